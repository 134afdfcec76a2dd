import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainProblem, type Problem } from '../../src/problems/index.js'
import {
  ACCEPTANCE,
  checkProjectRules,
  COORDINATION,
  tryAcceptanceOf,
  tryCoordinatorsOf,
  tryEvaluationOf,
  tryNextForProject,
  tryPerformanceOf,
  tryProposalOf,
  tryRemovalFrom,
  tryStaffingOf,
  tryTeamOn,
} from '../../src/projects/index.js'
import { explain, type Reason } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'

const VOTES = { for: 2, against: 0, abstain: 0, closed: true }
const PROPOSAL = {
  project: 'app',
  by: 'zoe',
  objectives: ['o'],
  serves: [{ objective: 'o', how: 'r' }],
  areas: ['tech'],
}
const RULE = { provisional: '3/4', minimumProposals: 1, personConcerned: 'included', decidedBy: 'team' }
const SCALE = { min: 0, max: 10, step: 1, unit: 'points' }
const SAID = [{ person: 'ana', objective: 'o', value: 5 }]

/** Each rule, with an input that it takes. */
const RULES: readonly (readonly [name: string, rule: (input: never) => object, good: object])[] = [
  ['tryProposalOf', tryProposalOf, PROPOSAL],
  [
    'tryAcceptanceOf',
    tryAcceptanceOf,
    { proposal: PROPOSAL, workerOwners: ['ana', 'ben'], rule: ACCEPTANCE, ...VOTES },
  ],
  [
    'tryCoordinatorsOf',
    tryCoordinatorsOf,
    {
      areas: ['tech'],
      workerOwners: ['ana', 'ben', 'cleo'],
      rule: COORDINATION,
      candidacies: [{ area: 'tech', person: 'ana', ...VOTES }],
      callsOpen: [],
      openSearches: [{ area: 'tech', record: 'r' }],
    },
  ],
  [
    'tryStaffingOf',
    tryStaffingOf,
    {
      areas: ['tech'],
      pools: ['worker-owners', 'outside'],
      places: [{ place: 'coder', area: 'tech' }],
      steps: [
        { kind: 'coordinator', area: 'tech', person: 'ana' },
        { kind: 'apply', place: 'coder', person: 'ben', pool: 'outside' },
        { kind: 'next-pool', place: 'coder', by: 'ana', record: 'r' },
        { kind: 'accept', place: 'coder', person: 'ben', by: 'ana' },
        { kind: 'vacate', place: 'coder' },
      ],
    },
  ],
  [
    'tryTeamOn',
    tryTeamOn,
    {
      project: 'app',
      on: '2025-03-31',
      rule: { daysAfterLastWork: 30 },
      joins: [{ person: 'ana', on: '2025-01-01' }],
      work: [{ person: 'ana', on: '2025-02-01' }],
      endings: [{ person: 'ana', on: '2025-04-01', why: 'left', record: 'r' }],
      projectEndedOn: '2025-05-01',
    },
  ],
  [
    'tryRemovalFrom',
    tryRemovalFrom,
    {
      from: 'team',
      person: 'ana',
      team: ['ana', 'ben'],
      coordinates: ['tech'],
      proposals: [{ person: 'ana', share: '50%' }],
      rule: RULE,
      ...VOTES,
    },
  ],
  [
    'tryEvaluationOf',
    tryEvaluationOf,
    { project: 'app', objectives: ['o'], scale: SCALE, projected: SAID, achieved: SAID },
  ],
  [
    'tryPerformanceOf',
    tryPerformanceOf,
    { method: 'weighted-by-budget', projects: [{ project: 'app', achieved: 1, budgetMinor: 1 }] },
  ],
  [
    'tryNextForProject',
    tryNextForProject,
    { project: 'app', state: 'ended', evaluateBefore: 'required', closable: true },
  ],
  [
    'checkProjectRules',
    checkProjectRules,
    {
      acceptance: ACCEPTANCE,
      evaluateBefore: 'required',
      coordinators: COORDINATION,
      pools: ['outside'],
      removal: RULE,
      participationEnds: 'when-they-say',
      evaluation: SCALE,
      performance: 'mean-of-projects',
    },
  ],
]

const NASTY = [
  null,
  undefined,
  Number.NaN,
  -1,
  1e300,
  2 ** 53,
  '',
  '__proto__',
  'constructor',
  [],
  {},
  [null],
  [[]],
  0n,
  () => 7,
]
const paths = (value: unknown): (readonly (string | number)[])[] =>
  typeof value === 'object' && value !== null
    ? [[], ...Object.entries(value).flatMap(([key, part]) => paths(part).map((rest) => [key, ...rest]))]
    : [[]]
const withAt = (value: unknown, [key, ...rest]: readonly (string | number)[], part: unknown): unknown => {
  if (key === undefined) return part
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as unknown as Record<string, unknown>)
    : { ...(value as object) }
  copy[key] = withAt(copy[key], rest, part)
  return copy
}
/** Says everything that came back, so that what cannot be said is found as well. */
const sayAll = (outcome: object): void => {
  const problems = (Array.isArray(outcome) ? outcome : 'problems' in outcome ? outcome.problems : []) as Problem[]
  for (const found of problems) expect(explainProblem(found, 'es')).not.toMatch(/undefined|\[object/)
  const because = 'because' in outcome ? (outcome.because as readonly Reason[]) : []
  for (const locale of ['en', 'es'] as const)
    expect(explain(because, locale)).not.toMatch(/undefined|NaN|\[object|native/)
}

describe('Always true', () => {
  it.each(RULES)('%s takes a good input', (_, rule, good) => {
    const outcome = rule(good as never)
    expect('problems' in outcome || (Array.isArray(outcome) && outcome.length > 0)).toBe(false)
    sayAll(outcome)
  })

  it.each(RULES)('%s answers whatever stands anywhere in its input, and never throws', (_, rule, good) => {
    for (const path of paths(good)) for (const nasty of NASTY) sayAll(rule(withAt(good, path, nasty) as never))
  })

  it.each(RULES)('%s answers any JSON at all', (_, rule) => {
    always(
      fc.property(fc.json(), (text) => {
        sayAll(rule(JSON.parse(text) as never))
      }),
    )
  })

  it.each(RULES)('%s answers the same for a frozen copy that went through JSON', (_, rule, good) => {
    const copy = JSON.parse(JSON.stringify(good)) as object
    expect(rule(Object.freeze(copy) as never)).toEqual(rule(good as never))
  })

  it('keys that every object has are unknown keys like any other', () => {
    for (const [, rule, good] of RULES) {
      const hostile = JSON.parse(
        JSON.stringify(good).replace('{', '{"__proto__":{"closed":true},"constructor":1,'),
      ) as never
      expect(JSON.stringify(rule(hostile))).toContain('unknown-key')
    }
  })

  it('a hundred thousand bad entries are told of shortly', () => {
    const many = Array.from({ length: 100_000 }, () => null)
    for (const [, rule, good] of RULES)
      for (const [key, part] of Object.entries(good)) {
        if (!Array.isArray(part)) continue
        const outcome = rule({ ...good, [key]: many } as never)
        const problems = Array.isArray(outcome) ? outcome : (outcome as { problems: readonly Problem[] }).problems
        expect(problems.length).toBeLessThanOrEqual(101)
      }
  })
})
