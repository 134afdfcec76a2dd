import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfEpochDay, epochDay, date } from '../../src/calendar/index.js'
import { numberOn } from '../../src/cooperative/averages/in-force.js'
import { type Command, cooperative, type State } from '../../src/cooperative/index.js'
import { compare, exact, ratio, type Ratio } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { always } from '../arbitraries/run.js'

/**
 * A cooperative of worker-owners, written down as simply as can be: sets and lists, everything worked out anew each time. It knows how members join by a decision that has
 * to hold for seven days, how they leave, what they vote and what they propose.
 */
class Naive {
  day = 0
  members = new Set(['m0', 'm1', 'm2', 'm3', 'm4'])
  applicants = new Set<string>()
  proposals = new Map<string, number>()
  open: NaiveDecision[] = []
  results: string[] = []
  used = new Set<string>()

  /** The threshold of an admission: the mean of what was proposed once three have, and three quarters before. */
  get threshold(): Ratio {
    const all = [...this.proposals.values()]
    const sum = all.reduce((total, one) => total + one, 0)
    return all.length < 3 ? ratio(3n, 4n) : ratio(BigInt(sum), BigInt(100 * all.length))
  }

  passTo(day: number): void {
    for (let today = this.day; today <= day; today++) {
      this.day = today
      const due = this.open.filter(({ heldSince }) => heldSince !== undefined && heldSince + 7 <= today)
      // Of one day, what was reached first is decided first.
      for (const decision of due.sort((a, b) => a.reached - b.reached)) {
        this.open = this.open.filter((one) => one !== decision)
        this.results.push(`${decision.id} carried ${decision.count('for')} of ${decision.electorate.size}`)
        this.applicants.delete(decision.applicant)
        this.members.add(decision.applicant)
      }
    }
  }

  test(step: number): void {
    for (const decision of this.open) {
      const votes = BigInt(decision.count('for'))
      const holds =
        votes > 0n && compare(ratio(votes, BigInt(Math.max(1, decision.electorate.size))), decision.needed) >= 0
      if (!holds) decision.heldSince = undefined
      else if (decision.heldSince === undefined) {
        decision.heldSince = this.day
        decision.reached = step
      }
    }
  }
}

class NaiveDecision {
  ballots = new Map<string, string>()
  heldSince: number | undefined
  reached = 0
  readonly id: string
  readonly applicant: string
  readonly electorate: Set<string>
  readonly needed: Ratio

  constructor(id: string, applicant: string, electorate: Set<string>, needed: Ratio) {
    this.id = id
    this.applicant = applicant
    this.electorate = electorate
    this.needed = needed
  }

  count(answer: string): number {
    return [...this.ballots].filter(([member, said]) => this.electorate.has(member) && said === answer).length
  }
}

type Step =
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'apply' | 'leave' | 'withdraw-number'; readonly who: string }
  | { readonly do: 'propose'; readonly who: string; readonly percent: number }
  | { readonly do: 'cast'; readonly who: string; readonly on: string; readonly answer: string }
  | { readonly do: 'withdraw-ballot'; readonly who: string; readonly on: string }

const people = fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm4', 'n1', 'n2')
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 9 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('apply' as const, 'leave' as const, 'withdraw-number' as const),
        who: people,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('propose' as const),
        who: people,
        percent: fc.integer({ min: 0, max: 100 }),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('cast' as const),
        who: people,
        on: fc.constantFrom('n1', 'n2'),
        answer: fc.constantFrom('for', 'for', 'for', 'against', 'abstain'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('withdraw-ballot' as const),
        who: people,
        on: fc.constantFrom('n1', 'n2'),
      }),
    },
  ),
  { maxLength: 60 },
)

const START = epochDay(date('2026-01-01'))
const ITEM = 'admission-threshold'

/** Does a step to the naive model; whether it is accepted comes back. */
const doneTo = (model: Naive, step: Step, number: number): boolean => {
  const accepted = attempt(model, step, number)
  if (accepted) model.test(number)
  return accepted
}

