import { views } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { BEGINNING, type Commit, LOG, openBallotRecord } from 'coop-rules/storage'
import { lastCastOf } from 'coop-rules/secrecy'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../examples/desk/pages/routes.js'
import { OUTSIDE, PEOPLE as TEAM, team } from '../cooperative/removal.js'
import { cast, challenged, members, type Vote, voteOf, withdrawn } from '../secrecy/given.js'
import { closeAll } from '../../examples/desk/kernel/listening.js'
import { deskInProcess, ORIGIN } from './in-memory.js'
import { PEOPLE, ROUTE_TABLE } from './route-table.js'

const COOP = 'boat'
const SIZE = 10
/** The team of the vote: the first is concerned, the second proposes, the last votes alike in every world; what the others do is what nobody may find out. */
const [CONCERNED = '', PROPOSER = '', ...OTHERS] = members(SIZE)
const ALIKE = OTHERS.at(-1) ?? ''
const VOTERS = OTHERS.slice(0, -1)

/** What somebody does with their ballot. */
interface Step {
  readonly who: number
  readonly does: 'for' | 'against' | 'withdraw' | 'try'
}

const EVENTS = JSON.parse(
  members(SIZE).reduce(
    (text, member, at) => text.replaceAll(`"${TEAM[at] ?? ''}"`, `"${member}"`),
    JSON.stringify(team(SIZE).events),
  ),
) as Commit['events']

/** One vote with one key, with the ballot that every world has. */
const contest = { cooperative: COOP, matter: 'out' }
const BASE = cast(voteOf({ members: SIZE, contest }), ALIKE, 'for')

const ballotsOf = (steps: readonly Step[]): Vote =>
  steps.reduce<Vote>((vote, { who, does }) => {
    const member = VOTERS[who % VOTERS.length] as string
    if (does === 'try') return challenged(vote, member, 'against')
    if (does !== 'withdraw') return cast(vote, member, does)
    const before = vote.record.entries.findLast(
      (entry) =>
        (entry.type === 'ballot' && entry.ballot.member === member) ||
        (entry.type === 'withdrawal' && entry.member === member),
    )
    return before?.type === 'ballot' ? withdrawn(vote, member) : vote
  }, BASE)

/** A desk whose co-op differs from that of another by what these steps left in the ballot record, and by nothing else. */
const worldOf = async (steps: readonly Step[]) => {
  const clock = { today: '2026-02-05' }
  const desk = deskInProcess({ today: () => clock.today })
  await desk.houses.add(COOP, preset('we-just-coop'))
  await desk.stores.events.append({ coop: COOP, stream: LOG, expected: BEGINNING, events: EVENTS })
  const house = await desk.house(COOP)
  let given = 0
  const give = async (command: object) => {
    const ran = await house.desk.run({ ...command, commandId: `given-${String(++given)}` } as never)
    if (ran.kind === 'refused') throw new Error(JSON.stringify(ran))
  }
  const by = PROPOSER
  const at = '2026-02-01'
  await give({ type: 'join', at, by: 'donor-1', memberClass: 'donor' })
  await give({
    type: 'propose-removal',
    at,
    by,
    project: 'app',
    person: CONCERNED,
    from: 'team',
    decision: 'out',
  })
  const vote = `out.${String(views.decisions.sealedVote(house.desk.state, 'out')?.openedAt)}`
  const { events } = desk.stores
  const holders = [{ type: 'holders', holders: OUTSIDE, by }]
  await events.append({ coop: COOP, stream: `key-holders/${vote}`, expected: BEGINNING, events: holders })
  const ballots = await openBallotRecord({ events, coop: COOP, vote })
  await ballots.begin(voteRecordOf(BASE))
  const opening = BASE.record.entries[0]?.fingerprint ?? ''
  await give({ type: 'open-ballots', at, by, decision: 'out', opening, holders: OUTSIDE })
  const { record } = ballotsOf(steps)
  await ballots.change(() => record)
  // Something in the open happens afterwards: not even places in the log say how much lies between.
  const item = { type: 'propose-number', item: 'weekly-hours', value: 30 } as const
  await give({ ...item, at: '2026-02-02', by })
  const signedIn = new Map(await Promise.all(VIEWERS.map(async (one) => [one, await desk.as(COOP, one)] as const)))
  return { ...desk, house, clock, give, signedIn, record, vote, ballots }
}
type World = Awaited<ReturnType<typeof worldOf>>

