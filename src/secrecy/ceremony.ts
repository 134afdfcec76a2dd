import { orThrow, type Problem, type Refused } from '../problems/index.js'
import type { BallotKey } from './ballot-key.js'
import { missingOf, readBook, type Round } from './ceremony-book.js'
import { ballotKeyIn, failuresIn } from './ceremony-key.js'
import type { CeremonyMessage } from './ceremony-messages.js'
import { begin, confirm, openOwnShares, problemsOfNotes, readSelf, type Self, shareOf } from './ceremony-own.js'
import { isDealt, type Plan } from './ceremony-plan.js'
import { scalarText } from './group.js'
import { type RandomSource, systemRandom } from './random.js'
import { readShape } from './read-shape.js'
import { NEXT_ROUND } from './shapes-keys.js'

/** What a key holder keeps to themself while the ceremony lasts, in a file. Erase it once the ceremony is over: all of the secret can be worked out from it. */
export interface CeremonyNotes {
  readonly plan: string
  readonly holder: string
  /** The coefficients of the holder's polynomial, the constant one first. */
  readonly coefficients: readonly string[]
  /** Messages made so far, to be sent when their time has come. */
  readonly made: readonly CeremonyMessage[]
}

/** A key holder's share of the secret of a ballot key. With it they help to open sums, and with enough others' anything at all: erase it when the result is there. */
export interface HolderSecret {
  readonly plan: string
  readonly holder: string
  /** The holder's place in the plan, counted from 1. */
  readonly index: number
  readonly secret: string
}

/** What a key holder knows when they ask what comes next. */
export interface NextRoundInput {
  readonly plan: Plan
  readonly holder: string
  /** The secret of the key that the plan names for them. */
  readonly identitySecret: string
  /** Their own notes; none the first time. */
  readonly own?: CeremonyNotes
  /** Every message that has come so far, from whomever and in whatever order. */
  readonly received: readonly CeremonyMessage[]
}

/** What a key holder does next. `send` is everything of theirs that is due by now, so that a lost file can be sent again. */
export type NextRound =
  | {
      readonly kind: 'waiting'
      readonly send: readonly CeremonyMessage[]
      readonly own: CeremonyNotes
      /** What has to come before it goes on. */
      readonly missing: readonly { readonly round: Round; readonly holder: string }[]
    }
  | {
      readonly kind: 'finished'
      readonly send: readonly CeremonyMessage[]
      readonly ballotKey: BallotKey
      readonly holderSecret: HolderSecret
    }
  /** Somebody cheated, and everybody can see who: the ceremony begins anew, with new notes. */
  | {
      readonly kind: 'failed'
      readonly send: readonly CeremonyMessage[]
      readonly own: CeremonyNotes
      readonly problems: readonly Problem[]
    }

