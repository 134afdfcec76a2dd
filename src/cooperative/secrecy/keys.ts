import type { ClauseId } from '../../reasons/index.js'
import type { MemberId } from '../../membership/index.js'
import { secrecyRuleOf } from '../../charter/index.js'
import { itemRule } from '../averages/rules.js'
import type { Chapter, Refusal } from '../chapter.js'
import { isEntitled } from '../decisions/entitled.js'
import { enteredAt } from '../electorate.js'
import { handsOf, memberOf } from '../members/state.js'
import { refuse } from '../refuse.js'
import type { State } from '../state.js'
import { CERTIFIERS } from './state.js'

/**
 * Bringing a voting key, and certifying that of another one. A key is replaced between votes and never during one: with another key somebody could cast a second ballot, or lose the first.
 *
 * Source: WJC-8. Reading: two other members certify; whoever is in a team without being a member may have a key as well, for they vote there.
 */
export const KEYS: Chapter['decide'] = {
  'enrol-voting-key': {
    who: 'anyone',
    decide: ({ state, member }, { key }) => {
      if (!votesSomewhere(state, member)) return refuse('no-right', { member, needed: 'entitled' }, [CLAUSE])
      if (state.secrecy.keys.get(member)?.key === key)
        return { kind: 'unchanged', because: [{ code: 'voting-key-unchanged', clauses: [CLAUSE], member }] }
      const others = state.secrecy.keys.findKey((one) => one.key === key)
      if (others !== undefined) return refuse('there-already', { what: 'voting-key', id: key }, [CLAUSE])
      return inUse(state, member) ?? [{ type: 'voting-key-enrolled', member, key }]
    },
  },
  'certify-voting-key': {
    who: 'member',
    decide: ({ state, member: certifier, by }, { member, key }) => {
      if (member === certifier || handsOf(state, member) === by)
        return refuse('no-right', { member: certifier, needed: 'another-person' }, [CLAUSE])
      const found = state.secrecy.keys.get(member)
      if (found?.key !== key) return refuse('no-such', { what: 'voting-key', id: key }, [CLAUSE])
      // Whoever acts for several enterprises is one person.
      if (
        found.certifiedBy.some((one) => one === certifier || handsOf(state, one) === by) ||
        found.certifiedBy.length >= CERTIFIERS
      )
        return refuse('done-already', { what: 'voting-key', id: key }, [CLAUSE])
      return [{ type: 'voting-key-certified', member, key, certifier }]
    },
  },
}

const CLAUSE = 'WJC-8' satisfies ClauseId

const votesSomewhere = (state: State, member: MemberId): boolean =>
  memberOf(state, member) !== undefined || state.projects.teams.some((team) => team.has(member))

/** Why a key cannot be brought now: a sealed matter on which this member votes has begun, or is open and they have a key already. */
const inUse = (state: State, member: MemberId): Refusal | undefined => {
  const hasOne = state.secrecy.keys.has(member)
  for (const [decision, found] of state.decisions.open)
    if (found.secrecy?.mode === 'sealed' && (hasOne || found.ballotsOpened) && isEntitled(state, found, member))
      return refuse('key-in-use', { what: 'decision', id: decision }, [CLAUSE])
  for (const { item, scope, openedOn } of state.averages.batches.values()) {
    const rule = itemRule(state, item)
    if (openedOn === undefined || rule?.secret !== true) continue
    if (secrecyRuleOf(state.charter.inForce, rule.secrecy).mode !== 'sealed') continue
    if (enteredAt(state, { electorate: rule.proposedBy, scope }, member) !== undefined)
      return refuse('key-in-use', { what: 'item', id: item }, [CLAUSE])
  }
  return undefined
}
