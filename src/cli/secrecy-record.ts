import { explainProblem, isRecord, type Locale, type Refused } from '../problems/index.js'
import {
  addBallot,
  addOpened,
  addWithdrawal,
  type BallotRecord,
  type CeremonyMessage,
  changeElectorate,
  closeBallots,
  compareIds,
  type Plan,
  type SealedBallot,
  spoken,
  tryMakeBallotKey,
  tryOpenRecord,
  type Withdrawal,
} from '../secrecy/index.js'
import { refusedIn, type RefusedIn } from './files.js'
import { electorsIn } from './secrecy-electors.js'
import {
  readFile,
  readFiles,
  type ReadFile,
  readSecret,
  Refusal,
  refuse,
  textsOf,
  type Told,
  write,
} from './secrecy-files.js'
import type { SecrecyOptionsOf } from './secrecy-options.js'
import { added, changeRecordFile, withoutPlace } from './secrecy-record-file.js'

/** Begins the record of a vote: from its plan, what the key holders sent each other, and who may vote. */
export const beginRecord = async (options: SecrecyOptionsOf<'record begin'>): Promise<Told> => {
  const { out, key, locale } = options
  const [planFile = '', ...others] = options.files
  const plan = (await readFile(planFile, 'plan')).value['plan'] as Plan
  const { secret } = textsOf(await readSecret(key, 'secret-key'), 'secret')
  const files = await readFiles(others, ['ceremony', 'public-key', 'certificates'])
  const messages = files.flatMap(({ kind, value }) =>
    kind === 'ceremony' && Array.isArray(value['messages']) ? (value['messages'] as readonly CeremonyMessage[]) : [],
  )
  const made = tryMakeBallotKey({ plan, messages })
  const words = WORDS[locale]
  if (made.kind === 'refused' || made.kind === 'failed') return refuse(planFile, made.problems)
  if (made.kind === 'waiting') {
    const missing = [...new Set(made.missing.map(({ holder }) => holder))]
    return { good: false, data: { kind: 'waiting', missing: made.missing }, lines: [words.waiting(missing.join(', '))] }
  }
  const electorate = electorsIn(
    files,
    plan.holders.map(({ holder }) => holder),
  )
  const record = added(
    planFile,
    tryOpenRecord({ contest: plan.contest, ballotKey: made.ballotKey, electorate, secret }),
  )
  write([{ path: out, text: record.text }])
  return {
    good: true,
    data: { kind: 'begun', electorate: electorate.length, head: record.head, written: [out] },
    lines: [`${out}: ${words.begun(electorate.length)}`, words.head(spoken(record.head))],
  }
}

/** Adds ballots, withdrawals and opened ballots. One that is refused changes nothing, and the others are added. */
export const addToRecord = async ({ files, locale }: SecrecyOptionsOf<'record add'>): Promise<Told> => {
  const [recordFile = '', ...others] = files
  const taken: { readonly file: string; readonly type: string; readonly member: string }[] = []
  const refused: RefusedIn[] = []
  const { record } = await changeRecordFile(recordFile, async (before) => {
    let record = before
    for (const file of others) {
      const next = await addFile(record, file)
      if ('problems' in next) refused.push(next)
      else {
        record = next.record
        taken.push({ file, type: next.type, member: next.member })
      }
    }
    return { record }
  })
  const words = WORDS[locale]
  const problems = refused.flatMap((one) => one.problems)
  return {
    good: refused.length === 0,
    data: {
      kind: 'added',
      added: taken,
      refused: refused.map((one) => ({ file: one.problems[0]?.file, problems: one.problems })),
      head: record.head,
    },
    lines: [
      ...taken.map(({ file, type, member }) => `${file}: ${words.added[type as 'ballot'](member)}`),
      ...problems.map((found) => `${found.file}: ${explainProblem(found, locale)}`),
      words.head(spoken(record.head)),
    ],
  }
}

/** Some leave the electorate, with their ballots, and some join it. */
export const changeRecord = async (options: SecrecyOptionsOf<'record change'>): Promise<Told> => {
  const { key, leaves = [], locale } = options
  const [recordFile = '', ...others] = options.files
  const { secret } = textsOf(await readSecret(key, 'secret-key'), 'secret')
  const files = await readFiles(others, ['public-key', 'certificates'])
  const { record, joins } = await changeRecordFile(recordFile, (before) => {
    const joins = electorsIn(files, certifiersOf(before))
    const change = { leaves: [...leaves].sort(compareIds), joins }
    return {
      record: added(recordFile, changeElectorate(before, change, secret)),
      joins: joins.map(({ member }) => member),
    }
  })
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'changed', leaves, joins, head: record.head },
    lines: [words.changed(leaves.join(', '), joins.join(', ')), words.head(spoken(record.head))],
  }
}

