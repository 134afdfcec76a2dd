import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cooperative as cooperativeUnder, type Event, foldEvents } from '../../src/cooperative/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { carryOut, readPlan } from '../../src/simulation/index.js'
import { cooperative } from '../../src/simulation/models/cooperative/cooperative.js'
import { live } from '../../src/simulation/models/cooperative/live.js'
import type { Parameters } from '../../src/simulation/models/cooperative/parameters.js'
import { always } from '../arbitraries/run.js'
import { oneRun, readFor, streamsFrom } from './one-run.js'

const PRESETS = presetCharters.map(({ id }) => id)

/** Nothing but the numbers that everybody sets. */
const NUMBERS_ONLY = {
  ...{
    applications: 0,
    leaving: 0,
    oustings: 0,
    matters: 0,
    items: 0,
    amendments: 0,
    rounds: 0,
    projects: 0,
    removals: 0,
  },
  proposing: 1,
} as const

const listed = (...values: readonly number[]) => ({ kind: 'listed', values })

describe('From the source', () => {
  it('WJC-19: a percentage is set by everyone, and 70 and 80 give 75', () => {
    const four = { ...NUMBERS_ONLY, founders: 4, months: 1, wishes: listed(0.7, 0.8), follow: 'admission-threshold' }
    expect(oneRun(cooperative, four).measures['followed']).toBe('0.75')
  })

  it('the average-vote game of Renault and Trannoy (2005): peaks .1 .3 .5 .55 .9 settle at .5, where sincere members would have .47', () => {
    const five = { ...NUMBERS_ONLY, founders: 5, wishes: listed(0.1, 0.3, 0.5, 0.55, 0.9), follow: 'ousting-threshold' }
    expect(oneRun(cooperative, { ...five, months: 1 }).measures['followed']).toBe('0.47')
    // Each re-votes once a month, in an order by chance, on what the others propose by then; best replies one at a time settle (they climb an exact potential), here within two years.
    expect(oneRun(cooperative, { ...five, strategic: 1, months: 24 }).measures['followed']).toBe('0.5')
  })

  it('WJC-11: where money is short pay is held, and owed with interest at the rate in force', () => {
    const { measures } = oneRun(cooperative, {
      ...NUMBERS_ONLY,
      projects: 1,
      founders: 5,
      months: 4,
      turnout: 1,
      favour: 1,
      income: listed(0),
    })
    expect(measures['paydays']).toBeGreaterThan(0)
    expect(measures['paidMinor']).toBe('0')
    expect(BigInt(String(measures['owedMinor']))).toBeGreaterThan(BigInt(String(measures['heldMinor'])))
  })
})

describe('At the boundary', () => {
  it('WJC-13: where all are in favour everyone who applies comes in, and where nobody is nobody does', () => {
    const eight = { ...NUMBERS_ONLY, proposing: 0, founders: 8, months: 3, applications: 1, turnout: 1 }
    expect(oneRun(cooperative, { ...eight, favour: 1 }).measures).toMatchObject({ applications: 3, joined: 3 })
    expect(oneRun(cooperative, { ...eight, favour: 0 }).measures).toMatchObject({ applications: 3, joined: 0 })
  })

  it('one founder alone lives on', () => {
    expect(oneRun(cooperative, { founders: 1, months: 2, applications: 0 }).measures).toMatchObject({ members: 1 })
  })
})

