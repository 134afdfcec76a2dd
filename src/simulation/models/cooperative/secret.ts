import { isShareRule } from '../../../charter/index.js'
import { type CommandOf, views } from '../../../cooperative/index.js'
import { type DecisionRule, tryDecide } from '../../../decisions/index.js'
import { assessOverlaps, type DisclosurePolicy, tellSum } from '../../../disclosure/index.js'
import { type Life, type Opened, RECORD } from './life.js'

/**
 * Secret votes: a ballot box is opened, and once its day has come closed and counted, and exactly what may be told is told. What is not carried by the first count is
 * withdrawn: nobody waits here for the next one.
 */
export const countSecretly = (life: Life): void => {
  for (const { opened } of [...life.open.values()]) {
    if (!opened.secret) continue
    const sealed = views.decisions.sealedVote(life.state, opened.decision)
    const by = somebodyElse(life, opened)
    if (by === undefined) continue
    const { decision } = opened
    if (sealed !== undefined && !sealed.ballotsOpened) {
      const holders = Array.from({ length: sealed.keyHolders }, (_, at) => `holder-${at}`)
      life.give({ type: 'open-ballots', by, decision, opening: RECORD.repeat(4), holders })
    } else if (opened.closesOn !== undefined && opened.closesOn <= life.day) {
      if (life.give({ type: 'close-ballots', by, decision, closing: RECORD })) release(life, opened, by)
    }
  }
}

/** Somebody whom it is not about. */
const somebodyElse = (life: Life, { decision }: Opened): string | undefined =>
  life.electorate().find(({ name }) => !views.decisions.isAbout(life.state, decision, name))?.name

const release = (life: Life, opened: Opened, by: string): void => {
  const { decision, proposer } = opened
  const view = views.decisions.decisionView(life.state, decision)
  const sealed = views.decisions.sealedVote(life.state, decision)
  const rule = sealed?.rule ?? ruleOf(life, opened)
  if (view?.disclosure === undefined || rule === undefined) return
  const { turnout, favour } = life.parameters
  let ballots = 0
  let inFavour = 0
  for (const { name, doing } of life.members.values()) {
    if (!views.decisions.mayVoteOn(life.state, decision, name) || !doing.chance(turnout)) continue
    ballots++
    if (doing.chance(favour)) inFavour++
  }
  const ofEveryone = rule.of === 'electorate' && rule.quorum === undefined
  const cameIn = sealed !== undefined || !ofEveryone ? { ballots } : {}
  const members = 'ballots' in cameIn ? ballots : view.entitled
  const told = telling(rule, { members, entitled: view.entitled, inFavour, policy: view.disclosure })
  if (told === undefined) {
    life.give({ type: 'vote-otherwise', by, decision, ...cameIn })
    return
  }
  const counts =
    told.kind === 'count'
      ? { for: inFavour, ...(ofEveryone ? {} : { against: ballots - inFavour, abstain: 0 }) }
      : told.kind === 'end'
        ? { end: told.end }
        : {}
  const outcome: CommandOf<'release-result'>['outcome'] = told.outcome
  life.give({ type: 'release-result', by, decision, outcome, ...cameIn, ...counts })
  if (life.open.has(decision)) life.give({ type: 'withdraw-decision', by: proposer, decision })
}

interface Counted {
  readonly members: number
  readonly entitled: number
  readonly inFavour: number
  readonly policy: DisclosurePolicy
}

/** What may be told of a count, by the rules of disclosure; undefined where nothing may. */
const telling = (rule: DecisionRule, { members, entitled, inFavour, policy }: Counted) => {
  const outcomeOf = (votes: number) => {
    const verdict = tryDecide({
      rule,
      electorate: entitled,
      for: votes,
      against: members - votes,
      abstain: 0,
      closed: true,
    })
    return verdict.kind === 'carried' || verdict.kind === 'tied' || verdict.kind === 'inquorate' ? verdict.kind : 'lost'
  }
  const outcome = outcomeOf(inFavour)
  let needed = 1
  while (needed <= members && outcomeOf(needed) !== 'carried') needed++
  // Whatever the ballots say it is not carried: to say so tells nothing of them.
  if (needed > members) return { kind: 'outcome', outcome } as const
  const release = { members, most: 1, needed }
  const assessment = assessOverlaps({ ...release, earlier: [], policy })
  if (assessment.kind === 'nothing') return undefined
  return { ...tellSum({ assessment, release, policy, sum: inFavour }), outcome } as const
}

/** The rule as it was pinned, its thresholds as numbers. */
const ruleOf = (life: Life, { provision, numbers }: Opened): DecisionRule | undefined => {
  const rule = life.charter.decisions?.[provision]?.rule
  if (rule === undefined || !isShareRule(rule)) return undefined
  const { clauses: _clauses, ...plain } = rule
  const pinned = (share: unknown): unknown =>
    typeof share === 'object' && share !== null && 'average' in share ? numbers[String(share.average)] : share
  return {
    ...plain,
    ...(plain.atLeast === undefined ? {} : { atLeast: pinned(plain.atLeast) }),
    ...(plain.moreThan === undefined ? {} : { moreThan: pinned(plain.moreThan) }),
  } as DecisionRule
}
