import { pathToFileURL } from 'node:url'
import {
  type Command as EmmettCommand,
  type Decider,
  DeciderSpecification,
  type Event as EmmettEvent,
  IllegalStateError,
} from '@event-driven-io/emmett'
import type { Charter } from 'coop-rules/charter'
import {
  type Command,
  type CommandType,
  cooperative,
  type Event,
  type EventType,
  readEvent,
  type State,
} from 'coop-rules/cooperative'
import { explainProblem, type Problem } from 'coop-rules/problems'
import { type Because, explain } from 'coop-rules/reasons'

/** A command as Emmett has them: its name outside, what it says inside. */
export type CoopCommand = {
  [Type in CommandType]: EmmettCommand<Type, Omit<Extract<Command, { readonly type: Type }>, 'type'>>
}[CommandType]

/** An event as Emmett has them, and stores them. */
export type CoopEvent = {
  [Type in EventType]: EmmettEvent<Type, Omit<Extract<Event, { readonly type: Type }>, 'type'>>
}[EventType]

/** A command that was refused. Emmett's deciders throw where a command is not for this state; the reasons come along. */
export class Refusal extends IllegalStateError {
  readonly because: Because
  readonly problems: readonly Problem[]

  constructor({ because, problems }: { readonly because: Because; readonly problems: readonly Problem[] }) {
    super([explain(because, 'en'), ...problems.map((one) => explainProblem(one, 'en'))].join(' '))
    // Emmett's errors make themselves theirs, whichever class they were asked for.
    Object.setPrototypeOf(this, Refusal.prototype)
    this.because = because
    this.problems = problems
  }
}

/** A cooperative as a decider of Emmett: to be given to `DeciderCommandHandler`, with any of its stores. */
export const deciderOf = (charter: Charter): Decider<State, CoopCommand, CoopEvent> => {
  const coop = cooperative(charter)
  return {
    initialState: coop.initialState,
    decide: (command, state) => {
      const answer = coop.decide(state, ours(command) as Command)
      if (answer.kind === 'refused') throw new Refusal(answer)
      return answer.events.map(eventOf)
    },
    evolve: (state, event) => {
      // An event may have been stored by an older version: it is brought to this one, or refused.
      const read = readEvent(ours(event))
      if (read.kind === 'refused')
        throw new Refusal({
          because: [{ code: 'malformed', clauses: [], observed: read.problems.length }],
          problems: read.problems,
        })
      return coop.evolve(state, read.event)
    },
  }
}

/** Given events, when a command, then events: Emmett's specification of a cooperative's stories. */
export const given = (charter: Charter): DeciderSpecification<CoopCommand, CoopEvent> =>
  DeciderSpecification.for(deciderOf(charter))

/** Our command as Emmett has them. What it calls data is all that we say; what it adds, such as metadata, is its own. */
export const commandOf = ({ type, ...data }: Command): CoopCommand => ({ type, data }) as CoopCommand

/** Our event as Emmett has them. */
export const eventOf = ({ type, ...data }: Event): CoopEvent => ({ type, data }) as CoopEvent

const ours = ({ type, data }: CoopCommand | CoopEvent): object => ({ ...data, type })

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { story } = await import('./story.js')
  await story(console.log)
}
