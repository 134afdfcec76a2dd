import type { Arbitrary } from 'fast-check'
import * as elections from '../../elections/index.js'
import type { Kit } from './kit.js'

const CANDIDATES = ['ana', 'ben', 'cleo', 'dov', 'eva'] as const

/** Any election: its rule, its ballots, and how they are counted. */
export const anyElections = (kit: Kit) => {
  const { fc, one, some } = kit
  const times = () => kit.count(5, 1)
  const candidate = () => one(...CANDIDATES)
  const stagedTieBreaks = (): Arbitrary<elections.TieBreak[]> =>
    one<readonly elections.TieBreak[][]>(['earlier-stages', 'lot'], ['lot'], ['run-off'], [])
  /** Earlier stages are there only where votes are transferred. */
  const tieBreaks = (): Arbitrary<elections.TieBreak[]> =>
    one<readonly elections.TieBreak[][]>(['lot'], ['run-off'], [])
  /** What every way to count takes. Of five at least two are wanted. */
  const base = () =>
    some(
      { candidates: fc.constant([...CANDIDATES]), seats: kit.count(3, 1), tieBreaks: tieBreaks() },
      { withdrawn: fc.constant(['eva']), seed: kit.hashes() },
    )
  const shuffled = () => fc.shuffledSubarray([...CANDIDATES], { minLength: 1 })
  const own = {
    CandidateId: (): Arbitrary<elections.CandidateId> => candidate(),
    TieBreak: (): Arbitrary<elections.TieBreak> => one('earlier-stages', 'lot', 'run-off'),
    TieFor: (): Arbitrary<elections.TieFor> => one('exclusion', 'surplus', 'seat'),
    LastTransfer: (): Arbitrary<elections.LastTransfer> => one('omitted', 'made'),
    VacancyRule: (): Arbitrary<elections.VacancyRule> => one('countback', 'by-election', 'co-option', 'leave-vacant'),
    Ballot: (): Arbitrary<elections.Ballot> => some({ preferences: shuffled() }, { count: times() }),
    Ballots: (): Arbitrary<elections.Ballots> => kit.list(own.Ballot(), 0, 12),
    ApprovalBallot: (): Arbitrary<elections.ApprovalBallot> =>
      some({ approves: fc.subarray([...CANDIDATES], { minLength: 1, maxLength: 3 }) }, { count: times() }),
    ScoreBallot: (): Arbitrary<elections.ScoreBallot> =>
      some(
        {
          scores: fc.uniqueArray(fc.record({ candidate: candidate(), score: kit.count(10) }), {
            selector: ({ candidate: id }) => id,
            minLength: 1,
          }),
        },
        { count: times() },
      ),
    AnyBallots: (): Arbitrary<elections.AnyBallots> =>
      fc.oneof(own.Ballots(), kit.list(own.ApprovalBallot()), kit.list(own.ScoreBallot())),
    ElectionInput: (): Arbitrary<elections.ElectionInput> => base(),
    PreferentialInput: (): Arbitrary<elections.PreferentialInput> =>
      fc
        .tuple(base(), stagedTieBreaks(), own.Ballots())
        .map(([fixed, tieBreaks, ballots]) => ({ ...fixed, tieBreaks, ballots })),
    ScottishInput: (): Arbitrary<elections.ScottishInput> =>
      fc
        .tuple(own.PreferentialInput(), some({}, { lastTransfer: own.LastTransfer() }))
        .map(([input, more]) => ({ ...input, ...more })),
    ScottishCount: (): Arbitrary<elections.ScottishCount> =>
      kit.outcome(own.ScottishInput(), elections.tryCountScottish),
    ScottishStage: (): Arbitrary<elections.ScottishStage> => kit.part(own.ScottishCount(), ({ stages }) => stages),
    ScottishAction: (): Arbitrary<elections.ScottishAction> => own.ScottishStage().map(({ action }) => action),
    Transfer: (): Arbitrary<elections.Transfer> => kit.part(own.ScottishStage(), ({ transfers }) => transfers),
    Credit: (): Arbitrary<elections.Credit> => kit.part(own.ScottishStage(), ({ votes }) => votes),
    MeekPrecision: (): Arbitrary<elections.MeekPrecision> => one({ places: 9, omega: 6 }, { places: 6, omega: 4 }),
    MeekInput: (): Arbitrary<elections.MeekInput> =>
      fc.tuple(own.PreferentialInput(), own.MeekPrecision()).map(([input, precision]) => ({ ...input, ...precision })),
    MeekCount: (): Arbitrary<elections.MeekCount> => kit.outcome(own.MeekInput(), elections.tryCountMeek),
    MeekStage: (): Arbitrary<elections.MeekStage> => kit.part(own.MeekCount(), ({ stages }) => stages),
    Keep: (): Arbitrary<elections.Keep> => kit.part(own.MeekStage(), ({ keepValues }) => keepValues),
    ApprovalInput: (): Arbitrary<elections.ApprovalInput> =>
      fc
        .tuple(base(), kit.list(own.ApprovalBallot()), some({}, { most: kit.count(5, 3) }))
        .map(([fixed, ballots, more]) => ({ ...fixed, ballots, ...more })),
    ApprovalCount: (): Arbitrary<elections.ApprovalCount> =>
      kit.outcome(own.ApprovalInput(), elections.tryCountApproval),
    ScoreScale: (): Arbitrary<elections.ScoreScale> =>
      fc.oneof(
        one({ min: 0, max: 10, by: 'sum' }),
        fc.record({ min: one(0), max: one(10), by: one('mean'), fewest: kit.count(3, 1) }),
      ),
    ScoreInput: (): Arbitrary<elections.ScoreInput> =>
      fc
        .tuple(base(), kit.list(own.ScoreBallot()), own.ScoreScale())
        .map(([fixed, ballots, scale]) => ({ ...fixed, ballots, ...scale })),
    ScoreCount: (): Arbitrary<elections.ScoreCount> => kit.outcome(own.ScoreInput(), elections.tryCountScore),
    ElectionOutcome: (): Arbitrary<elections.ElectionOutcome> =>
      fc.oneof(own.ScottishCount(), own.ApprovalCount(), own.ScoreCount()),
    Unsettled: (): Arbitrary<elections.Unsettled> =>
      kit.only(own.ElectionOutcome(), 'tied', 'seed-wanted', 'run-off-needed'),
    NominationRule: (): Arbitrary<elections.NominationRule> =>
      fc.record({
        nominatedBy: one(['worker'], ['worker', 'supporter']),
        needed: kit.count(2, 1),
        selfNomination: one('allowed', 'not-allowed'),
        acceptance: one('needed', 'not-needed'),
        uncontested: one('elected', 'vote'),
        tooFew: one('reopen', 'go-on'),
      }),
    NominationsInput: (): Arbitrary<elections.NominationsInput> =>
      fc
        .tuple(
          own.NominationRule(),
          kit.count(3, 1),
          fc.uniqueArray(fc.record({ candidate: candidate(), nominator: candidate(), on: kit.days(0, 200) }), {
            selector: (one) => `${one.candidate} ${one.nominator}`,
            maxLength: 8,
          }),
          kit.days(200, 400),
        )
        .map(([rule, seats, nominations, closesOn]) => ({
          rule,
          seats,
          closesOn,
          nominations,
          ...(rule.acceptance === 'needed'
            ? {
                acceptances: [...new Set(nominations.map((one) => one.candidate))].map((id) => ({
                  candidate: id,
                  on: closesOn,
                })),
              }
            : {}),
          members: CANDIDATES.map((id, at) => ({ id, memberClass: at < 4 ? 'worker' : 'supporter' })),
        })),
    Nominations: (): Arbitrary<elections.Nominations> =>
      kit.outcome(own.NominationsInput(), elections.tryNominationsOf),
    NominatedCandidate: (): Arbitrary<elections.NominatedCandidate> =>
      kit.part(own.Nominations(), ({ candidates }) => candidates),
    CountingRule: (): Arbitrary<elections.CountingRule> =>
      fc.oneof(
        some({ method: one('scottish-stv') }, { lastTransfer: own.LastTransfer() }),
        own.MeekPrecision().map((precision) => ({ method: 'meek-stv' as const, ...precision })),
        some({ method: one('approval') }, { most: kit.count(5, 3) }),
        own.ScoreScale().map((scale) => ({ method: 'score' as const, ...scale })),
      ),
    ElectionRule: (): Arbitrary<elections.ElectionRule> =>
      fc
        .tuple(
          own.CountingRule(),
          some({ seats: kit.count(3, 1), tieBreaks: tieBreaks() }, { nominations: own.NominationRule() }),
        )
        .map(([counting, rest]) => ({ ...counting, ...rest })),
    RuledElection: (): Arbitrary<elections.RuledElection> =>
      own.ElectionRule().chain((rule) => {
        const ballots: Arbitrary<elections.AnyBallots> =
          rule.method === 'approval'
            ? kit.list(own.ApprovalBallot())
            : rule.method === 'score'
              ? kit.list(own.ScoreBallot())
              : own.Ballots()
        return fc
          .tuple(ballots, some({}, { seed: kit.hashes() }))
          .map(([cast, more]) => ({ rule, candidates: CANDIDATES, ballots: cast, ...more }))
      }),
    Election: (): Arbitrary<elections.Election> => kit.outcome(own.RuledElection(), elections.tryElectionOf),
    VacancyInput: (): Arbitrary<elections.VacancyInput> =>
      fc
        .tuple(own.VacancyRule(), kit.daysInOrder(2), own.Ballots())
        .map(([rule, [leftOn = '', termEndsOn = ''], ballots]) => ({
          rule,
          leavers: ['ana'],
          sitting: ['cleo'],
          leftOn,
          termEndsOn,
          ...(rule === 'countback'
            ? {
                election: {
                  rule: { method: 'scottish-stv' as const, seats: 2, tieBreaks: ['earlier-stages', 'lot'] as const },
                  candidates: CANDIDATES,
                  ballots: [{ preferences: ['ana', 'ben'], count: 5 }, { preferences: ['cleo'], count: 4 }, ...ballots],
                },
              }
            : {}),
        })),
    Vacancy: (): Arbitrary<elections.Vacancy> => kit.outcome(own.VacancyInput(), elections.tryFillVacancy),
    LotInput: (): Arbitrary<elections.LotInput> =>
      fc.record({ seed: kit.hashes(), stage: kit.count(9, 1), among: fc.subarray([...CANDIDATES], { minLength: 2 }) }),
    Drawn: (): Arbitrary<elections.Drawn> => kit.part(own.LotInput(), elections.lotOrder),
    BltInput: (): Arbitrary<elections.BltInput> =>
      fc
        .tuple(base(), kit.words(), kit.list(own.Ballot(), 1))
        .map(([{ candidates, seats }, title, ballots]) => ({ title, candidates, seats, ballots })),
    BltText: (): Arbitrary<elections.BltText> => kit.outcome(own.BltInput(), elections.tryWriteBlt),
    Blt: (): Arbitrary<elections.Blt> => kit.outcome(own.BltText(), ({ text }) => elections.tryReadBlt(text)),
    BltReading: (): Arbitrary<elections.BltReading> => some({}, { skipped: one('ends', 'passed-over') }),
  }
  return own
}