/** Ends the casting of ballots: for good, or until the count is told. */
export const closeRecord = async (options: SecrecyOptionsOf<'record close'>): Promise<Told> => {
  const { files, key, final = false, locale } = options
  const [recordFile = ''] = files
  const { secret } = textsOf(await readSecret(key, 'secret-key'), 'secret')
  const { record } = await changeRecordFile(recordFile, (before) => ({
    record: added(recordFile, closeBallots(before, { final }, secret)),
  }))
  const closed = record.entries.at(-1)
  if (closed?.type !== 'close') throw new TypeError('A record that was closed ends with its close.')
  const { count, electorate, ballots, release } = closed
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'closed', count, final, electorate, ballots, release, head: record.head },
    lines: [words.closed(ballots, electorate), words.release[release], words.head(spoken(record.head))],
  }
}

/** One file added to a record, which stays as it was where the file is refused. */
const addFile = async (
  record: BallotRecord,
  file: string,
): Promise<{ readonly record: BallotRecord; readonly type: string; readonly member: string } | RefusedIn> => {
  try {
    const read = await readFile(file, 'ballot', 'withdrawal', 'opened')
    const next = entryOf(record, read)
    if (next.kind === 'refused') return refusedIn(file, next.problems.map(withoutPlace))
    const { member } = (isRecord(read.value['ballot']) ? read.value['ballot'] : read.value) as {
      readonly member: string
    }
    return { record: next, type: read.kind, member }
  } catch (error) {
    if (error instanceof Refusal) return error.refused
    throw error
  }
}

const entryOf = (record: BallotRecord, { kind, value }: ReadFile): BallotRecord | Refused => {
  switch (kind) {
    case 'withdrawal':
      return addWithdrawal(record, value as unknown as Withdrawal)
    case 'opened':
      return addOpened(record, value as unknown as Parameters<typeof addOpened>[1])
    default:
      return addBallot(record, value['ballot'] as SealedBallot)
  }
}

/** Who can certify whoever joins: those who may vote, and the key holders. */
const certifiersOf = ({ entries }: BallotRecord): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.type === 'setup')
      return [...entry.electorate.map(({ member }) => member), ...entry.ballotKey.holders.map(({ holder }) => holder)]
    return entry.type === 'electorate' ? entry.joins.map(({ member }) => member) : []
  })

const WORDS = {
  en: {
    waiting: (missing: string) => `The ballot key is not made yet: files are missing from ${missing}.`,
    begun: (members: number) => `the record, with ${members} who may vote. Send it to all of them.`,
    head: (text: string) => `The head of the record, to read out and compare: ${text}`,
    added: {
      ballot: (member: string) => `added, a ballot of ${member}.`,
      withdrawal: (member: string) => `added: ${member} takes their ballot back.`,
      opened: (member: string) => `added, a ballot that ${member} opened and that can never be cast.`,
    },
    changed: (leaves: string, joins: string) =>
      `The electorate has changed. Left: ${leaves === '' ? 'nobody' : leaves}. Joined: ${joins === '' ? 'nobody' : joins}.`,
    closed: (ballots: number, electorate: number) => `Closed, with ${ballots} ballots of ${electorate} who may vote.`,
    release: {
      count: 'The count may be told, as far as the disclosure policy goes. Send the record to the key holders.',
      'outcome-only': 'Only the outcome may be told, and not the count. Send the record to the key holders.',
      nothing: 'Nothing may be told of this count: it would show how somebody voted.',
    },
  },
  es: {
    waiting: (missing: string) => `La clave de la votación aún no está hecha: faltan archivos de ${missing}.`,
    begun: (members: number) => `el acta, con ${members} personas que pueden votar. Envíelo a todas.`,
    head: (text: string) => `La última huella del acta, para leer en voz alta y comparar: ${text}`,
    added: {
      ballot: (member: string) => `añadida, una papeleta de ${member}.`,
      withdrawal: (member: string) => `añadido: ${member} retira su papeleta.`,
      opened: (member: string) => `añadida, una papeleta que ${member} abrió y que ya no se puede emitir.`,
    },
    changed: (leaves: string, joins: string) =>
      `El censo ha cambiado. Salen: ${leaves === '' ? 'nadie' : leaves}. Entran: ${joins === '' ? 'nadie' : joins}.`,
    closed: (ballots: number, electorate: number) =>
      `Cerrada, con ${ballots} papeletas de ${electorate} personas que pueden votar.`,
    release: {
      count:
        'El recuento se puede decir, hasta donde llegan las reglas de divulgación. Envíe el acta a las personas custodias de la clave.',
      'outcome-only':
        'Solo se puede decir el resultado, no el recuento. Envíe el acta a las personas custodias de la clave.',
      nothing: 'De este recuento no se puede decir nada: mostraría cómo votó alguien.',
    },
  },
} as const satisfies Record<Locale, unknown>
