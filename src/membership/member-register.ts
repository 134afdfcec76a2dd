import type { CalendarDate } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import {
  canHappen,
  type EndingKind,
  isEnding,
  type MemberChange,
  type MemberStanding,
  type ReadChange,
  readChanges,
  readClasses,
} from './changes.js'
import type { MemberClass, MemberId } from './electorate.js'
import { RuleFields } from './rule-fields.js'

/** Every change of who is a member, and the day for which the register is wanted. */
export interface MemberRegisterInput {
  readonly classes: readonly MemberClass[]
  /** In any order; those of one day happened as they are listed. */
  readonly changes: readonly MemberChange[]
  readonly on: string
  readonly clauses?: readonly Citation[] | undefined
}

/** A membership that ended: whoever left on a day is no member on that day. */
export interface PastMembership {
  readonly memberClass: string
  readonly from: CalendarDate
  readonly endedOn: CalendarDate
  readonly how: EndingKind
  readonly decision: string | undefined
}

/** A member or a probationer on the day of the register. */
export interface RegisteredMember {
  readonly id: MemberId
  readonly memberClass: string
  readonly standing: 'member' | 'probationer'
  /** Since when they belong, probation included. */
  readonly since: CalendarDate
  readonly classSince: CalendarDate
  readonly founder: boolean
  readonly suspendedSince: CalendarDate | undefined
  /** The decision by which they came in, where there was one. */
  readonly decision: string | undefined
  readonly earlier: readonly PastMembership[]
}

/** Somebody who asks to join. */
export interface RegisteredApplicant {
  readonly id: MemberId
  readonly memberClass: string
  readonly since: CalendarDate
  readonly earlier: readonly PastMembership[]
}

/** Somebody who was a member: how it ended is the last of their memberships. */
export interface FormerMember {
  readonly id: MemberId
  readonly founder: boolean
  readonly earlier: readonly [PastMembership, ...PastMembership[]]
}

/** Who belonged on a day. Nobody stands in it twice; each list by id, in code-unit order. */
export interface MemberRegister {
  readonly kind: 'member-register'
  readonly on: CalendarDate
  readonly members: readonly RegisteredMember[]
  readonly probationers: readonly RegisteredMember[]
  readonly applicants: readonly RegisteredApplicant[]
  readonly former: readonly FormerMember[]
  readonly because: Because
}

/**
 * Who was a member on a day, of which class and since when? The changes up to that day, it included, one after the other; a change counts from its day on, so that whoever left on a
 * day is no member on it. Founders are marked, also once they left or came back. All changes must fit together, those after the day too: what cannot happen is told and left out, so that
 * what comes after it is held against what really was. Suspended members stand in it too: its `members` and `probationers` go first through `entitledToVote`, and who of them votes on to `electorateOf`.
 *
 * Throws, with everything that is wrong: `impossible-change` (admitted twice, left before admitted, anything after death), `after-founding` (a founder of a later day than the first),
 * `not-one-of` (an unknown class or change), `listed-twice` (a class), `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-1, WJC-13, WJC-14.
 *
 * @example
 * ```ts
 * import { registerOf } from 'coop-rules/membership'
 *
 * const register = registerOf({
 *   classes: [{ id: 'worker-owner', hasVote: true }],
 *   changes: [
 *     { kind: 'founded', on: '2024-01-01', member: 'ana', memberClass: 'worker-owner' },
 *     { kind: 'admitted', on: '2025-03-01', member: 'ben', memberClass: 'worker-owner', decision: 'd7' },
 *     { kind: 'left', on: '2025-06-30', member: 'ana' },
 *   ],
 *   on: '2025-06-30',
 * })
 * register.members.map(({ id }) => id) // => ['ben']
 * ```
 */
export const registerOf = (input: MemberRegisterInput): MemberRegister => orThrow(tryRegisterOf(input))

