import fc from 'fast-check'
import { Map } from 'immutable'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import { type CalendarDate, date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import { numberOn } from '../../src/cooperative/averages/in-force.js'
import { packagesOf, rateTimelineOf } from '../../src/cooperative/averages/timeline.js'
import {
  awaitingProposalOf,
  numbersInForce,
  proposalsFor,
  proposalsOf,
  thresholdsInForce,
} from '../../src/cooperative/averages/views.js'
import { type Command, cooperative, type Event, type State } from '../../src/cooperative/index.js'
import { equal, exact, exactDecimalString } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const WJC = preset('we-just-coop')
const worker = (member: string) => ({ member, memberClass: 'worker-owner' })
const FOUNDERS = ['ana', 'ben', 'cleo', 'dan'].map(worker)
const found: Command = {
  type: 'found',
  at: '2024-05-10',
  by: 'ana',
  founders: [...FOUNDERS, { member: 'vera', memberClass: 'volunteer' }, { member: 'dora', memberClass: 'donor' }],
}
const founded = (charter: Charter = WJC): Story => story(charter).given(found)
const proposes = (by: string, item: string, value: string | number, at = '2024-05-11', scope?: string): Command => ({
  type: 'propose-number',
  at,
  by,
  item,
  value,
  ...(scope === undefined ? {} : { scope }),
})
const pass = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })
const inForce = (state: State, item: string, on: string, scope?: string): string | undefined =>
  exactDecimalString(numberOn(state, item, scope, on as CalendarDate).value)
const withItem = (item: string, change: object): Charter => ({
  ...WJC,
  averageItems: { ...WJC.averageItems, [item]: { ...WJC.averageItems?.[item], ...change } } as NonNullable<
    Charter['averageItems']
  >,
})

/** The state with a team, as if a project ran. */
const withTeam = (state: State, ...team: readonly string[]): State => ({
  ...state,
  projects: { ...state.projects, teams: Map({ garden: Map(team.map((one) => [one, { entered: 1 }])) }) },
})

