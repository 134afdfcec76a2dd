import type { ParseArgsConfig } from 'node:util'
import type { Locale } from '../problems/index.js'

/** The commands of secret votes: the first word, and where there are several things to do, the second. */
type SecrecyCommand = keyof typeof SECRECY

/** What the first word of them can be. */
export type SecrecyName = keyof typeof OPTIONS

/** The command line of one of them, read: what it cannot do without is there. */
export type SecrecyOptions = { readonly [Name in SecrecyCommand]: SecrecyOptionsOf<Name> }[SecrecyCommand]

/** That of one command. */
export type SecrecyOptionsOf<Name extends SecrecyCommand> = {
  readonly secrecy: Name
  /** The files that were named, in order. */
  readonly files: readonly string[]
  readonly json: boolean
  readonly locale: Locale
} & Readonly<Record<(typeof SECRECY)[Name]['needs'][number], string>> & {
    readonly [Key in (typeof SECRECY)[Name]['may'][number]]?: ValueOf<Key>
  }

type ValueOf<Key> = Key extends 'final' | 'withdraw' | 'add'
  ? true
  : Key extends 'receipt' | 'leaves'
    ? readonly string[]
    : string

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const texts = { type: 'string', multiple: true } as const
const COMMON = { json: flag, lang: text, help: { type: 'boolean', short: 'h' } } as const

/** The options of each of them. */
export const OPTIONS = {
  keys: { ...COMMON, member: text, out: text, key: text, cooperative: text, question: text, secrets: text },
  record: { ...COMMON, out: text, key: text, leaves: texts, final: flag },
  seal: { ...COMMON, key: text, vote: text, withdraw: flag, out: text, opening: text },
  open: { ...COMMON, out: text },
  share: { ...COMMON, key: text, out: text },
  tally: { ...COMMON, key: text, out: text, add: flag },
  verify: { ...COMMON, head: text, receipt: texts },
} as const satisfies Record<string, ParseArgsConfig['options']>

const MANY = Number.POSITIVE_INFINITY

/** How many files each of them takes, and of what; which options it needs, and which it may have. */
const SECRECY = {
  'keys new': { files: [0, 0], of: 'no file', needs: ['member', 'out'], may: [] },
  'keys certify': { files: [1, MANY], of: 'public keys', needs: ['key', 'cooperative', 'out'], may: [] },
  'keys plan': {
    files: [3, MANY],
    of: 'what is voted on, and the public keys of two key holders or more',
    needs: ['out'],
    may: ['question'],
  },
  'keys round': {
    files: [1, MANY],
    of: 'the plan, and what the key holders sent',
    needs: ['key', 'secrets', 'out'],
    may: [],
  },
  'record begin': {
    files: [3, MANY],
    of: 'the plan, what the key holders sent, and the public keys and certificates of all members',
    needs: ['key', 'out'],
    may: [],
  },
  'record add': { files: [2, MANY], of: 'the record, and what is added to it', needs: [], may: [] },
  'record change': {
    files: [1, MANY],
    of: 'the record, and the public keys and certificates of whoever joins',
    needs: ['key'],
    may: ['leaves'],
  },
  'record close': { files: [1, 1], of: 'the record', needs: ['key'], may: ['final'] },
  seal: { files: [1, 1], of: 'the record', needs: ['key', 'out'], may: ['vote', 'withdraw', 'opening'] },
  open: { files: [3, 3], of: 'the record, a sealed ballot, and its opening', needs: ['out'], may: [] },
  share: { files: [1, 1], of: 'the record', needs: ['key', 'out'], may: [] },
  tally: { files: [1, MANY], of: 'the record, and what the key holders sent', needs: [], may: ['key', 'out', 'add'] },
  verify: { files: [1, 1], of: 'the record', needs: [], may: ['head', 'receipt'] },
} as const

/** Whether a command is one of secret votes. */
export const isSecrecyName = (text: string): text is SecrecyName => Object.hasOwn(OPTIONS, text)

/** What was given on the command line. */
export interface GivenSecrecy {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly positionals: readonly string[]
  readonly locale: Locale
}

/** Reads the command line of a command of secret votes; or says, in one sentence, what is wrong with it. */
export const readSecrecyOptions = (name: SecrecyName, given: GivenSecrecy): SecrecyOptions | string => {
  const actions = ALL.filter((command) => command.startsWith(`${name} `)).map((command) =>
    command.slice(name.length + 1),
  )
  const [action = ''] = given.positionals
  if (actions.length > 0 && !actions.includes(action)) return `coop-rules ${name} ${actions.join(' | ')}.`
  const command = (actions.length > 0 ? `${name} ${action}` : name) as SecrecyCommand
  const files = actions.length > 0 ? given.positionals.slice(1) : given.positionals
  const {
    files: [least, most],
    of,
    needs,
    may,
  } = SECRECY[command]
  if (files.length < least || files.length > most) return `coop-rules ${command} takes ${of}.`
  const values = Object.entries(given.values).filter(([key]) => key !== 'json' && key !== 'lang')
  const strange = values.find(([key]) => ![...needs, ...may].some((known) => known === key))
  if (strange !== undefined) return `coop-rules ${command} has no --${strange[0]}.`
  const missing = needs.find((key) => given.values[key] === undefined)
  if (missing !== undefined) return `coop-rules ${command} needs --${missing}.`
  const clash = clashIn(command, given.values)
  if (clash !== undefined) return clash
  const { json, locale } = { json: given.values['json'] === true, locale: given.locale }
  return { ...Object.fromEntries(values), secrecy: command, files, json, locale } as unknown as SecrecyOptions
}

/** Options that only go together, or never. */
const clashIn = (command: SecrecyCommand, values: GivenSecrecy['values']): string | undefined => {
  const has = (key: string): boolean => values[key] !== undefined
  if (command === 'seal' && has('vote') === has('withdraw')) return 'Either --vote or --withdraw.'
  if (command === 'seal' && has('withdraw') && has('opening')) return 'There is no opening of a withdrawal.'
  if (command === 'tally' && has('key') !== has('out'))
    return '--key signs what is told, and --out says into which file.'
  if (command === 'tally' && has('key') && has('add'))
    return 'Either sign what is told with --key, or --add it to the record.'
  return undefined
}

const ALL = Object.keys(SECRECY) as readonly SecrecyCommand[]
