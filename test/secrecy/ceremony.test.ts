import { describe, expect, it } from 'vitest'
import { holds } from '../../src/secrecy/claims.js'
import { pointText } from '../../src/secrecy/group.js'
import {
  type CeremonyMessage,
  type CeremonyNotes,
  keyOf,
  type KeyPair,
  makeBallotKey,
  type NextRoundInput,
  tryNextRound,
} from '../../src/secrecy/index.js'
import { combined, mails, planned, wholeCeremony, wrongs } from './ceremony-run.js'
import { dealWith, keyMade, sentBy, THREE, WHOLE, wrongShare, ZERO_POINT } from './cheats.js'
import { mutationsOf } from './mutations.js'

const subsets = <One>(all: readonly One[], size: number): readonly (readonly One[])[] =>
  size === 0 ? [[]] : all.flatMap((one, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [one, ...rest]))

describe('the ceremony that makes a ballot key', () => {
  describe('Always true', () => {
    const quorums = [2, 3, 4, 5].flatMap((size) =>
      Array.from({ length: Math.ceil(size / 2) }, (_, at) => ({ quorum: Math.floor(size / 2) + 1 + at, size })),
    )
    it.each(quorums)(
      'any $quorum of $size make the secret of the key, and fewer do not',
      ({ quorum, size }) => {
        const { read, secrets } = wholeCeremony(planned('quorum', quorum, size))
        for (const enough of subsets(secrets, quorum)) expect(combined('quorum', enough).equals(read.key)).toBe(true)
        for (const few of subsets(secrets, quorum - 1)) expect(combined('quorum', few).equals(read.key)).toBe(false)
        expect(combined('quorum', secrets).equals(read.key)).toBe(true)
        expect(secrets.map(({ secret }) => keyOf(secret))).toEqual(read.shareKeys.map(pointText))
        expect(read.claims.every(({ equations }) => holds(equations))).toBe(true)
      },
      20_000,
    )

    it.each([2, 3, 5])('where all are needed, all %i make it, and one fewer do not', (size) => {
      const { read, secrets } = wholeCeremony(planned('all-of', size, size))
      expect(combined('all-of', secrets).equals(read.key)).toBe(true)
      for (const few of subsets(secrets, size - 1)) expect(combined('all-of', few).equals(read.key)).toBe(false)
      expect(secrets.map(({ secret }) => keyOf(secret))).toEqual(read.shareKeys.map(pointText))
    })

    it('the order of messages does not matter, nor one that comes twice', () => {
      const { messages, ballotKey } = WHOLE
      const shuffled = [...messages, ...messages].reverse()
      expect(keyMade(shuffled)).toEqual({ kind: 'made', ballotKey })
    })

    it('sealed shares may be left out where only the key is wanted: every holder confirmed theirs', () => {
      expect(keyMade(WHOLE.messages.filter(({ kind }) => kind !== 'deal'))).toEqual({
        kind: 'made',
        ballotKey: WHOLE.ballotKey,
      })
    })

    it('asking twice changes nothing', () => {
      const { notes, messages } = mails(THREE, 3)
      const own = notes.get('pau') as CeremonyNotes
      const input = {
        plan: THREE.plan,
        holder: 'pau',
        identitySecret: (THREE.identities.get('pau') as KeyPair).secret,
        received: messages,
      }
      const first = tryNextRound({ ...input, own })
      expect(first.kind).toBe('finished')
      expect(tryNextRound({ ...input, own })).toEqual(first)
    })

    it('nothing that is sent holds a secret', () => {
      const { notes, messages } = mails(THREE, 4)
      const sent = JSON.stringify(messages)
      const secrets = [...notes.values()].flatMap(({ coefficients }) => coefficients)
      secrets.push(
        ...WHOLE.secrets.map(({ secret }) => secret),
        ...[...THREE.identities.values()].map(({ secret }) => secret),
      )
      expect(secrets.filter((secret) => sent.includes(secret))).toEqual([])
    })

    it('every change to any field of any message is refused', () => {
      const complained = mails(
        THREE,
        3,
        (message) => (message.holder === 'olga' && message.kind === 'deal' ? dealWith(() => wrongShare(7n)) : message),
        'ceremony',
      )
      const complaint = sentBy('pau', 'complaint', complained.messages)
      const whole = [...WHOLE.messages.filter(({ holder, kind }) => holder !== 'olga' || kind !== 'deal'), complaint]
      expect(keyMade(whole).kind).toBe('failed')
      const seen = new Set<string>()
      for (const message of [...WHOLE.messages, complaint]) {
        // One message of each kind: those of other holders are made alike.
        if (seen.has(message.kind)) continue
        seen.add(message.kind)
        for (const { path, mutated } of mutationsOf(message)) {
          const { kind } = keyMade([mutated as CeremonyMessage])
          expect(kind, `${message.kind}${path}`).toBe('refused')
        }
      }
      expect(seen.size).toBe(5)
    }, 60_000)
  })

  describe('Not true, on purpose', () => {
    it('nobody can be kept from giving up: without their message it only waits', () => {
      const { messages } = mails(THREE, 4)
      const silent = messages.filter(({ holder, kind }) => holder !== 'olga' || kind === 'commitment')
      expect(keyMade(silent)).toEqual({
        kind: 'waiting',
        missing: [
          { round: 'reveal', holder: 'olga' },
          { round: 'confirmation', holder: 'olga' },
        ],
      })
    })

    it('nobody reveals before everybody has committed', () => {
      const { next } = mails(THREE, 2, (message) => message, 'early')
      const { next: first, messages } = mails(THREE, 1, undefined, 'early')
      expect(messages.map(({ kind }) => kind)).toEqual(['commitment', 'commitment', 'commitment'])
      expect(first.get('pau')).toMatchObject({
        kind: 'waiting',
        missing: [
          { round: 'commitment', holder: 'nuria' },
          { round: 'commitment', holder: 'olga' },
        ],
      })
      expect(next.get('pau')).toMatchObject({
        kind: 'waiting',
        missing: [{ round: 'reveal' }, { round: 'reveal' }, { round: 'deal' }, { round: 'deal' }],
      })
    })
  })

  describe('Refused', () => {
    describe('what a key holder asks', () => {
      const { notes, messages } = mails(THREE, 2)
      const input: NextRoundInput = {
        plan: THREE.plan,
        holder: 'pau',
        identitySecret: (THREE.identities.get('pau') as KeyPair).secret,
        own: notes.get('pau') as CeremonyNotes,
        received: messages,
      }
      const { own, ...lost } = input

      it('without their notes, after a message was sent', () => {
        expect(wrongs(tryNextRound(lost))).toEqual(['notes-missing own'])
      })

      it('with the notes of another holder or ceremony', () => {
        expect(wrongs(tryNextRound({ ...input, own: notes.get('olga') as CeremonyNotes }))).toEqual([
          'not-a-key-holder own.holder',
        ])
        const other = { ...(own as CeremonyNotes), plan: ZERO_POINT }
        expect(wrongs(tryNextRound({ ...input, own: other }))).toEqual(['other-ceremony own.plan'])
      })

      it('as nobody of the plan, or with the secret of another', () => {
        expect(wrongs(tryNextRound({ ...input, holder: 'zoe' }))).toEqual(['not-a-key-holder holder'])
        const identitySecret = (THREE.identities.get('olga') as KeyPair).secret
        expect(wrongs(tryNextRound({ ...input, identitySecret }))).toEqual(['not-the-secret identitySecret'])
      })

      it('with a secret that is none, which is not shown', () => {
        for (const identitySecret of ['ff'.repeat(32), ZERO_POINT, 'c0ffee']) {
          const answer = tryNextRound({ ...input, identitySecret })
          expect(wrongs(answer)).toEqual(['not-a-scalar identitySecret'])
          expect(JSON.stringify(answer)).not.toMatch(/ffff|c0ffee/)
        }
        const broken = { ...(own as CeremonyNotes), coefficients: ['ff'.repeat(32), 'c0ffee'] }
        expect(JSON.stringify(tryNextRound({ ...input, own: broken }))).not.toMatch(/ffff|c0ffee/)
      })

      it('with data of any other shape', () => {
        expect(wrongs(tryNextRound(null as never))).toEqual(['wrong-kind '])
        expect(wrongs(tryNextRound({ ...input, received: [{ kind: 'gossip' }] as never }))).toEqual([
          'not-one-of received[0].kind',
        ])
        expect(() => makeBallotKey({ plan: THREE.plan, messages: [{}] as never })).toThrow('messages[0].kind: expected')
      })
    })
  })
})
