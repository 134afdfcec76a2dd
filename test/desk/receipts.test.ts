import { preset } from 'coop-rules/presets'
import { views } from 'coop-rules/cooperative'
import { describe, expect, it } from 'vitest'
import { WOULD_BE } from '../../examples/desk/pages/decisions/secrecy.js'
import { deskOfPeople } from './people.js'

const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fei'] as const

const elections = async () => {
  const desk = await deskOfPeople('co-op', PEOPLE, {
    charter: preset('worker-coop-plain'),
    memberClass: 'worker-member',
  })
  const [ana, ben] = await Promise.all([desk.person('ana'), desk.person('ben')])
  const day = (n: number) => new Date(Date.parse(desk.today()) + n * 86_400_000).toISOString().slice(0, 10)
  const head = { at: desk.today(), by: 'ana', election: 'board-2026' } as const
  const dates = { nominationsUntil: day(5), votingUntil: day(10) }
  await desk.give({ type: 'open-election', ...head, provision: 'board', ...dates } as never)
  for (const candidate of ['ben', 'cleo', 'dov', 'eva'])
    await desk.give({ type: 'nominate', ...head, candidate } as never)
  for (const by of ['ben', 'cleo']) await desk.give({ type: 'accept-nomination', ...head, by } as never)
  return { ...desk, ana, ben, page: '/elections/board-2026' }
}

describe('a ballot in an election', () => {
  it('names nobody only where whoever casts it says so twice; and its receipt says whom it names, and leads back', async () => {
    const { ana, page, days, give, today, state, person } = await elections()
    expect(await (await person('dov')).read('/')).toContain(
      'Standing: 2, for 3 seats. Nominated, and not accepted yet: 2.',
    )
    for (const by of ['dov', 'eva'])
      await give({ type: 'accept-nomination', at: today(), by, election: 'board-2026' } as never)
    days(6)
    await give({ type: 'pass-time', at: today(), by: 'ana' })
    expect(await ana.read('/')).toContain('Standing: 4, for 3 seats')
    const blank = await ana.send(page, `${page}/ballot`)
    expect(blank.status).toBe(422)
    expect(blank.text).toContain('Your ballot names nobody, and was not cast.')
    expect(views.elections.ownBallot(state(), 'board-2026', 'ana').ballot).toBeUndefined()
    const saved = await ana.send(page, `${page}/ballot`, { approved: 'ben' })
    expect(saved.status).toBe(303)
    expect(saved.text).toContain('Your ballot: ben')
    expect(saved.text).toMatch(/What this is about Election of the board/)
    expect(await ana.read(page)).toContain('It says: ben.')
    expect((await ana.send(page, `${page}/ballot`, { blank: 'yes' })).text).toContain('blank, it names nobody')
  })
})

describe('an ousting', () => {
  it('WJC-14: its grounds and what was written are on the page of the vote, and on the first page of the person concerned', async () => {
    const { person, days, state } = await deskOfPeople('co-op', PEOPLE)
    const [ana, ben] = await Promise.all([person('ana'), person('ben')])
    const page = '/members/ben'
    const receipt = await ana.send(page, `${page}/oust`, { ground: 'ground-1', text: 'He took the till.' })
    expect(receipt.text).toContain('for “any ground, as long as it is stated” (ground 1) of the charter')
    expect(receipt.text).toMatch(/What this is about.*ben/)
    await ana.send(page, `${page}/notify`)
    expect(await ben.read('/')).toMatch(/Somebody proposes to oust you\..*any ground.*He took the till\./)
    expect(await ana.read('/')).not.toContain('He took the till.')
    expect(await ben.read(page)).toContain('He took the till.')
    days(20)
    await ana.send(page, `${page}/hearing`, { how: 'heard' })
    await ana.send(page, `${page}/oust-vote`)
    const decision = views.decisions.openDecisions(state()).at(-1)?.decision ?? ''
    expect(await ana.read(`/decisions/${decision}`)).toMatch(/The grounds.*any ground.*He took the till\./)
  })
})

describe('a secret vote that is sealed', () => {
  const charter = preset('we-just-coop')
  const decisions = { ...charter.decisions }
  const other = decisions['other-matters'] as NonNullable<typeof decisions>[string]
  const sealed = {
    ...charter,
    decisions: {
      ...decisions,
      'other-matters': { ...other, secret: true, rule: { moreThan: '1/2', of: 'electorate' } },
    },
  } as unknown as typeof charter

  it('WJC-8: says before it is opened which keys are there, and how many key holders it takes', async () => {
    const { person } = await deskOfPeople('co-op', PEOPLE, { charter: sealed })
    const page = await (await person('ana')).read('/proposals/open/other-matters')
    expect(page).toContain('The vote will be secret')
    expect(page).toContain('0 of 6 have one now.')
    expect(page).toContain('5 key holders, who neither vote on this nor are concerned; 3 of them count together.')
    expect(page).not.toContain(WOULD_BE)
  })

  it('says nothing of secrecy where the charter wants none', async () => {
    const { person } = await deskOfPeople('co-op', PEOPLE)
    expect(await (await person('ana')).read('/proposals/open/other-matters')).not.toContain('secret')
  })
})
