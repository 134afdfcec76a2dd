import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Audience, type ClosingInput, closingOf, tryClosingOf } from '../../src/accounts/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const ALL: readonly Audience[] = ['worker-owners', 'volunteers', 'donors']
const presented = (to: readonly Audience[], on = '2025-12-01') => to.map((one) => ({ to: one, on }))
const BASE: ClosingInput = {
  project: 'app',
  closesOn: '2025-12-20',
  presentations: presented(ALL),
  financialCoordinator: 'eva',
  involved: ['ana', 'ben'],
  audit: { auditor: 'eva', on: '2025-12-10' },
}
const { audit: _, ...UNAUDITED } = BASE
const close = (more: Partial<ClosingInput>) => closingOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryClosingOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-23: presented to worker-owners, volunteers and donors, and audited by the financial coordinator: it can be closed', () => {
    expect(close({})).toEqual({
      kind: 'closable',
      because: [
        { code: 'presented', clauses: ['WJC-23'], to: ALL },
        { code: 'audited', clauses: ['WJC-23'], auditor: 'eva', financialCoordinator: 'eva', byAnother: false },
      ],
    })
  })

  it('WJC-23: not presented to everybody, it stays open, and says to whom it was not', () => {
    expect(close({ presentations: presented(['volunteers']) })).toMatchObject({
      kind: 'not-yet',
      because: [{ code: 'not-presented', clauses: ['WJC-23'], to: ['worker-owners', 'donors'] }, { code: 'audited' }],
    })
  })

  it('WJC-23: not audited, it stays open', () => {
    expect(closingOf(UNAUDITED)).toMatchObject({
      kind: 'not-yet',
      because: [
        { code: 'presented' },
        { code: 'not-audited', auditor: '', financialCoordinator: 'eva', byAnother: false },
      ],
    })
  })

  it('WJC-23: the financial coordinator of the cooperative audits, and nobody in their place', () => {
    expect(close({ audit: { auditor: 'zoe', on: '2025-12-10' } }).kind).toBe('not-yet')
  })

  it('WJC-23: where the financial coordinator is involved, somebody else audits who is not', () => {
    const involved = ['ana', 'eva']
    const by = (auditor: string) => close({ involved, audit: { auditor, on: '2025-12-10' } })
    expect(['eva', 'ana', 'zoe'].map((auditor) => by(auditor).kind)).toEqual(['not-yet', 'not-yet', 'closable'])
    expect(by('zoe').because[1]).toEqual({
      code: 'audited',
      clauses: ['WJC-23'],
      auditor: 'zoe',
      financialCoordinator: 'eva',
      byAnother: true,
    })
  })

  it('WJC-21: expenses without a document do not keep a project open, and are named', () => {
    expect(close({ undocumented: ['e1', 'e7'] })).toMatchObject({
      kind: 'closable',
      because: [{}, {}, { code: 'without-document', clauses: ['WJC-21'], entries: ['e1', 'e7'] }],
    })
  })
})

describe('At the boundary', () => {
  it('presented to two of three, to all, and to all twice', () => {
    const kinds = [ALL.slice(0, 2), ALL, [...ALL, ...ALL]].map((to) => close({ presentations: presented(to) }).kind)
    expect(kinds).toEqual(['not-yet', 'closable', 'closable'])
  })

  it('a presentation the day before it closes, that day, and the day after', () => {
    const on = (day: string) => refused({ presentations: presented(ALL, day) })
    expect(['2025-12-19', '2025-12-20'].map(on)).toEqual([[], []])
    expect(on('2025-12-21')).toEqual([0, 1, 2].map((at) => `after-closing presentations[${at}].on`))
  })

  it('an audit the day before it closes, that day, and the day after', () => {
    const on = (day: string) => refused({ audit: { auditor: 'eva', on: day } })
    expect(['2025-12-19', '2025-12-20', '2025-12-21'].map(on)).toEqual([[], [], ['after-closing audit.on']])
  })

  it('a project without donors need not present to any', () => {
    expect(close({ presentations: presented(ALL.slice(0, 2)), nobodyIn: ['donors'] })).toMatchObject({
      kind: 'closable',
      because: [{ code: 'presented', to: ['worker-owners', 'volunteers'] }, {}],
    })
  })

  it('nobody was involved', () => {
    expect(close({ involved: [] }).kind).toBe('closable')
  })
})

