import type { ConsentRule } from '../circles/index.js'
import type { CharterRule } from '../decisions/index.js'
import type { ElectionRule } from '../elections/index.js'
import type { MeetingRule } from '../meetings/index.js'
import type { AdmissionRule, ExpulsionRule, MembershipRules, RefundRule, TakingPartRule } from '../membership/index.js'
import type { ParticipationEnd, ProjectRules } from '../projects/index.js'
import type { Citation } from '../reasons/index.js'
import type { Charter } from './charter.js'
import { isShareRule } from './rule.js'
import { own } from './tree.js'

/** The clauses of a provision, as the rules take them. Sources of the charter's own are cited like clauses. */
const clausesOf = (provision: { readonly clauses?: readonly string[] }): { readonly clauses?: readonly Citation[] } =>
  provision.clauses === undefined ? {} : { clauses: provision.clauses }

/** A value under its name, or nothing where there is none. */
const named = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Readonly<Partial<Record<Name, Value>>> =>
  (value === undefined ? {} : { [name]: value }) as Readonly<Partial<Record<Name, Value>>>

/**
 * How a body of the charter meets, as `callMeeting`, `quorumOf` and the others take it; undefined where the charter has no such meeting.
 *
 * @example
 * ```ts
 * import { meetingRuleOf } from 'coop-rules/charter'
 * import { preset } from 'coop-rules/presets'
 *
 * meetingRuleOf(preset('workers-coop'), 'general-meeting')?.notice // => { days: 14, counted: 'calendar' }
 * ```
 */
export const meetingRuleOf = (charter: Charter, id: string): MeetingRule | undefined => {
  const meeting = own(charter.meetings, id)
  if (meeting === undefined) return undefined
  const {
    noticeDays,
    noticeCounted: counted,
    agendaDays,
    quorum,
    secondQuorum,
    secondCallDays,
    secondCallMinutes,
  } = meeting
  const after = secondCallDays !== undefined ? { days: secondCallDays } : { minutes: secondCallMinutes ?? 0 }
  const second = secondQuorum === undefined ? undefined : { quorum: { atLeast: secondQuorum }, after }
  const share = meeting.calledByShare === undefined ? undefined : { atLeast: meeting.calledByShare }
  return {
    notice: { days: noticeDays, counted },
    agenda: { days: agendaDays, counted },
    presence: meeting.presence,
    firstCall: { atLeast: quorum },
    ...named('secondCall', second),
    calledBy: { board: meeting.calledBy !== undefined, ...named('members', share) },
    alwaysDecided: meeting.alwaysDecided ?? [],
    minutesWithinDays: meeting.minutesWithinDays,
    challenge: { days: meeting.challengeDays, from: meeting.challengeFrom },
    ...clausesOf(meeting),
  }
}

/** How a body of the charter is elected, as `electionOf` takes it; undefined where the charter has no such election. */
export const electionRuleOf = (charter: Charter, id: string): ElectionRule | undefined => {
  const election = own(charter.elections, id)
  if (election === undefined) return undefined
  const { method, seats, tieBreaks, vacancies, nominatedBy } = election
  const nominations =
    nominatedBy === undefined
      ? undefined
      : {
          nominatedBy,
          needed: election.nominationsNeeded,
          ...named('candidatesFrom', election.candidatesFrom),
          selfNomination: election.selfNomination === true ? 'allowed' : 'not-allowed',
          acceptance: election.acceptance === true ? 'needed' : 'not-needed',
          uncontested: election.uncontested,
          tooFew: election.tooFew,
        }
  const how = {
    'scottish-stv': named('lastTransfer', election.lastTransfer),
    'meek-stv': { ...named('places', election.places), ...named('omega', election.omega) },
    approval: named('most', election.most),
    score: {
      ...named('min', election.lowestScore),
      ...named('max', election.highestScore),
      ...named('by', election.scoreBy),
    },
  }[method]
  // What is missing for a method is told by the rule's own check, which the check of the charter asks.
  return {
    method,
    ...how,
    seats,
    tieBreaks,
    ...named('nominations', nominations),
    ...named('vacancies', vacancies),
    ...clausesOf(election),
  } as ElectionRule
}

/** How a decision is taken by consent, as `startRound` takes it; undefined where it is taken otherwise. */
export const consentRuleOf = (charter: Charter, decision: string): ConsentRule | undefined => {
  const found = own(charter.decisions, decision)
  return found === undefined || !('consent' in found.rule) ? undefined : { ...found.rule.consent, ...clausesOf(found) }
}

/** The rule of a decision that is taken by a share, with the clauses of its provision; undefined where it is taken otherwise. */
export const shareRuleOf = (charter: Charter, decision: string): CharterRule | undefined => {
  const found = own(charter.decisions, decision)
  return found === undefined || !isShareRule(found.rule) ? undefined : { ...found.rule, ...clausesOf(found) }
}

