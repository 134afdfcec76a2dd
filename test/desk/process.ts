import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

/** A desk in a process of its own, on data that outlives it. */
export interface DeskProcess {
  readonly process: ChildProcess
  readonly printed: () => string
  /** What it logged or complained of. */
  readonly logged: () => string
  /** Where it said that it is, once it answers. */
  readonly origin: string
  /** Ends it with a signal; what it ended with comes back: a number, or the signal. */
  readonly end: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<number | string | null>
}

export interface DeskInput {
  readonly words?: readonly string[]
  /** The folder of its data. */
  readonly data: string
  /** Undefined where it may take the first that is free. */
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

const start = ({ words = [], data, port, env = {} }: DeskInput) => {
  const { PORT: _, ...inherited } = process.env
  const child = spawn(process.execPath, ['examples/desk/dist/main.js', ...words], {
    env: {
      ...inherited,
      LANG: 'C',
      LC_ALL: '',
      ...(port === undefined ? {} : { PORT: String(port) }),
      COOP_DATA: data,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [printed, logged] = ['', '']
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  child.stderr.on('data', (text: Buffer) => (logged += text.toString()))
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (code, signal) => {
      resolve(code ?? signal)
    })
  })
  return { child, ended, printed: () => printed, logged: () => logged }
}

/** Runs a desk that is not meant to stay; what it ended with and said comes back. */
export const runDesk = async (input: DeskInput) => {
  const { ended, printed, logged } = start(input)
  return { code: await ended, printed: printed(), complained: logged() }
}

/** Opens a desk and waits until it answers. */
export const openDesk = async (input: DeskInput): Promise<DeskProcess> => {
  const { child, ended, printed, logged } = start(input)
  for (let tries = 0; ; tries++) {
    const origin = /http:\/\/localhost:\d+/.exec(printed())?.[0]
    if (origin !== undefined && (await answers(`${origin}/health`)))
      return {
        process: child,
        printed,
        logged,
        origin,
        end: (signal) => {
          child.kill(signal)
          return ended
        },
      }
    if (child.exitCode !== null || tries > 600) {
      child.kill('SIGKILL')
      throw new Error(`the desk did not open: ${printed()}${logged()}`)
    }
    await delay(50)
  }
}

const answers = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}
