import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import { PAY } from '../../src/cooperative/pay/index.js'
import { PAY_EVENTS } from '../../src/cooperative/pay/shapes.js'
import { compensationFor } from '../../src/cooperative/pay/compensation.js'
import { type Command, cooperative, type Event, type State } from '../../src/cooperative/index.js'
import { minutesFor } from '../../src/cooperative/minutes.js'
import {
  heldPayIfPaidOn,
  heldPayOn,
  heldPayStatement,
  heldPayTerms,
  maySeePayOf,
  outcomeOfPayday,
  paydays,
  payOfPayday,
  salariesOn,
  salaryProposals,
  shortageMenu,
} from '../../src/cooperative/pay/views.js'
import { ratio } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const CHARTER = preset('we-just-coop')
const on = (text: string): CalendarDate => text as CalendarDate

const joined = (member: string, memberClass: string): Event => {
  return { v: 1, type: 'member-joined', at: on('2026-01-01'), member, memberClass, how: 'joined' }
}
const inTeam = (member: string): Event => {
  return { v: 1, type: 'team-joined', at: on('2026-01-02'), project: 'film', member }
}

/** Ana, Ben, Cleo and Dan own the cooperative; Vera is a volunteer. Ana, Ben and Vera make a film. */
const BEFORE: readonly Event[] = [
  { v: 1, type: 'cooperative-founded', at: on('2026-01-01'), charter: CHARTER.id, charterVersion: CHARTER.version },
  ...['ana', 'ben', 'cleo', 'dan'].map((member) => joined(member, 'worker-owner')),
  joined('vera', 'volunteer'),
  {
    v: 1,
    type: 'project-proposed',
    at: on('2026-01-02'),
    project: 'film',
    proposer: 'ana',
    serves: [{ objective: 'purpose' }],
    areas: ['direction'],
  },
  ...['ana', 'ben', 'vera'].map(inTeam),
]

const given = (charter: Charter = CHARTER): Story => story(charter, BEFORE)

const COORDINATOR = 'full-time-coordinator'
const OWNER = 'full-time-worker-owner'
const FULL = 'full-time-volunteer'
const PART = 'part-time-volunteer'

type Amounts = Readonly<Record<string, string | number>>
const proposes = (by: string, amounts: Amounts, at = '2026-01-10'): Command => {
  return { type: 'propose-salaries', at, by, scope: 'film', amounts }
}
const hours = (by: string, category: string, count: string | number, at = '2026-02-03', payday = 'feb'): Command => {
  return { type: 'record-hours', at, by, payday, category, date: at, hours: count }
}
const opens = (payday: string, at: string): Command => ({ type: 'open-payday', at, by: 'ana', payday, project: 'film' })
const runs = (at: string, availableMinor?: string, payday = 'feb'): Command => {
  return { type: 'run-payday', at, by: 'ana', payday, ...(availableMinor === undefined ? {} : { availableMinor }) }
}

/** Ana earns 125.00, Ben 100.00 and Vera 65.00. */
const worked = (charter: Charter = CHARTER): Story =>
  given(charter).given(
    proposes('ana', { [COORDINATOR]: 15, [OWNER]: 10, [FULL]: 10, [PART]: 5 }),
    proposes('ben', { [COORDINATOR]: 10, [OWNER]: 10, [FULL]: 10, [PART]: 8 }),
    opens('feb', '2026-02-01'),
    hours('ana', COORDINATOR, 10),
    hours('ben', OWNER, 10),
    hours('vera', PART, 10),
  )

const chosen = (rule: string, told = worked()): Story =>
  told.given(
    { type: 'open-shortage-choice', at: '2026-02-04', by: 'ana', decision: 'what-then', payday: 'feb' },
    { type: 'cast', at: '2026-02-05', by: 'ana', decision: 'what-then', answer: [rule] },
    { type: 'cast', at: '2026-02-05', by: 'ben', decision: 'what-then', answer: [rule] },
    { type: 'pass-time', at: '2026-02-11', by: 'ana' },
  )

/** What came of everyone's pay: earned, paid, held, given up. */
const outcome = ({ state }: Story, payday = 'feb') =>
  outcomeOfPayday(state, payday)?.members.map(({ member, ...sums }) => [
    member,
    Number(sums.grossMinor),
    Number(sums.paidMinor),
    Number(sums.heldMinor),
    Number(sums.forfeitedMinor),
  ])

const salaries = (state: State, day: string) =>
  salariesOn(state, 'film', on(day)).map((salary) => (salary.kind === 'salary' ? salary.ratePerUnit : undefined))

