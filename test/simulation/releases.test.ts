import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import { carryOut, type ParameterValue, readPlan, Stream, type Streams } from '../../src/simulation/index.js'
import { exposedTo } from '../../src/simulation/models/releases/exposure.js'
import { type Ballot, type Vote, type VoteInput, voteBy } from '../../src/simulation/models/releases/vote.js'
import { always } from '../arbitraries/run.js'

/** The measures of one run, by name. */
const measured = (parameters: Readonly<Record<string, ParameterValue>>, seed = 'a') => {
  const plan = readPlan({ model: 'releases', seed, parameters })
  const row = carryOut(plan, 0)
  if (row.kind !== 'ran') throw new Error(row.error)
  return Object.fromEntries(plan.model.measures.map(({ name }, at) => [name, row.measures[at]]))
}

const once = { counts: 1, policy: 'none' } as const
const yes = (count: number, of: number) => ({
  members: of,
  choices: { kind: 'listed', values: Array.from({ length: of }, (_, at) => (at < count ? 1 : 0)) } as const,
})

describe('From the source', () => {
  it('WJC-8: "7 to 0" tells everyone how all seven voted', () => {
    expect(measured({ ...once, ...yes(7, 7) })).toMatchObject({ exposedToOutsiders: 7, exposedToMembers: 7 })
  })

  it('WJC-8: "6 to 1" tells nobody outside anything, and tells the one how the other six voted', () => {
    expect(measured({ ...once, ...yes(6, 7) })).toMatchObject({ exposedToOutsiders: 0, exposedToMembers: 6 })
  })

  it('WJC-8: "5 to 2" tells each of the two nothing, and both together how the other five voted', () => {
    // Each of the two sees one no among six, and so does not know whose; each of the five sees two. Two of the five who tell each other still see two against among five.
    expect(measured({ ...once, ...yes(5, 7) })).toMatchObject({ exposedToMembers: 0, exposedToColluders: 5 })
  })

  it('the mean of two tells each of them the number of the other', () => {
    const two = { ...once, members: 2, most: 10, threshold: null, choices: { kind: 'listed', values: [0.3, 0.6] } }
    expect(measured(two)).toMatchObject({ exposedToOutsiders: 0, exposedToMembers: 2 })
  })

  it('numbers that all stand at a bound are known to everyone', () => {
    const all = { ...once, members: 5, most: 10, threshold: null, choices: { kind: 'among', values: [1] } }
    expect(measured(all)).toMatchObject({ exposedToOutsiders: 5 })
  })

  it('two means expose the one number that changed between them, if it went from one bound to the other', () => {
    // n × the change of the mean is the change of that one: of 10 steps by 10, it was 0 and is 10.
    const vote = (from: number, to: number): Vote =>
      voteOf(
        [
          [
            [from, 0, 0],
            [to, 1, 1],
          ],
          [[5, 0, 1]],
          [[4, 0, 1]],
        ],
        10,
      )
    expect(exposedTo(vote(0, 10), 10, 0)).toBe(1)
    expect(exposedTo(vote(0, 9), 10, 0)).toBe(0)
  })

  it('the difference of two counts exposes the one who went from no to yes, before and after', () => {
    const vote = voteOf(
      [
        [
          [0, 0, 0],
          [1, 1, 1],
        ],
        [[1, 0, 1]],
        [[0, 0, 1]],
        [[0, 0, 1]],
      ],
      1,
    )
    expect(exposedTo(vote, 1, 0)).toBe(1)
    expect(exposedTo(vote, 1, 0, 1)).toBe(0)
  })
})

