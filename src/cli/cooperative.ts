import { createReadStream } from 'node:fs'
import { type Charter } from '../charter/index.js'
import { type Answer, type Command, cooperative, type Event, foldEvents, type State } from '../cooperative/index.js'
import { toPlain } from '../exact/index.js'
import { presetCharters } from '../presets/index.js'
import * as says from '../problems/en.js'
import { explainProblem, type Locale, type Problem, problem } from '../problems/index.js'
import { explain } from '../reasons/index.js'
import { explainThing, replayLog, tellMinutes } from './cooperative-answers.js'
import { judge, openCharter, openLibrary } from './charter-files.js'
import { type RefusedIn, refusedIn } from './files.js'
import type { CooperativeOptions } from './cooperative-options.js'
import { notUtf8 } from './csv.js'
import { LONGEST_LINE, linesOf } from './lines.js'
import { type LogRead, type LogWriter, openLogWriter, readLogFile } from './log-file.js'
import { Output, printable } from './output.js'
import type { Streams } from './run.js'
import { readJson } from './strict-json.js'

/** Answers a command on the log of a cooperative. Whether all of it was accepted comes back. */
export const answerCooperative = async (options: CooperativeOptions, streams: Streams): Promise<boolean> => {
  const output = new Output(streams.stdout)
  const answered = await answerTo(options, streams, output)
  if (typeof answered !== 'boolean') {
    const told = options.json
      ? [JSON.stringify(toPlain(answered))]
      : answered.problems.map((found) => printable(`${found.file}: ${explainProblem(found, options.locale)}`))
    await output.write(told.map((line) => `${line}\n`).join(''))
  }
  await output.flush()
  return answered === true
}

const answerTo = async (
  options: CooperativeOptions,
  streams: Streams,
  output: Output,
): Promise<boolean | RefusedIn> => {
  if (options.command !== 'run') {
    const opened = await openLog(options, streams, 'fails')
    if ('problems' in opened) return opened
    switch (options.command) {
      case 'minutes':
        return tellMinutes(options, opened, output)
      case 'explain':
        return explainThing(options, opened, output)
      case 'replay': {
        const library = await openLibrary(options.with, streams.stdin)
        if ('kind' in library) return library
        const under = judge(await openCharter(options.under, streams.stdin), library)
        return under.kind === 'refused' ? under : replayLog(under.charter, options, opened, output)
      }
    }
  }
  const writer = openLogWriter(options.log)
  try {
    const opened = await openLog(options, streams, 'begins')
    if ('problems' in opened) return opened
    return await runCommands(options, opened, writer.from(opened), streams, output)
  } finally {
    writer.close()
  }
}

/** A log that was read, and where it leads. */
export interface OpenedLog {
  readonly charter: Charter
  readonly events: readonly Event[]
  readonly state: State
  readonly head: LogRead['head']
  readonly bytes: LogRead['bytes']
}

const openLog = async (
  options: CooperativeOptions,
  { stdin }: Streams,
  missing: 'begins' | 'fails',
): Promise<OpenedLog | RefusedIn> => {
  const read = await readLogFile(options.log, missing)
  if (read.kind === 'refused') return refusedIn(options.log, read.problems)
  const [first] = read.events
  const name = options.charter ?? presetNamed(first)
  if (name === undefined)
    return refusedIn(options.log, [problem(says.charterNotNamed, { path: '--charter', received: undefined })])
  const library = await openLibrary(options.with, stdin)
  if ('kind' in library) return library
  const checked = judge(await openCharter(name, stdin), library)
  if (checked.kind === 'refused') return checked
  const { charter } = checked
  const wrong = first === undefined ? undefined : otherCharter(first, charter)
  if (wrong !== undefined) return refusedIn(options.log, [wrong])
  const folded = foldEvents({ state: cooperative(charter).initialState(), events: read.events })
  if (folded.kind === 'refused')
    return refusedIn(
      options.log,
      folded.problems.map((found) => {
        const at = Number(/^events\[(\d+)\]/.exec(found.path)?.[1] ?? 0)
        const line = read.lines[at]
        return { ...found, path: found.path.replace(/^events\[\d+\]\.?/, ''), ...(line === undefined ? {} : { line }) }
      }),
    )
  const whole = folded.events.findLastIndex(({ more }) => more !== true) + 1
  if (whole < folded.events.length)
    return refusedIn(options.log, [
      {
        ...problem(says.unfinishedCommand, { path: '', received: undefined, facts: { whole } }),
        line: read.lines[whole] ?? 0,
      },
    ])
  return { charter, events: folded.events, state: folded.state, head: read.head, bytes: read.bytes }
}

