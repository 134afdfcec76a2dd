import fc from 'fast-check'
import { type Charter, provisionsOf, type WrittenCharter } from '../../src/charter/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { PRESET_IDS } from '../../src/testing/generators/charter.js'
import { HOSTILE_TEXTS, soundCharters } from '../../src/testing/generators/charters.js'

export { HOSTILE_TEXTS, PRESET_IDS }

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

/** Sound charters with provisions of most kinds, whose titles may be hostile. */
export const charters: fc.Arbitrary<Charter> = soundCharters(fc)

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
