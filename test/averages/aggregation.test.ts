import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clamp, droppedFromEachEnd, readAggregation } from '../../src/averages/aggregation.js'
import { averageOf } from '../../src/averages/index.js'
import { exact, ratio } from '../../src/exact/index.js'
import { ratios, shares } from '../arbitraries/numbers.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slowCompare } from '../arbitraries/slow.js'

const codeOfReading = (aggregation: unknown) => {
  const read = readAggregation(aggregation, 'aggregation')
  return 'code' in read ? [read.code, read.path] : read.kind
}
const trimmedBy = (share: unknown) => codeOfReading({ trimmedMean: share })

describe('From the source', () => {
  it('WJC-2: average democracy is the mean, where nothing else is said', () => {
    expect(averageOf({ proposals: [1, 2, 6] })).toMatchObject({ value: ratio(3n), because: [{ code: 'mean' }] })
  })
  it('R, ?mean: of 0 to 10 and 50 the mean is 8.75, and 5.5 trimmed by a tenth', () => {
    const proposals = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50]
    expect(averageOf({ proposals })).toMatchObject({ value: exact('8.75') })
    expect(averageOf({ proposals, aggregation: { trimmedMean: '10%' } })).toMatchObject({ value: exact('5.5') })
  })
  it('SciPy, trim_mean: 0 to 19 trimmed by a tenth is 9.5', () => {
    const proposals = Array.from({ length: 20 }, (_, at) => at)
    expect(averageOf({ proposals, aggregation: { trimmedMean: 0.1 } })).toMatchObject({
      value: exact('9.5'),
      because: [{ code: 'trimmed-mean', count: 20, dropped: 2 }],
    })
  })
  it('Python, statistics.median: 3 is in the middle of 1 3 5, and 4 of 1 3 5 7', () => {
    expect(averageOf({ proposals: [1, 3, 5], aggregation: 'median' })).toMatchObject({ value: ratio(3n) })
    expect(averageOf({ proposals: [1, 3, 5, 7], aggregation: 'median' })).toMatchObject({ value: ratio(4n) })
  })
})

describe('At the boundary', () => {
  it.each([
    [-0.01, ['trim-too-large', 'aggregation.trimmedMean']],
    ['-1/1000000000000000000000', ['trim-too-large', 'aggregation.trimmedMean']],
    [0, 'trimmed-mean'],
    ['1/1000000000000000000000', 'trimmed-mean'],
    ['0.499999999999999999999', 'trimmed-mean'],
    ['49.99%', 'trimmed-mean'],
    ['1/2', ['trim-too-large', 'aggregation.trimmedMean']],
    ['50%', ['trim-too-large', 'aggregation.trimmedMean']],
    [0.51, ['trim-too-large', 'aggregation.trimmedMean']],
  ])('a share of %s to drop from each end', (share, expected) => {
    expect(trimmedBy(share)).toEqual(expected)
  })
  it.each([
    [9, '10%', 0],
    [10, '10%', 1],
    [11, '10%', 1],
    [19, '10%', 1],
    [20, '10%', 2],
    [2, '1/3', 0],
    [3, '1/3', 1],
    [4, '1/3', 1],
    [99, '0.07', 6],
    [100, '0.07', 7],
    [1, '0.49', 0],
    [3, '0.49', 1],
    [10, 0, 0],
  ])('of %s, %s from each end are %s: the whole part', (count, share, dropped) => {
    expect(droppedFromEachEnd(count, exact(share))).toBe(dropped)
  })
  it('just below its lower bound a mean is brought to it; on it and above it is not', () => {
    const bounds = { min: exact('10'), max: exact('20') }
    const at = (mean: string) => clamp(exact(mean), bounds, false, [])
    expect(at('9.999999999999999999')).toMatchObject({ value: exact('10'), reasons: [{ bound: 'min' }] })
    expect(at('10')).toEqual({ value: exact('10'), reasons: [] })
    expect(at('10.000000000000000001')).toEqual({ value: exact('10.000000000000000001'), reasons: [] })
    expect(at('19.999999999999999999')).toEqual({ value: exact('19.999999999999999999'), reasons: [] })
    expect(at('20')).toEqual({ value: exact('20'), reasons: [] })
    expect(at('20.000000000000000001')).toMatchObject({ value: exact('20'), reasons: [{ bound: 'max' }] })
  })
  it('without a bound on a side, nothing holds it there', () => {
    const open = { min: undefined, max: undefined }
    for (const mean of ['-1000000', '1000000']) {
      expect(clamp(exact(mean), open, false, [])).toEqual({ value: exact(mean), reasons: [] })
    }
  })
})

describe('Always true', () => {
  it('what is clamped lies within its bounds, and says where it was', () => {
    always(
      fc.property(ratios, ratios, ratios, (mean, a, b) => {
        const [min, max] = slowCompare(a, b) < 0 ? [a, b] : [b, a]
        const { value, reasons } = clamp(mean, { min, max }, false, ['WJC-2'])
        expect([slowCompare(value, min) >= 0, slowCompare(value, max) <= 0]).toEqual([true, true])
        const moved = slowCompare(mean, min) < 0 ? 'min' : slowCompare(mean, max) > 0 ? 'max' : undefined
        expect(reasons).toEqual(
          moved === undefined
            ? []
            : [{ code: 'clamped', clauses: ['WJC-2'], observed: mean, required: value, bound: moved, percent: false }],
        )
      }),
    )
  })
  it('less than half from each end leaves at least one', () => {
    always(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        shares.map(({ numerator, denominator }) => ratio(numerator, 2n * denominator + 1n)),
        (count, share) => {
          const dropped = droppedFromEachEnd(count, share)
          expect(count - 2 * dropped).toBeGreaterThanOrEqual(1)
          expect(BigInt(dropped) * share.denominator <= BigInt(count) * share.numerator).toBe(true)
          expect(BigInt(dropped + 1) * share.denominator > BigInt(count) * share.numerator).toBe(true)
        },
      ),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a tenth of nine drops nobody: only whole proposals are dropped', () => {
    const proposals = [1, 1, 1, 1, 1, 1, 1, 1, 100]
    expect(averageOf({ proposals, aggregation: { trimmedMean: '10%' } })).toMatchObject({
      value: ratio(12n),
      because: [{ dropped: 0 }],
    })
  })
  it('the median of an even number of proposals may be a number that nobody proposed', () => {
    expect(averageOf({ proposals: [10, 20], aggregation: 'median' })).toMatchObject({ value: ratio(15n) })
  })
})

describe('Refused', () => {
  it.each([null, 'mode', 'Mean', '', 5, true, [], {}, { trimmedMean: 0.1, clampedMean: true }, { mean: true }])(
    'not-one-of: %o',
    (aggregation) => {
      expect(codeOfReading(aggregation)).toEqual(['not-one-of', 'aggregation'])
    },
  )
  it.each([false, 'true', 1, null, undefined])('wrong-kind: a clamped mean of %o', (clampedMean) => {
    expect(codeOfReading({ clampedMean })).toEqual(['wrong-kind', 'aggregation.clampedMean'])
  })
  it.each(NOT_NUMBERS)('a share to drop that is %s', (_name, input, code) => {
    expect(trimmedBy(input)).toEqual([code, 'aggregation.trimmedMean'])
  })
})
