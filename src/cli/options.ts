import { parseArgs, type ParseArgsConfig } from 'node:util'
import { LOCALES, type Locale } from '../problems/index.js'
import {
  COOPERATIVE,
  type CooperativeCommand,
  type CooperativeOptions,
  type Given,
  isCooperativeCommand,
  readCooperativeOptions,
} from './cooperative-options.js'
import { nearest } from './nearest.js'
import {
  type GivenSecrecy,
  isSecrecyName,
  OPTIONS as SECRECY,
  readSecrecyOptions,
  type SecrecyName,
  type SecrecyOptions,
} from './secrecy-options.js'
import {
  type GivenSimulation,
  isSimulationName,
  readSimulationOptions,
  SIMULATION,
  type SimulationName,
  type SimulationOptions,
} from './simulation-options.js'
import {
  ADDRESS,
  type GivenStore,
  isStoreCommand,
  readStoreOptions,
  STORE,
  type StoreCommand,
  type StoreOptions,
} from './store-options.js'

/** The commands there are. */
export type Command =
  | 'average'
  | 'decide'
  | 'year-fraction'
  | 'accrue'
  | 'allocate'
  | 'payroll'
  | 'surplus'
  | 'subscribe'
  | 'ledger'

/** The command line, read. */
export interface Options {
  readonly command: Command
  readonly file: string | undefined
  readonly from: Format | undefined
  readonly output: 'table' | 'json' | 'jsonl'
  readonly locale: Locale
  readonly progress: boolean
  readonly decimalComma: boolean
  readonly min: string | undefined
  readonly max: string | undefined
  readonly aggregation: string | undefined
  readonly rule: string | undefined
  readonly electorate: string | undefined
  readonly present: string | undefined
  readonly open: boolean
  readonly ballotsFinal: boolean
  /** What is done with a ledger, and as what it is written. */
  readonly action: LedgerAction | undefined
  readonly to: ExportTarget | undefined
  /** The options given that only a file of ballots needs. */
  readonly forCsv: readonly string[]
}

/** The command line of a command on charters, read. A charter is named by its file, or by the id of a preset. */
export type CharterOptions = { readonly json: boolean; readonly locale: Locale } & (
  | {
      readonly command: 'init'
      readonly folder: string
      readonly preset: string | undefined
      readonly id: string | undefined
      readonly title: string | undefined
    }
  | ({ readonly command: 'check'; readonly charter: string } & Library)
  | ({ readonly command: 'diff'; readonly from: string; readonly to: string } & Library)
  | ({
      readonly command: 'rebase'
      readonly fork: string
      readonly onto: string
      /** The paths of conflicts that are settled, by the side that holds. */
      readonly keep: readonly string[]
      readonly take: readonly string[]
      readonly out: string | undefined
    } & Library)
  | ({
      readonly command: 'render'
      readonly charter: string
      readonly format: 'markdown' | 'html' | 'json'
      readonly out: string | undefined
    } & Library)
)

/** One of the commands on charters, with its options. */
export type CharterOptionsOf<Name extends CharterOptions['command']> = CharterOptions & { readonly command: Name }

interface Library {
  /** The charters that may be extended, beside the presets. */
  readonly with: readonly string[]
}

/** What is done with a ledger. */
type LedgerAction = 'check' | 'balance' | 'export'

/** Whose journal a ledger is written as. */
type ExportTarget = 'hledger' | 'beancount' | 'csv'

/** What input comes as. */
export type Format = 'csv' | 'json' | 'jsonl'

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

