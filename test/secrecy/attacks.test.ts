import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import { checkLines } from '../../src/secrecy/check.js'
import { entryAfter, lineOf, signedAfter } from '../../src/secrecy/entries.js'
import { fingerprintOf } from '../../src/secrecy/encode.js'
import { G, mod, pointText, scalarText, times, ZERO } from '../../src/secrecy/group.js'
import {
  addBallot,
  addOpened,
  addResult,
  ballotFormOf,
  type BallotRecord,
  changeElectorate,
  closeBallots,
  type HolderSecret,
  type KeyPair,
  openRecord,
  type RandomSource,
  readRecord,
  resultOf,
  sealBallot,
  type SealedBallot,
  type SetupEntry,
  type ShareMessage,
  tallyShares,
  testsOnlyRandom,
  tryOpenRecord,
  tryReadRecord,
  tryResultOf,
  tryShareOf,
  trySignTold,
  tryTallyShares,
  verifyRecord,
} from '../../src/secrecy/index.js'
import { signerOf } from '../../src/secrecy/keys.js'
import { proveBit, proveEquality, proveKnowledge } from '../../src/secrecy/proofs.js'
import type { RecordState } from '../../src/secrecy/state.js'
import { LOW, rechained, SMALL, stateAfter, linesOf } from './forge.js'
import {
  cast,
  castAll,
  changed,
  closed,
  electorOf,
  good,
  sealed,
  sharesOf,
  told,
  type Vote,
  voteOf,
  wrongsOf,
} from './given.js'

const THREE = ['for', 'against', 'for'] as const
const keyPair = ({ keys }: Vote, member: string): KeyPair => keys.get(member) as KeyPair
const holderSecret = ({ holders }: Vote): HolderSecret => {
  const { identity: _identity, ...own } = holders[0] as Vote['holders'][number]
  return own
}
const ballotAt = (record: BallotRecord, at: number): SealedBallot =>
  (record.entries[at] as { readonly ballot: SealedBallot }).ballot

