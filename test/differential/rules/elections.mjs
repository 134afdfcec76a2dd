import {
  lotOrder,
  tryCountApproval,
  tryCountMeek,
  tryCountScore,
  tryCountScottish,
  tryFillVacancy,
} from '../../../dist/elections/index.js'
import { add, exact } from '../../../dist/exact/index.js'
import { answered, plainOf } from '../plain.mjs'

/** Few candidates and few papers, so that they are level often; a seed sometimes, run-offs sometimes. */
const electionOf = (random, tieBreaks) => {
  const { int, pick, chance, names, some, shuffled, listOf } = random
  const candidates = shuffled(names(pick([1, 2, 3, 4, 5, 6, 8])))
  const withdrawn = chance(0.1) ? some(candidates).slice(0, 1) : []
  const stands = candidates.filter((one) => !withdrawn.includes(one))
  const seats = int(1, Math.max(1, Math.min(4, candidates.length)))
  const sitting = chance(0.15) ? some(stands).slice(0, int(0, Math.max(0, seats - 1))) : []
  const runOffs = chance(0.4) ? listOf(1, 3, () => some(stands, 2)).filter(({ length }) => length > 1) : []
  const once = runOffs.filter((one, at) => runOffs.findIndex((other) => sameSet(one, other)) === at)
  return {
    candidates,
    seats,
    ...(withdrawn.length > 0 ? { withdrawn } : {}),
    ...(sitting.length > 0 ? { sitting } : {}),
    tieBreaks: shuffled(some(tieBreaks)),
    ...(chance(0.6) ? { seed: `drawn ${int(0, 9)}` } : {}),
    ...(once.length > 0 ? { runOffs: once } : {}),
  }
}

const sameSet = (one, other) => one.length === other.length && one.every((name) => other.includes(name))

const ballotsOf = (random, candidates) => {
  const { int, pick, chance, some, listOf } = random
  const most = pick([3, 8, 15, 15, 40])
  const large = chance(0.2)
  return listOf(0, most, () => ({
    preferences: some(candidates).slice(0, pick([1, 2, 3, 8])),
    ...(chance(0.6) ? { count: large ? int(1, 5000) : int(1, 5) } : {}),
  }))
}

/** How many papers go to whom at what value is compared; in which order that is listed, and whether what is equal is told in two lines, is not said. */
const inOrder = (outcome) => {
  for (const stage of outcome.stages ?? []) if (stage.transfers) stage.transfers = together(stage.transfers)
  if (outcome.between) outcome.between.sort()
  return outcome
}

const together = (transfers) => {
  const sums = new Map()
  for (const { to, papers, value, votes } of transfers) {
    const key = `${to}\n${value}`
    const before = sums.get(key) ?? { papers: 0, votes: '0' }
    sums.set(key, { to, papers: before.papers + papers, value, votes: plainOf(add(exact(before.votes), exact(votes))) })
  }
  return [...sums.values()].sort((a, b) => compareCodePoints(a.to, b.to) || compareCodePoints(a.value, b.value))
}

/** As Python sorts text. */
const compareCodePoints = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))

const scottish = {
  name: 'scottish',
  generate: (random) => {
    const election = electionOf(random, ['earlier-stages', 'lot', 'run-off'])
    return {
      ...election,
      ...(random.chance(0.5) ? { lastTransfer: random.pick(['omitted', 'made']) } : {}),
      ballots: ballotsOf(random, election.candidates),
    }
  },
  answer: (asked) => inOrder(answered(tryCountScottish(asked))),
  wrong: (asked) => ({ ...asked, lastTransfer: 'made' }),
}

const meek = {
  name: 'meek',
  generate: (random) => {
    const election = electionOf(random, ['earlier-stages', 'lot', 'run-off'])
    const places = random.pick([5, 6, 9, 9, 12])
    return { ...election, places, omega: random.int(1, places), ballots: ballotsOf(random, election.candidates) }
  },
  answer: (asked) => inOrder(answered(tryCountMeek(asked))),
  wrong: (asked) => ({ ...asked, places: asked.places + 1 }),
}

/** Of those elected some leave: the ballots are counted again without them, for the same seats, and nobody who still sits is excluded. */
const countback = {
  name: 'countback',
  generate: (random) => {
    const { int, pick, chance, some } = random
    const { sitting: _, withdrawn: __, ...election } = electionOf(random, ['earlier-stages', 'lot', 'run-off'])
    const people = some(election.candidates, 1)
    const leavers = people.slice(0, int(1, Math.min(2, people.length)))
    const sitting = people.slice(leavers.length, leavers.length + int(0, election.seats - 1))
    const rest = election.candidates.filter((one) => !leavers.includes(one) && !sitting.includes(one))
    return {
      ...election,
      method: pick(['scottish-stv', 'meek-stv']),
      leavers,
      sitting,
      unavailable: chance(0.3) ? some(rest).slice(0, 1) : [],
      ballots: ballotsOf(random, election.candidates),
    }
  },
  answer: ({ method, leavers, sitting, unavailable, seats, tieBreaks, ...election }) => {
    const rule = { method, seats, tieBreaks, ...(method === 'meek-stv' ? { places: 9, omega: 6 } : {}) }
    const days = { leftOn: '2026-05-01', termEndsOn: '2027-12-31' }
    const vacancy = tryFillVacancy({
      rule: 'countback',
      leavers,
      sitting,
      unavailable,
      ...days,
      election: { rule, ...election },
    })
    return answered(vacancy, 'until', 'countback')
  },
  wrong: (asked) => ({ ...asked, unavailable: [] }),
}

const approval = {
  name: 'approval',
  generate: (random) => {
    const election = electionOf(random, ['lot', 'run-off'])
    const ballots = ballotsOf(random, election.candidates)
    return { ...election, ballots: ballots.map(({ preferences, ...more }) => ({ approves: preferences, ...more })) }
  },
  answer: (asked) => inOrder(answered(tryCountApproval(asked))),
  wrong: (asked) => ({ ...asked, ballots: asked.ballots.map(({ approves }) => ({ approves })) }),
}

const score = {
  name: 'score',
  generate: (random) => {
    const { int, pick, chance } = random
    const election = electionOf(random, ['lot', 'run-off'])
    const [min, max] = pick([
      [0, 5],
      [-2, 2],
      [0, 1],
      [-1000, 1000],
    ])
    return {
      ...election,
      min,
      max,
      by: pick(['sum', 'mean']),
      ...(chance(0.4) ? { fewest: int(1, 4) } : {}),
      ballots: ballotsOf(random, election.candidates).map(({ preferences, ...more }) => ({
        scores: preferences.map((candidate) => ({ candidate, score: int(min, max) })),
        ...more,
      })),
    }
  },
  answer: (asked) => inOrder(answered(tryCountScore(asked))),
  wrong: (asked) => ({ ...asked, by: asked.by === 'sum' ? 'mean' : 'sum' }),
}

const lot = {
  name: 'lot',
  generate: ({ int, names, some }) => ({ seed: `drawn ${int(0, 1e9)} é`, stage: int(1, 12), among: some(names(8), 1) }),
  answer: (asked) => ({ order: lotOrder(asked).map(({ candidate }) => candidate) }),
  wrong: (asked) => ({ ...asked, stage: asked.stage + 1 }),
}

export default [scottish, meek, countback, approval, score, lot]
