import type { Charter } from '../charter/index.js'
import { cooperative, type Event, foldEvents, type State } from '../cooperative/index.js'
import * as says from '../problems/en.js'
import { canonicalJson, isRulesError, type Problem, problem, RulesError } from '../problems/index.js'
import { BEGINNING, type EventStore, LOG, type Position, type RecordStore, type StoredEvent } from './ports.js'
import { commitAfter, readSnapshot, saveSnapshot } from './snapshot.js'

/** Whose log, and where it is kept. */
export interface LogInput {
  readonly events: EventStore
  readonly coop: string
  /** The charter with which the log began, or is to begin. */
  readonly charter: Charter
  /**
   * Where snapshots are kept. Without it the whole log is read when it is opened. A snapshot is believed where it stands behind the commit of the log behind which it was made; the commits before that one are not read. So whoever can write these
   * records can make up where the cooperative stands: let nobody write here who may not write the log.
   */
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
  /** The last places that were read past or begun from: what came after them is known. */
  readonly #passed = new Set<Position>()
  /** The place before the last commit that was read. */
  #before: Position = BEGINNING

  constructor(input: LogInput) {
    this.#input = input
    this.coop = cooperative(input.charter)
    this.state = this.coop.initialState()
  }

  /** Reads the log from its last snapshot on, or from its beginning. */
  async begin(): Promise<void> {
    const { events, snapshots: records, coop, charter } = this.#input
    const snapshot = records === undefined ? undefined : await readSnapshot({ records, coop, charter })
    if (snapshot === undefined) return this.catchUp()
    try {
      const found = await commitAfter({ events, coop, after: snapshot.before })
      if (found?.position !== snapshot.position || found.last !== snapshot.last) return await this.catchUp()
      this.state = snapshot.state
      this.position = snapshot.position
      this.#before = snapshot.before
      this.#knowsAll = false
      this.#pass(this.position)
      await this.catchUp()
    } catch (error) {
      // The snapshot is of another log, such as a later one than a copy that was put back: its place is not there, or what follows does not follow from it. The log alone counts.
      if (!isRulesError(error) || error.code.startsWith('store-')) throw error
      this.state = this.coop.initialState()
      this.position = this.#before = BEGINNING
      this.#passed.clear()
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
    if (!this.#givers.has(commandId) && !this.#knowsAll && !this.#passed.has(firstSeen)) {
      const { events, coop } = this.#input
      for await (const commit of events.read({ coop, stream: LOG, after: firstSeen }))
        this.#note(commit.events as unknown as readonly Event[])
      this.#knowsAll = firstSeen === BEGINNING
      this.#pass(firstSeen)
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
    const { events, snapshots: records, coop, charter } = this.#input
    const before = this.#before
    const found = records === undefined ? undefined : await commitAfter({ events, coop, after: before })
    // Of a log with nothing in it there is nothing to save, nor of one that is not there any more.
    if (records === undefined || found?.position !== this.position) return
    await saveSnapshot({ records, coop, charter, state: this.state, before, ...found })
  }

  #take(state: State, position: Position, events: readonly Event[]): void {
    this.state = state
    this.#before = this.position
    this.position = position
    this.#pass(position)
    this.#note(events)
  }

  #pass(position: Position): void {
    this.#passed.add(position)
    if (this.#passed.size <= MOST_PASSED) return
    // The oldest goes: whoever saw it first is answered by reading from there.
    for (const oldest of this.#passed) {
      this.#passed.delete(oldest)
      break
    }
  }

  #note(events: readonly Event[]): void {
    for (const { commandId, by } of events) if (commandId !== undefined) this.#givers.set(commandId, by)
  }
}

/** More forms than are shown at a time; a place is some 50 bytes. */
const MOST_PASSED = 50_000

/** The charter that an event names, with its version; whatever else stands there may be anything. */
export const charterOf = (event: StoredEvent | undefined): string =>
  [event?.['charter'], event?.['charterVersion']].map((one) => (typeof one === 'string' ? one : '?')).join(' ')

/** What is wrong with a log that cannot be folded. That it began with another charter is what is mostly wrong with the first event. */
const notFolded = (
  problems: readonly Problem[],
  [first]: readonly StoredEvent[],
  { position }: State,
  { id, version }: Charter,
): readonly [Problem, ...Problem[]] => {
  const began = charterOf(first)
  const given = `${id} ${version}`
  if (position === 0 && first?.['type'] === 'cooperative-founded' && began !== given)
    return [problem(says.otherCharter, { path: 'charter', received: given, facts: { began } })]
  // What is refused has its problems.
  return problems as readonly [Problem, ...Problem[]]
}
