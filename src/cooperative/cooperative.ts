import type { CalendarDate } from '../calendar/index.js'
import { soundCharter } from '../charter/index.js'
import type { Charter } from './whole-charter.js'
import type { Problem } from '../problems/index.js'
import * as says from '../problems/en.js'
import { isRulesError, problem } from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import { DECIDERS } from './chapters.js'
import type { Refusal } from './chapter.js'
import type { Command, CommandType } from './commands.js'
import type { Event } from './events.js'
import { evolve } from './evolve.js'
import { initialState } from './initial.js'
import { memberOf } from './members/state.js'
import { readCommand } from './read-command.js'
import { refuse, refuseProblems } from './refuse.js'
import { Run } from './run.js'
import type { State } from './state.js'
import * as views from './views.js'

/** What became of a command. */
export type Answer =
  | {
      readonly kind: 'accepted'
      /** What happened, in this order, to be stored all together; nothing, where what was asked is so already. */
      readonly events: readonly Event[]
      readonly because: Because
    }
  | {
      readonly kind: 'refused'
      readonly because: Because
      /** What is wrong with what the command says; nothing, where it was the rules that refused it. */
      readonly problems: readonly Problem[]
    }

/** A cooperative under a charter: it decides on commands, and folds events into its state. */
export interface Cooperative {
  /** Answers a command. What is due by its day happens first. Nothing is changed: store the events, and fold them in. */
  readonly decide: (state: State, command: Command) => Answer
  readonly evolve: (state: State, event: Event) => State
  /** Where it stands before anything happened. */
  readonly initialState: () => State
  /** What an app shows of it: `views.awaiting(state, 'ana')`, `views.members.register(state)`. */
  readonly views: typeof views
}

/**
 * A cooperative that lives by a charter: all rules working together. What people ask for are commands; what happened are events, plain JSON to be stored; where it stands
 * is the fold of its events. It keeps nothing itself, and asks no clock: every command says of which day it is, never before the last event.
 *
 * Throws what is wrong with the charter. A command is never thrown at: it is accepted with its events, or refused with its reasons.
 *
 * Source: WJC-2, WJC-12, WJC-19.
 *
 * @example
 * ```ts
 * import { cooperative } from 'coop-rules/cooperative'
 * import { preset } from 'coop-rules/presets'
 *
 * const coop = cooperative(preset('we-just-coop'))
 * const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
 * const founded = coop.decide(coop.initialState(), { type: 'found', by: 'ana', at: '2026-01-01', founders })
 * const state = founded.kind === 'accepted' ? founded.events.reduce(coop.evolve, coop.initialState()) : coop.initialState()
 * const answer = coop.decide(state, { type: 'propose-number', by: 'zoe', at: '2026-01-02', item: 'vacation-days', value: 25 })
 * answer.kind // => 'refused'
 * answer.because[0].code // => 'no-right'
 * ```
 */
export const cooperative = (charter: Charter): Cooperative => {
  const sound = soundCharter({ charter, library: [] })
  return { decide, evolve, initialState: () => initialState(sound), views }
}

const decide = (state: State, command: Command): Answer => {
  const read = readCommand(command)
  const answer = read.kind === 'refused' ? refuseProblems(read.problems) : withinTheCalendar(state, read.command)
  return answer.kind === 'refused' ? { problems: [], ...answer } : answer
}

/** How a cooperative comes into the log: it is founded, or it was there before. */
const BEGINNINGS: ReadonlySet<CommandType> = new Set<CommandType>(['found', 'begin-in-mid-life'])

/** Where a command, or what is due by its day, leads beyond the last day there is, it is refused, and nothing happens. */
const withinTheCalendar = (state: State, command: Command): Answer | Refusal => {
  try {
    return answered(state, command)
  } catch (error) {
    if (!isRulesError(error) || !BEYOND.has(error.code)) throw error
    return refuseProblems([problem(says.beyondTheCalendar, { path: 'at', received: command.at })])
  }
}

const BEYOND: ReadonlySet<string> = new Set(['not-a-date', 'beyond-the-calendar'])

const answered = (state: State, command: Command): Answer | Refusal => {
  const { type, by, onBehalfOf: member = by } = command
  const at = command.at as CalendarDate
  if (state.members.founded === BEGINNINGS.has(type))
    return refuse(state.members.founded ? 'founded-already' : 'not-founded', {})
  if (state.at !== undefined && at < state.at) return refuse('before-the-last-event', { at, last: state.at })
  const run = new Run(state)
  run.passTime(at)
  const wrong = actorRefused(run.state, by, member, type)
  if (wrong !== undefined) return wrong
  const decided = DECIDERS.get(type)?.[0]?.decide({ state: run.state, at, by, member }, command) ?? []
  if ('kind' in decided) {
    if (decided.kind === 'refused') return decided
    return { kind: 'accepted', events: run.whole, because: decided.because }
  }
  run.add(decided, at, command)
  const [first, ...rest] = run.because
  return {
    kind: 'accepted',
    events: run.whole,
    because: first === undefined ? [{ code: 'accepted', clauses: [] }] : [first, ...rest],
  }
}

/** Why whoever acts may not give such a command at all; undefined where they may. */
const actorRefused = (state: State, by: string, member: string, type: CommandType): Refusal | undefined => {
  if (by !== member && state.members.representatives.get(member) !== by)
    return refuse('for-somebody-else', { by, member }, [CLAUSE])
  const who = DECIDERS.get(type)?.[0]?.who
  if (who === 'member' && memberOf(state, member) === undefined)
    return refuse('no-right', { member, needed: 'a-member' })
  if (who === 'voter' && memberOf(state, member)?.votes !== true)
    return refuse('no-right', { member, needed: 'a-vote' })
  return undefined
}

const CLAUSE = 'WJC-16' as const
