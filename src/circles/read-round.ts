import type { Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, wrongKind } from '../problems/index.js'
import { checkConsentRule } from './read-consent-rule.js'
import type { ConsentRound, ConsentStep, Objection } from './round.js'

/** Notes what is no date as text: a round keeps what it is given, and must travel as JSON. */
export const checkDay = (value: unknown, path: string, fields: Fields): void => {
  if (value === undefined || typeof value === 'string') fields.date(value, path)
  else fields.note(problem(says.notADate, { path, received: value }))
}

/** An id that must be one of these. */
export const among = (value: unknown, of: readonly string[], path: string, fields: Fields): string | undefined => {
  const id = fields.id(value, path)
  if (id === undefined || of.includes(id)) return id
  return fields.note(problem(says.notOneOf, { path, received: id, facts: { options: of.join(', ') } }))
}

/** Reads who is there: the members of the circle, those present of them, and who facilitates, one of those present whom the matter does not concern. */
export const readPeople = (
  input: Readonly<Record<string, unknown>>,
  path: string,
  fields: Fields,
): {
  readonly members: readonly MemberId[]
  readonly present: readonly MemberId[]
  readonly concerned: readonly MemberId[]
} => {
  const members = fields.ids(input['members'], `${path}members`)
  const known = new Set(members)
  const within = (key: string): readonly MemberId[] => {
    const ids = new Set(fields.ids(input[key], path + key))
    const strange = [...ids].find((id) => !known.has(id))
    if (strange !== undefined) fields.note(problem(says.notEntitled, { path: path + key, received: strange }))
    return members.filter((id) => ids.has(id))
  }
  const present = within('present')
  const concerned = input['concerned'] === undefined ? [] : within('concerned')
  among(
    input['facilitator'],
    present.filter((id) => !concerned.includes(id)),
    `${path}facilitator`,
    fields,
  )
  return { members, present, concerned }
}

/** The keys of what a round begins with. */
export const START_KEYS = [
  'circle',
  'wider',
  'proposal',
  'wording',
  'reviewOn',
  'rule',
  'members',
  'present',
  'facilitator',
  'concerned',
]
const ROUND_KEYS = [...START_KEYS, 'phase', 'round', 'heard', 'answers', 'objections', 'result']

const PHASES = ['presented', 'questions', 'reactions', 'objections', 'integrating', 'closed'] as const
const STATUSES = ['raised', 'upheld', 'not-upheld', 'withdrawn', 'integrated'] as const

/** Notes what is wrong with a round that may have been stored, and have come back as something else. */
export const checkRound = (value: unknown, path: string, fields: Fields): value is ConsentRound => {
  if (!isRecord(value)) {
    fields.note(wrongKind(value, path, 'an object'))
    return false
  }
  const before = fields.problems.length
  const record = fields.record(value, ROUND_KEYS, path)
  for (const key of ['circle', 'proposal', 'wording']) fields.id(record[key], `${path}.${key}`)
  checkConsentRule(record['rule'], `${path}.rule`, fields)
  checkWider(record, `${path}.`, fields)
  checkDay(record['reviewOn'], `${path}.reviewOn`, fields)
  const { members } = readPeople(record, `${path}.`, fields)
  // Left out of a start it is nobody; a round always says who.
  if (record['concerned'] === undefined) fields.list(undefined, `${path}.concerned`)
  const phase = fields.oneOf(record['phase'], PHASES, `${path}.phase`)
  const round = fields.oneOrMore(record['round'], `${path}.round`)
  fields.ids(record['heard'], `${path}.heard`)
  const answered = fields.records(
    fields.list(record['answers'], `${path}.answers`),
    ['member', 'answer'],
    `${path}.answers`,
    (one, place) => {
      fields.oneOf(one['answer'], ['consent', 'stand-aside'] as const, `${place}.answer`)
      return among(one['member'], members, `${place}.member`, fields)
    },
  )
  fields.ids(answered, `${path}.answers`)
  checkObjections(record['objections'], `${path}.objections`, members, round ?? 1, fields)
  if (record['result'] !== undefined) {
    const result = fields.record(record['result'], ['kind', 'to'], `${path}.result`)
    const kind = fields.oneOf(result['kind'], ['carried', 'not-carried', 'escalated'] as const, `${path}.result.kind`)
    if (kind === 'escalated' || result['to'] !== undefined) fields.id(result['to'], `${path}.result.to`)
  }
  // A closed round has a result, and no other has.
  if (phase === 'closed' && record['result'] === undefined)
    fields.note(wrongKind(undefined, `${path}.result`, 'an object'))
  if (phase !== undefined && phase !== 'closed' && record['result'] !== undefined)
    fields.note(problem(says.notOneOf, { path: `${path}.phase`, received: phase, facts: { options: 'closed' } }))
  return fields.problems.length === before
}

