import type { Charter } from '../charter/index.js'
import {
  type Answer,
  type Command,
  type Cooperative,
  cooperative,
  type Event,
  type EventType,
  foldEvents,
  type State,
} from '../cooperative/index.js'
import { toPlain } from '../exact/index.js'
import { explainProblem, type Problem } from '../problems/index.js'
import { explain, type ReasonCode } from '../reasons/index.js'

/** A command of a story. Where it names no day, it is given on the day the story has come to. */
export type Asked = Command extends infer One ? (One extends Command ? Undated<One> : never) : never

type Undated<One extends Command> = Omit<One, 'at'> & { readonly at?: string }

/** An event by its type, or by its type and as much of what it says as matters. */
export type Expected = EventType | { readonly type: EventType; readonly [field: string]: unknown }

/** What has happened in a cooperative. Nothing changes it: every step answers with a story of its own, so that many tests may go on from one beginning. */
export interface Given {
  readonly state: State
  /** Everything that has happened, in order. */
  readonly events: readonly Event[]
  /** Commands that were given, one after the other, and accepted. */
  readonly happened: (...commands: readonly Asked[]) => Given
  /** Events as a log keeps them, of any version. */
  readonly logged: (...events: readonly object[]) => Given
  /** Time goes by until a day: what is due by then happens, and what follows is on that day. */
  readonly until: (day: string) => Given
  /** The command that is put to the test. */
  readonly when: (command: Asked) => When
  /** What is read of the state has to be this, told as plain data. */
  readonly thenState: (read: (state: State) => unknown, expected: unknown) => Given
}

/** A command was given; what comes of it is looked at. */
export interface When {
  readonly answer: Answer
  /** It was accepted, and these happened in this order; others may have happened before, between and after. */
  readonly thenHappened: (...expected: readonly Expected[]) => Given
  /** It was accepted, and these happened in this order, and nothing else. */
  readonly thenOnlyHappened: (...expected: readonly Expected[]) => Given
  /** It was refused; where codes are given, for each of these reasons, or for a problem of that code. */
  readonly thenRefused: (...codes: readonly (ReasonCode | Problem['code'])[]) => Given
}

/**
 * Begins a story under a charter: given what happened, when a command is given, then this comes of it. For whoever forks a charter and wants to be sure that the rules still do what they were written for. It needs no runner of tests: where
 * something else comes of it, an `Error` says in words what and why. A fork that is written as what it does differently is made whole first, by `soundCharter`.
 *
 * Throws what is wrong with the charter.
 *
 * Source: WJC-12.
 *
 * @example
 * ```ts
 * import { views } from 'coop-rules/cooperative'
 * import { preset } from 'coop-rules/presets'
 * import { given } from 'coop-rules/testing'
 *
 * const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
 * const founded = given(preset('we-just-coop')).happened({ type: 'found', by: 'ana', at: '2026-01-01', founders })
 * founded.when({ type: 'propose-number', by: 'zoe', item: 'vacation-days', value: 25 }).thenRefused('no-right')
 * const proposed = founded.when({ type: 'propose-number', by: 'ana', item: 'vacation-days', value: 25 }).thenHappened('number-proposed')
 * const later = proposed.until('2026-02-01').thenState((state) => views.members.register(state).members.length, 3)
 * later.state.at // => '2026-02-01'
 * ```
 */
export const given = (charter: Charter): Given => {
  const coop = cooperative(charter)
  return storyOf({ coop, state: coop.initialState(), events: [], day: undefined })
}

/** Where a story has come to. */
interface Scene {
  readonly coop: Cooperative
  readonly state: State
  readonly events: readonly Event[]
  /** The day of what is asked without one. */
  readonly day: string | undefined
}

