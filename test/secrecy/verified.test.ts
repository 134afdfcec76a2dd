import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import type { Reason } from '../../src/reasons/index.js'
import { tryTallyShares, type VerifiedResult, verifyRecord } from '../../src/secrecy/index.js'
import { LOW, SMALL } from './forge.js'
import { castAll, closed, good, told, type Vote, voteOf, wrongsOf } from './given.js'

const ALTERNATING = ['for', 'against', 'for', 'against', 'for', 'against'] as const

const resultOfVote = (vote: Vote): VerifiedResult => {
  const [result] = good(verifyRecord(told(closed(vote)).record)).results
  if (result === undefined) throw new Error('No result.')
  return result
}
/** A reason on one line: its code, its clauses and its facts. */
const line = ({ code, clauses, ...facts }: Reason): string =>
  [code, ...clauses, ...Object.entries(facts).map(([name, fact]) => `${name} ${JSON.stringify(fact)}`)].join(', ')

describe('what a result of sealed ballots rests on', () => {
  describe('From the source', () => {
    it('WJC-8: shares show the whole count, which tells of those who cast', () => {
      const { assumptions, discloses, because } = resultOfVote(
        castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'for', 'for']),
      )
      expect(assumptions.map(line)).toEqual([
        'assumes-nothing-left-out, WJC-8',
        'assumes-electorate, WJC-8',
        'assumes-devices, WJC-8',
        'assumes-key-holders, WJC-8, quorum 2, holders 3',
        'assumes-hard-logarithms, WJC-8',
      ])
      expect(discloses.map(line)).toEqual([
        'names-who-cast, WJC-8, ballots 3',
        'may-expose, WJC-8, exposure "unanimous"',
        'may-expose, WJC-8, exposure "lone-dissenter"',
        'may-expose, WJC-8, exposure "threshold-near-an-end"',
        'colluders-learn, WJC-8, colluders 2',
      ])
      expect(because.map(line)).toEqual([
        'opened-by-shares, WJC-8, quorum 2, holders 3',
        'may-be-told, WJC-8, what "count", members 3, endsHidden false',
      ])
    })

    it('WJC-8: where ends are hidden key holders sign, and are to be believed', () => {
      const { assumptions, discloses, because } = resultOfVote(
        castAll(voteOf({ ...SMALL, members: 6, contest: { rule: LOW.rule } }), ALTERNATING),
      )
      expect(assumptions.map(line)).toEqual([
        'assumes-signers, WJC-8, quorum 2',
        'assumes-nothing-left-out, WJC-8',
        'assumes-electorate, WJC-8',
        'assumes-devices, WJC-8',
        'assumes-key-holders, WJC-8, quorum 2, holders 3',
        'assumes-hard-logarithms, WJC-8',
      ])
      expect(discloses.map(line)).toEqual(['names-who-cast, WJC-8, ballots 6', 'colluders-learn, WJC-8, colluders 2'])
      expect(because.map(line)).toEqual([
        'signed-by-key-holders, WJC-8, quorum 2, holders 3',
        'may-be-told, WJC-8, what "count", members 6, endsHidden true',
      ])
    })

    it('WJC-8: where nothing is told, what is certain is told all the same', () => {
      const contest = { rule: { moreThan: '1/2', of: 'electorate' }, disclosure: DISCLOSURE.strict } as const
      const { assumptions, discloses, because, outcome } = resultOfVote(
        castAll(voteOf({ ...SMALL, members: 6, contest }), ['for', 'for']),
      )
      expect(outcome).toBe('lost')
      expect(assumptions.map(line)).toEqual([
        'assumes-nothing-left-out, WJC-8',
        'assumes-electorate, WJC-8',
        'assumes-devices, WJC-8',
        'assumes-key-holders, WJC-8, quorum 2, holders 3',
        'assumes-hard-logarithms, WJC-8',
      ])
      expect(discloses.map(line)).toEqual(['names-who-cast, WJC-8, ballots 2'])
      expect(because.map(line)).toEqual([
        'nothing-opened, WJC-8',
        'outcome-certain, WJC-8, ballots 2, electorate 6',
        'too-few-counted, WJC-8, what "count", observed 2, required 6',
      ])
    })
  })

  describe('At the boundary', () => {
    it('the mean is worked out of all ballots, and of none, or of too few to tell, there is none', () => {
      const asks = { kind: 'number', min: '10', max: '20', step: '0.5' } as const
      const contest = { asks, disclosure: LOW.disclosure }
      const vote = voteOf({ ...SMALL, members: 3, contest })
      const { mean, outcome } = resultOfVote(castAll(vote, ['10', '20', '12.5']))
      expect([mean, outcome]).toEqual([{ numerator: 85n, denominator: 6n }, undefined])
      expect(resultOfVote(vote)).not.toHaveProperty('mean')
      expect(resultOfVote(castAll(vote, ['10']))).not.toHaveProperty('mean')
      expect(resultOfVote(vote)).not.toHaveProperty('outcome')
    })
  })

  describe('Refused', () => {
    it('shares of a count that nobody closed', () => {
      const vote = castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for'])
      expect(wrongsOf(tryTallyShares({ record: vote.record, shares: [] }))).toEqual(['not-closed'])
      expect(wrongsOf(tryTallyShares({ record: told(closed(vote)).record, shares: [] }))).toEqual(['not-closed'])
    })
  })
})
