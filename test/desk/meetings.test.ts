import type { Charter } from 'coop-rules/charter'
import { preset } from 'coop-rules/presets'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryStores } from 'coop-rules/storage'
import { deskApp } from '../../examples/desk/app.js'
import { FOUNDING } from '../../examples/desk/begin.js'
import { type CoopHouse, housesIn } from '../../examples/desk/kernel/house.js'
import { askersNeeded } from '../../examples/desk/pages/meetings/list.js'
import { deskOfPeople, type Person, personAt } from './people.js'

const FOUNDERS = ['ana', 'joe', 'sara', 'tom', 'eva', 'leo'] as const
const AGENDA = 'Buy an oven\nLonger probation'

describe('A general meeting of the plain worker co-op', () => {
  let desk: Awaited<ReturnType<typeof deskOfPeople>>
  let ana: Person
  let sara: Person
  let meeting: string
  let page: string

  const there = () => [...desk.state().meetings.all.keys()].at(-1) ?? ''
  const call = async (title: string, agenda: string, inDays: number) => {
    await ana.send('/meetings', '/meetings/ask', { title, provision: 'general-meeting' })
    const asked = [...desk.state().meetings.asked.keys()].at(-1) ?? ''
    const sent = await (await desk.person('joe')).send(
      '/meetings',
      '/meetings/ask',
      { meeting: asked },
      { meeting: asked },
    )
    expect(sent.status).toBe(303)
    const on = new Date(Date.parse(desk.today()) + inDays * 86_400_000).toISOString().slice(0, 10)
    await ana.send('/meetings', '/meetings', { meeting: asked, provision: 'general-meeting', on, agenda })
    expect(there()).toBe(asked)
    return asked
  }

  beforeAll(async () => {
    desk = await deskOfPeople('bakery', FOUNDERS, {
      charter: preset('worker-coop-plain'),
      memberClass: 'worker-member',
    })
    ana = await desk.person('ana')
    sara = await desk.person('sara')
  })

  it('the page says how many have to ask for one', async () => {
    expect(await ana.read('/meetings')).toContain('General meeting: 2 members are enough today.')
  })

  it('one that nobody came to did not take place', async () => {
    await call('Autumn', 'Anything', 20)
    desk.days(30)
    expect(await ana.read('/meetings')).toMatch(/Did not take place Autumn/)
    expect(await ana.read(`/meetings/${there()}`)).toContain('Did not take place')
  })

  it('the agenda of one that is called stays, and the page says what to do', async () => {
    meeting = await call('Winter', AGENDA, 20)
    page = `/meetings/${meeting}`
    expect(await ana.read(page)).toContain('The agenda was sent and stays as it is')
  })

  it('a proxy is told where it counts', async () => {
    const joe = await desk.person('joe')
    expect(await joe.read(page)).toContain('They count for you in this meeting')
    await joe.send(page, `${page}/proxy`, { holder: 'sara' })
  })

  it('what is put to the vote without a text is what its item says, and only items are offered', async () => {
    desk.days(20)
    for (const who of ['ana', 'sara', 'tom', 'eva'])
      await (await desk.person(who)).send(page, `${page}/presence`, { how: 'in-person' }, { how: 'in-person' })
    expect(await ana.read(page)).toContain('Count who is here')
    await ana.send(page, `${page}/quorum`)
    const read = await ana.read(page)
    expect(read).toContain('Change of the rules. It begins at the charter')
    expect(read).toContain('Expulsion. It is about one person')
    expect(read).not.toMatch(/By which rule [^.]*Change of the rules/)
    const matter = desk.state().meetings.all.get(meeting)?.agenda[0] ?? ''
    await ana.send(page, `${page}/put`, { matter, provision: 'ordinary', record: '' })
    expect(await ana.read('/decisions')).toContain('Buy an oven')
    expect(await ana.read('/decisions')).not.toContain('Open now Ordinary resolution')
  })

  it('the vote says that it began in the meeting and goes on after it, and offers the vote that is carried', async () => {
    const decision = [...desk.state().decisions.open.keys()][0] ?? ''
    expect(await ana.read(page)).toContain('begun in the meeting; voting ends on')
    const read = await sara.read(`/decisions/${decision}`)
    expect(read).toContain('Put to the vote in Winter')
    expect(read).toContain('voting goes on after the meeting')
    expect(read).toContain('Vote for joe, whose vote I carry')
    await sara.send(`/decisions/${decision}`, `${page}/by-proxy`, { choice: 'against' }, { giver: 'joe' })
    expect(desk.state().decisions.open.get(decision)?.ballots.get('joe')).toBe('against')
    // The next day the vote is Joe's again.
    desk.days(1)
    await desk.give({ type: 'pass-time', at: desk.today(), by: 'ana' })
    expect(await sara.read(`/decisions/${decision}`)).not.toContain('whose vote I carry')
  })
})

