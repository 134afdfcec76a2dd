import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Charter, soundCharter } from '../../src/charter/index.js'
import { type Answer, type Command, cooperative, minutesFor, type State } from '../../src/cooperative/index.js'
import { presetCharters } from '../../src/presets/index.js'
import { explainProblem } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import { allViews } from './all-views.js'
import { expectKept } from './kept.js'
import { type Story, story } from './story.js'

/** The years of the examples, with the days on which everything that can be shown is looked at. */
const YEARS = [
  { year: '02-a-year-of-we-just-coop', days: ['2026-06-30'] },
  { year: '06-a-year-of-workers-coop', days: ['2026-06-30'] },
] as const

const keptAs = (year: string, what: string): URL => new URL(`years/${year}.${what}.txt`, import.meta.url)

/** A view a line, so that a difference is a line; amounts are told apart from numbers. */
const lines = (shown: Readonly<Record<string, unknown>>, day: string): readonly string[] =>
  Object.entries(shown).flatMap(([chapter, chapters]) =>
    Object.entries(chapters as object).map(([name, view]) => `${day} ${chapter} ${name} ${written(view)}`),
  )
const written = (view: unknown): string =>
  JSON.stringify(view, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`
    return value instanceof Map ? [...value] : value
  })

/** What came of a command: what happened, or why not. */
const answered = (answer: Answer): string =>
  answer.kind === 'refused'
    ? [explain(answer.because, 'en'), ...answer.problems.map((one) => explainProblem(one, 'en'))].join(' | ')
    : [answer.kind, ...answer.events.map((event) => JSON.stringify(event))].join(' ').slice(0, MOST_CHARACTERS)

/** Where much follows from the passing of time, its beginning is enough. */
const MOST_CHARACTERS = 600

/** So often in a year its commands are asked for again, and so many of each kind. */
const TIMES = 8
const MOST_OF_A_KIND = 6

/** A year that is lived anew, command by command. */
const lived = (
  year: string,
  each: (told: Story, command: Command, at: number, commands: readonly Command[]) => void,
) => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, '../../examples', year, file), 'utf8')
  const charter = soundCharter({ charter: JSON.parse(read('charter.json')) as Charter, library: presetCharters })
  const told = story(charter)
  const before = told.state
  const commands = read('commands.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Command)
  for (const [at, command] of commands.entries()) each(told, command, at, commands)
  return { told, before, charter, commands }
}

describe.each(YEARS)('In full: $year', ({ year, days }) => {
  it('the same commands lead to the same events, and are refused for the same reasons', () => {
    const refused: string[] = []
    const { told } = lived(year, (living, command, at) => {
      const answer = living.when(command)
      if (answer.kind === 'refused') refused.push(`${at + 1} ${explain(answer.because, 'en')}`)
    })
    expectKept(keptAs(year, 'events'), [...told.events.map((event) => JSON.stringify(event)), ...refused].join('\n'))
    expect(told.events.length).toBeGreaterThan(200)
  })

  it('whatever is asked again, earlier or later, by the same person or by a stranger, is answered the same', () => {
    const states: State[] = []
    const { told, before, charter, commands } = lived(year, (living, command, at, all) => {
      living.when(command)
      if (at % Math.ceil(all.length / TIMES) === 0) states.push(living.state)
    })
    const { decide } = cooperative(charter)
    const asked = new Map<string, number>()
    const again = commands.flatMap((command, at) => {
      const times = (asked.get(command.type) ?? 0) + 1
      asked.set(command.type, times)
      if (times > MOST_OF_A_KIND) return []
      return [command.by, 'nobody'].flatMap((by) => {
        let last = ''
        return [before, ...states, told.state].flatMap((state, time) => {
          const answer = answered(decide(state, { ...command, by, at: state.at ?? command.at }))
          if (answer === last) return []
          last = answer
          return [`${at + 1} ${command.type} of ${by}, time ${time}: ${answer}`]
        })
      })
    })
    expectKept(keptAs(year, 'again'), again.join('\n'))
    expect(again.length).toBeGreaterThan(500)
  })

  it('the minutes say the same of each event', () => {
    const { told, before } = lived(year, (living, command) => living.when(command))
    const minutes = minutesFor({ state: before, events: told.events })
    expectKept(keptAs(year, 'minutes'), minutes.map(({ n, because }) => `${n} ${explain(because, 'en')}`).join('\n'))
    expect(minutes.length).toBeGreaterThan(200)
    for (const id of [String(told.events[1]?.by), String(told.events.at(-1)?.by), 'nobody']) {
      const about = minutesFor({ state: before, events: told.events, about: id }).map(({ n }) => n)
      expect(about).toEqual(minutes.flatMap(({ n, event }) => (JSON.stringify(event).includes(`"${id}"`) ? [n] : [])))
    }
  })

  it('and everything that can be shown is the same', () => {
    const shown: string[] = []
    const { told } = lived(year, (living, command, at, commands) => {
      living.when(command)
      for (const day of days)
        if (command.at <= day && (commands[at + 1]?.at ?? '9') > day)
          shown.push(...lines(allViews(living.state, living.events), day))
    })
    shown.push(...lines(allViews(told.state, told.events), 'end'))
    expectKept(keptAs(year, 'shown'), shown.join('\n'))
    expect(shown.length).toBeGreaterThan(100)
  })
})
