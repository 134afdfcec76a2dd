import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'

/** What somebody wrote with their application: beside the log, so that it can be erased. It goes by the decision on it. */
export const letterId = (decision: string): string => `letter-${decision}`

/** The letter of whoever asks to join, for those who decide on it and for whoever wrote it; undefined where there is none for whoever asks. */
export const letterOf = async (asked: Asked, member: string): Promise<string | undefined> => {
  const { state, me, house, locale } = asked
  const decision = views.members.applicationOf(state, member)?.decision
  if (decision === undefined || (me !== member && !views.members.mayVote(state, me))) return undefined
  return house.names.textOf(letterId(decision), locale)
}
