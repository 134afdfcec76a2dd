import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import { compare, exact } from '../../src/exact/index.js'
import { readRecord, spoken, verifyRecord } from '../../src/secrecy/index.js'
import { cast, castAll, challenged, changed, closed, good, told, voteOf, withdrawn } from './given.js'

const REMOVAL = { rule: { atLeast: '72%', of: 'electorate' } } as const

describe('a ballot record', () => {
  describe('From the source', () => {
    it('WJC-8: a removal vote in a team of ten is counted by 3 of 5 key holders, and only what the policy leaves is told', () => {
      const vote = castAll(voteOf({ members: 10, contest: REMOVAL }), [
        ...Array.from({ length: 7 }, () => 'for' as const),
        'against',
        'against',
        'against',
      ])
      const changedOnce = cast(vote, 'ana-09', 'for')
      const sound = good(verifyRecord(told(closed(changedOnce)).record.text))
      expect(sound.state).toBe('released')
      expect(sound.results).toMatchObject([{ told: { kind: 'end', end: 'high' }, outcome: 'carried', ballots: 10 }])
    })
  })

  describe('At the boundary', () => {
    it('tells the outcome alone of 5 ballots', () => {
      const vote = castAll(voteOf({ members: 5, contest: { rule: { moreThan: '1/2', of: 'ballots' } } }), [
        'for',
        'for',
        'for',
        'against',
        'against',
      ])
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]).toMatchObject({ told: { kind: 'outcome', outcome: 'carried' }, outcome: 'carried' })
      expect(results[0]?.assumptions.map(({ code }) => code)).toContain('assumes-signers')
    })

    it('tells nothing of 4', () => {
      const vote = castAll(voteOf({ members: 4, contest: { rule: { moreThan: '1/2', of: 'ballots' } } }), [
        'for',
        'for',
        'for',
        'against',
      ])
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]).toMatchObject({ told: { kind: 'nothing' } })
      expect(results[0]?.outcome).toBeUndefined()
    })

    it('tells an outcome that no count could change, though nothing is opened', () => {
      const vote = castAll(voteOf({ members: 10, contest: REMOVAL }), ['for', 'for', 'for'])
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]).toMatchObject({ told: { kind: 'nothing' }, outcome: 'lost' })
    })

    it('tells an end and not the count where everybody is for', () => {
      const vote = castAll(
        voteOf({ members: 8, contest: { rule: { moreThan: '1/2', of: 'ballots' } } }),
        Array.from({ length: 8 }, () => 'for' as const),
      )
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]).toMatchObject({ told: { kind: 'end', end: 'high' }, outcome: 'carried' })
    })
  })

  describe('Always true', () => {
    it('counts are shown by decryption shares where their ends are told', () => {
      const vote = castAll(voteOf({ members: 5, contest: { ...REMOVAL, disclosure: DISCLOSURE.told } }), [
        'for',
        'for',
        'for',
        'for',
        'for',
      ])
      const after = told(closed(vote))
      const { results } = good(verifyRecord(after.record.text))
      expect(results[0]).toMatchObject({ told: { kind: 'count', sums: [5] }, outcome: 'carried' })
      expect(results[0]?.assumptions.map(({ code }) => code)).not.toContain('assumes-signers')
      expect(results[0]?.discloses.map(({ code }) => code)).toContain('may-expose')
    })

    it('numbers are summed by their steps, and their mean is exact', () => {
      const asks = { kind: 'number', min: '10', max: '12', step: '0.5' } as const
      const vote = castAll(voteOf({ members: 4, contest: { asks, disclosure: DISCLOSURE.told } }), [
        '10',
        '10.5',
        '12',
        '11',
      ])
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]?.told).toEqual({ kind: 'count', sums: [7] })
      expect(compare(results[0]?.mean ?? exact('0'), exact('10.875'))).toBe(0)
    })

    it('options are counted one by one', () => {
      const asks = { kind: 'choose', options: ['ana', 'ben', 'cleo'], least: 0, most: 2 } as const
      const vote = castAll(voteOf({ members: 4, contest: { asks, disclosure: DISCLOSURE.told } }), [
        ['ana', 'ben'],
        ['ana'],
        [],
        ['cleo', 'ana'],
      ])
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]?.told).toEqual({ kind: 'count', sums: [3, 1, 1] })
    })

    it('for, against and abstaining are three options of which one is chosen', () => {
      const asks = { kind: 'choose', options: ['for', 'against', 'abstain'], least: 1, most: 1 } as const
      const contest = { asks, rule: { moreThan: '1/2', of: 'for-or-against' }, disclosure: DISCLOSURE.told } as const
      const vote = castAll(voteOf({ members: 4, contest }), [['for'], ['against'], ['for'], ['abstain']])
      const { results } = good(verifyRecord(told(closed(vote)).record.text))
      expect(results[0]).toMatchObject({ told: { kind: 'count', sums: [2, 1, 1] }, outcome: 'carried' })
    })

    it('after a count that is not final voting goes on, and the next tells what the ballots left of it allow', () => {
      const first = told(
        closed(
          castAll(
            voteOf({ members: 10, contest: REMOVAL }),
            Array.from({ length: 10 }, (_, at) => (at < 7 ? 'for' : 'against')),
          ),
          false,
        ),
      )
      const second = told(closed(cast(first, 'ana-07', 'for')))
      const { results, state } = good(verifyRecord(second.record.text))
      expect(state).toBe('released')
      expect(results.map((one) => one.told.kind)).toEqual(['count', 'nothing'])
    })

    it('withdrawals, opened ballots, leavers and joiners all stand in it', () => {
      const begun = castAll(
        voteOf({ members: 6, contest: REMOVAL }),
        Array.from({ length: 6 }, () => 'for' as const),
      )
      const lived = cast(
        changed(withdrawn(challenged(begun, 'ana-01', 'against'), 'ana-00'), ['ana-02'], ['ana-06', 'ana-07']),
        'ana-06',
        'against',
      )
      const again = cast(lived, 'ana-00', 'against')
      expect(good(verifyRecord(again.record.text))).toMatchObject({ state: 'open', electorate: 7, ballots: 6 })
      expect(readRecord(again.record.text)).toEqual(again.record)
    })

    it('every key holder is needed under all-of', () => {
      const vote = castAll(
        voteOf({ members: 5, scheme: 'all-of', holders: 2, contest: { ...REMOVAL, disclosure: DISCLOSURE.told } }),
        ['for', 'for', 'against', 'for', 'for'],
      )
      expect(good(verifyRecord(told(closed(vote)).record.text)).results[0]?.told).toEqual({ kind: 'count', sums: [4] })
    })
  })

  it('a fingerprint is read aloud in groups', () => {
    expect(spoken('0123456789abcdef'.repeat(4)).split(' ')).toHaveLength(16)
  })
})
