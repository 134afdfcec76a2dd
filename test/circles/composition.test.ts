import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Circle,
  type ConsentRound,
  type ConsentStep,
  circleAdmission,
  consentRound,
  tryCircleAdmission,
} from '../../src/circles/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { mutated } from './mutated.js'
import { consent, FOUR, judge, objection, proceed, QUIET, start } from './rounds.js'

const CIRCLE: Circle = { id: 'web', wider: 'board', domain: ['website'], members: FOUR }
const round = (steps: readonly ConsentStep[], more = {}): ConsentRound => {
  const asked = { wording: 'eva', proposal: 'admission', ...more }
  const outcome = consentRound({
    start: start({ ...QUIET, mostRounds: 1 }, asked),
    steps: [proceed, proceed, proceed, ...steps],
  })
  if (!('round' in outcome)) throw new Error(outcome.kind)
  return outcome.round
}
const carried = round([consent('ben'), proceed])
const admit = (one: ConsentRound, circle = CIRCLE) => circleAdmission({ circle, candidate: 'eva', round: one })

describe('From the source', () => {
  it('WC-5: a working group decides its own composition: by its consent somebody joins', () => {
    expect(admit(carried)).toEqual({
      kind: 'admitted',
      circle: { ...CIRCLE, members: [...FOUR, 'eva'] },
      because: [{ code: 'admitted-to-circle', clauses: ['WC-5'], circle: 'web', member: 'eva' }],
    })
  })

  it('WC-5: neither an open round admits, nor one with a standing objection, nor that of another circle, nor one about somebody else', () => {
    const against = ['ana', 'cleo', 'dov'].map((by) => judge(by, 'ben', true))
    const others = [
      round([consent('ben')]),
      round([objection('ben'), ...against, proceed]),
      round([consent('ben'), proceed], { circle: 'board' }),
      round([consent('ben'), proceed], { wording: 'fay' }),
    ]
    expect(others.map((one) => admit(one).kind)).toEqual([
      'not-admitted',
      'not-admitted',
      'not-admitted',
      'not-admitted',
    ])
  })
})

describe('At the boundary', () => {
  it('one member of the circle fewer than were asked, the same in another order, one more', () => {
    const of = (members: readonly string[]) => admit(carried, { ...CIRCLE, members }).kind
    expect([FOUR.slice(1), [...FOUR].reverse(), [...FOUR, 'gus']].map(of)).toEqual([
      'not-admitted',
      'admitted',
      'not-admitted',
    ])
  })
})

describe('Always true', () => {
  it('it answers or refuses, whatever it is given', () => {
    always(
      fc.property(fc.oneof(fc.jsonValue(), mutated({ circle: CIRCLE, candidate: 'eva', round: carried })), (input) => {
        const outcome = tryCircleAdmission(input as never)
        expect(['admitted', 'not-admitted', 'refused']).toContain(outcome.kind)
        if (outcome.kind === 'refused') expect(outcome.problems.length).toBeGreaterThan(0)
      }),
      1000,
    )
  })
})

describe('Refused', () => {
  it('what is no input, and somebody who is a member already', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryCircleAdmission(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryCircleAdmission({ circle: CIRCLE, candidate: 'ana', round: carried }))).toEqual([
      'already-joined candidate',
    ])
    expect(refusedOf(tryCircleAdmission({} as never))).toEqual([
      'missing-key circle',
      'missing-key candidate',
      'missing-key round',
    ])
    expect(thrownBy(() => circleAdmission(null as never))).toEqual(['wrong-kind'])
  })
})
