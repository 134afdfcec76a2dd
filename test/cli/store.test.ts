import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Adapter, BEGINNING, LOG, type Stores } from '../../src/storage/index.js'
import { storesOf } from '../storage/given.js'
import { command } from './command.js'

const root = join(import.meta.dirname, '../..')
const adapterOf = (name: string): string => join(root, `examples/adapters/${name}/dist/${name}.js`)
const [SQLITE, JSON_LINES, MEMORY] = ['sqlite', 'json-lines', 'memory'].map(adapterOf) as [string, string, string]
const opened = async (adapter: string, url: string): Promise<Stores> => {
  const { open } = (await import(pathToFileURL(adapter).href)) as Adapter
  return open(url)
}

const temp = mkdtempSync(join(tmpdir(), 'coop-rules-store-'))
afterAll(() => {
  rmSync(temp, { recursive: true, force: true })
})
let made = 0
const newPath = (ending = ''): string => join(temp, `${++made}${ending}`)
const newStore = (): string => `file:${newPath('.db')}`

const on = (name: string, adapter: string, store: string, ...more: readonly string[]) =>
  command([name, '--adapter', adapter, '--store', store, ...more])
const backup = (store: string, file: string, ...more: readonly string[]) =>
  on('backup', SQLITE, store, '--to', file, ...more)
const codesIn = (text: string): readonly string[] =>
  (JSON.parse(text) as { readonly problems: readonly { readonly code: string }[] }).problems.map(({ code }) => code)

/** The place behind the last event of the log. */
const endOf = async ({ events }: Stores): Promise<string | undefined> => {
  let end: string | undefined
  for await (const { position } of events.read({ coop: 'wjc', stream: LOG })) end = position
  return end
}

