import fc from 'fast-check'

type Path = readonly (string | number)[]

const pathsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]))]

const replaced = (value: unknown, path: Path, by: unknown): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((one, at) => (String(at) === key ? replaced(one, rest, by) : (one as unknown)))
  const record = value as Readonly<Record<string, unknown>>
  return { ...record, [key]: replaced(record[key], rest, by) }
}

const STRANGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, 1.5, NaN, Infinity, 2 ** 60, true, false, [], {}, [null], [[]]),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'x'.repeat(300),
    '2026-02-30',
    '9999-12-31',
    '-5',
    10n ** 40n,
    Symbol('s'),
  ),
  fc.constant<unknown>(JSON.parse('{"__proto__": {"kind": "answer"}}')),
  fc.jsonValue(),
)

/** An input of the right shape, of which one to three places hold something else. */
export const mutated = (valid: object): fc.Arbitrary<unknown> => {
  const paths = pathsIn(valid)
  const change = fc.tuple(fc.constantFrom(...paths), STRANGE)
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, [path, by]) => replacedSafely(value, path, by), valid))
}

/** A place that an earlier change took away is left alone. */
const replacedSafely = (value: unknown, path: Path, by: unknown): unknown => {
  let at: unknown = value
  for (const key of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return value
    at = (at as Record<string, unknown>)[key]
  }
  return path.length > 0 && (typeof at !== 'object' || at === null) ? value : replaced(value, path, by)
}
