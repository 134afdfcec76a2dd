import {
  addBallot,
  addOpened,
  addResult,
  addWithdrawal,
  ballotFormOf,
  type BallotRecord,
  certifyKey,
  changeElectorate,
  closeBallots,
  type Contest,
  type Elector,
  type HolderSecret,
  type KeyPair,
  lastCastOf,
  newSigner,
  openRecord,
  type Scheme,
  type Sealed,
  type SealedChoice,
  sealBallot,
  shareOf,
  type ShareMessage,
  signTold,
  testsOnlyRandom,
  resultOf,
  withdrawBallot,
} from '../../src/secrecy/index.js'
import type { Problem } from '../../src/problems/index.js'
import { inWords } from '../arbitraries/told.js'
import { CONTEST, planned, wholeCeremony } from './ceremony-run.js'

/** What a vote is begun with: the contest, the people, and how many of how many key holders open it. */
export interface Given {
  readonly contest?: Partial<Contest>
  readonly members: number
  readonly scheme?: Scheme
  readonly quorum?: number
  readonly holders?: number
  readonly seed?: string
}

/** A vote with every secret of it, as nobody has them outside a test. */
export interface Vote {
  readonly contest: Contest
  readonly record: BallotRecord
  readonly keeper: KeyPair
  readonly keys: ReadonlyMap<string, KeyPair>
  readonly holders: readonly (HolderSecret & { readonly identity: string })[]
  readonly random: ReturnType<typeof testsOnlyRandom>
}

/** ana-00, ana-01, …: in the order of their ids. */
export const members = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `ana-${String(at).padStart(2, '0')}`)

/** A vote that is open, with nothing cast. The same seed makes the same vote to the letter. */
export const voteOf = (given: Given): Vote => {
  const { scheme = 'quorum', quorum = 3, holders = 5, seed = 'vote' } = given
  const contest: Contest = { ...CONTEST, ...given.contest }
  const random = testsOnlyRandom(seed)
  const keeper = newSigner(random)
  const keys = new Map(members(given.members + 3).map((member) => [member, newSigner(random)] as const))
  const { ballotKey, secrets, identities } = ceremonyOf(contest, scheme, quorum, holders)
  const vote = {
    contest,
    keeper,
    keys,
    random,
    holders: secrets.map((own) => ({ ...own, identity: (identities.get(own.holder) as KeyPair).secret })),
  }
  const electorate = members(given.members).map((member) => electorOf(vote, member))
  const record = openRecord({ contest, ballotKey, electorate, secret: keeper.secret }, random)
  return { ...vote, record }
}

const CEREMONIES = new Map<
  string,
  ReturnType<typeof wholeCeremony> & { readonly identities: ReadonlyMap<string, KeyPair> }
>()

const ceremonyOf = (contest: Contest, scheme: Scheme, quorum: number, size: number) => {
  const name = JSON.stringify([contest, scheme, quorum, size])
  const known = CEREMONIES.get(name)
  if (known !== undefined) return known
  const { plan, identities } = planned(scheme, scheme === 'all-of' ? size : quorum, size)
  const made = { ...wholeCeremony({ plan: { ...plan, contest }, identities }), identities }
  CEREMONIES.set(name, made)
  return made
}

/** A member with their key, certified by two key holders. */
export const electorOf = ({ contest, keys, holders, random }: Omit<Vote, 'record'>, member: string): Elector => {
  const { key } = keys.get(member) as KeyPair
  const certificate = (at: 0 | 1) => {
    const { holder, identity } = holders[at] as Vote['holders'][number]
    return certifyKey({ cooperative: contest.cooperative, member, key, by: holder, secret: identity }, random)
  }
  return { member, key, certificates: [certificate(0), certificate(1)] }
}

/** Throws what was refused, for tests in which nothing is. */
export const good = <Answer extends { readonly kind: string }>(
  answer: Answer,
): Exclude<Answer, { readonly kind: 'refused' }> => {
  if (answer.kind === 'refused') throw new Error(wrongsOf(answer).join('; '))
  return answer as Exclude<Answer, { readonly kind: 'refused' }>
}

/** What was refused, by code and place; nothing where it was not. Each can be told in words. */
export const wrongsOf = (answer: { readonly kind: string }): readonly string[] => {
  if (!('problems' in answer)) return []
  const problems = answer.problems as readonly Problem[]
  problems.forEach(inWords)
  return problems.map(({ code, path }) => `${code} ${path}`.trim())
}

export const sealed = ({ record, keys, random }: Vote, member: string, choice: SealedChoice): Sealed => {
  const replaces = lastCastOf(record, member)
  const { secret } = keys.get(member) as KeyPair
  return sealBallot(
    { vote: ballotFormOf(record), member, choice, secret, ...(replaces === undefined ? {} : { replaces }) },
    random,
  )
}

export const cast = (vote: Vote, member: string, choice: SealedChoice): Vote => ({
  ...vote,
  record: good(addBallot(vote.record, sealed(vote, member, choice).ballot)),
})

export const castAll = (vote: Vote, choices: readonly SealedChoice[]): Vote =>
  choices.reduce<Vote>((next, choice, at) => cast(next, members(choices.length)[at] as string, choice), vote)

export const challenged = (vote: Vote, member: string, choice: SealedChoice): Vote => {
  const { ballot, opening } = sealed(vote, member, choice)
  return { ...vote, record: good(addOpened(vote.record, { ballot, opening })) }
}

export const withdrawn = (vote: Vote, member: string): Vote => {
  const { record, keys, random } = vote
  const replaces = lastCastOf(record, member)
  if (replaces === undefined) throw new Error('Nothing to withdraw.')
  const { secret } = keys.get(member) as KeyPair
  const { withdrawal } = withdrawBallot({ vote: ballotFormOf(record), member, replaces, secret }, random)
  return { ...vote, record: good(addWithdrawal(record, withdrawal)) }
}

export const changed = (vote: Vote, leaves: readonly string[], joins: readonly string[]): Vote => {
  const change = { leaves, joins: joins.map((member) => electorOf(vote, member)) }
  return { ...vote, record: good(changeElectorate(vote.record, change, vote.keeper.secret, vote.random)) }
}

export const closed = (vote: Vote, final = true): Vote => ({
  ...vote,
  record: good(closeBallots(vote.record, { final }, vote.keeper.secret, vote.random)),
})

/** The shares of so many key holders, from the first. */
export const sharesOf = ({ record, holders, random }: Vote, count = 3, from = 0): readonly ShareMessage[] =>
  holders
    .slice(from, from + count)
    .map(({ identity: _identity, ...holderSecret }) => shareOf({ record, holderSecret }, random).message)

/** The vote with the result of its last count, in whatever way its policy wants it shown. */
export const told = (vote: Vote): Vote => {
  const { record, holders, random } = vote
  const last = record.entries.at(-1)
  const nothing = last?.type === 'close' && last.release === 'nothing'
  const quorum = (record.entries[0] as { readonly ballotKey: { readonly quorum: number } }).ballotKey.quorum
  const shares = nothing ? [] : sharesOf(vote, quorum)
  const signing =
    !nothing &&
    (vote.contest.disclosure.ends === 'hidden' || (last?.type === 'close' && last.release === 'outcome-only'))
  const signed = signing
    ? holders
        .slice(0, quorum)
        .map(({ holder, identity }) => signTold({ record, shares, holder, secret: identity }, random).signed)
    : []
  return { ...vote, record: good(addResult(record, resultOf({ record, shares, signed }).result)) }
}
