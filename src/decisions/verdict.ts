import type { Because, Reason } from '../reasons/index.js'
import type { ReadQuorum, ReadRule } from './read-rule.js'
import { leastVotes, leastVotesBeside, reaches } from './share.js'

/** The counts of one matter, checked: for + against + abstain ≤ present (where given) ≤ electorate. */
export interface Counts {
  readonly electorate: number
  readonly present: number | undefined
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** What counts say under a rule once voting is over. */
export type ClosedKind = 'carried' | 'lost' | 'tied' | 'inquorate'

/**
 * The one verdict: inquorate; else lost on an empty base; else carried, tied or lost. What is not carried is lost or tied, so the test that rejects is the
 * mirror of the one that accepts because there is only one.
 */
export const verdictOn = (rule: ReadRule, counts: Counts): ClosedKind => {
  if (!isQuorate(rule, counts)) return 'inquorate'
  const base = baseOf(rule.of, counts)
  if (base === 0 || counts.for < rule.minimumFor) return 'lost'
  if (counts.for > 0 && reaches(rule.share, counts.for, base)) return 'carried'
  return isTie(rule, counts) && rule.tie !== 'lost' ? 'tied' : 'lost'
}

/** The most ballots there can be. */
const mostBallots = ({ electorate, present }: Counts): number => present ?? electorate

/** How many may still cast a ballot. */
export const remaining = (counts: Counts): number => mostBallots(counts) - ballotsOf(counts)

/**
 * Whether no ballot that may still come can change the verdict, if those cast stay as they are. Every count only grows, so participation and the share
 * that is for are least and greatest where all who remain do the same; a tie lies where for and against are level. If the verdict is the same at
 * all of these, it is the same everywhere between.
 */
export const cannotChange = (rule: ReadRule, now: Counts): boolean => {
  const left = remaining(now)
  if (left === 0) return true
  const kind = verdictOn(rule, now)
  const level = Math.max(now.for, now.against, rule.minimumFor, 1)
  const ends: Counts[] = [
    { ...now, for: now.for + left },
    { ...now, against: now.against + left },
    { ...now, abstain: now.abstain + left },
  ]
  if (2 * level - now.for - now.against <= left) ends.push({ ...now, for: level, against: level })
  return ends.every((end) => verdictOn(rule, end) === kind)
}

/**
 * The fewest votes for that would carry, quorum included, with the other ballots as they are; null where no number that may be cast would.
 */
export const neededFor = (rule: ReadRule, counts: Counts): number | null => {
  const { against, abstain } = counts
  const share = sharesOwnBase(rule)
    ? leastVotesBeside(rule.share, rule.of === 'ballots' ? against + abstain : against)
    : leastVotes(rule.share, baseOf(rule.of, counts))
  if (share === undefined) return null
  const others = rule.quorum === undefined ? 0 : participation(rule.quorum, { ...counts, for: 0 })
  const quorum = rule.quorum === undefined ? 0 : leastVotes(rule.quorum.share, baseOf(rule.quorum.of, counts)) - others
  const needed = Math.max(1, share, quorum, rule.minimumFor, rule.minimumBallots - against - abstain)
  // The last look covers a quorum to which votes for do not count.
  return needed <= mostBallots(counts) - against - abstain && verdictOn(rule, { ...counts, for: needed }) === 'carried'
    ? needed
    : null
}

/** Why the verdict is what it is: what settled it comes first. */
export const reasonsOf = (rule: ReadRule, counts: Counts, kind: ClosedKind): Because => {
  const { clauses } = rule
  const quorum = quorumReasons(rule, counts)
  // A quorum that is missing is among them: it is what made the decision inquorate.
  if (kind === 'inquorate') return quorum.filter(({ code }) => code.endsWith('not-reached')) as unknown as Because
  const base = baseOf(rule.of, counts)
  if (base === 0) return [{ code: 'empty-base', clauses, base: rule.of }, ...quorum]
  const reached = reaches(rule.share, counts.for, base)
  const share: Reason = {
    code: reached ? 'share-reached' : 'share-not-reached',
    clauses,
    observed: counts.for,
    outOf: base,
    base: rule.of,
    comparison: rule.comparison,
    required: rule.share.required,
    needed: leastVotes(rule.share, base),
  }
  if (rule.minimumFor > 0) {
    const facts = { clauses, counted: 'for', observed: counts.for, required: rule.minimumFor } as const
    if (counts.for < rule.minimumFor) return [{ code: 'minimum-not-reached', ...facts }, share, ...quorum]
    quorum.unshift({ code: 'minimum-reached', ...facts })
  }
  if (isTie(rule, counts)) {
    const policy: Reason[] = rule.tie === undefined ? [] : [{ code: 'tie-policy', clauses, policy: rule.tie }]
    return [{ code: 'tie', clauses, observed: counts.for }, ...policy, ...quorum]
  }
  if (reached && counts.for === 0) return [{ code: 'no-vote-for', clauses }, ...quorum]
  return [share, ...quorum]
}

const ballotsOf = (counts: Counts): number => counts.for + counts.against + counts.abstain

/** Where the rule asks for `present`, the check has seen that it is given. */
const baseOf = (of: ReadRule['of'], counts: Counts): number => {
  switch (of) {
    case 'electorate':
      return counts.electorate
    case 'present':
      return counts.present ?? counts.electorate
    case 'ballots':
      return ballotsOf(counts)
    case 'for-or-against':
      return counts.for + counts.against
  }
}

const sharesOwnBase = (rule: ReadRule): boolean => rule.of === 'ballots' || rule.of === 'for-or-against'

const isTie = (rule: ReadRule, counts: Counts): boolean =>
  rule.knowsTies && counts.for === counts.against && counts.for > 0

const isQuorate = (rule: ReadRule, counts: Counts): boolean => {
  if (ballotsOf(counts) < rule.minimumBallots) return false
  const { quorum } = rule
  return quorum === undefined || reaches(quorum.share, participation(quorum, counts), baseOf(quorum.of, counts))
}

const participation = ({ counting }: ReadQuorum, counts: Counts): number => {
  let sum = 0
  for (const kind of counting) sum += counts[kind]
  return sum
}

const quorumReasons = (rule: ReadRule, counts: Counts): Reason[] => {
  const { clauses, quorum, minimumBallots } = rule
  const reasons: Reason[] = []
  if (quorum !== undefined) {
    const observed = participation(quorum, counts)
    const outOf = baseOf(quorum.of, counts)
    reasons.push({
      code: reaches(quorum.share, observed, outOf) ? 'quorum-reached' : 'quorum-not-reached',
      clauses,
      observed,
      outOf,
      base: quorum.of,
      counting: quorum.counting,
      comparison: quorum.comparison,
      required: quorum.share.required,
      needed: leastVotes(quorum.share, outOf),
    })
  }
  if (minimumBallots > 0) {
    const observed = ballotsOf(counts)
    const code = observed < minimumBallots ? 'minimum-not-reached' : 'minimum-reached'
    reasons.push({ code, clauses, counted: 'ballots', observed, required: minimumBallots })
  }
  return reasons
}
