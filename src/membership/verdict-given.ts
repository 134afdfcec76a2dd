import type { CalendarDate } from '../calendar/index.js'
import type { RuleFields } from './rule-fields.js'

/** What a decision came to, as data: which day, and by which decision. The rooms above make verdicts; these rules only take them. */
export interface VerdictGiven {
  readonly kind: VerdictKind
  readonly on: string
  readonly decision?: string | undefined
}

/** What a decision can be. */
export type VerdictKind = 'carried' | 'lost' | 'tied' | 'inquorate' | 'open'

/** A verdict as it was read. */
export interface ReadVerdict {
  readonly kind: VerdictKind
  readonly on: CalendarDate
  readonly decision: string | undefined
}

/** What a decision can be. */
export const VERDICT_KINDS = ['carried', 'lost', 'tied', 'inquorate', 'open'] as const satisfies readonly VerdictKind[]

/** Reads a verdict that may be left out. */
export const readVerdict = (value: unknown, path: string, fields: RuleFields): ReadVerdict | undefined => {
  if (value === undefined) return undefined
  const record = fields.object(value, ['kind', 'on', 'decision'], path)
  if (record === undefined) return undefined
  const kind = fields.oneOf(record['kind'], VERDICT_KINDS, `${path}.kind`)
  const on = fields.date(record['on'], `${path}.on`)
  const decision = fields.idOrNone(record['decision'], `${path}.decision`)
  return kind === undefined || on === undefined ? undefined : { kind, on, decision }
}
