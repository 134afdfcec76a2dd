import type { Arbitrary } from 'fast-check'
import type { ExactInput } from '../../exact/index.js'
import * as membership from '../../membership/index.js'
import { PEOPLE, type Kit } from './kit.js'
import { anyRightsToVote, CLASSES, distinct } from './rights-to-vote.js'

/** How a membership may go, from its first day on. */
const COURSES = [
  ['founded'],
  ['applied', 'admitted'],
  ['founded', 'left'],
  ['applied'],
  ['applied', 'withdrew'],
  ['applied', 'turned-down'],
  ['applied', 'began-probation', 'confirmed'],
  ['founded', 'suspended', 'reinstated'],
  ['founded', 'suspended', 'ousted'],
  ['founded', 'changed-class', 'died'],
] as const

const NAMES_A_CLASS: ReadonlySet<string> = new Set([
  'founded',
  'applied',
  'began-probation',
  'admitted',
  'changed-class',
])

/** Anything that happens to a membership, from an application to a refund; and, with `anyRightsToVote`, who has the vote. */
export const anyMembership = (kit: Kit) => {
  const { fc, one, some } = kit
  const memberClass = () => one('worker', 'supporter')
  const bySelector = distinct(kit)
  const own = {
    ...anyRightsToVote(kit),
    MemberId: (): Arbitrary<membership.MemberId> => kit.person(),
    MemberClass: (): Arbitrary<membership.MemberClass> => one(...CLASSES),
    Member: (): Arbitrary<membership.Member> =>
      some({ id: kit.person(), memberClass: memberClass() }, { teams: fc.subarray(['app', 'shop']) }),
    JoiningKind: (): Arbitrary<membership.JoiningKind> => one('founded', 'applied', 'began-probation', 'admitted'),
    EndingKind: (): Arbitrary<membership.EndingKind> => one('left', 'ousted', 'died', 'dissolved'),
    MemberStanding: (): Arbitrary<membership.MemberStanding> =>
      one('nobody', 'applicant', 'probationer', 'member', 'suspended', 'former', 'gone'),
    MemberChangeKind: (): Arbitrary<membership.MemberChangeKind> => own.MemberChange().map(({ kind }) => kind),
    MemberChange: (): Arbitrary<membership.MemberChange> =>
      kit.part(own.MemberRegisterInput(), ({ changes }) => changes),
    MemberRegisterInput: (): Arbitrary<membership.MemberRegisterInput> =>
      fc
        .array(fc.record({ course: one(...COURSES), memberClass: memberClass(), days: kit.daysInOrder(3) }), {
          maxLength: PEOPLE.length,
        })
        .map((lives) => ({
          classes: CLASSES,
          on: '2040-01-01',
          changes: lives
            .flatMap(({ course, memberClass: first, days }, who) =>
              course.map((kind, at) => ({
                on: kind === 'founded' ? '2023-01-01' : (days[at] ?? '2039-01-01'),
                member: PEOPLE[who] ?? 'ana',
                kind,
                ...(NAMES_A_CLASS.has(kind)
                  ? {
                      memberClass:
                        kind === 'changed-class' && first === 'worker'
                          ? 'supporter'
                          : kind === 'changed-class'
                            ? 'worker'
                            : first,
                    }
                  : {}),
              })),
            )
            .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) as membership.MemberChange[],
        })),
    MemberRegister: (): Arbitrary<membership.MemberRegister> =>
      kit.outcome(own.MemberRegisterInput(), membership.tryRegisterOf),
    RegisteredMember: (): Arbitrary<membership.RegisteredMember> =>
      kit.part(own.MemberRegister(), ({ members, probationers }) => [...members, ...probationers]),
    RegisteredApplicant: (): Arbitrary<membership.RegisteredApplicant> =>
      kit.part(own.MemberRegister(), ({ applicants }) => applicants),
    FormerMember: (): Arbitrary<membership.FormerMember> => kit.part(own.MemberRegister(), ({ former }) => former),
    PastMembership: (): Arbitrary<membership.PastMembership> => kit.part(own.FormerMember(), ({ earlier }) => earlier),
    ElectorateRule: (): Arbitrary<membership.ElectorateRule> =>
      some(
        { members: fc.oneof(one('all'), one({ classes: ['worker'] }, { team: 'app' })) },
        { except: fc.constant(['candidate']), clauses: kit.clauses() },
      ),
    ElectorateInput: (): Arbitrary<membership.ElectorateInput> =>
      fc
        .record({
          rule: own.ElectorateRule(),
          members: bySelector(own.Member(), ({ id }) => id),
          candidate: kit.person(),
        })
        .map(({ candidate, ...input }) => ({ ...input, classes: CLASSES, parties: { candidate } })),
    Electorate: (): Arbitrary<membership.Electorate> => kit.outcome(own.ElectorateInput(), membership.tryElectorateOf),
    NoticeLength: (): Arbitrary<membership.NoticeLength> =>
      fc.record({ days: kit.count(60), counted: one('clear', 'calendar') }),
    PaymentSchedule: (): Arbitrary<membership.PaymentSchedule> =>
      fc.oneof(
        fc.record({ after: kit.lengths(), instalments: one(1) }),
        fc.record({ after: kit.lengths(), instalments: kit.count(6, 2), every: kit.lengths() }),
      ),
    VerdictKind: (): Arbitrary<membership.VerdictKind> => one(...membership.VERDICT_KINDS),
    VerdictGiven: (): Arbitrary<membership.VerdictGiven> =>
      some({ kind: own.VerdictKind(), on: kit.days() }, { decision: kit.ids('d') }),
    AdmissionRule: (): Arbitrary<membership.AdmissionRule> =>
      some(
        { memberClass: memberClass() },
        {
          probation: fc.record({ length: kit.lengths(), vote: fc.boolean(), ends: one('by-itself', 'by-decision') }),
          contribution: fc.record({
            amountMinor: fc.integer({ min: 1000, max: 100_000 }),
            currency: kit.currencies(),
            schedule: own.PaymentSchedule(),
            before: one('all', 'first', 'nothing'),
          }),
        },
      ),
    AdmissionInput: (): Arbitrary<membership.AdmissionInput> =>
      fc
        .tuple(
          own.AdmissionRule(),
          kit.person(),
          kit.daysInOrder(4),
          own.VerdictKind(),
          fc.option(kit.minors(1000), { nil: undefined }),
          fc.boolean(),
        )
        .map(([rule, member, [applied = '', decided = '', paidOn = '', on = ''], kind, amountMinor, known]) => ({
          rule,
          on,
          application: { member, on: applied },
          ...(known ? { verdict: { kind, on: decided } } : {}),
          ...(amountMinor === undefined || rule.contribution === undefined
            ? {}
            : { paid: [{ on: paidOn, amountMinor }] }),
        })),
    Admission: (): Arbitrary<membership.Admission> => kit.outcome(own.AdmissionInput(), membership.tryAdmissionOf),
    AdmissionContribution: (): Arbitrary<membership.AdmissionContribution> =>
      kit.part(own.Admission(), ({ contribution }) => (contribution === undefined ? [] : [contribution])),
    Instalment: (): Arbitrary<membership.Instalment> =>
      kit.part(own.AdmissionContribution(), ({ instalments }) => instalments),
    ExpulsionRule: (): Arbitrary<membership.ExpulsionRule> =>
      fc.record({
        grounds: one(['theft', 'absence']),
        notice: fc.record({ days: kit.count(20), counted: one('clear', 'calendar') }),
        hearing: fc.boolean(),
        appealDays: kit.count(40, 1),
        appealTo: one('general-meeting'),
      }),
    ExpulsionStep: (): Arbitrary<membership.ExpulsionStep> => kit.part(own.ExpulsionInput(), ({ steps }) => steps),
    /** Step by step as the rule asks for it, as far as it has come. */
    ExpulsionInput: (): Arbitrary<membership.ExpulsionInput> =>
      fc
        .tuple(
          own.ExpulsionRule(),
          kit.person(),
          kit.daysInOrder(8),
          kit.count(6),
          one('heard', 'declined-hearing', 'did-not-come'),
          own.VerdictKind().filter((kind) => kind !== 'open'),
        )
        .map(([rule, member, days, done, hearing, verdict]) => ({
          rule,
          member,
          on: '2040-01-01',
          steps: [
            { kind: 'proposed' as const, grounds: ['theft'] },
            { kind: 'notified' as const },
            { kind: hearing },
            { kind: 'decided' as const, verdict },
            ...(verdict === 'carried' ? [{ kind: 'told' as const }] : []),
          ]
            .filter(({ kind }) => rule.hearing || kind !== hearing)
            .slice(0, done)
            .map((step, at) => ({ on: days[at] ?? '2039-12-31', ...step })),
        })),
    Expulsion: (): Arbitrary<membership.Expulsion> => kit.outcome(own.ExpulsionInput(), membership.tryExpulsionOf),
    ExpulsionNext: (): Arbitrary<membership.ExpulsionNext> => own.Expulsion().map(({ next }) => next),
    RefundRule: (): Arbitrary<membership.RefundRule> =>
      fc.record({
        ways: bySelector(
          fc.record({
            how: own.EndingKind(),
            share: one<readonly ExactInput[]>('100%', '1/2', 0.9),
            lossesTakenOff: fc.boolean(),
            schedule: own.PaymentSchedule(),
          }),
          ({ how }) => how,
          1,
        ),
        rounding: kit.roundings(),
      }),
    RefundInput: (): Arbitrary<membership.RefundInput> =>
      fc
        .tuple(
          own.RefundRule(),
          fc.nat(),
          some(
            { member: kit.person(), endedOn: kit.days(), currency: kit.currencies(), contributedMinor: kit.minors() },
            { lossesMinor: kit.minors(1000) },
          ),
        )
        .map(([rule, at, rest]) => ({ rule, how: rule.ways[at % rule.ways.length]?.how ?? 'left', ...rest })),
    Refund: (): Arbitrary<membership.Refund> => kit.outcome(own.RefundInput(), membership.tryRefundOf),
    MembershipRules: (): Arbitrary<membership.MembershipRules> =>
      some(
        {
          classes: fc.constant(CLASSES),
          admission: own.AdmissionRule().map((rule) => [rule]),
          voting: own.VotingRule(),
        },
        {
          takingPart: own.TakingPartRule(),
          representatives: own.RepresentativeRule(),
          proxies: own.ProxyRule(),
          recusal: own.RecusalRule(),
          expulsion: own.ExpulsionRule(),
          refund: own.RefundRule(),
        },
      ),
  }
  return own
}
