import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Charter, checkCharter, type WrittenCharter } from '../src/charter/index.js'
import { cooperative, foldEvents, type LogHead, readLogText, views } from '../src/cooperative/index.js'
import { EVENTS } from '../src/cooperative/events.js'
import { presetCharters } from '../src/presets/index.js'
import { verifyRecord } from '../src/secrecy/index.js'
import { MODELS, readPlan, RowDigest } from '../src/simulation/index.js'
import { backupOf, checkBackup, memoryStores, restoreBackup, verifyStore } from '../src/storage/index.js'
import { mergeSweep, openSweep, runShard, sweep } from '../src/sweeps/index.js'
import { charterOf, namesIn, peopleIn, plain, readJson, type Told, told } from './released/told.mjs'

/** What every released version wrote is read by the code of today, and means what it meant. The folders are written once, by `npm run release:version`, and never anew. */
const root = join(import.meta.dirname, '..')
const released = join(root, 'test/released')
const versions = [...readFileSync(join(root, 'CHANGELOG.md'), 'utf8').matchAll(/^## (\d+\.\d+\.\d+)$/gm)].map(
  ([, version = '']) => version,
)
const scratch = mkdtempSync(join(tmpdir(), 'coop-released-'))
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

interface Kept {
  readonly charter:
    | { readonly preset: string; readonly changes: Readonly<Record<string, unknown>> }
    | { readonly fork: WrittenCharter }
  readonly head: LogHead
  readonly told: Told
}

const linesOf = (text: string) =>
  // oxlint-disable-next-line typescript/require-await -- A file is waited for, a list is not.
  async function* (): AsyncGenerator<string> {
    yield* text.split(/(?<=\n)/)
  }

it('every version of the changelog has what it wrote', () => {
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter((version) => !existsSync(join(released, version)))).toEqual([])
  const { version } = readJson(root, 'package.json') as { readonly version: string }
  expect(versions[0]).toBe(version)
})

describe.each(versions.filter((version) => existsSync(join(released, version))))('what %s wrote', (version) => {
  const folder = join(released, version)
  const presets = readJson(folder, 'presets.json') as Readonly<Record<string, Charter>>
  const logs = readJson(folder, 'logs.json') as Readonly<Record<string, Kept>>
  const events = new Set<string>()
  const charterIn = (kept: Kept['charter']): Charter => {
    if ('preset' in kept) return charterOf(presets[kept.preset] as Charter, kept.changes)
    const checked = checkCharter({ charter: kept.fork, library: Object.values(presets) })
    if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.problems))
    return checked.charter
  }

  it.each(Object.keys(logs))('the log %s leads to the same answers', (name) => {
    const { charter, head, told: expected } = logs[name] as Kept
    const read = readLogText(readFileSync(join(folder, 'logs', `${name}.jsonl`), 'utf8'))
    if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems))
    expect(read.head).toEqual(head)
    const { initialState } = cooperative(charterIn(charter))
    const folded = foldEvents({ state: initialState(), events: read.entries.map(({ event }) => event) })
    if (folded.kind === 'refused') throw new Error(JSON.stringify(folded.problems))
    for (const { event } of read.entries) events.add(String(event['type']))
    const names = Object.keys(expected).filter((view) => view !== 'awaiting')
    const people = peopleIn(folded.events)
    expect(told({ views, state: folded.state, people, names })).toMatchObject(expected)
  })

  it('its logs have every kind of event that it had, and no log lies there unread', () => {
    const kinds = readJson(folder, 'events.json') as readonly string[]
    expect(kinds.filter((kind) => !events.has(kind))).toEqual([])
    expect(namesIn(join(folder, 'logs'), '.jsonl')).toEqual(Object.keys(logs).sort())
    // What is new since is covered from its own release on; nothing that was there goes away.
    expect(kinds.filter((kind) => !(kind in EVENTS))).toEqual([])
  })

  it('its presets are still sound charters', () => {
    for (const charter of Object.values(presets)) {
      const checked = checkCharter({ charter, library: presetCharters })
      expect(checked.kind === 'refused' ? checked.problems : []).toEqual([])
    }
  })

  it.each(namesIn(join(folder, 'records'), '.jsonl'))(
    'the ballot record %s is verified, with the same result',
    (name) => {
      const verified = verifyRecord(readFileSync(join(folder, 'records', `${name}.jsonl`), 'utf8'))
      expect(plain(verified)).toMatchObject(readJson(folder, 'records', `${name}.json`) as object)
    },
  )

  it('its backup is restored, and a backup of that is the same text', async () => {
    const text = readFileSync(join(folder, 'backup.jsonl'), 'utf8')
    expect((await checkBackup(linesOf(text)())).kind).toBe('whole')
    const stores = memoryStores()
    expect(await restoreBackup({ lines: linesOf(text), stores })).toMatchObject({ kind: 'restored' })
    expect(await verifyStore({ stores, coop: 'kept', charter: presets['we-just-coop'] as Charter })).toMatchObject({
      kind: 'verified',
      records: 1,
    })
    let again = ''
    for await (const line of backupOf({ stores })) again += line
    expect(again).toBe(text)
  })

  it('its sweep goes on where it was broken off; the models of then give the same rows', async () => {
    const rows = readJson(folder, 'rows.json') as {
      readonly sweep: string
      readonly models: Readonly<Record<string, { readonly version: number; readonly digest: string }>>
    }
    const copy = join(scratch, version)
    cpSync(join(folder, 'sweep'), copy, { recursive: true })
    const { plan, count } = await openSweep({ folder: copy })
    expect(count).toBe(10)
    await runShard({ folder: copy, plan, rows: 'go-on' })
    expect(await mergeSweep({ folder: copy })).toMatchObject({ kind: 'merged', digest: rows.sweep })
    const now = new Map(MODELS.map((model) => [model.name, model.version]))
    for (const [model, { version: then, digest }] of Object.entries(rows.models)) {
      // A model that gives other rows has another version: which is why it has one.
      if (now.get(model) !== then) continue
      const today = new RowDigest()
      for await (const row of sweep({ plan: readPlan({ model, seed: 'kept', replicates: 1 }), workers: 1 }))
        today.add(row)
      expect([model, today.hex()]).toEqual([model, digest])
    }
  })
})
