import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { LOG } from '../../storage/index.js'
import { drawsFrom } from '../draws.js'
import { killedEngine } from '../killed-engine.js'
import { countsOf, orderOf } from '../notes.js'
import type { Place, Suite } from '../place.js'
import { all, holds } from '../stored.js'
import { WITHOUT_END, withWriters } from '../writers.js'

const STREAM = { coop: 'ana-works', stream: LOG }

/** What was answered is there, whoever is killed. */
export const crashSuite = ({ test, size: { kills }, promises: { outlives, engine }, seed }: Suite): void => {
  test('what the store promises to outlive is what is tested here', async (place) => {
    const { capabilities } = await place.open()
    const told = `the store promises to outlive ${capabilities.outlives}: give the contract that as one of its promises`
    assert.equal(capabilities.outlives === 'nothing', outlives === 'nothing', told)
  })

  if (outlives === 'nothing') {
    test('NOT TESTED: this store promises to outlive nothing, and what it holds is gone with its process', async () => {
      await Promise.resolve()
    })
    return
  }
  const timeoutMs = 60_000 + kills * 20_000

  test(
    `a process is killed ${kills} times while it writes: all that was answered is there, none twice, none invented`,
    (place) => killedWriters(place, kills, drawsFrom(seed)),
    timeoutMs,
  )

  if (engine === 'a-server')
    test(
      `the engine is killed ${kills} times under load, and all goes on`,
      (place) => killedEngine(place, kills, drawsFrom(seed)),
      timeoutMs,
    )
  else
    test('NOT CLAIMED: the engine is no server, so there is none to be killed', async ({ crash }) => {
      const told =
        'a fresh store can be crashed, so its engine is a server: give the contract that as one of its promises'
      await Promise.resolve(assert.equal(crash, undefined, told))
    })
}

const killedWriters = (place: Place, kills: number, draw: (below: number) => number): Promise<void> =>
  withWriters(place, async (start) => {
    let answered = 0
    for (let round = 0; round < kills; round++) {
      const writer = start({ stream: STREAM, by: 'ana', commits: WITHOUT_END })
      // Now and then while it opens the store, and mostly while it writes.
      if (draw(4) === 0) await wait(draw(400))
      else await writer.stores(1 + draw(30)).then(() => wait(draw(5)))
      await writer.kill()
      const heard = await writer.rest()
      assert.ok(!heard.some(({ kind }) => kind === 'trouble'), JSON.stringify(heard.at(-1)))
      answered = Math.max(answered, writer.answered)
      await everythingIsThere(place, answered, round + 1)
    }
    const next = start({ stream: STREAM, by: 'ana', commits: 5 })
    await next.stores(5)
    next.stop()
    await next.says('done')
    await next.says('order')
    await everythingIsThere(place, next.answered, kills)
  })

/** All commits that were answered stand in the stream, and no more than one of each killed writer that could not say so any more; the record is as new as the last answer. */
const everythingIsThere = async (place: Place, answered: number, killed: number): Promise<void> => {
  const stores = await place.open()
  const commits = await all(stores.events.read(STREAM))
  const there = countsOf(orderOf(commits)).get('ana') ?? 0
  assert.ok(there >= answered, `${answered} commits were answered, and ${there} are there`)
  assert.ok(there <= answered + killed, `${answered} commits were answered, and ${there} are there: some were invented`)
  const eventsOf = commits.map(({ events }) => events)
  await holds(stores.events, place, STREAM, eventsOf)
  const record = await stores.records.get({ coop: STREAM.coop, id: 'ana' })
  const kept = record === undefined ? 0 : Number(new TextDecoder().decode(record)) + 1
  assert.ok(
    kept >= answered && kept <= there,
    `the record of commit ${answered} was answered, and that of ${kept} is there`,
  )
  await place.close(stores)
}
