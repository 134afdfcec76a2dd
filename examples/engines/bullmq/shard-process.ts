import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ShardProgress } from './queue.js'

/** What the process of a shard is asked for. */
export interface ShardAsked {
  readonly folder: string
  readonly plan: { readonly file: string; readonly sha256: string }
  readonly shard: number
  readonly of: number
  readonly models: readonly string[]
}

/** How a shard ended. */
export type ShardEnded =
  | { readonly kind: 'done'; readonly done: number }
  /** It was told to stop; what was carried out is on the disk. */
  | { readonly kind: 'broken-off' }
  /** Another process writes this shard. */
  | { readonly kind: 'taken'; readonly says: string }
  /** Trying again would change nothing. */
  | { readonly kind: 'refused'; readonly says: string }
  | { readonly kind: 'failed'; readonly says: string }

/** What the process of a shard tells: its progress, and then how it ended. */
export type ShardTold = ShardEnded | { readonly kind: 'progress'; readonly progress: ShardProgress }

/** Carries out a shard in a process of its own, which stops when the signal does, or when this process is gone. */
export const carryOutShard = (input: {
  readonly asked: ShardAsked
  readonly signal: AbortSignal
  readonly onProgress: (progress: ShardProgress) => void
}): Promise<ShardEnded> =>
  new Promise((resolve) => {
    let ended: ShardEnded | undefined
    const child = fork(PROGRAM, [JSON.stringify(input.asked)])
    const stop = (): void => {
      child.kill('SIGTERM')
    }
    input.signal.addEventListener('abort', stop)
    child.on('message', (message) => {
      const told = message as ShardTold
      if (told.kind === 'progress') input.onProgress(told.progress)
      else ended = told
    })
    const end = (says: string): void => {
      input.signal.removeEventListener('abort', stop)
      resolve(ended ?? { kind: 'failed', says })
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code, signal) => end(`the process of the shard ended with ${signal ?? String(code)}`))
    if (input.signal.aborted) stop()
  })

const PROGRAM = fileURLToPath(new URL('shard.js', import.meta.url))
