import { soundCharter } from 'coop-rules/charter'
import { presetCharters } from 'coop-rules/presets'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskInProcess } from './in-memory.js'

const TODAY = '2027-03-01'

/** The plain worker co-op with a group that works within the board, decides by majority, and needs no link. */
const WITH_SITES = soundCharter({
  charter: {
    id: 'menders-two',
    version: '1',
    extends: { charter: 'worker-coop-plain', version: '1' },
    title: { en: 'The Menders', es: 'Las Remendonas' },
    decisions: { admit: { ballotsCanChange: false } },
    matters: { 'site-plan': { title: { en: 'Work on sites', es: 'El trabajo en obra' } } },
    circles: {
      board: { domain: ['management', 'hiring', 'site-plan'] },
      sites: {
        title: { en: 'Site crew', es: 'Cuadrilla' },
        wider: 'board',
        domain: ['site-plan'],
        decidesBy: 'in-the-board',
        mandateMonths: 12,
        link: 'none',
      },
    },
  },
  library: presetCharters,
})

const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('words for people, with titles in the place of ids', () => {
  let desk: ReturnType<typeof deskInProcess>
  let ana: Awaited<ReturnType<typeof desk.as>>
  let zoe: typeof ana
  beforeAll(async () => {
    desk = deskInProcess({ today: () => TODAY })
    await desk.houses.add('menders', WITH_SITES)
    const founders = ['ana', 'ben', 'eva'].map((member) => ({ member, memberClass: 'worker-member' }))
    await desk.give(await desk.house('menders'), { type: 'found', at: TODAY, by: 'ana', founders })
    ;[ana, zoe] = await Promise.all([desk.as('menders', 'ana'), desk.as('menders', 'zoe')])
  })
  const read = async (path: string, locale = 'en', who = ana) =>
    plain(await (await desk.get(`/c/menders${path}`, who, { 'accept-language': locale })).text())
  const send = async (path: string, fields: Record<string, string>, who = ana) => {
    const sent = await desk.post(`/c/menders${path}`, fields, who)
    const to = sent.headers.get('location')
    return to === null ? plain(await sent.text()) : plain(await (await desk.get(to, who)).text())
  }

  it('a charter that wants no link is not told that one is missing', async () => {
    for (const path of ['/circles', '/circles/sites']) {
      expect(await read(path)).not.toContain('lack a link')
      expect(await read(path)).not.toMatch(/link (is )?missing/)
    }
  })

  it('a circle that decides by majority is told as one, not as a group that consents', async () => {
    expect(await read('/circles')).not.toContain('decides by consent on the matters')
    const [en, es] = [await read('/circles/sites'), await read('/circles/sites', 'es')]
    expect(en).toContain('Resolution of the board. It is decided by more than half')
    expect(es).toContain('Se decide por más de la mitad')
    expect(en).not.toContain('the circle decides by consent')
    expect(en).not.toContain('Asked for consent now')
  })

  it('where nobody could let a first member in, that is said, with what would mend it', async () => {
    const en = await read('/circles/sites')
    expect(en).toContain('Its first members are taken in by the circle it works within, “Board”')
    expect(en).toContain('as the charter stands, nobody can')
    expect(en).toContain('A change of the charter can have it elected')
    expect(en).not.toContain('Ask to join')
    expect(en).toContain('only a consent round lends one, and “Board” does not decide by consent')
    expect(await read('/circles/sites', 'es')).toContain('tal como están los estatutos, nadie puede hacerlo')
  })

  it('who asks to join a circle is told with the title of the circle', async () => {
    const saved = await send('/circles/sites/apply', {})
    expect(saved).toContain('asks to join “Site crew”')
  })

  it('whoever applies reads what is voted on, not the id of the decision', async () => {
    const saved = await send('/members/apply', { memberClass: 'worker-member', text: '' }, zoe)
    expect(saved).toContain('“Admission”')
    expect(saved).not.toMatch(/admission-[0-9a-f]/)
  })

  const admission = async (): Promise<string> => {
    const { state } = (await desk.house('menders')).desk
    return [...state.decisions.open.keys()][0] ?? ''
  }

  it('that a ballot is final stands beside the button, and nobody is offered to change one', async () => {
    const path = `/decisions/${await admission()}`
    expect(await read(path)).toContain('Taken as Admission')
    expect(await read(path)).toContain(
      'A ballot once cast is final: it can be neither changed nor withdrawn. Cast my vote',
    )
    expect(await read(path)).toContain('or earlier, once nothing can change the outcome')
    expect(await read(path, 'es')).toContain('La papeleta emitida es definitiva')
    expect(await read(path, 'es')).toContain('o antes, cuando ya nada pueda cambiar el resultado')
    expect(await read('/')).toContain(
      '15 March 2027 , that day not included, or earlier, once nothing can change the outcome',
    )
    const saved = await send(`${path}/cast`, { answer: 'for' })
    expect(saved).toContain('See the decision')
    expect(saved).not.toContain('change or withdraw')
    expect(await read('/')).not.toContain('Change or withdraw')
  })

  it('a share that is a fraction is said once', async () => {
    expect(await read(`/decisions/${await admission()}/computed`)).not.toMatch(/(\d+\/\d+) \(\1\)/)
  })

  it('a place without a project is called as the cooperative is, and pay is told as the charter has it', async () => {
    const [en, es] = [await read('/pay'), await read('/pay', 'es')]
    expect(en).toContain('The Menders')
    expect(en).not.toMatch(/in menders-two/)
    expect(en).toContain('Everyone sees how much each person is paid.')
    expect(en).not.toContain('the mean of what those concerned propose')
    expect(es).toContain('Todo el mundo ve cuánto cobra cada persona.')
    expect(await read('/pay/salaries/-')).toContain('What people earn in The Menders')
  })

  it('a guest reads as what they may ask to join, by the classes of this charter', async () => {
    const guest = await desk.as('menders', 'guest')
    expect(await read('/', 'en', guest)).toContain('One may ask to join as worker-member')
    expect(await read('/', 'es', guest)).toContain('Se puede pedir entrar como socia o socio trabajador')
    expect(await read('/', 'en', guest)).not.toContain('worker-owner')
  })

  it('one other is one', async () => {
    expect(await read('/accounts')).toContain('one other has to agree before it is spent')
    expect(await read('/accounts', 'es')).toContain('otra persona ha de aceptarlo')
  })
})
