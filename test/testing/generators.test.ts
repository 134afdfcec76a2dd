import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ROOMS } from '../../rooms.js'
import { checkCharter } from '../../src/charter/index.js'
import { canonicalJson, commandJsonSchema, type Cooperative, foldEvents } from '../../src/cooperative/index.js'
import { toPlain } from '../../src/exact/index.js'
import * as accounts from '../../src/accounts/index.js'
import * as averages from '../../src/averages/index.js'
import * as circles from '../../src/circles/index.js'
import * as decisions from '../../src/decisions/index.js'
import * as deferral from '../../src/deferral/index.js'
import * as disclosure from '../../src/disclosure/index.js'
import * as elections from '../../src/elections/index.js'
import * as meetings from '../../src/meetings/index.js'
import * as membership from '../../src/membership/index.js'
import * as pay from '../../src/pay/index.js'
import * as projects from '../../src/projects/index.js'
import * as simulation from '../../src/simulation/index.js'
import * as surplus from '../../src/surplus/index.js'
import { explain, type Because } from '../../src/reasons/index.js'
import { arbitraries } from '../../src/testing/index.js'
import { always } from '../arbitraries/run.js'

const root = join(import.meta.dirname, '../..')
const any = arbitraries(fc)
type Table = Readonly<Record<string, () => fc.Arbitrary<unknown>>>
const tables = Object.fromEntries(
  ROOMS.filter((room) => room in any).map((room) => [room, any[room as 'exact'] as Table]),
)

/** Types for which there is no generator, each with the reason. */
const NONE: Readonly<Record<string, string>> = {
  'averages.ProposalSlots': 'a container inside live averages, which has no meaning by itself',
  'averages.SortedNumbers': 'a container inside live averages, which has no meaning by itself',
  'ballots.AnswerOf': 'a generic type: the answer that goes with a question',
  'ballots.StandingBallots': 'a service with functions: openBallots makes one',
  'calendar.Fields': 'a reader of data from outside, which has no value of its own',
  'cooperative.EventOf': 'a generic type: Event has each of its kinds',
  'exact.Plain': 'a generic type: what toPlain makes of another type',
  'membership.RuleFields': 'a reader of data from outside, which has no value of its own',
  'problems.Translations': 'a table of functions that is there once',
  'problems.Words': 'the two sentences in that table',
  'reasons.SentencesOf': 'a generic type: Sentences is the one that is used',
  'reasons.ReasonFacts': 'a table from the code of a reason to what it says: Reason has its values',
  'secrecy.ComplaintMessage': 'what a cheating key holder provokes: no ceremony that is generated has one',
  'secrecy.BadHolder': 'what a cheating key holder is told by: no share that is generated is wrong',
  'simulation.Gathered': 'a container of results, which holds a model',
  'simulation.Model': 'it holds a function: MODELS are all that come with the package',
  'simulation.ModelOf': 'a generic type: Model is the one that is used',
  'simulation.RowDigest': 'a container, which has no value of its own',
  'simulation.SoundPlan': 'it holds a model: readPlan makes one of a Plan',
  'simulation.SoundScenario': 'it holds a model: readScenario makes one of a Scenario',
  'simulation.Stream': 'chance itself: Stream.from makes one of a text',
  'simulation.Streams': 'the chance of one run: a model is handed them',
  'simulation.Table': 'it holds a function: tablesOf makes one of a sound plan',
  'storage.Adapter': 'a service with functions',
  'storage.BackupInput': 'it holds a store',
  'storage.BallotRecordInput': 'it holds an event store',
  'storage.FollowInput': 'it holds an event store',
  'storage.OpenBallotRecord': 'a service with functions: openBallotRecord makes one',
  'storage.RestoreInput': 'it holds a store',
  'storage.VerifyInput': 'it holds a store',
  'storage.EventStore': 'a service with functions: memoryStores makes one',
  'storage.OpenCooperative': 'a service with functions: openCooperative makes one',
  'storage.OpenInput': 'it holds an event store',
  'storage.RecordStore': 'a service with functions: memoryStores makes one',
  'storage.Stores': 'a service with functions: memoryStores makes one',
  'sweeps.MergeInput': 'it names a folder on disk',
  'sweeps.Merged': 'what was written to a folder on disk',
  'sweeps.Missing': 'what is not there yet in a folder on disk',
  'sweeps.OpenedSweep': 'it holds functions: openSweep makes one of a folder on disk',
  'sweeps.Progressed': 'how far the work on a folder on disk has come',
  'sweeps.ShardInput': 'it names a folder on disk, and holds a model',
  'sweeps.ShardRan': 'what became of the work on a folder on disk',
  'sweeps.SweepInput': 'it holds a model',
}
/** Facts are parts of reasons, under names of their own for whoever writes translations: Reason has their values. */
const PARTS_OF_REASONS = /^reasons\.(\w+Facts|Needed|Thing)$/

