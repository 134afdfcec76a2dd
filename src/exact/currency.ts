import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'

/**
 * The currencies by how many decimal places their smallest unit has, as ISO 4217 lists them (list of 25 June 2024; a test compares with the package
 * currency-codes). Never from Intl, whose places are those of everyday prices and differ for some. Metals, funds and test codes have no smallest unit and are
 * left out.
 */
const CURRENCIES = [
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  '',
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP
   DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
   MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
   SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG`,
  'BHD IQD JOD KWD LYD OMR TND',
  'CLF UYW',
]

/**
 * How many decimal places the smallest unit of a currency has: 2 for USD (cents), 0 for JPY, 3 for KWD. Undefined for what is no currency.
 *
 * @example
 * ```ts
 * import { currencyPlaces } from 'coop-rules/exact'
 *
 * currencyPlaces('USD') // => 2
 * currencyPlaces('JPY') // => 0
 * currencyPlaces('usd') // => undefined
 * ```
 */
export const currencyPlaces = (currency: unknown): number | undefined => {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined
  const places = CURRENCIES.findIndex((codes) => codes.includes(currency))
  return places < 0 ? undefined : places
}

/** The same, where it must be one. Throws `unknown-currency`. */
export const placesOfCurrency = (currency: string): number => {
  const places = currencyPlaces(currency)
  if (places === undefined)
    throw new RulesError([problem(says.unknownCurrency, { path: 'currency', received: currency })])
  return places
}
