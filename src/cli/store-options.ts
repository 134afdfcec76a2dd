import type { ParseArgsConfig } from 'node:util'
import type { Locale } from '../problems/index.js'

/** The command line of a command on a store, read. */
export type StoreOptions = {
  /** The module of the adapter: a file, or the name of a package. */
  readonly adapter: string
  /** The address of the store. */
  readonly store: string
  readonly json: boolean
  readonly locale: Locale
  readonly progress: boolean
} & (
  | { readonly onStore: 'backup'; readonly coops: readonly string[] | undefined; readonly to: string | undefined }
  | { readonly onStore: 'restore'; readonly file: string }
  | {
      readonly onStore: 'verify-log'
      readonly coops: readonly string[] | undefined
      readonly charter: string | undefined
      /** The charters that may be extended, beside the presets. */
      readonly with: readonly string[]
    }
)

/** One of the commands on a store. */
export type StoreCommand = StoreOptions['onStore']

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const COMMON = {
  adapter: text,
  store: text,
  json: flag,
  lang: text,
  progress: flag,
  help: { type: 'boolean', short: 'h' },
} as const

/** The options of each command on a store. */
export const STORE = {
  backup: { ...COMMON, coop: texts, to: text },
  restore: COMMON,
  'verify-log': { ...COMMON, coop: texts, charter: text, with: texts },
} as const satisfies Record<StoreCommand, ParseArgsConfig['options']>

/** Whether a command is one on a store. */
export const isStoreCommand = (name: string): name is StoreCommand => Object.hasOwn(STORE, name)

/** What was given on the command line, and the address that the environment names. */
export interface GivenStore {
  readonly values: Readonly<Partial<Record<'adapter' | 'store' | 'to' | 'charter' | 'lang', string>>> &
    Readonly<Partial<Record<'json' | 'progress' | 'help', boolean>>> &
    Readonly<Partial<Record<'coop' | 'with', readonly string[]>>>
  readonly positionals: readonly string[]
  readonly locale: Locale
  readonly address: string | undefined
}

/** Reads the command line of a command on a store; or says, in one sentence, what it lacks. */
export const readStoreOptions = (command: StoreCommand, given: GivenStore): StoreOptions | string => {
  const { values, positionals, locale, address } = given
  const { adapter, store = address, coop: coops, to, charter } = values
  const [file] = positionals
  if (command === 'restore' ? positionals.length !== 1 : positionals.length > 0)
    return command === 'restore' ? 'coop-rules restore takes one backup.' : `coop-rules ${command} takes no file.`
  if (adapter === undefined) return '--adapter says which module opens the store.'
  if (store === undefined) return `--store says where the store is; or the variable ${ADDRESS} does.`
  const common = { adapter, store, json: values.json === true, locale, progress: values.progress === true }
  switch (command) {
    case 'backup':
      return { ...common, onStore: command, coops, to }
    case 'restore':
      return { ...common, onStore: command, file: file ?? '' }
    case 'verify-log':
      return { ...common, onStore: command, coops, charter, with: values.with ?? [] }
  }
}

/** The variable that names the store where the command line does not: a password is then in no history and no list of processes. */
export const ADDRESS = 'COOP_RULES_STORE'
