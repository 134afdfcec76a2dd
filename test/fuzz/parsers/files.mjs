// The command on files: charters, commands and logs of a cooperative, scenarios, rows of a sweep.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { room } from '../library.mjs'
import { ROOT, textsUnder } from '../seeds.mjs'
import { dataOf, ran } from './commands.mjs'
import { bytesOf, folder, JSON_WORDS, latin, onFile, prepare, problems, without, written } from './on-file.mjs'
import { orRefused } from './shared.mjs'

/** A sweep's folder with all of its rows, in which one file of rows is written anew. */
let sweepFolder
const prepareSweep = async () => {
  await prepare()
  const { runShard } = await room('sweeps')
  const { readPlan } = await room('simulation')
  sweepFolder = join(folder, 'sweep')
  rmSync(sweepFolder, { recursive: true, force: true })
  await runShard({
    folder: sweepFolder,
    plan: readPlan({ model: 'jury', seed: 'a', vary: { members: [3, 5] }, replicates: 2 }),
  })
}
const rowsFile = () => join(sweepFolder, 'rows/1-of-1.jsonl')
let rowsSeed = ''

export const parsers = [
  onFile('charter-file', 'charter files, by the command that checks, compares and renders them', {
    sources: ['src/cli/charter.ts', 'src/cli/charter-files.ts', 'src/charter/read.ts'],
    words: JSON_WORDS,
    seeds: () =>
      [
        ...textsUnder('examples/05-charters', '.json'),
        '{"id":"a","version":"1","title":"A","extends":{"charter":"we-just-coop","version":"1"}}',
      ].map(latin),
    read: async (text) => {
      const file = written('charter.json', text)
      const checked = await ran(['check', file, '--json'], '')
      for (const argv of [
        ['diff', 'we-just-coop', file, '--json'],
        ['render', file, '--format', 'html'],
      ]) {
        const { code } = await ran(argv, '')
        if (code !== checked.code && checked.code !== 3)
          throw new Error(`${argv[0]} ended with ${code} where check ended with ${checked.code}`)
      }
      return without(dataOf(checked))
    },
  }),
  onFile('commands-file', 'files of commands, run on a log that begins', {
    sources: ['src/cli/cooperative.ts', 'src/cli/log-file.ts', 'src/cli/lines.ts'],
    words: [...JSON_WORDS, '"type":"found"', '"at":"2026-01-01"', '"by":"ana"'],
    seeds: () =>
      textsUnder('examples', 'commands.jsonl').map((text) => latin(`${text.split('\n').slice(0, 6).join('\n')}\n`)),
    read: async (text) => {
      const log = written('new.jsonl', '')
      rmSync(log)
      const answered = await ran(
        [
          'run',
          written('commands.jsonl', text),
          '--log',
          log,
          '--charter',
          join(ROOT, 'examples/02-a-year-of-we-just-coop/charter.json'),
          '--json',
        ],
        '',
      )
      return without(dataOf(answered))
    },
  }),
  onFile('log-file', 'files of logs: their minutes, and how they would have gone under another charter', {
    sources: ['src/cli/log-file.ts', 'src/cli/raw-lines.ts', 'src/cli/cooperative-answers.ts'],
    words: [...JSON_WORDS, '"n":1', '\r\n'],
    seeds: () =>
      textsUnder('test/vectors/logs', '.jsonl').map((text) => latin(`${text.split('\n').slice(0, 8).join('\n')}\n`)),
    read: async (text) => {
      const file = written('log.jsonl', text)
      const charter = join(ROOT, 'test/vectors/logs/the-lantern.charter.json')
      await ran(['replay', file, '--under', 'we-just-coop', '--charter', charter, '--json'], '')
      return without(dataOf(await ran(['minutes', file, '--as', 'rosa', '--charter', charter, '--json'], '')))
    },
  }),
  onFile('scenario-file', 'files of scenarios', {
    sources: ['src/cli/simulation-files.ts', 'src/cli/simulation.ts', 'src/cli/simulation-models.ts'],
    words: [...JSON_WORDS, '"model"', '"jury"', '"seed"', '"parameters"', '"members":3', '"replicate"'],
    mostMs: 20_000,
    seeds: () => ['{"model":"jury","seed":"a","parameters":{"members":3,"votes":10}}'],
    // A scenario may ask for as much work as the model takes; what is asked here is whether the file is read.
    read: async (text) => {
      const large = /\d{4,}|[eE]\d/.test(text)
      return large
        ? { kind: 'nothing-called' }
        : without(dataOf(await ran(['simulate', written('scenario.json', text), '--json'], '')))
    },
  }),
  onFile('rows-file', 'the rows of a sweep on disk, put together into tables', {
    sources: [
      'src/sweeps/rows-on-disk.ts',
      'src/sweeps/row-index.ts',
      'src/sweeps/merge.ts',
      'src/simulation/is-row.ts',
    ],
    form: 'bytes',
    words: ['{"at":0', '"run"', '"kind":"ran"', '"kind":"failed"', '"measures":[', '\n', '\r\n'],
    prepare: prepareSweep,
    prepareSeeds: async () => {
      await prepareSweep()
      rowsSeed = latin(readFileSync(rowsFile(), 'utf8'))
    },
    seeds: () => [rowsSeed],
    read: async (text) => {
      const { mergeSweep } = await room('sweeps')
      mkdirSync(join(sweepFolder, 'rows'), { recursive: true })
      writeFileSync(rowsFile(), bytesOf(text))
      const merged = await orRefused(
        () => mergeSweep({ folder: sweepFolder, missing: 'allowed' }),
        problems.isRulesError,
      )
      return without(merged)
    },
  }),
  onFile('plan-kept', 'the plan that a sweep\u2019s folder keeps', {
    sources: ['src/sweeps/folder.ts'],
    words: JSON_WORDS,
    prepare: prepareSweep,
    prepareSeeds: async () => {
      await prepareSweep()
      planSeed = latin(readFileSync(join(sweepFolder, 'plan.json'), 'utf8'))
    },
    seeds: () => [planSeed],
    read: async (text) => {
      const { mergeSweep } = await room('sweeps')
      writeFileSync(join(sweepFolder, 'plan.json'), bytesOf(text))
      return without(
        await orRefused(() => mergeSweep({ folder: sweepFolder, missing: 'allowed' }), problems.isRulesError),
      )
    },
  }),
]
let planSeed = ''
