import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type NominationRule,
  type NominationsInput,
  nominationsOf,
  tryNominationsOf,
} from '../../src/elections/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const RULE: NominationRule = {
  nominatedBy: ['enterprise'],
  needed: 1,
  selfNomination: 'not-allowed',
  acceptance: 'not-needed',
  uncontested: 'elected',
  tooFew: 'reopen',
}
const MEMBERS = [
  ...['bakery', 'brewery', 'farm'].map((id) => ({ id, memberClass: 'enterprise' })),
  ...['ana', 'ben', 'cleo'].map((id) => ({ id, memberClass: 'worker' })),
]
const nomination = (candidate: string, nominator: string, on = '2026-02-10') => ({ candidate, nominator, on })
const BASE: NominationsInput = {
  rule: RULE,
  seats: 1,
  closesOn: '2026-03-01',
  nominations: [nomination('ana', 'bakery'), nomination('ben', 'farm')],
  members: MEMBERS,
}
const of = (more: Partial<NominationsInput>, rule: Partial<NominationRule> = {}) =>
  nominationsOf({ ...BASE, ...more, rule: { ...RULE, ...rule } })
const refused = (more: object) => refusedOf(tryNominationsOf({ ...BASE, ...more }))
const standing = (more: Partial<NominationsInput>, rule: Partial<NominationRule> = {}) =>
  of(more, rule).candidates.map(({ candidate }) => candidate)

describe('From the source', () => {
  it('WC-3: whoever a member enterprise nominated is a candidate, whether a member or not', () => {
    expect(
      of({ nominations: [nomination('ana', 'bakery'), nomination('zoe', 'farm'), nomination('zoe', 'brewery')] }),
    ).toEqual({
      kind: 'vote',
      candidates: [
        { candidate: 'ana', nominatedBy: ['bakery'] },
        { candidate: 'zoe', nominatedBy: ['farm', 'brewery'] },
      ],
      because: [
        { code: 'contested', clauses: ['WC-3'], candidates: 2, seats: 1 },
        { code: 'stands', clauses: ['WC-3'], candidate: 'ana', nominatedBy: ['bakery'] },
        { code: 'stands', clauses: ['WC-3'], candidate: 'zoe', nominatedBy: ['farm', 'brewery'] },
      ],
    })
  })

  it('WC-3: nobody else nominates: neither a worker, nor somebody who is no member, nor oneself', () => {
    const nominations = [
      nomination('ana', 'cleo'),
      nomination('ben', 'nobody'),
      nomination('farm', 'farm'),
      nomination('cleo', 'bakery'),
    ]
    expect(of({ nominations })).toMatchObject({
      candidates: [{ candidate: 'cleo' }],
      because: [
        { code: 'uncontested', then: 'elected' },
        { code: 'may-not-nominate', candidate: 'ana', nominator: 'cleo', classes: ['enterprise'] },
        { code: 'may-not-nominate', candidate: 'ben', nominator: 'nobody' },
        { code: 'nominated-self', candidate: 'farm' },
        { code: 'too-few-nominations', candidate: 'ana', observed: 0, required: 1 },
        { code: 'too-few-nominations', candidate: 'ben' },
        { code: 'too-few-nominations', candidate: 'farm' },
        { code: 'stands', candidate: 'cleo' },
      ],
    })
    expect(standing({ nominations }, { selfNomination: 'allowed' })).toEqual(['farm', 'cleo'])
  })

  it('WC-3: why somebody does not stand, in words', () => {
    const { because } = of(
      { nominations: [nomination('farm', 'farm'), nomination('zoe', 'farm')] },
      { candidatesFrom: ['worker'], needed: 1 },
    )
    const said = (locale: 'en' | 'es') => because.slice(1).map((reason) => explain([reason], locale))
    expect(said('en')).toEqual([
      'farm cannot nominate themselves (WC-3).',
      'farm cannot stand: only worker may (WC-3).',
      'zoe cannot stand: only worker may (WC-3).',
    ])
    expect(said('es')[0]).toBe('farm no puede proponer su propia candidatura (WC-3).')
  })

  it('WC-3: the board of seven: no more candidates than seats, and what the rule makes of it', () => {
    const seven = 'abcdefg'.split('').map((one) => nomination(one, 'bakery'))
    const with7 = (rule: Partial<NominationRule>, nominations = seven) => of({ seats: 7, nominations }, rule)
    expect(with7({})).toMatchObject({ kind: 'unopposed', elected: 'abcdefg'.split(''), vacant: 0 })
    expect(with7({ uncontested: 'vote' }).kind).toBe('vote')
    expect(with7({}, seven.slice(1)).kind).toBe('reopened')
    expect(with7({ tooFew: 'go-on' }, seven.slice(1))).toMatchObject({ kind: 'unopposed', vacant: 1 })
    expect(with7({ tooFew: 'go-on', uncontested: 'vote' }, seven.slice(1)).kind).toBe('vote')
  })

  it('WC-3: candidates who must accept, and who must be of a class', () => {
    expect(standing({ acceptances: [{ candidate: 'ben', on: '2026-02-20' }] }, { acceptance: 'needed' })).toEqual([
      'ben',
    ])
    const outside = [nomination('zoe', 'farm'), nomination('ana', 'farm')]
    expect(standing({ nominations: outside }, { candidatesFrom: ['worker'] })).toEqual(['ana'])
  })
})