/**
 * What does this key holder do next in making a ballot key? Messages go to all key holders, as files, in three mails: a commitment; once everybody's has come, the reveal
 * and under a quorum the sealed shares; once all of these have come and fit, a confirmation. Ask again whenever a file has come: asking twice changes nothing.
 *
 * Nobody knows the secret of the key at any time. Nobody can choose the key: parts are committed to before any is seen, and each is proven. Whoever deals a share that
 * does not fit is found out by a complaint that everybody can check, as is who complains without cause. Nobody can be kept from giving up, which ends the ceremony.
 *
 * Secrets pass through whole numbers and texts, which JavaScript cannot erase; bytes are wiped. Keep `own` between the calls and show it to nobody.
 *
 * Throws, with all that is wrong: `other-ceremony`, `not-a-key-holder`, `message-not-signed`, `two-messages`, `not-as-committed`, `wrong-commitments`, `key-not-proven`,
 * `wrong-recipients`, `nothing-to-deal`, `deal-not-proven`, `complaint-not-proven`, `other-transcript`, `notes-missing`, `not-the-secret`, `not-a-point`, `not-a-scalar`,
 * `not-hex-64`, `holders-not-in-order`, `listed-twice`, `key-twice`, `wrong-quorum-of-holders`, `not-hashable`, and those of wrong shapes.
 *
 * @example
 * ```ts
 * import { DISCLOSURE } from 'coop-rules/disclosure'
 * import { makeBallotKey, newSigner, nextRound } from 'coop-rules/secrecy'
 *
 * const contest = {
 *   cooperative: 'bakers', matter: 'removal-7', question: '0'.repeat(64), asks: { kind: 'yes-no' }, disclosure: DISCLOSURE.strict,
 * } as const
 * const [olga, pau] = [newSigner(), newSigner()]
 * const holders = [{ holder: 'olga', identity: olga.key }, { holder: 'pau', identity: pau.key }]
 * const plan = { contest, scheme: 'all-of', quorum: 2, holders } as const
 * const ask = { olga: { plan, holder: 'olga', identitySecret: olga.secret }, pau: { plan, holder: 'pau', identitySecret: pau.secret } }
 *
 * let [o, p] = [nextRound({ ...ask.olga, received: [] }), nextRound({ ...ask.pau, received: [] })]
 * const sent: string[] = []
 * while (o.kind === 'waiting' && p.kind === 'waiting') {
 *   sent.push(o.send.at(-1)?.kind ?? '')
 *   const next = nextRound({ ...ask.olga, own: o.own, received: p.send })
 *   p = nextRound({ ...ask.pau, own: p.own, received: o.send })
 *   o = next
 * }
 * sent // => ['commitment', 'reveal', 'confirmation']
 * makeBallotKey({ plan, messages: [...o.send, ...p.send] }).kind // => 'made'
 * ```
 */
export const nextRound = (input: NextRoundInput, random: RandomSource = systemRandom): NextRound =>
  orThrow(tryNextRound(input, random))

/** The same for data from outside: refuses, with everything that is wrong, where `nextRound` throws. */
export const tryNextRound = (input: NextRoundInput, random: RandomSource = systemRandom): NextRound | Refused => {
  const given = readShape(NEXT_ROUND, input)
  if (given.kind === 'refused') return given
  const { own, received } = given.value
  const self = readSelf(given.value)
  if (self.kind === 'refused') return self
  const problems = problemsOfNotes(self, own, received)
  if (problems.length > 0) return { kind: 'refused', problems }

  return step(self, own ?? begin(self, random), received, random)
}

/** What is due, and what is missing before more is; where a message of one's own can be made, it is made and added to the notes first. */
const step = (
  self: Self,
  own: CeremonyNotes,
  received: readonly CeremonyMessage[],
  random: RandomSource,
): NextRound | Refused => {
  const book = readBook(self.plan, [
    ...received.map((message, at) => ({ message, path: `received[${at}]` })),
    ...own.made.map((message, at) => ({ message, path: `own.made[${at}]` })),
  ])
  if (book.kind === 'refused') return book
  const committing = missingOf(book, 'commitment')
  const send = committing.length > 0 ? own.made.filter(({ kind }) => kind === 'commitment') : own.made
  if (committing.length > 0) return { kind: 'waiting', send, own, missing: committing }

  const problems = failuresIn(book)
  if (problems.length > 0) return { kind: 'failed', send, own, problems }
  const missing = [...missingOf(book, 'reveal'), ...(isDealt(self.plan) ? missingOf(book, 'deal') : [])]
  if (missing.length > 0) return { kind: 'waiting', send, own, missing }

  const { shares, complaints } = openOwnShares(book, self, random)
  if (complaints.length > 0 || !book.sent.confirmation.has(self.holder)) {
    const made = complaints.length > 0 ? complaints : [confirm(book, self, random)]
    return step(self, { ...own, made: [...own.made, ...made] }, received, random)
  }
  const confirming = missingOf(book, 'confirmation')
  if (confirming.length > 0) return { kind: 'waiting', send, own, missing: confirming }
  const made = ballotKeyIn(book)
  if (made.kind === 'refused') return made
  const secret = scalarText(shareOf(self, own.coefficients, shares))
  const { plan, holder, index } = self
  const holderSecret = { plan: plan.fingerprint, holder, index, secret }
  return { kind: 'finished', send, ballotKey: made.ballotKey, holderSecret }
}