/** The names of the types that a room exports: those marked as types, and classes. */
const typesOf = (room: string): readonly string[] => {
  const source = ts.createSourceFile(
    'index.ts',
    readFileSync(join(root, `src/${room}/index.ts`), 'utf8'),
    ts.ScriptTarget.ES2022,
  )
  return source.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements
          .filter(({ name, isTypeOnly }) => statement.isTypeOnly || isTypeOnly || /^[A-Z][a-z]/.test(name.text))
          .map(({ name }) => `${room}.${name.text}`)
      : [],
  )
}

const rooms = ROOMS.filter((room) => room !== 'testing')
const covered = new Set(
  Object.entries(tables).flatMap(([room, table]) => Object.keys(table).map((name) => `${room}.${name}`)),
)

describe('generators', () => {
  it('are there for every public type, or it is said why there is none', () => {
    const types = rooms.flatMap(typesOf)
    expect(types.length).toBeGreaterThan(500)
    expect(
      types.filter((name) => !covered.has(name) && NONE[name] === undefined && !PARTS_OF_REASONS.test(name)),
    ).toEqual([])
    expect(Object.keys(NONE).filter((name) => covered.has(name) || !types.includes(name))).toEqual([])
  })

  it('are each typed as what they are named after', () => {
    const folder = join(root, 'src/testing/generators')
    const wrong = readdirSync(folder).flatMap((file) =>
      [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /^ {4}([A-Z]\w+): (?:<[^\n]*>)?\([^)]*\): Arbitrary<\s*(?:\w+\.)?(\w+)/gm,
        ),
      ]
        .filter(([, name, type]) => name !== type)
        .map(([line]) => `${file}: ${line}`),
    )
    expect(wrong).toEqual([])
  })

  it('need fast-check only once they are asked for', () => {
    const folder = join(root, 'src/testing')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const wanting = files.filter((file) =>
      /^import (?!type).*'fast-check'/m.test(readFileSync(join(folder, file), 'utf8')),
    )
    expect(wanting).toEqual([])
  })
})

/** Rooms whose values are made by real cryptography, or by whole cooperatives, are asked for fewer. */
const FEW: Readonly<Record<string, number>> = {
  secrecy: 1,
  cooperative: 4,
  charter: 4,
  storage: 4,
  reasons: 10,
  problems: 10,
  simulation: 4,
}
/** Those that are asked for something by name. */
const ASKED: ReadonlySet<string> = new Set(['commandIn', 'CommandOf', 'ReasonOf'])

describe.each(Object.entries(tables))('everything of %s', (room, table) => {
  const names = Object.keys(table).filter((name) => !ASKED.has(name))

  it.each(names)('%s is generated, and the same for the same seed', (name) => {
    const made = () => fc.sample((table[name] as () => fc.Arbitrary<unknown>)(), { seed: 7, numRuns: FEW[room] ?? 30 })
    const [first, second] = [made(), made()]
    expect(first.every((value) => value !== undefined)).toBe(true)
    expect(JSON.stringify(toPlain(first))).toBe(JSON.stringify(toPlain(second)))
  })
})

