import { type BallotRecord, verifyRecord } from 'coop-rules/secrecy'
import type { Given } from '../../kernel/route.js'
import type { SealedVote } from './vote.js'

/** What the last count of a record lets tell; undefined where it is not counted yet. */
export const releaseOf = (now: SealedVote, record: BallotRecord): Given | undefined => {
  const close = closeOf(record)
  const result = record.entries.at(-1)?.type === 'result' ? lastResultOf(record) : undefined
  if (result?.outcome === undefined || close === undefined) return undefined
  const { told, outcome, ballots } = result
  const sums = told.kind === 'count' ? told.sums : []
  const [inFavour, against, abstain] = sums
  return {
    type: 'release-result',
    decision: now.decision,
    outcome,
    ballots,
    ...(now.releases > 0 ? { changed: close.changed } : {}),
    ...(told.kind === 'end' ? { end: told.end } : {}),
    ...(inFavour === undefined ? {} : { for: inFavour }),
    ...(against === undefined ? {} : { against }),
    ...(abstain === undefined ? {} : { abstain }),
  }
}

/** How it can go on where nothing may be told, the first that the rules accept: what can be told all the same, the matter in the way that the charter names, or another count later. */
export const otherWaysOf = (now: SealedVote, record: BallotRecord): readonly Given[] => {
  const close = closeOf(record)
  if (close === undefined) return []
  const { ballots, changed } = close
  const { decision } = now
  const release = releaseOf(now, record)
  return [
    ...(release === undefined ? [] : [release]),
    { type: 'vote-otherwise', decision, ballots },
    { type: 'postpone-count', decision, ballots, ...(now.releases > 0 ? { changed } : {}) },
  ]
}

const closeOf = ({ entries }: BallotRecord) => {
  const close = entries.findLast((entry) => entry.type === 'close')
  return close?.type === 'close' ? close : undefined
}

/** The last result of a record, which is gone through once and not for each page. */
const lastResultOf = (record: BallotRecord): Result | undefined => {
  if (results.has(record)) return results.get(record)
  const verified = verifyRecord(record)
  const result = verified.kind === 'refused' ? undefined : verified.results.at(-1)
  results.set(record, result)
  return result
}

type Result = Extract<ReturnType<typeof verifyRecord>, { readonly results: unknown }>['results'][number]
const results = new WeakMap<BallotRecord, Result | undefined>()
