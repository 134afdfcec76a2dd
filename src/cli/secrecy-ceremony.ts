import type { Locale, Problem } from '../problems/index.js'
import {
  type CeremonyMessage,
  type CeremonyNotes,
  type NextRound,
  type Plan,
  spoken,
  tryNextRound,
} from '../secrecy/index.js'
import { isThere } from './files.js'
import {
  exists,
  fileOf,
  readFile,
  readFiles,
  readSecret,
  Refusal,
  secretFileOf,
  textsOf,
  type Told,
  write,
} from './secrecy-files.js'
import type { SecrecyOptionsOf } from './secrecy-options.js'

/** What a key holder does next in the ceremony that makes the ballot key: by mail, a file a round to all the others. */
export const takeRound = async (options: SecrecyOptionsOf<'keys round'>): Promise<Told> => {
  const { out, secrets, locale } = options
  const [planFile = '', ...received] = options.files
  const plan = (await readFile(planFile, 'plan')).value['plan'] as Plan
  const { member: holder, secret: identitySecret } = textsOf(
    await readSecret(options.key, 'secret-key'),
    'member',
    'secret',
  )
  const mails = (await readFiles(received, ['ceremony'])).map(({ file, value }) => ({
    file,
    messages: Array.isArray(value['messages']) ? (value['messages'] as readonly CeremonyMessage[]) : [],
  }))
  const begun = isThere(secrets)
  const kept = begun ? (await readSecret(secrets, 'holder-secrets')).value : {}
  const words = WORDS[locale]
  if (kept['share'] !== undefined)
    return { good: true, data: { kind: 'finished', holder }, lines: [words.over(secrets)] }
  if (isThere(out)) exists(out)

  const next = tryNextRound({
    plan,
    holder,
    identitySecret,
    ...(begun ? { own: kept['notes'] as CeremonyNotes } : {}),
    received: mails.flatMap(({ messages }) => messages),
  })
  if (next.kind === 'refused') throw new Refusal({ kind: 'refused', problems: placed(next.problems, mails, options) })
  const news = next.send.length !== kept['sent']
  // What is secret is on the disk before anything made of it is sent: what was sent once has to be what is sent again.
  write([{ ...secretFileOf(secrets, 'holder-secrets', secretsAfter(next)), replaces: begun }])
  if (news) write([fileOf(out, 'ceremony', { from: holder, messages: next.send })])
  const send = news ? [`${out}: ${words.send(next.send.map(({ kind }) => words.sent[kind]).join(', '))}`] : []
  return tell(next, { ...options, holder, send, begun })
}

/** Once the ceremony is over, all that is kept is the share: the rest could make it out. */
const secretsAfter = (next: NextRound): object =>
  next.kind === 'finished' ? { share: next.holderSecret, remembered: [] } : { notes: next.own, sent: next.send.length }

interface Telling extends Pick<SecrecyOptionsOf<'keys round'>, 'out' | 'secrets' | 'locale'> {
  readonly holder: string
  readonly send: readonly string[]
  readonly begun: boolean
}

const tell = (next: NextRound, { holder, send, begun, out, secrets, locale }: Telling): Told => {
  const words = WORDS[locale]
  const written = [secrets, ...(send.length > 0 ? [out] : [])]
  switch (next.kind) {
    case 'waiting': {
      const missing = [...new Set(next.missing.map((one) => one.holder))].join(', ')
      const first = begun ? [] : [`${secrets}: ${words.begun}`]
      return {
        good: true,
        data: { kind: 'waiting', holder, missing: next.missing, written },
        lines: [...first, ...send, words.waiting(missing)],
      }
    }
    case 'finished': {
      const { key } = next.ballotKey
      return {
        good: true,
        data: { kind: 'finished', holder, key, written },
        lines: [...send, words.finished(secrets), words.key(spoken(key))],
      }
    }
    case 'failed':
      throw new Refusal({ kind: 'refused', problems: next.problems.map((found) => ({ ...found, file: out })) })
  }
}

/** Problems with the file in which each message stood. */
const placed = (
  problems: readonly Problem[],
  mails: readonly { readonly file: string; readonly messages: readonly unknown[] }[],
  { files, secrets, key }: SecrecyOptionsOf<'keys round'>,
) => {
  const places = mails.flatMap(({ file, messages }) => messages.map((_, at) => ({ file, path: `messages[${at}]` })))
  return problems.map((found) => {
    const [, at, rest] = /^received\[(\d+)\](.*)$/.exec(found.path) ?? []
    const place = at === undefined ? undefined : places[Number(at)]
    if (place !== undefined) return { ...found, path: `${place.path}${rest ?? ''}`, file: place.file }
    if (found.path.startsWith('own')) return { ...found, file: secrets, received: '' }
    return { ...found, file: (found.path.startsWith('identitySecret') ? key : files[0]) ?? '' }
  })
}

const WORDS = {
  en: {
    sent: {
      commitment: 'commitment',
      reveal: 'reveal',
      deal: 'deal',
      confirmation: 'confirmation',
      complaint: 'complaint',
    },
    send: (what: string) => `send it to all other key holders (${what}).`,
    waiting: (missing: string) =>
      `Waiting for ${missing}. When a file has come, run this again with all files received.`,
    begun: 'what is yours alone in this ceremony. Keep it, and never send it.',
    finished: (file: string) =>
      `The ballot key is made. ${file} holds your share of it: keep it until the vote is counted, then delete it.`,
    over: (file: string) => `The ballot key is made, and ${file} holds your share of it: there is nothing more to do.`,
    key: (text: string) => `To read out and compare: ${text}`,
  },
  es: {
    sent: {
      commitment: 'compromiso',
      reveal: 'revelación',
      deal: 'reparto',
      confirmation: 'confirmación',
      complaint: 'queja',
    },
    send: (what: string) => `envíelo a las demás personas custodias de la clave (${what}).`,
    waiting: (missing: string) =>
      `Se espera de ${missing}. Cuando llegue un archivo, repita la orden con todos los recibidos.`,
    begun: 'lo que es solo suyo en esta ceremonia. Guárdelo y no lo envíe nunca.',
    finished: (file: string) =>
      `La clave de la votación está hecha. ${file} guarda su parte: consérvelo hasta el escrutinio y bórrelo después.`,
    over: (file: string) => `La clave de la votación está hecha y ${file} guarda su parte: no queda nada por hacer.`,
    key: (text: string) => `Para leer en voz alta y comparar: ${text}`,
  },
} as const satisfies Record<Locale, unknown>
