import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { isRulesError } from '../problems/index.js'
import { LOG } from '../storage/index.js'
import { countsOf, NoteWriter, orderOf } from './notes.js'
import type { Place } from './place.js'
import { all, holds } from './stored.js'

const STREAM = { coop: 'ana-works', stream: LOG }

/** Kills the engine again and again while three write, each through one handle for all the time. They go on when it is back, and everything that was answered is there. */
export const killedEngine = async (place: Place, kills: number, draw: (below: number) => number): Promise<void> => {
  const { crash } = place
  assert.ok(crash, 'the engine is a server, says the promise: give a fresh store the hook that crashes it')
  const names = ['ana', 'ben', 'cleo']
  /** How many commits of each writer were answered. */
  const answered = new Map(names.map((by) => [by, 0]))
  let stopped = false
  // The store is open before anything is killed: whoever opens one that is gone is told so.
  const opened = await Promise.all(names.map(async (by) => ({ by, events: (await place.open()).events })))
  const writing = opened.map(async ({ by, events }) => {
    const writer = new NoteWriter(events, STREAM, by)
    while (!stopped) {
      const number = await throughSilence(
        () => writer.write(),
        () => writer.catchUp(),
      )
      if (number !== undefined) answered.set(by, number + 1)
    }
  })
  // What a writer throws is thrown at once, and the others are stopped.
  const failed = Promise.all(writing)
  failed.catch(() => undefined)
  const going = async (): Promise<void> => {
    for (let round = 0; round < kills; round++) {
      const before = new Map(answered)
      await wait(50 + draw(200))
      await crash()
      while (!stopped && names.some((by) => (answered.get(by) ?? 0) < (before.get(by) ?? 0) + 2)) await wait(20)
    }
  }
  try {
    await Promise.race([going(), failed])
  } finally {
    stopped = true
  }
  await failed
  const stores = await place.open()
  const commits = await all(stores.events.read(STREAM))
  const counts = countsOf(orderOf(commits))
  for (const [by, count] of answered) {
    const there = counts.get(by) ?? 0
    assert.ok(there >= count, `${count} commits of ${by} were answered, and ${there} are there`)
  }
  await holds(
    stores.events,
    place,
    STREAM,
    commits.map(({ events }) => events),
  )
}

/** Does something; where the store falls silent, asks until it answers again. Nothing where it is not known what became of it: then it has been read. */
const throughSilence = async <Result>(
  act: () => Promise<Result>,
  read: () => Promise<void>,
): Promise<Result | undefined> => {
  try {
    return await act()
  } catch (error) {
    for (let asked = 1; ; asked++)
      try {
        if (!isSilence(error)) throw error
        await read()
        return undefined
      } catch (again) {
        if (!isSilence(again) || asked === MOST_ASKED) throw again
        await wait(100)
      }
  }
}

/** An engine that is down or coming up again: everything else is told to people, and is no answer to a restart. */
const isSilence = (error: unknown): boolean =>
  isRulesError(error) && (error.code === 'store-unreachable' || error.code === 'store-in-use')

/** A minute, at ten times a second. */
const MOST_ASKED = 600
