import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type Charter,
  checkCharter,
  consentRuleOf,
  diffCharters,
  electionRuleOf,
  meetingRuleOf,
  membershipRulesOf,
  projectRulesOf,
  renderCharter,
  shareRuleOf,
  tellDiff,
  whoDecides,
} from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { expectKept } from '../cooperative/kept.js'
import { refusedOf } from '../decisions/problems-of.js'

const keptAs = (name: string): URL => new URL(`by-laws/${name}`, import.meta.url)

/** What other charters do not choose: every method, electorate, unit and way to count that ours leave out. */
const everyChoice = JSON.parse(readFileSync(keptAs('every-choice.json'), 'utf8')) as Charter

/** The rules that the rooms below are given by a charter, and who decides on whom. */
const rulesOf = (charter: Charter): object => {
  const each = (chapter: 'decisions' | 'elections' | 'meetings', read: (charter: Charter, id: string) => unknown) =>
    Object.fromEntries(
      Object.keys(charter[chapter] ?? {}).flatMap((id) => {
        const rule = read(charter, id)
        return rule === undefined ? [] : [[id, rule]]
      }),
    )
  const decides = (matter: 'removal' | 'salaries', inside: 'project' | 'cooperative') =>
    whoDecides({ charter, matter, inside })
  return {
    shares: each('decisions', shareRuleOf),
    consents: each('decisions', consentRuleOf),
    elections: each('elections', electionRuleOf),
    meetings: each('meetings', meetingRuleOf),
    membership: membershipRulesOf(charter),
    projects: projectRulesOf(charter),
    decides: (['project', 'cooperative'] as const).flatMap((inside) => [
      decides('removal', inside),
      decides('salaries', inside),
    ]),
  }
}

const LOCALES = ['en', 'es'] as const

describe('From the source', () => {
  it.each(LOCALES)(
    'WJC-1 to WJC-25: the by-laws of We Just Coop, from their first word to their last: %s',
    (locale) => {
      const laws = renderCharter({ charter: preset('we-just-coop'), locale, format: 'markdown' })
      expectKept(keptAs(`we-just-coop.${locale}.md`), laws)
      expect(laws).toMatch(/^# We Just Coop/)
    },
  )
})

describe('At the boundary', () => {
  it('a charter that chooses what the others do not is sound', () => {
    expect(refusedOf(checkCharter({ charter: everyChoice, library: [] }))).toEqual([])
  })

  it.each(LOCALES)('its by-laws, from their first word to their last: %s', (locale) => {
    const laws = renderCharter({ charter: everyChoice, locale, format: 'markdown' })
    expectKept(keptAs(`every-choice.${locale}.md`), laws)
    expect(laws).toMatch(/\[\^3\]: the-law: /)
  })

  it('the rules that it gives, and those that three of ours give', () => {
    const charters = [everyChoice, preset('we-just-coop'), preset('workers-coop'), preset('worker-coop-plain')]
    const rules = charters.map(rulesOf)
    expectKept(keptAs('rules.txt'), JSON.stringify(rules, null, 1))
    expect(rules).toHaveLength(4)
  })

  it('the same as a page, without its style', () => {
    const page = renderCharter({ charter: everyChoice, locale: 'es', format: 'html' })
    expectKept(keptAs('every-choice.es.html.txt'), page.replace(/<style>[^<]*<\/style>/, '<style></style>'))
    expect(page).toContain('<html lang="es">')
  })

  it.each(LOCALES)('everything that changes from a charter to quite another: %s', (locale) => {
    const from = preset('worker-coop-plain')
    const diff = diffCharters({ from, to: everyChoice })
    const told = tellDiff({ from, to: everyChoice, diff, locale })
    expectKept(keptAs(`changes.${locale}.txt`), told.join('\n'))
    expect(told).toHaveLength(diff.changes.length)
  })
})