describe('From the source', () => {
  it('WJC-19: 70 and 80 give 75, and until three have proposed the provisional number rules', () => {
    const told = founded(withItem('admission-threshold', { provisional: '2/3', minimumProposals: 2 }))
    told.given(proposes('ana', 'admission-threshold', '70%'))
    expect(numberOn(told.state, 'admission-threshold', undefined, told.state.at)).toMatchObject({
      kind: 'provisional',
      value: exact('2/3'),
    })
    told.given(proposes('ben', 'admission-threshold', '80%'))
    expect(numberOn(told.state, 'admission-threshold', undefined, told.state.at)).toMatchObject({
      kind: 'average',
      value: exact('75%'),
    })
  })

  it('WJC-2: what can be a number is the mean of what everyone proposed, and the minutes say so', () => {
    const told = founded()
    const answer = told
      .given(proposes('ana', 'project-threshold', '60%'), proposes('ben', 'project-threshold', '70%'))
      .when(proposes('cleo', 'project-threshold', '80%'))
    expect(explain(answer.because, 'en')).toContain('cleo proposes 80% for project-threshold')
    expect(explain(answer.because, 'en')).toContain('The average of 3 proposals is in force for project-threshold: 70%')
    expect(explain(answer.because, 'es')).toContain('cleo propone 80')
  })

  it('WJC-12: a proposal stands until it is changed or taken back, at any time', () => {
    const told = founded().given(
      proposes('ana', 'project-threshold', '60%'),
      proposes('ben', 'project-threshold', '60%'),
      proposes('cleo', 'project-threshold', '60%'),
      proposes('cleo', 'project-threshold', '90%', '2024-05-12'),
    )
    expect(inForce(told.state, 'project-threshold', '2024-05-11')).toBe('0.6')
    expect(inForce(told.state, 'project-threshold', '2024-05-12')).toBe('0.7')
    const back = told.when({ type: 'withdraw-number', at: '2024-05-13', by: 'cleo', item: 'project-threshold' })
    expect(typesOf(back)).toEqual(['number-withdrawn'])
    expect(numberOn(told.state, 'project-threshold', undefined, told.state.at).kind).toBe('provisional')
  })

  it('WJC-17: hours, overtime and vacation are numbers of the worker-owners, with bounds and steps, and count forward only', () => {
    const told = founded()
    for (const by of ['ana', 'ben', 'cleo']) {
      told.given(proposes(by, 'weekly-hours', 32), proposes(by, 'overtime-surcharge', '50%'))
      told.given(proposes(by, 'vacation-days', 30))
    }
    expect(['2024-05-31', '2024-06-01'].map((on) => inForce(told.state, 'weekly-hours', on))).toEqual(['40', '32'])
    expect(inForce(told.state, 'overtime-surcharge', '2024-06-01')).toBe('0.5')
    expect(['2024-12-31', '2025-01-01'].map((on) => inForce(told.state, 'vacation-days', on))).toEqual(['20', '30'])
    const later = told.when(proposes('dan', 'vacation-days', 26))
    expect(explain(later.because, 'en')).toContain('it counts from 2025-01-01 on')
  })

  it('WJC-15: the compensation of the ousted is voted anew every year; where too few vote, the last one stays', () => {
    const told = founded()
    for (const [by, value] of [
      ['ana', 900],
      ['ben', 1000],
      ['cleo', 1100],
    ] as const)
      told.given(proposes(by, 'ousting-compensation', value * 2))
    const item = 'ousting-compensation'
    expect(inForce(told.state, item, '2024-12-31')).toBe('1000')
    expect(typesOf(told.when(pass('2025-01-01')))).toEqual(['item-voted-anew', 'time-passed'])
    expect(proposalsOf(told.state, 'ana')).toEqual([])
    expect(awaitingProposalOf(told.state, 'ana')).toContainEqual({ item })
    told.given(proposes('ana', item, 5000, '2025-03-01'), pass('2026-02-01'))
    expect(inForce(told.state, item, '2025-06-01')).toBe('2000')
    // One proposal of three: the package of the year before stays.
    const stays = numberOn(told.state, item, undefined, '2026-02-01' as CalendarDate)
    expect([exactDecimalString(stays.value), stays.because.at(-1)?.code]).toEqual(['2000', 'number-stays'])
    for (const by of ['ana', 'ben', 'cleo']) told.given(proposes(by, item, 3000, '2026-02-02'))
    expect(['2026-12-31', '2027-01-01'].map((on) => inForce(told.state, item, on))).toEqual(['2000', '3000'])
    expect(
      packagesOf(told.state, item, '2027-06-01' as CalendarDate).map(({ year, proposals }) => [year, proposals.length]),
    ).toEqual([
      [2025, 3],
      [2026, 1],
      [2027, 3],
    ])
  })

  it('WJC-18: a number that enough have backed is set by everyone, like those of the charter', () => {
    const told = founded()
    const definition = { unit: 'euros', min: 0, max: 500, provisional: 100, minimumProposals: 2, aggregation: 'mean' }
    told.given({
      type: 'propose-item',
      at: '2024-06-01',
      by: 'ana',
      decision: 'back-health',
      provision: 'put-to-the-vote',
      item: 'health-care',
      record: 'a'.repeat(64),
      definition,
    } as Command)
    expect(codesOf(told.when(proposes('ana', 'health-care', 200, '2024-06-01')))).toEqual(['no-such'])
    told.given({ type: 'cast', at: '2024-06-01', by: 'ana', decision: 'back-health', answer: 'for' })
    expect(told.events.map(({ type }) => type)).not.toContain('item-adopted')
    told.given({ type: 'cast', at: '2024-06-02', by: 'ben', decision: 'back-health', answer: 'for' })
    expect(told.events.map(({ type }) => type)).toContain('item-adopted')
    told.given(proposes('ana', 'health-care', 200, '2024-06-03'))
    expect(inForce(told.state, 'health-care', '2024-06-03')).toBe('100')
    told.given(proposes('ben', 'health-care', 300, '2024-06-03'))
    expect(inForce(told.state, 'health-care', '2024-06-03')).toBe('250')
    expect(codesOf(told.when(proposes('cleo', 'health-care', 501, '2024-06-03')))).toEqual(['malformed'])
    expect(codesOf(told.when(proposes('vera', 'health-care', 100, '2024-06-03')))).toEqual(['no-right'])
    expect(numbersInForce(told.state).at(-1)).toMatchObject({ item: 'health-care', unit: 'euros', proposals: 2 })
  })
})

