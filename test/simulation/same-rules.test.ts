import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, cooperative, type State, views } from '../../src/cooperative/index.js'
import { compare, exact, ratio } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { type Model, MODELS, revoteOnMean } from '../../src/simulation/index.js'
import { startRevoting } from '../../src/simulation/models/average-vote/kernel.js'
import { always } from '../arbitraries/run.js'
import { oneRun } from './one-run.js'

const modelOf = (name: string): Model => {
  const found = MODELS.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no model ${name}`)
  return found
}

const WJC = preset('we-just-coop')
/** The same, with removals voted on in the open: what is secret keeps its ballots outside the log. */
const OPEN: Charter = {
  ...WJC,
  decisions: { ...WJC.decisions, 'remove-from-team': { ...WJC.decisions?.['remove-from-team'], secret: false } },
} as Charter
const coop = cooperative(WJC)
const openly = cooperative(OPEN)
const RECORD = 'a1b2c3d4e5f60718'

/** Commands that have to be accepted, one after the other. */
const given = (of: typeof coop, state: State, commands: readonly object[]): State =>
  commands.reduce<State>((before, command) => {
    const answer = of.decide(before, command as Command)
    if (answer.kind === 'refused') throw new Error(`${JSON.stringify(command)} ${JSON.stringify(answer)}`)
    return answer.events.reduce(of.evolve, before)
  }, state)

const names = (size: number): readonly string[] => Array.from({ length: size }, (_, at) => `m${at}`)

const founded = (of: typeof coop, size: number): State =>
  given(of, of.initialState(), [
    {
      type: 'found',
      at: '2026-01-01',
      by: 'm0',
      founders: names(size).map((member) => ({ member, memberClass: 'worker-owner' })),
    },
  ])

/** A project of which all are the team; m0 coordinates. */
const team = (size: number): State => {
  const known = TEAMS.get(size)
  if (known !== undefined) return known
  const all = names(size)
  const head = { at: '2026-01-02', by: 'm0', project: 'app' }
  const votes = (decision: string, at: string, of: readonly string[]) =>
    of.map((by) => ({ type: 'cast', at, by, decision, answer: 'for' }))
  const made = given(openly, founded(openly, size), [
    {
      type: 'propose-project',
      ...head,
      serves: [{ objective: 'purpose', how: RECORD }],
      areas: ['tech'],
      budgetMinor: '1',
      budget: RECORD,
    },
    { type: 'evaluate-project', ...head, objective: 'purpose', value: 8 },
    { type: 'put-project-to-the-vote', ...head, decision: 'vote-app' },
    ...votes('vote-app', '2026-01-02', all),
    {
      type: 'stand-for-coordination',
      ...head,
      at: '2026-01-10',
      area: 'tech',
      decision: 'm0-tech',
      removalThreshold: '50%',
    },
    ...votes('m0-tech', '2026-01-10', all.slice(1)),
    { type: 'pass-time', at: '2026-01-20', by: 'm0' },
    ...all.slice(1).flatMap((person) => [
      { type: 'open-place', ...head, at: '2026-01-20', place: person, area: 'tech' },
      { type: 'apply-for-place', ...head, at: '2026-01-20', by: person, place: person, removalThreshold: '50%' },
      { type: 'take-in', ...head, at: '2026-01-20', place: person, person },
    ]),
  ])
  TEAMS.set(size, made)
  return made
}
const TEAMS = new Map<number, State>()

const percents = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: least, maxLength: most })

describe('Always true', () => {
  it('the mean of the fast kernel is the number in force in a cooperative, re-vote after re-vote', () => {
    const item = 'admission-threshold'
    always(
      fc.property(percents(3, 9), fc.constantFrom('in-turn', 'at-once'), (peaks, schedule) => {
        const proposals = Float64Array.from(peaks)
        const revoting = startRevoting({ peaks: proposals.slice(), proposals, least: 0, most: 100, schedule })
        let state = founded(coop, peaks.length)
        for (let round = 0; round < 4; round++) {
          // Everyone proposes in the cooperative what they propose in the kernel.
          state = given(
            coop,
            state,
            [...proposals].map((value, at) => ({
              type: 'propose-number',
              at: '2026-01-02',
              by: `m${at}`,
              item,
              value: `${value}%`,
            })),
          )
          const { kind, value } = views.averages.numberNow(state, { item })?.inForce ?? {
            kind: 'none',
            value: exact(0),
          }
          expect(kind).toBe('average')
          expect(compare(value, ratio(BigInt(revoting.sum()), BigInt(100 * peaks.length)))).toBe(0)
          revoting.round()
        }
      }),
      40,
    )
  })

  it('where re-votes settle, each member sees in the cooperative that no proposal of theirs brings the mean nearer to their wish', () => {
    const item = 'ousting-threshold'
    always(
      fc.property(percents(3, 5), (peaks) => {
        const proposals = Float64Array.from(peaks)
        const { sum } = revoteOnMean({
          peaks: proposals.slice(),
          proposals,
          least: 0,
          most: 100,
          schedule: 'in-turn',
          rounds: 1000,
        })
        const propose = (at: number, value: number) => ({
          type: 'propose-number',
          at: '2026-01-02',
          by: `m${at}`,
          item,
          value: `${value}%`,
        })
        const settled = given(
          coop,
          founded(coop, peaks.length),
          [...proposals].map((value, at) => propose(at, value)),
        )
        const meanOf = (state: State): number => {
          const { numerator, denominator } = views.averages.numberNow(state, { item })?.inForce.value ?? exact(0)
          // Over a hundred for each member it is whole.
          return Number((numerator * BigInt(100 * peaks.length)) / denominator)
        }
        expect(meanOf(settled)).toBe(sum)
        peaks.forEach((peak, at) => {
          const now = Math.abs(sum - peak * peaks.length)
          for (const other of [
            0,
            100,
            peak,
            Math.min(100, (proposals[at] ?? 0) + 1),
            Math.max(0, (proposals[at] ?? 0) - 1),
          ])
            expect(
              Math.abs(meanOf(given(coop, settled, [propose(at, other)])) - peak * peaks.length),
            ).toBeGreaterThanOrEqual(now)
        })
      }),
      25,
    )
  })

  it('WJC-7: the model of removals and a cooperative have the same threshold, need the same votes, and carry with as many', () => {
    always(
      fc.property(percents(3, 10), (shares) => {
        const size = shares.length
        const { measures } = oneRun(modelOf('removal'), {
          team: size,
          proposals: { kind: 'listed', values: shares },
          votes: 1,
        })
        const state = given(
          openly,
          team(size),
          shares.map((share, at) => ({
            type: 'propose-number',
            at: '2026-02-01',
            by: `m${at}`,
            item: 'removal-threshold',
            scope: 'app',
            value: `${share}%`,
          })),
        )
        const needs = views.projects.removalNeeds(state, 'app', 'm1', 'team')
        expect(compare(needs?.threshold.value ?? exact(2), exact(String(measures['threshold'])))).toBe(0)
        expect(needs?.neededFor).toBe(measures['needed'])
        expect(needs?.warning !== 'none').toBe(measures['unremovable'])
        const opened = given(openly, state, [
          {
            type: 'propose-removal',
            at: '2026-02-01',
            by: 'm2',
            project: 'app',
            person: 'm1',
            from: 'team',
            decision: 'out',
          },
        ])
        // As many as are needed, and one fewer; each holds for a week, and then it is carried, or is not.
        const needed = Number(measures['needed'])
        const isOut = (votes: number): boolean => {
          const voted = given(openly, opened, [
            ...names(votes).map((by) => ({ type: 'cast', at: '2026-02-01', by, decision: 'out', answer: 'for' })),
            { type: 'pass-time', at: '2026-02-20', by: 'm0' },
          ])
          return (
            views.projects
              .projectFile(voted, 'app')
              ?.parts.some(({ member, ended }) => member === 'm1' && ended?.why === 'removed') === true
          )
        }
        expect(isOut(needed)).toBe(true)
        expect(isOut(needed - 1)).toBe(false)
      }),
      40,
    )
  })

  it('WJC-9: the model of salaries and a cooperative publish the same rate for each category', () => {
    const cents = fc.integer({ min: 100, max: 3000 })
    const categories = {
      coordinator: 'full-time-coordinator',
      workerOwner: 'full-time-worker-owner',
      fullTimeVolunteer: 'full-time-volunteer',
      partTimeVolunteer: 'part-time-volunteer',
    } as const
    const keys = Object.keys(categories) as (keyof typeof categories)[]
    always(
      fc.property(fc.array(fc.tuple(cents, cents, cents, cents), { minLength: 3, maxLength: 8 }), (rows) => {
        const wishes = Object.fromEntries(
          keys.map((key, at) => [key, { kind: 'listed', values: rows.map((row) => row[at]) }]),
        )
        const { measures } = oneRun(modelOf('salary-categories'), { members: rows.length, wishes, step: 1, most: 3000 })
        const amounts = (row: readonly number[]) =>
          Object.fromEntries(keys.map((key, at) => [categories[key], ((row[at] ?? 0) / 100).toFixed(2)]))
        const state = given(
          openly,
          team(rows.length),
          rows.map((row, at) => ({
            type: 'propose-salaries',
            at: '2026-02-01',
            by: `m${at}`,
            scope: 'app',
            amounts: amounts(row),
          })),
        )
        // What is proposed counts from the next month on.
        const salaries = views.pay.salariesOn(state, 'app', '2026-03-01' as never)
        for (const key of keys) {
          const found = salaries.find(({ category }) => category === categories[key])
          expect(
            compare(
              found?.kind === 'salary' ? found.ratePerUnit : exact(0),
              ratio(BigInt(Number(measures[`${key}Cents`])), 100n),
            ),
          ).toBe(0)
        }
      }),
      40,
    )
  })
})
