import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BallotOutcome, openBallots, type Question, tallyOf } from '../../src/ballots/index.js'
import { exact } from '../../src/exact/index.js'
import { LOCALES } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const ADMIT = { kind: 'choice', id: 'admit-m17' } as const
const SHARE = { kind: 'number', id: 'removal', unit: 'share', min: 0, max: 1 } as const
const SHORTAGE = { kind: 'options', id: 'shortage', options: ['forfeit', 'hold', 'pro rata'] } as const
const THREE = ['ana', 'ben', 'cleo'] as const

const admission = () => openBallots({ question: ADMIT, electorate: THREE })

describe('From the source', () => {
  it('WJC-12: members cast and change a vote at any time, and only the last one counts', () => {
    // Given three members; when one casts, changes, casts the same again and withdraws; then each is told for what it is.
    const ballots = admission()
    const kinds = [
      ballots.cast({ member: 'ana', answer: 'against' }),
      ballots.cast({ member: 'ana', answer: 'for' }),
      ballots.cast({ member: 'ana', answer: 'for' }),
      ballots.withdraw({ member: 'ana' }),
      ballots.withdraw({ member: 'ana' }),
    ]
    expect(kinds).toEqual([
      { kind: 'cast', because: [{ code: 'ballot-cast', clauses: ['WJC-12'] }] },
      { kind: 'changed', because: [{ code: 'ballot-changed', clauses: ['WJC-12'] }] },
      { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses: ['WJC-12'] }] },
      { kind: 'withdrawn', because: [{ code: 'ballot-withdrawn', clauses: ['WJC-12'] }] },
      { kind: 'nothing-to-withdraw', because: [{ code: 'no-ballot-to-withdraw', clauses: ['WJC-12'] }] },
    ])
  })
  it('WJC-12: not having voted is neither a zero nor an abstention', () => {
    const ballots = admission()
    ballots.cast({ member: 'ben', answer: 'abstain' })
    expect(tallyOf(ballots.answers())).toEqual({ for: 0, against: 0, abstain: 1 })
    expect([ballots.answerOf('ana'), ballots.answerOf('ben'), ballots.size]).toEqual([undefined, 'abstain', 1])
  })
  it('in the internet voting of Estonia one may vote again as often as one likes: the last vote counts', () => {
    const ballots = admission()
    for (const answer of ['for', 'against', 'for', 'against']) ballots.cast({ member: 'cleo', answer })
    expect(tallyOf(ballots.answers())).toEqual({ for: 0, against: 1, abstain: 0 })
  })
})

describe('At the boundary', () => {
  it('an electorate of nobody takes no ballot; anyone takes every one', () => {
    const nobody = openBallots({ question: ADMIT, electorate: [] })
    expect(refusedOf(nobody.cast({ member: 'ana', answer: 'for' }))).toEqual(['not-entitled member'])
    const anyone = openBallots({ question: ADMIT, electorate: 'anyone' })
    expect(anyone.cast({ member: 'zoe', answer: 'for' }).kind).toBe('cast')
  })
  it('the same number, written otherwise, is the same ballot; one ten-thousandth more is another', () => {
    const ballots = openBallots({ question: SHARE, electorate: THREE })
    const kinds = ['72%', '0.72', '18/25', 0.72, exact('36/50'), '72.01%'].map(
      (answer) => ballots.cast({ member: 'ana', answer }).kind,
    )
    expect(kinds).toEqual(['cast', 'unchanged', 'unchanged', 'unchanged', 'unchanged', 'changed'])
  })
  it('the same options in another order are the same ballot; one more, or one fewer, is another', () => {
    const ballots = openBallots({ question: SHORTAGE, electorate: THREE })
    const lists = [['hold', 'forfeit'], ['forfeit', 'hold'], ['forfeit', 'hold', 'pro rata'], ['hold']]
    expect(lists.map((answer) => ballots.cast({ member: 'ana', answer }).kind)).toEqual([
      'cast',
      'unchanged',
      'changed',
      'changed',
    ])
  })
})

