import type { Fields } from '../calendar/index.js'
import { type DecisionRule, tryDecide } from '../decisions/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, tellNoTexts, wrongKind } from '../problems/index.js'

const RULE_KEYS = ['presence', 'standAside', 'silence', 'objectionTest', 'mostRounds', 'otherwise', 'clauses']

/** Notes what is wrong with a rule of consent. */
export const checkConsentRule = (value: unknown, path: string, fields: Fields): void => {
  if (!isRecord(value)) {
    fields.note(wrongKind(value, path, 'an object'))
    return
  }
  const rule = fields.record(value, RULE_KEYS, path)
  if (rule['presence'] !== undefined) checkPresence(rule['presence'], `${path}.presence`, fields)
  fields.oneOf(rule['standAside'], ['allowed', 'not-allowed'] as const, `${path}.standAside`)
  fields.oneOf(rule['silence'], ['awaited', 'consents'] as const, `${path}.silence`)
  checkTest(rule['objectionTest'], `${path}.objectionTest`, fields)
  fields.oneOrMore(rule['mostRounds'], `${path}.mostRounds`)
  fields.oneOf(rule['otherwise'], ['not-carried', 'wider-circle'] as const, `${path}.otherwise`)
  tellNoTexts(rule['clauses'], `${path}.clauses`, fields.problems)
}

const checkPresence = (value: unknown, path: string, fields: Fields): void => {
  if (!isRecord(value)) {
    fields.note(wrongKind(value, path, 'an object'))
    return
  }
  const { atLeast, moreThan } = fields.record(value, ['atLeast', 'moreThan'], path)
  // As it came: a threshold left out is left out.
  const compared = { ...(atLeast === undefined ? {} : { atLeast }), ...(moreThan === undefined ? {} : { moreThan }) }
  checkShare({ ...compared, of: 'electorate' }, path, fields)
}

/** Whatever is wrong with a share is what a decision by it would be refused for. */
const checkShare = (rule: unknown, path: string, fields: Fields): void => {
  const trial = tryDecide({
    rule: rule as DecisionRule,
    electorate: 1,
    present: 1,
    for: 0,
    against: 0,
    abstain: 0,
    closed: true,
  })
  if (trial.kind !== 'refused') return
  for (const one of trial.problems) fields.note({ ...one, path: one.path.replace(/^rule/, () => path) })
}

const checkTest = (value: unknown, path: string, fields: Fields): void => {
  if (!isRecord(value)) {
    fields.note(wrongKind(value, path, 'an object'))
    return
  }
  const decides = fields.oneOf(value['decides'], ['facilitator', 'circle', 'nobody'] as const, `${path}.decides`)
  const byCircle = decides === 'circle'
  fields.record(value, byCircle ? ['decides', 'rule', 'criteria'] : ['decides', 'criteria'], path)
  if (byCircle) checkShare(value['rule'], `${path}.rule`, fields)
  const criteria = fields.ids(value['criteria'], `${path}.criteria`)
  if (Array.isArray(value['criteria']) && criteria.length === 0 && value['criteria'].length === 0)
    fields.note(problem(says.emptyList, { path: `${path}.criteria`, received: [], facts: { what: 'criterion' } }))
}
