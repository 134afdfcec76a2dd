import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fund, openJournal, type Posting } from '../../src/accounts/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'
import { CHART, given, moved } from './given.js'

type About = Omit<Posting, 'account' | 'amountMinor' | 'fund'>

/** What comes of spending a cent of a fund that holds a dollar. */
const spending = (purpose: Omit<Fund, 'id'>, about: About = {}, account = 'printing') => {
  const journal = openJournal({ accounts: CHART, funds: [{ id: 'gift', ...purpose }] })
  journal.post(given('e1', 100, 'gift'))
  return journal.post(moved('e2', 1, ['bank', account], { about: { ...about, fund: 'gift' } }))
}
const kindOf = (purpose: Omit<Fund, 'id'>, about: About = {}, account = 'printing') =>
  spending(purpose, about, account).kind
const opened = (funds: unknown) => thrownBy(() => openJournal({ accounts: CHART, funds: funds as readonly Fund[] }))

describe('From the source', () => {
  it('WC-9: a gift for a project is spent on that project', () => {
    expect(kindOf({ projects: ['app'] }, { project: 'app' })).toBe('posted')
    expect(kindOf({ projects: ['app'] }, { project: 'fiesta' })).toBe('not-allowed')
  })

  it('WC-9: a gift for lines of a budget, or for accounts, likewise', () => {
    expect(kindOf({ lines: ['design', 'print'] }, { line: 'print' })).toBe('posted')
    expect(kindOf({ lines: ['design', 'print'] }, { line: 'travel' })).toBe('not-allowed')
    expect(kindOf({ accounts: ['printing'] })).toBe('posted')
    expect(kindOf({ accounts: ['printing'] }, {}, 'rent')).toBe('not-allowed')
  })

  it('WC-9: what names no purpose is not spent on it; the reason says for what the money was given', () => {
    expect(spending({ projects: ['app', 'fiesta'] })).toEqual({
      kind: 'not-allowed',
      because: [{ code: 'outside-purpose', clauses: ['WC-9'], fund: 'gift', named: '', allowed: ['app', 'fiesta'] }],
    })
  })

  it('WC-9: money without strings goes anywhere', () => {
    expect(kindOf({})).toBe('posted')
    expect(kindOf({}, { project: 'fiesta', line: 'travel' }, 'rent')).toBe('posted')
  })
})

describe('At the boundary', () => {
  it('a purpose of no project, of one, and of two', () => {
    const of = (...projects: readonly string[]) => kindOf({ projects }, { project: 'app' })
    expect([of(), of('app'), of('app', 'b'), of('b')]).toEqual(['not-allowed', 'posted', 'posted', 'not-allowed'])
  })

  it('a purpose of nothing: the sentence says so, and does not stop at a comma', () => {
    const outcome = spending({ projects: [] })
    if (!('because' in outcome)) throw new Error(outcome.kind)
    for (const locale of ['en', 'es'] as const) expect(explain(outcome.because, locale)).not.toContain(' ,')
  })

  it('a cent back into the fund is no spending, whatever it is for', () => {
    const journal = openJournal({ accounts: CHART, funds: [{ id: 'gift', projects: ['app'] }] })
    journal.post(given('e1', 100, 'gift'))
    const cost = (id: string, amount: number, project: string) =>
      journal.post(moved(id, amount, ['bank', 'printing'], { about: { fund: 'gift', project } })).kind
    expect([cost('e2', 100, 'app'), cost('e3', -100, 'fiesta'), cost('e4', 100, 'app')]).toEqual([
      'posted',
      'posted',
      'posted',
    ])
  })
})

describe('Always true', () => {
  it('each string that is tied holds, and all of them together', () => {
    const some = (...names: readonly string[]) => fc.option(fc.subarray([...names]), { nil: undefined })
    always(
      fc.property(
        fc.record({ projects: some('a', 'b'), lines: some('x', 'y'), accounts: some('printing', 'rent') }),
        fc.record({ project: fc.constantFrom('a', 'b', 'c'), line: fc.constantFrom('x', 'y', 'z') }),
        fc.constantFrom('printing', 'rent', 'зарплата'),
        (purpose, about, account) => {
          const within = (allowed: readonly string[] | undefined, name: string) => allowed?.includes(name) !== false
          const fits =
            within(purpose.projects, about.project) &&
            within(purpose.lines, about.line) &&
            within(purpose.accounts, account)
          const given = Object.fromEntries(Object.entries(purpose).filter(([, names]) => names !== undefined))
          const outcome = spending(given, about, account)
          expect(outcome.kind).toBe(fits ? 'posted' : 'not-allowed')
          if ('because' in outcome)
            for (const reason of outcome.because)
              if (reason.code === 'outside-purpose') expect(reason.allowed).not.toContain(reason.named)
        },
      ),
    )
  })
})

describe('Refused', () => {
  it('funds that are none, without an id, twice, with keys or purposes that nobody knows', () => {
    expect(opened('gift')).toEqual(['wrong-kind funds'])
    expect(opened([null, 7, []])).toEqual(['wrong-kind funds[0]', 'wrong-kind funds[1]', 'wrong-kind funds[2]'])
    expect(opened([{}])).toEqual(['missing-key funds[0].id'])
    expect(opened([{ id: 'a' }, { id: 'a' }])).toEqual(['listed-twice funds[1].id'])
    expect(opened([{ id: 'a', project: 'app' }])).toEqual(['unknown-key funds[0].project'])
    expect(opened([{ id: 'a', accounts: ['nowhere'] }])).toEqual(['unknown-account funds[0].accounts'])
    expect(opened([{ id: 'a', projects: 'app', lines: null, accounts: [7] }])).toEqual([
      'wrong-kind funds[0].projects',
      'wrong-kind funds[0].lines',
      'not-a-name funds[0].accounts[0]',
    ])
  })
})
