import { describe, expect, it } from 'vitest'
import {
  byLawsOf,
  checkCharter,
  isShareRule,
  provisionsOf,
  renderCharter,
  reservesOf,
  secrecyRuleOf,
  surplusOf,
} from '../../src/charter/index.js'
import { leastVotes, shareTest } from '../../src/decisions/index.js'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import { exact, type ExactInput } from '../../src/exact/index.js'
import { preset, presetCharters, type PresetId } from '../../src/presets/index.js'
import { CLAUSES } from '../../src/reasons/index.js'
import { shareSurplus } from '../../src/surplus/index.js'
import { PRESET_IDS } from '../arbitraries/charters.js'

const citedBy = (id: PresetId): ReadonlySet<string> =>
  new Set(provisionsOf(preset(id)).flatMap(({ provision }) => provision.clauses ?? []))
const missing = (id: PresetId, prefix: string): readonly string[] =>
  Object.keys(CLAUSES).filter((clause) => clause.startsWith(`${prefix}-`) && !citedBy(id).has(clause))

/** What becomes of a year's result of 100 000.00 under a preset, with two members of whom one worked twice as much. */
const year = (id: PresetId, more: { readonly resultMinor?: number; readonly lossesCarriedMinor?: number } = {}) => {
  const charter = preset(id)
  const shared = shareSurplus({
    currency: charter.currency,
    resultMinor: 10_000_000,
    lossesCarriedMinor: 0,
    ...more,
    reserves: reservesOf(charter).map((reserve) => ({ ...reserve, balanceMinor: 1_000_000 })),
    provisions: surplusOf(charter).map(({ provision }) => provision),
    lossesFrom: charter.surplusRules?.losses?.from ?? [],
    members: [
      { id: 'ana', capitalMinor: 100_000, labour: 1600 },
      { id: 'ben', capitalMinor: 100_000, labour: 800 },
    ],
    rounding: charter.surplusRules?.rounding?.to ?? 'half-even',
  })
  return { ...shared, table: shared.lines.map(({ provision, to, amountMinor }) => [provision, to, amountMinor]) }
}

/** The members' part, in all. */
const patronage = (id: PresetId): bigint =>
  year(id).members.reduce((sum, { patronageMinor }) => sum + patronageMinor, 0n)

