import type { Charter } from 'coop-rules/charter'
import { preset } from 'coop-rules/presets'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskOfPeople, type Person } from './people.js'

/** A bakery whose members are nine months on probation, and pay 300 EUR in three parts, the first before they come. */
const bakery = (): Charter => {
  const plain = preset('worker-coop-plain')
  const entrance = plain.admissions?.['worker-member']
  if (entrance === undefined) throw new TypeError('the plain charter says how one comes in')
  return {
    ...plain,
    admissions: {
      'worker-member': { ...entrance, probationMonths: 9, contributionMinor: '30000', instalments: 3 },
    },
  }
}

const FOUNDERS = ['ana', 'joe', 'sara', 'tom', 'eva'] as const

describe('Olga joins a bakery, and is on probation for nine months', () => {
  let desk: Awaited<ReturnType<typeof deskOfPeople>>
  let olga: Person
  let ana: Person
  let decision: string
  const member = '/members/olga'

  beforeAll(async () => {
    desk = await deskOfPeople('bakery', FOUNDERS, { charter: bakery(), memberClass: 'worker-member' })
    olga = await desk.person('olga')
    ana = await desk.person('ana')
    await olga.send('/members/join', '/members/apply', { text: 'I bake.' }, { memberClass: 'worker-member' })
    decision = [...desk.state().decisions.open.keys()][0] ?? ''
  })

  it('her home tells how her application stands, and until when it is voted on', async () => {
    const home = await olga.read('/')
    expect(home).toContain('You asked to join on 2 January 2026 : Worker-member.')
    expect(home).toContain('voting ends on 16 January 2026')
    expect(home).not.toContain('You are a guest')
    expect(home).not.toContain('Ask to join')
    expect(await olga.status('/decisions')).toBe(403)
  })

  it('she is admitted, and everybody is told what it still waits for', async () => {
    for (const by of FOUNDERS) await desk.give({ type: 'cast', at: desk.today(), by, decision, answer: 'for' })
    desk.days(15)
    await desk.give({ type: 'pass-time', at: desk.today(), by: 'ana' })
    const waits = 'once 100.00 EUR of 300.00 EUR is recorded as paid (0.00 EUR so far)'
    for (const page of [`/decisions/${decision}`, member])
      expect(await ana.read(page)).toContain(`olga is in, on probation, ${waits}`)
    for (const page of ['/', '/members/join', member])
      expect(await olga.read(page)).toContain(`You are in, on probation, ${waits}`)
    expect(await ana.read('/members')).toContain('admitted, contribution outstanding')
    expect(await ana.read(member)).toContain('Not a member yet')
    expect(await ana.read(member)).toContain('Outstanding: 100.00 EUR for them to be in; 300.00 EUR in all.')
  })

  it('the receipt tells what a contribution made of her', async () => {
    const half = await ana.send(member, `${member}/contribution`, { amount: '50' })
    expect(half.text).toContain('(50.00 EUR so far)')
    expect(half.text).not.toContain('With it')
    const whole = await ana.send(member, `${member}/contribution`, { amount: '50' })
    expect(whole.text).toContain('With it, olga belongs, on probation.')
    expect(whole.text).toContain('Of the contribution 200.00 EUR is outstanding.')
    expect(await ana.read(member)).toContain('Outstanding: 200.00 EUR.')
  })

  it('on probation she has the pages of a member, and is told until when she has no vote', async () => {
    const home = await olga.read('/')
    expect(home).toContain('You belong, on probation: Worker-member.')
    expect(home).toContain('No vote until your probation is over, on 17 October 2026 at the earliest')
    expect(home).not.toContain('Ask to join')
    for (const page of [
      '/decisions',
      '/proposals',
      '/numbers',
      '/meetings',
      '/circles',
      '/elections',
      '/members',
      `/decisions/${decision}`,
    ])
      expect(await olga.status(page), page).toBe(200)
    expect(await olga.read('/members/join')).toContain('You belong, on probation')
    expect(await olga.status('/invite')).toBe(403)
  })

  it('she records her own hours, and sees what she is paid: what others are is for members with a vote, as in the minutes', async () => {
    await ana.send('/pay', '/pay/paydays', { place: '-', called: 'January' })
    const payday = [...desk.state().pay.paydays.keys()][0] ?? ''
    const page = `/pay/paydays/${payday}`
    const hours = { do: 'hours', category: 'work', kind: 'work', date: desk.today() }
    await desk.give({ type: 'propose-salaries', at: desk.today(), by: 'ana', base: '15', amounts: {} })
    for (const [who, many] of [
      ['olga', '4'],
      ['joe', '6'],
    ] as const)
      expect((await (await desk.person(who)).send(page, page, { ...hours, hours: many })).status).toBe(303)
    expect(await olga.read(page)).toContain('olga Work Worked 4')
    expect(await olga.read(page)).not.toContain('joe')
    expect(await ana.read(page)).toContain('joe Work Worked 6')
  })

  it('whether she stays is asked in the last two months, says what silence does, and has a name of its own', async () => {
    expect(await ana.offers(member, `${member}/confirm`)).toBe(false)
    expect(await ana.read(member)).toContain('can be put to the vote here from 18 August 2026')
    desk.days(213)
    expect(desk.today()).toBe('2026-08-18')
    expect(await ana.read(member)).toContain(
      'If it is not carried, be it for want of votes, their membership ends with it',
    )
    await ana.send(member, `${member}/confirm`)
    expect(await ana.read('/decisions')).toContain('Does olga stay after probation?')
    expect(await ana.read('/')).toContain('Does olga stay after probation?')
    const vote = desk.state().members.applications.get('olga')?.confirmation?.decision ?? ''
    expect(await ana.read(`/decisions/${vote}`)).toContain('not voting does not keep them')
    expect(await olga.read('/')).toContain('It is being voted on whether you stay ; voting ends on 1 September 2026')
    expect(await olga.read(`/decisions/${vote}`)).toContain('You are on probation: you have no vote until it is over.')
    // Nobody votes.
    desk.days(15)
    await desk.give({ type: 'pass-time', at: desk.today(), by: 'ana' })
    expect(await ana.read('/decisions')).toContain('Does olga stay after probation?')
    expect(await ana.read('/decisions')).toContain('Admit olga')
    expect(await ana.read(member)).toContain('Belongs no more')
  })

  it('not true, on purpose: the rules themselves would take the vote on any day of probation; the page offers it near the end', async () => {
    expect(await olga.read('/')).toContain('You are a guest here')
  })
})
