import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Charter, diffCharters, tellDiff } from '../../src/charter/index.js'
import { preset } from '../../src/presets/index.js'
import { anyCharters, charterEdits, editedCharter, smallWith } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'

const told = (from: Charter, to: Charter, locale: 'en' | 'es' = 'en') =>
  tellDiff({ from, to, diff: diffCharters({ from, to }), locale })

const changed = (from: Charter, section: string, id: string, fields: object): Charter => {
  const chapter = (from as unknown as Record<string, Record<string, object>>)[section] ?? {}
  return { ...from, [section]: { ...chapter, [id]: { ...chapter[id], ...fields } } }
}

describe('From the source', () => {
  it('WJC-13: an admission by 4/5 instead of 3/4 of the others is told in one line, with its clause', () => {
    const three = changed(preset('we-just-coop'), 'decisions', 'admit-worker-owner', {
      rule: { atLeast: '3/4', of: 'electorate' },
    })
    const four = changed(three, 'decisions', 'admit-worker-owner', { rule: { atLeast: '4/5', of: 'electorate' } })
    expect(told(three, four)).toEqual([
      'Admission of a worker-owner: from 3/4 to 4/5 of the other worker-owners (WJC-13).',
    ])
    expect(told(three, four, 'es')).toEqual([
      expect.stringMatching(
        /^Admisión de una socia .*: de 3\/4 a 4\/5 de las demás socias y socios trabajadores \(WJC-13\)\.$/,
      ),
    ])
  })

  it('CW-4: a second vote is told like any other change', () => {
    const from = preset('worker-coop-plain')
    const to = changed(from, 'memberClasses', 'worker-member', { votes: 2 })
    expect(told(from, to)).toEqual(['Worker-member, votes each: from 1 vote to 2 votes.'])
    expect(told(from, to, 'es')).toEqual([
      expect.stringMatching(/^Socia o socio trabajador, votos.*: de 1 voto a 2 votos\.$/),
    ])
  })
})

describe('At the boundary', () => {
  it('what comes, what goes, and what is said anew', () => {
    const from = smallWith({ about: 'Old', matters: { a: { title: 'A', says: 'It.' }, b: { title: 'B' } } })
    const to = smallWith({
      country: 'Spain',
      matters: { b: { title: 'Bee', clauses: ['WC-2', 'WC-4'] }, c: { title: 'C', says: 'New.' } },
    })
    expect(told(from, to)).toEqual([
      expect.stringMatching(/^Introduction: .*Old\)\.$/),
      'Country: now Spain.',
      'Taken out of “Matters”: A.',
      'Bee, title: from B to Bee (WC-2, WC-4).',
      'Bee, sources: now WC-2 and WC-4 (WC-2, WC-4).',
      'New under “Matters”: C. New.',
    ])
  })

  it('a text that changes in one language alone stays in the other, and that is said', () => {
    const from = smallWith({ matters: { a: { title: { en: 'Leaving', es: 'Baja' }, says: 'It.' } } })
    const to = smallWith({ matters: { a: { title: 'Leaving', says: 'It.' } } })
    expect(told(from, to)).toEqual(['Leaving, title: stays “Leaving”, and changes in another language.'])
    expect(told(from, to, 'es')).toEqual(['Leaving, título: de Baja a Leaving.'])
  })

  it('a text that ends with a full stop of its own gets no second one, in quotation marks or bare', () => {
    const says = (text: string) => smallWith({ matters: { a: { title: 'A', says: text } } })
    const [old, long] = ['We build.', 'We build and let good homes.']
    expect(told(says(old), says(long))).toEqual(['A, what it is: from “We build.” to “We build and let good homes.”'])
    expect(told(says(old), says(long), 'es')).toEqual(['A, qué es: de «We build.» a «We build and let good homes.»'])
    expect(told(says(long), says('We build and let good homes'))).toEqual([
      'A, what it is: from “We build and let good homes.” to “We build and let good homes”.',
    ])
    expect(told(smallWith({ title: 'Kiln' }), smallWith({ title: 'Kiln S. Coop.' }))).toEqual([
      'Title: from Kiln to Kiln S. Coop.',
    ])
  })

  it('a label that only says the title again is left out', () => {
    const from = preset('worker-coop-plain')
    expect(told(from, changed(from, 'membership', 'proxies', { mostPerHolder: 2 }))).toEqual([
      'Proxies: from 1 proxy to 2 proxies.',
    ])
    expect(told(from, changed(from, 'membership', 'proxies', { heldBy: 'anyone' }))).toEqual([
      'Proxies, who may hold them: from members to anyone.',
    ])
  })

  it('in Spanish two words are joined: del equipo, al equipo', () => {
    const electorate = (members: unknown) =>
      changed(smallWith({}), 'decisions', 'ordinary', { electorate: { members } })
    const [few, team] = [electorate({ classes: ['member'] }), electorate({ team: 'project' })]
    expect(told(few, team, 'es')).toEqual(['Ordinary, censo: de las members al equipo del proyecto.'])
    expect(told(team, few, 'es')).toEqual(['Ordinary, censo: del equipo del proyecto a las members.'])
  })

  it('up to four words stand bare; where one side has more, both are quoted, and nothing is joined to a quotation', () => {
    const team = changed(smallWith({}), 'decisions', 'ordinary', { electorate: { members: { team: 'project' } } })
    expect(told(smallWith({}), team, 'es')).toEqual([
      'Ordinary, censo: de «todas las personas socias con voto» a «el equipo del proyecto».',
    ])
  })
})

describe('Always true', () => {
  it('every change is told in a line of its own, in both languages, with nothing left out', () => {
    always(
      fc.property(anyCharters, anyCharters, charterEdits, (a, b, edits) => {
        for (const to of [b, editedCharter(a, edits)])
          for (const locale of ['en', 'es'] as const) {
            const lines = told(a, to, locale)
            expect(lines).toHaveLength(diffCharters({ from: a, to }).changes.length)
            for (const line of lines) expect(line).not.toMatch(/^$|undefined|\[object|\{\}/)
          }
      }),
      80,
    )
  })

  it('where nothing differs nothing is told', () => {
    for (const locale of ['en', 'es'] as const)
      expect(told(preset('workers-coop'), preset('workers-coop'), locale)).toEqual([])
  })
})

describe('Not true, on purpose', () => {
  it('a number written otherwise is a change of the file, though it is told as the same number', () => {
    const from = smallWith({})
    const to = changed(from, 'decisions', 'ordinary', { rule: { moreThan: '2/4', of: 'electorate' } })
    expect(told(from, to)).toHaveLength(1)
  })
})
