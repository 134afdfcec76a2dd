import { tryAverageOf } from '../averages/index.js'
import type { Fields } from '../calendar/index.js'
import { compare, type ExactInput, ONE } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, tellNoTexts, wrongKind } from '../problems/index.js'
import type { RemovalRule } from './removal.js'
import { VOTE_KEYS, verdictAt } from './votes.js'

const KEYS = ['from', 'person', 'team', 'workerOwners', 'coordinates', 'proposals', 'rule', 'clauses', ...VOTE_KEYS]

/** Reads who is voted on, by whom. What is wrong is noted. */
export const readRemoval = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const from = fields.oneOf(input['from'], ['team', 'coordination'] as const, 'from')
  const person = fields.id(input['person'], 'person')
  const team = fields.ids(input['team'], 'team')
  if (person !== undefined && Array.isArray(input['team']) && !team.includes(person))
    fields.note(problem(says.notInTeam, { path: 'person', received: person }))
  const coordinates = fields.ids(input['coordinates'], 'coordinates')
  if (from === 'coordination' && Array.isArray(input['coordinates']) && coordinates.length === 0)
    fields.note(problem(says.notACoordinator, { path: 'coordinates', received: input['coordinates'] }))
  const rule = readRemovalRule(input['rule'], 'rule', fields)
  const owners = rule?.decidedBy === 'worker-owners' || input['workerOwners'] !== undefined
  const workerOwners = owners ? fields.ids(input['workerOwners'], 'workerOwners') : []
  readProposals(input['proposals'], fields)
  // The counts are held against the electorate once everything else is known to be right; their own mistakes are told at once.
  const noRule = { atLeast: 0, of: 'electorate' }
  if (fields.problems.length > 0)
    verdictAt({ rule: noRule, electorate: Number.MAX_SAFE_INTEGER, votes: input, path: '' }, fields.problems)
  return { team, voters: rule?.decidedBy === 'worker-owners' ? workerOwners : team, coordinates }
}

const readProposals = (value: unknown, fields: Fields): void => {
  const seen = new Set<string>()
  const shares: unknown[] = []
  const list = fields.list(value, 'proposals')
  const before = fields.problems.length
  fields.records(list, ['person', 'share'], 'proposals', (record, path) => {
    const person = fields.id(record['person'], `${path}.person`)
    if (person !== undefined && seen.has(person))
      fields.note(problem(says.listedTwice, { path: `${path}.person`, received: person, facts: { what: person } }))
    if (person !== undefined) seen.add(person)
    readShare(record['share'], `${path}.share`, fields)
    shares.push(record['share'])
  })
  if (fields.problems.length > before) return
  const mean = tryAverageOf({ proposals: shares as ExactInput[] })
  if (mean.kind === 'refused') for (const found of mean.problems) fields.note({ ...found, path: `${found.path}.share` })
}

/** A part of a whole, from nothing to all of it. */
const readShare = (value: unknown, path: string, fields: Fields): void => {
  const share = fields.number(value, path)
  if (share !== undefined && (share.numerator < 0n || compare(share, ONE) > 0))
    fields.note(problem(says.notAShare, { path, received: value }))
}

/** Reads how a team removes somebody; undefined where it cannot be read. What is wrong with it is noted. */
export const readRemovalRule = (value: unknown, path: string, fields: Fields): RemovalRule | undefined => {
  const rule = fields.record(value, ['provisional', 'minimumProposals', 'personConcerned', 'decidedBy'], path)
  if (!isRecord(value)) return undefined
  const before = fields.problems.length
  readShare(rule['provisional'], `${path}.provisional`, fields)
  const { minimumProposals } = rule
  if (!(typeof minimumProposals === 'number' && Number.isSafeInteger(minimumProposals) && minimumProposals >= 0))
    fields.note(
      minimumProposals === undefined
        ? wrongKind(undefined, `${path}.minimumProposals`, '')
        : problem(says.notACount, { path: `${path}.minimumProposals`, received: minimumProposals }),
    )
  fields.oneOf(rule['personConcerned'], ['included', 'excluded'] as const, `${path}.personConcerned`)
  fields.oneOf(rule['decidedBy'], ['team', 'worker-owners'] as const, `${path}.decidedBy`)
  return fields.problems.length === before ? (rule as unknown as RemovalRule) : undefined
}
