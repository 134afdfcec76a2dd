import {
  beancountJournal,
  csvJournal,
  type Entry,
  hledgerJournal,
  type Journal,
  openJournal,
  type PostOutcome,
} from '../accounts/index.js'
import { toPlain } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  explainProblem,
  idProblem,
  isRecord,
  isRulesError,
  type Locale,
  type Problem,
  problem,
  received,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import { explain, numbersIn } from '../reasons/index.js'
import { notUtf8 } from './csv.js'
import { type Line, LONGEST_LINE, linesOf } from './lines.js'
import type { Options } from './options.js'
import { type Output, printable } from './output.js'
import { type JsonRead, readJson } from './strict-json.js'

/** One entry as it came, with the line it stood on where entries are lines, and what JSON would have hidden of it. */
interface Raw {
  readonly entry: unknown
  readonly line: number | undefined
  readonly problems: readonly Problem[]
}

/** An entry that was not posted, and why. */
type NotPosted = Exclude<PostOutcome, { readonly kind: 'posted' }> & {
  readonly entry: string
  readonly line: number | undefined
}

/**
 * Answers `ledger`: checks a journal, tells its balances, or exports it. Whether all of it was in order comes back. A journal that is not in order is not exported: half a journal would look like a whole one.
 */
export const answerLedger = async (
  options: Options,
  source: { readonly document: JsonRead } | { readonly bytes: AsyncIterable<Uint8Array> },
  output: Output,
  warn: (text: string) => void,
): Promise<boolean> => {
  const entries = 'bytes' in source ? entriesOfLines(source.bytes) : entriesOfDocument(source.document)
  const head = await entries.next()
  const chart: unknown = head.done === true ? {} : head.value.entry
  const opened = head.done === true || head.value.problems.length === 0 ? open(chart) : head.value.problems
  const notPosted: NotPosted[] = []
  const posted: Entry[] = []
  let journal: Journal | undefined
  if ('post' in opened) {
    journal = opened
    for await (const raw of entries) {
      const outcome =
        raw.problems.length > 0
          ? ({ kind: 'refused', problems: raw.problems } as const)
          : journal.post(raw.entry as Entry)
      if (outcome.kind !== 'posted') notPosted.push({ ...outcome, entry: idOf(raw.entry), line: raw.line })
      else if (options.action === 'export') posted.push(raw.entry as Entry)
    }
  } else
    notPosted.push({
      kind: 'refused',
      problems: opened,
      entry: '',
      line: head.done === true ? undefined : head.value.line,
    })

  if (options.action === 'export' && options.to !== undefined) {
    for (const one of notPosted) warn(`${sentenceOf(one, options.locale)}\n`)
    if (notPosted.length > 0) return false
    const { accounts } = chart as { accounts: Parameters<typeof openJournal>[0]['accounts'] }
    for (const piece of EXPORTS[options.to]({ accounts, entries: posted })) {
      const pending = output.write(piece)
      if (pending !== undefined) await pending
    }
  } else await present(options, journal, notPosted, output)
  await output.flush()
  return notPosted.length === 0
}

const EXPORTS = { hledger: hledgerJournal, beancount: beancountJournal, csv: csvJournal }

