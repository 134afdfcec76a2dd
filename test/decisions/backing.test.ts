import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Backing, backingOf, tryBackingOf } from '../../src/decisions/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from './problems-of.js'

const WORDING = 'A 32-hour week'
const members = (count: number) => Array.from({ length: count }, (_, at) => `m${at + 1}`)
const by = (backers: readonly string[], wording = WORDING): Backing[] => backers.map((member) => ({ member, wording }))

const third = (electorate: readonly string[], backings: readonly Backing[], wording = WORDING) =>
  backingOf({ wording, backings, electorate, share: '1/3' })

describe('From the source', () => {
  it('WJC-18: an item and its wording need a third of the worker-owners behind them', () => {
    expect(third(members(6), by(['m1', 'm4']))).toEqual({
      kind: 'to-the-vote',
      backers: ['m1', 'm4'],
      neededBackers: 2,
      because: [
        {
          code: 'backers-enough',
          clauses: ['WJC-18'],
          observed: 2,
          outOf: 6,
          required: { numerator: 1n, denominator: 3n },
          needed: 2,
        },
      ],
    })
  })
  it('WJC-18: changing the wording restarts the backing', () => {
    const backings = by(['m1', 'm2'])
    expect(third(members(6), backings).kind).toBe('to-the-vote')
    const changed = third(members(6), backings, 'A 30-hour week')
    expect(changed).toMatchObject({ kind: 'not-yet', backers: [], neededBackers: 2 })
    expect(changed.because.map(({ code }) => code)).toEqual(['backers-too-few', 'backing-restarted'])
    expect(explain(changed.because, 'en')).toContain('2 earlier backings lapse')
  })
  it('WJC-18: it is told as backing, not as votes, under the clause that is given', () => {
    const given = { wording: WORDING, backings: by(['m1']), electorate: members(6), share: '1/3' }
    const { because } = backingOf({ ...given, clauses: ['our by-laws, article 7'] })
    expect(explain(because, 'en')).toBe(
      '1 of all 6 entitled backs it as it is worded; at least 1/3 of them are needed, which is 2 (our by-laws, article 7).',
    )
    expect(explain(because, 'es')).toBe(
      '1 de 6 personas del censo lo apoya tal como está redactado; se exige al menos 1/3, es decir, 2 (our by-laws, article 7).',
    )
  })
  it('Monti II, 2012: 19 of the 54 votes of national parliaments, where a third, 18, shows a yellow card (Protocol 2 of the EU treaties, art. 7)', () => {
    const votes = members(54)
    expect(third(votes, by(votes.slice(0, 19)))).toMatchObject({ kind: 'to-the-vote', neededBackers: 18 })
    expect(third(votes, by(votes.slice(0, 17))).kind).toBe('not-yet')
  })
})

describe('At the boundary', () => {
  it('a third of 3, 4, 5, 6 and 7 members is 1, 2, 2, 2 and 3: one fewer, as many, one more', () => {
    const least = { 3: 1, 4: 2, 5: 2, 6: 2, 7: 3 }
    for (const [size, needed] of Object.entries(least)) {
      const electorate = members(Number(size))
      const answers = [needed - 1, needed, needed + 1].map((count) => third(electorate, by(electorate.slice(0, count))))
      expect(answers.map(({ kind }) => kind)).toEqual(['not-yet', 'to-the-vote', 'to-the-vote'])
      expect(answers[0]?.neededBackers).toBe(needed)
    }
  })
  it('no backing of a share of nothing is no backing', () => {
    const nothing = { wording: WORDING, electorate: members(3), share: 0 }
    expect(backingOf({ ...nothing, backings: [] })).toMatchObject({ kind: 'not-yet', neededBackers: 1 })
    expect(backingOf({ ...nothing, backings: by(['m2']) }).kind).toBe('to-the-vote')
  })
})

