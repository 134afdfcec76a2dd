import { toPlain } from '../exact/index.js'
import { explainProblem, isRulesError, type Locale, type Problem } from '../problems/index.js'
import {
  backupOf,
  type BackupOfCoop,
  checkBackup,
  type Note,
  restoreBackup,
  type Stores,
  type VerifiedStore,
  verifyStore,
} from '../storage/index.js'
import { judge, openCharter, openLibrary } from './charter-files.js'
import type { Charter } from '../charter/index.js'
import { sizeOf } from './document.js'
import { type RefusedIn, refusedIn } from './files.js'
import { Output, printable } from './output.js'
import { Progress } from './progress.js'
import { EXIT, type Streams } from './run.js'
import { Refusal, refuse, type Told } from './secrecy-files.js'
import { failed, openStore, withoutPassword } from './store-adapter.js'
import { backupLines, bytesOf, writeWhole } from './store-file.js'
import type { StoreOptions } from './store-options.js'
import { watchedStore } from './store-progress.js'
import { STORE_WORDS } from './store-words.js'

/** Answers a command on a store. The exit code comes back. */
export const answerStore = async (options: StoreOptions, streams: Streams): Promise<number> => {
  const told = await answerOr(options, streams)
  // A backup that is printed is the answer; what is told of it goes beside it, also what broke it off: in the backup nobody would see it.
  const printed = options.onStore === 'backup' && options.to === undefined
  const output = new Output(printed ? streams.stderr : streams.stdout)
  const lines = 'problems' in told ? linesOf(told, options.locale) : told.lines
  const shown = options.json ? [JSON.stringify(toPlain('problems' in told ? told : told.data))] : lines.map(printable)
  await output.write(shown.map((line) => `${withoutPassword(line, options.store)}\n`).join(''))
  await output.flush()
  if (!('problems' in told)) return EXIT.answered
  return told.problems.every(({ code }) => ofTheStore(code)) ? EXIT.io : EXIT.refused
}

/** Whether it is the store or its adapter that cannot be had, rather than what is in it. */
const ofTheStore = (code: Problem['code']): boolean => /^(?:store-|adapter-|not-an-adapter$)/.test(code)

const linesOf = ({ problems }: RefusedIn, locale: Locale): readonly string[] =>
  problems.map((found) => `${found.file === '' ? '' : `${found.file}: `}${explainProblem(found, locale)}`)

const answerOr = async (options: StoreOptions, streams: Streams): Promise<Told | RefusedIn> => {
  try {
    const charter = options.onStore === 'verify-log' ? await charterOf(options, streams) : undefined
    if (options.onStore === 'restore') await sizeOf(options.file)
    const opened = await openStore(options.adapter, options.store)
    // A restore tells how much of the file it has read.
    const told = options.onStore !== 'restore' && (options.progress || streams.stderr.isTTY === true)
    const watched = watchedStore(opened, streams, told)
    try {
      return await answerTo(options, streams, watched.stores, charter)
    } catch (error) {
      if (
        error instanceof Refusal ||
        isRulesError(error) ||
        (error instanceof Error && 'syscall' in error && 'path' in error)
      )
        throw error
      throw failed(error)
    } finally {
      watched.end()
      await opened.close()
    }
  } catch (error) {
    if (error instanceof Refusal) return error.refused
    if (isRulesError(error)) return refusedIn('', error.problems)
    throw error
  }
}

const answerTo = (
  options: StoreOptions,
  streams: Streams,
  stores: Stores,
  charter: Charter | undefined,
): Promise<Told> => {
  switch (options.onStore) {
    case 'backup':
      return makeBackup(options, streams, stores)
    case 'restore':
      return restore(options, streams, stores)
    case 'verify-log':
      return verifyLogs(options, stores, charter)
  }
}

type Of<Name extends StoreOptions['onStore']> = StoreOptions & { readonly onStore: Name }

