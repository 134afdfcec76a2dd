import { describe, expect, it } from 'vitest'
import { type Base, type Choice, type DecisionRule, decide } from '../../src/decisions/index.js'

/** A rule written once as small whole numbers, for an oracle that shares nothing with the source. */
interface Plain {
  readonly share: readonly [number, number]
  readonly more: boolean
  readonly of: Base
  readonly quorum?: {
    readonly share: readonly [number, number]
    readonly more: boolean
    readonly of: 'electorate' | 'present'
    readonly counting: readonly Choice[]
  }
  readonly minimumFor?: number
  readonly minimumBallots?: number
  readonly tie?: 'lost'
}

interface Counts {
  readonly electorate: number
  readonly present?: number
  readonly for: number
  readonly against: number
  readonly abstain: number
}

const enough = ([num, den]: readonly [number, number], more: boolean, votes: number, base: number) =>
  more ? votes * den > base * num : votes * den >= base * num

const baseOf = (of: Base, c: Counts) => {
  if (of === 'electorate') return c.electorate
  if (of === 'present') return c.present ?? Number.NaN
  return of === 'ballots' ? c.for + c.against + c.abstain : c.for + c.against
}

const oracle = (rule: Plain, c: Counts): string => {
  const { quorum, share, more, of, minimumFor = 0, minimumBallots = 0 } = rule
  if (c.for + c.against + c.abstain < minimumBallots) return 'inquorate'
  if (quorum !== undefined) {
    const took = quorum.counting.reduce((sum, kind) => sum + c[kind], 0)
    if (!enough(quorum.share, quorum.more, took, baseOf(quorum.of, c))) return 'inquorate'
  }
  const base = baseOf(of, c)
  if (base === 0 || c.for < minimumFor) return 'lost'
  if (c.for > 0 && enough(share, more, c.for, base)) return 'carried'
  const half = more && share[0] * 2 === share[1] && (of === 'ballots' || of === 'for-or-against')
  return half && c.for > 0 && c.for === c.against && rule.tie !== 'lost' ? 'tied' : 'lost'
}

const seats = (c: Counts) => c.present ?? c.electorate

const neededOracle = (rule: Plain, c: Counts): number | null => {
  for (let votes = 0; votes <= seats(c) - c.against - c.abstain; votes++) {
    if (oracle(rule, { ...c, for: votes }) === 'carried') return votes
  }
  return null
}

const settledOracle = (rule: Plain, c: Counts): boolean => {
  const left = seats(c) - c.for - c.against - c.abstain
  const now = oracle(rule, c)
  for (let x = 0; x <= left; x++) {
    for (let y = 0; x + y <= left; y++) {
      for (let z = 0; x + y + z <= left; z++) {
        if (oracle(rule, { ...c, for: c.for + x, against: c.against + y, abstain: c.abstain + z }) !== now) return false
      }
    }
  }
  return true
}

const ruleOf = ({ share, more, of, quorum, ...minima }: Plain): DecisionRule => {
  const compared = (part: { readonly share: readonly [number, number]; readonly more: boolean }) =>
    part.more ? { moreThan: part.share.join('/') } : { atLeast: part.share.join('/') }
  const quorate =
    quorum === undefined ? {} : { quorum: { ...compared(quorum), of: quorum.of, counting: quorum.counting } }
  return { ...compared({ share, more }), of, ...quorate, ...minima }
}

/** All counts of an electorate, without a present and with every one there can be. */
const countsUpTo = (most: number): Counts[] => {
  const all: Counts[] = []
  for (let electorate = 0; electorate <= most; electorate++) {
    for (let yes = 0; yes <= electorate; yes++) {
      for (let no = 0; yes + no <= electorate; no++) {
        for (let abstain = 0; yes + no + abstain <= electorate; abstain++) {
          const counts = { electorate, for: yes, against: no, abstain }
          all.push(counts)
          for (let present = yes + no + abstain; present <= electorate; present++) all.push({ ...counts, present })
        }
      }
    }
  }
  return all
}