describe('At the boundary', () => {
  it.each([
    [2, 'provisional'],
    [3, 'average'],
    [4, 'average'],
  ])('WJC-19: of three proposals needed there are %i: %s', (count, kind) => {
    const told = founded()
    for (const { member } of FOUNDERS.slice(0, count)) told.given(proposes(member, 'project-threshold', '50%'))
    expect(numberOn(told.state, 'project-threshold', undefined, told.state.at).kind).toBe(kind)
  })

  it.each([
    [0, ['no-right']],
    [0.5, ['malformed']],
    ['1%', ['malformed']],
  ])('WJC-17: weekly hours of %s by a volunteer, or off their step', (value, codes) => {
    const by = codes[0] === 'no-right' ? 'vera' : 'ana'
    const item = codes[0] === 'no-right' ? 'weekly-hours' : 'ousting-compensation'
    expect(codesOf(founded().when(proposes(by, item, value)))).toEqual(codes)
  })

  it.each([
    [59.5, []],
    [60, []],
    [60.5, ['malformed']],
  ])('WJC-17: weekly hours of %s', (value, codes) => {
    expect(codesOf(founded().when(proposes('ana', 'weekly-hours', value)))).toEqual(codes)
  })
})

describe('Who no longer may propose', () => {
  const charter = withItem('project-threshold', { minimumProposals: 1 })
  const three = (): Story =>
    founded(charter).given(
      proposes('ana', 'project-threshold', '60%'),
      proposes('ben', 'project-threshold', '70%'),
      proposes('cleo', 'project-threshold', '80%'),
    )
  const after = (told: Story, event: object): State =>
    cooperative(charter).evolve(told.state, { v: 1, at: '2024-05-12', ...event } as unknown as Event)

  it('WJC-12: whoever leaves takes their proposal along', () => {
    const told = three().given({ type: 'leave', at: '2024-05-12', by: 'cleo' })
    expect(inForce(told.state, 'project-threshold', '2024-05-12')).toBe('0.65')
    expect(inForce(told.state, 'project-threshold', '2024-05-11')).toBe('0.7')
  })
  it('a suspended member keeps theirs where the suspended vote', () => {
    const suspended = after(three(), { type: 'member-suspended', member: 'cleo', decision: 'd' })
    expect(inForce(suspended, 'project-threshold', '2024-05-12')).toBe('0.7')
  })
  it('a suspended member takes theirs along where the suspended do not vote', () => {
    const strict: Charter = {
      ...charter,
      membership: { ...charter.membership, voting: { title: 'Voting', suspendedVote: false } },
    }
    const told = founded(strict).given(
      proposes('ana', 'project-threshold', '60%'),
      proposes('ben', 'project-threshold', '80%'),
    )
    const suspended = after(told, { type: 'member-suspended', member: 'ben', decision: 'd' })
    expect(inForce(suspended, 'project-threshold', '2024-05-12')).toBe('0.6')
  })
  it('a member of another class now takes theirs along, if that class does not set the number', () => {
    const changed = after(three(), { type: 'class-changed', member: 'cleo', memberClass: 'volunteer' })
    expect(inForce(changed, 'project-threshold', '2024-05-12')).toBe('0.65')
    const same = after(three(), { type: 'class-changed', member: 'cleo', memberClass: 'worker-owner' })
    expect(inForce(same, 'project-threshold', '2024-05-12')).toBe('0.7')
  })
  it('WJC-7: whoever leaves a team takes along what they proposed there, and nothing else', () => {
    const coop = cooperative(charter)
    let state = withTeam(three().state, 'ana', 'vera')
    for (const command of [
      proposes('ana', 'removal-threshold', '60%', '2024-05-12', 'garden'),
      proposes('vera', 'removal-threshold', '80%', '2024-05-12', 'garden'),
    ]) {
      const answer = coop.decide(state, command)
      if (answer.kind === 'accepted') state = answer.events.reduce(coop.evolve, state)
    }
    expect(inForce(state, 'removal-threshold', '2024-05-12', 'garden')).toBe('0.7')
    const left = { v: 1, at: '2024-05-13', type: 'team-left', project: 'garden', member: 'ana', why: 'left' }
    state = coop.evolve(state, left as unknown as Event)
    expect(inForce(state, 'removal-threshold', '2024-05-13', 'garden')).toBe('0.8')
    expect(inForce(state, 'project-threshold', '2024-05-13')).toBe('0.7')
  })
})

