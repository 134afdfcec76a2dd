import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

/**
 * What a guide shows is what its readers get. Its blocks are followed from top to bottom in an empty folder: a `json` block that names a file is written there, and the lines of a `sh` block that begin with `$ ` are run. What is shown below each
 * must be what it prints. `UPDATE_GUIDE=1 npx vitest run test/cli/guide.test.ts` writes into the guide what is printed now: read it before you keep it.
 */
const root = join(import.meta.dirname, '../..')
const guide = join(root, 'docs/guides/fork-a-charter.md')
const folder = mkdtempSync(join(tmpdir(), 'coop-rules-guide-'))
const bin = join(folder, '.bin')

mkdirSync(join(folder, 'node_modules'))
symlinkSync(root, join(folder, 'node_modules/coop-rules'))
mkdirSync(bin)
writeFileSync(
  join(bin, 'coop-rules'),
  `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli/main.js')}" "$@"\n`,
)
chmodSync(join(bin, 'coop-rules'), 0o755)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const run = (line: string): string => {
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}` }
  const { stdout } = spawnSync('sh', ['-c', `${line} 2>&1`], { cwd: folder, encoding: 'utf8', env })
  return stdout
}

/** A `sh` block run line by line: each command with what it prints. */
const followed = (block: string): string =>
  block
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${run(line.slice(2))}`)
    .join('')

const written = readFileSync(guide, 'utf8')
const blocks = [...written.matchAll(/^```(sh|json)(?: (\S+))?\n([\s\S]*?)^```$/gm)]

describe('The guide to forking a charter', () => {
  let now = written
  for (const [whole, kind, file, content = ''] of blocks) {
    if (kind === 'json' && file !== undefined) {
      it(`${file} is written`, () => {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), content)
      })
    } else if (content.startsWith('$ ')) {
      it(content.split('\n', 1)[0] ?? '', () => {
        const printed = followed(content)
        now = now.replace(whole, () => `\`\`\`sh\n${printed}\`\`\``)
        if (process.env['UPDATE_GUIDE'] === undefined) expect(content).toBe(printed)
      })
    }
  }

  it('shows every command on charters, in both languages', () => {
    const shown = blocks.map(([block]) => block).join('')
    for (const command of ['init', 'check', 'diff', 'rebase']) expect(shown).toContain(`$ coop-rules ${command} `)
    expect(shown).toContain('--lang es')
    if (process.env['UPDATE_GUIDE'] !== undefined) writeFileSync(guide, now)
  })
})
