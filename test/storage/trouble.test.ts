import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { storeTrouble } from '../../src/storage/index.js'

/** What is told of the trouble of a store, whoever reads it. */
const receivedOf = (url: string): string | undefined => storeTrouble('store-address', { url }).problems[0]?.received

describe('Always true', () => {
  it.each([
    ['postgres://desk:secret@localhost:5432/coop', 'postgres://desk:***@localhost:5432/coop'],
    ['postgres://:secret@localhost', 'postgres://:***@localhost'],
    // Signs that should be written otherwise, and are not.
    ['postgres://desk:se@cr/et@localhost/coop', 'postgres://desk:***@localhost/coop'],
    ['nats://desk:se cr?et:@10.0.0.1:4222,10.0.0.2:4222/coops', 'nats://desk:***@10.0.0.1:4222,10.0.0.2:4222/coops'],
    ['postgres://desk@localhost/coop?password=secret&ssl=1', 'postgres://desk@localhost/coop?password=***&ssl=1'],
    ['postgres://desk@localhost:5432/coop', 'postgres://desk@localhost:5432/coop'],
    ['nats://10.0.0.1:4222,10.0.0.2:4222/coops?replicas=3', 'nats://10.0.0.1:4222,10.0.0.2:4222/coops?replicas=3'],
    ['file:/var/lib/coop/coop.db', 'file:/var/lib/coop/coop.db'],
  ])('%s is told without a password', (url, told) => {
    expect(receivedOf(url)).toBe(JSON.stringify(told))
  })

  it('what the engine said is told without a password, too', () => {
    const cause = new Error('no way to postgres://desk:se/cr@et@localhost:5432/coop?password=secret today')
    const { problems } = storeTrouble('store-unreachable', { url: 'postgres://localhost', cause })
    expect(inspect(problems, { depth: 9 })).not.toMatch(/se\/cr|et@|secret/)
    expect(problems[0]?.expected).toContain('no way to postgres://desk:***@localhost:5432/coop?password=*** today')
  })
})
