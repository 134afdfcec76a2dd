import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import {
  BASES,
  type DecisionInput,
  type DecisionRule,
  decide,
  decisionRuleProblems,
  tryDecide,
} from '../../src/decisions/index.js'
import { explainProblem } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import { refusedOf, thrownBy } from './problems-of.js'

const RULE = { atLeast: '2/3', of: 'electorate' } as const
const COUNTS = { electorate: 10, for: 1, against: 1, abstain: 1, closed: true } as const

/** What a program in another language may have written. */
const told = (input: unknown): readonly string[] => refusedOf(tryDecide(input as DecisionInput))
const ofRule = (rule: unknown): readonly string[] => told({ ...COUNTS, rule, present: 5 })
const ofCounts = (counts: object): readonly string[] => told({ rule: RULE, ...COUNTS, ...counts })

describe('From the source', () => {
  it('WJC-19: a threshold is the mean itself, as it came from the averages', () => {
    const average = averageOf({ proposals: ['70%', '80%'] })
    const rule = { atLeast: average.kind === 'average' ? average.value : 0, of: 'electorate' } as const
    expect(decide({ ...COUNTS, rule }).neededFor).toBe(8)
  })
  it('WJC-16: one person, one vote: there are four bases, and none of them weighs', () => {
    expect(BASES).toEqual(['electorate', 'present', 'ballots', 'for-or-against'])
  })
  it("Robert's Rules say a threshold with its base: two thirds of those present and voting are not two thirds of those present", () => {
    const counts = { electorate: 30, present: 30, for: 16, against: 8, abstain: 0, closed: true }
    expect(decide({ ...counts, rule: { atLeast: '2/3', of: 'for-or-against' } }).kind).toBe('carried')
    expect(decide({ ...counts, rule: { atLeast: '2/3', of: 'present' } }).kind).toBe('lost')
  })
})

describe('At the boundary', () => {
  it('a threshold: just below nothing, nothing, all, just above all', () => {
    const thresholds = ['-0.01%', '0', '1', '100.01%'].map((atLeast) => ofRule({ atLeast, of: 'ballots' }))
    expect(thresholds).toEqual([
      ['threshold-out-of-range rule.atLeast'],
      [],
      [],
      ['threshold-out-of-range rule.atLeast'],
    ])
  })
  it('more than: just below all, all, just above all', () => {
    const thresholds = ['99.99%', '100%', '100.01%'].map((moreThan) => ofRule({ moreThan, of: 'ballots' }))
    expect(thresholds).toEqual([[], ['more-than-all rule.moreThan'], ['threshold-out-of-range rule.moreThan']])
  })
  it('ballots against the electorate: one fewer, as many, one more', () => {
    const answers = [6, 7, 8].map((yes) => ofCounts({ for: yes, against: 2, abstain: 1 }))
    expect(answers).toEqual([[], [], ['more-ballots-than-electors']])
  })
  it('ballots against those present: one fewer, as many, one more', () => {
    const answers = [4, 3, 2].map((present) => ofCounts({ present }))
    expect(answers).toEqual([[], [], ['more-ballots-than-present']])
  })
  it('those present against the electorate: one fewer, as many, one more', () => {
    const answers = [9, 10, 11].map((present) => ofCounts({ present }))
    expect(answers).toEqual([[], [], ['more-present-than-electors present']])
  })
  it('a count: -1, 0, 2^53 - 1, 2^53', () => {
    const answers = [-1, 0, 2 ** 53 - 1, 2 ** 53].map((electorate) => {
      return told({ rule: RULE, electorate, for: 0, against: 0, abstain: 0, closed: true })
    })
    expect(answers).toEqual([['not-a-count electorate'], [], [], ['not-a-count electorate']])
  })
  it('the counts at the end of what is exact', () => {
    const most = Number.MAX_SAFE_INTEGER
    const rule = { atLeast: '1', of: 'electorate' } as const
    const all = { rule, electorate: most, against: 0, abstain: 0, closed: true }
    expect(decide({ ...all, for: most - 1 })).toMatchObject({ kind: 'lost', neededFor: most })
    expect(decide({ ...all, for: most }).kind).toBe('carried')
    expect(told({ ...all, for: most, against: 1 })).toEqual(['more-ballots-than-electors'])
  })
})

