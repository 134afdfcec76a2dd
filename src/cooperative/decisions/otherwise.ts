import type { Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import { openOrRefused } from './ballots.js'
import { isConcerned } from './concerned.js'
import { entitledOn, isEntitled } from './entitled.js'
import { daysOpen, laterBy, openedAs } from './open.js'
import { assessmentOf } from './secret.js'
import { awaitsAgreement, type OpenDecision } from './state.js'

/** Agrees to vote openly; with the last of those entitled, voting is open. */
export const agreeToOpenVote = (
  { state, member }: Context,
  { decision }: CommandOf<'agree-to-open-vote'>,
): readonly NewEvent[] | Refusal => {
  const found = openOrRefused(state, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  if (!isEntitled(state, found, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
  if (!awaitsAgreement(found))
    return refuse('not-in-the-charter', { provision: `decisions.${found.opening.provision}` }, clauses)
  if (found.agreed.has(member)) return refuse('done-already', { what: 'decision', id: decision }, clauses)
  return [{ type: 'open-vote-agreed', decision, member }]
}

/** What follows once everybody entitled has agreed; nothing before. */
export const openedUp = (state: State, found: OpenDecision): readonly NewEvent[] => {
  const agreed = found.agreed.filter((member) => isEntitled(state, found, member)).size
  return awaitsAgreement(found) && agreed >= entitledOn(state, found) ? [voteOpened(state, found)] : []
}

/** Takes a secret matter up otherwise, where people have left since, or so few took part that nothing may be told of it: it is opened anew, in the way that the charter names for so few, with whoever is entitled now. So nobody hinders it by staying away. */
export const voteOtherwise = (
  context: Context,
  { decision, ballots }: CommandOf<'vote-otherwise'>,
): readonly NewEvent[] | Refusal => {
  const { state, by, member } = context
  const found = openOrRefused(state, decision)
  if ('kind' in found) return found
  const { secrecy, opening } = found
  const clauses = clausesOf(found.rule)
  if (secrecy === undefined || awaitsAgreement(found))
    return refuse('not-in-the-charter', { provision: `decisions.${opening.provision}.secret` }, clauses)
  if (isConcerned(found, member) || isConcerned(found, by))
    return refuse('no-right', { member, needed: 'uninvolved' }, clauses)
  if (ballots !== undefined && !found.ballotsClosed)
    return refuse('not-yet', { what: 'decision', id: decision, until: found.closesOn ?? context.at }, clauses)
  const assessed = assessmentOf(state, { ...found, releases: [] }, { ballots })
  if (assessed.kind !== 'nothing') return { kind: 'refused', because: assessed.because }
  const { provision, proposer, subject, scope, parties, options, runoffOf } = opening
  const anew = { decision, provision, proposer, subject, scope, parties, options, runoffOf, record: found.record }
  return openedAs(context, anew, ballots)
}

/** Voting is open, for as long as the charter gives an open vote. */
const voteOpened = (state: State, { opening, rule }: OpenDecision): NewEvent => {
  const days = daysOpen({ ...rule, secret: false })
  const { decision } = opening
  return days === undefined
    ? { type: 'vote-opened', decision }
    : { type: 'vote-opened', decision, closesOn: laterBy(state.at ?? opening.at, days) }
}
