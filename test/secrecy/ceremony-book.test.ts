import { describe, expect, it } from 'vitest'
import { complainOf } from '../../src/secrecy/ceremony-complaint.js'
import { type SealedShare, signMessage } from '../../src/secrecy/ceremony-messages.js'
import { G, type Point, pointText, readPoint, times, timesPublic } from '../../src/secrecy/group.js'
import { type CeremonyMessage, planFingerprint } from '../../src/secrecy/index.js'
import { mails, type Planned, planned, wholeCeremony, wrongs } from './ceremony-run.js'
import {
  dealWith,
  fingerprint,
  keyMade,
  placeOf,
  random,
  revealed,
  sentBy,
  signerIn,
  THREE,
  WHOLE,
  withInstead,
  wrongShare,
  ZERO_POINT,
} from './cheats.js'

describe('messages of a ceremony', () => {
  describe('Refused', () => {
    const [commitment] = revealed(sentBy('olga', 'reveal').commitments, 1n)

    it('a rushing holder, who reveals another key than they committed to', () => {
      const [, reveal] = revealed([pointText(times(G, 5n)), pointText(times(G, 6n))], 5n)
      expect(wrongs(keyMade(withInstead(reveal)))).toContain(`not-as-committed ${placeOf('olga', 'reveal')}`)
      const swap = (message: CeremonyMessage) =>
        message.holder === 'olga' && message.kind === 'reveal' ? reveal : message
      const { next } = mails(THREE, 3, swap)
      expect(wrongs(next.get('pau') as never)).toEqual([
        'not-as-committed received[4]',
        'other-ceremony received[5].reveal',
      ])
    })

    it('a rogue key, chosen to cancel the others', () => {
      const others = ['nuria', 'pau'].map(
        (holder) => readPoint(sentBy(holder, 'reveal').commitments[0] as string) as Point,
      )
      const mine = 5n
      const rogue = others.reduce((sum, one) => sum.subtract(one), times(G, mine))
      const messages = revealed([pointText(rogue), pointText(G)], mine)
      expect(wrongs(keyMade(withInstead(...messages)))).toEqual([`key-not-proven ${placeOf('olga', 'reveal')}.proof`])
    })

    it("a proof of somebody else's, with their key", () => {
      const { commitments, proof } = sentBy('pau', 'reveal')
      const copied = signMessage(
        { kind: 'reveal', plan: fingerprint, holder: 'olga', commitments, proof } as const,
        signerIn(THREE, 'olga'),
        random,
      )
      expect(wrongs(keyMade(withInstead(copied)))).toEqual([`key-not-proven ${placeOf('olga', 'reveal')}.proof`])
    })

    it('too few or too many commitments, and identity points', () => {
      const one = pointText(G)
      const place = placeOf('olga', 'reveal')
      expect(wrongs(keyMade(withInstead(...revealed([one], 1n))))).toEqual([`wrong-commitments ${place}.commitments`])
      expect(wrongs(keyMade(withInstead(...revealed([one, one, one], 1n))))).toEqual([
        `wrong-commitments ${place}.commitments`,
      ])
      expect(wrongs(keyMade(withInstead(...revealed([one, ZERO_POINT], 1n))))).toEqual([
        `not-a-point ${place}.commitments[1]`,
      ])
      expect(wrongs(keyMade(withInstead(...revealed([ZERO_POINT, one], 1n))))).toEqual([
        `not-a-point ${place}.commitments[0]`,
      ])
    })

    it('a lying dealer: the complaint opens the share, and everybody sees that it does not fit', () => {
      for (const lie of [dealWith(() => wrongShare(7n)), dealWith(() => ({ ...wrongShare(0n), to: 'pau' }))]) {
        const swap = (message: CeremonyMessage) =>
          message.holder === 'olga' && message.kind === 'deal' ? lie : message
        const { next } = mails(THREE, 4, swap)
        const { messages } = mails(THREE, 3, swap)
        expect(wrongs(next.get('pau') as never)).toEqual(['dealer-lied own.made[3].deal'])
        expect(next.get('nuria')).toMatchObject({
          kind: 'failed',
          problems: [{ code: 'dealer-lied', facts: { dealer: 'olga', holder: 'pau' } }],
        })
        expect(wrongs(keyMade(messages))).toEqual([expect.stringMatching(/^dealer-lied /)])
        expect(messages.filter(({ kind }) => kind === 'confirmation').map(({ holder }) => holder)).toEqual([
          'nuria',
          'olga',
        ])
      }
    })

    it('a false complaint is told as such, and who made it', () => {
      const deal = sentBy('olga', 'deal')
      const share = deal.shares.find(({ to }) => to === 'pau') as SealedShare
      const signer = signerIn(THREE, 'pau')
      const shared = times(readPoint(share.ephemeral) as Point, signer.secret)
      const complaint = complainOf({ holder: 'pau', deal, share, shared }, signer, random)
      expect(keyMade([...WHOLE.messages, complaint])).toMatchObject({
        kind: 'failed',
        problems: [
          {
            code: 'complaint-false',
            path: `messages[${WHOLE.messages.length}]`,
            facts: { holder: 'pau', dealer: 'olga' },
          },
        ],
      })
    })

    it('a complaint whose evidence is made up', () => {
      const deal = sentBy('olga', 'deal')
      const share = deal.shares.find(({ to }) => to === 'pau') as SealedShare
      const complaint = complainOf({ holder: 'pau', deal, share, shared: times(G, 9n) }, signerIn(THREE, 'pau'), random)
      expect(wrongs(keyMade([...WHOLE.messages, complaint]))).toEqual([
        `complaint-not-proven messages[${WHOLE.messages.length}].proof`,
      ])
      const own = complainOf({ holder: 'olga', deal, share, shared: times(G, 9n) }, signerIn(THREE, 'olga'), random)
      expect(wrongs(keyMade([...WHOLE.messages, own]))).toEqual([
        `complaint-not-proven messages[${WHOLE.messages.length}].proof`,
      ])
    })

    it("somebody else's sealed share, passed off as one's own to have it opened in a complaint", () => {
      const theirs = sentBy('nuria', 'deal').shares.find(({ to }) => to === 'pau') as SealedShare
      const place = `${placeOf('olga', 'deal')}.shares[1]`
      expect(wrongs(keyMade(withInstead(dealWith(() => theirs))))).toEqual([`deal-not-proven ${place}`])
      // Nor may it be shifted by something of one's own.
      const shifted = (readPoint(theirs.ephemeral) as Point).add(timesPublic(G, 3n))
      expect(wrongs(keyMade(withInstead(dealWith(() => ({ ...theirs, ephemeral: pointText(shifted) })))))).toEqual([
        `deal-not-proven ${place}`,
      ])
      expect(wrongs(keyMade(withInstead(dealWith((share) => ({ ...share, ephemeral: ZERO_POINT })))))).toEqual([
        `deal-not-proven ${place}`,
      ])
    })

    it('a deal that leaves somebody out, or is for another', () => {
      const place = `wrong-recipients ${placeOf('olga', 'deal')}.shares`
      expect(wrongs(keyMade(withInstead(dealWith((share) => ({ ...share, to: 'olga' })))))).toEqual([place])
      const { signature, ...deal } = sentBy('olga', 'deal')
      const short = signMessage({ ...deal, shares: deal.shares.slice(1) }, signerIn(THREE, 'olga'), random)
      const refused = keyMade(withInstead(short))
      expect(wrongs(refused)).toEqual([place])
      expect(refused).toMatchObject({ problems: [{ facts: { needed: 'nuria, pau' } }] })
      expect(signature).not.toEqual(short.signature)
    })

    it('shares where all are needed', () => {
      const all = planned('all-of', 3, 3)
      const { messages } = wholeCeremony(all)
      const { signature: _, ...deal } = sentBy('olga', 'deal')
      const dealt = signMessage({ ...deal, plan: planFingerprint(all.plan) }, signerIn(all, 'olga'), random)
      expect(wrongs(keyMade([...messages, dealt], all))).toEqual([`nothing-to-deal messages[${messages.length}]`])
    })

    it('two messages of one kind, where both are signed', () => {
      expect(wrongs(keyMade([...WHOLE.messages, commitment]))).toEqual([
        `two-messages messages[${WHOLE.messages.length}]`,
      ])
    })

    it('messages of an abandoned ceremony of the same plan', () => {
      const old = wholeCeremony(THREE, 'abandoned').messages
      const confirmation = sentBy('pau', 'confirmation', old)
      expect(wrongs(keyMade(withInstead(confirmation)))).toEqual([
        `other-transcript ${placeOf('pau', 'confirmation')}.transcript`,
      ])
      expect(wrongs(keyMade(withInstead(sentBy('pau', 'deal', old))))).toEqual([
        `other-ceremony ${placeOf('pau', 'deal')}.reveal`,
      ])
      expect(wrongs(keyMade(withInstead(sentBy('pau', 'reveal', old))))).toContain(
        `not-as-committed ${placeOf('pau', 'reveal')}`,
      )
    })

    it('a complaint about a deal of an abandoned ceremony', () => {
      const deal = sentBy('olga', 'deal', wholeCeremony(THREE, 'abandoned').messages)
      const share = deal.shares.find(({ to }) => to === 'pau') as SealedShare
      const signer = signerIn(THREE, 'pau')
      const shared = times(readPoint(share.ephemeral) as Point, signer.secret)
      const complaint = complainOf({ holder: 'pau', deal, share, shared }, signer, random)
      const withoutDeals = WHOLE.messages.filter(({ kind }) => kind !== 'deal')
      expect(wrongs(keyMade([...withoutDeals, complaint]))).toEqual([
        `other-ceremony messages[${withoutDeals.length}].deal.reveal`,
      ])
      expect(wrongs(keyMade([...WHOLE.messages, complaint]))).toEqual([
        `two-messages messages[${WHOLE.messages.length}].deal`,
      ])
    })

    it('messages of another plan', () => {
      const other: Planned = { ...THREE, plan: { ...THREE.plan, contest: { ...THREE.plan.contest, matter: 'other' } } }
      const { messages } = wholeCeremony(other)
      expect(new Set(wrongs(keyMade(messages)))).toEqual(
        new Set(messages.map((_, at) => `other-ceremony messages[${at}].plan`)),
      )
      // Nor does it help to change the name of the plan.
      const renamed = messages.map((message) => ({ ...message, plan: fingerprint }))
      expect(wrongs(keyMade(renamed)).every((wrong) => wrong.startsWith('message-not-signed '))).toBe(true)
    })

    it('somebody who is no key holder', () => {
      const signer = signerIn(planned('quorum', 2, 3, 'strangers'), 'olga')
      const stranger = signMessage(
        { kind: 'commitment', plan: fingerprint, holder: 'zoe', reveal: ZERO_POINT } as const,
        signer,
        random,
      )
      expect(wrongs(keyMade([...WHOLE.messages, stranger]))).toEqual([
        `not-a-key-holder messages[${WHOLE.messages.length}].holder`,
      ])
    })
  })
})
