import type { Arbitrary } from 'fast-check'
import * as cooperative from '../../cooperative/index.js'
import { COMMAND_TYPES, EVENT_TYPES } from './commands.js'
import type { Kit } from './kit.js'
import { commandsIn, type Lived, stories } from './stories.js'

/** Any cooperative at any moment: what is asked of it, what happened, where it stands, and its log. */
export const anyCooperative = (kit: Kit) => {
  const { fc, one } = kit
  const story = (most?: number): Arbitrary<Lived> => stories(fc, most)
  const own = {
    CommandType: (): Arbitrary<cooperative.CommandType> => one(...COMMAND_TYPES),
    EventType: (): Arbitrary<cooperative.EventType> => one(...EVENT_TYPES),
    Command: (): Arbitrary<cooperative.Command> => story(6).chain(({ state }) => commandsIn(fc, state)),
    /** Commands of one kind. */
    CommandOf: <Type extends cooperative.CommandType>(type: Type): Arbitrary<cooperative.CommandOf<Type>> =>
      story(6).chain(({ state }) => commandsIn(fc, state, [type]) as unknown as Arbitrary<cooperative.CommandOf<Type>>),
    /** Commands that speak of what there is in a state, for tests that go on from it step by step. */
    commandIn: (state: cooperative.State): Arbitrary<cooperative.Command> => commandsIn(fc, state),
    CommandHead: (): Arbitrary<cooperative.CommandHead> => own.Command(),
    Event: (): Arbitrary<cooperative.Event> => kit.part(story(), ({ events }) => events),
    EventHead: (): Arbitrary<cooperative.EventHead> => own.Event(),
    Answer: (): Arbitrary<cooperative.Answer> => kit.part(story(), ({ answers }) => answers),
    State: (): Arbitrary<cooperative.State> => story().map(({ state }) => state),
    /** The events of a cooperative from its founding on. */
    log: (): Arbitrary<readonly cooperative.Event[]> => story().map(({ events }) => events),
    Cooperative: (): Arbitrary<cooperative.Cooperative> => story(0).map(({ coop }) => coop),
    Folded: (): Arbitrary<cooperative.Folded> =>
      story().map(({ coop, events }) => cooperative.foldEvents({ state: coop.initialState(), events })),
    EventRead: (): Arbitrary<cooperative.EventRead> => own.Event().map(cooperative.readEvent),
    DecisionView: (): Arbitrary<cooperative.DecisionView> =>
      kit.part(story(), ({ state }) => cooperative.views.decisions.openDecisions(state)),
    MinutesEntry: (): Arbitrary<cooperative.MinutesEntry> =>
      kit.part(story(), ({ state, events }) => cooperative.minutesFor({ state, events })),
    MinutesReaders: (): Arbitrary<cooperative.MinutesReaders> =>
      kit.part(story(), ({ state, events }) => cooperative.readersOf({ state, events })),
    Standing: (): Arbitrary<cooperative.Standing> =>
      kit.part(story(), ({ state, events }) =>
        cooperative.readersOf({ state, events }).flatMap(({ standings }) => standings),
      ),
    JsonSchema: (): Arbitrary<cooperative.JsonSchema> =>
      one('command', 'event').map((what) =>
        what === 'command' ? cooperative.commandJsonSchema() : cooperative.eventJsonSchema(),
      ),
    LogHead: (): Arbitrary<cooperative.LogHead> => own.log().map((events) => cooperative.logLines({ events }).head),
    LogEntry: (): Arbitrary<cooperative.LogEntry> =>
      kit.part(own.log(), (events) => {
        const read = cooperative.readLogText(cooperative.logLines({ events }).text)
        return read.kind === 'read' ? read.entries : []
      }),
    LogLine: (): Arbitrary<cooperative.LogLine> =>
      kit.part(own.log(), (events) => {
        const reader = cooperative.openLogReader()
        return linesOf(events).map((line) => reader.line(line))
      }),
    /** A reader that has read as far as it likes. */
    LogReader: (): Arbitrary<cooperative.LogReader> =>
      fc.tuple(own.log(), fc.nat({ max: 50 })).map(([events, far]) => {
        const reader = cooperative.openLogReader()
        for (const line of linesOf(events).slice(0, far)) reader.line(line)
        return reader
      }),
  }
  return own
}

const linesOf = (events: readonly cooperative.Event[]): readonly string[] =>
  cooperative.logLines({ events }).text.split(/(?<=\n)/)
