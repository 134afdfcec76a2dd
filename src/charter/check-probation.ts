import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { own } from './tree.js'

/** Whoever is on probation votes as the admission says, and proposes as the class that it leads to does: a class that tells the rights of those on probation tells the same. */
export const checkProbation = (charter: Charter, { problems }: Findings): void => {
  for (const [id, { memberClass, voteInProbation, rightsInProbation }] of Object.entries(charter.admissions ?? {})) {
    const rights = own(charter.memberClasses, rightsInProbation)
    const joined = own(charter.memberClasses, memberClass)
    if (rights === undefined || joined === undefined) continue
    const compared = [
      ['hasVote', rights.hasVote, voteInProbation, `admissions.${id}.voteInProbation`],
      ['mayPropose', rights.mayPropose, joined.mayPropose, `memberClasses.${memberClass}.mayPropose`],
    ] as const
    for (const [field, received, meant, as] of compared) {
      if (received === undefined || meant === undefined || received === meant) continue
      const path = `memberClasses.${String(rightsInProbation)}.${field}`
      problems.push(problem(says.probationOtherwise, { path, received, facts: { as, said: String(meant) } }))
    }
  }
}
