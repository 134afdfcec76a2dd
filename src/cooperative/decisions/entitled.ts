import type { MemberId } from '../../membership/index.js'
import type { Patch } from '../chapter.js'
import { countEntitled, enteredAt, type Entitlement } from '../electorate.js'
import { type MemberRecord, withMember } from '../members/state.js'
import type { State } from '../state.js'
import { type OpenDecision, withBallot } from './state.js'

/** Who is entitled on a decision under way, as the charter says it. */
export const entitlementOf = ({ rule, opening }: OpenDecision): Entitlement => ({
  electorate: rule.electorate,
  scope: opening.scope,
  parties: opening.parties,
})

/** Whether a member may vote on a decision under way: they are entitled, and were so at its opening, unless the charter takes the electorate of each moment. */
export const isEntitled = (state: State, found: OpenDecision, member: MemberId): boolean => {
  const since = enteredAt(state, entitlementOf(found), member)
  if (since === undefined) return false
  return found.rule.members === 'live' || (found.atOpening.get(member) ?? since <= found.position)
}

/** How many may vote on a decision under way. */
export const entitledOn = (state: State, found: OpenDecision): number =>
  found.rule.members === 'live' && !found.ballotsClosed ? countEntitled(state, entitlementOf(found)) : found.entitled

/** What a member's new record, or the end of their membership, means to the decisions under way. */
export const memberChanged = (state: State, member: MemberId, change: Partial<MemberRecord>): Patch => {
  const record = state.members.all.get(member)
  if (record === undefined) return {}
  const members = withMember(state.members, state.charter.inForce, member, { ...record, ...change })
  return entitlementChanged(state, { ...state, members }, member)
}

/** What it means to the decisions under way that a member left a team. */
export const teamLeft = (state: State, project: string, member: MemberId): Patch => {
  const { teams } = state.projects
  const team = teams.get(project)
  if (team === undefined) return {}
  const projects = { ...state.projects, teams: teams.set(project, team.delete(member)) }
  return entitlementChanged(state, { ...state, projects }, member)
}

/** What it means to the decisions under way that a member left a circle. */
export const circleLeft = (state: State, circle: string, member: MemberId): Patch => {
  const { members } = state.circles
  const found = members.get(circle)
  if (found === undefined) return {}
  const circles = { ...state.circles, members: members.set(circle, found.delete(member)) }
  return entitlementChanged(state, { ...state, circles }, member)
}

/**
 * Whoever is no longer entitled leaves base and count; whoever is so again comes back, if they were so at the opening and never left. `after` is the state as it
 * will be, as far as it says who is entitled. Once the ballots of a secret matter are closed, nobody leaves any more.
 */
const entitlementChanged = (state: State, after: State, member: MemberId): Patch => {
  const { open } = state.decisions
  const changed = open.withMutations((draft) => {
    for (const [decision, found] of open) {
      if (found.ballotsClosed) continue
      const then = enteredAt(after, entitlementOf(found), member) !== undefined
      const before = isEntitled(state, found, member)
      if (!then && !before) continue
      const atOpening = found.atOpening.get(member) ?? before
      const known = {
        ...found,
        atOpening: found.atOpening.set(member, atOpening && (then || comesBack(after, member))),
      }
      const now = isEntitled(after, known, member)
      const entitled = found.entitled + Number(now) - Number(before)
      draft.set(decision, { ...(now ? known : withBallot(known, member, undefined)), entitled })
    }
  })
  return changed === open ? {} : { decisions: { ...state.decisions, open: changed } }
}

/** Whoever is suspended may come back as who they were; whoever left and joins again is a later joiner. */
const comesBack = (after: State, member: MemberId): boolean => after.members.all.get(member)?.suspended === true
