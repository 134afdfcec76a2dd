import * as says from '../../problems/en.js'
import { type Problem, problem } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { refuse, refuseProblems } from '../refuse.js'
import { classOn } from './classes.js'

const CLAUSE = 'WC-1' satisfies ClauseId

/** Founding: who founds, and in which classes; everything that is wrong with the list at once. */
export const FOUNDING: Chapter['decide'] = {
  found: {
    who: 'anyone',
    decide: (context, command) => {
      const problems = problemsOf(context, command)
      if (problems.length > 0) return refuseProblems(problems, [CLAUSE])
      const { state, member } = context
      const { founders } = command
      if (!founders.some((one) => one.member === member)) return refuse('no-right', { member, needed: 'the-person' })
      const { id, version } = state.charter.inForce
      return [
        { type: 'cooperative-founded', charter: id, charterVersion: version },
        ...founders.map((one): NewEvent => ({ type: 'member-joined', ...one, how: 'founded' })),
      ]
    },
  },
}

/** Classes that are none, people who are listed twice, and that nobody among them has a vote. */
const problemsOf = ({ state, at }: Context, { founders }: CommandOf<'found'>): readonly Problem[] => {
  const problems: Problem[] = []
  const seen = new Set<string>()
  let voters = 0
  const options = Object.keys(state.charter.inForce.memberClasses ?? {}).join(', ')
  founders.forEach(({ member, memberClass }, index) => {
    const path = `founders[${index}]`
    const found = classOn(state, memberClass, at)
    if ('because' in found)
      problems.push(problem(says.notOneOf, { path: `${path}.memberClass`, received: memberClass, facts: { options } }))
    else if (found.hasVote) voters++
    if (seen.has(member))
      problems.push(problem(says.listedTwice, { path: `${path}.member`, received: member, facts: { what: member } }))
    seen.add(member)
  })
  if (problems.length === 0 && voters === 0)
    problems.push(problem(says.nobodyVotes, { path: 'founders', received: founders }))
  return problems
}
