import type { Adapter } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { throwsCode } from '../stored.js'

/** What is wrong with an address is told in words of people who look after a store. */
export const addressesSuite = ({ test, wrongAddresses }: Suite): void => {
  if (wrongAddresses.length === 0)
    test('NOT TESTED: no wrong addresses were given to the contract', async () => {
      await Promise.resolve()
    })
  for (const { url, code } of wrongAddresses)
    test(`${code} is what opening ${url} throws`, async ({ module }) => {
      const { open } = (await import(/* @vite-ignore */ module)) as Adapter
      await throwsCode(code, async () => (await open(url)).close())
    })
}
