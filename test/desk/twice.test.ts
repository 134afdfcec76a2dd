import type { Event } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { LOG, memoryStores } from 'coop-rules/storage'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../examples/desk/pages/routes.js'
import { deskInProcess, linkIn, TODAY } from './in-memory.js'

/** A form that makes something new. */
interface Row {
  /** The route, as the desk has it. */
  readonly path: string
  readonly to: string
  readonly by: string
  readonly filled: Readonly<Record<string, string>>
  /** What it leaves in the log. */
  readonly makes: readonly Event['type'][]
  /** The Lantern, where nothing is said. */
  readonly coop?: 'commonweal' | 'alder' | 'birch'
}

const COMMONWEAL = { coop: 'commonweal' } as const
const ALDER = { coop: 'alder' } as const
const BIRCH = { coop: 'birch' } as const
const inDays = (days: number): string => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10)

const ROWS: readonly Row[] = [
  {
    path: '/proposals/new',
    to: '/proposals/new',
    by: 'finch',
    filled: {
      name: 'Tea',
      wording: 'We drink tea.',
      provision: 'put-to-the-vote',
      vote: 'other-matters',
      becomes: 'vote',
    },
    makes: ['decision-opened'],
  },
  {
    path: '/proposals/new',
    to: '/proposals/new',
    by: 'finch',
    filled: {
      name: 'Cups',
      wording: 'How many cups there are.',
      provision: 'put-to-the-vote',
      becomes: 'number',
      unit: 'cups',
      provisional: '12',
      least: '3',
    },
    makes: ['decision-opened', 'item-proposed'],
  },
  {
    path: '/proposals/open/:provision',
    to: '/proposals/open/other-matters',
    by: 'finch',
    filled: { wording: 'We buy a kettle.' },
    makes: ['decision-opened'],
  },
  {
    path: '/projects/propose',
    to: '/projects/propose',
    by: 'puffin',
    filled: {
      title: 'A choir',
      'how-purpose': 'It sings.',
      areas: 'Voices\nNotes',
      budget: '1.250,00',
      detail: 'All of it.',
    },
    makes: ['project-proposed'],
  },
  {
    path: '/projects/:project/open-place',
    to: '/projects/harbour/open-place',
    by: 'otter',
    filled: { area: 'direction', title: 'the lights' },
    makes: ['place-opened'],
  },
  {
    path: '/projects/:project/vote',
    to: '/projects/kitchen/vote',
    by: 'ana',
    filled: {},
    makes: ['decision-opened'],
    ...ALDER,
  },
  {
    path: '/projects/:project/stand',
    to: '/projects/choir/stand',
    by: 'ben',
    filled: { area: 'voices', threshold: '70' },
    makes: ['candidacy-received', 'decision-opened'],
    ...ALDER,
  },
  {
    path: '/members/apply',
    to: '/members/apply',
    by: 'puffin',
    filled: { memberClass: 'worker-owner', text: 'I would like to.' },
    makes: ['application-received', 'decision-opened'],
  },
  {
    path: '/members/:member/oust',
    to: '/members/robin/oust',
    by: 'tern',
    filled: { ground: 'ground-1', text: 'As a test.' },
    makes: ['ousting-proposed'],
  },
  {
    path: '/accounts/record/:kind',
    to: '/accounts/record/donation',
    by: 'wren',
    filled: { what: 'A gift', amount: '12,50', income: 'a-gifts', into: 'a-bank', contact: 'A friend' },
    makes: ['entry-posted'],
  },
  {
    path: '/accounts/record/:kind',
    to: '/accounts/record/expense',
    by: 'wren',
    filled: { what: 'Paint', amount: '8,20', account: 'a-studio', from: 'a-bank', line: 'harbour|l-studio' },
    makes: ['entry-posted'],
  },
  {
    path: '/accounts/record/:kind',
    to: '/accounts/record/account',
    by: 'wren',
    filled: { what: 'A till', 'kind-of': 'asset', serves: 'no' },
    makes: ['account-opened'],
  },
  {
    path: '/accounts/record/:kind',
    to: '/accounts/record/fund',
    by: 'wren',
    filled: { what: 'For paint' },
    makes: ['fund-opened'],
  },
  {
    path: '/accounts/record/:kind',
    to: '/accounts/record/budget',
    by: 'ana',
    filled: { of: '', 'line-0': 'Rent', 'planned-0': '100' },
    makes: ['budget-set'],
    ...ALDER,
  },
  {
    path: '/accounts/entries/:entry/correct',
    to: '/accounts/entries/harbour-posters/correct',
    by: 'wren',
    filled: {},
    makes: ['entry-posted'],
  },
  {
    path: '/pay/paydays',
    to: '/pay/paydays',
    by: 'wren',
    filled: { called: 'In spring', place: '-' },
    makes: ['payday-opened'],
  },
  {
    path: '/pay/paydays/:payday',
    to: '/pay/paydays/pay-harbour-2',
    by: 'swift',
    filled: { do: 'open-choice' },
    makes: ['decision-opened'],
  },
  {
    path: '/held-pay/:place',
    to: '/held-pay/harbour',
    by: 'otter',
    filled: { amount: '10' },
    makes: ['pay-paid', 'held-pay-settled'],
  },
  { path: '/pay/menu', to: '/pay/menu', by: 'finch', filled: {}, makes: ['decision-opened'] },
  {
    path: '/charter/amend',
    to: '/charter/amend',
    by: 'ana',
    filled: {
      title: 'Nearly all',
      why: 'As a test.',
      version: '2',
      changes: JSON.stringify([
        {
          kind: 'changed',
          section: 'averageItems',
          id: 'admission-threshold',
          field: 'provisional',
          from: '3/4',
          to: '4/5',
        },
      ]),
    },
    makes: ['amendment-proposed', 'decision-opened'],
    ...ALDER,
  },
  {
    path: '/sealed/propose',
    to: '/sealed/propose',
    by: 'otter',
    filled: { project: 'harbour', person: 'swift', from: 'team', text: 'As a test.' },
    makes: ['decision-opened'],
  },
  {
    path: '/elections',
    to: '/elections',
    by: 'bakery',
    filled: { title: 'The board', provision: 'board', nominationsUntil: inDays(20), votingUntil: inDays(40) },
    makes: ['election-opened'],
    ...BIRCH,
  },
  {
    path: '/meetings',
    to: '/meetings',
    by: 'm01',
    filled: { title: 'Spring', provision: 'general-meeting', on: inDays(30), agenda: 'The accounts\nThe year' },
    makes: ['meeting-called'],
    ...COMMONWEAL,
  },
  {
    path: '/meetings/ask',
    to: '/meetings/ask',
    by: 'm09',
    filled: { title: 'Summer', provision: 'general-meeting' },
    makes: ['meeting-asked-for'],
    ...COMMONWEAL,
  },
  {
    path: '/circles/:circle/start/:kind',
    to: '/circles/learning-group/start/matter',
    by: 'm02',
    filled: {
      title: 'Evenings',
      wording: 'Two evenings.',
      matter: 'learning',
      reviewOn: inDays(90),
      facilitator: 'm02',
      present: 'm02',
    },
    makes: ['round-started'],
    ...COMMONWEAL,
  },
]

