import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChoosingInput, chooseByApproval, tryChooseByApproval } from '../../src/decisions/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from './problems-of.js'

const SHORTAGE = { kind: 'options', id: 'shortage', options: ['forfeit', 'hold', 'pro rata'] } as const

const choose = (ballots: ChoosingInput['ballots'], more: Partial<ChoosingInput> = {}) =>
  chooseByApproval({ question: SHORTAGE, ballots, runoff: 'never', ...more })

const copies = (count: number, ...options: readonly string[]) => Array.from({ length: count }, () => options)

describe('From the source', () => {
  it('WJC-20: when pay cannot be met, worker-owners choose among forfeiting, holding and pro rata', () => {
    const ballots = [['hold'], ['hold', 'pro rata'], ['forfeit'], ['pro rata', 'hold']]
    expect(choose(ballots, { clauses: ['WJC-20'] })).toEqual({
      kind: 'chosen',
      option: 'hold',
      counts: [
        { option: 'forfeit', count: 1 },
        { option: 'hold', count: 3 },
        { option: 'pro rata', count: 2 },
      ],
      because: [{ code: 'most-votes', clauses: ['WJC-20'], option: 'hold', observed: 3, outOf: 4 }],
    })
  })
  it('France, 21 April 2002, in miniature: about 20, 17 and 16 of a hundred, and the first two go to a second ballot', () => {
    const others = Array.from({ length: 13 }, (_, at) => `candidate ${at + 4}`)
    const ballots = [
      ...copies(20, 'Chirac'),
      ...copies(17, 'Le Pen'),
      ...copies(16, 'Jospin'),
      ...others.flatMap((name, at) => copies(at < 8 ? 4 : 3, name)),
    ]
    const question = (...options: readonly string[]) => ({ kind: 'options', id: '2002', options, most: 1 }) as const
    expect(ballots).toHaveLength(100)
    const first = question('Jospin', 'Chirac', 'Le Pen', ...others)
    expect(choose(ballots, { question: first, runoff: 'without-majority' })).toMatchObject({
      kind: 'runoff',
      options: ['Chirac', 'Le Pen'],
    })
    const second = question('Chirac', 'Le Pen')
    expect(choose([...copies(82, 'Chirac'), ...copies(18, 'Le Pen')], { question: second })).toMatchObject({
      kind: 'chosen',
      option: 'Chirac',
    })
  })
})

describe('At the boundary', () => {
  it('a majority of the ballots: one below, exactly half, one above', () => {
    const answers = [4, 5, 6].map(
      (yes) =>
        choose([...copies(yes, 'hold'), ...copies(2, 'forfeit'), ...copies(8 - yes)], { runoff: 'without-majority' })
          .kind,
    )
    expect(answers).toEqual(['runoff', 'runoff', 'chosen'])
  })
  it('the lead: one behind, level, one ahead', () => {
    const answers = [2, 3, 4].map((count) => choose([...copies(count, 'hold'), ...copies(3, 'forfeit')]))
    expect(answers).toMatchObject([
      { kind: 'chosen', option: 'forfeit' },
      { kind: 'tied', options: ['forfeit', 'hold'] },
      { kind: 'chosen', option: 'hold' },
    ])
  })
  it('second place: one behind, level, one ahead', () => {
    const answers = [1, 2, 3].map((count) =>
      choose([...copies(4, 'forfeit'), ...copies(count, 'hold'), ...copies(2, 'pro rata')], {
        runoff: 'without-majority',
      }),
    )
    expect(answers.map((answer) => (answer.kind === 'runoff' ? answer.options : answer.kind))).toEqual([
      'chosen',
      ['forfeit', 'hold', 'pro rata'],
      ['forfeit', 'hold'],
    ])
  })
  it('how many a ballot may choose: one fewer, as many, one more', () => {
    const question = { ...SHORTAGE, most: 2 }
    const answers = [['hold'], ['hold', 'forfeit'], ['hold', 'forfeit', 'pro rata']].map((ballot) =>
      refusedOf(tryChooseByApproval({ question, ballots: [ballot], runoff: 'never' })),
    )
    expect(answers).toEqual([[], [], ['too-many-chosen ballots[0]']])
  })
})

