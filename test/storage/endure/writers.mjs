import { fork } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

const WRITER = new URL('writer.mjs', import.meta.url)

/** Troubles after which the same command is sent again: the engine is gone for a moment, or busy. Any other is one too many. */
const PASSING = new Set(['store-unreachable', 'store-in-use', 'gave-up'])

/**
 * A member who proposes number after number, by a process that may be killed: the command that was not answered is sent again, under its name, to the process that takes its place. `ledger` is told of everything.
 */
export class Writer {
  #child
  #ended
  /** What was sent and not answered. */
  #waiting
  #number = 0
  #stopped = false
  /** Who waits for the answer to what was under way. */
  #settled = []

  constructor({ member, engine, ledger, coop }) {
    Object.assign(this, { member, engine, ledger, coop })
  }

  /** Comes back when the process is there and has its first command. */
  async start() {
    const child = fork(WRITER, [this.engine.adapter, this.engine.url], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    this.#ended = new Promise((resolve) => child.once('exit', resolve))
    const ended = this.#ended.then(() => 'ended')
    const ready = new Promise((resolve) => child.once('message', resolve))
    if ((await Promise.race([ready, ended])) === 'ended') {
      // While its server is away a process cannot open the store: another one tries.
      await delay(100)
      return this.start()
    }
    child.on('message', (message) => this.#answered(message))
    if (this.#waiting !== undefined) this.ledger.sentAgain(this.#waiting.command)
    this.#send()
  }

  async kill() {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** Comes back when whatever is under way now was answered. */
  settled() {
    return new Promise((resolve) => (this.#waiting === undefined ? resolve() : this.#settled.push(resolve)))
  }

  /** Answers what is under way, and sends no more. */
  async pause() {
    this.#stopped = true
    await this.settled()
  }

  /** Goes on in another cooperative. */
  resume(coop) {
    this.coop = coop
    this.#stopped = false
    this.#send()
  }

  async end() {
    this.#child.disconnect()
    await this.#ended
  }

  #send() {
    if (this.#waiting === undefined) {
      if (this.#stopped) return
      this.#waiting = { in: this.coop.name, command: this.#next(), firstSeen: this.coop.founded }
      this.ledger.sent(this.coop.name, this.#waiting.command)
    }
    const { connected } = this.#child
    // A process that was killed takes nothing; the one that takes its place is sent it.
    if (connected) this.#child.send(this.#waiting, () => undefined)
  }

  #next() {
    const value = String((++this.#number % 101) / 100)
    const { member } = this
    return {
      type: 'propose-number',
      by: member,
      at: '2026-01-02',
      item: 'project-threshold',
      value,
      commandId: `${member}-${this.#number}`,
    }
  }

  async #answered({ commandId, answer }) {
    if (this.#waiting?.command.commandId !== commandId) return
    if (answer.kind === 'trouble' && PASSING.has(answer.code)) {
      this.ledger.trouble(answer)
      await delay(50)
      this.ledger.sentAgain(this.#waiting.command)
      return this.#send()
    }
    this.ledger.answered(commandId, answer)
    this.#waiting = undefined
    for (const resolve of this.#settled.splice(0)) resolve()
    this.#send()
  }
}