describe('Always true', () => {
  it.each(PRESETS)('%s: what happened is a log, which folds to the same cooperative', (id) => {
    // Those of single countries extend the plain one, and members live under them as they do there: a few months show it.
    const months = /-(?:es|it|fr)$/.test(id) ? 3 : BUSY.months
    const parameters = readFor(cooperative, { ...BUSY, months, preset: id }) as Parameters
    const coop = cooperativeUnder(preset(id as 'we-just-coop'))
    const events: Event[] = []
    const { life } = live({ coop, parameters, streams: streamsFrom('a'), told: (event) => events.push(event) })
    const folded = foldEvents({ state: coop.initialState(), events: JSON.parse(JSON.stringify(events)) as Event[] })
    if (folded.kind === 'refused') throw new Error(JSON.stringify(folded.problems))
    expect(folded.state.position).toBe(life.state.position)
    const { members, averages } = coop.views
    expect(members.register(folded.state)).toEqual(members.register(life.state))
    expect(averages.numbersInForce(folded.state)).toEqual(averages.numbersInForce(life.state))
    // Whom the model takes for members are those of the register.
    const { members: belong } = members.register(life.state)
    expect([...life.members.keys()].sort()).toEqual(belong.map(({ member }) => member))
    expect(life.open.size).toBe(coop.views.decisions.openDecisions(life.state).length)
    expect(folded.events.length).toBe(life.state.position)
    expect(life.refusals).toEqual(new Map())
  })

  it('whoever is sincere proposes the same for a number whenever they are asked, whichever teams come and go', () => {
    const parameters = readFor(cooperative, {
      ...{ ...NUMBERS_ONLY, founders: 5, months: 6, projects: 1, lasting: 2, turnout: 1, favour: 1 },
      proposing: 0.4,
    }) as Parameters
    const said = new Map<string, Set<string>>()
    const scopes = new Set<string>()
    const told = (event: Event): void => {
      if (event.type !== 'number-proposed') return
      if (event.scope !== undefined) scopes.add(event.scope)
      const key = `${event.member} ${event.item}`
      said.set(key, (said.get(key) ?? new Set()).add(String(event.value)))
    }
    live({ coop: cooperativeUnder(preset('we-just-coop')), parameters, streams: streamsFrom('a'), told })
    expect(scopes.size).toBeGreaterThan(1)
    for (const [key, values] of said) expect([key, values.size]).toEqual([key, 1])
  })

  it('members of cooperatives of every size ask for nothing that the rules refuse: a refusal would be a life that nobody leads', () => {
    always(
      fc.property(fc.constantFrom(...PRESETS), fc.string(), fc.integer({ min: 3, max: 14 }), (id, seed, founders) => {
        const { measures } = oneRun(cooperative, { ...BUSY, months: 5, preset: id, founders }, seed)
        expect(measures['refusals']).toBe('')
      }),
      6,
    )
  })

  it('a run is the same however often it is carried out, and whoever carried out others before', () => {
    const plan = readPlan({ model: 'cooperative', seed: 'b', parameters: { months: 3 }, replicates: 3, series: true })
    const before = carryOut(plan, 1)
    carryOut(plan, 2)
    expect(carryOut(plan, 1)).toEqual(before)
  })
})

describe('Not true, on purpose', () => {
  it('a charter that does not say what happens when money is short holds no pay', () => {
    const { measures } = oneRun(cooperative, { preset: 'worker-coop-plain', months: 3, income: listed(0) })
    expect(measures).toMatchObject({ heldMinor: '0', owedMinor: '0' })
    expect(measures['paidMinor']).not.toBe('0')
  })

  it('a charter of your own takes the place of the preset', () => {
    const charter = { ...presetCharters[0], averageItems: { ...presetCharters[0]?.averageItems } }
    const own = JSON.parse(JSON.stringify(charter)) as { averageItems: Record<string, { minimumProposals: number }> }
    const item = own.averageItems['admission-threshold']
    if (item !== undefined) item.minimumProposals = 100
    const four = { ...NUMBERS_ONLY, founders: 4, months: 1, wishes: listed(0.7, 0.8), follow: 'admission-threshold' }
    // The provisional number rules until so many propose.
    expect(oneRun(cooperative, { ...four, charter: own }).measures['followed']).toBe('0.75')
    expect(oneRun(cooperative, { ...four, charter: own, wishes: listed(0.5) }).measures['followed']).toBe('0.75')
  })
})

describe('Refused', () => {
  it.each([
    [{ start: '2026-02-30' }, 'start'],
    [{ preset: 'a-coop' }, 'preset'],
    [{ founders: 0 }, 'founders'],
    [{ strategic: 2 }, 'strategic'],
    [{ wishes: { kind: 'uniform', from: 0, to: 100 } }, 'wishes'],
  ])('%j', (parameters, path) => {
    expect(() => readPlan({ model: 'cooperative', seed: 'a', parameters })).toThrow(path)
  })

  it('a charter that is not in order is a row with its error', () => {
    const plan = readPlan({ model: 'cooperative', seed: 'a', parameters: { charter: { id: 'x' } } })
    expect(carryOut(plan, 0)).toMatchObject({ kind: 'failed', error: expect.stringContaining('missing-key') as string })
  })
})

/** Much of everything. */
const BUSY = {
  ...{ founders: 12, months: 7, projects: 0.5, lasting: 2, oustings: 0.4, removals: 0.5, rounds: 2, items: 0.5 },
  ...{ applications: 1, amendments: 0.4, leaving: 0.02, blocking: 0.1, strategic: 0.3, extreme: 0.1 },
} as const