/** Reads the command line. Throws `UsageError`. */
export const readOptions = (
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
):
  | Options
  | CharterOptions
  | CooperativeOptions
  | SecrecyOptions
  | StoreOptions
  | SimulationOptions
  | {
      readonly help:
        | Command
        | CharterOptions['command']
        | CooperativeCommand
        | SecrecyName
        | StoreCommand
        | SimulationName
        | 'sweep merge'
        | 'all'
    }
  | { readonly version: true } => {
  const [command, ...rest] = argv
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') return { help: 'all' }
  if (command === '--version') return { version: true }
  if (isCharterCommand(command)) return readCharterOptions(command, rest, env)
  if (isCooperativeCommand(command)) {
    const { values, positionals } = parseWith(command, rest, COOPERATIVE[command]) as unknown as Given & {
      readonly values: { readonly help?: boolean; readonly lang?: string }
    }
    if (values.help === true) return { help: command }
    const read = readCooperativeOptions(command, { values, positionals, locale: readLocale(values.lang, env) })
    if (typeof read === 'string') throw new UsageError(`${read} See coop-rules ${command} --help.`)
    return read
  }
  if (isSecrecyName(command)) {
    const { values, positionals } = parseWith(command, rest, SECRECY[command]) as unknown as Omit<
      GivenSecrecy,
      'locale'
    >
    if (values['help'] === true) return { help: command }
    const locale = readLocale(values['lang'] as string | undefined, env)
    const read = readSecrecyOptions(command, { values, positionals, locale })
    if (typeof read === 'string') throw new UsageError(`${read} See coop-rules ${command} --help.`)
    return read
  }
  if (isStoreCommand(command)) {
    const { values, positionals } = parseWith(command, rest, STORE[command]) as Pick<
      GivenStore,
      'values' | 'positionals'
    >
    if (values.help === true) return { help: command }
    const read = readStoreOptions(command, {
      values,
      positionals,
      locale: readLocale(values.lang, env),
      address: env[ADDRESS],
    })
    if (typeof read === 'string') throw new UsageError(`${read} See coop-rules ${command} --help.`)
    return read
  }
  if (isSimulationName(command)) {
    const { values, positionals } = parseWith(command, rest, SIMULATION[command]) as Pick<
      GivenSimulation,
      'values' | 'positionals'
    >
    if (values.help === true)
      return { help: command === 'sweep' && positionals[0] === 'merge' ? 'sweep merge' : command }
    const read = readSimulationOptions(command, { values, positionals, locale: readLocale(values.lang, env) })
    if (typeof read === 'string') throw new UsageError(`${read} See coop-rules ${command} --help.`)
    return read
  }
  if (!isCommand(command)) {
    const all = [...COMMANDS, ...[CHARTERS, COOPERATIVE, SECRECY, STORE, SIMULATION].flatMap(Object.keys)]
    throw new UsageError(`There is no command ${command}. The commands are ${all.join(', ')}; see coop-rules --help.`)
  }
  const { values, positionals: named } = parse(command, rest)
  if (values.help === true) return { help: command }
  const [action, positionals] = command === 'ledger' ? [named[0], named.slice(1)] : [undefined, named]
  if (command === 'ledger') checkLedger(action, values.to)
  if (positionals.length > 1)
    throw new UsageError(`One file at a time: ${positionals.join(', ')} are ${positionals.length}.`)
  if (values.json === true && values.jsonl === true) throw new UsageError('Either --json or --jsonl, not both.')
  const { from } = values
  const locale = readLocale(values.lang, env)
  if (from !== undefined && !FORMATS.some((format) => format === from))
    throw new UsageError(`--from is ${FORMATS.join(', ')}, not ${from}.`)
  const [file] = positionals
  return {
    command,
    file: file === '-' ? undefined : file,
    from: from as Format | undefined,
    output: values.jsonl === true ? 'jsonl' : values.json === true ? 'json' : 'table',
    locale,
    progress: values.progress === true,
    decimalComma: values['decimal-comma'] === true,
    min: values.min,
    max: values.max,
    aggregation: values.aggregation,
    rule: values.rule,
    electorate: values.electorate,
    present: values.present,
    open: values.open === true,
    ballotsFinal: values['ballots-final'] === true,
    action: action as LedgerAction | undefined,
    to: values.to as ExportTarget | undefined,
    forCsv: [...Object.keys(AVERAGE), ...Object.keys(DECIDE)]
      .filter((name) => name in values)
      .map((name) => `--${name}`),
  }
}

