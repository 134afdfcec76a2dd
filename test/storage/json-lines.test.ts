import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { open } from '../../examples/adapters/json-lines/json-lines.js'
import { BEGINNING, type Commit, LOG, type StreamId } from '../../src/storage/index.js'
import { storeContract } from '../../src/testing/index.js'

const MODULE = join(import.meta.dirname, '../../examples/adapters/json-lines/dist/json-lines.js')
const STREAM = { coop: 'wjc', stream: LOG }

let folder = ''
let url = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coop-json-lines-'))
  url = `json-lines:${folder}`
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Every file of the store of an ending, below its folder. */
const filesOf = (place: string, ending: string): readonly string[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(place, name))

const commitsOf = async (): Promise<readonly Commit[]> => {
  const stores = await open(url)
  const commits: Commit[] = []
  for await (const commit of stores.events.read(STREAM)) commits.push(commit)
  await stores.close()
  return commits
}

describe('From the contract of every store', () => {
  storeContract({
    runner: { describe, it: (name, test, timeoutMs) => it(name, test, timeoutMs) },
    module: MODULE,
    promises: { writers: 'one-process' },
    fresh: () => {
      const own = mkdtempSync(join(tmpdir(), 'coop-contract-'))
      return Promise.resolve({
        url: `json-lines:${own}`,
        behind: ({ coop, stream }: StreamId) => {
          const lines = filesOf(own, '.jsonl').flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(0, -1))
          const said = lines.map((line) => JSON.parse(line) as StreamId & Pick<Commit, 'events'>)
          return Promise.resolve(
            said.flatMap((one) => (one.coop === coop && one.stream === stream ? [one.events] : [])),
          )
        },
        dispose: () => Promise.resolve(rmSync(own, { recursive: true })),
      })
    },
    wrongAddresses: [
      { url: 'file:coop.db', code: 'store-address' },
      { url: 'json-lines:', code: 'store-address' },
      { url: `json-lines:${import.meta.filename}`, code: 'store-address' },
    ],
  })
})

describe('At the boundary', () => {
  it.each([0, 1, 20])(
    'of a last line only %d bytes were written: nobody reads it, and the next one takes its place',
    async (bytes) => {
      const first = await open(url)
      const answer = await first.events.append({ ...STREAM, expected: BEGINNING, events: [{ n: 1 }] })
      await first.close()
      const [file = ''] = filesOf(folder, '.jsonl')
      const [line = ''] = readFileSync(file, 'utf8').split('\n')
      appendFileSync(file, line.replace('1', '2').slice(0, bytes))
      expect((await commitsOf()).map(({ events }) => events)).toEqual([[{ n: 1 }]])
      const second = await open(url)
      const expected = answer.kind === 'appended' ? answer.position : ''
      expect((await second.events.append({ ...STREAM, expected, events: [{ n: 3 }] })).kind).toBe('appended')
      await second.close()
      expect((await commitsOf()).map(({ events }) => events)).toEqual([[{ n: 1 }], [{ n: 3 }]])
      expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3)
    },
  )

  it('closed twice is closed once, and one that is still open keeps the folder', async () => {
    const [one, other] = [await open(url), await open(url)]
    await one.close()
    await one.close()
    expect((await other.events.append({ ...STREAM, expected: BEGINNING, events: [{ n: 1 }] })).kind).toBe('appended')
    await other.close()
    expect(await commitsOf()).toHaveLength(1)
    expect(readdirSync(folder).filter((name) => name.startsWith('lock-'))).toHaveLength(1)
  })
})

describe('Refused', () => {
  it('a line that is no JSON in the midst of a file: store-damaged', async () => {
    const stores = await open(url)
    await stores.events.append({ ...STREAM, expected: BEGINNING, events: [{ n: 1 }] })
    const [file = ''] = filesOf(folder, '.jsonl')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, `${text.slice(0, 9)}\0${text.slice(10)}${text}`)
    await stores.close()
    await expect(commitsOf()).rejects.toMatchObject({ code: 'store-damaged' })
  })

  it('a folder that another living process has: store-in-use, until it is dead', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child, 'spawn')
    writeFileSync(join(folder, 'lock-7'), String(child.pid))
    await expect(open(url)).rejects.toMatchObject({ code: 'store-in-use' })
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    const stores = await open(url)
    expect(readdirSync(folder)).toEqual(['lock-8'])
    await stores.close()
  })
})
