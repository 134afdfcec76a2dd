import type { MemberId } from '../membership/index.js'
import type { Because, ClauseId, Reason, ReasonOf } from '../reasons/index.js'
import { awaitedIn, unanswered } from './awaited.js'
import { judgesAwaited, objectionsNow, settled, standing } from './objections.js'
import { presenceReason } from './presence.js'
import type { ConsentResult, ConsentRound, ConsentStep, Objection, RoundOutcome } from './round.js'

/** A reason without its clauses, which the rule of the round names. */
type Bare = Reason extends infer One ? (One extends Reason ? Omit<One, 'clauses'> : never) : never

const said = ({ rule: { clauses = [CLAUSE] } }: ConsentRound, reason: Bare): Reason => ({
  ...reason,
  clauses,
})

/** A step that has no place now. */
export const notNow = (round: ConsentRound, reason: Bare): RoundOutcome => ({
  kind: 'not-now',
  because: [said(round, reason)],
})

const moved = (round: ConsentRound, reason: Bare, ...more: readonly Reason[]): RoundOutcome => ({
  kind: 'moved',
  round,
  because: [said(round, reason), ...more],
})

const CLAUSE = 'WC-6' as const satisfies ClauseId

/** Moved, and what that settles. */
const andSettled = (round: ConsentRound, reason: Bare): RoundOutcome => {
  const after = settled(round)
  return moved(after.round, reason, ...after.because)
}

const inOrder = (round: ConsentRound, members: readonly MemberId[]): readonly MemberId[] => {
  const some = new Set(members)
  return round.members.filter((member) => some.has(member))
}

type Take = {
  readonly [Kind in ConsentStep['kind']]: (
    round: ConsentRound,
    step: Extract<ConsentStep, { readonly kind: Kind }>,
  ) => RoundOutcome
}

/** What comes of a step that has its place in this phase. */
export const taken = (round: ConsentRound, step: ConsentStep): RoundOutcome => TAKE[step.kind](round, step as never)

const TAKE: Take = {
  proceed: (round) => {
    const awaited = awaitedIn(round).find(({ what }) => what !== 'proceed' && what !== 'presence')
    if (awaited !== undefined) {
      const what = awaited.what as ReasonOf<'still-awaited'>['what']
      return notNow(round, { code: 'still-awaited', what, members: awaited.from })
    }
    if (round.phase === 'objections') return concluded(round)
    const phase = NEXT[round.phase as keyof typeof NEXT]
    return moved({ ...round, phase, heard: [] }, { code: 'round-moved', phase })
  },
  heard: (round, { by }) => {
    if (round.heard.includes(by)) return notNow(round, { code: 'said-already', member: by })
    return moved({ ...round, heard: inOrder(round, [...round.heard, by]) }, { code: 'heard-out', member: by })
  },
  answer: (round, answer) => (answer.answer === 'objection' ? objected(round, answer) : answered(round, answer)),
  withdraw: (round, { by }) => {
    const open = openOf(round, by)
    if (open === undefined) return notNow(round, { code: 'no-objection', member: by })
    const after = withStatus(round, open, 'withdrawn')
    // The last one taken back while another wording is sought: consent is asked again to the words as they are.
    const phase = standing(after).length === 0 ? 'objections' : after.phase
    return moved({ ...after, phase }, { code: 'objection-withdrawn', member: by })
  },
  judge: (round, { by, of, upheld, reason }) => {
    if (by === of) return notNow(round, { code: 'own-objection', member: by })
    const objection = objectionsNow(round).find(({ member, status }) => member === of && status === 'raised')
    if (objection === undefined) return notNow(round, { code: 'no-objection', member: of })
    if (!judgesAwaited(round, objection).includes(by))
      return round.rule.objectionTest.decides === 'circle'
        ? notNow(round, { code: 'judgement-given', member: by, of })
        : notNow(round, { code: 'not-the-facilitator', member: by, facilitator: round.facilitator })
    const judged = { ...objection, judgements: [...objection.judgements, { by, upheld, reason }] }
    const after = { ...round, objections: replaced(round, objection, judged) }
    const left = judgesAwaited(after, judged).filter((judge) => judge !== by).length
    const result = settled(after)
    return result.because.length > 0
      ? { kind: 'moved', round: result.round, because: result.because as Because }
      : moved(after, { code: 'objection-weighed', member: of, left })
  },
  amend: (round, { wording, reviewOn = round.reviewOn }) => {
    if (wording === round.wording && reviewOn === round.reviewOn)
      return notNow(round, { code: 'same-wording', wording })
    const { mostRounds } = round.rule
    const amended = { ...round, wording, reviewOn }
    if (round.phase === 'reactions')
      return moved(amended, { code: 'proposal-amended', wording, round: round.round, mostRounds })
    const objections = round.objections.map((one) =>
      one.status === 'upheld' ? { ...one, status: 'integrated' as const } : one,
    )
    const again = { ...amended, objections, answers: [], phase: 'objections' as const, round: round.round + 1 }
    return moved(again, { code: 'proposal-amended', wording, round: again.round, mostRounds })
  },
  'give-up': (round, { by }) => {
    const { phase } = round
    if (phase === 'integrating') return closedWithout(round, { code: 'round-given-up', facilitator: by })
    const short = presenceReason(round)
    return short === undefined
      ? notNow(round, { code: 'not-in-this-phase', step: 'give-up', phase: 'objections' })
      : closedWithout(round, short)
  },
  join: (round, { by }) => {
    if (round.present.includes(by)) return notNow(round, { code: 'present-already', member: by })
    return moved({ ...round, present: inOrder(round, [...round.present, by]) }, { code: 'came-in', member: by })
  },
  leave: (round, { by }) => {
    if (by === round.facilitator) return notNow(round, { code: 'facilitator-stays', facilitator: by })
    const without = (members: readonly MemberId[]) => members.filter((member) => member !== by)
    const answers = round.answers.filter(({ member }) => member !== by)
    const after = { ...round, present: without(round.present), heard: without(round.heard), answers }
    return andSettled(after, { code: 'went-out', member: by })
  },
  'hand-over': (round, { by, to }) => {
    if (to === by) return notNow(round, { code: 'facilitates-already', member: by })
    if (!round.present.includes(to)) return notNow(round, { code: 'not-present', member: to })
    if (round.concerned.includes(to)) return notNow(round, { code: 'may-not-facilitate', member: to })
    return moved({ ...round, facilitator: to }, { code: 'handed-over', facilitator: to })
  },
}

