import { createReadStream, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Readable, Writable } from 'node:stream'
import * as says from '../problems/en.js'
import { explainProblem, isRecord, type Locale, problem } from '../problems/index.js'
import { type BallotFile, readBallotFile } from './ballot-file.js'
import { averageOfFile, decideOnFile } from './ballot-answers.js'
import { notUtf8 } from './csv.js'
import {
  type CaseReader,
  readAccrueCase,
  readAllocateCase,
  readAverageCase,
  readDecideCase,
  readPayrollCase,
  readSubscribeCase,
  readSurplusCase,
  readYearFractionCase,
} from './cases.js'
import { documentOf, sizeOf } from './document.js'
import { COMMAND_HELP, HELP } from './help.js'
import { answerLedger } from './ledger.js'
import { LONGEST_LINE, linesOf } from './lines.js'
import { type Command, type Format, localeOf, type Options, readOptions, UsageError } from './options.js'
import { Output } from './output.js'
import { jsonDocument, jsonLines, type Presenter, table } from './present.js'
import { Progress } from './progress.js'
import { type JsonRead, readJson } from './strict-json.js'

/** Where a run reads from and writes to. */
export interface Streams {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
}

const { version: PACKAGE_VERSION } = createRequire(import.meta.url)('coop-rules/package.json') as {
  readonly version: string
}

/** What a run ends with: see the help. */
export const EXIT = { answered: 0, refused: 1, usage: 2, io: 3 } as const

/** Runs the command; the exit code comes back. */
export const run = async (argv: readonly string[], streams: Streams): Promise<number> => {
  try {
    const options = readOptions(argv, streams.env)
    if ('help' in options) {
      streams.stdout.write(options.help === 'all' ? HELP : COMMAND_HELP[options.help])
      return EXIT.answered
    }
    if ('version' in options) {
      streams.stdout.write(`${PACKAGE_VERSION}\n`)
      return EXIT.answered
    }
    if ('log' in options) {
      const { answerCooperative } = await import('./cooperative.js')
      return (await answerCooperative(options, streams)) ? EXIT.answered : EXIT.refused
    }
    if ('secrecy' in options) {
      const { answerSecrecy } = await import('./secrecy.js')
      return (await answerSecrecy(options, streams)) ? EXIT.answered : EXIT.refused
    }
    if ('onStore' in options) {
      const { answerStore } = await import('./store.js')
      return await answerStore(options, streams)
    }
    if ('simulation' in options) {
      const { answerSimulation } = await import('./simulation.js')
      return await answerSimulation(options, streams)
    }
    if ('json' in options) {
      // Charters bring a library of their own, which the other commands need not wait for.
      const { answerCharter } = await import('./charter.js')
      return (await answerCharter(options, streams)) ? EXIT.answered : EXIT.refused
    }
    return await answer(options, streams)
  } catch (error) {
    const known = error instanceof UsageError
    if (!known && !isIoError(error)) throw error
    streams.stderr.write(`coop-rules: ${known ? (error).message : ioSentence(error, localeOf(streams.env))}\n`)
    return known ? EXIT.usage : EXIT.io
  }
}

const READERS: Record<Exclude<Command, 'ledger'>, CaseReader> = {
  average: readAverageCase,
  decide: readDecideCase,
  'year-fraction': readYearFractionCase,
  accrue: readAccrueCase,
  allocate: readAllocateCase,
  payroll: readPayrollCase,
  surplus: readSurplusCase,
  subscribe: readSubscribeCase,
}

/** The troubles people have with files, in their words; others in those of the system. */
const ioSentence = (error: unknown, locale: Locale): string => {
  const { code = '', path, message, tried } = error as NodeJS.ErrnoException & { readonly tried?: string }
  const say = IO[locale][code]
  if (tried === 'make-folder' || tried === 'write-file')
    return TRIED[locale][tried](path ?? '', say === undefined || code === 'ENOENT' ? code : say)
  return say === undefined ? message : `${say}${path === undefined ? '' : `: ${path}`}`
}

/** What was tried, where whatever failed knows it; why it failed is in the words of the system where we have none. */
const TRIED = {
  en: {
    'make-folder': (path: string, why: string) => `this folder cannot be made: ${path} (${why})`,
    'write-file': (path: string, why: string) => `this file cannot be written: ${path} (${why})`,
  },
  es: {
    'make-folder': (path: string, why: string) => `esta carpeta no se puede crear: ${path} (${why})`,
    'write-file': (path: string, why: string) => `este archivo no se puede escribir: ${path} (${why})`,
  },
} as const satisfies Record<Locale, unknown>

