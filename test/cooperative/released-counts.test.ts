import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, minutesFor, views } from '../../src/cooperative/index.js'
import { strictly } from './kept-secret.js'
import { founded, RECORD, WJC } from './removal.js'
import { codesOf, type Story, story } from './story.js'

const OPTIONS = ['red', 'green', 'blue'] as const

/** Nine worker-owners under rules that tell everything of however few, with one secret decision by this rule. */
const by = (rule: object, more: object = {}): Charter => {
  const decisions = WJC.decisions ?? {}
  const charter = {
    ...WJC,
    decisions: { ...decisions, 'other-matters': { ...decisions['other-matters'], rule, secret: true, ...more } },
  }
  return JSON.parse(
    JSON.stringify(
      strictly(charter as Charter, {
        leastBallots: 2,
        leastForCounts: 2,
        leastChanged: 2,
        nearUnanimous: 'told',
        countEveryMonths: 1,
      }),
    ),
  ) as Charter
}
const say = (type: string, more: object = {}, at = '2026-02-15'): Command =>
  ({ type, at, by: 'ana', decision: 'd', ...more }) as Command
const counted = (rule: object, more: object = {}, opening: object = {}): Story =>
  founded(9, by(rule, more)).given(
    say('open-decision', { provision: 'other-matters', ...opening }, '2026-02-01'),
    say('close-ballots', { closing: RECORD }),
  )
const choosing = (more: object = {}) =>
  counted({ choose: 'approval', runoff: 'without-majority' }, more, { options: OPTIONS })

const MAJORITY = { moreThan: '1/2', of: 'for-or-against', tie: 'lost' }
const EVERYONE = { moreThan: '1/2', of: 'electorate' }

const release = (outcome: string, more: object = {}) => say('release-result', { outcome, ...more })
/** What is wrong with each of these, asked one after another of the same count: nothing of it is released. */
const problemsOf = (told: Story, all: readonly Command[]) =>
  all.map((one) => {
    const answer = told.when(one)
    return answer.kind === 'refused' && answer.problems.length > 0
      ? answer.problems.map(({ code, path }) => `${code} ${path}`).join(', ')
      : codesOf(answer).join(' ')
  })

