import {
  newSigner,
  type CeremonyMessage,
  type BallotRecord,
  type RecordEntry,
  type SignedTold,
} from 'coop-rules/secrecy'
import { BEGINNING, type OpenBallotRecord, openBallotRecord, type Position } from 'coop-rules/storage'
import type { CoopHouse } from './house.js'

/** What key holders of one vote send each other through the desk, in the order in which it came. The desk can read none of what is sealed in it. */
export type CeremonyItem =
  /** Who is asked to hold a part of the key. What came before is of another key, and counts no more. */
  | { readonly type: 'holders'; readonly holders: readonly string[]; readonly by: string }
  | { readonly type: 'identity'; readonly holder: string; readonly identity: string }
  | { readonly type: 'message'; readonly holder: string; readonly message: CeremonyMessage }
  | { readonly type: 'certificates'; readonly holder: string; readonly certificates: readonly SentCertificate[] }
  | { readonly type: 'shares'; readonly holder: string; readonly close: string; readonly letters: readonly Letter[] }
  | { readonly type: 'signed'; readonly holder: string; readonly close: string; readonly signed: SignedTold }
  /** What a count comes to where all of it is told: the shares that open it stand in it. */
  | { readonly type: 'counted'; readonly holder: string; readonly close: string; readonly result: object }
  /** A key holder deleted their part. */
  | { readonly type: 'erased'; readonly holder: string }

/** A key holder vouches for the voting key of a member. */
export interface SentCertificate {
  readonly member: string
  readonly key: string
  readonly signature: { readonly commit: string; readonly response: string }
}

/** Something that only one key holder can read. */
export interface Letter {
  readonly to: string
  readonly ephemeral: string
  readonly sealed: string
}

/** The ballot record of a vote. It is opened once a process, and read on whenever it is asked for. */
export const ballotsOf = async (house: CoopHouse, vote: string): Promise<OpenBallotRecord> => {
  const known = opened.get(house) ?? new Map<string, Promise<OpenBallotRecord>>()
  opened.set(house, known)
  let opening = known.get(vote)
  if (opening === undefined) {
    const { mostBytesTogether } = house.stores.capabilities
    const limits = mostBytesTogether === undefined ? {} : { mostBytesTogether }
    opening = openBallotRecord({ events: house.stores.events, coop: house.coop, vote, ...limits })
    known.set(vote, opening)
    // What failed may go well the next time.
    opening.catch(() => known.delete(vote))
  }
  const ballots = await opening
  await ballots.catchUp()
  return ballots
}

const opened = new WeakMap<CoopHouse, Map<string, Promise<OpenBallotRecord>>>()

/** The name of the last ballot record of a decision that is over, or was taken up otherwise; undefined where it never had one. */
export const lastVoteOf = async ({ stores, coop }: CoopHouse, decision: string): Promise<string | undefined> => {
  const prefix = `ballots/${decision}.`
  let last: { readonly at: number; readonly vote: string } | undefined
  for await (const { stream } of stores.events.list({ coop })) {
    const at = stream.startsWith(prefix) ? Number(stream.slice(prefix.length)) : Number.NaN
    if (Number.isInteger(at) && (last === undefined || at > last.at))
      last = { at, vote: stream.slice('ballots/'.length) }
  }
  return last?.vote
}

/** What key holders of a vote have sent so far. */
export const ceremonyOf = async (house: CoopHouse, vote: string): Promise<readonly CeremonyItem[]> =>
  (await readCeremony(house, vote)).items

/** Adds what `make` makes of all that was sent before, if anything: where others sent something first, it is asked again. */
export const addToCeremony = async <No>(
  house: CoopHouse,
  vote: string,
  make: (items: readonly CeremonyItem[]) => { readonly add: readonly CeremonyItem[] } | { readonly no: No },
): Promise<{ readonly no: No } | undefined> => {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { items, position } = await readCeremony(house, vote)
    const made = make(items)
    if ('no' in made) return made
    if (made.add.length === 0) return undefined
    const place = { coop: house.coop, stream: streamOf(vote) }
    const appended = await house.stores.events.append({ ...place, expected: position, events: made.add })
    if (appended.kind === 'appended') return undefined
  }
  throw new TypeError('others were always first')
}

/** The secret with which the desk signs the ballot record of a vote, as its keeper: made once, by whichever server is first. It lies beside the co-op, with the accounts. */
export const keeperOf = async ({ stores, accounts: { coop } }: CoopHouse, vote: string): Promise<string> => {
  const stream = `keepers/${vote}`
  for (let tries = 0; tries < 2; tries++) {
    for await (const { events } of stores.events.read({ coop, stream })) return String(events[0]?.['secret'])
    await stores.events.append({ coop, stream, expected: BEGINNING, events: [{ secret: newSigner().secret }] })
  }
  throw new TypeError('the keeper of a record has a key')
}

/** Who is in the electorate at the end of a ballot record, in the order of their ids. */
export const electorateOf = ({ entries }: BallotRecord): readonly string[] => {
  const members = new Set<string>()
  for (const entry of entries) {
    if (entry.type === 'setup') for (const { member } of entry.electorate) members.add(member)
    if (entry.type !== 'electorate') continue
    for (const member of entry.leaves) members.delete(member)
    for (const { member } of entry.joins) members.add(member)
  }
  return [...members].sort()
}

/** The lines of a record as far as one may see it: to its last result, and not into what waits to be counted or told. */
export const toldPartOf = ({ entries, text }: BallotRecord, isWaiting: boolean): string => {
  const lines = text.split('\n').slice(0, -1)
  const close = isWaiting ? lastOf(entries, 'close') : entries.length
  const last = lastOf(entries.slice(0, close), 'result')
  return lines
    .slice(0, last + 1)
    .map((line) => `${line}\n`)
    .join('')
}

const lastOf = (entries: readonly RecordEntry[], type: RecordEntry['type']): number =>
  entries.findLastIndex((entry) => entry.type === type)

const readCeremony = async ({ stores, coop }: CoopHouse, vote: string) => {
  let position: Position = BEGINNING
  const items: CeremonyItem[] = []
  for await (const commit of stores.events.read({ coop, stream: streamOf(vote) })) {
    items.push(...(commit.events as unknown as CeremonyItem[]))
    position = commit.position
  }
  return { items, position }
}

const streamOf = (vote: string): string => `key-holders/${vote}`
const MOST_TRIES = 100
