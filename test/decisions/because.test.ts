import { describe, expect, it } from 'vitest'
import { averageOf, numberInForce } from '../../src/averages/index.js'
import {
  backingOf,
  chooseByApproval,
  type ConsensusInput,
  consensusOf,
  type DecisionInput,
  type DecisionRule,
  decide,
  decideOpened,
  openDecision,
  standingOf,
} from '../../src/decisions/index.js'
import { LOCALES } from '../../src/problems/index.js'
import { CLAUSES, explain, type Because } from '../../src/reasons/index.js'

/** Every outcome of every rule of this room, named by the rule and its kind. */
interface Outcome {
  readonly kind: string
  readonly because: Because
}

const QUORUM = { atLeast: '1/2', of: 'electorate', counting: ['for', 'against'] } as const
const RULES: readonly DecisionRule[] = [
  { atLeast: '72%', of: 'electorate', clauses: ['WJC-7'] },
  { atLeast: 0, of: 'present', clauses: ['WC-2', 'WJC-2'] },
  { moreThan: '31/60', of: 'ballots', quorum: { atLeast: '1/3', of: 'present' } },
  { moreThan: '1/2', of: 'for-or-against', tie: 'casting-vote', quorum: QUORUM },
  { moreThan: '1/2', of: 'ballots', tie: 'lost', minimumFor: 2, minimumBallots: 3 },
  { moreThan: '1/2', of: 'for-or-against', tie: 'second-ballot' },
]

const verdicts = (): Outcome[] => {
  const outcomes: Outcome[] = []
  for (const rule of RULES) {
    for (const [yes, no, abstain] of [
      [0, 0, 0],
      [0, 0, 3],
      [1, 0, 0],
      [1, 1, 1],
      [2, 2, 0],
      [4, 0, 0],
      [0, 5, 0],
      [5, 0, 0],
    ] as const) {
      const counts: Omit<DecisionInput, 'closed'> = { rule, electorate: 5, present: 5, for: yes, against: no, abstain }
      outcomes.push(decide({ ...counts, closed: true }), decide({ ...counts, closed: false }))
      outcomes.push(decide({ ...counts, closed: false, ballotsFinal: true }))
    }
    outcomes.push(decide({ rule, electorate: 0, present: 0, for: 0, against: 0, abstain: 0, closed: true }))
  }
  return outcomes
}

const opened = (): Outcome[] =>
  (['at-opening', 'live'] as const).flatMap((pinning) =>
    [['60%', '70%'], ['60%'], []].flatMap((proposals) => {
      const average = averageOf({ proposals })
      const averages = [numberInForce({ item: 'admission', average, provisional: '3/4', minimumProposals: 2 })]
      const opening = openDecision({
        rule: { atLeast: { average: 'admission' }, of: 'electorate', clauses: ['WJC-13'] },
        pin: { thresholds: pinning, electorate: pinning },
        electorate: ['ana', 'ben'],
        averages,
        charterVersion: '2026-11',
      })
      const now = { opened: opening, electorate: ['ana', 'zoe'], averages }
      return [opening, decideOpened({ ...now, ballots: [['ana', 'for']], closed: true })]
    }),
  )

const consensus = (): Outcome[] => {
  const base = { electorate: 4, asked: 4, agree: 3, standAside: 1, block: 0, noticeOver: true }
  const others: Partial<ConsensusInput>[] = [
    {},
    { block: 1, agree: 2 },
    { block: 1, agree: 2, noticeOver: false },
    { asked: 3, agree: 2 },
    { standAside: 0, noticeOver: false },
    { agree: 0 },
    { electorate: 0, asked: 0, agree: 0, standAside: 0 },
  ]
  return others.map((other) => consensusOf({ ...base, ...other }))
}

const choosing = (): Outcome[] => {
  const question = { kind: 'options', id: 'shortage', options: ['forfeit', 'hold', 'pro rata'] } as const
  return (['never', 'without-majority'] as const).flatMap((runoff) =>
    [[['hold']], [['hold'], ['forfeit']], [['hold'], ['hold'], ['forfeit'], ['pro rata']], [[]]].map((ballots) =>
      chooseByApproval({ question, ballots, runoff, clauses: ['WJC-20'] }),
    ),
  )
}

