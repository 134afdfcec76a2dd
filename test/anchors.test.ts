import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, numberInForce } from '../src/averages/index.js'
import { CHOICES, openBallots, readAnswer, tallyOf } from '../src/ballots/index.js'
import {
  type CharterRule,
  chooseByApproval,
  consensusOf,
  type DecisionInput,
  type DecisionRule,
  decide,
  decideOpened,
  openDecision,
  standingOf,
  tryDecide,
  UNANIMITY,
} from '../src/decisions/index.js'
import { exact, multiply } from '../src/exact/index.js'
import { electorateOf, markRegister } from '../src/membership/index.js'
import { explain } from '../src/reasons/index.js'
import { always } from './arbitraries/run.js'
import { refusedOf, thrownBy } from './decisions/problems-of.js'

// What others got wrong at the same work, a test each, named after the failure. The numbers are those of the table of anchors.

const MAJORITY = { moreThan: '1/2', of: 'for-or-against' } as const
const sizes = (most: number) => Array.from({ length: most }, (_, at) => at + 1)

const closed = (rule: DecisionRule, electorate: number, counts: Partial<DecisionInput>) =>
  decide({ rule, electorate, for: 0, against: 0, abstain: 0, closed: true, ...counts })
/** The kinds for so many votes for, everyone else keeping silent. */
const kinds = (rule: DecisionRule, electorate: number, votes: readonly number[]) =>
  votes.map((yes) => closed(rule, electorate, { for: yes }).kind)
const needed = (rule: DecisionRule, electorate: number) => closed(rule, electorate, {}).neededFor

describe('anchor 1: a changed quorum or threshold rewrote past results and revived defeated proposals (CVE-2022-31198)', () => {
  const FIVE = ['ana', 'ben', 'cleo', 'dario', 'eva']
  const quorum = (share: string) =>
    numberInForce({ item: 'quorum', average: averageOf({ proposals: [share] }), provisional: 1, minimumProposals: 1 })
  const rule: CharterRule = { ...MAJORITY, quorum: { atLeast: { average: 'quorum' }, of: 'electorate' } }
  const result = (thresholds: 'at-opening' | 'live', later: string) => {
    const opened = openDecision({
      rule,
      pin: { thresholds, electorate: 'at-opening' },
      electorate: FIVE,
      averages: [quorum('60%')],
      charterVersion: '3',
    })
    const ballots = [['ana', 'for'] as const, ['ben', 'for'] as const]
    return decideOpened({ opened, ballots, electorate: FIVE, averages: [quorum(later)], closed: true })
  }

  it('a quorum lowered later does not revive what was inquorate, and the reason names the charter it was opened under', () => {
    const verdict = result('at-opening', '40%')
    expect(verdict.kind).toBe('inquorate')
    expect(verdict.because).toContainEqual({
      code: 'pinned-at-opening',
      clauses: ['WJC-19'],
      what: 'thresholds',
      charterVersion: '3',
    })
  })
  it('it does where the charter says live, and says so', () => {
    const verdict = result('live', '40%')
    expect(verdict.kind).toBe('carried')
    expect(explain(verdict.because, 'en')).toContain('40%')
  })
})

describe('anchor 2: floored quorums', () => {
  it('two thirds of 4, 5, 7, 8, 10, 11 members need 3, 4, 5, 6, 7, 8, where 67/100 rounded down let one fewer pass', () => {
    const members = [4, 5, 7, 8, 10, 11]
    const least = members.map((size) => needed({ atLeast: '2/3', of: 'electorate' }, size))
    expect(least).toEqual([3, 4, 5, 6, 7, 8])
    expect(members.map((size) => Math.floor((size * 67) / 100) + 1)).toEqual(least)
  })
  it('a third is a third at every size, where 33/100 rounded down is less than one at every size', () => {
    for (const size of sizes(300)) {
      const floored = Math.floor((size * 33) / 100)
      const third = needed({ atLeast: '1/3', of: 'electorate' }, size) ?? 0
      expect([3 * floored < size, 3 * third >= size, 3 * (third - 1) < size]).toEqual([true, true, true])
    }
  })
})

