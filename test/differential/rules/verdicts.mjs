import { tryDecide, needsThePersonConcerned, openDecision, tryDecideOpened } from '../../../dist/decisions/index.js'
import { electorateOf } from '../../../dist/membership/index.js'
import { exact } from '../../../dist/exact/index.js'
import { answered } from '../plain.mjs'

const KINDS = ['for', 'against', 'abstain']

/** A share that some whole number of the base is exactly, or one that everybody uses. */
const thresholdOf = ({ int, pick, chance }, size) => {
  if (chance(0.5))
    return pick(['1/2', '2/3', '3/4', '1/3', '50%', '72%', '0', '1', '100%', '66.67%', '0.6', 0.5, '51%'])
  const base = Math.max(1, Math.min(size, 2 ** 40))
  return `${int(0, base)}/${base}`
}

const ruleOf = (
  random,
  size,
  { of = ['electorate', 'present', 'ballots', 'for-or-against'], quorumOf = ['electorate', 'present'] } = {},
) => {
  const { pick, chance, int, some } = random
  const compared = () => ({ [pick(['atLeast', 'moreThan'])]: thresholdOf(random, size) })
  const half = chance(0.25)
  const rule = half
    ? { moreThan: pick(['1/2', '50%', 0.5]), of: pick(of.includes('ballots') ? ['ballots', 'for-or-against'] : of) }
    : { ...compared(), of: pick(of) }
  // Exactly all or nothing of a base, and more than that, cannot be: such a rule is refused.
  if ('moreThan' in rule && exact(rule.moreThan).numerator >= exact(rule.moreThan).denominator) rule.moreThan = '99%'
  const knowsTies = half && (rule.of === 'ballots' || rule.of === 'for-or-against')
  const quorum = { ...compared(), of: pick(quorumOf), ...(chance(0.4) ? { counting: some(KINDS, 1) } : {}) }
  if ('moreThan' in quorum && exact(quorum.moreThan).numerator >= exact(quorum.moreThan).denominator)
    quorum.moreThan = '99%'
  return {
    ...rule,
    ...(chance(0.35) ? { quorum } : {}),
    ...(chance(0.15) ? { minimumFor: int(0, Math.min(size + 1, 20)) } : {}),
    ...(chance(0.15) ? { minimumBallots: int(0, Math.min(size + 1, 20)) } : {}),
    ...(knowsTies && chance(0.5) ? { tie: pick(['lost', 'second-ballot', 'casting-vote']) } : {}),
  }
}

/** So many, thrown in four parts; level ones often. */
const counted = ({ int, chance }, most) => {
  const cast = chance(0.3) ? most : int(0, most)
  if (chance(0.2))
    return { for: Math.floor(cast / 2), against: Math.floor(cast / 2), abstain: chance(0.5) ? cast % 2 : 0 }
  const votesFor = int(0, cast)
  const against = int(0, cast - votesFor)
  return { for: votesFor, against, abstain: cast - votesFor - against }
}

const verdicts = {
  name: 'verdicts',
  generate: (random) => {
    const { int, pick, chance } = random
    const huge = chance(0.15)
    const electorate = huge
      ? pick([10 ** 6, 2 ** 40, 2 ** 53 - 1, int(100, 100_000)])
      : pick([0, 1, 2, int(0, 12), int(3, 12), chance(0.1) ? int(13, 24) : int(3, 12)])
    const present = chance(0.5) ? (chance(0.3) ? electorate : int(0, electorate)) : undefined
    const rule = ruleOf(
      random,
      present ?? electorate,
      present === undefined ? { of: ['electorate', 'ballots', 'for-or-against'], quorumOf: ['electorate'] } : {},
    )
    const votes = counted(random, present ?? electorate)
    // Thresholds met exactly, where they can be.
    const share = exact(rule.atLeast ?? rule.moreThan)
    if (chance(0.3) && rule.of === 'electorate') {
      const exactly = Number((share.numerator * BigInt(electorate)) / share.denominator)
      if (exactly + votes.against + votes.abstain <= (present ?? electorate)) votes.for = exactly
    }
    return {
      rule,
      electorate,
      ...(present === undefined ? {} : { present }),
      ...votes,
      closed: huge || chance(0.4),
      ...(chance(0.7) ? { ballotsFinal: chance(0.8) } : {}),
    }
  },
  answer: (asked) => answered(tryDecide(asked)),
  wrong: (asked) => ({ ...asked, rule: swapped(asked.rule) }),
}

