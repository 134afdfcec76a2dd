import type { Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse } from '../refuse.js'
import { holdersRefused, isInvolved } from '../secrecy/holders.js'
import { openOrRefused } from './ballots.js'
import { isConcerned } from './concerned.js'
import { awaitsAgreement, isSecret, type OpenDecision } from './state.js'

/**
 * Begins the record of the sealed ballots of a secret matter: the log holds its fingerprint and who has a part of the key. There are as many holders as the charter says, nobody who acts for one of them votes on
 * the matter, for themselves or for an enterprise, and it is about none of them. Where ballots are not sealed there is no key, and nothing to begin.
 */
export const openBallots = (
  context: Context,
  { decision, opening, holders }: CommandOf<'open-ballots'>,
): readonly NewEvent[] | Refusal => {
  const { state } = context
  const found = secretOrRefused(context, decision)
  if ('kind' in found) return found
  const { secrecy, rule } = found
  const clauses = clausesOf(rule)
  if (secrecy?.mode !== 'sealed')
    return refuse('not-in-the-charter', { provision: `secrecy.${rule.secrecy ?? 'ballots'}.mode` }, clauses)
  if (found.ballotsOpened || found.ballotsClosed)
    return refuse('done-already', { what: 'decision', id: decision }, clauses)
  const wrong = holdersRefused(state, holders, secrecy, (one) => isInvolved(state, found, one))
  return wrong ?? [{ type: 'ballots-opened', decision, opening, holders: [...holders] }]
}

/** Closes the ballots of a secret matter, from its count date on. They are not in the log: it holds the fingerprint of the record of them. */
export const closeBallots = (
  context: Context,
  { decision, closing }: CommandOf<'close-ballots'>,
): readonly NewEvent[] | Refusal => {
  const found = secretOrRefused(context, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  const { closesOn, secrecy } = found
  if (found.ballotsClosed) return refuse('done-already', { what: 'decision', id: decision }, clauses)
  if (closesOn !== undefined && context.at < closesOn)
    return refuse('not-yet', { what: 'decision', id: decision, until: closesOn }, clauses)
  if (secrecy?.mode === 'sealed' && !found.ballotsOpened)
    return refuse('ballots-not-opened', { what: 'decision', id: decision }, clauses)
  return [{ type: 'ballots-closed', decision, closing }]
}

/** The secret matter under way of that name, where whoever acts is not concerned by it. */
export const secretOrRefused = ({ state, by, member }: Context, decision: string): OpenDecision | Refusal => {
  const found = openOrRefused(state, decision)
  if ('kind' in found) return found
  const clauses = clausesOf(found.rule)
  if (!isSecret(found) || awaitsAgreement(found))
    return refuse('not-in-the-charter', { provision: `decisions.${found.opening.provision}.secret` }, clauses)
  return isConcerned(found, member) || isConcerned(found, by)
    ? refuse('no-right', { member, needed: 'uninvolved' }, clauses)
    : found
}