describe('Not true, on purpose', () => {
  it('how many are present is checked even where the rule does not count by it', () => {
    expect(ofCounts({ present: 2 })).toEqual(['more-ballots-than-present'])
  })
  it('0.72 and 72% are one threshold, 72 is none, and the problem says what may have been meant', () => {
    expect(ofRule({ atLeast: '0.72', of: 'ballots' })).toEqual([])
    const answer = tryDecide({ ...COUNTS, rule: { atLeast: 72, of: 'ballots' } })
    const [problem] = answer.kind === 'refused' ? answer.problems : []
    expect(problem && explainProblem(problem, 'en')).toBe(
      'rule.atLeast: expected a threshold from 0 to 1, that is from 0% to 100%; received 72. Write 72% if a percentage is meant.',
    )
  })
})

describe('Refused', () => {
  it('of a rule that is not tried yet: everything at once, below the path that is given, and nothing where it can be used', () => {
    const codes = (rule: unknown) =>
      decisionRuleProblems({ rule, path: 'motions[3]' }).map(({ code, path }) => `${code} ${path}`)
    expect(codes({ atLeast: '2/3', of: 'electorate', clauses: ['our by-laws, article 7'] })).toEqual([])
    const cited = ['', 'a\nb\u202e', 'a\u0000b', 7, 'x'.repeat(201), 'x'.repeat(200)]
    expect(codes({ atLeast: '2/3', of: 'electorate', clauses: cited })).toEqual([
      'not-a-name motions[3].clauses[0]',
      'not-a-name motions[3].clauses[1]',
      'not-a-name motions[3].clauses[2]',
      'wrong-kind motions[3].clauses[3]',
      'not-a-name motions[3].clauses[4]',
    ])
    expect(codes({ atLeast: '72', of: 'members', qorum: 1 })).toEqual([
      'unknown-key motions[3].qorum',
      'threshold-out-of-range motions[3].atLeast',
      'not-one-of motions[3].of',
    ])
    expect(codes(null)).toEqual(['wrong-kind motions[3]'])
    expect(codes({ atLeast: { average: 'threshold' }, of: 'electorate' })).toEqual([
      'threshold-not-pinned motions[3].atLeast',
    ])
  })
  it('of ever so many things that are wrong the first hundred are told, and that there are more', () => {
    const rule = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`key${at}`, at]))
    const refused = refusedOf(
      tryDecide({ rule, electorate: -1, for: -1, against: -1, abstain: -1, closed: 1 } as never),
    )
    expect(refused).toHaveLength(101)
    expect(refused.at(-1)).toBe('too-many-problems')
  })
  it('a comparison that is missing, or is there twice', () => {
    expect(ofRule({ of: 'ballots' })).toEqual(['no-comparison rule'])
    expect(ofRule({ atLeast: '1/2', moreThan: '1/2', of: 'ballots' })).toEqual(['two-comparisons rule'])
    expect(ofRule({ ...RULE, quorum: { of: 'electorate' } })).toEqual(['no-comparison rule.quorum'])
  })
  it('a base that is missing or unknown', () => {
    expect(ofRule({ atLeast: '1/2' })).toEqual(['missing-key rule.of'])
    expect(ofRule({ atLeast: '1/2', of: 'members' })).toEqual(['not-one-of rule.of'])
    expect(ofRule({ ...RULE, quorum: { atLeast: '1/2', of: 'ballots' } })).toEqual(['not-one-of rule.quorum.of'])
  })
  it('a threshold that is no number', () => {
    for (const atLeast of ['two thirds', '', ' 1/2', '1e-1', Number.NaN, null, [], {}, true]) {
      expect(ofRule({ atLeast, of: 'ballots' })).toEqual(['not-a-number rule.atLeast'])
    }
    expect(ofRule({ atLeast: '1/0', of: 'ballots' })).toEqual(['zero-denominator rule.atLeast'])
    expect(ofRule({ atLeast: '0,5', of: 'ballots' })).toEqual(['decimal-comma rule.atLeast'])
  })
  it('a threshold that still points at an average item', () => {
    expect(ofRule({ atLeast: { average: 'admission' }, of: 'electorate' })).toEqual([
      'threshold-not-pinned rule.atLeast',
    ])
  })
  it('a quorum that counts nothing, twice, or what is no ballot', () => {
    const counting = (kinds: unknown) =>
      ofRule({ ...RULE, quorum: { atLeast: '1/2', of: 'electorate', counting: kinds } })
    expect(counting([])).toEqual(['empty-list rule.quorum.counting'])
    expect(counting(['for', 'for'])).toEqual(['listed-twice rule.quorum.counting[1]'])
    expect(counting(['for', 'blank'])).toEqual(['not-one-of rule.quorum.counting[1]'])
    expect(counting('for')).toEqual(['wrong-kind rule.quorum.counting'])
  })
  it('a tie policy where ties are no outcome, or an unknown one', () => {
    expect(ofRule({ ...RULE, tie: 'lost' })).toEqual(['tie-policy-without-ties rule.tie'])
    expect(ofRule({ atLeast: '1/2', of: 'for-or-against', tie: 'lost' })).toEqual(['tie-policy-without-ties rule.tie'])
    expect(ofRule({ moreThan: '1/2', of: 'for-or-against', tie: 'coin' })).toEqual(['not-one-of rule.tie'])
    for (const of of ['ballots', 'for-or-against']) {
      expect(ofRule({ moreThan: '50%', of, tie: 'casting-vote' })).toEqual([])
    }
  })
  it('counts that are no counts, and truths that are no truths', () => {
    expect(ofCounts({ for: 1.5, against: '1', abstain: null })).toEqual([
      'not-a-count for',
      'not-a-count against',
      'not-a-count abstain',
    ])
    expect(ofCounts({ closed: 'yes', ballotsFinal: 1 })).toEqual(['wrong-kind closed', 'wrong-kind ballotsFinal'])
    expect(ofCounts({ closed: undefined })).toEqual(['missing-key closed'])
  })
  it('present, where the base or the quorum needs it', () => {
    expect(told({ ...COUNTS, rule: { atLeast: '1/2', of: 'present' } })).toEqual(['present-missing present'])
    expect(told({ ...COUNTS, rule: { ...RULE, quorum: { atLeast: '1/2', of: 'present' } } })).toEqual([
      'present-missing present',
    ])
  })
  it('what is no input at all', () => {
    for (const input of [null, undefined, 7, 'decide', []]) expect(told(input)).toEqual(['wrong-kind'])
    expect(ofRule([])).toEqual(['wrong-kind rule'])
  })
  it('everything at once, and decide throws the same', () => {
    const rule = { atLeast: '150%', of: 'all', quorum: { moreThan: 1, of: 'electorate' }, minimumFor: -1 }
    const input = { rule, electorate: 3, present: 4, for: 2, against: 2, abstain: 0, closed: true } as unknown
    const all = [
      'threshold-out-of-range rule.atLeast',
      'not-one-of rule.of',
      'more-than-all rule.quorum.moreThan',
      'not-a-count rule.minimumFor',
      'more-present-than-electors present',
      'more-ballots-than-electors',
    ]
    expect(told(input)).toEqual(all)
    expect(thrownBy(() => decide(input as DecisionInput))).toEqual(all)
  })
  it('everything at once: a present that is missing too, where the threshold of the same rule cannot be read', () => {
    const input = { ...COUNTS, rule: { atLeast: '72', of: 'present' } }
    expect(told(input)).toEqual(['threshold-out-of-range rule.atLeast', 'present-missing present'])
  })
  it('clauses that are no list, rather than an explanation that fails later', () => {
    const input = { ...COUNTS, rule: { ...RULE, clauses: 'WJC-3' } as unknown as DecisionRule }
    const answer = tryDecide(input)
    const explained = () => (answer.kind === 'refused' ? 'refused' : explain(answer.because, 'en'))
    expect(explained).not.toThrow()
  })
})
