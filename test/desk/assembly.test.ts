import { views } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { beforeEach, describe, expect, it } from 'vitest'
import { deskInProcess } from './in-memory.js'
import { formOf } from './visitor.js'

/** A co-op whose charter has its general meeting decide nearly everything, and a day that the test says. */
const openKiln = async () => {
  let today = '2027-03-01'
  const desk = deskInProcess({ today: () => today })
  await desk.houses.add('kiln', preset('worker-coop-es'))
  const house = await desk.house('kiln')
  const founders = ['ana', 'ben', 'eva'].map((member) => ({ member, memberClass: 'worker-member' }))
  await desk.give(house, { type: 'found', at: today, by: 'ana', founders })
  const ana = await desk.as('kiln', 'ana')
  const read = async (path: string, locale = 'en', who = ana) => {
    const answer = await desk.get(`/c/kiln${path}`, who, { 'accept-language': locale })
    return { status: answer.status, text: plain(await answer.text()) }
  }
  const send = async (path: string, fields: Record<string, string>, who = ana, locale = 'en') => {
    const answer = await desk.post(`/c/kiln${path}`, fields, who, { 'accept-language': locale })
    const text = await answer.text()
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: text, text: plain(text) }
  }
  const give = (...commands: readonly Parameters<typeof desk.give>[1][]) =>
    commands.reduce((before, one) => before.then(() => desk.give(house, one)), Promise.resolve())
  return { desk, house, ana, read, send, give, day: (to: string) => void (today = to) }
}

/** What people read of a page. */
const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ')

