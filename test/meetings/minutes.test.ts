import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MinutesInput, minutesOf, tryMinutesOf } from '../../src/meetings/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from '../membership/hostile.js'
import { RULE } from './given.js'

const BASE: MinutesInput = {
  rule: RULE,
  meeting: { id: 'm1', on: '2025-05-10' },
  present: ['ana', 'ben'],
  agenda: ['accounts'],
  decisions: [{ matter: 'accounts', verdict: 'carried', decision: 'd1' }],
  on: '2025-05-20',
}
const write = (more: Partial<MinutesInput>) => minutesOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryMinutesOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-2: the minutes of a general meeting say who was there and what was decided', () => {
    expect(write({ writtenOn: '2025-05-12', approvedOn: '2025-05-15', publishedOn: '2025-05-16' })).toEqual({
      kind: 'minutes',
      meeting: 'm1',
      heldOn: '2025-05-10',
      present: ['ana', 'ben'],
      decisions: BASE.decisions,
      offAgenda: [],
      state: 'approved',
      dueOn: '2025-06-09',
      publishedOn: '2025-05-16',
      because: [
        {
          code: 'minutes',
          clauses: ['WC-2'],
          meeting: 'm1',
          state: 'approved',
          day: '2025-05-15',
          present: 2,
          decisions: 1,
        },
      ],
    })
  })
  it('art. 29 of the Spanish Ley 27/1999: approved at the end of the meeting, or within fifteen days', () => {
    const rule = { ...RULE, minutesWithinDays: 15 }
    expect(write({ rule, writtenOn: '2025-05-10', approvedOn: '2025-05-10' }).state).toBe('approved')
    expect(['2025-05-25', '2025-05-26'].map((on) => write({ rule, on }).state)).toEqual(['due', 'late'])
  })
})

describe('At the boundary', () => {
  it('the day before they are due, that day, the next', () => {
    const states = ['2025-06-08', '2025-06-09', '2025-06-10'].map((on) => write({ on }).state)
    expect(states).toEqual(['due', 'due', 'late'])
  })
  it('written, approved and published: each from its day on', () => {
    const at = (on: string) =>
      write({ writtenOn: '2025-05-12', approvedOn: '2025-05-15', publishedOn: '2025-05-16', on })
    expect(['2025-05-11', '2025-05-12', '2025-05-14', '2025-05-15'].map((on) => at(on).state)).toEqual([
      'due',
      'written',
      'written',
      'approved',
    ])
    expect(['2025-05-15', '2025-05-16'].map((on) => at(on).publishedOn)).toEqual([undefined, '2025-05-16'])
  })
  it('what was decided off the agenda is named; what may always be decided is not', () => {
    const decisions = [
      { matter: 'new-rules', verdict: 'carried', decision: 'd1' },
      { matter: 'a-break', matterKind: 'order-of-business', verdict: 'carried', decision: 'd2' },
      { matter: 'accounts', verdict: 'lost', decision: 'd3' },
    ] as const
    const outcome = write({ decisions })
    expect(outcome.offAgenda).toEqual(['new-rules'])
    expect(outcome.because[1]).toEqual({ code: 'on-agenda', clauses: ['WC-2'], matter: 'new-rules', how: 'off' })
    const again = write({ decisions: [...decisions, { matter: 'new-rules', verdict: 'lost', decision: 'd4' }] })
    expect([again.offAgenda, again.because.length]).toEqual([['new-rules'], 2])
  })
})

describe('Always true', () => {
  it('every decision stands in the minutes once, in order', () => {
    const lists = fc.uniqueArray(fc.constantFrom('d1', 'd2', 'd3', '__proto__'))
    always(
      fc.property(lists, (ids) => {
        const decisions = ids.map((decision) => ({ matter: 'accounts', verdict: 'carried', decision }) as const)
        expect(write({ decisions }).decisions.map(({ decision }) => decision)).toEqual(ids)
      }),
      100,
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryMinutesOf, {
      ...BASE,
      writtenOn: '2025-05-12',
      approvedOn: '2025-05-15',
      publishedOn: '2025-05-16',
    })
  })
})

describe('Not true, on purpose', () => {
  it('minutes that were written late are written: nobody asks any more how late', () => {
    expect(write({ writtenOn: '2025-09-01', on: '2025-09-01' }).state).toBe('written')
  })
})

describe('Refused', () => {
  it('written before the meeting, approved before written, published and never written', () => {
    expect(refused({ writtenOn: '2025-05-09' })).toEqual(['not-in-order writtenOn'])
    expect(refused({ writtenOn: '2025-05-10' })).toEqual([])
    expect(refused({ writtenOn: '2025-05-12', approvedOn: '2025-05-11', publishedOn: '2025-05-11' })).toEqual([
      'not-in-order approvedOn',
      'not-in-order publishedOn',
    ])
    expect(refused({ publishedOn: '2025-05-12' })).toEqual(['missing-key writtenOn'])
    expect(refused({ on: '2025-05-09' })).toEqual(['not-in-order on'])
  })
  it('due beyond the calendar', () => {
    expect(refused({ rule: { ...RULE, minutesWithinDays: 9007199254740991 } })).toEqual([
      'beyond-the-calendar rule.minutesWithinDays',
    ])
  })
  it('everything at once', () => {
    expect(
      refused({
        meeting: { id: 'm1' },
        present: ['ana', 'ana'],
        agenda: 7,
        decisions: [
          { matter: '', verdict: 'won', decision: 'd1' },
          { matter: 'a', verdict: 'lost', decision: 'd1' },
          'x',
        ],
        on: undefined,
      }),
    ).toEqual([
      'missing-key meeting.on',
      'listed-twice present[1]',
      'wrong-kind agenda',
      'not-a-name decisions[0].matter',
      'not-one-of decisions[0].verdict',
      'listed-twice decisions[1].decision',
      'wrong-kind decisions[2]',
      'missing-key on',
    ])
    expect(thrownBy(() => minutesOf(null as never))).toEqual(['wrong-kind'])
  })
})