const NEXT = { presented: 'questions', questions: 'reactions', reactions: 'objections' } as const

/** The objection of somebody that may still be judged, or was upheld. */
const openOf = (round: ConsentRound, member: MemberId): Objection | undefined =>
  objectionsNow(round).find((one) => one.member === member && (one.status === 'raised' || one.status === 'upheld'))

const replaced = (round: ConsentRound, one: Objection, by: Objection): readonly Objection[] =>
  round.objections.map((other) => (other === one ? by : other))

const withStatus = (round: ConsentRound, one: Objection | undefined, status: Objection['status']): ConsentRound =>
  one === undefined ? round : { ...round, objections: replaced(round, one, { ...one, status }) }

type Answer = Extract<ConsentStep, { readonly kind: 'answer' }>

/** Consent, or standing aside; an open objection of the same person is taken back by it. */
const answered = (
  round: ConsentRound,
  { by, answer }: Exclude<Answer, { readonly answer: 'objection' }>,
): RoundOutcome => {
  if (answer === 'stand-aside' && round.rule.standAside === 'not-allowed')
    return notNow(round, { code: 'nobody-stands-aside' })
  if (round.answers.some((one) => one.member === by && one.answer === answer))
    return notNow(round, { code: 'said-already', member: by })
  const given = new Map(round.answers.map((one) => [one.member, one.answer])).set(by, answer)
  const answers = round.members.flatMap((member) => {
    const theirs = given.get(member)
    return theirs === undefined ? [] : [{ member, answer: theirs }]
  })
  const open = openOf(round, by)
  const after = { ...withStatus(round, open, 'withdrawn'), answers }
  const taken = open === undefined ? [] : [said(round, { code: 'objection-withdrawn', member: by })]
  return moved(after, { code: answer === 'consent' ? 'consent-given' : 'stood-aside', member: by }, ...taken)
}

/** One open objection at a time; the same reason is judged once in a round. */
const objected = (
  round: ConsentRound,
  { by, reason, criterion }: Extract<Answer, { readonly answer: 'objection' }>,
): RoundOutcome => {
  if (openOf(round, by) !== undefined) return notNow(round, { code: 'objects-already', member: by })
  const judged = objectionsNow(round).some(
    (one) => one.member === by && one.reason === reason && one.status === 'not-upheld',
  )
  if (judged) return notNow(round, { code: 'judged-already', member: by })
  const objection: Objection = {
    member: by,
    reason,
    criterion,
    round: round.round,
    status: 'raised',
    judgements: [],
  }
  const answers = round.answers.filter(({ member }) => member !== by)
  const after = { ...round, answers, objections: [...round.objections, objection] }
  return andSettled(after, { code: 'objection-raised', member: by, reason, criterion })
}

/** Everybody was asked, and every objection judged: what comes of it. */
const concluded = (round: ConsentRound): RoundOutcome => {
  const short = presenceReason(round)
  if (short !== undefined) return { kind: 'not-now', because: [short] }
  const stand = standing(round)
  if (stand.length > 0) {
    const { mostRounds } = round.rule
    const members = inOrder(
      round,
      stand.map(({ member }) => member),
    )
    const reason = { code: 'objections-stand', members, round: round.round, mostRounds } as const
    if (round.round >= mostRounds) return closedWithout(round, reason)
    const phase = 'integrating'
    return moved({ ...round, phase }, reason, said(round, { code: 'round-moved', phase }))
  }
  const count = (answer: 'consent' | 'stand-aside') => round.answers.filter((one) => one.answer === answer).length
  const consenting = count('consent')
  if (consenting === 0) return closedWithout(round, { code: 'nobody-consents' })
  const facts = { consenting, standingAside: count('stand-aside'), silent: unanswered(round).length }
  return moved(closed(round, { kind: 'carried' }), { code: 'consented', ...facts, reviewOn: round.reviewOn })
}

const closed = (round: ConsentRound, result: ConsentResult): ConsentRound => ({ ...round, phase: 'closed', result })

const closedWithout = (round: ConsentRound, reason: Bare): RoundOutcome => {
  const { rule, wider, proposal } = round
  if (rule.otherwise === 'wider-circle' && wider !== undefined) {
    const up = said(round, { code: 'goes-to-wider', proposal, wider })
    return moved(closed(round, { kind: 'escalated', to: wider }), reason, up)
  }
  return moved(closed(round, { kind: 'not-carried' }), reason, said(round, { code: 'not-consented', proposal }))
}
