import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Aggregation, averageOf, openAverage } from '../../src/averages/index.js'
import { type NumberQuestion, openBallots, readAnswer } from '../../src/ballots/index.js'
import { type Ratio, subtract } from '../../src/exact/index.js'
import { amounts, plainNumbers, ratios, type Written } from '../arbitraries/numbers.js'
import { always } from '../arbitraries/run.js'
import { slow, slowDivide } from '../arbitraries/slow.js'
import { FIRST_MEMBERS, type Step, steps } from '../arbitraries/steps.js'

const CLAUSES = ['WJC-12'] as const
const PAY: NumberQuestion = { kind: 'number', id: 'pay', unit: 'USD per hour' }
const BOUNDED: NumberQuestion = { ...PAY, min: '-10', max: '25.5' }

const AGGREGATIONS: readonly (readonly [string, Aggregation])[] = [
  ['mean', 'mean'],
  ['median', 'median'],
  ['mean trimmed by 10%', { trimmedMean: '10%' }],
  ['mean trimmed by 1/3', { trimmedMean: '1/3' }],
  ['clamped mean', { clampedMean: true }],
]

/** Amounts as a rule; from time to time a third or a number of any size, which no two decimals hold. */
const proposals: fc.Arbitrary<Written> = fc.oneof(
  { weight: 30, arbitrary: amounts },
  { weight: 1, arbitrary: ratios.map((value) => ({ input: value, value })) },
  { weight: 1, arbitrary: plainNumbers },
)

/** What should stand, kept in the plainest way: who may propose, and what they do propose. */
class Model {
  readonly entitled = new Set(FIRST_MEMBERS)
  readonly standing = new Map<string, Ratio>()

  /** What should become of a step. */
  take(step: Step): string {
    const { member } = step
    const before = this.standing.get(member)
    switch (step.kind) {
      case 'cast': {
        if (!this.entitled.has(member)) return 'refused'
        const { value } = step.proposal
        this.standing.set(member, value)
        if (before === undefined) return 'cast'
        return subtract(before, value).numerator === 0n ? 'unchanged' : 'changed'
      }
      case 'withdraw':
        return this.standing.delete(member) ? 'withdrawn' : 'nothing-to-withdraw'
      case 'join':
        if (this.entitled.has(member)) return 'refused'
        this.entitled.add(member)
        return 'joined'
      case 'leave':
        if (!this.entitled.delete(member)) return 'refused'
        this.standing.delete(member)
        return 'left'
    }
  }
}

const opened = (question: NumberQuestion, aggregation: Aggregation) => {
  const live = openAverage({ question, electorate: FIRST_MEMBERS, aggregation, clauses: CLAUSES })
  const take = (step: Step) =>
    step.kind === 'cast'
      ? live.cast({ member: step.member, proposal: step.proposal.input })
      : live[step.kind]({ member: step.member })
  return { live, take }
}

/** The average of all that stands, from scratch. */
const recomputed = (standing: Iterable<Ratio>, aggregation: Aggregation, question: NumberQuestion) =>
  averageOf({
    proposals: [...standing],
    aggregation,
    clauses: CLAUSES,
    ...(question.min === undefined ? {} : { min: question.min }),
    ...(question.max === undefined ? {} : { max: question.max }),
  })

