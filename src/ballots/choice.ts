import * as says from '../problems/en.js'
import { problem, type Refused } from '../problems/index.js'
import type { Choice } from '../reasons/index.js'

/** What can be chosen on a yes/no matter. Abstaining is a choice; not having voted is none. */
export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[]

/** A matter to be carried or lost. */
export interface ChoiceQuestion {
  readonly kind: 'choice'
  readonly id: string
}

/** Reads a choice by its word. */
export const readChoice = (
  answer: unknown,
  path: string,
): { readonly kind: 'answer'; readonly answer: Choice } | Refused => {
  const choice = CHOICES.find((word) => word === answer)
  if (choice !== undefined) return { kind: 'answer', answer: choice }
  const options = CHOICES.join(', ')
  return { kind: 'refused', problems: [problem(says.notOneOf, { path, received: answer, facts: { options } })] }
}