describe('From the source', () => {
  it('WJC-1 to WJC-29: We Just Coop cites every clause of its text', () => {
    expect(missing('we-just-coop', 'WJC')).toEqual([])
  })

  it('WC-1 to WC-11: workers.coop cites every clause of its text', () => {
    expect(missing('workers-coop', 'WC')).toEqual([])
  })

  it('CW-1, CW-2, CW-4: every plain charter cites what all worker cooperatives have in common; CW-5 where it gives to a federation or to a fund', () => {
    for (const id of ['worker-coop-plain', 'worker-coop-es', 'worker-coop-it', 'worker-coop-fr'] as const)
      expect([id, ...['CW-1', 'CW-2', 'CW-4'].filter((clause) => !citedBy(id).has(clause))]).toEqual([id])
    expect(citedBy('workers-coop').has('CW-5')).toBe(true)
  })

  it('CW-6: each carries the legal form it assumes, and each law its text; the check warns of laws that were not looked up', () => {
    for (const id of PRESET_IDS) expect([id, preset(id).legalForm === undefined]).toEqual([id, false])
    for (const id of ['worker-coop-es', 'worker-coop-it', 'worker-coop-fr'] as const)
      expect([id, preset(id).country === undefined]).toEqual([id, false])
  })

  it('WJC-3, WJC-5, WJC-13, WJC-14, WJC-18: the thresholds of We Just Coop are these shares, of these people, by these numbers of votes of ten', () => {
    const charter = preset('we-just-coop')
    const told = (
      ['accept-project', 'approve-coordinator', 'admit-worker-owner', 'oust-worker-owner', 'put-to-the-vote'] as const
    ).map((name) => {
      const decision = charter.decisions?.[name]
      const rule = decision?.rule
      if (decision === undefined || rule === undefined || !isShareRule(rule)) throw new Error(name)
      const { average } = rule.atLeast as { readonly average: string }
      const share = charter.averageItems?.[average]?.provisional as ExactInput
      return [
        name,
        share,
        rule.of,
        decision.electorate.except ?? [],
        leastVotes(shareTest(exact(share), 'at-least'), 10),
      ]
    })
    expect(told).toEqual([
      ['accept-project', '2/3', 'electorate', [], 7],
      ['approve-coordinator', '2/3', 'electorate', ['candidate'], 7],
      ['admit-worker-owner', '3/4', 'electorate', ['applicant'], 8],
      ['oust-worker-owner', '3/4', 'electorate', [], 8],
      ['put-to-the-vote', '1/3', 'electorate', [], 4],
    ])
  })

  it('WJC-1: the objectives go by consensus of all, and by no amendment of anything else', () => {
    const { amendments, decisions } = preset('we-just-coop')
    expect(amendments?.['objectives']).toMatchObject({ covers: ['objectives'], decision: 'change-objectives' })
    expect(decisions?.['change-objectives']?.rule).toHaveProperty('consensus')
  })

  it('WJC-16, CW-4: whoever has a vote has one, in every preset', () => {
    for (const id of PRESET_IDS)
      for (const { votes, hasVote } of Object.values(preset(id).memberClasses ?? {}))
        expect([id, hasVote ? (votes ?? 1) : 1]).toEqual([id, 1])
  })

  it('WJC-25: removals inside a project are for the team, ousting for the worker-owners', () => {
    const { decisions } = preset('we-just-coop')
    expect(decisions?.['remove-from-team']).toMatchObject({
      electorate: { members: { team: 'project' } },
      inside: 'project',
    })
    expect(decisions?.['oust-worker-owner']).toMatchObject({
      electorate: { members: { classes: ['worker-owner'] } },
      inside: 'cooperative',
    })
  })

  it('WJC-7, WJC-8: the vote on removing somebody is secret, of the whole team', () => {
    const removal = preset('we-just-coop').decisions?.['remove-from-team']
    expect([removal?.secret, removal?.electorate.except]).toEqual([true, undefined])
  })

  it('WJC-8: it is sealed, three of five count it, and a team too small for that leaves it to all worker-owners', () => {
    const charter = preset('we-just-coop')
    expect(secrecyRuleOf(charter, undefined)).toMatchObject({
      ...{ mode: 'sealed', keyHolders: 5, keyQuorum: 3, below: 'assembly', assembly: 'remove-in-assembly' },
      policy: DISCLOSURE.strict,
    })
    const { secrecy } = charter.decisions?.['remove-in-assembly'] ?? {}
    expect(secrecyRuleOf(charter, secrecy)).toMatchObject({
      mode: 'sealed',
      below: 'openly',
      policy: DISCLOSURE.strict,
    })
  })

  it('WC-3: seven seats, by the single transferable vote, nominated by member enterprises', () => {
    expect(preset('workers-coop').elections?.['board']).toMatchObject({
      seats: 7,
      method: 'scottish-stv',
      nominatedBy: ['enterprise'],
      nominationsNeeded: 1,
    })
  })

  it('WC-8: the subscription is 1/1000 of labour cost', () => {
    expect(preset('workers-coop').federation?.subscription?.share).toBe('1/1000')
  })

  it('CW-1, Codice civile art. 2545-quater and legge 59/1992 art. 11: of 100 000 euros 30 000 go to the legal reserve and 3 000 to a mutual fund', () => {
    expect(year('worker-coop-it').table.slice(0, 2)).toEqual([
      ['reserve', 'legal reserve', 3_000_000n],
      ['fund', 'mutual fund for the promotion of cooperation', 300_000n],
    ])
    // Whatever losses there were: both are shares of the whole yearly result.
    expect(
      year('worker-coop-it', { lossesCarriedMinor: 2_000_000 })
        .table.slice(0, 2)
        .map(([, , amount]) => amount),
    ).toEqual([3_000_000n, 300_000n])
  })

  it('CW-1, loi 78-763 art. 33: of 100 000 euros 15 000 go to the legal reserve, and no less than 25 000 to those who work', () => {
    const { table } = year('worker-coop-fr')
    expect(table.find(([, to]) => to === 'legal reserve')).toEqual(['reserve', 'legal reserve', 1_500_000n])
    expect(patronage('worker-coop-fr')).toBeGreaterThanOrEqual(2_500_000n)
  })

  it('CW-1, Ley 27/1999 art. 58.1: of 100 000 euros after losses 20 000 go to the mandatory reserve and 5 000 to education', () => {
    const of = (more: object) =>
      year('worker-coop-es', more).table.filter(([kind]) => kind === 'reserve' || kind === 'fund')
    expect(of({})).toEqual([
      ['reserve', 'mandatory reserve', 2_000_000n],
      ['fund', 'education and promotion', 500_000n],
    ])
    expect(of({ lossesCarriedMinor: 2_000_000 }).map(([, , amount]) => amount)).toEqual([1_600_000n, 400_000n])
  })
})

