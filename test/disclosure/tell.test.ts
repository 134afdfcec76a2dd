import { describe, expect, it } from 'vitest'
import { DISCLOSURE, tellSum } from '../../src/disclosure/index.js'
import { thrownBy } from '../decisions/problems-of.js'
import { team } from './plans.js'

const release = { members: 10, most: 1, needed: 8 }
const tell = (kind: 'count' | 'outcome-only' | 'nothing', sum: number, policy = DISCLOSURE.strict) =>
  tellSum({ assessment: { kind }, release, policy, sum })

describe('At the boundary', () => {
  it('WJC-8: says of a count near an end only which end it is', () => {
    expect([2, 3, 7, 8].map((sum) => tell('count', sum))).toEqual([
      { kind: 'end', end: 'low' },
      { kind: 'count', sum: 3 },
      { kind: 'count', sum: 7 },
      { kind: 'end', end: 'high' },
    ])
    expect(
      tellSum({
        assessment: { kind: 'count' },
        release: { ballots: team(4), most: 5 },
        policy: DISCLOSURE.strict,
        sum: 6,
      }),
    ).toEqual({
      kind: 'end',
      end: 'low',
    })
    expect(tell('count', 10, DISCLOSURE.told)).toEqual({ kind: 'count', sum: 10 })
  })

  it('says of an outcome whether it carried, and nothing where nothing may be told', () => {
    expect([tell('outcome-only', 7), tell('outcome-only', 8), tell('nothing', 8)]).toEqual([
      { kind: 'outcome', carried: false },
      { kind: 'outcome', carried: true },
      { kind: 'nothing' },
    ])
  })
})

describe('Refused', () => {
  it('a sum that these ballots cannot have, and an outcome of no threshold', () => {
    for (const sum of [-1, 11, Number.NaN, 0.5, null])
      expect(thrownBy(() => tell('count', sum as never))).toEqual(['not-within sum'])
    const mean = { members: 10, most: 1 }
    expect(
      thrownBy(() =>
        tellSum({ assessment: { kind: 'outcome-only' }, release: mean, policy: DISCLOSURE.strict, sum: 3 }),
      ),
    ).toEqual(['missing-key release.needed'])
    expect(thrownBy(() => tellSum(null as never))[0]).toBe('wrong-kind')
    const empty = { assessment: null, release: null, policy: null, sum: 1 }
    expect(thrownBy(() => tellSum(empty as never))[0]).toBe('wrong-kind policy')
    expect(thrownBy(() => tell('maybe' as never, 3))).toEqual(['not-one-of assessment.kind'])
  })
})
