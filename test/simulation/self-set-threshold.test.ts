import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import { type DecisionRule, decide } from '../../src/decisions/index.js'
import { exact, ratio } from '../../src/exact/index.js'
import { tryReadPlan } from '../../src/simulation/index.js'
import { selfSetThreshold } from '../../src/simulation/models/self-set-threshold/model.js'
import { periodOf, stillFrom } from '../../src/simulation/models/self-set-threshold/settled.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'
import { oneRun, streamsFrom } from './one-run.js'

const listed = (...values: readonly number[]) => ({ kind: 'listed', values })
const run = (parameters: Readonly<Record<string, unknown>>, seed = 'a') => oneRun(selfSetThreshold, parameters, seed)
/** Members with these wishes, in percent, who answer each other and take no decisions. */
const replies = (wishes: readonly number[], more: Readonly<Record<string, unknown>> = {}) =>
  run({
    members: wishes.length,
    wishes: listed(...wishes),
    behaviour: 'best-reply',
    interval: 0,
    schedule: 'in-turn',
    ...more,
  })
/** The thresholds in force, in percent times the members: whole. */
const sums = ({ series }: ReturnType<typeof run>, members: number) =>
  series.map((row) => Math.round((row[1] as number) * members))

describe('From the source', () => {
  it('WJC-19: proposals of 70 % and 80 % make 75 %', () => {
    const { measures } = run({ members: 2, wishes: listed(70, 80), behaviour: 'sincere' })
    expect(measures).toMatchObject({
      thresholdStart: '3/4',
      thresholdEnd: '3/4',
      settled: true,
      settledRound: 0,
      period: 1,
    })
  })

  it('Renault and Trannoy (2005): peaks .1 .3 .5 .55 .9 settle at .5, where the mean of the peaks is .47', () => {
    const { measures } = replies([10, 30, 50, 55, 90])
    expect(measures).toMatchObject({ thresholdStart: '47/100', thresholdEnd: '1/2', settled: true, period: 1 })
  })

  it('Barberà and Jackson (2004): who is for a change with probability .3 .3 .5 .5 .7 ×6 and wants 1 less that as the threshold: .4', () => {
    const { measures } = replies([70, 70, 50, 50, 30, 30, 30, 30, 30, 30])
    expect(measures).toMatchObject({ thresholdEnd: '2/5', neededEnd: 4, settled: true })
  })

  it('who loses by a rule moves it: two who are for everything and one who is for nothing settle at exactly 2/3, which two of three just reach', () => {
    // By hand, in percent times three: 180 carries, and the third raises by 5 a round up to 205, which takes all three: lost, and the two lower by 5 each, 195; carried again, and so on,
    // until the third stands at 100 and the two at 50.
    const outcome = run({
      members: 3,
      wishes: listed(60),
      leaning: listed(1, 1, 0),
      interval: 1,
      move: 5,
      rounds: 40,
      within: 0,
    })
    expect(sums(outcome, 3).slice(0, 12)).toEqual([180, 185, 190, 195, 200, 205, 195, 200, 205, 195, 200, 200])
    expect(outcome.measures).toMatchObject({
      thresholdEnd: '2/3',
      neededEnd: 2,
      settled: true,
      settledRound: 10,
      period: 1,
      carried: 20,
      decisions: 20,
    })
  })

  it('the same where 95 % is the most: the two lower once more than the third can raise, and it settles below, at 65 %', () => {
    // By hand: 205 is lost with 55 55 95, then 50 50 95 makes 195, which carries, and the third stands at the end of what may be proposed.
    const outcome = run({
      members: 3,
      wishes: listed(60),
      leaning: listed(1, 1, 0),
      interval: 1,
      move: 5,
      rounds: 40,
      within: 0,
      highest: 95,
    })
    expect(outcome.measures).toMatchObject({ thresholdEnd: '13/20', settled: true, period: 1 })
  })
})

