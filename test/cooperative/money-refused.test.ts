import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

const PLAIN = preset('worker-coop-plain')
const AT = '2026-01-15'
const RECORD = '0123456789abcdef'
const SHA = 'a'.repeat(64)

const say = (by: string, type: string, more: object = {}, at = AT): Command => ({ type, at, by, ...more }) as Command
const codes = (told: Story, ...asked: readonly Command[]) => asked.map((one) => codesOf(told.when(one)).join(' '))

const founded = (charter: Charter, memberClass: string): Story =>
  story(charter).given(
    say('ana', 'found', { founders: ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass })) }, '2025-01-01'),
  )
const account = (id: string, kind: string, more: object = {}) =>
  say('ana', 'open-account', { account: id, kind, ...more })
const CHART = [
  account('wages', 'expense', { serves: 'pay' }),
  account('bank', 'asset', { serves: 'payments' }),
  account('dues', 'income', { source: 'members' }),
  account('printing', 'expense'),
]
const books = () => founded(PLAIN, 'worker-member').given(...CHART)
const entry = (id: string, amountMinor: string, more: object = {}, at = AT) =>
  say(
    'ana',
    'post-entry',
    {
      entry: id,
      postings: [
        { account: 'bank', amountMinor },
        { account: 'dues', amountMinor: `-${amountMinor}` },
      ],
      ...more,
    },
    at,
  )
const spend = (id: string, amountMinor: string, more: object = {}) =>
  say('ana', 'record-expense', { entry: id, amountMinor, account: 'printing', from: 'bank', ...more })
const budget = (id: string, more: object = {}) =>
  say('ana', 'set-budget', { budget: id, lines: [{ line: 'print', plannedMinor: '300000' }], ...more })

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
})

describe('Refused as the neighbours do', () => {
  it('capital of people who are not there, by whoever keeps no books', () => {
    const told = founded(PLAIN, 'worker-member')
    const move = (type: string, member: string, amountMinor: string, by = 'ana') =>
      say(by, type, { member, amountMinor })
    expect(
      codes(
        told,
        move('contribute-capital', 'zoe', '1'),
        move('contribute-capital', 'ben', '0'),
        move('contribute-capital', 'ben', '5', 'zoe'),
        move('contribute-capital', 'ben', '5'),
        move('refund-capital', 'ben', '6'),
        move('refund-capital', 'zoe', '1'),
        move('refund-capital', 'ben', '5'),
        say('ana', 'pay-refund', { member: 'ben' }),
        say('ana', 'pay-refund', { member: 'zoe' }),
      ),
    ).toEqual(['no-such', 'malformed', 'no-right', '', 'malformed', 'no-such', '', 'no-such', 'no-such'])
  })
  it('levels of a federation that are not there, or there already', () => {
    const told = story(preset('workers-coop')).given(
      say(
        'ana',
        'found',
        {
          founders: [
            ...['mill', 'press', 'bakery'].map((member) => ({ member, memberClass: 'enterprise' })),
            ...['ana', 'ben'].map((member) => ({ member, memberClass: 'individual' })),
          ],
        },
        '2025-01-01',
      ),
    )
    const opens = (level: string, more: object = {}, by = 'ana') =>
      say(by, 'open-level', { level, keeps: '50%', ...more })
    const places = (enterprise: string, level: string) => say('ana', 'place-enterprise', { enterprise, level })
    const sends = (by: string, level: string, from: string, ...delegates: readonly string[]) =>
      say(by, 'send-delegates', { level, from, delegates })
    expect(
      codes(
        told,
        opens('east', { within: 'land' }),
        places('mill', 'land'),
        sends('mill', 'land', 'mill', 'hal'),
        opens('mill'),
        opens('land', { keeps: '101%' }),
        opens('land', {}, 'gus'),
        opens('land'),
        opens('land'),
        opens('sea'),
        opens('east', { within: 'land' }),
        places('ana', 'east'),
        places('mill', 'sea'),
        places('mill', 'east'),
        places('mill', 'east'),
        places('press', 'east'),
        sends('mill', 'sea', 'mill', 'hal'),
        sends('bakery', 'east', 'bakery', 'hal'),
        sends('press', 'east', 'mill', 'hal'),
        sends('mill', 'east', 'mill', 'hal', 'hal'),
        sends('mill', 'east', 'mill', 'hal', 'ina', 'jo', 'kim'),
        sends('mill', 'east', 'mill', 'hal'),
        sends('press', 'east', 'press', 'ina'),
        sends('mill', 'land', 'east', 'hal'),
        sends('ana', 'land', 'east', 'hal'),
        places('mill', 'land'),
      ),
    ).toEqual([
      'no-such',
      'no-such',
      'no-such',
      'there-already',
      'malformed',
      'no-right',
      '',
      'there-already',
      'there-already',
      '',
      'no-such',
      'no-such',
      '',
      'done-already',
      '',
      'no-such',
      'no-such',
      'no-right',
      'malformed',
      'malformed',
      '',
      '',
      '',
      '',
      '',
    ])
    expect(views.surplus.delegates(told.state)).toEqual([
      {
        delegates: [],
        from: 'mill',
        level: 'east',
      },
      {
        delegates: ['ina'],
        from: 'press',
        level: 'east',
      },
      {
        delegates: ['hal'],
        from: 'east',
        level: 'land',
      },
    ])
  })
  it('documents and corrections of entries that are not there', () => {
    const told = books().given(entry('e1', '5000000'), spend('x1', '100'))
    const document = { kind: 'invoice', name: 'inv-7', sha256: SHA }
    const attach = (id: string) => say('ben', 'attach-document', { entry: id, document, contact: RECORD })
    expect(
      codes(
        told,
        attach('zzz'),
        attach('e1'),
        attach('x1'),
        attach('x1'),
        say('ana', 'correct-entry', { entry: 'c1', reverses: 'zzz' }),
        say('ana', 'correct-entry', { entry: 'e1', reverses: 'x1' }),
        say('ana', 'correct-entry', { entry: 'c1', reverses: 'x1' }),
        say('ana', 'correct-entry', { entry: 'c2', reverses: 'x1' }),
        budget('b1', { lines: [] }),
        budget('b1'),
        budget('b1'),
        say('ana', 'revise-budget', { budget: 'b2', lines: [] }),
        account('bank', 'asset'),
        account('x', 'income', { source: 'moon' }),
      ),
    ).toEqual([
      'no-such',
      '',
      '',
      'done-already',
      'no-such',
      'there-already',
      '',
      'done-already',
      'malformed',
      '',
      'there-already',
      'malformed',
      'there-already',
      'malformed',
    ])
    expect(views.accounts.withoutDocument(told.state)).toEqual([])
  })
})
