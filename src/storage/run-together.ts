import type { Answer, Event, State } from '../cooperative/index.js'
import * as says from '../problems/en.js'
import { idProblem, isRulesError, type Problem, problem, RulesError } from '../problems/index.js'
import { bytesOf } from './bytes.js'
import type { KeptLog } from './kept-log.js'
import type { NamedCommand, Ran } from './open-cooperative.js'
import type { Position } from './ports.js'
import { tooLargeTogether } from './trouble.js'

/** A command that waits for what becomes of it. */
export interface Waiting {
  readonly command: NamedCommand
  readonly firstSeen: Position
  readonly answer: (ran: Ran) => void
  readonly fail: (error: unknown) => void
}

/**
 * Takes through all commands that wait, one decided after the other, and stores what follows from them together: a store that waits for a disk or a network waits once for all of them. Nobody is answered before it is stored, for each was decided on
 * what those before it did.
 */
export const runTogether = async (
  log: KeptLog,
  { attempts, most }: { readonly attempts: number; readonly most: number },
  take: () => readonly Waiting[],
): Promise<void> => {
  const silences: Sent[] = []
  let waiting: readonly Waiting[] = []
  try {
    await log.catchUp()
    // Whoever came while it was read is among them.
    waiting = take()
    let limit = most
    /** How often in a row others were faster, or the store fell silent. What is stored in several commits is no failure. */
    let failures = 0
    for (let isFirst = true; waiting.length > 0; isFirst = false) {
      if (failures >= attempts) throw new RulesError([gaveUp(waiting[0], attempts)])
      if (!isFirst) await log.catchUp()
      const unknown = await answerKnown(log, waiting, silences.at(-1))
      const { decided, events, later } = decideTogether(log, unknown, limit, most)
      waiting = [...decided.map(([one]) => one), ...later]
      if (events.length === 0) {
        tell(log, decided)
        waiting = later
        continue
      }
      try {
        if (!(await log.append(events))) {
          failures += 1
          continue
        }
        tell(log, decided)
        waiting = later
        silences.length = failures = 0
      } catch (error) {
        // A store that takes less than it said: then one at a time.
        if (isRulesError(error) && error.code === 'too-large-together' && decided.length > 1 && limit > 0) {
          limit = 0
          continue
        }
        // Whatever else is thrown, nothing was stored. After a silence that is not known: the log will tell.
        if (!isRulesError(error) || error.code !== 'store-unreachable' || silences.length === MOST_SILENCES) throw error
        silences.push({ decided, events, after: log.position })
        failures += 1
      }
    }
  } catch (error) {
    // Where it failed before they were taken, they are those of this attempt all the same.
    for (const { command, fail } of waiting.length > 0 ? waiting : take())
      fail(isRulesError(error) && error.code === 'gave-up' ? new RulesError([gaveUp({ command }, attempts)]) : error)
  }
}

type Decided = readonly [Waiting, Answer]

/** What was sent when the store fell silent, and to which place. */
interface Sent {
  readonly decided: readonly Decided[]
  readonly events: readonly Event[]
  readonly after: Position
}

/** Answers the commands that cannot have a name or are in the log already, and gives the others. */
const answerKnown = async (
  log: KeptLog,
  waiting: readonly Waiting[],
  sent: Sent | undefined,
): Promise<readonly Waiting[]> => {
  const unknown: Waiting[] = []
  let held: boolean | undefined
  for (const one of waiting) {
    const { command, firstSeen, answer } = one
    const { commandId, by } = command
    const wrong = idProblem(commandId, 'commandId')
    const giver = wrong === undefined ? await log.giverOf(commandId, firstSeen) : undefined
    const { position } = log
    if (wrong !== undefined) answer(refusal(position, wrong))
    else if (giver === undefined) unknown.push(one)
    else if (giver.by !== by)
      answer(refusal(position, problem(says.commandIdTaken, { path: 'commandId', received: commandId })))
    else {
      const mine = sent?.decided.find(([other]) => other === one)?.[1]
      // It came there just now, by what was sent before the store fell silent last, or otherwise. Nothing that was sent earlier can be there: what stands at its place is another's.
      if (sent !== undefined && mine?.kind === 'accepted' && (held ??= await log.holds(sent.events, sent.after)))
        answer({ ...mine, position })
      else answer({ kind: 'accepted-before', because: [{ code: 'accepted-before', clauses: [], commandId }], position })
    }
  }
  return unknown
}

/** Decides one command after the other, as long as what follows from them goes into the store together. What does not, and what has the name of one before it, waits for the next time. */
const decideTogether = (log: KeptLog, waiting: readonly Waiting[], limit: number, most: number) => {
  const decided: Decided[] = []
  const events: Event[] = []
  const later: Waiting[] = []
  const names = new Set<string>()
  let { state } = log
  let bytes = 0
  for (const one of waiting) {
    if (later.length > 0 || names.has(one.command.commandId)) {
      later.push(one)
      continue
    }
    names.add(one.command.commandId)
    const answer = decideOne(log, state, one)
    if (answer === undefined) continue
    const added = answer.kind === 'accepted' ? answer.events : []
    const size = added.length > 0 && most < Number.POSITIVE_INFINITY ? bytesOf(added) : 0
    if (size > most) one.fail(tooLargeTogether(size, most))
    else if (added.length > 0 && events.length > 0 && (limit === 0 || bytes + size > limit)) later.push(one)
    else {
      decided.push([one, answer])
      events.push(...added)
      bytes += size
      state = added.reduce(log.coop.evolve, state)
    }
  }
  return { decided, events, later }
}

/** What fails in one command is no matter of the others. */
const decideOne = (log: KeptLog, state: State, { command, fail }: Waiting): Answer | undefined => {
  try {
    return log.coop.decide(state, command)
  } catch (error) {
    fail(error)
    return undefined
  }
}

const tell = ({ position }: KeptLog, decided: readonly Decided[]): void => {
  for (const [{ answer }, given] of decided) answer({ ...given, position })
}

export const refusal = (position: Position, ...problems: readonly [Problem, ...Problem[]]): Ran => ({
  kind: 'refused',
  because: [{ code: 'malformed', clauses: [], observed: problems.length }],
  problems,
  position,
})

const gaveUp = (one: Pick<Waiting, 'command'> | undefined, attempts: number): Problem =>
  problem(says.gaveUp, { path: '', received: one?.command.commandId ?? '', facts: { attempts } })

/** An engine that comes back is there again after one or two: a longer wait is for whoever sent the command. */
const MOST_SILENCES = 3
