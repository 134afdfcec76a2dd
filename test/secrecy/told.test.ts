import { describe, expect, it } from 'vitest'
import type { Refused } from '../../src/problems/index.js'
import {
  ballotFormOf,
  resultOf,
  testsOnlyRandom,
  tryBitsOf,
  tryOpenRecord,
  tryPlan,
  tryReadContest,
  tryReadRecord,
  tryResultOf,
  trySealBallot,
  tryTallyShares,
  tryWithdrawBallot,
} from '../../src/secrecy/index.js'
import { hedgedScalar, randomScalar, type RandomSource } from '../../src/secrecy/random.js'
import { THREE } from './cheats.js'
import { LOW, SMALL } from './forge.js'
import { castAll, closed, voteOf, wrongsOf } from './given.js'
import { CONTEST } from './ceremony-run.js'

/** The place of everything that is wrong, what was expected there and what came. */
const toldOf = (answer: { readonly kind: string } | Refused): readonly string[] =>
  'problems' in answer ? answer.problems.map(({ path, expected, received }) => `${path}: ${expected}; ${received}`) : []

describe('what is told of sealed votes', () => {
  describe('From the source', () => {
    it('what a contest lacks, with its limits', () => {
      const asks = { kind: 'choose', options: ['ana', 'berta'], least: 3, most: 3 }
      const tooMany = tryReadContest({ ...CONTEST, asks })
      expect(toldOf(tooMany)).toEqual(['asks.most: no more than 2; 3'])
      expect(tooMany).toMatchObject({ problems: [{ facts: { least: '', most: '2' } }] })
      const range = (min: string, max: string, step: string) =>
        toldOf(tryReadContest({ ...CONTEST, asks: { kind: 'number', min, max, step } }))
      expect(range('1', '10', '2')).toEqual(['asks.max: a number in steps of 2 counted from 1; "10"'])
      expect(range('0', '1048577', '1')).toEqual(['asks.max: a range of 1 to 1048576 steps; "1048577"'])
    })

    it('what a choice lacks, with what may be chosen', () => {
      expect(toldOf(tryBitsOf({ kind: 'yes-no' }, 'yes'))).toEqual(['choice: one of: for, against; "yes"'])
      const hours = { kind: 'number', min: '10', max: '40', step: '0.5' } as const
      expect(toldOf(tryBitsOf(hours, '9'))).toEqual(['choice: a number from 10 to 40, both included; "9"'])
      expect(toldOf(tryBitsOf(hours, '10.2'))).toEqual(['choice: a number in steps of 0.5 counted from 10; "10.2"'])
      const people = { kind: 'choose', options: ['ana', 'berta', 'carlos'], least: 1, most: 2 } as const
      expect(toldOf(tryBitsOf(people, ['zoe']))).toEqual(['choice[0]: one of: ana, berta, carlos; "zoe"'])
      expect(toldOf(tryBitsOf(people, []))).toEqual(['choice: no fewer than 1; a list of 0'])
      expect(toldOf(tryBitsOf(people, ['ana', 'berta', 'carlos']))).toEqual(['choice: no more than 2; a list of 3'])
      expect(toldOf(tryBitsOf(people, 'ana'))).toEqual(['choice: a list; "ana"'])
    })

    it('how many key holders are needed', () => {
      expect(toldOf(tryPlan({ ...THREE.plan, quorum: 1 }))).toEqual(['quorum: a whole number from 2 to 3; 1'])
      expect(toldOf(tryPlan({ ...THREE.plan, scheme: 'all-of' }))).toEqual(['quorum: 3; 2'])
      const [nuria, olga, pau] = THREE.plan.holders
      expect(toldOf(tryPlan({ ...THREE.plan, holders: [olga, nuria, pau] }))).toEqual([
        'holders[1]: a key holder whose id comes after olga, by the numbers of its characters; "nuria"',
      ])
      const shared = tryPlan({ ...THREE.plan, holders: [nuria, { ...olga, identity: nuria?.identity }, pau] })
      expect(toldOf(shared)[0]).toMatch(/^holders\[1\]\.identity: a key that nuria does not have already; /)
    })

    it('what kind of thing was expected', () => {
      for (const refused of [trySealBallot(7 as never), tryWithdrawBallot(7 as never), tryOpenRecord(7 as never)])
        expect(toldOf(refused)).toEqual([': an object; 7'])
      const { record } = closed(castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for']))
      expect(toldOf(tryTallyShares({ record, shares: 7 as never }))).toEqual(['shares: a list; 7'])
      expect(toldOf(tryTallyShares({ record, shares: [] }))).toEqual([
        'shares: 2 good decryption shares, and 0 came; a list of 0',
      ])
      expect(toldOf(tryReadRecord(record.text.replace('"ballot"', '"vote"')))).toEqual([
        '[1].ballot: a value for ballot; nothing',
        '[1].vote: one of: index, previous, fingerprint, type, ballot; "vote"',
      ])
      const [cut] = toldOf(tryReadRecord(record.text.slice(0, -20)))
      expect(cut).toMatch(/^\[4\]: a whole entry of JSON, as the 4 before it are; "/)
    })
  })

  describe('At the boundary', () => {
    it('random bytes for tests come in pieces of 64, and as many as were asked for', () => {
      const bytes = testsOnlyRandom('pieces').bytes(100)
      const pieces = testsOnlyRandom('pieces')
      expect([...bytes]).toEqual([...pieces.bytes(64), ...pieces.bytes(64).slice(0, 36)])
      expect(testsOnlyRandom('pieces').bytes(0)).toHaveLength(0)
      expect(testsOnlyRandom('pieces').origin).toBe('tests-only')
    })

    it('a scalar that comes out as zero is drawn again', () => {
      let drawn = 0
      const source: RandomSource = {
        bytes: (length) => new Uint8Array(length).fill(drawn++ === 0 ? 0 : 1),
        origin: 'tests-only',
      }
      expect(randomScalar(source)).not.toBe(0n)
      expect(drawn).toBe(2)
      expect(hedgedScalar(source, 0n, 'anything')).not.toBe(0n)
    })
  })

  describe('Refused', () => {
    it('a result that nobody signed, where signatures show it', () => {
      const hidden = closed(castAll(voteOf({ members: 6 }), ['for', 'against', 'for', 'against', 'for', 'for']))
      expect(toldOf(tryResultOf({ record: hidden.record }))).toEqual([
        'signed: 3 good signatures of key holders on the same, and 0 came; a list of 0',
      ])
      expect(wrongsOf(tryResultOf({ record: hidden.record }))).toEqual(['too-few-signers signed'])
      const nothing = closed(castAll(voteOf({ members: 6 }), ['for']))
      const { close } = resultOf({ record: nothing.record }).result
      expect(resultOf({ record: nothing.record })).toEqual({
        kind: 'result',
        result: { close, told: { kind: 'nothing' } },
      })
    })

    it('what nobody can seal a ballot with', () => {
      const vote = voteOf({ ...SMALL, members: 3, contest: LOW })
      const form = ballotFormOf(vote.record)
      const input = { vote: form, member: 'ana-00', choice: 'for', secret: vote.keeper.secret }
      expect(trySealBallot(input).kind).toBe('sealed')
      expect(toldOf(trySealBallot({ ...input, secret: '00' }))).toEqual([
        'secret: a secret: a number below the order of the group, other than 0; nothing',
      ])
      expect(toldOf(trySealBallot({ ...input, member: '' }))).toEqual([
        'member: an id of 1 to 200 characters without control characters; ""',
      ])
      expect(toldOf(trySealBallot({ ...input, vote: { ...form, ballotKey: '00'.repeat(32) } }))).toEqual([
        'vote.ballotKey: a point of ristretto255 other than the identity, written in the one way it has; "000000000000000000000000000000000000000000000000000000000000…"',
      ])
      expect(trySealBallot({ ...input, member: '' }).kind).toBe('refused')
    })
  })
})