describe('Always true', () => {
  const act = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    days: fc.integer({ min: 0, max: 40 }),
    percent: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  const free = withItem('project-threshold', { step: undefined, minimumProposals: 1, acts: 'next-month' })
  const { step: _step, ...rule } = free.averageItems?.['project-threshold'] ?? { step: undefined }
  const charter = {
    ...free,
    averageItems: { ...free.averageItems, 'project-threshold': rule },
  } as unknown as Charter

  it('the mean in force is the mean worked out from scratch, whatever was proposed, changed and taken back', () => {
    always(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const told = founded(charter)
        const standing: Record<string, string> = {}
        for (const { who, percent } of acts) {
          const by = FOUNDERS[who]?.member ?? ''
          if (percent === null) {
            Reflect.deleteProperty(standing, by)
            told.given({ type: 'withdraw-number', at: '2024-05-11', by, item: 'project-threshold' })
          } else {
            // Thirds, so that the common denominator has to grow.
            standing[by] = `${percent}/300`
            told.given(proposes(by, 'project-threshold', `${percent}/300`))
          }
        }
        const scratch = averageOf({ proposals: Object.values(standing) })
        const now = numberOn(told.state, 'project-threshold', undefined, '2024-06-01' as CalendarDate)
        expect(now.kind).toBe(scratch.kind === 'average' ? 'average' : 'provisional')
        if (scratch.kind === 'average') expect(equal(now.value, scratch.value)).toBe(true)
      }),
      100,
    )
  })

  it('WJC-12: what was in force on a day never changes afterwards', () => {
    always(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const told = founded(charter)
        const seen: [day: string, value: string | undefined][] = []
        let at = epochDay(date('2024-05-11'))
        for (const { who, days, percent } of acts) {
          at += days
          const day = dateOfEpochDay(at)
          const by = FOUNDERS[who]?.member ?? ''
          told.given(
            percent === null
              ? { type: 'withdraw-number', at: day, by, item: 'project-threshold' }
              : proposes(by, 'project-threshold', `${percent}/300`, day),
          )
          seen.push([day, String(numberOn(told.state, 'project-threshold', undefined, day).value.numerator)])
        }
        for (const [day, numerator] of seen)
          expect(
            String(numberOn(told.state, 'project-threshold', undefined, day as CalendarDate).value.numerator),
          ).toBe(numerator)
        const timeline = rateTimelineOf(told.state, 'project-threshold')
        for (const [day] of seen) {
          const rate = timeline.findLast(({ from }) => from <= day)?.value ?? exact(0)
          expect(equal(rate, numberOn(told.state, 'project-threshold', undefined, day as CalendarDate).value)).toBe(
            true,
          )
        }
      }),
      50,
    )
  })
})

describe('Views', () => {
  it('WJC-11: the rate of held pay over time, each from its day on', () => {
    const told = founded()
    for (const by of ['ana', 'ben', 'cleo']) told.given(proposes(by, 'interest-rate', '4%'))
    told.given(proposes('ana', 'interest-rate', '8%', '2024-07-15'))
    expect(
      rateTimelineOf(told.state, 'interest-rate').map(({ from, value }) => [from, exactDecimalString(value)]),
    ).toEqual([
      ['2024-05-10', '0.02'],
      ['2024-06-01', '0.04'],
      // The mean, 16/3 percent, as it is published.
      ['2024-08-01', '0.0533'],
    ])
  })
  it('WJC-2: numbers and thresholds in force, what each proposes, and what awaits them', () => {
    const told = founded().given(proposes('ana', 'admission-threshold', '80%'))
    expect(numbersInForce(told.state).find(({ item }) => item === 'admission-threshold')).toMatchObject({
      unit: 'share',
      proposals: 1,
      inForce: { kind: 'provisional', value: exact('3/4') },
    })
    expect(thresholdsInForce(told.state).map(({ decision }) => decision)).toContain('admit-worker-owner')
    expect(proposalsOf(told.state, 'ana')).toEqual([{ item: 'admission-threshold', value: exact('4/5') }])
    expect(proposalsFor(told.state, { item: 'admission-threshold' })).toEqual([{ member: 'ana', value: exact('4/5') }])
    expect(awaitingProposalOf(told.state, 'ana')).not.toContainEqual({ item: 'admission-threshold' })
    expect(awaitingProposalOf(told.state, 'ben')).toContainEqual({ item: 'admission-threshold' })
    expect(awaitingProposalOf(told.state, 'vera')).toEqual([])
    expect(awaitingProposalOf(withTeam(told.state, 'vera'), 'vera')).toEqual([
      { item: 'removal-threshold', scope: 'garden' },
    ])
  })
})

