import { describe, expect, it } from 'vitest'
import { exact } from '../../src/exact/index.js'
import { explain, type Reason, type ReasonCode } from '../../src/reasons/index.js'
import { FACTS } from './facts.js'

const both = (code: ReasonCode, facts: object): readonly [en: string, es: string] => {
  const reason = { code, clauses: [], ...FACTS[code][0], ...facts } as unknown as Reason
  return [explain(reason, 'en'), explain(reason, 'es')]
}

describe('From the source', () => {
  it('WJC-7: 8 of 10 team members are at least 72% of all of them', () => {
    expect(both('share-reached', {})).toEqual([
      '8 of all 10 entitled voted for; at least 72% of them are needed, which is 8.',
      '8 de 10 personas del censo votaron a favor; se exige al menos 72\u00a0%, es decir, 8.',
    ])
  })
  it('WJC-1: consensus says who was asked, who stood aside and who kept silent', () => {
    expect(both('nobody-blocks', {})[0]).toBe(
      'All 10 were asked and nobody blocks; 2 stood aside and 3 kept silent after the notice.',
    )
  })
})

describe('At the boundary', () => {
  const votes = (observed: number, outOf: number) => ({ observed, outOf })

  it('in Spanish one of three, and none of one, is told in the singular; none of three in the plural', () => {
    const told = (code: ReasonCode, facts: object) =>
      [votes(1, 3), votes(0, 1), votes(1, 1), votes(0, 3), votes(2, 3)].map(
        (counts) =>
          / (pued|vot|es |son |lo apoya|Asist|particip|convocó|convocaron)\S*/.exec(
            ` ${both(code, { ...facts, ...counts })[1]}`,
          )?.[0],
      )
    const [one, many] = [' puede', ' pueden']
    expect(told('may-vote', {})).toEqual([one, one, one, many, many])
    expect(told('share-reached', {})).toEqual([' votó', ' votó', ' votó', ' votaron', ' votaron'])
    expect(told('share-reached', { base: 'ballots' })).toEqual(
      [' es ', ' es ', ' es ', ' son ', ' son '].map((verb) => `${verb}a`),
    )
    expect(told('backers-enough', {})).toEqual([' lo apoya', ' lo apoya', ' lo apoya', ' lo apoyan', ' lo apoyan'])
    expect(told('meeting-quorum', {})).toEqual([' participa', ' participa', ' participa', ' participan', ' participan'])
    expect(told('called-by-members', { needed: 2 })).toEqual([
      ' convocó',
      ' convocó',
      ' convocó',
      ' convocaron',
      ' convocaron',
    ])
    expect(both('called-by-members', { ...votes(1, 3), needed: 2, may: false })[1]).toMatch(/, así que no puede\.$/)
    expect(both('called-by-members', { ...votes(2, 30), needed: 3, may: false })[1]).toMatch(/, así que no pueden\.$/)
    expect(both('replayed', { otherwise: 1, decisions: 3 })[1]).toContain(' habría salido ')
    expect(both('replayed', { otherwise: 0, decisions: 1 })[1]).toContain(' habría salido ')
    expect(both('replayed', { otherwise: 2, decisions: 3 })[1]).toContain(' habrían salido ')
  })

  it('funds a cent below what is owed, just that, and a cent above', () => {
    const told = (fundsMinor: bigint) => both('paid-out', { fundsMinor, owedMinor: 500n, order: 'oldest-first' })
    const full = (one: readonly string[]) => [one[0]?.includes('to everyone in full'), one[1]?.includes('por entero')]
    expect([499n, 500n, 501n].map(told).map(full)).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ])
  })

  it('nothing for members is told as it is said', () => {
    expect(both('nothing-to-members', {})).toEqual([
      'Nothing of it goes to members one by one.',
      'No se reparte nada entre las personas socias.',
    ])
  })

  it('a share that a target or what is left cut short is not told as taken', () => {
    expect(
      both('provision', {
        provision: 'fund',
        to: 'educación',
        share: exact('1/3'),
        of: 'remaining',
        baseMinor: 1234567n,
        askedMinor: 411522n,
        amountMinor: 5n,
      }),
    ).toEqual([
      '1/3 of the 12,345.67 EUR left would be 4,115.22 EUR; 0.05 EUR goes to the fund educación.',
      '1/3 de los 12.345,67 EUR que quedan serían 4115,22 EUR; van 0,05 EUR, al fondo educación.',
    ])
  })
})

