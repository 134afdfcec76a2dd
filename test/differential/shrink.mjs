import { differenceIn } from './run-rule.mjs'

const MOST_TRIES = 3000

/**
 * The smallest case that is found from one on which the two sides differ: parts are left out, numbers brought nearer to nothing, as long as they still differ and neither side refuses what the other takes.
 */
export const shrink = async (oracle, rule, first, change) => {
  let best = await differenceIn(oracle, rule, first, change)
  if (best === undefined) return undefined
  let tries = 0
  let went = true
  while (went && tries < MOST_TRIES) {
    went = false
    for (const smaller of smallerThan(best.asked)) {
      if (++tries >= MOST_TRIES) break
      const found = await differenceIn(oracle, rule, smaller, change)
      if (found !== undefined && !refuses(found, best)) {
        best = found
        went = true
        break
      }
    }
  }
  return best
}

/** A case that one side no longer understands shows another difference than the one that was found. */
const refuses = ({ ours, theirs }, first) => isNew(ours, first.ours) || isNew(theirs, first.theirs)

const isNew = (answer, before) =>
  ['refused', 'threw', 'oracleFailed'].some((key) => {
    const had = [before[key] ?? []].flat()
    return [answer[key] ?? []].flat().some((code) => !had.includes(code))
  })

/** The same data with one thing left out of it, or made smaller; the largest steps come first. */
function* smallerThan(value) {
  if (Array.isArray(value)) {
    if (value.length > 3) {
      yield value.slice(0, value.length >> 1)
      yield value.slice(value.length >> 1)
    }
    for (const at of value.keys()) yield value.filter((_, other) => other !== at)
    for (const at of value.keys()) for (const one of smallerThan(value[at])) yield value.with(at, one)
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const { [key]: _, ...rest } = value
      yield rest
    }
    for (const key of Object.keys(value)) for (const one of smallerThan(value[key])) yield { ...value, [key]: one }
  } else if (typeof value === 'number' && value !== 0) {
    for (const one of new Set([0, 1, Math.trunc(value / 2), value - Math.sign(value)])) if (one !== value) yield one
  } else if (typeof value === 'string' && /^-?\d+$/.test(value) && BigInt(value) !== 0n) {
    const whole = BigInt(value)
    for (const one of new Set([0n, 1n, whole / 2n, whole - (whole > 0n ? 1n : -1n)])) if (one !== whole) yield `${one}`
  } else if (typeof value === 'string' && /^\d+(\.\d+)?%$|^\d+\/\d+$|^\d*\.\d+$/.test(value)) {
    for (const one of value.endsWith('%') ? ['0%', '1%', '50%', '100%'] : ['0', '1', '1/2', '1/3'])
      if (one !== value && one.length < value.length) yield one
  }
}
