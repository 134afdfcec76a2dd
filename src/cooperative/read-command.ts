import * as says from '../problems/en.js'
import { isRecord, plainCopy, type Problem, problem, type Refused, tellIssues, wrongKind } from '../problems/index.js'
import { type Command, COMMAND_SCHEMAS, type CommandType } from './commands.js'

/** A command that was read, in a copy that nobody else can change; or everything that is wrong with it. */
export type CommandRead = { readonly kind: 'command'; readonly command: Command } | Refused

/** Reads a command, whatever it is: a program in another language may have written it, or somebody who means no good. */
export const readCommand = (given: unknown): CommandRead => {
  const problems: Problem[] = []
  const command = plainCopy(given, problems, MOST_VALUES)
  if (problems.length > 0) return { kind: 'refused', problems }
  const found = problemsOf(command)
  return found.length > 0 ? { kind: 'refused', problems: found } : { kind: 'command', command: command as Command }
}

/** The largest command begins a log in mid-life: a hundred thousand members, a million numbers. */
const MOST_VALUES = 8_000_000

const problemsOf = (command: unknown): readonly Problem[] => {
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
