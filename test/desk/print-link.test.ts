import { preset } from 'coop-rules/presets'
import { describe, expect, it } from 'vitest'
import { printLink } from '../../examples/desk/print-link.js'
import { deskInProcess, ORIGIN } from './in-memory.js'

const kiln = async () => {
  const desk = deskInProcess()
  const house = await desk.found('kiln', ['ana', 'ben', 'cleo'])
  await house.names.rename('ana', 'Ada Byron')
  await house.names.rename('ben', 'Bo Lund')
  await house.names.rename('cleo', 'Bo Lund')
  const printed = async (name: string, coop?: string) => printLink(desk.houses, { name, coop }, 'en')
  return { ...desk, house, printed }
}

const words = async (answer: Response): Promise<string> =>
  (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a link that is printed on the machine, where nobody can sign in any more', () => {
  it('signs the member in once, and every member with a vote is told, before it is used and after', async () => {
    const { app, as, get, house, printed } = await kiln()
    const link = await printed(' ADA  byron')
    if (link.kind === 'refused') throw new Error(link.words.join())
    expect(link).toMatchObject({ coop: 'kiln', title: 'We Just Coop', name: 'Ada Byron' })
    expect(await words(await get(link.address))).toContain('Whoever runs the machine of this desk printed this link')
    const ben = await as('kiln', 'ben')
    expect(await words(await get('/c/kiln/', ben))).toContain('A new link for Ada Byron was printed')
    expect(await words(await get('/c/kiln/recovery', ben))).toMatch(
      /printed The link was printed on .* by whoever runs the machine of this desk/,
    )
    const elsewhere = await as('kiln', 'ana')
    expect(await words(await get('/c/kiln/', elsewhere))).toContain('A new link to your account was printed')

    const use = () => app.request(link.address, { method: 'POST', headers: { origin: ORIGIN } })
    const used = await use()
    expect(used.status).toBe(303)
    expect(used.headers.get('location')).toBe('/c/kiln/me')
    expect((await use()).status).toBe(404)
    // Whoever was signed in as she was may not have been she.
    expect((await get('/c/kiln/', elsewhere)).headers.get('location')).toContain('/sign-in')
    const cookie = used.headers.getSetCookie().join(';').split(';')[0] ?? ''
    expect(await words(await get('/c/kiln/me', { cookie }))).toContain('Your account was opened with a new link')
    expect(await words(await get('/c/kiln/recovery', ben))).toMatch(/Ada Byron: . used The link was printed on/)
    expect((await house.accounts.recoveries.all()).map(({ stands }) => stands)).toEqual(['used'])
  })

  it('is told in Spanish too', async () => {
    const { as, get, printed } = await kiln()
    await printed('Ada Byron')
    const ben = await as('kiln', 'ben')
    const home = await get('/c/kiln/', { cookie: `${ben.cookie}; lang=es` })
    expect(await words(home)).toContain('Se imprimió un nuevo enlace para Ada Byron')
  })

  it('can be called off by the member where they are signed in after all, and by nobody else', async () => {
    const { as, get, post, house, printed } = await kiln()
    const link = await printed('Ada Byron')
    const [{ id } = { id: '' }] = await house.accounts.recoveries.all()
    expect((await post(`/c/kiln/recovery/${id}/cancel`, {}, await as('kiln', 'ben'))).status).toBe(422)
    expect((await post(`/c/kiln/recovery/${id}/cancel`, {}, await as('kiln', 'ana'))).status).toBe(303)
    expect((await get(link.kind === 'printed' ? link.address : '')).status).toBe(404)
  })

  it('is refused for nobody, for one of two, and where it is not clear of which cooperative', async () => {
    const { houses, house, printed } = await kiln()
    const said = async (name: string, coop?: string) => {
      const answer = await printed(name, coop)
      return answer.kind === 'refused' ? answer.words.join(' ') : 'printed'
    }
    expect(await said('Nobody')).toBe(
      'Nobody in the register is called “Nobody”. In it are: Ada Byron, Bo Lund, Bo Lund.',
    )
    expect(await said('Bo Lund')).toContain('Say which, by the name in the log: ben, cleo.')
    expect(await said('ben')).toBe('printed')
    expect(await said('Ada Byron', 'oven')).toBe('There is no cooperative oven here: there is kiln.')
    await houses.add('oven', preset('we-just-coop'))
    expect(await said('Ada Byron')).toBe('Say which cooperative it is, by --coop: kiln, oven.')
    expect(await said('Ada Byron', 'oven')).toContain('The cooperative oven is not founded yet')
    expect((await house.accounts.recoveries.all()).map(({ person }) => person)).toEqual(['ben'])
  })
})
