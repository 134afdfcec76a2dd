import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../src/calendar/index.js'
import { type Event, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { PLAIN, say, codes, founded, books, entry, spend, budget } from './money-asked.js'
import { story } from './story.js'

describe('From the source', () => {
  it('WJC-21: accounts, entries, funds and expenses without a document are shown in the order of their names and days', () => {
    const told = books().given(
      entry('e2', '5000000', {}, '2026-01-15'),
      entry('e1', '100', {}, '2026-01-15'),
      entry('a0', '100', {}, '2026-01-16'),
      say('ana', 'open-fund', { fund: 'zoo' }, '2026-01-16'),
      say('ana', 'open-fund', { fund: 'ark' }, '2026-01-16'),
    )
    expect(views.accounts.balances(told.state).map((one) => one.account)).toEqual(['bank', 'dues', 'printing', 'wages'])
    expect(views.accounts.funds(told.state).map(({ fund }) => fund)).toEqual(['ark', 'zoo'])
    told.given(
      spend('x2', '1', { at: '2026-01-16' }),
      spend('x1', '1', { at: '2026-01-16' }),
      spend('a1', '1', { at: '2026-01-17' }),
    )
    expect(views.accounts.documents(told.state, []).expenses.map((one) => one.entry)).toEqual(['x1', 'x2', 'a1'])
  })
  it('WC-11: who asks to spend is told apart by what was used: first what waits, by name', () => {
    const told = books().given(entry('e1', '5000000'), budget('b1'))
    const asks = (spending: string, amountMinor = '250000') =>
      say('ana', 'ask-to-spend', { spending, line: 'print', payee: 'shop', amountMinor })
    const agrees = (by: string, spending: string) => say(by, 'agree-to-spending', { spending })
    expect(
      codes(
        told,
        asks('s3'),
        asks('s1'),
        asks('s2'),
        asks('s2'),
        agrees('ana', 's1'),
        agrees('ben', 'never'),
        agrees('zoe', 's1'),
        agrees('ben', 's1'),
        agrees('ben', 's1'),
        agrees('cleo', 's1'),
        spend('x1', '250000', { line: 'print', spending: 'never' }),
        spend('x1', '250000', { line: 'print', spending: 's2' }),
        spend('x1', '250000', { line: 'print', spending: 's1' }),
        spend('x2', '250000', { line: 'print', spending: 's1' }),
        agrees('ben', 's1'),
        agrees('ben', 's3'),
      ),
    ).toEqual([
      '',
      '',
      '',
      'there-already',
      'no-right',
      'no-such',
      'no-right',
      '',
      'done-already',
      '',
      'no-such',
      'within-budget spending-not-approved',
      '',
      'done-already',
      'closed',
      '',
    ])
    expect(views.accounts.spendings(told.state).map(({ spending, agreed, used }) => [spending, agreed, used])).toEqual([
      ['s2', [], false],
      ['s3', ['ben'], false],
      ['s1', ['ben', 'cleo'], true],
    ])
    expect(views.accounts.withoutDocument(told.state)).toEqual(['x1'])
    expect(views.accounts.withoutDocument(told.state, 'app')).toEqual([])
  })
  it('CW-2, CW-4: what is owed to members is paid or becomes capital, and no more of it than there is', () => {
    const told = founded(PLAIN, 'worker-member').given(
      say('ana', 'share-surplus', {
        year: '2025',
        resultMinor: '1000000',
        labour: [
          { member: 'ana', labour: 1600 },
          { member: 'ben', labour: '800' },
          { member: 'cleo', labour: 0 },
        ],
      }),
    )
    const settle = (member: string, amountMinor: string, as: string) =>
      say('ana', 'settle-return', { member, amountMinor, as })
    expect(
      codes(
        told,
        settle('ana', '240001', 'paid'),
        settle('zoe', '1', 'paid'),
        settle('ana', '240000', 'paid'),
        settle('ben', '20000', 'capital'),
        settle('ben', '20000', 'capital'),
      ),
    ).toEqual(['more-than-owed', 'more-than-owed', '', '', ''])
    told.given(say('ben', 'leave'), say('ana', 'pass-time', {}, '2026-03-01'))
    const later = (member: string, as: string) =>
      say('ana', 'settle-return', { member, amountMinor: '10000', as }, '2026-03-01')
    expect(codes(told, later('ben', 'capital'), later('ben', 'paid'))).toEqual(['no-such', ''])
    expect(views.surplus.returnsOwed(told.state)).toEqual([{ member: 'ben', owedMinor: 70000n }])
  })
  it('CW-1: losses are met from reserves, and by members together, cent by cent', () => {
    const told = founded(PLAIN, 'worker-member').given(
      ...['ana', 'ben', 'cleo'].map((member, at) =>
        say('ana', 'contribute-capital', { member, amountMinor: String(100000 * (at + 1)) }),
      ),
      say('ana', 'share-surplus', { year: '2024', resultMinor: '100000', labour: [{ member: 'ana', labour: 1 }] }),
      say('ana', 'share-surplus', { year: '2025', resultMinor: '-500000', labour: [{ member: 'ana', labour: 1 }] }),
    )
    const draw = (reserve: string, amountMinor: string, purpose: string, more: object = {}) =>
      say('ana', 'draw-on-reserve', { reserve, amountMinor, purpose, ...more })
    expect(
      codes(
        told,
        draw('hoard', '1', 'losses'),
        draw('common reserve', '1', 'losses'),
        draw('common reserve', '1', 'members'),
        draw('common reserve', '-1', 'losses'),
      ),
    ).toEqual(['no-such', 'reserve-too-small', 'reserve-indivisible', 'malformed'])
    expect([views.surplus.lossesCarried(told.state), views.surplus.membersCapital(told.state)]).toEqual([
      444000n,
      [
        {
          capitalMinor: 100000n,
          member: 'ana',
        },
        {
          capitalMinor: 200000n,
          member: 'ben',
        },
        {
          capitalMinor: 300000n,
          member: 'cleo',
        },
      ],
    ])
    expect(views.surplus.reserves(told.state)).toEqual([
      {
        balanceMinor: 0n,
        indivisible: true,
        reserve: 'common reserve',
      },
    ])
  })
  it('CW-4: whoever leaves while losses are carried bears their part of them, in the proportion of capital', () => {
    const told = founded(PLAIN, 'worker-member').given(
      ...['ana', 'ben', 'cleo'].map((member, at) =>
        say('ana', 'contribute-capital', { member, amountMinor: String(100000 * (at + 1)) }),
      ),
      say('ana', 'share-surplus', { year: '2025', resultMinor: '-60000', labour: [{ member: 'ana', labour: 1 }] }),
    )
    expect(views.surplus.lossesCarried(told.state)).toBe(60000n)
    told.given(say('cleo', 'leave'), say('ben', 'leave'), say('ana', 'pass-time', {}, '2026-03-01'))
    expect(
      told.events.flatMap((event) =>
        event.type === 'refund-set'
          ? [[event.member, event.contributedMinor, event.lossesMinor, event.refundMinor]]
          : [],
      ),
    ).toEqual([
      ['cleo', '300000', '30000', '270000'],
      ['ben', '200000', '20000', '180000'],
    ])
    expect(['ana', 'ben', 'cleo'].map((member) => views.surplus.refundsDue(told.state, member))).toEqual([
      [],
      [
        {
          amountMinor: 180000n,
          dueOn: '2027-02-14',
        },
      ],
      [
        {
          amountMinor: 270000n,
          dueOn: '2027-02-14',
        },
      ],
    ])
  })
  it('CW-2: a reserve is shared among members, and with nobody else', () => {
    const labour = [{ member: 'ana', labour: 1 }]
    const told = founded(preset('worker-coop-es'), 'worker-member').given(
      say('ana', 'share-surplus', { year: '2025', resultMinor: '1000000', labour }),
    )
    const draw = { reserve: 'voluntary reserve', amountMinor: '100', purpose: 'members' }
    const among = (...more: readonly object[]) =>
      told.would(say('ana', 'draw-on-reserve', { ...draw, among: [...labour, ...more] }))
    expect(among({ member: 'zoe', labour: 1 }).because).toMatchObject([{ code: 'no-such', what: 'member', id: 'zoe' }])
    expect(among({ member: 'ben', labour: 1 }).kind).toBe('accepted')
  })
  it('WJC-21: pay that was taken back by mistake stands again, and wants no document', () => {
    const paid: Event = {
      ...{ v: 1, type: 'entry-posted', at: '2026-01-15' as CalendarDate, entry: 'pay-9', about: 'pay', ref: 'march' },
      postings: [
        { account: 'wages', amountMinor: '30000' },
        { account: 'bank', amountMinor: '-30000' },
      ],
    }
    const correct = (entry: string, reverses: string) => say('ana', 'correct-entry', { entry, reverses })
    const told = story(PLAIN, [...books().events, paid]).given(correct('back', 'pay-9'), correct('again', 'back'))
    expect(views.accounts.withoutDocument(told.state)).toEqual([])
    expect(views.accounts.balances(told.state)).toContainEqual(
      expect.objectContaining({ account: 'wages', balanceMinor: 30000n }),
    )
  })
})
