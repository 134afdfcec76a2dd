import { createHash, randomBytes } from 'node:crypto'
import type { Charter } from 'coop-rules/charter'
import type { Locale } from 'coop-rules/problems'
import type { RecordStore } from 'coop-rules/storage'
import { day } from './parts.js'

/** A name or a text in one language, or in both. */
export type Told = string | { readonly en: string; readonly es: string }

/** What is kept of a text whose fingerprint is in the log. Whoever erases it leaves a fingerprint that says nothing. */
interface KeptText {
  readonly salt: string
  readonly text: string
  /** The Spanish beside the English, where somebody wrote both. */
  readonly translation?: string
}

/**
 * What ids and fingerprints of one co-op stand for, from the records beside its log. A name is asked of the store again after a few seconds, for another desk may have corrected it.
 */
export class Names {
  readonly #kept = new Map<string, { readonly read: Promise<unknown>; readonly until: number }>()
  readonly #records: RecordStore
  readonly #coop: string
  constructor(records: RecordStore, coop: string) {
    this.#records = records
    this.#coop = coop
  }

  /** What an id is called; the id itself where nobody named it. */
  async nameOf(id: string, locale: Locale): Promise<string> {
    return (await this.#nameKept(id, locale)) ?? id
  }

  /** The text that a fingerprint stands for; undefined where it was erased. */
  async textOf(fingerprint: string, locale: Locale): Promise<string | undefined> {
    const kept = (await this.#read(`texts/${fingerprint}`)) as KeptText | undefined
    return kept === undefined ? undefined : locale === 'es' ? (kept.translation ?? kept.text) : kept.text
  }

  /** Sentences of the library with names and texts in the place of ids and fingerprints, and days as people write them. `titled` knows what else an id that nobody named is called. */
  async inWords(
    sentences: string,
    charter: Charter,
    locale: Locale,
    titled: (id: string) => Promise<string | undefined> = () => Promise.resolve(undefined),
  ): Promise<string> {
    const [open, close] = locale === 'es' ? ['«', '»'] : ['“', '”']
    const titles = titlesOf(charter, locale, open, close)
    const found = [...new Set(sentences.match(WORDS) ?? [])]
    const told = new Map<string, string>()
    await Promise.all(
      found.map(async (word) => {
        const title = titles.get(word)
        if (title !== undefined) return void told.set(word, title)
        if (isDay(word)) return void told.set(word, day(word, locale))
        if (FINGERPRINT.test(word)) {
          const text = await this.textOf(word, locale)
          return void told.set(word, text === undefined ? `${word.slice(0, 8)}…` : `${open}${text}${close}`)
        }
        const name = (await this.#nameKept(word, locale)) ?? (await titled(word))
        if (name !== undefined) told.set(word, name)
      }),
    )
    const isText = (word: string) => FINGERPRINT.test(word) && told.get(word)?.startsWith(open) === true
    return sentences
      .replace(BY_FINGERPRINT[locale], (said, word: string) => (isText(word) ? `: ${word}` : said))
      .replace(JOINED[locale], (said, word: string) => {
        const name = told.get(word)
        return name === undefined ? said : `${joinerBefore(name)} ${word}`
      })
      .replace(WORDS, (word) => told.get(word) ?? word)
      .replace(/(?<=^|[.!?] )\p{Ll}/gu, (letter) => letter.toUpperCase())
  }

  /** Names something, or corrects its name. */
  async rename(id: string, name: Told): Promise<void> {
    await this.#records.put({ coop: this.#coop, id: `names/${id}`, value: bytes(name) })
    this.#kept.delete(`names/${id}`)
  }

  /** Keeps a text and gives the fingerprint by which the log may know it. Do it before the command: a text that nothing names does no harm. */
  async keepText(text: string, salt: string = randomBytes(12).toString('hex')): Promise<string> {
    const fingerprint = fingerprintOf(text, salt)
    await this.#records.put({ coop: this.#coop, id: `texts/${fingerprint}`, value: bytes({ salt, text }) })
    return fingerprint
  }

  /** Keeps a text of which the log knows nothing, under a name of its own: a letter of whoever asks to join. */
  async keepUnder(id: string, text: string): Promise<void> {
    await this.#records.put({ coop: this.#coop, id: `texts/${id}`, value: bytes({ salt: '', text }) })
    this.#kept.delete(`texts/${id}`)
  }

  /** Erases a name, or a text by its fingerprint or its name: what is left in the log says nothing more. */
  async erase(kind: 'names' | 'texts', id: string): Promise<void> {
    await this.#records.delete({ coop: this.#coop, id: `${kind}/${id}` })
    this.#kept.delete(`${kind}/${id}`)
  }

  async #nameKept(id: string, locale: Locale): Promise<string | undefined> {
    const name = (await this.#read(`names/${id}`)) as Told | undefined
    return typeof name === 'object' ? name[locale] : name
  }

  async #read(id: string): Promise<unknown> {
    if (id.length > 200) return undefined
    const kept = this.#kept.get(id)
    if (kept !== undefined && kept.until > performance.now()) return kept.read
    const read = this.#records
      .get({ coop: this.#coop, id })
      .then((value) => (value === undefined ? undefined : (JSON.parse(Buffer.from(value).toString('utf8')) as unknown)))
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(id, { read, until: performance.now() + KEPT_MS })
    read.catch(() => this.#kept.delete(id))
    return read
  }
}

/** By what the log knows a text. */
export const fingerprintOf = (text: string, salt: string): string =>
  createHash('sha256').update(`${salt}\n${text}`).digest('hex')

/** Whether two names are one to whoever reads them. */
export const sameName = (a: string, b: string): boolean => folded(a) === folded(b)
const folded = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

const KEPT_MS = 5_000
const MOST_KEPT = 50_000

/** Anything that may be an id: of people, decisions, projects; or `section.id` of the charter. */
const WORDS = /[\p{L}\p{N}](?:[\p{L}\p{N}_-]|[.:/](?=[\p{L}\p{N}]))*/gu
const FINGERPRINT = /^[0-9a-f]{64}$/
const DATE = /^\d{4}-\d\d-\d\d$/

/** Whether the calendar has this day: somebody may have typed one that it has not, and then reads what they typed. */
const isDay = (word: string): boolean => {
  if (!DATE.test(word)) return false
  const date = new Date(`${word}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === word
}

/** Where a sentence names the fingerprint of a text, and the text takes its place. */
const BY_FINGERPRINT = { en: /, with the fingerprint ([0-9a-f]{64})/g, es: /, con la huella ([0-9a-f]{64})/g } as const

/** Spanish has «y» before some sounds and «e» before others: the library chooses by the id, and it is read before the name. */
const joinerBefore = (name: string): string => LIST_ES.formatToParts(['-', asHeard(name)])[1]?.value.trim() ?? 'y'
/** A name as it is heard: Intl knows the sound of a plain letter alone, without an accent and without a mark before it. */
const asHeard = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
const LIST_ES = new Intl.ListFormat('es')
const JOINED = { en: /(?!)/g, es: /(?<= )[ye] ([\p{L}\p{N}](?:[\p{L}\p{N}_-]|[.:/](?=[\p{L}\p{N}]))*)/gu } as const

const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

/** What the charter calls its own provisions. Classes and categories are common nouns; the others have titles. */
const titlesOf = (charter: Charter, locale: Locale, open: string, close: string): ReadonlyMap<string, string> => {
  const made = titles.get(charter)?.[locale]
  if (made !== undefined) return made
  const told = new Map<string, string>()
  for (const [section, provisions] of Object.entries(charter)) {
    if (typeof provisions !== 'object') continue
    for (const [id, provision] of Object.entries(provisions as Readonly<Record<string, unknown>>)) {
      const title = titleOf(provision, locale)
      if (title === undefined) continue
      const name = NOUNS.has(section) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : `${open}${title}${close}`
      told.set(`${section}.${id}`, name)
      if (NAMED_BY_ID.has(section)) told.set(id, name)
    }
  }
  for (const [at, ground] of (charter.membership?.expulsion?.grounds ?? []).entries()) {
    const words = typeof ground === 'string' ? ground : ground[locale]
    told.set(`ground-${at + 1}`, `${open}${words}${close} (${GROUND[locale]} ${at + 1})`)
  }
  titles.set(charter, { ...titles.get(charter), [locale]: told })
  return told
}

const GROUND = { en: 'ground', es: 'causa' } as const
const titles = new WeakMap<Charter, Partial<Record<Locale, ReadonlyMap<string, string>>>>()
const NOUNS = new Set(['memberClasses', 'payCategories'])
const NAMED_BY_ID = new Set(['memberClasses', 'payCategories', 'averageItems', 'decisions'])

/** The title of a provision in a language; undefined where it has none. */
export const titleOf = (provision: unknown, locale: Locale): string | undefined => {
  if (typeof provision !== 'object' || provision === null || !('title' in provision)) return undefined
  const { title } = provision
  if (typeof title === 'string') return title
  return typeof title === 'object' && title !== null ? (title as Partial<Record<Locale, string>>)[locale] : undefined
}
