import { readFileSync } from 'node:fs'
import { views } from 'coop-rules/cooperative'
import { beforeAll, describe, expect, it } from 'vitest'
import { mayCome } from '../../examples/desk/kernel/rights.js'
import { ROUTES } from '../../examples/desk/pages/routes.js'
import { deskInProcess } from './in-memory.js'
import { outcomeOf } from './outcome.js'
import { CLASSES, type Outcome, PEOPLE, ROUTE_TABLE, type SignedInClass } from './route-table.js'

const COOP = 'the-lantern'
const OTHER = 'alder'

let desk: ReturnType<typeof deskInProcess>
let signedIn: Record<SignedInClass, Awaited<ReturnType<typeof desk.as>>>
let stranger: Awaited<ReturnType<typeof desk.as>>

beforeAll(async () => {
  desk = deskInProcess()
  await desk.startDemo()
  await desk.found(OTHER, ['ana', 'ben', 'eva'])
  const made = await Promise.all(
    CLASSES.filter((one) => one !== 'nobody').map(async (one) => [one, await desk.as(COOP, PEOPLE[one])] as const),
  )
  signedIn = Object.fromEntries(made) as typeof signedIn
  stranger = await desk.as(OTHER, 'ana')
})

const ask = async (coop: string, { method, address }: (typeof ROUTE_TABLE)[number], who?: { cookie: string }) => {
  const path = `/c/${coop}${address}`
  if (method === 'get') return desk.get(path, who)
  // Without the token of a form: what is asked is who gets as far as being asked for one, and nothing is done.
  return desk.app.request(path, {
    method: 'POST',
    headers: { origin: 'http://localhost:4380', ...(who === undefined ? {} : { cookie: who.cookie }) },
    body: new URLSearchParams(),
  })
}

describe('every route × member class × cooperative', () => {
  const named = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`

  it('no route is without a row, and no row without a route', () => {
    expect(ROUTES.map(named).filter((one) => !ROUTE_TABLE.map(named).includes(one))).toEqual([])
    expect(ROUTE_TABLE.map(named).filter((one) => !ROUTES.map(named).includes(one))).toEqual([])
    expect(new Set(ROUTE_TABLE.map(named)).size).toBe(ROUTE_TABLE.length)
  })

  it('the people of the table are what it says they are, by the state of the co-op alone', async () => {
    const { state } = (await desk.house(COOP)).desk
    const record = (one: SignedInClass) => views.members.recordOf(state, PEOPLE[one])
    expect(record('visitor')).toBeUndefined()
    expect(views.members.register(state).applicants.map(({ member }) => member)).toContain(PEOPLE.applicant)
    expect([record('donor')?.standing, views.members.mayVote(state, PEOPLE.donor)]).toEqual(['member', false])
    expect(record('volunteer')?.memberClass).not.toBe('worker-owner')
    expect(views.members.mayVote(state, PEOPLE.volunteer)).toBe(true)
    expect(record('worker-owner')?.memberClass).toBe('worker-owner')
    expect(views.members.register(state).former.map(({ member }) => member)).toContain(PEOPLE['former member'])
  })

  for (const row of ROUTE_TABLE) {
    it(`${named(row)}: ${row.comes.length === CLASSES.length ? 'everybody' : row.comes.join(', ')}`, async () => {
      const { who } = ROUTES.find((route) => named(route) === named(row)) ?? { who: 'everybody' as const }
      const { state } = (await desk.house(COOP)).desk
      for (const one of CLASSES) {
        const answer = await ask(COOP, row, one === 'nobody' ? undefined : signedIn[one])
        const expected = expectedOf(row, one)
        expect([one, await outcomeOf(answer)]).toEqual([one, expected])
        // What the row says in so many words agrees with what the route says of itself.
        const mayComeAtAll = mayCome(who, state, one === 'nobody' ? undefined : PEOPLE[one])
        if (!mayComeAtAll) expect([one, expected]).toEqual([one, one === 'nobody' ? 'sign-in' : 'not-for-you'])
      }
    })
  }

  it('a session of one co-op is worth nothing in another, whoever has it, on every route', async () => {
    for (const row of ROUTE_TABLE) {
      for (const one of CLASSES) {
        if (one === 'nobody') continue
        const there = await outcomeOf(await ask(OTHER, row, signedIn[one]))
        const asNobody = await outcomeOf(await ask(OTHER, row))
        expect([row.address, one, there]).toEqual([row.address, one, asNobody])
      }
      const here = await outcomeOf(await ask(COOP, row, stranger))
      expect([row.address, here]).toEqual([row.address, expectedOf(row, 'nobody')])
    }
  })

  it('the ids of one co-op lead to nothing of it in another', async () => {
    const { names } = JSON.parse(readFileSync('examples/02-a-year-of-we-just-coop/records.json', 'utf8')) as {
      names: Record<string, unknown>
    }
    const people = Object.values(names).filter((name): name is string => typeof name === 'string')
    expect(people.length).toBeGreaterThan(10)
    for (const row of ROUTE_TABLE.filter(({ method, address }) => method === 'get' && !address.endsWith('/live'))) {
      const text = await (await ask(OTHER, row, stranger)).text()
      expect([row.address, people.filter((name) => text.includes(name))]).toEqual([row.address, []])
    }
  })
})

const expectedOf = (row: (typeof ROUTE_TABLE)[number], one: (typeof CLASSES)[number]): Outcome => {
  if (row.comes.includes(one)) return 'comes'
  if (row.nothing?.includes(one) === true) return 'nothing'
  return one === 'nobody' ? 'sign-in' : 'not-for-you'
}
