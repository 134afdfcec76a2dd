import { membershipRulesOf } from '../../charter/index.js'
import { tryRepresentativesOf } from '../../membership/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { handsRefused } from '../secrecy/holders.js'
import { memberOf } from './state.js'

const CLAUSE = 'WC-2' satisfies ClauseId
const ONE_VOTE = 'WJC-16' satisfies ClauseId

/** Representatives: an enterprise is one member and names the person who acts for it. People act for themselves. */
export const REPRESENTING: Chapter['decide'] = {
  'name-representative': {
    who: 'member',
    decide: (context, { person }) => {
      const wrong = mayName(context, person) ?? handsRefused(context.state, context.member, person)
      if (wrong !== undefined) return wrong
      const { state, at, member } = context
      const { representatives } = state.members
      const { inForce } = state.charter
      const clauses = clausesOf(inForce.membership?.representatives)
      if (representatives.get(member) === person)
        return { kind: 'unchanged', because: [{ code: 'representative-named', clauses, enterprise: member, person }] }
      // Where the charter names no limit, there is none.
      const rule = membershipRulesOf(inForce).representatives ?? { mostPerPerson: Number.MAX_SAFE_INTEGER, clauses }
      const seats = [...representatives].map(([enterprise, one]) => ({ on: at, enterprise, person: one }))
      const named = tryRepresentativesOf({
        rule,
        enterprises: [...new Set([...representatives.keys(), member])].sort(),
        changes: [...seats, { on: at, enterprise: member, person }],
        on: at,
      })
      if (named.kind === 'refused') return refuseProblems(named.problems, clauses)
      if (named.refused.length === 0) return [{ type: 'representative-named', enterprise: member, person }]
      const { mostPerPerson } = rule
      return refuse('representative-refused', { enterprise: member, person, mostPerPerson }, clauses)
    },
  },
  'withdraw-representative': {
    who: 'member',
    decide: ({ state, member }) => {
      const person = state.members.representatives.get(member)
      return person === undefined
        ? refuse('no-such', { what: 'place', id: member }, [CLAUSE])
        : [{ type: 'representative-withdrawn', enterprise: member, person }]
    },
  },
}

/** Why a member may not name somebody: only enterprises do, and they name a person. */
const mayName = ({ state, member }: Context, person: string): Refusal | undefined => {
  const { memberClasses = {}, membership } = state.charter.inForce
  const kindOf = (id: string): string | undefined => {
    const memberClass = memberOf(state, id)?.memberClass
    return memberClass === undefined ? undefined : memberClasses[memberClass]?.kind
  }
  if (kindOf(member) !== 'enterprise') return refuse('for-somebody-else', { by: person, member }, [ONE_VOTE])
  if (membership?.representatives === undefined)
    return refuse('not-in-the-charter', { provision: 'membership.representatives' }, [CLAUSE])
  return person === member || kindOf(person) === 'enterprise'
    ? refuse('for-somebody-else', { by: person, member }, [CLAUSE])
    : undefined
}
