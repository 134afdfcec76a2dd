import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { readPlan, RowDigest, type SoundPlan } from '../../src/simulation/index.js'
import { sweep } from '../../src/sweeps/index.js'

/** A thousand runs that cost little. */
export const THOUSAND = {
  model: 'jury',
  seed: 'thousand',
  vary: { members: [3, 7, 11, 25, 101], competence: [0.5, 0.55, 0.6, 0.7] },
  parameters: { votes: 20 },
  replicates: 50,
} as const

export const thousand = (): SoundPlan => readPlan(THOUSAND)

/** The digest of a plan's rows, carried out in this process. */
export const digestOf = async (plan: SoundPlan, workers = 1): Promise<string> => {
  const digest = new RowDigest()
  for await (const row of sweep({ plan, workers })) digest.add(row)
  return digest.hex()
}

/** A folder for each test, gone afterwards. */
export const freshFolder = (): { readonly path: string } => {
  const made = { path: '' }
  beforeEach(() => {
    made.path = mkdtempSync(join(tmpdir(), 'coop-sweep-'))
  })
  afterEach(() => rmSync(made.path, { recursive: true, force: true }))
  return made
}

/** The tables of a sweep, by their SHA-256. */
export const tablesIn = (folder: string): readonly string[] =>
  ['runs.csv', 'columns.json'].map((name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  )
