import { describe, expect, it } from 'vitest'
import { dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { type Answer, type Command, cooperative } from '../../src/cooperative/index.js'
import { expectKept } from './kept.js'
import { eventsOf, fileOf, KEPT_WORLDS } from './kept-stories.js'
import { whyRefused, written } from './written.js'

/** So many commands of each kind are asked with something otherwise in them. */
const MOST_OF_A_KIND = 1

type Fields = Readonly<Record<string, unknown>>

/** What else the same field held in the story: the next two after what it holds here. */
const othersOf = (held: readonly unknown[], value: unknown): readonly unknown[] => {
  const at = held.findIndex((one) => written(one) === written(value))
  return [held[at + 1], held[at + 2]].filter((one) => one !== undefined)
}

/** The same command with one thing otherwise: left out, of no kind, nothing, unknown, what another command said; by a stranger, or too early. */
const otherwise = (
  { type, at, by, ...fields }: Command & Fields,
  held: ReadonlyMap<string, readonly unknown[]>,
): readonly (readonly [string, Command])[] => {
  const all: [string, Fields][] = [
    ['by nobody', { type, at, by: 'nobody', ...fields }],
    ['a day before', { type, at: dateOfEpochDay(epochDay(at as never) - 1), by, ...fields }],
    ...othersOf(held.get('by') ?? [], by).map((one): [string, Fields] => [
      `by ${written(one)}`,
      { type, at, by: one, ...fields },
    ]),
  ]
  for (const [field, value] of Object.entries(fields)) {
    const { [field]: _, ...rest } = fields
    all.push([`${field} left out`, { type, at, by, ...rest }])
    for (const one of [null, 0, '', 'unknown', ...othersOf(held.get(field) ?? [], value)])
      all.push([`${field} ${written(one)}`, { type, at, by, ...rest, [field]: one }])
  }
  return all.map(([what, command]) => [what, command as unknown as Command])
}

/** Whether it would have happened, and what; or why not. */
const cameOf = (answer: Answer): string =>
  answer.kind === 'refused'
    ? whyRefused(answer).join(' ')
    : [answer.kind, ...answer.events.map(({ v: _, at, by, ...event }) => written(event))].join(' ')

const heldIn = (commands: readonly Command[]): ReadonlyMap<string, readonly unknown[]> => {
  const held = new Map<string, Map<string, unknown>>()
  for (const command of commands)
    for (const [field, value] of Object.entries(command))
      held.set(field, (held.get(field) ?? new Map<string, unknown>()).set(written(value), value))
  return new Map([...held].map(([field, values]) => [field, [...values.values()]]))
}

describe.each(KEPT_WORLDS)('With one thing otherwise: $world', ({ world, stories }) => {
  it('what happened is refused, or happens otherwise; and the second time it is told that it did', () => {
    const asked = new Map<string, number>()
    const said = new Set<string>()
    const lines = stories.flatMap(({ charter, commands }) => {
      const { decide, evolve, initialState } = cooperative(charter)
      const held = heldIn(commands)
      let state = initialState()
      return commands.flatMap((command) => {
        const answer = decide(state, command)
        const before = state
        state = eventsOf(answer).reduce(evolve, state)
        const times = asked.get(command.type) ?? 0
        if (answer.kind === 'refused' || times >= MOST_OF_A_KIND) return []
        asked.set(command.type, times + 1)
        const ways = otherwise(command as Command & Fields, held).map(
          ([what, other]) => `${what}: ${cameOf(decide(before, other))}`,
        )
        return [...ways, `again: ${cameOf(decide(state, command))}`].flatMap((way) => {
          const line = `${command.type} ${way}`
          if (said.has(line) || way.endsWith(`: ${cameOf(answer)}`)) return []
          said.add(line)
          return [line]
        })
      })
    })
    expectKept(fileOf(world, 'otherwise.txt'), lines.join('\n'))
    expect(lines.length).toBeGreaterThan(100)
  })
})
