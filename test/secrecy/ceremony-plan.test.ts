import { describe, expect, it } from 'vitest'
import type { Contest } from '../../src/secrecy/contest.js'
import { G, pointText, times } from '../../src/secrecy/group.js'
import { type Plan, tryPlan } from '../../src/secrecy/index.js'
import { planned, wrongs } from './ceremony-run.js'

const ZERO_POINT = '00'.repeat(32)
const THREE = planned('quorum', 2, 3)

describe('the plan of a ceremony', () => {
  describe('At the boundary', () => {
    const problemsOf = (plan: Plan): readonly string[] => wrongs(tryPlan(plan))
    it('more than half of the key holders are needed, up to all, and all where all are', () => {
      const { plan } = planned('quorum', 3, 5)
      expect([2, 3, 5, 6].map((quorum) => problemsOf({ ...plan, quorum }))).toEqual([
        ['wrong-quorum-of-holders quorum'],
        [],
        [],
        ['wrong-quorum-of-holders quorum'],
      ])
      const four = { ...plan, holders: plan.holders.slice(0, 4) }
      expect([2, 3].map((quorum) => problemsOf({ ...four, quorum }).length)).toEqual([1, 0])
      const all = { ...plan, scheme: 'all-of' } as const
      expect([4, 5, 6].map((quorum) => problemsOf({ ...all, quorum }).length)).toEqual([1, 0, 1])
    })

    it('there are from 2 to 15 key holders', () => {
      const sized = (size: number): Plan => ({
        ...THREE.plan,
        scheme: 'all-of',
        quorum: size,
        holders: Array.from({ length: size }, (_, at) => ({
          holder: `holder-${String(at).padStart(2, '0')}`,
          identity: pointText(times(G, BigInt(at + 1))),
        })),
      })
      expect([1, 2, 15, 16].map((size) => problemsOf(sized(size)))).toEqual([
        ['wrong-length holders'],
        [],
        [],
        ['wrong-length holders'],
      ])
    })

    it('holders stand once each, in the order of their ids, with keys of their own', () => {
      const { plan } = THREE
      const [nuria, olga, pau] = plan.holders as [Plan['holders'][0], Plan['holders'][0], Plan['holders'][0]]
      expect(problemsOf({ ...plan, holders: [olga, nuria, pau] })).toEqual(['holders-not-in-order holders[1]'])
      expect(problemsOf({ ...plan, holders: [nuria, nuria, pau] })).toEqual([
        'listed-twice holders[1]',
        'key-twice holders[1].identity',
      ])
      const same = { ...olga, identity: nuria.identity }
      expect(problemsOf({ ...plan, holders: [nuria, same, pau] })).toEqual(['key-twice holders[1].identity'])
      const none = { ...olga, identity: ZERO_POINT }
      expect(problemsOf({ ...plan, holders: [nuria, none, pau] })).toEqual(['not-a-point holders[1].identity'])
      const half = { ...pau, holder: 'pau\ud800' }
      expect(problemsOf({ ...plan, holders: [nuria, olga, half] })).toEqual(['not-a-name holders[2].holder'])
    })

    it('the contest is one, and can be hashed in one way only', () => {
      const { contest } = THREE.plan
      const withRule = (rule: Contest['rule'] & object): Plan => ({ ...THREE.plan, contest: { ...contest, rule } })
      expect(problemsOf(withRule({ atLeast: '72%', of: 'electorate' }))).toEqual([])
      expect(problemsOf(withRule({ atLeast: 0.72, of: 'electorate' }))).toEqual(['lossy-number contest.rule.atLeast'])
      const half = { atLeast: '72%', of: 'electorate', clauses: ['\ud800' as 'WJC-7'] } as const
      expect(problemsOf(withRule(half))).toEqual(['not-hashable contest'])
      expect(problemsOf({ ...THREE.plan, contest: { ...contest, question: 'x' } })).toEqual([
        'not-hex-64 contest.question',
      ])
    })
  })
})
