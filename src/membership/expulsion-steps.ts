import type { CalendarDate } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Citation, ClauseId } from '../reasons/index.js'
import { type NoticeLength, readNotice } from './notice.js'
import { byDay, type RuleFields } from './rule-fields.js'
import { VERDICT_KINDS, type VerdictKind } from './verdict-given.js'

/** How a member can be expelled: for which grounds, with which notice, heard or not, and how long they may appeal to whom. */
export interface ExpulsionRule {
  readonly grounds: readonly string[]
  /** From the day the person is told of the grounds to the hearing and the decision. */
  readonly notice: NoticeLength
  /** Whether the person must be heard first, unless they decline or do not come. */
  readonly hearing: boolean
  /** From the day the person is told of the decision; that day not counted, the last one included. */
  readonly appealDays: number
  readonly appealTo: string
  readonly clauses?: readonly Citation[] | undefined
}

/** One step of expelling a member. */
export type ExpulsionStep = { readonly on: string } & (
  | { readonly kind: 'proposed'; readonly grounds: readonly string[] }
  | { readonly kind: 'notified' | 'heard' | 'declined-hearing' | 'did-not-come' | 'told' | 'appealed' | 'dropped' }
  | { readonly kind: 'decided'; readonly verdict: VerdictKind; readonly decision?: string | undefined }
  | { readonly kind: 'appeal-decided'; readonly result: 'upheld' | 'overturned' }
)

/** A step as it was read. */
export interface ReadStep {
  readonly kind: ExpulsionStep['kind']
  readonly on: CalendarDate
  readonly verdict: VerdictKind | undefined
  readonly result: 'upheld' | 'overturned' | undefined
  readonly path: string
}

/** Rules of expulsion as they were read. */
export interface ReadExpulsionRule {
  readonly grounds: readonly string[]
  readonly notice: NoticeLength
  readonly hearing: boolean
  readonly appealDays: number
  readonly appealTo: string
  readonly clauses: readonly Citation[]
}

/** Reads how a member can be expelled. */
export const readExpulsionRule = (value: unknown, path: string, fields: RuleFields): ReadExpulsionRule | undefined => {
  const record = fields.object(value, ['grounds', 'notice', 'hearing', 'appealDays', 'appealTo', 'clauses'], path)
  if (record === undefined) return undefined
  const grounds = readGrounds(record['grounds'], `${path}.grounds`, fields)
  const notice = readNotice(record['notice'], `${path}.notice`, fields)
  const hearing = fields.flag(record['hearing'], `${path}.hearing`)
  const appealDays = fields.oneOrMore(record['appealDays'], `${path}.appealDays`)
  const appealTo = fields.id(record['appealTo'], `${path}.appealTo`)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  if (notice === undefined || hearing === undefined || appealDays === undefined || appealTo === undefined)
    return undefined
  return { grounds, notice, hearing, appealDays, appealTo, clauses }
}

const CLAUSE = 'WJC-14' satisfies ClauseId

const readGrounds = (value: unknown, path: string, fields: RuleFields): readonly string[] => {
  const grounds = fields.ids(value, path)
  if (Array.isArray(value) && value.length === 0)
    fields.note(problem(says.emptyList, { path, received: value, facts: { what: 'grounds' } }))
  return grounds
}

/** Whether somebody is heard by a step, or could have been. */
export const isHearing = (kind: ExpulsionStep['kind']): boolean =>
  kind === 'heard' || kind === 'declined-hearing' || kind === 'did-not-come'

/** Which step each one needs before it. */
const NEEDS: Readonly<Record<ExpulsionStep['kind'], ExpulsionStep['kind'] | undefined>> = {
  proposed: undefined,
  notified: 'proposed',
  heard: 'proposed',
  'declined-hearing': 'proposed',
  'did-not-come': 'proposed',
  decided: 'proposed',
  told: 'decided',
  appealed: 'decided',
  'appeal-decided': 'appealed',
  dropped: 'proposed',
}

const KINDS = Object.keys(NEEDS) as readonly ExpulsionStep['kind'][]
const KEYS = ['kind', 'on', 'grounds', 'verdict', 'decision', 'result']

/** Reads steps, by day, those of one day as listed: each once, hearings as often as they were held, and none before what it needs. */
export const readSteps = (value: unknown, grounds: readonly string[], fields: RuleFields): readonly ReadStep[] => {
  const steps = byDay(
    fields.records(fields.list(value, 'steps'), KEYS, 'steps', (record, path): ReadStep | undefined => {
      const kind = fields.oneOf(record['kind'], KINDS, `${path}.kind`)
      const on = fields.date(record['on'], `${path}.on`)
      const { verdict, result } = readWhat(record, kind, grounds, path, fields)
      return kind === undefined || on === undefined ? undefined : { kind, on, verdict, result, path }
    }),
  )
  const done = new Set<ExpulsionStep['kind']>()
  for (const { kind, path, verdict } of steps) {
    const needs = NEEDS[kind]
    if (done.has(kind) && !isHearing(kind))
      fields.note(problem(says.listedTwice, { path, received: kind, facts: { what: kind } }))
    else if (needs !== undefined && !done.has(needs))
      fields.note(problem(says.stepMissing, { path, received: kind, facts: { step: needs } }))
    // A verdict that is open has decided nothing: another may follow it, and nobody is told of it.
    if (verdict !== 'open') done.add(kind)
  }
  return steps
}

/** What only some kinds of step say, and they must. */
const readWhat = (
  record: Readonly<Record<string, unknown>>,
  kind: ExpulsionStep['kind'] | undefined,
  grounds: readonly string[],
  path: string,
  fields: RuleFields,
): Pick<ReadStep, 'verdict' | 'result'> => {
  const own =
    kind === 'proposed'
      ? ['grounds']
      : kind === 'decided'
        ? ['verdict', 'decision']
        : kind === 'appeal-decided'
          ? ['result']
          : []
  const known = ['kind', 'on', ...own]
  for (const key of KEYS)
    if (kind !== undefined && record[key] !== undefined && !known.includes(key))
      fields.note(
        problem(says.unknownKey, { path: `${path}.${key}`, received: key, facts: { known: known.join(', ') } }),
      )
  if (kind === 'proposed') {
    const stated = readGrounds(record['grounds'], `${path}.grounds`, fields)
    stated.forEach((ground, at) => fields.oneOf(ground, grounds, `${path}.grounds[${at}]`))
  }
  if (kind === 'decided') fields.idOrNone(record['decision'], `${path}.decision`)
  return {
    verdict: kind === 'decided' ? fields.oneOf(record['verdict'], VERDICT_KINDS, `${path}.verdict`) : undefined,
    result:
      kind === 'appeal-decided'
        ? fields.oneOf(record['result'], ['upheld', 'overturned'] as const, `${path}.result`)
        : undefined,
  }
}
