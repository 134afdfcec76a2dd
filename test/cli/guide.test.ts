import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { NO_ENTRIES, readLine } from '../../src/secrecy/entries.js'

/**
 * What a guide shows is what its readers get. Its blocks are followed from top to bottom in an empty folder: a `json` or `text` block that names a file is written there, and the lines of a `sh` block that begin with `$ ` are run. What is shown below
 * each must be what it prints. `UPDATE_GUIDE=1 npx vitest run test/cli/guide.test.ts` writes into the guide what is printed now: read it before you keep it.
 */
const root = join(import.meta.dirname, '../..')

interface Guide {
  /** The folder in which the guide was followed. */
  readonly folder: string
  /** All blocks together. */
  readonly shown: string
}

const follow = (name: string, masked: (text: string) => string): Guide => {
  const guide = join(root, 'docs/guides', name)
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-guide-'))
  const bin = join(folder, '.bin')
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/coop-rules'))
  mkdirSync(bin)
  writeFileSync(
    join(bin, 'coop-rules'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli/main.js')}" "$@"\n`,
  )
  // What is installed is found by npx, too.
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n')
  for (const name of ['coop-rules', 'npx']) chmodSync(join(bin, name), 0o755)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  /** A `sh` block run line by line: each command with what it prints. */
  const followed = (block: string): string =>
    block
      .split('\n')
      .filter((line) => line.startsWith('$ '))
      .map((line) => `${line}\n${run(folder, line.slice(2))}`)
      .join('')

  const written = readFileSync(guide, 'utf8')
  const blocks = [...written.matchAll(/^```(sh|json|text)(?: (\S+))?\n([\s\S]*?)^```$/gm)]
  let now = written
  for (const [whole, kind, file, content = ''] of blocks) {
    if (kind !== 'sh' && file !== undefined) {
      it(`${file} is written`, () => {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), content)
      })
    } else if (content.startsWith('$ ')) {
      it(content.split('\n', 1)[0] ?? '', () => {
        const printed = followed(content)
        now = now.replace(whole, () => `\`\`\`sh\n${printed}\`\`\``)
        if (process.env['UPDATE_GUIDE'] === undefined) expect(masked(content)).toBe(masked(printed))
      })
    }
  }
  afterAll(() => {
    if (process.env['UPDATE_GUIDE'] !== undefined) writeFileSync(guide, now)
  })
  return { folder, shown: blocks.map(([block]) => block).join('') }
}

const run = (folder: string, line: string): string => {
  const env = { PATH: `${join(folder, '.bin')}:${process.env['PATH'] ?? ''}` }
  const { stdout } = spawnSync('sh', ['-c', `${line} 2>&1`], { cwd: folder, encoding: 'utf8', env })
  return stdout
}

const asItIs = (text: string): string => text

describe('The guide to forking a charter', () => {
  const { shown } = follow('fork-a-charter.md', asItIs)

  it('shows every command on charters, in both languages', () => {
    for (const command of ['init', 'check', 'diff', 'rebase']) expect(shown).toContain(`$ coop-rules ${command} `)
    expect(shown).toContain('--lang es')
  })
})

/** How long it took is another number each time. */
const withoutSeconds = (text: string): string => text.replaceAll(/^(seconds +)\d+\.\d$/gm, '$1')

describe('The guide to simulations', () => {
  const { shown } = follow('simulate.md', withoutSeconds)

  it('shows one run, many, shards and what is missing of them, and what is refused', () => {
    for (const command of ['models', 'simulate', 'sweep', 'sweep merge'])
      expect(shown).toContain(`coop-rules ${command} `)
    for (const told of ['have no row yet', 'with which the sweep was begun', '--resume']) expect(shown).toContain(told)
  })
})

/** Keys, fingerprints and tracking codes are new each time; that they are there, and how long they are, stays. */
const withoutRandom = (text: string): string =>
  text.replaceAll(/\b[0-9a-f]{60,64}\b|\b[0-9a-f]{4}(?: [0-9a-f]{4}){7,}\b/g, (hex) => '0'.repeat(hex.length))

describe('The guide to a secret vote', () => {
  const { folder, shown } = follow('secret-vote.md', withoutRandom)

  it('shows every command of secret votes, in both languages', () => {
    const commands = [
      'keys new',
      'keys certify',
      'keys plan',
      'keys round',
      'record begin',
      'record add',
      'record close',
    ]
    for (const command of [...commands, 'seal', 'open', 'share', 'tally', 'verify'])
      expect(shown).toContain(`coop-rules ${command} `)
    expect(shown).toContain('--lang es')
  })

  const record = (): Buffer => readFileSync(join(folder, 'removal.jsonl'))

  it('ends with a record of which no byte can be changed unnoticed', () => {
    const lines = record()
      .toString('latin1')
      .split(/(?<=\n)/)
    let chain = NO_ENTRIES
    const unnoticed: string[] = []
    for (const line of lines) {
      const bytes = Buffer.from(line, 'latin1')
      for (let at = 0; at < bytes.length; at++)
        for (const flip of [1, 0x80]) {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ flip
          // A byte that is no UTF-8 becomes another character: the command refuses it before that.
          if ('entry' in readLine(changed.toString('utf8'), chain)) unnoticed.push(`${chain.entries}, ${at}`)
        }
      const read = readLine(bytes.toString('utf8'), chain)
      if ('entry' in read) chain = { entries: chain.entries + 1, head: read.entry.fingerprint }
    }
    expect(unnoticed).toEqual([])
    expect(chain.entries).toBe(15)
  })

  it('and the command refuses it with a byte changed in any of its lines, or at the end of one', () => {
    const bytes = record()
    const ends = [...bytes.keys()].filter((at) => bytes[at] === 10)
    const places = [0, ...ends, ...ends.map((at) => at - 70)]
    for (const [which, at] of places.entries()) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (which % 2 === 0 ? 1 : 0x80)
      writeFileSync(join(folder, 'flipped.jsonl'), changed)
      expect([at, run(folder, 'coop-rules verify flipped.jsonl > /dev/null; echo $?')]).toEqual([at, '1\n'])
    }
  })
})