describe('Not true, on purpose', () => {
  it('WJC-19: a team that lowers its own number lowers nobody else’s', () => {
    const told = founded()
    const coop = cooperative(WJC)
    const state = withTeam(told.state, 'ana')
    const answer = coop.decide(state, proposes('ana', 'removal-threshold', '1%', '2024-05-12', 'garden'))
    const after = answer.kind === 'accepted' ? answer.events.reduce(coop.evolve, state) : state
    expect(inForce(after, 'removal-threshold', '2024-05-12', 'garden')).toBe('0.01')
    expect(numberOn(after, 'removal-threshold', 'orchard', after.at).kind).toBe('provisional')
  })
  it('a median and a clamped mean are in force like a mean', () => {
    const values = ['0%', '10%', '80%']
    const under = (change: object): string | undefined => {
      const told = founded(withItem('project-threshold', change))
      FOUNDERS.slice(0, 3).forEach(({ member }, at) =>
        told.given(proposes(member, 'project-threshold', values[at] ?? '')),
      )
      return inForce(told.state, 'project-threshold', '2024-05-11')
    }
    expect(under({ aggregation: 'median' })).toBe('0.1')
    expect(under({ aggregation: 'mean' })).toBe('0.3')
    expect(under({ aggregation: { clampedMean: true }, min: '50%' })).toBe('0.5')
  })
})

describe('Refused', () => {
  it.each<[string, Command, readonly string[]]>([
    ['a number that there is not', proposes('ana', 'beer', 1), ['no-such']],
    ['by somebody who is no member', proposes('zoe', 'weekly-hours', 30), ['no-right']],
    ['by a donor, who has no vote', proposes('dora', 'weekly-hours', 30), ['no-right']],
    ['by a volunteer, on what worker-owners set', proposes('vera', 'weekly-hours', 30), ['no-right']],
    ['beyond its bounds', proposes('ana', 'weekly-hours', 61), ['malformed']],
    ['off its step', proposes('ana', 'weekly-hours', 30.3), ['malformed']],
    ['a percentage of hours', proposes('ana', 'weekly-hours', '30%'), ['malformed']],
    ['no number', proposes('ana', 'weekly-hours', 'many'), ['malformed']],
    ['for a team, where it is everyone’s', proposes('ana', 'weekly-hours', 30, undefined, 'garden'), ['malformed']],
    ['for no team, where each has its own', proposes('ana', 'removal-threshold', '60%'), ['malformed']],
    ['for a team that there is not', proposes('ana', 'removal-threshold', '60%', undefined, 'moon'), ['no-such']],
    ['a day before the last event', proposes('ana', 'weekly-hours', 30, '2024-05-09'), ['before-the-last-event']],
    ['for somebody else', { ...proposes('ana', 'weekly-hours', 30), onBehalfOf: 'ben' }, ['for-somebody-else']],
    [
      'taking back what is not there',
      { type: 'withdraw-number', at: '2024-05-11', by: 'ana', item: 'beer' },
      ['no-such'],
    ],
  ])('%s', (_, command, codes) => {
    expect(codesOf(founded().when(command))).toEqual(codes)
  })
  it('WJC-7: by somebody of another team', () => {
    const state = withTeam(founded().state, 'ana')
    const answer = cooperative(WJC).decide(state, proposes('ben', 'removal-threshold', '60%', '2024-05-12', 'garden'))
    expect(codesOf(answer)).toEqual(['no-right'])
    expect(answer.because[0].clauses).toContain('WJC-7')
  })
  it('a secret number never enters the log', () => {
    const told = founded(withItem('weekly-hours', { secret: true }))
    expect(codesOf(told.when(proposes('ana', 'weekly-hours', 30)))).toEqual(['secret-matter'])
    expect(awaitingProposalOf(told.state, 'ana')).not.toContainEqual({ item: 'weekly-hours' })
  })
  it('the same number again, and taking back none, change nothing', () => {
    const told = founded().given(proposes('ana', 'weekly-hours', 30))
    expect(typesOf(told.when(proposes('ana', 'weekly-hours', '30.0')))).toEqual([])
    expect(typesOf(told.when({ type: 'withdraw-number', at: '2024-05-11', by: 'ben', item: 'weekly-hours' }))).toEqual(
      [],
    )
  })
})