const checkObjections = (
  value: unknown,
  path: string,
  members: readonly MemberId[],
  last: number,
  fields: Fields,
): void => {
  const keys = ['member', 'reason', 'criterion', 'round', 'status', 'judgements'] satisfies (keyof Objection)[]
  fields.records(fields.list(value, path), keys, path, (one, place) => {
    among(one['member'], members, `${place}.member`, fields)
    fields.id(one['reason'], `${place}.reason`)
    fields.id(one['criterion'], `${place}.criterion`)
    const round = fields.oneOrMore(one['round'], `${place}.round`)
    if (round !== undefined && round > last)
      fields.note(
        problem(says.outOfRange, { path: `${place}.round`, received: round, facts: { from: '1', to: String(last) } }),
      )
    fields.oneOf(one['status'], STATUSES, `${place}.status`)
    const judgements = fields.list(one['judgements'], `${place}.judgements`)
    const judges = fields.records(judgements, ['by', 'upheld', 'reason'], `${place}.judgements`, (judgement, at) => {
      fields.id(judgement['reason'], `${at}.reason`)
      if (typeof judgement['upheld'] !== 'boolean')
        fields.note(wrongKind(judgement['upheld'], `${at}.upheld`, 'true or false'))
      return among(judgement['by'], members, `${at}.by`, fields)
    })
    fields.ids(judges, `${place}.judgements`)
  })
}

/** The wider circle is named where it would take the proposal up. */
export const checkWider = (input: Readonly<Record<string, unknown>>, path: string, fields: Fields): void => {
  const { rule, wider } = input
  if (wider !== undefined || (isRecord(rule) && rule['otherwise'] === 'wider-circle')) fields.id(wider, `${path}wider`)
}

const STEP_KEYS: Record<ConsentStep['kind'], readonly string[]> = {
  proceed: [],
  heard: [],
  answer: ['answer'],
  withdraw: [],
  judge: ['of', 'upheld', 'reason'],
  amend: ['wording', 'reviewOn'],
  'give-up': [],
  join: [],
  leave: [],
  'hand-over': ['to'],
}
const STEPS = Object.keys(STEP_KEYS) as ConsentStep['kind'][]

/** Notes what is wrong with a step by itself: its shape, a criterion that the test does not have, somebody who is no member of the circle. */
export const checkStep = (
  value: unknown,
  path: string,
  { members, criteria }: { readonly members: readonly MemberId[]; readonly criteria: readonly string[] },
  fields: Fields,
): value is ConsentStep => {
  if (!isRecord(value)) {
    fields.note(wrongKind(value, path, 'an object'))
    return false
  }
  const before = fields.problems.length
  const kind = fields.oneOf(value['kind'], STEPS, `${path}.kind`)
  if (kind === undefined) return false
  const objects = kind === 'answer' && value['answer'] === 'objection'
  const keys = ['kind', 'by', ...STEP_KEYS[kind], ...(objects ? ['reason', 'criterion'] : [])]
  const step = fields.record(value, keys, path)
  among(step['by'], members, `${path}.by`, fields)
  if (kind === 'answer')
    fields.oneOf(step['answer'], ['consent', 'stand-aside', 'objection'] as const, `${path}.answer`)
  if (objects || kind === 'judge') fields.id(step['reason'], `${path}.reason`)
  if (objects) among(step['criterion'], criteria, `${path}.criterion`, fields)
  if (kind === 'judge') {
    among(step['of'], members, `${path}.of`, fields)
    if (typeof step['upheld'] !== 'boolean') fields.note(wrongKind(step['upheld'], `${path}.upheld`, 'true or false'))
  }
  if (kind === 'amend') {
    fields.id(step['wording'], `${path}.wording`)
    if (step['reviewOn'] !== undefined) checkDay(step['reviewOn'], `${path}.reviewOn`, fields)
  }
  if (kind === 'hand-over') among(step['to'], members, `${path}.to`, fields)
  return fields.problems.length === before
}
