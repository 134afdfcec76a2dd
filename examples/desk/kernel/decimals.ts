import { decimalPlaces, exactDecimalString, multiply, placesOfCurrency, type Ratio, ratio } from 'coop-rules/exact'
import type { Locale } from 'coop-rules/problems'
import { wordsOf, inLocale } from './words.js'

/** What somebody typed into a field for a number: as rules read it (`12.5`, `72%`, `2/3`), or what is wrong with it. */
export type Typed =
  | { readonly kind: 'read'; readonly value: string }
  | { readonly kind: 'empty' }
  /** It could be two numbers: people write 1,234 for a thousand and for hardly more than one. Both are given as they can be typed. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [string, string] }
  | { readonly kind: 'not-a-number' }
  /** A percentage, where the number is no share. */
  | { readonly kind: 'no-share' }

/**
 * Reads a number as people type it: with a decimal comma or a decimal point, with thousands set apart by spaces, points or commas, as a percentage, or as a fraction. Nothing is guessed: what could be two numbers is neither. In a field of shares
 * a plain number is a percentage, for that is what stands behind the field: `72` is 72 %.
 */
export const readTyped = (text: string, unit: string): Typed => {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').replace(MINUS, '-').trim()
  if (plain === '') return { kind: 'empty' }
  // Digits are looked for before other scripts' digits are made into ours: what nobody can check by eye is not taken.
  if (text.length > MOST || !ALLOWED.test(text.trim())) return { kind: 'not-a-number' }
  const fraction = FRACTION.exec(plain)
  if (fraction !== null)
    return BigInt(fraction[2] ?? '0') === 0n
      ? { kind: 'not-a-number' }
      : { kind: 'read', value: `${fraction[1]}/${fraction[2]}` }
  const [, sign = '', digits = '', percent = ''] = NUMBER.exec(plain) ?? []
  const end = percent === '' && unit !== 'share' ? '' : '%'
  const readings = readingsOf(digits)
  const [first, second] = readings
  if (first === undefined) return { kind: 'not-a-number' }
  if (percent !== '' && unit !== 'share') return { kind: 'no-share' }
  if (second === undefined) return { kind: 'read', value: `${sign}${first}${end}` }
  return { kind: 'ambiguous', readings: [`${sign}${first}`, `${sign}${second}0`] }
}

/** A number as rules read it, where what was typed is one; what is none stays as it was typed, for the rules to say what is wrong with it. */
export const numberTyped = (text: string, unit = ''): string => {
  const typed = readTyped(text, unit)
  return typed.kind === 'read' ? typed.value : text
}

/**
 * An amount of money as somebody typed it, in smallest units: `12,50`, `12.5`, `1.250,00` and `1,250` alike. One sign between groups of three digits parts thousands, for no currency here has so many places. Undefined where it is
 * no amount, or has more places than the currency.
 */
export const amountTyped = (text: string, currency: string): string | undefined => {
  const places = placesOfCurrency(currency)
  const typed = readTyped(text, '')
  const plain = typed.kind === 'ambiguous' && places < 3 ? typed.readings[0] : typed.kind === 'read' ? typed.value : ''
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(plain) ?? []
  if (whole === '' || part.length > places) return undefined
  return String(BigInt(`${whole}${part.padEnd(places, '0')}`) * (sign === '' ? 1n : -1n))
}

/** How a number stands in a field to be changed: so that reading it gives the same number again, whatever the language. Numbers that no decimal says are fractions. */
export const typedAs = (value: Ratio, unit: string, locale: Locale): string => {
  const shown = unit === 'share' ? multiply(value, HUNDRED) : value
  const text = exactDecimalString(shown)
  if (text === undefined) return `${value.numerator}/${value.denominator}`
  // With three decimals it might be thousands: one more says that it is not.
  const written = decimalPlaces(shown) === 3 ? `${text}0` : text
  return locale === 'es' ? written.replace('.', ',') : written
}

/** What is wrong with what was typed, and what to type instead; undefined where nothing is. */
export const tellTyped = (typed: Typed, locale: Locale): string | undefined => {
  const t = inLocale(WORDS, locale)
  switch (typed.kind) {
    case 'read':
      return undefined
    case 'empty':
      return t.empty
    case 'not-a-number':
      return t.notANumber
    case 'no-share':
      return t.noShare
    case 'ambiguous': {
      const [whole, decimal] = typed.readings.map((one) => (locale === 'es' ? one.replace('.', ',') : one))
      return t.ambiguous(whole ?? '', decimal ?? '')
    }
  }
}

/** All numbers that digits with separators can be, as rules read them. */
const readingsOf = (digits: string): readonly string[] => {
  if (digits === '') return []
  if (DIGITS.test(digits)) return [trimmed(digits)]
  const whole = GROUPED.exec(digits)
  const found: string[] = []
  if (whole !== null) found.push(trimmed(digits.replace(/[ .,]/g, '')))
  const decimal = DECIMAL.exec(digits)
  if (decimal !== null) {
    const [, before = '', after = ''] = decimal
    const mark = digits.charAt(before.length)
    // Thousands are set apart by another sign than the decimals.
    if (DIGITS.test(before) || (GROUPED.test(before) && !before.includes(mark)))
      found.push(`${trimmed(before.replace(/[ .,]/g, ''))}.${after}`)
  }
  return found
}

/** Whole digits without zeros before them. */
const trimmed = (digits: string): string => digits.replace(/^0+(?=\d)/, '')

const MOST = 60
const MINUS = /^[\u2212\u2010\u2011\u2013]/
/** Digits, separators, signs and spaces, those that do not break included; nothing of other scripts. */
const ALLOWED = /^[-+\u2212\u2010\u2011\u2013]?[0-9 .,/%\u00a0\u202f\u2009]+$/
const FRACTION = /^(-?\d{1,20}) ?\/ ?(\d{1,20})$/
const NUMBER = /^\+?(-?)([\d., ]*\d) ?(%?)$/
const DIGITS = /^\d+$/
/** One sign for all groups: 1,234,567 and not 1,234.567. A group of thousands does not begin with a zero. */
const GROUPED = /^[1-9]\d{0,2}([ .,])\d{3}(?:\1\d{3})*$/
const DECIMAL = /^(.*\d)[.,](\d+)$/
const HUNDRED = ratio(100n, 1n)

const WORDS = wordsOf({
  empty: ['Type a number.', 'Escribe un número.'],
  notANumber: [
    'This is not a number as we read them. Type digits, such as 12.5, 12,5, 72 % or 2/3.',
    'Esto no es un número como los leemos. Escribe cifras, como 12,5, 12.5, 72 % o 2/3.',
  ],
  noShare: [
    'This number is no share of anything: type it without a percent sign.',
    'Este número no es una proporción: escríbelo sin el signo de porcentaje.',
  ],
  ambiguous: [
    (whole: string, decimal: string) =>
      `This could be two numbers. Type ${whole} for the large one, or ${decimal} for the small one.`,
    (whole: string, decimal: string) =>
      `Esto podría ser dos números. Escribe ${whole} si es el grande, o ${decimal} si es el pequeño.`,
  ],
})