const backing = (): Outcome[] => {
  const given = { electorate: ['ana', 'ben', 'cleo'], share: '1/3', backings: [{ member: 'ana', wording: 'one' }] }
  return ['one', 'another'].map((wording) => backingOf({ ...given, wording }))
}

const standing = (): Outcome[] => [
  standingOf({ holds: false, today: 3, holdForDays: 2 }),
  standingOf({ holds: true, today: 3, holdForDays: 2 }),
  standingOf({ holds: true, today: 5, sinceDay: 3, holdForDays: 2 }),
]

const ROOMS = { decide: verdicts, opened, consensus, choosing, backing, standing }

const KINDS: Record<keyof typeof ROOMS, readonly string[]> = {
  decide: ['carried', 'inquorate', 'lost', 'open', 'tied'],
  opened: ['carried', 'lost', 'opened'],
  consensus: ['carried', 'lost', 'open'],
  choosing: ['chosen', 'nothing-chosen', 'runoff', 'tied'],
  backing: ['not-yet', 'to-the-vote'],
  standing: ['decided', 'holding', 'not-holding'],
}

describe('From the source', () => {
  it('WJC-7: the sentence names the count, the base, the share, how many that is, and the clause', () => {
    const rule = { atLeast: '72%', of: 'electorate', clauses: ['WJC-7'] } as const
    const { because } = decide({ rule, electorate: 10, for: 8, against: 1, abstain: 0, closed: true })
    expect(explain(because, 'es')).toContain('72\u00a0%')
    for (const locale of LOCALES) {
      for (const part of ['8', '10', '72', 'WJC-7']) expect(explain(because, locale)).toContain(part)
    }
  })
})

describe('Always true', () => {
  for (const [room, outcomesOf] of Object.entries(ROOMS)) {
    it(`every kind of outcome of ${room} has its reasons, in words, in every language`, () => {
      const outcomes = outcomesOf()
      expect([...new Set(outcomes.map(({ kind }) => kind))].sort()).toEqual(KINDS[room as keyof typeof ROOMS])
      for (const { because } of outcomes) {
        expect(because.length).toBeGreaterThan(0)
        for (const locale of LOCALES) {
          const words = explain(because, locale)
          expect(words).toMatch(/^\S.*\.$/)
          expect(words).not.toMatch(/undefined|NaN|null|Infinity|\[object|\(\)/)
        }
        expect(explain(because, 'es')).not.toBe(explain(because, 'en'))
        for (const clause of because.flatMap(({ clauses }) => clauses)) expect(CLAUSES).toHaveProperty(clause)
      }
    })
  }
  it('the first reason of a closed verdict is what decided it', () => {
    const first: Record<string, readonly string[]> = {
      carried: ['share-reached'],
      lost: ['share-not-reached', 'no-vote-for', 'empty-base', 'minimum-not-reached', 'tie'],
      tied: ['tie'],
      inquorate: ['quorum-not-reached', 'minimum-not-reached'],
      open: ['still-open'],
    }
    for (const { kind, because } of verdicts()) expect(first[kind]).toContain(because[0].code)
  })
  it('the reason of a share says what the verdict needs: as many as it observed, where exactly so many carry', () => {
    for (const { kind, because } of verdicts()) {
      for (const reason of because) {
        if (reason.code === 'share-reached' && kind === 'carried')
          expect(reason.observed).toBeGreaterThanOrEqual(reason.needed)
        if (reason.code === 'share-not-reached') expect(reason.observed).toBeLessThan(reason.needed)
        if (reason.code === 'quorum-not-reached') expect(reason.observed).toBeLessThan(reason.needed)
        if (reason.code === 'quorum-reached') expect(reason.observed).toBeGreaterThanOrEqual(reason.needed)
      }
    }
  })
})

describe('Not true, on purpose', () => {
  it('a verdict without clauses has words all the same, and cites nothing', () => {
    const rule = { moreThan: '1/2', of: 'for-or-against' } as const
    const { because } = decide({ rule, electorate: 3, for: 2, against: 1, abstain: 0, closed: true })
    expect(explain(because, 'en')).toBe(
      '2 of the 3 ballots for or against are for; more than 50% of them are needed, which is 2.',
    )
  })
})