describe('anchor 3: parts per million: 666667 fails an exact two thirds, and unanimity cannot be said', () => {
  it('two of three are two thirds, and are less than 0.666667', () => {
    expect(kinds({ atLeast: '2/3', of: 'electorate' }, 3, [2])).toEqual(['carried'])
    expect(kinds({ atLeast: '0.666667', of: 'electorate' }, 3, [2])).toEqual(['lost'])
  })
  it('all of ten million are all, and all but one are not', () => {
    expect(kinds(UNANIMITY, 10_000_000, [9_999_999, 10_000_000])).toEqual(['lost', 'carried'])
  })
})

describe('anchor 4: everyone abstaining carries (0 >= 0)', () => {
  for (const of of ['electorate', 'present', 'ballots', 'for-or-against'] as const) {
    it(`everyone abstains, and nobody votes: it is lost whatever the share, of ${of}`, () => {
      for (const rule of [
        { atLeast: 0, of },
        { moreThan: 0, of },
        { atLeast: '1/2', of },
        { moreThan: '1/2', of },
      ]) {
        expect(closed(rule, 5, { present: 5, abstain: 5 }).kind).toBe('lost')
        expect(closed(rule, 5, { present: 5 }).kind).toBe('lost')
        expect(closed(rule, 0, { present: 0 }).kind).toBe('lost')
      }
    })
  }
  it('the empty base is the reason, or that nobody voted for', () => {
    expect(closed({ atLeast: '1/2', of: 'for-or-against' }, 5, { abstain: 5 }).because[0]).toMatchObject({
      code: 'empty-base',
      base: 'for-or-against',
    })
    expect(closed({ atLeast: 0, of: 'ballots' }, 5, { abstain: 5 }).because[0].code).toBe('no-vote-for')
  })
})

describe('anchor 5: the reject test was not the mirror of the accept test, and an expired vote below the threshold was approved', () => {
  it('for and against changed round, exactly one of the two carries, or both are tied', () => {
    always(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (yes, no, abstain) => {
        const kind = (one: number, other: number) => closed(MAJORITY, 150, { for: one, against: other, abstain }).kind
        const both = [kind(yes, no), kind(no, yes)].sort()
        expect(both).toEqual(yes !== no ? ['carried', 'lost'] : yes > 0 ? ['tied', 'tied'] : ['lost', 'lost'])
      }),
    )
  })
  it('what runs out below the threshold is lost, never approved, and never left open', () => {
    expect(kinds({ atLeast: '1/2', of: 'electorate' }, 5, [1, 2, 3])).toEqual(['lost', 'lost', 'carried'])
  })
})

describe('anchor 6: round(n x 2/3), ceil(6/2) as a majority, 34% of 6 carried by 2, ceil(7/100 x 100) = 8', () => {
  it('two thirds of five are four, which rounding makes three', () => {
    expect(Math.round((5 * 2) / 3)).toBe(3)
    expect(needed({ atLeast: '2/3', of: 'electorate' }, 5)).toBe(4)
  })
  it('a majority of six is four, which ceil(6/2) makes three', () => {
    expect(kinds({ moreThan: '1/2', of: 'electorate' }, 6, [3, 4])).toEqual(['lost', 'carried'])
  })
  it('34% of six is three, and two are not enough', () => {
    expect(kinds({ atLeast: '34%', of: 'electorate' }, 6, [2, 3])).toEqual(['lost', 'carried'])
  })
  it('7% of a hundred is seven, which floats make eight', () => {
    expect(Math.ceil((7 / 100) * 100)).toBe(8)
    expect(sizes(100).map((percent) => needed({ atLeast: `${percent}%`, of: 'electorate' }, 100))).toEqual(sizes(100))
  })
})

