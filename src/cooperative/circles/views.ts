import { type Awaited, awaitedIn, type ConsentRule, type Objection } from '../../circles/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Reason } from '../../reasons/index.js'
import type { State } from '../state.js'
import { byName } from './leaving.js'
import type { RoundSubject } from './shapes.js'
import { findings, snapshotOf } from './snapshot.js'
import { type DoubleLink, membersIn, type Role } from './state.js'

export type { RoundSubject } from './shapes.js'
export type { DoubleLink, Role } from './state.js'

/** A circle as it stands. */
export interface CircleView {
  readonly circle: string
  /** The circle it works within; none has the board. */
  readonly wider: string | undefined
  readonly legalResponsibility: boolean
  /** The matters it may decide on: those it was lent, or holds itself; without a mandate a circle within a wider one has none. */
  readonly matters: readonly string[]
  readonly members: readonly MemberId[]
  /** Who asks to join. */
  readonly applicants: readonly MemberId[]
  readonly mandate: MandateView | undefined
  readonly links: DoubleLink
  readonly roles: Readonly<Record<string, Role>>
}

/** What a circle was lent, from which day until which, both included, and what is left of its budget. */
export interface MandateView {
  readonly lentBy: string
  readonly from: string
  readonly until: string
  /** None where no money was lent. */
  readonly budgetMinor: bigint | undefined
  readonly usedMinor: bigint
  readonly leftMinor: bigint
}

/** A consent round under way, and for whom it waits. */
export interface RoundView {
  readonly round: string
  readonly circle: string
  readonly subject: RoundSubject
  readonly phase: string
  readonly facilitator: MemberId
  /** The wording that is asked about; none before somebody is put forward. */
  readonly wording: string | undefined
  readonly awaited: readonly (
    | Awaited
    | { readonly what: 'nomination' | 'proposed'; readonly from: readonly MemberId[] }
  )[]
}

/** An agreement in force. */
export interface AgreementView {
  readonly round: string
  readonly circle: string
  readonly subject: RoundSubject
  readonly wording: string
  readonly reviewOn: string
  readonly due: boolean
}

/** The circles of the charter: who is in them, what they may decide on, who links them. */
export const circles = (state: State): readonly CircleView[] =>
  snapshotOf(state).circles.map(({ id: circle, wider, domain, legalResponsibility, mandate }) => {
    const lent = state.circles.mandates.get(circle)
    const budget = mandate?.limits.budgetMinor
    const usedMinor = lent?.usedMinor ?? 0n
    return {
      circle,
      wider,
      legalResponsibility: legalResponsibility === true,
      matters: wider !== undefined && mandate === undefined ? [] : domain,
      members: membersIn(state, circle),
      applicants: [...(state.circles.applicants.get(circle)?.keys() ?? [])].sort(),
      mandate: mandate && {
        lentBy: mandate.lentBy,
        from: mandate.from,
        until: mandate.until,
        budgetMinor: budget === undefined ? undefined : BigInt(budget),
        usedMinor,
        leftMinor: BigInt(budget ?? 0) - usedMinor,
      },
      links: state.circles.links.get(circle) ?? {},
      roles: Object.fromEntries(byName(state.circles.roles.get(circle) ?? [])),
    }
  })

/** What is not as it should be among the circles: mandates that are missing, links that await somebody where the charter does not say that there are none. */
export const circlesToMend = (state: State): readonly Reason[] => {
  if (state.at === undefined) return []
  const { circles: provisions = {} } = state.charter.inForce
  return findings(snapshotOf(state), state.at).filter(
    (reason) => reason.code !== 'link-missing' || provisions[reason.narrower]?.link !== 'none',
  )
}

/** The consent rounds under way, and for whom each waits. */
export const rounds = (state: State): readonly RoundView[] =>
  byName(state.circles.rounds).flatMap(
    ([round, { circle, subject, round: asked, selection }]): readonly RoundView[] => {
      if (asked !== undefined) {
        const { phase, facilitator, wording } = asked
        return [{ round, circle, subject, phase, facilitator, wording, awaited: awaitedIn(asked) }]
      }
      if (selection === undefined) return []
      const { facilitator, present, nominations } = selection
      const silent = present.filter((member) => !nominations.some(({ by }) => by === member))
      const awaited =
        silent.length > 0
          ? ({ what: 'nomination', from: silent } as const)
          : ({ what: 'proposed', from: [facilitator] } as const)
      return [{ round, circle, subject, phase: 'nominations', facilitator, wording: undefined, awaited: [awaited] }]
    },
  )

