import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextForProject, type ProjectInput, type ProjectState, tryNextForProject } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const next = (state: ProjectState, more: Partial<ProjectInput> = {}) =>
  nextForProject({ project: 'app', state, evaluateBefore: 'required', ...more })
const ALL_DONE = {
  proposal: 'complete',
  evaluatedBefore: true,
  acceptance: 'accepted',
  coordinators: 'all-found',
  staffing: 'staffed',
  evaluation: 'evaluated',
  closable: true,
} as const

describe('From the source', () => {
  it('WJC-3, WJC-5, WJC-26, WJC-23: from a proposal to the end, one step after the other', () => {
    const way: (ProjectState | null)[] = ['proposed']
    for (let state: ProjectState | null = 'proposed'; state !== null; ) {
      state = next(state, ALL_DONE).next
      way.push(state)
    }
    expect(way).toEqual([
      'proposed',
      'accepted',
      'seeking-coordinators',
      'staffing',
      'running',
      'ended',
      'closed',
      null,
    ])
  })

  it('WJC-3, WJC-4: a proposal is complete, evaluated and accepted before it is a project', () => {
    expect(next('proposed')).toMatchObject({
      kind: 'not-yet',
      next: 'accepted',
      obstacles: ['proposal-incomplete', 'not-evaluated-before', 'not-accepted'],
      because: [{ code: 'stands-in-the-way', clauses: ['WJC-3', 'WJC-4'], next: 'accepted' }, {}, {}],
    })
    expect(next('proposed', { ...ALL_DONE, evaluatedBefore: false }).obstacles).toEqual(['not-evaluated-before'])
    expect(next('proposed', { ...ALL_DONE, evaluatedBefore: false, evaluateBefore: 'optional' }).kind).toBe('may-go-on')
  })

  it('WJC-3: one that is not accepted is lost, and nothing follows', () => {
    expect(next('proposed', { acceptance: 'lost' })).toMatchObject({ kind: 'may-go-on', next: 'lost', obstacles: [] })
    expect(next('lost', ALL_DONE)).toMatchObject({ kind: 'nothing-follows', next: null })
  })

  it('WJC-26: no team before all coordinators are found, and no project before its places are filled', () => {
    expect(next('seeking-coordinators', { coordinators: 'not-yet' }).obstacles).toEqual(['coordinators-missing'])
    expect(next('staffing', { staffing: 'staffing' }).obstacles).toEqual(['places-open'])
  })

  it('WJC-23, WJC-4: none is closed before it was evaluated, presented and audited', () => {
    expect(next('ended')).toMatchObject({ obstacles: ['not-evaluated-after', 'not-closable'] })
    expect(next('ended', { evaluation: 'evaluated', closable: false })).toMatchObject({
      kind: 'not-yet',
      next: 'closed',
      obstacles: ['not-closable'],
      because: [{ clauses: ['WJC-4', 'WJC-23'], obstacle: 'not-closable' }],
    })
    expect(next('ended', { evaluation: 'projected', closable: true }).obstacles).toEqual(['not-evaluated-after'])
    expect(next('ended', { evaluation: 'evaluated', closable: true })).toMatchObject({
      kind: 'may-go-on',
      next: 'closed',
    })
  })
})

describe('Always true', () => {
  const ORDER = ['proposed', 'accepted', 'seeking-coordinators', 'staffing', 'running', 'ended', 'closed']
  const facts = fc.record(
    {
      proposal: fc.constantFrom('complete', 'incomplete'),
      evaluatedBefore: fc.boolean(),
      acceptance: fc.constantFrom('accepted', 'lost', 'open', 'tied', 'inquorate', 'incomplete'),
      coordinators: fc.constantFrom('all-found', 'not-yet'),
      staffing: fc.constantFrom('waits-for-coordinators', 'staffing', 'staffed'),
      evaluation: fc.constantFrom('evaluated', 'projected', 'incomplete'),
      closable: fc.boolean(),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Partial<ProjectInput>>
  const state = fc.constantFrom<ProjectState>('lost', ...(ORDER as ProjectState[]))

  it('a step leads to the next state only, and never back', () => {
    always(
      fc.property(state, facts, (from, more) => {
        const step = next(from, more)
        if (step.next === null) expect(['lost', 'closed']).toContain(from)
        else if (step.next === 'lost') expect([from, more.acceptance]).toEqual(['proposed', 'lost'])
        else expect(ORDER.indexOf(step.next)).toBe(ORDER.indexOf(from) + 1)
      }),
    )
  })

  it('it may go on exactly where nothing stands in the way, and each obstacle has its reason', () => {
    always(
      fc.property(state, facts, (from, more) => {
        const { kind, obstacles, because } = next(from, more)
        expect(kind === 'not-yet').toBe(obstacles.length > 0)
        expect(because).toHaveLength(Math.max(1, obstacles.length))
      }),
    )
  })

  it('what is not known stands in the way, as what has not happened does', () => {
    always(
      fc.property(state, (from) => {
        const free = ['accepted', 'running']
        if (from !== 'lost' && from !== 'closed')
          expect(next(from).kind).toBe(free.includes(from) ? 'may-go-on' : 'not-yet')
      }),
      50,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a place that falls free while a project runs does not stop it', () => {
    expect(next('running', { staffing: 'staffing', coordinators: 'not-yet' })).toMatchObject({
      kind: 'may-go-on',
      next: 'ended',
    })
  })

  it('a vote without a quorum, or a tie, is not a lost one: the proposal waits', () => {
    for (const acceptance of ['open', 'tied', 'inquorate'] as const)
      expect(next('proposed', { ...ALL_DONE, acceptance })).toMatchObject({
        next: 'accepted',
        obstacles: ['not-accepted'],
      })
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryNextForProject(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => nextForProject({} as never))).toEqual([
      'missing-key project',
      'missing-key state',
      'missing-key evaluateBefore',
    ])
  })

  it('everything at once', () => {
    const input = {
      project: '',
      state: 'constructor',
      evaluateBefore: 'maybe',
      proposal: 'good',
      acceptance: 'yes',
      coordinators: 5,
      staffing: null,
      evaluation: 'ok',
      evaluatedBefore: 1,
      closable: 'yes',
      clauses: 7,
      extra: 1,
    }
    expect(refusedOf(tryNextForProject(input as never))).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'not-a-name project',
      'not-one-of state',
      'not-one-of evaluateBefore',
      'not-one-of proposal',
      'not-one-of acceptance',
      'not-one-of coordinators',
      'not-one-of staffing',
      'not-one-of evaluation',
      'wrong-kind evaluatedBefore',
      'wrong-kind closable',
    ])
  })
})
