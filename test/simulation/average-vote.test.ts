import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Aggregation, averageOf } from '../../src/averages/index.js'
import { compare, type Ratio, ratio, subtract } from '../../src/exact/index.js'
import {
  carryOut,
  type MeanVote,
  readPlan,
  revoteOnMean,
  Stream,
  type Streams,
  tryReadPlan,
} from '../../src/simulation/index.js'
import { engineFor, generalEngine } from '../../src/simulation/models/average-vote/engine.js'
import type { Behaviour, Members } from '../../src/simulation/models/average-vote/members.js'
import { AVERAGE_VOTE } from '../../src/simulation/models/average-vote/parameters.js'
import { bestReplies, broughtAbout } from '../../src/simulation/models/average-vote/reply.js'
import { ruleFor, Tally } from '../../src/simulation/models/average-vote/tally.js'
import { always } from '../arbitraries/run.js'
import { listed, stepsOf, told } from './average-vote-run.js'

const STEPS = 12

/** Each aggregation that the room knows too, with its name here. */
const ROOM: readonly (readonly [object, Aggregation, { readonly min?: number; readonly max?: number }])[] = [
  [{ aggregation: 'mean' }, 'mean', {}],
  [{ aggregation: 'median' }, 'median', {}],
  [{ aggregation: 'trimmed-mean', trim: '1/5' }, { trimmedMean: '1/5' }, {}],
  [{ aggregation: 'trimmed-mean', trim: 0.34 }, { trimmedMean: 0.34 }, {}],
  [{ aggregation: 'bounded-mean', lower: 4, upper: 7 }, { clampedMean: true }, { min: 4, max: 7 }],
]

const inRoom = (proposals: readonly number[], at: number): Ratio => {
  const [, aggregation, bounds] = ROOM[at] as (typeof ROOM)[number]
  const outcome = averageOf({ proposals, aggregation, ...bounds })
  if (outcome.kind !== 'average') throw new Error('nobody proposed anything')
  return outcome.value
}

const readWith = (parameters: object) => AVERAGE_VOTE.parse({ from: 0, to: STEPS, steps: STEPS, ...parameters })

const proposals = fc.array(fc.integer({ min: 0, max: STEPS }), { minLength: 1, maxLength: 11 })

const distance = (number: Ratio, peak: number): Ratio => {
  const apart = subtract(number, ratio(BigInt(peak)))
  return apart.numerator < 0n ? { ...apart, numerator: -apart.numerator } : apart
}

/** All whole proposals that bring the room's number nearest to a peak. */
const bestInRoom = (
  others: readonly number[],
  peak: number,
  at: number,
  least: number,
  most: number,
): readonly number[] => {
  let best: number[] = []
  let nearest: Ratio | undefined
  for (let proposal = least; proposal <= most; proposal++) {
    const apart = distance(inRoom([...others, proposal], at), peak)
    const order = nearest === undefined ? -1 : compare(apart, nearest)
    if (order < 0) [best, nearest] = [[], apart]
    if (order <= 0) best.push(proposal)
  }
  return best
}

/** Members of these peaks and behaviours, who begin at their peaks. */
const membersOf = (members: readonly (readonly [number, Behaviour])[]): Members => ({
  ids: [...members.keys()],
  peaks: Float64Array.from(members, ([peak]) => peak),
  behaviours: members.map(([, behaviour]) => behaviour),
  proposals: Float64Array.from(members, ([peak]) => peak),
})

const streams = () => ({ schedule: Stream.from('a'), noise: Stream.from('b') }) as Streams

