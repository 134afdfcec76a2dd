import { DeciderCommandHandler, getInMemoryEventStore, type InMemoryEventStore } from '@event-driven-io/emmett'
import type { Charter } from 'coop-rules/charter'
import { type Command, cooperative, foldEvents, minutesFor, type State, views } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { explain } from 'coop-rules/reasons'
import { commandOf, type CoopEvent, deciderOf, Refusal } from './decider.js'

/** Emmett's handler of commands for a cooperative, and a store of Emmett's that forgets everything in the end. */
export const handlerOf = (charter: Charter) => ({
  handle: DeciderCommandHandler({ ...deciderOf(charter), retry: { onVersionConflict: true } }),
  store: getInMemoryEventStore(),
})

/** What stands in a stream, and where Emmett's own fold of it leads. */
export const streamOf = async (store: InMemoryEventStore, stream: string, charter: Charter) => {
  const { events } = await store.readStream<CoopEvent>(stream)
  const { state } = await store.aggregateStream(stream, deciderOf(charter))
  return { events, state }
}

/** Four people found a cooperative in a store of Emmett's, a fifth asks to join, and the others decide. Prints what comes of each command, and where it stands in the end. */
export const story = async (print: (line: string) => void): Promise<State> => {
  const charter = preset('we-just-coop')
  const { handle, store } = handlerOf(charter)
  for (const command of COMMANDS) {
    print(`${command.at}  ${command.by}: ${command.type}`)
    const came = await handle(store, 'coop-wjc', commandOf(command)).then(
      ({ newEvents }) => newEvents.map(({ type }) => type).join(', '),
      (error: unknown) => {
        if (error instanceof Refusal) return `refused: ${error.message}`
        throw error
      },
    )
    print(`            ${came}`)
  }
  const { events, state } = await streamOf(store, 'coop-wjc', charter)
  const empty = cooperative(charter).initialState()
  const own = foldEvents({ state: empty, events: events.map(({ type, data }) => ({ ...data, type })) })
  if (own.kind === 'refused') throw new Error(JSON.stringify(own.problems))
  print(
    `\n${events.length} events in the stream. Members: ${namesOf(state)}; folded by ourselves: ${namesOf(own.state)}.`,
  )
  for (const { event, because } of minutesFor({ state: empty, events: own.events, about: 'eva' }))
    print(`${event.at}  ${explain(because, 'en')}`)
  return state
}

const namesOf = (state: State): string =>
  views.members
    .register(state)
    .members.map(({ member }) => member)
    .join(', ')

const cast = (by: string, at: string): Command => ({ type: 'cast', by, at, decision: 'admission-eva', answer: 'for' })

const COMMANDS: readonly Command[] = [
  {
    type: 'found',
    by: 'ana',
    at: '2026-01-01',
    founders: ['ana', 'ben', 'cleo', 'dov'].map((member) => ({ member, memberClass: 'worker-owner' })),
  },
  { type: 'apply', by: 'eva', at: '2026-01-10', memberClass: 'worker-owner', decision: 'admission-eva' },
  cast('eva', '2026-01-11'),
  cast('ana', '2026-01-12'),
  cast('ben', '2026-01-12'),
  cast('cleo', '2026-01-13'),
  cast('dov', '2026-01-14'),
  { type: 'pass-time', by: 'ana', at: '2026-02-20' },
]
