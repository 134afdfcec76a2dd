/** Everything that can be changed in JSON data, one change at a time: every text, number, key and element, each with its place. */
export const mutationsOf = (
  data: unknown,
  path = '',
): readonly { readonly path: string; readonly mutated: unknown }[] => {
  if (Array.isArray(data))
    return [
      ...data.flatMap((one, at) =>
        mutationsOf(one, `${path}[${at}]`).map((inner) => ({ ...inner, mutated: data.with(at, inner.mutated) })),
      ),
      ...data.map((_, at) => ({ path: `${path}[${at}] left out`, mutated: data.toSpliced(at, 1) })),
      ...data.map((one, at) => ({ path: `${path}[${at}] twice`, mutated: data.toSpliced(at, 0, one) })),
      ...data
        .slice(1)
        .map((one, at) => ({ path: `${path}[${at}] after the next`, mutated: data.toSpliced(at, 2, one, data[at]) })),
    ]
  if (typeof data === 'object' && data !== null)
    return [
      ...Object.entries(data).flatMap(([key, value]) => [
        ...mutationsOf(value, `${path}.${key}`).map((inner) => ({
          ...inner,
          mutated: { ...data, [key]: inner.mutated },
        })),
        {
          path: `${path}.${key} left out`,
          mutated: Object.fromEntries(Object.entries(data).filter(([other]) => other !== key)),
        },
      ]),
      { path: `${path} with a key more`, mutated: { ...data, more: 'x' } },
    ]
  return leavesInsteadOf(data).map((mutated) => ({ path: `${path} as ${JSON.stringify(mutated)}`, mutated }))
}

const leavesInsteadOf = (leaf: unknown): readonly unknown[] => {
  if (typeof leaf === 'number') return [leaf + 1, leaf - 1, String(leaf)]
  if (typeof leaf !== 'string') return [null, 'x', 0]
  if (!/^[0-9a-f]{64}$/.test(leaf)) return [`${leaf}x`, '', null]
  const digit = (at: number) =>
    `${leaf.slice(0, at)}${(Number.parseInt(leaf[at] as string, 16) ^ 1).toString(16)}${leaf.slice(at + 1)}`
  return [digit(0), digit(1), digit(31), digit(62), digit(63), leaf.slice(1), '0'.repeat(64), 'f'.repeat(64), null]
}