describe('Always true', () => {
  const ballots = fc.array(fc.subarray([...SHORTAGE.options]), { maxLength: 12 })
  const runoff = fc.constantFrom('never', 'without-majority')

  it('the order of the ballots, and of the options on them, does not matter', () => {
    const shuffled = ballots.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(
          list.map((ballot) => [...ballot].reverse()),
          { minLength: list.length, maxLength: list.length },
        ),
      ),
    )
    always(
      fc.property(shuffled, runoff, ([list, other], when) => {
        expect(choose(other, { runoff: when })).toEqual(choose(list, { runoff: when }))
      }),
    )
  })
  it('the order of the options decides nothing: only the order of what is told', () => {
    always(
      fc.property(ballots, runoff, (list, when) => {
        const backwards = { ...SHORTAGE, options: [...SHORTAGE.options].reverse() }
        const [one, two] = [choose(list, { runoff: when }), choose(list, { runoff: when, question: backwards })]
        const named = (answer: typeof one) =>
          answer.kind === 'chosen' ? [answer.option] : 'options' in answer ? [...answer.options].sort() : []
        expect([two.kind, named(two)]).toEqual([one.kind, named(one)])
      }),
    )
  })
  it('it is what counting by hand says', () => {
    always(
      fc.property(ballots, runoff, (list, when) => {
        const counts = SHORTAGE.options.map((option) => list.filter((ballot) => ballot.includes(option)).length)
        const sorted = [...counts].sort((a, b) => b - a)
        const [most = 0, next = 0] = sorted
        const reach = (least: number) => SHORTAGE.options.filter((_, at) => (counts[at] ?? 0) >= least)
        const majority = most > next && (when === 'never' || 2 * most > list.length || next === 0)
        const expected =
          most === 0
            ? { kind: 'nothing-chosen' }
            : majority
              ? { kind: 'chosen', option: reach(most)[0] }
              : when === 'never'
                ? { kind: 'tied', options: reach(most) }
                : { kind: 'runoff', options: reach(next) }
        expect(choose(list, { runoff: when })).toMatchObject(expected)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a ballot that approves of nothing is a ballot: it can force a second one', () => {
    const ballots = [...copies(3, 'hold'), ...copies(2, 'forfeit')]
    expect(choose(ballots, { runoff: 'without-majority' }).kind).toBe('chosen')
    expect(choose([...ballots, []], { runoff: 'without-majority' }).kind).toBe('runoff')
  })
  it('two options with a majority each that are level go to a second ballot', () => {
    const both = choose(copies(3, 'hold', 'forfeit'), { runoff: 'without-majority' })
    expect(both).toMatchObject({ kind: 'runoff', options: ['forfeit', 'hold'] })
    expect(both.because.map(({ code }) => code)).toEqual(['runoff-needed', 'options-tied'])
  })
  it('a minority is chosen where nobody approved of anything else: there is no second to run against', () => {
    expect(choose([['hold'], [], []], { runoff: 'without-majority' })).toMatchObject({ kind: 'chosen', option: 'hold' })
  })
  it('nothing is chosen by no ballots, or by blank ones', () => {
    for (const ballots of [[], copies(3)]) {
      expect(choose(ballots)).toMatchObject({ kind: 'nothing-chosen', because: [{ code: 'nothing-chosen' }] })
    }
  })
})

describe('Refused', () => {
  it('ballots that are thousands of millions of holes, and options that are no texts', () => {
    const given = { question: SHORTAGE, ballots: new Array(4_000_000_000), runoff: 'never' } as never
    expect(refusedOf(tryChooseByApproval(given))).toEqual(['wrong-kind ballots'])
    const odd = {
      question: { ...SHORTAGE, options: ['hold', { toString: 1 }] },
      ballots: [['pay']],
      runoff: 'never',
    } as never
    expect(refusedOf(tryChooseByApproval(odd))).toEqual(['wrong-kind question.options[1]'])
  })
  it('a key that it does not know', () => {
    const given = { question: SHORTAGE, ballots: [], runoff: 'never', minimum: 3 } as never
    expect(refusedOf(tryChooseByApproval(given))).toEqual(['unknown-key minimum'])
  })
  it('what no option is called, an option twice, what is no list: all at once, each in its place', () => {
    const ballots = [['hold', 'strike'], ['hold', 'hold'], 'hold'] as unknown as ChoosingInput['ballots']
    const all = ['not-one-of ballots[0][1]', 'listed-twice ballots[1][1]', 'wrong-kind ballots[2]']
    expect(refusedOf(tryChooseByApproval({ question: SHORTAGE, ballots, runoff: 'never' }))).toEqual(all)
    expect(thrownBy(() => choose(ballots))).toEqual(all)
  })
  it('a question without options, or with one twice', () => {
    expect(thrownBy(() => choose([], { question: { ...SHORTAGE, options: [] } }))).toEqual([
      'empty-list question.options',
    ])
    expect(thrownBy(() => choose([], { question: { ...SHORTAGE, options: ['hold', 'hold'] } }))).toEqual([
      'listed-twice question.options[1]',
    ])
  })
  it('the question too is refused, not thrown, by the face for data from outside', () => {
    const question = { ...SHORTAGE, options: [] }
    const act = () => tryChooseByApproval({ question, ballots: [], runoff: 'never' })
    expect(thrownBy(act)).toEqual([])
  })
  it('a runoff that is no policy', () => {
    const act = () => choose([['hold']], { runoff: 'sometimes' as string as 'never' })
    expect(thrownBy(act).length).toBeGreaterThan(0)
  })
  it('no list of problems grows for ever', () => {
    const ballots = copies(500, 'strike')
    const problems = refusedOf(tryChooseByApproval({ question: SHORTAGE, ballots, runoff: 'never' }))
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toBe('too-many-problems')
  })
})