describe('anchor 7: quorum compared with those invited, weights mixed with heads, live electorate mixed with snapshot', () => {
  it('a quorum counts ballots against the electorate, and the reason shows both', () => {
    const rule = { ...MAJORITY, quorum: { atLeast: '1/2', of: 'electorate' } } as const
    const verdict = closed(rule, 10, { for: 4 })
    expect(verdict.because[0]).toMatchObject({ code: 'quorum-not-reached', observed: 4, outOf: 10, needed: 5 })
    expect(closed(rule, 10, { for: 4, abstain: 1 }).kind).toBe('carried')
  })
  it('each base is named in the reason of its share', () => {
    for (const of of ['electorate', 'present', 'ballots', 'for-or-against'] as const) {
      const verdict = closed({ atLeast: '1/2', of }, 10, { present: 8, for: 5, against: 1, abstain: 1 })
      const outOf = { electorate: 10, present: 8, ballots: 7, 'for-or-against': 6 }[of]
      expect(verdict.because[0]).toMatchObject({ code: 'share-reached', base: of, observed: 5, outOf })
    }
  })
  it('nobody enters the count without the base: a joiner neither, a leaver neither', () => {
    const opened = openDecision({
      rule: { atLeast: '1/2', of: 'electorate' },
      pin: { thresholds: 'at-opening', electorate: 'at-opening' },
      electorate: ['ana', 'ben', 'cleo'],
      averages: [],
      charterVersion: '1',
    })
    const ballots = [['ana', 'for'] as const, ['zoe', 'for'] as const]
    const verdict = decideOpened({ opened, ballots, electorate: ['ben', 'cleo', 'zoe'], averages: [], closed: true })
    expect(verdict.because[0]).toMatchObject({ observed: 0, outOf: 2 })
  })
})

describe('anchor 8: a share compared with a count at exactly 5%', () => {
  it('5% of a hundred are five, of twenty one, of ten one: one below, exactly, one above', () => {
    const atLeast = { atLeast: '5%', of: 'electorate' } as const
    const moreThan = { moreThan: '5%', of: 'electorate' } as const
    expect(kinds(atLeast, 100, [4, 5, 6])).toEqual(['lost', 'carried', 'carried'])
    expect(kinds(moreThan, 100, [4, 5, 6])).toEqual(['lost', 'lost', 'carried'])
    expect(kinds(atLeast, 20, [0, 1, 2])).toEqual(['lost', 'carried', 'carried'])
    expect(kinds(moreThan, 20, [0, 1, 2])).toEqual(['lost', 'lost', 'carried'])
    expect(kinds(atLeast, 10, [0, 1, 2])).toEqual(['lost', 'carried', 'carried'])
  })
  it('a count in the place of a share is refused', () => {
    const input = { rule: { atLeast: 5, of: 'ballots' }, electorate: 100, for: 5, against: 0, abstain: 0, closed: true }
    expect(refusedOf(tryDecide(input as DecisionInput))).toEqual(['threshold-out-of-range rule.atLeast'])
  })
})

describe('anchor 9: invalid ballots counted in totals; ties settled by list position or iteration order', () => {
  it('an invalid ballot is refused with what is wrong, and is in no tally', () => {
    const ballots = openBallots({ question: { kind: 'choice', id: 'q' }, electorate: ['ana', 'ben'] })
    ballots.cast({ member: 'ana', answer: 'for' })
    expect(refusedOf(ballots.cast({ member: 'ben', answer: 'spoilt' }))).toEqual(['not-one-of answer'])
    expect([tallyOf(ballots.answers()), ballots.size]).toEqual([{ for: 1, against: 0, abstain: 0 }, 1])
    for (const answer of CHOICES) expect(readAnswer({ question: ballots.question, answer }).kind).toBe('answer')
  })
  it('level options are tied, in whatever order they and the ballots stand', () => {
    const ballots = [['a'], ['b'], ['c'], ['a'], ['b']]
    for (const options of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ]) {
      for (const order of [ballots, [...ballots].reverse()]) {
        const question = { kind: 'options', id: 'q', options } as const
        const tied = chooseByApproval({ question, ballots: order, runoff: 'never' })
        expect(tied.kind === 'tied' && [...tied.options].sort()).toEqual(['a', 'b'])
      }
    }
  })
  it('as many for as against is a tie, an outcome of its own', () => {
    expect(closed(MAJORITY, 9, { for: 4, against: 4 }).kind).toBe('tied')
  })
})

