import { mutateText } from './mutate-text.mjs'
import { copyOf, placesOf, textOf, treeOf } from './json-tree.mjs'
import { STRANGE } from './values.mjs'

/**
 * Another input made of one there is: some changes, one after another. `form` says what an input is: `text`, `bytes` (a letter a byte), `value` (JSON, with marks for
 * what JSON cannot say), `json` (JSON alone), or `lines` (a JSON value a line).
 */
export const mutate = (input, { random, corpus, words, form }) => {
  let changed = input
  const other = () => random.one(corpus) ?? ''
  for (let left = random.few(6); left > 0; left--) {
    if (form === 'value') changed = mutateJson(changed, { random, other: other(), words, strange: true })
    else if (form === 'json') changed = mutateJson(changed, { random, other: other(), words, strange: false })
    else if (form === 'lines' && random.chance(0.6)) changed = mutateLine(changed, { random, other: other(), words })
    else changed = mutateText(changed, { random, other: other(), words, bytes: form === 'bytes' })
  }
  if (changed.length <= MOST) return changed
  // Half of a JSON text is none.
  return form === 'value' || form === 'json' ? input : changed.slice(0, MOST)
}

const MOST = 400_000

const mutateLine = (text, how) => {
  const lines = text.split('\n')
  const at = how.random.below(lines.length)
  lines[at] = mutateJson(lines[at], { ...how, other: how.random.one(how.other.split('\n')), strange: false })
  return lines.join('\n')
}

/** Changes a JSON text as data: somewhere in the tree something goes, comes twice, moves, or becomes something else. */
const mutateJson = (text, { random, other, words, strange }) => {
  const read = treeOf(text)
  if (read === undefined) return mutateText(text, { random, other, words, bytes: false })
  const { places, holder } = placesOf(read)
  const { node, put } = random.one(places)
  const holders = places.filter((place) => (place.node.pairs ?? place.node.list ?? []).length > 0)
  const inside = holders.length > 0 ? random.one(holders).node : undefined
  const entries = inside?.pairs ?? inside?.list ?? []
  const at = random.below(Math.max(1, entries.length))
  switch (random.below(12)) {
    case 0:
      entries.splice(at, 1)
      break
    case 1:
      if (entries.length > 0) entries.splice(random.below(entries.length + 1), 0, copiedEntry(entries[at]))
      break
    case 2:
      if (entries.length > 1) entries.unshift(...entries.splice(at, 1))
      break
    case 3:
      if (inside?.pairs !== undefined) inside.pairs[at][0] = random.one([...HARD_KEYS, ...words])
      break
    case 4:
      if (inside?.pairs !== undefined)
        inside.pairs.splice(at, 0, [random.one([...HARD_KEYS, ...words]), hard(random, words)])
      break
    case 5:
      put({ raw: rawOf(random, words) })
      break
    case 6:
      put(strange ? markOf(random.one(STRANGE)) : { raw: random.one(NUMBERS) })
      break
    case 7:
      put(random.chance(0.5) ? { list: [node] } : { pairs: [[random.one([...HARD_KEYS, ...words]), node]] })
      break
    case 8: {
      const theirs = treeOf(other)
      if (theirs !== undefined) put(copyOf(random.one(placesOf(theirs).places).node))
      break
    }
    case 9:
      put(copyOf(random.one(places).node))
      break
    case 10:
      if (node.raw?.startsWith('"'))
        put({ raw: JSON.stringify(mutateText(JSON.parse(node.raw), { random, other, words, bytes: false })) })
      else if (node.raw !== undefined) put({ raw: random.one(NUMBERS) })
      break
    default:
      put(hard(random, words))
  }
  return textOf(holder.tree)
}

const copiedEntry = (entry) => (Array.isArray(entry) ? [entry[0], copyOf(entry[1])] : copyOf(entry))

const markOf = (name) => ({ pairs: [['$fuzz', { raw: JSON.stringify(name) }]] })

const rawOf = (random, words) =>
  random.chance(0.5) ? random.one(NUMBERS) : JSON.stringify(random.one([...TEXTS, ...words]))

const hard = (random, words) => {
  if (random.chance(0.5)) return { raw: rawOf(random, words) }
  const key = random.one(HARD_KEYS)
  const inner = { raw: rawOf(random, words) }
  return random.chance(0.5) ? { list: [inner] } : { pairs: [[key, { pairs: [['polluted', inner]] }]] }
}

/** Keys that would reach a prototype, or that look like what they are not. */
const HARD_KEYS = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
    'toJSON',
    'then',
  ],
  ...['length', '0', '-1', '', ' ', 'id', 'kind', 'type', '$ref', 'a.b', 'a[0]', '\u2028', '\ud800', '\u0000'],
]
const NUMBERS = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '2',
    '0.1',
    '1e400',
    '-1e400',
    '1e-400',
    '1e21',
    '9007199254740991',
    '9007199254740993',
    '1e15',
    '4294967296',
  ],
  ...[
    '2147483648',
    '0.30000000000000004',
    '5e-324',
    '1.7976931348623157e308',
    'true',
    'false',
    'null',
    '[]',
    '{}',
    '""',
    '123456789012345678901234567890',
  ],
]
const TEXTS = [
  ...[
    '0',
    '-1',
    '1/3',
    '0/0',
    '1/0',
    '100%',
    '-0',
    '1e5',
    '0x10',
    ' 1',
    '1,5',
    '١٢',
    'NaN',
    'Infinity',
    '2024-02-30',
    '0000-01-01',
    '9999-12-31',
  ],
  ...[
    '2026-01-01',
    '2023-02-29',
    '2026-1-1',
    'EUR',
    'KWD',
    '',
    ' ',
    '\u0000',
    '\ufeff',
    '\ud800',
    'e\u0301',
    '\u202e',
    '<script>',
    '=1+1',
    '__proto__',
  ],
]