describe('From the source', () => {
  it('WJC-9: 15/10/10/5 and 10/10/10/8 give 12.5/10/10/6.5', () => {
    const told = worked()
    expect(salaries(told.state, '2026-02-01')).toEqual([ratio(25n, 2n), ratio(10n), ratio(10n), ratio(13n, 2n)])
    told.given(runs('2026-02-28'))
    expect(outcome(told)).toEqual([
      ['ana', 12500, 12500, 0, 0],
      ['ben', 10000, 10000, 0, 0],
      ['vera', 6500, 6500, 0, 0],
    ])
  })

  it('WJC-9: a category left blank is no zero, and leaving it blank takes back what was said of it', () => {
    const told = worked().given(proposes('ben', { [OWNER]: 20 }, '2026-02-10'))
    expect(salaries(told.state, '2026-03-01')).toEqual([ratio(15n), ratio(15n), ratio(10n), ratio(5n)])
  })

  it('WJC-10: a volunteer gives up pay: on record, never owed', () => {
    const told = worked().given(
      { type: 'forfeit-pay', at: '2026-02-04', by: 'vera', payday: 'feb' },
      runs('2026-02-28'),
    )
    expect(outcome(told)).toContainEqual(['vera', 6500, 0, 0, 6500])
    expect(told.events).toContainEqual({
      v: 1,
      type: 'pay-forfeited',
      at: '2026-02-28',
      by: 'ana',
      payday: 'feb',
      member: 'vera',
      amountMinor: '6500',
      project: 'film',
      more: true,
    })
    expect(heldPayOn(told.state, 'film', on('2027-02-28')).open).toBe(undefined)
  })

  it('WJC-10: part of it may be given up, and more than was earned is all of it', () => {
    const forfeit = (amountMinor: string): Command => {
      return { type: 'forfeit-pay', at: '2026-02-04', by: 'vera', payday: 'feb', amountMinor }
    }
    for (const [asked, given_] of [
      ['6499', 6499],
      ['6500', 6500],
      ['6501', 6500],
    ] as const) {
      const told = worked().given(forfeit(asked), runs('2026-02-28'))
      expect(outcome(told)).toContainEqual(['vera', 6500, 6500 - given_, 0, given_])
    }
  })

  it('WJC-11: held pay is paid with interest at the rate in force each day', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    expect(outcome(told)).toContainEqual(['ana', 12500, 0, 12500, 0])
    // 290.00 at the provisional 2% for a year of 365 days.
    const year = heldPayOn(told.state, 'film', on('2027-03-01')).open
    expect([year?.heldMinor, year?.interestMinor, year?.owedMinor]).toEqual([29000n, 580n, 29580n])
    told.given({
      type: 'settle-held-pay',
      at: '2027-03-01',
      by: 'ben',
      payout: 'first',
      project: 'film',
      amountMinor: '29580',
    })
    expect(heldPayOn(told.state, 'film', on('2028-03-01'))).toMatchObject({
      open: undefined,
      closed: [{ paidMinor: 29580n, owedMinor: 0n }],
    })
  })

  it('WJC-11: a changed rate counts from the next month on, and never backwards', () => {
    const rate = (by: string): Command => {
      return { type: 'propose-number', at: '2026-03-20', by, item: 'interest-rate', value: '7.3%' }
    }
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    const before = heldPayOn(told.state, 'film', on('2026-04-01')).open?.interestMinor
    told.given(rate('ana'), rate('ben'), rate('cleo'))
    expect(heldPayOn(told.state, 'film', on('2026-04-01')).open?.interestMinor).toBe(before)
    const statement = heldPayStatement(told.state, 'ana', 'film', on('2026-04-11'))
    // 31 days at 2%, then 10 at 7.3%, of 125.00: 21.23 cents and 25 cents.
    expect(statement?.interestMinor).toBe(46n)
    expect(explain(statement?.lines[1]?.because ?? [{ code: 'posted', clauses: [] }], 'en')).toContain('7.3% a year')
  })

  it('WJC-11: held pay survives ousting, leaving and death', () => {
    const ended = (member: string, how: 'ousted' | 'left' | 'died'): Event => {
      return { v: 1, type: 'membership-ended', at: on('2026-03-05'), member, how }
    }
    const { events } = chosen('hold').given(runs('2026-03-01', '0'))
    const told = story(CHARTER, [...events, ended('ana', 'ousted'), ended('vera', 'died')])
    told.given({
      type: 'settle-held-pay',
      at: '2026-03-06',
      by: 'ben',
      payout: 'first',
      project: 'film',
      amountMinor: '1000000',
    })
    const paid = told.events.filter((event) => event.type === 'pay-paid')
    expect(paid.map(({ member, of }) => [member, of])).toEqual([
      ['ana', 'held-pay'],
      ['ben', 'held-pay'],
      ['vera', 'held-pay'],
    ])
  })

  it('WJC-11: it can be asked what paying later would come to', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    const projection = heldPayIfPaidOn(told.state, 'film', on('2026-03-01'), [on('2027-03-01')])
    expect(projection?.days[0]?.account.owedMinor).toBe(29580n)
  })

  it('WJC-12: everyone sees how much everyone is paid', () => {
    const told = worked().given(runs('2026-02-28'))
    const seen = payOfPayday(told.state, 'feb')
    expect(
      seen?.kind === 'visible-pay' && seen.workers.map(({ worker, earnedMinor }) => [worker, earnedMinor]),
    ).toEqual([
      ['ana', 12500n],
      ['ben', 10000n],
      ['vera', 6500n],
    ])
  })

  it('WJC-9: who proposes which salaries stands beside the mean; whoever withdrew proposes nothing', () => {
    const told = given().given(proposes('vera', { [COORDINATOR]: 9 }), proposes('ana', { [COORDINATOR]: '12.5' }))
    expect(salaryProposals(told.state, 'film')?.proposals).toEqual([
      { member: 'ana', amounts: { [COORDINATOR]: '12.5' } },
      { member: 'vera', amounts: { [COORDINATOR]: '9' } },
    ])
    told.given(proposes('vera', {}))
    expect(salaryProposals(told.state, 'film')?.proposals.map(({ member }) => member)).toEqual(['ana'])
    expect(salaryProposals(told.state, 'other')).toBeUndefined()
  })

  it('WJC-10, WJC-20: a payday shows what is gathered for it, and what may happen should money be short', () => {
    const told = given().given(
      opens('feb', '2026-02-01'),
      hours('vera', PART, 3),
      hours('ana', COORDINATOR, 2),
      { type: 'forfeit-pay', at: '2026-02-04', by: 'vera', payday: 'feb' },
      { type: 'agree-to-forfeit', at: '2026-02-04', by: 'ben', payday: 'feb' },
    )
    expect(paydays(told.state)).toMatchObject([
      {
        payday: 'feb',
        project: 'film',
        ranOn: undefined,
        forfeits: [{ member: 'vera', amountMinor: 'all' }],
        agreed: ['ben'],
      },
    ])
    expect(paydays(told.state)[0]?.hours.map(({ member }) => member)).toEqual(['ana', 'vera'])
    expect(shortageMenu(told.state)).toEqual(['forfeit', 'hold', 'pro-rata'])
    told.given(
      proposes('ana', { [COORDINATOR]: 10, [PART]: 5 }, '2026-02-05'),
      runs('2026-02-28'),
      opens('mar', '2026-03-01'),
    )
    expect(paydays(told.state).map(({ payday }) => payday)).toEqual(['mar', 'feb'])
  })

  it('WJC-11: held pay stands on the terms and the rates it came about with', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    const found = heldPayTerms(told.state, 'film', on('2026-06-01'))
    expect(found?.terms).toMatchObject({ dayCount: 'ACT/365F', rate: 'interest-rate' })
    expect(found?.rates).toEqual([{ from: '0001-01-01', value: ratio(1n, 50n), because: expect.anything() as unknown }])
    expect(heldPayTerms(told.state, undefined, on('2026-06-01'))).toBeUndefined()
  })

  it('WJC-12: what one person was paid is for everyone who votes; where the charter shows categories, for that person and the keeper of the books', () => {
    const visibility = { title: { en: 'Who sees', es: 'Quién ve' }, shows: 'by-category' } as const
    const hidden = given({ ...CHARTER, pay: { ...CHARTER.pay, visibility } }).state
    expect([maySeePayOf(given().state, 'ben', 'ana'), maySeePayOf(given().state, 'nobody', 'ana')]).toEqual([
      true,
      false,
    ])
    expect([maySeePayOf(hidden, 'ben', 'ana'), maySeePayOf(hidden, 'ana', 'ana')]).toEqual([false, true])
  })

  it('WJC-12: by category, where the charter says so', () => {
    const visibility = { title: { en: 'Who sees', es: 'Quién ve' }, shows: 'by-category' } as const
    const told = worked({ ...CHARTER, pay: { ...CHARTER.pay, visibility } }).given(runs('2026-02-28'))
    expect(payOfPayday(told.state, 'feb')?.kind).toBe('category-pay')
  })

  it('WJC-12: where pay is shown by category, the minutes tell what one person was paid to that person and the keeper of the books', () => {
    const visibility = { title: { en: 'Who sees', es: 'Quién ve' }, shows: 'by-category' } as const
    const charter = { ...CHARTER, pay: { ...CHARTER.pay, visibility } }
    const office: Event = {
      v: 1,
      type: 'office-given',
      at: on('2026-01-02'),
      office: 'financial-coordinator',
      member: 'cleo',
    }
    const told = story(charter, [...BEFORE, office, ...worked(charter).events.slice(BEFORE.length)])
    told.given(runs('2026-02-28', '100'))
    const readBy = (viewer: string) =>
      minutesFor({ state: cooperative(charter).initialState(), events: told.events, viewer })
        .filter(({ event }) => event.type === 'pay-held')
        .map(({ event }) => event.type === 'pay-held' && event.member)
    expect([readBy('vera'), readBy('cleo'), readBy('dan'), readBy('nobody')]).toEqual([
      ['vera'],
      ['ana', 'ben', 'vera'],
      [],
      [],
    ])
  })

  it('WJC-15: whoever is ousted is owed the compensation in force, and never nothing', () => {
    const ousted: Event = { v: 1, type: 'membership-ended', at: on('2026-06-01'), member: 'dan', how: 'ousted' }
    const told = given()
    const answer = followed(told, ousted)
    expect(answer.filter(({ type }) => type === 'compensation-owed')).toMatchObject([
      { member: 'dan', amountMinor: '100000' },
    ])
  })

  it('WJC-15: what was voted this year counts from the next', () => {
    const votes = (by: string, value: number): Command => {
      return { type: 'propose-number', at: '2026-05-01', by, item: 'ousting-compensation', value }
    }
    const voted = () => given().given(votes('ana', 2000), votes('ben', 3000), votes('cleo', 4000))
    const owed = (at: string) =>
      followed(voted(), { v: 1, type: 'membership-ended', at: on(at), member: 'dan', how: 'ousted' })
    expect(owed('2026-12-31')).toMatchObject([{ amountMinor: '100000' }])
    expect(owed('2027-01-01')).toMatchObject([{ amountMinor: '300000', year: 2027 }])
  })

  it('WJC-15: it is paid in full, once', () => {
    const owed: Event = { v: 1, type: 'compensation-owed', at: on('2026-06-01'), member: 'dan', amountMinor: '100000' }
    const told = story(CHARTER, [...BEFORE, owed])
    const pays: Command = { type: 'pay-compensation', at: '2026-06-02', by: 'ana', member: 'dan' }
    expect(told.when(pays)).toMatchObject({ events: [{ type: 'pay-paid', amountMinor: '100000', of: 'compensation' }] })
    expect(codesOf(told.when(pays))).toEqual(['done-already'])
  })

  it('WJC-17: beyond the hours of the week that everyone set there is the surcharge that everyone set', () => {
    const told = worked().given(
      ...['02', '03', '04', '05', '06'].map((day) =>
        hours('ana', COORDINATOR, day === '06' ? 9 : 10, `2026-03-${day}`, 'feb'),
      ),
      runs('2026-03-10'),
    )
    // 10 hours in February, then 49 in one week: 40 ordinary ones, and 9 with 25% more.
    const seen = payOfPayday(told.state, 'feb')
    const ana = seen?.kind === 'visible-pay' ? seen.workers[0] : undefined
    expect(ana?.lines.map((line) => [line.code, line.amountMinor])).toEqual([
      ['ordinary', 62500n],
      ['overtime', 14062n],
    ])
  })

  it('WJC-17: what was worked and paid before in the same week counts towards its ordinary hours', () => {
    const told = worked()
      .given(...['02', '03', '04'].map((day) => hours('ana', COORDINATOR, 13, `2026-03-${day}`)), runs('2026-03-04'))
      .given(opens('march', '2026-03-05'), hours('ana', COORDINATOR, 2, '2026-03-05', 'march'))
      .given(runs('2026-03-06', undefined, 'march'))
    // The 40th hour is ordinary, the 41st is not: 12.50, and 15.625.
    expect(outcome(told, 'march')).toEqual([['ana', 2812, 2812, 0, 0]])
  })

  it('WJC-17: vacation is paid, up to the days that everyone set', () => {
    const leave = (date: string): Command => {
      return {
        type: 'record-hours',
        at: '2026-02-28',
        by: 'ana',
        payday: 'feb',
        category: OWNER,
        date,
        kind: 'leave',
        hours: 8,
      }
    }
    const days = Array.from({ length: 20 }, (_, at) => `2026-02-${String(at + 1).padStart(2, '0')}`)
    const told = worked().given(...days.map(leave))
    expect(codesOf(told.when(leave('2026-02-21')))).toEqual(['vacation-used-up'])
    told.given({ ...leave('2026-02-20'), hours: 0 } as Command, leave('2026-02-21'), runs('2026-02-28'))
    expect(outcome(told)).toContainEqual(['ana', 12500 + 20 * 8000, 12500 + 20 * 8000, 0, 0])
  })

  it('WJC-20: the worker-owners set the menu: what more than half of those who voted approve of', () => {
    const told = given().given(
      { type: 'open-shortage-menu', at: '2026-01-10', by: 'cleo', decision: 'menu' },
      { type: 'cast', at: '2026-01-11', by: 'ana', decision: 'menu', answer: ['hold', 'pro-rata'] },
      { type: 'cast', at: '2026-01-11', by: 'ben', decision: 'menu', answer: ['hold', 'forfeit'] },
      { type: 'cast', at: '2026-01-11', by: 'cleo', decision: 'menu', answer: ['pro-rata'] },
      { type: 'pass-time', at: '2026-01-24', by: 'ana' },
    )
    expect(told.state.pay.menu).toEqual(['hold', 'pro-rata'])
    told.given(opens('feb', '2026-02-01'))
    const choice = told.when({
      type: 'open-shortage-choice',
      at: '2026-02-01',
      by: 'ana',
      decision: 'c',
      payday: 'feb',
    })
    expect(choice).toMatchObject({ events: [{ options: ['hold', 'pro-rata'] }] })
  })

  it('WJC-20: the team chooses beforehand; pro rata pays everyone the same part and holds the rest', () => {
    const told = chosen('pro-rata').given(runs('2026-03-01', '14500'))
    expect(outcome(told)).toEqual([
      ['ana', 12500, 6250, 6250, 0],
      ['ben', 10000, 5000, 5000, 0],
      ['vera', 6500, 3250, 3250, 0],
    ])
  })

  it('WJC-11, WJC-20: a choice to forfeit binds only those who agree', () => {
    const told = chosen('forfeit').given(
      { type: 'agree-to-forfeit', at: '2026-02-20', by: 'ana', payday: 'feb' },
      runs('2026-03-01', '8250'),
    )
    expect(outcome(told)).toEqual([
      ['ana', 12500, 0, 0, 12500],
      ['ben', 10000, 5000, 5000, 0],
      ['vera', 6500, 3250, 3250, 0],
    ])
  })

  it('WC-11: whoever is paid does not approve that pay alone', () => {
    const approval = { title: { en: 'Approval', es: 'Aprobación' }, clauses: ['WC-11'], others: 1 }
    const told = worked({ ...CHARTER, pay: { ...CHARTER.pay, approval } })
    const approves = (by: string, member: string): Command => {
      return { type: 'approve-pay', at: '2026-02-20', by, payday: 'feb', member }
    }
    expect(codesOf(told.when(approves('ana', 'ana')))).toEqual(['no-right'])
    told.given(approves('ben', 'ana'), approves('ana', 'ben'))
    expect(codesOf(told.when(runs('2026-02-28')))).toEqual(['pay-of', 'pay-not-approved'])
    told.given(approves('ana', 'vera'), runs('2026-02-28'))
    expect(outcome(told)).toHaveLength(3)
  })

  it('WC-11: hours that change after the approval need another one', () => {
    const approval = { title: { en: 'Approval', es: 'Aprobación' }, clauses: ['WC-11'], others: 1 }
    const told = worked({ ...CHARTER, pay: { ...CHARTER.pay, approval } })
    for (const [by, member] of [
      ['ben', 'ana'],
      ['ana', 'ben'],
      ['ana', 'vera'],
    ] as const)
      told.given({ type: 'approve-pay', at: '2026-02-20', by, payday: 'feb', member })
    told.given({ ...hours('ben', OWNER, 12), at: '2026-02-21', date: '2026-02-03' } as Command)
    expect(codesOf(told.when(runs('2026-02-28')))).toEqual(['pay-of', 'pay-not-approved'])
  })

  it('WC-11: a task or a role is paid what was asked and approved; time can be given for nothing', () => {
    const approval = { title: { en: 'Approval', es: 'Aprobación' }, clauses: ['WC-11'], others: 1 }
    const told = worked({ ...CHARTER, pay: { ...CHARTER.pay, approval } }).given(
      { ...hours('ben', OWNER, 0) },
      { ...hours('vera', PART, 0) },
      { ...hours('ben', OWNER, 5), kind: 'donated' } as Command,
      { type: 'ask-task-pay', at: '2026-02-05', by: 'ana', payday: 'feb', task: 'accounts', amountMinor: '5000' },
      { type: 'approve-pay', at: '2026-02-06', by: 'ben', payday: 'feb', member: 'ana' },
      runs('2026-02-28'),
    )
    expect(outcome(told)).toEqual([
      ['ana', 17500, 17500, 0, 0],
      ['ben', 0, 0, 0, 0],
    ])
  })
})