describe('Always true', () => {
  it('the number in force is that of averageOf, exactly, after any changes', () => {
    always(
      fc.property(proposals, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: STEPS }))), (start, changes) => {
        for (const [at, [parameters]] of ROOM.entries()) {
          const now = [...start]
          const tally = new Tally(ruleFor(readWith(parameters), now.length), now)
          for (const [who, next] of changes) {
            tally.change(now[who % now.length] as number, next)
            now[who % now.length] = next
          }
          expect(ratio(BigInt(tally.inForce), BigInt(tally.rule.width))).toEqual(inRoom(now, at))
        }
      }),
      150,
    )
  })

  it('the best replies are those that averageOf brings nearest to the peak, no more and no less', () => {
    const ends = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: STEPS }))
    always(
      fc.property(proposals, fc.integer({ min: 0, max: STEPS }), ends, (start, peak, [least, most]) => {
        for (const [at, [parameters]] of ROOM.entries()) {
          const now = start.map((proposal) => Math.min(most, Math.max(least, proposal)))
          const rule = ruleFor(readWith({ ...parameters, least, most }), now.length)
          const leeway = new Tally(rule, now).leewayOf(now[0] as number)
          const { from, to } = bestReplies(peak, leeway, rule)
          const expected = bestInRoom(now.slice(1), peak, at, least, most)
          expect([at, from, to, to - from + 1]).toEqual([at, expected[0], expected.at(-1), expected.length])
          for (let proposal = least; proposal <= most; proposal++)
            expect(ratio(BigInt(broughtAbout(proposal, leeway, rule)), BigInt(rule.width))).toEqual(
              inRoom([...now.slice(1), proposal], at),
            )
        }
      }),
      100,
    )
  })

  it('the same of a generalised median, which sorting proposals and phantoms tells', () => {
    const phantoms = fc.array(fc.integer({ min: 0, max: STEPS }), { minLength: 1, maxLength: 12 })
    always(
      fc.property(proposals, fc.integer({ min: 0, max: STEPS }), phantoms, (start, peak, fixed) => {
        const count = start.length
        const rule = ruleFor(readWith({ aggregation: 'generalised-median', phantoms: fixed }), count)
        const ascending = (some: readonly number[]) => some.toSorted((a, b) => a - b)
        const chosen = Array.from({ length: count + 1 }, (_, at) =>
          Number(ascending(fixed)[Math.floor((at * (fixed.length - 1)) / count)]),
        )
        const outcome = (own: number) => ascending([own, ...start.slice(1), ...chosen])[count] as number
        const apart = Array.from({ length: STEPS + 1 }, (_, own) => Math.abs(outcome(own) - peak))
        const best = [...apart.keys()].filter((own) => apart[own] === Math.min(...apart))
        const leeway = new Tally(rule, start).leewayOf(start[0] as number)
        const { from, to } = bestReplies(peak, leeway, rule)
        expect([from, to, to - from + 1]).toEqual([best[0], best.at(-1), best.length])
        apart.forEach((_, own) => {
          expect(broughtAbout(own, leeway, rule)).toBe(outcome(own) * rule.width)
        })
      }),
      100,
    )
  })

  it('the kernel makes the replies that averageOf calls best, moving as little as possible', () => {
    const game = fc.integer({ min: 1, max: 6 }).chain((count) => {
      const numbers = fc.array(fc.integer({ min: 2, max: 10 }), { minLength: count, maxLength: count })
      return fc.tuple(numbers, numbers, fc.constantFrom<MeanVote['schedule']>('in-turn', 'at-once'), fc.boolean())
    })
    always(
      fc.property(game, ([peaks, start, schedule, bounded]) => {
        const at = bounded ? 4 : 0
        const kernel = Float64Array.from(start)
        const bounds = bounded ? { lower: 4, upper: 7 } : {}
        const vote = { proposals: kernel, peaks: Float64Array.from(peaks), least: 2, most: 10, schedule, ...bounds }
        let plain = [...start]
        for (let round = 0; round < 4; round++) {
          const { sum } = revoteOnMean({ ...vote, rounds: 1 })
          const before = plain
          const after = [...plain]
          for (const [who, peak] of peaks.entries()) {
            const others = (schedule === 'in-turn' ? after : before).toSpliced(who, 1)
            const best = bestInRoom(others, peak, at, 2, 10)
            const now = before[who] as number
            after[who] = Math.min(best.at(-1) as number, Math.max(best[0] as number, now))
          }
          plain = after
          expect([...kernel]).toEqual(plain)
          expect(compare(ratio(BigInt(sum), BigInt(plain.length)), inRoom(plain, 0))).toBe(0)
        }
      }),
      100,
    )
  })

  it('the kernel and what takes every behaviour go the same way, round by round', () => {
    const member = fc.tuple(
      fc.nat({ max: 100 }),
      fc.constantFrom<Behaviour>('strategic', 'strategic', 'sincere', 'extreme', 'absent'),
    )
    always(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('mean', 'bounded-mean'),
        fc.constantFrom('in-turn', 'at-once'),
        (members, aggregation, schedule) => {
          const read = readWith({ to: 100, steps: 100, aggregation, schedule, lower: 40, upper: 60 })
          const one = membersOf(members)
          const other = membersOf(members)
          const plain = engineFor(one, read, streams())
          const general = generalEngine(other, read, streams())
          expect(plain.moving).not.toBe(one.proposals)
          for (let round = 1; round < 8; round++) {
            expect(plain.round(round)).toBe(general.round(round))
            expect(plain.inForce()).toBe(general.inForce())
            plain.writeBack()
            expect(one.proposals).toEqual(other.proposals)
          }
        },
      ),
      200,
    )
  })

  it('one after the other, a mean settles: no cycle and no end by the last round', () => {
    always(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (peaks) => {
        const run = { members: peaks.length, from: 0, to: 1000, steps: 1000, peaks: listed(peaks), rounds: 10_000 }
        expect(told(run)).toMatchObject({ settled: true, cycle: null })
      }),
      100,
    )
  })

  it('where nobody changes anything any more, nobody has anything to gain by any other proposal', () => {
    always(
      fc.property(
        proposals,
        fc.constantFrom('in-turn', 'shuffled', 'at-once'),
        fc.constantFrom('keep', 'sincere'),
        fc.nat({ max: ROOM.length - 1 }),
        (peaks, schedule, indifference, at) => {
          const read = readWith({ ...ROOM[at]?.[0], schedule, indifference })
          const members = membersOf(peaks.map((peak) => [peak, 'strategic']))
          const engine = engineFor(members, read, streams())
          let round = 0
          while (round < 100 && engine.round(++round) > 0);
          engine.writeBack()
          const now = [...members.proposals]
          // A mean that is re-voted one after the other must settle; others may go to and fro.
          if (at === 0 && schedule !== 'at-once') expect(round).toBeLessThan(100)
          if (round === 100) return
          for (const [who, peak] of peaks.entries()) {
            const others = now.toSpliced(who, 1)
            expect(bestInRoom(others, peak, at, 0, STEPS)).toContain(now[who])
          }
        },
      ),
      150,
    )
  })

  it('points that differ in the aggregation alone have the same members, where the plan says so', () => {
    const common = { preferences: ['aggregation'], membership: ['aggregation'] }
    const plan = {
      model: 'average-vote',
      seed: 'a',
      parameters: { members: 40, rounds: 0, behaviours: { strategic: 0.5, absent: 0.2 } },
      vary: { aggregation: ['mean', 'median'] },
    }
    const seen = (written: object) => {
      const sound = readPlan(written)
      return [0, 1].map((at) => {
        const row = carryOut(sound, at)
        const cell = (name: string) =>
          row.kind === 'ran' && row.measures[sound.model.measures.findIndex((one) => one.name === name)]
        return [cell('sincereMean'), cell('proposers')]
      })
    }
    const [mean, median] = seen({ ...plan, common })
    expect(mean).toEqual(median)
    const [other, another] = seen(plan)
    expect(other).not.toEqual(another)
  })
})

