import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Where what is installed once is kept: outside the project, and never looked at by it otherwise. */
const CACHE = process.env['COOP_RULES_CACHE'] ?? join(homedir(), '.cache/coop-rules')

/** What every install is told: no scripts of strangers, and nothing but what was asked for. */
export const INSTALL = [
  'install',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--prefer-offline',
  '--no-package-lock',
]

/**
 * A folder in which these packages lie in exactly these versions. It is made aside and then moved to its place, so that nobody finds half of one, and two who install
 * at once do not write into each other's.
 */
export const kept = async (name, dependencies, folder = join(CACHE, name)) => {
  const wanted = JSON.stringify({ private: true, dependencies })
  const isThere = () => {
    const list = join(folder, 'coop-rules-kept.json')
    return existsSync(list) && readFileSync(list, 'utf8') === wanted
  }
  if (isThere()) return folder
  mkdirSync(join(folder, '..'), { recursive: true })
  const made = mkdtempSync(`${folder}-`)
  try {
    writeFileSync(join(made, 'package.json'), wanted)
    await run('npm', INSTALL, { cwd: made })
    writeFileSync(join(made, 'coop-rules-kept.json'), wanted)
    if (isThere()) return folder
    rmSync(folder, { recursive: true, force: true })
    renameSync(made, folder)
    return folder
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
