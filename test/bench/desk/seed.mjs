import { LOG, openCooperative } from 'coop-rules/storage'
import { preset } from 'coop-rules/presets'
import { loadTypeScript } from '../../storage/endure/load.mjs'
import { commitsOf } from '../stores/log.mjs'

/** What a changed ballot is in the log, for the engine to write by itself. */
const LINE = JSON.stringify([
  {
    v: 1,
    type: 'number-proposed',
    at: '2026-11-22',
    by: 'm1234',
    commandId: '01234567-89ab-cdef-0123-456789abcdef-0123456789abcdef',
    member: 'm1234',
    item: 'weekly-hours',
    value: '35.5',
  },
])

/** How many durable writes the engine alone does in a second, by so many at once. */
export const bareWritesASecond = async (engine, atOnce, milliseconds) => {
  const bare = await engine.bare()
  try {
    const until = performance.now() + milliseconds
    const began = performance.now()
    let done = 0
    const writer = async () => {
      while (performance.now() < until) {
        await bare.write(LINE)
        done++
      }
    }
    await Promise.all(Array.from({ length: atOnce }, writer))
    return (done * 1000) / (performance.now() - began)
  } finally {
    await bare.close()
  }
}

const CHARTER = preset('we-just-coop')

/** A co-op of so many in a fresh store: each has proposed a number, and is signed in. */
export const seeded = async (engine, members) => {
  const url = await engine.url()
  const { open } = await import(engine.module)
  const stores = await open(url)
  const names = Array.from({ length: members }, (_, at) => `m${at}`)
  await known(stores)
  const { events, capabilities } = stores
  const coop = await openCooperative({
    events,
    coop: 'bench',
    charter: CHARTER,
    mostBytesTogether: capabilities.mostBytesTogether ?? Number.POSITIVE_INFINITY,
  })
  const at = '2026-01-01'
  await coop.run({
    type: 'begin-in-mid-life',
    by: 'm0',
    at,
    commandId: 'begin',
    members: names.map((member) => ({ member, memberClass: 'worker-owner', since: '2025-01-01' })),
  })
  for (let from = 0; from < members; from += 200)
    await Promise.all(
      names.slice(from, from + 200).map((by, more) =>
        coop.run({
          type: 'propose-number',
          by,
          at,
          item: 'weekly-hours',
          value: 30 + ((from + more) % 12),
          commandId: `first-${by}`,
        }),
      ),
    )
  return signedIn({ url, stores, names, events: coop.state.position, position: coop.position })
}

/** The same with a log of so many events more. */
export const seededLog = async (engine, members, count) => {
  if (count === 0) return seeded(engine, members)
  const url = await engine.url()
  const { open } = await import(engine.module)
  const stores = await open(url)
  await known(stores)
  let expected = ''
  let events = 0
  for (const commit of commitsOf(count, Math.ceil(count / 200))) {
    const appended = await stores.events.append({ coop: 'bench', stream: LOG, expected, events: commit })
    expected = appended.position
    events += commit.length
  }
  // As a desk leaves it when it stops.
  const coop = await openCooperative({
    events: stores.events,
    coop: 'bench',
    charter: CHARTER,
    snapshots: stores.records,
  })
  await coop.saveSnapshot()
  return signedIn({
    url,
    stores,
    names: Array.from({ length: members }, (_, at) => `m${at}`),
    events,
    position: expected,
  })
}

/** The desk knows its co-ops by a record. */
const known = (stores) =>
  stores.records.put({ coop: 'desk', id: 'coops/bench', value: Buffer.from(JSON.stringify(CHARTER)) })

const signedIn = async ({ url, stores, names, events, position }) => {
  const { Accounts } = await loadTypeScript(new URL('../../../examples/desk/kernel/accounts.ts', import.meta.url))
  const accounts = new Accounts({ stores, coop: 'bench' })
  const sessions = []
  for (let from = 0; from < names.length; from += 50)
    sessions.push(...(await Promise.all(names.slice(from, from + 50).map((name) => accounts.openSession(name)))))
  return {
    url,
    sessions,
    events,
    /** Where the log ended when the forms were shown. */
    position,
    /** How many of these commands are not in the log. */
    missing: async (commandIds) => {
      const there = new Set()
      for await (const commit of stores.events.read({ coop: 'bench', stream: LOG }))
        for (const { commandId } of commit.events) there.add(commandId)
      return commandIds.filter((id) => !there.has(id)).length
    },
    close: () => stores.close(),
  }
}
