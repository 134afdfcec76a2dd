import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOut, type RanRow, readPlan, tryReadPlan } from '../../src/simulation/index.js'
import { always } from '../arbitraries/run.js'
import { numberOf, ran } from './ran.js'

const listed = (...values: number[]) => ({ kind: 'listed', values })
/** Wishes and the patience of all, and where the proposal is at first. */
const circle = (wishes: readonly number[], patience: number, proposal: number, more: object = {}) =>
  ran(
    'consent',
    { members: wishes.length, wishes: listed(...wishes), patience: listed(patience), proposal, ...more },
    { series: true },
  )[0]

describe('From the source', () => {
  it('WC-6: nobody objects: consent is reached the first time', () => {
    const { measures, series } = circle([0.4, 0.5, 0.6], 0.2, 0.5)
    expect(measures).toMatchObject({
      consented: true,
      rounds: 1,
      raised: 0,
      outcome: 0.5,
      fromMean: 0,
      outOfPatience: 0,
    })
    expect(series).toEqual([[1, 0.5, 0, 0]])
  })

  // At .2 the one at .8 objects (.6 > .4), and the two others, whose patience is the same, uphold it. Half of the way to .8 is .5, where nobody objects (.3 each way).
  it('WC-6: an upheld objection is taken up in a new wording, and consent is asked again', () => {
    const { measures, series } = circle([0.2, 0.2, 0.8], 0.4, 0.2)
    expect(measures).toMatchObject({
      consented: true,
      rounds: 2,
      raised: 1,
      integrated: 1,
      standing: 0,
      outcome: 0.5,
      fromMean: 0.1,
    })
    expect(series).toEqual([
      [1, 0.2, 1, 1],
      [2, 0.5, 0, 0],
    ])
  })

  it('WC-6: where no wording is found in as many rounds as the rule allows, nothing is decided', () => {
    expect(circle([0, 1], 0.1, 0, { mostRounds: 3 }).measures).toMatchObject({ consented: false, rounds: 3 })
  })

  it('WC-6: an objection that those who judge do not uphold does not stop a proposal', () => {
    const patience = listed(0.9, 0.9, 0.1)
    const [told] = ran('consent', { members: 3, wishes: listed(0.2, 0.2, 0.8), patience, proposal: 0.2 })
    expect(told.measures).toMatchObject({
      consented: true,
      raised: 1,
      notUpheld: 1,
      integrated: 0,
      outcome: 0.2,
      outOfPatience: 1,
    })
  })
})

describe('At the boundary', () => {
  it('exactly as far as one’s patience is no objection; a thousandth further is one', () => {
    expect(
      [0.599, 0.6, 0.601].map((place) => circle([0.3, 0.6], 0.3, place, { mostRounds: 1 }).measures['raised']),
    ).toEqual([0, 0, 1])
  })

  it('half of the judges do not uphold an objection; more than half do', () => {
    const upheld = (...patience: number[]) =>
      ran('consent', {
        members: 5,
        wishes: listed(0.8, 0.2, 0.2, 0.2, 0.2),
        patience: listed(0.1, ...patience),
        proposal: 0.2,
        mostRounds: 1,
        objectionTest: 'circle',
      })[0].measures
    // The one at .8 objects to .2; whoever has a patience below .6 would too in that place.
    expect(upheld(0.1, 0.1, 0.9, 0.9)).toMatchObject({ raised: 1, notUpheld: 1, standing: 0 })
    expect(upheld(0.1, 0.1, 0.1, 0.9)).toMatchObject({ raised: 1, notUpheld: 0, standing: 1 })
  })

  it('a facilitator who objects hands over, and is judged by the next one', () => {
    const by = (patience: number) =>
      ran('consent', {
        members: 2,
        wishes: listed(0.9, 0.1),
        patience: listed(0.1, patience),
        proposal: 0.1,
        objectionTest: 'facilitator',
        mostRounds: 1,
      })[0]
    expect(by(0.79).measures).toMatchObject({ raised: 1, notUpheld: 0, standing: 1, consented: false })
    expect(by(0.8).measures).toMatchObject({ raised: 1, notUpheld: 1, standing: 0, consented: true })
  })
})

