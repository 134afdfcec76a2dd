import { views } from 'coop-rules/cooperative'
import { preset } from 'coop-rules/presets'
import { describe, expect, it } from 'vitest'
import { deskInProcess } from './in-memory.js'

const COOP = 'huerta'

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** What a form of a page would send as it stands there. */
const asItStands = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input([^>]*)>/g)]
      .map(([, input = '']) => input)
      .filter((input) => !input.includes('type="radio"') || input.includes('checked'))
      .map((input) => [/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '']),
  )

const huerta = async (lang: 'en' | 'es', charter = preset('worker-coop-es')) => {
  const desk = deskInProcess({ today: () => '2026-03-01' })
  await desk.houses.add(COOP, charter)
  const house = await desk.house(COOP)
  const [memberClass = ''] = Object.keys(charter.memberClasses ?? {})
  const founders = ['m1', 'm2', 'm3'].map((member) => ({ member, memberClass }))
  await desk.give(house, { type: 'found', at: '2025-01-01', by: 'm1', founders })
  const { cookie, form } = await desk.as(COOP, 'm1')
  const headers = { cookie: `${cookie}; lang=${lang}` }
  const page = async (place = 'secrecy/ballots') =>
    (await desk.get(`/c/${COOP}/charter/amend/${place}`, headers)).text()
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ ...fields, form: form() })
    const sent = { method: 'POST', headers: { ...headers, origin: 'http://localhost:4380' }, body }
    return desk.app.request(`/c/${COOP}${path}`, sent)
  }
  return { house, page, post }
}

describe('WJC-8: how secret ballots are kept is changed by a form', () => {
  it('says which way they are cast in the desk and what that asks for, in English and in Spanish', async () => {
    const en = text(await (await huerta('en')).page())
    expect(en).toContain(
      'Sealed, in this desk Each member’s browser seals their ballot. It takes key holders who do not vote',
    )
    expect(en).toContain('In a ballot box, outside this desk')
    const es = text(await (await huerta('es')).page())
    expect(es).toContain('Selladas, en esta mesa')
    expect(es).toContain('En una urna, fuera de esta mesa')
  })

  it('ballots of a ballot box become sealed ones, with three key holders of whom two count; without key holders they cannot', async () => {
    const { page, post } = await huerta('en')
    const form = asItStands(await page())
    expect(form).toMatchObject({ 'field-mode': 'disclosure-rules', 'field-keyHolders': '', 'field-keyQuorum': '' })
    const lacking = await post('/charter/amend/check', { ...form, 'field-mode': 'sealed' })
    expect(lacking.status).toBe(422)
    const told = text(await lacking.text())
    expect(told).toContain('Key holders, where they are sealed: expected a value; received nothing.')
    expect(told).toContain('How many of them count together: expected a value; received nothing.')
    expect(told).not.toMatch(/keyHolders|keyQuorum/)
    const sealed = { ...form, 'field-mode': 'sealed', 'field-keyHolders': '3', 'field-keyQuorum': '2' }
    const checked = await post('/charter/amend/check', sealed)
    expect(checked.status).toBe(200)
    const would = text(await checked.text())
    expect(would).toContain('are sealed in the voter’s own hands')
    expect(would).toContain('3 key holders')
  })

  it('what is missing is told by the label of its field, in Spanish as well', async () => {
    const { page, post } = await huerta('es')
    const lacking = await post('/charter/amend/check', { ...asItStands(await page()), 'field-mode': 'sealed' })
    const told = text(await lacking.text())
    expect(told).toContain(
      'Personas custodias de la clave, si se sellan: se esperaba un valor; no se recibió nada. Indícalo',
    )
    expect(told).not.toMatch(/keyHolders|keyQuorum|; se recibió nada/)
  })

  it('and back again: key holders that are taken out are gone', async () => {
    const { house, page, post } = await huerta('en', preset('we-just-coop'))
    const form = asItStands(await page())
    expect(form).toMatchObject({ 'field-mode': 'sealed', 'field-keyHolders': '5', 'field-keyQuorum': '3' })
    const box = { 'field-mode': 'disclosure-rules', 'field-keyHolders': '', 'field-keyQuorum': '' }
    const checked = await (await post('/charter/amend/check', { ...form, ...box })).text()
    const shown = asItStands(checked)
    const changes = (shown['changes'] ?? '').replaceAll('&quot;', '"')
    expect((await post('/charter/amend', { ...shown, changes, why: 'We trust our box.' })).status).toBe(303)
    const [pending] = views.charter.pendingAmendments(await house.desk.catchUp())
    expect(pending?.changes.map((one) => ('field' in one ? [one.field, one.to] : one))).toEqual(
      expect.arrayContaining([
        ['mode', 'disclosure-rules'],
        ['keyHolders', undefined],
        ['keyQuorum', undefined],
      ]),
    )
  })

  it('a ballot box has no key holders: their numbers need not be taken out by hand, and the preview tells that they go', async () => {
    const { page, post } = await huerta('en', preset('we-just-coop'))
    const form = asItStands(await page())
    for (const keyHolders of ['5', '7']) {
      const box = { ...form, 'field-mode': 'disclosure-rules', 'field-keyHolders': keyHolders }
      const checked = await (await post('/charter/amend/check', box)).text()
      const told = text(/class="told".*?<\/ul>/s.exec(checked)?.[0] ?? '')
      expect(told).toContain('key holders: taken out (it was 5 key holders)')
      expect(told).toContain('needed to count: taken out (it was 3)')
    }
  })

  it('a form that was sent as it stands changes nothing', async () => {
    const { page, post } = await huerta('en')
    const same = await post('/charter/amend/check', asItStands(await page()))
    expect(text(await same.text())).toContain('That changes nothing.')
  })
})

describe('WJC-2: what a change makes wrong elsewhere in the charter', () => {
  const changed = async (lang: 'en' | 'es') => {
    const { page, post } = await huerta(lang, preset('we-just-coop'))
    const form = asItStands(await page('memberClasses/worker-owner'))
    const refused = await post('/charter/amend/check', { ...form, 'field-hasVote': 'no' })
    expect(refused.status).toBe(422)
    const told = /role="alert".*?<\/ul>/s.exec(await refused.text())?.[0] ?? ''
    return [...told.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => line)
  }

  it('is told with the title of its provision first, and each sentence once', async () => {
    const told = await changed('en')
    expect(told).toContain(
      'Admission of a worker-owner, electorate: expected an electorate in which somebody has a vote; received an object. Name a member class that has a vote.',
    )
    expect(told.length).toBeGreaterThan(5)
    expect(new Set(told).size).toBe(told.length)
    for (const line of told) expect(line).not.toMatch(/^Electorate:/)
  })

  it('in Spanish too', async () => {
    for (const line of await changed('es')) expect(line).toMatch(/^[^:]+, [^:A-Z]+: se esperaba/)
  })
})
