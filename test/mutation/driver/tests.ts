import { expect } from 'vitest'

/**
 * What the tests of a room get for vitest's `describe`, `it` and `expect`: loaded once, they are kept, so that each can be run again for every
 * mutant. What no test of these rooms uses is not here, and a test that comes to use it does not load.
 */
export interface KeptTest {
  readonly name: string
  readonly run: () => unknown
}

type Body = (...given: readonly unknown[]) => unknown

export const tests: KeptTest[] = []
/** What has to be there before any test, such as a library that is being compiled. */
export const preparations: (() => unknown)[] = []

const way: string[] = []

/** Of two tests of one name the second is another one: each is told with its number. */
const keepTest = (name: string, run: () => unknown): void => {
  tests.push({ name: `${[...way, name].join(' > ')} (${tests.length})`, run })
}

const group = (name: string, body: () => unknown): void => {
  way.push(name)
  body()
  way.pop()
}

/** Rows that are lists, all of them, are handed over part by part. */
const each =
  (begin: (name: string, body: () => unknown) => void) =>
  (rows: Iterable<unknown>) =>
  (name: string, body: Body): void => {
    const all = [...rows]
    const given = all.every((row) => Array.isArray(row)) ? (all as readonly unknown[][]) : all.map((row) => [row])
    for (const parts of given) begin(name, () => body(...parts))
  }

export const describe = Object.assign(group, { each: each(group) })

/** Both names that vitest has for it. */
const keeper = () => Object.assign((name: string, run: () => unknown) => keepTest(name, run), { each: each(keepTest) })
export const it = keeper()
export const test = keeper()

export const beforeAll = (prepare: () => unknown): void => {
  preparations.push(prepare)
}

/** Texts as they were when no mutant was on, by their test and their number in it. Vitest's own file of them belongs to another test file. */
export const snapshots = { texts: {} as Record<string, string>, isKept: false, test: '', at: 0 }

expect.extend({
  toMatchSnapshot(text: unknown) {
    if (typeof text !== 'string') throw new TypeError('only texts are kept')
    const key = `${snapshots.test} ${snapshots.at++}`
    if (snapshots.isKept) snapshots.texts[key] = text
    return { pass: snapshots.texts[key] === text, message: () => `${key} is another text` }
  },
})

export { expect }