describe('Behaviours', () => {
  const five = { members: 5, peaks: listed([0.1, 0.3, 0.5, 0.55, 0.9]) }

  it('the sincere stay at their peaks, brought within what may be proposed', () => {
    const sincere = { ...five, behaviours: { strategic: 0 } }
    expect(told(sincere)).toMatchObject({ outcomeSteps: '470000', lastChange: 0, settled: true })
    // .2 .3 .5 .55 .6 are 2.15 in all.
    expect(told({ ...sincere, least: 0.2, most: 0.6 })).toMatchObject({ outcomeSteps: '430000' })
  })

  it('the interval of proposals decides how far strategy reaches', () => {
    // Within .2 and .6 the median of .1 .3 .5 .55 .9 and .2 .28 .36 .44 .52 .6 is the sixth: .44.
    expect(told({ ...five, least: 0.2, most: 0.6 })).toMatchObject({ outcomeSteps: '440000' })
  })

  it('the absent propose nothing, and are still members that it serves well or badly', () => {
    expect(told({ ...five, behaviours: { absent: 1 } })).toMatchObject({
      outcome: null,
      members: 5,
      proposers: 0,
      sincereMean: 0.47,
    })
    const some = told({ members: 200, behaviours: { absent: 0.5 }, rounds: 0 })
    // 100 of 200 with a standard deviation of √50 = 7.1; four of them.
    expect(Math.abs((some['proposers'] as number) - 100)).toBeLessThan(29)
  })

  it('the extreme propose the end nearest to their peak, or all the same', () => {
    const extreme = { ...five, behaviours: { extreme: 1 } }
    // .5 is as far from either end: chance decides. The others: 0 0 ? 1 1.
    expect(['400000', '600000']).toContain(told(extreme)['outcomeSteps'])
    expect(told({ ...extreme, extremeEnd: 'least' })).toMatchObject({ outcome: 0 })
    expect(told({ ...extreme, extremeEnd: 'most' })).toMatchObject({ outcome: 1 })
  })

  it('who hears the number at once and right replies as the strategic do', () => {
    const run = { ...five, schedule: 'at-once', rounds: 30 }
    expect(told({ ...run, behaviours: { partial: 1 } })).toEqual(told({ ...run, behaviours: { strategic: 1 } }))
  })

  it('who hears it late goes on for the same news, and then overshoots', () => {
    // Two members, peaks .4 and .6 from a mean of .5, one after the other: told .5, they propose .4 - .2 = .2 and .6 + .2 = .8, and stay there until the next news.
    const steps = stepsOf({
      members: 2,
      peaks: listed([0.4, 0.6]),
      behaviours: { partial: 1 },
      publishedEvery: 3,
      rounds: 3,
    })
    expect(steps.map(({ moved }) => moved)).toEqual([0, 0.2, 0, 0.2])
  })

  it('who mishears it never comes to rest', () => {
    expect(told({ members: 9, behaviours: { partial: 1 }, noise: 0.1, rounds: 50 })).toMatchObject({
      settled: false,
      rounds: 50,
      cycle: null,
    })
  })

  it('followers with bounded confidence do not follow what is too far away', () => {
    const run = {
      members: 3,
      peaks: listed([0, 0.1, 0.9]),
      behaviours: { following: 1 },
      weight: 1,
      schedule: 'at-once',
      rounds: 1,
    }
    // The mean is 1/3: of 0, .1 and .9 those within .35 go there; .9 stays.
    expect(told({ ...run, confidence: 0.35 })['outcome']).toBeCloseTo((1 / 3 + 1 / 3 + 0.9) / 3, 6)
    expect(told({ ...run, confidence: 0.3 })['outcome']).toBeCloseTo((0 + 1 / 3 + 0.9) / 3, 6)
    expect(told({ ...run, confidence: 0.2 })['outcome']).toBeCloseTo(1 / 3, 6)
  })

  it('members leave and join at their rates', () => {
    const run = { members: 400, behaviours: { strategic: 0 }, rounds: 30 }
    // 400 × .95^30 = 85.9 stay on average, with a deviation of √(400 × .215 × .785) = 8.2; four of them.
    expect(Math.abs((told({ ...run, leaving: 0.05 })['members'] as number) - 85.9)).toBeLessThan(33)
    // 400 + 30 × 20 = 1,000, with a deviation of √(30 × 400 × .05 × .95) = 24.
    expect(Math.abs((told({ ...run, joining: 0.05 })['members'] as number) - 1000)).toBeLessThan(96)
    expect(told({ ...run, members: 3, leaving: 1 })).toMatchObject({ members: 0, outcome: null, sincereMean: null })
  })
})