/** The same for data from outside: refuses where `registerOf` throws. */
export const tryRegisterOf = (input: MemberRegisterInput): MemberRegister | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['classes', 'changes', 'on', 'clauses'], '')
  const clauses = fields.clauses(input.clauses, 'clauses', [CLAUSE])
  const on = fields.date(input.on, 'on')
  const classes = readClasses(input.classes, 'classes', fields)
  const changes = readChanges(input.changes, classes, fields)
  const before = fold(changes, on, fields)
  if (fields.problems.length > 0 || on === undefined) return fields.refused
  const people = [...before].sort(([a], [b]) => (a < b ? -1 : 1))
  const inside = (standing: RegisteredMember['standing']): readonly RegisteredMember[] =>
    people.flatMap(([id, { now, founder, earlier }]) => {
      if (now?.standing !== standing) return []
      const { memberClass, since, classSince, suspendedSince, decision } = now
      return [{ id, memberClass, standing, since, classSince, founder, suspendedSince, decision, earlier }]
    })
  const members = inside('member')
  const probationers = inside('probationer')
  const applicants = people.flatMap(([id, { now, earlier }]) =>
    now?.standing === 'applicant' ? [{ id, memberClass: now.memberClass, since: now.since, earlier }] : [],
  )
  const former = people.flatMap(
    ([
      id,
      {
        now,
        founder,
        earlier: [first, ...rest],
      },
    ]): FormerMember[] =>
      now === undefined && first !== undefined ? [{ id, founder, earlier: [first, ...rest] }] : [],
  )
  const counts = { members: members.length, probationers: probationers.length, applicants: applicants.length }
  return {
    kind: 'member-register',
    on,
    members,
    probationers,
    applicants,
    former,
    because: [{ code: 'member-register', clauses, on, ...counts, former: former.length }],
  }
}

const CLAUSE = 'WC-1' satisfies ClauseId

/** What somebody is, and was. */
interface Person {
  readonly founder: boolean
  readonly gone: boolean
  readonly now: Now | undefined
  readonly earlier: readonly PastMembership[]
}

interface Now {
  readonly standing: 'applicant' | 'probationer' | 'member'
  readonly memberClass: string
  readonly since: CalendarDate
  readonly classSince: CalendarDate
  readonly suspendedSince: CalendarDate | undefined
  readonly decision: string | undefined
}

const NOBODY: Person = { founder: false, gone: false, now: undefined, earlier: [] }

/** Everyone as of a day; the changes after it are only held against what was. */
const fold = (
  changes: readonly ReadChange[],
  on: CalendarDate | undefined,
  fields: RuleFields,
): ReadonlyMap<MemberId, Person> => {
  const people = new Map<MemberId, Person>()
  let asOf: ReadonlyMap<MemberId, Person> | undefined
  const foundedOn = changes.find(({ kind }) => kind === 'founded')?.on
  for (const change of changes) {
    if (asOf === undefined && on !== undefined && change.on > on) asOf = new Map(people)
    const person = people.get(change.member) ?? NOBODY
    const standing = standingOf(person)
    const same = change.kind === 'changed-class' && change.memberClass === person.now?.memberClass
    const confirmed = change.kind === 'confirmed' && person.now?.standing !== 'probationer'
    if (!canHappen(change.kind, standing) || same || confirmed) {
      const facts = { member: change.member, kind: standing }
      fields.note(problem(says.impossibleChange, { path: change.path, received: change.kind, facts }))
    } else if (change.kind === 'founded' && foundedOn !== undefined && change.on > foundedOn)
      fields.note(problem(says.afterFounding, { path: `${change.path}.on`, received: change.on, facts: { foundedOn } }))
    else people.set(change.member, changed(person, change))
  }
  return asOf ?? people
}

const standingOf = ({ gone, now, earlier }: Person): MemberStanding => {
  if (gone) return 'gone'
  if (now === undefined) return earlier.length > 0 ? 'former' : 'nobody'
  return now.suspendedSince === undefined ? now.standing : 'suspended'
}

const changed = (person: Person, change: ReadChange): Person => {
  const { kind, on, memberClass, decision } = change
  const { now } = person
  const entered = (standing: Now['standing']): Person => ({
    ...person,
    founder: person.founder || kind === 'founded',
    now: { standing, memberClass, since: on, classSince: on, suspendedSince: undefined, decision },
  })
  if (isEnding(kind)) {
    const gone = kind === 'died' || kind === 'dissolved'
    if (now === undefined || now.standing === 'applicant') return { ...person, gone, now: undefined }
    const past = { memberClass: now.memberClass, from: now.since, endedOn: on, how: kind, decision }
    return { ...person, gone, now: undefined, earlier: [...person.earlier, past] }
  }
  switch (kind) {
    case 'founded':
    case 'admitted':
      return entered('member')
    case 'applied':
      return entered('applicant')
    case 'began-probation':
      return entered('probationer')
    case 'withdrew':
    case 'turned-down':
      return { ...person, now: undefined }
    case 'confirmed':
      return { ...person, now: { ...(now as Now), standing: 'member' } }
    case 'changed-class':
      return { ...person, now: { ...(now as Now), memberClass, classSince: on } }
    case 'suspended':
      return { ...person, now: { ...(now as Now), suspendedSince: on } }
    case 'reinstated':
      return { ...person, now: { ...(now as Now), suspendedSince: undefined } }
  }
}
