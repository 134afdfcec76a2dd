import { describe, expect, it } from 'vitest'
import {
  addOpened,
  type Contest,
  shareOf,
  tryOpenRecord,
  tryReadRecord,
  tryResultOf,
  tryShareOf,
} from '../../src/secrecy/index.js'
import { WHOLE } from './cheats.js'
import { LOW, SMALL } from './forge.js'
import { castAll, closed, sharesOf, type Vote, voteOf, wrongsOf } from './given.js'

const secretOf = ({ holders }: Vote) => {
  const { identity: _, ...holderSecret } = holders[0] as Vote['holders'][number]
  return holderSecret
}

describe('single facts of a sealed vote', () => {
  describe('At the boundary', () => {
    it('a rule needs for and against alone, or with abstaining, and no fourth choice', () => {
      const { contest, keeper } = voteOf({ ...SMALL, members: 3, contest: LOW })
      const wrong = (options: readonly string[]) => {
        const asks = { kind: 'choose', options, least: 1, most: 1 }
        const opened = tryOpenRecord({
          contest: { ...contest, asks } as unknown as Contest,
          ballotKey: WHOLE.ballotKey,
          electorate: [],
          secret: keeper.secret,
        })
        return wrongsOf(opened).filter((one) => one.startsWith('rule-needs-for-or-against'))
      }
      expect(wrong(['for', 'against', 'abstain'])).toEqual([])
      expect(wrong(['for', 'against', 'abstain', 'later'])).toHaveLength(1)
      expect(wrong(['for', 'against'])).toHaveLength(1)
    })

    it('what a result is, by its name', () => {
      const vote = closed(castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for']))
      expect(tryResultOf({ record: vote.record, shares: sharesOf(vote, 3) })).toMatchObject({ kind: 'result' })
    })
  })

  describe('Refused', () => {
    const vote = closed(castAll(voteOf({ ...SMALL, members: 3, contest: LOW }), ['for', 'against', 'for']), false)
    const { record } = vote

    it('the secret of a holder beyond all there are', () => {
      const holderSecret = { ...secretOf(vote), index: 99 }
      expect(wrongsOf(tryShareOf({ record, holderSecret }))).toEqual(['not-the-secret holderSecret'])
    })

    it('one ballot key for two contests, though the close be the same', () => {
      const holderSecret = secretOf(vote)
      const { remember } = shareOf({ record, holderSecret })
      const remembered = [{ ...remember, contest: '0'.repeat(64) }]
      expect(wrongsOf(tryShareOf({ record, holderSecret, remembered }))).toEqual(['forked-record remembered[0]'])
      expect(wrongsOf(tryShareOf({ record, holderSecret, remembered: [remember] }))).toEqual([])
    })

    it('a setup of another shape, and an opened ballot that lacks its opening: refused by that name', () => {
      const setup = { contest: vote.contest, ballotKey: WHOLE.ballotKey, secret: vote.keeper.secret }
      expect(tryOpenRecord(setup as never)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'missing-key', path: 'electorate' }],
      })
      expect(addOpened(record, { ballot: {} } as never).kind).toBe('refused')
      expect(wrongsOf(addOpened(record, { ballot: {} } as never))).toContain('missing-key opening')
    })

    it('an entry of a type that there is not names those that there are', () => {
      expect(tryReadRecord(`${record.text}{"type":"amendment"}\n`)).toMatchObject({
        problems: [{ code: 'not-one-of', facts: { options: expect.stringContaining('setup, ballot, ') as string } }],
      })
    })
  })
})
