// Parsers that are broken on purpose, one for each kind of finding: the harness has to find every one.

const planted = (name, form, seeds, read, more = {}) => ({
  name,
  reads: name,
  form,
  promise: 'refuses',
  words: [],
  batch: 8,
  seeds: () => seeds,
  read,
  ...more,
})

const refusal = (more) => ({
  kind: 'refused',
  problems: [{ code: 'not-a-number', path: '', expected: 'a number', received: '"x"', todo: 'Write one.', ...more }],
})
const SEED = ['{"id":"ana","list":[1,2,3]}']

/** Copies key by key, as parsers of settings do that have never met `__proto__`. */
const merged = (target, from) => {
  for (const key of Object.keys(from)) {
    if (typeof from[key] === 'object' && from[key] !== null && typeof target[key] === 'object')
      merged(target[key], from[key])
    else target[key] = from[key]
  }
  return target
}
let count = 0
const kept = []

export const parsers = [
  planted('throws', 'text', ['1,2,3\n4,5'], (text) => (text.includes('\0') ? null.length : { kind: 'read' })),
  planted('hangs', 'text', ['(a)(b)'], (text) => {
    for (; text.startsWith('(('); ) count++
    return { kind: 'read' }
  }),
  planted(
    'fills-memory',
    'text',
    ['9'],
    (text) => {
      for (; text.includes('9'); ) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
      return { kind: 'read' }
    },
    { mostMs: 20_000 },
  ),
  planted('writes-to-prototype', 'value', SEED, (given) =>
    typeof given === 'object' && given !== null
      ? { kind: Object.keys(merged({ a: {} }, given)).length > 0 ? 'some' : 'none' }
      : { kind: 'none' },
  ),
  planted('changes-input', 'value', SEED, (given) =>
    given?.list?.[1] === 2 ? (given.list.sort(), given.list.reverse(), { kind: 'read' }) : refusal(),
  ),
  planted('answers-otherwise', 'value', SEED, (given) =>
    given?.id === 'ana' ? { kind: 'read', count: count++ } : refusal(),
  ),
  planted('is-not-plain', 'value', SEED, (given) =>
    given?.id === 'ana' && Array.isArray(given.list) ? { kind: 'read', at: Number(given.list) } : refusal(),
  ),
  planted('tells-no-code', 'value', SEED, (given) =>
    given?.id === 'ana' ? { kind: 'read' } : refusal({ code: undefined }),
  ),
  planted('reads-otherwise', 'text', ['a b'], (text) => ({ kind: 'words', words: text.split(' ') }), {
    again: ({ words }, text) =>
      words.filter((word) => word !== '').join(' ') === text ? undefined : 'not the same text',
  }),
]
