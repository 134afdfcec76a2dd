import type { Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem } from '../problems/index.js'
import { checkConsentRule } from './read-consent-rule.js'
import { among, checkDay, checkWider, readPeople } from './read-round.js'
import type { ConsentStep } from './round.js'

const KEYS = [
  'circle',
  'wider',
  'role',
  'term',
  'rule',
  'members',
  'present',
  'facilitator',
  'nominations',
  'changes',
  'proposed',
  'steps',
]

/** Reads what was said and done about a role: whom each named last, and all who were named. */
export const readSelection = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  fields.id(input['circle'], 'circle')
  checkWider(input, '', fields)
  fields.id(input['role'], 'role')
  const term = fields.record(input['term'], ['from', 'until'], 'term')
  const { from, until } = term
  if (typeof from === 'string' && typeof until === 'string') fields.days(from, until, 'term.from', 'term.until')
  else if (isRecord(input['term'])) {
    checkDay(from, 'term.from', fields)
    checkDay(until, 'term.until', fields)
  }
  checkConsentRule(input['rule'], 'rule', fields)
  const { members, present } = readPeople(input, '', fields)
  const named = new Map<MemberId, MemberId>()
  const nominees = new Set<MemberId>()
  const nominate = (key: 'nominations' | 'changes', allowed: readonly MemberId[]) => {
    const seen = new Set<MemberId>()
    fields.records(fields.listOrNone(input[key], key), ['by', 'nominee', 'reason'], key, (record, path) => {
      const by = among(record['by'], allowed, `${path}.by`, fields)
      const nominee = among(record['nominee'], members, `${path}.nominee`, fields)
      fields.id(record['reason'], `${path}.reason`)
      if (by === undefined || nominee === undefined) return
      if (seen.has(by))
        fields.note(problem(says.listedTwice, { path: `${path}.by`, received: by, facts: { what: by } }))
      seen.add(by)
      named.set(by, nominee)
      nominees.add(nominee)
    })
  }
  if (input['nominations'] === undefined) fields.list(undefined, 'nominations')
  nominate('nominations', present)
  nominate('changes', [...named.keys()])
  if (input['proposed'] !== undefined) among(input['proposed'], [...nominees], 'proposed', fields)
  const steps = fields.listOrNone(input['steps'], 'steps') as readonly ConsentStep[]
  return { named, nominees: [...nominees], present, steps }
}
