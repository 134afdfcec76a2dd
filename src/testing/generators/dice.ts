/** Throws that depend on nothing but a seed, for stories in which what can come next depends on what came before. */
export interface Dice {
  /** A whole number from zero up to, and without, a limit. */
  readonly under: (limit: number) => number
  readonly chance: (times: number, of: number) => boolean
  readonly one: <Value>(values: readonly Value[]) => Value
  /** Some of these in their order, at least one where there are any. */
  readonly some: <Value>(values: readonly Value[]) => readonly Value[]
  readonly shuffled: <Value>(values: readonly Value[]) => readonly Value[]
}

/** Dice that fall the same way for the same seed. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const under = (limit: number): number => next() % limit
  const shuffled = <Value>(values: readonly Value[]): readonly Value[] =>
    values
      .map((value) => ({ value, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ value }) => value)
  return {
    under,
    chance: (times, of) => under(of) < times,
    one: (values) => {
      if (values.length === 0) throw new TypeError('nothing to choose from')
      return values[under(values.length)] as (typeof values)[number]
    },
    some: (values) => {
      const most = under(Math.max(1, values.length)) + 1
      const chosen = new Set(shuffled(values.map((_, at) => at)).slice(0, most))
      return values.filter((_, at) => chosen.has(at))
    },
    shuffled,
  }
}
