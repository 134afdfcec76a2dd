import { orThrow, type Refused, refusedFor } from '../problems/index.js'
import type { Because, Citation } from '../reasons/index.js'
import { electorateProblems } from './read-electorate.js'

/** The opaque id of a member: the library knows no names. */
export type MemberId = string

/** What kind of member someone is, and whether that kind votes at all (a supporter has a voice and no vote: WC-1). */
export interface MemberClass {
  readonly id: string
  readonly hasVote: boolean
  /** Whether its members are people, as they are where nothing is said, or enterprises: one member each, whatever its size (WC-2). */
  readonly of?: 'people' | 'enterprises' | undefined
}

/** A member: their class, and the teams they belong to. */
export interface Member {
  readonly id: MemberId
  readonly memberClass: string
  readonly teams?: readonly string[] | undefined
}

/**
 * Who is entitled, as data: everyone whose class votes, the members of some classes, or the members of a team; without the parties that the matter
 * concerns, such as the candidate ("the others": WJC-5).
 */
export interface ElectorateRule {
  readonly members: 'all' | { readonly classes: readonly string[] } | { readonly team: string }
  /** Names of parties to the matter who take no part, such as `candidate`. */
  readonly except?: readonly string[] | undefined
  readonly clauses?: readonly Citation[] | undefined
}

/** The rule, the classes there are, and all members who may vote: of those of a register, what `entitledToVote` answers. */
export interface ElectorateInput {
  readonly rule: ElectorateRule
  readonly classes: readonly MemberClass[]
  readonly members: readonly Member[]
  /** Who the parties are, by name: `{ candidate: 'ana' }`. */
  readonly parties?: Readonly<Record<string, MemberId>> | undefined
}

/** The electorate of one matter; or nobody, and then the charter says who decides. */
export type Electorate =
  | {
      readonly kind: 'electorate'
      readonly members: readonly MemberId[]
      readonly count: number
      readonly because: Because
    }
  | { readonly kind: 'nobody'; readonly members: readonly []; readonly count: 0; readonly because: Because }

/**
 * Who may vote on this matter? Members of a class without a vote never do. The order of `members` is kept. Nothing is known here of days, suspensions or
 * probation: members of a register go first through `entitledToVote`, whose `members` are taken here. More than is read of a member is refused, so that
 * nobody who was suspended or left comes in by it.
 *
 * Throws `listed-twice` (a member), `not-a-name`, `not-one-of` (an unknown class), `missing-key` (a party the rule excepts and nobody named), `wrong-kind`,
 * `unknown-key`; the error lists all of them.
 *
 * Source: WJC-5 (the others), WJC-7 (the team), WC-1 (a voice and no vote), WJC-16 (one person, one vote).
 *
 * @example
 * ```ts
 * import { electorateOf } from 'coop-rules/membership'
 *
 * const others = electorateOf({
 *   rule: { members: { classes: ['worker-owner'] }, except: ['candidate'], clauses: ['WJC-5'] },
 *   classes: [{ id: 'worker-owner', hasVote: true }, { id: 'supporter', hasVote: false }],
 *   members: [
 *     { id: 'ana', memberClass: 'worker-owner' },
 *     { id: 'ben', memberClass: 'worker-owner' },
 *     { id: 'cleo', memberClass: 'supporter' },
 *   ],
 *   parties: { candidate: 'ana' },
 * })
 * others.members // => ['ben']
 * ```
 */
export const electorateOf = (input: ElectorateInput): Electorate => orThrow(tryElectorateOf(input))

/** The same for data from outside: refuses, with everything that is wrong, where `electorateOf` throws. */
export const tryElectorateOf = (input: ElectorateInput): Electorate | Refused => {
  const problems = electorateProblems(input)
  if (problems.length > 0) return refusedFor(problems)
  const { rule, members } = input
  const votes = new Set(input.classes.filter(({ hasVote }) => hasVote).map(({ id }) => id))
  const parties = rule.except ?? []
  const concerned = new Set(parties.map((party) => input.parties?.[party]))
  const named = members.filter((member) => votes.has(member.memberClass) && belongs(member, rule.members))
  const entitled = named.filter(({ id }) => !concerned.has(id)).map(({ id }) => id)
  const clauses = rule.clauses ?? []
  const others = new Set<MemberId>(named.map(({ id }) => id))
  const left = parties.flatMap((party) => {
    const member = input.parties?.[party]
    // Whoever is two of the parties is told once, as the first of them.
    return member !== undefined && others.delete(member)
      ? [{ code: 'concerned-excluded', clauses, party, member } as const]
      : []
  })
  return entitled.length === 0
    ? { kind: 'nobody', members: [], count: 0, because: [{ code: 'nobody-entitled', clauses }, ...left] }
    : {
        kind: 'electorate',
        members: entitled,
        count: entitled.length,
        because: [{ code: 'electorate', clauses, count: entitled.length }, ...left],
      }
}

const belongs = (member: Member, rule: ElectorateRule['members']): boolean => {
  if (rule === 'all') return true
  return 'team' in rule ? (member.teams ?? []).includes(rule.team) : rule.classes.includes(member.memberClass)
}
