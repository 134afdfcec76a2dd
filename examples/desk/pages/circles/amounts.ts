import { writtenMoney } from 'coop-rules/exact'
import type { Locale } from 'coop-rules/problems'

/** An amount as it stands in a field to be changed, without its currency. */
export const exactDecimal = (amountMinor: string, currency: string, locale: Locale): string => {
  const written = writtenMoney({ amountMinor: BigInt(amountMinor), currency })
  return locale === 'es' ? written.replace('.', ',') : written
}
