// The command as a whole, by what is piped into it: CSV, JSON Lines, JSON, journals. Bytes, so that what is no UTF-8 is read too.
import { readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { join } from 'node:path'
import { DIST, DIST_URL } from '../library.mjs'
import { callsInExamples, ROOT, textsUnder } from '../seeds.mjs'

let run
/** The command's own entry runs when it is loaded; what it runs stands in a part of the build that is found by its name there. */
export const loadRun = async () => {
  const [, chunk] = /\brun\b[^}]*\}\s*from\s*"\.\.\/(chunk-[A-Z0-9]+\.js)"/.exec(
    readFileSync(join(DIST, 'cli/main.js'), 'utf8'),
  )
  ;({ run } = await import(`${DIST_URL}${chunk}`))
  return run
}

/** Runs the command with these bytes as its input; what it printed, and how it ended. */
export const ran = async (argv, text) => {
  const bytes = Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1')
  const [stdout, stderr] = [sink(), sink()]
  // In pieces, as a pipe hands them over: a letter may be cut in two.
  const pieces = bytes.length < 4096 ? [bytes] : [bytes.subarray(0, 1023), bytes.subarray(1023)]
  const code = await run(argv, {
    stdin: Readable.from(pieces, { objectMode: false }),
    stdout,
    stderr,
    env: { LANG: 'en' },
  })
  return { code, out: stdout.text(), told: stderr.text() }
}

const sink = () => {
  const pieces = []
  const stream = new Writable({ write: (piece, _encoding, done) => (pieces.push(piece), done()) })
  return Object.assign(stream, { text: () => Buffer.concat(pieces).toString('utf8') })
}

/** What the command answers in JSON, as data: each answer, or the refusal among them. */
export const dataOf = ({ code, out, told }) => {
  if (![0, 1, 2, 3].includes(code)) throw new Error(`the command ended with ${code}`)
  if (code === 2 || code === 3) return { kind: 'not-answered', code, told: told.slice(0, 200) }
  const answers = out
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const problems = answers.flatMap((one) => one.problems ?? one.answer?.problems ?? [])
  if (code === 1 && problems.length === 0 && !/refused|not-/.test(out + told))
    throw new Error('the command ended with 1 and told nothing')
  return problems.length > 0
    ? { kind: 'refused', problems: problems.slice(0, 101).map(({ file: _file, ...found }) => found) }
    : { kind: 'answered', answers }
}

const latin = (text) => Buffer.from(text, 'utf8').toString('latin1')
const CSV_WORDS = [
  'member',
  'proposal',
  'choice',
  'item',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '"',
  '""',
  'for',
  'against',
  'abstain',
  '72%',
  '1,5',
  'ana',
  '\xef\xbb\xbf',
  '\xc3\xa9',
  '\x00',
]
const csvs = (column) =>
  textsUnder('examples', '.csv', 5000)
    .filter((text) => text.includes(column))
    .map(latin)

const onInput = (name, reads, argv, seeds, more = {}) => ({
  name,
  reads,
  form: 'bytes',
  promise: 'refuses',
  sources: [
    'src/cli/run.ts',
    'src/cli/csv.ts',
    'src/cli/ballot-file.ts',
    'src/cli/ballot-answers.ts',
    'src/cli/lines.ts',
    'src/cli/strict-json.ts',
    'src/cli/cases.ts',
    'src/cli/ledger.ts',
    'src/cli/document.ts',
  ],
  words: CSV_WORDS,
  costs: 2,
  // Fifty thousand empty lines take more than two seconds while coverage is measured: one by one, in a line.
  mostMs: 6000,
  prepare: loadRun,
  seeds,
  read: async (text) => dataOf(await ran(argv, text)),
  ...more,
})

let cases = new Map()
const CASES = {
  average: 'averages.averageOf',
  decide: 'decisions.decide',
  'year-fraction': 'calendar.yearFraction',
  accrue: 'deferral.accrue',
  allocate: 'exact.allocate',
  payroll: 'pay.payroll',
  surplus: 'surplus.shareSurplus',
  subscribe: 'surplus.subscriptionOf',
}
const COMMANDS = Object.keys(CASES)

export const parsers = [
  onInput('csv-average', 'ballots in CSV whose mean is asked', ['average', '--from', 'csv', '--jsonl'], () => [
    ...csvs('proposal'),
    ...csvs('member,full'),
    'member;item;proposal\nana;x;1\nana;y;2\n',
  ]),
  onInput(
    'csv-comma',
    'ballots in CSV with decimal commas',
    ['average', '--from', 'csv', '--decimal-comma', '--jsonl'],
    () => ['member;proposal\nana;1,5\nben;2\n', ...csvs('proposal')],
  ),
  onInput(
    'csv-decide',
    'ballots in CSV that decide',
    ['decide', '--from', 'csv', '--rule', '{"atLeast":"2/3","of":"ballots"}', '--electorate', '9', '--jsonl'],
    () => ['member,choice\nana,for\nben,against\n', ...csvs('choice')],
  ),
  onInput(
    'json-cases',
    'cases in JSON Lines: first a line with the name of the command',
    undefined,
    () => {
      const lines = COMMANDS.map(
        (command) =>
          `${command}\n${(cases.get(CASES[command]) ?? ['[{}]']).map((args) => JSON.stringify(JSON.parse(args.replaceAll(/\{"\$fuzz":"bigint:(-?\d+)"\}/g, '"$1"'))[0])).join('\n')}\n`,
      )
      return lines.map(latin)
    },
    {
      form: 'bytes',
      words: [
        ...COMMANDS.map((command) => `${command}\n`),
        '{"id":1}',
        '[]',
        '1e400',
        '"proposals"',
        '"rule"',
        '{"a":1,"a":2}',
        '\n',
      ],
      prepareSeeds: async () => void (cases = await callsInExamples()),
      read: async (text) => {
        const end = text.indexOf('\n')
        const command = COMMANDS.find((known) => known === text.slice(0, end))
        if (command === undefined) return { kind: 'nothing-called' }
        return dataOf(await ran([command, '--from', 'jsonl', '--jsonl'], text.slice(end + 1)))
      },
    },
  ),
  onInput(
    'ledger-lines',
    'journals in JSON Lines',
    ['ledger', 'check', '--from', 'jsonl', '--jsonl'],
    () => {
      const { entries, ...chart } = JSON.parse(readFileSync(join(ROOT, 'examples/04-accounts/journal.json'), 'utf8'))
      return [latin(`${[chart, ...entries].map((one) => JSON.stringify(one)).join('\n')}\n`)]
    },
    { words: ['"accounts"', '"postings"', '"amountMinor"', '"fund"', '"EUR"', '{"a":1,"a":2}', '\n'] },
  ),
  onInput(
    'ledger-export',
    'journals that are written for another program',
    ['ledger', 'export', '--to', 'hledger', '--from', 'json'],
    () => [latin(readFileSync(join(ROOT, 'examples/04-accounts/journal.json'), 'utf8'))],
    {
      read: async (text) => {
        const { code, out, told } = await ran(['ledger', 'export', '--to', 'hledger', '--from', 'json'], text)
        if (![0, 1].includes(code)) throw new Error(`the command ended with ${code}: ${told}`)
        return code === 0 ? { kind: 'exported', out } : { kind: 'not-exported', told }
      },
    },
  ),
]
