import type { ParseArgsConfig } from 'node:util'
import type { Locale } from '../problems/index.js'

/** The command line of a command on a cooperative's log, read. */
export type CooperativeOptions = {
  readonly log: string
  /** The charter with which the log began; undefined where the log names a preset. */
  readonly charter: string | undefined
  /** The charters that may be extended, beside the presets. */
  readonly with: readonly string[]
  readonly json: boolean
  readonly locale: Locale
} & (
  | { readonly command: 'run'; readonly commands: string | undefined }
  | { readonly command: 'replay'; readonly under: string }
  | { readonly command: 'minutes'; readonly as: string; readonly about: string | undefined }
  | { readonly command: 'explain'; readonly as: string; readonly id: string }
)

/** One of the commands on a log. */
export type CooperativeCommand = CooperativeOptions['command']

const COMMON = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  charter: { type: 'string' },
  with: { type: 'string', multiple: true },
} as const
const AS = { as: { type: 'string' } } as const

/** The options of each command on a log. */
export const COOPERATIVE = {
  run: { ...COMMON, log: { type: 'string' } },
  replay: { ...COMMON, under: { type: 'string' } },
  minutes: { ...COMMON, ...AS, about: { type: 'string' } },
  explain: { ...COMMON, ...AS },
} as const satisfies Record<CooperativeCommand, ParseArgsConfig['options']>

/** Whether a command is one on a log. */
export const isCooperativeCommand = (text: string): text is CooperativeCommand => Object.hasOwn(COOPERATIVE, text)

type Name = 'log' | 'under' | 'as' | 'about' | 'charter'

/** What was given on the command line. */
export interface Given {
  readonly values: { readonly json?: boolean; readonly with?: readonly string[] } & Readonly<
    Partial<Record<Name, string>>
  >
  readonly positionals: readonly string[]
  readonly locale: Locale
}

/** Reads the command line of a command on a log; or says, in one sentence, what it lacks. */
export const readCooperativeOptions = (command: CooperativeCommand, given: Given): CooperativeOptions | string => {
  const { values, positionals, locale } = given
  const [first, second] = positionals
  const [least, most, what] = NAMED[command]
  if (positionals.length < least || positionals.length > most) return `coop-rules ${command} takes ${what}.`
  const { as, about, charter, log, under } = values
  const common = { charter, with: values.with ?? [], json: values.json === true, locale }
  if (command === 'run') {
    if (log === undefined) return '--log says in which file the cooperative’s events are kept.'
    return { ...common, command, log, commands: first === '-' ? undefined : first }
  }
  const named = { ...common, log: first ?? '' }
  if (command === 'replay') {
    if (under === undefined) return '--under says under which charter the decisions are taken again.'
    return { ...named, command, under }
  }
  if (as === undefined) return '--as says who reads: everyone is shown what is for them.'
  return command === 'minutes' ? { ...named, command, as, about } : { ...named, command, as, id: second ?? '' }
}

/** How many names each of them takes, and of what. */
const NAMED = {
  run: [0, 1, 'one file of commands'],
  replay: [1, 1, 'one log'],
  minutes: [1, 1, 'one log'],
  explain: [2, 2, 'one log, and the id of what is to be explained'],
} as const satisfies Record<CooperativeCommand, readonly [number, number, string]>
