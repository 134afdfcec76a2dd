import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = fileURLToPath(new URL('.', import.meta.url))

/** The tests of a room get our `describe` and `it`, which keep their tests instead of running them; the driver itself is run by vitest's. */
const kept = {
  name: 'tests-that-are-kept',
  enforce: 'pre' as const,
  resolveId: (source: string, importer: string | undefined) =>
    source === 'vitest' && importer?.startsWith(here) === false ? `${here}tests.ts` : null,
}

export default defineConfig({
  plugins: [kept],
  test: {
    include: ['test/mutation/driver/drive.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    maxWorkers: 1,
    reporters: ['default'],
  },
})
