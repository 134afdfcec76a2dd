import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import { type Base, decide, leastVotes, reaches, shareTest, tryDecide } from '../../src/decisions/index.js'
import { exact, type Ratio } from '../../src/exact/index.js'

const meanOf = (proposals: readonly string[]): Ratio => {
  const average = averageOf({ proposals })
  if (average.kind !== 'average') throw new Error('nothing was proposed')
  return average.value
}

describe('From the source', () => {
  it('WJC-7: 72% of ten is eight', () => {
    expect(leastVotes(shareTest(exact('72%'), 'at-least'), 10)).toBe(8)
  })
  it('WJC-19: 70 and 80 give 75%, of which eight are the least of ten', () => {
    expect(leastVotes(shareTest(meanOf(['70%', '80%']), 'at-least'), 10)).toBe(8)
  })
  it('two thirds of 435 is 290, of 100 is 67, of 193 is 129 (the House, the Senate, the General Assembly of the UN)', () => {
    const share = shareTest(exact('2/3'), 'at-least')
    expect([435, 100, 193].map((members) => leastVotes(share, members))).toEqual([290, 67, 129])
  })
})

describe('At the boundary', () => {
  const verdicts = (required: string, comparison: 'at-least' | 'more-than', base: number, votes: readonly number[]) =>
    votes.map((count) => reaches(shareTest(exact(required), comparison), count, base))

  it('at least 2/3 of 6: 3, 4, 5', () => {
    expect(verdicts('2/3', 'at-least', 6, [3, 4, 5])).toEqual([false, true, true])
  })
  it('more than 2/3 of 6: 3, 4, 5', () => {
    expect(verdicts('2/3', 'more-than', 6, [3, 4, 5])).toEqual([false, false, true])
  })
  it('at least and more than nothing of 6: 0, 1', () => {
    expect(verdicts('0', 'at-least', 6, [0, 1])).toEqual([true, true])
    expect(verdicts('0', 'more-than', 6, [0, 1])).toEqual([false, true])
  })
  it('all of 6: 5, 6', () => {
    expect(verdicts('1', 'at-least', 6, [5, 6])).toEqual([false, true])
  })
  it('of an empty base only nothing is at least a share', () => {
    expect(verdicts('0', 'at-least', 0, [0])).toEqual([true])
    expect(verdicts('0', 'more-than', 0, [0])).toEqual([false])
    expect(verdicts('1/2', 'at-least', 0, [0])).toEqual([true])
  })
  it('where the products pass 2^53, which doubles round', () => {
    const base = Number.MAX_SAFE_INTEGER
    expect(verdicts('2/3', 'at-least', base, [6004799503160660, 6004799503160661])).toEqual([false, true])
    expect(verdicts('9007199254740990/9007199254740991', 'at-least', base, [base - 2, base - 1, base])).toEqual([
      false,
      true,
      true,
    ])
    expect(verdicts('9007199254740990/9007199254740991', 'more-than', base, [base - 2, base - 1, base])).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('Always true', () => {
  const THRESHOLDS = [
    [1, 3],
    [1, 2],
    [2, 3],
    [3, 4],
    [1, 1],
  ] as const
  /** The ways to make the base `n` with `k` for: the others vote against, abstain, keep silent, stay away. */
  const WAYS: Record<Base, (n: number, k: number) => readonly object[]> = {
    electorate: (n, k) => [
      { electorate: n, against: 0, abstain: 0 },
      { electorate: n, against: n - k, abstain: 0 },
      { electorate: n, against: 0, abstain: n - k },
    ],
    present: (n, k) => [
      { electorate: n + 3, present: n, against: 0, abstain: 0 },
      { electorate: n, present: n, against: n - k, abstain: 0 },
      { electorate: n + 1, present: n, against: 0, abstain: n - k },
    ],
    ballots: (n, k) => [
      { electorate: n + 2, against: n - k, abstain: 0 },
      { electorate: n, against: 0, abstain: n - k },
    ],
    'for-or-against': (n, k) => [
      { electorate: n + 2, against: n - k, abstain: 0 },
      { electorate: n + 2, against: n - k, abstain: 1 },
    ],
  }

  for (const of of Object.keys(WAYS) as Base[]) {
    it(`every count of every electorate to 200 against every threshold is the integer formula, of ${of}`, () => {
      const wrong: unknown[] = []
      for (const [num, den] of THRESHOLDS) {
        for (const moreThan of [false, true]) {
          const threshold = { numerator: BigInt(num), denominator: BigInt(den) }
          const rule = moreThan ? { moreThan: threshold, of } : { atLeast: threshold, of }
          if (moreThan && num === den) {
            const answer = tryDecide({ rule, electorate: 1, present: 1, for: 1, against: 0, abstain: 0, closed: true })
            expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'more-than-all' }] })
            continue
          }
          const share = shareTest(threshold, moreThan ? 'more-than' : 'at-least')
          for (let n = 1; n <= 200; n++) {
            for (let k = 0; k <= n; k++) {
              const enough = moreThan ? k * den > n * num : k * den >= n * num
              if (reaches(share, k, n) !== enough) wrong.push({ n, k, num, den, moreThan, kernel: true })
              // Every way of the small ones; of the large ones, one after the other.
              const ways = WAYS[of](n, k)
              for (const way of n <= 40 ? ways : ways.slice((n + k) % ways.length).slice(0, 1)) {
                const counts = { electorate: n, against: 0, abstain: 0, ...way }
                const tie = moreThan && 2 * num === den && k > 0 && k === counts.against
                const tied = tie && (of === 'ballots' || of === 'for-or-against')
                const expected = enough && k > 0 ? 'carried' : tied ? 'tied' : 'lost'
                const { kind } = decide({ rule, ...counts, for: k, closed: true })
                if (kind !== expected) wrong.push({ n, k, num, den, moreThan, way, kind, expected })
              }
            }
          }
        }
      }
      expect(wrong).toEqual([])
    })
  }

  it('20,000 exact ties with a mean of percentages: at least it carries, more than it does not, and one vote decides', () => {
    const percentages = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 3, maxLength: 9 })
    let ties = 0
    fc.assert(
      fc.property(percentages, fc.integer({ min: 1, max: 50 }), (tenths, times) => {
        const mean = meanOf(tenths.map((tenth) => `${Math.floor(tenth / 10)}.${tenth % 10}%`))
        const sum = tenths.reduce((total, tenth) => total + tenth, 0)
        expect(mean.numerator * 1000n * BigInt(tenths.length)).toBe(mean.denominator * BigInt(sum))
        const electorate = Number(mean.denominator) * times
        const votes = Number(mean.numerator) * times
        const kinds = (rule: { atLeast: Ratio } | { moreThan: Ratio }) =>
          [votes - 1, votes, votes + 1].map(
            (yes) =>
              decide({
                rule: { ...rule, of: 'electorate' },
                electorate,
                for: yes,
                against: 0,
                abstain: 0,
                closed: true,
              }).kind,
          )
        expect(kinds({ atLeast: mean })).toEqual(['lost', 'carried', 'carried'])
        expect(kinds({ moreThan: mean })).toEqual(['lost', 'lost', 'carried'])
        ties++
      }),
      { seed: 20261121, numRuns: 20_000 },
    )
    expect(ties).toBeGreaterThanOrEqual(20_000)
  })
  it('leastVotes is the least that reaches', () => {
    const shares = fc.tuple(fc.bigInt(0n, 10n ** 20n), fc.bigInt(1n, 10n ** 20n)).filter(([a, b]) => a <= b)
    fc.assert(
      fc.property(shares, fc.maxSafeNat(), fc.boolean(), ([numerator, denominator], base, moreThan) => {
        const share = shareTest({ numerator, denominator }, moreThan ? 'more-than' : 'at-least')
        const least = leastVotes(share, base)
        if (least <= base) expect(reaches(share, least, base)).toBe(true)
        if (least > 0) expect(reaches(share, least - 1, base)).toBe(false)
      }),
      { seed: 20261121, numRuns: 2000 },
    )
  })
})

describe('Not true elsewhere', () => {
  it('93 of 180 are exactly the mean of 50%, 50% and 55%: here that is enough, on decimals of twenty digits it is not', () => {
    const mean = meanOf(['50%', '50%', '55%'])
    expect(mean).toEqual({ numerator: 31n, denominator: 60n })
    const rule = { atLeast: mean, of: 'electorate' } as const
    const verdict = decide({ rule, electorate: 180, for: 93, against: 87, abstain: 0, closed: true })
    expect(verdict).toMatchObject({ kind: 'carried', neededFor: 93 })

    const Twenty = Decimal.clone({ defaults: true, precision: 20 })
    const needed = new Twenty(50).plus(50).plus(55).div(3).div(100).times(180)
    expect(needed.toString()).toBe('93.000000000000000001')
    expect(new Twenty(93).gte(needed)).toBe(false)
  })
})