describe('At the boundary', () => {
  it.each([
    [[66, 66, 67], 2],
    [[66, 67, 67], 2],
    [[67, 67, 67], 3],
  ])('of three, proposals of %j take %i: exactly 2/3 is two', (wishes, neededEnd) => {
    expect(replies(wishes, { behaviour: 'sincere' }).measures['neededEnd']).toBe(neededEnd)
  })

  it('a threshold of 0 % takes one, of 100 % everybody', () => {
    expect(replies([0, 0], { behaviour: 'sincere' }).measures['neededEnd']).toBe(1)
    expect(replies([100, 100], { behaviour: 'sincere' }).measures['neededEnd']).toBe(2)
  })

  it('all at once: wishes 30 60 60 60 go to and fro between 75 % and 30 %; in turn they settle at 60 %', () => {
    // By hand. The sum is 210. The first replies 120 - 180, which is 0; the others 240 - 150 = 90: 270. Then 0 and 240 - 180 = 60: 180. Then 0 and 240 - 120, at most 100: 300. Then 0 and
    // 240 - 200 = 40: 120. Then 0 and 240 - 80, at most 100: 300 again.
    const together = replies([30, 60, 60, 60], { schedule: 'everyone', rounds: 60 })
    expect(sums(together, 4).slice(0, 7)).toEqual([210, 270, 180, 300, 120, 300, 120])
    expect(together.measures).toMatchObject({ settled: false, settledRound: null, period: 2, swingPercent: 45 })
    expect(replies([30, 60, 60, 60]).measures).toMatchObject({ thresholdEnd: '3/5', settled: true, period: 1 })
  })

  it('a new mean comes into force only by the threshold in force: two of three under 60 %, not one of three under 70 %', () => {
    const guarded = { schedule: 'everyone', changes: 'by-own-threshold', rounds: 30 }
    // 80 80 20 is 60 %: the two reply 100, the third 0. That makes 200/3 %, nearer to 80 for two, and 60 % of three takes two.
    expect(replies([80, 80, 20], guarded).measures).toMatchObject({ thresholdStart: '3/5', thresholdEnd: '2/3' })
    // 90 90 30 is 70 %: the replies make 200/3 %, nearer for the third alone, and 70 % of three takes all.
    expect(replies([90, 90, 30], guarded).measures).toMatchObject({
      thresholdStart: '7/10',
      thresholdEnd: '7/10',
      refused: 30,
    })
    expect(replies([90, 90, 30], { ...guarded, changes: 'at-once' }).measures).toMatchObject({
      thresholdEnd: '2/3',
      refused: 0,
    })
  })

  it.each([
    [0, 65],
    [1, 65],
    [2, 60],
  ])('a patience of %i with two decisions more against than for a member: the proposal is %i', (patience, proposal) => {
    // One of two is for nothing, and 50 % of two is one: both decisions are carried against them.
    const asked = {
      members: 2,
      wishes: listed(40, 60),
      leaning: listed(1, 0),
      interval: 2,
      rounds: 1,
      move: 5,
      patience,
    }
    expect(sums(run(asked), 2)[1]).toBe(40 + proposal)
  })

  it('stands still from a step on, within a width: one more is not within', () => {
    expect(stillFrom(Float64Array.of(9, 5, 6, 7, 5), 2)).toBe(1)
    expect(stillFrom(Float64Array.of(9, 5, 6, 7, 5), 1)).toBe(4)
    expect(stillFrom(Float64Array.of(9, 5, 6, 7, 5), 4)).toBe(0)
    expect(stillFrom(Float64Array.of(7), 0)).toBe(0)
  })

  it('repeats after so many steps, three times at least', () => {
    expect(periodOf(Float64Array.of(9, 1, 1, 1, 1), 3)).toBe(1)
    expect(periodOf(Float64Array.of(1, 2, 1, 2, 1, 2, 1, 2), 4)).toBe(2)
    expect(periodOf(Float64Array.of(1, 2, 1, 2, 1, 2), 4)).toBeNull()
    expect(periodOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), 2)).toBeNull()
  })
})

