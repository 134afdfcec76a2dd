import { describe, expect, it } from 'vitest'
import { type Assessment, DISCLOSURE, type PastRelease } from '../../src/disclosure/index.js'
import { type Contest, layoutOf } from '../../src/secrecy/contest.js'
import {
  assessCount,
  certainOutcome,
  type ClosedCount,
  historyOf,
  mayBeTold,
  outcomeOf,
  releaseOf,
  toldOf,
} from '../../src/secrecy/counts.js'
import { ZERO } from '../../src/secrecy/group.js'
import type { ToldResult } from '../../src/secrecy/shapes.js'
import { CONTEST } from './ceremony-run.js'
import { members } from './given.js'

const MAJORITY = { moreThan: '1/2', of: 'ballots' } as const
const YES_NO: Contest = { ...CONTEST, rule: MAJORITY }
/** For, against and abstaining, by more for than against. */
const THREE_WAYS: Contest = {
  ...CONTEST,
  asks: { kind: 'choose', options: ['for', 'against', 'abstain'], least: 1, most: 1 },
  rule: { moreThan: '1/2', of: 'for-or-against' },
}
const PEOPLE: Contest = { ...CONTEST, asks: { kind: 'choose', options: ['ben', 'cleo'], least: 0, most: 2 } }

const versions = (count: number) => members(count).map((member) => ({ member, sequence: 1 }))
const releaseFor = (contest: Contest, electorate: number, ballots: number) =>
  releaseOf({ contest, layout: layoutOf(contest.asks), electorate, versions: versions(ballots) })
/** A count of so many ballots of ten members, of which this may be told. */
const closedFor = (contest: Contest, ballots: number, kind: Assessment['kind'], told?: ToldResult): ClosedCount => ({
  count: 1,
  final: true,
  close: '00'.repeat(32),
  electorate: 10,
  ballots,
  sums: layoutOf(contest.asks).sums.map(() => ({ a: ZERO, b: ZERO })),
  release: releaseFor(contest, 10, ballots),
  assessment: { kind, because: [{ code: 'nothing-opened', clauses: [] }], risks: [] },
  ...(told === undefined ? {} : { told }),
})

