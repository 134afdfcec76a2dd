import { views } from 'coop-rules/cooperative'
import type { Guest } from '../../kernel/invitations.js'
import type { Asked } from '../../kernel/route.js'
import type { SealedVote } from './vote.js'

/** Who could hold a part of the key of a vote: whoever belongs, on probation or not, has no part in it; and visitors, who came in by an invitation and belong to nothing yet, or no more. */
export const whoMayHold = async (
  asked: Asked,
  now: SealedVote,
): Promise<{ readonly members: readonly string[]; readonly visitors: readonly Guest[] }> => {
  const { members, probationers } = views.members.register(asked.state)
  const guests = await asked.house.accounts.invitations.guests()
  const may = (person: string) => views.decisions.mayHoldKey(asked.state, now.decision, person)
  return {
    members: [...members, ...probationers].map(({ member }) => member).filter(may),
    visitors: guests.filter(({ person }) => !belongs(asked, person) && may(person)),
  }
}

/** Those of some people who are not here at all: neither do they belong, nor did they come in by an invitation. */
export const notHere = async (asked: Asked, people: readonly string[]): Promise<readonly string[]> => {
  const strangers = people.filter((person) => !belongs(asked, person))
  if (strangers.length === 0) return []
  const guests = new Set((await asked.house.accounts.invitations.guests()).map(({ person }) => person))
  return strangers.filter((person) => !guests.has(person))
}

const belongs = ({ state }: Asked, person: string): boolean => views.members.recordOf(state, person) !== undefined
