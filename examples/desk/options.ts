import { parseArgs } from 'node:util'
import type { Locale } from 'coop-rules/problems'
import { TERMINAL } from './terminal.js'

/** What a desk was asked to be, on the command line and in the environment. */
export interface Options {
  /** The address of the store; undefined for a file beside the desk. */
  readonly store: string | undefined
  /** Whether the cooperatives of the demonstration are there to look around in. */
  readonly demo: boolean
  /** A cooperative that begins today. */
  readonly fresh: Fresh | undefined
  /** Whom to print a link for that signs them in, and nothing else. */
  readonly link: { readonly name: string; readonly coop: string | undefined } | undefined
  /** The port that has to be free; undefined for the first free one from 4380 on. */
  readonly port: number | undefined
  /** By which address people reach the desk, where that is not this machine. */
  readonly origin: string | undefined
  /** Whether a proxy stands before it and says whose address asks. */
  readonly behindProxy: boolean
  readonly timeZone: string | undefined
  readonly locale: Locale
}

export interface Fresh {
  /** A preset, or a file. */
  readonly charter: string
  /** What it is called in addresses; by its charter, where nothing is said. */
  readonly coop: string | undefined
  /** Who founds it, the first of them first: with their names. */
  readonly founders: readonly string[]
}

export type OptionsRead =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'refused'; readonly words: readonly string[] }

/** Reads the command line. Everything that is wrong with it is told at once. */
export const readOptions = (
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): OptionsRead => {
  // A variable with nothing in it is one that is not there.
  const said = (name: string): string | undefined => (env[name] === '' ? undefined : env[name])
  const locale: Locale = /^es/i.test(said('LC_ALL') ?? said('LC_MESSAGES') ?? said('LANG') ?? '') ? 'es' : 'en'
  const t = TERMINAL[locale]
  const { values, tokens } = parseArgs({
    args: [...words],
    options: KNOWN,
    strict: false,
    tokens: true,
    allowPositionals: true,
  })
  if (values.help === true) return { kind: 'help', text: t.help }
  const wrong: string[] = []
  let unknown = -2
  for (const token of tokens) {
    // What stands behind an option that is none was meant for it.
    if (token.kind === 'positional' && token.index !== unknown + 1) wrong.push(t.unknownWord(token.value))
    if (token.kind !== 'option') continue
    const known = Object.hasOwn(KNOWN, token.name) ? KNOWN[token.name as keyof typeof KNOWN] : undefined
    if (known === undefined) unknown = token.index
    if (token.name === 'host') wrong.push(t.noHost)
    else if (known === undefined) wrong.push(t.unknownOption(token.rawName))
    else if (known.type === 'string' && (token.value === undefined || token.value === ''))
      wrong.push(t.needsValue(token.rawName))
    else if (known.type === 'boolean' && token.value !== undefined) wrong.push(t.takesNoValue(token.rawName))
  }
  const text = (name: keyof typeof KNOWN): string | undefined => {
    const value = values[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const port = portOf(text('port') ?? said('PORT'))
  const [store, origin, coop, timeZone] = [text('store'), text('origin'), text('coop'), text('time-zone')]
  if (port === 'wrong') wrong.push(t.wrongPort(text('port') ?? env['PORT'] ?? ''))
  if (store !== undefined && !STORE.test(store)) wrong.push(t.wrongStore(withoutPassword(store)))
  if (origin !== undefined && !isOrigin(origin)) wrong.push(t.wrongOrigin(origin))
  if (coop !== undefined && !COOP.test(coop)) wrong.push(t.wrongCoop(coop))
  if (timeZone !== undefined && !isTimeZone(timeZone)) wrong.push(t.wrongTimeZone(timeZone))
  const founders = [text('name'), ...(text('founders')?.split(',') ?? [])].flatMap((name = '') => {
    const trimmed = name.trim()
    return trimmed === '' ? [] : [trimmed]
  })
  const fresh = values.fresh === true
  const link = text('link')
  if (fresh && link !== undefined) wrong.push(t.notWithFresh('--link'))
  if (!fresh)
    for (const name of ['charter', 'coop', 'name', 'founders'] as const)
      if (values[name] !== undefined && !(name === 'coop' && link !== undefined)) wrong.push(t.onlyFresh(`--${name}`))
  if (wrong.length > 0) return { kind: 'refused', words: [...wrong, t.seeHelp] }
  return {
    kind: 'options',
    options: {
      store,
      demo: !fresh && values['without-demo'] !== true,
      fresh: fresh ? { charter: text('charter') ?? 'we-just-coop', coop, founders } : undefined,
      link: link === undefined ? undefined : { name: link, coop },
      port: port === 'wrong' ? undefined : port,
      origin,
      behindProxy: values['behind-proxy'] === true,
      timeZone,
      locale,
    },
  }
}

const KNOWN = {
  help: { type: 'boolean', short: 'h' },
  store: { type: 'string' },
  'without-demo': { type: 'boolean' },
  fresh: { type: 'boolean' },
  charter: { type: 'string' },
  coop: { type: 'string' },
  name: { type: 'string' },
  founders: { type: 'string' },
  link: { type: 'string' },
  port: { type: 'string' },
  origin: { type: 'string' },
  'behind-proxy': { type: 'boolean' },
  'time-zone': { type: 'string' },
} as const

const STORE = /^(?:file|postgres|postgresql|nats|tls):/
const COOP = /^[a-z0-9][a-z0-9-]{0,62}$/

const portOf = (text: string | undefined): number | undefined | 'wrong' => {
  if (text === undefined) return undefined
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535 ? port : 'wrong'
}

/** Passkeys and secure cookies need a secure origin: https, or this machine itself. */
const isOrigin = (text: string): boolean => {
  try {
    const { origin, protocol, hostname } = new URL(text)
    return origin === text && (protocol === 'https:' || hostname === 'localhost')
  } catch {
    return false
  }
}

const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** An address as it may be shown. */
export const withoutPassword = (url: string): string => url.replace(/(:\/\/[^/@\s:]*):[^@]*@/, '$1:***@')
