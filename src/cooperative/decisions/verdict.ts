import type { OptionsQuestion } from '../../ballots/index.js'
import { type DecisionMethod, isShareRule } from '../../charter/index.js'
import {
  type CharterRule,
  chooseByApproval,
  type DecisionRule,
  type OptionCounts,
  tryConsensusOf,
  tryDecide,
} from '../../decisions/index.js'
import type { Because, Citation } from '../../reasons/index.js'
import type { EventOf } from '../events.js'
import type { Tally } from './state.js'

/** What a decision is taken on: everything that the event of it holds. */
export interface Grounds {
  /** The rule with its clauses, and numbers in the place of the items it points at. */
  readonly rule: DecisionMethod
  readonly clauses: readonly Citation[]
  readonly numbers: Readonly<Record<string, string>>
  readonly entitled: number
  readonly tally: Tally
  readonly approvals: readonly (readonly string[])[]
  readonly options: readonly string[]
  /** Whether the options are those left for a second ballot, of one vote each. */
  readonly isRunoff: boolean
  readonly ballotsFinal: boolean
}

/** What it comes to. */
export interface Result {
  readonly outcome: EventOf<'decided'>['outcome'] | 'open'
  readonly option?: string
  readonly leading?: readonly string[]
  readonly options?: OptionCounts
  readonly neededFor?: number | null
  /** What a tie leads to, where the rule says so. */
  readonly next?: 'second-ballot' | 'casting-vote'
  readonly because: Because
}

/** The one verdict on a decision, whatever its method; `closed` says whether voting is over. */
export const verdictOn = (grounds: Grounds, closed: boolean): Result => {
  const { rule } = grounds
  if (isShareRule(rule)) return byShare(grounds, rule, closed)
  if ('consensus' in rule) {
    const { entitled, tally, clauses } = grounds
    const { for: agree, 'stand-aside': standAside, block } = tally
    const asked = { electorate: entitled, asked: entitled }
    const found = tryConsensusOf({ ...asked, agree, standAside, block, noticeOver: closed, clauses })
    return found.kind === 'refused'
      ? { outcome: closed ? 'lost' : 'open', because: [{ code: 'out-of-reach', clauses }] }
      : { outcome: found.kind, because: found.because }
  }
  if ('choose' in rule) return byChoosing(grounds, rule.runoff, closed)
  throw new TypeError('consent is decided in rounds')
}

const byShare = (grounds: Grounds, rule: CharterRule, closed: boolean): Result => {
  const { clauses, entitled, tally, ballotsFinal } = grounds
  const { for: inFavour, against, abstain } = tally
  const counts = { electorate: entitled, for: inFavour, against, abstain, closed, ballotsFinal }
  // In a cooperative where everyone votes at any time, whoever cast a ballot is present.
  const present = inFavour + against + abstain
  const verdict = tryDecide(
    asksPresence(rule) ? { rule: rule as DecisionRule, ...counts, present } : { rule: rule as DecisionRule, ...counts },
  )
  // The mean of what everyone proposed may have become a threshold that nothing reaches, such as more than all.
  if (verdict.kind === 'refused')
    return { outcome: closed ? 'lost' : 'open', neededFor: null, because: [{ code: 'out-of-reach', clauses }] }
  const { kind, neededFor, next, because } = verdict
  return { outcome: kind, neededFor, because, ...(next === undefined ? {} : { next }) }
}

const byChoosing = (grounds: Grounds, runoff: 'never' | 'without-majority', closed: boolean): Result => {
  const { options, approvals, clauses, isRunoff } = grounds
  const chosen = chooseByApproval({
    question: choiceAmong(options, isRunoff),
    ballots: approvals,
    runoff: isRunoff ? 'never' : runoff,
    clauses,
  })
  const { kind, counts, because } = chosen
  if (!closed) return { outcome: 'open', options: counts, because }
  return {
    outcome: kind,
    ...(kind === 'chosen' ? { option: chosen.option } : {}),
    ...(kind === 'runoff' || kind === 'tied' ? { leading: chosen.options } : {}),
    options: counts,
    because,
  }
}

/** The question that is put where options are chosen among. */
export const choiceAmong = (options: readonly string[], isRunoff: boolean): OptionsQuestion => ({
  kind: 'options',
  id: 'options',
  options,
  ...(isRunoff ? { most: 1 } : {}),
})

/** Ballots that come to these counts: the verdict depends on nothing else. */
export const ballotsLike = (
  counts: OptionCounts,
  ballots: number,
  isRunoff: boolean,
): readonly (readonly string[])[] => {
  const made: string[][] = Array.from({ length: ballots }, () => [])
  let from = 0
  for (const { option, count } of counts) {
    for (let at = from; at < from + count; at++) made[at]?.push(option)
    if (isRunoff) from += count
  }
  return made
}

const asksPresence = ({ of, quorum }: CharterRule): boolean => of === 'present' || quorum?.of === 'present'

/** A method with its clauses, and numbers in the place of the items it points at: made once where they are pinned, for a ballot is cast more often than a vote is opened. */
export const methodWith = (
  method: DecisionMethod,
  numbers: Readonly<Record<string, string>>,
  clauses: readonly Citation[],
): DecisionMethod => (isShareRule(method) ? { ...withNumbers(method, numbers), clauses } : method)

const withNumbers = (rule: CharterRule, numbers: Readonly<Record<string, string>>): DecisionRule => {
  const { atLeast, moreThan, quorum } = rule
  if (typeof (atLeast ?? moreThan) !== 'object' && quorum === undefined) return rule as DecisionRule
  const number = (threshold: unknown): unknown =>
    typeof threshold === 'object' && threshold !== null && 'average' in threshold
      ? numbers[(threshold as { readonly average: string }).average]
      : threshold
  return {
    ...rule,
    ...(atLeast === undefined ? { moreThan: number(moreThan) } : { atLeast: number(atLeast) }),
    ...(quorum === undefined
      ? {}
      : {
          quorum: {
            ...quorum,
            ...(quorum.atLeast === undefined
              ? { moreThan: number(quorum.moreThan) }
              : { atLeast: number(quorum.atLeast) }),
          },
        }),
  } as DecisionRule
}
