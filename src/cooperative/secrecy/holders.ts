import type { SecrecyRule } from '../../charter/index.js'
import type { MemberId } from '../../membership/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem } from '../../problems/index.js'
import type { Refusal } from '../chapter.js'
import { refuse, refuseProblems } from '../refuse.js'

/** Why these people cannot hold the key: there are more or fewer of them than the charter says, one is named twice, or one has a part in the vote. */
export const holdersRefused = (
  holders: readonly MemberId[],
  { keyHolders, clauses }: SecrecyRule,
  isInvolved: (holder: MemberId) => boolean,
): Refusal | undefined => {
  const problems: Problem[] = []
  const twice = holders.find((one, at) => holders.indexOf(one) !== at)
  if (twice !== undefined)
    problems.push(problem(says.listedTwice, { path: 'holders', received: twice, facts: { what: twice } }))
  if (holders.length !== keyHolders) {
    const facts =
      holders.length < keyHolders ? { least: String(keyHolders), most: '' } : { least: '', most: String(keyHolders) }
    problems.push(problem(says.wrongLength, { path: 'holders', received: holders, facts }))
  }
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const involved = holders.find(isInvolved)
  return involved === undefined ? undefined : refuse('no-right', { member: involved, needed: 'no-voter' }, clauses)
}