describe('Always true', () => {
  const backings = fc.array(
    fc.record({ member: fc.constantFrom(...members(9), 'guest'), wording: fc.constantFrom(WORDING, 'other words') }),
    { maxLength: 25 },
  )
  const electorates = fc.subarray(members(9))

  it('the backers are the members of the electorate who backed these very words, each once', () => {
    always(
      fc.property(electorates, backings, (electorate, given) => {
        const expected = electorate.filter((member) =>
          given.some((backing) => backing.member === member && backing.wording === WORDING),
        )
        const outcome = third(electorate, given)
        expect(outcome.backers).toEqual(expected)
        const enough = expected.length > 0 && 3 * expected.length >= electorate.length
        expect(outcome.kind).toBe(enough ? 'to-the-vote' : 'not-yet')
      }),
    )
  })
  it('the order of the backings does not matter', () => {
    always(
      fc.property(electorates, backings, (electorate, given) => {
        expect(third(electorate, [...given].reverse())).toEqual(third(electorate, given))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('backing given to other words counts again when the words come back', () => {
    const backings = by(['m1', 'm2'])
    expect(third(members(6), backings, 'A 30-hour week').kind).toBe('not-yet')
    expect(third(members(6), backings, WORDING).kind).toBe('to-the-vote')
  })
  it('whoever backs both wordings has not lapsed', () => {
    const outcome = third(members(6), [...by(['m1'], 'other words'), ...by(['m1'])])
    expect(outcome.because.map(({ code }) => code)).toEqual(['backers-too-few'])
  })
  it('of nobody, no backing is enough', () => {
    expect(third([], by(['m1']))).toMatchObject({ kind: 'not-yet', backers: [], neededBackers: null })
  })
})

describe('Refused', () => {
  it('members who are no texts are told as that, and nobody of them twice', () => {
    const electorate = [Infinity, 'ana', Infinity, null, 'ana'] as never
    const told = refusedOf(tryBackingOf({ wording: WORDING, backings: [], electorate, share: '1/3' }))
    expect(told).toEqual([
      'not-a-name electorate[0]',
      'not-a-name electorate[2]',
      'not-a-name electorate[3]',
      'listed-twice electorate[4]',
    ])
  })
  it('a list of thousands of millions of holes is none', () => {
    const holes = new Array(4_000_000_000)
    const given = { wording: WORDING, backings: holes, electorate: holes, share: '1/3' }
    expect(refusedOf(tryBackingOf(given))).toEqual(['wrong-kind backings', 'wrong-kind electorate'])
  })
  it('a share that is none', () => {
    const backing = { wording: WORDING, electorate: members(3), backings: [] }
    expect(thrownBy(() => backingOf({ ...backing, share: '33' }))).toEqual(['threshold-out-of-range share'])
    expect(thrownBy(() => backingOf({ ...backing, share: 'a third' }))).toEqual(['not-a-number share'])
  })
  it('a member who is listed twice is not two', () => {
    expect(thrownBy(() => third(['m1', 'm1', 'm2', 'm3', 'm4', 'm5'], by(['m1'])))).toEqual([
      'listed-twice electorate[1]',
    ])
  })
  it('everything that is wrong with data from outside, at once and each in its place', () => {
    const given = {
      wording: null,
      backings: [{ member: '', wording: 7 }, null, { member: 'm1', wording: WORDING, since: 2020 }],
      electorate: ['m1', 3, 'm1'],
      share: undefined,
      clauses: ['WJC-18', 4],
      sahre: '1/3',
    }
    expect(refusedOf(tryBackingOf(given as never))).toEqual([
      'unknown-key sahre',
      'wrong-kind wording',
      'not-a-name backings[0].member',
      'wrong-kind backings[0].wording',
      'wrong-kind backings[1]',
      'unknown-key backings[2].since',
      'not-a-name electorate[1]',
      'listed-twice electorate[2]',
      'wrong-kind clauses[1]',
      'missing-key share',
    ])
    for (const none of [null, undefined, [], 'a third', 3])
      expect(refusedOf(tryBackingOf(none as never))).toEqual(['wrong-kind'])
    expect(
      refusedOf(tryBackingOf({ ...given, backings: 'm1', electorate: { m1: true }, share: null } as never)),
    ).toEqual(expect.arrayContaining(['wrong-kind backings', 'wrong-kind electorate', 'not-a-number share']))
  })
})
