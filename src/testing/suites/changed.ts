import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { BEGINNING, type EventStore, LOG, type Position } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { stored } from '../stored.js'

const STREAM = { coop: 'ana-works', stream: LOG }

/** Stores that can tell of news do: never too late, and not for ever. Of one that cannot is tested that it does not seem to. */
export const changedSuite = ({ test, promises: { news } }: Suite): void => {
  if (news === 'asked-for') {
    test('NOT CLAIMED: the store does not tell of news, so whoever wants them asks', async (place) => {
      const told = 'the store has changed, and so tells of news: give the contract that as one of its promises'
      assert.equal((await place.open()).events.changed, undefined, told)
    })
    return
  }
  test('the store tells at once what is there already', async (place) => {
    const { events } = await place.open()
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    await stored(events, { ...STREAM, expected: first, events: [noted(2)] })
    for (const after of [BEGINNING, first]) await comesBack(told(events, after, new AbortController().signal))
  })

  test('it tells what another handle stores, again and again', async (place) => {
    const [mine, theirs] = [(await place.open()).events, (await place.open()).events]
    let end: Position = BEGINNING
    for (let number = 0; number < 20; number++) {
      const news = told(mine, end, new AbortController().signal)
      // Before it listens, and after.
      if (number % 2 === 0) await wait(10)
      end = await stored(theirs, { ...STREAM, expected: end, events: [noted(number)] })
      await comesBack(news)
    }
  })

  test('it comes back without any when it is not wanted any more', async (place) => {
    const { events } = await place.open()
    const first = await stored(events, { ...STREAM, expected: BEGINNING, events: [noted(1)] })
    const controller = new AbortController()
    const news = [told(events, first, controller.signal), told(events, first, controller.signal)]
    await wait(10)
    controller.abort()
    for (const one of [...news, told(events, first, controller.signal)]) await comesBack(one)
    // Whoever was not wanted any more does not stop the others.
    const wanted = told(events, first, new AbortController().signal)
    await stored(events, { ...STREAM, expected: first, events: [noted(2)] })
    await comesBack(wanted)
  })
}

const noted = (number: number) => ({ type: 'noted', number })

const told = async (events: EventStore, after: Position, signal: AbortSignal): Promise<void> => {
  assert.ok(events.changed, 'the store tells of news, says the promise, and has no changed')
  await events.changed({ ...STREAM, after, signal })
}

/** Fails where it does not come back in a time that is more than enough. */
const comesBack = async (news: Promise<void>): Promise<void> => {
  const late = Symbol('late')
  const controller = new AbortController()
  const first = await Promise.race([news, wait(30_000, late, { signal: controller.signal }).catch(() => late)])
  controller.abort()
  assert.notEqual(first, late, 'the store told nothing in half a minute')
}