/** The record with its first line alone. */
const voteRecordOf = ({ contest: of }: Vote) => voteOf({ members: SIZE, contest: of }).record

const VIEWERS = ['puffin', 'donor-1', CONCERNED, PROPOSER, ALIKE, OUTSIDE[0] ?? '']

/** The address of every page, file and feed, with the ids of this co-op in it, and tracking codes of others. */
const addressesOf = (codes: readonly string[]): readonly string[] =>
  ROUTES.filter(({ method, path }) => method === 'get' && path !== '/live').flatMap(({ path }) => {
    const filled = path
      .replace(':decision', 'out')
      .replace(':project', 'app')
      .replace(':item', 'removal-threshold')
      .replace(':scope', 'app')
      .replace(':section/:id', 'decisions/remove-from-team')
    const people = filled.includes(':member') || filled.includes(':person') ? [CONCERNED, VOTERS[0], ALIKE] : ['']
    const each = filled.includes(':code') ? codes : ['']
    return people.flatMap((person) =>
      each.map((code) =>
        filled
          .replace(/:(member|person)/, person ?? '')
          .replace(':code', code)
          .replace(':place', 'app')
          .replace(/:\w+/g, 'x'),
      ),
    )
  })

/** What an answer is to whoever gets it, without what is made anew for every request. */
const answerOf = async (answer: Response) => {
  const text = (await answer.text())
    // The name and the signature of a form; the place in the log that it says stays.
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.([\w-]*)((\.[\w-]+)?)\.[\w-]{43}/g, 'TOKEN.$2')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'MOMENT')
  const headers = [...answer.headers].sort().map(([name, value]) => `${name}: ${value}`)
  return { status: answer.status, headers, length: text.length, text }
}

/** Everything that everybody is told, and what the desk logs meanwhile. */
const toldBy = async (world: World, addresses: readonly string[]): Promise<ReadonlyMap<string, unknown>> => {
  const told = new Map<string, unknown>()
  const from = world.lines.length
  for (const viewer of ['', ...VIEWERS]) {
    const who = world.signedIn.get(viewer)
    for (const address of addresses)
      told.set(`${viewer} ${address}`, await answerOf(await world.get(`/c/${COOP}${address}`, who)))
    if (who === undefined) continue
    for (const step of ['close', 'release', 'otherwise', 'begin'])
      told.set(`${viewer} post ${step}`, await answerOf(await world.post(`/c/${COOP}/sealed/out/${step}`, {}, who)))
  }
  const lines = world.lines.slice(from).map((line) => JSON.stringify({ ...line, id: '', ms: 0 }))
  told.set('log', lines)
  told.set('health', await answerOf(await world.get('/health')))
  return told
}

/** Tracking codes of ballots of others: whoever guesses one is told nothing by it. */
const codesOf = (...worlds: readonly World[]): readonly string[] => [
  'x',
  ...new Set(
    worlds.flatMap(({ record }) =>
      VOTERS.slice(0, 2).flatMap((voter) => lastCastOf(record, voter)?.trackingCode ?? []),
    ),
  ),
]

const same = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): void => {
  expect([...other.keys()]).toEqual([...one.keys()])
  for (const [name, answer] of one) expect([name, other.get(name)]).toEqual([name, answer])
}