const storyOf = (scene: Scene): Given => {
  const { state, events } = scene
  return {
    state,
    events,
    happened: (...commands) =>
      commands.reduce<Given>((before, command) => before.when(command).thenHappened(), storyOf(scene)),
    logged: (...more) => {
      const folded = foldEvents({ state, events: more })
      if (folded.kind === 'refused') throw new Error(`These events cannot have happened. ${inWords(folded.problems)}`)
      return storyOf({ ...scene, state: folded.state, events: [...events, ...folded.events], day: folded.state.at })
    },
    until: (day) =>
      events.length === 0
        ? storyOf({ ...scene, day })
        : whenOf(scene, { type: 'pass-time', by: 'the-calendar', at: day }).thenHappened(),
    when: (command) => whenOf(scene, { ...(scene.day === undefined ? {} : { at: scene.day }), ...command } as Command),
    thenState: (read, expected) => {
      const found = read(state)
      if (!matches(found, expected) || !matches(expected, found))
        throw new Error(`Expected of the state: ${shown(expected)}\nInstead it is: ${shown(found)}`)
      return storyOf(scene)
    },
  }
}

const whenOf = (scene: Scene, command: Command): When => {
  const { coop, state, events } = scene
  const answer = coop.decide(state, command)
  // As a log gives them back: nothing may live in a state that its events do not tell.
  const added = answer.kind === 'accepted' ? (JSON.parse(JSON.stringify(answer.events)) as readonly Event[]) : []
  const after = { ...scene, state: added.reduce(coop.evolve, state), events: [...events, ...added], day: command.at }
  const go = (asExpected: boolean, expected: string): Given => {
    if (asExpected) return storyOf(after)
    throw new Error(`Expected: ${expected}\nInstead: ${toldOf(answer)}\nCommand: ${shown(command)}`)
  }
  return {
    answer,
    thenHappened: (...expected) =>
      go(answer.kind === 'accepted' && inOrder(added, expected), `it is accepted${listed(expected)}`),
    thenOnlyHappened: (...expected) =>
      go(
        answer.kind === 'accepted' && added.length === expected.length && inOrder(added, expected),
        `it is accepted, and nothing else happens${listed(expected)}`,
      ),
    thenRefused: (...codes) =>
      go(
        answer.kind === 'refused' && codes.every((code) => codesOf(answer).includes(code)),
        `it is refused${codes.length === 0 ? '' : ` (${codes.join(', ')})`}`,
      ),
  }
}

/** Whether these are among the events, in their order. */
const inOrder = (events: readonly Event[], expected: readonly Expected[]): boolean => {
  let next = 0
  for (const event of events) {
    const wanted = expected[next]
    if (wanted !== undefined && matches(event, typeof wanted === 'string' ? { type: wanted } : wanted)) next++
  }
  return next === expected.length
}

/** Whether whatever is expected is so; what else there is does not matter. */
const matches = (found: unknown, expected: unknown): boolean => {
  if (!isObject(found) || !isObject(expected)) return Object.is(found, expected)
  if (Array.isArray(found) !== Array.isArray(expected)) return false
  if (Array.isArray(expected) && (found as { readonly length?: unknown }).length !== expected.length) return false
  return Object.entries(expected).every(([key, value]) => matches(found[key], value))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const codesOf = ({ because, problems }: Extract<Answer, { readonly kind: 'refused' }>): readonly string[] =>
  [...because, ...problems].map(({ code }) => code)

/** What became of a command, in words. */
const toldOf = (answer: Answer): string => {
  const why = explain(answer.because, 'en')
  if (answer.kind === 'refused')
    return `it is refused (${codesOf(answer).join(', ')}): ${why} ${inWords(answer.problems)}`.trimEnd()
  return `it is accepted: ${why}\nHappened: ${answer.events.length === 0 ? 'nothing' : answer.events.map(shown).join('\n  ')}`
}

const inWords = (problems: readonly Problem[]): string => problems.map((found) => explainProblem(found, 'en')).join(' ')

const listed = (expected: readonly Expected[]): string =>
  expected.length === 0 ? '' : `\n  ${expected.map((one) => (typeof one === 'string' ? one : shown(one))).join('\n  ')}`

const shown = (value: unknown): string => JSON.stringify(toPlain(value))
