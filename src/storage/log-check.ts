import type { Charter } from '../charter/index.js'
import { cooperative, foldEvents, readEvent, type State } from '../cooperative/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, tell } from '../problems/index.js'
import { charterOf } from './kept-log.js'
import { namesIn, type Named } from './named-in-log.js'
import type { Commit, StoredEvent } from './ports.js'

/** Checks a log commit by commit, and remembers what it speaks of. What is wrong is told with the number of the event. */
export class LogCheck {
  readonly named: Named = { fingerprints: new Map(), texts: new Set() }
  readonly #charter: Charter | undefined
  readonly #problems: Problem[]
  /** Undefined before the first event, and after one from which nothing follows. */
  #state: State | undefined
  /** The event at which a command is first named. */
  readonly #commands = new Map<string, number>()

  constructor(charter: Charter | undefined, problems: Problem[]) {
    this.#charter = charter
    this.#problems = problems
  }

  async commit({ events }: Commit, before: number): Promise<void> {
    const [first] = events
    if (before === 0 && first !== undefined) await this.#begin(first)
    this.#fold(events, before)
    this.#isOneCommand(events, before)
    for (const [at, event] of events.entries()) {
      namesIn(event, before + at + 1, this.named)
      const { commandId } = event
      if (typeof commandId !== 'string') continue
      const known = this.#commands.get(commandId)
      if (known === undefined) this.#commands.set(commandId, before + at + 1)
      else if (known <= before)
        this.#tell(
          problem(says.commandTwice, {
            path: `log[${before + at + 1}]`,
            received: commandId,
            facts: { before: known },
          }),
        )
    }
  }

  /** A commit is one command: every event but the last says that more follow, and all that a command brought about have its name. */
  #isOneCommand(events: readonly StoredEvent[], before: number): void {
    const torn = events.findIndex(({ more }, at) => (more === true) !== at < events.length - 1)
    const names = events.map(({ commandId }) => commandId)
    const name = names.find((one) => one !== undefined)
    const other = names.findIndex((one) => one !== undefined && one !== name)
    const wrong = [torn, other].filter((at) => at >= 0)
    if (wrong.length > 0) this.#tell(problem(says.brokenCommit, whereOf(before + Math.min(...wrong) + 1)))
  }

  async #begin(first: StoredEvent): Promise<void> {
    // Whoever knows the charter need not wait for the presets.
    const charter = this.#charter ?? (await presetNamed(first['charter']))
    if (charter === undefined) {
      this.#tell(problem(says.charterNotNamed, { path: 'charter', received: first['charter'] }))
      return
    }
    const began = charterOf(first)
    const given = `${charter.id} ${charter.version}`
    if (began === given) this.#state = cooperative(charter).initialState()
    else this.#tell(problem(says.otherCharter, { path: 'charter', received: given, facts: { began } }))
  }

  /** After the first event that cannot be, the others are looked at by themselves. */
  #fold(events: readonly StoredEvent[], before: number): void {
    const folded = this.#state === undefined ? undefined : foldEvents({ state: this.#state, events })
    if (folded?.kind === 'folded') {
      this.#state = folded.state
      return
    }
    this.#state = undefined
    for (const found of folded?.problems ?? []) {
      const [at = '', index = 0] = /^events\[(\d+)\]/.exec(found.path) ?? []
      this.#tell({ ...found, path: `log[${before + Number(index) + 1}]${found.path.slice(at.length)}` })
    }
    if (folded !== undefined) return
    for (const [at, event] of events.entries()) {
      const read = readEvent(event)
      for (const found of read.kind === 'refused' ? read.problems : [])
        this.#tell({ ...found, path: `log[${before + at + 1}]${found.path === '' ? '' : `.${found.path}`}` })
    }
  }

  #tell(found: Problem): void {
    tell(this.#problems, found)
  }
}

const whereOf = (n: number) => ({ path: `log[${n}]`, received: undefined })

const presetNamed = async (id: unknown): Promise<Charter | undefined> => {
  const { preset, presetCharters } = await import('../presets/index.js')
  const found = presetCharters.find((one) => one.id === id)
  return found === undefined ? undefined : preset(found.id as Parameters<typeof preset>[0])
}