/** The clauses that a reason cites are ours to say, not the file's: of a chart, accounts and funds are read, and any other key is refused. */
const open = (chart: unknown): Journal | readonly Problem[] => {
  if (!isRecord(chart)) return [wrongKind(chart, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(chart, ['accounts', 'funds'], '', problems)
  const { accounts, funds } = chart as unknown as Parameters<typeof openJournal>[0]
  try {
    const journal = openJournal({ accounts, ...(funds === undefined ? {} : { funds }) })
    return problems.length === 0 ? journal : problems
  } catch (error) {
    if (isRulesError(error)) return [...problems, ...error.problems]
    throw error
  }
}

/** First the chart (accounts and funds), then each entry. */
async function* entriesOfDocument(read: JsonRead): AsyncGenerator<Raw> {
  if (read.kind === 'refused') {
    yield { entry: undefined, line: undefined, problems: read.problems }
    return
  }
  const { entries, ...chart } = isRecord(read.value) ? read.value : { entries: undefined }
  const list = Array.isArray(entries) ? (entries as readonly unknown[]) : undefined
  const missing =
    list === undefined
      ? [isRecord(read.value) ? wrongKind(entries, 'entries', 'a list') : wrongKind(read.value, '', 'an object')]
      : []
  yield { entry: chart, line: undefined, problems: [...read.hidden, ...missing] }
  await Promise.resolve()
  for (const entry of list ?? []) yield { entry, line: undefined, problems: [] }
}

/** The chart on the first line, an entry on each of the others. */
async function* entriesOfLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Raw> {
  for await (const lines of linesOf(bytes)) {
    for (const line of lines) {
      if (line.kind === 'line' && line.text.trim() === '') continue
      const read =
        line.kind === 'line' ? readJson(line.text) : ({ kind: 'refused', problems: [unreadable(line)] } as const)
      yield read.kind === 'refused'
        ? { entry: undefined, line: line.number, problems: read.problems }
        : { entry: read.value, line: line.number, problems: read.hidden }
    }
  }
}

const unreadable = ({ kind, number }: Exclude<Line, { readonly kind: 'line' }>): Problem => {
  if (kind === 'not-utf-8') return notUtf8(number)
  const found = problem(says.lineTooLong, { path: '', received: undefined, facts: { most: LONGEST_LINE } })
  return { ...found, received: 'more', line: number }
}

const idOf = (entry: unknown): string => (isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'] : '')

const present = async (
  { action, output: shape, locale }: Options,
  journal: Journal | undefined,
  notPosted: readonly NotPosted[],
  output: Output,
): Promise<void> => {
  const balance = journal?.trialBalance()
  const rows = action === 'balance' ? (balance?.rows ?? []) : []
  const funds = action === 'balance' ? (journal?.funds() ?? []) : []
  const about = {
    kind: 'ledger',
    entries: balance?.entries ?? 0,
    notPosted: notPosted.length,
    because: balance?.because ?? [],
  }
  if (shape === 'json') {
    const all = action === 'balance' ? { ...about, rows, funds, notPosted } : { ...about, notPosted }
    await output.write(`${JSON.stringify(toPlain(all))}\n`)
    return
  }
  if (shape === 'jsonl') {
    for (const row of rows) await output.write(`${JSON.stringify(toPlain({ kind: 'balance', ...row }))}\n`)
    for (const fund of funds) await output.write(`${JSON.stringify(toPlain({ ...fund, kind: 'fund' }))}\n`)
    for (const one of notPosted) await output.write(`${JSON.stringify(toPlain(one))}\n`)
    await output.write(`${JSON.stringify(toPlain(about))}\n`)
    return
  }
  const numbers = numbersIn(locale)
  const width = Math.max(0, ...rows.map(({ account }) => account.length))
  for (const { account, balanceMinor, currency } of rows)
    await output.write(`${account.padEnd(width)}  ${numbers.money(balanceMinor, currency).padStart(22)}\n`)
  for (const { fund, leftMinor, currency } of funds)
    await output.write(`${WORDS[locale].fund(shown(fund), numbers.money(leftMinor, currency))}\n`)
  for (const one of notPosted) await output.write(`${sentenceOf(one, locale)}\n`)
  if (balance !== undefined) await output.write(`${explain(balance.because, locale)}\n`)
}

const sentenceOf = (one: NotPosted, locale: Locale): string => {
  const words = WORDS[locale]
  const where = one.entry === '' ? (one.line === undefined ? words.ledger : words.line(one.line)) : shown(one.entry)
  const why =
    one.kind === 'refused'
      ? one.problems.map(({ line: _, ...found }) => explainProblem(found, locale)).join(' ')
      : explain(one.because, locale)
  // Keys of what was given stand in paths: they are as untrusted as ids.
  return printable(`${where}: ${why}`)
}

/** An id as it may be printed: what would steer a terminal is written out, and what is long is cut. */
const shown = (id: string): string =>
  idProblem(id, '') === undefined && id.length <= LONGEST_SHOWN ? id : received(id)

const LONGEST_SHOWN = 60

const WORDS = {
  en: {
    ledger: 'the journal',
    line: (line: number) => `line ${line}`,
    fund: (fund: string, left: string) => `${left} are left of ${fund}`,
  },
  es: {
    ledger: 'el diario',
    line: (line: number) => `línea ${line}`,
    fund: (fund: string, left: string) => `quedan ${left} de ${fund}`,
  },
} as const satisfies Record<Locale, unknown>
