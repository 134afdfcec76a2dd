import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Charter, type PastDecision, replayDecisions } from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { BALLOTS, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'

const charter = preset('we-just-coop')
const M17 = { id: 'm17', decision: 'accept-project', on: '2025-04-02', electorate: 9, against: 2, abstain: 0 } as const

const withRule = (rule: unknown, more: object = {}): Charter =>
  smallWith({ decisions: { it: { title: 'It', electorate: { members: 'all' }, rule, ...BALLOTS, ...more } } })
const past = (more: Partial<PastDecision> = {}): PastDecision => ({
  id: 'p',
  decision: 'it',
  on: '2025-01-01',
  outcome: 'lost',
  electorate: 10,
  for: 5,
  against: 3,
  abstain: 2,
  ...more,
})
const replayed = (from: Charter, under: Charter, one: PastDecision) => {
  const { decisions } = replayDecisions({ from, under, decisions: [one] })
  const [first] = decisions
  if (first === undefined) throw new Error('one decision in, one out')
  return first
}
const why = (from: Charter, under: Charter, one = past()): string | undefined => {
  const { kind, because } = replayed(from, under, one)
  const [reason] = because
  return kind === 'cannot-be-told' && reason.code === 'cannot-be-told' ? reason.why : kind
}

describe('From the source', () => {
  it('WJC-3: six of nine for is two thirds: what was called lost would have been carried', () => {
    const one = replayed(charter, charter, { ...M17, for: 6, outcome: 'lost' })
    expect(one).toMatchObject({ kind: 'otherwise', was: 'lost', would: 'carried', neededFor: 6 })
    expect(explain(one.because.slice(0, 1), 'en')).toBe('It was lost, and would have been carried (WJC-3).')
    expect(replayed(charter, charter, { ...M17, for: 5, outcome: 'lost' }).kind).toBe('same')
  })

  it('WJC-19: the threshold is the number in force then: 70 and 80 give 75, of which six of nine fall short', () => {
    const under = (share: string) =>
      replayed(charter, charter, { ...M17, for: 6, outcome: 'carried', averages: { 'project-threshold': share } })
    expect(under('75%')).toMatchObject({ kind: 'otherwise', would: 'lost', neededFor: 7 })
    expect(under('2/3')).toMatchObject({ kind: 'same', would: 'carried' })
  })

  it('WJC-8: after a secret vote only the outcome is known: another threshold cannot be told, and is not guessed', () => {
    const secret = { id: 's', decision: 'it', on: '2025-01-01', outcome: 'carried', electorate: 10 } as const
    const from = withRule({ atLeast: '2/3', of: 'electorate' })
    expect(why(from, withRule({ atLeast: '3/4', of: 'electorate' }), secret)).toBe('only-the-outcome-is-known')
    expect(why(from, from, secret)).toBe('same')
  })
})

describe('At the boundary', () => {
  const half = withRule({ moreThan: '1/2', of: 'electorate' })

  it('each thing that cannot be told, with its reason', () => {
    expect(why(half, smallWith({}))).toBe('no-such-decision')
    const others = { electorate: { members: 'all', except: ['candidate'] } }
    expect(why(half, withRule({ moreThan: '1/2', of: 'electorate' }, others))).toBe('another-electorate')
    expect(why(half, withRule({ consensus: { noticeDays: 7 } }))).toBe('another-method')
    const consensus = withRule({ consensus: { noticeDays: 7 } })
    expect(why(consensus, consensus)).toBe('same')
    expect(why(consensus, withRule({ consensus: { noticeDays: 8 } }))).toBe('another-method')
    for (const missing of ['for', 'against', 'abstain'] as const)
      expect(why(half, withRule({ moreThan: '2/3', of: 'electorate' }), { ...past(), [missing]: undefined })).toBe(
        'only-the-outcome-is-known',
      )
  })

  it('a base of those present cannot be told where nobody counted them', () => {
    const present = withRule({ atLeast: '1/2', of: 'present' })
    expect(why(half, present)).not.toBe('same')
    expect(replayed(half, present, past({ present: 10 }))).toMatchObject({ kind: 'otherwise', would: 'carried' })
  })

  it('tied and inquorate are outcomes as any other', () => {
    const votes = withRule({ moreThan: '1/2', of: 'for-or-against', tie: 'second-ballot' })
    expect(replayed(half, votes, past({ for: 4, against: 4 }))).toMatchObject({ kind: 'otherwise', would: 'tied' })
    const quorum = withRule({ moreThan: '1/2', of: 'for-or-against', quorum: { atLeast: '90%', of: 'electorate' } })
    expect(replayed(half, quorum, past({ for: 5, against: 2, abstain: 0 }))).toMatchObject({ would: 'inquorate' })
  })

  it('none, one and two decisions are counted', () => {
    const all = [past(), past({ id: 'q', outcome: 'carried' })]
    const told = [0, 1, 2].map((n) => replayDecisions({ from: half, under: half, decisions: all.slice(0, n) }).because)
    expect(told.map(([reason]) => reason)).toMatchObject([
      { code: 'replayed', decisions: 0, otherwise: 0, untold: 0 },
      { code: 'replayed', decisions: 1, otherwise: 0, untold: 0 },
      { code: 'replayed', decisions: 2, otherwise: 1, untold: 0 },
    ])
  })
})

describe('Always true', () => {
  it('every case of small whole numbers agrees with the formula: votes for × denominator ≥ numerator × base, and not without a vote for', () => {
    const from = withRule({ moreThan: '1/3', of: 'electorate' })
    for (const [numerator, denominator] of [
      [1, 3],
      [1, 2],
      [2, 3],
      [3, 4],
      [72, 100],
      [1, 1],
    ] as const) {
      for (const strict of [false, true]) {
        if (strict && numerator === denominator) continue
        const share = `${numerator}/${denominator}`
        const under = withRule(strict ? { moreThan: share, of: 'electorate' } : { atLeast: share, of: 'electorate' })
        for (let electorate = 1; electorate <= 12; electorate++) {
          for (let votes = 0; votes <= electorate; votes++) {
            const left = votes * denominator - numerator * electorate
            const carried = votes > 0 && (strict ? left > 0 : left >= 0)
            const counts = { electorate, for: votes, against: electorate - votes, abstain: 0 }
            const one = replayed(from, under, past({ ...counts, outcome: 'carried' }))
            expect([share, strict, electorate, votes, one.would]).toEqual([
              share,
              strict,
              electorate,
              votes,
              carried ? 'carried' : 'lost',
            ])
            expect(one.kind).toBe(carried ? 'same' : 'otherwise')
          }
        }
      }
    }
  })

  it('decisions of any counts are answered, one for one and in order, and nothing is thrown', () => {
    const counts = fc.oneof(fc.nat({ max: 20 }), fc.constantFrom(-1, 1.5, Number.NaN, 1e21))
    const one = fc.record(
      {
        id: fc.string(),
        decision: fc.constantFrom('accept-project', 'change-objectives', 'shortage-menu', 'nothing', ''),
        on: fc.constant('2025-01-01'),
        outcome: fc.constantFrom('carried', 'lost', 'tied', 'inquorate'),
        electorate: counts,
        for: counts,
        against: counts,
        abstain: counts,
      },
      { requiredKeys: ['id', 'decision', 'on', 'outcome', 'electorate'] },
    )
    always(
      fc.property(fc.array(one, { maxLength: 5 }), (decisions) => {
        const told = replayDecisions({ from: charter, under: charter, decisions: decisions })
        expect(told.decisions.map(({ id }) => id)).toEqual(decisions.map(({ id }) => id))
        for (const locale of ['en', 'es'] as const)
          for (const { because } of told.decisions) expect(explain(because, locale)).not.toMatch(/undefined|\[object/)
      }),
    )
  })
})

describe('Refused', () => {
  it('a decision named as what every object has is a decision that the charter does not have', () => {
    for (const decision of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(why(charter, charter, past({ decision }))).toBe('no-such-decision')
  })

  it('counts that cannot be are told as such, not as a secret vote', () => {
    expect(why(charter, charter, { ...M17, for: 99, outcome: 'lost' })).toBe('counts-do-not-fit')
  })
})
