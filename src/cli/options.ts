import { parseArgs } from 'node:util'
import { LOCALES, type Locale } from '../problems/index.js'

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
): Options | { readonly help: Command | 'all' } => {
  const [command, ...rest] = argv
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') return { help: 'all' }
  if (!isCommand(command))
    throw new UsageError(
      `There is no command ${command}. The commands are ${COMMANDS.join(', ')}; see coop-rules --help.`,
    )
  const { values, positionals: named } = parse(command, rest)
  if (values.help === true) return { help: command }
  const [action, positionals] = command === 'ledger' ? [named[0], named.slice(1)] : [undefined, named]
  if (command === 'ledger') checkLedger(action, values.to)
  if (positionals.length > 1)
    throw new UsageError(`One file at a time: ${positionals.join(', ')} are ${positionals.length}.`)
  if (values.json === true && values.jsonl === true) throw new UsageError('Either --json or --jsonl, not both.')
  const { lang, from } = values
  if (lang !== undefined && !LOCALES.some((locale) => locale === lang))
    throw new UsageError(`--lang is ${LOCALES.join(' or ')}, not ${lang}.`)
  if (from !== undefined && !FORMATS.some((format) => format === from))
    throw new UsageError(`--from is ${FORMATS.join(', ')}, not ${from}.`)
  const [file] = positionals
  return {
    command,
    file: file === '-' ? undefined : file,
    from: from as Format | undefined,
    output: values.jsonl === true ? 'jsonl' : values.json === true ? 'json' : 'table',
    locale: (lang as Locale | undefined) ?? localeOf(env),
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
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true }) as Parsed
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} See coop-rules ${command} --help.`)
  }
}