/** At least in the place of more than, and the other way round. */
const swapped = ({ atLeast, moreThan, ...rule }) =>
  atLeast === undefined ? { ...rule, atLeast: moreThan } : { ...rule, moreThan: atLeast }

const CLASSES = [
  { id: 'worker-owner', hasVote: true },
  { id: 'volunteer', hasVote: true },
  { id: 'supporter', hasVote: false },
]

const peopleOf = ({ int, pick, chance, names, some }) =>
  names(int(1, 13)).map((id) => ({
    id,
    memberClass: chance(0.7) ? 'worker-owner' : pick(['volunteer', 'supporter']),
    teams: some(['app', 'film']),
  }))

const others = {
  name: 'others',
  generate: (random) => {
    const { pick, chance, some } = random
    const people = peopleOf(random)
    const ids = people.map(({ id }) => id)
    const rule = chance(0.5)
      ? { atLeast: '3/4', of: 'electorate' }
      : ruleOf(random, ids.length - 1, { of: ['electorate', 'ballots'], quorumOf: ['electorate'] })
    return {
      classes: CLASSES,
      people,
      members: pick([
        'all',
        { classes: ['worker-owner'] },
        { classes: ['worker-owner', 'supporter'] },
        { team: 'app' },
      ]),
      parties: { candidate: pick([...ids, 'somebody else']), proposer: pick(ids) },
      except: pick([['candidate'], ['candidate'], [], ['candidate', 'proposer']]),
      rule,
      ballots: some(ids).map((id) => [id, chance(0.7) ? 'for' : pick(KINDS)]),
    }
  },
  answer: ({ classes, people, members, parties, except, rule, ballots }) => {
    const entitled = electorateOf({ rule: { members, except }, classes, members: people, parties })
    const named = electorateOf({ rule: { members }, classes, members: people })
    const may = new Set(entitled.members)
    const votes = { for: 0, against: 0, abstain: 0 }
    for (const [id, choice] of ballots) if (may.has(id)) votes[choice]++
    return {
      electorate: entitled.members,
      verdict: answered(tryDecide({ rule, electorate: entitled.count, ...votes, closed: true })),
      needsThePersonConcerned: needsThePersonConcerned({ rule, electorate: named.count }),
    }
  },
  wrong: (asked) => ({ ...asked, except: [] }),
}

const opened = {
  name: 'opened',
  generate: (random) => {
    const { int, pick, chance, names, some } = random
    const ids = names(int(1, 9))
    const rule = ruleOf(random, ids.length, {
      of: ['electorate', 'ballots', 'for-or-against'],
      quorumOf: ['electorate'],
    })
    const key = 'atLeast' in rule ? 'atLeast' : 'moreThan'
    const numbers = () => [{ item: 'share', value: `${int(0, 11)}/12` }]
    const [electorate, electorateNow] = [some(ids), some(ids)]
    return {
      rule: chance(0.6) ? { ...rule, tie: undefined, [key]: { average: 'share' } } : rule,
      pin: { thresholds: pick(['at-opening', 'live']), electorate: pick(['at-opening', 'live']) },
      averages: numbers(),
      averagesNow: numbers(),
      electorate,
      electorateNow,
      // Whoever was entitled neither then nor now has no ballot to be counted or left out: that is refused.
      ballots: some(ids)
        .filter((id) => electorate.includes(id) || electorateNow.includes(id))
        .map((id) => [id, chance(0.6) ? 'for' : pick(KINDS)]),
      closed: chance(0.5),
      ballotsFinal: chance(0.7),
    }
  },
  answer: ({ rule, pin, averages, averagesNow, electorate, electorateNow, ballots, closed, ballotsFinal }) => {
    const read = (list) =>
      list.map(({ item, value }) => ({
        kind: 'average',
        item,
        value: exact(value),
        because: [{ code: 'electorate', clauses: [], count: 1 }],
      }))
    const opened = openDecision({ rule, pin, electorate, averages: read(averages), charterVersion: '1' })
    return answered(
      tryDecideOpened({
        opened,
        ballots,
        electorate: electorateNow,
        averages: read(averagesNow),
        closed,
        ballotsFinal,
      }),
    )
  },
  wrong: (asked) => ({ ...asked, pin: { thresholds: 'live', electorate: 'live' } }),
}

export default [verdicts, others, opened]
