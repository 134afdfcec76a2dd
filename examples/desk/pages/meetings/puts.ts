import type { Charter } from 'coop-rules/charter'
import { type State, views } from 'coop-rules/cooperative'

/** What a meeting put to the vote: items of its agenda, and changes of the charter, which are put to the vote under their item by being proposed. */
export const putIn = (
  state: State,
  { agenda, matters }: Pick<views.meetings.MeetingShown, 'agenda' | 'matters'>,
): readonly { readonly matter: string; readonly decision: string }[] => {
  const put = matters.map(({ matter, decision }) => ({ matter, decision }))
  const changes = [
    ...views.charter.pendingAmendments(state).map(({ amendment, missing }) => ({ amendment, votes: missing })),
    ...views.charter.pastAmendments(state).map(({ proposed: { amendment, needed } }) => ({ amendment, votes: needed })),
  ]
  return [
    ...put,
    ...changes.flatMap(({ amendment, votes }) =>
      agenda.includes(amendment) ? votes.map(({ decision }) => ({ matter: amendment, decision })) : [],
    ),
  ]
}

/** The meeting in which a decision was put to the vote; undefined where it was none. */
export const meetingOf = (
  state: State,
  { decision, subject, openedOn }: Pick<views.decisions.DecisionView, 'decision' | 'subject' | 'openedOn'>,
): views.meetings.MeetingShown | undefined =>
  views.meetings
    .meetingsCalled(state)
    .find(({ agenda, matters, on }) =>
      subject.kind === 'amendment'
        ? on === openedOn && agenda.includes(subject.amendment)
        : matters.some((put) => put.decision === decision),
    )

/** A decision that a meeting takes, and where it begins. */
interface Begun {
  readonly decision: string
  readonly begins: 'charter' | 'members' | 'join' | undefined
}

/**
 * The decisions that a meeting takes, told apart: those by which an item of its agenda can be put to the vote, and those that are about a person or a change of the charter, and begin where that is. Where everything is decided as the
 * charter is changed, items are too.
 */
export const decidedBy = (
  charter: Charter,
  decides: readonly string[],
): { readonly items: readonly string[]; readonly others: readonly Begun[] } => {
  const all = decides.map((decision): Begun => ({ decision, begins: beginningOf(charter, decision) }))
  const plain = all.some(({ begins }) => begins === undefined)
  const isOfItems = ({ begins }: Begun) => begins === undefined || (!plain && begins === 'charter')
  return {
    items: all.filter(isOfItems).map(({ decision }) => decision),
    others: all.filter(({ begins }) => begins !== undefined),
  }
}

const beginningOf = (
  { amendments = {}, membership, admissions = {}, decisions = {} }: Charter,
  decision: string,
): Begun['begins'] => {
  const { decision: expels, appealTo } = membership?.expulsion ?? {}
  const leavesOut = (decisions[decision]?.electorate.except ?? []).length > 0
  if (decision === expels || decision === appealTo || leavesOut) return 'members'
  if (Object.values(admissions).some((one) => one.decision === decision)) return 'join'
  return Object.values(amendments).some((one) => one.decision === decision) ? 'charter' : undefined
}