const checkLedger = (action: string | undefined, to: string | undefined): void => {
  if (!ACTIONS.some((known) => known === action))
    throw new UsageError(`coop-rules ledger ${ACTIONS.join(' | ')}; see coop-rules ledger --help.`)
  if (action === 'export' && !TARGETS.some((known) => known === to))
    throw new UsageError(`coop-rules ledger export --to ${TARGETS.join(' | ')}; see coop-rules ledger --help.`)
  if (action !== 'export' && to !== undefined)
    throw new UsageError('--to: only for coop-rules ledger export; see coop-rules ledger --help.')
}

/** Reads the command line of a command on charters. */
const readCharterOptions = (
  command: CharterOptions['command'],
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CharterOptions | { readonly help: CharterOptions['command'] } => {
  const { values, positionals } = parseWith(command, args, CHARTERS[command]) as unknown as ParsedCharter
  if (values.help === true) return { help: command }
  const usage = (what: string): UsageError => new UsageError(`${what} See coop-rules ${command} --help.`)
  const [least, most, what] = NAMED[command]
  if (positionals.length < least || positionals.length > most) {
    const given = positionals.length === 0 ? '' : `, not ${positionals.length}: ${positionals.join(', ')}`
    throw usage(`coop-rules ${command} takes ${what}${given}.`)
  }
  const [first = '.', second = ''] = positionals
  const common = { json: values.json === true, locale: readLocale(values.lang, env), with: values.with ?? [] }
  switch (command) {
    case 'init':
      return { ...common, command, folder: first, preset: values.preset, id: values.id, title: values.title }
    case 'check':
      return { ...common, command, charter: first }
    case 'diff':
      return { ...common, command, from: first, to: second }
    case 'rebase': {
      const { onto, keep = [], take = [], out } = values
      if (onto === undefined) throw usage('--onto says which charter the fork shall extend.')
      const both = keep.find((path) => take.includes(path))
      if (both !== undefined) throw usage(`Either --keep ${both} or --take ${both}, not both.`)
      return { ...common, command, fork: first, onto, keep, take, out }
    }
    case 'render': {
      const { format = 'markdown', out } = values
      if (format !== 'markdown' && format !== 'html' && format !== 'json')
        throw usage(`--format is markdown, html or json, not ${format}.`)
      return { ...common, command, charter: first, format, out }
    }
  }
}

/** The reader's language: as the option says it, or else the environment. */
const readLocale = (lang: string | undefined, env: Readonly<Record<string, string | undefined>>): Locale => {
  if (lang !== undefined && !LOCALES.some((locale) => locale === lang))
    throw new UsageError(`--lang is ${LOCALES.join(' or ')}, not ${lang}.`)
  return (lang as Locale | undefined) ?? localeOf(env)
}

/** The reader's language, as the environment says it; English where it names none that we speak. */
export const localeOf = (env: Readonly<Record<string, string | undefined>>): Locale => {
  const [named] = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].filter(
    (value) => value !== undefined && value !== '',
  )
  return LOCALES.find((locale) => named?.toLowerCase().startsWith(locale)) ?? 'en'
}

const COMMANDS = [
  'average',
  'decide',
  'year-fraction',
  'accrue',
  'allocate',
  'payroll',
  'surplus',
  'subscribe',
  'ledger',
] as const satisfies readonly Command[]
const ACTIONS = ['check', 'balance', 'export'] as const satisfies readonly LedgerAction[]
const TARGETS = ['hledger', 'beancount', 'csv'] as const satisfies readonly ExportTarget[]
const FORMATS = ['csv', 'json', 'jsonl'] as const satisfies readonly Format[]

const isCommand = (text: string): text is Command => COMMANDS.some((command) => command === text)

