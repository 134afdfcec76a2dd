import { writtenMoney } from 'coop-rules/exact'
import { amountTyped, numberTyped } from '../../kernel/decimals.js'
import type { Asked } from '../../kernel/route.js'
import type { Changeable } from './fields.js'

/** A value as it stands in its field. */
export const shown = (
  { kind, value }: Changeable,
  { locale, charter: { currency } }: Pick<Asked, 'locale' | 'charter'>,
) => {
  const written = kind === 'money' ? writtenMoney({ amountMinor: BigInt(value), currency }) : value
  return (kind === 'number' || kind === 'money') && locale === 'es' ? written.replace('.', ',') : written
}

/** What was typed, as a charter has it; what is none stays as it is, for the check to say so. */
export const valueOf = (one: Changeable, said: string, currency: string): unknown => {
  if (one.kind === 'yes-no') return said === 'yes'
  if (one.kind === 'title' || one.kind === 'mode') return said
  if (one.kind === 'money') return amountTyped(said, currency) ?? said
  // What nobody changed stays as it is written, even where it could be read as two numbers.
  const typed = said.replace(',', '.') === one.value ? one.value : numberTyped(said, one.kind)
  return one.kind === 'whole' && /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed
}