describe('Always true', () => {
  const PEOPLE = ['ana', 'ben', 'eva', 'zoe', '__proto__', 'constructor']
  const cases = fc.record({
    presented: fc.subarray([...ALL]),
    none: fc.subarray(['volunteers', 'donors'] as const),
    involved: fc.subarray(PEOPLE),
    financialCoordinator: fc.constantFrom(...PEOPLE),
    auditor: fc.constantFrom(undefined, ...PEOPLE),
  })
  /** There is nobody in an audience only where it was not presented to it. */
  const inputOf = ({
    auditor,
    presented: to,
    none,
    ...rest
  }: typeof cases extends fc.Arbitrary<infer T> ? T : never): ClosingInput => ({
    ...UNAUDITED,
    ...rest,
    presentations: presented(to),
    nobodyIn: none.filter((audience) => !to.includes(audience)),
    ...(auditor === undefined ? {} : { audit: { auditor, on: '2025-12-10' } }),
  })

  it('whoever is audited does not audit: no project closes by the audit of somebody involved', () => {
    always(
      fc.property(cases, (one) => {
        if (closingOf(inputOf(one)).kind !== 'closable') return
        expect(one.auditor).toBeDefined()
        expect(one.involved).not.toContain(one.auditor)
        if (!one.involved.includes(one.financialCoordinator)) expect(one.auditor).toBe(one.financialCoordinator)
      }),
    )
  })

  it('no project closes that was not presented to everybody there is', () => {
    always(
      fc.property(cases, (one) => {
        if (closingOf(inputOf(one)).kind !== 'closable') return
        const reached: readonly string[] = [...one.presented, ...one.none]
        expect(ALL.filter((audience) => !reached.includes(audience))).toEqual([])
      }),
    )
  })

  it('another presentation never opens again what could be closed; someone more who is involved may', () => {
    always(
      fc.property(cases, (one) => {
        const { kind } = closingOf(inputOf(one))
        const more = closingOf(inputOf({ ...one, presented: [...ALL] })).kind
        if (kind === 'closable') expect(more).toBe('closable')
        if (one.auditor !== undefined)
          expect(closingOf(inputOf({ ...one, involved: [...new Set([...one.involved, one.auditor])] })).kind).toBe(
            'not-yet',
          )
      }),
    )
  })

  it('both questions are answered, whatever the other comes to', () => {
    always(
      fc.property(cases, (one) => {
        const codes = closingOf(inputOf(one)).because.map(({ code }) => code)
        expect(codes).toHaveLength(2)
        expect(codes[0]).toMatch(/presented$/)
        expect(codes[1]).toMatch(/audited$/)
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('it does not matter whether the audit or the presentation came first', () => {
    expect(close({ audit: { auditor: 'eva', on: '2025-01-01' } }).kind).toBe('closable')
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryClosingOf(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryClosingOf({} as never))).toEqual([
      'missing-key project',
      'missing-key financialCoordinator',
      'missing-key closesOn',
      'missing-key presentations',
      'missing-key involved',
    ])
    expect(thrownBy(() => closingOf(null as never))).toEqual(['wrong-kind'])
  })

  it('everything at once', () => {
    expect(
      refused({
        project: '',
        closesOn: '2025-02-30',
        presentations: [{ to: 'everybody', on: 'soon' }, { to: 'donors', on: '2025-12-01', by: 'ana' }, null],
        nobodyIn: ['worker-owner'],
        involved: ['', 7],
        undocumented: [null],
        audit: { by: 'eva' },
        financialCoordinator: 7,
        clauses: {},
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'not-a-name project',
      'not-a-name financialCoordinator',
      'not-a-date closesOn',
      'not-one-of presentations[0].to',
      'not-a-date presentations[0].on',
      'unknown-key presentations[1].by',
      'wrong-kind presentations[2]',
      'not-one-of nobodyIn[0]',
      'not-a-name involved[0]',
      'not-a-name involved[1]',
      'not-a-name undocumented[0]',
      'unknown-key audit.by',
      'missing-key audit.auditor',
      'missing-key audit.on',
    ])
  })

  it('an audit that is none', () => {
    for (const audit of [null, 'eva', 7, []]) expect(refused({ audit })[0]).toBe('wrong-kind audit')
  })

  it('a cooperative that is said to have no worker-owners to present to', () => {
    expect(refused({ presentations: [], nobodyIn: ALL })).toEqual(['not-one-of nobodyIn[0]'])
  })

  it('a presentation to those of whom there are said to be none', () => {
    expect(refused({ nobodyIn: ['donors'] })).toEqual(['listed-twice nobodyIn[0]'])
  })

  it('what is listed twice, as the comment above it says', () => {
    expect(refused({ involved: ['ana', 'ana'] })).toEqual(['listed-twice involved[1]'])
    expect(refused({ undocumented: ['e1', 'e1'] })).toEqual(['listed-twice undocumented[1]'])
    const none = { presentations: presented(ALL.slice(0, 2)), nobodyIn: ['donors', 'donors'] }
    expect(refused(none)).toEqual(['listed-twice nobodyIn[1]'])
  })
})
