import type { Charter } from '../charter/index.js'
import { cooperative, type Event, foldEvents, type State } from '../cooperative/index.js'
import * as says from '../problems/en.js'
import { canonicalJson, isRulesError, type Problem, problem, RulesError } from '../problems/index.js'
import { BEGINNING, type EventStore, LOG, type Position, type RecordStore, type StoredEvent } from './ports.js'
import { readSnapshot, saveSnapshot } from './snapshot.js'

/** Whose log, and where it is kept. */
export interface LogInput {
  readonly events: EventStore
  readonly coop: string
  /** The charter with which the log began, or is to begin. */
  readonly charter: Charter
  /** Where snapshots are kept. Without it the whole log is read when it is opened. */
  readonly snapshots?: RecordStore
}

/** The log of a cooperative as far as it was read: where the cooperative stands by it, and which commands it holds. */
export class KeptLog {
  readonly coop
  state: State
  position: Position = BEGINNING
  readonly #input: LogInput
  /** Who gave the commands that were read, by their names; those before a snapshot are not among them. */
  readonly #givers = new Map<string, string | undefined>()
  /** Whether the log was read from its beginning. */
  #knowsAll = true

  constructor(input: LogInput) {
    this.#input = input
    this.coop = cooperative(input.charter)
    this.state = this.coop.initialState()
  }

  /** Reads the log from its last snapshot on, or from its beginning. */
  async begin(): Promise<void> {
    const { snapshots: records, coop, charter } = this.#input
    const snapshot = records === undefined ? undefined : await readSnapshot({ records, coop, charter })
    if (snapshot !== undefined) {
      this.state = snapshot.state
      this.position = snapshot.position
      this.#knowsAll = false
    }
    try {
      await this.catchUp()
    } catch (error) {
      // What follows does not follow from the snapshot: it is of another log, such as a later one than a copy that was put back. The log alone counts.
      if (snapshot === undefined || !isRulesError(error) || error.code.startsWith('store-')) throw error
      this.state = this.coop.initialState()
      this.position = BEGINNING
      this.#knowsAll = true
      await this.catchUp()
    }
  }

  /** Reads what was stored since. */
  async catchUp(): Promise<void> {
    const { events, coop, charter } = this.#input
    for await (const commit of events.read({ coop, stream: LOG, after: this.position })) {
      const folded = foldEvents({ state: this.state, events: commit.events })
      if (folded.kind === 'refused')
        throw new RulesError(notFolded(folded.problems, commit.events, this.state, charter))
      this.#take(folded.state, commit.position, folded.events)
    }
  }

  /** Stores events at the end, where the log still ends at what was read. Whether it did comes back. */
  async append(added: readonly Event[]): Promise<boolean> {
    const { events, coop } = this.#input
    const appended = await events.append({ coop, stream: LOG, expected: this.position, events: added })
    if (appended.kind === 'conflict') return false
    this.#take(added.reduce(this.coop.evolve, this.state), appended.position, added)
    return true
  }

  /**
   * Who gave the command of this name, where one is in the log. What a snapshot spared us is read now, from the place on from which the command can be in it.
   */
  async giverOf(commandId: string, firstSeen: Position): Promise<{ readonly by: string | undefined } | undefined> {
    if (!this.#givers.has(commandId) && !this.#knowsAll && firstSeen !== this.position) {
      const { events, coop } = this.#input
      for await (const commit of events.read({ coop, stream: LOG, after: firstSeen }))
        this.#note(commit.events as unknown as readonly Event[])
      this.#knowsAll = firstSeen === BEGINNING
    }
    return this.#givers.has(commandId) ? { by: this.#givers.get(commandId) } : undefined
  }

  /** Whether just these events stand behind a place. */
  async holds(sent: readonly Event[], after: Position): Promise<boolean> {
    const { events, coop } = this.#input
    for await (const commit of events.read({ coop, stream: LOG, after }))
      return canonicalJson(commit.events) === canonicalJson(sent)
    return false
  }

  async saveSnapshot(): Promise<void> {
    const { snapshots: records, coop, charter } = this.#input
    if (records === undefined) return
    await saveSnapshot({ records, coop, charter, state: this.state, position: this.position })
  }

  #take(state: State, position: Position, events: readonly Event[]): void {
    this.state = state
    this.position = position
    this.#note(events)
  }

  #note(events: readonly Event[]): void {
    for (const { commandId, by } of events) if (commandId !== undefined) this.#givers.set(commandId, by)
  }
}

/** What is wrong with a log that cannot be folded. That it began with another charter is what is mostly wrong with the first event. */
const notFolded = (
  problems: readonly Problem[],
  [first]: readonly StoredEvent[],
  { position }: State,
  { id, version }: Charter,
): readonly [Problem, ...Problem[]] => {
  const began = `${String(first?.['charter'])} ${String(first?.['charterVersion'])}`
  const given = `${id} ${version}`
  if (position === 0 && first?.['type'] === 'cooperative-founded' && began !== given)
    return [problem(says.otherCharter, { path: 'charter', received: given, facts: { began } })]
  // What is refused has its problems.
  return problems as readonly [Problem, ...Problem[]]
}
