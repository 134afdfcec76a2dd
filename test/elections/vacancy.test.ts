import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  electionOf,
  fillVacancy,
  type RuledElection,
  tryFillVacancy,
  type VacancyInput,
} from '../../src/elections/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { elections, papers } from './given.js'

const ELECTION = {
  rule: { method: 'scottish-stv', seats: 2, tieBreaks: ['earlier-stages', 'lot'] },
  candidates: ['ana', 'ben', 'cleo', 'dan'],
  ballots: papers('5 ana ben', '4 cleo', '2 dan', '1 ben'),
} as const satisfies RuledElection
const BASE: VacancyInput = {
  rule: 'countback',
  leavers: ['ana'],
  sitting: ['cleo'],
  leftOn: '2026-05-01',
  termEndsOn: '2027-12-31',
  election: ELECTION,
}
const fill = (more: Partial<VacancyInput>) => fillVacancy({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryFillVacancy({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-3: the ballots are counted again without whoever left; whoever comes in serves until the term would have ended', () => {
    expect(electionOf(ELECTION).elected).toEqual(['ana', 'cleo'])
    expect(fill({})).toMatchObject({
      kind: 'filled',
      by: ['ben'],
      until: '2027-12-31',
      countback: { kind: 'elected', quota: 5, valid: 12 },
    })
    expect(explain(fill({}).because.slice(0, 2), 'en')).toBe(
      'ana left on 2026-05-01 (WC-3). The ballots of the election are counted again without whoever left; those still sitting keep their seats (WC-3).',
    )
    expect(explain(fill({}).because.slice(-1), 'en')).toBe(
      'ben takes over until 2027-12-31, when the term would have ended (WC-3).',
    )
  })

  it('WC-3: those still sitting keep their seats, even where the ballots would now elect others', () => {
    // Counted afresh, Ben and Dan would be elected; Cleo sits, and is not excluded though she has the fewest votes.
    const election = { ...ELECTION, ballots: papers('6 ana ben', '5 ana dan', '1 cleo') }
    const vacancy = fill({ election })
    expect(vacancy).toMatchObject({ kind: 'filled', by: ['ben'] })
    expect(vacancy.because).toContainEqual({ code: 'seats-kept', clauses: ['WC-3'], candidates: ['cleo'] })
  })

  it('WC-3: whoever is not available now is passed over', () => {
    expect(fill({ unavailable: ['ben'] })).toMatchObject({ kind: 'filled', by: ['dan'] })
    expect(fill({ election: { ...ELECTION, withdrawn: ['ben'] } })).toMatchObject({ kind: 'filled', by: ['dan'] })
    expect(fill({ unavailable: ['ben', 'dan', 'ana'] })).toMatchObject({ kind: 'vacant', by: [] })
  })

  it('WC-3: by the other rules it is said who decides, and the ballots play no part', () => {
    for (const rule of ['by-election', 'co-option', 'leave-vacant'] as const) {
      const { election: _, ...rest } = BASE
      expect(fillVacancy({ ...rest, rule })).toEqual({
        kind: rule,
        until: '2027-12-31',
        because: [
          { code: 'vacancy', clauses: ['WC-3'], leavers: ['ana'], leftOn: '2026-05-01' },
          { code: 'vacancy-rule', clauses: ['WC-3'], by: rule },
        ],
      })
    }
  })

  it('WC-3: Meek, approval and score count again in the same way', () => {
    const { candidates, ballots } = ELECTION
    const rule = { seats: 2, tieBreaks: [] } as const
    const by = (election: RuledElection) => {
      const vacancy = fill({ election })
      return 'by' in vacancy ? vacancy.by : []
    }
    expect(by({ candidates, ballots, rule: { ...rule, method: 'meek-stv', places: 9, omega: 6 } })).toEqual(['ben'])
    const approval = [{ approves: ['ana', 'dan'], count: 3 }, { approves: ['ben'], count: 2 }, { approves: ['cleo'] }]
    expect(by({ candidates, ballots: approval, rule: { ...rule, method: 'approval' } })).toEqual(['dan'])
    const scores = [
      {
        scores: [
          { candidate: 'ben', score: 1 },
          { candidate: 'dan', score: 2 },
        ],
      },
    ]
    expect(by({ candidates, ballots: scores, rule: { ...rule, method: 'score', min: 0, max: 5, by: 'sum' } })).toEqual([
      'dan',
    ])
  })
})

