import * as says from '../problems/en.js'
import { type Problem, problem, type Refused } from '../problems/index.js'
import { readCommitments } from './ballot-key.js'
import { complaintEquations } from './ceremony-complaint.js'
import { sealedEquations } from './ceremony-deal.js'
import {
  type CeremonyMessage,
  type ComplaintMessage,
  type DealMessage,
  messageEquations,
  partStatement,
  revealFingerprint,
  type RevealMessage,
  transcriptOf,
} from './ceremony-messages.js'
import { isDealt, type ReadPlan } from './ceremony-plan.js'
import { holds } from './claims.js'
import { type Data, fingerprintOf } from './encode.js'
import type { Point } from './group.js'
import { signatureEquations } from './seal.js'

/** A message, and where it stood in what was given. */
export interface Received {
  readonly message: CeremonyMessage
  readonly path: string
}

/** The kinds of messages of which a holder sends one; complaints are one a lying dealer. */
export type Round = Exclude<CeremonyMessage['kind'], 'complaint'>

/** All messages of a ceremony so far, each found to be what it says. */
export interface Book {
  readonly kind: 'book'
  readonly plan: ReadPlan
  /** By kind, then by holder. */
  readonly sent: { readonly [Kind in Round]: ReadonlyMap<string, CeremonyMessage & { readonly kind: Kind }> }
  readonly complaints: readonly { readonly complaint: ComplaintMessage; readonly path: string }[]
}

/** Reads messages whose shapes are right: who signed them, what they prove, and that they fit each other. */
export const readBook = (plan: ReadPlan, received: readonly Received[]): Book | Refused => {
  const problems = received.flatMap((one) => problemsOf(plan, one))
  // A complaint brings a deal with it, which has to be the one that others have.
  const all = received.flatMap(({ message, path }): readonly Received[] =>
    message.kind === 'complaint'
      ? [
          { message, path },
          { message: message.deal, path: `${path}.deal` },
        ]
      : [{ message, path }],
  )
  const sent = {
    commitment: ofKind('commitment', all, problems),
    reveal: ofKind('reveal', all, problems),
    deal: ofKind('deal', all, problems),
    confirmation: ofKind('confirmation', all, problems),
  }
  const complaints = received.flatMap(({ message, path }) =>
    message.kind === 'complaint' ? [{ complaint: message, path }] : [],
  )
  const book: Book = { kind: 'book', plan, sent, complaints }
  if (problems.length === 0) problems.push(...misfitsIn(book, all))
  return problems.length === 0 ? book : { kind: 'refused', problems }
}

/** Which holders have not sent a message of this kind, in the order of the plan. */
export const missingOf = (
  { plan, sent }: Book,
  round: Round,
): readonly { readonly round: Round; readonly holder: string }[] =>
  plan.plan.holders.filter(({ holder }) => !sent[round].has(holder)).map(({ holder }) => ({ round, holder }))

/** All reveals, in the order of the plan; undefined while one is missing. */
export const revealsOf = ({ plan, sent }: Book): readonly RevealMessage[] | undefined => {
  const reveals = plan.plan.holders.flatMap(({ holder }) => sent.reveal.get(holder) ?? [])
  return reveals.length === plan.plan.holders.length ? reveals : undefined
}

const problemsOf = (plan: ReadPlan, { message, path }: Received): readonly Problem[] => {
  const { holder } = message
  if (message.plan !== plan.fingerprint)
    return [problem(says.otherCeremony, { path: `${path}.plan`, received: message.plan })]
  const identity = identityOf(plan, holder)
  if (identity === undefined) return [problem(says.notAKeyHolder, { path: `${path}.holder`, received: holder })]
  if (!holds(messageEquations(message, identity)))
    return [
      problem(says.messageNotSigned, { path: `${path}.signature`, received: message.signature, facts: { holder } }),
    ]
  switch (message.kind) {
    case 'reveal':
      return problemsOfReveal(plan, message, path)
    case 'deal':
      return problemsOfDeal(plan, message, path)
    case 'complaint':
      return problemsOfComplaint(plan, message, identity, path)
    default:
      return []
  }
}