describe('A form that is sent twice happens once', () => {
  const stores = memoryStores()
  const [one, other] = [deskInProcess({ stores }), deskInProcess({ stores })]

  beforeAll(async () => {
    await one.startDemo()
    await one.houses.add('birch', preset('workers-coop'))
    await one.give(await one.house('birch'), {
      type: 'found',
      at: inDays(-60),
      by: 'bakery',
      founders: [
        { member: 'bakery', memberClass: 'enterprise' },
        ...['fay', 'gus', 'hal', 'ina', 'jo', 'kim', 'leo'].map((member) => ({ member, memberClass: 'individual' })),
      ],
    })
    const alder = await one.found('alder', ['ana', 'ben', 'eva'])
    const members = ['ana', 'ben', 'eva']
    const text = 'a'.repeat(64)
    for (const project of ['kitchen', 'choir']) {
      const said = { project, objective: 'purpose', value: '8' } as const
      await one.give(alder, {
        type: 'propose-project',
        at: inDays(-60),
        by: 'ana',
        project,
        serves: [{ objective: 'purpose', how: text }],
        areas: ['voices'],
        budgetMinor: '100000',
        budget: text,
      })
      for (const by of members) await one.give(alder, { type: 'evaluate-project', at: inDays(-60), by, ...said })
    }
    const accept = { decision: 'accept-choir' } as const
    await one.give(alder, { type: 'put-project-to-the-vote', at: inDays(-59), by: 'ana', project: 'choir', ...accept })
    for (const by of members) await one.give(alder, { type: 'cast', at: inDays(-59), by, ...accept, answer: 'for' })
    await one.give(alder, { type: 'pass-time', at: inDays(-20), by: 'ana' })
  }, 60_000)

  it.each(ROWS)('$to', async ({ path, to, by, filled, makes, coop = 'the-lantern' }) => {
    expect(ROUTES.some((route) => route.method === 'post' && route.path === path)).toBe(true)
    const who = await one.as(coop, by)
    const form = { form: who.form(), ...filled }
    const at = `/c/${coop}${to}`
    // At once on two servers, and again on each when it is long done: with a browser's button, or by going back.
    const sent = await Promise.all([one.post(at, form, who), other.post(at, form, who)])
    for (const desk of [one, other]) sent.push(await desk.post(at, form, who))
    for (const answer of sent)
      if (answer.status !== 303)
        throw new Error(
          `${answer.status}: ${/<main[\s\S]*<\/main>/
            .exec(await answer.text())?.[0]
            .replace(/<[^>]+>/g, ' ')
            .replace(/\s+/g, ' ')
            .slice(0, 600)}`,
        )
    const commands = sent.map((answer) => /\/saved\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1])
    expect(new Set(commands).size).toBe(1)
    const { types, commits } = await leftBy(coop, form.form)
    expect([[...types].sort(), commits]).toEqual([[...makes].sort(), 1])
  })

  it('an invitation is one invitation, with one link', async () => {
    const who = await one.as('the-lantern', 'finch')
    const form = { form: who.form(), name: 'Plover', what: 'for the lights' }
    const before = (await (await one.house('the-lantern')).accounts.invitations.of('finch')).length
    const links = []
    for (const desk of [one, other, one])
      links.push(linkIn(await (await desk.post('/c/the-lantern/invite', form, who)).text()))
    expect(new Set(links).size).toBe(1)
    expect(await (await one.house('the-lantern')).accounts.invitations.of('finch')).toHaveLength(before + 1)
  })

  it('another form, or the same with something else filled in, is another act', async () => {
    const who = await one.as('the-lantern', 'finch')
    const send = async (form: string, wording: string) => {
      const answer = await one.post('/c/the-lantern/proposals/open/other-matters', { form, wording }, who)
      return /\/saved\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1]
    }
    const [first, second] = [who.form(), who.form()]
    const acts = [await send(first, 'A lamp.'), await send(second, 'A lamp.'), await send(first, 'A lamp.')]
    expect(acts[0]).toBe(acts[2])
    expect(new Set(acts).size).toBe(2)
  })

  /** What came into the log by a form: events of which kinds, and in how many commits. */
  const leftBy = async (coop: string, form: string) => {
    const [formId = ''] = form.split('.')
    const types = new Set<string>()
    let commits = 0
    for await (const { events } of stores.events.read({ coop, stream: LOG })) {
      const made = events.filter(({ commandId }) => String(commandId).startsWith(`${formId}-`))
      if (made.length > 0) commits++
      for (const { type } of made) types.add(String(type))
    }
    return { types, commits }
  }
})