describe('what counts of sealed ballots come to', () => {
  describe('At the boundary', () => {
    it('the outcome of so many for, all others against', () => {
      expect([1, 2, 3].map((sum) => outcomeOf(YES_NO, 10, 4, [sum]))).toEqual(['lost', 'tied', 'carried'])
      expect(outcomeOf(YES_NO, 10, 4, [])).toBe('lost')
      expect(outcomeOf(CONTEST, 10, 4, [3])).toBeUndefined()
      const tenth = { ...YES_NO, rule: { ...MAJORITY, quorum: { atLeast: '1/2', of: 'electorate' } } } as Contest
      expect([4, 5].map((ballots) => outcomeOf(tenth, 10, ballots, [ballots]))).toEqual(['inquorate', 'carried'])
    })

    it('of for, against and abstaining, each is counted as what it is', () => {
      expect([1, 2, 3].map((sum) => outcomeOf(THREE_WAYS, 10, 9, [sum, 2, 7 - sum]))).toEqual([
        'lost',
        'tied',
        'carried',
      ])
      const ofBallots: Contest = { ...THREE_WAYS, rule: MAJORITY }
      expect([3, 4].map((abstain) => outcomeOf(ofBallots, 10, 4 + abstain, [4, 0, abstain]))).toEqual([
        'carried',
        'lost',
      ])
      // What is missing is none.
      expect(outcomeOf(THREE_WAYS, 10, 1, [1])).toBe('carried')
      expect(outcomeOf(ofBallots, 10, 2, [1, 0])).toBe('carried')
    })

    it('the fewest in favour that carry, where any do', () => {
      const ofElectorate: Contest = { ...CONTEST, rule: { moreThan: '1/2', of: 'electorate' } }
      expect([5, 6, 7, 10].map((ballots) => releaseFor(ofElectorate, 10, ballots).needed)).toEqual([undefined, 6, 6, 6])
      expect([1, 2, 3, 4, 5].map((ballots) => releaseFor(YES_NO, 10, ballots).needed)).toEqual([1, 2, 2, 3, 3])
      expect(Object.keys(releaseFor(ofElectorate, 10, 5))).toEqual(['ballots', 'most'])
      expect(Object.keys(releaseFor(CONTEST, 10, 5))).toEqual(['ballots', 'most'])
      expect(releaseFor(PEOPLE, 10, 2)).toEqual({ ballots: versions(2), most: 1 })
    })

    it('an outcome is certain where every count leads to it', () => {
      const ofElectorate: Contest = { ...CONTEST, rule: { moreThan: '1/2', of: 'electorate' } }
      expect([0, 4, 5, 6].map((ballots) => certainOutcome(ofElectorate, 10, ballots))).toEqual([
        'lost',
        'lost',
        'lost',
        undefined,
      ])
      expect(certainOutcome(CONTEST, 10, 4)).toBeUndefined()
    })

    it('a count that may be told has a sum for each option, none above what all ballots add', () => {
      const count = closedFor(PEOPLE, 3, 'count')
      const told = { ...PEOPLE, disclosure: DISCLOSURE.told }
      const may = (...sums: readonly number[]) => mayBeTold(told, count, { kind: 'count', sums })
      expect([may(3, 0), may(0, 3), may(3, 3)]).toEqual([true, true, true])
      expect([may(4, 0), may(0, 4), may(3), may(1, 1, 1), may()]).toEqual([false, false, false, false, false])
    })

    it('an outcome that may be told is one that these ballots can have', () => {
      const may = (contest: Contest, ballots: number, outcome: 'carried' | 'lost' | 'tied' | 'inquorate') =>
        mayBeTold(contest, closedFor(contest, ballots, 'outcome-only'), { kind: 'outcome', outcome })
      expect([may(YES_NO, 5, 'carried'), may(YES_NO, 5, 'lost')]).toEqual([true, true])
      expect([may(YES_NO, 5, 'tied'), may(YES_NO, 6, 'tied'), may(YES_NO, 6, 'inquorate')]).toEqual([
        false,
        true,
        false,
      ])
      // With abstentions a tie is possible of an odd number too.
      expect([may(THREE_WAYS, 5, 'tied'), may(THREE_WAYS, 5, 'carried')]).toEqual([true, true])
      // Of one ballot there are not one for and one against: it is for, against, or for neither.
      const one = (['carried', 'lost', 'tied', 'inquorate'] as const).filter((outcome) => may(THREE_WAYS, 1, outcome))
      expect(one).toEqual([outcomeOf(THREE_WAYS, 10, 1, [1, 0, 0]), outcomeOf(THREE_WAYS, 10, 1, [0, 1, 0])])
    })
  })

  describe('Always true', () => {
    it('what is told is what may be', () => {
      const kinds: readonly Assessment['kind'][] = ['nothing', 'outcome-only', 'count']
      for (const contest of [YES_NO, { ...YES_NO, disclosure: DISCLOSURE.told }, THREE_WAYS])
        for (const kind of kinds)
          for (let sum = 0; sum <= 7; sum++) {
            const closed = closedFor(contest, 7, kind)
            const told = toldOf(contest, closed, contest === THREE_WAYS ? [sum, 7 - sum, 0] : [sum])
            expect([told, mayBeTold(contest, closed, told)]).toEqual([told, true])
          }
    })

    it('nothing, an outcome, an end or the whole count, as it was assessed', () => {
      const told = (kind: Assessment['kind'], sum: number) => toldOf(YES_NO, closedFor(YES_NO, 9, kind), [sum])
      expect(told('nothing', 5)).toEqual({ kind: 'nothing' })
      expect([told('outcome-only', 4), told('outcome-only', 5)]).toEqual([
        { kind: 'outcome', outcome: 'lost' },
        { kind: 'outcome', outcome: 'carried' },
      ])
      expect([2, 3, 6, 7].map((sum) => told('count', sum))).toEqual([
        { kind: 'end', end: 'low' },
        { kind: 'count', sums: [3] },
        { kind: 'count', sums: [6] },
        { kind: 'end', end: 'high' },
      ])
      expect(toldOf(CONTEST, closedFor(CONTEST, 9, 'outcome-only'), [9])).toEqual({ kind: 'outcome', outcome: 'lost' })
      expect(toldOf(YES_NO, closedFor(YES_NO, 9, 'count'), [])).toEqual({ kind: 'end', end: 'low' })
      expect(toldOf(PEOPLE, closedFor({ ...PEOPLE, disclosure: DISCLOSURE.told }, 9, 'count'), [4, 6])).toEqual({
        kind: 'count',
        sums: [4, 6],
      })
    })

    it('of several options that are hidden the outcome is told at most, and by how many is not looked at where few may settle it', () => {
      const hidden: Contest = { ...THREE_WAYS, rule: MAJORITY }
      const assessed = (contest: Contest, disclosure: Contest['disclosure']) => {
        const answer = assessCount(
          { contest: { ...contest, disclosure }, layout: layoutOf(contest.asks) },
          releaseFor(contest, 10, 10),
          [],
        )
        return answer.kind
      }
      expect(assessed(hidden, DISCLOSURE.strict)).toBe('outcome-only')
      expect(assessed(hidden, DISCLOSURE.told)).toBe('count')
      expect(assessed(YES_NO, DISCLOSURE.strict)).toBe('count')
      expect(assessed(THREE_WAYS, DISCLOSURE.strict)).toBe('nothing')
      const few = { ...DISCLOSURE.told, leastForCount: 11 }
      expect([assessed(THREE_WAYS, few), assessed(hidden, few)]).toEqual(['nothing', 'outcome-only'])
    })

    it('what was told stays in the history, in the words of the disclosure rules', () => {
      const toldOfCount = (told: ToldResult | undefined, contest = YES_NO): readonly PastRelease['told'][] =>
        historyOf([closedFor(contest, 7, 'count', told)]).map((one) => one.told)
      expect(toldOfCount(undefined)).toEqual([])
      expect(toldOfCount({ kind: 'nothing' })).toEqual([])
      expect(toldOfCount({ kind: 'end', end: 'low' })).toEqual([{ kind: 'end', end: 'low' }])
      expect(toldOfCount({ kind: 'count', sums: [4] })).toEqual([{ kind: 'count', sum: 4 }])
      expect(toldOfCount({ kind: 'count', sums: [] })).toEqual([{ kind: 'count', sum: 0 }])
      expect(toldOfCount({ kind: 'outcome', outcome: 'carried' })).toEqual([{ kind: 'outcome', carried: true }])
      expect(toldOfCount({ kind: 'outcome', outcome: 'lost' })).toEqual([{ kind: 'outcome', carried: false }])
      expect(toldOfCount({ kind: 'outcome', outcome: 'tied' })).toEqual([{ kind: 'count', sum: 3 }])
      // Where no number of ballots carries, an outcome says nothing of them.
      expect(toldOfCount({ kind: 'outcome', outcome: 'lost' }, CONTEST)).toEqual([])
      const [past] = historyOf([closedFor(YES_NO, 7, 'count', { kind: 'count', sums: [4] })])
      expect(past).toEqual({ ...releaseFor(YES_NO, 10, 7), told: { kind: 'count', sum: 4 } })
    })
  })

  describe('Refused', () => {
    it('what may not be told of a count', () => {
      const may = (kind: Assessment['kind'], told: ToldResult, contest: Contest = YES_NO) =>
        mayBeTold(contest, closedFor(contest, 9, kind), told)
      const nothing: ToldResult = { kind: 'nothing' }
      const outcome: ToldResult = { kind: 'outcome', outcome: 'lost' }
      const end: ToldResult = { kind: 'end', end: 'low' }
      const count: ToldResult = { kind: 'count', sums: [4] }
      expect([nothing, outcome, end, count].map((told) => may('nothing', told))).toEqual([true, false, false, false])
      expect([nothing, outcome, end, count].map((told) => may('outcome-only', told))).toEqual([
        false,
        true,
        false,
        false,
      ])
      expect([nothing, outcome, end, count].map((told) => may('count', told))).toEqual([false, false, true, true])
      const open = { ...YES_NO, disclosure: DISCLOSURE.told }
      expect([nothing, outcome, end, count].map((told) => may('count', told, open))).toEqual([
        false,
        false,
        false,
        true,
      ])
      // Near an end the end is told in its place.
      expect(may('count', { kind: 'count', sums: [1] })).toBe(false)
      expect(may('count', { kind: 'count', sums: [1] }, open)).toBe(true)
    })
  })
})
