import { describe, expect, it } from 'vitest'
import { averageOf, averagesByCategory } from '../../src/averages/index.js'
import { exact, ratio, toPlain } from '../../src/exact/index.js'
import { LOCALES } from '../../src/problems/index.js'
import {
  explain,
  reasonsFromPlain,
  type Reason,
  type ReasonCode,
  type ReasonFacts,
  SENTENCES_EN,
  SENTENCES_ES,
} from '../../src/reasons/index.js'
import { thrownBy } from '../decisions/problems-of.js'
import { FACTS } from './facts.js'

const CODES = Object.keys(SENTENCES_EN) as ReasonCode[]

const reason = <Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code]): Reason =>
  ({ code, clauses: [], ...facts }) as unknown as Reason

const both = <Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code]): readonly [en: string, es: string] => [
  explain(reason(code, facts), 'en'),
  explain(reason(code, facts), 'es'),
]

describe('From the source', () => {
  it('WJC-7: 72% is told with what was divided by what', () => {
    const proposals = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
    const { because } = averageOf({ proposals, clauses: ['WJC-7'] })
    expect(explain(because, 'en')).toBe('The mean of 10 proposals is 72% (720% divided by 10) (WJC-7).')
    expect(explain(because, 'es')).toBe('La media de 10 propuestas es 72\u00a0% (720\u00a0% entre 10) (WJC-7).')
  })
  it('WJC-9: 12.5 USD an hour is 12.5 in English and 12,5 in Spanish', () => {
    const { averages } = averagesByCategory({
      categories: ['coordinator'],
      proposals: [{ coordinator: 15 }, { coordinator: 10 }],
      clauses: ['WJC-9'],
    })
    const because = averages.flatMap((average) => average.because)
    expect(explain(because, 'en')).toBe('coordinator: the mean of 2 proposals is 12.5 (25 divided by 2) (WJC-9).')
    expect(explain(because, 'es')).toBe('coordinator: la media de 2 propuestas es 12,5 (25 entre 2) (WJC-9).')
  })
  it('WJC-19: 70% and 80% give 75%', () => {
    const { because } = averageOf({ proposals: ['70%', '80%'], clauses: ['WJC-19', 'WJC-13'] })
    expect(explain(because, 'en')).toBe('The mean of 2 proposals is 75% (150% divided by 2) (WJC-19, WJC-13).')
  })
})

describe('At the boundary', () => {
  it('a language that there are no words in is told as one: es-ES is for the application to choose es by', () => {
    for (const locale of ['es-ES', 'fr', '', undefined, '__proto__'])
      expect(
        thrownBy(() => explain({ code: 'not-holding', clauses: [] }, locale as never)),
        String(locale),
      ).toEqual(['not-one-of locale'])
  })
  it.each([
    [0, '0 proposals', '0 propuestas'],
    [1, '1 proposal', '1 propuesta'],
    [2, '2 proposals', '2 propuestas'],
    [1000, '1,000 proposals', '1000 propuestas'],
    [12345, '12,345 proposals', '12.345 propuestas'],
    [1000000, '1,000,000 proposals', '1.000.000 propuestas'],
  ])('%s is counted as "%s" and "%s"', (count, en, es) => {
    const [english, spanish] = both('average-in-force', {
      item: 'admission',
      count,
      value: exact('3/4'),
      percent: true,
    })
    expect(english).toBe(`The average of ${en} is in force for admission: 75%.`)
    expect(spanish).toBe(`Rige el promedio de ${es} para admission: 75\u00a0%.`)
  })
  it.each([
    ['electorate', { count: 1 }, '1 member is entitled.', '1 persona tiene derecho a voto.'],
    ['electorate', { count: 2 }, '2 members are entitled.', '2 personas tienen derecho a voto.'],
    ['blocked', { observed: 1 }, '1 member blocks.', '1 persona bloquea.'],
    ['blocked', { observed: 2 }, '2 members block.', '2 personas bloquean.'],
    [
      'votes-needed',
      { more: 1 },
      '1 more vote for is needed with the other ballots as they are.',
      '1 voto más a favor hace falta con las demás papeletas como están.',
    ],
    [
      'votes-needed',
      { more: 2 },
      '2 more votes for are needed with the other ballots as they are.',
      '2 votos más a favor hacen falta con las demás papeletas como están.',
    ],
    [
      'still-open',
      { remaining: 1 },
      'Voting is open; 1 may still cast a ballot.',
      'La votación está abierta; 1 persona puede votar todavía.',
    ],
    [
      'took-part',
      { observed: 1 },
      '1 member has taken part; how they voted is not said here.',
      '1 persona ha participado; aquí no se dice qué votaron.',
    ],
  ] as const)('%s of %o', (code, facts, en, es) => {
    expect(both(code, facts as never)).toEqual([en, es])
  })
  it('one backing and two backings are told each in their number', () => {
    const [[en1, es1], [en2, es2]] = [
      both('backing-restarted', { lapsed: 1 }),
      both('backing-restarted', { lapsed: 2 }),
    ]
    expect(en1).toContain('1 earlier backing lapses')
    expect(es1).toContain('1 apoyo anterior decae')
    expect(en2).toContain('2 earlier backings lapse')
    expect(es2).toContain('2 apoyos anteriores decaen')
    expect(en2).not.toMatch(/lapse: it was/)
    expect(es1).not.toMatch(/decae: se dieron/)
  })
  it('trimming one of each end is told in the singular in Spanish, trimming two in the plural', () => {
    const trimmed = (dropped: number) =>
      both('trimmed-mean', { count: 7, dropped, observed: ratio(5n), percent: false })[1]
    expect(trimmed(2)).toMatch(/^La media de 7 propuestas, sin .*\b2\b.*más bajas.*más altas, es 5\.$/)
    expect(trimmed(1)).toMatch(/^La media de 7 propuestas, sin .+, es 5\.$/)
    expect(trimmed(1)).not.toMatch(/las 1 |1 la /)
  })
  it('one who stands aside and one who is silent are told in the singular in Spanish', () => {
    const [, two] = both('nobody-blocks', { asked: 10, standingAside: 2, silent: 2 })
    expect(two).toBe('Se preguntó a las 10 personas y nadie bloquea; 2 se apartaron y 2 callaron tras el aviso.')
    expect(both('nobody-blocks', { asked: 10, standingAside: 1, silent: 1 })[1]).not.toMatch(
      /1 se apartaron|1 callaron/,
    )
    expect(both('nobody-blocks', { asked: 1, standingAside: 0, silent: 0 })[1]).not.toMatch(/las 1 personas/)
  })
  it('no clause, one clause and two clauses close the sentence', () => {
    const tie = (...clauses: ('WJC-2' | 'WC-3')[]) => explain({ code: 'tie', clauses, observed: 5 }, 'en')
    expect([tie(), tie('WJC-2'), tie('WJC-2', 'WC-3')]).toEqual([
      '5 for and as many against: a tie.',
      '5 for and as many against: a tie (WJC-2).',
      '5 for and as many against: a tie (WJC-2, WC-3).',
    ])
  })
  it('one, two and three names stand in a row', () => {
    const runoff = (...options: string[]) => both('runoff-needed', { options })
    expect(runoff('a', 'b')).toEqual(['a and b go to a second ballot.', 'a y b pasan a una segunda votación.'])
    expect(runoff('a', 'b', 'c')).toEqual([
      'a, b, and c go to a second ballot.',
      'a, b y c pasan a una segunda votación.',
    ])
  })
})

