import type { Arbitrary } from 'fast-check'
import type { ExactInput } from '../../exact/index.js'
import * as projects from '../../projects/index.js'
import { PEOPLE, type Kit } from './kit.js'

/** Any project from its proposal to its evaluation: its votes, places, team and removals. */
export const anyProjects = (kit: Kit) => {
  const { fc, one, some } = kit
  const rules = () => one(projects.ACCEPTANCE, { moreThan: '1/2', of: 'ballots' as const })
  /** The votes of so many: everybody is there. */
  const votes = (size: number): Arbitrary<projects.Votes> =>
    fc.tuple(kit.count(size), kit.count(size), fc.boolean()).map(([yes, no, closed]) => ({
      for: yes,
      against: Math.min(no, size - yes),
      abstain: 0,
      present: size,
      closed,
    }))
  const own = {
    Votes: (): Arbitrary<projects.Votes> => votes(PEOPLE.length),
    ProposalInput: (): Arbitrary<projects.ProposalInput> =>
      some(
        { project: kit.ids('p'), by: kit.person(), objectives: fc.constant(['purpose', 'growth']) },
        {
          serves: fc.uniqueArray(some({ objective: one('purpose', 'growth') }, { how: one('record-1') }), {
            selector: ({ objective }) => objective,
          }),
          areas: fc.subarray(['tech', 'design']),
        },
      ),
    ProjectProposal: (): Arbitrary<projects.ProjectProposal> =>
      kit.outcome(own.ProposalInput(), projects.tryProposalOf),
    MissingPart: (): Arbitrary<projects.MissingPart> =>
      kit.part(own.ProjectProposal(), (made) => (made.kind === 'incomplete' ? made.missing : [])),
    AcceptanceInput: (): Arbitrary<projects.AcceptanceInput> =>
      fc
        .tuple(own.ProposalInput(), kit.people(1), rules())
        .chain(([proposal, workerOwners, rule]) =>
          votes(workerOwners.length).map((cast) => ({ proposal, workerOwners, rule, ...cast })),
        ),
    Acceptance: (): Arbitrary<projects.Acceptance> => kit.outcome(own.AcceptanceInput(), projects.tryAcceptanceOf),
    Candidacy: (): Arbitrary<projects.Candidacy> => kit.part(own.CoordinatorsInput(), ({ candidacies }) => candidacies),
    CoordinatorsInput: (): Arbitrary<projects.CoordinatorsInput> =>
      kit.people(2).chain((workerOwners) =>
        fc.record({
          areas: fc.constant(['tech', 'design']),
          workerOwners: fc.constant(workerOwners),
          rule: rules(),
          candidacies: fc.uniqueArray(
            fc
              .tuple(one('tech', 'design'), fc.nat({ max: workerOwners.length - 1 }), votes(workerOwners.length - 1))
              .map(([area, at, cast]) => ({ area, person: workerOwners[at] ?? 'ana', ...cast })),
            { selector: ({ area, person }) => `${area} ${person}`, maxLength: 4 },
          ),
          callsOpen: fc.subarray(['tech', 'design']),
          openSearches: one([], [{ area: 'tech', record: 'record-1' }]),
        }),
      ),
    Coordinators: (): Arbitrary<projects.Coordinators> =>
      kit.outcome(own.CoordinatorsInput(), projects.tryCoordinatorsOf),
    AreaCoordination: (): Arbitrary<projects.AreaCoordination> => kit.part(own.Coordinators(), ({ areas }) => areas),
    EvaluationScale: (): Arbitrary<projects.EvaluationScale> =>
      one({ min: 0, max: 10, unit: 'points' }, { min: '0', max: '100', step: 5, unit: 'points' }),
    Evaluating: (): Arbitrary<projects.Evaluating> =>
      fc.record({
        person: kit.person(),
        objective: one('purpose', 'growth'),
        value: one<readonly ExactInput[]>(0, '5', 10),
      }),
    EvaluationInput: (): Arbitrary<projects.EvaluationInput> => {
      const given = () =>
        fc.uniqueArray(own.Evaluating(), {
          selector: ({ person, objective }) => `${person} ${objective}`,
          maxLength: 5,
        })
      return fc.record({
        project: kit.ids('p'),
        objectives: fc.constant(['purpose', 'growth']),
        scale: own.EvaluationScale(),
        projected: given(),
        achieved: given(),
      })
    },
    Evaluation: (): Arbitrary<projects.Evaluation> => kit.outcome(own.EvaluationInput(), projects.tryEvaluationOf),
    ObjectiveEvaluation: (): Arbitrary<projects.ObjectiveEvaluation> =>
      kit.part(own.Evaluation(), ({ objectives }) => objectives),
    PerformanceMethod: (): Arbitrary<projects.PerformanceMethod> => one('mean-of-projects', 'weighted-by-budget'),
    PerformanceInput: (): Arbitrary<projects.PerformanceInput> =>
      fc.record({
        method: own.PerformanceMethod(),
        projects: fc.uniqueArray(
          some(
            { project: kit.ids('p'), budgetMinor: fc.integer({ min: 1, max: 1_000_000 }) },
            { achieved: kit.amounts(10) },
          ),
          { selector: ({ project }) => project, maxLength: 4 },
        ),
      }),
    Performance: (): Arbitrary<projects.Performance> => kit.outcome(own.PerformanceInput(), projects.tryPerformanceOf),
    ProjectState: (): Arbitrary<projects.ProjectState> =>
      one('proposed', 'accepted', 'lost', 'seeking-coordinators', 'staffing', 'running', 'ended', 'closed'),
    ProjectInput: (): Arbitrary<projects.ProjectInput> =>
      fc.record({
        project: kit.ids('p'),
        state: own.ProjectState(),
        evaluateBefore: one('required', 'optional'),
        proposal: one('complete', 'incomplete'),
        evaluatedBefore: fc.boolean(),
        acceptance: one('accepted', 'lost', 'open', 'tied', 'inquorate', 'incomplete'),
        coordinators: one('all-found', 'not-yet'),
        staffing: one('waits-for-coordinators', 'staffing', 'staffed'),
        evaluation: one('evaluated', 'projected', 'incomplete'),
        closable: fc.boolean(),
      }),
    NextStep: (): Arbitrary<projects.NextStep> => kit.outcome(own.ProjectInput(), projects.tryNextForProject),
    ProjectObstacle: (): Arbitrary<projects.ProjectObstacle> => kit.part(own.NextStep(), ({ obstacles }) => obstacles),
    RemovalRule: (): Arbitrary<projects.RemovalRule> =>
      fc.record({
        provisional: one<readonly ExactInput[]>('1/2', '72%', 0.6),
        minimumProposals: kit.count(4),
        personConcerned: one('included', 'excluded'),
        decidedBy: one('team'),
      }),
    RemovalInput: (): Arbitrary<projects.RemovalInput> =>
      fc
        .tuple(
          own.RemovalRule(),
          kit.people(3),
          one('team', 'coordination'),
          kit.list(kit.percentages(50), 8, 8),
          kit.count(8),
        )
        .chain(([rule, team, from, shares, proposed]) => {
          const [person = 'ana'] = team
          return votes(team.length - 1).map((cast) => ({
            from,
            person,
            team,
            coordinates: from === 'coordination' ? ['tech'] : [],
            proposals: team.slice(0, proposed).map((member, at) => ({ person: member, share: shares[at] ?? '60%' })),
            rule,
            ...cast,
          }))
        }),
    Removal: (): Arbitrary<projects.Removal> => kit.outcome(own.RemovalInput(), projects.tryRemovalFrom),
    ParticipationEnd: (): Arbitrary<projects.ParticipationEnd> =>
      fc.oneof(one('with-the-project', 'when-they-say'), fc.record({ daysAfterLastWork: kit.count(90, 1) })),
    TeamInput: (): Arbitrary<projects.TeamInput> =>
      fc.record({
        project: kit.ids('p'),
        on: kit.days(600, 900),
        rule: own.ParticipationEnd(),
        joins: fc.uniqueArray(fc.record({ person: kit.person(), on: kit.days(0, 200) }), {
          selector: ({ person }) => person,
          maxLength: 5,
        }),
      }),
    Team: (): Arbitrary<projects.Team> => kit.outcome(own.TeamInput(), projects.tryTeamOn),
    EndedPart: (): Arbitrary<projects.EndedPart> => kit.part(own.Team(), ({ finished }) => finished),
    StaffingStep: (): Arbitrary<projects.StaffingStep> => {
      const place = { place: one('coder', 'drawer') }
      return fc.oneof(
        fc.record({ kind: one('coordinator'), area: one('tech', 'design'), person: one('ana') }),
        fc.record({ kind: one('apply'), ...place, person: kit.person(), pool: one('worker-owners', 'volunteers') }),
        fc.record({ kind: one('withdraw'), ...place, person: kit.person() }),
        fc.record({ kind: one('accept'), ...place, person: kit.person(), by: one('ana') }),
        fc.record({ kind: one('decline'), ...place, person: kit.person(), by: one('ana'), record: one('record-1') }),
        fc.record({ kind: one('next-pool'), ...place, by: one('ana'), record: one('record-1') }),
        fc.record({ kind: one('vacate'), ...place }),
      )
    },
    StaffingInput: (): Arbitrary<projects.StaffingInput> =>
      kit.list(own.StaffingStep(), 0, 12).map((steps) => ({
        areas: ['tech', 'design'],
        pools: ['worker-owners', 'volunteers'],
        places: [
          { place: 'coder', area: 'tech' },
          { place: 'drawer', area: 'design' },
        ],
        steps,
      })),
    Staffing: (): Arbitrary<projects.Staffing> => kit.outcome(own.StaffingInput(), projects.tryStaffingOf),
    PlaceStanding: (): Arbitrary<projects.PlaceStanding> => kit.part(own.Staffing(), ({ places }) => places),
    StepOutcome: (): Arbitrary<projects.StepOutcome> => kit.part(own.Staffing(), ({ steps }) => steps),
    ProjectRules: (): Arbitrary<projects.ProjectRules> =>
      fc.record({
        acceptance: rules(),
        evaluateBefore: one('required', 'optional'),
        coordinators: rules(),
        pools: one(['worker-owners', 'volunteers']),
        removal: own.RemovalRule(),
        participationEnds: own.ParticipationEnd(),
        evaluation: own.EvaluationScale(),
        performance: own.PerformanceMethod(),
      }),
  }
  return own
}
