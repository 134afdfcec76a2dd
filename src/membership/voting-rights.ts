import {
  addMonths,
  type CalendarDate,
  dateOfEpochDay,
  dayOf,
  epochDay,
  isLeapYear,
  monthOf,
  yearOf,
} from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readClass, readClasses } from './changes.js'
import type { Member, MemberClass, MemberId } from './electorate.js'
import { RuleFields } from './rule-fields.js'

/** Who of the members votes. */
export interface VotingRule {
  /** From the birthday of this age on; any age where none is said. */
  readonly votingAge?: number | undefined
  /** When somebody born on 29 February has their birthday in a year without that day. */
  readonly leapBirthday: 'march-1' | 'february-28'
  readonly probationersVote: boolean
  readonly suspendedVote: boolean
  readonly clauses?: readonly Citation[] | undefined
}

/** A member as the register of a day has them; a member of good standing where nothing else is said. */
export interface Voter extends Member {
  readonly standing?: 'member' | 'probationer' | undefined
  /** Since when they belong; whoever belongs from a later day on than the one asked for has no vote yet. */
  readonly since?: string | undefined
  readonly classSince?: string | undefined
  readonly founder?: boolean | undefined
  /** Since when they are suspended; from a later day on than the one asked for, it takes no vote yet. */
  readonly suspendedSince?: string | undefined
  readonly decision?: string | undefined
  /** Memberships that ended: the register has them, and nothing of them is read here. */
  readonly earlier?: readonly object[] | undefined
}

/** Members, and the day for which is asked. */
export interface VotingInput {
  readonly rule: VotingRule
  readonly classes: readonly MemberClass[]
  /** Such as `members` and `probationers` of the register of that day. */
  readonly members: readonly Voter[]
  /** When people were born; needed of everybody, enterprises excepted, where there is a voting age. */
  readonly born?: readonly { readonly member: MemberId; readonly on: string }[] | undefined
  readonly on: string
}

/** Why a member has no vote. */
export type NoVote = 'not-yet' | 'class' | 'suspended' | 'probation' | 'age'

/** Who may vote on a day, and who may not. */
export interface VotingRights {
  readonly kind: 'voting-rights'
  /** In the order in which they were given; what `electorateOf` takes. */
  readonly members: readonly Member[]
  readonly without: readonly { readonly member: MemberId; readonly why: NoVote }[]
  readonly because: Because
}

/**
 * Who of the members may vote on a day? Those who belong by then, whose class votes, who are not suspended or on probation (unless the rule lets them), and who are of age: they have had the birthday of the
 * voting age, that day included. Whoever has no vote for several reasons is told the first, in that order. Each has one vote; an enterprise is one member, and has no age. As in the register, what begins after the
 * day asked for does not count yet: a suspension that is to begin takes no vote, and a membership that is to begin gives none.
 *
 * Throws, with everything that is wrong: `missing-key` (no birth date where there is a voting age), `listed-twice`, `not-in-order` (born after the day, or of their class only since: what they were that day is not
 * known), `not-one-or-more`, `not-one-of`, `not-a-date`, `not-a-name`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-1, WC-2, WJC-16. Reading: whoever was born on 29 February comes of age on 1 March (`march-1`); other: on 28 February.
 *
 * @example
 * ```ts
 * import { entitledToVote } from 'coop-rules/membership'
 *
 * const rights = entitledToVote({
 *   rule: { votingAge: 16, leapBirthday: 'march-1', probationersVote: false, suspendedVote: false },
 *   classes: [{ id: 'worker-owner', hasVote: true }],
 *   members: [{ id: 'ana', memberClass: 'worker-owner' }],
 *   born: [{ member: 'ana', on: '2008-02-29' }],
 *   on: '2024-02-28',
 * })
 * rights.without // => [{ member: 'ana', why: 'age' }]
 * ```
 */
export const entitledToVote = (input: VotingInput): VotingRights => orThrow(tryEntitledToVote(input))

/** The same for data from outside: refuses where `entitledToVote` throws. */
export const tryEntitledToVote = (input: VotingInput): VotingRights | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'classes', 'members', 'born', 'on'], '')
  const rule = readVotingRule(input.rule, 'rule', fields)
  const on = fields.date(input.on, 'on')
  const classes = readClasses(input.classes, 'classes', fields)
  const voters = readVoters(input.members, classes, on, fields)
  const born = readBorn(input.born, on, fields)
  const aged = (memberClass: string): boolean => classes.find(({ id }) => id === memberClass)?.of !== 'enterprises'
  if (rule?.votingAge !== undefined)
    for (const { id, memberClass } of voters)
      if (aged(memberClass) && !born.has(id))
        fields.note(problem(says.missingKey, { path: 'born', received: undefined, facts: { key: id } }))
  if (fields.problems.length > 0 || rule === undefined || on === undefined) return fields.refused
  const votes = new Set(classes.filter(({ hasVote }) => hasVote).map(({ id }) => id))
  const whyNot = ({ id, memberClass, belongs, probation, suspended }: ReadVoter): NoVote | undefined => {
    if (!belongs) return 'not-yet'
    if (!votes.has(memberClass)) return 'class'
    if (suspended && !rule.suspendedVote) return 'suspended'
    if (probation && !rule.probationersVote) return 'probation'
    const birth = aged(memberClass) ? born.get(id) : undefined
    const young =
      rule.votingAge !== undefined && birth !== undefined && !isOfAge(birth, rule.votingAge, on, rule.leapBirthday)
    return young ? 'age' : undefined
  }
  const judged = voters.map((voter) => ({ voter, why: whyNot(voter) }))
  const members = judged.filter(({ why }) => why === undefined).map(({ voter }) => voter.member)
  const without = judged.flatMap(({ voter, why }) => (why === undefined ? [] : [{ member: voter.id, why }]))
  const { clauses, votingAge = 0 } = rule
  const reasons = WHY.flatMap((why): Reason[] => {
    const those = without.filter((one) => one.why === why).map(({ member }) => member)
    return those.length === 0 ? [] : [{ code: 'without-vote', clauses, why, members: those, votingAge }]
  })
  const first: Reason = { code: 'may-vote', clauses, observed: members.length, outOf: voters.length, on }
  return { kind: 'voting-rights', members, without, because: [first, ...reasons] }
}

