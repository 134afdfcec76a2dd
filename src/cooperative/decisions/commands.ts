import type { Chapter } from '../chapter.js'
import { awayRefused, outsideMeetingRefused } from '../meetings/reserved.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { answerProblems, isSameAnswer, mayVote, openOrRefused } from './ballots.js'
import { mayPropose, proposeItem } from './items.js'
import { decisionRule, openDecision } from './open.js'
import { agreeToOpenVote, voteOtherwise } from './otherwise.js'
import { closeBallots, openBallots } from './sealed.js'
import { postponeCount, releaseResult } from './secret.js'
import type { Subject } from './shapes.js'
import { isShareRule } from '../../charter/index.js'
import type { Context, Refusal, Unchanged } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { wrongKind } from '../../problems/index.js'
import type { DecisionRuleOfCharter } from './state.js'

/** The commands of decisions. */
export const DECISIONS_DECIDE: Chapter['decide'] = {
  'open-decision': {
    who: 'member',
    decide: (context, command) => {
      const { decision, provision, subject = { kind: 'matter' }, scope, options, record } = command
      const { state, member } = context
      const rule = decisionRule(state, provision)
      if (rule === undefined || !OPENED_HERE.has(subject.kind) || rule.by === 'backing')
        return refuse('not-in-the-charter', { provision: `decisions.${provision}` }, clausesOf(rule))
      const parties =
        subject.kind === 'appointment' ? { ...command.parties, candidate: subject.member } : command.parties
      const wrong =
        mayPropose(context) ??
        outsideMeetingRefused(context, provision) ??
        appointmentRefused(context, provision, rule, subject) ??
        partiesRefused(rule, parties)
      if (wrong !== undefined) return wrong
      return openDecision(context, { decision, provision, subject, proposer: member, scope, parties, options, record })
    },
  },
  'propose-item': { who: 'member', decide: proposeItem },
  cast: {
    who: 'anyone',
    decide: (context, command) => awayRefused(context, command.decision) ?? castBallot(context, command),
  },
  'withdraw-ballot': {
    who: 'anyone',
    decide: (context, { decision }) => {
      const found = awayRefused(context, decision) ?? mayVote(context, decision)
      if ('kind' in found) return found
      const { member } = context
      const clauses = clausesOf(found.rule)
      if (!found.ballots.has(member))
        return { kind: 'unchanged', because: [{ code: 'no-ballot-to-withdraw', clauses }] }
      if (found.rule.ballotsCanChange !== true)
        return refuse('done-already', { what: 'decision', id: decision }, clauses)
      return [{ type: 'ballot-withdrawn', decision, member }]
    },
  },
  reword: {
    who: 'anyone',
    decide: ({ state, member }, { decision, record }) => {
      const found = openOrRefused(state, decision)
      if ('kind' in found) return found
      const clauses = clausesOf(found.rule)
      if (found.opening.proposer !== member) return refuse('no-right', { member, needed: 'proposer' }, clauses)
      // What people vote on is not changed under them: only what still seeks backing is reworded.
      if (found.rule.by !== 'backing')
        return refuse('not-in-the-charter', { provision: `decisions.${found.opening.provision}` }, clauses)
      return found.record === record
        ? { kind: 'unchanged', because: [{ code: 'wording-unchanged', clauses, decision }] }
        : [{ type: 'wording-changed', decision, record }]
    },
  },
  'withdraw-decision': {
    who: 'anyone',
    decide: ({ state, member }, { decision }) => {
      const found = openOrRefused(state, decision)
      if ('kind' in found) return found
      const clauses = clausesOf(found.rule)
      if (found.opening.proposer !== member) return refuse('no-right', { member, needed: 'proposer' }, clauses)
      // Once the ballots are closed somebody may know how it went.
      if (found.ballotsClosed) return refuse('closed', { what: 'decision', id: decision }, clauses)
      return [{ type: 'decision-lapsed', decision, why: 'withdrawn' }]
    },
  },
  'open-ballots': { who: 'member', decide: openBallots },
  'close-ballots': { who: 'member', decide: closeBallots },
  'release-result': { who: 'member', decide: releaseResult },
  'agree-to-open-vote': { who: 'anyone', decide: agreeToOpenVote },
  'postpone-count': { who: 'member', decide: postponeCount },
  'vote-otherwise': { who: 'member', decide: voteOtherwise },
  'pass-time': { who: 'anyone', decide: () => [{ type: 'time-passed' }] },
}

/** Casts a member's ballot, themselves or by whoever carries their vote. */
export const castBallot = (
  context: Context,
  { decision, answer }: Pick<CommandOf<'cast'>, 'decision' | 'answer'>,
): readonly NewEvent[] | Unchanged | Refusal => {
  const found = mayVote(context, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  const problems = answerProblems(found, answer)
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const { member } = context
  const before = found.ballots.get(member)
  if (before !== undefined && isSameAnswer(before, answer))
    return { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses }] }
  if (before !== undefined && found.rule.ballotsCanChange !== true)
    return refuse('done-already', { what: 'decision', id: decision }, clauses)
  return [{ type: 'ballot-cast', decision, member, answer }]
}

/** Subjects that are not opened by a command of their own. */
const OPENED_HERE: ReadonlySet<Subject['kind']> = new Set(['matter', 'appointment'])

/** An office is for everyone to give: not for a team or a circle, and only to a member. */
const appointmentRefused = (
  { state }: Context,
  provision: string,
  rule: DecisionRuleOfCharter,
  subject: Subject,
): Refusal | undefined => {
  if (subject.kind !== 'appointment') return undefined
  const { members } = rule.electorate
  const ofEveryone = members === 'all' || (typeof members === 'object' && 'classes' in members)
  if (!ofEveryone || !isShareRule(rule.rule))
    return refuse('not-in-the-charter', { provision: `decisions.${provision}` }, clausesOf(rule))
  return memberOf(state, subject.member) === undefined
    ? refuse('no-such', { what: 'member', id: subject.member }, clausesOf(rule))
    : undefined
}

/** Whoever the charter leaves out of the electorate has to be named, or they would vote. */
const partiesRefused = (
  { electorate, clauses }: DecisionRuleOfCharter,
  parties: Readonly<Record<string, string>> | undefined,
): Refusal | undefined => {
  const missing = (electorate.except ?? []).filter((party) => parties === undefined || !Object.hasOwn(parties, party))
  return missing.length === 0
    ? undefined
    : refuseProblems(
        missing.map((party) => wrongKind(undefined, `parties.${party}`, '')),
        clausesOf({ clauses: clauses ?? [] }),
      )
}
