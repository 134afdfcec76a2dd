import { membershipRulesOf } from '../../charter/index.js'
import { type Expulsion, type ExpulsionStep, type MemberId, tryExpulsionOf } from '../../membership/index.js'
import type { Refused } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { decisionRule, openDecision } from '../decisions/open.js'
import { enteredAt } from '../electorate.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { lapsed } from './ending.js'
import { memberOf, type Ousting } from './state.js'

const CLAUSE = 'WJC-14' satisfies ClauseId

/** Ousting: grounds, notice, hearing, the vote, and the appeal; in this order, and only those who decide on it take the steps. */
export const OUSTING: Chapter['decide'] = {
  'propose-ousting': {
    who: 'voter',
    decide: (context, { member, grounds, record }) => {
      const { state, at, member: proposer } = context
      const wrong = mayAct(context, member)
      if (wrong !== undefined) return wrong
      if (memberOf(state, member) === undefined) return refuse('no-such', { what: 'member', id: member }, [CLAUSE])
      if (state.members.oustings.has(member)) return refuse('there-already', { what: 'ousting', id: member }, [CLAUSE])
      const read = expulsionOn(state, member, [{ kind: 'proposed', on: at, grounds }], at)
      return read.kind === 'refused'
        ? refuseProblems(read.problems, [CLAUSE])
        : [{ type: 'ousting-proposed', member, proposer, grounds: [...grounds], record }]
    },
  },
  'notify-ousting': {
    who: 'voter',
    decide: (context, { member }) => {
      const found = oustingFor(context, member, 'notify', 'notified')
      return 'because' in found ? found : [{ type: 'ousting-notified', member }]
    },
  },
  'record-hearing': {
    who: 'member',
    decide: (context, { member, how, record }) => {
      // To decline is for the person alone; whether they were heard, or did not come, is for the others to say.
      const declined = how === 'declined-hearing'
      if (declined && context.member !== member)
        return refuse('no-right', { member: context.member, needed: 'the-person' }, [CLAUSE])
      const found = declined ? declining(context, member) : oustingFor(context, member, 'hear', how)
      return 'because' in found ? found : [{ type: 'ousting-heard', member, how, record }]
    },
  },
  'open-ousting': {
    who: 'voter',
    decide: (context, { member, decision }) => {
      const found = oustingFor(context, member, 'decide', 'decided')
      if ('because' in found) return found
      if (found.decision !== undefined)
        return refuse('there-already', { what: 'decision', id: found.decision }, [CLAUSE])
      const opened = openDecision(context, {
        decision,
        provision: context.state.charter.inForce.membership?.expulsion?.decision ?? '',
        subject: { kind: 'ousting', member },
        proposer: context.member,
        parties: { 'person-concerned': member },
      })
      return 'kind' in opened ? opened : [{ type: 'ousting-put-to-vote', member, decision }, ...opened]
    },
  },
  'tell-ousting': {
    who: 'voter',
    decide: (context, { member }) => {
      const found = oustingFor(context, member, 'tell', 'told')
      if ('because' in found) return found
      const { state, at } = context
      const read = expulsionOn(state, member, [...found.steps, { kind: 'told', on: at }], at)
      if (read.kind === 'refused') return refuseProblems(read.problems, [CLAUSE])
      const { appealUntil, takesEffectOn, because } = read
      return appealUntil === undefined || takesEffectOn === undefined
        ? { kind: 'refused', because }
        : [{ type: 'ousting-told', member, appealUntil, takesEffectOn }]
    },
  },
  'appeal-ousting': {
    who: 'anyone',
    decide: (context, { decision, record }) => {
      const { state, at, member } = context
      const ended = state.members.all.get(member)
      if (ended?.standing === 'former' && ended.ended === 'ousted')
        return refuse('too-late', { what: 'ousting', id: member, since: ended.since }, [CLAUSE])
      const found = oustingOf(state, member)
      if ('kind' in found) return found
      if (found.appeal !== undefined) return refuse('done-already', { what: 'ousting', id: member }, [CLAUSE])
      const read = expulsionOn(state, member, found.steps, at)
      if (read.kind === 'refused') return refuseProblems(read.problems, [CLAUSE])
      if (read.next !== 'wait') return { kind: 'refused', because: read.because }
      const opened = openDecision(context, {
        decision,
        provision: state.charter.inForce.membership?.expulsion?.appealTo ?? '',
        subject: { kind: 'appeal', member },
        proposer: member,
        parties: { 'person-concerned': member },
        record,
      })
      return 'kind' in opened ? opened : [{ type: 'ousting-appealed', member, decision, record }, ...opened]
    },
  },
  'drop-ousting': {
    who: 'voter',
    decide: ({ state, by, member: dropping }, { member }) => {
      const found = oustingOf(state, member)
      if ('kind' in found) return found
      if (by === member) return refuse('no-right', { member, needed: 'another-person' }, [CLAUSE])
      if (found.proposer !== dropping) return refuse('no-right', { member: dropping, needed: 'proposer' }, [CLAUSE])
      const dropped: NewEvent = { type: 'ousting-ended', member, how: 'dropped' }
      return [...lapsed(state, found.decision, found.appeal), dropped]
    },
  },
}

