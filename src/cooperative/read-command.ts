import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, tellIssues, wrongKind } from '../problems/index.js'
import { COMMAND_SCHEMAS, type CommandType } from './commands.js'

/** Everything that is wrong with a command, whatever it is: a program in another language may have written it. */
export const commandProblems = (command: unknown): readonly Problem[] => {
  if (!isRecord(command)) return [wrongKind(command, '', 'an object')]
  const { type } = command
  if (type === undefined) return [wrongKind(undefined, 'type', '')]
  if (typeof type !== 'string' || !Object.hasOwn(COMMAND_SCHEMAS, type)) {
    const options = Object.keys(COMMAND_SCHEMAS).join(', ')
    return [problem(says.notOneOf, { path: 'type', received: type, facts: { options } })]
  }
  const schema = COMMAND_SCHEMAS[type as CommandType]
  const read = schema.safeParse(command)
  if (read.success) return []
  const problems: Problem[] = []
  tellIssues(read.error.issues, schema, command, problems)
  return problems
}
