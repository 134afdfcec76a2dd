import type { CalendarDate } from '../../src/calendar/index.js'
import { type Event, type State, views } from '../../src/cooperative/index.js'

/** The ids that events give to things, by the field that holds them. */
const idsIn = (events: readonly Event[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>()
  const look = (value: unknown, field: string): void => {
    if (typeof value === 'string') found.set(field, (found.get(field) ?? new Set()).add(value))
    else if (Array.isArray(value)) for (const one of value) look(one, field)
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) look(one, name)
  }
  for (const event of events) look(event, '')
  return new Map([...found].map(([field, ids]) => [field, [...ids].sort()]))
}

/** So many of a list, from its first to its last. */
const some = (all: readonly string[], most: number): readonly string[] =>
  all.filter(
    (_, at) =>
      all.length <= most || Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length),
  )

/** Everything that an app can show of where a cooperative stands: every view, of everything that its log names, and for some of those whom it names. */
export const allViews = (state: State, events: readonly Event[]): Readonly<Record<string, unknown>> => {
  const ids = idsIn(events)
  const of = (field: string): readonly string[] => ids.get(field) ?? []
  const on = state.at as CalendarDate
  const members = some([...new Set([...of('member'), ...of('person')])].sort(), 5)
  const years = [...new Set(events.map(({ at }) => String(at).slice(0, 4)))]
  const each = (names: readonly string[], view: (name: string) => unknown): object =>
    Object.fromEntries(names.map((name) => [name, view(name)]))
  const { accounts, averages, charter, circles, decisions, elections, meetings, pay, projects, surplus } = views
  const bodies = [undefined, ...of('project')]
  const places = averages.numbersInForce(state).map(({ item, scope }) => ({
    item,
    ...(scope === undefined ? {} : { scope }),
  }))
  const asked = {
    awaiting: each(members, (id) => views.awaiting(state, id)),
    accounts: {
      balances: accounts.balances(state),
      trialBalance: accounts.trialBalance(state),
      funds: accounts.funds(state),
      budgets: accounts.budgetsInForce(state),
      actual: [undefined, ...of('project').map((project) => ({ project }))].map((body) =>
        accounts.budgetAgainstActual(state, body),
      ),
      spendings: accounts.spendings(state),
      keepers: members.filter((id) => accounts.keepsBooks(state, id)),
      withoutDocument: bodies.map((project) => accounts.withoutDocument(state, project)),
      seenBy: each(members, (id) => accounts.accountsSeenBy(state, id)),
    },
    averages: {
      numbers: averages.numbersInForce(state),
      thresholds: averages.thresholdsInForce(state),
      proposals: each(members, (id) => averages.proposalsOf(state, id)),
      of: places.map((place) => [
        averages.proposalsFor(state, place),
        averages.numberToCome(state, place),
        averages.numberRule(state, place.item),
        members.filter((id) => averages.mayProposeFor(state, place, id)),
      ]),
    },
    charter: {
      version: charter.charterInForce(state).version,
      history: charter
        .charterHistory(state)
        .map(({ charter: _, ...version }: { readonly charter?: unknown }) => version),
      pending: charter.pendingAmendments(state),
      past: charter.pastAmendments(state),
      words: each(of('amendment'), (id) => charter.amendmentInWords(state, id, 'en')),
    },
    circles: {
      circles: circles.circles(state),
      toMend: circles.circlesToMend(state),
      rounds: circles.rounds(state),
      inFull: each(of('round'), (id) => circles.roundInFull(state, id)),
      past: circles.pastRounds(state),
      agreements: circles.agreements(state),
      review: circles.agreementsToReview(state),
      toTakeUp: each(of('circle'), (id) => circles.mattersToTakeUp(state, id)),
    },
    decisions: each(of('decision'), (id) => ({
      view: decisions.decisionView(state, id),
      sealed: decisions.sealedVote(state, id),
      about: members.filter((member) => decisions.isAbout(state, id, member)),
      may: members.filter((member) => decisions.mayVoteOn(state, id, member)),
      ballots: each(members, (member) => decisions.ballotOf(state, id, member)),
      resolution: meetings.resolutionState(state, id),
    })),
    elections: each(elections.electionsHeld(state), (id) => ({
      inFull: elections.electionInFull(state, id),
      result: elections.electionResult(state, id),
      may: members.filter((member) => elections.mayVoteIn(state, id, member)),
      own: each(members, (member) => elections.ownBallot(state, id, member)),
    })),
    sitting: each(of('provision'), (id) => elections.sittingIn(state, id)),
    meetings: {
      called: meetings.meetingsCalled(state),
      asked: meetings.meetingsAskedFor(state),
      inFull: each(of('meeting'), (id) => ({
        shown: meetings.meetingInFull(state, id),
        minutes: meetings.meetingMinutes(state, id),
        called: members.filter((member) => meetings.isCalledTo(state, id, member)),
      })),
      proxies: each(members, (id) => meetings.proxiesOf(state, id)),
    },
    members: {
      register: views.members.register(state),
      voters: views.members.whoMayVote(state),
      offices: views.members.offices(state),
      each: each(members, (id) => ({
        record: views.members.recordOf(state, id),
        votes: views.members.mayVote(state, id),
        application: views.members.applicationOf(state, id),
        ousting: views.members.oustingOf(state, id),
        represents: views.members.representedBy(state, id),
      })),
    },
    pay: {
      salaries: bodies.map((project) => pay.salariesOn(state, project, on)),
      sees: each(members, (id) => members.filter((other) => pay.maySeePayOf(state, id, other))),
      proposals: bodies.map((project) => pay.salaryProposals(state, project)),
      menu: pay.shortageMenu(state),
      paydays: pay.paydays(state),
      each: each(of('payday'), (id) => [pay.payOfPayday(state, id), pay.outcomeOfPayday(state, id)]),
      held: bodies.map((project) => [
        pay.heldPayOn(state, project, on),
        pay.heldPayTerms(state, project, on),
        pay.heldPayIfPaidOn(state, project, on, [on]),
        members.map((id) => pay.heldPayStatement(state, id, project, on)),
      ]),
    },
    projects: {
      all: projects.projects(state),
      each: each(of('project'), (id) => [
        projects.projectNow(state, id),
        projects.projectFile(state, id),
        projects.awaitedBy(state, id),
      ]),
      removals: each(of('project'), (id) =>
        members.map((member) => [
          projects.removalNeeds(state, id, member, 'team'),
          projects.removalNeeds(state, id, member, 'coordination'),
        ]),
      ),
      parts: each(members, (id) => projects.partsOf(state, id)),
      performance: projects.cooperativePerformance(state),
    },
    surplus: {
      capital: surplus.membersCapital(state),
      reserves: surplus.reserves(state),
      funds: surplus.surplusFunds(state),
      losses: surplus.lossesCarried(state),
      returns: surplus.returnsOwed(state),
      delegates: surplus.delegates(state),
      buyOuts: each(of('buyOut'), (id) => surplus.buyOutOn(state, id, on)),
      refunds: each(members, (id) => surplus.refundsDue(state, id)),
      years: each(years, (year) => [surplus.outsideIncome(state, year), surplus.federationTotals(state, year)]),
    },
    keys: views.secrecy.votingKeys(state),
  }
  return asked
}