const problemsOfReveal = ({ plan, fingerprint }: ReadPlan, reveal: RevealMessage, path: string): readonly Problem[] => {
  const { holder, proof } = reveal
  const problems: Problem[] = []
  const [constant] = readCommitments(plan, reveal.commitments, `${path}.`, problems)
  if (constant === undefined || problems.length > 0) return problems
  return holds(signatureEquations('key-share', partStatement(fingerprint, reveal), constant, proof))
    ? []
    : [problem(says.keyNotProven, { path: `${path}.proof`, received: proof, facts: { holder } })]
}

const problemsOfDeal = (read: ReadPlan, deal: DealMessage, path: string): readonly Problem[] => {
  const { plan, fingerprint } = read
  const { holder, shares } = deal
  if (!isDealt(read)) return [problem(says.nothingToDeal, { path, received: deal.kind })]
  const needed = plan.holders.map((other) => other.holder).filter((other) => other !== holder)
  const to = shares.map((share) => share.to)
  if (to.length !== needed.length || needed.some((other, at) => other !== to[at]))
    return [
      problem(says.wrongRecipients, { path: `${path}.shares`, received: to, facts: { needed: needed.join(', ') } }),
    ]
  return shares.flatMap((share, at) =>
    holds(sealedEquations({ plan: fingerprint, from: holder, to: share.to }, share))
      ? []
      : [problem(says.dealNotProven, { path: `${path}.shares[${at}]`, received: share.ephemeral, facts: { holder } })],
  )
}

const problemsOfComplaint = (
  plan: ReadPlan,
  complaint: ComplaintMessage,
  identity: Point,
  path: string,
): readonly Problem[] => {
  const { holder, deal } = complaint
  const problems = problemsOf(plan, { message: deal, path: `${path}.deal` })
  if (problems.length > 0 || holds(complaintEquations(complaint, identity))) return problems
  return [problem(says.complaintNotProven, { path: `${path}.proof`, received: complaint.proof, facts: { holder } })]
}

const ofKind = <Kind extends Round>(
  kind: Kind,
  received: readonly Received[],
  problems: Problem[],
): ReadonlyMap<string, CeremonyMessage & { readonly kind: Kind }> => {
  const found = new Map<string, CeremonyMessage & { readonly kind: Kind }>()
  for (const { message, path } of received) {
    if (!isOfKind(message, kind)) continue
    const { holder } = message
    const other = found.get(holder)
    // The same file twice is no harm.
    if (other !== undefined && textOf(other) !== textOf(message))
      problems.push(problem(says.twoMessages, { path, received: kind, facts: { holder } }))
    found.set(holder, message)
  }
  return found
}

const isOfKind = <Kind extends Round>(
  message: CeremonyMessage,
  kind: Kind,
): message is CeremonyMessage & { readonly kind: Kind } => message.kind === kind

const textOf = (message: CeremonyMessage): string => fingerprintOf('ceremony-received', message as unknown as Data)

/** What each message says of others that came with it. */
const misfitsIn = (book: Book, received: readonly Received[]): readonly Problem[] => {
  const { plan, sent } = book
  const reveals = revealsOf(book)
  const transcript = reveals && transcriptOf(plan.fingerprint, reveals)
  return received.flatMap(({ message, path }) => {
    const { holder } = message
    const facts = { holder }
    const reveal = sent.reveal.get(holder)
    switch (message.kind) {
      case 'reveal': {
        const commitment = sent.commitment.get(holder)
        if (commitment === undefined || commitment.reveal === revealFingerprint(message)) return []
        return [problem(says.notAsCommitted, { path, received: message.commitments, facts })]
      }
      case 'deal':
        if (reveal === undefined || message.reveal === revealFingerprint(reveal)) return []
        return [problem(says.otherCeremony, { path: `${path}.reveal`, received: message.reveal })]
      case 'confirmation':
        if (transcript === undefined || message.transcript === transcript) return []
        return [problem(says.otherTranscript, { path: `${path}.transcript`, received: message.transcript, facts })]
      default:
        return []
    }
  })
}

const identityOf = ({ plan, identities }: ReadPlan, holder: string): Point | undefined =>
  identities[plan.holders.findIndex((one) => one.holder === holder)]
