import type { Charter } from 'coop-rules/charter'
import { preset } from 'coop-rules/presets'
import { verifyStore } from 'coop-rules/storage'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskOfPeople, type Person } from './people.js'

const MEMBERS = ['ana', 'ben', 'carla', 'dario', 'eva', 'fran', 'gloria', 'hugo'] as const

/** The charter of a Spanish worker co-op with another ordinary resolution, a probation of nine months, and an election that ranks. */
const charter = (rule: object, more: object = {}): Charter => {
  const plain = preset('worker-coop-es')
  const [decisions, admission, election] = [
    plain.decisions ?? {},
    plain.admissions?.['worker-member'],
    plain.elections?.['board'],
  ]
  return {
    ...plain,
    decisions: { ...decisions, ordinary: { ...decisions['ordinary'], rule, ...more } },
    admissions: { 'worker-member': { ...admission, probationMonths: 9 } },
    elections: { ...plain.elections, board: { ...election, method: 'scottish-stv', lastTransfer: 'made' } },
    meetings: {},
  } as unknown as Charter
}

const founded = (rule: object, more: object = {}) =>
  deskOfPeople('taller', MEMBERS, { charter: charter(rule, more), memberClass: 'worker-member' })

/** How it stands on the page of a matter, in both languages, with so many votes for, against and abstaining. */
const standing = async (rule: object, votes: readonly [number, number, number], more: object = {}) => {
  const desk = await founded(rule, more)
  const at = desk.today()
  await desk.give({ type: 'open-decision', at, by: 'ana', decision: 'd1', provision: 'ordinary' })
  const answers = (['for', 'against', 'abstain'] as const).flatMap((answer, of) =>
    Array.from({ length: votes[of] ?? 0 }, () => answer),
  )
  for (const [one, answer] of answers.entries())
    await desk.give({ type: 'cast', at, by: MEMBERS[one] ?? '', decision: 'd1', answer })
  const en = await (await desk.person('ana')).read('/decisions/d1')
  const es = await (await desk.inSpanish('ana')).read('/decisions/d1')
  return { en, es }
}

describe('What would change a result is worked out from its rule', () => {
  const ofAll = { atLeast: '3/4', of: 'electorate' }
  it('of all who may vote, another vote against changes nothing', async () => {
    const { en, es } = await standing(ofAll, [6, 0, 0])
    expect(en).toContain(
      'As it stands it is carried: it takes 6 votes for. What would change that: 1 vote for that is taken back or changed.',
    )
    expect(es).toContain(
      'Tal como está, se aprueba: hacen falta 6 votos a favor. Lo que cambiaría eso: 1 voto a favor que se retire o se cambie.',
    )
    expect((await standing(ofAll, [6, 1, 1])).es).toContain(
      'Lo que cambiaría eso: 1 voto a favor que se retire o se cambie.',
    )
  })

  it('of the ballots it may, while somebody is left to vote', async () => {
    const ofBallots = { atLeast: '3/4', of: 'ballots' }
    const { en, es } = await standing(ofBallots, [5, 1, 0])
    expect(en).toContain(
      '1 more vote against, 1 more abstention, 1 vote for changed to against, or 3 votes for taken back',
    )
    expect(es).toContain(
      'Lo que cambiaría eso: 1 voto más en contra, 1 abstención más, 1 voto a favor que pase a ser en contra o 3 votos a favor que se retiren.',
    )
    const over = await standing(ofBallots, [6, 1, 1])
    expect(over.es).not.toContain('más en contra')
    expect(over.es).toContain('Lo que cambiaría eso: 1 voto a favor que se retire o se cambie.')
  })
})

