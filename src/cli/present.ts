import { type Ratio, toPlain } from '../exact/index.js'
import { explainProblem, type Locale } from '../problems/index.js'
import type { WorkerPay } from '../pay/index.js'
import { explain, numbersIn } from '../reasons/index.js'
import type { SurplusShared } from '../surplus/index.js'
import type { FileReport } from './ballot-file.js'
import type { Answer } from './cases.js'
import type { Output } from './output.js'

/** One answer on its way out: what it is about, where it stood, and the report where it came out of a file of ballots. */
interface Answered {
  readonly id: string | number | undefined
  /** The line of the case in its file, where it has one. */
  readonly line: number | undefined
  readonly answer: Answer
}

/** How answers are shown: to people as a table with the reasons below each row, to programs as JSON. */
export interface Presenter {
  readonly answer: (answered: Answered) => Promise<void> | undefined
  readonly end: (report?: FileReport) => Promise<void>
}

/** One JSON object a line, in the order of the cases; after a file of ballots, its report. */
export const jsonLines = (output: Output): Presenter => ({
  answer: (answered) => output.write(`${JSON.stringify(asData(answered))}\n`),
  end: async (report) => {
    if (report !== undefined) await output.write(`${JSON.stringify({ kind: 'report', ...report })}\n`)
    await output.flush()
  },
})

/**
 * One JSON document: the answer itself where there is `one` case, a `list` of answers, or those of a `file` of ballots with its report.
 */
export const jsonDocument = (output: Output, shape: 'one' | 'list' | 'file'): Presenter => {
  const opening = { one: '', list: '[', file: '{"items":[' }[shape]
  let answers = 0
  return {
    answer: async (answered) => {
      await output.write(`${answers === 0 ? opening : ','}${JSON.stringify(asData(answered))}`)
      answers++
    },
    end: async (report) => {
      if (answers === 0) await output.write(opening)
      await output.write({ one: '\n', list: ']\n', file: `],"report":${JSON.stringify(report ?? null)}}\n` }[shape])
      await output.flush()
    },
  }
}

/** A table for people, in their language. */
export const table = (output: Output, locale: Locale): Presenter => {
  let count = 0
  return {
    answer: async ({ id, line, answer }) => {
      count++
      const name = String(id ?? (line === undefined ? count : WORDS[locale].line(line)))
      if (count === 1)
        await output.write(`${row(WORDS[locale].header)}\n${row(['-'.repeat(28), '-'.repeat(16), '-'.repeat(24)])}\n`)
      await output.write(`${row([name, WORDS[locale].kinds[answer.kind], figures(answer, locale)])}\n`)
      for (const sentence of sentencesOf(answer, locale)) await output.write(`    ${sentence}\n`)
    },
    end: async (report) => {
      if (report !== undefined) await output.write(`\n${reportIn(report, locale)}\n`)
      await output.flush()
    },
  }
}

const asData = ({ id, line, answer }: Answered): unknown => {
  const named = id === undefined ? {} : { id }
  // A refusal says where it stood: without an id there is nothing else to find it by.
  return answer.kind === 'refused' && line !== undefined
    ? { ...named, kind: answer.kind, line, problems: answer.problems }
    : { ...named, ...toPlain(answer) }
}

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd([28, 16, 0][at] ?? 0))
    .join('  ')
    .trimEnd()

const figures = (answer: Answer, locale: Locale): string => {
  const words = WORDS[locale]
  switch (answer.kind) {
    case 'refused':
      return words.problems(answer.problems.length)
    case 'no-proposals':
      return ''
    case 'year-fraction':
      return `${answer.numerator}/${answer.denominator}`
    case 'accrued':
      return words.due(numbersIn(locale).integer(answer.interestMinor), numbersIn(locale).integer(answer.dueMinor))
    case 'payroll':
      return words.pay(answer.workers.length, numbersIn(locale).money(answer.payMinor, answer.currency))
    case 'subscription':
      return 'currency' in answer.because[0]
        ? numbersIn(locale).money(answer.amountMinor, answer.because[0].currency)
        : ''
    case 'surplus-shared':
    case 'loss-met':
      return words.lines(answer.lines.length)
    case 'allocated':
      return answer.shares.map(({ id, amountMinor }) => `${id} ${numbersIn(locale).integer(amountMinor)}`).join(', ')
    case 'average': {
      const reason = answer.because[0]
      const percent = 'percent' in reason && reason.percent
      return valueIn(answer.value, percent, locale)
    }
    default:
      return answer.neededFor === null ? words.cannotCarry : words.needed(answer.neededFor)
  }
}

const valueIn = (value: Ratio, percent: boolean, locale: Locale): string => {
  const numbers = numbersIn(locale)
  return percent ? numbers.percent(value) : numbers.number(value)
}

const sentencesOf = (answer: Answer, locale: Locale): readonly string[] => {
  if (answer.kind === 'refused') return answer.problems.map((problem) => explainProblem(problem, locale))
  const because = answer.because.map((reason) => explain(reason, locale))
  if (answer.kind === 'surplus-shared' || answer.kind === 'loss-met') return [...because, ...sharesOf(answer, locale)]
  if (answer.kind !== 'payroll') return because
  return [...because, ...answer.workers.flatMap((worker) => payOfWorker(worker, answer.currency, locale))]
}

/** Every line of a surplus, what comes to each member, and what reserves and losses are then. */
const sharesOf = (year: SurplusShared, locale: Locale): readonly string[] => {
  const words = WORDS[locale]
  const money = (amountMinor: bigint): string => numbersIn(locale).money(amountMinor, year.currency)
  return [
    ...year.lines.map((line) => explain(line.because, locale)),
    ...year.members.map(({ id, returnMinor, patronageMinor }) =>
      words.member(id, money(patronageMinor), money(returnMinor)),
    ),
    ...year.reserves.map(({ id, balanceMinor }) => words.reserve(id, money(balanceMinor))),
    words.lossesCarried(money(year.lossesCarriedMinor)),
  ]
}

