import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { decide } from '../../src/decisions/index.js'
import {
  type ExpulsionInput,
  expulsionOf,
  type ExpulsionRule,
  type ExpulsionStep,
  tryExpulsionOf,
} from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const RULE: ExpulsionRule = {
  grounds: ['harm', 'absence'],
  notice: { days: 14, counted: 'calendar' },
  hearing: true,
  appealDays: 30,
  appealTo: 'general-meeting',
}
const step = (
  kind: 'notified' | 'heard' | 'declined-hearing' | 'did-not-come' | 'told' | 'appealed' | 'dropped',
  on: string,
): ExpulsionStep => ({ kind, on })
const PROPOSED: ExpulsionStep = { kind: 'proposed', on: '2025-01-01', grounds: ['harm'] }
const NOTIFIED = step('notified', '2025-01-02')
const HEARD = step('heard', '2025-01-16')
const CARRIED: ExpulsionStep = { kind: 'decided', on: '2025-01-16', verdict: 'carried', decision: 'd1' }
const TOLD = step('told', '2025-01-17')
const ALL = [PROPOSED, NOTIFIED, HEARD, CARRIED, TOLD]
// The last day of appeal is 16 February.
const BASE: ExpulsionInput = { rule: RULE, member: 'ana', steps: ALL, on: '2025-03-01' }
const expel = (steps: readonly ExpulsionStep[], on = '2025-03-01', rule: Partial<ExpulsionRule> = {}) =>
  expulsionOf({ rule: { ...RULE, ...rule }, member: 'ana', steps, on })
const result = (on: string, what: 'upheld' | 'overturned'): ExpulsionStep => ({
  kind: 'appeal-decided',
  on,
  result: what,
})
const refused = (steps: readonly unknown[], more: object = {}) =>
  refusedOf(tryExpulsionOf({ ...BASE, steps: steps as readonly ExpulsionStep[], ...more }))

describe('From the source', () => {
  it('WJC-14: 3/4 of all worker-owners, the person concerned included, expel anybody; held pay and compensation survive it', () => {
    const rule = { atLeast: '3/4', of: 'electorate', clauses: ['WJC-14'] } as const
    const of12 = (votes: number) =>
      decide({ rule, electorate: 12, for: votes, against: 12 - votes, abstain: 0, closed: true }).kind
    const decided = (votes: number): ExpulsionStep => ({ kind: 'decided', on: '2025-01-16', verdict: of12(votes) })
    const steps = (votes: number) => [PROPOSED, NOTIFIED, HEARD, decided(votes), TOLD]
    expect(expel(steps(8))).toMatchObject({ kind: 'not-expelled', because: [{ code: 'not-expelled', how: 'lost' }] })
    expect(expel(steps(9))).toEqual({
      kind: 'expelled',
      member: 'ana',
      next: 'nothing',
      nextFrom: undefined,
      missing: [],
      appealUntil: '2025-02-16',
      takesEffectOn: '2025-02-17',
      because: [
        {
          code: 'expelled',
          clauses: ['WJC-14'],
          member: 'ana',
          takesEffectOn: '2025-02-17',
          appealUntil: '2025-02-16',
        },
        { code: 'pay-survives', clauses: ['WJC-11', 'WJC-15'], member: 'ana' },
      ],
    })
  })
  it('WJC-14, the other reading: 3/4 of the others; the verdict says whose votes it counted', () => {
    const rule = { atLeast: '3/4', of: 'electorate' } as const
    // Twelve owners: eight for are no 3/4 of 12, nor of the 11 others; nine are of both.
    expect(decide({ rule, electorate: 11, for: 9, against: 2, abstain: 0, closed: true }).kind).toBe('carried')
  })
  it('art. 18 of the Spanish Ley 27/1999: forty days to appeal from the day one is told', () => {
    const outcome = expel(ALL, '2025-02-26', { appealDays: 40 })
    expect(outcome).toMatchObject({
      kind: 'under-way',
      next: 'wait',
      appealUntil: '2025-02-26',
      takesEffectOn: '2025-02-27',
    })
  })
  it('step by step: what comes next, and from which day on', () => {
    const next = (steps: readonly ExpulsionStep[]) => {
      const outcome = expel(steps, '2025-01-31')
      return [outcome.next, outcome.nextFrom]
    }
    expect([0, 1, 2, 3, 4, 5].map((count) => next(ALL.slice(0, count)))).toEqual([
      ['propose', undefined],
      ['notify', undefined],
      ['hear', '2025-01-16'],
      ['decide', '2025-01-16'],
      ['tell', '2025-01-16'],
      ['wait', '2025-02-17'],
    ])
    expect(next([...ALL, step('appealed', '2025-01-20')])).toEqual(['decide-appeal', undefined])
  })
})