describe('Not true, on purpose', () => {
  it('all at once, four members go to and fro for ever where one after the other they settle', () => {
    // Peaks .5 .5 .6 0, so that the sums they wish for are 2, 2, 2.4 and 0. From 1 1 1 0, whose others sum to 2 for the first three, they reply 0 0 .4 0; from there,
    // where the others sum to .4, .4 and 0, each of the three proposes 1 again: .75 and .1 take turns.
    const run = { members: 4, peaks: listed([0.5, 0.5, 0.6, 0]) }
    expect(told({ ...run, schedule: 'at-once' })).toMatchObject({
      settled: false,
      cycle: 2,
      lowest: 0.1,
      highest: 0.75,
    })
    // The median of 0 .5 .5 .6 and 0 .25 .5 .75 1.
    expect(told(run)).toMatchObject({ settled: true, cycle: null, outcome: 0.5 })
  })

  it('a mean that nobody wishes for may be in force at rest', () => {
    // Of two, each pulls to their side as far as they may.
    expect(told({ members: 2, peaks: listed([0.4, 0.6]) })).toMatchObject({
      settled: true,
      outcome: 0.5,
      meanLoss: 0.1,
    })
  })
})

describe('At the boundary', () => {
  it('a share of a few is one of them at least, and a share of nothing is nobody', () => {
    // A tenth of three is no whole member: one re-votes each round, and the vote settles as it does one after the other, at the median of .1 .1 .6 and 0 1/3 2/3 1.
    const three = { members: 3, steps: 30, peaks: listed([0.1, 0.1, 0.6]), schedule: 'some-at-once', rounds: 200 }
    expect(told({ ...three, share: 0.1 })).toMatchObject({ settled: true, outcomeSteps: '10' })
    expect(told({ ...three, share: 0 })).toMatchObject({ settled: false, lastChange: 0 })
  })
})

