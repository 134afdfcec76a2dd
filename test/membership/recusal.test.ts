import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DeclaredInterest,
  electorateOf,
  type RecusalInput,
  recusalOf,
  tryRecusalOf,
  type VerdictKind,
} from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const declared = (member: string, more: Partial<DeclaredInterest> = {}): DeclaredInterest => ({
  member,
  interest: 'contract',
  in: 'oven-makers',
  from: '2025-01-01',
  ...more,
})
const BASE: RecusalInput = {
  rule: { excludes: ['contract', 'pay'] },
  matter: { id: 'new-oven', about: ['oven-makers', 'ana'] },
  declarations: [],
  on: '2025-05-10',
}
const recuse = (more: Partial<RecusalInput>) => recusalOf({ ...BASE, ...more })
const alleged = (kind: VerdictKind, on = '2025-05-01') => [
  { member: 'ben', interest: 'contract', by: 'cleo', verdict: { kind, on } },
]

describe('From the source', () => {
  it('WC-11: whoever is paid does not decide on that pay: those concerned are parties left out of the electorate', () => {
    const recusal = recuse({ declarations: [declared('ana', { interest: 'pay', in: 'ana' })] })
    expect(recusal).toEqual({
      kind: 'recusal',
      recused: [{ member: 'ana', interest: 'pay', how: 'declared' }],
      undecided: [],
      except: ['member ana'],
      parties: { 'member ana': 'ana' },
      because: [
        { code: 'recused', clauses: ['WC-11'], matter: 'new-oven', member: 'ana', interest: 'pay', how: 'declared' },
      ],
    })
    const electorate = electorateOf({
      rule: { members: 'all', except: recusal.except },
      classes: [{ id: 'worker-owner', hasVote: true }],
      members: ['ana', 'ben'].map((id) => ({ id, memberClass: 'worker-owner' })),
      parties: recusal.parties,
    })
    expect(electorate.members).toEqual(['ben'])
  })
  it('a director interested in a contract declares it and does not vote, as model article 14 of the Companies Act 2006 has it', () => {
    expect(recuse({ declarations: [declared('dov')] }).recused).toEqual([
      { member: 'dov', interest: 'contract', how: 'declared' },
    ])
  })
  it('an interest that others allege excludes once the others have decided so', () => {
    const { alleged: _, ...undecided } = { ...BASE, alleged: [] }
    const open = recusalOf({ ...undecided, alleged: [{ member: 'ben', interest: 'contract', by: 'cleo' }] })
    expect([open.recused, open.undecided, open.because.map(({ code }) => code)]).toEqual([
      [],
      ['ben'],
      ['nobody-recused', 'interest-alleged'],
    ])
    expect(recuse({ alleged: alleged('carried') }).recused).toEqual([
      { member: 'ben', interest: 'contract', how: 'decided' },
    ])
    expect(recuse({ alleged: alleged('lost') })).toMatchObject({
      recused: [],
      undecided: [],
      because: [{}, { code: 'interest-not-found' }],
    })
    expect(recuse({ alleged: alleged('open') }).undecided).toEqual(['ben'])
    const noted = { member: 'ben', interest: 'kept-out-of-nothing', by: 'cleo' } as const
    for (const verdict of [{}, { verdict: { kind: 'carried', on: '2025-01-01' } as const }])
      expect(recuse({ alleged: [{ ...noted, ...verdict }] })).toMatchObject({
        recused: [],
        undecided: [],
        because: [{ code: 'nobody-recused' }, { code: 'interest-noted', interest: 'kept-out-of-nothing' }],
      })
  })
})

