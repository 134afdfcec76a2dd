import { readOptions } from '../../ballots/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem } from '../../problems/index.js'
import type { Context, Refusal } from '../chapter.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import { isEntitled } from './entitled.js'
import type { Answer } from './shapes.js'
import { isSecret, type OpenDecision } from './state.js'
import { choiceAmong } from './verdict.js'

/** The decision under way of that name, or why there is none. */
export const openOrRefused = (state: State, decision: string): OpenDecision | Refusal => {
  const found = state.decisions.open.get(decision)
  if (found !== undefined) return found
  const over = state.decisions.closed.get(decision)
  return over === undefined
    ? refuse('no-such', { what: 'decision', id: decision })
    : refuse('closed', { what: 'decision', id: decision })
}

/** The decision, where this member may cast a ballot on it in the open. */
export const mayVote = ({ state, member }: Context, decision: string): OpenDecision | Refusal => {
  const found = openOrRefused(state, decision)
  if ('kind' in found) return found
  if (!isEntitled(state, found, member))
    return refuse('no-right', { member, needed: 'entitled' }, clausesOf(found.rule))
  return isSecret(found) ? refuse('secret-matter', { what: 'decision', id: decision }, clausesOf(found.rule)) : found
}

/** What of a ballot does not answer what is asked: options where options are asked, blocking only in a consensus, and nothing but backing where backing is sought. */
export const answerProblems = ({ rule, opening }: OpenDecision, answer: Answer): readonly Problem[] => {
  if ('choose' in rule.rule) {
    const read = readOptions(choiceAmong(opening.options ?? [], opening.runoffOf !== undefined), answer, 'answer')
    return read.kind === 'refused' ? read.problems : []
  }
  const allowed = rule.by === 'backing' ? BACKING : 'consensus' in rule.rule ? CONSENSUS : CHOICES
  return typeof answer === 'string' && allowed.includes(answer)
    ? []
    : [problem(says.notOneOf, { path: 'answer', received: answer, facts: { options: allowed.join(', ') } })]
}

const CHOICES: readonly string[] = ['for', 'against', 'abstain']
const CONSENSUS: readonly string[] = ['for', 'stand-aside', 'block']
const BACKING: readonly string[] = ['for']

/** Whether two ballots say the same, whatever the order of their options. */
export const isSameAnswer = (one: Answer, other: Answer): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((option) => other.includes(option))
