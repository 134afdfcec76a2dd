import { z } from 'zod'
import { ACCOUNTS_COMMANDS } from './accounts/shapes.js'
import { AVERAGES_COMMANDS } from './averages/shapes.js'
import { CHARTER_COMMANDS } from './charter/shapes.js'
import { CIRCLES_COMMANDS } from './circles/shapes.js'
import { DECISIONS_COMMANDS } from './decisions/shapes.js'
import { ELECTIONS_COMMANDS } from './elections/shapes.js'
import { MEETINGS_COMMANDS } from './meetings/shapes.js'
import { MEMBERS_COMMANDS } from './members/shapes.js'
import { PAY_COMMANDS } from './pay/shapes.js'
import { PROJECTS_COMMANDS } from './projects/shapes.js'
import { RECORDS_COMMANDS } from './records/shapes.js'
import { SECRECY_COMMANDS } from './secrecy/shapes.js'
import { type CommandsOf, day, id } from './shapes.js'
import { SURPLUS_COMMANDS } from './surplus/shapes.js'

/** The fields of every kind of command, by chapter. */
export const COMMANDS = {
  ...MEMBERS_COMMANDS,
  ...AVERAGES_COMMANDS,
  ...DECISIONS_COMMANDS,
  ...PROJECTS_COMMANDS,
  ...CIRCLES_COMMANDS,
  ...ELECTIONS_COMMANDS,
  ...MEETINGS_COMMANDS,
  ...PAY_COMMANDS,
  ...ACCOUNTS_COMMANDS,
  ...SURPLUS_COMMANDS,
  ...CHARTER_COMMANDS,
  ...SECRECY_COMMANDS,
  ...RECORDS_COMMANDS,
}

/** What every command says. */
const HEAD = {
  /** The day on which it is given: never before that of the last event. */
  at: day,
  /** Who gives it. */
  by: id,
  /** For whom, where that is somebody else: a representative acts for an enterprise. */
  onBehalfOf: id.optional(),
  /** A name by which a command that is sent again is known. */
  commandId: id.optional(),
}

export interface CommandHead {
  readonly at: string
  readonly by: string
  readonly onBehalfOf?: string | undefined
  readonly commandId?: string | undefined
}

/** Something that somebody asks for, on a day. */
export type Command = CommandsOf<typeof COMMANDS> & CommandHead
export type CommandType = keyof typeof COMMANDS
export type CommandOf<Type extends CommandType> = Extract<CommandsOf<typeof COMMANDS>, { readonly type: Type }> &
  CommandHead

/** The schema of each kind of command: no keys but its own. */
export const COMMAND_SCHEMAS = Object.fromEntries(
  Object.entries(COMMANDS).map(([type, fields]) => [
    type,
    z.strictObject({ type: z.literal(type), ...HEAD, ...fields }),
  ]),
) as unknown as Readonly<Record<CommandType, z.ZodType<Command>>>
