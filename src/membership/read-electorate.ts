import * as says from '../problems/en.js'
import {
  idProblem,
  isList,
  isRecord,
  listedTwiceIn,
  type Problem,
  problem,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { ElectorateInput } from './electorate.js'

/** Everything that is wrong with the input, whatever it is; where something is not of its shape, that alone. */
export const electorateProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, ['rule', 'classes', 'members', 'parties'], '', problems)
  tellRule(input['rule'], problems)
  tellRecords(input['classes'], 'classes', problems)
  tellRecords(input['members'], 'members', problems)
  if (input['parties'] !== undefined && !isRecord(input['parties']))
    problems.push(wrongKind(input['parties'], 'parties', 'an object'))
  return problems.length > 0 ? problems : misfits(input as unknown as ElectorateInput)
}

const KEYS = { classes: ['id', 'hasVote', 'of'], members: ['id', 'memberClass', 'teams'] } as const

const tellRecords = (value: unknown, path: keyof typeof KEYS, problems: Problem[]): void => {
  if (!isList(value)) problems.push(wrongKind(value, path, 'a list'))
  else
    value.forEach((one, at) => {
      if (!isRecord(one)) {
        tell(problems, wrongKind(one, `${path}[${at}]`, 'an object'))
        return
      }
      tellUnknownKeys(one, KEYS[path], `${path}[${at}]`, problems)
      const notAName = path === 'classes' ? idProblem(one['id'], `classes[${at}].id`) : undefined
      if (notAName !== undefined) tell(problems, notAName)
      if (path === 'classes' && typeof one['hasVote'] !== 'boolean')
        tell(problems, wrongKind(one['hasVote'], `${path}[${at}].hasVote`, 'true or false'))
      else if (path === 'members') tellNoTexts(one['teams'], `${path}[${at}].teams`, problems)
    })
}

const tellRule = (rule: unknown, problems: Problem[]): void => {
  if (!isRecord(rule)) {
    problems.push(wrongKind(rule, 'rule', 'an object'))
    return
  }
  tellUnknownKeys(rule, ['members', 'except', 'clauses'], 'rule', problems)
  const { members, except, clauses } = rule
  if (isRecord(members)) {
    if ('team' in members) {
      const wrong = idProblem(members['team'], 'rule.members.team')
      if (wrong !== undefined) problems.push(wrong)
    } else if (members['classes'] === undefined) problems.push(wrongKind(undefined, 'rule.members.classes', ''))
    else tellNoTexts(members['classes'], 'rule.members.classes', problems)
  } else if (members !== 'all') {
    const facts = { options: 'all, { classes }, { team }' }
    problems.push(
      members === undefined
        ? wrongKind(undefined, 'rule.members', '')
        : problem(says.notOneOf, { path: 'rule.members', received: members, facts }),
    )
  }
  tellNoTexts(except, 'rule.except', problems)
  tellNoTexts(clauses, 'rule.clauses', problems)
}

/** What does not fit together: classes and members named twice, classes that there are not, parties that nobody named. */
const misfits = (input: ElectorateInput): Problem[] => {
  const problems = listedTwiceIn(
    input.classes.map(({ id }) => id),
    'classes',
  )
  const known = new Set(input.classes.map(({ id }) => id))
  const options = [...known].join(', ')
  const seen = new Set<string>()
  input.members.forEach((member, at) => {
    const wrong = idProblem(member.id, `members[${at}].id`)
    if (wrong !== undefined) problems.push(wrong)
    else if (seen.has(member.id))
      problems.push(
        problem(says.listedTwice, { path: `members[${at}].id`, received: member.id, facts: { what: member.id } }),
      )
    seen.add(member.id)
    if (!known.has(member.memberClass)) {
      problems.push(
        problem(says.notOneOf, {
          path: `members[${at}].memberClass`,
          received: member.memberClass,
          facts: { options },
        }),
      )
    }
  })
  const { members, except } = input.rule
  if (members !== 'all' && 'classes' in members) {
    members.classes.forEach((id, at) => {
      if (!known.has(id))
        problems.push(problem(says.notOneOf, { path: `rule.members.classes[${at}]`, received: id, facts: { options } }))
    })
  }
  for (const party of except ?? []) {
    if (
      input.parties === undefined ||
      !Object.hasOwn(input.parties, party) ||
      idProblem(input.parties[party], '') !== undefined
    ) {
      problems.push(
        problem(says.missingKey, { path: `parties.${party}`, received: input.parties?.[party], facts: { key: party } }),
      )
    }
  }
  return problems
}
