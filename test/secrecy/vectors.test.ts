import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import {
  type BallotRecord,
  ballotFormOf,
  keyOf,
  type OpenedEntry,
  type RecordEntry,
  type ResultEntry,
  type SealedBallot,
  type SealedSlot,
  type SetupEntry,
  tallyShares,
  tryReadRecord,
  verifyRecord,
} from '../../src/secrecy/index.js'
import { linesOf, lived, LOW, rechained } from './forge.js'
import { cast, castAll, closed, sealed, sharesOf, told, type Vote, voteOf, withdrawn, wrongsOf } from './given.js'

/** Vectors for whoever writes a verifier of their own. `UPDATE_VECTORS=1` writes them anew. */
const folder = join(import.meta.dirname, '../vectors/secrecy')
const same = (file: string, text: string): void => {
  const path = join(folder, file)
  if (process.env['UPDATE_VECTORS'] === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  expect(readFileSync(path, 'utf8')).toBe(text)
}
const json = (value: unknown): string =>
  `${JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one), 2)}\n`

const HALF = { moreThan: '1/2', of: 'ballots' } as const
const alternating = (count: number) =>
  Array.from({ length: count }, (_, at) => (at % 2 === 0 ? ('for' as const) : ('against' as const)))

/** Votes that are closed and wait for their result. */
const VOTES: Readonly<Record<string, () => Vote>> = {
  'outcome-only': () => closed(castAll(voteOf({ members: 5, contest: { rule: HALF } }), alternating(5))),
  'ends-hidden': () =>
    closed(
      castAll(voteOf({ members: 8, contest: { rule: HALF } }), [
        'for',
        'for',
        'for',
        'for',
        'for',
        'for',
        'for',
        'against',
      ]),
    ),
  'counts-told': () =>
    closed(
      castAll(
        voteOf({ members: 5, quorum: 2, holders: 3, contest: { rule: HALF, disclosure: DISCLOSURE.told } }),
        alternating(5),
      ),
    ),
  'all-of': () =>
    closed(
      castAll(
        voteOf({ members: 4, scheme: 'all-of', holders: 2, contest: { disclosure: DISCLOSURE.told } }),
        alternating(4),
      ),
    ),
  number: () =>
    closed(
      castAll(
        voteOf({
          members: 4,
          quorum: 2,
          holders: 3,
          contest: { asks: { kind: 'number', min: '10', max: '12', step: '0.5' }, disclosure: DISCLOSURE.told },
        }),
        ['10', '10.5', '12', '11'],
      ),
    ),
  choose: () =>
    closed(
      castAll(
        voteOf({
          members: 4,
          quorum: 2,
          holders: 3,
          contest: {
            asks: { kind: 'choose', options: ['ana', 'ben', 'cleo'], least: 0, most: 2 },
            disclosure: DISCLOSURE.told,
          },
        }),
        [['ana', 'ben'], ['ana'], [], ['cleo', 'ana']],
      ),
    ),
  epochs: () => {
    const first = told(
      closed(castAll(voteOf({ members: 5, quorum: 2, holders: 3, contest: LOW }), alternating(5)), false),
    )
    return closed(
      ['ana-00', 'ana-01', 'ana-02'].reduce((next, member) => cast(withdrawn(next, member), member, 'against'), first),
    )
  },
}

const summary = (record: BallotRecord) => {
  const sound = verifyRecord(record.text)
  if (sound.kind === 'refused') throw new Error(wrongsOf(sound).join())
  const { state, electorate, ballots, head, results } = sound
  return {
    state,
    electorate,
    ballots,
    head,
    results: results.map(({ count, told: said, outcome, mean }) => ({ count, told: said, outcome, mean })),
  }
}

describe('vectors of sealed ballots', () => {
  it.each(Object.entries(VOTES))('From the source: %s, its shares, its tally and its result', (name, make) => {
    const vote = make()
    const quorum = (vote.record.entries[0] as { readonly ballotKey: { readonly quorum: number } }).ballotKey.quorum
    const shares = sharesOf(vote, quorum)
    const { sums, told: said } = tallyShares({ record: vote.record, shares })
    same(
      `tallies/${name}.json`,
      json({ record: `records/${name}.jsonl`, entries: vote.record.entries.length, shares, sums, told: said }),
    )
    const { record } = told(vote)
    same(`records/${name}.jsonl`, record.text)
    same(`records/${name}.json`, json(summary(record)))
  })

  it('From the source: a record with withdrawals, an opened ballot, a joiner', () => {
    const { record } = lived(LOW, 3)
    same('records/lived.jsonl', record.text)
    same('records/lived.json', json(summary(record)))
  })

  it('From the source: keys and ballots, with what opens them', () => {
    const vote = voteOf({ members: 3, quorum: 2, holders: 3, contest: LOW })
    const { ballot, opening, trackingCode } = sealed(vote, 'ana-00', 'for')
    const keys = [...vote.keys].map(([member, { secret }]) => ({ member, secret, key: keyOf(secret) }))
    const shares = vote.holders.map(({ holder, index, secret }) => ({ holder, index, secret }))
    same(
      'ballots.json',
      json({ vote: ballotFormOf(vote.record), keys, shares, choice: 'for', ballot, opening, trackingCode }),
    )
  })

  it('Refused: each with its code and the place', () => {
    const { record } = lived(LOW, 3)
    const lines = linesOf(record)
    const withEntry = (at: number, change: object) =>
      rechained(record.entries.map((one, index) => (index === at ? { ...one, ...change } : one)))
    const at = (type: string) => record.entries.find((one) => one.type === type)?.index ?? 0
    const flipped = (text: string) => `${text.slice(0, 20)}${text[20] === '0' ? '1' : '0'}${text.slice(21)}`
    const { ballot } = record.entries[1] as { readonly ballot: SealedBallot }
    const [slot] = ballot.slots as readonly [SealedSlot]
    const [setup] = record.entries as readonly [SetupEntry]
    const opened = record.entries[at('opened')] as OpenedEntry
    const { shares = [] } = record.entries[at('result')] as ResultEntry
    const bad: Readonly<Record<string, string>> = {
      'flipped-digit': record.text.replace(ballot.signature.response, flipped(ballot.signature.response)),
      'entry-left-out': [lines[0], ...lines.slice(2)].join(''),
      'entries-swapped': [lines[0], lines[2], lines[1], ...lines.slice(3)].join(''),
      spaces: record.text.replace('{"', '{ "'),
      'other-question': withEntry(0, { contest: { ...setup.contest, question: '1'.repeat(64) } }),
      'other-keeper': withEntry(0, { keeper: setup.ballotKey.holders[0]?.identity }),
      'ballot-of-another': withEntry(1, { ballot: { ...ballot, member: 'ana-02' } }),
      'slot-identity': withEntry(1, { ballot: { ...ballot, slots: [{ ...slot, a: '0'.repeat(64) }] } }),
      'slot-halves-swapped': withEntry(1, { ballot: { ...ballot, slots: [{ ...slot, a: slot.b, b: slot.a }] } }),
      'ballot-twice': rechained([...record.entries.slice(0, 2), record.entries[1] as RecordEntry]),
      'opened-with-other-bit': withEntry(at('opened'), { opening: { ...opened.opening, bits: [1] } }),
      'opened-and-cast': rechained([
        ...record.entries.slice(0, at('opened') + 1),
        { type: 'ballot', ballot: opened.ballot } as RecordEntry,
      ]),
      'close-with-fewer': withEntry(at('close'), { ballots: 2 }),
      'close-not-signed': withEntry(at('close'), { final: false }),
      'sum-of-one-more': withEntry(at('result'), { told: { kind: 'count', sums: [2] } }),
      'share-of-another': withEntry(at('result'), {
        shares: shares.map((one, place) => (place === 0 ? { ...one, shares: shares[1]?.shares } : one)),
      }),
      'one-share': withEntry(at('result'), { shares: shares.slice(1) }),
      'after-the-end': rechained([...record.entries, record.entries[1] as RecordEntry]),
    }
    const index = Object.entries(bad).map(([name, text]) => {
      same(`refused/${name}.jsonl`, text)
      const [wrong = ''] = wrongsOf(tryReadRecord(text))
      const [code, path] = wrong.split(' ')
      return { record: `refused/${name}.jsonl`, code, path }
    })
    same('refused.json', json(index))
    expect(index.filter(({ code }) => code === '')).toEqual([])
  })
})
