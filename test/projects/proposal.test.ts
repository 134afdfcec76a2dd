import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ProposalInput, proposalOf, tryProposalOf } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const BASE: ProposalInput = {
  project: 'democracy-app',
  by: 'zoe',
  objectives: ['justice', 'freedom', 'democracy', 'environment'],
  serves: [{ objective: 'democracy', how: 'rec-1' }],
  areas: ['tech', 'promotion', 'pr', 'financing', 'legal'],
}
const refused = (more: object) => refusedOf(tryProposalOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-3: somebody who is no member proposes a project, and it can be put to the vote', () => {
    expect(proposalOf(BASE)).toEqual({
      kind: 'complete',
      project: 'democracy-app',
      by: 'zoe',
      objectives: ['democracy'],
      areas: ['tech', 'promotion', 'pr', 'financing', 'legal'],
      because: [
        {
          code: 'proposal-complete',
          clauses: ['WJC-3', 'WJC-4'],
          project: 'democracy-app',
          by: 'zoe',
          areas: BASE.areas,
        },
      ],
    })
  })

  it('WJC-4: it says which objective it serves, and how; otherwise it says what is missing', () => {
    const missing = (more: Partial<ProposalInput>) => {
      const proposal = proposalOf({ ...BASE, ...more })
      return proposal.kind === 'incomplete' ? proposal.missing : []
    }
    expect(missing({ serves: [{ objective: 'freedom' }] })).toEqual(['how'])
    expect(missing({ serves: [] })).toEqual(['objective', 'how'])
    expect(missing({ areas: [] })).toEqual(['areas'])
    expect(proposalOf({ project: 'p', by: 'zoe', objectives: ['freedom'] })).toMatchObject({
      kind: 'incomplete',
      missing: ['objective', 'how', 'areas'],
      because: [{ code: 'proposal-incomplete', clauses: ['WJC-3', 'WJC-4'] }],
    })
  })

  it('WJC-4: how is told for every objective that it names', () => {
    const serves = [{ objective: 'freedom', how: 'rec-1' }, { objective: 'justice' }]
    expect(proposalOf({ ...BASE, serves })).toMatchObject({ kind: 'incomplete', missing: ['how'] })
  })
})

describe('Always true', () => {
  it('it is complete exactly where nothing is missing, and what is missing comes in one order', () => {
    always(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (objective, how, areas) => {
        const proposal = proposalOf({
          project: 'p',
          by: 'zoe',
          objectives: ['freedom'],
          serves: objective ? [how ? { objective: 'freedom', how: 'rec-1' } : { objective: 'freedom' }] : [],
          areas: areas ? ['tech'] : [],
        })
        const missing = [
          ...(objective ? [] : ['objective']),
          ...(objective && how ? [] : ['how']),
          ...(areas ? [] : ['areas']),
        ]
        expect(proposal).toMatchObject(missing.length === 0 ? { kind: 'complete' } : { kind: 'incomplete', missing })
      }),
      50,
    )
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryProposalOf(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => proposalOf({} as never))).toEqual([
      'missing-key project',
      'missing-key by',
      'missing-key objectives',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        project: '',
        by: 7,
        serves: [{ objective: 'profit', how: '' }, { objective: 'freedom', how: 'r', why: 1 }, { how: 'r' }, null],
        areas: ['tech', 'tech'],
        clauses: [1],
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses[0]',
      'not-a-name project',
      'not-a-name by',
      'not-a-name serves[0].how',
      'not-one-of serves[0].objective',
      'unknown-key serves[1].why',
      'missing-key serves[2].objective',
      'wrong-kind serves[3]',
      'listed-twice areas[1]',
    ])
  })

  it('a cooperative without objectives, and an objective that is named twice', () => {
    expect(refused({ objectives: [], serves: [] })).toEqual(['empty-list objectives'])
    expect(refused({ serves: [BASE.serves?.[0], BASE.serves?.[0]] })).toEqual(['listed-twice serves[1].objective'])
  })
})