describe('a charter whose meeting decides', () => {
  let kiln: Awaited<ReturnType<typeof openKiln>>
  beforeEach(async () => {
    kiln = await openKiln()
  })
  /** A meeting that two members called, with its quorum, and one item on its agenda. */
  const meet = async () => {
    const body = { meeting: 'm-1', provision: 'general-meeting' } as const
    await kiln.give(
      { type: 'ask-for-meeting', at: '2027-03-01', by: 'ana', ...body },
      { type: 'call-meeting', at: '2027-03-01', by: 'ana', ...body, on: '2027-03-22', agenda: ['item-1'] },
    )
    await kiln.house.names.rename('item-1', 'A longer notice')
    kiln.day('2027-03-22')
    await kiln.give(
      { type: 'register-presence', at: '2027-03-22', by: 'ana', meeting: 'm-1', how: 'in-person' },
      { type: 'register-presence', at: '2027-03-22', by: 'ben', meeting: 'm-1', how: 'in-person' },
      { type: 'take-quorum', at: '2027-03-22', by: 'ana', meeting: 'm-1' },
    )
  }

  it('what a meeting takes is listed under its title, and nothing is introduced that is not there', async () => {
    const en = await kiln.read('/proposals')
    expect(en.text).toContain('Taken by the meeting “General meeting”')
    expect(en.text).toContain('Change of the rules')
    expect(en.text).not.toContain('The charter lets you put these to the vote yourself')
    expect(en.text).not.toContain('Nothing seeks backing')
    const es = await kiln.read('/proposals', 'es')
    expect(es.text).toContain('Las toma la asamblea «Asamblea general»')
  })

  it('nobody is promised a vote on whatever they want', async () => {
    for (const path of ['/decisions', '/'])
      expect((await kiln.read(path)).text).not.toContain('Whatever you want decided')
    expect((await kiln.read('/decisions')).text).toContain('By your charter most is decided in meetings')
    expect((await kiln.read('/decisions', 'es')).text).toContain('casi todo se decide en asamblea')
  })

  it('that a meeting decides on a change of the charter is said on the first page, and on each after it', async () => {
    for (const path of ['/charter/amend', '/charter/amend/membership/leaving', '/charter/amend/expert']) {
      const { text } = await kiln.read(path)
      expect(text).toContain('Change of the rules.')
      expect(text).toContain('It is decided in a meeting, “General meeting”, that was called and has its quorum.')
    }
    expect((await kiln.read('/charter/amend', 'es')).text).toContain('Se decide en una asamblea, «Asamblea general»')
  })

  /** The form for leaving as it stands in the charter, but for another notice. */
  const noticeOf60 = {
    section: 'membership',
    id: 'leaving',
    'field-title.en': 'Leaving',
    'field-title.es': 'Baja',
    'field-noticeDays': '60',
    'field-refundWithinMonths': '12',
    'field-lossesTakenOff': 'yes',
    'field-heldPaySurvives': 'yes',
  }

  it('what was drafted is kept until the meeting, for whoever drafted it alone, and can be thrown away', async () => {
    const checked = await kiln.send('/charter/amend/check', noticeOf60)
    expect(checked.text).toContain('Keep it until the meeting')
    expect(checked.text).not.toContain('Propose this change')
    const draft = { changes: changesIn(checked.html), title: 'A longer notice', why: 'So we can plan.', version: '2' }
    expect(await kiln.send('/charter/amend/keep', draft)).toMatchObject({ status: 303, to: '/c/kiln/charter/amend' })
    expect((await kiln.read('/charter/amend')).text).toContain('The change that you drafted A longer notice.')
    const ben = await kiln.desk.as('kiln', 'ben')
    expect((await kiln.read('/charter/amend', 'en', ben)).text).not.toContain('A longer notice')
    const again = await kiln.send('/charter/amend/check', draft)
    expect(again.text).toContain('So we can plan.')
    expect(again.text).toMatch(/30 days.*60 days/)
    await kiln.send('/charter/amend/forget', {})
    expect((await kiln.read('/charter/amend')).text).not.toContain('A longer notice')
  })

  it('on its day, with its quorum, the change is proposed as an item of its agenda', async () => {
    await meet()
    const checked = await kiln.send('/charter/amend/check', noticeOf60)
    expect(checked.text).toContain('As which item of the agenda')
    expect(checked.text).toContain('A longer notice')
    const { hidden } = formOf(
      { status: 200, headers: new Headers(), text: checked.html, to: undefined },
      '/charter/amend',
    )
    expect(hidden).toHaveProperty('changes')
    const given = { changes: changesIn(checked.html), item: 'item-1', version: '2', why: '' }
    expect((await kiln.send('/charter/amend', given)).to).toContain('/saved/')
    const [pending] = views.charter.pendingAmendments(kiln.house.desk.state)
    expect(pending).toMatchObject({ amendment: 'item-1', version: '2' })
    const path = '/decisions/item-1-change-rules'
    const open = await kiln.read(path)
    expect(open.text).toContain('Taken as Change of the rules')
    for (const by of ['ana', 'ben'])
      await kiln.give({ type: 'cast', at: '2027-03-22', by, decision: 'item-1-change-rules', answer: 'for' })
    await kiln.give({ type: 'pass-time', at: '2027-04-06', by: 'desk' })
    kiln.day('2027-04-06')
    const carried = await kiln.read(path)
    expect(carried.text).toMatch(/What it changed .*30 days.*60 days/)
    expect(carried.text).toContain('It made version 2 of the charter, in force from 5 April 2027')
    expect((await kiln.read(path, 'es')).text).toContain('Hizo la versión 2 de los estatutos')
  })

  it('each field has the label of the charter in both languages, what the charter says today, and amounts in money', async () => {
    const leaving = await kiln.read('/charter/amend/membership/leaving')
    for (const label of ['Days of notice', 'Refund of capital', 'Losses', 'Held pay'])
      expect(leaving.text).toContain(label)
    expect(leaving.text).not.toMatch(/refund within months|losses taken off/)
    const es = await kiln.read('/charter/amend/membership/leaving', 'es')
    for (const label of ['Reembolso del capital', 'Pérdidas', 'Retribución aplazada']) expect(es.text).toContain(label)
    expect(es.text).toContain('Hoy: ')
    expect(es.text).not.toMatch(/refund|losses/)
    const board = await (await kiln.desk.get('/c/kiln/charter/amend/circles/board', kiln.ana)).text()
    expect(board).toContain('value="5000.00"')
    expect(board).not.toContain('value="500000"')
    const fields = { section: 'circles', id: 'board', 'field-title.en': 'Board', 'field-title.es': 'Consejo rector' }
    const more = { ...fields, 'field-legalResponsibility': 'yes', 'field-spendsUpToMinor': '7.500,50' }
    const checked = await kiln.send('/charter/amend/check', more)
    expect(JSON.parse(changesIn(checked.html))).toMatchObject([
      { field: 'spendsUpToMinor', from: '500000', to: '750050' },
    ])
    const wrong = await kiln.send('/charter/amend/check', { ...more, 'field-spendsUpToMinor': 'a lot' })
    expect(wrong.status).toBe(422)
  })

  it('whoever asks for a meeting that somebody asked for already, of the same body and name, asks together with them', async () => {
    await kiln.send('/meetings/ask', { provision: 'general-meeting', title: 'Spring meeting', meeting: '' })
    const ben = await kiln.desk.as('kiln', 'ben')
    const page = await kiln.read('/meetings', 'en', ben)
    expect(page.text).toContain('Asked for already: Spring meeting')
    expect(page.text).toContain('I ask for it, too')
    expect((await kiln.read('/meetings', 'es', ben)).text).toContain('Ya se ha pedido: Spring meeting')
    await kiln.send('/meetings/ask', { provision: 'general-meeting', title: ' spring  Meeting', meeting: '' }, ben)
    const asked = views.meetings.meetingsAskedFor(kiln.house.desk.state)
    expect(asked.map(({ members }) => members)).toEqual([['ana', 'ben']])
    await kiln.send('/meetings/ask', { provision: 'general-meeting', title: 'Another', meeting: '' }, ben)
    expect(views.meetings.meetingsAskedFor(kiln.house.desk.state)).toHaveLength(2)
  })

  it('a call that too few asked for is refused in those words, with the way to the one that was asked for', async () => {
    await kiln.send('/meetings/ask', { provision: 'general-meeting', title: 'Spring meeting', meeting: '' })
    const call = { provision: 'general-meeting', meeting: '', title: 'Mine', on: '2027-03-22', agenda: 'A thing' }
    const refused = await kiln.send('/meetings', call)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('0 of 3 members asked for this meeting. It takes 1 to call it.')
    expect(refused.text).toContain('Choose the one that was asked for')
    expect(refused.text).not.toContain('called it')
    const es = await kiln.send('/meetings', call, kiln.ana, 'es')
    expect(es.text).toContain('Han pedido esta asamblea 0 de 3 miembros. Para convocarla hace falta 1.')
  })

  it('a meeting that nobody named has the title of its body, wherever it is shown', async () => {
    await meet()
    for (const path of ['/', '/meetings', '/meetings/m-1']) {
      expect((await kiln.read(path)).text).toContain('General meeting')
      expect((await kiln.read(path)).text).not.toContain('m-1')
    }
    expect((await kiln.read('/meetings/m-1')).text).toContain('It begins at the charter, as an item of this agenda')
  })

  it('an item that is on no agenda is none: the refusal names the meeting by its title, and keeps the form', async () => {
    const checked = await kiln.send('/charter/amend/check', noticeOf60)
    const given = { changes: changesIn(checked.html), item: 'item-9', version: '2', title: 'Notice', why: 'To plan.' }
    const refused = await kiln.send('/charter/amend', given)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('“Change of the rules” is decided in a meeting')
    expect(refused.text).toContain(': “General meeting”')
    expect(refused.text).not.toContain('general-meeting')
    expect(refused.text).toContain('To plan.')
    const es = await kiln.send('/charter/amend', given, kiln.ana, 'es')
    expect(es.text).toContain('«Asamblea general»')
  })
})

const changesIn = (html: string): string =>
  (/name="changes" value="([^"]*)"/.exec(html)?.[1] ?? '').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
