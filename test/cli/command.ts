import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const main = join(import.meta.dirname, '../../dist/cli/main.js')

/** What a run of the built command came to. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Prints the most memory a run has held, in kilobytes, when it ends: as the operating system counts it. */
export const MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`

/** The most memory a run under MEMORY has held, in megabytes. */
export const peakMegabytes = ({ stderr }: Ran): number => Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024

/** Runs the built command as a user's shell would. */
export const command = async (
  args: readonly string[],
  input: {
    readonly stdin?: string | Uint8Array | Readable
    readonly env?: Readonly<Record<string, string>>
    readonly node?: readonly string[]
    /** Whether what is printed is only counted, not kept. */
    readonly drop?: boolean
  } = {},
): Promise<Ran> => {
  const child = spawn(process.execPath, [...(input.node ?? []), main, ...args], {
    env: { PATH: process.env['PATH'], ...input.env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout = input.drop === true ? text : stdout + text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const { stdin = '' } = input
  // A command that ends before it has read everything closes its end of the pipe.
  if (typeof stdin === 'string' || stdin instanceof Uint8Array) child.stdin.on('error', () => undefined).end(stdin)
  else await pipeline(stdin, child.stdin).catch(() => undefined)
  return { code: await closed, stdout, stderr }
}

/** Answers to cases given one a line. */
export const answersTo = async (
  name: 'decide' | 'average' | 'year-fraction' | 'accrue' | 'allocate',
  lines: readonly string[],
): Promise<Record<string, unknown>[]> => {
  const { stdout } = await command([name, '--jsonl'], { stdin: `${lines.join('\n')}\n` })
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