describe('Always true', () => {
  /** A question, and answers to it: how each is written, and what it comes to (undefined is none). */
  const questions: readonly (readonly [Question, readonly (readonly [unknown, unknown])[]])[] = [
    [
      ADMIT,
      [
        ['for', 'for'],
        ['against', 'against'],
        ['abstain', 'abstain'],
        ['maybe', undefined],
      ],
    ],
    [
      SHARE,
      [
        ['0.5', exact('1/2')],
        ['50%', exact('1/2')],
        [1, exact(1)],
        ['1.01', undefined],
        ['', undefined],
      ],
    ],
    [
      SHORTAGE,
      [
        [['hold'], ['hold']],
        [[], []],
        [
          ['forfeit', 'hold'],
          ['forfeit', 'hold'],
        ],
        [['strike'], undefined],
      ],
    ],
  ]
  const stories = fc.constantFrom(...questions).chain(([question, answers]) =>
    fc.record({
      question: fc.constant(question),
      acts: fc.array(
        fc.record({
          member: fc.constantFrom(...THREE, 'guest', ''),
          answer: fc.option(fc.constantFrom(...answers), { nil: undefined }),
        }),
        { maxLength: 40 },
      ),
    }),
  )

  it('any sequence of casting, changing and withdrawing is a plain Map', () => {
    always(
      fc.property(stories, ({ question, acts }) => {
        const ballots = openBallots({ question, electorate: THREE })
        const model = new Map<string, unknown>()
        for (const { member, answer } of acts) {
          const before = model.get(member)
          let expected: BallotOutcome['kind']
          let outcome: BallotOutcome
          if (answer === undefined) {
            outcome = ballots.withdraw({ member })
            expected = model.delete(member) ? 'withdrawn' : 'nothing-to-withdraw'
          } else {
            const [written, meant] = answer
            outcome = ballots.cast({ member, answer: written })
            const entitled = THREE.some((one) => one === member)
            if (!entitled || meant === undefined) expected = 'refused'
            else {
              expected = before === undefined ? 'cast' : isDeepStrictEqual(before, meant) ? 'unchanged' : 'changed'
              model.set(member, meant)
            }
          }
          expect(outcome.kind).toBe(expected)
          expect(ballots.size).toBe(model.size)
        }
        expect(new Map([...ballots.members()].map((member) => [member, ballots.answerOf(member)]))).toEqual(model)
        expect([...ballots.answers()]).toEqual([...ballots.members()].map((member) => ballots.answerOf(member)))
      }),
    )
  })
  it('two openings share nothing', () => {
    const [one, other] = [admission(), admission()]
    one.cast({ member: 'ana', answer: 'for' })
    expect([one.size, other.size, other.answerOf('ana')]).toEqual([1, 0, undefined])
  })
  it('the electorate is the one of the opening, whatever becomes of the list it came in', () => {
    const list = ['ana']
    const ballots = openBallots({ question: ADMIT, electorate: list })
    list.push('zoe')
    expect(ballots.cast({ member: 'zoe', answer: 'for' }).kind).toBe('refused')
  })
  it('every outcome that is not refused is explained, in every language', () => {
    const ballots = admission()
    const acts = [
      () => ballots.cast({ member: 'ana', answer: 'for' }),
      () => ballots.cast({ member: 'ana', answer: 'against' }),
      () => ballots.cast({ member: 'ana', answer: 'against' }),
      () => ballots.withdraw({ member: 'ana' }),
      () => ballots.withdraw({ member: 'ana' }),
    ]
    for (const act of acts) {
      const outcome = act()
      if (outcome.kind === 'refused') throw new Error('a valid act was refused')
      for (const locale of LOCALES) expect(explain(outcome.because, locale)).toMatch(/^\S.*\(WJC-12\)\.$/)
    }
  })
})

describe('Not true, on purpose', () => {
  it('someone from outside who withdraws is told there is nothing to withdraw, and not whether they are entitled', () => {
    expect(admission().withdraw({ member: 'zoe' }).kind).toBe('nothing-to-withdraw')
  })
})

describe('Refused', () => {
  it('someone from outside the electorate, an id that is none, an answer that is none: nothing changes', () => {
    const ballots = admission()
    ballots.cast({ member: 'ana', answer: 'for' })
    expect(refusedOf(ballots.cast({ member: 'zoe', answer: 'for' }))).toEqual(['not-entitled member'])
    expect(refusedOf(ballots.cast({ member: '', answer: 'for' }))).toEqual(['not-a-name member'])
    expect(refusedOf(ballots.cast({ member: 'ana', answer: 'yes' }))).toEqual(['not-one-of answer'])
    expect([...ballots.members()]).toEqual(['ana'])
    expect(ballots.answerOf('ana')).toBe('for')
  })
  it('a list that was cast and is changed behind the back of the ballot does not change it', () => {
    const ballots = openBallots({ question: SHORTAGE, electorate: THREE })
    const list = ['hold']
    ballots.cast({ member: 'ana', answer: list })
    list.push('strike')
    expect(ballots.cast({ member: 'ana', answer: list }).kind).toBe('refused')
    expect(ballots.answerOf('ana')).toEqual(['hold'])
  })
  it('a question that is none: throws on opening', () => {
    expect(thrownBy(() => openBallots({ question: { ...SHORTAGE, options: [] }, electorate: THREE }))).toEqual([
      'empty-list options',
    ])
  })
  it('an electorate with an id that is none: throws on opening', () => {
    const open = () => openBallots({ question: { kind: 'choice', id: 'q' }, electorate: ['ana', ''] })
    expect(open).toThrow(expect.objectContaining({ code: 'not-a-name' }))
    const told = (more: object) =>
      thrownBy(() => openBallots({ question: { kind: 'choice', id: 'q' }, electorate: THREE, ...more }))
    for (const electorate of [null, 'ana', 7]) expect(told({ electorate })).toEqual(['wrong-kind electorate'])
    expect(told({ electorate: undefined })).toEqual(['missing-key electorate'])
    expect(told({ clauses: ['WJC-12', ''] })).toEqual(['not-a-name clauses[1]'])
  })
})