/** What one person is paid, and below it every line of it. */
const payOfWorker = ({ worker, payMinor, lines }: WorkerPay, currency: string, locale: Locale): readonly string[] => [
  `${worker}  ${numbersIn(locale).money(payMinor, currency)}`,
  ...lines.map((line) => `  ${explain(line.because, locale)}`),
]

const reportIn = (report: FileReport, locale: Locale): string => {
  const words = WORDS[locale]
  const shown = report.examples.map(({ member, item, lines }) => words.changed(member, item, lines))
  const rest = report.replaced - shown.length
  return [
    [
      words.ballots(report.lines),
      ...(report.replaced > 0 ? [words.replaced(report.replaced)] : []),
      ...(report.blanks > 0 ? [words.blanks[report.of](report.blanks)] : []),
    ].join(' '),
    ...shown.map((text) => `    ${text}`),
    ...(rest > 0 ? [`    ${words.more(rest)}`] : []),
  ].join('\n')
}

const WORDS = {
  en: {
    header: ['case', 'outcome', 'figures'],
    line: (line: number) => `line ${line}`,
    kinds: {
      carried: 'carried',
      lost: 'lost',
      open: 'open',
      tied: 'tied',
      inquorate: 'inquorate',
      average: 'average',
      'no-proposals': 'no proposals',
      'year-fraction': 'year fraction',
      allocated: 'split',
      accrued: 'accrued',
      payroll: 'payroll',
      'surplus-shared': 'shared',
      'loss-met': 'loss',
      subscription: 'subscription',
      refused: 'refused',
    },
    lines: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
    member: (id: string, patronage: string, capital: string) => `${id}: ${patronage} by work, ${capital} on capital`,
    reserve: (id: string, balance: string) => `${id}: ${balance} in reserve`,
    lossesCarried: (losses: string) => `losses carried over: ${losses}`,
    pay: (count: number, pay: string) => `${count} ${count === 1 ? 'person' : 'people'}, ${pay} to pay`,
    due: (interest: string, due: string) => `interest ${interest}, due ${due}`,
    problems: (count: number) => (count === 1 ? '1 problem' : `${count} problems`),
    needed: (count: number) => (count === 1 ? 'needs 1 vote for' : `needs ${count} votes for`),
    cannotCarry: 'cannot be carried as the other ballots are',
    ballots: (count: number) => (count === 1 ? '1 line of ballots.' : `${count} lines of ballots.`),
    replaced: (count: number) =>
      count === 1
        ? '1 takes the place of an earlier one by the same member: the last counts.'
        : `${count} take the place of an earlier one by the same member: the last counts.`,
    blanks: {
      proposal: (count: number) => `${count} blank in the end: no proposal, and no zero.`,
      choice: (count: number) => `${count} blank in the end: no ballot, and no abstention.`,
    },
    changed: (member: string, item: string, [before, after]: readonly [number, number]) =>
      `${member}${item === '' ? '' : ` on ${item}`}: line ${after} takes the place of line ${before}`,
    more: (count: number) => `and ${count} more`,
  },
  es: {
    header: ['caso', 'resultado', 'cifras'],
    line: (line: number) => `línea ${line}`,
    kinds: {
      carried: 'aprobada',
      lost: 'rechazada',
      open: 'abierta',
      tied: 'empatada',
      inquorate: 'sin quórum',
      average: 'promedio',
      'no-proposals': 'sin propuestas',
      'year-fraction': 'fracción de año',
      allocated: 'repartido',
      accrued: 'devengado',
      payroll: 'nómina',
      'surplus-shared': 'repartido',
      'loss-met': 'pérdida',
      subscription: 'cuota',
      refused: 'no admitido',
    },
    lines: (count: number) => (count === 1 ? '1 línea' : `${count} líneas`),
    member: (id: string, patronage: string, capital: string) =>
      `${id}: ${patronage} por trabajo, ${capital} por aportaciones`,
    reserve: (id: string, balance: string) => `${id}: ${balance} en reserva`,
    lossesCarried: (losses: string) => `pérdidas pendientes: ${losses}`,
    pay: (count: number, pay: string) => `${count} ${count === 1 ? 'persona' : 'personas'}, ${pay} por pagar`,
    due: (interest: string, due: string) => `intereses ${interest}, debido ${due}`,
    problems: (count: number) => (count === 1 ? '1 problema' : `${count} problemas`),
    needed: (count: number) => (count === 1 ? 'exige 1 voto a favor' : `exige ${count} votos a favor`),
    cannotCarry: 'no se puede aprobar con las demás papeletas como están',
    ballots: (count: number) => (count === 1 ? '1 línea de papeletas.' : `${count} líneas de papeletas.`),
    replaced: (count: number) =>
      count === 1
        ? '1 sustituye a una anterior de la misma persona: cuenta la última.'
        : `${count} sustituyen a una anterior de la misma persona: cuenta la última.`,
    blanks: {
      proposal: (count: number) => `${count} en blanco al final: ni propuesta ni cero.`,
      choice: (count: number) => `${count} en blanco al final: ni papeleta ni abstención.`,
    },
    changed: (member: string, item: string, [before, after]: readonly [number, number]) =>
      `${member}${item === '' ? '' : ` en ${item}`}: la línea ${after} sustituye a la línea ${before}`,
    more: (count: number) => `y ${count} más`,
  },
} as const satisfies Record<Locale, unknown>
