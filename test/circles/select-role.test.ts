import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ConsentStep,
  type RoleNomination,
  type SelectionInput,
  selectRole,
  trySelectRole,
} from '../../src/circles/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { mutated } from './mutated.js'
import { BY_FACILITATOR, consent, FOUR, judge, objection, proceed, QUIET } from './rounds.js'

const named = (by: string, nominee: string): RoleNomination => ({ by, nominee, reason: `because-${by}` })
const NOMINATIONS = [named('ana', 'ben'), named('ben', 'cleo'), named('cleo', 'ben'), named('dov', 'dov')]
const BASE: SelectionInput = {
  circle: 'web',
  role: 'secretary',
  term: { from: '2026-01-01', until: '2026-12-31' },
  rule: { ...BY_FACILITATOR, silence: 'consents' },
  members: FOUR,
  present: FOUR,
  facilitator: 'ana',
  nominations: NOMINATIONS,
  proposed: 'ben',
}
const select = (more: Partial<SelectionInput>) => selectRole({ ...BASE, ...more })
const ASK: readonly ConsentStep[] = [proceed, proceed, proceed, consent('ana')]

describe('From the source', () => {
  it('WC-6: nominations, a person put forward, consent: the role is theirs until the end of the term', () => {
    const selected = select({ steps: [...ASK, consent('ben'), proceed] })
    expect(selected).toMatchObject({
      kind: 'selected',
      role: { role: 'secretary', holder: 'ben', until: '2026-12-31' },
      because: [
        {
          code: 'role-selected',
          clauses: ['WC-6'],
          role: 'secretary',
          member: 'ben',
          from: '2026-01-01',
          until: '2026-12-31',
        },
        { code: 'consented', consenting: 2 },
      ],
    })
  })

  // Many Voices One Song (Rau and Koch-Gonzalez, 2018), on role selection: a coordinator for the fiscal sponsor, in the role for six months. The other people are ours.
  it('Many Voices One Song (WC-6): Aliyah is put forward as coordinator for the fiscal sponsor, and fills the role for six months', () => {
    const people = ['aliyah', 'bo', 'cy']
    const outcome = selectRole({
      circle: 'finance',
      role: 'fiscal-sponsor-coordinator',
      term: { from: '2026-01-01', until: '2026-06-30' },
      rule: QUIET,
      members: people,
      present: people,
      facilitator: 'bo',
      nominations: people.map((by) => named(by, 'aliyah')),
      proposed: 'aliyah',
      steps: [1, 2, 3]
        .map((): ConsentStep => ({ kind: 'proceed', by: 'bo' }))
        .concat(people.map(consent), { kind: 'proceed', by: 'bo' }),
    })
    expect(outcome).toMatchObject({
      kind: 'selected',
      role: { role: 'fiscal-sponsor-coordinator', holder: 'aliyah', until: '2026-06-30' },
    })
  })

  it('WC-6: somebody named once may be put forward, for reasons weigh more than numbers; nobody who was not named', () => {
    expect(select({ proposed: 'dov' })).toMatchObject({
      kind: 'waiting',
      stage: 'consent',
      because: [
        { code: 'put-forward', role: 'secretary', member: 'dov', observed: 1, outOf: 4 },
        { code: 'round-started' },
      ],
    })
    expect(refusedOf(trySelectRole({ ...BASE, proposed: 'ana' }))).toEqual(['not-one-of proposed'])
  })

  it('WC-6: in the change round the last word counts', () => {
    const changes = [named('ben', 'ben'), named('dov', 'ben')]
    expect(select({ changes }).because[0]).toMatchObject({ code: 'put-forward', member: 'ben', observed: 4, outOf: 4 })
  })

  it('WC-6: an upheld objection leads to another person, or another term', () => {
    const upheld = [...ASK, objection('ben', 'no-time'), judge('ana', 'ben', true), proceed]
    const other: ConsentStep = { kind: 'amend', by: 'dov', wording: 'cleo' }
    const shorter: ConsentStep = { kind: 'amend', by: 'dov', wording: 'ben', reviewOn: '2026-06-30' }
    const done = (amended: ConsentStep) => select({ steps: [...upheld, amended, consent('dov'), proceed] })
    expect(select({ steps: [...upheld, other, { kind: 'hand-over', by: 'ana', to: 'cleo' }] })).toMatchObject({
      kind: 'not-now',
      because: [{ code: 'may-not-facilitate', member: 'cleo' }],
    })
    expect(done(other)).toMatchObject({ kind: 'selected', role: { holder: 'cleo', until: '2026-12-31' } })
    expect(done(shorter)).toMatchObject({ kind: 'selected', role: { holder: 'ben', until: '2026-06-30' } })
  })

  it('WC-6: the person put forward answers like everybody and does not facilitate', () => {
    const awaited = { ...BY_FACILITATOR }
    expect(select({ rule: awaited, steps: [proceed] })).toMatchObject({ awaited: [{ what: 'hearing', from: FOUR }] })
    expect(select({ steps: [{ kind: 'hand-over', by: 'ana', to: 'ben' }] })).toMatchObject({
      kind: 'not-now',
      at: 0,
      because: [{ code: 'may-not-facilitate', member: 'ben' }],
    })
    const nominations = NOMINATIONS.map(({ by }) => named(by, 'ana'))
    expect(select({ nominations, proposed: 'ana' })).toMatchObject({
      kind: 'waiting',
      stage: 'proposal',
      because: [{ code: 'still-awaited', what: 'facilitator', members: ['ana'] }],
    })
    expect(select({ nominations, proposed: 'ana', facilitator: 'dov' })).toMatchObject({
      kind: 'waiting',
      stage: 'consent',
    })
  })
})

