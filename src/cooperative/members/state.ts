import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import type { ExpulsionStep, MemberId, VerdictGiven } from '../../membership/index.js'
import type { State } from '../state.js'

/** Somebody, and what they are to the cooperative. */
export interface MemberRecord {
  readonly memberClass: string
  readonly standing: 'applicant' | 'probationer' | 'member' | 'former'
  readonly since: CalendarDate
  /** The position of the event since which they are of this class: whoever is entitled on a matter was so before it was opened. */
  readonly entered: number
  readonly founder: boolean
  readonly suspended: boolean
  /** Whether they may vote now: their class votes, and nothing of their own stands against it. */
  readonly votes: boolean
  /** How a membership that is over ended. */
  readonly ended?: 'left' | 'ousted' | 'died' | 'dissolved' | 'not-confirmed' | 'mistaken' | undefined
}

/** How somebody comes in: what `admissionOf` judges. */
export interface Application {
  readonly memberClass: string
  readonly on: CalendarDate
  /** Until probation or membership begins it can be withdrawn. */
  readonly stage: 'applied' | 'admitted'
  readonly decidedBy: 'vote' | 'consent' | 'nobody'
  readonly decision: string | undefined
  readonly verdict: VerdictGiven | undefined
  readonly paid: readonly { readonly on: string; readonly amountMinor: string }[]
  /** The decision on whether they stay after probation. */
  readonly confirmation: { readonly decision: string; readonly verdict: VerdictGiven | undefined } | undefined
}

/** An ousting under way: what `expulsionOf` judges. */
export interface Ousting {
  readonly proposer: MemberId
  readonly steps: readonly ExpulsionStep[]
  readonly decision: string | undefined
  readonly appeal: string | undefined
}

/** Who belongs. */
export interface MembersState {
  readonly founded: boolean
  readonly all: Map<MemberId, MemberRecord>
  /** How many of each class may vote now. */
  readonly voters: Map<string, number>
  /** Which person acts for which enterprise. */
  readonly representatives: Map<MemberId, string>
  readonly applications: Map<MemberId, Application>
  /** The days on which somebody took part, and in which circle. */
  readonly attendances: Map<MemberId, readonly { readonly on: string; readonly group: string }[]>
  /** Who said that they leave, and on which day. */
  readonly leaving: Map<MemberId, CalendarDate>
  readonly oustings: Map<MemberId, Ousting>
  /** Who holds which office. */
  readonly offices: Map<string, MemberId>
}

/** Nobody yet. */
export const NO_MEMBERS: MembersState = {
  founded: false,
  all: Map(),
  voters: Map(),
  representatives: Map(),
  applications: Map(),
  attendances: Map(),
  leaving: Map(),
  oustings: Map(),
  offices: Map(),
}

/** Who acts for a member: themselves, or the representative of an enterprise. */
export const handsOf = (state: State, member: MemberId): MemberId => state.members.representatives.get(member) ?? member

/** A member or a probationer now; undefined for everybody else. */
export const memberOf = (state: State, member: MemberId): MemberRecord | undefined => {
  const record = state.members.all.get(member)
  return record?.standing === 'member' || record?.standing === 'probationer' ? record : undefined
}

/** Whether somebody of this record may vote under this charter. */
const votesUnder = (charter: Charter, record: Omit<MemberRecord, 'votes'>): boolean => {
  const { memberClass, standing, suspended } = record
  const found = charter.memberClasses
  if (found === undefined || !Object.hasOwn(found, memberClass) || found[memberClass]?.hasVote !== true) return false
  if (suspended && charter.membership?.voting?.suspendedVote !== true) return false
  if (standing === 'member') return true
  return (
    standing === 'probationer' &&
    Object.values(charter.admissions ?? {}).some(
      (one) => one.memberClass === memberClass && one.voteInProbation === true,
    )
  )
}

/** The members with one record put in place of the one before: the counts of voters follow. */
export const withMember = (
  members: MembersState,
  charter: Charter,
  member: MemberId,
  next: Omit<MemberRecord, 'votes'>,
): MembersState => {
  const record: MemberRecord = { ...next, votes: votesUnder(charter, next) }
  const before = members.all.get(member)
  let { voters } = members
  if (before?.votes === true) voters = voters.update(before.memberClass, 0, (count) => count - 1)
  if (record.votes) voters = voters.update(record.memberClass, 0, (count) => count + 1)
  return { ...members, all: members.all.set(member, record), voters }
}

/** The members under an amended charter: who may vote is looked at again. Whoever gains the vote is entitled from that event on, and on nothing that was opened before it. */
export const revoted = (members: MembersState, charter: Charter, position: number): MembersState => {
  let counted = members
  for (const [member, record] of members.all) {
    const votes = votesUnder(charter, record)
    if (votes !== record.votes)
      counted = withMember(counted, charter, member, votes ? { ...record, entered: position } : record)
  }
  return counted
}
