import { describe, expect, it } from 'vitest'
import { readBallotKey } from '../../src/secrecy/ballot-key.js'
import { holds } from '../../src/secrecy/claims.js'
import { G, type Point, pointText, readPoint, ZERO } from '../../src/secrecy/group.js'
import type { BallotKey, KeyHolder, Plan } from '../../src/secrecy/index.js'
import { BALLOT_KEY } from '../../src/secrecy/shapes-keys.js'
import { wholeCeremony, wrongs } from './ceremony-run.js'
import { THREE, WHOLE } from './cheats.js'
import { mutationsOf } from './mutations.js'

const { plan } = THREE
const { ballotKey } = WHOLE
/** The ballot key with something else of olga's. */
const withOlgas = (change: Partial<KeyHolder>): BallotKey => ({
  ...ballotKey,
  holders: ballotKey.holders.map((one) => (one.holder === 'olga' ? { ...one, ...change } : one)),
})
/** What is wrong with a ballot key, in the data or in its proofs. */
const wrongsOf = (given: BallotKey, of: Plan = plan): readonly string[] => {
  const read = readBallotKey(of, given)
  if (read.kind === 'refused') return wrongs(read)
  const problems = read.claims.filter(({ equations }) => !holds(equations)).map(({ wrong }) => wrong)
  return wrongs({ kind: 'refused', problems } as { readonly kind: string })
}

describe('a ballot key', () => {
  describe('Always true', () => {
    it('no change to any field of a ballot key is taken for one', () => {
      const taken = mutationsOf(ballotKey).filter(({ mutated }) => isBallotKey(plan, mutated))
      expect(taken.map(({ path }) => path)).toEqual([])
      expect(isBallotKey(plan, ballotKey)).toBe(true)
    }, 60_000)
  })

  describe('Refused', () => {
    it('a key that is not the sum of its parts', () => {
      expect(readBallotKey(plan, { ...ballotKey, key: pointText(G) }).kind).toBe('refused')
      expect(wrongsOf({ ...ballotKey, key: pointText(G) })).toEqual(['not-the-sum key'])
    })

    it('a part whose secret nobody proved to know', () => {
      const { proof } = ballotKey.holders[0] as KeyHolder
      expect(wrongsOf(withOlgas({ proof }))).toContain('key-not-proven holders[1].proof')
    })

    it('a holder who confirmed other parts', () => {
      const other = wholeCeremony(THREE, 'other').ballotKey.holders[1] as KeyHolder
      expect(wrongsOf(withOlgas({ confirmation: other.confirmation }))).toEqual([
        'not-confirmed holders[1].confirmation',
      ])
    })

    it('other commitments: too few, or no points', () => {
      const [first] = (ballotKey.holders[1] as KeyHolder).commitments as [string]
      expect(readBallotKey(plan, withOlgas({ commitments: [first] })).kind).toBe('refused')
      expect(wrongsOf(withOlgas({ commitments: [first] }))).toEqual(['wrong-commitments holders[1].commitments'])
      expect(wrongsOf(withOlgas({ commitments: [first, '00'.repeat(32)] }))).toEqual([
        'not-a-point holders[1].commitments[1]',
      ])
    })

    it('more holders needed than there are', () => {
      expect(wrongsOf({ ...ballotKey, quorum: 4 })).toEqual(['wrong-quorum-of-holders quorum'])
    })

    it('commitments that leave a holder with no share to be held against', () => {
      // At the place of nuria, 1, the second commitments take away what the first add up to.
      const points = ballotKey.holders.map(({ commitments }) => commitments.map((text) => readPoint(text) as Point))
      const others = points.flatMap((own, at) => (at === 1 ? own.slice(0, 1) : own))
      const rest = others.reduce((sum, one) => sum.add(one), ZERO).negate()
      const [first] = (ballotKey.holders[1] as KeyHolder).commitments as [string]
      const refused = readBallotKey(plan, withOlgas({ commitments: [first, pointText(rest)] }))
      expect(refused.kind).toBe('refused')
      expect(wrongs(refused)).toEqual(['not-a-point holders[0]'])
    })

    it('the key of another plan', () => {
      const other = { ...plan, contest: { ...plan.contest, matter: 'other' } }
      expect(wrongsOf(ballotKey, other)).toHaveLength(6)
      const wider = { ...plan, quorum: 3 }
      expect(wrongsOf(ballotKey, wider)).toEqual(['other-ceremony holders'])
    })
  })
})

const isBallotKey = (plan: Plan, given: unknown): boolean => {
  const shape = BALLOT_KEY.safeParse(given)
  if (!shape.success) return false
  const read = readBallotKey(plan, shape.data)
  return read.kind === 'ballot-key' && read.claims.every(({ equations }) => holds(equations))
}