/** Rules that refuse data from outside, each with its inputs. */
const RULES: readonly (readonly [
  name: string,
  inputs: fc.Arbitrary<never>,
  rule: (input: never) => { readonly kind: string },
])[] = [
  ['a budget', any.accounts.BudgetInput(), accounts.tryBudgetOf],
  ['a closing', any.accounts.ClosingInput(), accounts.tryClosingOf],
  ['documents', any.accounts.DocumentsInput(), accounts.tryDocumentsOf],
  ['spending', any.accounts.SpendingInput(), accounts.tryMaySpend],
  ['who may see', any.accounts.VisibilityInput(), accounts.tryMaySee],
  ['an average', any.averages.AverageInput(), averages.tryAverageOf],
  ['averages by category', any.averages.CategoryInput(), averages.tryAveragesByCategory],
  ['averages by scope', any.averages.ScopeInput(), averages.tryAveragesByScope],
  ['numbers over time', any.averages.OverTimeInput(), averages.tryNumbersOverTime],
  ['a weighted average', any.averages.WeightedInput(), averages.tryWeightedAverageOf],
  ['circles', any.circles.CirclesInput(), circles.checkCircles],
  ['a mandate', any.circles.ActInput(), circles.tryMayAct],
  ['a consent round', any.circles.ConsentRoundInput(), circles.tryConsentRound],
  ['an admission to a circle', any.circles.CircleAdmissionInput(), circles.tryCircleAdmission],
  ['agreements under review', any.circles.ReviewInput(), circles.tryDueForReview],
  ['a selection', any.circles.SelectionInput(), circles.trySelectRole],
  ['a decision', any.decisions.DecisionInput(), decisions.tryDecide],
  ['a decision to be opened', any.decisions.OpeningInput(), decisions.tryOpenDecision],
  ['an opened decision', any.decisions.OpenedInput(), decisions.tryDecideOpened],
  ['a choice among options', any.decisions.ChoosingInput(), decisions.tryChooseByApproval],
  ['a consensus', any.decisions.ConsensusInput(), decisions.tryConsensusOf],
  ['interest', any.deferral.AccrualInput(), deferral.tryAccrue],
  ['held pay', any.deferral.HeldPayInput(), deferral.tryHeldPay],
  ['a payout', any.deferral.PayoutInput(), deferral.tryPayOut],
  ['what may be told of a vote', any.disclosure.ReleaseInput(), disclosure.tryAssessRelease],
  ['what may be told beside what was', any.disclosure.OverlapsInput(), disclosure.tryAssessOverlaps],
  ['what may be told of a choice', any.disclosure.ChoiceInput(), disclosure.tryAssessChoice],
  ['a count by Scottish rules', any.elections.ScottishInput(), elections.tryCountScottish],
  ['a count by Meek', any.elections.MeekInput(), elections.tryCountMeek],
  ['a count of approvals', any.elections.ApprovalInput(), elections.tryCountApproval],
  ['a count of scores', any.elections.ScoreInput(), elections.tryCountScore],
  ['an election', any.elections.RuledElection(), elections.tryElectionOf],
  ['nominations', any.elections.NominationsInput(), elections.tryNominationsOf],
  ['a vacancy', any.elections.VacancyInput(), elections.tryFillVacancy],
  ['a file of ballots', any.elections.BltInput(), elections.tryWriteBlt],
  ['the call of a meeting', any.meetings.CallInput(), meetings.tryCallMeeting],
  ['a matter of a meeting', any.meetings.MatterInput(), meetings.tryMayDecide],
  ['a challenge', any.meetings.ChallengeInput(), meetings.tryChallengeOf],
  ['the quorum of a meeting', any.meetings.MeetingQuorumInput(), meetings.tryQuorumOf],
  ['minutes', any.meetings.MinutesInput(), meetings.tryMinutesOf],
  ['an admission', any.membership.AdmissionInput(), membership.tryAdmissionOf],
  ['an expulsion', any.membership.ExpulsionInput(), membership.tryExpulsionOf],
  ['a register', any.membership.MemberRegisterInput(), membership.tryRegisterOf],
  ['proxies', any.membership.ProxiesInput(), membership.tryProxiesOf],
  ['recusals', any.membership.RecusalInput(), membership.tryRecusalOf],
  ['a refund', any.membership.RefundInput(), membership.tryRefundOf],
  ['representatives', any.membership.RepresentativesInput(), membership.tryRepresentativesOf],
  ['taking part', any.membership.TakingPartInput(), membership.tryRegularTakingPart],
  ['voting rights', any.membership.VotingInput(), membership.tryEntitledToVote],
  ['an approval of pay', any.pay.PayApprovalInput(), pay.tryApprovalOfPay],
  ['a compensation', any.pay.CompensationInput(), pay.tryCompensationOf],
  ['a payroll', any.pay.PayrollInput(), pay.tryPayroll],
  ['salaries', any.pay.SalaryInput(), pay.trySalariesOf],
  ['a shortage', any.pay.ShortageInput(), pay.tryMeetShortage],
  ['an acceptance', any.projects.AcceptanceInput(), projects.tryAcceptanceOf],
  ['performance', any.projects.PerformanceInput(), projects.tryPerformanceOf],
  ['coordinators', any.projects.CoordinatorsInput(), projects.tryCoordinatorsOf],
  ['an evaluation', any.projects.EvaluationInput(), projects.tryEvaluationOf],
  ['the next step of a project', any.projects.ProjectInput(), projects.tryNextForProject],
  ['a proposal', any.projects.ProposalInput(), projects.tryProposalOf],
  ['a removal', any.projects.RemovalInput(), projects.tryRemovalFrom],
  ['staffing', any.projects.StaffingInput(), projects.tryStaffingOf],
  ['a team', any.projects.TeamInput(), projects.tryTeamOn],
  ['a buy-out', any.surplus.BuyOutInput(), surplus.tryBuyOutOf],
  ['capital accounts', any.surplus.CapitalInput(), surplus.tryCapitalAccountsOf],
  ['a federation', any.surplus.FederationInput(), surplus.tryFederationOf],
  ['outside income', any.surplus.OutsideIncomeInput(), surplus.tryOutsideIncomeOf],
  ['a reserve', any.surplus.ReserveInput(), surplus.tryDrawOnReserve],
  ['a subscription', any.surplus.SubscriptionInput(), surplus.trySubscriptionOf],
  ['a plan', any.simulation.Plan(), (plan: object) => simulation.tryReadPlan(plan)],
  ['a scenario', any.simulation.Scenario(), (scenario: object) => simulation.tryReadScenario(scenario)],
  ['a PrefLib file', any.simulation.PrefLib(), simulation.tryWritePrefLib],
  ['a surplus', any.surplus.SurplusInput(), surplus.tryShareSurplus],
] as unknown as typeof RULES

