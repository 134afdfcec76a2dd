/** Chance from a seed: the same seed gives the same inputs, on every machine. */
export const randomOf = (seed) => {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most) => Math.floor(next() * most)
  return {
    below,
    chance: (share) => next() < share,
    one: (list) => list[below(list.length)],
    /** Small numbers mostly, now and then a large one. */
    few: (most) => Math.min(most, Math.floor(-Math.log(1 - next()) * 3) + 1),
  }
}

const hashOf = (text) => {
  let hash = 2166136261
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  return hash >>> 0
}
