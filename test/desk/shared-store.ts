import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LOG, type Stores } from 'coop-rules/storage'
import { open as openPostgres } from '../../examples/adapters/postgres/postgres.js'
import { open as openSqlite } from '../../examples/adapters/sqlite/sqlite.js'
import { Accounts } from '../../examples/desk/kernel/accounts.js'
import { type PostgresServer, startPostgres } from '../servers/postgres.js'
import { enter, Visitor } from './visitor.js'

/** A store that several desks open. */
export interface SharedStore {
  readonly folder: string
  readonly url: string
  readonly open: () => Promise<Stores>
  readonly server: PostgresServer | undefined
  readonly dispose: () => Promise<void>
}

export const sharedStore = async (engine: 'sqlite' | 'postgres'): Promise<SharedStore> => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-shared-'))
  const server = engine === 'postgres' ? await startPostgres() : undefined
  const url = server === undefined ? pathToFileURL(join(folder, 'shared.db')).href : await server.freshDatabase()
  return {
    folder,
    url,
    server,
    open: () => (server === undefined ? openSqlite(url) : openPostgres(url)),
    dispose: async () => {
      await server?.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Which commands are in the log of The Lantern, each as often as it happened; and the last number of each member for the vacation days. */
export const happenedIn = async (stores: Stores) => {
  const times = new Map<string, number>()
  const numbers = new Map<string, unknown>()
  for await (const { events } of stores.events.read({ coop: COOP, stream: LOG }))
    for (const command of events.reduce((all, { commandId }) => all.add(commandId), new Set<unknown>()))
      if (typeof command === 'string') times.set(command, (times.get(command) ?? 0) + 1)
  for await (const { events } of stores.events.read({ coop: COOP, stream: LOG }))
    for (const event of events)
      if (event['type'] === 'number-proposed' && event['item'] === ITEM)
        numbers.set(String(event['member']), event['value'])
  return { times, numbers }
}

export const COOP = 'the-lantern'
const ITEM = 'vacation-days'
export const PAGE = `/c/${COOP}/numbers/${ITEM}`

/** Signs somebody in at a desk on a store. */
export const signedIn = async (stores: Stores, origin: string, person: string): Promise<Visitor> => {
  const token = await new Accounts({ stores, coop: COOP }).makeLink({ person, for: 'sign-in', days: 1 })
  const visitor = new Visitor(origin)
  await enter(visitor, `/c/${COOP}/link/${token}`)
  return visitor
}

/** The name of the command of which an answer sends somebody to the receipt. */
export const commandOf = ({ to }: { readonly to: string | undefined }): string =>
  /\/saved\/([^?]+)/.exec(to ?? '')?.[1] ?? ''