describe('Every form of a sentence says what its facts say', () => {
  it.each([
    ['median', { count: 3 }, 'the one in the middle', 'la de en medio'],
    ['median', { count: 4 }, 'the mean of the two in the middle', 'la media de las dos de en medio'],
    ['clamped', { bound: 'min' }, 'below the lower bound', 'por debajo del mínimo'],
    ['clamped', { bound: 'max' }, 'above the upper bound', 'por encima del máximo'],
    ['left', { withProposal: true }, 'what they had proposed', 'lo que había propuesto'],
    ['left', { withProposal: false }, 'without having proposed', 'sin haber propuesto'],
    ['provisional', { percent: true }, 'provisional 75% is', 'el 75\u00a0% provisional'],
    ['provisional', { percent: true, value: exact('2/3') }, 'provisional 2/3 is', 'Rige provisionalmente 2/3 para'],
    ['provisional', { percent: false }, 'provisional 0.75 is', 'el 0,75 provisional'],
    ['average-in-force', { percent: false, value: exact('37.5') }, ': 37.5.', ': 37,5.'],
    ['share-reached', { comparison: 'at-least' }, 'at least 72%', 'al menos 72\u00a0%'],
    ['share-reached', { comparison: 'more-than' }, 'more than 72%', 'más de 72\u00a0%'],
    ['share-reached', { base: 'present' }, 'of the 10 present', 'de 10 personas presentes'],
    ['share-reached', { base: 'ballots' }, 'of the 10 ballots are for;', 'de 10 papeletas '],
    ['share-reached', { base: 'ballots', outOf: 1 }, 'of the 1 ballot ', 'de 1 papeleta '],
    [
      'share-reached',
      { base: 'for-or-against' },
      'of the 10 ballots for or against',
      '10 papeletas a favor o en contra',
    ],
    ['empty-base', { base: 'electorate' }, 'nobody is entitled', 'el censo está vacío'],
    ['empty-base', { base: 'present' }, 'nobody is present', 'no hay nadie presente'],
    ['empty-base', { base: 'ballots' }, 'no ballots.', 'no hay papeletas.'],
    ['empty-base', { base: 'for-or-against' }, 'no ballots for or against', 'no hay papeletas a favor ni en contra'],
    ['minimum-reached', { counted: 'for' }, '3 votes for;', '3 votos a favor;'],
    ['minimum-reached', { counted: 'ballots' }, '3 ballots;', '3 papeletas;'],
    ['minimum-not-reached', { counted: 'for' }, 'Only 1 vote for;', 'Solo 1 voto a favor;'],
    ['minimum-not-reached', { counted: 'ballots' }, 'Only 1 ballot;', 'Solo 1 papeleta;'],
    ['quorum-reached', {}, ', counting only for and against;', ', contando solo a favor y en contra;'],
    ['quorum-not-reached', { counting: ['abstain'] }, ', counting only abstentions;', ', contando solo abstenciones;'],
    ['tie-policy', { policy: 'lost' }, 'the proposal is lost', 'queda rechazada'],
    ['tie-policy', { policy: 'second-ballot' }, 'a second ballot', 'una segunda votación'],
    ['tie-policy', { policy: 'casting-vote' }, 'the chair', 'voto de calidad'],
    ['pinned-at-opening', { what: 'thresholds' }, 'threshold', 'mayoría exigida'],
    ['pinned-at-opening', { what: 'electorate' }, 'electorate', 'censo'],
    ['taken-live', { what: 'thresholds' }, 'threshold', 'mayoría exigida'],
    ['taken-live', { what: 'electorate' }, 'electorate', 'censo'],
  ] as const)('%s of %o: "%s"', (code, facts, en, es) => {
    const [english, spanish] = both(code, facts)
    expect(english).toContain(en)
    expect(spanish).toContain(es)
  })
})

describe('Not true, on purpose', () => {
  it('a quorum to which every ballot counts does not list them', () => {
    const [en, es] = both('quorum-reached', { counting: ['for', 'against', 'abstain'] })
    expect([en, es]).toEqual([
      'There is a quorum: 5 ballots of the 10 present; more than 2/3 are needed, which is 7.',
      'Hay quórum: 5 papeletas de 10 personas presentes; se exige más de 2/3, es decir, 7.',
    ])
  })
})