const COMMON = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  from: { type: 'string' },
  lang: { type: 'string' },
  progress: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const AVERAGE = {
  'decimal-comma': { type: 'boolean' },
  min: { type: 'string' },
  max: { type: 'string' },
  aggregation: { type: 'string' },
} as const

const DECIDE = {
  rule: { type: 'string' },
  electorate: { type: 'string' },
  present: { type: 'string' },
  open: { type: 'boolean' },
  'ballots-final': { type: 'boolean' },
} as const

const LEDGER = { to: { type: 'string' } } as const

const { json, lang, help } = COMMON
const OF_CHARTERS = { json, lang, help } as const
const LIBRARY = { with: { type: 'string', multiple: true } } as const

/** The options of each command on charters. */
const CHARTERS = {
  init: { ...OF_CHARTERS, preset: { type: 'string' }, id: { type: 'string' }, title: { type: 'string' } },
  check: { ...OF_CHARTERS, ...LIBRARY },
  diff: { ...OF_CHARTERS, ...LIBRARY },
  rebase: {
    ...OF_CHARTERS,
    ...LIBRARY,
    onto: { type: 'string' },
    keep: { type: 'string', multiple: true },
    take: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
  render: { ...OF_CHARTERS, ...LIBRARY, format: { type: 'string' }, out: { type: 'string' } },
} as const satisfies Record<CharterOptions['command'], ParseArgsConfig['options']>

/** How many names each of them takes, and of what. */
const NAMED = {
  init: [0, 1, 'one folder'],
  check: [1, 1, 'one charter'],
  diff: [2, 2, 'two charters'],
  rebase: [1, 1, 'one charter, which is the fork'],
  render: [1, 1, 'one charter'],
} as const satisfies Record<CharterOptions['command'], readonly [number, number, string]>

const isCharterCommand = (text: string): text is CharterOptions['command'] => Object.hasOwn(CHARTERS, text)

interface ParsedCharter {
  readonly values: Readonly<Partial<Record<'json' | 'help', boolean>>> &
    Readonly<Partial<Record<'lang' | 'preset' | 'id' | 'title' | 'onto' | 'out' | 'format', string>>> &
    Readonly<Partial<Record<'with' | 'keep' | 'take', readonly string[]>>>
  readonly positionals: readonly string[]
}

interface Parsed {
  readonly values: {
    readonly [Key in keyof (typeof COMMON & typeof AVERAGE & typeof DECIDE & typeof LEDGER)]?: (typeof COMMON &
      typeof AVERAGE &
      typeof DECIDE &
      typeof LEDGER)[Key]['type'] extends 'boolean'
      ? boolean
      : string
  }
  readonly positionals: readonly string[]
}

const parse = (command: Command, args: readonly string[]): Parsed => {
  const options = {
    ...COMMON,
    ...(command === 'average' ? AVERAGE : command === 'decide' ? DECIDE : command === 'ledger' ? LEDGER : {}),
  }
  return parseWith(command, args, options)
}

const parseWith = (
  command: string,
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): ReturnType<typeof parseArgs> => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const unknown = (error as { readonly code?: unknown }).code === UNKNOWN ? unknownIn(args, options) : undefined
    const said = unknown ?? (error instanceof Error ? error.message : String(error))
    throw new UsageError(`${said} See coop-rules ${command} --help.`)
  }
}

const UNKNOWN = 'ERR_PARSE_ARGS_UNKNOWN_OPTION'

/** The first option that there is not, with the one that was probably meant. */
const unknownIn = (args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): string | undefined => {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const [written] = tokens.flatMap((token) =>
    token.kind === 'option' && !Object.hasOwn(options, token.name) ? [token.rawName] : [],
  )
  if (written === undefined) return undefined
  const meant = nearest(
    written,
    Object.keys(options).map((name) => `--${name}`),
  )
  return `There is no option ${written}${meant === undefined ? '.' : `; did you mean ${meant}?`}`
}
