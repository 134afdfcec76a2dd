import type { CeremonyNotes, HolderSecret, KeyPair, LastCast, RememberedShare } from 'coop-rules/secrecy'

/** Whose it is: everything is kept by cooperative and person, so that two who share a browser do not share keys. */
export interface Whose {
  readonly coop: string
  readonly person: string
}

/** What a key holder keeps of one vote. */
export interface KeptPart {
  readonly identity: KeyPair
  readonly own?: CeremonyNotes
  readonly secret?: HolderSecret
  readonly remembered?: readonly RememberedShare[]
}

/** What a member keeps of what they cast last in a vote: never what it says. */
export interface KeptBallot extends LastCast {
  readonly kind: 'ballot' | 'withdrawal'
}

export const keyId = ({ coop, person }: Whose): string => `${coop}/${person}/key`
export const partId = ({ coop, person }: Whose, vote: string): string => `${coop}/${person}/part/${vote}`
export const ballotId = ({ coop, person }: Whose, vote: string): string => `${coop}/${person}/ballot/${vote}`

/** Something that this browser keeps; undefined where it keeps nothing of that name. */
export const kept = async <Value>(id: string): Promise<Value | undefined> =>
  (await within('readonly', (store) => store.get(id))) as Value | undefined

export const keep = async (id: string, value: unknown): Promise<void> => {
  await within('readwrite', (store) => store.put(value, id))
}

export const forget = async (id: string): Promise<void> => {
  await within('readwrite', (store) => store.delete(id))
}

/** All keys of a person, for a file that only they have. */
export const backupOf = async (whose: Whose): Promise<object> => {
  const prefix = `${whose.coop}/${whose.person}/`
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const ids = (await within('readonly', (store) => store.getAllKeys(range))) as string[]
  const all: Record<string, unknown> = {}
  for (const id of ids) all[id.slice(prefix.length)] = await kept(id)
  return { kind: BACKUP, ...whose, kept: all }
}

/** Takes keys in from such a file; whether it is one of this person. */
export const restore = async (whose: Whose, text: string): Promise<boolean> => {
  const read = readBackup(text)
  if (read?.kind !== BACKUP || read.coop !== whose.coop || read.person !== whose.person) return false
  for (const [name, value] of Object.entries(read.kept)) {
    const id = `${whose.coop}/${whose.person}/${name}`
    // An older copy of a part would forget which counts it shared: what is here already stays.
    if (name.startsWith('part/') && (await kept(id)) !== undefined) continue
    await keep(id, value)
  }
  return true
}

interface Backup extends Whose {
  readonly kind: string
  readonly kept: Readonly<Record<string, unknown>>
}

const readBackup = (text: string): Backup | undefined => {
  try {
    const value = JSON.parse(text) as Partial<Backup> | null
    return typeof value?.kept === 'object' ? (value as Backup) : undefined
  } catch {
    return undefined
  }
}

const BACKUP = 'coop-rules-desk-keys-1'
const STORE = 'kept'

const within = async (mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> => {
  const database = await opened()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' })
    const request = act(transaction.objectStore(STORE))
    transaction.oncomplete = () => {
      database.close()
      resolve(request.result)
    }
    transaction.onerror = transaction.onabort = () => {
      database.close()
      reject(transaction.error ?? new Error('nothing was kept'))
    }
  })
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('desk', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('this browser keeps nothing'))
  })
