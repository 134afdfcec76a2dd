import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as says from '../problems/en.js'
import { isRecord, problem, RulesError, throwProblems } from '../problems/index.js'
import type { RecordId, RecordStore, Stores } from './ports.js'

/** A value that is kept in parts. */
interface Head {
  /** Tells the parts of a value from those of any other: 32 hexadecimal digits of its SHA-256, and how large its parts are. */
  readonly digest: string
  readonly parts: number
  /** The name of the record, where it cannot be kept under that name itself. */
  readonly id?: string
}

/** Of which values parts may be there, and how many: whoever writes parts says so first, so that no crash leaves any that nobody knows of. */
type Parts = Readonly<Record<string, number>>

/**
 * Keeps values of any size in records of which the engine takes no more than `mostBytes` each (at least 2,000): a larger value is kept in parts. The parts of a new value are all there before its name stands for them, so a crash leaves
 * the value of before or the new one, and never half of each. What a crash left behind is taken away when the record is put or erased the next time. Small values are kept as they are, so that records which were there before are read too.
 *
 * A record is put or erased by one process at a time; any number may read it meanwhile. Its parts are records beside it, under names that begin with `~parts/`: names of your own may begin so too, and still clash with nothing.
 *
 * Throws `broken-record` where parts of a value are missing or changed.
 *
 * @example
 * ```ts
 * import { memoryStores, wholeRecords } from 'coop-rules/storage'
 *
 * const { records } = memoryStores()
 * const whole = wholeRecords({ records, mostBytes: 2000 })
 * await whole.put({ coop: 'wjc', id: 'plan', value: new Uint8Array(5000).fill(7) })
 * const plan = await whole.get({ coop: 'wjc', id: 'plan' })
 * plan?.length // => 5000
 * ```
 */
export const wholeRecords = ({
  records,
  mostBytes,
}: {
  readonly records: RecordStore
  readonly mostBytes: number
}): RecordStore => {
  if (!(mostBytes >= LEAST_BYTES))
    throwProblems([
      problem(says.wrongKind, {
        path: 'mostBytes',
        received: mostBytes,
        facts: { kind: `a number of ${LEAST_BYTES} or more` },
      }),
    ])
  const busy = new Map<string, Promise<unknown>>()
  /** Of one record one thing after the other. */
  const inTurn = async <Result>({ coop, id }: RecordId, act: () => Promise<Result>): Promise<Result> => {
    const key = JSON.stringify([coop, id])
    const result = (busy.get(key) ?? Promise.resolve()).then(act)
    const ended = result.catch(() => undefined)
    busy.set(key, ended)
    await ended
    if (busy.get(key) === ended) busy.delete(key)
    return result
  }
  return {
    put: (input) => {
      // What is changed after it was given is not what was given.
      const value = input.value.slice()
      return inTurn(input, () => putWhole(records, { ...input, value }, mostBytes))
    },
    get: (id) => getWhole(records, id),
    delete: (id) => inTurn(id, () => deleteWhole(records, id)),
    list: async function* ({ coop }) {
      for await (const id of records.list({ coop })) {
        if (!id.startsWith(OWN)) yield id
        else if (id.startsWith(NAMED)) {
          const value = await records.get({ coop, id })
          const named = value === undefined ? undefined : headIn(value)?.id
          if (named !== undefined) yield named
        }
      }
    },
  }
}

/** The records of a store, in parts where it does not take large ones as they are. */
export const recordsOf = ({ records, capabilities: { mostBytesOfARecord: mostBytes } }: Stores): RecordStore =>
  mostBytes === undefined ? records : wholeRecords({ records, mostBytes })

