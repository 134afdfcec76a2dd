import { defineConfig } from 'vitest/config'

/** The tests of one room only, as `run.mjs` names them. */
const folders = (process.env['COOP_RULES_MUTATION_TESTS'] ?? '').split(',')

export default defineConfig({
  test: {
    include: folders.map((tests) => (tests.endsWith('.ts') ? tests : `${tests}/**/*.test.ts`)),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One worker for all files: loading the library anew for each is what took most of the time, and no test leaves anything behind.
    isolate: false,
    reporters: [],
  },
})
