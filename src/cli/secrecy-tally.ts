import { explainProblem, type Locale, type Problem } from '../problems/index.js'
import {
  addResult,
  type BadHolder,
  ballotFormOf,
  type BallotRecord,
  type HolderSecret,
  type RememberedShare,
  type SecretTally,
  type ShareMessage,
  type SignedTold,
  spoken,
  type ToldResult,
  tryResultOf,
  tryShareOf,
  trySignTold,
  tryTallyShares,
} from '../secrecy/index.js'
import { isThere } from './files.js'
import { openLockedFile } from './locked-file.js'
import {
  exists,
  fileOf,
  type ReadFile,
  readFiles,
  readSecret,
  Refusal,
  refuse,
  secretFileOf,
  textsOf,
  type Told,
  write,
} from './secrecy-files.js'
import type { SecrecyOptionsOf } from './secrecy-options.js'
import { added, changeRecordFile, readRecordFile } from './secrecy-record-file.js'
import { toldIn } from './secrecy-told.js'

/** A key holder's share of a count: made of the whole record, and of one close of each count only. */
export const shareRecord = async ({ files, key, out, locale }: SecrecyOptionsOf<'share'>): Promise<Told> => {
  const [recordFile = ''] = files
  const record = await readRecordFile(recordFile)
  const { value } = await readSecret(key, 'holder-secrets')
  // Two runs at once would each remember only their own.
  const lock = openLockedFile(key)
  try {
    if (isThere(out)) exists(out)
    const holderSecret = value['share'] as HolderSecret
    const remembered = (value['remembered'] ?? []) as readonly RememberedShare[]
    const shared = tryShareOf({ record, holderSecret, remembered })
    if (shared.kind === 'refused')
      throw new Refusal({ kind: 'refused', problems: shared.problems.map((found) => placed(found, recordFile, key)) })
    const { message, remember } = shared
    const all = [...remembered.filter(({ close }) => close !== remember.close), remember]
    // What was shared is remembered on the disk before anybody can have it.
    write([{ ...secretFileOf(key, 'holder-secrets', { share: holderSecret, remembered: all }), replaces: true }])
    write([fileOf(out, 'share', { ...message })])
    const { holder, close } = message
    const { count } = remember
    return {
      good: true,
      data: { kind: 'shared', holder, count, close, written: [out] },
      lines: [`${out}: ${WORDS[locale].shared(count)}`],
    }
  } finally {
    lock.close()
  }
}

/** What is wrong with the secret is told with its file, and without what stands there. */
const placed = (found: Problem, recordFile: string, key: string) =>
  /^(holderSecret|remembered)/.test(found.path) ? { ...found, received: '', file: key } : { ...found, file: recordFile }

/** Counts, from the shares of a quorum; and signs what is told, or writes it into the record. */
export const tallyRecord = async (options: SecrecyOptionsOf<'tally'>): Promise<Told> => {
  const { key, out, add, locale } = options
  const [recordFile = '', ...others] = options.files
  const files = await readFiles(others, ['share', 'signed'])
  const shares = files.filter(({ kind }) => kind === 'share')
  if (add === true) return addTold(recordFile, files, locale)
  const record = await readRecordFile(recordFile)
  const given = { record, shares: shares.map(({ value }) => value as unknown as ShareMessage) }
  const tally = tryTallyShares(given)
  if (tally.kind === 'refused') return refuseAmong(recordFile, shares, tally.problems)
  const counted = told(record, tally, locale)
  if (key === undefined || out === undefined) return counted
  const { member: holder, secret } = textsOf(await readSecret(key, 'secret-key'), 'member', 'secret')
  const signed = trySignTold({ ...given, holder, secret })
  if (signed.kind === 'refused') return refuse(key, signed.problems)
  write([fileOf(out, 'signed', { ...signed.signed })])
  return {
    ...counted,
    data: { ...counted.data, written: [out] },
    lines: [...counted.lines, `${out}: ${WORDS[locale].signed}`],
  }
}

/** The result goes into the record: with shares where the count is told, with signatures where less is. */
const addTold = async (recordFile: string, files: readonly ReadFile[], locale: Locale): Promise<Told> => {
  const of = (kind: ReadFile['kind']) => files.filter((file) => file.kind === kind)
  const [shares, signed] = [of('share'), of('signed')]
  const { record, result } = await changeRecordFile(recordFile, (before) => {
    const made = tryResultOf({
      record: before,
      shares: shares.map(({ value }) => value as unknown as ShareMessage),
      signed: signed.map(({ value }) => value as unknown as SignedTold),
    })
    if (made.kind === 'refused')
      return refuseAmong(
        recordFile,
        made.problems[0]?.path.startsWith('signed') === true ? signed : shares,
        made.problems,
      )
    return { record: added(recordFile, addResult(before, made.result)), result: made.result }
  })
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'released', told: result.told, head: record.head },
    lines: [toldOf(record, result.told, locale), words.added, words.head(spoken(record.head))],
  }
}

const told = (record: BallotRecord, { sums, told, from, badHolders }: SecretTally, locale: Locale): Told => {
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'counted', sums, told, from, badHolders },
    lines: [...badHolders.flatMap((bad) => badIn(bad, locale)), words.counted(sums), toldOf(record, told, locale)],
  }
}

const badIn = ({ holder, problems }: BadHolder, locale: Locale): readonly string[] => [
  WORDS[locale].bad(holder),
  ...problems.map((found) => `    ${explainProblem(found, locale)}`),
]

/** Problems with the file in which each share or signature stood. */
const refuseAmong = (recordFile: string, files: readonly ReadFile[], problems: readonly Problem[]): never => {
  throw new Refusal({
    kind: 'refused',
    problems: problems.map((found) => {
      const [, at, rest = ''] = /^(?:shares|signed)\[(\d+)\]\.?(.*)$/.exec(found.path) ?? []
      const file = at === undefined ? undefined : files[Number(at)]?.file
      return file === undefined ? { ...found, file: recordFile } : { ...found, path: rest, file }
    }),
  })
}

const toldOf = (record: BallotRecord, told: ToldResult, locale: Locale): string => {
  const closed = record.entries.findLast((entry) => entry.type === 'close')
  return toldIn(ballotFormOf(record).asks, closed?.type === 'close' ? closed.ballots : 0, told, locale)
}

const WORDS = {
  en: {
    shared: (count: number) =>
      `your share of count ${count}. Send it to the other key holders; a quorum of them can count with it.`,
    counted: (sums: readonly number[]) =>
      `Counted, for the key holders alone as long as it is not told: ${sums.join(', ')}.`,
    bad: (holder: string) => `The share of ${holder} does not hold, and is left out:`,
    signed: 'what you sign of the count. Send it to whoever keeps the record.',
    added: 'The result stands in the record. Send the record to everybody.',
    head: (text: string) => `The head of the record, to read out and compare: ${text}`,
  },
  es: {
    shared: (count: number) =>
      `su parte del recuento ${count}. Envíela a las demás personas custodias de la clave; con las que hacen falta se puede contar.`,
    counted: (sums: readonly number[]) =>
      `Contado, solo para las personas custodias de la clave mientras no se diga: ${sums.join(', ')}.`,
    bad: (holder: string) => `La parte de ${holder} no es válida y se deja fuera:`,
    signed: 'lo que usted firma del recuento. Envíelo a quien lleva el acta.',
    added: 'El resultado está en el acta. Envíe el acta a todo el mundo.',
    head: (text: string) => `La última huella del acta, para leer en voz alta y comparar: ${text}`,
  },
} as const satisfies Record<Locale, unknown>
