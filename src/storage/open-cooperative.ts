import type { Answer, Command, Event, State } from '../cooperative/index.js'
import * as says from '../problems/en.js'
import {
  idProblem,
  isRecord,
  isRulesError,
  plainCopy,
  type Problem,
  problem,
  RulesError,
  wrongKind,
} from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import { bytesOf } from './bytes.js'
import { KeptLog, type LogInput } from './kept-log.js'
import { named } from './named.js'
import { BEGINNING, type Position } from './ports.js'
import { tooLargeTogether } from './trouble.js'

/** A command that can be sent again: whoever sends it gives it a name that no other command has, such as a UUID. */
export type NamedCommand = Command & { readonly commandId: string }

/** What became of a command that was run, and where the log ended then. */
export type Ran = {
  /** The place in the log up to which was read when this was answered. */
  readonly position: Position
} & (
  | { readonly kind: 'accepted'; readonly events: readonly Event[]; readonly because: Because }
  /** A command of this name was accepted before: nothing happened now. */
  | { readonly kind: 'accepted-before'; readonly because: Because }
  | { readonly kind: 'refused'; readonly because: Because; readonly problems: readonly Problem[] }
)

/** A cooperative in a store, kept up to date in memory. */
export interface OpenCooperative {
  /** Where it stood when the log was read last. */
  readonly state: State
  readonly position: Position
  /** Reads what others stored in the meantime. */
  readonly catchUp: () => Promise<State>
  /**
   * Takes a command through: reads what is new, decides, stores the events where the log still ends there, and begins again where it does not. `firstSeen` is the place the log had when the command was first tried: whoever sends a command again
   * after an answer was lost says it, so that no more than what came since is searched for the command. It is believed: with a later place, a command from before a snapshot is not found and happens twice. Where whoever sends it may mean no
   * good, leave it out, or keep it yourself. What is changed in the command after it was given changes nothing.
   */
  readonly run: (command: NamedCommand, options?: { readonly firstSeen?: Position }) => Promise<Ran>
  /** Saves where it stands, so that it opens faster the next time. */
  readonly saveSnapshot: () => Promise<void>
}

/** A store and a cooperative in it. */
export interface OpenInput extends LogInput {
  /** How many bytes the store takes together, as its capabilities say. */
  readonly mostBytesTogether?: number
  /**
   * How often a command is tried while others write at the same moment; 1000, where nothing is said. One of all who write at a moment gets through, so this many are needed only where as many write.
   */
  readonly attempts?: number
}

/**
 * Opens a cooperative in a store: reads its log, or its last snapshot and what came after, and keeps its state in memory. Commands are then run against it, one after the other; any number of processes may do so at once, and
 * each command is decided on a state that holds all that was stored before it.
 *
 * A command never happens twice, whatever breaks in between: send it again under the same `commandId`. It is then found in the log, or it has not happened. A command without effect (the same ballot once more) leaves
 * nothing in the log and may be decided again.
 *
 * Throws what is wrong with the charter, or with the name of the cooperative (`wrong-kind`); what `storeTrouble` tells; the problems of a log that cannot be (`impossible-event`, `newer-event`, `other-charter` and others).
 *
 * Source: WJC-12.
 *
 * @example
 * ```ts
 * import { memoryStores, openCooperative } from 'coop-rules/storage'
 * import { preset } from 'coop-rules/presets'
 *
 * const { events } = memoryStores()
 * const desk = await openCooperative({ events, coop: 'wjc', charter: preset('we-just-coop') })
 * const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
 * const found = { type: 'found' as const, by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' }
 * const first = await desk.run(found)
 * first.kind // => 'accepted'
 * const again = await desk.run(found)
 * again.kind // => 'accepted-before'
 * ```
 */