describe('At the boundary', () => {
  it('one nomination missing, and all', () => {
    expect(select({ nominations: NOMINATIONS.slice(0, 3), changes: [] })).toMatchObject({
      kind: 'waiting',
      stage: 'nominations',
      from: ['dov'],
      because: [{ code: 'still-awaited', what: 'nomination' }],
    })
    const { proposed: _, ...unproposed } = BASE
    expect(selectRole(unproposed)).toMatchObject({
      kind: 'waiting',
      stage: 'proposal',
      from: ['ana'],
      because: [{ what: 'proposed' }],
    })
  })

  it('too few present; not selected; and a facilitator who is put forward in another wording', () => {
    const presence = { atLeast: '3/4' } as const
    const few = { present: ['ana', 'ben'], nominations: NOMINATIONS.slice(0, 2) }
    expect(select({ ...few, rule: { ...BASE.rule, presence } }).kind).toBe('inquorate')
    const upheld = [...ASK, objection('ben'), judge('ana', 'ben', true), proceed]
    expect(select({ rule: { ...BASE.rule, mostRounds: 1 }, steps: upheld }).kind).toBe('not-selected')
    const nominations = [named('ana', 'ben'), named('ben', 'ana'), named('cleo', 'ben'), named('dov', 'ana')]
    expect(select({ nominations, steps: [...upheld, { kind: 'amend', by: 'dov', wording: 'ana' }] })).toMatchObject({
      kind: 'not-now',
      at: 7,
      because: [{ code: 'may-not-facilitate', member: 'ana' }],
    })
  })

  it('where there is no consent to anybody, the wider circle takes it up, if the rule says so', () => {
    const rule = { ...BASE.rule, mostRounds: 1, otherwise: 'wider-circle' } as const
    const steps = [...ASK, objection('ben'), judge('ana', 'ben', true), proceed]
    expect(select({ rule, wider: 'board', steps })).toMatchObject({
      kind: 'not-selected',
      round: { result: { kind: 'escalated', to: 'board' } },
    })
    expect(refusedOf(trySelectRole({ ...BASE, rule, steps }))).toEqual(['missing-key wider'])
  })

  it('a term of one day, and one that would end before it begins', () => {
    const term = (until: string) => refusedOf(trySelectRole({ ...BASE, term: { from: '2026-01-01', until } }))
    expect(['2026-01-02', '2026-01-01', '2025-12-31'].map(term)).toEqual([[], [], ['reversed-period term.until']])
    const upheld = [...ASK, objection('ben'), judge('ana', 'ben', true), proceed]
    const ends = (reviewOn: string) =>
      refusedOf(trySelectRole({ ...BASE, steps: [...upheld, { kind: 'amend', by: 'dov', wording: 'ben', reviewOn }] }))
    expect(['2026-01-02', '2026-01-01', '2025-12-31'].map(ends)).toEqual([
      [],
      [],
      ['reversed-period steps[7].reviewOn'],
    ])
  })
})

describe('Always true', () => {
  it('the order of nominations does not matter', () => {
    always(
      fc.property(fc.shuffledSubarray(NOMINATIONS, { minLength: 4 }), (nominations) => {
        expect(select({ nominations })).toEqual(select({}))
      }),
      50,
    )
  })

  it('it answers or refuses, whatever it is given, and what it says can be told', () => {
    const valid = {
      ...BASE,
      changes: [named('ben', 'ben')],
      steps: [
        ...ASK,
        objection('ben'),
        judge('ana', 'ben', true),
        proceed,
        { kind: 'amend', by: 'dov', wording: 'cleo' },
      ],
    }
    always(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), mutated(valid)), (input) => {
        const outcome = trySelectRole(input as SelectionInput)
        if (outcome.kind === 'refused') expect(outcome.problems.length).toBeGreaterThan(0)
        else
          for (const locale of ['en', 'es'] as const)
            expect(explain(outcome.because, locale)).not.toContain('undefined')
      }),
      1000,
    )
  })
})

describe('Refused', () => {
  const refused = (more: object) => refusedOf(trySelectRole({ ...BASE, ...more }))

  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(trySelectRole(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => selectRole(null as never))).toEqual(['wrong-kind'])
  })

  it('nominations by people who are not there, twice by one, of people who are not in the circle; changes of what was never said', () => {
    expect(refused({ nominations: [...NOMINATIONS, named('dov', 'ben')] })).toEqual(['listed-twice nominations[4].by'])
    expect(refused({ nominations: [named('zoe', 'ben'), { by: 'ana', nominee: 'zoe', reason: '' }] })).toEqual([
      'not-one-of nominations[0].by',
      'not-one-of nominations[1].nominee',
      'not-a-name nominations[1].reason',
      'not-one-of proposed',
    ])
    expect(refused({ nominations: NOMINATIONS.slice(0, 3), changes: [named('dov', 'ben')] })).toEqual([
      'not-one-of changes[0].by',
    ])
  })

  it('a term that is none', () => {
    expect(refused({ term: { from: 1, to: 2 } })).toEqual([
      'unknown-key term.to',
      'not-a-date term.from',
      'missing-key term.until',
    ])
    expect(refused({ term: '2026' })).toEqual(['wrong-kind term'])
  })

  it('another wording that is nobody who was named', () => {
    const steps = [
      ...ASK,
      objection('ben'),
      judge('ana', 'ben', true),
      proceed,
      { kind: 'amend', by: 'dov', wording: 'ana' },
    ]
    expect(refused({ steps })).toEqual(['not-one-of steps[7].wording'])
  })
})