/** The events that follow from one that happened outside: the commands that bring it about belong to other chapters. */
const followed = (told: Story, event: Event): readonly Event[] => {
  const after = story(CHARTER, [...told.events, event])
  return compensationFor(after.state, event as Parameters<typeof compensationFor>[1]) as readonly Event[]
}

describe('At the boundary', () => {
  it('WJC-9: a change counts from the first day of the next month', () => {
    const told = worked().given(
      proposes('ana', { [PART]: 10 }, '2026-02-15'),
      hours('vera', PART, 10, '2026-02-28'),
      hours('vera', PART, 10, '2026-03-01'),
      runs('2026-03-02'),
    )
    // 10 and 10 hours at 6.50, then 10 at 9.00.
    expect(outcome(told)).toContainEqual(['vera', 22000, 22000, 0, 0])
  })

  it('WJC-11: there is no shortage at just enough money', () => {
    for (const [available, short] of [
      ['28999', true],
      ['29000', false],
      ['29001', false],
    ] as const) {
      const answer = worked().when(runs('2026-02-28', available))
      expect(typesOf(answer).includes('shortage-met')).toBe(short)
    }
  })

  it('WJC-20: it was decided beforehand the day before the payday, and not on the payday', () => {
    for (const [at, rule] of [
      ['2026-02-11', 'hold'],
      ['2026-02-12', 'pro-rata'],
    ] as const) {
      const told = chosen('pro-rata').given(runs(at, '14500'))
      expect(told.events.find(({ type }) => type === 'shortage-met')).toMatchObject({ rule })
    }
  })

  it('WJC-9: who leaves the team takes their proposals out of the mean', () => {
    const left: Event = { v: 1, type: 'team-left', at: on('2026-02-20'), project: 'film', member: 'ben', why: 'left' }
    const { state } = story(CHARTER, [...worked().events, left])
    expect(salaries(state, '2026-02-28')[0]).toEqual(ratio(25n, 2n))
    expect(salaries(state, '2026-03-01')[0]).toEqual(ratio(15n))
  })

  it('WJC-9: whoever left is still paid for work up to their last day', () => {
    const left: Event = { v: 1, type: 'team-left', at: on('2026-02-20'), project: 'film', member: 'vera', why: 'left' }
    const told = story(CHARTER, [...worked().events, left])
    const late = (date: string): Command => {
      return { type: 'record-hours', at: '2026-02-25', by: 'vera', payday: 'feb', category: PART, date, hours: 1 }
    }
    expect(codesOf(told.when(late('2026-02-20')))).toEqual([])
    expect(codesOf(told.when(late('2026-02-21')))).toEqual(['no-right'])
  })
})