/** A consent round under way, with all that was said in it. It is for members: nothing in a round is secret. */
export interface RoundInFull extends RoundView {
  /** The decision of the charter that it is taken by, and its rule. */
  readonly provision: string
  readonly rule: ConsentRule
  readonly members: readonly MemberId[]
  readonly present: readonly MemberId[]
  /** Those whom the matter concerns: they take part, and do not facilitate. */
  readonly concerned: readonly MemberId[]
  /** How many times consent was asked, this one included; none before it was. */
  readonly asked: number
  readonly reviewOn: string | undefined
  /** Who was heard in this phase. */
  readonly heard: readonly MemberId[]
  readonly answers: readonly { readonly member: MemberId; readonly answer: 'consent' | 'stand-aside' }[]
  readonly objections: readonly Objection[]
  /** Of a selection: who named whom, with which reason; whoever changed after all were heard is named once, as last. */
  readonly nominations: readonly { readonly by: MemberId; readonly nominee: MemberId; readonly reason: string }[]
  /** Who changed whom they named, after all reasons were heard: nobody does twice. */
  readonly changed: readonly MemberId[]
  readonly reviews: string | undefined
  readonly takesUp: string | undefined
}

/** All of one consent round under way; undefined where there is none of that name. */
export const roundInFull = (state: State, round: string): RoundInFull | undefined => {
  const open = state.circles.rounds.get(round)
  const view = rounds(state).find((one) => one.round === round)
  const rule = open?.round?.rule ?? open?.selection?.rule
  if (open === undefined || view === undefined || rule === undefined) return undefined
  const { provision, round: asked, selection, reviews, takesUp } = open
  const named = new Map((selection?.nominations ?? []).map((one) => [one.by, one]))
  for (const one of selection?.changes ?? []) named.set(one.by, one)
  return {
    ...view,
    provision,
    rule,
    members: asked?.members ?? selection?.members ?? [],
    present: asked?.present ?? selection?.present ?? [],
    concerned: asked?.concerned ?? [],
    asked: asked?.round ?? 0,
    reviewOn: asked?.reviewOn,
    heard: asked?.heard ?? [],
    answers: asked?.answers ?? [],
    objections: asked?.objections ?? [],
    nominations: [...named.values()].map(({ by, nominee, reason }) => ({ by, nominee, reason })),
    changed: (selection?.changes ?? []).map(({ by }) => by),
    reviews,
    takesUp,
  }
}

/** A consent round that is over: what it was about, and what became of it. */
export interface PastRound {
  readonly round: string
  readonly circle: string
  readonly subject: RoundSubject
  readonly outcome: 'carried' | 'not-carried' | 'escalated' | 'lapsed'
  /** Where it went up: the circle that may take it up, and the round in which it did. */
  readonly to: string | undefined
  readonly takenUpBy: string | undefined
}

/** The consent rounds that are over, in code-unit order of their names. */
export const pastRounds = (state: State): readonly PastRound[] =>
  byName(state.circles.over).map(([round, { circle, subject, outcome, to, takenUpBy }]) => ({
    round,
    circle,
    subject,
    outcome,
    to,
    takenUpBy,
  }))

/** The consent rounds that wait for this member. */
export const roundsAwaiting = (state: State, member: MemberId): readonly RoundView[] =>
  rounds(state).filter(({ awaited }) => awaited.some(({ from }) => from.includes(member)))

/** What the circles agreed on and is in force; what is past its day of review is, too, until it is changed. */
export const agreements = (state: State): readonly AgreementView[] =>
  byName(state.circles.agreements).map(([round, { circle, subject, wording, reviewOn, due }]) => ({
    round,
    circle,
    subject,
    wording,
    reviewOn,
    due,
  }))

/** The agreements that it is time to review. */
export const agreementsToReview = (state: State): readonly AgreementView[] => agreements(state).filter(({ due }) => due)

/** What found no consent in a narrower circle and waits for this one to take it up. */
export const mattersToTakeUp = (
  state: State,
  circle: string,
): readonly { readonly round: string; readonly from: string; readonly subject: RoundSubject }[] =>
  byName(state.circles.over)
    .filter(([, { outcome, to, takenUpBy }]) => outcome === 'escalated' && to === circle && takenUpBy === undefined)
    .map(([round, { circle: from, subject }]) => ({ round, from, subject }))