describe('At the boundary', () => {
  it('the last day of appeal, the day it takes effect, the next', () => {
    const kinds = ['2025-02-16', '2025-02-17', '2025-02-18'].map((on) => expel(ALL, on).kind)
    expect(kinds).toEqual(['under-way', 'expelled', 'expelled'])
  })
  it('an appeal the day before the last, on the last, the day after', () => {
    const appealed = (on: string) => expel([...ALL, step('appealed', on)])
    expect(['2025-02-15', '2025-02-16', '2025-02-17'].map((on) => appealed(on).kind)).toEqual([
      'under-way',
      'under-way',
      'expelled',
    ])
    expect(appealed('2025-02-17').because[1]).toEqual({
      code: 'appeal-too-late',
      clauses: ['WJC-14'],
      appealedOn: '2025-02-17',
      appealUntil: '2025-02-16',
    })
  })
  it('an appeal dismissed within the days of appeal, on the day after them, and later', () => {
    const from = (on: string) =>
      expel([...ALL, step('appealed', '2025-01-20'), result(on, 'upheld')], '2025-04-01').takesEffectOn
    expect(['2025-02-01', '2025-02-17', '2025-02-18'].map(from)).toEqual(['2025-02-17', '2025-02-17', '2025-02-18'])
  })
  it('an appeal that overturns it, the day before it is decided and on that day', () => {
    const steps = [...ALL, step('appealed', '2025-01-20'), result('2025-03-10', 'overturned')]
    expect(['2025-03-09', '2025-03-10'].map((on) => expel(steps, on).kind)).toEqual(['under-way', 'not-expelled'])
  })
  it('heard and decided the day before the notice is over, on its last day, the day after', () => {
    const steps = (on: string) => [PROPOSED, NOTIFIED, step('heard', on), { ...CARRIED, on }, step('told', on)]
    const days = ['2025-01-15', '2025-01-16', '2025-01-17']
    expect(days.map((on) => expel(steps(on)).missing)).toEqual([['notice', 'hearing'], [], []])
    const clear = { notice: { days: 14, counted: 'clear' } } as const
    expect(days.map((on) => expel(steps(on), '2025-03-01', clear).missing)).toEqual([
      ['notice', 'hearing'],
      ['notice', 'hearing'],
      [],
    ])
  })
  it('whoever declines to be heard, does not come, or was not asked', () => {
    const steps = (...hearing: readonly ExpulsionStep[]) => expel([PROPOSED, NOTIFIED, ...hearing, CARRIED, TOLD])
    expect(steps(step('declined-hearing', '2025-01-03')).kind).toBe('expelled')
    expect(steps(step('did-not-come', '2025-01-16')).kind).toBe('expelled')
    expect(steps(step('did-not-come', '2025-01-15')).missing).toEqual(['hearing'])
    expect(steps()).toMatchObject({ kind: 'flawed', missing: ['hearing'], takesEffectOn: undefined })
    expect(expel([PROPOSED, NOTIFIED, CARRIED, TOLD], '2025-03-01', { hearing: false }).kind).toBe('expelled')
  })
  it('heard on the day of the decision, before it and after it', () => {
    const { missing } = expel([PROPOSED, NOTIFIED, CARRIED, HEARD, TOLD])
    expect([expel(ALL).missing, missing]).toEqual([[], ['hearing']])
  })
  it('told of the grounds on the day of the decision, with no notice needed, before it and after it', () => {
    const rule = { notice: { days: 0, counted: 'calendar' }, hearing: false } as const
    const notified = step('notified', '2025-01-16')
    expect(expel([PROPOSED, notified, CARRIED, TOLD], '2025-03-01', rule).missing).toEqual([])
    expect(expel([PROPOSED, CARRIED, notified, TOLD], '2025-03-01', rule).missing).toEqual(['notice'])
  })
  it('heard only after the decision is not heard', () => {
    expect(expel([PROPOSED, NOTIFIED, CARRIED, step('heard', '2025-01-17'), TOLD]).missing).toEqual(['hearing'])
  })
  it('decided without telling the person of the grounds', () => {
    expect(expel([PROPOSED, HEARD, CARRIED, TOLD]).missing).toEqual(['notice', 'hearing'])
  })
  it('dropped the day before it takes effect, and on that day', () => {
    const dropped = (on: string) => expel([...ALL, step('dropped', on)]).kind
    expect(['2025-02-16', '2025-02-17'].map(dropped)).toEqual(['not-expelled', 'expelled'])
    expect(expel([PROPOSED, step('dropped', '2025-01-02')]).kind).toBe('not-expelled')
  })
  it('nothing takes effect while the person is not told', () => {
    expect(expel(ALL.slice(0, 4), '2030-01-01')).toMatchObject({
      kind: 'under-way',
      next: 'tell',
      takesEffectOn: undefined,
    })
  })
})