/** What becomes of hours and debts when the charter, the team or the members change. */
describe('What changes meanwhile', () => {
  const amended = (charter: Charter, changes: Extract<Event, { type: 'charter-amended' }>['changes']): Event => ({
    v: 1,
    type: 'charter-amended',
    at: on('2026-02-10'),
    amendment: 'new',
    version: `${charter.version}.1`,
    changes,
  })
  const removes = (section: 'payCategories', id: string) =>
    ({ kind: 'removed', section, id, provision: { ...CHARTER[section]?.[id] } }) as never

  it('WJC-9: what was worked in a category that was taken away since is paid, and can be put right', () => {
    const told = story(CHARTER, [...worked().events, amended(CHARTER, [removes('payCategories', COORDINATOR)])])
    const late: Command = { ...hours('ana', COORDINATOR, 9), at: '2026-02-11' }
    told.given(late)
    const after: Command = { ...late, date: '2026-02-10' } as Command
    expect(codesOf(told.when(after))).toEqual(['no-such'])
    told.given(runs('2026-02-28'))
    expect(outcome(told)?.[0]).toEqual(['ana', 11250, 11250, 0, 0])
    expect(salaries(told.state, '2026-02-28')).toHaveLength(3)
    expect(salaries(told.state, '2026-02-09')).toHaveLength(4)
  })

  it('WJC-9: bounds that are amended count from their day on, and never backwards', () => {
    const bound = { kind: 'changed', section: 'payCategories', id: COORDINATOR, field: 'minimum', to: '20' } as never
    const told = story(CHARTER, [...worked().events, amended(CHARTER, [bound])])
    told.given({ ...hours('ana', COORDINATOR, 1), at: '2026-02-11', date: '2026-02-11' } as Command, runs('2026-02-28'))
    expect(outcome(told)?.[0]).toEqual(['ana', 14500, 14500, 0, 0])
  })

  it('WJC-9: whoever may propose no more leaves the mean, whatever the reason', () => {
    const rule = { ...CHARTER.pay?.salaries, proposedBy: { members: { classes: ['worker-owner'] } } }
    const charter = { ...CHARTER, pay: { ...CHARTER.pay, salaries: rule } } as Charter
    const proposing = (by: string, amount: number): Command => {
      return { type: 'propose-salaries', at: '2026-01-10', by, amounts: { [OWNER]: amount } }
    }
    const told = given(charter).given(proposing('ana', 10), proposing('ben', 20), proposing('cleo', 60))
    const changed: Event = {
      v: 1,
      type: 'class-changed',
      at: on('2026-02-01'),
      member: 'cleo',
      memberClass: 'volunteer',
    }
    const after = story(charter, [...told.events, changed])
    const ofOwners = (state: State, day: string) =>
      salariesOn(state, undefined, on(day)).find(({ category }) => category === OWNER)
    expect(ofOwners(after.state, '2026-02-28')).toMatchObject({ ratePerUnit: ratio(30n) })
    expect(ofOwners(after.state, '2026-03-01')).toMatchObject({ ratePerUnit: ratio(15n) })
  })

  it('WJC-11: nobody amends the currency in which pay is owed', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    const { currency: from } = CHARTER
    const answer = told.when({
      type: 'propose-amendment',
      at: '2026-03-02',
      by: 'ana',
      amendment: 'yen',
      version: '9',
      changes: [{ kind: 'identity', field: 'currency', from, to: 'JPY' }],
    })
    expect(answer.kind === 'refused' && answer.problems.map(({ path }) => path)).toEqual(['currency'])
  })

  it('WJC-11: what was owed can be asked of any day, also of one before it was held or paid', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    expect(heldPayOn(told.state, 'film', on('2026-02-28')).open).toBe(undefined)
    expect(heldPayStatement(told.state, 'ana', 'film', on('2026-02-28'))).toBe(undefined)
    const before = heldPayOn(told.state, 'film', on('2026-03-01')).open?.owedMinor
    told.given({ type: 'settle-held-pay', at: '2026-06-01', by: 'ana', payout: 'x', project: 'film', amountMinor: '9' })
    expect(heldPayOn(told.state, 'film', on('2026-03-01')).open?.owedMinor).toBe(before)
  })

  it('WJC-11: once nobody who was in the team is left, whoever keeps the books pays what is owed', () => {
    const left = (member: string): Event => {
      return { v: 1, type: 'team-left', at: on('2026-03-02'), project: 'film', member, why: 'membership-ended' }
    }
    const { events } = chosen('hold').given(runs('2026-03-01', '0'))
    const settles = (by: string): Command => {
      return { type: 'settle-held-pay', at: '2026-03-03', by, payout: 'x', project: 'film', amountMinor: '99' }
    }
    expect(codesOf(story(CHARTER, events).when(settles('cleo')))).toEqual(['no-right'])
    const empty = story(CHARTER, [...events, ...['ana', 'ben', 'vera'].map(left)])
    expect(codesOf(empty.when(settles('nobody')))).toEqual(['no-right'])
    expect(typesOf(empty.when(settles('cleo')))).toContain('held-pay-settled')
  })
})

