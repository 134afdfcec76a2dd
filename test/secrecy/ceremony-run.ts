import {
  type CeremonyMessage,
  type CeremonyNotes,
  type KeyPair,
  makeBallotKey,
  newSigner,
  type NextRound,
  type Plan,
  type Scheme,
  testsOnlyRandom,
  tryNextRound,
} from '../../src/secrecy/index.js'
import type { Problem } from '../../src/problems/index.js'
import { inWords } from '../arbitraries/told.js'
import type { Contest } from '../../src/secrecy/contest.js'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import { combineShares, readBallotKey, type ReadBallotKey } from '../../src/secrecy/ballot-key.js'
import { G, type Point, readScalar, times } from '../../src/secrecy/group.js'

export const CONTEST: Contest = {
  cooperative: 'bakers',
  matter: 'remove-coordinator',
  question: '00'.repeat(32),
  asks: { kind: 'yes-no' },
  disclosure: DISCLOSURE.strict,
}

/** A plan, and what its key holders keep to themselves. */
export interface Planned {
  readonly plan: Plan
  readonly identities: ReadonlyMap<string, KeyPair>
}

const NAMES = ['nuria', 'olga', 'pau', 'quim', 'rosa']

export const planned = (scheme: Scheme, quorum: number, size: number, seed = 'plan'): Planned => {
  const random = testsOnlyRandom(seed)
  const pairs = NAMES.slice(0, size).map((name) => [name, newSigner(random)] as const)
  const holders = pairs.map(([holder, { key }]) => ({ holder, identity: key }))
  return { plan: { contest: CONTEST, scheme, quorum, holders }, identities: new Map(pairs) }
}

/** A ceremony as far as it came: what everybody sent last, and what they know. */
export interface Ceremony {
  readonly messages: readonly CeremonyMessage[]
  readonly next: ReadonlyMap<string, NextRound | ReturnType<typeof tryNextRound>>
  readonly notes: ReadonlyMap<string, CeremonyNotes>
}

/** So many mails, each read by everybody before the next; `onTheWay` may change what is sent. */
export const mails = (
  { plan, identities }: Planned,
  rounds: number,
  onTheWay: (message: CeremonyMessage) => CeremonyMessage = (message) => message,
  seed = 'ceremony',
): Ceremony => {
  const random = testsOnlyRandom(seed)
  const notes = new Map<string, CeremonyNotes>()
  const next = new Map<string, ReturnType<typeof tryNextRound>>()
  let messages: readonly CeremonyMessage[] = []
  for (let round = 0; round < rounds; round++) {
    const received = messages
    messages = plan.holders.flatMap(({ holder }) => {
      const own = notes.get(holder)
      const answer = tryNextRound(
        {
          plan,
          holder,
          identitySecret: (identities.get(holder) as KeyPair).secret,
          ...(own === undefined ? {} : { own }),
          received: received.filter((message) => message.holder !== holder),
        },
        random,
      )
      next.set(holder, answer)
      if (answer.kind === 'waiting' || answer.kind === 'failed') notes.set(holder, answer.own)
      return answer.kind === 'refused' ? [] : answer.send.map(onTheWay)
    })
  }
  return { messages, next, notes }
}

/** A whole ceremony: three mails, and each reads the last. */
export const wholeCeremony = (of: Planned, seed?: string) => {
  const { messages, next } = mails(of, 4, undefined, seed)
  const made = makeBallotKey({ plan: of.plan, messages })
  if (made.kind !== 'made') throw new Error(made.kind)
  const secrets = [...next.values()].map((answer) => {
    if (answer.kind !== 'finished') throw new Error(answer.kind)
    return answer.holderSecret
  })
  const { ballotKey } = made
  return { ballotKey, messages, secrets, read: readBallotKey(of.plan, ballotKey) as ReadBallotKey }
}

/** G times what these holders' secrets make together. */
export const combined = (
  scheme: Scheme,
  secrets: readonly { readonly index: number; readonly secret: string }[],
): Point =>
  combineShares(
    scheme,
    secrets.map(({ index, secret }) => ({ index, point: times(G, readScalar(secret) as bigint) })),
  )

/** What is wrong, by code and place; none where it was not refused and did not fail. Each can be told in words. */
export const wrongs = (answer: { readonly kind: string }): readonly string[] => {
  if (!('problems' in answer)) return []
  const problems = answer.problems as readonly Problem[]
  problems.forEach(inWords)
  return problems.map(({ code, path }) => `${code} ${path}`)
}
