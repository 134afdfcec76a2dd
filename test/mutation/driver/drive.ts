import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { preparations, snapshots, tests, type KeptTest } from './tests.js'

/** What `run.mjs` asks of this process: a baseline, mutants tried one after another, or one that is on while everything is loaded. */
interface Order {
  readonly files: readonly string[]
  readonly progress: string
  readonly baseline: string
  readonly kind: 'measure' | 'try' | 'try-at-load'
  readonly mutants: readonly Mutant[]
}

interface Mutant {
  readonly id: string
  /** The tests it is tried with, in this order. */
  readonly tests: readonly number[]
  readonly mostHits: number
  readonly mostMs: number
}

type Hits = Readonly<Record<string, number>>

/** What the instrumented code and we share. */
interface Switches {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number
  mutantCoverage?: { static: Hits; perTest: Readonly<Record<string, Hits>> }
}

interface Baseline {
  readonly tests: readonly { readonly name: string; readonly ms: number; readonly isSound: boolean }[]
  /** How often each test went through each mutant. */
  readonly hits: Readonly<Record<string, Hits>>
  readonly atLoad: Hits
  readonly texts: Record<string, string>
}

const order = JSON.parse(readFileSync(process.env['COOP_RULES_MUTATION_ORDER'] ?? '', 'utf8')) as Order
const switches = ((globalThis as { __stryker__?: Switches }).__stryker__ ??= {})
const say = (line: object): void => appendFileSync(order.progress, `${JSON.stringify(line)}\n`)

/** What a test fails with, if it does. */
const failureOf = async ({ name, run }: KeptTest): Promise<Error | undefined> => {
  Object.assign(snapshots, { test: name, at: 0 })
  try {
    await run()
    return undefined
  } catch (failure) {
    return failure instanceof Error ? failure : new Error('what was thrown is no error')
  }
}

const baselineOf = () => JSON.parse(readFileSync(order.baseline, 'utf8')) as Baseline

const load = async (): Promise<void> => {
  for (const file of order.files) await import(/* @vite-ignore */ file)
  for (const prepare of preparations) await prepare()
}

/** Runs every test once without any mutant: how long it takes, and which mutants it goes through. */
const measure = async (): Promise<void> => {
  const measured = []
  snapshots.isKept = true
  for (const [at, test] of tests.entries()) {
    switches.currentTestId = String(at)
    // Of the processor, not of the clock: on a busy machine the same tests have to come out as the slow ones.
    const began = process.cpuUsage()
    const failure = await failureOf(test)
    const { user, system } = process.cpuUsage(began)
    measured.push({ name: test.name, ms: (user + system) / 1000, isSound: failure === undefined })
    if (failure !== undefined) say({ event: 'unsound', test: test.name, failure: failure.message })
  }
  const { perTest = {}, static: atLoad = {} } = switches.mutantCoverage ?? {}
  const hits: Record<string, Record<string, number>> = {}
  for (const [test, byMutant] of Object.entries(perTest))
    for (const [id, times] of Object.entries(byMutant)) (hits[id] ??= {})[test] = times
  const baseline: Baseline = { tests: measured, hits, atLoad, texts: snapshots.texts }
  writeFileSync(order.baseline, JSON.stringify(baseline))
}

/** The first test that fails while a mutant is on. */
const finderOf = async (numbers: readonly number[]): Promise<KeptTest | undefined> => {
  for (const at of numbers) {
    const test = tests[at]
    if (test !== undefined && (await failureOf(test)) !== undefined) return test
  }
  return undefined
}

/** Tries one mutant; whether the process is good for another. */
const tried = async ({ id, tests: numbers, mostHits, mostMs }: Mutant, isFirst: boolean): Promise<boolean> => {
  say({ event: 'began', id, mostMs })
  Object.assign(switches, { hitCount: 0, hitLimit: mostHits, activeMutant: id })
  const finder = await finderOf(numbers)
  const isEndless = (switches.hitCount ?? 0) > mostHits
  Object.assign(switches, { hitCount: undefined, activeMutant: undefined })
  // A mutant may leave something behind, in a cache say, that makes later tests fail: what fails without it was not found by that test.
  const isSpoilt = finder !== undefined && (await failureOf(finder)) !== undefined
  if (isSpoilt && !isFirst) say({ event: 'spoilt', id })
  else say({ event: 'ended', id, status: isEndless ? 'Timeout' : finder ? 'Killed' : 'Survived', by: finder?.name })
  return !isSpoilt
}

const tryAll = async (): Promise<void> => {
  const { tests: measured, texts } = baselineOf()
  if (measured.some(({ name }, at) => tests[at]?.name !== name)) throw new Error('other tests than were measured')
  snapshots.texts = texts
  for (const [at, mutant] of order.mutants.entries()) if (!(await tried(mutant, at === 0))) return
}

/** Tries one mutant that is on before anything is loaded. */
const tryAtLoad = async ({ id, tests: numbers, mostMs }: Mutant): Promise<void> => {
  snapshots.texts = baselineOf().texts
  say({ event: 'began', id, mostMs })
  switches.activeMutant = id
  const isLoaded = await load().then(
    () => true,
    () => false,
  )
  const finder = isLoaded ? await finderOf(numbers) : undefined
  const by = isLoaded ? finder?.name : 'it does not load'
  say({ event: 'ended', id, status: by === undefined ? 'Survived' : 'Killed', by })
}

it('tries the mutants that were asked for', async () => {
  const [first] = order.mutants
  if (order.kind === 'try-at-load' && first !== undefined) await tryAtLoad(first)
  else {
    await load()
    await (order.kind === 'measure' ? measure() : tryAll())
  }
  say({ event: 'left' })
})
