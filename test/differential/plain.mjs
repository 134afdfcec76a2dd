/** An answer as both sides write it: fractions as `n/d`, whole amounts as digits, nothing of the reasons; what is not there is left out. */
export const plainOf = (value) => {
  if (typeof value === 'bigint') return `${value}`
  if (Array.isArray(value)) return value.map(plainOf)
  if (value === null || typeof value !== 'object') return value
  if (typeof value.numerator === 'bigint')
    return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`
  const entries = Object.entries(value).filter(([key, one]) => key !== 'because' && one !== undefined && one !== null)
  return Object.fromEntries(entries.map(([key, one]) => [key, plainOf(one)]))
}

/** What a rule answers: its data, or with which codes it refuses; that a list of problems was cut short says nothing of the rule. */
export const answered = (outcome, ...left) => {
  if (outcome.kind === 'refused') {
    const codes = new Set(outcome.problems.map(({ code }) => code))
    codes.delete('too-many-problems')
    return { refused: [...codes].sort() }
  }
  return Object.fromEntries(Object.entries(plainOf(outcome)).filter(([key]) => !left.includes(key)))
}

/** The first place at which two answers differ; undefined where they do not. */
export const difference = (ours, theirs, path = '') => {
  if (ours === theirs) return undefined
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length !== theirs.length) return { path: `${path}.length`, ours: ours.length, theirs: theirs.length }
    return firstOf(ours.keys(), (at) => difference(ours[at], theirs[at], `${path}[${at}]`))
  }
  if (isRecord(ours) && isRecord(theirs)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)])
    return firstOf(keys, (key) => difference(ours[key] ?? undefined, theirs[key] ?? undefined, `${path}.${key}`))
  }
  return { path, ours, theirs }
}

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

const firstOf = (keys, find) => {
  for (const key of keys) {
    const found = find(key)
    if (found !== undefined) return found
  }
  return undefined
}