describe('From the source', () => {
  it('WJC-8, WJC-20: of a secret choice an option of the vote is told, and of each how many chose it', () => {
    const counts = (...numbers: readonly number[]) => ({
      options: numbers.map((count, at) => ({ option: OPTIONS[at], count })),
    })
    expect(
      problemsOf(choosing(), [
        release('carried', { ballots: 9 }),
        release('chosen', { ballots: 9 }),
        release('chosen', { ballots: 9, option: 'pink' }),
        release('runoff', { ballots: 9, leading: ['red'] }),
        release('runoff', { ballots: 9, leading: ['red', 'pink'] }),
        release('chosen', { ballots: 9, option: 'red', options: [{ option: 'pink', count: 9 }] }),
        release('chosen', { ballots: 9, option: 'red', end: 'high' }),
        release('chosen', { ballots: 9, option: 'red', ...counts(10, 0, 0) }),
        release('chosen', { ballots: 10, option: 'red', ...counts(9, 0, 0) }),
        release('chosen', { option: 'red', ...counts(9, 0, 0) }),
        release('chosen', { ballots: 9, option: 'red', for: 9 }),
        release('chosen', { ballots: 9, option: 'green', ...counts(9, 0, 0) }),
        release('nothing-chosen', { ballots: 9, ...counts(9, 0, 0) }),
        release('chosen', { ballots: 9, option: 'red', ...counts(9, 1, 0) }),
      ]),
    ).toEqual([
      'not-one-of outcome',
      'missing-key option',
      'not-one-of option',
      'missing-key leading',
      'not-one-of leading[1]',
      'not-one-of options[0].option',
      'unknown-key end',
      'more-ballots-than-present options[0].count',
      'more-ballots-than-electors ballots',
      'missing-key ballots',
      'missing-key options, unknown-key for',
      'outcome-does-not-follow',
      'outcome-does-not-follow',
      '',
    ])
  })
  it.each([
    [
      'tied',
      'outcome-does-not-follow',
      { ballots: 8, options: OPTIONS.map((option, at) => ({ option, count: at < 2 ? 4 : 0 })) },
    ],
    ['nothing-chosen', '', { ballots: 8, options: OPTIONS.map((option) => ({ option, count: 0 })) }],
    [
      'runoff',
      '',
      { ballots: 8, leading: ['red', 'green'], options: OPTIONS.map((option, at) => ({ option, count: 3 - at })) },
    ],
    ['runoff', 'counts-left-out', { ballots: 8, leading: ['red', 'green'] }],
    ['chosen', 'counts-left-out', { ballots: 8, option: 'blue' }],
  ])('WJC-20: a secret choice is told to end %s: %s', (outcome, code, more) => {
    const told = choosing()
    expect(problemsOf(told, [release(outcome, more)])).toEqual([code])
    expect(views.decisions.decisionView(told.state, 'd') === undefined).toBe(code === '')
    const minutes = minutesFor({ state: story(WJC).state, events: told.events })
    expect(minutes.flatMap(({ because }) => because.map((one) => one.code)).includes('decided')).toBe(code === '')
  })
  it('WJC-8: of those who voted all counts are told or none, and each ballot is one of them', () => {
    expect(
      problemsOf(counted(MAJORITY), [
        release('chosen', { ballots: 9 }),
        release('carried'),
        release('carried', { ballots: 9, for: 5 }),
        release('carried', { ballots: 9, for: 5, against: 4 }),
        release('carried', { ballots: 9, for: 5, against: 4, abstain: 1 }),
        release('carried', { ballots: 9, for: 5, against: 3, abstain: 0 }),
        release('carried', { ballots: 9, for: 5, against: 3, abstain: 1, block: 1 }),
        release('carried', { ballots: 9, for: 5, against: 3, abstain: 1, end: 'high' }),
        release('carried', { ballots: 9, for: 5, against: 3, abstain: 1, changed: 0 }),
        release('tied', { ballots: 8, for: 5, against: 3, abstain: 0 }),
        release('carried', { ballots: 9, option: 'red' }),
        release('carried', { ballots: 9, for: 5, against: 3, abstain: 1 }),
        release('carried', { ballots: 9, for: 5, against: 3, abstain: 1 }),
      ]),
    ).toEqual([
      'not-one-of outcome',
      'missing-key ballots',
      'missing-key against, missing-key abstain, not-within ',
      'missing-key abstain',
      'not-within ',
      'not-within ',
      'unknown-key block, not-within ',
      'unknown-key for, unknown-key against, unknown-key abstain',
      'unknown-key changed',
      'outcome-does-not-follow',
      'counts-left-out',
      '',
      'closed',
    ])
  })
  it('WJC-8: of everyone only the votes for are told, for what is against would tell who took part', () => {
    expect(
      problemsOf(counted(EVERYONE), [
        release('tied', { for: 4 }),
        release('inquorate'),
        release('carried', { ballots: 9 }),
        release('carried', { for: 10 }),
        release('carried', { for: 5, against: 1 }),
        release('carried', { for: 5, end: 'high' }),
        release('lost', { for: 5 }),
        release('carried', { for: 4 }),
        release('carried', { for: 5 }),
      ]),
    ).toEqual([
      'not-one-of outcome',
      'not-one-of outcome',
      'unknown-key ballots',
      'not-within for',
      'unknown-key against',
      'unknown-key for',
      'outcome-does-not-follow',
      'outcome-does-not-follow',
      '',
    ])
  })
})

describe('At the boundary', () => {
  it.each([0, 1, 2, 8, 9, 10])(
    'of nine members, %i changed their ballots since the last count, or cast one',
    (changed) => {
      const told = counted(EVERYONE, { holdForDays: 7, openDays: undefined }).given(
        release('lost', { for: 2 }),
        say('close-ballots', { closing: RECORD }, '2026-03-15'),
      )
      const again = (outcome: string, more: object) =>
        say('release-result', { outcome, changed, ...more }, '2026-03-15')
      expect(
        problemsOf(told, [
          again('carried', { for: 5 }),
          again('lost', { for: 3 }),
          again('lost', {}),
          again('carried', { for: 10 }),
        ]),
      ).toHaveLength(4)
    },
  )
  it.each([7, 8, 9, 10])('of nine members, %i ballots', (ballots) => {
    const told = choosing()
    expect(problemsOf(told, [release('nothing-chosen', { ballots })])).toEqual([
      ballots > 9 ? 'more-ballots-than-electors ballots' : 'counts-left-out',
    ])
  })
})

describe('Not true, on purpose', () => {
  it('a number that goes with what is in force when the count is told: the minutes say so', () => {
    const told = counted({ atLeast: { average: 'project-threshold' }, of: 'electorate' }, { thresholds: 'live' })
    expect(problemsOf(told, [release('carried', { for: 8 })])).toEqual([''])
    const codes = minutesFor({ state: told.state, events: told.events }).flatMap(({ because }) =>
      because.map(({ code }) => code),
    )
    expect(codes).toContain('decided')
  })
})
