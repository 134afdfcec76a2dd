import * as says from '../problems/en.js'
import { type Locale, problem, type Refused } from '../problems/index.js'
import {
  addBallot,
  addOpened,
  addWithdrawal,
  type Asks,
  ballotFormOf,
  type BallotRecord,
  choiceOf,
  lastCastOf,
  type Opening,
  type SealedBallot,
  type SealedChoice,
  trySealBallot,
  tryWithdrawBallot,
} from '../secrecy/index.js'
import { textOf } from './document.js'
import type { Streams } from './run.js'
import { fileOf, readFile, readSecret, refuse, secretFileOf, textsOf, type Told, write } from './secrecy-files.js'
import type { SecrecyOptionsOf } from './secrecy-options.js'
import { readRecordFile, withoutPlace } from './secrecy-record-file.js'

/** Seals a ballot, or takes one back: what stands in the record of the member's last one is read there. */
export const sealBallot = async (options: SecrecyOptionsOf<'seal'>, { stdin }: Streams): Promise<Told> => {
  const { files, key, vote = '', out, opening, locale } = options
  const [recordFile = ''] = files
  const record = await readRecordFile(recordFile)
  const { member, secret } = textsOf(await readSecret(key, 'secret-key'), 'member', 'secret')
  if (options.withdraw === true) return withdraw({ record, member, secret }, options)
  const form = ballotFormOf(record)
  const text = vote === '-' ? await textOf(stdin) : vote
  if (typeof text !== 'string') return refuse('-', [text])
  const replaces = lastCastOf(record, member)
  const choice = choiceIn(form.asks, text.trim())
  const sealed = trySealBallot({ vote: form, member, choice, secret, ...(replaces === undefined ? {} : { replaces }) })
  if (sealed.kind === 'refused') return refuse('--vote', sealed.problems)
  const { ballot, trackingCode } = sealed
  tryOut(addBallot(record, ballot), key)
  const openings = opening === undefined ? [] : [secretFileOf(opening, 'opening', { opening: sealed.opening })]
  const written = [fileOf(out, 'ballot', { ballot }), ...openings]
  write(written)
  const { sequence } = ballot
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'sealed', member, sequence, trackingCode, written: written.map(({ path }) => path) },
    lines: [
      `${out}: ${replaces === undefined ? words.sealed : words.replaced}`,
      ...openings.map(({ path }) => `${path}: ${words.opening}`),
      words.code(trackingCode),
    ],
  }
}

const withdraw = (
  { record, member, secret }: { readonly record: BallotRecord; readonly member: string; readonly secret: string },
  { key, out, locale }: SecrecyOptionsOf<'seal'>,
): Told => {
  const replaces = lastCastOf(record, member)
  if (replaces === undefined)
    return refuse(key, [problem(says.nothingToWithdraw, { path: 'member', received: member })])
  const made = tryWithdrawBallot({ vote: ballotFormOf(record), member, replaces, secret })
  if (made.kind === 'refused') return refuse(key, made.problems)
  const { withdrawal, trackingCode } = made
  tryOut(addWithdrawal(record, withdrawal), key)
  write([fileOf(out, 'withdrawal', { ...withdrawal })])
  const { sequence } = withdrawal
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'withdrawn', member, sequence, trackingCode, written: [out] },
    lines: [`${out}: ${words.withdrawn}`, words.code(trackingCode)],
  }
}

/** Whoever could not cast it is told at once, and not when it has come to whoever keeps the record. */
const tryOut = (added: BallotRecord | Refused, key: string): void => {
  if (added.kind === 'refused') refuse(key, added.problems.map(withoutPlace))
}

/** Opens a sealed ballot instead of casting it: shows what was sealed, and makes the entry that keeps it from being cast. */
export const openBallot = async ({ files, out, locale }: SecrecyOptionsOf<'open'>): Promise<Told> => {
  const [recordFile = '', ballotFile = '', openingFile = ''] = files
  const record = await readRecordFile(recordFile)
  const ballot = (await readFile(ballotFile, 'ballot')).value['ballot'] as SealedBallot
  const opening = (await readSecret(openingFile, 'opening')).value['opening'] as Opening
  const opened = addOpened(record, { ballot, opening })
  if (opened.kind === 'refused') return refuse(ballotFile, opened.problems.map(withoutPlace))
  const vote = choiceOf(ballotFormOf(record).asks, opening.bits)
  const { member } = ballot
  write([fileOf(out, 'opened', { ballot, opening })])
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'opened', member, vote, written: [out] },
    lines: [words.says(member, words.choice(vote)), `${out}: ${words.opened}`],
  }
}

/** What was typed: for or against, a number, or options with commas between them. */
const choiceIn = (asks: Asks, text: string): SealedChoice =>
  asks.kind !== 'choose' ? text : text === '' ? [] : text.split(',').map((option) => option.trim())

const WORDS = {
  en: {
    sealed: 'a sealed ballot. Send it to whoever keeps the record.',
    replaced: 'a sealed ballot that takes the place of your last one. Send it to whoever keeps the record.',
    opening:
      'what opens this ballot. Whoever has it can prove how it was sealed: use it for a challenge, or delete it.',
    withdrawn: 'takes your ballot back. Send it to whoever keeps the record.',
    code: (code: string) => `Tracking code: ${code}`,
    says: (member: string, choice: string) => `This ballot, sealed by ${member}, says: ${choice}.`,
    choice: (choice: SealedChoice) =>
      typeof choice === 'string' ? choice : choice.length === 0 ? 'none' : choice.join(', '),
    opened: 'the ballot, opened. Send it to whoever keeps the record: once it is added, the ballot can never be cast.',
  },
  es: {
    sealed: 'una papeleta sellada. Envíela a quien lleva el acta.',
    replaced: 'una papeleta sellada que sustituye a su última. Envíela a quien lleva el acta.',
    opening:
      'lo que abre esta papeleta. Quien lo tenga puede demostrar cómo se selló: úselo para una comprobación, o bórrelo.',
    withdrawn: 'retira su papeleta. Envíelo a quien lleva el acta.',
    code: (code: string) => `Código de seguimiento: ${code}`,
    says: (member: string, choice: string) => `Esta papeleta, sellada por ${member}, dice: ${choice}.`,
    choice: (choice: SealedChoice) =>
      typeof choice === 'string'
        ? ({ for: 'a favor', against: 'en contra' }[choice] ?? choice)
        : choice.length === 0
          ? 'ninguna'
          : choice.join(', '),
    opened:
      'la papeleta, abierta. Envíela a quien lleva el acta: cuando se haya añadido, la papeleta no se podrá emitir nunca.',
  },
} as const satisfies Record<Locale, unknown>
