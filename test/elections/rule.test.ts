import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkElectionRule,
  countApproval,
  countMeek,
  countScore,
  countScottish,
  type ElectionRule,
  electionOf,
  type RuledElection,
  tryElectionOf,
} from '../../src/elections/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { elections, papers } from './given.js'

const SCOTTISH: ElectionRule = { method: 'scottish-stv', seats: 2, tieBreaks: ['earlier-stages', 'lot'] }
const BOARD: ElectionRule = {
  ...SCOTTISH,
  seats: 7,
  nominations: {
    nominatedBy: ['enterprise'],
    needed: 1,
    selfNomination: 'not-allowed',
    acceptance: 'needed',
    uncontested: 'elected',
    tooFew: 'reopen',
  },
  vacancies: 'countback',
  clauses: ['WC-3'],
}
const BASE: RuledElection = {
  rule: SCOTTISH,
  candidates: ['ana', 'ben', 'cleo'],
  ballots: papers('5 ana ben', '2 ben', '2 cleo'),
}
const codes = (rule: unknown) =>
  checkElectionRule(rule).map(({ code, path }) => (path === '' ? code : `${code} ${path}`))
const refused = (more: object) => refusedOf(tryElectionOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-3: the board of seven, as a charter holds it; what it says of nominations and vacancies plays no part in the count', () => {
    expect(codes(BOARD)).toEqual([])
    expect(codes(JSON.parse(JSON.stringify(BOARD)))).toEqual([])
    const candidates = 'abcdefgh'.split('')
    const ballots = candidates.map((one, at) => ({ preferences: [one], count: 20 + at }))
    const election = electionOf({ rule: BOARD, candidates, ballots })
    expect(election).toMatchObject({ kind: 'elected', method: 'scottish-stv' })
    expect([...election.elected].sort()).toEqual('bcdefgh'.split(''))
  })

  it('WC-3: each method counts as its own function does, and cites the clauses of the rule', () => {
    const { candidates, ballots } = BASE
    const plain = { candidates, seats: 1, tieBreaks: ['lot'], seed: 'x' } as const
    const rule = { seats: 1, tieBreaks: ['lot'], clauses: ['WC-2'] } as const
    const ruled = { candidates, seed: 'x' }
    const clauses = ['WC-2'] as const
    const preferential = { ...plain, ballots: papers('5 ana ben', '2 ben', '2 cleo'), clauses }
    const precision = { places: 9, omega: 6 }
    expect(electionOf({ ...ruled, ballots, rule: { ...rule, method: 'scottish-stv', lastTransfer: 'made' } })).toEqual({
      method: 'scottish-stv',
      ...countScottish({ ...preferential, lastTransfer: 'made' }),
    })
    expect(electionOf({ ...ruled, ballots, rule: { ...rule, method: 'meek-stv', ...precision } })).toEqual({
      method: 'meek-stv',
      ...countMeek({ ...preferential, ...precision }),
    })
    const approval = [{ approves: ['ana', 'ben'] }, { approves: ['ben'] }]
    expect(electionOf({ ...ruled, ballots: approval, rule: { ...rule, method: 'approval', most: 2 } })).toEqual({
      method: 'approval',
      ...countApproval({ ...plain, ballots: approval, most: 2, clauses }),
    })
    const scores = [{ scores: [{ candidate: 'ana', score: 3 }] }]
    const scale = { min: 0, max: 5, by: 'sum', fewest: 1 } as const
    expect(electionOf({ ...ruled, ballots: scores, rule: { ...rule, method: 'score', ...scale } })).toEqual({
      method: 'score',
      ...countScore({ ...plain, ballots: scores, ...scale, clauses }),
    })
  })
})

describe('Always true', () => {
  it('the same election counted twice is the same, lots and all', () => {
    always(
      fc.property(elections(), ({ seats, tieBreaks, ...election }) => {
        const input = { ...election, rule: { method: 'meek-stv', seats, tieBreaks, places: 9, omega: 6 } } as const
        expect(electionOf(input)).toEqual(electionOf(input))
      }),
      100,
    )
  })

  it('it never throws', () => {
    const key = fc.constantFrom('rule', 'candidates', 'ballots', 'withdrawn', 'seed')
    const inRule = fc.dictionary(
      fc.constantFrom('method', 'seats', 'tieBreaks', 'places', 'vacancies', 'nominations'),
      fc.anything(),
    )
    always(
      fc.property(fc.dictionary(key, fc.anything()), inRule, (more, rule) => {
        for (const input of [
          { ...BASE, ...more },
          { ...BASE, rule: { ...SCOTTISH, ...rule } },
        ]) {
          const outcome = tryElectionOf(input)
          if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
        }
        checkElectionRule(more)
      }),
      500,
    )
  })
})

describe('Refused', () => {
  it('a rule that is none', () => {
    expect([codes(null), codes('scottish-stv'), codes([])]).toEqual([['wrong-kind'], ['wrong-kind'], ['wrong-kind']])
    expect(codes({})).toEqual(['missing-key method', 'missing-key seats', 'missing-key tieBreaks'])
    expect(codes({ ...SCOTTISH, method: 'plurality' })).toEqual(['not-one-of method'])
  })

  it('what the method has no use for, and what it cannot do without', () => {
    expect(codes({ ...SCOTTISH, places: 9 })).toEqual(['unknown-key places'])
    expect(codes({ ...SCOTTISH, method: 'meek-stv' })).toEqual(['missing-key places', 'missing-key omega'])
    expect(codes({ ...SCOTTISH, method: 'approval', most: 0 })).toEqual([
      'not-one-of tieBreaks[0]',
      'not-one-or-more most',
    ])
    expect(codes({ ...SCOTTISH, method: 'score', tieBreaks: [] })).toEqual([
      'missing-key min',
      'missing-key max',
      'missing-key by',
    ])
    expect(codes({ ...SCOTTISH, lastTransfer: 'maybe', vacancies: 'none', nominations: [], clauses: 1 })).toEqual([
      'wrong-kind clauses',
      'wrong-kind nominations',
      'not-one-of vacancies',
      'not-one-of lastTransfer',
    ])
  })

  it('the rule and the rest at once', () => {
    expect(refusedOf(tryElectionOf(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => electionOf({} as never))).toEqual(['missing-key rule', 'missing-key candidates'])
    expect(refused({ rule: { ...SCOTTISH, seats: 0 }, candidates: ['ana', 'ana'], seed: 7, extra: 1 })).toEqual([
      'unknown-key extra',
      'not-one-or-more rule.seats',
      'listed-twice candidates[1]',
      'not-a-seed seed',
    ])
    expect(refused({ extra: 1, seats: 3, ballots: [{ approves: ['ana'] }] })).toEqual([
      'unknown-key extra',
      'unknown-key seats',
      'unknown-key ballots[0].approves',
      'missing-key ballots[0].preferences',
    ])
  })
})
