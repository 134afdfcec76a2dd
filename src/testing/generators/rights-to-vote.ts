import type { Arbitrary } from 'fast-check'
import * as membership from '../../membership/index.js'
import type { Kit } from './kit.js'

/** The classes that everybody here is of. */
export const CLASSES = [
  { id: 'worker', hasVote: true },
  { id: 'supporter', hasVote: false },
] as const satisfies readonly membership.MemberClass[]

/** Lists in which no two have the same of what is selected. */
export const distinct =
  ({ fc }: Kit) =>
  <Item>(each: Arbitrary<Item>, selector: (item: Item) => string, least = 0) =>
    fc.uniqueArray(each, { selector, minLength: least, maxLength: 5 })

/** Who has the vote, who carries another's, who stands aside, and who took part. */
export const anyRightsToVote = (kit: Kit) => {
  const { fc, one, some } = kit
  const bySelector = distinct(kit)
  const own = {
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
      some(
        { id: kit.person(), memberClass: one('worker', 'supporter') },
        { standing: one('member', 'probationer'), since: kit.days(), suspendedSince: kit.days() },
      ),
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
  }
  return own
}