describe('The last day', () => {
  it('of a vote is told: it ends as the day begins on which it closes', async () => {
    const { en, es } = await standing({ moreThan: '1/2', of: 'ballots' }, [1, 0, 0])
    expect(en).toContain(
      'Voting ends on 9 January 2026 . That day is not included: the last to vote on is 8 January 2026',
    )
    expect(es).toContain(
      'La votación se cierra el 9 de enero de 2026 . Ese día no se incluye: el último para votar es el 8 de enero de 2026',
    )
  })

  it('is what the rules do: on it one may vote, and on the next one may not', async () => {
    const desk = await founded({ moreThan: '1/2', of: 'ballots' })
    await desk.give({ type: 'open-decision', at: desk.today(), by: 'ana', decision: 'd1', provision: 'ordinary' })
    const ana = await desk.inSpanish('ana')
    desk.days(6)
    await desk.give({ type: 'cast', at: desk.today(), by: 'ana', decision: 'd1', answer: 'for' })
    expect(desk.today()).toBe('2026-01-08')
    // Whoever has not voted is told so where it awaits them.
    const ben = await (await desk.inSpanish('ben')).read('/')
    expect(ben).toContain('Hasta cuándo 9 de enero de 2026 , ese día no incluido')
    expect(await ana.read('/minutes')).toContain('se vota hasta el 9 de enero de 2026, ese día no incluido')
    desk.days(1)
    await expect(
      desk.give({ type: 'cast', at: desk.today(), by: 'ben', decision: 'd1', answer: 'against' }),
    ).rejects.toThrow('closed')
  })
})

describe('A meeting of eight', () => {
  let desk: Awaited<ReturnType<typeof deskOfPeople>>
  let ana: Person
  const MINUTES = 'Acta: se debatió.\n\nSe acordó seguir.'

  beforeAll(async () => {
    const all = preset('worker-coop-es')
    desk = await deskOfPeople('taller', MEMBERS, { charter: all, memberClass: 'worker-member' })
    const at = desk.today()
    for (const by of ['ana', 'ben'])
      await desk.give({ type: 'ask-for-meeting', at, by, meeting: 'm1', provision: 'general-meeting' })
    const names = { ibiza: 'Cambio de sede', consejo: 'Elección del consejo rector', sede: 'Ibiza' }
    for (const [id, name] of Object.entries(names)) await desk.house.names.rename(id, name)
    const call = { type: 'call-meeting', at, by: 'ana', meeting: 'm1', provision: 'general-meeting' } as const
    await desk.give({ ...call, on: '2026-01-30', agenda: ['consejo', 'ibiza'] })
    ana = await desk.inSpanish('ana')
  })

  it('has an agenda that is joined as its names are read, whatever their ids begin with', async () => {
    expect(await ana.read('/minutes')).toContain('orden del día: Elección del consejo rector y Cambio de sede')
    expect(await desk.house.names.inWords('consejo y sede', desk.state().charter.inForce, 'es')).toBe(
      'Elección del consejo rector e Ibiza',
    )
  })

  it('shows its minutes once they are published, and the log has their text in the place of a fingerprint', async () => {
    desk.days(28)
    const page = '/meetings/m1'
    for (const by of MEMBERS)
      await desk.give({ type: 'register-presence', at: desk.today(), by, meeting: 'm1', how: 'in-person' })
    await desk.give({ type: 'take-quorum', at: desk.today(), by: 'ana', meeting: 'm1' })
    await ana.send(page, `${page}/minutes`, { record: MINUTES })
    expect(await ana.read(page)).toContain('Acta Acta: se debatió. Se acordó seguir. Orden del día')
    const log = await ana.read('/minutes')
    expect(log).toMatch(/Se publica el acta de la asamblea [^,]*: «Acta: se debatió/)
    expect(log).not.toContain('con la huella')
  })

  it('leaves a store in which no text is missing, and in which none is unknown', async () => {
    const { stores } = desk
    const verified = await verifyStore({ stores, coop: desk.coop })
    if (verified.kind === 'refused') throw new Error(JSON.stringify(verified))
    expect(verified.notes.filter(({ kind }) => kind === 'no-record')).toEqual([])
    expect(
      verified.notes.flatMap((note) => ('record' in note && note.record.startsWith('texts/') ? [note] : [])),
    ).toEqual([])
  })

  it('whose text was erased, the log has a fingerprint again', async () => {
    const record = desk.state().meetings.all.get('m1')?.record ?? ''
    await desk.house.names.erase('texts', record)
    expect(await ana.read('/minutes')).toContain(`con la huella ${record.slice(0, 8)}…`)
  })
})