describe('Always true', () => {
  it('every preset is sound, and warns of nothing but of laws that were not looked up', () => {
    const warned = presetCharters.map((charter) => {
      const checked = checkCharter({ charter, library: presetCharters })
      return [
        charter.id,
        checked.kind,
        checked.kind === 'sound'
          ? checked.warnings.map(({ code, path }) => `${code} ${path}`)
          : checked.problems.map(({ code, path }) => `${code} ${path}`),
      ]
    })
    expect(warned).toEqual([
      ['we-just-coop', 'sound', []],
      ['workers-coop', 'sound', []],
      ['worker-coop-plain', 'sound', []],
      ['worker-coop-es', 'sound', ['unchecked-law sources.es-58.checkedOn', 'unchecked-law sources.es-75.checkedOn']],
      ['worker-coop-it', 'sound', ['unchecked-law sources.it-2514.checkedOn']],
      ['worker-coop-fr', 'sound', ['unchecked-law sources.fr-20.checkedOn']],
    ])
  })

  it('a preset by its name is the one in the list, whole: it extends nothing any more', () => {
    expect(presetCharters.map(({ id }) => id)).toEqual(PRESET_IDS)
    for (const id of PRESET_IDS) expect([preset(id).id, 'extends' in preset(id)]).toEqual([id, false])
  })

  it('every text is there in both languages', () => {
    const oneLanguage: string[] = []
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      if ('en' in value !== 'es' in value) oneLanguage.push(path)
      for (const [key, inner] of Object.entries(value)) {
        if (
          [
            'title',
            'about',
            'legalForm',
            'plural',
            'reading',
            'says',
            'openTo',
            'text',
            'indivisibleTo',
            'country',
          ].includes(key) &&
          typeof inner === 'string'
        )
          oneLanguage.push(`${path}.${key}`)
        look(inner, `${path}.${key}`)
      }
    }
    for (const written of presetCharters) look(written, written.id)
    expect(oneLanguage).toEqual([])
  })

  it('nothing of English stands in the Spanish by-laws', () => {
    for (const id of PRESET_IDS) {
      const text = renderCharter({ charter: preset(id), locale: 'es', format: 'markdown' })
      const words = text
        .replaceAll(/workers\.coop|We Just Coop|worker co-op|co-operative society|Loi .*?\d{4}/g, '')
        .match(
          /(?<!\p{L})(the|reserve|fund|common|mandatory|voluntary|education|Spain|France|Italy|United Kingdom|of|is|by)(?!\p{L})/gu,
        )
      expect([id, [...new Set(words ?? [])]]).toEqual([id, []])
    }
  })

  it('every decision is pointed at by something: an article that nobody needs is not there', () => {
    for (const id of PRESET_IDS) {
      const charter = preset(id)
      const pointed =
        JSON.stringify({ ...charter, decisions: undefined }) +
        JSON.stringify(Object.values(charter.decisions ?? {}).map(({ ifNobody }) => ifNobody))
      const idle = Object.keys(charter.decisions ?? {}).filter((name) => !pointed.includes(`"${name}"`))
      // What is not a number, and what puts an item to the vote, is asked for by members and by no other article.
      expect([id, idle.filter((name) => !['other-matters', 'put-to-the-vote'].includes(name))]).toEqual([id, []])
    }
  })

  it('surpluses are shared to the last cent, whatever the result and the losses', () => {
    for (const id of ['worker-coop-plain', 'worker-coop-es', 'worker-coop-it', 'worker-coop-fr'] as const)
      for (const resultMinor of [0, 1, 99, 100, 101, 12_345, 10_000_000, 10_000_001])
        for (const lossesCarriedMinor of [0, 1, 5_000, 20_000_000]) {
          const { lines } = year(id, { resultMinor, lossesCarriedMinor })
          expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(BigInt(resultMinor))
        }
  })

  it('CW-2: no indivisible reserve is shared out, and each goes somewhere in the end', () => {
    for (const id of ['worker-coop-plain', 'worker-coop-es', 'worker-coop-it', 'worker-coop-fr'] as const) {
      const { surplusRules } = preset(id)
      expect(reservesOf(preset(id)).some(({ indivisible }) => indivisible)).toBe(true)
      expect(surplusRules?.dissolution?.indivisibleTo).toBeDefined()
    }
  })

  it('by-laws of every preset have articles in each chapter, none of them without a title', () => {
    for (const id of PRESET_IDS)
      for (const locale of ['en', 'es'] as const)
        for (const { articles, title } of byLawsOf({ charter: preset(id), locale }).chapters) {
          expect(articles.length).toBeGreaterThan(0)
          for (const one of [title, ...articles.map((article) => article.title)]) expect(one.trim()).not.toBe('')
        }
  })
})
