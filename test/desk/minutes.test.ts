import { type Event, foldEvents, cooperative, minutesFor, readersOf, type State, views } from 'coop-rules/cooperative'
import { memoryStores, LOG, BEGINNING } from 'coop-rules/storage'
import { beforeAll, describe, expect, it } from 'vitest'
import { demo } from '../../examples/desk/demo/demo.js'
import { History } from '../../examples/desk/kernel/history.js'
import { type CoopHouse, housesIn } from '../../examples/desk/kernel/house.js'

let house: CoopHouse
let state: State
let events: Event[]
let beginning: State
beforeAll(async () => {
  const houses = housesIn(memoryStores())
  await demo(houses, '2026-11-22')
  house = (await houses.open('the-lantern')) as CoopHouse
  beginning = cooperative(house.charter).initialState()
  events = []
  for await (const commit of house.stores.events.read({ coop: house.coop, stream: LOG })) {
    const folded = foldEvents({ state: beginning, events: commit.events })
    events.push(...(folded.kind === 'folded' ? folded.events : (commit.events as unknown as Event[])))
  }
  const folded = foldEvents({ state: beginning, events })
  state = folded.kind === 'folded' ? folded.state : beginning
})

const pagesOf = async (history: History, viewer: string, atLeast: number, about?: string) => {
  const found: { n: number; type: string }[] = []
  for (let before: number | undefined = Number.POSITIVE_INFINITY; before !== undefined; ) {
    const page: Awaited<ReturnType<History['page']>> = await history.page({
      viewer,
      before,
      atLeast,
      ...(about === undefined ? {} : { about }),
    })
    found.push(...page.entries.map(({ n, event }) => ({ n, type: event.type })))
    before = page.older
  }
  return found
}
const everybody = () => [...views.members.register(state).members.map(({ member }) => member), 'nobody-we-know']

describe('minutes, always true', () => {
  it('the pages of anyone, one after the other, are the minutes of the whole log for them', async () => {
    for (const viewer of everybody()) {
      const whole = minutesFor({ state: beginning, events, viewer, now: state }).map(({ n, event }) => ({
        n,
        type: event.type,
      }))
      for (const atLeast of viewer === 'magpie' ? [1, 100_000] : [100])
        expect(await pagesOf(house.history, viewer, atLeast)).toEqual(whole.toReversed())
    }
  })

  it('so are the pages about somebody or something', async () => {
    for (const about of ['finch', 'magpie', 'vacation-days']) {
      const whole = minutesFor({ state: beginning, events, viewer: 'finch', now: state, about }).map(
        ({ n, event }) => ({ n, type: event.type }),
      )
      expect(await pagesOf(house.history, 'finch', 3, about)).toEqual(whole.toReversed())
    }
  })

  it('who may read an entry is said as it is: every member may read just those entries that say so', () => {
    const said = readersOf({ state, events })
    const keeper = events.length > 0 ? views.members.register(state).members : []
    for (const { member, memberClass } of keeper) {
      const reads = new Set(minutesFor({ state: beginning, events, viewer: member, now: state }).map(({ n }) => n))
      const told = new Set(minutesFor({ state: beginning, events, now: state }).map(({ n }) => n))
      const votes = views.members.mayVote(state, member)
      for (const [at, { standings, bookkeeper }] of said.entries()) {
        if (!told.has(at + 1)) continue
        const byStanding = standings.some((one) => one.memberClass === memberClass && one.votes === votes)
        if (byStanding) expect([member, events[at]?.type, reads.has(at + 1)]).toEqual([member, events[at]?.type, true])
        // Whoever reads more is named by the event, or keeps the books.
        else if (reads.has(at + 1)) expect(bookkeeper || JSON.stringify(events[at]).includes(`"${member}"`)).toBe(true)
      }
    }
  })

  it('a command is found again by whoever says where the log ended before it, however long ago that was', async () => {
    const { history, stores, coop } = house
    const fresh = new History({ events: stores.events, coop, charter: house.charter })
    let from = BEGINNING
    for await (const { position, events: stored } of stores.events.read({ coop, stream: LOG })) {
      const commandId = stored[0]?.['commandId']
      if (typeof commandId === 'string') {
        const found = await fresh.commitOf(commandId, from)
        expect(found?.events.every((event) => event.commandId === commandId)).toBe(true)
        expect(found?.after.position).toBe((found?.before.position ?? 0) + (found?.events.length ?? 0))
      }
      from = position
    }
    expect(await history.commitOf('never-was', BEGINNING)).toBeUndefined()
    expect(await history.commitOf('never-was', 'no place')).toBeUndefined()
  })
})
