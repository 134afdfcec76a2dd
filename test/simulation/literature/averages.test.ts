import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../../src/averages/index.js'
import { compare, ratio } from '../../../src/exact/index.js'
import { carryOut, giniOf, readPlan, revoteOnMean } from '../../../src/simulation/index.js'
import { always } from '../../arbitraries/run.js'
import { evenly, listed, stepsOf, told } from '../average-vote-run.js'

const number = (cell: unknown): number => cell as number

/** Peaks in whole steps, and what best replies one after the other make of them. */
const settle = (peaks: readonly number[], most: number) => {
  const proposals = Float64Array.from(peaks)
  const voted = revoteOnMean({
    peaks: Float64Array.from(peaks),
    proposals,
    least: 0,
    most,
    schedule: 'in-turn',
    rounds: 10_000,
  })
  expect(voted.moved).toBe(0)
  return { ...voted, proposals: [...proposals] }
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b)

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

describe('From the source', () => {
  describe('Renault and Trannoy, Protecting minorities through the average voting rule (Journal of Public Economic Theory 7, 2005)', () => {
    it('peaks .1 .3 .5 .55 .9: the vote settles at .5 with 0 0 .5 1 1, where the sincere mean is .47', () => {
      // Moulin's form: the median of the peaks and 0, .2, .4, .6, .8, 1, which is the sixth of
      // 0 .1 .2 .3 .4 .5 .55 .6 .8 .9 1. The votes: below .5 propose 0, above it 1; 0 + 0 + x + 1 + 1 = 5 × .5 leaves x = .5.
      const peaks = [0.1, 0.3, 0.5, 0.55, 0.9]
      const { outcomeSteps, sincereMean, settled } = told({ members: 5, peaks: listed(peaks) })
      expect({ outcomeSteps, sincereMean, settled }).toEqual({
        outcomeSteps: '500000',
        sincereMean: 0.47,
        settled: true,
      })
      const { sum, proposals } = settle([10, 30, 50, 55, 90], 100)
      expect([sum, proposals]).toEqual([250, [0, 0, 50, 100, 100]])
    })

    it('whoever the members are, the vote settles at the median of their peaks and k/n: a generalised median of Moulin', () => {
      // Every k/n is a whole step where the steps are a multiple of n. At the number x in force, who wishes for less proposes the least and who
      // wishes for more the most: so n·x lies between how many wish for more, and how many wish for no less. The median of peaks and k/n is the only such x.
      const peaksOf = (count: number) =>
        fc.array(fc.integer({ min: 0, max: 7 * count }), { minLength: count, maxLength: count })
      always(
        fc.property(fc.integer({ min: 1, max: 12 }).chain(peaksOf), (peaks) => {
          const count = peaks.length
          const phantoms = Array.from({ length: count + 1 }, (_, place) => 7 * place)
          const median = sorted([...peaks, ...phantoms])[count] as number
          expect(settle(peaks, 7 * count).sum).toBe(median * count)
          const run = { members: count, from: 0, to: 7 * count, steps: 7 * count, peaks: listed(peaks) }
          expect(told({ ...run, aggregation: 'generalised-median' })['outcomeSteps']).toBe(String(median))
        }),
        150,
      )
    })

    it('many members: the number settles where x = 1 - F(x); .618034 for F = x², of mean .6667 and median .7071', () => {
      // x = 1 - x² at (√5 - 1) / 2. Among n members F is a staircase of steps 1/n, and one reply moves the mean by 1/n at most: hence 2/n.
      const members = 20_001
      const run = { members, rounds: 500, peaks: evenly(members, Math.sqrt) }
      const { outcome, sincereMean, settled } = told(run)
      expect(settled).toBe(true)
      expect(Math.abs(number(outcome) - (Math.sqrt(5) - 1) / 2)).toBeLessThan(2 / members)
      expect(Math.abs(number(sincereMean) - 2 / 3)).toBeLessThan(2 / members)
      expect(Math.abs(number(told({ ...run, aggregation: 'median' })['outcome']) - Math.SQRT1_2)).toBeLessThan(
        2 / members,
      )
    })
  })

  describe('Renault and Trannoy, Assessing the extent of strategic manipulation: the average vote example (SERIEs 2, 2011)', () => {
    // Where the vote settles at x, at most a share x of the members wish for more than x (they all propose 1), and at most 1 - x for less (they all propose 0).
    // So the sincere mean m is at least x·x (a share x at x itself, the others at 0) and at most x(1 - x) + x·1 = 2x - x². Hence |x - m| <= x - x² <= 1/4; and
    // for m = 1/2 from x² <= 1/2 <= 2x - x²: x lies within (√2 - 1)/2 = .2071 of 1/2.
    it('never more than 1/4: of all spreads over two or three numbers among 12 members, and 1/4 is reached', () => {
      const steps = 12
      let furthest = 0
      for (let low = 0; low <= steps; low++)
        for (let high = low; high <= steps; high++)
          for (let middle = low; middle <= high; middle += 3)
            for (let atLow = 0; atLow <= 12; atLow += 2)
              for (let atMiddle = 0; atLow + atMiddle <= 12; atMiddle += 3) {
                const peaks = Array.from({ length: 12 }, (_, at) =>
                  at < atLow ? low : at < atLow + atMiddle ? middle : high,
                )
                furthest = Math.max(furthest, Math.abs(settle(peaks, steps).sum - sumOf(peaks)))
              }
      // Sums of 12 members in steps of 1/12: a quarter of the scale is 36 of 144.
      expect(furthest).toBe(36)
    })

    it('a mean of .5 is moved by .2071 at most, and by as much where 7,071 of 10,000 wish for .70711 and the others for 0', () => {
      const members = 10_000
      const peaks = Array.from({ length: members }, (_, at) => (at < 7071 ? 0.707114 : 0))
      const { sincereMean, movedByAll } = told({ members, peaks: listed(peaks), rounds: 1000 })
      expect(Math.abs(number(sincereMean) - 0.5)).toBeLessThan(1e-5)
      expect(number(movedByAll)).toBeCloseTo((Math.SQRT2 - 1) / 2, 4)
      always(
        fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }), (half) => {
          // With each peak its mirror image: the mean is exactly 1/2.
          const peaks = half.flatMap((peak) => [peak, 1000 - peak])
          const moved = settle(peaks, 1000).sum - 500 * peaks.length
          // |x - 1/2| <= (√2 - 1)/2 without a root: (2|x - 1/2| + 1)² <= 2, in whole numbers over n·1000.
          expect((2 * Math.abs(moved) + 1000 * peaks.length) ** 2).toBeLessThanOrEqual(2 * (1000 * peaks.length) ** 2)
        }),
      )
    })
  })

  describe('A share α re-votes at once, F = x²: x goes to (1 - α)x + α(1 - F(x))', () => {
    // Its slope at (√5 - 1)/2 is 1 - α - 2αx = 1 - α√5, which is above -1 where α < 2/√5 = .894427. Beyond, two numbers take turns: x² less x by turns gives a
    // quadratic whose roots lie √(5α² - 4)/α apart, and their product of slopes is 5 - 5α², so that the cycle attracts up to α = 1. F of n members is a staircase:
    // the way stops where a round would move it by less than about two of its steps, at a distance of 2/n over 1 - the factor by which distances shrink.
    const members = 5001
    const run = { members, rounds: 5000, schedule: 'part-way', peaks: evenly(members, Math.sqrt) }

    it.each([0.5, 0.8, 0.85, 0.88])('it comes to rest for α = %f < .894427', (share) => {
      const { lowest, highest, outcome } = told({ ...run, share })
      const factor = Math.abs(1 - share * Math.sqrt(5))
      const tolerance = 2 / members / (1 - factor)
      expect(Math.abs(number(outcome) - (Math.sqrt(5) - 1) / 2)).toBeLessThan(tolerance)
      expect(number(highest) - number(lowest)).toBeLessThan(2 * tolerance)
    })

    it.each([0.91, 0.93, 0.95, 1])('it goes to and fro for α = %f > .894427', (share) => {
      const { lowest, highest, cycle, settled } = told({ ...run, share })
      expect([cycle, settled]).toEqual([2, false])
      const tolerance = 4 / members / (5 * share ** 2 - 4)
      expect(Math.abs(number(highest) - number(lowest) - Math.sqrt(5 * share ** 2 - 4) / share)).toBeLessThan(tolerance)
    })

    it('for α = 1 between 0 and 1', () => {
      const { lowest, highest } = told({ ...run, schedule: 'at-once' })
      // The one or two whose wish is nearest to an end meet it: 1/n of the scale each.
      expect(number(lowest)).toBeLessThan(2 / members)
      expect(number(highest)).toBeGreaterThan(1 - 2 / members)
    })

    it('a share of the members by chance comes to rest all the same where α is small', () => {
      const { outcome, settled } = told({ ...run, schedule: 'some-at-once', share: 0.5, rounds: 400 })
      expect(settled).toBe(true)
      expect(Math.abs(number(outcome) - (Math.sqrt(5) - 1) / 2)).toBeLessThan(2 / members)
    })
  })

  describe('Huber, Robust estimation of a location parameter (Annals of Mathematical Statistics 35, 1964): a part of the members lies at one end', () => {
    // 10 % at 1. The mean: .9 × .5 + .1 = .55 either way. The median is where .9 F(x) = .5: F(x) = .5556, for the uniform x itself. For Beta(5, 5), whose
    // F(x) is the sum over k from 5 to 9 of (9 over k) x^k (1 - x)^(9 - k), x = .5226: below, F(.5226) is computed from that sum.
    const uniform = { kind: 'uniform', from: 0, to: 1 }
    const beta = { kind: 'beta', a: 5, b: 5, from: 0, to: 1 }
    const F = (x: number): number =>
      [126, 84, 36, 9, 1].reduce((sum, ways, at) => sum + ways * x ** (5 + at) * (1 - x) ** (4 - at), 0)
    const members = 40_000
    const extremists = (others: object) => ({
      members,
      peaks: { kind: 'mixed', share: 0.1, first: { kind: 'among', values: [1] }, second: others },
      behaviours: { strategic: 0 },
      rounds: 0,
    })

    it('.9 F(.5226) is .5 for Beta(5, 5)', () => {
      // Four digits of x, at a density of 2.46, are half a unit of the last × .9 × 2.46 = .00011.
      expect(Math.abs(0.9 * F(0.5226) - 0.5)).toBeLessThan(0.00011)
    })

    it.each([
      // Standard errors of one run. Means: √((.9 × (1/12 + .25) + .1 - .55²) / n) = .00156; for the beta √((.9 × (1/44 + .25) + .1 - .55²) / n) = .00103.
      // Medians: √(.25 / n) / (.9 f(x)), where f is 1 for the uniform: .00278; and 2.43 for the beta: .00115. Four of them are allowed.
      ['uniform', 'mean', uniform, 0.55, 0.0016],
      ['uniform', 'median', uniform, 5 / 9, 0.0028],
      ['Beta(5, 5)', 'mean', beta, 0.55, 0.0011],
      ['Beta(5, 5)', 'median', beta, 0.5226, 0.0012],
    ])('%s and a tenth of extremists: the %s', (_, aggregation, others, expected, error) => {
      const { sincereOutcome } = told({ ...extremists(others), aggregation })
      expect(Math.abs(number(sincereOutcome) - expected)).toBeLessThan(4 * error)
    })
  })

  describe('Moulin, On strategy-proofness and single peakedness (Public Choice 35, 1980)', () => {
    it('under a generalised median nobody gains by any lie: all peaks, all lies, three members', () => {
      const steps = 5
      const phantomLists = ['uniform', [0, 1, 3, 5], [2, 2, 2, 4], [0, 0, 5, 5], [0, 2, 3, 5]] as const
      const points = Array.from({ length: steps + 1 }, (_, at) => at)
      for (const phantoms of phantomLists) {
        const fixed = phantoms === 'uniform' ? [0, 2, 3, 5] : phantoms
        const median = (peaks: readonly number[]): number => sorted([...peaks, ...fixed])[3] as number
        for (const a of points)
          for (const b of points)
            for (const c of points)
              for (const lie of points)
                expect(Math.abs(median([lie, b, c]) - a)).toBeGreaterThanOrEqual(Math.abs(median([a, b, c]) - a))
      }
      // And the model finds the same: nothing to gain, wherever the phantoms are.
      always(
        fc.property(
          fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 }),
          fc.constantFrom('uniform', [0, 30, 30, 100], [50], [0, 0, 10, 90, 100]),
          (peaks, phantoms) => {
            const run = { members: peaks.length, from: 0, to: 100, steps: 100, peaks: listed(peaks), phantoms }
            const { gainByOne, movedByOne, movedByAll } = told({ ...run, aggregation: 'generalised-median' })
            expect([gainByOne, movedByOne, movedByAll]).toEqual([0, 0, 0])
          },
        ),
        100,
      )
    })

    it('under the mean of two, whoever wishes for .4 beside .6 gains by proposing .2', () => {
      const proposals = (own: string) => averageOf({ proposals: [own, '0.6'] })
      expect(proposals('0.4')).toMatchObject({ value: { numerator: 1n, denominator: 2n } })
      expect(proposals('0.2')).toMatchObject({ value: { numerator: 2n, denominator: 5n } })
      expect(told({ members: 2, peaks: listed([0.4, 0.6]) })).toMatchObject({ gainByOne: 0.1 })
    })
  })

  it('David and Nagaraja, Order Statistics (2003): of n uniform numbers the median has the variance 1/(4(n + 2)), n odd, and the mean 1/(12n)', () => {
    const members = 9
    const replicates = 3000
    const plan = readPlan({
      model: 'average-vote',
      seed: 'variance',
      parameters: { members, behaviours: { strategic: 0 }, rounds: 0 },
      vary: { aggregation: ['mean', 'median'] },
      replicates,
    })
    const outcomes = Array.from({ length: plan.runs }, (_, at) => {
      const row = carryOut(plan, at)
      return row.kind === 'ran' ? number(row.measures[0]) : Number.NaN
    })
    const variance = (some: readonly number[]): number => {
      const mean = sumOf(some) / some.length
      return sumOf(some.map((one) => (one - mean) ** 2)) / (some.length - 1)
    }
    // Of R runs the variance has a standard error of √(2 / R) of itself for the bell curve, and less for flatter ones, which these are: 2.6 %. Four of them.
    const tolerance = 4 * Math.sqrt(2 / replicates)
    expect(Math.abs(variance(outcomes.slice(0, replicates)) * 12 * members - 1)).toBeLessThan(tolerance)
    expect(Math.abs(variance(outcomes.slice(replicates)) * 4 * (members + 2) - 1)).toBeLessThan(tolerance)
  })

  describe('Hampel, A general qualitative definition of robustness (Annals of Mathematical Statistics 42, 1971); Donoho and Huber, The notion of breakdown point (1983)', () => {
    // The least share of proposals that can carry the number anywhere: 1/n of a mean; (⌊nα⌋ + 1)/n of a mean trimmed by α at each end; of the median (n + 1)/2 of an
    // odd n and n/2 of an even one, where it is the mean of the two in the middle.
    const breaksAt = (count: number, aggregation: 'mean' | 'median' | { trimmedMean: string }): number => {
      const good = Array.from({ length: count }, (_, at) => at)
      const far = 1_000_000_000
      for (let bad = 1; bad <= count; bad++) {
        const outcome = averageOf({ proposals: [...good.slice(bad), ...Array<number>(bad).fill(far)], aggregation })
        // Carried away: farther than any of the good ones, by as much as one likes.
        if (outcome.kind === 'average' && compare(outcome.value, ratio(BigInt(count))) > 0) return bad
      }
      return Number.NaN
    }
    it.each([10, 11, 20, 21])('of %d proposals', (count) => {
      expect(breaksAt(count, 'mean')).toBe(1)
      expect(breaksAt(count, { trimmedMean: '1/10' })).toBe(Math.floor(count / 10) + 1)
      expect(breaksAt(count, { trimmedMean: '1/4' })).toBe(Math.floor(count / 4) + 1)
      expect(breaksAt(count, 'median')).toBe(count % 2 === 1 ? (count + 1) / 2 : count / 2)
    })

    it('one short of it, what one member can do in the model stays between the others', () => {
      // Nine at .5 and members at 1: the mean follows each of them, the trimmed mean of 2/10 only the third.
      const run = (bad: number, aggregation: string) =>
        told({
          members: 10,
          peaks: listed(Array.from({ length: 10 }, (_, at) => (at < bad ? 1 : 0.5))),
          behaviours: { strategic: 0 },
          rounds: 0,
          trim: '2/10',
          aggregation,
        })['outcome']
      expect([1, 2, 3].map((bad) => run(bad, 'mean'))).toEqual([0.55, 0.6, 0.65])
      expect([1, 2, 3].map((bad) => run(bad, 'trimmed-mean'))).toEqual([0.5, 0.5, 0.5 + 0.5 / 6])
      expect([4, 5, 6].map((bad) => run(bad, 'median'))).toEqual([0.5, 0.75, 1])
    })
  })

  it('Gini, Variabilità e mutabilità (1912): 1/3 for uniform incomes, (n - 1)/n where one has everything', () => {
    // Of 1, 2, ..., n it is (n² - 1) / (3n²) × n/(n + 1) = (n - 1)/(3n), which goes to 1/3.
    for (const count of [2, 10, 1000]) {
      expect(giniOf(Array.from({ length: count }, (_, at) => at + 1))).toBeCloseTo((count - 1) / (3 * count), 12)
      expect(giniOf(Array.from({ length: count }, (_, at) => (at === 0 ? 7 : 0)))).toBeCloseTo((count - 1) / count, 12)
    }
  })

  it('Black, On the rationale of group decision-making (Journal of Political Economy 56, 1948): no number beats the median of an odd number of peaks by majority', () => {
    always(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 11 }), (peaks) => {
        fc.pre(peaks.length % 2 === 1)
        const run = { members: peaks.length, from: 0, to: 20, steps: 20, peaks: listed(peaks), aggregation: 'median' }
        const median = Number(told(run)['outcomeSteps'])
        for (let rival = 0; rival <= 20; rival++) {
          const rather = peaks.filter((peak) => Math.abs(rival - peak) < Math.abs(median - peak)).length
          expect(2 * rather).toBeLessThanOrEqual(peaks.length)
        }
      }),
      100,
    )
  })

  it('Laplace (1774): the median has the least sum of distances. Legendre (1805): the mean has the least sum of squares', () => {
    always(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 }), (peaks) => {
        const run = {
          members: peaks.length,
          from: 0,
          to: 30,
          steps: 30,
          peaks: listed(peaks),
          behaviours: { strategic: 0 },
        }
        const [median, mean] = ['median', 'mean'].map((aggregation) => told({ ...run, aggregation, rounds: 0 }))
        const distances = (x: number): number => sumOf(peaks.map((peak) => Math.abs(peak - x)))
        const squares = (x: number): number => sumOf(peaks.map((peak) => (peak - x) ** 2))
        for (let rival = 0; rival <= 30; rival += 0.5) {
          expect(number(median?.['meanLoss']) * peaks.length).toBeLessThanOrEqual(distances(rival) + 1e-9)
          expect(squares(number(mean?.['outcome']))).toBeLessThanOrEqual(squares(rival) + 1e-9)
        }
      }),
      100,
    )
  })

  it('DeGroot, Reaching a consensus (Journal of the American Statistical Association 69, 1974): equal weights keep the mean, and the spread shrinks by the weight a round', () => {
    // x goes to (1 - w)x + w·m: the mean m stays, every distance from it is (1 - w) of what it was. Whole steps round each by half a step: with 10^9 of them, 1e-8 suffices.
    const steps = stepsOf({
      members: 50,
      steps: 1_000_000_000,
      behaviours: { following: 1 },
      weight: 0.25,
      schedule: 'at-once',
      rounds: 20,
    })
    const [start] = steps
    for (const { round, inForce, deviation } of steps) {
      expect(Math.abs(number(inForce) - number(start?.['inForce']))).toBeLessThan(1e-8)
      expect(Math.abs(number(deviation) - 0.75 ** number(round) * number(start?.['deviation']))).toBeLessThan(1e-8)
    }
  })

  it('Monderer and Shapley, Potential games (Games and Economic Behavior 14, 1996): half of the squared sum less n × the sum of peak × proposal falls with every reply', () => {
    const game = fc.integer({ min: 2, max: 8 }).chain((count) => {
      const numbers = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: count, maxLength: count })
      return fc.tuple(numbers, numbers)
    })
    always(
      fc.property(game, ([peaks, start]) => {
        const count = peaks.length
        const proposals = [...start]
        const potential = (): number =>
          sumOf(proposals) ** 2 - 2 * count * sumOf(proposals.map((x, at) => x * (peaks[at] as number)))
        for (let turn = 0; turn < 10 * count; turn++) {
          const before = potential()
          const at = turn % count
          const was = proposals[at] as number
          // One member alone re-votes among others who stay.
          const own = Float64Array.of(was)
          const others = { sum: sumOf(proposals) - was, count: count - 1 }
          revoteOnMean({
            peaks: Float64Array.of(peaks[at] as number),
            proposals: own,
            others,
            least: 0,
            most: 12,
            schedule: 'in-turn',
            rounds: 1,
          })
          proposals[at] = own[0] as number
          if (proposals[at] === was) expect(potential()).toBe(before)
          else expect(potential()).toBeLessThan(before)
        }
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('bounds do not keep a mean from being moved: it is moved all the way to its bound', () => {
    // Peaks .3 .6 .6 .6: the sincere mean is .525. Without bounds it settles at .6, the median of the peaks and 0 .25 .5 .75 1; under an upper bound of .55, there.
    const run = { members: 4, peaks: listed([0.3, 0.6, 0.6, 0.6]), lower: 0.4, upper: 0.55 }
    expect(told({ ...run, aggregation: 'mean' })).toMatchObject({ outcomeSteps: '600000' })
    expect(told({ ...run, aggregation: 'bounded-mean' })).toMatchObject({
      outcomeSteps: '550000',
      sincereOutcomeSteps: '525000',
    })
  })

  it('the median of an even number is not proof against lies: the two in the middle have a mean between them', () => {
    // Peaks .4 and .6: as the mean of two. Only an odd number has a median that is one of them.
    expect(told({ members: 2, peaks: listed([0.4, 0.6]), aggregation: 'median' })).toMatchObject({ gainByOne: 0.1 })
    expect(told({ members: 3, peaks: listed([0.4, 0.6, 0.6]), aggregation: 'median' })).toMatchObject({ gainByOne: 0 })
  })

  it('a trimmed mean is not proof against lies, and strategy may move it farther than the plain mean', () => {
    const run = { members: 5, peaks: listed([0.1, 0.3, 0.5, 0.55, 0.9]), trim: '1/5' }
    // Derived by hand: the sincere means are .47, and (.3 + .5 + .55) / 3 = .45; both settle at .5.
    const [trimmed, plain] = ['trimmed-mean', 'mean'].map((aggregation) => told({ ...run, aggregation }))
    expect([number(trimmed?.['movedByAll']), number(plain?.['movedByAll'])].map((moved) => moved.toFixed(6))).toEqual([
      '0.050000',
      '0.030000',
    ])
  })

  it('strategy does not always make losses greater: the number may come nearer to the median', () => {
    // Peaks 0, .5, .5: the sincere mean 1/3 loses 1/3 + 1/6 + 1/6 in all; where it settles, at .5, only .5 is lost.
    const { meanLoss, outcome } = told({ members: 3, steps: 6, peaks: listed([0, 0.5, 0.5]) })
    expect([outcome, number(meanLoss) * 3]).toEqual([0.5, 0.5])
  })
})
