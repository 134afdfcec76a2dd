import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, tell, wrongKind } from '../problems/index.js'
import { SENTENCES_EN } from './en.js'

/** Tells where something has not the shape of a reason: a code that is one of ours, and a list of clauses. Its facts are not looked at. */
export const tellNoReason = (reason: unknown, path: string, problems: Problem[]): void => {
  if (!isRecord(reason)) {
    tell(problems, wrongKind(reason, path, 'an object'))
    return
  }
  const { code, clauses } = reason
  const below = path === '' ? '' : `${path}.`
  if (typeof code !== 'string' || !Object.hasOwn(SENTENCES_EN, code))
    tell(problems, problem(says.notOneOf, { path: `${below}code`, received: code, facts: CODES }))
  if (!Array.isArray(clauses)) tell(problems, wrongKind(clauses, `${below}clauses`, 'a list'))
}

/** Not all of them: there are hundreds. */
const CODES = { options: `${Object.keys(SENTENCES_EN).slice(0, 5).join(', ')}, …` }