describe('Always true', () => {
  const NAMES = ['notified', 'heard', 'decided', 'told', 'appealed', 'appeal-decided', 'dropped'] as const
  const START = epochDay(date('2025-01-01'))
  const dayAt = (offset: number) => dateOfEpochDay(START + offset)
  const day = fc.integer({ min: 0, max: 150 }).map(dayAt)
  /** Steps mostly in their order, each so many days after the one before; some are left out. */
  const cases = fc.record({
    gaps: fc.tuple(...NAMES.map(() => fc.integer({ min: -1, max: 20 }))),
    taken: fc.subarray([...NAMES], { minLength: 4 }),
    verdict: fc.constantFrom('carried', 'carried', 'carried', 'lost', 'tied', 'open'),
    result: fc.constantFrom('upheld', 'overturned'),
    rule: fc.record({
      appealDays: fc.integer({ min: 1, max: 40 }),
      hearing: fc.boolean(),
      notice: fc.constantFrom({ days: 0, counted: 'calendar' } as const, { days: 7, counted: 'clear' } as const),
    }),
  })
  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never
  const stepsOf = ({ gaps, taken, verdict, result: what }: Case): readonly ExpulsionStep[] => {
    let offset = 0
    return [
      PROPOSED,
      ...NAMES.flatMap((kind, at): ExpulsionStep[] => {
        offset = Math.max(0, offset + (gaps[at] ?? 0))
        const on = dayAt(offset)
        if (!taken.includes(kind)) return []
        if (kind === 'decided') return [{ kind, on, verdict: verdict as 'carried' }]
        return [kind === 'appeal-decided' ? result(on, what) : step(kind, on)]
      }),
    ]
  }
  const at = (one: Case, on: string) =>
    tryExpulsionOf({ rule: { ...RULE, ...one.rule }, member: 'ana', steps: stepsOf(one), on })

  it('an expulsion never takes effect before its appeal period is over, nor while an appeal in time is undecided', () => {
    let seen = 0
    always(
      fc.property(cases, day, (one, on) => {
        const outcome = at(one, on)
        if (outcome.kind !== 'expelled') return
        seen++
        const { appealUntil = '9999', takesEffectOn = '0000' } = outcome
        const dayOf = (kind: ExpulsionStep['kind']) => stepsOf(one).find((taken) => taken.kind === kind)?.on
        const told = dayOf('told') ?? '9999-12-31'
        expect(appealUntil).toBe(dateOfEpochDay(epochDay(date(told)) + one.rule.appealDays))
        expect(appealUntil < takesEffectOn && takesEffectOn <= on).toBe(true)
        const appealed = dayOf('appealed')
        if (appealed === undefined || appealed > appealUntil) return
        expect(one.result).toBe('upheld')
        expect((dayOf('appeal-decided') ?? '9999') <= takesEffectOn).toBe(true)
      }),
      3000,
    )
    expect(seen).toBeGreaterThan(50)
  })
  it('whoever does what comes next, when it may be done, is never told of a flaw', () => {
    const DOES = { propose: 'proposed', notify: 'notified', hear: 'heard', decide: 'decided', tell: 'told' } as const
    always(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('heard', 'did-not-come', 'notified'), fc.integer({ min: 0, max: 20 })), {
          maxLength: 3,
        }),
        fc.boolean(),
        (first, hearing) => {
          const once = first.filter(([kind], at) => kind !== 'notified' || first.findIndex(([k]) => k === kind) === at)
          let steps: readonly ExpulsionStep[] = [
            PROPOSED,
            ...once.map(([kind, day]) => step(kind as 'heard', dayAt(day))),
          ]
          for (let left = 8; left > 0; left--) {
            const { kind, next, nextFrom = dayAt(21) } = expel(steps, '2025-12-31', { hearing })
            if (kind !== 'under-way') break
            const on = nextFrom > dayAt(21) ? nextFrom : dayAt(21)
            const does = DOES[next as keyof typeof DOES]
            steps = [...steps, does === 'decided' ? { ...CARRIED, on } : step(does as 'heard', on)]
          }
          expect(expel(steps, '2026-12-31', { hearing }).kind).toBe('expelled')
        },
      ),
    )
  })
  it('a later day never undoes an expulsion that is in effect', () => {
    always(
      fc.property(cases, day, day, (one, first, second) => {
        const [before, after] = first < second ? [first, second] : [second, first]
        if (at(one, before).kind === 'expelled') expect(at(one, after).kind).toBe('expelled')
      }),
      2000,
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryExpulsionOf, {
      ...BASE,
      rule: { ...RULE, clauses: [] },
      steps: [...ALL, step('appealed', '2025-02-01'), result('2025-02-10', 'upheld')],
    })
  })
})