const attempt = (model: Naive, step: Step, number: number): boolean => {
  switch (step.do) {
    case 'wait':
      model.passTo(model.day + step.days)
      return true
    case 'apply':
      if (model.members.has(step.who) || model.applicants.has(step.who)) return false
      if (model.members.size === 0) return false
      model.applicants.add(step.who)
      model.open.push(new NaiveDecision(`${step.who}-${number}`, step.who, new Set(model.members), model.threshold))
      return true
    case 'leave':
      if (!model.members.delete(step.who)) return false
      model.proposals.delete(step.who)
      for (const decision of model.open) decision.electorate.delete(step.who)
      model.open = model.open.filter(({ electorate, applicant }) => {
        if (electorate.size === 0) model.applicants.delete(applicant)
        return electorate.size > 0
      })
      return true
    case 'propose':
      if (!model.members.has(step.who)) return false
      model.proposals.set(step.who, step.percent)
      return true
    case 'withdraw-number':
      if (!model.members.has(step.who)) return false
      model.proposals.delete(step.who)
      return true
    case 'cast':
    case 'withdraw-ballot': {
      const decision = model.open.find(({ applicant }) => applicant === step.on)
      if (decision?.electorate.has(step.who) !== true) return false
      if (step.do === 'cast') decision.ballots.set(step.who, step.answer)
      else decision.ballots.delete(step.who)
      return true
    }
  }
}

/** The same step as a command. */
const commandOf = (model: Naive, step: Step, number: number): Command => {
  const at = dateOfEpochDay(START + model.day + (step.do === 'wait' ? step.days : 0))
  const head = { at, by: step.do === 'wait' ? 'm0' : step.who }
  const on = 'on' in step ? (model.open.find(({ applicant }) => applicant === step.on)?.id ?? 'nothing') : ''
  switch (step.do) {
    case 'wait':
      return { type: 'pass-time', ...head }
    case 'apply':
      return { type: 'apply', ...head, memberClass: 'worker-owner', decision: `${step.who}-${number}` }
    case 'leave':
      return { type: 'leave', ...head }
    case 'propose':
      return { type: 'propose-number', ...head, item: ITEM, value: `${step.percent}%` }
    case 'withdraw-number':
      return { type: 'withdraw-number', ...head, item: ITEM }
    case 'cast':
      return { type: 'cast', ...head, decision: on, answer: step.answer as 'for' }
    case 'withdraw-ballot':
      return { type: 'withdraw-ballot', ...head, decision: on }
  }
}

const resultsOf = (state: State): readonly string[] =>
  [...state.decisions.closed.values()].flatMap(({ ending }) =>
    ending.type === 'decided'
      ? [`${ending.decision} ${ending.outcome} ${String(ending.for)} of ${ending.entitled}`]
      : [],
  )

describe('a whole cooperative beside a naive one', () => {
  it('WJC-12, WJC-13, WJC-19: accepts, refuses, counts, admits and forgets as the naive one does, step by step', () => {
    const coop = cooperative(preset('we-just-coop'))
    always(
      fc.property(steps, (all) => {
        const model = new Naive()
        let state = coop.initialState()
        const give = (command: Command): boolean => {
          const answer = coop.decide(state, command)
          if (answer.kind === 'accepted') state = answer.events.reduce(coop.evolve, state)
          return answer.kind === 'accepted'
        }
        const founders = [...model.members].map((member) => ({ member, memberClass: 'worker-owner' }))
        expect(give({ type: 'found', by: 'm0', at: '2026-01-01', founders })).toBe(true)
        all.forEach((step, number) => {
          const command = commandOf(model, step, number)
          expect([step, give(command)]).toEqual([step, doneTo(model, step, number)])
          const members = [...state.members.all].filter(([, { standing }]) => standing === 'member').map(([id]) => id)
          expect(members.sort()).toEqual([...model.members].sort())
          expect(numberOn(state, ITEM, undefined, state.at).value).toEqual(model.threshold)
          expect(resultsOf(state).toSorted()).toEqual(model.results.toSorted())
          for (const decision of model.open) {
            const mine = state.decisions.open.get(decision.id)
            expect([mine?.entitled, mine?.tally.for, mine?.tally.against]).toEqual([
              decision.electorate.size,
              decision.count('for'),
              decision.count('against'),
            ])
            expect(exact(mine?.opening.numbers[ITEM] ?? '0')).toEqual(decision.needed)
          }
          expect(state.decisions.open.size).toBe(model.open.length)
        })
      }),
    )
  })
})
