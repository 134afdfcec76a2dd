/**
 * Runs changesets on the package alone: `npm run changeset` describes a change, `npm run changeset -- version` raises the version. The examples are workspaces that depend on the package by its folder, which changesets takes for a wrong
 * version; and a package at the root is none of the workspaces for it. So it works on a copy that has no workspaces, and what it changed is brought back.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = process.env['COOP_RULES_ROOT'] ?? join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'coop-rules-changeset-'))
const notesIn = (folder) => readdirSync(join(folder, '.changeset')).filter((name) => name.endsWith('.md'))

try {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  const { workspaces: _, ...alone } = JSON.parse(text)
  writeFileSync(join(copy, 'package.json'), JSON.stringify(alone))
  cpSync(join(root, '.changeset'), join(copy, '.changeset'), { recursive: true })
  if (existsSync(join(root, 'CHANGELOG.md'))) cpSync(join(root, 'CHANGELOG.md'), join(copy, 'CHANGELOG.md'))
  // Changesets asks git in which commit each note came in; there is nothing to answer.
  for (const words of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['-c', 'user.name=-', '-c', 'user.email=-', 'commit', '-q', '-m', '-'],
  ])
    spawnSync('git', words, { cwd: copy, stdio: 'ignore' })
  const cli = fileURLToPath(import.meta.resolve('@changesets/cli/bin.js'))
  const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], { cwd: copy, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
  else {
    const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))
    // Only this line: the rest of the file stays as people wrote it.
    writeFileSync(join(root, 'package.json'), text.replace(/^ {2}"version": ".*",$/m, `  "version": "${version}",`))
    const lock = join(root, 'package-lock.json')
    if (existsSync(lock)) {
      // Its first two versions are those of the package itself.
      let left = 2
      const raised = readFileSync(lock, 'utf8').replace(/^( {2}| {6})"version": ".*",$/gm, (line, indent) => {
        left -= 1
        return left < 0 ? line : `${indent}"version": "${version}",`
      })
      writeFileSync(lock, raised)
    }
    if (existsSync(join(copy, 'CHANGELOG.md'))) cpSync(join(copy, 'CHANGELOG.md'), join(root, 'CHANGELOG.md'))
    const kept = new Set(notesIn(copy))
    for (const name of notesIn(root)) if (!kept.has(name)) rmSync(join(root, '.changeset', name))
    for (const name of kept) cpSync(join(copy, '.changeset', name), join(root, '.changeset', name))
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
