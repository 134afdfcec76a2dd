import { tryNominationsOf } from '../../elections/index.js'
import type { NominationRule } from '../../elections/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Because, Reason } from '../../reasons/index.js'
import type { Chapter, Refusal } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { electionOrRefused, nominationRule } from './rules.js'
import type { ElectionState } from './state.js'

/** Nominating, accepting, and not standing any more. */
export const NOMINATING: Chapter['decide'] = {
  nominate: {
    who: 'member',
    decide: ({ state, at, by, member }, { election, candidate }) => {
      const found = nominating(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (found.nominations.some((one) => one.candidate === candidate && one.nominator === member))
        return refuse('done-already', { what: 'candidate', id: candidate }, clauses)
      if (found.withdrawn.includes(candidate)) return refuse('closed', { what: 'candidate', id: candidate }, clauses)
      // Whoever fixed the number for a lot could have chosen it so that they win.
      if (found.committedBy === candidate)
        return refuse('no-right', { member: candidate, needed: 'uninvolved' }, clauses)
      const asked = judged(state, found, nominationRule(state, found.rule), [{ candidate, nominator: member, on: at }])
      if (asked.kind === 'refused') return refuseProblems(asked.problems, clauses)
      const [why, ...more] = asked.because.filter(({ code }) => AGAINST.has(code))
      if (why !== undefined) return { kind: 'refused', because: [why, ...more] }
      const nominated: NewEvent = { type: 'candidate-nominated', election, candidate, nominator: member }
      // Whoever nominates themselves, for an enterprise too, has said that they stand.
      return by === candidate && !found.accepted.has(candidate)
        ? [nominated, { type: 'nomination-accepted', election, candidate }]
        : [nominated]
    },
  },
  'accept-nomination': {
    who: 'anyone',
    decide: ({ state, member }, { election }) => {
      const found = nominating(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (!found.nominations.some(({ candidate }) => candidate === member))
        return refuse('no-right', { member, needed: 'candidate' }, clauses)
      if (found.withdrawn.includes(member)) return refuse('closed', { what: 'candidate', id: member }, clauses)
      if (found.accepted.has(member)) return refuse('done-already', { what: 'candidate', id: member }, clauses)
      return [{ type: 'nomination-accepted', election, candidate: member }]
    },
  },
  'withdraw-candidacy': {
    who: 'anyone',
    decide: ({ state, member }, { election }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      if (!found.nominations.some(({ candidate }) => candidate === member))
        return refuse('no-right', { member, needed: 'candidate' }, clauses)
      // Whoever was not elected may still say that they want no seat that falls vacant; whoever was leaves the seat.
      const over = found.stage === 'decided' ? found.sitting.includes(member) : !WITHDRAWING.has(found.stage)
      if (over || found.withdrawn.includes(member)) return refuse('closed', { what: 'candidate', id: member }, clauses)
      return [{ type: 'candidacy-withdrawn', election, candidate: member }]
    },
  },
}

/** What keeps a nomination from counting. */
const AGAINST: ReadonlySet<string> = new Set(['may-not-nominate', 'nominated-self', 'may-not-stand'])
const WITHDRAWING: ReadonlySet<string> = new Set(['nominations', 'voting', 'unopposed'])

const nominating = (state: State, election: string): ElectionState | Refusal => {
  const found = electionOrRefused(state, election)
  if ('kind' in found || found.stage === 'nominations') return found
  const since = laterBy(found.nominationsUntil, 1)
  return refuse('too-late', { what: 'election', id: election, since }, clausesOf(found.provision))
}

/** The rule of nominations, asked of the members who are named. */
const judged = (
  state: State,
  { nominationsUntil, provision, opening, accepted }: ElectionState,
  rule: NominationRule,
  nominations: ElectionState['nominations'],
) => {
  const named = new Set<MemberId>(nominations.flatMap(({ candidate, nominator }) => [candidate, nominator]))
  return tryNominationsOf({
    rule,
    seats: opening.seats,
    closesOn: nominationsUntil,
    nominations,
    acceptances: [...accepted].map(([candidate, on]) => ({ candidate, on })),
    members: [...named].flatMap((id) => {
      const record = memberOf(state, id)
      return record === undefined ? [] : [{ id, memberClass: record.memberClass }]
    }),
    clauses: clausesOf(provision),
  })
}

/** What nominations come to, with the reasons for it. */
export const nominationsNow = (state: State, found: ElectionState) => {
  const nominations = found.nominations.filter(({ candidate }) => !found.withdrawn.includes(candidate))
  const outcome = judged(state, found, nominationRule(state, found.rule), nominations)
  if (outcome.kind === 'refused') throw new TypeError('nominations are checked as they come in')
  const candidates = outcome.candidates.map(({ candidate }) => candidate).sort()
  return { kind: outcome.kind, candidates, because: outcome.because as Because & readonly Reason[] }
}