const putWhole = async (
  records: RecordStore,
  { coop, id, value }: RecordId & { readonly value: Uint8Array },
  mostBytes: number,
): Promise<void> => {
  const name = { coop, id: nameOf(id) }
  const list = { coop, id: listOf(id) }
  const known = await partsIn(records, list)
  if (value.length <= mostBytes && name.id === id && !begins(value, MARK)) {
    await records.put({ ...name, value })
    await remove(records, coop, id, known)
    if (known !== undefined) await records.delete(list)
    return
  }
  const digest = `${digestOf(value)}.${mostBytes}`
  const parts = Math.ceil(value.length / mostBytes)
  const now = await headOf(records, name)
  const kept = { ...(now === undefined ? {} : { [now.digest]: now.parts }), [digest]: parts }
  await remove(records, coop, id, known, kept)
  await records.put({ ...list, value: utf8ToBytes(JSON.stringify(kept)) })
  for (let at = 0; at < parts; at++)
    await records.put({
      coop,
      id: partOf(id, digest, at),
      value: value.slice(at * mostBytes, (at + 1) * mostBytes),
    })
  const head: Head = { digest, parts, ...(name.id === id ? {} : { id }) }
  await records.put({ ...name, value: concatBytes(MARK, utf8ToBytes(JSON.stringify(head))) })
  await remove(records, coop, id, kept, { [digest]: parts })
  await records.put({ ...list, value: utf8ToBytes(JSON.stringify({ [digest]: parts })) })
}

const deleteWhole = async (records: RecordStore, { coop, id }: RecordId): Promise<void> => {
  const list = { coop, id: listOf(id) }
  await records.delete({ coop, id: nameOf(id) })
  const known = await partsIn(records, list)
  await remove(records, coop, id, known)
  if (known !== undefined) await records.delete(list)
}

const getWhole = async (records: RecordStore, { coop, id }: RecordId): Promise<Uint8Array | undefined> => {
  const name = { coop, id: nameOf(id) }
  for (let before: string | undefined; ; ) {
    const value = await records.get(name)
    const head = value === undefined ? undefined : headIn(value)
    if (value === undefined || head === undefined) return value
    const parts: Uint8Array[] = []
    for (let at = 0; at < head.parts; at++) {
      const part = await records.get({ coop, id: partOf(id, head.digest, at) })
      if (part === undefined) break
      parts.push(part)
    }
    const whole = concatBytes(...parts)
    if (head.digest.startsWith(`${digestOf(whole)}.`)) return whole
    // The parts are gone where another value took the place of this one since the head was read: then there is another head.
    if (head.digest === before) throw new RulesError([problem(says.brokenRecord, { path: id, received: undefined })])
    before = head.digest
  }
}

/** Takes away all parts that may be there but those to be kept. */
const remove = async (
  records: RecordStore,
  coop: string,
  id: string,
  known: Parts | undefined = {},
  kept: Parts = {},
): Promise<void> => {
  for (const [digest, parts] of Object.entries(known))
    for (let at = 0; at < parts && !Object.hasOwn(kept, digest); at++)
      await records.delete({ coop, id: partOf(id, digest, at) })
}

const partsIn = async (records: RecordStore, list: RecordId): Promise<Parts | undefined> => {
  const value = await records.get(list)
  const read = value === undefined ? undefined : parsed(value)
  return isRecord(read) ? (read as Parts) : undefined
}

const headOf = async (records: RecordStore, name: RecordId): Promise<Head | undefined> => {
  const value = await records.get(name)
  return value === undefined ? undefined : headIn(value)
}

/** The head of a value in parts; undefined for a value that is kept as it is. */
const headIn = (value: Uint8Array): Head | undefined => {
  const read = begins(value, MARK) ? parsed(value.subarray(MARK.length)) : undefined
  return isRecord(read) && typeof read['digest'] === 'string' && Number.isSafeInteger(read['parts'])
    ? (read as unknown as Head)
    : undefined
}

const parsed = (value: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(value))
  } catch {
    return undefined
  }
}

const digestOf = (value: Uint8Array): string => bytesToHex(sha256(value)).slice(0, 32)

const begins = (value: Uint8Array, mark: Uint8Array): boolean => mark.every((byte, at) => value[at] === byte)

/** Names that begin like ours are kept under others, so that neither is taken for the other. */
const nameOf = (id: string): string => (id.startsWith(OWN) ? `${NAMED}${hashed(id)}` : id)
const listOf = (id: string): string => `${OWN}of/${hashed(id)}`
const partOf = (id: string, digest: string, at: number): string => `${OWN}${hashed(id)}/${digest}/${at}`
const hashed = (id: string): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(id))))

const OWN = '~parts/'
const NAMED = `${OWN}named/`
/** What a head begins with. A value that begins so is kept in parts however small it is. */
const MARK = utf8ToBytes('\u0000~parts\u0000')
const LEAST_BYTES = 2000
