import { expect, it } from 'vitest'
import * as views from '../../src/cooperative/views.js'
import {
  addBallot,
  addResult,
  ballotFormOf,
  certifyKey,
  closeBallots,
  lastCastOf,
  newSigner,
  openRecord,
  resultOf,
  sealBallot,
  shareOf,
  signTold,
  testsOnlyRandom,
  verifyRecord,
} from '../../src/secrecy/index.js'
import { good } from '../secrecy/given.js'
import { planned, wholeCeremony } from '../secrecy/ceremony-run.js'
import { PEOPLE, RECORD, removal, team } from './removal.js'

/** Log and ballot record side by side, joined by fingerprints alone. */
it('WJC-8: a team of ten removes somebody; the log holds the fingerprints and what was released, the ballot record everything else', () => {
  const random = testsOnlyRandom('a removal')
  const voters = PEOPLE.slice(0, 10)
  const told = team(10).given(removal('2026-02-01'))
  const open = views.decisions.decisionView(told.state, 'out')
  const disclosure = open?.disclosure
  if (disclosure === undefined) throw new Error('the vote is not secret')

  // Five people from outside the team make the key, for this vote alone.
  const begun = planned('quorum', 3, 5)
  const contest = {
    cooperative: 'we-just-coop',
    matter: 'out',
    question: RECORD.repeat(4),
    asks: { kind: 'yes-no' as const },
    rule: { atLeast: '72%', of: 'electorate' as const },
    disclosure,
  }
  const { ballotKey, secrets } = wholeCeremony({ ...begun, plan: { ...begun.plan, contest } })
  const holders = secrets.map((own) => ({ own, identity: begun.identities.get(own.holder)?.secret ?? '' }))
  const keys = new Map(voters.map((member) => [member, newSigner(random)]))
  const keeper = newSigner(random)
  const certified = (member: string, key: string, at: 0 | 1) => {
    const { own, identity } = holders[at] as (typeof holders)[number]
    return certifyKey({ cooperative: contest.cooperative, member, key, by: own.holder, secret: identity }, random)
  }
  const electorate = voters.map((member) => {
    const key = keys.get(member)?.key ?? ''
    return { member, key, certificates: [certified(member, key, 0), certified(member, key, 1)] as const }
  })
  const opened = openRecord({ contest, ballotKey, electorate, secret: keeper.secret }, random)
  told.given({
    type: 'open-ballots',
    at: '2026-02-01',
    by: 'ben',
    decision: 'out',
    opening: opened.head,
    holders: holders.map(({ own }) => own.holder),
  })

  // Seven for, three against; then one of those against thinks better of it.
  const cast = (record: typeof opened, member: string, choice: 'for' | 'against') => {
    const replaces = lastCastOf(record, member)
    const secret = keys.get(member)?.secret ?? ''
    const more = replaces === undefined ? {} : { replaces }
    return good(
      addBallot(record, sealBallot({ vote: ballotFormOf(record), member, choice, secret, ...more }, random).ballot),
    )
  }
  const first = voters.reduce((record, member, at) => cast(record, member, at < 7 ? 'for' : 'against'), opened)
  const closed = good(closeBallots(cast(first, voters[9] ?? '', 'for'), { final: true }, keeper.secret, random))
  told.given({ type: 'close-ballots', at: '2026-02-08', by: 'ben', decision: 'out', closing: closed.head })

  const shares = holders.slice(1, 4).map(({ own }) => shareOf({ record: closed, holderSecret: own }, random).message)
  const signed = holders
    .slice(1, 4)
    .map(
      ({ own, identity }) => signTold({ record: closed, shares, holder: own.holder, secret: identity }, random).signed,
    )
  const counted = good(addResult(closed, resultOf({ record: closed, signed }).result))
  const verified = verifyRecord(counted.text, { head: closed.head })
  if (verified.kind === 'refused') throw new Error('the record is not sound')
  const [result] = verified.results
  // It stands until it is carried and is counted every month: so the outcome is all that is ever told.
  expect(result?.told).toEqual({ kind: 'outcome', outcome: 'carried' })

  told.given({
    type: 'release-result',
    at: '2026-02-08',
    by: 'ben',
    decision: 'out',
    outcome: 'carried',
    ballots: result?.ballots ?? 0,
  })
  expect(told.events.slice(-3).map(({ type }) => type)).toEqual(['decided', 'team-left', 'coordinator-left'])
  const log = JSON.stringify(told.events)
  expect(log).toContain(opened.head)
  expect(log).toContain(closed.head)
})
