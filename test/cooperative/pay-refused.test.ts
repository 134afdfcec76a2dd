import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story } from './story.js'
import { placesOf } from './differences.js'
import { expectKept } from './kept.js'
import { team } from './removal.js'

const WJC = preset('we-just-coop')
const CATEGORIES = ['full-time-coordinator', 'full-time-worker-owner', 'full-time-volunteer', 'part-time-volunteer']
const OWNER = 'full-time-worker-owner'

/** The charter with its rules on pay changed, or one of them taken out. */
const withPay = (more: object): Charter =>
  JSON.parse(JSON.stringify({ ...WJC, pay: { ...WJC.pay, ...more } })) as Charter
const withShortage = (more: object): Charter => withPay({ shortage: { ...WJC.pay?.shortage, ...more } })

const say = (by: string, type: string, more: object = {}, at = '2026-02-03'): Command =>
  ({ type, at, by, ...more }) as Command
const codes = (told: Story, ...asked: readonly Command[]) => asked.map((one) => codesOf(told.when(one)).join(' '))
const pays = (payday: string, type: string, by = 'ana', more: object = {}, at = '2026-02-03') =>
  say(by, type, { payday, ...more }, at)

/** Ana coordinates a project, ben, cleo and dario work in it; each said what the categories are paid. */
const working = (charter: Charter = WJC): Story =>
  team(4, 5, charter).given(
    ...['ana', 'ben'].map((by) =>
      say(
        by,
        'propose-salaries',
        { scope: 'app', amounts: Object.fromEntries(CATEGORIES.map((one, at) => [one, 10 + at])) },
        '2026-01-21',
      ),
    ),
    say('ana', 'open-payday', { payday: 'feb', project: 'app' }, '2026-02-01'),
  )
const hours = (by: string, more: object = {}) =>
  pays('feb', 'record-hours', by, { category: OWNER, date: '2026-02-03', hours: 10, ...more })
const worked = (charter: Charter = WJC): Story => working(charter).given(hours('ana'), hours('ben'), hours('cleo'))
const runs = (availableMinor?: string, at = '2026-02-20') =>
  pays('feb', 'run-payday', 'ana', availableMinor === undefined ? {} : { availableMinor }, at)

describe('From the source', () => {
  it('WJC-20: what somebody gives up they may take back until the payday is run, and again give up', () => {
    const told = worked()
    const back = (by = 'ben', at = '2026-02-03') => pays('feb', 'take-back-forfeit', by, {}, at)
    const agrees = (by = 'ben', at = '2026-02-03') => pays('feb', 'agree-to-forfeit', by, {}, at)
    expect(codes(told, back(), agrees(), agrees(), agrees('eva'), back('eva'), back(), back(), agrees())).toEqual([
      '',
      '',
      '',
      'no-right',
      'no-right',
      '',
      '',
      '',
    ])
    expect(codes(worked(withPay({ shortage: undefined })), agrees())).toEqual(['not-in-the-charter'])
    told.given(runs())
    expect(codes(told, agrees('ben', '2026-02-21'), back('ben', '2026-02-21'), runs(undefined, '2026-02-21'))).toEqual([
      'closed',
      'closed',
      'closed',
    ])
  })
  it.each<[string, Charter, readonly string[]]>([
    ['held, as the charter has it where nothing was chosen', WJC, ['', 'closed']],
    [
      'nothing, where the charter names nothing for that',
      withShortage({ ifUndecided: undefined }),
      ['funds-short nothing-decided', ''],
    ],
    ['shared by what each earned', withShortage({ ifUndecided: 'pro-rata' }), ['', 'closed']],
    ['nothing, without a rule on shortages', withPay({ shortage: undefined }), ['not-in-the-charter', '']],
    ['nothing, where pay cannot be held', withPay({ heldPay: undefined }), ['not-in-the-charter', '']],
  ])('WJC-20: where there is too little money, what is missing is %s', (_, charter, answers) => {
    const told = worked(charter)
    if (charter.pay?.shortage !== undefined) told.given(pays('feb', 'agree-to-forfeit', 'cleo'))
    expect(codes(told, runs('20000'), runs('33000'))).toEqual(answers)
    expect(views.pay.outcomeOfPayday(told.state, 'feb')).toBeDefined()
  })
  it('WJC-9: tasks are paid beside hours, each told by its name', () => {
    const told = working(
      withPay({ approval: { title: { en: 'Approving pay', es: 'Aprobación de la paga' }, others: 1 } }),
    )
    const task = (id: string, by: string, amountMinor: string) =>
      pays('feb', 'ask-task-pay', by, { task: id, amountMinor })
    expect(
      codes(
        told,
        task('sing', 'ben', '300'),
        task('paint', 'ben', '200'),
        task('paint', 'ben', '250'),
        task('paint', 'ben', '250'),
        task('cook', 'ana', '100'),
        task('none', 'zoe', '1'),
        task('nil', 'ben', '0'),
        task('x', 'eva', '5'),
      ),
    ).toEqual(['', '', '', '', '', 'no-right', '', 'no-right'])
    expect(views.pay.paydays(told.state)[0]?.tasks.map(({ member, task: id }) => [member, id])).toEqual([
      ['ana', 'cook'],
      ['ben', 'paint'],
      ['ben', 'sing'],
    ])
    const approves = (by: string, member: string) => pays('feb', 'approve-pay', by, { member })
    expect(
      codes(
        told,
        runs(),
        approves('ben', 'ben'),
        approves('eva', 'ben'),
        approves('ana', 'dario'),
        approves('ana', 'ben'),
        approves('ana', 'ben'),
        approves('ben', 'ana'),
        runs(),
      ),
    ).toEqual(['pay-of pay-not-approved pay-of pay-not-approved', 'no-right', 'no-right', 'no-such', '', '', '', ''])
  })
  it('WJC-9: what a payday comes to is shown with its period, its sums and why', () => {
    const told = worked().given(
      hours('dario', { category: 'part-time-volunteer', hours: 1 }),
      hours('ben', { hours: 2, category: 'full-time-coordinator' }),
    )
    told.given(runs())
    const places = placesOf(views.pay.payOfPayday(told.state, 'feb')).map(([at, text]) => `${at}${text}`)
    expectKept(new URL('shown/payday.txt', import.meta.url), places.join('\n'))
    expect(places.length).toBeGreaterThan(10)
  })
})

