import { decide } from '../decisions/index.js'
import type { MemberId } from '../membership/index.js'
import type { ClauseId, Reason } from '../reasons/index.js'
import type { ConsentRound, Objection } from './round.js'

/** The objections to the wording that is asked about now. */
export const objectionsNow = ({ objections, round }: ConsentRound): readonly Objection[] =>
  objections.filter((one) => one.round === round)

/** Those of them that were upheld and not taken back: while one is, nothing is consented to. */
export const standing = (round: ConsentRound): readonly Objection[] =>
  objectionsNow(round).filter(({ status }) => status === 'upheld')

/** Who may judge somebody's objection: by the rule the others present, or the facilitator; where that is the objector, whoever may facilitate instead. */
const judgesOf = (round: ConsentRound, objector: MemberId): readonly MemberId[] => {
  const { rule, present, facilitator, concerned } = round
  if (rule.objectionTest.decides === 'nobody') return []
  const others = present.filter((member) => member !== objector)
  if (rule.objectionTest.decides === 'circle') return others
  return facilitator === objector ? others.filter((member) => !concerned.includes(member)) : [facilitator]
}

/** Settles every objection that all who are to judge it have judged, or that nobody is there to judge. */
export const settled = (round: ConsentRound): { readonly round: ConsentRound; readonly because: readonly Reason[] } => {
  const because: Reason[] = []
  const { clauses = [CLAUSE], objectionTest } = round.rule
  const objections = round.objections.map((one) => {
    if (one.round !== round.round || one.status !== 'raised') return one
    const { member, criterion } = one
    const upheld = isUpheld(round, one)
    if (upheld === undefined) return one
    if (objectionTest.decides !== 'nobody' && judgesOf(round, member).length === 0)
      because.push({ code: 'nobody-to-judge', clauses, member })
    because.push({ code: upheld ? 'objection-upheld' : 'objection-not-upheld', clauses, member, criterion })
    return { ...one, status: upheld ? ('upheld' as const) : ('not-upheld' as const) }
  })
  return { round: because.length === 0 ? round : { ...round, objections }, because }
}

const CLAUSE = 'WC-6' as const satisfies ClauseId

/** Whether the objection is upheld; undefined as long as a judgement is awaited. Judgements of people who have left do not count. */
const isUpheld = (round: ConsentRound, { member, judgements }: Objection): boolean | undefined => {
  const { objectionTest } = round.rule
  const judges = judgesOf(round, member)
  if (judges.length === 0) return true
  if (objectionTest.decides !== 'circle') return judgements.at(-1)?.upheld
  const given = judgements.filter(({ by }) => judges.includes(by))
  if (given.length < judges.length) return undefined
  const yes = given.filter(({ upheld }) => upheld).length
  const { kind } = decide({
    rule: objectionTest.rule,
    electorate: judges.length,
    present: judges.length,
    for: yes,
    against: judges.length - yes,
    abstain: 0,
    closed: true,
  })
  return kind === 'carried'
}

/** Who has yet to judge an objection. Where the facilitator objects, somebody else takes over first. */
export const judgesAwaited = (round: ConsentRound, { member, judgements }: Objection): readonly MemberId[] => {
  const { objectionTest } = round.rule
  if (objectionTest.decides === 'facilitator') return [round.facilitator]
  return judgesOf(round, member).filter((one) => !judgements.some(({ by }) => by === one))
}
