import type { Arbitrary } from 'fast-check'
import * as charter from '../../charter/index.js'
import { preset, type PresetId, presetCharters } from '../../presets/index.js'
import { soundCharters } from './charters.js'
import type { Kit } from './kit.js'

export const PRESET_IDS = [
  'we-just-coop',
  'workers-coop',
  'worker-coop-plain',
  'worker-coop-es',
  'worker-coop-it',
  'worker-coop-fr',
] as const satisfies readonly PresetId[]

/** Any charter: whole, forked, changed, rebased and amended. */
export const anyCharter = (kit: Kit) => {
  const { fc, one } = kit
  const presets = () => one(...PRESET_IDS).map(preset)
  /** A charter, and the same with some titles changed, objectives taken out and matters added. */
  const changed = () =>
    fc
      .tuple(
        own.Charter(),
        kit.list(fc.record({ at: fc.nat(), how: one('title', 'add'), text: fc.stringMatching(/^[a-z]{3,8}$/) }), 0, 4),
      )
      .map(([from, edits]) => ({ from, to: edited(from, edits) }))
  const rebased = () =>
    fc
      .tuple(
        changed(),
        kit.list(fc.record({ at: fc.nat(), how: one('title', 'add'), text: fc.stringMatching(/^[a-z]{3,8}$/) }), 0, 4),
      )
      .map(([{ from, to }, edits]) => charter.rebaseCharter({ base: from, fork: to, onto: edited(from, edits) }))
  const byLaws = () =>
    fc.record({ charter: own.Charter(), locale: one('en', 'es') }).map((input) => charter.byLawsOf(input))
  const own = {
    /** Presets, whole, and random sound charters. */
    Charter: (): Arbitrary<charter.Charter> => fc.oneof(soundCharters(fc), presets()),
    WrittenCharter: (): Arbitrary<charter.WrittenCharter> =>
      fc.oneof(
        one(...presetCharters),
        fc
          .record({ parent: presets(), title: own.LocalText() })
          .map((input) => charter.forkCharter({ ...input, id: 'forked' })),
      ),
    Identity: (): Arbitrary<charter.Identity> => own.Charter(),
    Sections: (): Arbitrary<charter.Sections> => own.Charter(),
    Extends: (): Arbitrary<charter.Extends> =>
      kit.part(own.WrittenCharter(), (written) => (written.extends === undefined ? [] : [written.extends])),
    LocalText: (): Arbitrary<charter.LocalText> =>
      fc.oneof(kit.words(), fc.record({ en: kit.words(), es: kit.words() })),
    SectionName: (): Arbitrary<charter.SectionName> => one(...charter.SECTIONS),
    PlacedProvision: (): Arbitrary<charter.PlacedProvision> => kit.part(own.Charter(), charter.provisionsOf),
    Heading: (): Arbitrary<charter.Heading> => own.PlacedProvision().map(({ provision }) => provision),
    Sound: (): Arbitrary<charter.Sound> =>
      kit.outcome(own.Charter(), (one) => charter.checkCharter({ charter: one, library: [] })),
    CharterDiff: (): Arbitrary<charter.CharterDiff> => changed().map(charter.diffCharters),
    Change: (): Arbitrary<charter.Change> => kit.part(own.CharterDiff(), ({ changes }) => changes),
    NeededDecision: (): Arbitrary<charter.NeededDecision> =>
      kit.part(changed(), (both) =>
        charter.decisionsNeeded({ charter: both.from, changes: charter.diffCharters(both).changes }),
      ),
    TakenDecision: (): Arbitrary<charter.TakenDecision> =>
      fc.record({
        decision: kit.ids('d'),
        kind: one('carried', 'lost', 'tied', 'inquorate', 'open'),
        on: kit.days(),
        charterVersion: one('1'),
      }),
    /** Amendments by all the decisions they need, or with one of them not taken. */
    Amended: (): Arbitrary<charter.Amended> =>
      kit.outcome(fc.record({ both: changed(), on: kit.days(), missing: fc.boolean() }), ({ both, on, missing }) => {
        const needed = charter.decisionsNeeded({ charter: both.from, changes: charter.diffCharters(both).changes })
        return charter.amendCharter({
          charter: both.from,
          proposed: both.to,
          version: 'amended',
          decisions: needed
            .slice(missing ? 1 : 0)
            .map(({ decision }) => ({ decision, kind: 'carried' as const, on, charterVersion: both.from.version })),
        })
      }),
    Rebased: (): Arbitrary<charter.Rebased> => rebased(),
    /** Both changed the title of one provision, each in their own way. */
    Conflict: (): Arbitrary<charter.Conflict> =>
      kit.part(fc.tuple(own.Charter(), fc.nat()), ([base, at]) => {
        const renamed = (text: string) => edited(base, [{ at, how: 'title', text }])
        const made = charter.rebaseCharter({ base, fork: renamed('theirs'), onto: renamed('ours') })
        return made.kind === 'conflicts' ? made.conflicts : []
      }),
    ByLaws: (): Arbitrary<charter.ByLaws> => byLaws(),
    ByLawsChapter: (): Arbitrary<charter.ByLawsChapter> => kit.part(byLaws(), ({ chapters }) => chapters),
    ByLawsLabels: (): Arbitrary<charter.ByLawsLabels> => byLaws().map(({ labels }) => labels),
    Article: (): Arbitrary<charter.Article> => kit.part(own.ByLawsChapter(), ({ articles }) => articles),
    ArticleSentence: (): Arbitrary<charter.ArticleSentence> =>
      kit.part(fc.tuple(own.Charter(), one('en', 'es')), ([whole, locale]) =>
        charter
          .provisionsOf(whole)
          .flatMap(({ section, id }) => charter.articleOf({ charter: whole, locale, section, id })),
      ),
    CharterElectorate: (): Arbitrary<charter.CharterElectorate> =>
      kit.part(own.Charter(), ({ decisions }) => Object.values(decisions ?? {}).map(({ electorate }) => electorate)),
    DecisionMethod: (): Arbitrary<charter.DecisionMethod> =>
      kit.part(own.Charter(), ({ decisions }) => Object.values(decisions ?? {}).map(({ rule }) => rule)),
    PastDecision: (): Arbitrary<charter.PastDecision> =>
      fc
        .tuple(kit.ids('d'), kit.days(), kit.count(9), kit.count(9), kit.count(9), one('carried', 'lost'))
        .map(([id, on, yes, no, silent, outcome]) => ({
          id,
          decision: 'other-matters',
          on,
          outcome,
          electorate: yes + no + silent + 1,
          present: yes + no + silent,
          for: yes,
          against: no,
          abstain: 0,
          averages: {},
        })),
    ReplayOutcome: (): Arbitrary<charter.ReplayOutcome> =>
      fc
        .tuple(
          one('we-just-coop' as const),
          one(...PRESET_IDS),
          fc.uniqueArray(own.PastDecision(), { selector: ({ id }) => id, maxLength: 4 }),
        )
        .map(([from, under, decisions]) =>
          charter.replayDecisions({ from: preset(from), under: preset(under), decisions }),
        ),
    Replayed: (): Arbitrary<charter.Replayed> => kit.part(own.ReplayOutcome(), ({ decisions }) => decisions),
    BelowTheFloor: (): Arbitrary<charter.BelowTheFloor> =>
      one('wait-for-more', 'outcome-only', 'open', 'openly', 'assembly'),
    SecrecyRule: (): Arbitrary<charter.SecrecyRule> =>
      kit.part(own.Charter(), (whole) =>
        [undefined, ...Object.keys(whole.secrecy ?? {})].map((name) => charter.secrecyRuleOf(whole, name)),
      ),
    WhoDecidesInput: (): Arbitrary<charter.WhoDecidesInput> =>
      fc.record({ charter: own.Charter(), matter: one('removal', 'salaries'), inside: one('project', 'cooperative') }),
    WhoDecides: (): Arbitrary<charter.WhoDecides> => own.WhoDecidesInput().map(charter.whoDecides),
  }
  return own
}

/** The same charter with some titles changed and matters added; no text in it is about anything that is checked. */
const edited = (
  from: charter.Charter,
  edits: readonly { readonly at: number; readonly how: 'title' | 'add'; readonly text: string }[],
): charter.Charter => {
  const result = JSON.parse(JSON.stringify(from)) as Record<string, Record<string, Record<string, unknown>>>
  const placed = charter.provisionsOf(from)
  for (const { at, how, text } of edits) {
    const { section, id } = placed[at % placed.length] ?? { section: 'matters', id: 'none' }
    const provision = result[section]?.[id]
    if (how === 'add') (result['matters'] ??= {})[`new-${text}`] = { title: text }
    else if (provision !== undefined) provision['title'] = text
  }
  return result as unknown as charter.Charter
}