const CLAUSE = 'WC-1' satisfies ClauseId
const WHY = ['not-yet', 'class', 'suspended', 'probation', 'age'] as const satisfies readonly NoVote[]

/** A rule of who votes as it was read. */
export interface ReadVotingRule {
  readonly votingAge: number | undefined
  readonly leapBirthday: 'march-1' | 'february-28'
  readonly probationersVote: boolean
  readonly suspendedVote: boolean
  readonly clauses: readonly Citation[]
}

/** Reads a rule of who votes. */
export const readVotingRule = (value: unknown, path: string, fields: RuleFields): ReadVotingRule | undefined => {
  const KEYS = ['votingAge', 'leapBirthday', 'probationersVote', 'suspendedVote', 'clauses']
  const record = fields.object(value, KEYS, path)
  if (record === undefined) return undefined
  const age = record['votingAge']
  const votingAge = age === undefined ? undefined : fields.oneOrMore(age, `${path}.votingAge`)
  const leapBirthday = fields.oneOf(record['leapBirthday'], ['march-1', 'february-28'] as const, `${path}.leapBirthday`)
  const probationersVote = fields.flag(record['probationersVote'], `${path}.probationersVote`)
  const suspendedVote = fields.flag(record['suspendedVote'], `${path}.suspendedVote`)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  if (leapBirthday === undefined || probationersVote === undefined || suspendedVote === undefined) return undefined
  return { votingAge, leapBirthday, probationersVote, suspendedVote, clauses }
}

interface ReadVoter {
  readonly id: MemberId
  readonly memberClass: string
  /** Whether they belong, and are suspended, by the day asked for. */
  readonly belongs: boolean
  readonly probation: boolean
  readonly suspended: boolean
  readonly member: Member
}

const VOTER_KEYS = [
  'id',
  'memberClass',
  'teams',
  'standing',
  'since',
  'classSince',
  'founder',
  'suspendedSince',
  'decision',
  'earlier',
]

const readVoters = (
  value: unknown,
  classes: readonly MemberClass[],
  on: CalendarDate | undefined,
  fields: RuleFields,
): readonly ReadVoter[] => {
  const seen = new Set<string>()
  const isLater = (day: CalendarDate | undefined): boolean => on !== undefined && day !== undefined && day > on
  return fields.records(fields.list(value, 'members'), VOTER_KEYS, 'members', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    const memberClass = readClass(record['memberClass'], classes, `${path}.memberClass`, fields)
    const standing = record['standing'] ?? 'member'
    const probation = fields.oneOf(standing, ['member', 'probationer'] as const, `${path}.standing`) === 'probationer'
    const teams = record['teams'] === undefined ? undefined : fields.ids(record['teams'], `${path}.teams`)
    const belongs = !isLater(fields.dateOrNone(record['since'], `${path}.since`))
    const suspendedSince = fields.dateOrNone(record['suspendedSince'], `${path}.suspendedSince`)
    const suspended = suspendedSince !== undefined && !isLater(suspendedSince)
    const classSince = fields.dateOrNone(record['classSince'], `${path}.classSince`)
    if (belongs) fields.notBefore(on, classSince, 'on')
    if (id !== undefined && seen.has(id))
      fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
    if (id === undefined || memberClass === undefined) return undefined
    seen.add(id)
    const member = { id, memberClass, ...(teams === undefined ? {} : { teams }) }
    return { id, memberClass, belongs, probation, suspended, member }
  })
}

const readBorn = (value: unknown, on: CalendarDate | undefined, fields: RuleFields): Map<MemberId, CalendarDate> => {
  const born = new Map<MemberId, CalendarDate>()
  fields.records(fields.listOrNone(value, 'born'), ['member', 'on'], 'born', (record, path) => {
    const member = fields.id(record['member'], `${path}.member`)
    const birth = fields.date(record['on'], `${path}.on`)
    fields.notBefore(on, birth, 'on')
    if (member === undefined) return
    if (born.has(member))
      fields.note(problem(says.listedTwice, { path: `${path}.member`, received: member, facts: { what: member } }))
    if (birth !== undefined) born.set(member, birth)
  })
  return born
}

/** Whether somebody has had so many birthdays by a day, it included. Nobody has beyond the calendar. */
const isOfAge = (
  birth: CalendarDate,
  age: number,
  on: CalendarDate,
  leapBirthday: VotingRule['leapBirthday'],
): boolean => {
  const year = yearOf(birth) + age
  if (year > 9999) return false
  const birthday = addMonths({ anchor: birth, months: age * 12 })
  const moved = monthOf(birth) === 2 && dayOf(birth) === 29 && !isLeapYear(year) && leapBirthday === 'march-1'
  return on >= (moved ? dateOfEpochDay(epochDay(birthday) + 1) : birthday)
}
