import { tryFillVacancy, type Vacancy } from '../../elections/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { Refused } from '../../problems/index.js'
import type { Chapter } from '../chapter.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { byElectionsOf } from './count.js'
import { electionOrRefused, mayElect, ruledElection } from './rules.js'
import type { ElectionState } from './state.js'

/** Seats that fall vacant within a term. */
export const VACANCIES: Chapter['decide'] = {
  'leave-seat': {
    who: 'anyone',
    decide: ({ state, member }, { election }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      if (!found.sitting.includes(member))
        return refuse('no-right', { member, needed: 'office-holder' }, clausesOf(found.provision))
      const { provision } = found.opening
      return [{ type: 'seat-vacated', election, provision, member, why: 'left-the-seat' }]
    },
  },
  'fill-vacancy': {
    who: 'voter',
    decide: ({ state, member }, { election, counted }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      const { opening, rule } = found
      if (!mayElect(state, found, member) && !found.sitting.includes(member))
        return refuse('no-right', { member, needed: 'entitled' }, clauses)
      if (found.stage === 'ended') return refuse('closed', { what: 'election', id: election }, clauses)
      if (found.leavers.length === 0) return refuse('no-such', { what: 'seat', id: election }, clauses)
      if (rule.vacancies === undefined)
        return refuse('not-in-the-charter', { provision: `elections.${opening.provision}.vacancies` }, clauses)
      const [other] = byElectionsOf(state, opening)
      if (other !== undefined) return refuse('there-already', { what: 'election', id: other }, clauses)
      if (opening.secret && rule.vacancies === 'countback') return countedOutside(found, counted)
      if (counted !== undefined) return refuse('no-such', { what: 'seat', id: election }, clauses)
      const vacancy = vacancyOf(found)
      if (vacancy.kind === 'refused') return refuseProblems(vacancy.problems, clauses)
      // Waiting for a by-election, or for a lot, changes nothing yet; neither does a count that finds nobody.
      return 'by' in vacancy && vacancy.by.length > 0
        ? filled(found, vacancy.by)
        : { kind: 'unchanged', because: vacancy.because }
    },
  },
}

/** What becomes of the seats that fell vacant, as the rule of the charter has it. */
export const vacancyOf = (found: ElectionState): Vacancy | Refused => {
  const { rule, leavers, sitting, leftOn, until, withdrawn, candidates, provision } = found
  const gone = new Set(leavers)
  const before = ruledElection(found)
  return tryFillVacancy({
    rule: rule.vacancies ?? 'leave-vacant',
    leavers,
    sitting,
    leftOn: leftOn ?? LAST_DAY,
    termEndsOn: until ?? LAST_DAY,
    election: {
      ...before,
      // Seats that a by-election filled are not of this election any more.
      rule: { ...rule, seats: sitting.length + found.vacant },
      // A run-off that told only some apart says nothing of those who tie now.
      runOffs: found.runOffs.filter(({ apart }) => apart === 'all').map(({ order }) => order),
      // Whoever withdrew, then or since, is told of below.
      withdrawn: [],
    },
    unavailable: withdrawn.filter((one) => candidates.includes(one) && !gone.has(one)),
    clauses: clausesOf(provision),
  })
}

/** Without a term there is no end to it. */
const LAST_DAY = '9999-12-31'

const filled = ({ opening, until, vacant }: ElectionState, elected: readonly string[]): readonly NewEvent[] => [
  {
    type: 'vacancy-filled',
    election: opening.election,
    provision: opening.provision,
    elected: [...elected],
    vacant: vacant - elected.length,
    ...(until === undefined ? {} : { until }),
  },
]

/** The ballots of a secret election are counted again where they are kept; what is told has to be possible. */
const countedOutside = (found: ElectionState, counted: readonly string[] | undefined) => {
  const clauses = clausesOf(found.provision)
  const { election } = found.opening
  if (counted === undefined) return refuse('secret-matter', { what: 'election', id: election }, clauses)
  const not = [...found.withdrawn, ...found.leavers, ...found.sitting]
  const stranger = counted.find((one) => !found.candidates.includes(one) || not.includes(one))
  if (stranger !== undefined) return refuse('no-such', { what: 'candidate', id: stranger }, clauses)
  const twice = counted.find((one, at) => counted.indexOf(one) !== at)
  if (twice !== undefined) return refuse('there-already', { what: 'candidate', id: twice }, clauses)
  if (counted.length === 0 || counted.length > found.vacant) {
    const facts = { most: found.vacant }
    return refuseProblems([problem(says.tooManyChosen, { path: 'counted', received: counted, facts })], clauses)
  }
  return filled(found, counted)
}
