import { soundCharter } from 'coop-rules/charter'
import { presetCharters } from 'coop-rules/presets'
import { memoryStores } from 'coop-rules/storage'
import { beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../examples/desk/kernel/accounts.js'
import { deskInProcess, linkIn, ORIGIN } from './in-memory.js'

/** Eight of a Spanish cooperative, whose secret votes are sealed with a key of three parts, and a secret matter on which all of them vote. */
const HUERTA = soundCharter({
  charter: {
    id: 'huerta',
    version: '1',
    extends: { charter: 'worker-coop-es', version: '1' },
    title: { en: 'The Garden', es: 'La Huerta' },
    secrecy: { ballots: { mode: 'sealed', keyHolders: 3, keyQuorum: 2 } },
    decisions: {
      name: {
        title: { en: 'A new name', es: 'Un nombre nuevo' },
        electorate: { members: { classes: ['worker-member'] } },
        rule: { moreThan: '1/2', of: 'electorate' },
        openDays: 14,
        ballotsCanChange: true,
        secret: true,
        thresholds: 'at-opening',
        members: 'at-opening',
      },
    },
  },
  library: presetCharters,
})

const COOP = 'huerta'
const FOUNDERS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'] as const

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('WJC-8: who holds the key of a secret vote, where all members vote on it', () => {
  const day = { today: '2026-03-01' }
  const desk = deskInProcess({ today: () => day.today })
  type Somebody = Awaited<ReturnType<typeof desk.as>>
  const people = new Map<string, Somebody>()
  /** The ids of visitors and of the one on probation, by their names. */
  const ids = new Map<string, string>()
  let decision = ''
  let ahead = ''

  const as = (who: string): Somebody => people.get(who) as Somebody
  const page = async (path: string, who: string) => text(await html(path, who))
  const html = async (path: string, who: string) => (await desk.get(`/c/${COOP}${path}`, as(who))).text()
  /** Sends the form in which key holders are chosen. */
  const ask = async (holders: readonly string[], who = 'm1', lang = 'en') => {
    const { cookie, form } = as(who)
    const body = new URLSearchParams([['form', form()], ...holders.map((one): [string, string] => ['holder', one])])
    const headers = { origin: ORIGIN, cookie: `${cookie}; lang=${lang}` }
    return desk.app.request(`/c/${COOP}/sealed/${decision}/holders`, { method: 'POST', headers, body })
  }
  /** Invites somebody; they come in where they open their link. */
  const invited = async (name: string, opens: boolean) => {
    const link = linkIn(await (await desk.post(`/c/${COOP}/invite`, { name }, as('m1'))).text())
    const { person } = (await (await desk.house(COOP)).accounts.invitations.of('m1'))[0] ?? { person: '' }
    ids.set(name, person)
    if (opens) expect((await desk.post(link)).status).toBe(303)
    people.set(name, await desk.as(COOP, person))
  }

  beforeAll(async () => {
    await desk.houses.add(COOP, HUERTA)
    const house = await desk.house(COOP)
    const founders = FOUNDERS.map((member) => ({ member, memberClass: 'worker-member' }))
    await desk.give(house, { type: 'found', at: '2025-01-01', by: 'm1', founders })
    for (const one of FOUNDERS) people.set(one, await desk.as(COOP, one))
    await invited('Rosa', true)
    for (const name of ['Olga Ext', 'Pau Ext']) await invited(name, true)
    await invited('Not Yet', false)
    const rosa = ids.get('Rosa') ?? ''
    await desk.post(`/c/${COOP}/members/apply`, { memberClass: 'worker-member', text: 'I dig.' }, as('Rosa'))
    const [admission = ''] = (await house.desk.catchUp()).decisions.open.keys()
    for (const by of FOUNDERS)
      await desk.give(house, { type: 'cast', at: day.today, by, decision: admission, answer: 'for' })
    day.today = '2026-03-20'
    await desk.give(house, { type: 'pass-time', at: day.today, by: 'm1' })
    await desk.post(`/c/${COOP}/members/${rosa}/contribution`, { amount: '100' }, as('m1'))
    expect((await house.desk.catchUp()).members.all.get(rosa)?.standing).toBe('probationer')
    ahead = await page('/proposals/open/name', 'm1')
    await desk.post(`/c/${COOP}/proposals/open/name`, { wording: 'What is to be decided.' }, as('m1'))
    decision = [...(await house.desk.catchUp()).decisions.open.keys()][0] ?? ''
  })

  it('whoever is on probation, and has no vote on it, could be one: that is told before the vote, and offered in it', async () => {
    expect(ahead).toContain('1 member could be one; the others come from outside.')
    const asking = await html(`/sealed/${decision}/key`, 'm1')
    expect(text(asking)).toContain('Members outside the vote Rosa')
    expect(asking).not.toContain('value="m2"')
  })

  it('visitors are offered by their names once they have come in, with who invited them; nothing is typed', async () => {
    const asking = await html(`/sealed/${decision}/key`, 'm1')
    expect(text(asking)).toContain('came in by an invitation Olga Ext invited by m1 Pau Ext invited by m1')
    expect(text(asking)).not.toContain('Not Yet')
    expect(asking).not.toContain('name="outside"')
  })

  it('who is not here is refused by name, and so is whoever votes on it; what was ticked is kept', async () => {
    const [olga = '', pau = ''] = ['Olga Ext', 'Pau Ext'].map((name) => ids.get(name) ?? '')
    for (const stranger of ['Pau', ids.get('Not Yet') ?? '']) {
      const refused = await ask([olga, pau, stranger])
      expect(refused.status).toBe(422)
      const said = await refused.text()
      expect(text(said)).toContain('Only members and visitors who came in by an invitation can hold a part. Not here:')
      expect(said).toMatch(new RegExp(`value="${olga}" checked`))
    }
    const voter = await ask([olga, pau, 'm2'])
    expect(voter.status).toBe(422)
    expect(text(await voter.text())).toContain('Nothing was saved')
    expect(await page(`/sealed/${decision}/key`, 'm1')).toContain('Nobody has been asked')
  })

  it('whoever chooses too few or too many is told how many, before all else; an empty name is nobody', async () => {
    const [olga = '', pau = ''] = ['Olga Ext', 'Pau Ext'].map((name) => ids.get(name) ?? '')
    const said = async (holders: readonly string[], lang?: string) => {
      const refused = await ask(holders, 'm1', lang)
      expect(refused.status).toBe(422)
      return text(await refused.text())
    }
    expect(await said([])).toContain('Choose 3; nobody is chosen.')
    expect(await said([olga])).toContain('Choose 3; 1 is chosen.')
    expect(await said([olga, olga, pau, ''])).toContain('Choose 3; 2 are chosen.')
    expect(await said([olga, pau, 'nobody-here', 'm2'])).toContain('Choose 3; 4 are chosen.')
    expect(await said([], 'es')).toContain('Elige a 3; no has elegido a nadie.')
    expect(await said([olga, pau], 'es')).toContain('Elige a 3; has elegido a 2.')
    expect(await said([])).not.toContain('received')
  })

  it('each of those who are asked is told on their first page, member or visitor, until their part is made', async () => {
    const holders = ['Olga Ext', 'Pau Ext', 'Rosa']
    expect((await ask(holders.map((name) => ids.get(name) ?? ''))).status).toBe(303)
    for (const holder of holders) {
      const home = await page('/', holder)
      expect(home).toContain('You are asked to hold a part of the key')
      expect(await html('/', holder)).toContain(`/sealed/${decision}/key`)
      expect(await page(`/sealed/${decision}/key`, holder)).toContain('Your browser makes your part together')
    }
    expect(await page('/', 'm2')).not.toContain('a part of the key')
    const identity = { type: 'identity', identity: 'a'.repeat(64) }
    await desk.postJson(`/c/${COOP}/sealed/${decision}/messages`, identity, as('Olga Ext'))
    expect(await page('/', 'Olga Ext')).toContain('Go on with your part')
    expect(await page('/', 'Pau Ext')).not.toContain('Go on with your part')
  })

  it('after a refusal the form stands open, where others had been asked before and nobody was ticked', async () => {
    expect(await html(`/sealed/${decision}/key`, 'm1')).toMatch(/<details>\s*<summary>Choose others/)
    expect(await (await ask([])).text()).toMatch(/<details open(="")?>\s*<summary>Choose others/)
  })
})

describe('who came in by an invitation', () => {
  it('is found without reading a link twice of which nothing new can come; whoever comes later is found too', async () => {
    const stores = memoryStores()
    const read: string[] = []
    const { events } = stores
    const counted = {
      ...events,
      read: (input: Parameters<typeof events.read>[0]) => (read.push(input.stream), events.read(input)),
    }
    const desk = deskInProcess({ stores: { ...stores, events: counted } })
    const { accounts } = await desk.found('small', ['ana', 'ben'])
    const guests = async () => {
      read.length = 0
      const found = (await accounts.invitations.guests()).map(({ person }) => person)
      return { found, links: read.filter((stream) => stream.startsWith('links/')).length }
    }
    const joins = (person: string) => accounts.makeLink({ person, by: 'ana', for: 'join', days: 7 })
    const [used, open] = [await joins('olga'), await joins('pau')]
    await accounts.withdrawLink(digestOf(await joins('rosa')))
    await accounts.makeLink({ person: 'ben', for: 'sign-in', days: 7 })
    await accounts.useLink(used)
    expect(await guests()).toEqual({ found: ['olga'], links: 4 })
    expect(await guests()).toEqual({ found: ['olga'], links: 1 })
    await accounts.useLink(open)
    expect(await guests()).toEqual({ found: ['olga', 'pau'], links: 1 })
    expect(await guests()).toEqual({ found: ['olga', 'pau'], links: 0 })
  })
})

describe('WJC-8: the key holders of the demonstration', () => {
  it('members outside the team and visitors are offered, and those who were asked find it on their first page', async () => {
    const desk = deskInProcess()
    await desk.startDemo()
    const at = async (path: string, person: string) =>
      text(await (await desk.get(`/c/the-lantern${path}`, await desk.as('the-lantern', person))).text())
    const { names } = await desk.house('the-lantern')
    const asking = await at('/sealed/removal-curlew/key', 'finch')
    const visitors = asking.slice(asking.indexOf('came in by an invitation'))
    for (const person of ['kestrel', 'petrel', 'plover', 'puffin'])
      expect(visitors).toContain(await names.nameOf(person, 'en'))
    for (const person of ['kestrel', 'wren'])
      expect(await at('/', person)).toContain('You are asked to hold a part of the key')
    expect(await at('/', 'puffin')).not.toContain('a part of the key')
  })
})
