import { describe, expect, it } from 'vitest'
import { type Command, cooperative, type State, views } from '../../src/cooperative/index.js'
import { exact } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'

const coop = cooperative(preset('we-just-coop'))
const founders = ['ana', 'ben', 'eva'].map((member) => ({ member, memberClass: 'worker-owner' }))

const after = (...commands: readonly Command[]): State =>
  commands.reduce<State>((state, command) => {
    const answer = coop.decide(state, command)
    expect(answer.kind).toBe('accepted')
    return answer.kind === 'accepted' ? answer.events.reduce(coop.evolve, state) : state
  }, coop.initialState())

const FOUND: Command = { type: 'found', at: '2026-01-01', by: 'ana', founders }
const RECORD = 'a'.repeat(64)
const OPEN: Command = {
  type: 'open-decision',
  at: '2026-01-02',
  by: 'ana',
  decision: 'lamp',
  provision: 'other-matters',
  record: RECORD,
}

describe('a decision that is over', () => {
  const state = after(
    FOUND,
    OPEN,
    { type: 'cast', at: '2026-01-03', by: 'ana', decision: 'lamp', answer: 'for' },
    { type: 'cast', at: '2026-01-03', by: 'ben', decision: 'lamp', answer: 'for' },
    { type: 'cast', at: '2026-01-03', by: 'eva', decision: 'lamp', answer: 'against' },
    { type: 'pass-time', at: '2026-02-01', by: 'ana' },
  )

  it('WJC-2: is shown with how it ended and why, by the counts of its event', () => {
    const found = views.decisions.closedDecision(state, 'lamp')
    expect(found?.ending).toMatchObject({ type: 'decided', outcome: 'carried', for: 2, against: 1, entitled: 3 })
    expect(found?.record).toBe(RECORD)
    expect(explain(found?.because ?? [{ code: 'time-passed', clauses: [] }], 'en')).toContain('2 of the 3 ballots')
    expect(views.decisions.closedDecisions(state).map(({ decision }) => decision)).toEqual(['lamp'])
    expect(views.decisions.closedDecisions(state, 0)).toEqual([])
  })

  it('goes by the rule of the charter of its opening', () => {
    const by = views.decisions.ruleOf(state, 'lamp')
    expect(by).toMatchObject({ provision: 'other-matters', numbers: {}, entitledAtOpening: 3, record: RECORD })
    expect(by?.charter.version).toBe(preset('we-just-coop').version)
    expect(views.decisions.ruleOf(state, 'never')).toBeUndefined()
    expect(views.decisions.closedDecision(state, 'never')).toBeUndefined()
  })

  it('came to nothing where it was withdrawn, and then nothing was counted', () => {
    const withdrawn = after(FOUND, OPEN, { type: 'withdraw-decision', at: '2026-01-03', by: 'ana', decision: 'lamp' })
    const found = views.decisions.closedDecision(withdrawn, 'lamp')
    expect([found?.ending.type, found?.because]).toEqual(['decision-lapsed', undefined])
  })

  it('who is entitled on one that is open is told person by person', () => {
    const open = after(FOUND, OPEN)
    expect(['ana', 'nobody'].map((one) => views.decisions.mayVoteOn(open, 'lamp', one))).toEqual([true, false])
    expect(views.decisions.mayVoteOn(state, 'lamp', 'ana')).toBe(false)
  })
})

describe('a number that counts from the next month on', () => {
  const state = after(
    FOUND,
    ...['ana', 'ben', 'eva'].map(
      (by, at): Command => ({ type: 'propose-number', at: '2026-01-10', by, item: 'weekly-hours', value: 30 + at }),
    ),
  )

  it('WJC-17: is still the provisional one today, and the mean from the first of the next', () => {
    const place = { item: 'weekly-hours' }
    expect(views.averages.numberNow(state, place)?.inForce).toMatchObject({ kind: 'provisional', value: exact(40) })
    expect(views.averages.numberToCome(state, place)).toMatchObject({ from: '2026-02-01', proposals: 3 })
    expect(views.averages.numberToCome(state, place)?.inForce).toMatchObject({ kind: 'average', value: exact(31) })
    expect(views.averages.numberToCome(state, { item: 'vacation-days' })).toBeUndefined()
    expect(views.averages.numberNow(state, { item: 'weekly-hours', scope: 'no-team' })).toBeUndefined()
  })

  it('says its bounds as numbers, and who may propose', () => {
    const rule = views.averages.numberRule(state, 'weekly-hours')
    expect([rule?.min, rule?.max, rule?.step]).toEqual([exact(0), exact(60), exact('0.5')])
    expect(views.averages.numberRule(state, 'nothing')).toBeUndefined()
    expect(views.averages.mayProposeFor(state, { item: 'weekly-hours' }, 'ana')).toBe(true)
    expect(views.averages.mayProposeFor(state, { item: 'weekly-hours' }, 'nobody')).toBe(false)
  })
})
