import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stores } from 'coop-rules/storage'
import { Accounts } from '../../examples/desk/kernel/accounts.js'
import { hasPostgres } from '../servers/postgres.js'
import { type DeskProcess, openDesk } from './process.js'
import { COOP, commandOf, happenedIn, PAGE, type SharedStore, sharedStore, signedIn } from './shared-store.js'
import { enter, formOf, Visitor } from './visitor.js'

const PEOPLE = ['finch', 'otter', 'robin', 'tern', 'wren']

describe.each(['sqlite', 'postgres'] as const)('two desks on one store of %s', (engine) => {
  if (engine === 'postgres' && !hasPostgres()) return
  let store: SharedStore
  let stores: Stores
  let [a, b]: DeskProcess[] = []
  const both = (): readonly [DeskProcess, DeskProcess] => {
    if (a === undefined || b === undefined) throw new Error('the desks are not open')
    return [a, b]
  }

  beforeAll(async () => {
    store = await sharedStore(engine)
    const input = { data: store.folder, words: ['--store', store.url] }
    // At the same moment, on an empty store: each tells the demonstration, and it happens once.
    ;[a, b] = await Promise.all([openDesk(input), openDesk(input)])
    stores = await store.open()
  })
  afterAll(async () => {
    const [first, second] = both()
    await stores.close()
    expect(await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')])).toEqual([0, 0])
    await store.dispose()
  })

  it('the demonstration that both began at the same moment happened once', async () => {
    const { times } = await happenedIn(stores)
    expect(times.get('demo-today')).toBe(1)
    expect([...times].filter(([, count]) => count !== 1)).toEqual([])
  })

  it('members see their own writes, whichever server they come to next', async () => {
    const [first, second] = both()
    const finch = await signedIn(stores, first.origin, 'finch')
    const places = [finch, finch.at(second.origin)] as const
    for (let round = 0; round < 8; round++) {
      const [here, there] = round % 2 === 0 ? places : ([places[1], places[0]] as const)
      const value = String(20 + round)
      const saved = await here.send(await here.get(PAGE), PAGE, { value })
      expect(saved.status).toBe(303)
      const [receipt, page] = await Promise.all([there.get(saved.to ?? ''), there.get(PAGE)])
      expect(receipt.status).toBe(200)
      expect(receipt.text).toContain(commandOf(saved))
      expect(page.text).toContain(`value="${value}"`)
    }
  })

  it('conflicting commands from both are put in one order: each happens once, the last one counts on both', async () => {
    const [first, second] = both()
    const visitors = await Promise.all(PEOPLE.map((person) => signedIn(stores, first.origin, person)))
    const acknowledged: string[] = []
    for (let round = 0; round < 4; round++) {
      const sent = visitors.flatMap((visitor) =>
        [visitor, visitor.at(second.origin)].map(async (here, at) =>
          here.send(await here.get(PAGE), PAGE, { value: String(20 + 2 * round + at) }),
        ),
      )
      for (const saved of await Promise.all(sent)) {
        expect(saved.status).toBe(303)
        acknowledged.push(commandOf(saved))
      }
    }
    const { times, numbers } = await happenedIn(stores)
    for (const command of acknowledged) expect(times.get(command)).toBe(1)
    for (const [at, visitor] of visitors.entries())
      for (const here of [visitor, visitor.at(second.origin)])
        expect((await here.get(PAGE)).text).toContain(`value="${String(numbers.get(PEOPLE[at] ?? ''))}"`)
  })

  it('a form that reaches both servers at the same moment does what it says once', async () => {
    const [first, second] = both()
    const finch = await signedIn(stores, first.origin, 'finch')
    const { hidden } = formOf(await finch.get(PAGE), PAGE)
    const fields = { ...hidden, value: '29' }
    const answers = await Promise.all([finch.post(PAGE, fields), finch.at(second.origin).post(PAGE, fields)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const [one, other] = answers.map(commandOf)
    expect(one).toBe(other)
    expect((await happenedIn(stores)).times.get(one ?? '')).toBe(1)
  })

  it('a link of one use that reaches both at the same moment signs in once', async () => {
    const [first, second] = both()
    const token = await new Accounts({ stores, coop: COOP }).makeLink({ person: 'tern', for: 'sign-in', days: 1 })
    const answers = await Promise.all(
      [first, second].map(({ origin }) => enter(new Visitor(origin), `/c/${COOP}/link/${token}`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
  })
})
