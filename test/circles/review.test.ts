import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Agreement, agreementOf, consentRound, dueForReview, tryDueForReview } from '../../src/circles/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { consent, objection, proceed, QUIET, start } from './rounds.js'

const agreed = (proposal: string, reviewOn: string): Agreement => ({ circle: 'web', proposal, wording: 'v1', reviewOn })
const LIST = [agreed('p2', '2026-09-01'), agreed('p1', '2026-07-01')]

describe('From the source', () => {
  it('WC-6: what was consented to comes back on its day, the longest due first', () => {
    expect(dueForReview({ agreements: LIST, on: '2026-10-01' })).toEqual({
      kind: 'due',
      due: [LIST[1], LIST[0]],
      because: [{ code: 'due-for-review', clauses: ['WC-6'], proposals: ['p1', 'p2'], on: '2026-10-01' }],
    })
  })

  it('WC-6: a carried round leaves an agreement, another does not', () => {
    const round = (...steps: Parameters<typeof consentRound>[0]['steps']) => {
      const outcome = consentRound({ start: start(QUIET), steps: [proceed, proceed, proceed, ...steps] })
      return 'round' in outcome ? agreementOf(outcome.round) : undefined
    }
    expect(round(consent('ana'), proceed)).toEqual({ ...agreed('p1', '2027-06-01') })
    expect(round(consent('ana'))).toBeUndefined()
    expect(round(objection('ana'))).toBeUndefined()
    expect(round(proceed)).toBeUndefined()
  })
})

describe('At the boundary', () => {
  it('the day before, the day itself, the day after', () => {
    const on = (day: string) => dueForReview({ agreements: LIST, on: day }).due.map(({ proposal }) => proposal)
    expect(['2026-06-30', '2026-07-01', '2026-07-02'].map(on)).toEqual([[], ['p1'], ['p1']])
  })

  it('two of the same day stay in the order in which they were given', () => {
    const agreements = ['p3', 'p1', 'p2'].map((id) => agreed(id, '2026-07-01'))
    expect(dueForReview({ agreements, on: '2026-07-01' }).due).toEqual(agreements)
  })

  it('nothing due says when the next is; no agreements, that there is none', () => {
    expect(dueForReview({ agreements: LIST, on: '2026-01-01' }).because[0]).toMatchObject({
      code: 'nothing-due',
      next: '2026-07-01',
    })
    expect(dueForReview({ agreements: [], on: '2026-01-01' })).toMatchObject({
      kind: 'nothing-due',
      because: [{ next: '' }],
    })
  })
})

describe('Always true', () => {
  it('what is due stays due on every later day, and the order of the list does not matter', () => {
    const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
    const lists = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(...days)), {
      selector: ([id]) => id,
    })
    always(
      fc.property(lists, fc.constantFrom(...days), fc.constantFrom(...days), (list, one, other) => {
        const due = (on: string, agreements = list.map(([id, day]) => agreed(id, day))) =>
          dueForReview({ agreements, on })
            .due.map(({ proposal }) => proposal)
            .sort()
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(due(late)).toEqual(expect.arrayContaining(due(early)))
        expect(due(late, list.map(([id, day]) => agreed(id, day)).reverse())).toEqual(due(late))
      }),
    )
  })
})

describe('Refused', () => {
  it('what is no input, and everything at once', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryDueForReview(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryDueForReview({ agreements: [{ circle: '', by: 'ana' }, 7], on: 'soon' } as never))).toEqual([
      'unknown-key agreements[0].by',
      'not-a-name agreements[0].circle',
      'missing-key agreements[0].proposal',
      'missing-key agreements[0].wording',
      'missing-key agreements[0].reviewOn',
      'wrong-kind agreements[1]',
      'not-a-date on',
    ])
    expect(thrownBy(() => dueForReview(null as never))).toEqual(['wrong-kind'])
  })
})
