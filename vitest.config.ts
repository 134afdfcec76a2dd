import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: [],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for servers and other processes: one core fewer, which is the rule, leaves a machine of two half idle.
    maxWorkers: '100%',
    retry: process.env['CI'] === 'true' ? 1 : 0,
    reporters: ['default', './test/second-tries.ts'],
  },
})
