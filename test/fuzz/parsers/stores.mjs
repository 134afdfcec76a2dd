import { room } from '../library.mjs'
import { isRecordOf } from './rooms.mjs'
import { orRefused } from './shared.mjs'

let [storage, problems] = []
const prepare = async () => {
  ;[storage, problems] = await Promise.all(['storage', 'problems'].map(room))
}

const KEPT = [
  {
    coop: 'wjc',
    streams: {
      log: [[{ type: 'a', n: 1 }], [{ type: 'b' }, { type: 'c', text: 'ñ\u2028' }]],
      'ballots/1': [[{ line: 'x' }]],
    },
    records: { 'member/ana': 'ff00', text: '' },
  },
  { coop: 'other', streams: { log: [[{ type: 'a' }]] }, records: {} },
]

/** A store with what an input says. What the store does not take is refused by it. */
const filled = async (kept) => {
  const stores = storage.memoryStores()
  for (const { coop, streams, records } of Array.isArray(kept) ? kept.filter(isRecordOf).slice(0, 5) : []) {
    if (typeof coop !== 'string') continue
    for (const stream of isRecordOf(streams) ? Object.keys(streams).slice(0, 5) : []) {
      let expected = storage.BEGINNING
      for (const events of Array.isArray(streams[stream]) ? streams[stream].slice(0, 6) : []) {
        if (!Array.isArray(events) || events.length === 0 || !events.every(isRecordOf)) continue
        const appended = await stores.events.append({ coop, stream, expected, events })
        if (appended.kind === 'appended') expected = appended.position
      }
    }
    for (const id of isRecordOf(records) ? Object.keys(records).slice(0, 5) : [])
      await stores.records.put({ coop, id, value: Uint8Array.from(Buffer.from(String(JSON.stringify(records[id])))) })
  }
  return stores
}

const linesOf = async (stores) => {
  const lines = []
  for await (const line of storage.backupOf({ stores })) lines.push(line)
  return lines
}
const asStream = async function* (lines) {
  yield* lines
}
const linesIn = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
let backup = ''

export const parsers = [
  {
    name: 'backup',
    reads: 'the lines of a backup, checked and restored',
    form: 'lines',
    promise: 'refuses',
    sources: ['src/storage/backup', 'src/storage/check-backup.ts', 'src/storage/restore', 'src/storage/base64.ts'],
    words: [
      '{"backup":"coop-rules","format":1}\n',
      '{"coop":"a"}\n',
      '{"stream":"log"}\n',
      '{"records":0}\n',
      '{"base64":"AA=="}\n',
      '"events":2',
      '"sha256"',
      '"bytes":0',
    ],
    prepare,
    prepareSeeds: async () => {
      await prepare()
      backup = (await linesOf(await filled(KEPT))).join('')
    },
    seeds: () => [backup, ''],
    read: async (text) => {
      const checked = await storage.checkBackup(asStream(linesIn(text)))
      const restored = await orRefused(
        () => storage.restoreBackup({ lines: () => asStream(linesIn(text)), stores: storage.memoryStores() }),
        problems.isRulesError,
      )
      if (checked.kind !== 'refused' && restored.kind === 'refused')
        throw new Error(`whole, and cannot be restored: ${restored.problems[0].code}`)
      return checked
    },
  },
  {
    name: 'backup-kept',
    reads: 'what a store is given to keep: a backup of it is whole, and restores the same',
    // Commits are the caller's own and are data: whoever hands over anything else has not read the port.
    form: 'json',
    promise: 'refuses',
    sources: ['src/storage/'],
    words: ['log', 'coop', 'streams', 'records', 'type', 'member/ana', 'coop-rules/snapshot/head', 'ballots/1'],
    prepare,
    seeds: () => [JSON.stringify(KEPT)],
    read: (given) =>
      orRefused(async () => {
        const lines = await linesOf(await filled(given))
        return { kind: 'kept', text: lines.join('') }
      }, problems.isRulesError),
    again: async ({ text }) => {
      const stores = storage.memoryStores()
      const restored = await storage.restoreBackup({ lines: () => asStream(linesIn(text)), stores })
      if (restored.kind === 'refused') return `a backup is refused: ${restored.problems[0].code}`
      return (await linesOf(stores)).join('') === text ? undefined : 'a backup of what was restored is another one'
    },
  },
]
