import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { begin, keep, kept } from './kept.mjs'
import { isDrawn } from './mutant.mjs'
import { MUTATED } from './rooms.mjs'
import { intervalOf } from './wilson.mjs'

/**
 * Mutation testing: `npm run mutation -- [ROOM…] [--every N] [--again]`. Stryker changes one thing in the source and runs the tests that
 * reach it; a mutant that no test notices is a thing that no test says. It measures: what survives is told, and is no failure. See
 * docs/mutation.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
    file: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
  },
})
const every = Number(values.every)
const jobs = Number(values.jobs)
const rooms = positionals.length > 0 ? positionals : Object.keys(MUTATED)
const isCount = (value) => Number.isInteger(value) && value >= 1
if (!rooms.every((room) => room in MUTATED) || !isCount(every) || !isCount(jobs)) {
  console.error(
    `npm run mutation -- [${Object.keys(MUTATED).join('|')}]… [--every N] [--again] [--file NAME.ts]… [--jobs N]`,
  )
  process.exit(2)
}

const FOUND = ['Killed', 'Timeout']
const MISSED = ['Survived', 'NoCoverage']

const optionsOf = (room, folder, found) => ({
  plugins: ['@stryker-mutator/vitest-runner', new URL('plugins.mjs', import.meta.url).href],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  mutate: values.file === undefined ? [`src/${room}/**/*.ts`] : values.file.map((file) => `src/${room}/**/${file}`),
  ignorers: ['wording'],
  checkers: ['sample'],
  every,
  found,
  kept: `${folder}/results.jsonl`,
  ignoreStatic: !MUTATED[room].isStatic,
  // What the tests of a room need, and no more: the copy is made anew at each run.
  ignorePatterns: ['/*', '!/src', '!/test', '!/package.json', '!/tsconfig.json'],
  tempDirName: `${folder}/copy`,
  concurrency: jobs,
  // Long, for a busy machine must not pass for an endless loop; most of those are stopped earlier, by counting how often a mutant is passed.
  timeoutMS: 60_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 20,
  reporters: ['json', 'clear-text', 'keeper'],
  jsonReporter: { fileName: `${folder}/report.json` },
  clearTextReporter: { reportMutants: false, reportTests: false, allowColor: false, allowEmojis: false },
  allowConsoleColors: false,
  warnings: { unknownOptions: false },
  tsconfigFile: 'none',
})

const percent = (share) => `${(share * 100).toFixed(1)} %`
const byPlace = (a, b) => a.told.localeCompare(b.told, 'en', { numeric: true })

const tell = (room, mutants, seconds) => {
  // A file that was begun by a larger sample holds more than this one drew.
  const all = mutants.filter(({ key }) => isDrawn(key, every))
  const found = all.filter(({ status }) => FOUND.includes(status)).length
  const missed = all.filter(({ status }) => MISSED.includes(status)).toSorted(byPlace)
  const asked = found + missed.length
  for (const { status, told } of missed) console.log(`${status} ${told}`)
  const { low, high } = intervalOf(found, asked)
  const of = every > 1 ? `1 mutant in ${every}, 95 % interval ${percent(low)} to ${percent(high)}` : 'every mutant'
  const broken = all.length - asked
  console.log(
    `${room}: ${found} of ${asked} mutants found, ${percent(found / asked)}, ${of}; ${broken} could not run; ${seconds} s`,
  )
}

for (const room of rooms) {
  const folder = `.work/mutation/${room}`
  const results = `${folder}/results.jsonl`
  mkdirSync(folder, { recursive: true })
  const before = values.again ? kept(results, room) : []
  // What ran out of time is tried again: the machine may have been busy.
  const found = before.filter(({ status }) => status === 'Killed')
  begin(results, room)
  for (const mutant of found) keep(results, mutant)
  process.env['COOP_RULES_MUTATION_TESTS'] = MUTATED[room].tests.join(',')
  process.env['COOP_RULES_MOST_RUNS'] = String(MUTATED[room].mostRuns)
  const began = Date.now()
  const keys = found.map(({ key }) => key)
  await new Stryker(optionsOf(room, folder, keys)).runMutationTest()
  tell(room, kept(results, room), Math.round((Date.now() - began) / 1000))
}
