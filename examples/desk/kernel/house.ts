import { type Charter, soundCharter, type WrittenCharter } from 'coop-rules/charter'
import { isRulesError } from 'coop-rules/problems'
import { presetCharters } from 'coop-rules/presets'
import {
  BEGINNING,
  type OpenCooperative,
  openCooperative,
  type RecordStore,
  type Stores,
  wholeRecords,
} from 'coop-rules/storage'
import { Accounts } from './accounts.js'
import { History } from './history.js'
import { Names } from './names.js'

/** One cooperative in the desk, with all that is its own. Nothing of it is reached but through here. */
export interface CoopHouse {
  readonly coop: string
  /** The charter with which its log began; the one in force is in the state. */
  readonly charter: Charter
  /** The preset that its first charter extends, or is; undefined where it stands on its own. */
  readonly parent: Charter | undefined
  readonly desk: OpenCooperative
  readonly names: Names
  readonly history: History
  readonly accounts: Accounts
  /** Records of any size: documents, letters. */
  readonly records: RecordStore
  readonly stores: Stores
}

/** The co-ops of this desk, by their names in addresses. */
export interface Houses {
  /** Opens a co-op once, and hands it out from then on; undefined where this desk has none of that name. One that could not be opened is tried again. */
  readonly open: (coop: string) => Promise<CoopHouse | undefined>
  /** The names and titles of all. */
  readonly list: () => Promise<readonly { readonly coop: string; readonly charter: Charter }[]>
  /** Takes in a new co-op, with the charter it begins with, and the id of the one that this extends. */
  readonly add: (coop: string, charter: Charter, model?: string) => Promise<void>
  readonly stores: Stores
  /** What was opened so far. */
  readonly opened: () => readonly CoopHouse[]
}

/** Which co-ops there are is itself a record of the store, so that a second server on it has the same. */
const LIST = 'desk'

export const housesIn = (stores: Stores): Houses => {
  const opened = new Map<string, Promise<CoopHouse | undefined>>()
  const ready = new Map<string, CoopHouse>()
  const charterOf = async (coop: string): Promise<Charter | undefined> => {
    const kept = await stores.records.get({ coop: LIST, id: `coops/${coop}` })
    return kept === undefined
      ? undefined
      : soundCharter({
          charter: JSON.parse(Buffer.from(kept).toString('utf8')) as unknown,
          library: presetCharters,
        })
  }
  const parentOf = async (coop: string, { id }: Charter): Promise<Charter | undefined> => {
    const kept = await stores.records.get({ coop: LIST, id: `models/${coop}` })
    const name = kept === undefined ? id : Buffer.from(kept).toString('utf8')
    const found = presetCharters.find((one) => one.id === name)
    return found === undefined ? undefined : soundCharter({ charter: found, library: presetCharters })
  }
  const openHouse = async (coop: string): Promise<CoopHouse | undefined> => {
    const charter = await charterOf(coop)
    if (charter === undefined) return undefined
    const { mostBytesTogether, mostBytesOfARecord: mostBytes } = stores.capabilities
    const limits = mostBytesTogether === undefined ? {} : { mostBytesTogether }
    const { events, records } = stores
    const house: CoopHouse = {
      coop,
      charter,
      parent: await parentOf(coop, charter),
      desk: await openCooperative({ events, coop, charter, snapshots: records, ...limits }),
      names: new Names(records, coop),
      history: new History({ events, coop, charter }),
      accounts: new Accounts({ stores, coop }),
      records: mostBytes === undefined ? records : wholeRecords({ records, mostBytes }),
      stores,
    }
    ready.set(coop, house)
    return house
  }
  return {
    stores,
    open: (coop) => {
      if (!COOP_NAME.test(coop)) return Promise.resolve(undefined)
      const known = opened.get(coop)
      if (known !== undefined) return known
      const opening = openHouse(coop)
      opened.set(coop, opening)
      // What is not there today may be there tomorrow, and what failed may go well.
      opening.then(
        (house) => house ?? opened.delete(coop),
        () => opened.delete(coop),
      )
      return opening
    },
    list: async () => {
      const all: { coop: string; charter: Charter }[] = []
      for await (const id of stores.records.list({ coop: LIST })) {
        if (!id.startsWith('coops/')) continue
        const coop = id.slice('coops/'.length)
        const charter = await charterOf(coop)
        if (charter !== undefined) all.push({ coop, charter })
      }
      return all.sort((a, b) => (a.coop < b.coop ? -1 : 1))
    },
    add: async (coop, charter, model) => {
      if (!COOP_NAME.test(coop)) throw new TypeError(`${coop} cannot be the name of a co-op in addresses`)
      await stores.records.put({ coop: LIST, id: `coops/${coop}`, value: Buffer.from(JSON.stringify(charter)) })
      // The charter is kept whole, for a later version of its model must not change what the log began with.
      if (model !== undefined) await stores.records.put({ coop: LIST, id: `models/${coop}`, value: Buffer.from(model) })
      // A backup looks for streams, and takes records along with them: without one it would leave this list out.
      const added = [{ type: 'added', on: Date.now() }]
      await stores.events.append({ coop: LIST, stream: `coops/${coop}`, expected: BEGINNING, events: added })
      opened.delete(coop)
    },
    opened: () => [...ready.values()],
  }
}

/** The id of the charter that one extends, as it is written; undefined where it extends none. */
export const modelOf = (written: unknown): string | undefined => {
  const { extends: extended } = (written ?? {}) as Partial<WrittenCharter>
  return extended?.charter
}

/** What the name of a co-op in an address may be. */
const COOP_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Whether the store is out of reach for now, so that the same may be tried again. */
export const isPassing = (error: unknown): boolean =>
  isRulesError(error) && (error.code.startsWith('store-') || error.code === 'gave-up')
