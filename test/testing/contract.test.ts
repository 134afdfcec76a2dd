import { describe, it } from 'vitest'
import { storeContract } from '../../src/testing/index.js'

let made = 0

describe('the memory adapter passes the contract', () => {
  storeContract({
    runner: { describe, it },
    module: new URL('../../examples/adapters/memory/dist/memory.js', import.meta.url),
    fresh: () => Promise.resolve({ url: `memory:${made++}`, dispose: () => Promise.resolve() }),
    promises: { outlives: 'nothing', writers: 'one-process', news: 'told' },
    wrongAddresses: [{ url: 'file:nowhere', code: 'store-address' }],
  })
})
