import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DISCLOSURE } from '../disclosure/index.js'
import * as says from '../problems/en.js'
import { idProblem, isRecord, type Locale, problem } from '../problems/index.js'
import { certifyKey, compareIds, newSigner, spoken, tryPlan, tryReadContest } from '../secrecy/index.js'
import {
  fileOf,
  readFile,
  readFiles,
  type ReadFile,
  readSecret,
  refuse,
  secretFileOf,
  textsOf,
  type Told,
  write,
} from './secrecy-files.js'
import type { SecrecyOptionsOf } from './secrecy-options.js'

/** Makes a key: the secret into the file that is named, the public half beside it. */
export const makeKey = ({ member, out, locale }: SecrecyOptionsOf<'keys new'>): Told => {
  const wrong = idProblem(member, '--member')
  if (wrong !== undefined) refuse(out, [wrong])
  const pair = newSigner()
  const open = publicFileOf(out)
  write([secretFileOf(out, 'secret-key', { member, ...pair }), fileOf(open, 'public-key', { member, key: pair.key })])
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'key-made', member, key: pair.key, written: [out, open] },
    lines: [`${out}: ${words.secret(member)}`, `${open}: ${words.open(member)}`, words.aloud(spoken(pair.key))],
  }
}

/** ana.public.json beside ana.key.json. */
const publicFileOf = (file: string): string => `${file.replace(/(\.key)?\.json$/i, '')}.public.json`

/** The public keys of these people are theirs, says whoever signs. */
export const certifyKeys = async (options: SecrecyOptionsOf<'keys certify'>): Promise<Told> => {
  const { cooperative, files, out, locale } = options
  const { member: by, secret } = textsOf(await readSecret(options.key, 'secret-key'), 'member', 'secret')
  const given = (await readFiles(files, ['public-key'])).map((file) => textsOf(file, 'member', 'key'))
  // Nobody vouches for themself: so that all files of a folder can be named, one's own is passed over.
  const keys = given.filter(({ member }) => member !== by)
  const certificates = keys.map(({ member, key }) => ({
    member,
    key,
    signature: certifyKey({ cooperative, member, key, by, secret }).signature,
  }))
  write([fileOf(out, 'certificates', { cooperative, by, certificates })])
  const words = WORDS[locale]
  return {
    good: true,
    data: { kind: 'certified', by, members: keys.map(({ member }) => member), written: [out] },
    lines: [
      `${out}: ${words.certified(by, keys.length)}`,
      ...keys.map(({ member, key }) => `  ${member}: ${spoken(key)}`),
    ],
  }
}

/** What is voted on, by whose rule, and who holds the key, written down for everybody. */
export const planVote = async (options: SecrecyOptionsOf<'keys plan'>): Promise<Told> => {
  const { files, out, locale } = options
  const [first = '', ...rest] = files
  const vote = await readFile(first, 'vote')
  const holders = (await readFiles(rest, ['public-key']))
    .map((file) => textsOf(file, 'member', 'key'))
    .map(({ member: holder, key: identity }) => ({ holder, identity }))
    .sort((a, b) => compareIds(a.holder, b.holder))
  const { quorum, ...contest }: Readonly<Record<string, unknown>> = {
    ...vote.value,
    ...questionOf(options.question),
    ...disclosureOf(vote),
  }
  const scheme = quorum === undefined ? { scheme: 'all-of', quorum: holders.length } : { scheme: 'quorum', quorum }
  const read = tryReadContest(contest)
  if (read.kind === 'refused') return refuse(first, read.problems)
  const checked = tryPlan({ contest, ...scheme, holders })
  if (checked.kind === 'refused') return refuse(first, checked.problems)
  write([fileOf(out, 'plan', { plan: checked.plan })])
  const { plan, fingerprint } = checked
  return {
    good: true,
    data: {
      kind: 'planned',
      fingerprint,
      quorum: plan.quorum,
      holders: plan.holders.map(({ holder }) => holder),
      written: [out],
    },
    lines: [
      `${out}: ${WORDS[locale].planned(plan.holders.length, plan.quorum)}`,
      WORDS[locale].aloud(spoken(fingerprint)),
    ],
  }
}

/** The text that is voted on is known by its SHA-256. */
const questionOf = (file: string | undefined): { readonly question?: string } =>
  file === undefined ? {} : { question: createHash('sha256').update(readFileSync(file)).digest('hex') }

/** A policy is named, or written out. */
const disclosureOf = ({ file, value: { disclosure } }: ReadFile): { readonly disclosure?: unknown } => {
  if (isRecord(disclosure)) return { disclosure }
  if (disclosure === 'strict' || disclosure === 'told') return { disclosure: DISCLOSURE[disclosure] }
  const options = Object.keys(DISCLOSURE).join(', ')
  return refuse(file, [problem(says.notOneOf, { path: 'disclosure', received: disclosure, facts: { options } })])
}

const WORDS = {
  en: {
    secret: (member: string) =>
      `the secret key of ${member}. Keep it, and never send it: whoever has it can vote or sign as ${member}.`,
    open: (member: string) => `the public key of ${member}, to be sent to whoever prepares the vote.`,
    aloud: (text: string) => `To read out and compare: ${text}`,
    certified: (by: string, count: number) =>
      `${by} vouches for ${count} ${count === 1 ? 'key' : 'keys'}. Send it only if all of them read out the same as stands here:`,
    planned: (holders: number, quorum: number) =>
      `the plan of the vote, for its ${holders} key holders, ${quorum === holders ? 'all' : quorum} of whom count together.`,
  },
  es: {
    secret: (member: string) =>
      `la clave secreta de ${member}. Guárdela y no la envíe nunca: quien la tenga puede votar o firmar por ${member}.`,
    open: (member: string) => `la clave pública de ${member}, para enviarla a quien prepara la votación.`,
    aloud: (text: string) => `Para leer en voz alta y comparar: ${text}`,
    certified: (by: string, count: number) =>
      `${by} da fe de ${count} ${count === 1 ? 'clave' : 'claves'}. Envíelo solo si todas las personas leen lo mismo que pone aquí:`,
    planned: (holders: number, quorum: number) =>
      `el plan de la votación, para las ${holders} personas custodias de la clave; cuentan juntas ${quorum === holders ? 'todas' : quorum}.`,
  },
} as const satisfies Record<Locale, unknown>