const IO: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    ENOENT: 'there is no such file',
    EACCES: 'this may not be read, or not be written',
    EISDIR: 'this is a folder, not a file',
    ENOSPC: 'the disk is full',
    EEXIST: 'this is there already',
    ELOCKED: 'another process writes this log; where none does, remove this file',
    EMOVED:
      'something else wrote to this log in the meantime; nothing more was written, give the rest of the commands again',
    ENOTDIR: 'this is a file, not a folder',
    EROFS: 'nothing can be written here',
  },
  es: {
    ENOENT: 'no existe ese archivo',
    EACCES: 'no se permite leer o escribir aquí',
    EISDIR: 'es una carpeta, no un archivo',
    ENOSPC: 'el disco está lleno',
    EEXIST: 'esto ya existe',
    ELOCKED: 'otro proceso escribe en este registro; si no es así, borre este archivo',
    EMOVED:
      'entretanto otro proceso escribió en este registro; no se escribió nada más: vuelva a dar las órdenes que faltan',
    ENOTDIR: 'es un archivo, no una carpeta',
    EROFS: 'aquí no se puede escribir',
  },
}

const isIoError = (error: unknown): boolean => error instanceof Error && 'syscall' in error

const answer = async (options: Options, streams: Streams): Promise<number> => {
  if (options.command === 'ledger' && options.action === 'export' && options.output !== 'table')
    throw new UsageError(
      'A journal is exported as --to says, not as JSON; --from says what it comes as. See coop-rules ledger --help.',
    )
  const output = new Output(streams.stdout)
  const { bytes, format } = await open(options, streams)
  if (format !== 'csv' && options.forCsv.length > 0) {
    throw new UsageError(
      `${options.forCsv.join(', ')}: only for CSV; a case in JSON says it itself. See coop-rules ${options.command} --help.`,
    )
  }
  if (options.command === 'ledger') {
    if (format === 'csv') throw new UsageError('A journal is JSON, or JSON Lines. See coop-rules ledger --help.')
    const source = format === 'jsonl' ? { bytes } : { document: await documentOf(bytes) }
    const inOrder = await answerLedger(options, source, output, (text) => streams.stderr.write(text))
    return inOrder ? EXIT.answered : EXIT.refused
  }
  const reader = READERS[options.command]
  switch (format) {
    case 'csv':
      if (options.command !== 'average' && options.command !== 'decide') {
        throw new UsageError(
          `${options.command} reads cases in JSON or JSON Lines. See coop-rules ${options.command} --help.`,
        )
      }
      return answerBallots(options, bytes, presenterFor(options, output, 'file'))
    case 'json':
      return answerDocument(await documentOf(bytes), reader, (shape) => presenterFor(options, output, shape))
    case 'jsonl':
      return answerLines(bytes, reader, presenterFor(options, output, 'list'))
  }
}

const presenterFor = (options: Options, output: Output, shape: 'one' | 'list' | 'file'): Presenter => {
  switch (options.output) {
    case 'jsonl':
      return jsonLines(output)
    case 'json':
      return jsonDocument(output, shape)
    case 'table':
      return table(output, options.locale)
  }
}

/** The bytes of the input, and what they are: as said, by the ending of the file, or by how they begin. */
const open = async (
  options: Options,
  streams: Streams,
): Promise<{ bytes: AsyncIterable<Uint8Array>; format: Format }> => {
  const { file } = options
  const total = file === undefined ? undefined : await sizeOf(file)
  const source = file === undefined ? streams.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
  const watched = options.progress || streams.stderr.isTTY === true
  const bytes = new Progress({ stream: streams.stderr, watched, total }).of(source as AsyncIterable<Uint8Array>)
  const ending = file?.toLowerCase().match(/\.(csv|json|jsonl|ndjson)$/)?.[1]
  const said =
    options.from ??
    (ending === 'ndjson' ? 'jsonl' : (ending as Format | undefined)) ??
    (options.output === 'jsonl' ? 'jsonl' : undefined)
  if (said !== undefined) return { bytes, format: said }
  // Whole first lines are looked at, however the bytes come in.
  const head: Uint8Array[] = []
  let length = 0
  for (let piece = await bytes.next(); piece.done !== true; piece = await bytes.next()) {
    head.push(piece.value)
    length += piece.value.length
    if (piece.value.includes(NEWLINE) || length > MOST_HEAD) break
  }
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield* head
    yield* bytes
  }
  return { bytes: rest(), format: sniff(Buffer.concat(head).toString('utf8'), options.command) }
}

const NEWLINE = 10
const MOST_HEAD = LONGEST_LINE