describe('anchor 10: a bad parameter accepted (a quorum above 100%)', () => {
  it('shares below nothing and above all are refused, in the threshold and in the quorum, and so is more than all', () => {
    const shares = ['-1%', '101%', '1.01', 67]
    const rules = shares.flatMap((share): DecisionRule[] => [
      { atLeast: share, of: 'electorate' },
      { ...MAJORITY, quorum: { atLeast: share, of: 'electorate' } },
    ])
    for (const rule of rules) {
      expect(thrownBy(() => closed(rule, 5, {}))[0]).toMatch(/^threshold-out-of-range rule\.(quorum\.)?atLeast$/)
    }
    const all = { ...MAJORITY, quorum: { moreThan: '100%', of: 'electorate' } } as const
    expect(thrownBy(() => closed(all, 5, {}))).toEqual(['more-than-all rule.quorum.moreThan'])
  })
})

describe('anchor 11: late extension without a bound; decided early although votes could still change', () => {
  const all = { rule: MAJORITY, electorate: 5, for: 5, against: 0, abstain: 0, closed: false }

  it('all have voted for, and it stays open as long as ballots can change', () => {
    expect(decide(all)).toMatchObject({ kind: 'open', settled: false })
    expect(decide({ ...all, ballotsFinal: true })).toMatchObject({ kind: 'carried', settled: true })
  })
  it('with final ballots it is settled by the last ballot that could have changed it, and not before', () => {
    const early = [2, 3].map((yes) => decide({ ...all, for: yes, ballotsFinal: true }).kind)
    expect(early).toEqual(['open', 'carried'])
  })
  it('a standing decision that holds ends on a day that is known from the first', () => {
    expect(standingOf({ holds: true, today: 10, holdForDays: 7 })).toMatchObject({ decidedOnDay: 17 })
    expect(standingOf({ holds: true, today: 16, sinceDay: 10, holdForDays: 7 })).toMatchObject({ decidedOnDay: 17 })
    expect(standingOf({ holds: true, today: 17, sinceDay: 10, holdForDays: 7 }).kind).toBe('decided')
  })
  it('consensus is not lost by a block that may still be lifted', () => {
    const answers = { electorate: 3, asked: 3, agree: 2, standAside: 0, block: 1 }
    expect(consensusOf({ ...answers, noticeOver: false }).kind).toBe('open')
    expect(consensusOf({ ...answers, noticeOver: true }).kind).toBe('lost')
  })
})

describe('anchor 12: 100/3 gave 99.99', () => {
  it('three times the mean of 100, 0 and 0 is 100', () => {
    const average = averageOf({ proposals: ['100', '0', '0'] })
    expect(average.kind === 'average' && multiply(average.value, exact(3))).toEqual(exact(100))
  })
})

describe('anchor 16: a reminder to someone who had voted; "cannot be undone" although it could', () => {
  it('whom to remind is who did not take part, of those who may', () => {
    const { members } = electorateOf({
      rule: { members: 'all', except: ['candidate'] },
      classes: [{ id: 'worker-owner', hasVote: true }],
      members: ['ana', 'ben', 'cleo'].map((id) => ({ id, memberClass: 'worker-owner' })),
      parties: { candidate: 'cleo' },
    })
    const register = markRegister({ electorate: members, ballotsOf: ['ana'] })
    expect(register.kind === 'register' && register.didNot).toEqual(['ben'])
  })
  it('a ballot that can be changed is said to be, in both languages, and the verdict says it only where it is so', () => {
    const ballots = openBallots({ question: { kind: 'choice', id: 'q' }, electorate: ['ana'] })
    const cast = ballots.cast({ member: 'ana', answer: 'for' })
    const because = cast.kind === 'refused' ? [] : cast.because
    expect(explain(because, 'en')).toContain('it can be changed or withdrawn')
    expect(explain(because, 'es')).toContain('se puede cambiar o retirar')
    const open = { rule: MAJORITY, electorate: 5, for: 1, against: 1, abstain: 0, closed: false }
    expect(explain(decide(open).because, 'en')).toContain('may still be changed')
    expect(explain(decide({ ...open, ballotsFinal: true }).because, 'en')).not.toContain('changed')
  })
})
