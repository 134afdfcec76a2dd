import type { Charter } from 'coop-rules/charter'
import { preset } from 'coop-rules/presets'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskOfPeople, type Person } from './people.js'

/** The plain worker co-op, that pays 12 to 25 EUR an hour. */
const bounded = (): Charter => {
  const plain = preset('worker-coop-plain')
  const work = plain.payCategories?.['work']
  if (work === undefined) throw new TypeError('the plain charter has a category of pay')
  return { ...plain, payCategories: { work: { ...work, minimum: '12', maximum: '25' } } }
}

describe('What a bakery pays, before it is paid', () => {
  let desk: Awaited<ReturnType<typeof deskOfPeople>>
  let ana: Person
  let joe: Person
  let page: string

  beforeAll(async () => {
    desk = await deskOfPeople('bakery', ['ana', 'joe', 'sara'], {
      charter: bounded(),
      memberClass: 'worker-member',
    })
    ana = await desk.person('ana')
    joe = await desk.person('joe')
  })

  it('the form says between which amounts pay is kept, and what becomes of a proposal beyond', async () => {
    const read = await ana.read('/pay/salaries/-')
    expect(read).toContain('Work : never below 12.00 EUR, never above 25.00 EUR an hour.')
    expect(read).toContain('A proposal beyond that counts in the mean as it is')
    await ana.send('/pay/salaries/-', '/pay/salaries/-', { do: 'propose', base: '9' })
    expect(await ana.read('/pay/salaries/-')).toContain('What is in force today, above, is that already')
    desk.days(31)
    // Nobody else proposes: nine would be the pay, and twelve is.
    expect(await ana.read('/pay/salaries/-')).toContain('Work 12.00 EUR an hour')
  })

  it('hours are above zero and of a day that was, said in those words', async () => {
    await ana.send('/pay', '/pay/paydays', { place: '-', called: 'February' })
    page = `/pay/paydays/${[...desk.state().pay.paydays.keys()][0] ?? ''}`
    const hours = { do: 'hours', category: 'work', kind: 'work', date: desk.today(), hours: '5' }
    for (const wrong of [{ hours: '-3' }, { hours: '−3' }, { date: '2027-01-01' }])
      expect((await joe.send(page, page, { ...hours, ...wrong })).text).toContain(
        'Hours are more than 0, on today or a day that is over',
      )
    expect((await joe.send(page, page, hours)).status).toBe(303)
    expect((await joe.send(page, page, { ...hours, hours: '0' })).status).toBe(303)
    expect((await joe.send(page, page, { ...hours, hours: '7.5' })).status).toBe(303)
  })

  it('whoever approves sees the amount, and whoever runs the payday the total', async () => {
    expect(await ana.read(page)).toContain('Approve the pay of joe: 90.00 EUR')
    await ana.send(page, page, { member: 'joe' }, { do: 'approve' })
    const read = await ana.read(page)
    expect(read).toContain('joe 90.00 EUR 90.00 EUR')
    expect(read).toContain('Together it pays 90.00 EUR. A payday is run once, and is not undone.')
    await ana.send(page, page, { do: 'run' })
    expect(await ana.read(page)).toContain('joe 90.00 EUR 90.00 EUR')
  })

  it('a second proposal counts later, and the page says what is in force until then', async () => {
    await joe.send('/pay/salaries/-', '/pay/salaries/-', { do: 'propose', base: '21' })
    const read = await ana.read('/pay/salaries/-')
    expect(read).toContain('12.00 EUR an hour → 15.00 EUR from 1 March 2026')
    expect(read).toContain('What is in force today, above, comes of what was proposed before.')
  })

  it('a number that is a median is called one, and is told from when on proposals count', async () => {
    const number = '/numbers/weekly-hours'
    for (const [who, value] of [
      ['ana', '30'],
      ['joe', '35'],
      ['sara', '38'],
    ] as const)
      await (await desk.person(who)).send(number, number, { value })
    expect(await ana.read(number)).toContain(
      'Provisional today: 3 have proposed, of the 3 that it takes; it counts from 1 March 2026',
    )
    expect(await ana.read(`${number}/computed`)).toContain('In order: 30 · 35 · 38 In the middle: 35')
    desk.days(31)
    const read = await ana.read(number)
    expect(read).toContain('The median of 3 proposals')
    expect(read).not.toMatch(/\bmean\b(?! without)/)
    expect(await ana.read('/numbers')).toContain('median of 3 proposals')
    // Nothing here can be backed, so no other number is promised.
    expect(await ana.read('/numbers')).not.toContain('Put another number to the vote')
  })
})
