import { room } from '../library.mjs'
import { textsUnder } from '../seeds.mjs'
import { isRecordOf } from './rooms.mjs'
import { orRefused } from './shared.mjs'

let [charter, presets, problems, reasons] = []
const prepare = async () => {
  ;[charter, presets, problems, reasons] = await Promise.all(['charter', 'presets', 'problems', 'reasons'].map(room))
}
const charterTexts = () =>
  [
    ...textsUnder('src/presets', '.json'),
    ...textsUnder('examples/05-charters', '.json'),
    ...textsUnder('test/vectors/logs', 'charter.json'),
  ].map((text) => JSON.stringify(JSON.parse(text)))
const WORDS = [
  'we-just-coop',
  'decisions',
  'averageItems',
  'amendments',
  'memberClasses',
  'extends',
  'charter',
  'version',
  'rule',
  'atLeast',
  'moreThan',
  'of',
  'electorate',
  'quorum',
  'provisional',
  'average',
  'clauses',
  'title',
  'bounds',
  'min',
  'max',
  '2/3',
  '101%',
  '*',
  'en',
  'es',
]

/** A sound charter can be told, rendered, compared, forked and read again, whatever is in it. */
const whole = ({ charter: sound }) => {
  for (const locale of ['en', 'es'])
    for (const format of ['markdown', 'html']) {
      const text = charter.renderCharter({ charter: sound, locale, format })
      if (/\bundefined\b|\[object|\bNaN\b/.test(text) && !/undefined|object|NaN/.test(JSON.stringify(sound)))
        return `by-laws with ${/.{0,40}(?:undefined|\[object|NaN)/.exec(text)?.[0]}`
    }
  const copy = JSON.parse(JSON.stringify(sound))
  const again = charter.checkCharter({ charter: copy, library: [] })
  if (again.kind !== 'sound')
    return `a sound charter is refused when it is read again: ${again.problems[0].code} at ${again.problems[0].path}`
  if (charter.diffCharters({ from: sound, to: again.charter }).kind !== 'same')
    return 'a charter is another one when it is read again'
  const parent = presets.preset('we-just-coop')
  const diff = charter.diffCharters({ from: parent, to: sound })
  for (const locale of ['en', 'es']) charter.tellDiff({ from: parent, to: sound, diff, locale })
  const applied = charter.applyDiff({ charter: parent, diff: JSON.parse(JSON.stringify(diff)) })
  if (charter.diffCharters({ from: sound, to: applied }).kind !== 'same')
    return 'a diff does not lead to the charter it was made from'
  const fork = charter.writeFork({ parent, charter: { ...sound, id: `${sound.id}-2`.slice(-60) } })
  const read = charter.checkCharter({ charter: JSON.parse(JSON.stringify(fork)), library: presets.presetCharters })
  if (read.kind !== 'sound')
    return `a fork that was written is refused: ${read.problems[0].code} at ${read.problems[0].path}`
  const { id: _one, version: _other, ...before } = sound
  const { id: _1, version: _2, ...after } = read.charter
  return charter.diffCharters({ from: { ...before, id: 'a', version: '1' }, to: { ...after, id: 'a', version: '1' } })
    .kind === 'same'
    ? undefined
    : 'a fork is another charter when it is read again'
}

export const parsers = [
  {
    name: 'charter',
    reads: 'charters, with the presets as library',
    form: 'value',
    promise: 'never-throws',
    sources: ['src/charter/'],
    words: WORDS,
    batch: 24,
    costs: 3,
    slow: true,
    prepare,
    seeds: () => [
      ...charterTexts(),
      '{"id":"a","version":"1","title":"A","extends":{"charter":"we-just-coop","version":"1"}}',
    ],
    read: (given) => charter.checkCharter({ charter: given, library: presets.presetCharters }),
    again: whole,
  },
  {
    name: 'charter-library',
    reads: 'a charter and the charters it extends',
    form: 'value',
    promise: 'never-throws',
    sources: ['src/charter/'],
    words: WORDS,
    batch: 16,
    costs: 6,
    prepare,
    seeds: () => {
      const [first, second] = charterTexts()
      const fork = '{"id":"b","version":"1","title":"B","extends":{"charter":"c","version":"1"}}'
      return [
        `{"charter":${fork},"library":[${fork.replace('"b"', '"c"').replace('"charter":"c"', '"charter":"we-just-coop"')},${first}]}`,
        `{"charter":${fork},"library":[${fork.replace('"b"', '"c"').replace('"charter":"c"', '"charter":"b"')}]}`,
        `{"charter":${second},"library":[]}`,
      ]
    },
    read: (given) => {
      let parts
      try {
        parts = isRecordOf(given) ? { charter: given.charter, library: given.library } : undefined
      } catch {
        // Looking into the pair is ours; a pair that throws says nothing about what is checked.
      }
      return parts === undefined ? { kind: 'nothing-called' } : charter.checkCharter(parts)
    },
  },
  {
    name: 'charter-changes',
    reads: 'diffs, rebases, amendments and past decisions of a sound charter',
    form: 'value',
    promise: 'refuses',
    sources: [
      'src/charter/diff.ts',
      'src/charter/rebase.ts',
      'src/charter/amend.ts',
      'src/charter/replay.ts',
      'src/charter/tree.ts',
    ],
    words: [
      ...WORDS,
      'changes',
      'kind',
      'identity',
      'added',
      'removed',
      'changed',
      'section',
      'field',
      'from',
      'to',
      'provision',
      'carried',
    ],
    batch: 16,
    costs: 6,
    prepare,
    seeds: () => [
      '{"call":"amend","proposed":{"currency":"EUR"},"version":"2","decisions":[{"decision":"change-rules","kind":"carried","on":"2026-05-01","charterVersion":"1"}]}',
      '{"call":"amend","proposed":{"decisions":{}},"version":"2","decisions":[]}',
    ],
    // The proposal comes from whoever proposes; the charter in force, and what was decided, are the caller's own.
    read: (given) => {
      if (!isRecordOf(given) || !isRecordOf(given.proposed)) return { kind: 'nothing-called' }
      const now = presets.preset('we-just-coop')
      const taken = { decision: 'change-rules', kind: 'carried', on: '2026-05-01', charterVersion: '1' }
      return orRefused(
        () =>
          charter.amendCharter({
            charter: now,
            proposed: { ...now, ...given.proposed },
            version: given.version,
            decisions: [taken],
          }),
        problems.isRulesError,
      )
    },
    again: ({ kind, charter: amended, because }) => {
      for (const locale of ['en', 'es']) reasons.explain(because, locale)
      if (kind !== 'amended') return undefined
      return charter.checkCharter({ charter: JSON.parse(JSON.stringify(amended)), library: [] }).kind === 'sound'
        ? undefined
        : 'an amended charter is not sound'
    },
  },
]