describe('What people read', () => {
  it('of a ballot with the same name twice is no place in the data', async () => {
    const desk = await founded({ moreThan: '1/2', of: 'ballots' })
    const at = desk.today()
    const dates = { nominationsUntil: '2026-01-05', votingUntil: '2026-01-20' }
    await desk.give({ type: 'open-election', at, by: 'ana', election: 'e1', provision: 'board', ...dates })
    for (const by of ['carla', 'dario', 'eva', 'fran'])
      await desk.give({ type: 'nominate', at, by, election: 'e1', candidate: by })
    await desk.house.names.rename('carla', 'Carla Gil')
    desk.days(5)
    await desk.give({ type: 'pass-time', at: desk.today(), by: 'ana' })
    const ana = await desk.inSpanish('ana')
    const page = '/elections/e1'
    const sent = await ana.send(page, `${page}/ballot`, { 'place-1': 'carla', 'place-2': 'carla' })
    expect(sent.text).toContain('Se esperaba "Carla Gil" una sola vez')
    expect(sent.text).not.toMatch(/ranked\[/i)
  })

  it('of a charter that is unsound is what the field is called, and where it stands only in what is written as data', async () => {
    const desk = await founded({ moreThan: '1/2', of: 'ballots' })
    const ana = await desk.inSpanish('ana')
    const fields = { section: 'membership', id: 'leaving', 'field-noticeDays': '99999999' }
    const sent = await ana.forge('/charter/amend/check', fields)
    expect(sent.text).toContain('Días de aviso: ')
    expect(sent.text).not.toContain('noticeDays')
  })

  it('of how to join is all that the charter asks, and no class that is only on the way', async () => {
    const desk = await founded({ moreThan: '1/2', of: 'ballots' })
    const join = await (await desk.inSpanish('zoe')).read('/members/join')
    expect(join).toContain('Hay un periodo de prueba de 9 meses. El periodo de prueba acaba solo cuando se decide.')
    expect(join).toContain('Cada persona aporta 1000,00 EUR de capital. Puede pagarse en 10 plazos.')
    expect(join).not.toContain('Socia o socio a prueba Socia')
    expect(join.match(/Socia o socio a prueba(?=[» ])/g)?.length ?? 0).toBeLessThan(2)
  })

  it('of a share of a sealed vote has an article before a percentage, and none before a fraction', async () => {
    const sealed = async (atLeast: string) => {
      const rules = charter({ atLeast, of: 'electorate' }, { secret: true })
      const { ballots } = rules.secrecy ?? {}
      const secrecy = { ballots: { ...ballots, mode: 'sealed', keyHolders: 3, keyQuorum: 2 } }
      const desk = await deskOfPeople('taller', MEMBERS, {
        charter: { ...rules, secrecy } as unknown as Charter,
        memberClass: 'worker-member',
      })
      await desk.give({ type: 'open-decision', at: desk.today(), by: 'ana', decision: 'd1', provision: 'ordinary' })
      return (await desk.inSpanish('ana')).read('/sealed/d1')
    }
    expect(await sealed('2/3')).toContain('al menos 2/3 de las 8 personas')
    expect(await sealed('72%')).toContain('al menos el 72 % de las 8 personas')
  })

  it('of a tie in the by-laws is the word of the pages', async () => {
    const desk = await founded({ moreThan: '1/2', of: 'ballots' })
    expect(await (await desk.inSpanish('ana')).read('/charter')).toContain('una segunda vuelta')
  })
})
