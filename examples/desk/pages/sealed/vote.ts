import { createHash } from 'node:crypto'
import { views } from 'coop-rules/cooperative'
import {
  type BallotKey,
  type BallotRecord,
  type CeremonyMessage,
  compareIds,
  type Contest,
  type Plan,
  tryMakeBallotKey,
} from 'coop-rules/secrecy'
import { ballotsOf, type CeremonyItem, ceremonyOf, lastVoteOf } from '../../kernel/ballot-records.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** A vote under way whose ballots are sealed. */
export type SealedVote = views.decisions.SealedVote

/** A sealed vote of the charter as the desk has it: what the log says, its ballot record, and what its key holders have sent. */
export interface VoteHere {
  readonly decision: string
  /** The name of its ballot record. */
  readonly vote: string
  /** What the log says of it while it is under way. */
  readonly now: SealedVote | undefined
  readonly record: BallotRecord | undefined
  readonly keys: KeyMaking
}

/** How far the key of a vote has come. */
export interface KeyMaking {
  /** Who was asked to hold a part; nobody as yet, where it is empty. */
  readonly holders: readonly string[]
  readonly identities: ReadonlyMap<string, string>
  readonly messages: readonly CeremonyMessage[]
  readonly certificates: readonly (CeremonyItem & { readonly type: 'certificates' })[]
  /** What was sent since the last holders were named. */
  readonly items: readonly CeremonyItem[]
}

/** The sealed vote that an address names; undefined where there is none. */
export const voteHere = async (asked: Asked): Promise<VoteHere | undefined> => {
  const { house, state } = asked
  const decision = asked.param('decision')
  const now = views.decisions.sealedVote(state, decision)
  const vote = now === undefined ? await lastVoteOf(house, decision) : `${decision}.${now.openedAt}`
  if (vote === undefined || decision.length > 150) return undefined
  const { record } = await ballotsOf(house, vote)
  return { decision, vote, now, record, keys: keyMakingOf(await ceremonyOf(house, vote)) }
}

/** What was sent since the key holders were named the last time. */
export const keyMakingOf = (all: readonly CeremonyItem[]): KeyMaking => {
  const from = all.findLastIndex(({ type }) => type === 'holders')
  const named = all[from]
  const items = all.slice(from + 1)
  const holders = named?.type === 'holders' ? named.holders : []
  const identities = new Map<string, string>()
  for (const item of items)
    if (item.type === 'identity' && !identities.has(item.holder)) identities.set(item.holder, item.identity)
  return {
    holders,
    identities,
    messages: items.flatMap((item) => (item.type === 'message' ? [item.message] : [])),
    certificates: items.filter((item) => item.type === 'certificates'),
    items,
  }
}

/** What a ballot of this vote says, by which rule it is carried and what may be told of it, all from the log; undefined of what the desk cannot seal. */
const contestOf = ({ house, state }: Asked, now: SealedVote): Contest | undefined => {
  const { decision, rule, disclosure } = now
  const view = views.decisions.decisionView(state, decision)
  if (rule === undefined || view === undefined) return undefined
  const { record = '', provision, subject } = view
  const question = /^[0-9a-f]{64}$/.test(record)
    ? record
    : createHash('sha256')
        .update(JSON.stringify([decision, provision, subject, record]))
        .digest('hex')
  const asks =
    rule.of === 'electorate'
      ? ({ kind: 'yes-no' } as const)
      : ({ kind: 'choose', options: ['for', 'against', 'abstain'], least: 1, most: 1 } as const)
  return { cooperative: house.coop, matter: decision, question, asks, rule, disclosure }
}

/** What the key holders agree on, once each of them has brought a key of their own. */
export const planOf = (asked: Asked, now: SealedVote, { holders, identities }: KeyMaking): Plan | undefined => {
  const contest = contestOf(asked, now)
  if (contest === undefined || holders.length === 0 || identities.size < holders.length) return undefined
  return {
    contest,
    scheme: 'quorum',
    quorum: now.keyQuorum,
    holders: [...holders].sort(compareIds).map((holder) => ({ holder, identity: identities.get(holder) ?? '' })),
  }
}

/** The ballot key, once it is made. */
export const ballotKeyOf = (plan: Plan | undefined, { messages }: KeyMaking): BallotKey | undefined => {
  if (plan === undefined) return undefined
  const made = tryMakeBallotKey({ plan, messages })
  return made.kind === 'made' ? made.ballotKey : undefined
}

/** What a vote is called: its provision, and whom it is about. */
export const titleOfVote = async (asked: Asked, decision: string): Promise<string> => {
  const { state } = asked
  const opening = (state.decisions.open.get(decision) ?? state.decisions.closed.get(decision))?.opening
  if (opening === undefined) return decision
  const t = asked.words(WORDS)
  const { subject, provision } = opening
  if (subject.kind !== 'removal') return asked.titleOf('decisions', provision)
  const [name, project] = [await asked.nameOf(subject.member), await asked.nameOf(subject.project)]
  return subject.from === 'team' ? t.fromTeam(name, project) : t.fromCoordination(name, project)
}

const WORDS = wordsOf({
  fromTeam: [
    (name: string, project: string) => `Does ${name} leave the team of ${project}?`,
    (name: string, project: string) => `¿Deja ${name} el equipo de ${project}?`,
  ],
  fromCoordination: [
    (name: string, project: string) => `Does ${name} give up coordinating ${project}?`,
    (name: string, project: string) => `¿Deja ${name} la coordinación de ${project}?`,
  ],
})

/** Whether somebody may know of a vote: whoever votes in the cooperative or on this, and whoever holds a part of its key. */
export const mayKnow = ({ state, me }: Asked, { now, keys }: VoteHere): boolean =>
  views.members.mayVote(state, me) || now?.electorate.includes(me) === true || keys.holders.includes(me)