describe('Always true', () => {
  it('the minutes say something of every event, in both languages', () => {
    expect(Object.keys(PAY.tell).sort()).toEqual(Object.keys(PAY_EVENTS).sort())
    const answer = chosen('pro-rata').when(runs('2026-03-01', '14500'))
    expect(explain(answer.because, 'en')).toContain('is held on the payday feb: the project film owes it')
    expect(explain(answer.because, 'es')).toContain('en el día de pago feb: los debe el proyecto film')
  })

  const MEMBERS = ['ana', 'ben', 'vera'] as const
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('payday' as const),
      hours: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)),
      available: fc.option(fc.nat(40000), { nil: undefined }),
      rule: fc.constantFrom('hold', 'pro-rata', 'forfeit', undefined),
      agrees: fc.subarray([...MEMBERS]),
      gives: fc.option(fc.nat(9000), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('settle' as const), amount: fc.nat(60000) }),
    fc.record({ kind: fc.constant('rate' as const), by: fc.constantFrom('ana', 'ben', 'cleo'), rate: fc.nat(80) }),
    fc.record({ kind: fc.constant('salary' as const), by: fc.constantFrom(...MEMBERS), amount: fc.nat(30) }),
  )

  it('WJC-11: what is earned is paid, held or given up; what is held and earns interest is paid or still owed', () => {
    always(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const told = given().given(proposes('ana', { [OWNER]: 12, [COORDINATOR]: 15, [PART]: 7 }))
        steps.forEach((one, at) => {
          live(told, one, at)
        })
        const sum = (type: string, of?: string) =>
          told.events.reduce((total, event) => {
            const ofKind = event.type === type && (of === undefined || ('of' in event && event.of === of))
            return ofKind && 'amountMinor' in event ? total + BigInt(event.amountMinor ?? 0) : total
          }, 0n)
        const gross = told.events.reduce(
          (total, event) => (event.type === 'pay-worked-out' ? total + BigInt(event.grossMinor) : total),
          0n,
        )
        expect(gross).toBe(sum('pay-paid', 'payday') + sum('pay-held') + sum('pay-forfeited'))
        const { open, closed } = heldPayOn(told.state, 'film', on('2030-01-01'))
        const accounts = [...closed, ...(open === undefined ? [] : [open])]
        const total = (key: 'heldMinor' | 'interestMinor' | 'paidMinor' | 'owedMinor' | 'returnedMinor') =>
          accounts.reduce((all, account) => all + account[key], 0n)
        expect(total('heldMinor')).toBe(sum('pay-held'))
        expect(total('paidMinor')).toBe(sum('pay-paid', 'held-pay'))
        expect(total('returnedMinor')).toBe(0n)
        expect(total('heldMinor') + total('interestMinor')).toBe(total('paidMinor') + total('owedMinor'))
      }),
      60,
    )
  })

  /** One month of the story: whatever is refused changes nothing. */
  const live = (told: Story, one: typeof step extends fc.Arbitrary<infer Step> ? Step : never, at: number): void => {
    const month = `${2026 + Math.floor((at + 1) / 12)}-${String(((at + 1) % 12) + 1).padStart(2, '0')}`
    const payday = `p${at}`
    switch (one.kind) {
      case 'payday': {
        told.given(opens(payday, `${month}-01`))
        MEMBERS.forEach((by, who) => {
          const category = [COORDINATOR, OWNER, PART][who] ?? PART
          told.when(hours(by, category, one.hours[who] ?? 0, `${month}-02`, payday))
        })
        if (one.gives !== undefined)
          told.when({ type: 'forfeit-pay', at: `${month}-02`, by: 'vera', payday, amountMinor: String(one.gives) })
        for (const by of one.agrees) told.when({ type: 'agree-to-forfeit', at: `${month}-02`, by, payday })
        if (one.rule !== undefined) {
          told.given({ type: 'open-shortage-choice', at: `${month}-03`, by: 'ana', decision: `d${at}`, payday })
          told.given({ type: 'cast', at: `${month}-03`, by: 'ben', decision: `d${at}`, answer: [one.rule] })
        }
        told.when(runs(`${month}-20`, one.available === undefined ? undefined : String(one.available), payday))
        break
      }
      case 'settle': {
        const amountMinor = String(one.amount)
        told.when({
          type: 'settle-held-pay',
          at: `${month}-15`,
          by: 'ana',
          payout: payday,
          project: 'film',
          amountMinor,
        })
        break
      }
      case 'rate':
        told.when({
          type: 'propose-number',
          at: `${month}-10`,
          by: one.by,
          item: 'interest-rate',
          value: `${one.rate}/1000`,
        })
        break
      case 'salary':
        told.when(proposes(one.by, { [OWNER]: one.amount, [PART]: one.amount }, `${month}-05`))
        break
    }
  }
})

