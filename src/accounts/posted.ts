import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem } from '../problems/index.js'
import { type AccountKind, type ReadEntry, readEntry } from './entry.js'

/** What was posted so far, and what of it was taken back: ids and what each entry said, not the entries. */
export class Posted {
  /** What each entry said, so that a correction can be held against it. */
  readonly #said = new Map<string, string>()
  readonly #reversed = new Set<string>()

  get size(): number {
    return this.#said.size
  }

  /** What is wrong with an entry after those before it: its id was posted, or it takes back what it cannot. */
  problemOf(entry: ReadEntry, path: string): Problem | undefined {
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
    const { id, reverses } = entry
    if (this.#said.has(id)) return problem(says.listedTwice, { path: at('id'), received: id, facts: { what: id } })
    if (reverses === undefined) return undefined
    const original = this.#said.get(reverses)
    if (original === undefined) return problem(says.unknownEntry, { path: at('reverses'), received: reverses })
    if (this.#reversed.has(reverses)) return problem(says.reversedAlready, { path: at('reverses'), received: reverses })
    if (original !== fingerprint(entry, -1n))
      return problem(says.notTheReverse, { path: at('postings'), received: reverses, facts: { entry: reverses } })
    return undefined
  }

  add(entry: ReadEntry): void {
    if (entry.reverses !== undefined) this.#reversed.add(entry.reverses)
    this.#said.set(entry.id, fingerprint(entry, 1n))
  }
}

/** What an entry says, whatever the order of its postings; times -1 it is what its correction says. */
const fingerprint = ({ currency, postings }: ReadEntry, times: bigint): string =>
  postings
    .map(({ account, amount, project = '', line = '', fund = '' }) =>
      [account, amount * times, project, line, fund].join('\t'),
    )
    .sort()
    .join('\n')
    .concat(currency)

/** Entries of a list, each with its place, and the ids of those that were taken back in the end: a correction that was itself taken back takes nothing back. */
export interface ReadEntries {
  readonly entries: readonly { readonly entry: ReadEntry; readonly path: string }[]
  readonly takenBack: ReadonlySet<string>
}

/** Reads a list of entries in the order in which they were posted, and notes what a journal would refuse of each. */
export const readEntries = (
  value: unknown,
  accounts: ReadonlyMap<string, AccountKind>,
  path: string,
  fields: Fields,
): ReadEntries => {
  const posted = new Posted()
  const entries: { entry: ReadEntry; path: string }[] = []
  /** What could not be read is told once, and not again where it is taken back. */
  const unread = new Set<unknown>()
  fields.list(value, path).forEach((input, at) => {
    const place = `${path}[${at}]`
    const entry = readEntry(input, accounts, place, fields)
    if (entry === undefined) {
      if (isRecord(input)) unread.add(input['id'])
      return
    }
    const { id, reverses } = entry
    const wrong = reverses !== undefined && unread.has(reverses) ? undefined : posted.problemOf(entry, place)
    if (wrong !== undefined) {
      fields.note(wrong)
      unread.add(id)
      return
    }
    posted.add(entry)
    entries.push({ entry, path: place })
  })
  const takenBack = new Set<string>()
  // A correction comes after what it takes back, so whether it stands is known when its turn comes from the end.
  for (const { entry } of entries.toReversed())
    if (entry.reverses !== undefined && !takenBack.has(entry.id)) takenBack.add(entry.reverses)
  return { entries, takenBack }
}
