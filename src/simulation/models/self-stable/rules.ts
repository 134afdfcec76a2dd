/** What members think of the rules from 1 vote to all of them. */
export interface RulesLiked {
  /** The rule that each member likes best; of several the lowest. */
  readonly liked: readonly number[]
  /** The rules that enough members like better than this one to carry them by it. */
  readonly better: (rule: number) => readonly number[]
  /** The rules that no other one would replace. */
  readonly stable: readonly number[]
}

/**
 * What do members think of majority rules, each being for a change with a probability of so many steps?
 *
 * Under rule s a member who turns out to be for a change (probability p) gets it if at least s - 1 of the others are for it; one who is against gets their way if fewer than s of the others are for it. With O for how many of the others are:
 * U(s) = p × P(O ≥ s - 1) + (1 - p) × P(O < s). Multiplied by steps^members all of that is whole.
 *
 * @internal
 */
export const preferencesOverRules = (probability: readonly number[], steps: number): RulesLiked => {
  const members = probability.length
  const utility = new Map<number, readonly bigint[]>()
  for (const [member, own] of probability.entries()) {
    if (utility.has(own)) continue
    const others = probability.filter((_, other) => other !== member)
    utility.set(own, utilities(own, others, steps))
  }
  const kinds = [...utility].map(([own, values]) => ({ values, many: probability.filter((one) => one === own).length }))
  const betterThan = (rule: number): readonly number[] => {
    const found: number[] = []
    for (let other = 1; other <= members; other++) {
      const support = kinds.reduce(
        (sum, { values, many }) => (valueOf(values, other) > valueOf(values, rule) ? sum + many : sum),
        0,
      )
      if (support >= rule) found.push(other)
    }
    return found
  }
  const rules = probability.map((_, at) => at + 1)
  // Each is asked for again and again, where a society comes back to a rule.
  const known = rules.map(betterThan)
  const better = (rule: number): readonly number[] => known[rule - 1] as readonly number[]
  return {
    liked: probability.map((own) => bestOf(utility.get(own) ?? [])),
    better,
    stable: rules.filter((rule) => better(rule).length === 0),
  }
}

const valueOf = (values: readonly bigint[], rule: number): bigint => values[rule - 1] as bigint

/** U(1), U(2) and so on up to U(members), times steps^members. */
const utilities = (own: number, others: readonly number[], steps: number): readonly bigint[] => {
  const chances = countChances(others, steps)
  const all = chances.reduce((sum, chance) => sum + chance, 0n)
  const values: bigint[] = []
  // P(O < s - 1), which grows with every rule.
  let fewer = 0n
  for (let rule = 1; rule <= others.length + 1; rule++) {
    const below = fewer + (chances[rule - 1] as bigint)
    values.push(BigInt(own) * (all - fewer) + BigInt(steps - own) * below)
    fewer = below
  }
  return values
}

/** How probably none, one, two … of them are for a change, times steps to the power of how many they are. */
const countChances = (others: readonly number[], steps: number): readonly bigint[] => {
  let chances = [1n]
  for (const one of others) {
    const next = Array.from({ length: chances.length + 1 }, () => 0n)
    for (const [count, chance] of chances.entries()) {
      next[count] = (next[count] as bigint) + chance * BigInt(steps - one)
      next[count + 1] = (next[count + 1] as bigint) + chance * BigInt(one)
    }
    chances = next
  }
  return chances
}

const bestOf = (values: readonly bigint[]): number => {
  let best = 1
  for (let rule = 2; rule <= values.length; rule++) if (valueOf(values, rule) > valueOf(values, best)) best = rule
  return best
}