/** A charter's rules on projects, as the room of projects takes them; undefined where the charter does not speak of all that projects need. */
export const projectRulesOf = (charter: Charter): ProjectRules | undefined => {
  const {
    proposal,
    coordinators,
    staffing,
    removal,
    participation,
    evaluation,
    performance: measured,
  } = charter.projects ?? {}
  const acceptance = proposal === undefined ? undefined : shareRuleOf(charter, proposal.decision)
  const coordination = coordinators === undefined ? undefined : shareRuleOf(charter, coordinators.decision)
  const decision = removal === undefined ? undefined : own(charter.decisions, removal.decision)
  const scale = evaluation === undefined ? undefined : own(charter.averageItems, evaluation.item)
  if (acceptance === undefined || coordination === undefined || decision === undefined || scale === undefined)
    return undefined
  if (proposal === undefined || staffing === undefined || participation === undefined || measured === undefined)
    return undefined
  if (!isShareRule(decision.rule)) return undefined
  const threshold = decision.rule.atLeast
  const item =
    typeof threshold === 'object' && 'average' in threshold ? own(charter.averageItems, threshold.average) : undefined
  const { min, max, step, unit } = scale
  if (typeof item?.provisional === 'object' || typeof min === 'object' || typeof max === 'object') return undefined
  if (item === undefined || min === undefined || max === undefined) return undefined
  const { members, except } = decision.electorate
  return {
    acceptance,
    evaluateBefore: proposal.evaluateBefore,
    coordinators: coordination,
    pools: staffing.pools,
    removal: {
      provisional: item.provisional,
      minimumProposals: item.minimumProposals,
      personConcerned: except === undefined ? 'included' : 'excluded',
      decidedBy: typeof members === 'object' && 'team' in members ? 'team' : 'worker-owners',
    },
    participationEnds: participationEnd(participation),
    evaluation: { min, max, ...named('step', step), unit: typeof unit === 'string' ? unit : unit.en },
    performance: measured.method,
  }
}

const participationEnd = ({
  ends,
  afterDays,
}: NonNullable<NonNullable<Charter['projects']>['participation']>): ParticipationEnd =>
  ends === 'days-after-last-work' ? { daysAfterLastWork: afterDays ?? 0 } : ends

/** A charter's rules on members, as the room of membership takes them. */
export const membershipRulesOf = (charter: Charter): MembershipRules => {
  const { voting, representatives, proxies, recusal, expulsion, leaving } = charter.membership ?? {}
  const classes = Object.entries(charter.memberClasses ?? {})
  const admissions = Object.values(charter.admissions ?? {})
  const ages = classes.flatMap(([, { minimumAge }]) => (minimumAge === undefined ? [] : [minimumAge]))
  const attending = admissions.find(({ attendances }) => attendances !== undefined)
  return {
    classes: classes.map(([id, { hasVote, kind }]) => ({
      id,
      hasVote,
      of: kind === 'enterprise' ? ('enterprises' as const) : ('people' as const),
    })),
    admission: admissions.map((admission) => admissionRule(admission, charter.currency)),
    voting: {
      ...named('votingAge', ages[0]),
      leapBirthday: voting?.leapBirthday ?? 'march-1',
      probationersVote: admissions.some(({ voteInProbation }) => voteInProbation === true),
      suspendedVote: voting?.suspendedVote === true,
      ...(voting === undefined ? {} : clausesOf(voting)),
    },
    ...named('takingPart', attending === undefined ? undefined : takingPart(attending)),
    ...named(
      'representatives',
      representatives?.mostPerPerson === undefined
        ? undefined
        : { mostPerPerson: representatives.mostPerPerson, ...clausesOf(representatives) },
    ),
    ...named(
      'proxies',
      proxies === undefined
        ? undefined
        : {
            mostPerHolder: proxies.mostPerHolder,
            whoMayHold: proxies.heldBy,
            writtenFor: proxies.for === 'one-meeting' ? ('one-meeting' as const) : ('until' as const),
            notOn: proxies.notOn ?? [],
            ...clausesOf(proxies),
          },
    ),
    ...named('recusal', recusal === undefined ? undefined : { excludes: recusal.parties, ...clausesOf(recusal) }),
    ...named('expulsion', expulsion === undefined ? undefined : expulsionRule(expulsion)),
    ...named('refund', leaving?.refundWithinMonths === undefined ? undefined : refundRule(leaving)),
  }
}

type Admission = NonNullable<Charter['admissions']>[string]
type Provisions = NonNullable<Charter['membership']>

const admissionRule = (admission: Admission, currency: string): AdmissionRule => {
  const { memberClass, probationMonths, contributionMinor, instalments = 1, instalmentMonths } = admission
  const every = instalmentMonths === undefined ? undefined : { months: instalmentMonths }
  return {
    memberClass,
    ...named(
      'probation',
      probationMonths === undefined
        ? undefined
        : {
            length: { months: probationMonths },
            vote: admission.voteInProbation === true,
            ends: admission.probationEnds ?? 'by-itself',
          },
    ),
    ...named(
      'contribution',
      contributionMinor === undefined
        ? undefined
        : {
            amountMinor: contributionMinor,
            currency,
            schedule: { after: { days: 0 }, instalments, ...named('every', every) },
            before: admission.paidBefore ?? 'nothing',
          },
    ),
    ...clausesOf(admission),
  }
}

const takingPart = (admission: Admission): TakingPartRule => ({
  attendances: admission.attendances ?? 1,
  within: { months: admission.withinMonths ?? 12 },
  when: admission.attendancesWhen ?? 'now',
  ...clausesOf(admission),
})

/** Grounds are told by their place in the charter: `ground-1` is the first. */
const expulsionRule = (expulsion: NonNullable<Provisions['expulsion']>): ExpulsionRule => ({
  grounds: expulsion.grounds.map((_, at) => `ground-${at + 1}`),
  notice: { days: expulsion.noticeDays, counted: expulsion.noticeCounted },
  hearing: expulsion.hearing,
  appealDays: expulsion.appealDays,
  appealTo: expulsion.appealTo,
  ...clausesOf(expulsion),
})

const refundRule = (leaving: NonNullable<Provisions['leaving']>): RefundRule => ({
  ways: (leaving.refundTo ?? []).map((how) => ({
    how,
    share: 1,
    lossesTakenOff: leaving.lossesTakenOff === true,
    schedule: { after: { months: leaving.refundWithinMonths ?? 0 }, instalments: 1 },
  })),
  rounding: 'down',
  ...clausesOf(leaving),
})
