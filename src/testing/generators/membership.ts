import type { Arbitrary } from 'fast-check'
import type { ExactInput } from '../../exact/index.js'
import * as membership from '../../membership/index.js'
import { PEOPLE, type Kit } from './kit.js'

const CLASSES = [
  { id: 'worker', hasVote: true },
  { id: 'supporter', hasVote: false },
] as const satisfies readonly membership.MemberClass[]

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

/** Anything that happens to a membership, from an application to a refund; and who has the vote. */
export const anyMembership = (kit: Kit) => {
  const { fc, one, some } = kit
  const memberClass = () => one('worker', 'supporter')
  const bySelector = <Item>(each: Arbitrary<Item>, selector: (item: Item) => string, least = 0) =>
    fc.uniqueArray(each, { selector, minLength: least, maxLength: 5 })
  const own = {
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
    Electorate: (): Arbitrary<membership.Electorate> =>
      fc
        .record({
          rule: own.ElectorateRule(),
          members: bySelector(own.Member(), ({ id }) => id),
          candidate: kit.person(),
        })
        .map(({ candidate, ...input }) =>
          membership.electorateOf({ ...input, classes: CLASSES, parties: { candidate } }),
        ),
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
    ProxyRule: (): Arbitrary<membership.ProxyRule> =>
      fc.record({
        mostPerHolder: kit.count(3, 1),
        whoMayHold: one('members', 'anyone'),
        writtenFor: one('one-meeting', 'until'),
        notOn: one([], ['elections']),
      }),
    Proxy: (): Arbitrary<membership.Proxy> =>
      some({ giver: kit.person(), holder: kit.person(), on: kit.days(0, 300) }, { withdrawnOn: kit.days(300, 600) }),
    ProxiesInput: (): Arbitrary<membership.ProxiesInput> =>
      fc
        .record({
          rule: own.ProxyRule(),
          entitled: kit.people(2),
          attending: kit.people(),
          given: bySelector(
            fc.record({ giver: kit.person(), holder: kit.person(), on: kit.days(0, 300) }),
            ({ giver }) => giver,
          ),
        })
        .map(({ given, ...input }) => ({
          ...input,
          meeting: { id: 'm1', on: '2026-01-01' },
          proxies: given.map((proxy) => ({
            ...proxy,
            ...(input.rule.writtenFor === 'until' ? { until: '2026-06-01' } : { meeting: 'm1' }),
          })),
        })),
    Proxies: (): Arbitrary<membership.Proxies> => kit.outcome(own.ProxiesInput(), membership.tryProxiesOf),
    ProxyRefusal: (): Arbitrary<membership.ProxyRefusal> =>
      kit.part(own.Proxies(), ({ refused }) => refused.map(({ why }) => why)),
    VoteCarrier: (): Arbitrary<membership.VoteCarrier> => kit.part(own.Proxies(), ({ carriers }) => carriers),
    RecusalRule: (): Arbitrary<membership.RecusalRule> => fc.record({ excludes: one(['money'], ['money', 'family']) }),
    DeclaredInterest: (): Arbitrary<membership.DeclaredInterest> =>
      fc.record({
        member: kit.person(),
        interest: one('money', 'family'),
        in: one('lease', 'shop'),
        from: kit.days(0, 300),
      }),
    AllegedInterest: (): Arbitrary<membership.AllegedInterest> =>
      some(
        { member: kit.person(), interest: one('money', 'family'), by: kit.person() },
        { verdict: fc.record({ kind: one('carried', 'lost'), on: kit.days(0, 300) }) },
      ),
    RecusalInput: (): Arbitrary<membership.RecusalInput> =>
      fc.record({
        rule: own.RecusalRule(),
        matter: fc.record({ id: kit.ids('m'), about: one(['lease'], ['lease', 'shop']) }),
        declarations: kit.list(own.DeclaredInterest(), 0, 4),
        alleged: kit.list(
          own.AllegedInterest().filter(({ member, by }) => member !== by),
          0,
          2,
        ),
        on: kit.days(400),
      }),
    Recusal: (): Arbitrary<membership.Recusal> => kit.outcome(own.RecusalInput(), membership.tryRecusalOf),
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
    MarkedRegister: (): Arbitrary<membership.MarkedRegister> =>
      fc.tuple(kit.people(1), fc.nat({ max: 8 })).map(([electorate, cast]) => {
        const marked = membership.markRegister({ electorate, ballotsOf: electorate.slice(0, cast) })
        return marked as Exclude<typeof marked, { readonly kind: 'refused' }>
      }),
    RepresentativeRule: (): Arbitrary<membership.RepresentativeRule> => fc.record({ mostPerPerson: kit.count(2, 1) }),
    RepresentativeChange: (): Arbitrary<membership.RepresentativeChange> =>
      fc.record({ on: kit.days(0, 500), enterprise: one('mill', 'press'), person: fc.option(kit.person()) }),
    RepresentativesInput: (): Arbitrary<membership.RepresentativesInput> =>
      fc
        .record({ rule: own.RepresentativeRule(), changes: kit.list(own.RepresentativeChange()), on: kit.days(600) })
        .map(({ changes, ...input }) => ({
          ...input,
          enterprises: ['mill', 'press'],
          changes: [...changes].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
        })),
    Representatives: (): Arbitrary<membership.Representatives> =>
      kit.outcome(own.RepresentativesInput(), membership.tryRepresentativesOf),
    ComparedShare: (): Arbitrary<membership.ComparedShare> =>
      fc.record({ required: kit.shareRatios(), comparison: one('at-least', 'more-than') }),
    TakingPartRule: (): Arbitrary<membership.TakingPartRule> =>
      some({ attendances: kit.count(4, 1), within: kit.lengths(), when: one('now', 'once') }, { group: one('web') }),
    TakingPartInput: (): Arbitrary<membership.TakingPartInput> =>
      fc.record({
        rule: own.TakingPartRule(),
        attendances: kit.list(fc.record({ on: kit.days(0, 800), group: one('web', 'shop') })),
        on: kit.days(800, 1600),
      }),
    TakingPart: (): Arbitrary<membership.TakingPart> =>
      kit.outcome(own.TakingPartInput(), membership.tryRegularTakingPart),
    VotingRule: (): Arbitrary<membership.VotingRule> =>
      some(
        { leapBirthday: one('march-1', 'february-28'), probationersVote: fc.boolean(), suspendedVote: fc.boolean() },
        { votingAge: kit.count(21, 14) },
      ),
    Voter: (): Arbitrary<membership.Voter> =>
      some({ id: kit.person(), memberClass: memberClass() }, { standing: one('member', 'probationer') }),
    VotingInput: (): Arbitrary<membership.VotingInput> =>
      fc
        .record({ rule: own.VotingRule(), members: bySelector(own.Voter(), ({ id }) => id), on: kit.days() })
        .map((input) => ({
          ...input,
          classes: CLASSES,
          born: input.members.map(({ id }, at) => ({ member: id, on: `${2000 + at * 2}-02-28` })),
        })),
    VotingRights: (): Arbitrary<membership.VotingRights> =>
      kit.outcome(own.VotingInput(), membership.tryEntitledToVote),
    NoVote: (): Arbitrary<membership.NoVote> =>
      kit.part(own.VotingRights(), ({ without }) => without.map(({ why }) => why)),
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