describe('backup, restore and verify-log', () => {
  const store = newStore()
  const file = newPath('.jsonl')
  beforeAll(async () => {
    const stores = await storesOf(await opened(SQLITE, store))
    await stores.close()
    const { code, stdout } = await backup(store, file)
    expect([code, stdout.split('\n')[0]]).toEqual([0, `The backup is whole: ${file}`])
  })

  it('carry a cooperative from one engine to another and back, and the backup of each is the same', async () => {
    const lines = `json-lines:${newPath()}`
    const there = await on('restore', JSON_LINES, lines, file)
    expect([there.code, there.stdout.split('\n')[0]]).toEqual([
      0,
      'Restored, and read back as the backup has it. Stored now: 8 commits and 3 records.',
    ])
    const second = newPath('.jsonl')
    expect((await on('backup', JSON_LINES, lines, '--to', second)).code).toBe(0)
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(file, 'utf8'))
    const back = newStore()
    expect((await on('restore', SQLITE, back, second)).code).toBe(0)
    const verified = await on('verify-log', SQLITE, back, '--json')
    expect(verified.code).toBe(0)
    expect(JSON.parse(verified.stdout)).toMatchObject({ kind: 'verified', coops: [{ coop: 'wjc', records: 3 }] })
  })

  it('prints the backup where no file is named, and nothing else there', async () => {
    const { code, stdout, stderr } = await on('backup', SQLITE, store)
    expect([code, stdout]).toEqual([0, readFileSync(file, 'utf8')])
    expect(stderr).toBe('The backup is whole: 40 lines\n'.replace('40', String(stdout.split('\n').length - 1)))
  })

  it('tells beside the backup that is printed what broke it off', async () => {
    const { code, stdout, stderr } = await on('backup', SQLITE, store, '--coop', 'wjk', '--json')
    expect([code, codesIn(stderr)]).toEqual([1, ['nothing-stored']])
    expect(stdout).not.toContain('nothing-stored')
  })

  it('write a file that nobody else may read, and leave nothing beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(temp).filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('tell people how far each stream goes, in English and Spanish', async () => {
    const { stdout } = await on('verify-log', SQLITE, store)
    expect(stdout).toMatch(
      /^wjc: everything is as it should be\.\n {2}log +\d+ events in 5 commits, digest [0-9a-f]{32}\n/,
    )
    expect(stdout).toContain('Records that no event names, such as sessions: empty: 1, plan: 1.')
    expect(stdout).not.toContain('To look at')
    const spanish = await on('verify-log', SQLITE, store, '--lang', 'es')
    expect(spanish.stdout).toContain('wjc: todo está como debe.')
    expect(spanish.stdout).toContain('Documentos que ningún evento nombra, como las sesiones: empty: 1, plan: 1.')
  })

  it('tell of what the log knows nothing in one line, so that a record that is missing stands out', async () => {
    const other = newStore()
    const from = await opened(SQLITE, store)
    const stores = await opened(SQLITE, other)
    for await (const { events } of from.events.read({ coop: 'wjc', stream: LOG })) {
      const position = (await endOf(stores)) ?? BEGINNING
      await stores.events.append({ coop: 'wjc', stream: LOG, expected: position, events })
    }
    await from.close()
    const value = new Uint8Array([1])
    for (const id of ['sessions/9f2c41', 'sessions/b07e55', 'names/nobody', 'names/ana'])
      await stores.records.put({ coop: 'wjc', id, value })
    await stores.close()
    const { stdout } = await on('verify-log', SQLITE, other)
    expect(stdout.split('\n').filter((line) => line.includes('Records that no event names'))).toEqual([
      '  Records that no event names, such as sessions: names: 1, sessions: 2.',
    ])
  })

  it('make a whole backup while somebody writes', async () => {
    const busy = newStore()
    const stores = await opened(SQLITE, busy)
    let expected = BEGINNING
    let [count, stop] = [0, false]
    const write = async (): Promise<void> => {
      const appended = await stores.events.append({
        coop: 'wjc',
        stream: LOG,
        expected,
        events: [{ count }, { count }],
      })
      if (appended.kind === 'appended') expected = appended.position
      count++
    }
    while (count < 50) await write()
    const writing = (async () => {
      while (!stop) {
        await write()
        // The engine answers at once and would let nothing else happen in this process.
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const to = newPath('.jsonl')
    const { code } = await backup(busy, to)
    stop = true
    await writing
    await stores.close()
    expect(code).toBe(0)
    const copy = newStore()
    expect((await on('restore', SQLITE, copy, to)).code).toBe(0)
    const read = await opened(SQLITE, copy)
    const seen: unknown[] = []
    for await (const { events } of read.events.read({ coop: 'wjc', stream: LOG }))
      seen.push(events.map((event) => event['count']))
    await read.close()
    expect(seen).toEqual(seen.map((_, at) => [at, at]))
    expect(seen.length).toBeGreaterThanOrEqual(50)
    expect(seen.length).toBeLessThanOrEqual(count)
  })

  it('take the address from COOP_RULES_STORE', async () => {
    const { code } = await command(['verify-log', '--adapter', SQLITE], { env: { COOP_RULES_STORE: store } })
    expect(code).toBe(0)
  })

  it('find an adapter that is installed in this folder by its name', async () => {
    const folder = newPath()
    mkdirSync(join(folder, 'node_modules/coop-mine'), { recursive: true })
    writeFileSync(
      join(folder, 'node_modules/coop-mine/package.json'),
      '{"name":"coop-mine","type":"module","exports":"./index.js"}',
    )
    writeFileSync(
      join(folder, 'node_modules/coop-mine/index.js'),
      `export { open } from ${JSON.stringify(pathToFileURL(SQLITE).href)}\n`,
    )
    const code = await new Promise((resolve) => {
      const args = [join(root, 'dist/cli/main.js'), 'verify-log', '--adapter', 'coop-mine', '--store', store]
      spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' }).on('close', resolve)
    })
    expect(code).toBe(0)
  })

  describe('Refused', () => {
    it('a backup that was damaged in any way, with nothing restored', async () => {
      const lines = readFileSync(file, 'utf8').split(/(?<=\n)/)
      const at = lines.findIndex((line) => line.includes('"ben"'))
      const bytes = readFileSync(file)
      const flipped = Buffer.from(bytes)
      flipped[1000] = (flipped[1000] ?? 0) ^ 0x80
      const damaged: Readonly<Record<string, readonly [string | Uint8Array, string]>> = {
        cut: [lines.slice(0, -1).join(''), 'backup-cut'],
        'cut in a line': [bytes.subarray(0, 700), 'backup-cut'],
        'a byte flipped': [flipped, 'backup-damaged'],
        'a line swapped': [
          lines
            .with(at, lines[at + 2] ?? '')
            .with(at + 2, lines[at] ?? '')
            .join(''),
          'backup-damaged',
        ],
        'a line doubled': [lines.toSpliced(at, 0, lines[at] ?? '').join(''), 'backup-'],
        'another version': [lines.with(0, '{"backup":"coop-rules","format":2}\n').join(''), 'newer-backup'],
        'not a backup': ['{"log":"coop-rules","format":1}\n', 'not-a-backup'],
        empty: ['', 'not-a-backup'],
        'a byte-order mark': [`\uFEFF${lines.join('')}`, 'not-a-backup'],
        'carriage returns': [lines.join('').replaceAll('\n', '\r\n'), 'backup-damaged'],
        packed: [gzipSync(bytes), 'not-a-backup'],
      }
      const target = newStore()
      for (const [name, [content, expected]] of Object.entries(damaged)) {
        const bad = newPath('.jsonl')
        writeFileSync(bad, content)
        const { code, stdout } = await on('restore', SQLITE, target, bad, '--json')
        expect([name, code, codesIn(stdout)[0]]).toEqual([name, 1, expect.stringContaining(expected)])
      }
      expect(codesIn((await on('verify-log', SQLITE, target, '--json')).stdout)).toEqual(['nothing-stored'])
    })
    it('a store that has something else, and a backup over a file that is there', async () => {
      const other = newStore()
      const stores = await opened(SQLITE, other)
      await stores.events.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ other: true }] })
      await stores.close()
      const { code, stdout } = await on('restore', SQLITE, other, file, '--json')
      expect([code, codesIn(stdout)]).toEqual([1, ['not-empty']])
      const before = readFileSync(file, 'utf8')
      const again = await backup(store, file, '--json')
      expect([again.code, codesIn(again.stdout)]).toEqual([1, ['file-exists']])
      expect(readFileSync(file, 'utf8')).toBe(before)
    })
    it('a store with nothing in it, or nothing of the cooperative that is named, and leaves no file', async () => {
      const to = newPath('.jsonl')
      expect((await backup(newStore(), to)).code).toBe(1)
      expect((await backup(store, to, '--coop', 'wjk')).code).toBe(1)
      expect((await on('verify-log', MEMORY, 'memory:')).code).toBe(1)
      expect(readdirSync(temp).some((name) => join(temp, name).startsWith(to))).toBe(false)
    })
    it('a log that is not under the charter that is named', async () => {
      const { code, stdout } = await on('verify-log', SQLITE, store, '--charter', 'workers-coop', '--json')
      expect([code, codesIn(stdout)]).toEqual([1, ['other-charter']])
    })
  })

  describe('What cannot be had: exit code 3', () => {
    const moduleOf = (text: string): string => {
      const path = newPath('.mjs')
      writeFileSync(path, text)
      return path
    }
    it('an adapter that is not there, cannot be loaded, needs a package, or is none', async () => {
      const cases: readonly (readonly [string, string])[] = [
        ['no-such-package', 'adapter-missing'],
        ['./no-such-file.js', 'adapter-missing'],
        [moduleOf('import "no-such-driver"\n'), 'adapter-needs'],
        [moduleOf('this is not JavaScript\n'), 'adapter-broken'],
        [moduleOf('throw new Error("no")\n'), 'adapter-broken'],
        [moduleOf('export const close = 1\n'), 'not-an-adapter'],
        [moduleOf('export const open = async () => { throw new Error("no") }\n'), 'store-failed'],
      ]
      for (const [module, expected] of cases) {
        const { code, stdout } = await on('verify-log', module, 'x', '--json')
        expect([module, code, codesIn(stdout)]).toEqual([module, 3, [expected]])
      }
      expect((await on('verify-log', cases[2]?.[0] ?? '', 'x')).stdout).toContain('npm install')
    })
    it('a store at an address that is none, and a file that is not there or not ours to write', async () => {
      expect((await on('backup', MEMORY, 'http://x', '--json')).code).toBe(3)
      expect((await on('restore', SQLITE, newStore(), join(temp, 'no-such-file'))).code).toBe(3)
      expect((await backup(store, join(temp, 'no-such-folder/x.jsonl'))).code).toBe(3)
    })
    it('and never tells a password', async () => {
      const thrower = moduleOf(
        'export const open = async (url) => { throw new Error(`cannot log in at ${url} with s3cr@t`) }\n',
      )
      for (const adapter of [MEMORY, thrower])
        for (const more of [[], ['--json']]) {
          const { code, stdout, stderr } = await on(
            'verify-log',
            adapter,
            'postgres://desk:s3cr%40t@127.0.0.1/coop',
            ...more,
          )
          expect([code, `${stdout}${stderr}`]).toEqual([3, expect.not.stringMatching(/s3cr/)])
        }
    })
  })

  it('say with exit code 2 what the command line lacks', async () => {
    for (const args of [
      ['backup'],
      ['restore', '--adapter', 'x', '--store', 'y'],
      ['verify-log', '--adapter', 'x'],
      ['backup', '--adapter', 'x', '--store', 'y', 'z'],
      ['backup', '--frobnicate'],
    ]) {
      const { code, stderr } = await command(args)
      expect([args, code]).toEqual([args, 2])
      expect(stderr).toContain(`coop-rules ${args[0] ?? ''}`)
    }
    for (const name of ['backup', 'restore', 'verify-log']) {
      const { code, stdout } = await command([name, '--help'])
      expect([code, stdout]).toEqual([0, expect.stringContaining(`coop-rules ${name} --adapter`)])
    }
  })
})
