import type { Command, Event, State } from '../cooperative/index.js'
import { isRecord, plainCopy, type Problem, wrongKind } from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import { KeptLog, type LogInput } from './kept-log.js'
import { named } from './named.js'
import { BEGINNING, type Position } from './ports.js'
import { refusal, runTogether, type Waiting } from './run-together.js'

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
 * Opens a cooperative in a store: reads its log, or its last snapshot and what came after, and keeps its state in memory. Commands are then run against it, one after the other, and those that come in at the same moment are stored together; any number of processes may do so at once, and
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
  const { attempts = MOST_ATTEMPTS, mostBytesTogether: most = Number.POSITIVE_INFINITY } = input
  let queue: Waiting[] = []
  /** A reading that has not begun: whoever asks meanwhile waits for the same one. */
  let awaited: Promise<State> | undefined
  /** Those who wait longest. */
  const take = (): readonly Waiting[] => {
    const taken = queue.slice(0, MOST_TOGETHER)
    queue = queue.slice(MOST_TOGETHER)
    return taken
  }
  return {
    get state() {
      return log.state
    },
    get position() {
      return log.position
    },
    catchUp: () =>
      (awaited ??= alone(async () => {
        // Whoever asks from now on is told of what is stored from now on.
        awaited = undefined
        await log.catchUp()
        return log.state
      })),
    run: (given, { firstSeen = BEGINNING } = {}) => {
      // It waits for its turn, and may be decided more than once: always the same command.
      const problems: Problem[] = []
      const command = plainCopy(given, problems, MOST_VALUES)
      if (problems.length === 0 && !isRecord(command)) problems.push(wrongKind(command, '', 'an object'))
      const [wrong, ...more] = problems
      if (wrong !== undefined) return alone(() => Promise.resolve(refusal(log.position, wrong, ...more)))
      return new Promise<Ran>((answer, fail) => {
        queue.push({ command: command as NamedCommand, firstSeen, answer, fail })
        // Each asks for a turn, and whoever comes first takes all who wait along.
        void alone(() => (queue.length === 0 ? Promise.resolve() : runTogether(log, { attempts, most }, take)))
      })
    },
    saveSnapshot: () => alone(() => log.saveSnapshot()),
  }
}

/** As many as the largest command has: one that begins a log in mid-life. */
const MOST_VALUES = 8_000_000

const MOST_ATTEMPTS = 1000
/** How many commands are stored together at most: so many that the store is waited for seldom, and so few that nobody waits long for the others. */
const MOST_TOGETHER = 200
