/**
 * The parts of what is published, as CycloneDX: the package and what it depends on, in the versions that this repository was tested with. `npm sbom` would list the examples too, for they are workspaces, so it is given a folder in which there
 * are none. Asks no registry.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { name, version, description, license, type, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))

const parts = {}
const add = (names) => {
  for (const one of names) {
    const key = `node_modules/${one}`
    if (key in parts) continue
    const { dev: _, peer: _peer, optional: _optional, ...part } = packages[key]
    parts[key] = part
    add(Object.keys(part.dependencies ?? {}))
  }
}
add(Object.keys(dependencies))

const scratch = mkdtempSync(join(tmpdir(), 'sbom-'))
const folder = join(scratch, name)
try {
  mkdirSync(folder)
  const alone = { name, version, license, dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...alone, description, type }))
  const lock = { name, version, lockfileVersion: 3, requires: true, packages: { '': alone, ...parts } }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'library', '--package-lock-only']
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  process.stdout.write(stdout)
} finally {
  rmSync(scratch, { recursive: true })
}