const mismatches = (rules: readonly Plain[], all: readonly Counts[]): unknown[] => {
  const wrong: unknown[] = []
  for (const plain of rules) {
    const rule = ruleOf(plain)
    for (const c of all) {
      if (c.present === undefined && (plain.of === 'present' || plain.quorum?.of === 'present')) continue
      const kind = oracle(plain, c)
      const neededFor = neededOracle(plain, c)
      const settled = settledOracle(plain, c)
      const over = decide({ rule, ...c, closed: true })
      const open = decide({ rule, ...c, closed: false })
      const final = decide({ rule, ...c, closed: false, ballotsFinal: true })
      if (over.kind !== kind || !over.settled || over.neededFor !== neededFor)
        wrong.push({ rule, c, kind, neededFor, over: [over.kind, over.settled, over.neededFor] })
      if (open.kind !== 'open' || open.settled || open.neededFor !== neededFor)
        wrong.push({ rule, c, neededFor, open: [open.kind, open.settled, open.neededFor] })
      if (final.kind !== (settled ? kind : 'open') || final.settled !== settled)
        wrong.push({ rule, c, kind, settled, final: [final.kind, final.settled] })
      if (wrong.length > 3) return wrong
    }
  }
  return wrong
}

const BASES = ['electorate', 'present', 'ballots', 'for-or-against'] as const
const SHARES: readonly Pick<Plain, 'share' | 'more'>[] = [
  ...(
    [
      [0, 1],
      [1, 3],
      [1, 2],
      [2, 3],
      [1, 1],
    ] as const
  ).map((share) => ({ share, more: false })),
  ...(
    [
      [0, 1],
      [1, 3],
      [1, 2],
      [2, 3],
    ] as const
  ).map((share) => ({ share, more: true })),
]
const ALL = ['for', 'against', 'abstain'] as const
const QUORUMS: readonly Plain['quorum'][] = [
  undefined,
  { share: [1, 2], more: false, of: 'electorate', counting: ALL },
  { share: [1, 2], more: true, of: 'present', counting: ALL },
  { share: [1, 3], more: false, of: 'electorate', counting: ['for'] },
  { share: [1, 2], more: true, of: 'electorate', counting: ['for', 'against'] },
  { share: [1, 4], more: false, of: 'present', counting: ['against'] },
  { share: [1, 3], more: true, of: 'electorate', counting: ['abstain'] },
  { share: [1, 1], more: false, of: 'present', counting: ['abstain', 'for'] },
]
const plainRules = (quorums: readonly Plain['quorum'][]): Plain[] =>
  BASES.flatMap((of) =>
    SHARES.flatMap((share) => quorums.map((quorum) => ({ ...share, of, ...(quorum === undefined ? {} : { quorum }) }))),
  )

