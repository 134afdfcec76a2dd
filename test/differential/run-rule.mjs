import { isRulesError } from '../../dist/problems/index.js'
import { answered, difference } from './plain.mjs'
import { randomOf } from './random.mjs'

const BATCH = 250

/** The case with that number: each has a seed of its own, so that any of them can be made again alone. */
const caseOf = (rule, seed, at) => rule.generate(randomOf(`${seed} ${rule.name} ${at}`))

/** What the library answers. A problem it throws is a refusal, as where it returns one; whatever else it throws is an answer too, and one that the oracle never gives. */
const oursTo = (rule, asked) => {
  try {
    return rule.answer(asked)
  } catch (error) {
    if (isRulesError(error)) return answered({ kind: 'refused', problems: error.problems })
    return { threw: `${error instanceof Error ? error.message : error}` }
  }
}

/** Asks both sides about one case; undefined where they agree. `change` is what is done to the case on its way to the oracle, to show that a wrong rule is caught. */
export const differenceIn = async (oracle, rule, asked, change = (same) => same) => {
  const sent = changed(change, asked)
  if (sent === undefined) return undefined
  const [theirs] = await oracle.ask(rule.name, [sent])
  const ours = oursTo(rule, asked)
  const found = difference(ours, theirs)
  return found && { ...found, asked, ours, theirs }
}

/** Undefined where a case that was made smaller no longer has what would be changed. */
const changed = (change, asked) => {
  try {
    return change(asked)
  } catch {
    return undefined
  }
}

/**
 * Compares a rule with the oracle over many cases, value by value. Stops at the first difference. `kinds` counts what was answered, so that it can be seen that no outcome was left out.
 */
export const compareRule = async ({ oracle, rule, cases, seed, from = 0, change = (same) => same }) => {
  const kinds = new Map()
  let compared = 0
  while (compared < cases) {
    const first = from + compared
    const batch = Array.from({ length: Math.min(BATCH, cases - compared) }, (_, at) => caseOf(rule, seed, first + at))
    const asked = oracle.ask(rule.name, batch.map(change))
    const ours = batch.map((one) => oursTo(rule, one))
    const theirs = await asked
    for (const [at, one] of batch.entries()) {
      const kind = kindOf(ours[at])
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      const found = difference(ours[at], theirs[at])
      if (found !== undefined)
        return { compared: compared + at + 1, kinds, found: { ...found, at: first + at, asked: one } }
    }
    compared += batch.length
  }
  return { compared, kinds, found: undefined }
}

const kindOf = (answer) =>
  answer.kind ?? (answer.refused ? `refused ${answer.refused.join(' ')}` : answer.threw ? 'threw' : 'answered')