describe('inputs', () => {
  it.each(RULES)('of %s are taken by its rule, at least nine in ten', (_, inputs, rule) => {
    const made = fc
      .sample(inputs, { seed: 11, numRuns: 100 })
      .map((input) => rule(input) as { kind: string; problems?: readonly { code: string; path: string }[] })
    const refused = made
      .filter(({ kind }) => kind === 'refused')
      .flatMap(({ problems = [] }) => problems.map(({ code, path }) => `${code} ${path}`))
    expect(made.filter(({ kind }) => kind !== 'refused').length, refused.slice(0, 5).join('; ')).toBeGreaterThanOrEqual(
      90,
    )
  })
})

describe('Always true', () => {
  it('charters are sound', () => {
    always(
      fc.property(any.charter(), (charter) => {
        expect(checkCharter({ charter, library: [] }).kind).toBe('sound')
      }),
      40,
    )
  })

  it('commands are as their schema wants them, or refused by their problems and never by an error', () => {
    const kinds = (commandJsonSchema() as { anyOf: { properties: { type: { const: string } } }[] }).anyOf
    const types = new Set(kinds.map(({ properties }) => properties.type.const))
    always(
      fc.property(any.command(), (command) => {
        expect(types.has(command.type)).toBe(true)
        expect(JSON.parse(JSON.stringify(command))).toEqual(command)
      }),
      60,
    )
  })

  it('a log folds to a state, the same when it is read back from its JSON', () => {
    always(
      fc.property(any.log(), (events) => {
        expect(JSON.parse(JSON.stringify(events))).toEqual(events)
        expect(events[0]?.type).toBe('cooperative-founded')
      }),
      30,
    )
    always(
      fc.property(any.cooperative.Folded(), (folded) => {
        expect(folded.kind).toBe('folded')
      }),
      30,
    )
  })

  it('of what is asked in a state, a good part is accepted', () => {
    const answers = fc.sample(any.cooperative.Answer(), { seed: 5, numRuns: 100 })
    const accepted = answers.filter(({ kind }) => kind === 'accepted').length
    expect(accepted).toBeGreaterThan(50)
    expect(accepted).toBeLessThan(100)
    const wellFormed = fc.sample(any.command(), { seed: 5, numRuns: 100 }).filter((command) => {
      const { because } = ANY_STATE.coop.decide(ANY_STATE.state, command)
      return because[0].code !== 'malformed'
    })
    expect(wellFormed.length).toBeGreaterThan(70)
  })

  it('commands go on from any state, whatever it is', () => {
    always(
      fc.property(
        any.state().chain((state) => any.cooperative.commandIn(state).map((command) => ({ state, command }))),
        ({ state, command }) => {
          expect(['accepted', 'refused']).toContain(ANY_STATE.coop.decide(state, command).kind)
        },
      ),
      40,
    )
  })

  it('reasons can be told in words', () => {
    always(
      fc.property(any.reasons.Because(), (because: Because) => {
        for (const locale of ['en', 'es'] as const)
          expect(explain(because, locale)).not.toMatch(/undefined|NaN|\[object/)
      }),
      100,
    )
  })

  it('plain data comes back from its JSON as it was', () => {
    for (const made of [
      any.pay.ShortageInput(),
      any.elections.ScottishInput(),
      any.membership.MemberRegister(),
      any.averages.CategoryAverages(),
    ])
      always(
        fc.property(made, (value) => {
          const plain = toPlain(value as object)
          expect(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(plain))))).toEqual(
            JSON.parse(JSON.stringify(plain)),
          )
        }),
        20,
      )
  })

  it('what fails shrinks to the smallest that fails', () => {
    const found = (property: fc.IProperty<[never]>): unknown =>
      fc.check(property, { seed: 3, numRuns: 300 }).counterexample?.[0]
    const votes = found(
      fc.property(any.decisions.ConsensusInput(), ({ agree }) => agree < 3) as unknown as fc.IProperty<[never]>,
    )
    expect(votes).toMatchObject({ agree: 3, standAside: 0, block: 0 })
    const events = found(fc.property(any.log(), (log) => log.length < 3) as unknown as fc.IProperty<[never]>)
    expect((events as readonly unknown[]).length).toBe(8)
  })
})

const ANY_STATE = (() => {
  const [coop] = fc.sample(any.cooperative.Cooperative(), { seed: 1, numRuns: 1 }) as [Cooperative]
  const [events] = fc.sample(any.log(), { seed: 1, numRuns: 1 }) as [readonly object[]]
  const folded = foldEvents({ state: coop.initialState(), events })
  if (folded.kind !== 'folded') throw new Error('a log that does not fold')
  return { coop, state: folded.state }
})()
