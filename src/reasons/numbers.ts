import {
  compare,
  decimalString,
  divide,
  exactDecimalString,
  multiply,
  placesOfCurrency,
  type Ratio,
  ratio,
  writtenMoney,
  ZERO,
} from '../exact/index.js'
import type { Locale } from '../problems/index.js'

/** How one language writes numbers. Exact where that is short; else as a fraction, with the rounded number beside it. */
export interface Numbers {
  /** A count with its noun in the right number: 1 ballot, 2 ballots. */
  readonly count: (count: number, one: string, other: string) => string
  readonly integer: (value: number | bigint) => string
  readonly number: (value: Ratio) => string
  readonly percent: (value: Ratio) => string
  /** An amount in smallest units, written in full with its currency: 1,234.50 USD. */
  readonly money: (amountMinor: bigint, currency: string) => string
  /** The same for parts of a smallest unit, before rounding: in full where that is short. */
  readonly exactMoney: (amountMinor: Ratio, currency: string) => string
  /** A price in whole units of a currency, with at least its places: 12.50 USD. */
  readonly price: (value: Ratio, currency: string) => string
  /** As numerator and denominator: 72/365. */
  readonly fraction: (value: Ratio) => string
  /** Names in a row: a, b and c. */
  readonly list: (items: readonly string[]) => string
}

/** The number formats of a language. */
export const numbersIn = (locale: Locale): Numbers => NUMBERS[locale]

const build = (locale: Locale, words: { point: string; percentSign: string; about: string }): Numbers => {
  const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const plurals = new Intl.PluralRules(locale)
  const lists = new Intl.ListFormat(locale)
  const integer = (value: number | bigint): string => integers.format(value)

  const decimal = (text: string): string => {
    const [whole = '0', fraction] = text.split('.')
    // Minus zero has a sign that its whole part loses: -0.5.
    const sign = whole.startsWith('-') ? '-' : ''
    const digits = integer(BigInt(whole.replace('-', '')))
    return fraction === undefined ? sign + digits : sign + digits + words.point + fraction
  }
  const number = (value: Ratio): string => {
    const text = exactDecimalString(value)
    if (text !== undefined && placesIn(text) <= MOST_PLACES_SHOWN) return decimal(text)
    // What rounds to nothing is not nothing: then the fraction says more.
    const short = decimalString({ value, places: 4, rounding: 'half-even' })
    if (/^-?0\.0*$/.test(short)) return fraction(value)
    const rounded = decimal(short)
    return text === undefined && value.denominator <= 1000n
      ? `${fraction(value)} (${words.about} ${rounded})`
      : `${words.about} ${rounded}`
  }
  const fraction = ({ numerator, denominator }: Ratio): string => `${numerator}/${denominator}`
  const percent = (value: Ratio): string => {
    const hundredfold = multiply(value, HUNDRED)
    const text = exactDecimalString(hundredfold)
    if (text !== undefined && placesIn(text) <= MOST_PLACES_SHOWN) return decimal(text) + words.percentSign
    // Well-known fractions say more than their digits.
    if (value.denominator <= 12n && compare(value, ZERO) > 0) return fraction(value)
    const rounded = decimal(decimalString({ value: hundredfold, places: 2, rounding: 'half-even' })) + words.percentSign
    return value.denominator <= 100_000n
      ? `${fraction(value)} (${words.about} ${rounded})`
      : `${words.about} ${rounded}`
  }
  const exactMoney = (amountMinor: Ratio, currency: string): string => {
    const places = placesOfCurrency(currency)
    const value = divide(amountMinor, ratio(10n ** BigInt(places)))
    const text = exactDecimalString(value)
    if (text !== undefined && placesIn(text) <= places + MORE_PLACES) {
      return `${decimal(decimalString({ value, places: Math.max(places, placesIn(text)), rounding: 'down' }))} ${currency}`
    }
    return `${words.about} ${decimal(decimalString({ value, places: places + MORE_PLACES, rounding: 'half-even' }))} ${currency}`
  }
  return {
    integer,
    exactMoney,
    price: (value, currency) => exactMoney(multiply(value, ratio(10n ** BigInt(placesOfCurrency(currency)))), currency),
    fraction,
    number,
    percent,
    money: (amountMinor, currency) => `${decimal(writtenMoney({ amountMinor, currency }))} ${currency}`,
    count: (count, one, other) => `${integer(count)} ${plurals.select(count) === 'one' ? one : other}`,
    list: (items) => lists.format(items),
  }
}

const HUNDRED = ratio(100n)
const MOST_PLACES_SHOWN = 6
const MORE_PLACES = 4

const placesIn = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)

const NUMBERS: Record<Locale, Numbers> = /* @__PURE__ */ (() => ({
  en: build('en', { point: '.', percentSign: '%', about: 'about' }),
  // Spanish sets the percent sign off by a space that does not break.
  es: build('es', { point: ',', percentSign: '\u00a0%', about: 'aproximadamente' }),
}))()