describe('Always true', () => {
  const wishes = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 7 })

  it('in turn, best replies settle at the median of the wishes and of 1/n to (n - 1)/n (Moulin 1980, Renault and Trannoy 2005)', () => {
    always(
      fc.property(wishes, (percents) => {
        const count = percents.length
        const marks = Array.from({ length: count - 1 }, (_, at) => ratio(BigInt(at + 1), BigInt(count)))
        const peaks = percents.map((percent) => ratio(BigInt(percent), 100n))
        const median = averageOf({ proposals: [...peaks, ...marks], aggregation: 'median' })
        const { measures } = replies(percents, { rounds: 400 })
        expect(exact(measures['thresholdEnd'] as string)).toEqual(median.kind === 'average' && median.value)
        expect(measures['period']).toBe(1)
      }),
      100,
    )
  })

  it('the decisions carried are those that `decide` carries at the mean of the proposals (WJC-19)', () => {
    always(
      fc.property(wishes, fc.integer({ min: 0, max: 10_000 }).map(String), (percents, seed) => {
        const members = percents.length
        const { series, measures } = run(
          { members, wishes: listed(...percents), leaning: listed(0.75), behaviour: 'sincere', rounds: 3, interval: 4 },
          seed,
        )
        const rule: DecisionRule = { atLeast: exact(measures['thresholdStart'] as string), of: 'electorate' }
        const carried = [1, 2, 3].map((round) => {
          const chance = streamsFrom(seed).noise.of(round)
          return [1, 2, 3, 4].filter(() => {
            const forIt = percents.filter(() => chance.word() < 0.75 * 0x100000000).length
            return (
              decide({ rule, electorate: members, for: forIt, against: members - forIt, abstain: 0, closed: true })
                .kind === 'carried'
            )
          }).length
        })
        expect(series.slice(1).map((row) => row[3])).toEqual(carried)
      }),
      60,
    )
  })

  it('no threshold leaves the bounds of the proposals, and what is in force at once is the mean of what is proposed', () => {
    const asked = fc.record({
      members: fc.integer({ min: 1, max: 9 }),
      rounds: fc.constant(25),
      lowest: fc.integer({ min: 0, max: 50 }),
      highest: fc.integer({ min: 50, max: 100 }),
      behaviour: fc.constantFrom('sincere', 'best-reply', 'losses'),
      schedule: fc.constantFrom('everyone', 'share', 'one', 'in-turn'),
      changes: fc.constantFrom('at-once', 'by-own-threshold'),
      move: fc.integer({ min: 1, max: 40 }),
    })
    always(
      fc.property(asked, fc.integer({ min: 0, max: 10_000 }).map(String), (parameters, seed) => {
        const { series, measures } = run(parameters, seed)
        for (const [, threshold, proposed] of series as readonly (readonly number[])[]) {
          expect(threshold).toBeGreaterThanOrEqual(parameters.lowest - 1e-9)
          expect(threshold).toBeLessThanOrEqual(parameters.highest + 1e-9)
          // Both are the same fraction, divided in another order.
          if (parameters.changes === 'at-once') expect(Math.abs((threshold ?? 0) - (proposed ?? 0))).toBeLessThan(1e-9)
        }
        expect(measures['settledRound'] === null).toBe(measures['settled'] === false)
        if (parameters.changes === 'at-once') expect(measures['refused']).toBe(0)
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a threshold that settled need not be one that anybody wishes, nor lie near the mean of the wishes', () => {
    // The median of 30 30 30 30 80 and 20 40 60 80 is 30, their mean 40.
    expect(replies([30, 30, 30, 30, 80]).measures).toMatchObject({ thresholdStart: '2/5', thresholdEnd: '3/10' })
    // 0 0 0 90 90: the mean is 36 %, and the median of these and 20 40 60 80 is 40 %, which nobody wishes.
    expect(replies([0, 0, 0, 90, 90]).measures).toMatchObject({ thresholdStart: '9/25', thresholdEnd: '2/5' })
  })
})

describe('Refused', () => {
  it('a lower bound above the upper one, half a percent, a behaviour there is none of', () => {
    const refused = (parameters: object) =>
      refusedOf(tryReadPlan({ model: 'self-set-threshold', seed: 'a', parameters }))
    expect(refused({ lowest: 60, highest: 59 })).toEqual(['bounds-reversed parameters.lowest'])
    expect(refused({ lowest: 60, highest: 60 })).toEqual([])
    // In percent, where a probability is meant: everyone would be for everything.
    expect(refused({ leaning: { kind: 'uniform', from: 30, to: 70 } })).toEqual(['not-one-of parameters.leaning'])
    expect(refused({ lowest: 0.5, behaviour: 'mood' })).toEqual([
      'not-one-of parameters.behaviour',
      'wrong-kind parameters.lowest',
    ])
  })
})