describe('Always true', () => {
  const parameters = fc.record({
    members: fc.integer({ min: 2, max: 7 }),
    patience: fc.constantFrom({ kind: 'uniform', from: 0, to: 0.6 }, listed(0.2), listed(0.4, 0.1)),
    objectionTest: fc.constantFrom('circle', 'facilitator', 'nobody'),
    mostRounds: fc.integer({ min: 1, max: 6 }),
    takesBack: fc.constantFrom(0, 0.5, 1),
    givesWay: fc.constantFrom(0.25, 0.5, 1),
  })

  it('every objection is not upheld, taken back, taken up or left standing; the outcome lies where wishes lie', () => {
    always(
      fc.property(parameters, fc.string({ minLength: 1, maxLength: 5 }), (given, seed) => {
        const [{ measures }] = ran('consent', given, { seed })
        const [raised, ...ends] = ['raised', 'notUpheld', 'takenBack', 'integrated', 'standing'].map(
          (name) => measures[name] as number,
        )
        expect(ends.reduce((sum, one) => sum + one, 0)).toBe(raised)
        expect(measures['consented']).toBe(measures['standing'] === 0)
        expect(measures['outcome']).toBeGreaterThanOrEqual(0)
        expect(measures['outcome']).toBeLessThanOrEqual(1)
        // Where every objection stands that is not taken back, nobody is left out of patience.
        if (given.objectionTest === 'nobody' && given.takesBack === 0 && measures['consented'] === true)
          expect(measures['outOfPatience']).toBe(0)
      }),
      30,
    )
  })

  // The member at 1 objects in either case; with a patience of .1 the one at 0, who comes before them, does too. A new wording is in the middle of those whose objections stand: at 1, at 0, or at .5 for both.
  it('whether one takes an objection back does not depend on who else objects', () => {
    const lastStands = (patience: number, seed: string): boolean => {
      const plan = readPlan({
        ...{ model: 'consent', seed, series: true, common: { noise: ['patience'] } },
        parameters: {
          ...{ members: 3, wishes: listed(0.5, 0, 1), patience: listed(1, patience, 0.1), proposal: 0.5 },
          ...{ takesBack: 0.5, givesWay: 1, mostRounds: 2, objectionTest: 'nobody' },
        },
      })
      const [first = [], second = []] = (carryOut(plan, 0) as RanRow).series ?? []
      return first[3] === 2 || (first[3] === 1 && second[1] === 1)
    }
    const stood = Array.from({ length: 20 }, (_, seed) => lastStands(1, `${seed}`))
    expect(new Set(stood).size).toBe(2)
    expect(Array.from({ length: 20 }, (_, seed) => lastStands(0.1, `${seed}`))).toEqual(stood)
  })

  it('members who take every objection back consent the first time', () => {
    for (const objectionTest of ['circle', 'facilitator', 'nobody'])
      expect(ran('consent', { takesBack: 1, objectionTest, patience: listed(0.05) })[0].measures).toMatchObject({
        consented: true,
        rounds: 1,
      })
  })
})

describe('Not true, on purpose', () => {
  it('consent is not the middle: whoever is patient goes further than whoever is not', () => {
    const [told] = ran('consent', {
      members: 3,
      wishes: listed(0, 0, 0.9),
      patience: listed(0.9, 0.9, 0.1),
      proposal: 0,
      objectionTest: 'nobody',
      givesWay: 1,
    })
    expect(told.measures).toMatchObject({ consented: true, outcome: 0.9 })
    expect(numberOf(told, 'fromMean')).toBeCloseTo(0.6, 12)
  })
})

describe('Refused', () => {
  it.each([
    { members: 1 },
    { wishes: listed(2) },
    { proposal: 1.5 },
    { givesWay: 0 },
    { objectionTest: 'chair' },
    { mostRounds: 0 },
  ])('%j', (parameters) => {
    expect(tryReadPlan({ model: 'consent', seed: 'a', parameters }).kind).toBe('refused')
  })
})
