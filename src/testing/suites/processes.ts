import assert from 'node:assert/strict'
import { LOG } from '../../storage/index.js'
import { countsOf, orderOf } from '../notes.js'
import type { Suite } from '../place.js'
import { all } from '../stored.js'
import { WITHOUT_END, withWriters, type Writer } from '../writers.js'

const STREAM = { coop: 'ana-works', stream: LOG }
const COMMITS = 100

/** Several processes on one store: either all of them write it, or one at a time, as the store promises. */
export const processesSuite = (suite: Suite): void => {
  const { outlives, writers } = suite.promises
  suite.test('who may write at a time, as the store promises, is what is tested here', async (place) => {
    const { capabilities } = await place.open()
    const told = `${capabilities.writers} may write, says the store: give the contract that as one of its promises`
    assert.equal(capabilities.writers, writers, told)
  })

  if (outlives === 'nothing')
    suite.test('NOT TESTED: what this store holds is known to one process only', async () => {
      await Promise.resolve()
    })
  else if (writers === 'many-processes') manyProcesses(suite)
  else oneProcess(suite)
}

const manyProcesses = ({ test }: Suite): void => {
  test('two processes make a store at one moment and write it: all is there once, in one order that both agree on', (place) =>
    withWriters(place, async (start) => {
      const names = ['ana', 'ben']
      const writers = names.map((by) => start({ stream: STREAM, by, commits: COMMITS }))
      await Promise.all(writers.map(storesAll))
      for (const writer of writers) writer.stop()
      const orders = await Promise.all(writers.map(async (writer) => (await writer.says('order')).order))
      const order = orderOf(await all((await place.open()).events.read(STREAM)))
      for (const told of orders) assert.deepEqual(told, order)
      assert.deepEqual(
        countsOf(order),
        new Map([...new Set(order.map((one) => one.split(' ')[0] ?? ''))].map((by) => [by, COMMITS])),
      )
      assert.equal(order.length, COMMITS * names.length)
    }))

  test('a process that is killed does not stand in another’s way', (place) =>
    withWriters(place, async (start) => {
      const [first, second] = [
        start({ stream: STREAM, by: 'ana', commits: WITHOUT_END }),
        start({ stream: STREAM, by: 'ben', commits: WITHOUT_END }),
      ]
      await Promise.all([first.stores(10), second.stores(10)])
      await first.kill()
      await first.rest()
      // What it had said before is read first: only what comes after the kill shows that it goes on.
      const stood = (await countsIn()).get('ben') ?? 0
      while (second.answered < stood + 10) await second.says('stored')
      second.stop()
      await second.rest()
      const counts = await countsIn()
      assert.ok((counts.get('ana') ?? 0) >= first.answered)
      assert.equal(counts.get('ben'), second.answered)

      async function countsIn(): Promise<ReadonlyMap<string, number>> {
        const stores = await place.open()
        const counts = countsOf(orderOf(await all(stores.events.read(STREAM))))
        await place.close(stores)
        return counts
      }
    }))
}

const oneProcess = ({ test }: Suite): void => {
  test('a second process is refused as long as a first one has the store, and comes in after it closed or was killed', (place) =>
    withWriters(place, async (start) => {
      const task = { stream: STREAM, commits: 2 }
      const first = start({ ...task, by: 'ana' })
      await storesSome(first)
      await refused(start({ ...task, by: 'ben' }))
      first.stop()
      await first.says('order')
      await first.rest()
      const second = start({ ...task, by: 'ben' })
      await storesSome(second)
      await refused(start({ ...task, by: 'cleo' }))
      await second.kill()
      const third = start({ ...task, by: 'cleo' })
      await storesSome(third)
      third.stop()
      await third.rest()
      const order = orderOf(await all((await place.open()).events.read(STREAM)))
      assert.deepEqual(
        order,
        ['ana', 'ben', 'cleo'].flatMap((by) => [`${by} 0`, `${by} 1`]),
      )
    }))

  const storesSome = async (writer: Writer): Promise<void> => {
    await writer.stores(2)
    await writer.says('done')
  }
  const refused = async (writer: Writer): Promise<void> => {
    const { code } = await writer.says('trouble')
    assert.equal(code, 'store-in-use')
    writer.stop()
    await writer.rest()
  }
}

const storesAll = async (writer: Writer): Promise<void> => {
  await writer.stores(COMMITS)
  await writer.says('done')
}
