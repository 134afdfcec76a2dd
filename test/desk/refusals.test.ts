import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { preset } from 'coop-rules/presets'
import { beforeAll, describe, expect, it } from 'vitest'
import { LABELS } from '../../examples/desk/kernel/field-labels.js'
import { deskOfPeople, type Person } from './people.js'

const PEOPLE = ['ana', 'ben', 'cleo', 'dov'] as const

let desk: Awaited<ReturnType<typeof deskOfPeople>>
let ana: Person
let enEspanol: Person
beforeAll(async () => {
  desk = await deskOfPeople('co-op', PEOPLE, {
    charter: preset('worker-coop-plain'),
    memberClass: 'worker-member',
  })
  ;[ana, enEspanol] = await Promise.all([desk.person('ana'), desk.inSpanish('ana')])
})

/** What is said where nothing was saved, when somebody opens an election with these dates. */
const refused = async (who: Person, nominationsUntil: string, votingUntil: string): Promise<string> => {
  const { status, html } = await who.forge('/elections', { provision: 'board', nominationsUntil, votingUntil })
  expect(status).toBe(422)
  const [, alert = ''] = /role="alert"[^>]*>([\s\S]*?)<\/div>/.exec(html) ?? []
  return alert
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}

describe('What was refused says which field it is of', () => {
  it('for two dates that are empty, two sentences', async () => {
    const en = await refused(ana, '', '')
    expect(en).toMatch(/Nominations until: expected a date.* Votes until: expected a date/)
    const es = await refused(enEspanol, '', '')
    expect(es).toMatch(/Candidaturas hasta: se esperaba una fecha.* Votación hasta: se esperaba una fecha/)
  })

  it('for days that lie behind, from when on they may be, and nothing of changes in a list', async () => {
    const en = await refused(ana, '2020-01-01', '2020-01-01')
    expect(en).toContain('Nominations until: expected 2 January 2026 or a later day; received "1 January 2020".')
    expect(en).toContain('Votes until: expected a day after 1 January 2020; received "1 January 2020".')
    expect(en).not.toContain('List changes')
    const es = await refused(enEspanol, '2020-01-01', '2020-01-01')
    expect(es).toContain(
      'Candidaturas hasta: se esperaba el 2 de enero de 2026 o un día posterior; se recibió "1 de enero de 2020".',
    )
    expect(es).toContain('Votación hasta: se esperaba un día posterior al 1 de enero de 2020')
  })

  it('for a day that no calendar has, with what was typed', async () => {
    for (const typed of ['2026-13-40', '2026-02-30'])
      expect(await refused(ana, typed, '2026-03-20')).toMatch(
        new RegExp(`Nominations until: expected a .*received "${typed}"`),
      )
  })

  it('for a tie of one, that it is those who are tied', async () => {
    const dates = { nominationsUntil: '2026-01-05', votingUntil: '2026-01-20' }
    const secret = { at: desk.today(), by: 'ana', election: 'e1', provision: 'board', ...dates, secret: true } as const
    await desk.give({ type: 'open-election', ...secret })
    const { text } = await ana.forge('/elections/e1/release', { elected: 'ben', between: 'cleo' })
    expect(text).toMatch(/Tied: expected no fewer than 2/)
  })
})

describe('Labels, always true', () => {
  const sources = (folder: string): string =>
    readdirSync(folder, { withFileTypes: true })
      .map((one) =>
        one.isDirectory() ? sources(join(folder, one.name)) : readFileSync(join(folder, one.name), 'utf8'),
      )
      .join('\n')
  it('a field is called as a page calls it, in both languages', () => {
    const pages = sources('examples/desk/pages').replace(/\s+/g, ' ')
    const labels = Object.values(LABELS).flatMap((fields) => Object.values(fields))
    const strange = labels.filter(
      ([en, es]) => !new RegExp(`: \\[ ?'${quoted(en)}', '${quoted(es)}',? ?\\]`).test(pages),
    )
    expect(strange).toEqual([])
  })
  const quoted = (text: string): string => text.replace(/[?]/g, '\\?')
})
