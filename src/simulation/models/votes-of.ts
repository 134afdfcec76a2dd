/** How many votes each member has: the first member the first, the second the second, and again from the first. */
export const votesOf = (members: number, weights: readonly number[]): Uint32Array =>
  Uint32Array.from({ length: members }, (_, member) => weights[member % weights.length] as number)