const makeBackup = async ({ coops, to, locale }: Of<'backup'>, { stdout }: Streams, stores: Stores): Promise<Told> => {
  const words = STORE_WORDS[locale]
  const lines = backupOf({ stores, ...(coops === undefined ? {} : { coops }) })
  if (to === undefined) {
    const output = new Output(stdout)
    let count = 0
    for await (const line of lines) {
      count++
      const pending = output.write(line)
      if (pending !== undefined) await pending
    }
    await output.flush()
    return { good: true, data: { kind: 'backed-up', lines: count }, lines: [words.printed(count)] }
  }
  let made: readonly BackupOfCoop[] = []
  await writeWhole(to, lines, async (written) => {
    const checked = await checkBackup(backupLines(bytesOf(written)))
    made = checked.kind === 'refused' ? refuse(to, checked.problems) : checked.coops
  })
  return {
    good: true,
    data: { kind: 'backed-up', written: to, coops: made },
    lines: [words.backedUp(to), ...made.flatMap((one) => tableOf(one, locale))],
  }
}

const restore = async (
  { file, locale, progress }: Of<'restore'>,
  { stderr }: Streams,
  stores: Stores,
): Promise<Told> => {
  const words = STORE_WORDS[locale]
  const total = await sizeOf(file)
  const watched = progress || stderr.isTTY === true
  const lines = (): AsyncIterable<string> =>
    backupLines(new Progress({ stream: stderr, watched, total }).of(bytesOf(file)))
  const restored = await restoreBackup({ lines, stores })
  if (restored.kind === 'refused') return refuse(file, restored.problems)
  const { storedNow, coops } = restored
  return {
    good: true,
    data: { ...restored },
    lines: [words.restored(storedNow.commits, storedNow.records), ...coops.flatMap((one) => tableOf(one, locale))],
  }
}

const verifyLogs = async (
  { coops, locale }: Of<'verify-log'>,
  stores: Stores,
  charter: Charter | undefined,
): Promise<Told> => {
  const words = STORE_WORDS[locale]
  const all = new Set(coops)
  if (coops === undefined) for await (const { coop } of stores.events.list()) all.add(coop)
  const verified: VerifiedStore[] = []
  const problems: RefusedIn['problems'][number][] = []
  // A store with nothing in it is mostly another than was meant.
  for (const coop of all.size === 0 ? [''] : [...all].sort()) {
    const one = await verifyStore({ stores, coop, ...(charter === undefined ? {} : { charter }) })
    if (one.kind === 'refused') problems.push(...refusedIn(coop, one.problems).problems)
    else verified.push(one)
  }
  if (problems.length > 0) throw new Refusal({ kind: 'refused', problems })
  return {
    good: true,
    data: { kind: 'verified', coops: verified },
    lines: verified.flatMap((one) => [
      words.sound(one.coop),
      ...tableOf(one, locale).slice(1),
      ...notesIn(one.notes, locale).map((note) => `  ${note}`),
    ]),
  }
}

/** The charter that was named, whole. */
const charterOf = async (options: Of<'verify-log'>, { stdin }: Streams): Promise<Charter | undefined> => {
  if (options.charter === undefined) return undefined
  const library = await openLibrary(options.with, stdin)
  if ('kind' in library) throw new Refusal(library)
  const checked = judge(await openCharter(options.charter, stdin), library)
  if (checked.kind === 'refused') throw new Refusal(checked)
  return checked.charter
}

/** What there is of a cooperative, a line a stream. */
const tableOf = (one: Pick<BackupOfCoop, 'coop' | 'streams' | 'records'>, locale: Locale): readonly string[] => {
  const words = STORE_WORDS[locale]
  const names = one.streams.map(({ stream }) => stream)
  const width = Math.max(...names.map(({ length }) => length), words.records.length)
  return [
    `${one.coop}:`,
    ...one.streams.map(
      ({ stream, commits, n, digest }) => `  ${stream.padEnd(width)}  ${words.stream(commits, n, digest)}`,
    ),
    `  ${words.records.padEnd(width)}  ${one.records}`,
  ]
}

/** A line for each record that is missing; those that no event names are counted by the first part of their names, for a store has many that are none of the log's. */
const notesIn = (notes: readonly Note[], locale: Locale): readonly string[] => {
  const words = STORE_WORDS[locale]
  const unnamed = new Map<string, number>()
  const missing = notes.flatMap((note): readonly string[] => {
    if (note.kind === 'no-record') return [words.noRecord(note.fingerprint, note.n)]
    const [first = ''] = note.record.split('/')
    unnamed.set(first, (unnamed.get(first) ?? 0) + 1)
    return []
  })
  const counted = [...unnamed].map(([first, count]) => `${first}: ${count}`).join(', ')
  return counted === '' ? missing : [...missing, words.notInLog(counted)]
}