describe('At the boundary', () => {
  const kinds = (rule: DecisionRule, votes: readonly number[], counts: (count: number) => Omit<Counts, 'electorate'>) =>
    votes.map((count) => decide({ rule, electorate: 12, ...counts(count), closed: true }).kind)

  it('the share of each base: one below, exactly, one above', () => {
    const trio = (rule: DecisionRule, total: number, base: number) =>
      kinds(rule, [base - 1, base, base + 1], (yes) => ({ for: yes, against: total - yes, abstain: 0, present: total }))
    expect(trio({ atLeast: '3/4', of: 'electorate' }, 12, 9)).toEqual(['lost', 'carried', 'carried'])
    expect(trio({ moreThan: '3/4', of: 'electorate' }, 12, 9)).toEqual(['lost', 'lost', 'carried'])
    expect(trio({ atLeast: '3/4', of: 'present' }, 8, 6)).toEqual(['lost', 'carried', 'carried'])
    expect(trio({ moreThan: '3/4', of: 'present' }, 8, 6)).toEqual(['lost', 'lost', 'carried'])
    expect(trio({ atLeast: '1/2', of: 'ballots' }, 8, 4)).toEqual(['lost', 'carried', 'carried'])
    expect(trio({ moreThan: '1/2', of: 'ballots' }, 8, 4)).toEqual(['lost', 'tied', 'carried'])
    expect(trio({ atLeast: '1/2', of: 'for-or-against' }, 8, 4)).toEqual(['lost', 'carried', 'carried'])
    expect(trio({ moreThan: '1/2', of: 'for-or-against' }, 8, 4)).toEqual(['lost', 'tied', 'carried'])
  })
  it('the quorum of the electorate and of those present: one below, exactly, one above', () => {
    const trio = (quorum: DecisionRule['quorum'], votes: readonly number[]) =>
      kinds({ moreThan: 0, of: 'ballots', ...(quorum === undefined ? {} : { quorum }) }, votes, (yes) => ({
        for: yes,
        against: 0,
        abstain: 0,
        present: 9,
      }))
    expect(trio({ atLeast: '1/2', of: 'electorate' }, [5, 6, 7])).toEqual(['inquorate', 'carried', 'carried'])
    expect(trio({ moreThan: '1/2', of: 'electorate' }, [5, 6, 7])).toEqual(['inquorate', 'inquorate', 'carried'])
    expect(trio({ atLeast: '1/3', of: 'present' }, [2, 3, 4])).toEqual(['inquorate', 'carried', 'carried'])
    expect(trio({ moreThan: '1/3', of: 'present' }, [2, 3, 4])).toEqual(['inquorate', 'inquorate', 'carried'])
  })
  it('a quorum counts all three kinds, unless it says which', () => {
    const counts = { electorate: 12, for: 3, against: 2, abstain: 1, closed: true }
    const quorum = { atLeast: '1/2', of: 'electorate' } as const
    const rule = { moreThan: '1/2', of: 'for-or-against' } as const
    expect(decide({ rule: { ...rule, quorum }, ...counts }).kind).toBe('carried')
    expect(decide({ rule: { ...rule, quorum: { ...quorum, counting: ['for', 'against'] } }, ...counts }).kind).toBe(
      'inquorate',
    )
  })
  it('the least votes for and the least ballots: one below, exactly, one above', () => {
    const least = (minima: object) =>
      kinds({ moreThan: '1/2', of: 'for-or-against', ...minima }, [3, 4, 5], (yes) => ({
        for: yes,
        against: 0,
        abstain: 0,
      }))
    expect(least({ minimumFor: 4 })).toEqual(['lost', 'carried', 'carried'])
    expect(least({ minimumBallots: 4 })).toEqual(['inquorate', 'carried', 'carried'])
  })
  it('a tie needs a vote for', () => {
    const rule = { moreThan: '1/2', of: 'for-or-against' } as const
    expect(kinds(rule, [0, 1], (level) => ({ for: level, against: level, abstain: 3 }))).toEqual(['lost', 'tied'])
  })
})

describe('Always true', () => {
  it('the verdict, what is needed and what is settled are what trying every completion finds, to seven members', () => {
    expect(mismatches(plainRules(QUORUMS), countsUpTo(7))).toEqual([])
  })
  it('so they are where there are least votes for and least ballots, to seven members', () => {
    const minima = [{ minimumFor: 2 }, { minimumFor: 3 }, { minimumBallots: 4 }, { minimumFor: 2, minimumBallots: 3 }]
    const rules = plainRules(QUORUMS.slice(0, 1)).flatMap((rule) => minima.map((least) => ({ ...rule, ...least })))
    expect(mismatches(rules, countsUpTo(7))).toEqual([])
  })
  it('so they are where a tie is lost', () => {
    const rules = plainRules(QUORUMS).filter(({ share, more, of }) => more && share[1] === 2 && of === 'ballots')
    expect(
      mismatches(
        rules.map((rule) => ({ ...rule, tie: 'lost' })),
        countsUpTo(6),
      ),
    ).toEqual([])
  })
  it('found so: one for, one against, three abstain, a least of two votes for: two more may still make it a tie', () => {
    const rule = { moreThan: '1/2', of: 'ballots', minimumFor: 2 } as const
    const counts = { electorate: 7, abstain: 3 }
    expect(decide({ rule, ...counts, for: 2, against: 2, closed: true }).kind).toBe('tied')
    const now = decide({ rule, ...counts, for: 1, against: 1, closed: false, ballotsFinal: true })
    expect([now.kind, now.settled]).toEqual(['open', false])
  })
})

describe('Not true, on purpose', () => {
  it('what cannot be carried any more is not settled where it may still be tied', () => {
    const rule = { moreThan: '1/2', of: 'ballots' } as const
    const counts = { electorate: 4, for: 1, against: 2, abstain: 0 }
    expect(decide({ rule, ...counts, closed: false, ballotsFinal: true })).toMatchObject({
      kind: 'open',
      neededFor: null,
    })
  })
})
