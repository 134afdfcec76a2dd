import fc from 'fast-check'
import { type Charter, provisionsOf, type WrittenCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'

/** The names of the presets. */
export const PRESET_IDS = [
  'we-just-coop',
  'workers-coop',
  'worker-coop-plain',
  'worker-coop-es',
  'worker-coop-it',
  'worker-coop-fr',
] as const

/** What every decision by ballots says beside its rule. */
export const BALLOTS = { openDays: 7, ballotsCanChange: true, thresholds: 'at-opening', members: 'at-opening' } as const

/** The smallest sound charter that has members, a decision, and a way to be amended. */
export const SMALL = {
  id: 'small',
  version: '1',
  title: 'Small',
  currency: 'EUR',
  memberClasses: { member: { title: 'Member', plural: 'members', kind: 'person', hasVote: true } },
  decisions: {
    ordinary: {
      title: 'Ordinary',
      electorate: { members: 'all' },
      rule: { moreThan: '1/2', of: 'electorate' },
      ...BALLOTS,
    },
  },
  amendments: { all: { title: 'Changing this', covers: ['*'], decision: 'ordinary' } },
} as const

/** The small charter with chapters added or replaced; a name that is undefined is left out. */
export const smallWith = (more: Readonly<Record<string, unknown>>): Charter =>
  JSON.parse(JSON.stringify({ ...SMALL, ...more })) as Charter

/** Texts that people write, and texts that somebody hostile writes. */
export const HOSTILE_TEXTS = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '](javascript:alert(1))',
  '[click](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '`code` ``` fence',
  'one\ntwo\n\n# three\r\n\r\n## four',
  '[^1]: another note',
  '&lt;b&gt; &#60;',
  '*bold* _it_ ~~no~~ | a | b |',
  '\\',
  '<!-- hidden',
] as const

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-záéñ][A-Za-z áéñ']{0,30}[a-z]$/) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }) },
)

/** A text in one language, or in both. */
const localTexts = fc.oneof(texts, fc.record({ en: texts, es: texts }))

const ids = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?$/).filter((id) => id !== 'constructor')

const named = <T>(each: fc.Arbitrary<T>, least: number, most: number): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(ids, each), { minLength: least, maxLength: most, selector: ([id]) => id })
    .map((pairs) => Object.fromEntries(pairs))

const heading = {
  title: localTexts,
  clauses: fc.option(fc.subarray(['WJC-2', 'WJC-16', 'CW-4', 'WC-2', 'a-source']), { nil: undefined }),
  reading: fc.option(localTexts, { nil: undefined }),
}

const shares = fc.oneof(
  fc.constantFrom('1/2', '2/3', '3/4', '75%', 0.6, 1, '1'),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
)

/** Decisions of every method, some of whose thresholds point at one of the items. */
const decisions = (classes: readonly string[], items: readonly string[]) => {
  const threshold = fc.oneof(shares, ...(items.length === 0 ? [] : [fc.record({ average: fc.constantFrom(...items) })]))
  const rule = fc.oneof(
    fc.record({ atLeast: threshold, of: fc.constantFrom('electorate', 'present', 'ballots', 'for-or-against') }),
    fc.record({ moreThan: fc.constantFrom('1/2', '2/3', '90%'), of: fc.constantFrom('electorate', 'present') }),
    fc.record({
      moreThan: fc.constant('1/2'),
      of: fc.constantFrom('ballots', 'for-or-against'),
      tie: fc.constantFrom('lost', 'second-ballot', 'casting-vote'),
      quorum: fc.record({ atLeast: threshold, of: fc.constantFrom('electorate', 'present') }),
    }),
    fc.record({ consensus: fc.record({ noticeDays: fc.integer({ min: 0, max: 90 }) }) }),
    fc.record({
      consent: fc.record({
        mostRounds: fc.integer({ min: 1, max: 5 }),
        presence: fc.constantFrom({ atLeast: '1/2' }, { moreThan: '1/3' }),
        standAside: fc.constantFrom('allowed', 'not-allowed'),
        silence: fc.constantFrom('awaited', 'consents'),
        otherwise: fc.constant('not-carried'),
        objectionTest: fc.record({
          decides: fc.constantFrom('facilitator', 'nobody'),
          criteria: fc.constant(['harm']),
        }),
      }),
    }),
    fc.record({ choose: fc.constant('approval'), runoff: fc.constantFrom('never', 'without-majority') }),
  )
  const electorate = fc.record(
    {
      members: fc.oneof(fc.constant('all'), fc.constant({ classes }), fc.constant({ team: 'project' })),
      except: fc.constantFrom(['candidate'], ['person-concerned', 'some-body-else']),
    },
    { requiredKeys: ['members'] },
  )
  const more = {
    openDays: fc.integer({ min: 1, max: 60 }),
    ballotsCanChange: fc.boolean(),
    thresholds: fc.constantFrom('at-opening', 'live'),
    members: fc.constantFrom('at-opening', 'live'),
    secret: fc.boolean(),
  }
  const needed = ['title', 'electorate', 'rule', 'openDays', 'ballotsCanChange', 'thresholds', 'members'] as const
  const decision = fc.record({ ...heading, electorate, rule, ...more }, { requiredKeys: [...needed] })
  return named(
    decision.map((one) => (needsAll(one.rule) ? { ...one, secret: false } : one)),
    1,
    5,
  )
}

/** What takes every vote is not voted on in secret. */
const needsAll = (rule: object): boolean =>
  'consensus' in rule || ('atLeast' in rule && [1, '1', '100%'].includes(rule.atLeast as string | number))

const item = fc.record(
  {
    ...heading,
    unit: fc.constant('share'),
    proposedBy: fc.constant({ members: 'all' }),
    aggregation: fc.constantFrom('mean', 'median', { trimmedMean: '10%' }, { clampedMean: true }),
    provisional: fc.integer({ min: 1, max: 99 }).map((percent) => `${percent}%`),
    minimumProposals: fc.integer({ min: 0, max: 9 }),
    min: fc.constant('1%'),
    max: fc.constant('100%'),
    acts: fc.constantFrom('same-day', 'next-day', 'next-month', 'next-year'),
  },
  { requiredKeys: ['title', 'unit', 'proposedBy', 'aggregation', 'provisional', 'minimumProposals'] },
)

const steps = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), localTexts)
  .map(([reserve, fund, title]) => ({
    'to-reserve': {
      title,
      order: 1,
      step: 'reserve',
      to: 'common',
      share: `${reserve}%`,
      of: 'surplus',
      indivisible: true,
    },
    'to-fund': { title, order: 2, step: 'fund', to: 'education', share: `${fund}/100`, of: 'surplus' },
    rest: { title, order: 3, step: 'rest', to: 'patronage' },
  }))

/** Sound charters with provisions of most kinds, whose titles may be hostile. */
export const charters: fc.Arbitrary<Charter> = fc
  .record({
    classes: named(
      fc.record({
        ...heading,
        plural: localTexts,
        kind: fc.constantFrom('person', 'enterprise'),
        votes: fc.constant(1),
      }),
      1,
      3,
    ),
    items: named(item, 0, 4),
    objectives: named(fc.record({ ...heading, text: localTexts }), 0, 3),
    matters: named(fc.record({ ...heading, says: localTexts }, { requiredKeys: ['title'] }), 1, 4),
    surplus: fc.option(steps, { nil: undefined }),
    about: fc.option(localTexts, { nil: undefined }),
  })
  .chain(({ classes, items, objectives, matters, surplus, about }) =>
    fc
      .record({ decided: decisions(Object.keys(classes), Object.keys(items)), title: localTexts })
      .map(({ decided, title }) => {
        // What amends is a yes or no: choosing among options is none.
        const yesOrNo = Object.keys(decided).filter((id) => !('choose' in (decided[id]?.rule ?? {})))
        const [first = 'ordinary', second = first] = yesOrNo
        return JSON.parse(
          JSON.stringify({
            id: 'random',
            version: '1',
            title,
            about,
            currency: 'EUR',
            ...(Object.keys(objectives).length === 0 ? {} : { objectives }),
            memberClasses: Object.fromEntries(
              Object.entries(classes).map(([id, one]) => [id, { ...one, hasVote: true }]),
            ),
            ...(Object.keys(items).length === 0 ? {} : { averageItems: items }),
            decisions: yesOrNo.length > 0 ? decided : { ...decided, ...SMALL.decisions },
            matters,
            circles: { board: { title: 'Board', domain: Object.keys(matters), decidesBy: first } },
            surplus,
            surplusRules: { dissolution: { title: 'The end', indivisibleTo: 'another cooperative' } },
            amendments: {
              all: { title, covers: ['*'], decision: first },
              own: { title, covers: ['matters'], decision: second },
            },
            sources: { 'a-source': { title, says: title } },
          }),
        ) as Charter
      }),
  )

/** Presets, whole, and random charters. */
export const anyCharters: fc.Arbitrary<Charter> = fc.oneof(charters, fc.constantFrom(...PRESET_IDS.map(preset)))

type Place = readonly (string | number)[]

/** Every place of a value: the way to it, key by key. */
const placesOf = (value: unknown, way: Place = []): readonly Place[] =>
  typeof value !== 'object' || value === null
    ? [way]
    : [
        way,
        ...Object.entries(value).flatMap(([key, inner]) =>
          placesOf(inner, [...way, Array.isArray(value) ? Number(key) : key]),
        ),
      ]

/** What somebody who edits a file by hand may leave behind at a place of it. */
const slips = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    1,
    -1,
    2,
    1e21,
    0.1,
    '50%',
    '120%',
    '1/0',
    'worker-owner',
    'board',
    'share',
    '2025-02-30',
    [],
    {},
    [[]],
    { average: 'interest-rate' },
    { average: 'project-threshold' },
    { en: 'a', es: 'b' },
    { en: 'a' },
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    true,
    'x'.repeat(5000),
    'constructor',
    '__proto__',
    'toString',
  ),
)

const NEW_KEYS = ['x', 'constructor', '__proto__', 'title', 'of', 'wider', 'votes', 'toString', '', 'a.b', 'clauses']

/** A written preset with one to three slips in it: something replaced, taken out, or put in. */
export const mutatedPresets: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.constantFrom(...presetCharters),
    fc.array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom('replace', 'replace', 'delete', 'insert'),
        key: fc.constantFrom(...NEW_KEYS),
        value: slips,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([written, edits]) => {
    let whole: unknown = JSON.parse(JSON.stringify(written))
    for (const edit of edits) {
      const places = placesOf(whole)
      whole = edited(whole, places[edit.at % places.length] ?? [], edit)
    }
    return whole
  })

interface Edit {
  readonly how: string
  readonly key: string
  readonly value: unknown
}

const edited = (value: unknown, place: Place, edit: Edit): unknown => {
  const [key, ...rest] = place
  if (key === undefined) {
    if (edit.how !== 'insert' || typeof value !== 'object' || value === null) return edit.value
    if (Array.isArray(value)) return [...(value as unknown[]), edit.value]
    return with_(value, edit.key, edit.value)
  }
  if (Array.isArray(value)) {
    const list = [...(value as unknown[])]
    if (rest.length === 0 && edit.how === 'delete') list.splice(Number(key), 1)
    else list[Number(key)] = edited(list[Number(key)], rest, edit)
    return list
  }
  const record = value as Record<string, unknown>
  if (rest.length === 0 && edit.how === 'delete')
    return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key))
  return with_(record, String(key), edited(record[key], rest, edit))
}

/** The same object with a key of its own, even where its name is __proto__: as JSON.parse makes it. */
const with_ = (record: object, key: string, value: unknown): object => {
  const copy = { ...record }
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true })
  return copy
}

/** A change that somebody makes to a charter: of the provision at a place in the order of the by-laws. */
export interface CharterEdit {
  readonly at: number
  readonly how: 'title' | 'reading' | 'clauses' | 'remove' | 'add'
  readonly text: string
}

/** Some changes, each of one provision or a new one. */
export const charterEdits: fc.Arbitrary<readonly CharterEdit[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 200 }),
    how: fc.constantFrom('title', 'reading', 'clauses', 'remove', 'add'),
    text: fc.stringMatching(/^[a-z]{3,8}$/),
  }),
  { maxLength: 6 },
)

/** A charter with changes made; what comes of it need not be sound. */
export const editedCharter = (charter: Charter, edits: readonly CharterEdit[]): Charter => {
  const result = JSON.parse(JSON.stringify(charter)) as Record<string, Record<string, Record<string, unknown>>>
  const placed = provisionsOf(charter)
  for (const { at, how, text } of edits) {
    const { section, id } = placed[at % placed.length] ?? { section: 'matters', id: 'none' }
    if (how === 'add') (result['matters'] ??= {})[`new-${text}`] = { title: text }
    else if (how === 'remove') Reflect.deleteProperty(result[section] ?? {}, id)
    else {
      const provision = result[section]?.[id]
      if (provision !== undefined) provision[how] = how === 'clauses' ? ['WJC-2', text] : text
    }
    if (Object.keys(result[section] ?? { a: 1 }).length === 0) Reflect.deleteProperty(result, section)
  }
  return result as unknown as Charter
}

/** Any written charter as unknown data. */
export const asWritten = (charter: Charter): WrittenCharter => charter
