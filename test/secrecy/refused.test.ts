import { describe, expect, it } from 'vitest'
import { checkLines } from '../../src/secrecy/check.js'
import { entryAfter, lineOf, signedAfter, type Unsigned } from '../../src/secrecy/entries.js'
import { G, mod, pointText, readPoint, readScalar, scalarText, times } from '../../src/secrecy/group.js'
import {
  addBallot,
  addOpened,
  addWithdrawal,
  ballotFormOf,
  lastCastOf,
  type Elector,
  type KeyPair,
  type RecordEntry,
  sealBallot,
  type SealedBallot,
  testsOnlyRandom,
  tryReadRecord,
  verifyRecord,
  withdrawBallot,
} from '../../src/secrecy/index.js'
import { signerOf } from '../../src/secrecy/keys.js'
import type { RecordState } from '../../src/secrecy/state.js'
import { linesOf, lived, LOW, rechained, saidIn, SMALL, sorted, stateAfter } from './forge.js'
import { cast, castAll, closed, good, sealed, sharesOf, told, type Vote, voteOf, withdrawn, wrongsOf } from './given.js'
import { mutationsOf } from './mutations.js'

describe('what a ballot record refuses', () => {
  describe.each([
    ['whose counts are told', LOW, 3],
    ['whose ends are hidden', { rule: { moreThan: '1/2', of: 'ballots' } } as const, 6],
  ])('Refused: every change of every field of a record %s', (_, contest, count) => {
    const { record } = lived(contest, count)
    const lines = linesOf(record)
    const last = new Map(record.entries.map((entry) => [entry.type, entry.index]))
    it.each([...last])(
      '%s',
      (_type, at) => {
        const state = stateAfter(lines.slice(0, at))
        const entry = record.entries[at] as RecordEntry
        for (const { path, mutated } of mutationsOf(entry)) {
          const text = sorted(mutated)
          if (`${text}\n` === lines[at]) continue
          const plainly = checkLines(state, [`${text}\n`])
          expect(
            wrongsOf(plainly)[0]?.startsWith(`${wrongsOf(plainly)[0]?.split(' ')[0]} [${at}]`),
            `${path} ${text.slice(0, 80)}`,
          ).toBe(true)
          if (/^\.(index|previous|fingerprint)\b/.test(path)) continue
          const fixed = fixedUp(state, mutated as RecordEntry)
          if (fixed === undefined) continue
          expect(wrongsOf(checkLines(state, [fixed])), path).not.toEqual([])
        }
      },
      120_000,
    )
  })

  /** With place and fingerprint worked out anew; undefined where that cannot be hashed. */
  const fixedUp = (state: RecordState, mutated: RecordEntry): string | undefined => {
    try {
      return lineOf(entryAfter(state, saidIn(mutated)))
    } catch {
      return undefined
    }
  }

  describe('Refused: a record', () => {
    const { record } = lived(LOW, 3)
    const lines = linesOf(record)

    it.each([
      ['that is none', 'x', 'broken-entry [0]'],
      ['that is empty', '', 'not-a-ballot-record'],
      ['that begins with a byte order mark', `\uFEFF${record.text}`, 'byte-order-mark [0]'],
      ['that begins with another entry', lines[1] as string, 'not-a-ballot-record [0]'],
      ['of a newer format', record.text.replace('sealed-ballots/1', 'sealed-ballots/2'), 'newer-record [0].format'],
      ['with carriage returns', record.text.replaceAll('\n', '\r\n'), 'carriage-return [0]'],
      ['with an empty line', record.text.replace('\n', '\n\n'), 'empty-line [1]'],
      ['without its last line feed', record.text.slice(0, -1), `no-line-feed [${lines.length - 1}]`],
      ['cut within a line', record.text.slice(0, -40), `broken-entry [${lines.length - 1}]`],
      ['with spaces', record.text.replace('{"', '{ "'), 'rewritten-line [0]'],
      ['with a key twice', record.text.replace('{"ballotKey"', '{"type":"setup","ballotKey"'), 'rewritten-line [0]'],
      ['with a line as long as one may be', `${'x'.repeat(8 * 1024 * 1024 - 1)}\n`, 'broken-entry [0]'],
      ['with one character more', `${'x'.repeat(8 * 1024 * 1024)}\n`, 'entry-too-long [0]'],
      ['nested too deep', `${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'too-deep [0]'],
      [
        'with a key that reaches a prototype',
        '{"__proto__":{"type":"setup"},"type":"setup"}\n',
        'reserved-key [0].__proto__',
      ],
      [
        'of entries that changed places',
        [...lines.slice(0, 1), lines[2], lines[1]].join(''),
        'entry-out-of-turn [1].index',
      ],
      ['with an entry twice', [...lines.slice(0, 2), lines[1]].join(''), 'entry-out-of-turn [2].index'],
      ['that lacks one', [lines[0], lines[2]].join(''), 'entry-out-of-turn [1].index'],
      [
        'with something after the final result',
        rechained([...record.entries, record.entries[1] as RecordEntry]),
        `voting-is-over [${lines.length}].type`,
      ],
      ['with two setups', rechained([record.entries[0], record.entries[0]] as RecordEntry[]), 'setup-twice [1].type'],
    ])('%s', (_name, text, wrong) => {
      expect(wrongsOf(tryReadRecord(text))[0]?.replace(/(\[0\])+$/, '[0]')).toBe(wrong)
    })

    it('forked: an entry of another branch', () => {
      const vote = voteOf({ ...SMALL, members: 3, contest: LOW })
      const [left, right] = [cast(vote, 'ana-00', 'for'), cast(vote, 'ana-01', 'for')]
      const spliced = [left.record.text, linesOf(cast(right, 'ana-02', 'for').record)[2]].join('')
      expect(wrongsOf(tryReadRecord(spliced))).toEqual(['chain-broken [2].previous'])
    })

    it('cut or forked, and sound in itself: a head or a receipt shows it', () => {
      const vote = voteOf({ ...SMALL, members: 3, contest: LOW })
      const whole = cast(cast(vote, 'ana-00', 'for'), 'ana-01', 'against').record
      const cut = linesOf(whole).slice(0, 2).join('')
      const { trackingCode } = lastCastOf(whole, 'ana-01') as { trackingCode: string }
      expect(verifyRecord(cut).kind).toBe('sound')
      expect(wrongsOf(verifyRecord(cut, { head: whole.head, receipts: [trackingCode] }))).toEqual([
        'head-missing head',
        'receipt-missing receipts[0]',
      ])
      expect(verifyRecord(whole.text, { head: whole.head, receipts: [trackingCode] }).kind).toBe('sound')
    })
  })

  describe('Refused: a ballot', () => {
    const vote = cast(cast(voteOf({ ...SMALL, members: 4 }), 'ana-00', 'for'), 'ana-01', 'against')
    const { record } = vote
    const own = sealed(vote, 'ana-02', 'for').ballot
    const first = (record.entries[1] as { readonly ballot: SealedBallot }).ballot
    const resigned = (ballot: SealedBallot, member = 'ana-02'): SealedBallot => {
      // Whoever has the member's key signs whatever they like: then the proofs have to refuse it.
      const form = ballotFormOf(record)
      const { ballot: fresh } = sealBallot(
        { vote: form, member, choice: 'for', secret: (vote.keys.get(member) as { secret: string }).secret },
        testsOnlyRandom('resigned'),
      )
      return { ...ballot, member, signature: fresh.signature }
    }
    const slot = first.slots[0] as SealedBallot['slots'][number]
    const rerandomised = () => {
      const key = readPoint(ballotFormOf(record).ballotKey)
      const [a, b] = [readPoint(slot.a), readPoint(slot.b)]
      if (key === undefined || a === undefined || b === undefined) throw new Error('no points')
      return { ...slot, a: pointText(a.add(times(G, 7n))), b: pointText(b.add(times(key, 7n))) }
    }
    const changedKey = { ...vote, keys: new Map([['ana-02', vote.keys.get('ana-03') as never]]) } as Vote

    it.each<[string, SealedBallot, string]>([
      ['of somebody who is not entitled', { ...own, member: 'zoe' }, 'not-in-electorate [3].ballot.member'],
      ['of another member', { ...own, member: 'ana-03' }, 'proof-does-not-hold [3].ballot.slots[0].proof'],
      [
        'signed with another key',
        sealed(changedKey, 'ana-02', 'for').ballot,
        'signature-does-not-hold [3].ballot.signature',
      ],
      ['replayed', first, 'ballot-twice [3].ballot.sequence'],
      [
        'copied under another name',
        { ...resigned({ ...own, slots: first.slots }) },
        'copied-ciphertext [3].ballot.slots[0].a',
      ],
      [
        're-randomised under another name',
        { ...own, slots: [rerandomised()] },
        'proof-does-not-hold [3].ballot.slots[0].proof',
      ],
      ['with another number', { ...own, sequence: 2 }, 'wrong-sequence [3].ballot.sequence'],
      ['after something that was not cast', { ...own, before: '0'.repeat(64) }, 'wrong-before [3].ballot.before'],
      ['with a slot more', { ...own, slots: [...own.slots, ...own.slots] }, 'wrong-slots [3].ballot.slots'],
      [
        'with the identity',
        { ...own, slots: [{ ...(own.slots[0] as typeof slot), a: '0'.repeat(64) }] },
        'not-a-point [3].ballot.slots[0].a',
      ],
      [
        'with a point that is not canonical',
        { ...own, slots: [{ ...(own.slots[0] as typeof slot), b: 'f'.repeat(64) }] },
        'not-a-point [3].ballot.slots[0].b',
      ],
    ])('%s', (_name, ballot, wrong) => {
      expect(wrongsOf(addBallot(record, ballot))[0]).toBe(wrong)
    })

    it('for another vote', () => {
      const other = voteOf({ ...SMALL, members: 4, seed: 'other' })
      expect(wrongsOf(addBallot(record, sealed({ ...other, keys: vote.keys }, 'ana-02', 'for').ballot))).toContain(
        'proof-does-not-hold [3].ballot.slots[0].proof',
      )
    })

    it('with another one of the same number: an equivocation, where both are signed', () => {
      const { ballot } = sealBallot({
        vote: ballotFormOf(record),
        member: 'ana-00',
        choice: 'against',
        secret: (vote.keys.get('ana-00') as { secret: string }).secret,
      })
      expect(wrongsOf(addBallot(record, ballot))).toEqual(['equivocation [3].ballot.sequence'])
      expect(wrongsOf(addBallot(record, { ...ballot, signature: first.signature }))).toEqual([
        'signature-does-not-hold [3].ballot.signature',
      ])
    })

    it('that was opened, and one opened that was cast', () => {
      const tried = sealed(vote, 'ana-02', 'for')
      const opened = good(addOpened(record, { ballot: tried.ballot, opening: tried.opening }))
      expect(wrongsOf(addBallot(opened, tried.ballot))).toEqual(['opened-ballot [4].ballot.slots[0].a'])
      const castFirst = good(addBallot(record, tried.ballot))
      expect(wrongsOf(addOpened(castFirst, { ballot: tried.ballot, opening: tried.opening }))).toEqual([
        'cast-ballot-opened [4].ballot.slots[0].a',
      ])
      expect(wrongsOf(addOpened(record, { ballot: tried.ballot, opening: { ...tried.opening, bits: [0] } }))).toEqual([
        'opening-does-not-fit [3].opening',
      ])
    })

    it('withdrawn by somebody who cast none, or by somebody else', () => {
      const withdrawal = (member: string, by: string, sequence: number, code: string) =>
        withdrawBallot({
          vote: ballotFormOf(record),
          member,
          replaces: { sequence, trackingCode: code },
          secret: (vote.keys.get(by) as { secret: string }).secret,
        }).withdrawal
      const last = lastCastOf(record, 'ana-00') as { sequence: number; trackingCode: string }
      expect(wrongsOf(addWithdrawal(record, withdrawal('ana-00', 'ana-01', last.sequence, last.trackingCode)))).toEqual(
        ['signature-does-not-hold [3].signature'],
      )
      expect(
        wrongsOf(addWithdrawal(record, { ...withdrawal('ana-02', 'ana-02', 1, '0'.repeat(64)), member: 'zoe' })),
      ).toEqual(['not-in-electorate [3].member'])
      const ofNothing = withdrawal('ana-02', 'ana-02', 1, '0'.repeat(64))
      expect(wrongsOf(addWithdrawal(record, ofNothing))).toEqual(['wrong-sequence [3].sequence'])
      expect(wrongsOf(addWithdrawal(record, { ...ofNothing, sequence: 1 }))).toEqual(['wrong-before [3].before'])
      const twice = withdrawn(vote, 'ana-00')
      const after = lastCastOf(twice.record, 'ana-00') as { sequence: number; trackingCode: string }
      expect(
        wrongsOf(addWithdrawal(twice.record, withdrawal('ana-00', 'ana-00', after.sequence, after.trackingCode))),
      ).toEqual(['nothing-to-withdraw [4].member'])
    })

    it('of many slots, permuted', () => {
      const asks = { kind: 'number', min: '0', max: '3', step: '1' } as const
      const numbers = voteOf({ ...SMALL, members: 3, contest: { asks } })
      const { ballot } = sealed(numbers, 'ana-00', '1')
      expect(wrongsOf(addBallot(numbers.record, { ...ballot, slots: ballot.slots.toReversed() }))).toContain(
        'proof-does-not-hold [1].ballot.slots[0].proof',
      )
    })

    it('a response beyond the order', () => {
      const { signature } = own
      const beyond = scalarText(0n + mod(readScalar(signature.response) as bigint)).replace(/..$/, 'ff')
      expect(wrongsOf(addBallot(record, { ...own, signature: { ...signature, response: beyond } }))).toEqual([
        'signature-does-not-hold [3].ballot.signature',
      ])
    })
  })

  describe('Refused: what the keeper writes, though they sign it', () => {
    const vote = castAll(voteOf({ ...SMALL, members: 6 }), ['for', 'against', 'for', 'against', 'for', 'against'])
    const written = ({ record, keeper, random }: Vote, said: Unsigned): readonly string[] => {
      const chain = { entries: record.entries.length, head: record.head }
      return wrongsOf(tryReadRecord(record.text + lineOf(signedAfter(chain, said, signerOf(keeper.secret), random))))
    }
    const close = {
      type: 'close',
      count: 1,
      final: true,
      electorate: 6,
      ballots: 6,
      changed: 6,
      release: 'count',
    } as const

    it.each<[string, Unsigned, readonly string[]]>([
      [
        'a release that the policy does not allow',
        { ...close, release: 'nothing' },
        ['release-not-allowed [7].release'],
      ],
      [
        'other numbers',
        { ...close, ballots: 5, electorate: 7, changed: 0, count: 2 },
        [
          'close-does-not-fit [7].count',
          'close-does-not-fit [7].electorate',
          'close-does-not-fit [7].ballots',
          'close-does-not-fit [7].changed',
        ],
      ],
      [
        'a member who leaves and never was there',
        { type: 'electorate', leaves: ['zoe'], joins: [] },
        ['not-in-electorate [7].leaves[0]'],
      ],
      ['a change of nothing', { type: 'electorate', leaves: [], joins: [] }, ['nothing-changes [7].joins']],
      [
        'leavers out of order',
        { type: 'electorate', leaves: ['ana-01', 'ana-00'], joins: [] },
        ['members-not-in-order [7].leaves[1]'],
      ],
    ])('%s', (_name, said, wrongs) => {
      expect(written(vote, said)).toEqual(wrongs)
    })

    it('a ballot between a close and its result, and a result without a close', () => {
      const { record } = closed(vote)
      expect(wrongsOf(addBallot(record, (record.entries[1] as { readonly ballot: SealedBallot }).ballot))).toEqual([
        'count-under-way [8].type',
      ])
      const result = told(closed(vote)).record.entries.at(-1) as RecordEntry
      expect(wrongsOf(tryReadRecord(rechained([...vote.record.entries, result])))).toEqual(['not-closed [7].type'])
    })

    it('a key holder who joins, and a key that is replaced', () => {
      const [someone] = (vote.record.entries[0] as { readonly electorate: readonly Elector[] }).electorate as readonly [
        Elector,
      ]
      const joiner = (member: string, owner = 'ana-06'): Elector => ({
        ...someone,
        member,
        key: (vote.keys.get(owner) as KeyPair).key,
      })
      expect(written(vote, { type: 'electorate', leaves: [], joins: [joiner('nuria')] })).toEqual([
        'holder-in-electorate [7].joins[0].member',
      ])
      expect(written(vote, { type: 'electorate', leaves: ['ana-00'], joins: [joiner('ana-00')] })).toEqual([
        'rejoins-with-other-key [7].joins[0].key',
      ])
      expect(written(vote, { type: 'electorate', leaves: [], joins: [joiner('ana-00')] })).toEqual([
        'in-electorate-already [7].joins[0].member',
      ])
      expect(written(vote, { type: 'electorate', leaves: [], joins: [joiner('zoe', 'ana-00')] })).toEqual([
        'key-twice [7].joins[0].key',
      ])
      expect(written(vote, { type: 'electorate', leaves: [], joins: [joiner('zoe')] })[0]).toBe(
        'certificate-false [7].joins[0].certificates[0].signature',
      )
    })

    it('a result with shares where only signatures tell, with one too few, or with more than may be told', () => {
      const counted = told(closed(vote)).record
      const at = counted.entries.length - 1
      const result = counted.entries[at] as RecordEntry & { readonly type: 'result' }
      const shares = sharesOf(closed(vote), 2).map(({ holder, shares: own }) => ({ holder, shares: own }))
      const withResult = (change: object) =>
        wrongsOf(tryReadRecord(rechained([...counted.entries.slice(0, -1), { ...result, ...change }])))
      expect(withResult({ shares })).toEqual([`shares-not-wanted [${at}].shares`])
      expect(withResult({ signatures: result.signatures?.slice(1) })).toEqual([`not-a-quorum [${at}].signatures`])
      expect(withResult({ told: { kind: 'count', sums: [6] } })).toEqual([`told-not-allowed [${at}].told`])
      expect(withResult({ told: { kind: 'nothing' } })).toEqual([`told-not-allowed [${at}].told`])
      expect(withResult({ close: '0'.repeat(64) })).toEqual([`other-close [${at}].close`])
    })

    it('a sum that the shares do not open', () => {
      const { record } = lived(LOW, 3)
      const at = record.entries.length - 1
      const result = record.entries[at] as RecordEntry & { readonly type: 'result' }
      const lie = { ...result, told: { kind: 'count', sums: [2] } } as RecordEntry
      expect(wrongsOf(tryReadRecord(rechained([...record.entries.slice(0, -1), lie])))).toEqual([
        `sum-does-not-fit [${at}].told.sums[0]`,
      ])
    })

    it('a contest that no sum settles, or that cannot be hidden', () => {
      const options = ['for', 'against', 'abstain']
      expect(() => voteOf({ ...SMALL, members: 3, contest: { rule: { moreThan: '1/2', of: 'present' } } })).toThrow()
      expect(() =>
        voteOf({
          ...SMALL,
          members: 3,
          contest: {
            rule: { moreThan: '1/2', of: 'ballots', quorum: { atLeast: '1/2', of: 'electorate', counting: ['for'] } },
          },
        }),
      ).toThrow(/counts only some kinds/)
      expect(() =>
        voteOf({ ...SMALL, members: 3, contest: { asks: { kind: 'choose', options, least: 1, most: 1 } } }),
      ).toThrow(/ends are told/)
    })
  })
})