/** A case a line where the first line is complete JSON by itself; one document where it only begins like JSON, or is a whole journal; otherwise CSV. */
const sniff = (head: string, command: Command): Format => {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (!text.startsWith('{') && !text.startsWith('[')) return 'csv'
  if (text.startsWith('[')) return 'json'
  const first = readJson(text.split('\n', 1)[0] ?? '')
  if (first.kind !== 'json') return 'json'
  return command === 'ledger' && isRecord(first.value) && 'entries' in first.value ? 'json' : 'jsonl'
}

const answerLines = async (
  bytes: AsyncIterable<Uint8Array>,
  reader: CaseReader,
  presenter: Presenter,
): Promise<number> => {
  let refused = false
  for await (const lines of linesOf(bytes)) {
    for (const line of lines) {
      if (line.kind === 'line' && line.text.trim() === '') continue
      const { id, answer } = line.kind === 'line' ? answerJson(readJson(line.text), reader) : unreadable(line.kind)
      const located =
        answer.kind === 'refused'
          ? { ...answer, problems: answer.problems.map((found) => ({ ...found, line: line.number })) }
          : answer
      if (answer.kind === 'refused') refused = true
      const pending = presenter.answer({ id, line: line.number, answer: located })
      if (pending !== undefined) await pending
    }
  }
  await presenter.end()
  return refused ? EXIT.refused : EXIT.answered
}

const answerDocument = async (
  read: JsonRead,
  reader: CaseReader,
  presenterFor: (shape: 'one' | 'list') => Presenter,
): Promise<number> => {
  const list = read.kind === 'json' && read.hidden.length === 0 && Array.isArray(read.value)
  const answers = list ? (read.value as readonly unknown[]).map(reader) : [answerJson(read, reader)]
  const presenter = presenterFor(list ? 'list' : 'one')
  for (const { id, answer } of answers) await presenter.answer({ id, line: undefined, answer })
  await presenter.end()
  return answers.some(({ answer }) => answer.kind === 'refused') ? EXIT.refused : EXIT.answered
}

/** What JSON.parse would have hidden refuses a case, together with whatever else is wrong with it. */
const answerJson = (read: JsonRead, reader: CaseReader): ReturnType<CaseReader> => {
  if (read.kind === 'refused') return { id: undefined, answer: read }
  const { id, answer } = reader(read.value)
  if (read.hidden.length === 0) return { id, answer }
  const problems = [...read.hidden, ...(answer.kind === 'refused' ? answer.problems : [])]
  return { id: read.hidden.some(({ path }) => path === 'id') ? undefined : id, answer: { kind: 'refused', problems } }
}

const answerBallots = async (
  options: Options,
  bytes: AsyncIterable<Uint8Array>,
  presenter: Presenter,
): Promise<number> => {
  const valueColumn = options.command === 'decide' ? 'choice' : 'proposal'
  // Told before a large file is read, not after.
  const answerItem =
    options.command === 'decide' ? decideOnFile(options, readRuleText(options.rule)) : averageOfFile(options)
  const file: Awaited<ReturnType<typeof readBallotFile>> = await readBallotFile(bytes, {
    valueColumn,
    decimalComma: options.decimalComma,
  })
  if (file.kind === 'refused') {
    await presenter.answer({ id: undefined, line: undefined, answer: file })
    await presenter.end()
    return EXIT.refused
  }
  let refused = false
  for (const [item, entries] of itemsOf(file)) {
    const answer = answerItem(entries)
    if (answer.kind === 'refused') refused = true
    await presenter.answer({ id: item === '' ? undefined : item, line: undefined, answer })
  }
  await presenter.end(file.report)
  return refused ? EXIT.refused : EXIT.answered
}

/** A file with a header and no ballots is a question that nobody answered yet. */
const itemsOf = ({ items }: BallotFile): BallotFile['items'] => (items.size === 0 ? new Map([['', new Map()]]) : items)

const readRuleText = (rule: string | undefined): unknown => {
  if (rule === undefined) throw new UsageError('A file of ballots needs --rule; see coop-rules decide --help.')
  const read = readJson(/^\s*[{[]/.test(rule) ? rule : readFileSync(rule, 'utf8').replace(/^\uFEFF/, ''))
  const problems = read.kind === 'refused' ? read.problems : read.hidden
  if (read.kind === 'refused' || problems.length > 0)
    throw new UsageError(`--rule: ${problems.map((found) => explainProblem(found, 'en')).join(' ')}`)
  return read.value
}

const unreadable = (kind: 'not-utf-8' | 'too-long'): ReturnType<CaseReader> => {
  const tooLong = problem(says.lineTooLong, { path: '', received: undefined, facts: { most: LONGEST_LINE } })
  return {
    id: undefined,
    answer: { kind: 'refused', problems: [kind === 'not-utf-8' ? notUtf8(1) : { ...tooLong, received: 'more' }] },
  }
}
