/**
 * A cooperative as a whole: commands become events, events become state, by all the rules working together.
 *
 * @module
 */
export { type Answer, type Cooperative, cooperative } from './cooperative.js'
export type { Command, CommandHead, CommandOf, CommandType } from './commands.js'
export type { Event, EventHead, EventOf, EventType } from './events.js'
export { pastDecisionsOf } from './decisions/past.js'
export { type DecisionView, decisionView } from './decisions/views.js'
export { commandJsonSchema, eventJsonSchema, type JsonSchema } from './schemas.js'
export { type Folded, foldEvents } from './fold.js'
export { eventsAbout, type MinutesEntry, type MinutesReaders, minutesFor, readersOf, type Standing } from './minutes.js'
export { STATE_FORMAT, stateLines, stateOf } from './snapshot.js'
export type { State } from './state.js'
export { type EventRead, readEvent } from './upcast.js'
export { type LogEntry, type LogLine, type LogReader, logLines, openLogReader, readLogText } from './log.js'
export { canonicalJson, type LogHead } from './log-line.js'
export * as views from './views.js'