describe('Always true', () => {
  it('every reason has its sentence in both languages', () => {
    expect(Object.keys(SENTENCES_ES).sort()).toEqual([...CODES].sort())
    expect(Object.keys(FACTS).sort()).toEqual([...CODES].sort())
  })
  it.each(CODES)('%s is told in two languages, each in its own words', (code) => {
    for (const facts of FACTS[code]) {
      const [en, es] = both(code, facts as never)
      for (const sentence of [en, es]) {
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object|=>|\n/)
        expect(sentence).toMatch(/^\S.*[^.]\.$/)
      }
      expect(es).not.toBe(en)
      // Spanish sets the percent sign off by a space that does not break, and English does not.
      expect(en).not.toMatch(/\s%/)
      expect(es).not.toMatch(/[^\u00a0]%/)
    }
  })
  it.each(CODES)('%s of other facts has another sentence', (code) => {
    for (const locale of LOCALES) {
      const sentences = FACTS[code].map((facts) => explain(reason(code, facts as never), locale))
      expect(new Set(sentences).size).toBe(sentences.length)
    }
  })
  it('reasons go through JSON, whose bigints are text, without losing their code or clauses', () => {
    for (const code of CODES) {
      for (const facts of FACTS[code]) {
        const plain = JSON.parse(JSON.stringify(toPlain(reason(code, facts as never)))) as Reason
        expect([plain.code, plain.clauses]).toEqual([code, []])
      }
    }
  })
  it('several reasons are told one after the other, and one reason alone like a list of one', () => {
    const tie: Reason = { code: 'tie', clauses: [], observed: 5 }
    const lost: Reason = { code: 'tie-policy', clauses: ['WJC-2'], policy: 'lost' }
    expect(explain([tie, lost], 'en')).toBe(
      '5 for and as many against: a tie. After a tie, the proposal is lost (WJC-2).',
    )
    for (const locale of LOCALES) {
      expect(explain([tie, lost], locale)).toBe(`${explain(tie, locale)} ${explain([lost], locale)}`)
    }
  })
})

describe('Not true, on purpose', () => {
  it('nobody having proposed is not told as a zero', () => {
    const { because } = averageOf({ proposals: [] })
    expect(explain(because, 'en')).toBe('Nobody has proposed a number, so there is no average; this is not a zero.')
    expect(explain(because, 'es')).toBe('Nadie ha propuesto un número, así que no hay promedio; esto no es un cero.')
  })
})

describe('Refused', () => {
  it.each([
    ['nothing', undefined, ['wrong-kind']],
    ['null', null, ['wrong-kind']],
    ['what is no reason, in a list', [7], ['wrong-kind [0]']],
    ['a code of nobody', { code: 'toString', clauses: [] }, ['not-one-of code']],
    ['a code of nobody, in a list', [{ code: 'toString', clauses: [] }], ['not-one-of [0].code']],
    ['no clauses', { code: 'not-holding' }, ['missing-key clauses']],
    ['facts that are missing', [{ code: 'share-reached', clauses: [] }], ['wrong-kind [0]']],
    [
      'facts that came back from JSON and were not read',
      toPlain(averageOf({ proposals: ['1/3'] }).because[0]),
      ['wrong-kind'],
    ],
  ])('%s', (_, because, problems) => {
    for (const locale of LOCALES) expect(thrownBy(() => explain(because as never, locale))).toEqual(problems)
  })

  it('whoever hands over facts as text is told what reads them back', () => {
    const kept = { code: 'losses-remain', clauses: [], amountMinor: '5', currency: 'EUR' }
    expect(() => explain(kept as never, 'en')).toThrow(/fromPlain/)
    expect(explain(reasonsFromPlain([kept]), 'en')).toBe('0.05 EUR of losses of earlier years is still carried over.')
  })
})
