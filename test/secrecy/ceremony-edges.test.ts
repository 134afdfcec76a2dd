import { describe, expect, it } from 'vitest'
import { complainOf } from '../../src/secrecy/ceremony-complaint.js'
import { type SealedShare, signMessage } from '../../src/secrecy/ceremony-messages.js'
import { G, type Point, readPoint, times } from '../../src/secrecy/group.js'
import { type CeremonyNotes, type KeyPair, tryNextRound, tryPlan } from '../../src/secrecy/index.js'
import { mails, planned, wrongs } from './ceremony-run.js'
import { keyMade, random, sentBy, signerIn, THREE, WHOLE } from './cheats.js'

/** What pau says of the share that olga dealt him: with the point that opens it, or with another. */
const complaint = (shared?: Point) => {
  const deal = sentBy('olga', 'deal')
  const share = deal.shares.find(({ to }) => to === 'pau') as SealedShare
  const signer = signerIn(THREE, 'pau')
  return complainOf(
    { holder: 'pau', deal, share, shared: shared ?? times(readPoint(share.ephemeral) as Point, signer.secret) },
    signer,
    random,
  )
}
const withoutOlgas = (...kinds: readonly string[]) =>
  WHOLE.messages.filter(({ holder, kind }) => holder !== 'olga' || !kinds.includes(kind))

describe('a ceremony whose messages come in pieces', () => {
  describe('Always true', () => {
    it('a deal may come before the reveal it belongs to', () => {
      const missing = [{ round: 'reveal', holder: 'olga' }]
      expect(keyMade(withoutOlgas('reveal'))).toEqual({ kind: 'waiting', missing })
      expect(keyMade(withoutOlgas('commitment'))).toEqual({
        kind: 'waiting',
        missing: [{ round: 'commitment', holder: 'olga' }],
      })
    })

    it('a complaint is judged when the reveal of the dealer is there', () => {
      expect(keyMade([...withoutOlgas('reveal'), complaint()]).kind).toBe('waiting')
      expect(wrongs(keyMade([...WHOLE.messages, complaint()]))).toEqual([
        `complaint-false messages[${WHOLE.messages.length}]`,
      ])
    })
  })

  describe('Not true, on purpose', () => {
    it('whoever asks for the first time may have had mail of others already', () => {
      const identitySecret = (THREE.identities.get('pau') as KeyPair).secret
      const received = WHOLE.messages.filter(({ holder, kind }) => holder !== 'pau' && kind === 'commitment')
      const answer = tryNextRound({ plan: THREE.plan, holder: 'pau', identitySecret, received }, random)
      expect(answer).toMatchObject({ kind: 'waiting', missing: [{ round: 'reveal', holder: 'nuria' }, {}, {}, {}] })
      const elsewhere = received.map((message) => ({ ...message, plan: '00'.repeat(32), holder: 'pau' }))
      const another = tryNextRound({ plan: THREE.plan, holder: 'pau', identitySecret, received: elsewhere })
      expect(wrongs(another)[0]).toBe('other-ceremony received[0].plan')
    })
  })

  describe('Refused', () => {
    it('notes that hold no numbers, each by its place and none of them shown', () => {
      const { notes, messages } = mails(THREE, 2)
      const own = notes.get('pau') as CeremonyNotes
      const answer = tryNextRound({
        plan: THREE.plan,
        holder: 'pau',
        identitySecret: (THREE.identities.get('pau') as KeyPair).secret,
        own: { ...own, coefficients: own.coefficients.map(() => 'ff'.repeat(32)) },
        received: messages,
      })
      expect(wrongs(answer)).toEqual(['not-a-scalar own.coefficients[0]', 'not-a-scalar own.coefficients[1]'])
      expect(JSON.stringify(answer)).not.toContain('ffff')
    })

    it('what reaches for a prototype, before its shape is looked at', () => {
      expect(wrongs(tryPlan(JSON.parse('{"__proto__":{"quorum":1},"quorum":2}')))).toEqual(['reserved-key __proto__'])
    })

    it('a complaint about a deal that nobody signed, whatever it shows', () => {
      const { signature } = sentBy('nuria', 'deal')
      for (const made of [complaint(), complaint(times(G, 9n))]) {
        const unsigned = { ...made, deal: { ...made.deal, signature } }
        const found = wrongs(keyMade([unsigned]))
        // Who complains signed another deal than this one.
        expect(found).toEqual(['message-not-signed messages[0].signature'])
        const { signature: _, ...rest } = unsigned
        expect(wrongs(keyMade([signMessage(rest, signerIn(THREE, 'pau'), random)]))).toEqual([
          'message-not-signed messages[0].deal.signature',
        ])
      }
    })

    it('a plan that is none, told by its place among what was given', () => {
      const { plan, identities } = planned('quorum', 2, 3)
      const answer = tryNextRound({
        plan: { ...plan, quorum: 1 },
        holder: 'pau',
        identitySecret: (identities.get('pau') as KeyPair).secret,
        received: [],
      })
      expect(wrongs(answer)).toEqual(['wrong-quorum-of-holders plan.quorum'])
      expect(wrongs(keyMade([], { ...THREE, plan: { ...plan, quorum: 4 } }))).toEqual([
        'wrong-quorum-of-holders plan.quorum',
      ])
    })
  })
})
