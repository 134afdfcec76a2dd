import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOut, readPlan, tryReadPlan } from '../../src/simulation/index.js'
import { always } from '../arbitraries/run.js'
import { fourErrors, numberOf, ran } from './ran.js'

describe('From the source', () => {
  it('a run of a plan is the same wherever it is carried out, and whatever was carried out before', () => {
    const plan = readPlan({ model: 'jury', seed: 'a', vary: { members: [3, 11] }, replicates: 2 })
    expect(plan.runs).toBe(4)
    const alone = carryOut(plan, 3)
    carryOut(plan, 0)
    expect(carryOut(plan, 3)).toEqual(alone)
    expect(alone).toMatchObject({ kind: 'ran', at: 3 })
  })

  // Three judges of .6: .6³ + 3 × .6² × .4 = .648.
  it('Condorcet (1785): three who are right with .6 are right together with .648', () => {
    const [told] = ran('jury', { members: 3, competence: 0.6, votes: 20_000 })
    expect(Math.abs(numberOf(told, 'rightShare') - 0.648)).toBeLessThan(fourErrors(0.648, 20_000))
  })
})

describe('At the boundary', () => {
  it('those who are never right are never right together, and those who always are always', () => {
    expect(ran('jury', { competence: 0 })[0].measures).toMatchObject({ right: 0, level: 0 })
    expect(ran('jury', { competence: 1, votes: 7 })[0].measures).toMatchObject({
      right: 7,
      rightShare: 1,
      bestAlone: 1,
    })
  })

  it('exactly half of the weights is level, not right; one more is right', () => {
    const competence = { kind: 'listed', values: [1, 0] }
    expect(ran('jury', { members: 2, competence, votes: 5 })[0].measures).toMatchObject({ right: 0, level: 5 })
    expect(ran('jury', { members: 2, competence, weights: [3, 2], votes: 5 })[0].measures).toMatchObject({ right: 5 })
    expect(ran('jury', { members: 2, competence, weights: [2, 3], votes: 5 })[0].measures).toMatchObject({ right: 0 })
  })
})

describe('Always true', () => {
  it('whoever has more than half of the weights alone decides', () => {
    always(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.boolean(), (members, isRight) => {
        const weights = [members, ...Array.from({ length: members - 1 }, () => 1)]
        const values = [isRight ? 1 : 0, ...Array.from({ length: members - 1 }, () => (isRight ? 0 : 1))]
        const [told] = ran('jury', { members, weights, competence: { kind: 'listed', values }, votes: 3 })
        expect(told.measures['right']).toBe(isRight ? 3 : 0)
      }),
      30,
    )
  })
})

describe('Not true, on purpose', () => {
  it('more members are not always better: below one half they are right less often', () => {
    const share = (members: number) => numberOf(ran('jury', { members, competence: 0.4, votes: 5000 })[0], 'rightShare')
    expect(share(101)).toBeLessThan(share(3))
  })
})

describe('Refused', () => {
  it.each([
    { competence: 1.1 },
    { competence: { kind: 'listed', values: [60] } },
    { members: 0 },
    { weights: [] },
    { weights: [0.5] },
    { votes: 0 },
    { juror: 1 },
  ])('%j', (parameters) => {
    expect(tryReadPlan({ model: 'jury', seed: 'a', parameters }).kind).toBe('refused')
  })
})