describe('Under other charters', () => {
  const PLAIN = preset('worker-coop-plain')
  const members = ['ana', 'ben', 'cleo'].map((member): Event => {
    return { v: 1, type: 'member-joined', at: on('2026-01-01'), member, memberClass: 'worker-member', how: 'founded' }
  })
  const founded: Event = {
    v: 1,
    type: 'cooperative-founded',
    at: on('2026-01-01'),
    charter: PLAIN.id,
    charterVersion: PLAIN.version,
  }

  it('WC-11: where all are paid the same, and of the cooperative itself, pay waits for the approval of another', () => {
    const base = (by: string, amount: number): Command => {
      return { type: 'propose-salaries', at: '2026-01-10', by, base: amount, amounts: {} }
    }
    const told = story(PLAIN, [founded, ...members]).given(
      base('ana', 20),
      base('ben', 25),
      { type: 'open-payday', at: '2026-02-01', by: 'ana', payday: 'feb' },
      {
        type: 'record-hours',
        at: '2026-02-02',
        by: 'cleo',
        payday: 'feb',
        category: 'work',
        date: '2026-02-02',
        hours: 8,
      },
    )
    expect(codesOf(told.when(runs('2026-02-28')))).toEqual(['pay-of', 'pay-not-approved'])
    told.given({ type: 'approve-pay', at: '2026-02-20', by: 'ben', payday: 'feb', member: 'cleo' }, runs('2026-02-28'))
    expect(outcome(told)).toEqual([['cleo', 18000, 18000, 0, 0]])
    expect(codesOf(told.when({ ...base('ana', 20), at: '2026-03-01', amounts: { work: 1 } } as Command))).toEqual([
      'malformed',
    ])
  })

  it('WJC-20: whoever calls a task by the name of a category is paid after that category', () => {
    const shortage = CHARTER.pay?.shortage
    if (shortage === undefined) throw new Error('the preset has a provision on shortages')
    const approval = { title: { en: 'Approval', es: 'Aprobación' }, clauses: ['WC-11'], others: 1 }
    const menu = [...shortage.menu, 'by-category'] as const
    const charter = { ...CHARTER, pay: { ...CHARTER.pay, approval, shortage: { ...shortage, menu } } }
    const approves = (by: string, member: string): Command => {
      return { type: 'approve-pay', at: '2026-02-12', by, payday: 'feb', member }
    }
    const told = worked(charter).given(hours('ana', COORDINATOR, 0), {
      type: 'ask-task-pay',
      at: '2026-02-03',
      by: 'ana',
      payday: 'feb',
      task: COORDINATOR,
      amountMinor: '5000',
    })
    chosen('by-category', told).given(
      approves('ben', 'ana'),
      approves('ana', 'ben'),
      approves('ana', 'vera'),
      runs('2026-03-01', '10000'),
    )
    expect(outcome(told)).toEqual([
      ['ana', 5000, 0, 5000, 0],
      ['ben', 10000, 10000, 0, 0],
      ['vera', 6500, 0, 6500, 0],
    ])
  })

  it('WC-11: nobody approves their own pay by acting for an enterprise', () => {
    const approval = { title: { en: 'Approval', es: 'Aprobación' }, clauses: ['WC-11'], others: 1 }
    const enterprise = { ...CHARTER.memberClasses?.['worker-owner'], kind: 'enterprise' } as NonNullable<
      Charter['memberClasses']
    >[string]
    const charter: Charter = {
      ...CHARTER,
      memberClasses: { ...CHARTER.memberClasses, enterprise },
      pay: { ...CHARTER.pay, approval },
    }
    const told = story(charter, [
      ...worked(charter).events,
      { ...joined('mill', 'enterprise'), at: on('2026-02-03') },
      { ...inTeam('mill'), at: on('2026-02-03') },
      { v: 1, type: 'representative-named', at: on('2026-02-03'), enterprise: 'mill', person: 'ana' },
    ])
    const approves = (member: string): Command => {
      return { type: 'approve-pay', at: '2026-02-12', by: 'ana', onBehalfOf: 'mill', payday: 'feb', member }
    }
    expect(codesOf(told.when(approves('ana')))).toEqual(['no-right'])
    told.given(approves('ben'))
  })

  it('WJC-20: category by category, in the order in which the charter has them', () => {
    const shortage = CHARTER.pay?.shortage
    if (shortage === undefined) throw new Error('the preset has a provision on shortages')
    const menu = [...shortage.menu, 'by-category'] as const
    const charter = { ...CHARTER, pay: { ...CHARTER.pay, shortage: { ...shortage, menu } } }
    const told = chosen('by-category', worked(charter)).given(runs('2026-03-01', '15000'))
    expect(outcome(told)).toEqual([
      ['ana', 12500, 12500, 0, 0],
      ['ben', 10000, 2500, 7500, 0],
      ['vera', 6500, 0, 6500, 0],
    ])
  })

  it('WJC-11: a debt keeps the terms it came about with, whatever the charter says later', () => {
    const { events } = chosen('hold').given(runs('2026-03-01', '0'))
    const from = CHARTER.pay?.heldPay?.dayCount
    const amended: Event = {
      v: 1,
      type: 'charter-amended',
      at: on('2026-03-02'),
      amendment: 'days',
      version: '2',
      changes: [
        { kind: 'changed', section: 'pay', id: 'heldPay', field: 'dayCount', ...(from && { from }), to: 'ACT/360' },
      ],
    }
    const told = story(CHARTER, [...events, amended])
    expect(told.state.charter.inForce.pay?.heldPay?.dayCount).toBe('ACT/360')
    expect(heldPayOn(told.state, 'film', on('2027-03-01')).open?.interestMinor).toBe(580n)
  })

  it('WJC-11: what was held before the log began is owed with interest from its own day', () => {
    const imported: Event = {
      v: 1,
      type: 'held-pay-imported',
      at: on('2026-01-02'),
      payday: 'old',
      on: on('2025-01-02'),
      member: 'ben',
      amountMinor: '10000',
      project: 'film',
    }
    const told = story(CHARTER, [...BEFORE, imported])
    expect(heldPayOn(told.state, 'film', on('2026-01-02')).open?.owedMinor).toBe(10200n)
  })
})

