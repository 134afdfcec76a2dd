import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../../examples/adapters/files/files.js'
import { BEGINNING, type Commit, LOG, type StreamId } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/index.js'
import { canMount, mount, unmount } from '../servers/disks.js'

const MODULE = join(import.meta.dirname, '../../examples/adapters/files/dist/files.js')
const STREAM = { coop: 'wjc', stream: LOG }

let folder = ''
let url = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coop-files-'))
  url = `files:${folder}`
})
const CAN_MOUNT = canMount()
const mounts: string[] = []
afterEach(() => {
  for (const path of mounts.splice(0)) unmount(path)
  rmSync(folder, { recursive: true })
})

/** The files of the commits of a stream, in order, read without the adapter. */
const commitFiles = (place: string, { coop, stream }: StreamId): readonly string[] => {
  const streams = join(place, 'streams')
  const texts = readdirSync(streams).map((name) => {
    const files = readdirSync(join(streams, name)).sort((one, other) => Number(one) - Number(other))
    return files.map((file) => join(streams, name, file))
  })
  const own = texts.filter(([first]) => {
    const head = first === undefined ? undefined : (JSON.parse(readFileSync(first, 'utf8')) as StreamId)
    return head?.coop === coop && head.stream === stream
  })
  return own.flat()
}

const eventsIn = (file: string): Commit['events'] =>
  (JSON.parse(readFileSync(file, 'utf8')) as Pick<Commit, 'events'>).events

const storeNotes = async (count: number): Promise<void> => {
  const { events } = await open(url)
  let expected = BEGINNING
  for (let n = 1; n <= count; n++) {
    const answer = await events.append({ ...STREAM, expected, events: [{ n }] })
    expected = answer.kind === 'appended' ? answer.position : expected
  }
}

const commitsRead = async (): Promise<readonly Commit[]> => {
  const { events } = await open(url)
  const commits: Commit[] = []
  for await (const commit of events.read(STREAM)) commits.push(commit)
  return commits
}

describe('From the contract of every store', () => {
  storeContract({
    runner: { describe, it: (name, test, timeoutMs) => it(name, test, timeoutMs) },
    module: MODULE,
    fresh: () => {
      const own = mkdtempSync(join(tmpdir(), 'coop-contract-'))
      return Promise.resolve({
        url: `files:${own}`,
        behind: (id: StreamId) => Promise.resolve(commitFiles(own, id).map(eventsIn)),
        dispose: () => Promise.resolve(rmSync(own, { recursive: true })),
      })
    },
    wrongAddresses: [
      { url: 'file:coop.db', code: 'store-address' },
      { url: 'files:', code: 'store-address' },
      { url: `files:${import.meta.filename}`, code: 'store-address' },
      { url: `files:${join(tmpdir(), 'coop-of-nobody', 'below')}`, code: 'store-address' },
    ],
  })
})

describe('At the boundary', () => {
  it('what a killed process left aside is taken away a day later, and not before', async () => {
    await storeNotes(1)
    const [old, young] = [`${Date.now() - 86_401_000}-a`, `${Date.now() - 80_000_000}-b`]
    for (const name of [old, young]) writeFileSync(join(folder, 'drafts', name), 'Ana')
    expect(await commitsRead()).toHaveLength(1)
    expect(readdirSync(join(folder, 'drafts'))).toEqual([young])
  })

  it('nothing is left aside, and the tenth commit follows the ninth', async () => {
    await storeNotes(11)
    expect((await commitsRead()).map(({ position }) => position).slice(-3)).toEqual(['9', '10', '11'])
    expect(readdirSync(join(folder, 'drafts'))).toEqual([])
  })
})

describe('Refused', () => {
  it.each(['', '{"coop":"wjc"', '\0'])('a commit that is no JSON any more (%j): store-damaged', async (text) => {
    await storeNotes(2)
    writeFileSync(commitFiles(folder, STREAM)[1] ?? '', text)
    await expect(commitsRead()).rejects.toMatchObject({ code: 'store-damaged' })
  })
})

describe.skipIf(!CAN_MOUNT)('Refused by the disk', () => {
  const append = async (n: number, note: string) =>
    (await open(url)).events.append({ ...STREAM, expected: n === 1 ? BEGINNING : String(n - 1), events: [{ n, note }] })

  it('that is full: store-full, nothing was stored and nothing is left aside, and a smaller commit has room', async () => {
    mount(folder, '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs')
    mounts.push(folder)
    await append(1, '')
    await expect(append(2, 'x'.repeat(400_000))).rejects.toMatchObject({ code: 'store-full' })
    expect(readdirSync(join(folder, 'drafts'))).toEqual([])
    expect(await append(2, '')).toEqual({ kind: 'appended', position: '2' })
    expect(await commitsRead()).toHaveLength(2)
  })

  it('that may only be read: store-read-only, and what is there is read', async () => {
    await append(1, '')
    mount(folder, '--bind', folder)
    mounts.push(folder)
    mount(folder, '-o', 'remount,ro,bind')
    await expect(append(2, '')).rejects.toMatchObject({ code: 'store-read-only' })
    expect(await commitsRead()).toHaveLength(1)
  })
})