describe('At the boundary', () => {
  it('an interest from the day before, the day, the day after', () => {
    const from = (day: string) => recuse({ declarations: [declared('ana', { from: day })] }).recused.length
    expect(['2025-05-09', '2025-05-10', '2025-05-11'].map(from)).toEqual([1, 1, 0])
  })
  it('an interest that ended the day before, on the day, and the day after', () => {
    const until = (day: string) => recuse({ declarations: [declared('ana', { until: day })] }).recused.length
    expect(['2025-05-09', '2025-05-10', '2025-05-11'].map(until)).toEqual([0, 0, 1])
  })
  it('a verdict of the day before, the day, the day after', () => {
    const on = (day: string) => recuse({ alleged: alleged('carried', day) }).recused.length
    expect(['2025-05-09', '2025-05-10', '2025-05-11'].map(on)).toEqual([1, 1, 0])
  })
  it('an interest in something else, or of a kind that is only noted', () => {
    expect(recuse({ declarations: [declared('ana', { in: 'millers' })] }).because).toHaveLength(1)
    expect(recuse({ declarations: [declared('ana', { interest: 'friendship' })] })).toMatchObject({
      recused: [],
      because: [{ code: 'nobody-recused' }, { code: 'interest-noted', member: 'ana', interest: 'friendship' }],
    })
  })
})

describe('Always true', () => {
  const members = fc.constantFrom('ana', 'ben', '__proto__')
  const declarations = fc.array(
    fc.record({
      member: members,
      interest: fc.constantFrom('contract', 'pay', 'friendship'),
      in: fc.constantFrom('oven-makers', 'ana', 'millers'),
      from: fc.constantFrom('2025-01-01', '2025-05-11'),
    }),
  )
  const said = fc.array(fc.record({ member: members, interest: fc.constant('contract'), by: members }))
  it('everybody recused is a party by a name of their own; nobody is both recused and undecided', () => {
    always(
      fc.property(declarations, said, (list, allegations) => {
        const { recused, undecided, except, parties } = recuse({ declarations: list, alleged: allegations })
        expect(except.map((name) => parties[name])).toEqual(recused.map(({ member }) => member))
        expect(new Set(recused.map(({ member }) => member)).size).toBe(recused.length)
        for (const { member } of recused) expect(undecided).not.toContain(member)
      }),
    )
  })
  it('another declaration never lets anybody back in', () => {
    always(
      fc.property(declarations, declarations, (one, other) => {
        const before = recuse({ declarations: one }).recused.map(({ member }) => member)
        const after = recuse({ declarations: [...one, ...other] }).recused.map(({ member }) => member)
        for (const member of before) expect(after).toContain(member)
      }),
    )
  })
  it('answers whatever it is given', () => {
    const declarations = [declared('ana', { until: '2026-01-01' })]
    answersAnything(tryRecusalOf, {
      ...BASE,
      rule: { excludes: ['contract'], clauses: ['WC-11'] },
      declarations,
      alleged: alleged('carried'),
    })
  })
})

describe('Not true, on purpose', () => {
  it('an allegation alone keeps nobody out, so that nobody can be silenced by one', () => {
    expect(recuse({ alleged: [{ member: 'ben', interest: 'pay', by: 'ana' }] }).except).toEqual([])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    const outcome = tryRecusalOf({
      rule: { excludes: 'all' },
      matter: { id: '', about: ['x', 'x'] },
      declarations: [declared('ana', { until: '2024-12-31' }), { member: 7 }],
      alleged: [{ member: 'ben', interest: 'pay', by: '', verdict: 'carried' }],
      on: '10 May',
    } as never)
    expect(refusedOf(outcome)).toEqual([
      'wrong-kind rule.excludes',
      'not-a-name matter.id',
      'listed-twice matter.about[1]',
      'not-a-date on',
      'reversed-period declarations[0].until',
      'not-a-name declarations[1].member',
      'missing-key declarations[1].interest',
      'missing-key declarations[1].in',
      'missing-key declarations[1].from',
      'not-a-name alleged[0].by',
      'wrong-kind alleged[0].verdict',
    ])
    expect(thrownBy(() => recusalOf(1 as never))).toEqual(['wrong-kind'])
  })
})
