import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Answer, type Command, cooperative, type State } from '../../src/cooperative/index.js'
import { expectKept } from './kept.js'
import { eventsOf, fileOf, KEPT_WORLDS } from './kept-stories.js'
import { whyRefused, written } from './written.js'

type Part = Readonly<Record<string, unknown>>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a charter can be without: each of its chapters, and each part of those. The classes of members are not looked at, for without them there is nobody. */
const partsOf = (charter: Charter): readonly (readonly [string, Charter])[] =>
  Object.entries(charter as unknown as Part).flatMap(([chapter, parts]) => {
    if (!isPart(parts) || chapter === 'memberClasses') return []
    const { [chapter]: _, ...rest } = charter as unknown as Part
    const without = (all: Part): Charter => all as unknown as Charter
    return [
      [chapter, without(rest)] as const,
      ...Object.keys(parts).map((name) => {
        const { [name]: __, ...others } = parts
        return [`${chapter}.${name}`, without({ ...rest, [chapter]: others })] as const
      }),
    ]
  })

/** The same cooperative, whose charter an amendment took a part from. */
const amended = (state: State, inForce: Charter): State => ({
  ...state,
  charter: { ...state.charter, inForce: inForce },
})

const cameOf = (answer: Answer): string =>
  answer.kind === 'refused'
    ? whyRefused(answer).join(' ')
    : [answer.kind, ...answer.because.map(written), ...answer.events.map(({ type }) => type)].join(' ')

describe.each(KEPT_WORLDS)('Without a part of the charter: $world', ({ world, stories }) => {
  it('what rests on it is refused, and says which part is missing; all else goes on', () => {
    const asked = new Set<string>()
    const lines = stories.flatMap(({ charter, commands }) => {
      const { decide, evolve, initialState } = cooperative(charter)
      const parts = partsOf(charter)
      let state = initialState()
      return commands.flatMap((command: Command) => {
        const answer = decide(state, command)
        const before = state
        state = eventsOf(answer).reduce(evolve, state)
        if (answer.kind === 'refused' || asked.has(command.type) || before.at === undefined) return []
        asked.add(command.type)
        const usual = cameOf(answer)
        const others = new Map<string, string[]>()
        for (const [part, without] of parts) {
          const came = cameOf(decide(amended(before, without), command))
          if (came !== usual) others.set(came, [...(others.get(came) ?? []), part])
        }
        return [...others].map(([came, of]) => `${command.type} without ${of.join(', ')}: ${came}`)
      })
    })
    expectKept(fileOf(world, 'without.txt'), lines.join('\n'))
    expect(lines.length).toBeGreaterThan(20)
  })
})