describe('At the boundary', () => {
  it('under the strict policy an outcome of five is told, if it takes three of them, and of four is not', () => {
    const of = (members: number) => measured({ ...once, policy: 'strict', threshold: '1/2', members })
    expect(of(5)).toMatchObject({ outcomesTold: 1, withheld: 0 })
    expect(of(4)).toMatchObject({ outcomesTold: 0, withheld: 1 })
  })

  it('near an end the end is told, and the count from 3 on', () => {
    const of = (count: number) => measured({ ...once, policy: 'strict', threshold: '1/2', ...yes(count, 8) })
    expect(of(2)).toMatchObject({ endsTold: 1, countsTold: 0 })
    expect(of(3)).toMatchObject({ endsTold: 0, countsTold: 1 })
    expect(of(5)).toMatchObject({ endsTold: 0, countsTold: 1 })
    expect(of(6)).toMatchObject({ endsTold: 1, countsTold: 0 })
  })
})

describe('Always true', () => {
  const streams = (seed: string): Streams =>
    Object.fromEntries(
      ['preferences', 'schedule', 'noise', 'ties', 'membership'].map((name) => [name, Stream.from(`${seed} ${name}`)]),
    ) as unknown as Streams

  const votes = (policy: readonly VoteInput['policy'][], most: readonly number[], members: number) =>
    fc
      .record({
        members: fc.integer({ min: 2, max: members }),
        most: fc.constantFrom(...most),
        share: fc.integer({ min: 1, max: 100 }),
        mean: fc.boolean(),
        counts: fc.integer({ min: 1, max: 5 }),
        castAnew: fc.integer({ min: 0, max: 4 }),
        turnover: fc.integer({ min: 0, max: 2 }),
        favour: fc.constantFrom([0, 1], [1], [0], [0, 1, 1, 1], [0, 0.5, 1]),
        policy: fc.constantFrom(...policy),
        seed: fc.string(),
      })
      .map(({ share, mean, favour, seed, ...input }) => ({
        input: {
          ...input,
          needed: mean ? undefined : Math.ceil((share * input.members * input.most) / 100),
          choices: { kind: 'among', values: favour },
        } satisfies VoteInput,
        streams: streams(seed),
      }))

  it('finds the same as going through every world', () => {
    let exposed = 0
    always(
      fc.property(
        votes(['strict', 'told', 'none'], [1, 2], 5),
        fc.integer({ min: 0, max: 2 }),
        ({ input, streams }, together) => {
          const vote = voteBy(input, streams)
          fc.pre((input.most + 1) ** vote.ballots.length <= 5000)
          const found = exposedTo(vote, input.most, together)
          expect(found).toBe(throughWorlds(vote, input.most, together))
          if (found > 0) exposed++
        },
      ),
      400,
    )
    expect(exposed).toBeGreaterThan(50)
  })

  it('WJC-8: under the strict policy no choice is known, to outsiders or to a member', () => {
    always(
      fc.property(votes(['strict', 'outcomes'], [1, 3, 10], 30), ({ input, streams }) => {
        expect(exposedTo(voteBy(input, streams), input.most, 1)).toBe(0)
      }),
      400,
    )
  })

  it('WJC-8: under the strict policy for two colluders no choice is known to two who tell each other theirs', () => {
    const policy = { ...DISCLOSURE.strict, colluders: 2, leastForOutcome: 7, leastForCount: 8 }
    always(
      fc.property(votes([policy], [1, 3], 14), ({ input, streams }) => {
        expect(exposedTo(voteBy(input, streams), input.most, 2)).toBe(0)
      }),
      150,
    )
  })

  it('the more is known, the more is exposed: outsiders, members, colluders, and count after count', () => {
    always(
      fc.property(votes(['told', 'none'], [1, 5], 9), ({ input, streams }) => {
        const vote = voteBy(input, streams)
        const [outside, member] = [0, 1].map((together) => exposedTo(vote, input.most, together)) as [number, number]
        expect(outside).toBeLessThanOrEqual(member)
        const byCount = vote.heard.map((_, at) => exposedTo(vote, input.most, 0, at + 1))
        expect(byCount).toEqual(byCount.toSorted((a, b) => a - b))
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('under the policy that tells, a unanimous vote is told, and everyone is exposed', () => {
    expect(measured({ ...once, policy: 'told', ...yes(9, 9) })).toMatchObject({ countsTold: 1, exposedToOutsiders: 9 })
  })

  it('the strict policy holds against one member alone: two who tell each other learn of the others', () => {
    // 3 of 6: two who were for, and tell each other, see one yes among four. Three who were for see none among the other three: hence colluders is 3 here.
    const vote = { ...once, policy: 'strict', threshold: '1/2', ...yes(3, 6) }
    expect(measured({ ...vote, colluders: 2 })).toMatchObject({ countsTold: 1, exposedToColluders: 0 })
    expect(measured({ ...vote, colluders: 3 })).toMatchObject({ countsTold: 1, exposedToColluders: 6 })
  })
})

describe('Refused', () => {
  it.each([
    [{ members: 1 }, 'members'],
    [{ threshold: '3/2' }, 'threshold'],
    [{ threshold: '0' }, 'threshold'],
    [{ policy: 'open' }, 'policy'],
    // In percent, where a part of the whole is meant: everyone would say yes.
    [{ choices: { kind: 'uniform', from: 0, to: 100 } }, 'choices'],
  ])('%j', (parameters, path) => {
    expect(() => readPlan({ model: 'releases', seed: 'a', parameters })).toThrow(path)
  })
})

/** A vote whose counts are all told, by what each member cast: [value, first count, last count]. */
const voteOf = (cast: readonly (readonly (readonly [number, number, number])[])[], most: number): Vote => {
  const ballots = cast.flatMap((own, member) =>
    own.map(([value, from, to], sequence): Ballot => ({ member, sequence, value, from, to })),
  )
  const counts = Math.max(...ballots.map(({ to }) => to)) + 1
  const heard = Array.from({ length: counts }, (_, at) => {
    const sum = ballots.filter(({ from, to }) => from <= at && at <= to).reduce((total, { value }) => total + value, 0)
    return { told: { kind: 'count', sum } as const, sum, least: sum, most: sum }
  })
  if (ballots.some(({ value }) => value > most)) throw new Error('no ballot adds so much')
  return { ballots, heard, people: cast.length }
}

/** How many are exposed, by the meaning of the word: every world is gone through, for everyone who listens. */
const throughWorlds = ({ ballots, heard, people }: Vote, most: number, together: number): number => {
  const worlds: number[][] = []
  const sums = heard.map(() => 0)
  const go = (world: number[]): void => {
    const ballot = ballots[world.length]
    if (ballot === undefined) {
      if (heard.every(({ least, most: greatest }, at) => (sums[at] ?? 0) >= least && (sums[at] ?? 0) <= greatest))
        worlds.push([...world])
      return
    }
    for (let value = 0; value <= most; value++) {
      for (let at = ballot.from; at <= ballot.to; at++) sums[at] = (sums[at] ?? 0) + value
      world.push(value)
      go(world)
      world.pop()
      for (let at = ballot.from; at <= ballot.to; at++) sums[at] = (sums[at] ?? 0) - value
    }
  }
  go([])
  const exposed = new Set<number>()
  for (const listening of subsets(people, together)) {
    const own = ballots.flatMap(({ member }, at) => (listening.includes(member) ? [at] : []))
    const possible = worlds.filter((world) => own.every((at) => world[at] === ballots[at]?.value))
    ballots.forEach(({ member, value }, at) => {
      if (!listening.includes(member) && possible.every((world) => world[at] === value)) exposed.add(member)
    })
  }
  return exposed.size
}

const subsets = (of: number, size: number, from = 0): readonly (readonly number[])[] =>
  size === 0
    ? [[]]
    : Array.from({ length: Math.max(0, of - from) }, (_, at) => from + at).flatMap((first) =>
        subsets(of, size - 1, first + 1).map((rest) => [first, ...rest]),
      )
