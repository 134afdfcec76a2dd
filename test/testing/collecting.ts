import type { TestRunner } from '../../src/testing/index.js'

/** A runner that keeps what failed instead of telling it: `suite: test: what was thrown`. */
export const collecting = (): { readonly runner: TestRunner; readonly run: () => Promise<readonly Failure[]> } => {
  const tests: { readonly suite: string; readonly title: string; readonly test: () => Promise<void> }[] = []
  let suite = ''
  const runner: TestRunner = {
    describe: (name, register) => {
      suite = name
      register()
    },
    it: (title, test) => {
      tests.push({ suite, title, test })
    },
  }
  const run = async (): Promise<readonly Failure[]> => {
    const failures: Failure[] = []
    for (const { test, ...named } of tests)
      try {
        await test()
      } catch (error) {
        failures.push({ ...named, error })
      }
    return failures
  }
  return { runner, run }
}

/** A test that failed. */
export interface Failure {
  readonly suite: string
  readonly title: string
  readonly error: unknown
}