export const openCooperative = async (input: OpenInput): Promise<OpenCooperative> => {
  named(input.coop, 'coop')
  const log = new KeptLog(input)
  await log.begin()
  /** What is under way: the next begins when it has ended, well or not. */
  let busy: Promise<unknown> = Promise.resolve()
  const alone = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const result = busy.then(act)
    busy = result.catch(() => undefined)
    return result
  }
  return {
    get state() {
      return log.state
    },
    get position() {
      return log.position
    },
    catchUp: () => alone(async () => (await log.catchUp(), log.state)),
    run: (given, { firstSeen = BEGINNING } = {}) => {
      // It waits for its turn, and may be decided more than once: always the same command.
      const problems: Problem[] = []
      const command = plainCopy(given, problems, MOST_VALUES)
      if (problems.length === 0 && !isRecord(command)) problems.push(wrongKind(command, '', 'an object'))
      return alone(async () => {
        const [wrong] = problems
        return wrong === undefined
          ? run(log, input, command as NamedCommand, firstSeen)
          : refusal(log, wrong, ...problems.slice(1))
      })
    },
    saveSnapshot: () => alone(() => log.saveSnapshot()),
  }
}

const run = async (
  log: KeptLog,
  { attempts = MOST_ATTEMPTS, mostBytesTogether: most = Number.POSITIVE_INFINITY }: OpenInput,
  command: NamedCommand,
  firstSeen: Position,
): Promise<Ran> => {
  const { commandId } = command
  const wrong = idProblem(commandId, 'commandId')
  if (wrong !== undefined) return refusal(log, wrong)
  const silences: Sent[] = []
  for (let attempt = 0; attempt < attempts; attempt++) {
    await log.catchUp()
    const giver = await log.giverOf(commandId, firstSeen)
    if (giver !== undefined) return answerTo(command, giver.by, silences.at(-1), log)
    const answer = log.coop.decide(log.state, command)
    if (answer.kind === 'refused' || answer.events.length === 0) return { ...answer, position: log.position }
    const bytes = bytesOf(answer.events)
    if (bytes > most) throw tooLargeTogether(bytes, most)
    try {
      if (await log.append(answer.events)) return { ...answer, position: log.position }
    } catch (error) {
      // Whatever else is thrown, nothing was stored. After a silence that is not known: the log will tell.
      if (!isRulesError(error) || error.code !== 'store-unreachable' || silences.length === MOST_SILENCES) throw error
      silences.push({ answer, after: log.position })
    }
  }
  throw new RulesError([problem(says.gaveUp, { path: '', received: commandId, facts: { attempts } })])
}

/** What was sent when the store fell silent, and to which place. */
interface Sent {
  readonly answer: Extract<Answer, { readonly kind: 'accepted' }>
  readonly after: Position
}

/**
 * The answer to a command that is in the log: it came there just now, by what was sent before the store fell silent last, or otherwise. Nothing that was sent earlier can be there: what stands at its place is another's.
 */
const answerTo = async (
  { commandId, by }: NamedCommand,
  giver: string | undefined,
  sent: Sent | undefined,
  log: KeptLog,
): Promise<Ran> => {
  if (giver !== by) return refusal(log, problem(says.commandIdTaken, { path: 'commandId', received: commandId }))
  const { position } = log
  if (sent !== undefined && (await log.holds(sent.answer.events, sent.after))) return { ...sent.answer, position }
  return { kind: 'accepted-before', because: [{ code: 'accepted-before', clauses: [], commandId }], position }
}

const refusal = ({ position }: KeptLog, ...problems: readonly [Problem, ...Problem[]]): Ran => ({
  kind: 'refused',
  because: [{ code: 'malformed', clauses: [], observed: problems.length }],
  problems,
  position,
})

/** As many as the largest command has: one that begins a log in mid-life. */
const MOST_VALUES = 8_000_000

const MOST_ATTEMPTS = 1000
/** An engine that comes back is there again after one or two: a longer wait is for whoever sent the command. */
const MOST_SILENCES = 3