describe('WJC-8: before anything is told of a sealed vote', () => {
  const steps = fc.array(
    fc.record({
      who: fc.nat({ max: VOTERS.length - 1 }),
      does: fc.constantFrom<Step['does']>('for', 'against', 'withdraw', 'try'),
    }),
    { maxLength: 8 },
  )

  it('who voted, how, and whether anybody did changes not a byte of what anybody else is answered, on any page, in any file, any header, any log', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (one, other) => {
        const worlds = [await worldOf(one), await worldOf(other)] as const
        const addresses = addressesOf(codesOf(...worlds))
        same(await toldBy(worlds[0], addresses), await toldBy(worlds[1], addresses))
      }),
      {
        numRuns: 2,
        examples: [[[], VOTERS.map((_, who) => ({ who, does: 'for' as const }))]],
        seed: 9,
      },
    )
  })

  it('a ballot that comes in is no news to whoever listens, and an event of the log is', async () => {
    const world = await worldOf([])
    const answer = await world.get(`/c/${COOP}/live`, world.signedIn.get(PROPOSER))
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    let heard = ''
    const hear = async () => {
      const { done, value } = await reader.read()
      if (!done) heard += Buffer.from(value).toString('utf8')
      return !done
    }
    await hear()
    for (const who of [0, 1, 2]) await world.ballots.change(() => ballotsOf([{ who, does: 'for' }]).record)
    await world.give({ type: 'propose-number', item: 'weekly-hours', value: 31, at: '2026-02-05', by: PROPOSER })
    while (!heard.includes('changed') && (await hear()));
    closeAll()
    while (await hear());
    expect(heard).toBe('retry: 5000\n\ndata: changed\n\n')
  })
})

describe('WJC-8: when the outcome of a sealed vote is told, and no count', () => {
  /** So many against, the others for it. */
  const ballotsWith = (against: number): readonly Step[] =>
    VOTERS.map((_, who) => ({ who, does: who < against ? 'against' : 'for' }))
  const closedWorld = async (against: number) => {
    const world = await worldOf(ballotsWith(against))
    world.clock.today = '2026-02-09'
    const closing = '7'.repeat(64)
    await world.give({ type: 'close-ballots', at: '2026-02-08', by: PROPOSER, decision: 'out', closing })
    return world
  }
  /** The record names who cast a ballot, and is for members once something was told: it is not alike, and says nothing of how. */
  const besidesTheRecord = (addresses: readonly string[]) =>
    addresses.filter((one) => !one.startsWith('/sealed/out/record'))

  it('how many were for it, and who, is told by nothing, between the closing and the release and after it', async () => {
    const worlds = [await closedWorld(0), await closedWorld(3)] as const
    const all = addressesOf(codesOf(...worlds))
    same(await toldBy(worlds[0], all), await toldBy(worlds[1], all))
    const release = { type: 'release-result', at: '2026-02-09', by: PROPOSER, decision: 'out' }
    for (const world of worlds) await world.give({ ...release, outcome: 'carried', ballots: SIZE })
    const addresses = besidesTheRecord(all)
    const told = await toldBy(worlds[0], addresses)
    same(told, await toldBy(worlds[1], addresses))
    // What is told is told: to members, and to nobody who does not belong.
    expect(JSON.stringify(told.get(`${PROPOSER} /minutes`))).toMatch(/carried/)
    expect(JSON.stringify(told.get('puffin /minutes'))).not.toMatch(/carried/)
  })
})

