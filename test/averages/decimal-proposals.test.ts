import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadAggregation } from '../../src/averages/aggregation.js'
import { DecimalProposals, type MantissaGrid } from '../../src/averages/decimal-proposals.js'
import { RatioProposals } from '../../src/averages/ratio-proposals.js'
import { exact, ratio } from '../../src/exact/index.js'
import { amounts, ratios } from '../arbitraries/numbers.js'
import { always } from '../arbitraries/run.js'
import { slow, slowMean, slowMedian, slowTrimmedMean } from '../arbitraries/slow.js'
import { steps } from '../arbitraries/steps.js'

const THIRD = slow(1n, 3n)
const TRIMMED: ReadAggregation = { kind: 'trimmed-mean', share: THIRD }
const CENTS: MantissaGrid = {
  places: 2,
  lowest: Number.NEGATIVE_INFINITY,
  highest: Number.POSITIVE_INFINITY,
  step: 0,
  from: 0,
  share: false,
}

describe('From the source', () => {
  it('WJC-9: 15 and 10 are kept as cents, and their mean is 12.5', () => {
    const proposals = new DecimalProposals(CENTS, TRIMMED)
    expect([proposals.put('ana', exact('15')), proposals.put('ben', exact('12'))]).toEqual(['cast', 'cast'])
    expect([proposals.changeQuickly('ben', 10), proposals.changeQuickly('ben', '10.00')]).toEqual([
      'changed',
      'unchanged',
    ])
    expect(proposals.mean()).toEqual(exact('12.5'))
    expect([...proposals.entries()]).toEqual([
      ['ana', exact('15')],
      ['ben', exact('10')],
    ])
  })
})

describe('At the boundary', () => {
  it('two places are held, three are not; fifteen digits are, sixteen are not', () => {
    const proposals = new DecimalProposals(CENTS, TRIMMED)
    expect(
      [exact('0.001'), exact('0.01'), exact('0.1'), exact('1/3')].map((value) => proposals.put('ana', value)),
    ).toEqual(['no-room', 'cast', 'changed', 'no-room'])
    expect(proposals.put('ana', exact('9999999999999.99'))).toBe('changed')
    expect(proposals.put('ana', exact('10000000000000.00'))).toBe('no-room')
    expect(proposals.get('ana')).toEqual(exact('9999999999999.99'))
  })
  it('a place freed by one is taken by the next, and a refusal takes none', () => {
    const proposals = new DecimalProposals(CENTS, TRIMMED)
    const most = exact('9999999999999.99')
    for (let at = 0; at < 9; at++) expect(proposals.put(`m${at}`, most)).toBe('cast')
    expect([proposals.put('m9', ratio(0n)), proposals.count, proposals.get('m9')]).toEqual(['no-room', 9, undefined])
    expect([proposals.take('m3'), proposals.take('m3'), proposals.put('m9', ratio(0n))]).toEqual([true, false, 'cast'])
    expect([proposals.count, proposals.get('m9'), proposals.median()]).toEqual([9, ratio(0n), most])
    expect(proposals.mean()).toEqual(exact('7999999999999992/900'))
  })
  it('the quick way gives up below the range, above it, off the step, and on what it does not know', () => {
    const quickly = (proposal: unknown) => {
      const proposals = new DecimalProposals({ ...CENTS, lowest: 0, highest: 6000, step: 50 }, TRIMMED)
      proposals.put('ana', exact('30'))
      const outcome = proposals.changeQuickly('ana', proposal)
      expect(proposals.get('ana')).toEqual(outcome === 'changed' ? exact(proposal as string) : exact('30'))
      return outcome
    }
    expect([-0.5, 0, 0.5, 59.5, 60, 60.5].map(quickly)).toEqual([
      'no-room',
      'changed',
      'changed',
      'changed',
      'changed',
      'no-room',
    ])
    expect(['0.49', '0.50', '0.51', '0.500'].map(quickly)).toEqual(['no-room', 'changed', 'no-room', 'no-room'])
    expect(['30', 30].map(quickly)).toEqual(['unchanged', 'unchanged'])
    expect([1n, exact('1'), null, undefined, '', '50%', '1/2'].map(quickly)).toEqual(
      Array.from({ length: 7 }, () => 'no-room'),
    )
  })
  it('the quick way gives up on whoever has no proposal standing', () => {
    const proposals = new DecimalProposals(CENTS, TRIMMED)
    expect([proposals.changeQuickly('ana', 10), proposals.count]).toEqual(['no-room', 0])
    proposals.put('ana', exact('10'))
    proposals.take('ana')
    expect([proposals.changeQuickly('ana', 10), proposals.count]).toEqual(['no-room', 0])
  })
  it('a share keeps a hundredth of a percent, and gives up on a thousandth', () => {
    const proposals = new DecimalProposals({ ...CENTS, places: 4, share: true }, TRIMMED)
    proposals.put('ana', exact('1/2'))
    expect([proposals.changeQuickly('ana', '72.55%'), proposals.get('ana')]).toEqual(['changed', exact('0.7255')])
    expect([proposals.changeQuickly('ana', '72.555%'), proposals.changeQuickly('ana', '0.7255')]).toEqual([
      'no-room',
      'unchanged',
    ])
  })
})

describe('Always true', () => {
  it('decimals and ratios keep the same proposals, with the same mean, median and trimmed mean', () => {
    always(
      fc.property(steps(amounts), (all) => {
        const [decimals, others] = [new DecimalProposals(CENTS, TRIMMED), new RatioProposals()]
        const model = new Map<string, { numerator: bigint; denominator: bigint }>()
        for (const step of all) {
          const { member } = step
          if (step.kind === 'cast') {
            const { value } = step.proposal
            const put = others.put(member, value)
            expect(decimals.put(member, value)).toBe(put)
            expect(decimals.changeQuickly(member, step.proposal.input)).toBe('unchanged')
            model.set(member, value)
          } else if (step.kind !== 'join') {
            expect([decimals.take(member), others.take(member)]).toEqual([model.has(member), model.has(member)])
            model.delete(member)
          }
          const values = [...model.values()]
          for (const proposals of [decimals, others]) {
            expect(proposals.count).toBe(values.length)
            expect(new Map(proposals.entries())).toEqual(model)
            if (values.length === 0) continue
            expect(proposals.mean()).toEqual(slowMean(values))
            expect(proposals.median()).toEqual(slowMedian(values))
            expect(proposals.trimmedMean(THIRD)).toEqual(slowTrimmedMean(values, THIRD))
          }
        }
      }),
    )
  })
  it('ratios of any size are kept exactly', () => {
    always(
      fc.property(fc.array(ratios, { minLength: 1, maxLength: 12 }), (values) => {
        const proposals = new RatioProposals()
        for (const [at, value] of values.entries()) proposals.put(`m${at}`, value)
        expect(proposals.mean()).toEqual(slowMean(values))
        expect(proposals.median()).toEqual(slowMedian(values))
        expect(proposals.trimmedMean(THIRD)).toEqual(slowTrimmedMean(values, THIRD))
        for (const at of values.keys()) expect(proposals.take(`m${at}`)).toBe(true)
        expect([proposals.count, proposals.put('ana', THIRD), proposals.mean()]).toEqual([0, 'cast', THIRD])
      }),
    )
  })
})
