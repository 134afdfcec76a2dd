import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, wrongKind } from '../problems/index.js'

/** Who is a candidate, and what happens where there are no more than seats. */
export interface NominationRule {
  /** The member classes that may nominate. */
  readonly nominatedBy: readonly string[]
  /** How many different nominators a candidate needs. */
  readonly needed: number
  /** The member classes that may stand; anybody, member or not, where it is left out. */
  readonly candidatesFrom?: readonly string[]
  readonly selfNomination: 'allowed' | 'not-allowed'
  readonly acceptance: 'needed' | 'not-needed'
  /** As many candidates as seats: all are elected, or there is a vote all the same. */
  readonly uncontested: 'elected' | 'vote'
  /** Fewer candidates than seats: nominations are open again; or those there are go on as if they were as many, and seats stay vacant. */
  readonly tooFew: 'reopen' | 'go-on'
}

const KEYS = ['nominatedBy', 'needed', 'candidatesFrom', 'selfNomination', 'acceptance', 'uncontested', 'tooFew']

export const readNominationRule = (value: unknown, path: string, fields: Fields): NominationRule | undefined => {
  if (!isRecord(value)) return fields.note(wrongKind(value, path, 'an object'))
  const before = fields.problems.length
  fields.record(value, KEYS, path)
  const classes = (key: 'nominatedBy' | 'candidatesFrom'): readonly string[] => {
    const found = fields.ids(value[key], `${path}.${key}`)
    if (Array.isArray(value[key]) && value[key].length === 0)
      fields.note(
        problem(says.emptyList, { path: `${path}.${key}`, received: value[key], facts: { what: 'member class' } }),
      )
    return found
  }
  classes('nominatedBy')
  if (value['candidatesFrom'] !== undefined) classes('candidatesFrom')
  fields.oneOrMore(value['needed'], `${path}.needed`)
  fields.oneOf(value['selfNomination'], ['allowed', 'not-allowed'], `${path}.selfNomination`)
  fields.oneOf(value['acceptance'], ['needed', 'not-needed'], `${path}.acceptance`)
  fields.oneOf(value['uncontested'], ['elected', 'vote'], `${path}.uncontested`)
  fields.oneOf(value['tooFew'], ['reopen', 'go-on'], `${path}.tooFew`)
  return fields.problems.length > before ? undefined : (value as unknown as NominationRule)
}