describe('Always true', () => {
  it.each(AGGREGATIONS)(
    'the live %s equals the one recomputed from scratch, after every step',
    (_name, aggregation) => {
      // A range refuses proposals, which the model would have to know; a clamped mean takes them all.
      const question = typeof aggregation === 'object' && 'clampedMean' in aggregation ? BOUNDED : PAY
      always(
        fc.property(steps(proposals), (all) => {
          const { live, take } = opened(question, aggregation)
          const model = new Model()
          for (const step of all) {
            expect(take(step).kind).toBe(model.take(step))
            expect(live.now()).toEqual(recomputed(model.standing.values(), aggregation, question))
            expect(live.count).toBe(model.standing.size)
            expect(live.proposalOf(step.member)).toEqual(model.standing.get(step.member))
          }
        }),
        500,
      )
    },
  )
  it.each(AGGREGATIONS)(
    'the move of a member is the live %s less the one without them, and asking changes nothing',
    (_name, aggregation) => {
      always(
        fc.property(steps(proposals), (all) => {
          const { live, take } = opened(PAY, aggregation)
          const model = new Model()
          for (const step of all) {
            take(step)
            model.take(step)
          }
          const before = live.now()
          for (const member of FIRST_MEMBERS) {
            const others = [...model.standing].filter(([who]) => who !== member).map(([, value]) => value)
            const without = recomputed(others, aggregation, PAY)
            expect(live.moveOf(member)).toEqual(
              model.standing.has(member) && before.kind === 'average' && without.kind === 'average'
                ? subtract(before.value, without.value)
                : undefined,
            )
            expect(live.now()).toEqual(before)
            expect(live.proposalOf(member)).toEqual(model.standing.get(member))
          }
        }),
        200,
      )
    },
  )
  it('joining, proposing and leaving again changes nothing', () => {
    always(
      fc.property(steps(proposals), fc.constantFrom(...AGGREGATIONS), proposals, (all, [, aggregation], { input }) => {
        const { live, take } = opened(PAY, aggregation)
        for (const step of all) take(step)
        const before = live.now()
        live.join({ member: 'zoe' })
        live.cast({ member: 'zoe', proposal: input })
        live.leave({ member: 'zoe' })
        expect(live.now()).toEqual(before)
      }),
    )
  })
  it('one change moves the mean by change / n', () => {
    always(
      fc.property(steps(proposals), proposals, (all, { input, value }) => {
        const { live, take } = opened(PAY, 'mean')
        for (const step of all) take(step)
        const before = live.now()
        const own = live.proposalOf('ana')
        live.cast({ member: 'ana', proposal: input })
        const after = live.now()
        if (own === undefined || before.kind === 'no-proposals' || after.kind === 'no-proposals') return
        expect(subtract(after.value, before.value)).toEqual(slowDivide(subtract(value, own), slow(BigInt(live.count))))
      }),
    )
  })
  it('the order in which members proposed does not matter', () => {
    always(
      fc.property(
        fc.array(proposals, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...AGGREGATIONS),
        (list, [, aggregation]) => {
          const cast = list.map(
            (proposal, at): Step => ({ kind: 'cast', member: FIRST_MEMBERS[at] as string, proposal }),
          )
          const [forth, back] = [opened(PAY, aggregation), opened(PAY, aggregation)]
          for (const step of cast) forth.take(step)
          for (const step of cast.toReversed()) back.take(step)
          expect(back.live.now()).toEqual(forth.live.now())
        },
      ),
    )
  })
  it('a first and a changed proposal are taken and refused as reading them takes and refuses', () => {
    const questions: readonly NumberQuestion[] = [
      { ...PAY, min: 0, max: 100, step: '0.25' },
      { ...PAY, min: '-3.5', step: '0.7' },
      { ...PAY, max: '1/3' },
      { ...PAY, step: '0.000000001' },
      { ...PAY, unit: 'share', min: '0%', max: '100%', step: '0.5%' },
      { ...PAY, unit: 'share' },
    ]
    const written = fc.oneof(
      plainNumbers.map(({ input }): unknown => input),
      amounts.map(({ input }): unknown => input),
      fc.integer({ min: -500, max: 50_000 }).map((cents): unknown => cents / 100),
      fc.integer({ min: -50, max: 1100 }).map((tenths): unknown => `${tenths / 10}%`),
      fc.stringMatching(/^[-+0-9./%]{0,8}$/),
    )
    always(
      fc.property(fc.constantFrom(...questions), written, (question, proposal) => {
        const live = openAverage({ question, electorate: ['ana', 'ben'] })
        live.cast({ member: 'ben', proposal: question.min ?? 0 })
        const before = live.proposalOf('ben')
        const read = readAnswer({ question, answer: proposal, path: 'proposal' })
        const [first, changed] = ['ana', 'ben'].map((member) => live.cast({ member, proposal }))
        if (read.kind === 'refused') {
          expect([first, changed, live.proposalOf('ana'), live.proposalOf('ben')]).toEqual([
            read,
            read,
            undefined,
            before,
          ])
        } else {
          const { answer } = read
          const isSame = before?.numerator === answer.numerator && before.denominator === answer.denominator
          expect([first?.kind, changed?.kind]).toEqual(['cast', isSame ? 'unchanged' : 'changed'])
          expect([live.proposalOf('ana'), live.proposalOf('ben')]).toEqual([answer, answer])
        }
      }),
      3000,
    )
  })
  it('standing ballots on the same question say the same', () => {
    always(
      fc.property(steps(proposals), (all) => {
        const live = openAverage({ question: BOUNDED, electorate: FIRST_MEMBERS })
        const ballots = openBallots({ question: BOUNDED, electorate: FIRST_MEMBERS })
        for (const step of all) {
          const { member } = step
          if (step.kind === 'cast') {
            const outcome = live.cast({ member, proposal: step.proposal.input })
            expect(ballots.cast({ member, answer: step.proposal.input }).kind).toBe(outcome.kind)
          } else if (step.kind === 'withdraw') {
            expect(ballots.withdraw({ member }).kind).toBe(live.withdraw({ member }).kind)
          }
        }
        expect(live.now()).toEqual(recomputed(ballots.answers(), 'mean', BOUNDED))
      }),
    )
  })
})
