import { mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { copyInto, instrument } from './copy.mjs'
import { begin, filesOf, keep, kept } from './kept.mjs'
import { isDrawn } from './mutant.mjs'
import { planOf } from './plan.mjs'
import { measure, tryAtLoad, tryReached } from './processes.mjs'
import { MUTATED } from './rooms.mjs'
import { intervalOf } from './wilson.mjs'

/**
 * Mutation testing: `npm run mutation -- [ROOM…] [--every N] [--again]`. One thing in the source is changed, and the tests that reach it are
 * run; a mutant that no test notices is a thing that no test says. It measures: what survives is told, and is no failure. See
 * docs/mutation.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    salt: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
    file: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
  },
})
const every = Number(values.every)
const jobs = Number(values.jobs)
const rooms = positionals.length > 0 ? positionals : Object.keys(MUTATED)
const isCount = (value) => Number.isInteger(value) && value >= 1
if (!rooms.every((room) => Object.hasOwn(MUTATED, room)) || !isCount(every) || !isCount(jobs)) {
  console.error(
    `npm run mutation -- [${Object.keys(MUTATED).join('|')}]… [--every N] [--salt TEXT] [--again] [--file NAME.ts]… [--jobs N]`,
  )
  process.exit(2)
}

const FOUND = ['Killed', 'Timeout']

const isAsked = (file) => values.file?.some((name) => file.endsWith(`/${name}`)) ?? true
const isInSample = ({ key }) => isDrawn(key, every, values.salt) && isAsked(key.split(' ', 1)[0])

/** The test files of a room, as the driver loads them from the copy. */
const testsOf = (room, copy) =>
  readdirSync(join(copy, 'test', room), { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !MUTATED[room].without.includes(name))
    .toSorted()
    .map((name) => resolve(copy, 'test', room, name))

const percent = (share) => (Number.isNaN(share) ? 'nothing to find' : `${(share * 100).toFixed(1)} %`)
const byPlace = (a, b) => a.told.localeCompare(b.told, 'en', { numeric: true })

const tell = (room, mutants, ignored, seconds) => {
  const found = mutants.filter(({ status }) => FOUND.includes(status)).length
  const missed = mutants.filter(({ status }) => !FOUND.includes(status)).toSorted(byPlace)
  for (const { status, told } of missed) console.log(`${status} ${told}`)
  const { low, high } = intervalOf(found, mutants.length)
  const of = every > 1 ? `1 mutant in ${every}, 95 % interval ${percent(low)} to ${percent(high)}` : 'every mutant'
  const score = `${found} of ${mutants.length} mutants found, ${percent(found / mutants.length)}, ${of}`
  console.log(`${room}: ${score}; ${ignored} that run only at load left out; ${seconds} s`)
}

/** Tries the mutants of a sample that no earlier run has found, and keeps what became of each. */
const tryRoom = async (room, results, found) => {
  const { isStatic, mostRuns, mostSeconds } = MUTATED[room]
  const folder = `.work/mutation/${room}`
  const copy = join(folder, 'copy')
  copyInto(copy)
  const mutants = await instrument(copy, filesOf(room).filter(isAsked))
  const own = { folder, copy, files: testsOf(room, copy), mostRuns }
  const baseline = await measure(own)
  const wanted = mutants.filter((mutant) => isInSample(mutant) && !found.has(mutant.key))
  const plan = planOf(wanted, baseline, mostSeconds)
  const cost = Math.round(baseline.tests.reduce((sum, { ms }) => sum + ms, 0) / 1000)
  console.log(
    `${room}: ${mutants.length} mutants, ${wanted.length} to try, ${baseline.tests.length} tests of ${cost} s`,
  )

  const byId = new Map(wanted.map((mutant) => [mutant.id, mutant]))
  const survived = new Set()
  const verdict = ({ id, status, by }) => {
    const { key, told } = byId.get(id)
    keep(results, { key, told, status, by })
    if (status === 'Survived') survived.add(id)
  }
  for (const mutant of plan.unreached) verdict({ ...mutant, status: 'NoCoverage' })
  await tryReached(own, jobs, baseline, plan.reached, verdict)
  if (!isStatic) return plan.loaded.filter(({ isReached }) => !isReached).length
  const atLoad = plan.loaded.filter(({ id, isReached }) => !isReached || survived.has(id))
  await tryAtLoad(own, jobs, baseline, atLoad, verdict)
  return 0
}

for (const room of rooms) {
  const results = `.work/mutation/${room}/results.jsonl`
  mkdirSync(`.work/mutation/${room}`, { recursive: true })
  const before = values.again ? kept(results, room) : []
  begin(results, room)
  for (const mutant of before) keep(results, mutant)
  const found = before.filter(({ status }) => FOUND.includes(status)).map(({ key }) => key)
  const began = Date.now()
  const ignored = await tryRoom(room, results, new Set(found))
  // A file that was begun by a larger sample holds more than this one drew.
  tell(room, kept(results, room).filter(isInSample), ignored, Math.round((Date.now() - began) / 1000))
}