describe('A change of the charter in a meeting', () => {
  it('is linked from its item, is called what the item says, and its checked form leads back to the draft when it is loaded anew', async () => {
    const desk = await deskOfPeople('oven', FOUNDERS, {
      charter: preset('worker-coop-plain') satisfies Charter,
      memberClass: 'worker-member',
    })
    const at = desk.today()
    for (const by of ['ana', 'joe'])
      await desk.give({ type: 'ask-for-meeting', at, by, meeting: 'winter', provision: 'general-meeting' })
    await desk.give({
      type: 'call-meeting',
      at,
      by: 'ana',
      meeting: 'winter',
      provision: 'general-meeting',
      on: '2026-01-22',
      agenda: ['longer'],
    })
    await desk.house.names.rename('longer', 'Longer probation')
    const ana = await desk.person('ana')
    const changes = JSON.stringify([
      { kind: 'changed', section: 'decisions', id: 'ordinary', field: 'openDays', from: 7, to: 9 },
    ])
    const early = await ana.forge('/charter/amend/check', { changes })
    expect(early.text).toContain('An agenda is written when the meeting is called')
    expect(early.text).toContain('A version number not used before.')
    expect(early.html).toContain('name="title"')
    expect(await ana.status('/charter/amend/check')).toBe(303)
    desk.days(20)
    for (const by of ['ana', 'sara', 'tom'])
      await desk.give({ type: 'register-presence', at: desk.today(), by, meeting: 'winter', how: 'in-person' })
    await desk.give({ type: 'take-quorum', at: desk.today(), by: 'ana', meeting: 'winter' })
    const checked = await ana.forge('/charter/amend/check', { changes })
    expect(checked.html).not.toContain('name="title"')
    expect(checked.text).toContain('is called what it says')
    const fields = Object.fromEntries(
      [...checked.html.matchAll(/<input[^>]*name="(changes|version)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        (value ?? '').replaceAll('&quot;', '"'),
      ]),
    )
    const sent = await ana.forge('/charter/amend', { ...fields, item: 'longer' })
    expect(sent.text).toContain('Saved')
    const decision = [...desk.state().decisions.open.keys()][0] ?? ''
    const read = await ana.read('/meetings/winter')
    expect(read).toMatch(/Longer probation.*· the vote on it \(begun in the meeting/)
    expect(await ana.read(`/decisions/${decision}`)).toContain('Put to the vote in')
    expect(await ana.offers('/meetings/winter', '/meetings/winter/put')).toBe(false)
  })
})

describe('The first day, when nobody is on the board that calls meetings', () => {
  const charter = preset('worker-coop-plain')
  const needed = (members: number) =>
    askersNeeded(
      { charter },
      'general-meeting',
      Array.from({ length: members }, () => ({ memberClass: 'worker-member' })),
    )

  it('the page that tells what to do next says that members ask for one, and how many are enough', async () => {
    const houses = housesIn(memoryStores())
    await houses.add('bakery', charter)
    const house = (await houses.open('bakery')) as CoopHouse
    await house.accounts.put(FOUNDING, { by: 'ana' })
    const limits = { allows: () => Promise.resolve(true) }
    const today = () => '2026-01-02'
    const app = deskApp({ houses, today, origin: 'http://localhost:4380', limits, log: () => undefined })
    const ana = await personAt({ app, coop: 'bakery', house }, 'ana')
    const sent = await ana.forge('/found', { name: 'Ana', class: 'worker-member' })
    expect(sent.text).toContain('Ask for a first meeting: General meeting')
    expect(sent.text).toContain('nobody is in the Board yet, which calls it; one of you who asks for it is enough')
  })

  it('at the boundary: a fifth of those with a vote, and never less', () => {
    expect([5, 6, 9, 10, 11].map(needed)).toEqual([1, 2, 2, 2, 3])
  })

  it('nobody is told a number where the charter names none, or the class does not meet', () => {
    const { calledByShare: _, ...meeting } = charter.meetings?.['general-meeting'] ?? {}
    const none = { ...charter, meetings: { 'general-meeting': meeting } } as Charter
    expect(askersNeeded({ charter: none }, 'general-meeting', [{ memberClass: 'worker-member' }])).toBeUndefined()
    expect(askersNeeded({ charter }, 'general-meeting', [{ memberClass: 'on-probation' }])).toBe(0)
  })
})