/** The preset with which a log began, where it was one. */
const presetNamed = (first: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  presetCharters.find(({ id }) => id === first?.['charter'])?.id

/** That the log began with another charter than the one given. */
const otherCharter = (first: Readonly<Record<string, unknown>>, { id, version }: Charter): Problem | undefined => {
  const began = `${String(first['charter'])} ${String(first['charterVersion'])}`
  const given = `${id} ${version}`
  return began === given
    ? undefined
    : problem(says.otherCharter, { path: '--charter', received: given, facts: { began } })
}

/** Gives the commands of a file, a line each, to the cooperative. An answer is printed once what it brought about is on the disk. */
const runCommands = async (
  options: CooperativeOptions & { readonly command: 'run' },
  opened: OpenedLog,
  writer: LogWriter,
  { stdin }: Streams,
  output: Output,
): Promise<boolean> => {
  const coop = cooperative(opened.charter)
  const known = new Set(opened.events.flatMap(({ commandId }) => commandId ?? []))
  let { state } = opened
  let allAccepted = true
  let events: Event[] = []
  let answers: string[] = []
  const settle = async (): Promise<void> => {
    writer.append(events)
    await output.write(answers.join(''))
    await output.flush()
    events = []
    answers = []
  }
  const bytes = options.commands === undefined ? stdin : createReadStream(options.commands)
  for await (const lines of linesOf(bytes)) {
    for (const line of lines) {
      if (line.kind === 'line' && line.text.trim() === '') continue
      const read = line.kind === 'line' ? readJson(line.text) : unreadable(line)
      const command = read.kind === 'json' && read.hidden.length === 0 ? read.value : undefined
      const problems = read.kind === 'json' ? read.hidden : read.problems
      const id = (command as { readonly commandId?: unknown } | undefined)?.commandId
      const answer: Said =
        problems.length > 0
          ? { kind: 'refused', because: [{ code: 'malformed', clauses: [], observed: problems.length }], problems }
          : typeof id === 'string' && known.has(id)
            ? { kind: 'accepted-before', commandId: id }
            : coop.decide(state, command as Command)
      if (answer.kind === 'accepted') {
        state = answer.events.reduce(coop.evolve, state)
        for (const event of answer.events) events.push(event)
        if (typeof id === 'string') known.add(id)
      } else if (answer.kind === 'refused') allAccepted = false
      answers.push(told(answer, line.number, options))
    }
    // What came in together is answered together: whoever waits for an answer before they go on gets it.
    await settle()
  }
  return allAccepted
}

type Said = Answer | { readonly kind: 'accepted-before'; readonly commandId: string }

const unreadable = ({ kind, number }: { readonly kind: 'not-utf-8' | 'too-long'; readonly number: number }) => ({
  kind: 'refused' as const,
  problems: [
    kind === 'not-utf-8'
      ? notUtf8(number)
      : problem(says.lineTooLong, { path: '', received: undefined, line: number, facts: { most: LONGEST_LINE } }),
  ],
})

/** One answer as a line: for people, or for programs. */
const told = (answer: Said, line: number, { json, locale }: CooperativeOptions): string => {
  if (json) return `${JSON.stringify(toPlain({ line, ...answer }))}\n`
  const words = WORDS[locale]
  if (answer.kind === 'accepted-before') return `${line}  ${words.before} (${printable(answer.commandId)})\n`
  const verdict = answer.kind === 'accepted' ? words.accepted : words.refused
  const lines = [`${line}  ${verdict}: ${explain(answer.because, locale)}`]
  if (answer.kind === 'refused') lines.push(...answer.problems.map((found) => `    ${explainProblem(found, locale)}`))
  return lines.map((one) => `${printable(one)}\n`).join('')
}

const WORDS = {
  en: { accepted: 'accepted', refused: 'refused', before: 'accepted before, and not done again' },
  es: { accepted: 'aceptada', refused: 'rechazada', before: 'aceptada antes; no se repite' },
} as const satisfies Record<Locale, unknown>
