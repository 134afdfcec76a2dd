import type { Command } from 'coop-rules/cooperative'
import { type DaysAgo, type DemoPart, demoText } from './part.js'

const PROJECT = { project: 'harbour' } as const
const POSTER = demoText(
  'Invoice 12, Imprenta del Puerto: 150 posters, 48.00 EUR, VAT included. Paid by transfer.',
  'Factura 12, Imprenta del Puerto: 150 carteles, 48,00 EUR, IVA incluido. Pagada por transferencia.',
)
const GIFT = demoText('Receipt 9: 600.00 EUR, for the accordion.', 'Recibo 9: 600,00 EUR, para el acordeón.')

/** The money of `harbour`: a gift, expenses with and without a document, and a payday on which there was too little, so that pay is held today. */
export const accountsDemo: DemoPart = {
  names: {
    'gift-5': { en: 'a gift for the music', es: 'una donación para la música' },
    'harbour-posters': { en: '150 posters', es: '150 carteles' },
    'harbour-food': { en: 'lunch at the harbour', es: 'comida en el puerto' },
    'harbour-food-back': { en: 'lunch at the harbour, taken back', es: 'comida en el puerto, corregido' },
    'pay-harbour-1': {
      en: 'of the first weeks of “Harbour lights”',
      es: 'de las primeras semanas de «Luces del puerto»',
    },
    'pay-harbour-2': { en: 'of this month in “Harbour lights”', es: 'de este mes en «Luces del puerto»' },
  },
  texts: [POSTER, GIFT],
  commands: (day) => [...booked(day), ...paid(day), ...thisMonth(day)],
}

/** Money that came and went (WJC-21, WJC-22, WJC-24): one expense still has no document, one was a mistake and is taken back. */
const booked = (day: DaysAgo): readonly Command[] => [
  {
    at: day(24),
    by: 'wren',
    type: 'record-donation',
    entry: 'gift-5',
    amountMinor: '60000',
    income: 'a-gifts',
    into: 'a-bank',
    fund: 'music-fund',
    document: { kind: 'receipt', name: 'receipt-gift-5', sha256: GIFT.fingerprint },
  },
  {
    at: day(12),
    by: 'wren',
    type: 'record-expense',
    entry: 'harbour-posters',
    amountMinor: '4800',
    account: 'a-studio',
    from: 'a-bank',
    of: PROJECT,
    line: 'l-studio',
    document: { kind: 'invoice', name: 'invoice-print-12', sha256: POSTER.fingerprint },
  },
  {
    at: day(6),
    by: 'wren',
    type: 'record-expense',
    entry: 'harbour-food',
    amountMinor: '5350',
    account: 'a-travel',
    from: 'a-bank',
    of: PROJECT,
  },
  { at: day(5), by: 'wren', type: 'correct-entry', entry: 'harbour-food-back', reverses: 'harbour-food' },
]

/** A payday with more earned than there was: nobody had chosen anything else, so what could not be paid is held, at the rate that all set (WJC-9, WJC-11, WJC-20). */
const paid = (day: DaysAgo): readonly Command[] => [
  { at: day(27), by: 'otter', type: 'open-payday', payday: 'pay-harbour-1', ...PROJECT },
  ...hours(day, 'pay-harbour-1', 21, [
    ['otter', 'full-time-coordinator', 24, 8],
    ['otter', 'full-time-coordinator', 23, 8],
    ['robin', 'full-time-coordinator', 23, 6],
    ['ibis', 'full-time-coordinator', 22, 7],
    ['finch', 'full-time-worker-owner', 24, 8],
    ['finch', 'full-time-worker-owner', 22, 8],
    ['crane', 'full-time-volunteer', 23, 8],
    ['marten', 'part-time-volunteer', 22, 5],
    ['swift', 'part-time-volunteer', 22, 4],
  ]),
  { at: day(20), by: 'swift', type: 'forfeit-pay', payday: 'pay-harbour-1' },
  { at: day(19), by: 'otter', type: 'run-payday', payday: 'pay-harbour-1', availableMinor: '30000' },
]

/** A payday that is open today, with the first hours. */
const thisMonth = (day: DaysAgo): readonly Command[] => [
  { at: day(8), by: 'robin', type: 'open-payday', payday: 'pay-harbour-2', ...PROJECT },
  ...hours(day, 'pay-harbour-2', 3, [
    ['robin', 'full-time-coordinator', 5, 7],
    ['marten', 'part-time-volunteer', 4, 6],
  ]),
]

const hours = (
  day: DaysAgo,
  payday: string,
  recorded: number,
  worked: readonly (readonly [by: string, category: string, daysAgo: number, hours: number])[],
): readonly Command[] =>
  worked.map(
    ([by, category, ago, many]): Command => ({
      at: day(recorded),
      by,
      type: 'record-hours',
      payday,
      category,
      date: day(ago),
      hours: many,
    }),
  )
