import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import { lineOf, signedAfter } from '../../src/secrecy/entries.js'
import {
  certifyKey,
  changeElectorate,
  closeBallots,
  type Contest,
  type Elector,
  type KeyPair,
  resultOf,
  type SetupEntry,
  signTold,
  tallyShares,
  tryContinueRecord,
  tryOpenRecord,
  tryReadRecord,
  tryResultOf,
  tryShareOf,
  trySignTold,
  tryTallyShares,
  verifyRecord,
} from '../../src/secrecy/index.js'
import { signerOf } from '../../src/secrecy/keys.js'
import { WHOLE } from './cheats.js'
import { LOW, SMALL } from './forge.js'
import { cast, castAll, changed, closed, good, members, sharesOf, told, type Vote, voteOf, wrongsOf } from './given.js'

/** The last close of a vote, as its entry says it. */
const closeOf = ({ record }: Vote) => record.entries.filter(({ type }) => type === 'close').at(-1)

describe('a ballot record at its edges', () => {
  describe('At the boundary', () => {
    it('ballots of which nothing was told are as fresh as those nobody counted', () => {
      // Two ballots are too few for anything to be told of them.
      const vote = castAll(voteOf({ ...SMALL, members: 6, contest: LOW }), ['for', 'against'])
      const again = closed(cast(told(closed(vote, false)), 'ana-02', 'for'))
      expect(closeOf(again)).toMatchObject({ count: 2, ballots: 3, changed: 3, release: 'count' })
      const shown = told(closed(cast(vote, 'ana-02', 'for'), false))
      expect(closeOf(closed(cast(shown, 'ana-03', 'for')))).toMatchObject({ count: 2, ballots: 4, changed: 1 })
    })

    it('without a single ballot nothing is told, and no random numbers are to blame', () => {
      const vote = voteOf({ ...SMALL, members: 6, contest: LOW })
      const { results } = good(verifyRecord(told(closed(vote)).record))
      expect(results[0]).toMatchObject({ ballots: 0, told: { kind: 'nothing' } })
      expect(results[0]?.because.map(({ code }) => code)).not.toContain('randomness-cancels-out')
    })

    it('two members certify a third: those of the electorate may, as key holders may', () => {
      const vote = voteOf({ ...SMALL, members: 3, contest: LOW })
      const joined = (...by: readonly [string, string]) =>
        changeElectorate(vote.record, { leaves: [], joins: [certified(vote, by)] }, vote.keeper.secret, vote.random)
      expect(good(joined('ana-00', 'ana-01')).entries).toHaveLength(2)
      expect(good(joined('ana-00', 'nuria')).entries).toHaveLength(2)
      expect(wrongsOf(joined('ana-00', 'ana-05'))).toEqual(['not-a-certifier [1].joins[0].certificates[1].by'])
      const left = changed(vote, ['ana-01'], [])
      const change = { leaves: [], joins: [certified(vote, ['ana-00', 'ana-01'])] }
      expect(wrongsOf(changeElectorate(left.record, change, vote.keeper.secret, vote.random))).toEqual([
        'not-a-certifier [2].joins[0].certificates[1].by',
      ])
    })
  })

  describe('Always true', () => {
    it('shares open a count in the order of their holders, and in whose name a bad one came is told', () => {
      const vote = closed(castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for']))
      const shares = sharesOf(vote, 3).toReversed()
      const bad = [{ holder: 'zoe' }, 7, { holder: 7 }] as never[]
      const tally = tallyShares({ record: vote.record, shares: [...shares, ...bad] })
      expect(tally).toMatchObject({ kind: 'counted', sums: [2], from: ['nuria', 'olga'] })
      expect(tally.badHolders.map(({ holder }) => holder)).toEqual(['zoe', '', ''])
      expect(resultOf({ record: vote.record, shares })).toMatchObject({
        kind: 'result',
        result: { told: { kind: 'count', sums: [2] }, shares: [{ holder: 'nuria' }, { holder: 'olga' }] },
      })
    })

    it('a sound record says what was checked', () => {
      const vote = castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against'])
      const { because, state } = good(verifyRecord(vote.record))
      expect([state, because]).toEqual([
        'open',
        [{ code: 'record-sound', clauses: ['WJC-8'], entries: 3, ballots: 2, electorate: 3 }],
      ])
    })
  })

  describe('Refused', () => {
    it('a line that is no object, wherever it stands', () => {
      const { record } = voteOf({ ...SMALL, members: 3, contest: LOW })
      expect(wrongsOf(tryReadRecord(`${record.text}7\n`))).toEqual(['wrong-kind [1]'])
      expect(wrongsOf(tryReadRecord(`${record.text}{"type":"toString"}\n`))).toEqual(['not-one-of [1].type'])
      expect(wrongsOf(tryContinueRecord(record, '7\n'))).toEqual(['wrong-kind [1]'])
      expect(wrongsOf(tryContinueRecord('x' as never, '7\n'))).toEqual(['broken-entry [0]'])
      expect(tryContinueRecord(record, '')).toBe(record)
    })

    it('too few shares for a result, and a share made with the secret of another', () => {
      const vote = closed(castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for']))
      expect(wrongsOf(tryResultOf({ record: vote.record, shares: sharesOf(vote, 1) }))).toEqual([
        'too-few-shares shares',
      ])
      const [first, second] = vote.holders as readonly [Vote['holders'][number], Vote['holders'][number]]
      const { identity: _, ...holderSecret } = { ...first, secret: second.secret }
      expect(wrongsOf(tryShareOf({ record: vote.record, holderSecret }))).toEqual(['not-the-secret holderSecret'])
    })

    it('a member whose key is no point', () => {
      const { record, keeper } = voteOf({ ...SMALL, members: 3, contest: LOW })
      const [ana] = (record.entries[0] as SetupEntry).electorate
      const joins = [{ ...(ana as Elector), member: 'zoe', key: 'ff'.repeat(32) }]
      expect(wrongsOf(changeElectorate(record, { leaves: [], joins }, keeper.secret))).toEqual([
        'not-a-point [1].joins[0].key',
      ])
    })

    it('a secret of the keeper that is none', () => {
      const { record, contest, keeper } = voteOf({ ...SMALL, members: 3, contest: LOW })
      const refused = { kind: 'refused', problems: [{ code: 'not-a-scalar', path: 'secret', received: 'nothing' }] }
      const secret = keeper.secret.slice(1)
      expect(closeBallots(record, { final: true }, secret)).toMatchObject(refused)
      expect(changeElectorate(record, { leaves: ['ana-00'], joins: [] }, secret)).toMatchObject(refused)
      expect(tryOpenRecord({ contest, ballotKey: WHOLE.ballotKey, electorate: [], secret })).toMatchObject(refused)
    })

    it('a signature on what is told by somebody who holds no share', () => {
      const hidden = closed(castAll(voteOf({ members: 6 }), ['for', 'against', 'for', 'against', 'for', 'for']))
      const shares = sharesOf(hidden)
      const signed = hidden.holders
        .slice(0, 3)
        .map(({ holder, identity }) => signTold({ record: hidden.record, shares, holder, secret: identity }).signed)
      const stranger = { ...signed[2], holder: 'zoe' } as never
      const ofAnother = { ...signed[2], contest: '00'.repeat(32) } as never
      expect(wrongsOf(tryResultOf({ record: hidden.record, signed: [...signed.slice(0, 2), ofAnother] }))).toEqual([
        'too-few-signers signed',
        'other-vote signed[2].contest',
      ])
      expect(wrongsOf(tryResultOf({ record: hidden.record, signed: [...signed.slice(0, 2), stranger] }))).toEqual([
        'too-few-signers signed',
        'not-a-key-holder signed[2].holder',
      ])
    })

    it('a setup whose members stand in no order, or who hold shares, each at their place', () => {
      const { record, contest, keeper, random: draw } = voteOf({ ...SMALL, members: 3, contest: LOW })
      const { ballotKey, electorate } = record.entries[0] as SetupEntry
      const opened = (electors: readonly Elector[]) =>
        wrongsOf(tryOpenRecord({ contest, ballotKey, electorate: electors, secret: keeper.secret }, draw))
      expect(opened(electorate)).toEqual([])
      expect(opened(electorate.toReversed())).toEqual([
        'members-not-in-order [0].electorate[1]',
        'members-not-in-order [0].electorate[2]',
      ])
      expect(opened([...electorate, { ...(electorate[0] as Elector), member: 'nuria' }])).toEqual([
        'holder-in-electorate [0].electorate[3].member',
        'key-twice [0].electorate[3].key',
      ])
    })

    it('a rule that counts some kinds only, or whose options cannot be hidden; the same rule otherwise is sealed', () => {
      const { record, contest, keeper, random: draw } = voteOf({ ...SMALL, members: 3, contest: LOW })
      const { ballotKey, electorate } = record.entries[0] as SetupEntry
      const opened = (change: Partial<Contest>) =>
        wrongsOf(
          tryOpenRecord({ contest: { ...contest, ...change }, ballotKey, electorate, secret: keeper.secret }, draw),
        )
      const counting = (...kinds: readonly ('for' | 'against' | 'abstain')[]): Partial<Contest> => ({
        rule: { moreThan: '1/2', of: 'ballots', quorum: { atLeast: '1/2', of: 'electorate', counting: kinds } },
      })
      // The key was made for another contest, which is found when the rule has been read.
      const fits = /^key-not-proven /
      expect(opened(counting('for', 'against'))).toEqual(['rule-cannot-be-sealed [0].contest.rule'])
      expect(opened(counting('for', 'against', 'abstain'))[0]).toMatch(fits)
      const asks = { kind: 'choose', options: ['for', 'against', 'abstain'], least: 1, most: 1 } as const
      const hidden = { asks, disclosure: DISCLOSURE.strict }
      const cannot = ['choice-cannot-be-hidden [0].contest.disclosure.ends']
      expect(opened({ ...hidden, rule: { moreThan: '1/2', of: 'for-or-against' } })).toEqual(cannot)
      expect(opened({ ...hidden, rule: { moreThan: '1/2', of: 'ballots' } })[0]).toMatch(fits)
    })

    it('shares of a count of which nothing may be told', () => {
      const lone = closed(castAll(voteOf({ ...SMALL, members: 6, contest: LOW }), ['for']))
      expect(wrongsOf(tryTallyShares({ record: lone.record, shares: [] }))).toEqual(['nothing-may-be-told'])
      const { holder, identity } = lone.holders[0] as Vote['holders'][number]
      const input = { record: lone.record, shares: [], holder, secret: identity }
      expect(wrongsOf(trySignTold(input))).toEqual(['nothing-may-be-told'])
    })

    it('a keeper who closes what was closed before', () => {
      const vote = closed(castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for']))
      expect(wrongsOf(closeBallots(vote.record, { final: true }, vote.keeper.secret))).toEqual([
        'count-under-way [5].type',
      ])
      const chain = { entries: vote.record.entries.length, head: vote.record.head }
      const said = { type: 'electorate', leaves: ['ana-00'], joins: [] } as const
      const line = lineOf(signedAfter(chain, said, signerOf(vote.keeper.secret), vote.random))
      expect(wrongsOf(tryContinueRecord(vote.record, line))).toEqual(['count-under-way [5].type'])
    })
  })
})

/** ana-04 with her own key, certified by these two. */
const certified = (vote: Vote, by: readonly [string, string]): Elector => {
  const { contest, keys, holders, random } = vote
  const member = members(5)[4] as string
  const { key } = keys.get(member) as KeyPair
  const secretOf = (name: string): string =>
    keys.get(name)?.secret ?? holders.find(({ holder }) => holder === name)?.identity ?? ''
  const certificate = (name: string) =>
    certifyKey({ cooperative: contest.cooperative, member, key, by: name, secret: secretOf(name) }, random)
  return { member, key, certificates: [certificate(by[0]), certificate(by[1])] }
}
