/** A text for each value: amounts are told apart from numbers, and what is undefined from what is not there. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'bigint') return `${one}n`
    if (one instanceof Map) return Object.fromEntries(one)
    return one === undefined ? 'undefined' : one
  })
