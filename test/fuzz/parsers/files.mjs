// The command on files: charters, commands and logs of a cooperative, ballot records, scenarios, rows of a sweep. Files are written into a folder of the thread's own.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { room } from '../library.mjs'
import { ROOT, textsUnder } from '../seeds.mjs'
import { dataOf, loadRun, ran } from './commands.mjs'
import { orRefused } from './shared.mjs'

let folder
let problems
const prepare = async () => {
  await loadRun()
  problems = await room('problems')
  folder ??= mkdtempSync(join(tmpdir(), 'coop-rules-fuzz-'))
  // A thread that is ended leaves its folder to the process.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}
const latin = (text) => Buffer.from(text, 'utf8').toString('latin1')
const bytesOf = (text) => Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1')
const example = (name) => latin(readFileSync(join(ROOT, name), 'utf8'))
const written = (name, text) => {
  const file = join(folder, name)
  rmSync(`${file}.lock`, { force: true })
  writeFileSync(file, bytesOf(text))
  return file
}

const onFile = (name, reads, { sources, seeds, words, read, ...more }) => ({
  name,
  reads,
  form: 'bytes',
  promise: 'refuses',
  sources: ['src/cli/files.ts', 'src/cli/broken-json.ts', 'src/cli/strict-json.ts', ...sources],
  words,
  batch: 24,
  costs: 4,
  prepare,
  seeds,
  read,
  ...more,
})

/** What was told of a file, without where the file is. */
const without = (answer) => JSON.parse(JSON.stringify(answer).replaceAll(JSON.stringify(folder).slice(1, -1), 'folder'))

const JSON_WORDS = ['{', '}', '[', ']', ',', ':', '"id"', '"extends"', '{"a":1,"a":2}', '12345678901234567890', '1e400', '\\u0000', '\\ud800', '"__proto__":{}', '\n']

/** A sweep's folder with all of its rows, in which one file of rows is written anew. */
let sweepFolder
const prepareSweep = async () => {
  await prepare()
  const { runShard } = await room('sweeps')
  const { readPlan } = await room('simulation')
  sweepFolder = join(folder, 'sweep')
  rmSync(sweepFolder, { recursive: true, force: true })
  await runShard({ folder: sweepFolder, plan: readPlan({ model: 'jury', seed: 'a', vary: { members: [3, 5] }, replicates: 2 }) })
}
const rowsFile = () => join(sweepFolder, 'rows/1-of-1.jsonl')
let rowsSeed = ''

export const parsers = [
  onFile('charter-file', 'charter files, by the command that checks, compares and renders them', {
    sources: ['src/cli/charter.ts', 'src/cli/charter-files.ts', 'src/charter/read.ts'],
    words: JSON_WORDS,
    seeds: () => [...textsUnder('examples/05-charters', '.json'), '{"id":"a","version":"1","title":"A","extends":{"charter":"we-just-coop","version":"1"}}'].map(latin),
    read: async (text) => {
      const file = written('charter.json', text)
      const checked = await ran(['check', file, '--json'], '')
      for (const argv of [['diff', 'we-just-coop', file, '--json'], ['render', file, '--format', 'html']]) {
        const { code } = await ran(argv, '')
        if (code !== checked.code && checked.code !== 3) throw new Error(`${argv[0]} ended with ${code} where check ended with ${checked.code}`)
      }
      return without(dataOf(checked))
    },
  }),
  onFile('commands-file', 'files of commands, run on a log that begins', {
    sources: ['src/cli/cooperative.ts', 'src/cli/log-file.ts', 'src/cli/lines.ts'],
    words: [...JSON_WORDS, '"type":"found"', '"at":"2026-01-01"', '"by":"ana"'],
    seeds: () => textsUnder('examples', 'commands.jsonl').map((text) => latin(`${text.split('\n').slice(0, 6).join('\n')}\n`)),
    read: async (text) => {
      const log = written('new.jsonl', '')
      rmSync(log)
      const answered = await ran(['run', written('commands.jsonl', text), '--log', log, '--charter', join(ROOT, 'examples/02-a-year-of-we-just-coop/charter.json'), '--json'], '')
      return without(dataOf(answered))
    },
  }),
  onFile('log-file', 'files of logs: their minutes, and how they would have gone under another charter', {
    sources: ['src/cli/log-file.ts', 'src/cli/raw-lines.ts', 'src/cli/cooperative-answers.ts'],
    words: [...JSON_WORDS, '"n":1', '\r\n'],
    seeds: () => textsUnder('test/vectors/logs', '.jsonl').map((text) => latin(`${text.split('\n').slice(0, 8).join('\n')}\n`)),
    read: async (text) => {
      const file = written('log.jsonl', text)
      const charter = join(ROOT, 'test/vectors/logs/the-lantern.charter.json')
      await ran(['replay', file, '--under', 'we-just-coop', '--charter', charter, '--json'], '')
      return without(dataOf(await ran(['minutes', file, '--as', 'rosa', '--charter', charter, '--json'], '')))
    },
  }),
  onFile('secret-vote-files', 'files that key holders and voters send: public keys, certificates, votes, plans', {
    sources: ['src/cli/secrecy-files.ts', 'src/cli/secrecy-electors.ts', 'src/cli/secrecy-keys.ts', 'src/cli/secrecy-ceremony.ts', 'src/cli/secrecy-record.ts', 'src/cli/secrecy-record-file.ts'],
    words: [...JSON_WORDS, '"kind":"public-key"', '"kind":"plan"', '"kind":"vote"', '"kind":"certificates"', '"kind":"ballot"', '"kind":"share"'],
    seeds: () => [
      example('examples/07-secret-vote/vote.json'),
      '{"kind":"public-key","member":"ana","key":"2e2453ffac282b769ff17c174cce5cd0a6e4cca54e5eb8d4f5a214f3def0e617"}',
      '{"kind":"certificates","by":"ana","certificates":[{"member":"ben","key":"2e2453ffac282b769ff17c174cce5cd0a6e4cca54e5eb8d4f5a214f3def0e617","signature":{"commit":"00","response":"00"}}]}',
      latin(JSON.stringify({ kind: 'ballot', ballot: JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy/ballots.json'), 'utf8')).ballot })),
      latin(JSON.stringify({ kind: 'plan', ...JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy/ceremony.json'), 'utf8')).allOf.plan })),
      latin(JSON.stringify({ kind: 'share', share: JSON.parse(readFileSync(join(ROOT, 'test/vectors/secrecy/tallies/all-of.json'), 'utf8')).shares[0] })),
    ],
    mostMs: 6000,
    read: async (text) => {
      const file = written('sent.json', text)
      const record = join(folder, 'record.jsonl')
      cpSync(join(ROOT, 'test/vectors/secrecy/records/counts-told.jsonl'), record)
      const out = join(folder, 'out.json')
      const key = written('own.key.json', KEY)
      const answers = []
      for (const argv of [
        ['keys', 'certify', file, '--key', key, '--cooperative', 'bakers', '--out', out],
        ['keys', 'plan', file, join(folder, 'own.public.json'), '--out', out],
        ['keys', 'round', file, '--key', key, '--secrets', join(folder, 'holder.json'), '--out', out],
        ['record', 'add', record, file],
        ['tally', record, file],
      ]) {
        rmSync(out, { force: true })
        rmSync(join(folder, 'holder.json'), { force: true })
        const answer = await ran([...argv, '--json'], '')
        // Signatures are made of chance: what is told in words is compared, by its code.
        answers.push([argv[0], answer.code])
        const data = dataOf(answer)
        if (data.kind === 'refused') answers.push(data.problems.map(({ code }) => code))
      }
      return { kind: 'asked', answers }
    },
  }),
  onFile('record-file', 'files of ballot records', {
    sources: ['src/cli/secrecy-verify.ts', 'src/cli/secrecy-record-file.ts'],
    words: ['"type":"setup"', '"index":0', '\r\n', '\n\n', '\xef\xbb\xbf'],
    seeds: () => ['all-of', 'outcome-only'].map((name) => example(`test/vectors/secrecy/records/${name}.jsonl`)),
    slow: true,
    mostMs: 6000,
    read: async (text) => without(dataOf(await ran(['verify', written('record.jsonl', text), '--json'], ''))),
  }),
  onFile('scenario-file', 'files of scenarios', {
    sources: ['src/cli/simulation-files.ts', 'src/cli/simulation.ts', 'src/cli/simulation-models.ts'],
    words: [...JSON_WORDS, '"model"', '"jury"', '"seed"', '"parameters"', '"members":3', '"replicate"'],
    mostMs: 20_000,
    seeds: () => ['{"model":"jury","seed":"a","parameters":{"members":3,"votes":10}}'],
    // A scenario may ask for as much work as the model takes; what is asked here is whether the file is read.
    read: async (text) => {
      const large = /\d{4,}|[eE]\d/.test(text)
      return large ? { kind: 'nothing-called' } : without(dataOf(await ran(['simulate', written('scenario.json', text), '--json'], '')))
    },
  }),
  onFile('rows-file', 'the rows of a sweep on disk, put together into tables', {
    sources: ['src/sweeps/rows-on-disk.ts', 'src/sweeps/row-index.ts', 'src/sweeps/merge.ts', 'src/simulation/is-row.ts'],
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
      const merged = await orRefused(() => mergeSweep({ folder: sweepFolder, missing: 'allowed' }), problems.isRulesError)
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
      return without(await orRefused(() => mergeSweep({ folder: sweepFolder, missing: 'allowed' }), problems.isRulesError))
    },
  }),
]
let planSeed = ''
const KEY = JSON.stringify({ kind: 'secret-key', member: 'olga', secret: '59f60841f8b78aa15c6c5f2335a8b74bc2fb6e0138dcbd3b88b414b73ceea406', key: 'be967da951a24819a79a6de2dc63c9b3498fa1cc6f4f6177ebc96e7dcc82b141' })
