/**
 * A size of zero or more, split by largest remainders; level ones go by id, in code-unit order. The weights are whole numbers from 0 on, and not all of them are 0.
 */
export const partsByRemainder = (
  size: bigint,
  weights: readonly number[] | readonly bigint[],
  ids: readonly string[],
): readonly number[] | readonly bigint[] => {
  const numbers = typeof weights[0] === 'bigint' ? weights.map(Number) : (weights as readonly number[])
  const sum = numbers.reduce((total, weight) => total + weight, 0)
  // No weight is larger than all of them together, so no product is either.
  return sum <= MOST_SAFE && Number(size) * sum <= MOST_SAFE
    ? partsInDoubles(Number(size), numbers, sum, ids)
    : partsInBigints(size, weights.map(BigInt), ids)
}

const MOST_SAFE = Number.MAX_SAFE_INTEGER

const partsInDoubles = (size: number, weights: readonly number[], sum: number, ids: readonly string[]): number[] => {
  const count = weights.length
  const parts = new Array<number>(count)
  const rests = new Array<number>(count)
  let left = size
  for (let at = 0; at < count; at++) {
    const scaled = size * (weights[at] as number)
    const part = Math.floor(scaled / sum)
    parts[at] = part
    rests[at] = scaled - part * sum
    left -= part
  }
  handOut(parts, rests, left, sum, ids)
  return parts
}

/**
 * Adds a unit to as many parts as are left, by largest remainder. The remainders, which lie below the sum, are laid into as many drawers as there are parts, each for an equal stretch
 * of it: then only the last drawer that gets any has to be sorted, and few lie in it.
 */
const handOut = (
  parts: number[],
  rests: readonly number[],
  left: number,
  sum: number,
  ids: readonly string[],
): void => {
  const count = parts.length
  const drawers = new Array<number>(count)
  const sizes = new Array<number>(count).fill(0)
  for (let at = 0; at < count; at++) {
    const drawer = Math.floor(((rests[at] as number) / sum) * count)
    drawers[at] = drawer
    sizes[drawer] = (sizes[drawer] as number) + 1
  }
  let last = count
  let given = 0
  while (given < left) given += sizes[--last] as number
  const level: number[] = []
  for (let at = 0; at < count; at++) {
    const drawer = drawers[at] as number
    parts[at] = (parts[at] as number) + (drawer > last ? 1 : 0)
    if (drawer === last) level.push(at)
  }
  const more = left - (given - level.length)
  const byRemainder = (a: number, b: number): number =>
    (rests[b] as number) - (rests[a] as number) || ((ids[a] as string) < (ids[b] as string) ? -1 : 1)
  if (level.length > more) level.sort(byRemainder)
  for (const at of level.slice(0, more)) parts[at] = (parts[at] as number) + 1
}

const partsInBigints = (size: bigint, weights: readonly bigint[], ids: readonly string[]): bigint[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  const parts = weights.map((weight) => (size * weight) / sum)
  const left = size - parts.reduce((total, part) => total + part, 0n)
  const byRemainder = weights
    .map((weight, at) => ({ at, id: ids[at] as string, rest: (size * weight) % sum }))
    .sort((a, b) => (a.rest === b.rest ? (a.id < b.id ? -1 : 1) : a.rest > b.rest ? -1 : 1))
  for (const { at } of byRemainder.slice(0, Number(left))) parts[at] = (parts[at] as bigint) + 1n
  return parts
}

/** A whole number as a bigint. V8 converts machine integers in line, and calls out for what might be any double: four times the time. */
export const bigintOf = (whole: number): bigint => ((whole | 0) === whole ? BigInt(whole | 0) : BigInt(whole))
