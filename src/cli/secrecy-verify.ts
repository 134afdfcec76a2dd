import { readFileSync } from 'node:fs'
import type { Locale } from '../problems/index.js'
import { explain, numbersIn, type Reason } from '../reasons/index.js'
import { type Asks, spoken, type VerifiedResult, verifyRecord } from '../secrecy/index.js'
import { sizeOf } from './document.js'
import { refuse, type Told } from './secrecy-files.js'
import type { SecrecyOptionsOf } from './secrecy-options.js'
import { recordTextOf, withLines } from './secrecy-record-file.js'
import { toldIn } from './secrecy-told.js'

/** Whether a record is sound: what came of the vote, what that rests on and what it discloses; or the first entry that is wrong. */
export const verifyFile = async ({ files, head, receipt = [], locale }: SecrecyOptionsOf<'verify'>): Promise<Told> => {
  const [file = ''] = files
  await sizeOf(file)
  const known = { receipts: receipt.map(withoutSpaces), ...(head === undefined ? {} : { head: withoutSpaces(head) }) }
  const verified = verifyRecord(recordTextOf(file, readFileSync(file)), known)
  if (verified.kind === 'refused') return refuse(file, withLines(verified.problems))
  const words = WORDS[locale]
  const { state, contest, results } = verified
  return {
    good: true,
    data: { ...verified },
    lines: [
      `${file}: ${explain(verified.because, locale)}`,
      words.head(spoken(verified.head)),
      words.state[state],
      ...results.flatMap((result) => resultIn(contest.asks, result, locale)),
    ],
  }
}

/** What was read out in groups may be typed in groups. */
const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '')

const resultIn = (asks: Asks, result: VerifiedResult, locale: Locale): readonly string[] => {
  const { count, ballots, electorate, told, outcome, mean, because, assumptions, discloses } = result
  const words = WORDS[locale]
  const listed = (reasons: readonly Reason[]): readonly string[] =>
    reasons.map((reason) => `  - ${explain([reason], locale)}`)
  const said = [
    words.count(count, ballots, electorate),
    toldIn(asks, ballots, told, locale),
    ...(outcome === undefined ? [] : [words.outcome[outcome]]),
    ...(mean === undefined ? [] : [words.mean(numbersIn(locale).number(mean))]),
  ]
  return [
    '',
    said.join(' '),
    explain(because, locale),
    words.restsOn,
    ...listed(assumptions),
    words.discloses,
    ...listed(discloses),
  ]
}

const WORDS = {
  en: {
    head: (text: string) => `Its head, to read out and compare: ${text}`,
    state: {
      open: 'Ballots can be cast.',
      closed: 'No more ballots for now: the count is awaited.',
      released: 'The vote is over.',
    },
    count: (count: number, ballots: number, electorate: number) =>
      `Count ${count}, of ${ballots} ballots by ${electorate} who may vote.`,
    outcome: { carried: 'It is carried.', lost: 'It is lost.', tied: 'It is a tie.', inquorate: 'There is no quorum.' },
    mean: (mean: string) => `The mean is ${mean}.`,
    restsOn: 'This rests on:',
    discloses: 'It discloses:',
  },
  es: {
    head: (text: string) => `Su última huella, para leer en voz alta y comparar: ${text}`,
    state: {
      open: 'Se pueden emitir papeletas.',
      closed: 'Por ahora no se admiten más papeletas: falta el recuento.',
      released: 'La votación ha terminado.',
    },
    count: (count: number, ballots: number, electorate: number) =>
      `Recuento ${count}, de ${ballots} papeletas de ${electorate} personas que pueden votar.`,
    outcome: {
      carried: 'Queda aprobada.',
      lost: 'Queda rechazada.',
      tied: 'Hay empate.',
      inquorate: 'No hay quórum.',
    },
    mean: (mean: string) => `La media es ${mean}.`,
    restsOn: 'Se apoya en esto:',
    discloses: 'Revela esto:',
  },
} as const satisfies Record<Locale, unknown>
