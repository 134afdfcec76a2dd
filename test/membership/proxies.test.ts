import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProxiesInput, proxiesOf, type Proxy, type ProxyRule, tryProxiesOf } from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const RULE: ProxyRule = { mostPerHolder: 2, whoMayHold: 'members', writtenFor: 'one-meeting', notOn: ['removal'] }
const UNTIL: ProxyRule = { ...RULE, writtenFor: 'until' }
const BASE: ProxiesInput = {
  rule: RULE,
  meeting: { id: 'm1', on: '2025-05-10' },
  entitled: ['ana', 'ben', 'cleo', 'dov', 'eva'],
  attending: ['ana', 'ben'],
  proxies: [],
}
const give = (giver: string, holder: string, more: Partial<Proxy> = {}): Proxy => ({
  giver,
  holder,
  on: '2025-05-01',
  meeting: 'm1',
  ...more,
})
const lend = (giver: string, until: string, more: Partial<Proxy> = {}): Proxy => ({
  giver,
  holder: 'ana',
  on: '2025-01-01',
  until,
  ...more,
})
const held = (proxies: readonly Proxy[], more: Partial<ProxiesInput> = {}) => proxiesOf({ ...BASE, proxies, ...more })
const whyNot = (proxies: readonly Proxy[], more: Partial<ProxiesInput> = {}) =>
  held(proxies, more).refused.map(({ why }) => why)

describe('From the source', () => {
  it('WC-2, CW-4: whoever carries more than one vote is named, with how many', () => {
    expect(held([give('cleo', 'ana'), give('dov', 'ana')])).toEqual({
      kind: 'proxies',
      carriers: [
        { person: 'ana', own: true, proxiesOf: ['cleo', 'dov'], votes: 3 },
        { person: 'ben', own: true, proxiesOf: [], votes: 1 },
      ],
      refused: [],
      because: [
        { code: 'proxies', clauses: ['WC-2'], valid: 2, refused: 0, mostPerHolder: 2 },
        { code: 'more-than-one-vote', clauses: ['CW-4'], person: 'ana', own: 1, votes: 3 },
      ],
    })
  })
  it('art. 27 of the Spanish Ley 27/1999: a member may represent no more than two others', () => {
    expect(whyNot(['cleo', 'dov', 'eva'].map((giver) => give(giver, 'ana')))).toEqual(['over-limit'])
  })
})

describe('At the boundary', () => {
  it('no proxy, as many as one may hold, one more', () => {
    const proxies = [give('cleo', 'ana', { on: '2025-05-02' }), give('dov', 'ana')]
    const votes = (mostPerHolder: number) => held(proxies, { rule: { ...RULE, mostPerHolder } }).carriers[0]?.votes
    expect([0, 1, 2, 3].map(votes)).toEqual([1, 2, 3, 3])
  })
  it('of too many those given first count, however they are listed', () => {
    const late = give('cleo', 'ana', { on: '2025-05-02' })
    const early = give('dov', 'ana')
    for (const proxies of [
      [late, early],
      [early, late],
    ])
      expect(held(proxies, { rule: { ...RULE, mostPerHolder: 1 } }).carriers[0]?.proxiesOf).toEqual(['dov'])
  })
  it('given the day before the meeting, on its day, the day after', () => {
    const on = (day: string) => whyNot([give('cleo', 'ana', { on: day })])
    expect(['2025-05-09', '2025-05-10', '2025-05-11'].map(on)).toEqual([[], [], ['not-given-yet']])
  })
  it('good until the day before the meeting, its day, the day after', () => {
    const until = (day: string) => whyNot([lend('cleo', day)], { rule: UNTIL })
    expect(['2025-05-09', '2025-05-10', '2025-05-11'].map(until)).toEqual([['expired'], [], []])
  })
  it('withdrawn the day before the meeting, on its day, the day after', () => {
    const withdrawn = (day: string) => whyNot([give('cleo', 'ana', { withdrawnOn: day })])
    expect(['2025-05-09', '2025-05-10', '2025-05-11'].map(withdrawn)).toEqual([['withdrawn'], ['withdrawn'], []])
  })
  it.each<[string, readonly Proxy[], Partial<ProxiesInput>]>([
    ['giver-not-entitled', [give('zoe', 'ana')], {}],
    ['to-oneself', [give('ana', 'ana')], {}],
    ['other-meeting', [give('cleo', 'ana', { meeting: 'm2' })], {}],
    ['giver-attends', [give('ben', 'ana')], {}],
    ['not-on-this-matter', [give('cleo', 'ana')], { matter: 'removal' }],
    ['holder-may-not', [give('cleo', 'zoe')], { attending: ['zoe'] }],
    ['holder-absent', [give('cleo', 'dov')], {}],
  ])('%s', (why, proxies, more) => {
    expect(whyNot(proxies, more)).toEqual([why])
  })
  it('another matter, and a meeting as a whole, may be voted on by proxy', () => {
    expect(whyNot([give('cleo', 'ana')], { matter: 'accounts' })).toEqual([])
    expect(whyNot([give('cleo', 'ana')])).toEqual([])
  })
  it('anybody may hold one where the rule says so, and then carries no vote of their own', () => {
    const outcome = held([give('cleo', 'zoe'), give('dov', 'zoe')], {
      rule: { ...RULE, whoMayHold: 'anyone' },
      attending: ['zoe'],
    })
    expect(outcome.carriers).toEqual([{ person: 'zoe', own: false, proxiesOf: ['cleo', 'dov'], votes: 2 }])
    expect(outcome.because[1]).toMatchObject({ code: 'more-than-one-vote', own: 0, votes: 2 })
  })
  it('a proxy is not passed on: what one holds goes nowhere with one’s own', () => {
    const outcome = held([give('cleo', 'dov'), give('dov', 'ana')])
    expect(outcome.refused).toEqual([{ giver: 'cleo', holder: 'dov', why: 'passed-on' }])
    expect(outcome.carriers[0]).toEqual({ person: 'ana', own: true, proxiesOf: ['dov'], votes: 2 })
    const back = held([give('cleo', 'dov'), give('dov', 'ana', { withdrawnOn: '2025-05-09' })])
    expect(back.refused.map(({ why }) => why)).toEqual(['holder-absent', 'withdrawn'])
  })
  it('the last proxy takes the place of the others, and withdrawing it does not bring them back', () => {
    const first = give('cleo', 'ana')
    const last = give('cleo', 'ben', { on: '2025-05-02' })
    expect(held([last, first]).refused).toEqual([{ giver: 'cleo', holder: 'ana', why: 'replaced' }])
    expect(whyNot([first, { ...last, withdrawnOn: '2025-05-03' }])).toEqual(['replaced', 'withdrawn'])
    expect(whyNot([first, { ...last, on: '2025-05-01' }])).toEqual(['replaced'])
  })
})