describe('At the boundary', () => {
  it('left the day before the term ends, that day, and the day after', () => {
    const on = (leftOn: string) => refused({ leftOn })
    expect(['2027-12-30', '2027-12-31', '2028-01-01'].map(on)).toEqual([[], [], ['reversed-period termEndsOn']])
  })

  it('one fewer still sits than there are seats, as many, and one more', () => {
    const sit = (...sitting: readonly string[]) => refused({ sitting })
    expect([sit('cleo'), sit('cleo', 'ben'), sit('cleo', 'ben', 'dan')]).toEqual([
      [],
      ['no-seat-fell-vacant sitting'],
      ['no-seat-fell-vacant sitting'],
    ])
  })

  it('two leave at once, and nobody else sits', () => {
    expect(fill({ leavers: ['ana', 'cleo'], sitting: [] })).toMatchObject({ kind: 'filled', by: ['ben', 'dan'] })
  })

  it('level for the last seat of a countback: the stages before tell, and the lot only those who were level there too', () => {
    // Two sit, just below the quota of 50; whoever is excluded brings the others to it together.
    const keep = { leavers: ['eva'], sitting: ['sam', 'tom'] }
    const again = (seats: number, tieBreaks: RuledElection['rule']['tieBreaks'], ...lines: readonly string[]) =>
      [{ method: 'scottish-stv' } as const, { method: 'meek-stv', places: 9, omega: 6 } as const].map((how) => {
        const rule = { ...how, seats, tieBreaks }
        const candidates = ['sam', 'tom', 'ana', 'ben', 'cleo', 'dan', 'eva']
        return fill({
          ...keep,
          election: { rule, candidates, ballots: papers('49 sam', '49 tom', ...lines), seed: 'x' },
        })
      })
    const two = ['40 ana', '31 ben', '10 cleo ana', '19 cleo ben'] as const
    for (const vacancy of again(3, ['earlier-stages'], ...two)) {
      expect(vacancy).toMatchObject({ kind: 'filled', by: ['ana'] })
      expect(vacancy.because).toContainEqual(expect.objectContaining({ by: 'earlier-stages', chosen: ['ana'] }))
    }
    expect(again(3, [], ...two).map(({ kind }) => kind)).toEqual(['tied', 'tied'])
    // Two seats for three: Ana had more; Ben and Cleo were level all along.
    const three = ['46 ana', '42 ben', '42 cleo', '4 dan ana', '8 dan ben', '8 dan cleo'] as const
    for (const vacancy of again(4, ['earlier-stages'], ...three))
      expect(vacancy).toMatchObject({
        kind: 'tied',
        by: ['ana'],
        countback: { between: ['ben', 'cleo'], tieFor: 'seat', forSeats: 1 },
      })
    for (const vacancy of again(4, ['earlier-stages', 'lot'], ...three)) {
      expect(vacancy).toMatchObject({ kind: 'filled', by: ['ana', expect.stringMatching(/^(ben|cleo)$/)] })
      const told = vacancy.because.filter(({ code }) => code === 'tie-broken')
      expect(told).toMatchObject([
        { by: 'earlier-stages', between: ['ana', 'ben', 'cleo'], chosen: ['ana'] },
        { by: 'lot', between: ['ben', 'cleo'], tieFor: 'seat' },
      ])
    }
  })

  it('a tie of the countback is an outcome', () => {
    const election = { ...ELECTION, ballots: papers('5 ana', '4 cleo', '2 dan', '2 ben') }
    expect(fill({ election })).toMatchObject({ kind: 'seed-wanted', by: [] })
    expect(fill({ election: { ...election, seed: 'x' } }).kind).toBe('filled')
  })
})

describe('Always true', () => {
  it('every seat is filled or nobody is left; those sitting stay, and nobody who left comes back', () => {
    let filled = 0
    always(
      fc.property(elections(), fc.constantFrom('scottish-stv', 'meek-stv'), ({ seats, tieBreaks, ...rest }, method) => {
        const how = method === 'meek-stv' ? ({ method, places: 9, omega: 6 } as const) : ({ method } as const)
        const election = { ...rest, rule: { ...how, seats, tieBreaks } }
        const [leaver = '', ...sitting] = electionOf(election).elected
        const vacancy = fill({ election, leavers: [leaver], sitting })
        if (!('countback' in vacancy)) throw new Error('no countback')
        const { elected } = vacancy.countback
        expect(elected).toEqual(expect.arrayContaining(sitting))
        expect(elected).not.toContain(leaver)
        expect(elected).toHaveLength(Math.min(seats, rest.candidates.length - 1))
        expect([...vacancy.by, ...sitting].sort()).toEqual([...elected].sort())
        if (vacancy.kind === 'filled') filled++
      }),
    )
    expect(filled).toBeGreaterThan(50)
  })

  it('it never throws', () => {
    const key = fc.constantFrom('rule', 'leavers', 'sitting', 'leftOn', 'termEndsOn', 'election', 'unavailable')
    const inElection = fc.dictionary(
      fc.constantFrom('rule', 'candidates', 'ballots', 'withdrawn', 'sitting'),
      fc.anything(),
    )
    always(
      fc.property(fc.dictionary(key, fc.anything()), inElection, (more, election) => {
        for (const input of [
          { ...BASE, ...more },
          { ...BASE, election: { ...ELECTION, ...election } },
        ]) {
          const outcome = tryFillVacancy(input)
          if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
        }
      }),
      500,
    )
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    expect(refusedOf(tryFillVacancy(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => fillVacancy({} as never))).toEqual([
      'missing-key rule',
      'missing-key leavers',
      'missing-key sitting',
      'missing-key leftOn',
      'missing-key termEndsOn',
    ])
    const { election: _, ...rest } = BASE
    expect(refusedOf(tryFillVacancy(rest))).toEqual(['missing-key election'])
    expect(refused({ election: null })).toEqual(['wrong-kind election'])
    expect(refused({ election: { ...ELECTION, withdrawn: ['cleo', 'dan'] }, unavailable: ['zoe'] })).toEqual([
      'listed-twice sitting[0]',
      'unknown-candidate unavailable[0]',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        leavers: ['zoe'],
        sitting: ['cleo', 'eva'],
        unavailable: ['cleo', 'kim'],
        leftOn: 'soon',
        extra: 1,
        clauses: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'listed-twice sitting[0]',
      'not-a-date leftOn',
      'unknown-candidate leavers[0]',
      'unknown-candidate sitting[1]',
      'unknown-candidate unavailable[1]',
      'no-seat-fell-vacant sitting',
    ])
    expect(
      refused({ leavers: [], election: { ...ELECTION, candidates: ['ana'], sitting: ['ana'], seats: 1 } }),
    ).toEqual([
      'empty-list leavers',
      'unknown-key election.sitting',
      'unknown-key election.seats',
      'unknown-candidate election.ballots[0].preferences[1]',
      'unknown-candidate election.ballots[1].preferences[0]',
      'unknown-candidate election.ballots[2].preferences[0]',
      'unknown-candidate election.ballots[3].preferences[0]',
    ])
  })
})
