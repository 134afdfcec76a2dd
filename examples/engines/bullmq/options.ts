import { parseArgs } from 'node:util'

/** What is done: shards put into the queue, carried out, or waited for; or what is wrong with the command line. */
export type Task = EnqueueTask | WorkTask | WaitTask | { readonly kind: 'wrong'; readonly says: string }

/** What every task is told. */
interface Everywhere {
  /** The address of Redis. */
  readonly redis: string
  /** The folder that all machines share, under whatever path each has it. */
  readonly root: string
  /** The modules of models that do not come with the package. */
  readonly models: readonly string[]
}

export interface EnqueueTask extends Everywhere {
  readonly kind: 'enqueue'
  readonly plan: string
  readonly out: string
  readonly shards: number
}

export interface WorkTask extends Everywhere {
  readonly kind: 'work'
  /** How many shards at a time. */
  readonly shardsAtOnce: number
  /** After how long without a sign of life a worker counts as gone, and its shards are given to others. */
  readonly lockSeconds: number
}

export interface WaitTask extends Everywhere {
  readonly kind: 'wait'
  readonly out: string
}

const HELP = `Carries out the shards of a sweep by BullMQ on Redis.

  enqueue PLAN.json --out DIR --shards N   puts the shards of a plan into the queue
  work [--at-once N] [--lock-seconds N]    carries out shards until it is told to stop (Ctrl-C)
  wait --out DIR                           shows how far they are, and puts them together in the end

  --root DIR     the folder that all machines share; the plan and DIR of --out are in it (this folder)
  --models FILE  a module with models of your own
  --redis URL    where Redis is; COOP_RULES_REDIS in the environment keeps a password out of the list of
                 processes (redis://127.0.0.1:6379)
`

/** What the command line asks for. */
export const taskOf = (words: readonly string[]): Task => {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true })
    const redis = values.redis ?? process.env['COOP_RULES_REDIS'] ?? 'redis://127.0.0.1:6379'
    const everywhere: Everywhere = { redis, root: values.root ?? '.', models: values.models ?? [] }
    const [kind, plan] = positionals
    if (kind === 'enqueue' && plan !== undefined && values.out !== undefined)
      return { kind, ...everywhere, plan, out: values.out, shards: countOf('--shards', values.shards) }
    if (kind === 'work' && positionals.length === 1) {
      const shardsAtOnce = countOf('--at-once', values['at-once'] ?? '1')
      return {
        kind,
        ...everywhere,
        shardsAtOnce,
        lockSeconds: countOf('--lock-seconds', values['lock-seconds'] ?? '30'),
      }
    }
    if (kind === 'wait' && positionals.length === 1 && values.out !== undefined)
      return { kind, ...everywhere, out: values.out }
    return { kind: 'wrong', says: HELP }
  } catch (error) {
    return { kind: 'wrong', says: `${(error as Error).message}\n\n${HELP}` }
  }
}

const OPTIONS = {
  out: { type: 'string' },
  shards: { type: 'string' },
  root: { type: 'string' },
  redis: { type: 'string' },
  models: { type: 'string', multiple: true },
  'at-once': { type: 'string' },
  'lock-seconds': { type: 'string' },
} as const

const countOf = (option: string, given: string | undefined): number => {
  const count = Number(given)
  if (!Number.isSafeInteger(count) || count < 1 || count > 100_000)
    throw new Error(`${option} takes a whole number from 1 to 100,000, not ${given ?? 'nothing'}.`)
  return count
}