describe('At the boundary', () => {
  it('vacation: a day of it is one day however it is recorded, and nothing of it is none', () => {
    const told = working()
    const leave = (date: string, count: number, kind = 'leave') => hours('ben', { date, hours: count, kind })
    expect(
      codes(
        told,
        leave('2026-02-02', 4),
        leave('2026-02-02', 4),
        leave('2026-02-02', 0),
        leave('2026-02-01', 0),
        leave('2026-02-04', 4),
        leave('2026-02-02', 25),
        leave('2026-02-02', -1),
      ),
    ).toEqual(['', '', '', '', 'not-yet', 'malformed', 'malformed'])
  })
  it('hours of nothing and of more than a day, of people and categories that are not there', () => {
    expect(
      codes(
        working(),
        hours('ben', { hours: 0 }),
        hours('ben', { hours: 24 }),
        hours('ben', { hours: 25 }),
        hours('ben', { date: '2026-02-04' }),
        hours('ben', { category: 'king' }),
        hours('eva'),
        hours('zoe'),
        { ...hours('ben'), payday: 'mar' } as Command,
      ),
    ).toEqual(['', '', 'malformed', 'not-yet', 'no-such', 'no-right', 'no-right', 'no-such'])
  })
})

describe('Refused as the neighbours do', () => {
  it('salaries that cannot be, or by whoever has no say', () => {
    const proposes = (by: string, amounts: object, more: object = {}) =>
      say(by, 'propose-salaries', { scope: 'app', amounts, ...more })
    expect(
      codes(
        working(),
        proposes('eva', { [OWNER]: 1 }),
        proposes('ana', { king: 1 }),
        proposes('ana', { [OWNER]: -1 }),
        proposes('ana', { [OWNER]: '1.005' }),
        proposes('ana', {}, { scope: undefined }),
        proposes('ana', {}, { scope: 'none' }),
        proposes('ana', {}, { base: 3 }),
        proposes('ana', { [OWNER]: 12 }),
        proposes('ana', { [OWNER]: 12 }),
      ),
    ).toEqual(['no-right', 'no-such', 'malformed', '', 'no-right', 'no-right', 'malformed', '', ''])
    expect(
      codes(
        working().given(say('ana', 'pass-time')),
        say('ana', 'open-payday', { payday: 'feb', project: 'app' }),
        say('eva', 'open-payday', { payday: 'mar', project: 'app' }),
        say('ana', 'open-payday', { payday: 'mar', project: 'none' }),
      ),
    ).toEqual(['there-already', 'no-right', 'no-such'])
  })
  it('a payday on which nobody earned anything, one that is not there, and money that cannot be', () => {
    expect(codes(working(), runs(), { ...runs(), payday: 'mar' } as Command, { ...runs(), by: 'eva' })).toEqual([
      'no-such',
      'no-such',
      'no-right',
    ])
    expect(codes(worked(), runs('1.5'), runs('-1'))).toEqual(['malformed', 'malformed'])
  })
  it('held pay is paid out as long as there is some, oldest first', () => {
    const told = worked().given(runs('20000'))
    const out = (payout: string, amountMinor: string, more: object = {}) =>
      say('ana', 'settle-held-pay', { payout, project: 'app', amountMinor, ...more }, '2026-03-01')
    const heldOn = () => views.pay.heldPayOn(told.state, 'app', '2026-03-01' as never).open
    expect([heldOn()?.owedMinor, heldOn()?.claims.map(({ worker }) => worker)]).toEqual([
      33015n,
      ['ana', 'ben', 'cleo'],
    ])
    expect(
      codes(
        told,
        out('o1', '0'),
        out('o1', '1.5'),
        out('o1', '1', { project: undefined }),
        { ...out('o1', '1'), by: 'eva' },
        out('o1', '100'),
        out('o1', '100'),
        out('o2', '99999999'),
        out('o3', '100'),
      ),
    ).toEqual(['', 'malformed', 'nothing-owed', 'no-right', '', 'there-already', '', 'nothing-owed'])
    expect(heldOn()).toBeUndefined()
  })
})