describe('Always true', () => {
  const people = fc.constantFrom('ana', 'ben', 'cleo', 'dov', 'eva', '__proto__', 'zoe')
  const cases = fc.record({
    attending: fc.uniqueArray(people),
    mostPerHolder: fc.integer({ min: 0, max: 3 }),
    whoMayHold: fc.constantFrom('members', 'anyone'),
    proxies: fc.array(
      fc.record({ giver: people, holder: people, on: fc.constantFrom('2025-05-01', '2025-05-02', '2025-05-11') }),
      { maxLength: 12 },
    ),
  })
  const entitled = ['ana', 'ben', 'cleo', 'dov', '__proto__']
  it('a holder never carries more than the limit, nobody’s vote is carried twice, and none is made up', () => {
    always(
      fc.property(cases, ({ attending, mostPerHolder, whoMayHold, proxies }) => {
        const rule = { ...RULE, mostPerHolder, whoMayHold: whoMayHold as 'anyone' }
        const outcome = proxiesOf({
          ...BASE,
          rule,
          entitled,
          attending,
          proxies: proxies.map((one) => ({ ...one, meeting: 'm1' })),
        })
        const carried = outcome.carriers.flatMap(({ person, own, proxiesOf: others, votes }) => {
          expect(others.length).toBeLessThanOrEqual(mostPerHolder)
          expect(votes).toBe(others.length + (own ? 1 : 0))
          expect(attending).toContain(person)
          return own ? [person, ...others] : others
        })
        expect(new Set(carried).size).toBe(carried.length)
        for (const voter of carried) expect(entitled).toContain(voter)
        for (const there of attending) if (entitled.includes(there)) expect(carried).toContain(there)
        const valid = outcome.carriers.reduce((sum, one) => sum + one.proxiesOf.length, 0)
        expect(valid + outcome.refused.length).toBe(proxies.length)
      }),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryProxiesOf, {
      ...BASE,
      matter: 'accounts',
      proxies: [give('cleo', 'ana', { withdrawnOn: '2025-05-11' })],
    })
    answersAnything(tryProxiesOf, {
      ...BASE,
      rule: { ...UNTIL, clauses: ['WC-2'] },
      proxies: [lend('cleo', '2025-06-01')],
    })
  })
})

describe('Not true, on purpose', () => {
  it('a proxy that has expired gives way to a longer one given before it', () => {
    const long = lend('cleo', '2025-12-31')
    const short = lend('cleo', '2025-04-30', { on: '2025-02-01', holder: 'ben' })
    expect(held([long, short], { rule: UNTIL }).carriers[0]?.proxiesOf).toEqual(['cleo'])
  })
})

describe('Refused', () => {
  it('a proxy written for something else than the rule has it', () => {
    expect(refusedOf(tryProxiesOf({ ...BASE, rule: UNTIL, proxies: [give('cleo', 'ana')] }))).toEqual([
      'missing-key proxies[0].until',
      'unknown-key proxies[0].meeting',
    ])
  })
  it('expired or withdrawn before it was given', () => {
    const backwards = [lend('cleo', '2024-12-31'), lend('dov', '2025-02-01', { withdrawnOn: '2024-12-31' })]
    expect(refusedOf(tryProxiesOf({ ...BASE, rule: UNTIL, proxies: backwards }))).toEqual([
      'not-in-order proxies[0].until',
      'not-in-order proxies[1].withdrawnOn',
    ])
  })
  it('everything at once', () => {
    const outcome = tryProxiesOf({
      rule: { mostPerHolder: -1, whoMayHold: 'friends', writtenFor: 'ever', notOn: ['a', 'a'] },
      meeting: 'm1',
      matter: '',
      entitled: 'all',
      attending: ['ana', 'ana'],
      proxies: [{}],
    } as never)
    expect(refusedOf(outcome)).toEqual([
      'not-a-count rule.mostPerHolder',
      'not-one-of rule.whoMayHold',
      'not-one-of rule.writtenFor',
      'listed-twice rule.notOn[1]',
      'wrong-kind meeting',
      'not-a-name matter',
      'wrong-kind entitled',
      'listed-twice attending[1]',
      'missing-key proxies[0].giver',
      'missing-key proxies[0].holder',
      'missing-key proxies[0].on',
    ])
    expect(thrownBy(() => proxiesOf(null as never))).toEqual(['wrong-kind'])
  })
})