describe('At the boundary', () => {
  it('a nomination the day before they close, that day, and the day after', () => {
    const on = (day: string) => of({ nominations: [nomination('ana', 'bakery', day)] })
    expect(['2026-02-28', '2026-03-01', '2026-03-02'].map((day) => on(day).kind)).toEqual([
      'unopposed',
      'unopposed',
      'reopened',
    ])
    expect(on('2026-03-02').because).toContainEqual({
      code: 'nomination-late',
      clauses: ['WC-3'],
      candidate: 'ana',
      nominator: 'bakery',
      on: '2026-03-02',
      closesOn: '2026-03-01',
    })
  })

  it('accepted the day before they close, that day, and the day after', () => {
    const on = (day: string) => standing({ acceptances: [{ candidate: 'ana', on: day }] }, { acceptance: 'needed' })
    expect(['2026-02-28', '2026-03-01', '2026-03-02'].map(on)).toEqual([['ana'], ['ana'], []])
  })

  it('one nominator too few, as many as are needed, and one more; the same one twice is one', () => {
    const by = (...nominators: readonly string[]) =>
      standing({ nominations: nominators.map((one) => nomination('ana', one)) }, { needed: 2 })
    expect([by('bakery'), by('bakery', 'farm'), by('bakery', 'farm', 'brewery')]).toEqual([[], ['ana'], ['ana']])
    expect(by('bakery', 'bakery')).toEqual([])
    expect(of({ nominations: [nomination('ana', 'farm'), nomination('ana', 'farm')] }).because).toContainEqual({
      code: 'nominated-again',
      clauses: ['WC-3'],
      candidate: 'ana',
      nominator: 'farm',
    })
  })

  it('one candidate fewer than seats, as many, and one more', () => {
    expect([3, 2, 1].map((seats) => of({ seats }).kind)).toEqual(['reopened', 'unopposed', 'vote'])
  })

  it('nobody is nominated: open again, whatever the rule', () => {
    expect(of({ nominations: [] }, { tooFew: 'go-on' })).toEqual({
      kind: 'reopened',
      candidates: [],
      because: [{ code: 'uncontested', clauses: ['WC-3'], candidates: 0, seats: 1, then: 'reopen' }],
    })
  })
})

describe('Always true', () => {
  const names = fc.constantFrom('bakery', 'brewery', 'farm', 'ana', 'ben', 'zoe', '__proto__', 'constructor')
  const inputs = fc.record({
    seats: fc.integer({ min: 1, max: 3 }),
    nominations: fc.array(
      fc.record({ candidate: names, nominator: names, on: fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-02') }),
    ),
    needed: fc.integer({ min: 1, max: 3 }),
  })

  it('nobody stands who was not nominated in time by enough enterprises, none of them themselves', () => {
    always(
      fc.property(inputs, ({ needed, ...input }) => {
        for (const { candidate, nominatedBy } of of(input, { needed }).candidates) {
          expect(new Set(nominatedBy).size).toBeGreaterThanOrEqual(needed)
          for (const nominator of nominatedBy) {
            expect(['bakery', 'brewery', 'farm']).toContain(nominator)
            expect(nominator).not.toBe(candidate)
            const given = input.nominations.filter((one) => one.candidate === candidate && one.nominator === nominator)
            expect(given.some(({ on }) => on <= BASE.closesOn)).toBe(true)
          }
        }
      }),
    )
  })

  it('another nomination never takes anybody out', () => {
    always(
      fc.property(inputs, ({ needed, ...input }) => {
        const before = standing({ ...input, nominations: input.nominations.slice(1) }, { needed })
        expect(standing(input, { needed })).toEqual(expect.arrayContaining(before))
      }),
    )
  })

  it('it never throws', () => {
    const key = fc.constantFrom('rule', 'seats', 'closesOn', 'nominations', 'acceptances', 'members')
    always(
      fc.property(fc.dictionary(key, fc.anything()), (more) => {
        const outcome = tryNominationsOf({ ...BASE, ...more })
        if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
      }),
      500,
    )
  })
})

describe('Not true, on purpose', () => {
  it('one enterprise may nominate a whole board', () => {
    expect(standing({ nominations: ['ana', 'ben', 'cleo'].map((one) => nomination(one, 'bakery')) })).toHaveLength(3)
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    expect(refusedOf(tryNominationsOf(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => nominationsOf({} as never))).toEqual([
      'missing-key rule',
      'missing-key seats',
      'missing-key closesOn',
      'missing-key nominations',
      'missing-key members',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        rule: {
          nominatedBy: [],
          needed: 0,
          candidatesFrom: [],
          selfNomination: 'yes',
          acceptance: 1,
          uncontested: '',
          tooFew: null,
          by: 1,
        },
        seats: 0,
        closesOn: 'soon',
        nominations: [{ candidate: '', nominator: 7, on: '2026-02-30' }, null],
        acceptances: [
          { candidate: 'ana', on: '2026-02-01' },
          { candidate: 'ana', on: '2026-02-01' },
        ],
        members: [
          { id: 'ana', memberClass: '' },
          { id: 'ben', memberClass: 'worker' },
          { id: 'ben', memberClass: 'worker' },
        ],
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'unknown-key rule.by',
      'empty-list rule.nominatedBy',
      'empty-list rule.candidatesFrom',
      'not-one-or-more rule.needed',
      'not-one-of rule.selfNomination',
      'not-one-of rule.acceptance',
      'not-one-of rule.uncontested',
      'not-one-of rule.tooFew',
      'not-one-or-more seats',
      'not-a-date closesOn',
      'not-a-name nominations[0].candidate',
      'not-a-name nominations[0].nominator',
      'not-a-date nominations[0].on',
      'wrong-kind nominations[1]',
      'listed-twice acceptances[1].candidate',
      'not-a-name members[0].memberClass',
      'listed-twice members[2].id',
    ])
  })
})
