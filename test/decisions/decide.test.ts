import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import { type DecisionInput, type DecisionRule, decide, tryDecide } from '../../src/decisions/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'

const TWO_THIRDS = { atLeast: '2/3', of: 'electorate' } as const
const MAJORITY = { moreThan: '1/2', of: 'for-or-against' } as const

/** Voting is over; nobody did anything that is not said. */
const closed = (rule: DecisionRule, counts: Partial<DecisionInput> & { readonly electorate: number }) =>
  decide({ rule, for: 0, against: 0, abstain: 0, closed: true, ...counts })

describe('From the source', () => {
  it('WJC-7: ten members set 72% to remove someone, so eight of ten are needed (We Just Coop, its own example)', () => {
    const average = averageOf({ proposals: ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%'] })
    const share = average.kind === 'average' ? average.value : 0
    expect(share).toEqual({ numerator: 18n, denominator: 25n })
    const rule = { atLeast: share, of: 'electorate', clauses: ['WJC-7'] } as const
    expect(closed(rule, { electorate: 10, for: 7 })).toMatchObject({ kind: 'lost', neededFor: 8 })
    const carried = closed(rule, { electorate: 10, for: 8, against: 1 })
    expect(carried).toMatchObject({ kind: 'carried', neededFor: 8, settled: true })
    expect(explain(carried.because, 'en')).toBe(
      '8 of all 10 entitled voted for; at least 72% of them are needed, which is 8 (WJC-7).',
    )
  })
  it('WJC-3: a project needs two thirds of all worker-owners, not of those who voted', () => {
    const rule = { ...TWO_THIRDS, clauses: ['WJC-3'] } as const
    expect(closed(rule, { electorate: 9, for: 5 }).kind).toBe('lost')
    expect(closed(rule, { electorate: 9, for: 6, against: 3 }).kind).toBe('carried')
  })
  it('WJC-5: two thirds of the others: of seven worker-owners, six are asked and four are enough', () => {
    expect(closed(TWO_THIRDS, { electorate: 6, for: 4 }).kind).toBe('carried')
    expect(closed(TWO_THIRDS, { electorate: 7, for: 4 }).kind).toBe('lost')
  })
  it('WJC-13, WJC-14: three quarters admit, of the others, and oust, of all', () => {
    const rule = { atLeast: '3/4', of: 'electorate' } as const
    expect(closed(rule, { electorate: 11, for: 8 })).toMatchObject({ kind: 'lost', neededFor: 9 })
    expect(closed(rule, { electorate: 12, for: 9 }).kind).toBe('carried')
  })
  it('WC-2: rules are changed in a general meeting, by two thirds of those present, with its quorum (as in Spain, Ley 27/1999, art. 28.2)', () => {
    const rule = {
      atLeast: '2/3',
      of: 'present',
      quorum: { moreThan: '1/2', of: 'electorate' },
      clauses: ['WC-2'],
    } as const
    expect(closed(rule, { electorate: 40, present: 30, for: 20, against: 10 }).kind).toBe('carried')
    expect(closed(rule, { electorate: 40, present: 30, for: 19, against: 11 }).kind).toBe('lost')
    expect(closed(rule, { electorate: 40, present: 20, for: 20 }).kind).toBe('inquorate')
  })
  it('the Senate of the United States convicts by two thirds of the members present: 35 of 54 in 1868 and 57 of 100 in 2021 did not', () => {
    const rule = { atLeast: '2/3', of: 'present' } as const
    const johnson = closed(rule, { electorate: 54, present: 54, for: 35, against: 19 })
    expect(johnson).toMatchObject({ kind: 'lost', neededFor: null })
    expect(closed(rule, { electorate: 54, present: 54, for: 36, against: 18 }).kind).toBe('carried')
    expect(closed(rule, { electorate: 100, present: 100, for: 57, against: 43 }).kind).toBe('lost')
    expect(closed(rule, { electorate: 100, present: 100, for: 57 }).neededFor).toBe(67)
  })
  it('the Senate overrides a veto by two thirds of those voting, a quorum being present: 97 to 1 on 28 September 2016', () => {
    const rule = { atLeast: '2/3', of: 'for-or-against', quorum: { moreThan: '1/2', of: 'electorate' } } as const
    expect(closed(rule, { electorate: 100, for: 97, against: 1 })).toMatchObject({ kind: 'carried', neededFor: 50 })
  })
  it('a special resolution (Companies Act 2006, s. 283) takes not less than 75% of the votes cast; withheld votes are not cast', () => {
    const rule = { atLeast: '75%', of: 'for-or-against' } as const
    expect(closed(rule, { electorate: 1000, for: 300, against: 100, abstain: 50 }).kind).toBe('carried')
    expect(closed(rule, { electorate: 1000, for: 299, against: 100, abstain: 50 }).kind).toBe('lost')
  })
  it('the Council of the European Union needs 55% of 27 states, which is 15, and 72% without a proposal of the Commission, which is 20', () => {
    expect(closed({ atLeast: '55%', of: 'electorate' }, { electorate: 27 }).neededFor).toBe(15)
    expect(closed({ atLeast: '72%', of: 'electorate' }, { electorate: 27 }).neededFor).toBe(20)
  })
  it('the Congress of Spain, January 2020: 166 to 165 is no absolute majority of 350; two days later 167 to 165 is a simple one', () => {
    const absolute = { moreThan: '1/2', of: 'electorate' } as const
    const first = closed(absolute, { electorate: 350, for: 166, against: 165, abstain: 18 })
    expect(first).toMatchObject({ kind: 'lost', neededFor: null })
    expect(closed(absolute, { electorate: 350 }).neededFor).toBe(176)
    expect(closed(MAJORITY, { electorate: 350, for: 167, against: 165, abstain: 18 }).kind).toBe('carried')
  })
  it('a conclave elects by two thirds of the electors: 77 of 115 in 2013, 89 of 133 in 2025', () => {
    expect(closed(TWO_THIRDS, { electorate: 115 }).neededFor).toBe(77)
    expect(closed(TWO_THIRDS, { electorate: 133 }).neededFor).toBe(89)
  })
})

describe('Always true', () => {
  const counts = fc
    .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(20), fc.nat(20))
    .map(([yes, no, abstain, silent, absent]) => {
      const present = yes + no + abstain + silent
      return { electorate: present + absent, present, for: yes, against: no, abstain }
    })
  const share = fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 12 })).filter(([a, b]) => a < b)
  const rules: fc.Arbitrary<DecisionRule> = fc
    .record({
      share,
      moreThan: fc.boolean(),
      of: fc.constantFrom('electorate', 'present', 'ballots', 'for-or-against'),
      quorum: fc.option(fc.record({ share, of: fc.constantFrom('electorate', 'present') }), { nil: undefined }),
    })
    .map(({ share: [a, b], moreThan, of, quorum }) => ({
      ...(moreThan ? { moreThan: `${a}/${b}` } : { atLeast: `${a}/${b}` }),
      of,
      ...(quorum === undefined ? {} : { quorum: { atLeast: quorum.share.join('/'), of: quorum.of } }),
    }))

  it('a vote that turns from against or abstention to for never undoes a carried decision', () => {
    always(
      fc.property(rules, counts, (rule, c) => {
        if (closed(rule, c).kind !== 'carried') return
        if (c.against > 0) expect(closed(rule, { ...c, for: c.for + 1, against: c.against - 1 }).kind).toBe('carried')
        if (c.abstain > 0) expect(closed(rule, { ...c, for: c.for + 1, abstain: c.abstain - 1 }).kind).toBe('carried')
      }),
    )
  })
  it('a whole electorate of copies decides as the one', () => {
    always(
      fc.property(rules, counts, fc.integer({ min: 2, max: 1_000_000_000 }), (rule, c, copies) => {
        const many = {
          electorate: c.electorate * copies,
          present: c.present * copies,
          for: c.for * copies,
          against: c.against * copies,
          abstain: c.abstain * copies,
        }
        expect(closed(rule, many).kind).toBe(closed(rule, c).kind)
      }),
    )
  })
  it('what is carried has at least as many votes for as are needed, and what is not carried has fewer or cannot be', () => {
    always(
      fc.property(rules, counts, (rule, c) => {
        const { kind, neededFor } = closed(rule, c)
        expect(kind === 'carried').toBe(neededFor !== null && c.for >= neededFor)
      }),
    )
  })
  it('one threshold is one rule, however it is written', () => {
    always(
      fc.property(counts, (c) => {
        const kinds = ['3/4', '6/8', '75%', '0.75', 0.75, { numerator: 3n, denominator: 4n }].map(
          (atLeast) => closed({ atLeast, of: 'ballots' }, c).kind,
        )
        expect(new Set(kinds).size).toBe(1)
      }),
    )
  })
  it('while voting is open and ballots can change, the answer is open and nothing is settled', () => {
    always(
      fc.property(rules, counts, (rule, c) => {
        expect(decide({ rule, ...c, closed: false })).toMatchObject({ kind: 'open', settled: false })
      }),
    )
  })
  it('the throwing face and the answering one say the same, and the input is left as it was', () => {
    always(
      fc.property(rules, counts, fc.boolean(), fc.boolean(), (rule, c, over, ballotsFinal) => {
        const input = Object.freeze({ rule: Object.freeze(rule), ...c, closed: over, ballotsFinal })
        expect(tryDecide(input)).toEqual(decide(input))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('with a turnout quorum, one more vote against can carry a proposal (so it is with the referendums of Italy, art. 75)', () => {
    const rule = { ...MAJORITY, quorum: { moreThan: '1/2', of: 'electorate' } } as const
    expect(closed(rule, { electorate: 10, for: 4, against: 1 }).kind).toBe('inquorate')
    expect(closed(rule, { electorate: 10, for: 4, against: 2 }).kind).toBe('carried')
  })
  it('a tie is no outcome of its own where one half of the electorate is asked for, or more than another share', () => {
    expect(closed({ moreThan: '1/2', of: 'electorate' }, { electorate: 10, for: 5, against: 5 }).kind).toBe('lost')
    expect(closed({ moreThan: '3/5', of: 'for-or-against' }, { electorate: 10, for: 5, against: 5 }).kind).toBe('lost')
    expect(closed({ atLeast: '1/2', of: 'for-or-against' }, { electorate: 10, for: 5, against: 5 }).kind).toBe(
      'carried',
    )
  })
  it('what a tie leads to is said and not done: the verdict stays a tie, unless the rule calls it lost', () => {
    const level = { electorate: 10, for: 4, against: 4 }
    const tied = closed(MAJORITY, level)
    expect(tied).toMatchObject({ kind: 'tied', neededFor: 5 })
    expect(tied).not.toHaveProperty('next')
    expect(closed({ ...MAJORITY, tie: 'second-ballot' }, level)).toMatchObject({ kind: 'tied', next: 'second-ballot' })
    expect(closed({ ...MAJORITY, tie: 'casting-vote' }, level)).toMatchObject({ kind: 'tied', next: 'casting-vote' })
    const lost = closed({ ...MAJORITY, tie: 'lost' }, level)
    expect(lost).toMatchObject({ kind: 'lost', because: [{ code: 'tie' }, { code: 'tie-policy', policy: 'lost' }] })
    expect(lost).not.toHaveProperty('next')
  })
  it('an abstention weighs as a vote against, of the ballots; and nothing at all, of those for or against', () => {
    const counts = { electorate: 10, for: 5, against: 4, abstain: 1 }
    expect(closed({ moreThan: '1/2', of: 'ballots' }, counts).kind).toBe('lost')
    expect(closed(MAJORITY, counts).kind).toBe('carried')
  })
  it('a threshold of nothing still needs one vote for', () => {
    expect(closed({ atLeast: 0, of: 'electorate' }, { electorate: 10 })).toMatchObject({ kind: 'lost', neededFor: 1 })
    expect(closed({ atLeast: 0, of: 'electorate' }, { electorate: 10, for: 1, against: 9 }).kind).toBe('carried')
  })
  it('of a small share of the votes one vote for may decide for a thousand members, where no quorum is asked', () => {
    expect(closed(MAJORITY, { electorate: 1000, for: 1 }).kind).toBe('carried')
  })
})