describe('Not true, on purpose', () => {
  it('an appeal that came too late changes nothing, whatever became of it', () => {
    expect(expel([...ALL, step('appealed', '2025-02-17'), result('2025-02-20', 'overturned')]).kind).toBe('expelled')
  })
  it('a tie and a missing quorum end it: whoever wants it still proposes it anew', () => {
    for (const verdict of ['tied', 'inquorate'] as const)
      expect(expel([PROPOSED, NOTIFIED, HEARD, { ...CARRIED, verdict }]).kind).toBe('not-expelled')
  })
  it('a verdict that is open has decided nothing', () => {
    const open = { ...CARRIED, verdict: 'open' } as const
    expect(expel([PROPOSED, NOTIFIED, HEARD, open]).next).toBe('decide')
    expect(expel([PROPOSED, NOTIFIED, HEARD, open, CARRIED, TOLD]).kind).toBe('expelled')
    const first = { ...open, on: '2025-01-01' }
    expect(expel([PROPOSED, first, NOTIFIED, HEARD, CARRIED, TOLD]).kind).toBe('expelled')
    expect(refused([PROPOSED, NOTIFIED, HEARD, open, TOLD])).toEqual(['step-missing steps[4]'])
  })
  it('whoever was heard before the notice was over is heard again, and what comes next never leads to a flaw', () => {
    const early = [PROPOSED, NOTIFIED, step('heard', '2025-01-05')]
    expect(expel(early)).toMatchObject({ next: 'hear', nextFrom: '2025-01-16' })
    expect(expel([...early, HEARD]).next).toBe('decide')
    expect(expel([...early, HEARD, CARRIED, TOLD]).kind).toBe('expelled')
    expect(expel([...early, HEARD, CARRIED, TOLD, step('heard', '2025-01-18')]).kind).toBe('expelled')
    expect(expel([...early, CARRIED, TOLD, HEARD])).toMatchObject({ kind: 'flawed', missing: ['hearing'] })
  })
  it('an appeal that overturns it ends it, whether or not the person was told', () => {
    const appeal = [step('appealed', '2025-01-17'), result('2025-01-20', 'overturned')]
    expect(expel([...ALL.slice(0, 4), ...appeal]).kind).toBe('not-expelled')
    expect(expel([...ALL.slice(0, 4), step('appealed', '2025-01-17'), result('2025-01-20', 'upheld')]).next).toBe(
      'tell',
    )
  })
  it('steps after the day asked for are not counted', () => {
    expect(expel(ALL, '2025-01-15').next).toBe('hear')
  })
})

