import { describe, expect, it } from 'vitest'
import { CLAUSES, type ClauseId } from '../../src/reasons/index.js'

const IDS = Object.keys(CLAUSES) as ClauseId[]

describe('From the source', () => {
  it('WJC-1 to WJC-29, WC-1 to WC-11 and CW-1 to CW-6: every clause of the three texts has its id, and none is skipped', () => {
    const upTo = (text: string, most: number) => Array.from({ length: most }, (_, at) => `${text}-${at + 1}`)
    expect(IDS).toEqual([...upTo('WJC', 29), ...upTo('WC', 11), ...upTo('CW', 6)])
  })
  it('WJC-9: the clause of salaries says that the mean is paid', () => {
    expect(CLAUSES['WJC-9'].en).toMatch(/mean of each category is paid/)
    expect(CLAUSES['WJC-9'].es).toMatch(/se paga el promedio/)
  })
})

describe('Always true', () => {
  it.each(IDS)('%s is one short sentence in each language', (id) => {
    const { en, es } = CLAUSES[id]
    for (const sentence of [en, es]) {
      expect(sentence).toMatch(/^[A-ZÁÉÍÓÚÑ¿][^.!?\n]*\.$/)
      expect(sentence.length).toBeLessThanOrEqual(120)
    }
    expect(es).not.toBe(en)
  })
  it('no two clauses say the same', () => {
    for (const locale of ['en', 'es'] as const) {
      expect(new Set(IDS.map((id) => CLAUSES[id][locale])).size).toBe(IDS.length)
    }
  })
})