describe('WJC-12, WJC-22: what the charter hides from a class', () => {
  const LANTERN = 'the-lantern'
  interface Private {
    readonly amounts: readonly [string, string]
    readonly contact: string
    readonly document: string
    readonly spent: string
  }
  const FIRST: Private = {
    amounts: ['9', '11'],
    contact: 'Sonido Norte, 555 0101',
    document: 'paid by Ana',
    spent: '1250',
  }

  /** The Lantern, in which two of a team propose their salaries, and an expense is entered with its document and its contact. */
  const lantern = async ({ amounts, contact, document, spent }: Private) => {
    const desk = deskInProcess()
    await desk.startDemo()
    const { state } = (await desk.house(LANTERN)).desk
    const team = (views.pay.salaryProposals(state, 'harbour')?.proposals ?? [])
      .filter(({ amounts: own }) => 'part-time-volunteer' in own)
      .map(({ member }) => member)
      .slice(0, 2)
    expect(team).toHaveLength(2)
    for (const [at, member] of team.entries()) {
      const fields = { do: 'propose', 'amount-part-time-volunteer': amounts[at] ?? '' }
      const sent = await desk.post(`/c/${LANTERN}/pay/salaries/harbour`, fields, await desk.as(LANTERN, member))
      expect(sent.status).toBe(303)
    }
    const wren = await desk.as(LANTERN, 'wren')
    const form = new FormData()
    const fields = { what: 'microphones', account: 'a-studio', from: 'a-bank', line: 'harbour|l-studio' }
    for (const [name, value] of Object.entries({ form: wren.form(), ...fields, amount: spent, contact }))
      form.set(name, value)
    form.set('file', new File([document], 'microphones.txt'))
    const sent = await desk.app.request(`/c/${LANTERN}/accounts/record/expense`, {
      method: 'POST',
      headers: { origin: ORIGIN, cookie: wren.cookie },
      body: form,
    })
    expect(sent.status).toBe(303)
    const entry = views.accounts
      .accountsSeenBy((await desk.house(LANTERN)).desk.state, 'wren')
      .entries.find(({ postings }) => postings[0]?.amountMinor === BigInt(spent) * 100n)?.entry
    return { desk, entry: entry ?? '' }
  }
  const FILES = ['', '/document']
  const toldTo = async ({ desk, entry }: Awaited<ReturnType<typeof lantern>>, viewers: readonly string[]) => {
    const told = new Map<string, unknown>()
    const rows = ROUTE_TABLE.filter(({ method, path }) => method === 'get' && path !== '/live')
    const addresses = [
      ...rows.map(({ address }) => address),
      ...FILES.map((file) => `/accounts/entries/${entry}${file}`),
      '/accounts?text=microphones',
      '/pay/salaries/harbour',
      '/accounts/ledger.csv?text=microphones',
    ]
    for (const viewer of viewers) {
      const who = viewer === '' ? undefined : await desk.as(LANTERN, viewer)
      for (const address of addresses) {
        const answer = await answerOf(await desk.get(`/c/${LANTERN}${address}`, who))
        // Ids that a form makes are made of its session's key.
        const said = JSON.parse(
          JSON.stringify(answer).replaceAll(/\b(e|doc)-([0-9a-f]{16}-)?[0-9a-f]{12}\b/g, '$1-ID'),
        ) as object
        told.set(`${viewer} ${address.replace(entry, 'ID')}`, said)
      }
    }
    return told
  }
  let first: Awaited<ReturnType<typeof lantern>>
  beforeAll(async () => {
    first = await lantern(FIRST)
  })

  it('who proposes which pay, and contacts, change nothing of what a donor is answered', async () => {
    const second = await lantern({
      ...FIRST,
      amounts: ['11', '9'],
      contact: 'Luz Sur, 555 0202',
    })
    same(await toldTo(first, [PEOPLE.donor]), await toldTo(second, [PEOPLE.donor]))
  })

  it('no amount, no contact, no document and nobody’s pay changes anything for whoever does not belong', async () => {
    const second = await lantern({
      amounts: ['12', '8'],
      contact: 'Luz Sur, 555 0202',
      document: 'paid by Eva',
      spent: '1260',
    })
    const viewers = ['', PEOPLE.visitor, PEOPLE.applicant, PEOPLE['key holder'], PEOPLE['former member']]
    same(await toldTo(first, viewers), await toldTo(second, viewers))
  })

  it('and the two do differ, for those who may see it', async () => {
    const second = await lantern({
      amounts: ['12', '8'],
      contact: 'Luz Sur, 555 0202',
      document: 'paid by Eva',
      spent: '1260',
    })
    const [one, other] = [await toldTo(first, ['wren']), await toldTo(second, ['wren'])]
    const differ = [...one].flatMap(([name, answer]) =>
      JSON.stringify(answer) === JSON.stringify(other.get(name)) ? [] : [name],
    )
    for (const address of [
      '/pay/salaries/harbour',
      '/accounts',
      '/accounts/entries/ID',
      '/accounts/entries/ID/document',
      '/minutes',
    ])
      expect(differ).toContain(`wren ${address}`)
  })
})