/** How far an ousting has come with these steps, by the rule of the charter. */
export const expulsionOn = (
  state: State,
  member: MemberId,
  steps: readonly ExpulsionStep[],
  on: string,
): Expulsion | Refused => {
  const { expulsion: rule } = membershipRulesOf(state.charter.inForce)
  return rule === undefined ? { kind: 'refused', problems: [] } : tryExpulsionOf({ rule, member, steps, on })
}

/** The ousting of a member that is under way; else the refusal. */
const oustingOf = (state: State, member: MemberId): Ousting | Refusal =>
  state.members.oustings.get(member) ?? refuse('no-such', { what: 'ousting', id: member }, [CLAUSE])

/** Whether somebody may take part in ousting a member: whoever is entitled on it, and never on their own. */
const mayAct = ({ state, by, member: acting }: Context, member: MemberId): Refusal | undefined => {
  const provision = state.charter.inForce.membership?.expulsion
  if (provision === undefined) return refuse('not-in-the-charter', { provision: 'membership.expulsion' }, [CLAUSE])
  if (acting === member || by === member)
    return refuse('no-right', { member, needed: 'another-person' }, clausesOf(provision))
  const electorate = decisionRule(state, provision.decision)?.electorate
  const entitled =
    electorate !== undefined && enteredAt(state, { electorate, parties: { 'person-concerned': member } }, acting)
  return entitled === undefined || entitled === false
    ? refuse('no-right', { member: acting, needed: 'entitled' }, clausesOf(provision))
    : undefined
}

/** The ousting, where this step is the next one and its day has come; else why it is not. */
const oustingFor = (
  context: Context,
  member: MemberId,
  next: Expulsion['next'],
  kind: ExpulsionStep['kind'],
): Ousting | Refusal => {
  const { state, at } = context
  const wrong = mayAct(context, member)
  if (wrong !== undefined) return wrong
  const found = oustingOf(state, member)
  if ('kind' in found) return found
  if (found.steps.some((one) => one.kind === kind))
    return refuse('done-already', { what: 'ousting', id: member }, [CLAUSE])
  const read = expulsionOn(state, member, found.steps, at)
  if (read.kind === 'refused') return refuseProblems(read.problems, [CLAUSE])
  const { nextFrom, because } = read
  return read.next === next && (nextFrom === undefined || nextFrom <= at) ? found : { kind: 'refused', because }
}

/** The ousting, where the person may still say that they do not want to be heard. */
const declining = ({ state, at }: Context, member: MemberId): Ousting | Refusal => {
  const found = oustingOf(state, member)
  if ('kind' in found) return found
  const read = expulsionOn(state, member, found.steps, at)
  if (read.kind === 'refused') return refuseProblems(read.problems, [CLAUSE])
  return read.next === 'notify' || read.next === 'hear' ? found : { kind: 'refused', because: read.because }
}