describe('attacks on a sealed vote', () => {
  const open = castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), THREE)
  const counted = closed(open)

  describe('Refused: what whoever keeps the record tries', () => {
    it('to change a record that was checked', () => {
      const { record } = counted
      const setup = record.entries[0] as { ballotKey: { quorum: number } }
      expect(() => {
        ;(record as { text: string }).text = ''
      }).toThrow(TypeError)
      expect(() => {
        ;(record.entries as unknown[]).pop()
      }).toThrow(TypeError)
      expect(() => {
        setup.ballotKey.quorum = 1
      }).toThrow(TypeError)
      expect(verifyRecord(record)).toMatchObject({ kind: 'sound', state: 'closed' })
    })

    it('to hand on what only looks like a record: its text is read, whatever else it says', () => {
      const { record } = open
      const claimed = { ...record, entries: [], head: 'a claim' }
      expect(verifyRecord(claimed)).toMatchObject({ kind: 'sound', head: record.head, ballots: 3 })
      expect(good(closeBallots(claimed, { final: true }, open.keeper.secret, open.random)).entries).toHaveLength(5)
      for (const none of [{ ...record, text: 'x' }, { ...record, text: 7 }, {}, null] as never[]) {
        const [{ ballot }, secret] = [sealed(open, 'ana-00', 'for'), holderSecret(open)]
        for (const answer of [
          verifyRecord(none),
          addBallot(none, ballot),
          tryShareOf({ record: none, holderSecret: secret }),
          tryTallyShares({ record: none, shares: [] }),
          trySignTold({ record: none, shares: [], holder: 'nuria', secret: secret.secret }),
          tryResultOf({ record: none }),
        ])
          expect(answer.kind).toBe('refused')
      }
    })

    it('to begin a record with the ballot key of another contest, or of another policy', () => {
      const { contest, keeper } = open
      const { ballotKey, electorate } = open.record.entries[0] as SetupEntry
      const begin = (change: object) =>
        wrongsOf(tryOpenRecord({ contest: { ...contest, ...change }, ballotKey, electorate, secret: keeper.secret }))
      expect(begin({})).toEqual([])
      for (const change of [{ matter: 'other' }, { question: 'ab'.repeat(32) }, { disclosure: DISCLOSURE.told }])
        expect(begin(change)).toContain('key-not-proven [0].ballotKey.holders[0].proof')
    })

    it('to have a count opened in a second record of the same ballot key', () => {
      const { contest, keeper } = open
      const { ballotKey, electorate } = open.record.entries[0] as SetupEntry
      const again = openRecord(
        { contest, ballotKey, electorate: electorate.slice(0, 3), secret: keeper.secret },
        testsOnlyRandom('again'),
      )
      const other = { ...open, record: again }
      expect(wrongsOf(addBallot(again, ballotAt(open.record, 1)))).toContain(
        'signature-does-not-hold [1].ballot.signature',
      )
      const { remember } = good(tryShareOf({ record: counted.record, holderSecret: holderSecret(open) }))
      const second = closed(castAll(other, THREE))
      expect(
        wrongsOf(tryShareOf({ record: second.record, holderSecret: holderSecret(open), remembered: [remember] })),
      ).toEqual(['forked-record remembered[0]'])
    })

    it('to close right after all but one have left, or with nobody', () => {
      const strict = castAll(voteOf({ ...SMALL, members: 6 }), Array<'for'>(6).fill('for'))
      const lone = closed(changed(strict, ['ana-00', 'ana-01', 'ana-02', 'ana-03', 'ana-04'], []))
      const none = closed(changed(strict, ['ana-00', 'ana-01', 'ana-02', 'ana-03', 'ana-04', 'ana-05'], []))
      for (const { record } of [lone, none])
        expect(wrongsOf(tryShareOf({ record, holderSecret: holderSecret(strict) }))[0]).toMatch(/^nothing-may-be-told/)
      expect(good(verifyRecord(told(none).record.text)).results[0]).toMatchObject({
        ballots: 0,
        told: { kind: 'nothing' },
      })
    })

    it('to take one ballot more in each of many counts, so that each count tells of one', () => {
      let vote = closed(castAll(voteOf({ ...SMALL, members: 8 }), [...THREE, ...THREE, 'against', 'for']), false)
      vote = told(vote)
      for (const member of ['ana-00', 'ana-01', 'ana-02']) {
        vote = closed(cast(vote, member, 'against'), false)
        expect(wrongsOf(tryShareOf({ record: vote.record, holderSecret: holderSecret(vote) }))[0]).toMatch(
          /^nothing-may-be-told/,
        )
        vote = told(vote)
      }
    })

    it('to tell a final result twice, and another of the same close', () => {
      const whole = told(counted).record
      const at = whole.entries.length
      const result = whole.entries.at(-1) as BallotRecord['entries'][number]
      expect(wrongsOf(tryReadRecord(rechained([...whole.entries, result])))).toEqual([`voting-is-over [${at}].type`])
      const going = told(closed(open, false)).record
      const again = going.entries.at(-1) as BallotRecord['entries'][number]
      expect(wrongsOf(tryReadRecord(rechained([...going.entries, again])))).toEqual([`not-closed [${at}].type`])
    })

    it('to tell of a second count what the first rules out, though a quorum signs it', () => {
      const disclosure = { ...DISCLOSURE.told, leastForOutcome: 1, leastForCount: 100, leastChanged: 1 }
      const contest = { rule: { moreThan: '1/2', of: 'electorate' }, disclosure } as const
      const lost = told(
        closed(castAll(voteOf({ ...SMALL, members: 9, contest }), Array<'against'>(9).fill('against')), false),
      )
      const { record, holders, random } = closed(cast(changed(lost, [], ['ana-09', 'ana-10']), 'ana-09', 'for'))
      // At most 4 of 9 before, and one more since: 6 of 11 cannot be.
      const lie = { kind: 'outcome', outcome: 'carried' } as const
      const signatures = holders.slice(0, 2).map(({ holder, identity }) => ({
        holder,
        signature: proveKnowledge(
          'told',
          [record.entries[0]?.fingerprint ?? '', record.head, lie],
          signerOf(identity),
          random,
        ),
      }))
      expect(wrongsOf(addResult(record, { close: record.head, told: lie, signatures }))).toEqual([
        `told-cannot-be [${record.entries.length}].told`,
      ])
    })

    it('to sign with a key that is none: it is refused, and not shown', () => {
      const secret = `${open.keeper.secret}\n`
      const { ballotKey, electorate } = open.record.entries[0] as SetupEntry
      for (const answer of [
        closeBallots(open.record, { final: true }, secret),
        changeElectorate(open.record, { leaves: ['ana-00'], joins: [] }, secret),
        tryOpenRecord({ contest: open.contest, ballotKey, electorate, secret }),
      ]) {
        expect(wrongsOf(answer)).toEqual(['not-a-scalar secret'])
        expect(JSON.stringify(answer)).not.toContain(open.keeper.secret.slice(0, 20))
      }
      expect(tryOpenRecord(null as never).kind).toBe('refused')
      const contest = { ...open.contest, rule: { atLeast: 0.5, of: 'ballots' } } as never
      expect(wrongsOf(tryOpenRecord({ contest, ballotKey, electorate, secret: open.keeper.secret }))).toEqual([
        'not-hashable',
      ])
    })
  })

  describe('Refused: what a key holder tries', () => {
    const [first, second] = sharesOf(counted, 2) as [ShareMessage, ShareMessage]

    it('a bad share and a good one: the good one counts, and the bad one, which anybody may have sent, is passed over', () => {
      const bad = { ...first, shares: second.shares }
      for (const shares of [
        [bad, first, second],
        [first, second, bad],
      ]) {
        expect(tallyShares({ record: counted.record, shares })).toMatchObject({ sums: [2], badHolders: [] })
        const { result } = resultOf({ record: counted.record, shares })
        expect(good(addResult(counted.record, result)).head).toHaveLength(64)
      }
    })

    it('things that are no shares', () => {
      const odd = [null, 7, 'nuria', [], { holder: 'pau' }, { ...first, more: 1 }] as never[]
      expect(good(tryResultOf({ record: counted.record, shares: [...odd, first, second] })).result.told).toEqual({
        kind: 'count',
        sums: [2],
      })
      expect(wrongsOf(tryTallyShares({ record: counted.record, shares: 'all' as never }))).toEqual([
        'wrong-kind shares',
      ])
      const hidden = closed(castAll(voteOf({ ...SMALL, members: 6 }), [...THREE, ...THREE]))
      expect(wrongsOf(tryResultOf({ record: hidden.record, signed: {} as never }))).toEqual(['wrong-kind signed'])
      expect(wrongsOf(tryResultOf({ record: hidden.record, signed: odd }))[0]).toBe('too-few-signers signed')
    })

    it('signatures where shares show the count', () => {
      const { record } = told(counted)
      const at = record.entries.length - 1
      const result = record.entries[at] as BallotRecord['entries'][number] & { readonly type: 'result' }
      const signatures = (result.shares ?? []).map(({ holder }) => ({
        holder,
        signature: proveKnowledge('told', 'x', signerOf(open.keeper.secret), testsOnlyRandom('signature')),
      }))
      const more = { ...result, signatures } as never
      expect(wrongsOf(tryReadRecord(rechained([...record.entries.slice(0, -1), more])))).toEqual([
        `signatures-not-wanted [${at}].signatures`,
      ])
    })

    it('shares of two sums, changed over', () => {
      const asks = { kind: 'choose', options: ['ben', 'cleo'], least: 1, most: 1 } as const
      const contest = { asks, disclosure: LOW.disclosure }
      const vote = closed(castAll(voteOf({ ...SMALL, members: 3, contest }), [['ben'], ['cleo'], ['ben']]))
      const [one, other] = sharesOf(vote, 2) as [ShareMessage, ShareMessage]
      const swapped = { ...one, shares: one.shares.toReversed() }
      const answer = tryTallyShares({ record: vote.record, shares: [swapped, other] })
      expect(wrongsOf(answer)).toEqual([
        'too-few-shares shares',
        'share-does-not-hold shares[0].shares[0].proof',
        'share-does-not-hold shares[0].shares[1].proof',
      ])
    })

    it('a secret file with something more in it is refused, and not shown', () => {
      const own = holderSecret(counted)
      const answer = tryShareOf({ record: counted.record, holderSecret: { ...own, secret: `${own.secret}\n` } })
      expect(wrongsOf(answer)).toEqual(['not-a-scalar holderSecret.secret'])
      expect(JSON.stringify(answer)).not.toContain(own.secret.slice(0, 20))
    })
  })

  describe('Refused: what a member tries', () => {
    it('to vote after leaving, and to have an old ballot counted after coming back', () => {
      const left = changed(open, ['ana-00'], [])
      const old = ballotAt(open.record, 1)
      expect(wrongsOf(addBallot(left.record, sealed(open, 'ana-00', 'for').ballot))).toEqual([
        'not-in-electorate [5].ballot.member',
      ])
      const back = changed(left, [], ['ana-00'])
      expect(good(verifyRecord(back.record))).toMatchObject({ electorate: 3, ballots: 2 })
      expect(wrongsOf(addBallot(back.record, old))).toEqual(['ballot-twice [6].ballot.sequence'])
      expect(good(verifyRecord(cast(back, 'ana-00', 'against').record)).ballots).toBe(3)
    })

    it('to take half of a ciphertext of somebody else, in either half of their own', () => {
      const { slots } = ballotAt(open.record, 1)
      const [theirs] = slots as [SealedBallot['slots'][number]]
      const { ballot } = sealed(open, 'ana-01', 'for')
      const [mine] = ballot.slots as [SealedBallot['slots'][number]]
      for (const [half, text] of [
        ['a', theirs.a],
        ['a', theirs.b],
        ['b', theirs.a],
        ['b', theirs.b],
        ['b', mine.a],
      ] as const) {
        const copied = { ...ballot, slots: [{ ...mine, [half]: text }] }
        expect(wrongsOf(addBallot(open.record, copied))).toContain(`copied-ciphertext [4].ballot.slots[0].${half}`)
      }
    })

    it('to seal for a layout that chooses another number of options', () => {
      const asks = { kind: 'choose', options: ['ben', 'cleo', 'dora'], least: 1, most: 1 } as const
      const vote = voteOf({ ...SMALL, members: 3, contest: { asks, disclosure: LOW.disclosure } })
      const two = { ...ballotFormOf(vote.record), asks: { ...asks, least: 2, most: 2 } }
      const { secret } = keyPair(vote, 'ana-00')
      const { ballot } = sealBallot({ vote: two, member: 'ana-00', choice: ['ben', 'cleo'], secret }, vote.random)
      expect(wrongsOf(addBallot(vote.record, ballot))).toEqual(['proof-does-not-hold [1].ballot.sum'])
    })

    it('to move a ballot of their own from another vote, or another place in this one', () => {
      const other = voteOf({ ...SMALL, members: 3, contest: { ...LOW, matter: 'another' } })
      expect(wrongsOf(addBallot(open.record, sealed(other, 'ana-00', 'for').ballot))[0]).toMatch(
        /^(wrong-sequence|equivocation|proof-does-not-hold)/,
      )
      const { ballot } = sealed(open, 'ana-00', 'for')
      const fresh = voteOf({ ...SMALL, members: 3, contest: LOW })
      const first = { ...ballot, sequence: 1, before: null }
      expect(wrongsOf(addBallot(fresh.record, first))).toEqual([
        'proof-does-not-hold [1].ballot.slots[0].proof',
        'signature-does-not-hold [1].ballot.signature',
      ])
      expect(wrongsOf(addBallot(fresh.record, { ...first, member: 'ana-01' }))).toEqual([
        'proof-does-not-hold [1].ballot.slots[0].proof',
        'signature-does-not-hold [1].ballot.signature',
      ])
    })

    it('an opening that is of another ballot, or none, is refused and not shown', () => {
      const [one, other] = [sealed(open, 'ana-00', 'for'), sealed(open, 'ana-00', 'against')]
      const [own] = other.opening.randomness as [string]
      for (const opening of [other.opening, { bits: [0], randomness: [`${own} `] }] as const) {
        const answer = addOpened(open.record, { ballot: one.ballot, opening })
        expect(answer.kind).toBe('refused')
        expect(JSON.stringify(answer)).not.toContain(own.slice(0, 20))
      }
    })
  })

  describe('Not true, on purpose', () => {
    it('random numbers that cancel out within one ballot do no harm: it counts as what it says', () => {
      const asks = { kind: 'choose', options: ['ben', 'cleo'], least: 1, most: 1 } as const
      const vote = voteOf({ ...SMALL, members: 3, contest: { asks, disclosure: LOW.disclosure } })
      const { contest, key } = stateAfter(linesOf(vote.record)).vote as NonNullable<RecordState['vote']>
      const signer = signerOf(keyPair(vote, 'ana-00').secret)
      const { random } = vote
      const place = { member: 'ana-00', sequence: 1, before: null }
      const statement = [contest, 'ana-00', 1, null]
      // The first halves are 5 × G and -5 × G.
      const slots = ([1, 0] as const).map((bit, at) => {
        const randomness = mod(at === 0 ? 5n : -5n)
        const b = times(key, randomness)
        const ciphertext = { a: times(G, randomness), b: bit === 1 ? b.add(G) : b }
        const proof = proveBit('bit', [statement, at], ciphertext, { key, bit, randomness }, random)
        return { a: pointText(ciphertext.a), b: pointText(ciphertext.b), proof }
      })
      const sum = proveEquality('sum', statement, { key: ZERO, base: key, product: ZERO }, 0n, random)
      const message = fingerprintOf('ballot', { contest, ...place, slots, sum } as never)
      const ballot = { ...place, slots, sum, signature: proveKnowledge('ballot', message, signer, random) }
      const record = good(addBallot(vote.record, ballot))
      const whole = told(closed(cast(cast({ ...vote, record }, 'ana-01', ['cleo']), 'ana-02', ['ben'])))
      expect(good(verifyRecord(whole.record.text)).results[0]?.told).toEqual({ kind: 'count', sums: [2, 1] })
    })
  })

  describe('Always true', () => {
    it('a source of random bytes that repeats itself gives no two proofs the same number', () => {
      const stuck: RandomSource = { bytes: (length) => new Uint8Array(length).fill(7), origin: 'tests-only' }
      const signer = signerOf(open.keeper.secret)
      const commits = ['one', 'other'].map((statement) => proveKnowledge('told', statement, signer, stuck).commit)
      expect(new Set(commits).size).toBe(2)
      const vote = ballotFormOf(open.record)
      const { secret } = keyPair(open, 'ana-00')
      const halves = ['for', 'against'].flatMap((choice) => {
        const { ballot } = sealBallot({ vote, member: 'ana-00', choice, secret }, stuck)
        return ballot.slots.flatMap(({ a, b, proof }) => [a, b, ...proof.commit])
      })
      expect(new Set(halves).size).toBe(halves.length)
    })

    it('a record that is read again, line by line or at once, comes to the same', () => {
      const { text, head } = told(counted).record
      expect(readRecord(text).head).toBe(head)
      const lines = linesOf(readRecord(text))
      const half = stateAfter(lines.slice(0, 3))
      expect(checkLines(half, lines.slice(3))).toMatchObject({ kind: 'checked', state: { head } })
    })

    it('an entry is refused by its proofs though it is added alone', () => {
      const state = stateAfter(linesOf(open.record))
      const elector = electorOf(open, 'ana-04')
      const [one] = elector.certificates
      const joins = [{ ...elector, certificates: [one, { ...one, by: 'olga' }] as const }]
      const signer = signerOf(open.keeper.secret)
      const said = { type: 'electorate', leaves: [], joins } as const
      expect(wrongsOf(checkLines(state, [lineOf(signedAfter(state, said, signer, open.random))]))).toEqual([
        'certificate-false [4].joins[0].certificates[1].signature',
      ])
      const stranger = signerOf(scalarText(12345n))
      const unsigned = { ...said, joins: [elector] }
      expect(wrongsOf(checkLines(state, [lineOf(signedAfter(state, unsigned, stranger, open.random))]))).toEqual([
        'keeper-did-not-sign [4].signature',
      ])
      expect(entryAfter(state, { type: 'ballot', ballot: ballotAt(open.record, 1) }).index).toBe(4)
    })
  })
})