describe('Refused', () => {
  const refused = (parameters: object): readonly string[] => {
    const read = tryReadPlan({ model: 'average-vote', seed: 'a', parameters })
    return read.kind === 'refused' ? read.problems.map(({ code, path }) => `${code} ${path}`) : []
  }

  it('what cannot be is told at its path', () => {
    expect(refused({ from: 1, to: 0 })).toEqual(['bounds-reversed parameters.from'])
    expect(refused({ least: 0.6, most: 0.4 })).toEqual(['bounds-reversed parameters.least'])
    expect(refused({ lower: 0.6, upper: 0.4 })).toEqual(['bounds-reversed parameters.lower'])
    expect(refused({ trim: '1/2' })).toEqual(['trim-too-large parameters.trim'])
    expect(refused({ trim: 'half' })).toEqual(['not-a-number parameters.trim'])
    expect(refused({ behaviours: { strategic: 0.7, absent: 0.4 } })).toEqual(['out-of-range parameters.behaviours'])
    expect(refused({ behaviours: { strategic: 0.7, absent: 0.2, extreme: 0.1 } })).toEqual([])
  })

  it('sums that would leave the exact whole numbers', () => {
    // 2^53 / 2 over 10^6 members are 4,503,599,627.37 steps; with as many joining in each of nine rounds a tenth of it.
    expect(refused({ members: 1_000_000, steps: 1_000_000_000 })).toEqual([])
    expect(refused({ members: 1_000_000, steps: 1_000_000_000, joining: 1, rounds: 9 })).toEqual([
      'out-of-range parameters.steps',
    ])
    // However few are likely to join: at worst every place is taken anew in every round.
    expect(refused({ members: 1_000_000, steps: 1_000_000_000, joining: 0.001, rounds: 9 })).toEqual([
      'out-of-range parameters.steps',
    ])
  })

  it('more who join than there are streams', () => {
    // 2^32 - 1 over 10^6 members: they themselves, and 4,293 rounds.
    const joining = { members: 1_000_000, steps: 100, joining: 0.5 }
    expect(refused({ ...joining, rounds: 4293 })).toEqual([])
    expect(refused({ ...joining, rounds: 4294 })).toEqual(['out-of-range parameters.rounds'])
    expect(refused({ ...joining, rounds: 4294, joining: 0 })).toEqual([])
  })
})