describe('Refused', () => {
  it('steps without what they need before them, and steps taken twice', () => {
    expect(refused([NOTIFIED])).toEqual(['step-missing steps[0]'])
    expect(refused([PROPOSED, TOLD])).toEqual(['step-missing steps[1]'])
    expect(refused([PROPOSED, result('2025-01-20', 'upheld')])).toEqual(['step-missing steps[1]'])
    expect(refused([CARRIED, PROPOSED])).toEqual([])
    expect(refused([...ALL, NOTIFIED])).toEqual(['listed-twice steps[5]'])
  })
  it('grounds that the rule does not know, and none', () => {
    expect(refused([{ ...PROPOSED, grounds: ['harm', 'envy'] }])).toEqual(['not-one-of steps[0].grounds[1]'])
    expect(refused([{ ...PROPOSED, grounds: [] }])).toEqual(['empty-list steps[0].grounds'])
  })
  it('a decision whose id is none', () => {
    expect(refused([PROPOSED, { ...CARRIED, decision: '' }])).toEqual(['not-a-name steps[1].decision'])
  })
  it('days of appeal beyond the calendar', () => {
    expect(refused(ALL, { rule: { ...RULE, appealDays: 9007199254740991 } })).toEqual([
      'beyond-the-calendar rule.appealDays',
    ])
    const late = [PROPOSED, NOTIFIED, HEARD, CARRIED, step('told', '9999-12-31')]
    expect(refused(late, { on: '9999-12-31' })).toEqual(['beyond-the-calendar rule.appealDays'])
  })
  it('everything at once', () => {
    expect(
      refused(
        [
          'x',
          { kind: 'decided', on: '2025-01-01', verdict: 'won', grounds: ['harm'] },
          { kind: 'heard', on: 7, result: 'upheld' },
        ],
        {
          rule: { grounds: [], notice: 14, hearing: 1, appealDays: 0, appealTo: '' },
          member: '',
          on: null,
        },
      ),
    ).toEqual([
      'empty-list rule.grounds',
      'wrong-kind rule.notice',
      'wrong-kind rule.hearing',
      'not-one-or-more rule.appealDays',
      'not-a-name rule.appealTo',
      'not-a-name member',
      'wrong-kind steps[0]',
      'unknown-key steps[1].grounds',
      'not-one-of steps[1].verdict',
      'not-a-date steps[2].on',
      'unknown-key steps[2].result',
      'step-missing steps[1]',
      'not-a-date on',
    ])
    expect(thrownBy(() => expulsionOf('x' as never))).toEqual(['wrong-kind'])
  })
})