describe('Not true, on purpose', () => {
  it('WJC-9: the first salaries count for the work done before them, for there were none that they could have changed', () => {
    const told = given().given(
      opens('feb', '2026-02-01'),
      hours('vera', PART, 10),
      proposes('ana', { [PART]: 8 }, '2026-02-20'),
      runs('2026-02-28'),
    )
    expect(outcome(told)).toEqual([['vera', 8000, 8000, 0, 0]])
  })

  it('WJC-11: with more than one debtor, each pays what it owes', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    const settles: Command = { type: 'settle-held-pay', at: '2026-03-02', by: 'cleo', payout: 'x', amountMinor: '1' }
    expect(codesOf(told.when(settles))).toEqual(['nothing-owed'])
  })

  it('WJC-20: a menu that nobody voted is what the charter has', () => {
    const told = given().given(opens('feb', '2026-02-01'), {
      type: 'open-shortage-choice',
      at: '2026-02-01',
      by: 'ana',
      decision: 'c',
      payday: 'feb',
    })
    expect(told.state.decisions.open.get('c')?.opening.options).toEqual(['forfeit', 'hold', 'pro-rata'])
  })
})

describe('Refused', () => {
  it.each<[string, readonly string[], Command]>([
    ['WJC-9: salaries of a team one is not in', ['no-right'], proposes('cleo', { [PART]: 5 }, '2026-02-04')],
    ['WJC-9: a category that there is not', ['no-such'], proposes('ana', { boss: 5 }, '2026-02-04')],
    ['WJC-9: a salary below zero', ['malformed'], proposes('ana', { [PART]: -1 }, '2026-02-04')],
    ['WJC-9: a payday that there is already', ['there-already'], opens('feb', '2026-02-04')],
    ['WJC-9: hours of somebody outside the team', ['no-right'], hours('cleo', OWNER, 5, '2026-02-04')],
    [
      'WJC-9: hours in the name of somebody else',
      ['for-somebody-else'],
      { ...hours('ben', OWNER, 5, '2026-02-04'), onBehalfOf: 'ana' },
    ],
    ['WJC-9: hours of tomorrow', ['not-yet'], { ...hours('ana', OWNER, 5, '2026-02-05'), at: '2026-02-04' }],
    ['WJC-9: more hours than a day has', ['malformed'], { ...hours('ana', OWNER, 15, '2026-02-03'), at: '2026-02-04' }],
    ['WJC-9: hours below zero', ['malformed'], hours('ana', OWNER, -1, '2026-02-04')],
    ['WJC-9: a payday that there is not', ['no-such'], runs('2026-02-28', undefined, 'june')],
    ['WJC-9: a payday run by somebody outside', ['no-right'], { ...runs('2026-02-28'), by: 'cleo' }],
    [
      'WJC-10: pay given up by those who may not',
      ['no-right'],
      { type: 'forfeit-pay', at: '2026-02-04', by: 'ana', payday: 'feb' },
    ],
    [
      'WJC-11: nothing is held that could be paid',
      ['nothing-owed'],
      { type: 'settle-held-pay', at: '2026-02-04', by: 'ana', payout: 'x', project: 'film', amountMinor: '1' },
    ],
    [
      'WJC-15: a compensation of somebody who was not ousted',
      ['no-such'],
      { type: 'pay-compensation', at: '2026-02-04', by: 'ana', member: 'ben' },
    ],
    [
      'WJC-20: a choice of somebody outside the team',
      ['no-right'],
      { type: 'open-shortage-choice', at: '2026-02-04', by: 'cleo', decision: 'c', payday: 'feb' },
    ],
    ['WJC-20: money below zero', ['malformed'], runs('2026-02-28', '-1')],
    [
      'WC-11: an approval where the charter asks for none',
      ['not-in-the-charter'],
      { type: 'approve-pay', at: '2026-02-04', by: 'ana', payday: 'feb', member: 'ben' },
    ],
    [
      'WC-11: a sum for a task that nobody would approve',
      ['not-in-the-charter'],
      { type: 'ask-task-pay', at: '2026-02-04', by: 'ana', payday: 'feb', task: 't', amountMinor: '1' },
    ],
  ])('%s', (_, codes, command) => {
    expect(codesOf(worked().when(command))).toEqual(codes)
  })

  it('WJC-9: a payday is run once, and takes no hours after that', () => {
    const told = worked().given(runs('2026-02-28'))
    expect(codesOf(told.when(runs('2026-02-28')))).toEqual(['closed'])
    expect(codesOf(told.when(hours('ana', OWNER, 1, '2026-02-28')))).toEqual(['closed'])
  })

  it('WJC-11: a payout of a name that there was already', () => {
    const told = chosen('hold').given(runs('2026-03-01', '0'))
    const settles: Command = {
      type: 'settle-held-pay',
      at: '2026-03-02',
      by: 'ana',
      payout: 'x',
      project: 'film',
      amountMinor: '1',
    }
    told.given(settles)
    expect(codesOf(told.when(settles))).toEqual(['there-already'])
  })

  it('WJC-9: more than 24 hours of a day, on two paydays', () => {
    const told = given().given(opens('feb', '2026-02-01'), opens('more', '2026-02-01'), hours('ana', OWNER, 20))
    const second = told.when(hours('ana', COORDINATOR, 5, '2026-02-03', 'more'))
    expect(second.kind === 'refused' && second.problems.map(({ code }) => code)).toEqual(['beyond-the-day'])
    told.given(hours('ana', COORDINATOR, 4, '2026-02-03', 'more'))
  })

  it.each(['2026-02-28', '2026-03-01'])(
    'WJC-9: nor where the first of the two was run, be it on that very day: %s',
    (run) => {
      const told = worked().given(hours('ana', COORDINATOR, 20, '2026-02-28'), runs(run), opens('more', run))
      const asked = (count: number, day: string): Command => {
        return { ...hours('ana', COORDINATOR, count, run, 'more'), date: day } as Command
      }
      const answer = told.when(asked(5, '2026-02-28'))
      expect(answer.kind === 'refused' && answer.problems.map(({ code }) => code)).toEqual(['beyond-the-day'])
      told.given(asked(4, '2026-02-28'))
      // On the day after, nothing was worked yet.
      told.given(hours('ana', COORDINATOR, 24, '2026-03-01', 'more'))
    },
  )

  it('WJC-9: no salary was ever proposed for the work', () => {
    const told = given().given(opens('feb', '2026-02-01'), hours('vera', PART, 10))
    const answer = told.when(runs('2026-02-28'))
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'rate-gap' }] })
  })

  it('WJC-20: money is short, and the charter says nothing of that', () => {
    const { shortage: _, ...pay } = CHARTER.pay ?? {}
    expect(codesOf(worked({ ...CHARTER, pay }).when(runs('2026-02-28', '0')))).toEqual(['not-in-the-charter'])
  })
})
