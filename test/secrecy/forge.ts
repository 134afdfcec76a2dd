import { DISCLOSURE } from '../../src/disclosure/index.js'
import { checkLines } from '../../src/secrecy/check.js'
import { entryAfter, lineOf, NO_ENTRIES, type Said } from '../../src/secrecy/entries.js'
import type { BallotRecord, RecordEntry } from '../../src/secrecy/index.js'
import { NO_RECORD, type RecordState } from '../../src/secrecy/state.js'
import { cast, castAll, challenged, changed, closed, told, type Vote, voteOf, withdrawn, wrongsOf } from './given.js'

export const SMALL = { quorum: 2, holders: 3 } as const
export const LOW = {
  rule: { moreThan: '1/2', of: 'ballots' },
  disclosure: { ...DISCLOSURE.told, leastForOutcome: 3, leastForCount: 3 },
} as const

/** A record with an entry of every kind. */
export const lived = (contest: Parameters<typeof voteOf>[0]['contest'], count: number): Vote => {
  const begun = castAll(
    voteOf({ ...SMALL, members: count, contest: contest ?? {} }),
    Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 'for' : 'against')),
  )
  const more = challenged(changed(begun, [], [`ana-0${count}`]), 'ana-00', 'against')
  return told(closed(cast(withdrawn(more, 'ana-00'), 'ana-00', 'against')))
}

export const linesOf = ({ entries }: BallotRecord): readonly string[] => entries.map(lineOf)
export const stateAfter = (lines: readonly string[]): RecordState => {
  const checked = checkLines(NO_RECORD, lines)
  if (checked.kind === 'refused') throw new Error(wrongsOf(checked).join())
  return checked.state
}
export const saidIn = (entry: RecordEntry): Said => {
  const { index: _index, previous: _previous, fingerprint: _fingerprint, ...said } = entry
  return said
}
/** The record with these entries, every place in the chain worked out anew: what somebody without any secret can do. */
export const rechained = (entries: readonly RecordEntry[]): string => {
  let chain = NO_ENTRIES
  return entries
    .map((entry) => {
      const next = entryAfter(chain, saidIn(entry))
      chain = { entries: next.index + 1, head: next.fingerprint }
      return lineOf(next)
    })
    .join('')
}

export const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const record = value as Record<string, unknown>
  return `{${Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sorted(record[key])}`)
    .join(',')}}`
}
