import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISCLOSURE } from '../../src/disclosure/index.js'
import {
  type Contest,
  type SealedChoice,
  shareOf,
  type ShareMessage,
  signTold,
  tallyShares,
  tryResultOf,
  tryShareOf,
  tryTallyShares,
  verifyRecord,
} from '../../src/secrecy/index.js'
import { always } from '../arbitraries/run.js'
import {
  cast,
  castAll,
  changed,
  closed,
  good,
  members,
  sharesOf,
  told,
  type Vote,
  voteOf,
  withdrawn,
  wrongsOf,
} from './given.js'

const TOLD = {
  rule: { moreThan: '1/2', of: 'electorate' },
  disclosure: { ...DISCLOSURE.told, leastForOutcome: 1, leastForCount: 1 },
} as const
const STEPS = fc.array(
  fc.record({
    act: fc.constantFrom('cast', 'cast', 'cast', 'withdraw', 'join', 'leave'),
    who: fc.nat(6),
    inFavour: fc.boolean(),
  }),
  { minLength: 4, maxLength: 12 },
)

const ROUND = fc.array(fc.nat(20), { minLength: 6, maxLength: 6 })
const amount = (choices: readonly number[], wanted: number): number => choices.filter((one) => one === wanted).length
/** Ways to ask, what may be chosen, and what so many choices, by their places, add up to. */
const KINDS: readonly {
  readonly contest: Partial<Contest>
  readonly choices: readonly SealedChoice[]
  readonly sums: (choices: readonly number[]) => readonly number[]
}[] = [
  {
    contest: { rule: { moreThan: '1/2', of: 'ballots' } },
    choices: ['for', 'against'],
    sums: (choices) => [amount(choices, 0)],
  },
  {
    contest: { asks: { kind: 'number', min: '1', max: '2', step: '0.25' }, disclosure: TOLD.disclosure },
    choices: ['1', '1.25', '1.5', '1.75', '2'],
    sums: (choices) => [choices.reduce((sum, one) => sum + one, 0)],
  },
  {
    contest: {
      asks: { kind: 'choose', options: ['ben', 'cleo'], least: 0, most: 2 },
      disclosure: TOLD.disclosure,
    },
    choices: [[], ['ben'], ['cleo'], ['cleo', 'ben']],
    sums: (choices) => [amount(choices, 1) + amount(choices, 3), amount(choices, 2) + amount(choices, 3)],
  },
]

