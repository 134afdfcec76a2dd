import { describe, expect, it } from 'vitest'
import { ROOMS } from '../rooms.js'

/** What the package promises. A name that goes away or comes in changes this list, and so needs a changeset. */
describe('the public names', () => {
  for (const room of ROOMS) {
    it(`of coop-rules/${room}`, async () => {
      const names = Object.keys((await import(`../src/${room}/index.ts`)) as object)
      expect(names.sort()).toMatchSnapshot()
    })
  }
})
