import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'
import { createInterface } from 'node:readline'
import type { StreamId } from '../storage/index.js'
import type { Place } from './place.js'

/** What a writer in another process is to do. */
export interface WriterTask {
  readonly module: string
  readonly url: string
  readonly stream: StreamId
  readonly by: string
  readonly commits: number
}

/** What a writer in another process says. */
export type WriterLine =
  | { readonly kind: 'opened' }
  /** This commit was answered as stored, and the record beside it that holds its number. */
  | { readonly kind: 'stored'; readonly number: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'order'; readonly order: readonly string[] }
  | { readonly kind: 'trouble'; readonly code: string }

/** More commits than a writer that is to be killed will ever store. */
export const WITHOUT_END = 1e9

/** A writer in another process. */
export class Writer {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>
  #said = ''
  /** How many commits of its own it told of as stored, those of earlier writers of its name included. */
  answered = 0

  constructor(place: Place, task: Pick<WriterTask, 'stream' | 'by' | 'commits'>) {
    const whole: WriterTask = { ...task, module: place.module, url: place.url }
    const child = spawn(execPath, [PROGRAM, JSON.stringify(whole)], { stdio: 'pipe' })
    child.stderr.on('data', (text: Buffer) => (this.#said += String(text)))
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    this.#child = child
  }

  /** What it says next; nothing where it has ended. */
  async next(): Promise<WriterLine | undefined> {
    const read = await this.#lines.next()
    if (read.done === true) return undefined
    const line = JSON.parse(read.value) as WriterLine
    if (line.kind === 'stored') this.answered = line.number + 1
    return line
  }

  /** Waits for the next line, which is to be of this kind. */
  async says<Kind extends WriterLine['kind']>(kind: Kind): Promise<WriterLine & { readonly kind: Kind }> {
    const line = await this.next()
    assert.equal(line?.kind, kind, `another process said ${JSON.stringify(line)} ${this.#said}`)
    return line as WriterLine & { readonly kind: Kind }
  }

  /** Waits until it has opened the store and stored so many more commits. */
  async stores(commits: number): Promise<void> {
    await this.says('opened')
    for (let stored = 0; stored < commits; stored++) await this.says('stored')
  }

  /** Everything it still says until it has ended. */
  async rest(): Promise<readonly WriterLine[]> {
    const lines: WriterLine[] = []
    for (let line = await this.next(); line !== undefined; line = await this.next()) lines.push(line)
    return lines
  }

  /** Tells it to stop; it says the order in which everything stands, and closes. */
  stop(): void {
    this.#child.stdin?.end()
  }

  /** Kills it where it stands, as a loss of power would, and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}

/** Runs a test with writers in other processes. None of them outlives it. */
export const withWriters = async (
  place: Place,
  body: (start: (task: Pick<WriterTask, 'stream' | 'by' | 'commits'>) => Writer) => Promise<void>,
): Promise<void> => {
  const writers: Writer[] = []
  try {
    await body((task) => {
      const writer = new Writer(place, task)
      writers.push(writer)
      return writer
    })
  } finally {
    await Promise.all(writers.map((writer) => writer.kill()))
  }
}

/** The built program beside the built room: other processes run no TypeScript. */
const PROGRAM = join(dirname(createRequire(import.meta.url).resolve('coop-rules/testing')), 'writer.js')