describe('counting a ballot record', () => {
  describe('At the boundary', () => {
    it('a tie is told where some abstained too, and of an odd number of ballots', () => {
      const vote = voteOf({
        members: 5,
        quorum: 2,
        holders: 3,
        contest: {
          asks: { kind: 'choose', options: ['for', 'against', 'abstain'], least: 1, most: 1 },
          rule: { moreThan: '1/2', of: 'ballots' },
          disclosure: DISCLOSURE.strict,
        },
      })
      const counted = told(closed(castAll(vote, [['for'], ['for'], ['against'], ['against'], ['abstain']])))
      const verified = verifyRecord(counted.record)
      expect(verified).toMatchObject({ kind: 'sound', results: [{ told: { kind: 'outcome', outcome: 'tied' } }] })
    })
  })

  describe('Always true', () => {
    it('it agrees with a count of open ballots, whatever was cast, changed, withdrawn, joined and left', () => {
      always(
        fc.property(STEPS, (steps) => {
          let vote = voteOf({ members: 4, quorum: 2, holders: 3, contest: TOLD })
          const electorate = new Set(members(4))
          const open = new Map<string, boolean>()
          for (const { act, who, inFavour } of steps) {
            const member = members(7)[who] as string
            const entitled = electorate.has(member)
            if (act === 'cast' && entitled) {
              vote = cast(vote, member, inFavour ? 'for' : 'against')
              open.set(member, inFavour)
            } else if (act === 'withdraw' && open.has(member)) {
              vote = withdrawn(vote, member)
              open.delete(member)
            } else if (act === 'join' && !entitled) {
              vote = changed(vote, [], [member])
              electorate.add(member)
            } else if (act === 'leave' && entitled && electorate.size > 1) {
              vote = changed(vote, [member], [])
              electorate.delete(member)
              open.delete(member)
            }
          }
          const sound = good(verifyRecord(told(closed(vote)).record.text))
          const inFavour = [...open.values()].filter(Boolean).length
          expect([sound.electorate, sound.ballots]).toEqual([electorate.size, open.size])
          const [result] = sound.results
          if (open.size === 0) expect(result?.told).toEqual({ kind: 'nothing' })
          else expect(result?.told).toEqual({ kind: 'count', sums: [inFavour] })
          expect(result?.outcome).toBe(inFavour * 2 > electorate.size ? 'carried' : 'lost')
        }),
        12,
      )
    }, 120_000)

    it('so it does over several counts, of numbers, of options and where ends are hidden', () => {
      always(
        fc.property(fc.constantFrom(...KINDS), fc.array(ROUND, { minLength: 1, maxLength: 2 }), (kind, rounds) => {
          let vote = voteOf({ members: 6, quorum: 2, holders: 3, contest: kind.contest })
          const open = new Map<string, number>()
          rounds.forEach((round, number) => {
            round.forEach((picked, at) => {
              const member = members(6)[at] as string
              const choice = picked % kind.choices.length
              // Everybody casts anew in each round, so that something is told of each.
              vote = cast(vote, member, kind.choices[choice] as SealedChoice)
              open.set(member, choice)
              if (picked % 7 !== 0) return
              vote = withdrawn(vote, member)
              open.delete(member)
            })
            vote = told(closed(vote, number === rounds.length - 1))
          })
          const sound = good(verifyRecord(vote.record.text))
          expect(sound.state).toBe('released')
          const result = sound.results.at(-1)
          const sums = kind.sums([...open.values()])
          if (result?.told.kind === 'count') expect(result.told.sums).toEqual(sums)
          else if (result?.told.kind === 'end')
            expect((sums[0] as number) * 2 > open.size).toBe(result.told.end === 'high')
          else if (result?.told.kind === 'outcome')
            expect(result.told.outcome === 'carried').toBe((sums[0] as number) * 2 > open.size)
          else expect(open.size).toBeLessThan(5)
        }),
        8,
      )
    }, 120_000)

    it('any quorum of key holders opens the same sum', () => {
      const vote = closed(castAll(voteOf({ members: 6 }), ['for', 'against', 'for', 'against', 'for', 'for']))
      const sums = [0, 1, 2].map((from) => tallyShares({ record: vote.record, shares: sharesOf(vote, 3, from) }).sums)
      expect(sums).toEqual([[4], [4], [4]])
    })
  })

  describe('Refused', () => {
    const counted = closed(
      castAll(voteOf({ members: 6, contest: TOLD }), ['for', 'against', 'for', 'against', 'for', 'for']),
    )
    const [first, second, third, fourth] = sharesOf(counted, 4) as [
      ShareMessage,
      ShareMessage,
      ShareMessage,
      ShareMessage,
    ]

    it('names a key holder whose share is of another key, and does with the others', () => {
      const bad = { ...second, shares: first.shares }
      const tally = tallyShares({ record: counted.record, shares: [first, bad, third, fourth] })
      expect(tally.sums).toEqual([4])
      expect(tally.badHolders.map(({ holder }) => holder)).toEqual(['olga'])
      expect(tally.badHolders[0]?.problems[0]).toMatchObject({
        code: 'share-does-not-hold',
        path: 'shares[1].shares[0].proof',
      })
    })

    it('too few good shares', () => {
      expect(wrongsOf(tryTallyShares({ record: counted.record, shares: [first, second] }))).toEqual([
        'too-few-shares shares',
      ])
      expect(wrongsOf(tryTallyShares({ record: counted.record, shares: [first, first, first] }))).toEqual([
        'too-few-shares shares',
      ])
      expect(wrongsOf(tryTallyShares({ record: counted.record, shares: [{ holder: 'pau' }, null] as never }))[0]).toBe(
        'too-few-shares shares',
      )
    })

    it('a share of another count, or of another vote', () => {
      const other = closed(
        castAll(voteOf({ members: 6, contest: TOLD, seed: 'other' }), [
          'for',
          'against',
          'for',
          'against',
          'for',
          'for',
        ]),
      )
      const shares = sharesOf(other, 3)
      expect(wrongsOf(tryTallyShares({ record: counted.record, shares }))).toContain('other-vote shares[0].contest')
      const forked = closed(
        cast({ ...counted, record: castAll(voteOf({ members: 6, contest: TOLD }), ['for']).record }, 'ana-01', 'for'),
      )
      expect(wrongsOf(tryTallyShares({ record: counted.record, shares: sharesOf(forked, 3) }))).toContain(
        'other-close shares[0].close',
      )
    })

    const holderSecretOf = ({ holders }: Vote) => {
      const { identity: _identity, ...holderSecret } = holders[0] as Vote['holders'][number]
      return holderSecret
    }

    it('a share over one ballot, or before the close', () => {
      const lone = closed(cast(voteOf({ members: 10 }), 'ana-00', 'for'))
      expect(wrongsOf(tryShareOf({ record: lone.record, holderSecret: holderSecretOf(lone) }))).toEqual([
        'nothing-may-be-told [2].release',
      ])
      const open = voteOf({ members: 10 })
      expect(wrongsOf(tryShareOf({ record: open.record, holderSecret: holderSecretOf(open) }))).toEqual(['not-closed'])
    })

    it('a second release that would say how one member voted', () => {
      const all = castAll(voteOf({ members: 8 }), [
        'for',
        'against',
        'for',
        'against',
        'for',
        'for',
        'against',
        'against',
      ])
      const isolated = closed(changed(told(closed(all, false)), ['ana-07'], []))
      expect(wrongsOf(tryShareOf({ record: isolated.record, holderSecret: holderSecretOf(isolated) }))[0]).toMatch(
        /^nothing-may-be-told/,
      )
    })

    it('another record than the one of which a count was shared', () => {
      const begun = castAll(voteOf({ members: 8 }), ['for', 'against', 'for', 'against', 'for', 'for', 'against'])
      const whole = closed(begun, false)
      const subset = closed(cast(begun, 'ana-07', 'for'), false)
      const holderSecret = holderSecretOf(whole)
      const { remember } = shareOf({ record: whole.record, holderSecret })
      expect(shareOf({ record: whole.record, holderSecret, remembered: [remember] }).remember).toEqual(remember)
      const remembered = [remember]
      expect(wrongsOf(tryShareOf({ record: subset.record, holderSecret, remembered }))).toEqual([
        'forked-record remembered[0]',
      ])
      const elsewhere = closed(
        castAll(voteOf({ members: 8, seed: 'fork' }), ['for', 'against', 'for', 'against', 'for', 'for', 'against']),
      )
      expect(wrongsOf(tryShareOf({ record: elsewhere.record, holderSecret, remembered }))).toEqual([
        'forked-record remembered[0]',
      ])
    })

    it('the secret of somebody else, or of another vote', () => {
      const holderSecret = holderSecretOf(counted)
      expect(wrongsOf(tryShareOf({ record: counted.record, holderSecret: { ...holderSecret, index: 2 } }))).toEqual([
        'not-the-secret holderSecret',
      ])
      for (const wrong of [{ holder: 'zoe' }, { secret: '0'.repeat(64) }])
        expect(wrongsOf(tryShareOf({ record: counted.record, holderSecret: { ...holderSecret, ...wrong } }))).toEqual([
          'not-the-secret holderSecret',
        ])
      expect(
        wrongsOf(tryShareOf({ record: counted.record, holderSecret: { ...holderSecret, plan: '0'.repeat(64) } })),
      ).toEqual(['other-vote holderSecret.plan'])
      const hidden = closed(castAll(voteOf({ members: 6 }), ['for', 'against', 'for', 'against', 'for', 'for']))
      expect(() =>
        signTold({
          record: hidden.record,
          shares: sharesOf(hidden),
          holder: 'nuria',
          secret: (hidden.holders[1] as { readonly identity: string }).identity,
        }),
      ).toThrow(/nuria/)
    })

    it('a result without enough who agree', () => {
      const hidden = closed(castAll(voteOf({ members: 6 }), ['for', 'against', 'for', 'against', 'for', 'for']))
      const shares = sharesOf(hidden)
      const signed = hidden.holders
        .slice(0, 3)
        .map(({ holder, identity }) => signTold({ record: hidden.record, shares, holder, secret: identity }).signed)
      const lied = signed.map((one, at) => (at === 2 ? { ...one, told: { kind: 'count', sums: [3] } as const } : one))
      expect(wrongsOf(tryResultOf({ record: hidden.record, signed: lied }))).toEqual([
        'too-few-signers signed',
        'signature-does-not-hold signed[2].signature',
      ])
    })
  })
})
