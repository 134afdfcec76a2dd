import { views } from 'coop-rules/cooperative'
import { describe, expect, it } from 'vitest'
import { deskOfPeople } from './people.js'

const COOP = 'birch'

const start = (others: readonly string[] = []) => deskOfPeople(COOP, ['ana', 'ben', 'cleo', 'dario', ...others])

describe('Joining', () => {
  it('WJC-13: anyone applies with a letter, the others decide, and the letter is for them and for nobody else', async () => {
    const { person, voted, state } = await start()
    const [ana, zoe, yan] = await Promise.all([person('ana'), person('zoe'), person('yan')])
    const applied = await zoe.send(
      '/members/join',
      '/members/apply',
      { text: 'I bake bread.' },
      { memberClass: 'worker-owner' },
    )
    expect(applied.status).toBe(303)
    expect(await ana.read('/members/zoe')).toContain('I bake bread.')
    expect(await ana.read('/members')).toContain('zoe')
    expect(await yan.status('/members/zoe')).toBe(404)
    expect(await zoe.read('/members/join')).toContain('I bake bread.')
    const decision = views.members.applicationOf(state(), 'zoe')?.decision ?? ''
    await voted(decision, ['ana', 'ben', 'cleo'])
    expect(views.members.recordOf(state(), 'zoe')?.memberClass).toBe('worker-owner')
    expect(await zoe.read('/members')).toContain('5 people belong')
  })

  it('an application is withdrawn by a form, and its letter is erased by another', async () => {
    const { house, person, state } = await start()
    const zoe = await person('zoe')
    await zoe.send('/members/join', '/members/apply', { text: 'I bake bread.' }, { memberClass: 'worker-owner' })
    const decision = views.members.applicationOf(state(), 'zoe')?.decision ?? ''
    await zoe.send('/members/join', '/members/letter/erase')
    expect(await zoe.read('/members/join')).not.toContain('I bake bread.')
    expect(await house.names.textOf(`letter-${decision}`, 'en')).toBeUndefined()
    expect((await zoe.send('/members/join', '/members/withdraw-application')).status).toBe(303)
    expect(views.members.applicationOf(state(), 'zoe')).toBeUndefined()
  })

  it('donors join without a decision; a class that takes a vote is not joined by a forged form', async () => {
    const { person, events, state } = await start()
    const zoe = await person('zoe')
    const before = events()
    expect((await zoe.forge('/members/join', { memberClass: 'worker-owner' })).status).toBe(422)
    expect((await zoe.forge('/members/join', { memberClass: 'volunteer' })).status).toBe(422)
    expect(events()).toBe(before)
    expect((await zoe.send('/members/join', '/members/join', {}, { memberClass: 'donor' })).status).toBe(303)
    expect(views.members.recordOf(state(), 'zoe')?.memberClass).toBe('donor')
  })
})

describe('Ousting', () => {
  it('WJC-14: grounds, notice, hearing, the vote and the appeal are each a form, in this order and not before their day', async () => {
    const { person, days, voted, state, events } = await start(['eva', 'fei', 'gus', 'hana'])
    const [ana, ben] = await Promise.all([person('ana'), person('ben')])
    const page = '/members/ben'
    expect((await ana.send(page, `${page}/oust`, { ground: 'ground-1', text: 'He took the till.' })).status).toBe(303)
    expect(await ana.offers(page, `${page}/oust-vote`)).toBe(false)
    expect(await ben.offers(page, `${page}/notify`)).toBe(false)
    expect((await ana.send(page, `${page}/notify`)).status).toBe(303)
    expect(await ben.read(page)).toContain('An ousting that concerns you')
    const before = events()
    expect((await ana.forge(`${page}/oust-vote`)).status).toBe(422)
    expect(events()).toBe(before)
    days(20)
    expect((await ana.send(page, `${page}/hearing`, { how: 'heard', text: 'He says he did not.' })).status).toBe(303)
    expect((await ana.send(page, `${page}/oust-vote`)).status).toBe(303)
    const decision = views.decisions.openDecisions(state()).at(-1)?.decision ?? ''
    await voted(decision, ['ana', 'cleo', 'dario', 'eva', 'fei', 'gus', 'hana'])
    expect((await ana.send(page, `${page}/tell`)).status).toBe(303)
    expect(await ben.read(page)).toContain('Appeal until')
    expect((await ben.send(page, `${page}/appeal`, { text: 'Count it again.' })).status).toBe(303)
    expect(await ben.read(page)).toContain('the appeal is decided')
    // Until it takes effect he is a member with all rights.
    expect(views.members.mayVote(state(), 'ben')).toBe(true)
  })
})

describe('What is kept about somebody', () => {
  it('everybody corrects and erases their own name, and nobody another’s', async () => {
    const { house, person } = await start()
    const [ana, ben] = await Promise.all([person('ana'), person('ben')])
    const saved = await ana.send('/members/ana/name', '/members/ana/name', { name: 'Ana  María' })
    expect(saved.text).toContain('From now on you are called Ana María.')
    expect(await ben.read('/members')).toContain('Ana María')
    expect(await ben.status('/members/ana/name')).toBe(404)
    expect((await ben.forge('/members/ana/name', { name: 'Nobody' })).status).toBe(403)
    expect((await ben.forge('/members/ana/name/erase')).status).toBe(403)
    expect(await house.names.nameOf('ana', 'en')).toBe('Ana María')
    await ana.send('/members/ana/name', '/members/ana/name/erase')
    expect(await house.names.nameOf('ana', 'en')).toBe('ana')
    expect((await ana.send('/members/ana/name', '/members/ana/name', { name: '' })).status).toBe(422)
  })

  it('what the log says about me is for me', async () => {
    const { person } = await start()
    const [ana, ben] = await Promise.all([person('ana'), person('ben')])
    expect(await ana.read('/members/ana/log')).toContain('ana')
    expect(await ben.status('/members/ana/log')).toBe(404)
  })

  it('leaving is a form of one’s own page, and of nobody else’s', async () => {
    const { person, events, state } = await start()
    const [ana, ben] = await Promise.all([person('ana'), person('ben')])
    const before = events()
    expect((await ben.forge('/members/ana/leave')).status).toBe(422)
    expect(events()).toBe(before)
    expect((await ana.send('/members/ana', '/members/ana/leave')).status).toBe(303)
    expect(views.members.recordOf(state(), 'ana')).toBeUndefined()
    expect(await ben.read('/members')).toContain('Who belonged before')
  })
})

describe('A register of many', () => {
  it('a hundred a page, in the order of names, found by name without its accents', async () => {
    const ids = Array.from({ length: 250 }, (_, at) => `m${at.toString().padStart(4, '0')}`)
    const { house, person } = await deskOfPeople('many', ids)
    await house.names.rename('m0249', 'Álvaro Núñez')
    const somebody = await person('m0000')
    const first = await somebody.read('/members')
    expect(first).toContain('1 to 100 of 250')
    // Names come in their order: his before those who have none.
    expect(first.indexOf('Álvaro')).toBeLessThan(first.indexOf('m0000'))
    expect(await somebody.read('/members?page=3')).toContain('201 to 250 of 250')
    const found = await somebody.read('/members?name=nunez')
    expect(found).toContain('1 to 1 of 1')
    expect(found).toContain('Álvaro Núñez')
    expect(await somebody.read('/members?name=zzz')).toContain('Nobody here is called “zzz”')
    // What is no page is the nearest there is.
    expect(await somebody.read('/members?page=99')).toContain('201 to 250 of 250')
    expect(await somebody.read('/members?page=x')).toContain('1 to 100 of 250')
  })
})
