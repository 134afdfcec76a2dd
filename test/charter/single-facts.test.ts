import { describe, expect, it } from 'vitest'
import {
  applyDiff,
  articleOf,
  type Charter,
  type CharterDiff,
  checkCharter,
  diffCharters,
  projectRulesOf,
  renderCharter,
  replayDecisions,
  tellDiff,
} from '../../src/charter/index.js'
import { isRulesError } from '../../src/problems/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { SMALL, smallWith } from '../arbitraries/charters.js'
import { refusedOf } from '../decisions/problems-of.js'

const wjc = preset('we-just-coop')
const problemsOf = (charter: unknown) => {
  const checked = checkCharter({ charter, library: presetCharters })
  return checked.kind === 'refused' ? checked.problems : []
}

describe('At the boundary', () => {
  it('a replay names the charter it was under, with its version', () => {
    const under = { ...wjc, version: '7' }
    expect(replayDecisions({ from: wjc, under, decisions: [] })).toMatchObject({
      kind: 'replayed',
      because: [{ code: 'replayed', charter: 'we-just-coop 7' }],
    })
  })

  it('a provisional number that points at another item is that of the other', () => {
    const item = (provisional: unknown) => ({ title: 'N', unit: 'share', provisional, aggregation: 'mean' })
    const rule = { atLeast: { average: 'near' }, of: 'electorate' }
    const { 'project-threshold': whole } = wjc.averageItems ?? {}
    const under = smallWith({
      decisions: { it: { title: 'It', electorate: { members: 'all' }, rule, openDays: 7, ballotsFinal: false } },
      averageItems: {
        near: { ...whole, ...item({ average: 'far' }) },
        far: { ...whole, ...item('70%') },
      },
    })
    const past = {
      id: 'p',
      decision: 'it',
      on: '2025-01-01',
      outcome: 'lost',
      electorate: 10,
      against: 3,
      abstain: 0,
    } as const
    const [six, seven] = [6, 7].map((votes) =>
      replayDecisions({ from: under, under, decisions: [{ ...past, for: votes }] }),
    )
    expect([six?.decisions[0], seven?.decisions[0]]).toMatchObject([
      { kind: 'same', would: 'lost', neededFor: 7 },
      { kind: 'otherwise', would: 'carried', neededFor: 7 },
    ])
  })

  it('a title that changes in one language stays what it is in the other', () => {
    const of = (title: unknown) => smallWith({ matters: { a: { title, says: 'It is so.', clauses: [] } } })
    const [from, to] = [of({ en: 'Rooms', es: 'Salas' }), of({ en: 'Places', es: 'Salas' })]
    const told = (locale: 'en' | 'es') => tellDiff({ from, to, diff: diffCharters({ from, to }), locale }).join(' ')
    expect(told('es')).toContain('sigue siendo «Salas» y cambia en otro idioma')
    expect(told('en')).toContain('Rooms')
  })

  it('an elected circle that supervises one that is not there is told, and breaks nothing', () => {
    const workers = preset('workers-coop')
    const [id = '', circle] = Object.entries(workers.circles ?? {})[0] ?? []
    const circles = { ...workers.circles, [id]: { ...circle, supervises: 'nowhere', electedBy: 'nobody' } }
    const problems = problemsOf({ ...workers, circles })
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining([`circles.${id}.supervises`, `circles.${id}.electedBy`]),
    )
  })

  it('an unknown key takes nothing of its provision away: what else is wrong there is told beside it', () => {
    const { 'project-threshold': whole } = wjc.averageItems ?? {}
    const problems = problemsOf({
      ...wjc,
      extra: 1,
      averageItems: { ...wjc.averageItems, 'project-threshold': { ...whole, more: 1, provisional: '200%' } },
    })
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(
      expect.arrayContaining(['unknown-key averageItems.project-threshold.more']),
    )
    expect(problems.some(({ path }) => path === 'averageItems.project-threshold.provisional')).toBe(true)
  })

  it('by-laws in HTML have a heading over their contents, and name the country, in both languages', () => {
    const charter = smallWith({ country: { en: 'Spain', es: 'España' } })
    const [english, spanish] = (['en', 'es'] as const).map((locale) =>
      renderCharter({ charter, locale, format: 'html' }),
    )
    expect(english).toContain('Contents')
    expect(english).toContain('Country: Spain.')
    expect(spanish).toContain('Índice')
    expect(spanish).toContain('País: España.')
  })

  it('a provision that cites nothing is told without brackets', () => {
    const to = smallWith({ matters: { a: { title: 'A', says: 'It is so.', clauses: [] } } })
    const from = smallWith({})
    expect(tellDiff({ from, to, diff: diffCharters({ from, to }), locale: 'en' })).toEqual([
      'New under “Matters”: A. It is so.',
    ])
  })

  it('projects whose removals are no share of votes have no rules that the room of projects takes', () => {
    const consent = preset('workers-coop').decisions?.['consent']
    const removal = wjc.projects?.removal?.decision ?? ''
    const decisions = { ...wjc.decisions, [removal]: { ...wjc.decisions?.[removal], rule: consent?.rule } }
    expect(projectRulesOf({ ...wjc, decisions } as Charter)).toBeUndefined()
    expect(projectRulesOf(wjc)).toBeDefined()
  })

  it('whole years are told as years; eleven months, thirteen and none as months', () => {
    const said = (refundWithinMonths: number) => {
      const leaving = { title: 'L', noticeDays: 7, refundWithinMonths, refundTo: ['left'], lossesTakenOff: true }
      const charter = smallWith({ membership: { leaving } })
      return articleOf({ charter, locale: 'en', section: 'membership', id: 'leaving' }).find(
        ({ name }) => name === 'refundWithinMonths',
      )?.sentence
    }
    expect([0, 1, 11, 12, 13, 24].map(said)).toEqual(
      ['0 months', '1 month', '11 months', '1 year', '13 months', '2 years'].map(
        (length) => `Their capital is paid back within ${length}.`,
      ),
    )
  })

  it('a field that comes to nothing is changed, and so is one that was nothing', () => {
    const rule = { moreThan: '1/2', of: 'electorate' }
    const from = smallWith({ decisions: { it: { ...SMALL.decisions.ordinary, rule } } })
    const gone = { ...from, decisions: { it: { ...from.decisions?.['it'], rule: null } } } as unknown as Charter
    const fields = (a: Charter, b: Charter) => diffCharters({ from: a, to: b }).changes.map((change) => change.kind)
    expect([fields(from, gone), fields(gone, from)]).toEqual([['changed'], ['changed']])
  })
})

describe('Refused', () => {
  it('two periods in which attendances count, for the rules know one for all members', () => {
    const federation = preset('workers-coop')
    const admissions = federation.admissions ?? {}
    const [first = ''] = Object.entries(admissions).find(([, { withinMonths }]) => withinMonths !== undefined) ?? []
    const charter = { ...federation, admissions: { ...admissions, second: { ...admissions[first], withinMonths: 9 } } }
    expect(refusedOf(checkCharter({ charter, library: presetCharters }))).toEqual([
      'not-one-of admissions.second.withinMonths',
    ])
  })

  it('a field of a change that would reach a prototype', () => {
    const change = '{"kind":"changed","section":"matters","id":"a","field":"__proto__","to":{"polluted":true}}'
    const diff = JSON.parse(`{"kind":"different","changes":[${change}]}`) as CharterDiff
    const charter = smallWith({ matters: { a: { title: 'A' } } })
    let codes: readonly string[] = []
    try {
      applyDiff({ charter, diff })
    } catch (error) {
      codes = isRulesError(error) ? error.problems.map(({ code }) => code) : []
    }
    expect(codes).toEqual(['reserved-key'])
  })
})
