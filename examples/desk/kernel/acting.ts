import { type State, views } from 'coop-rules/cooperative'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Asked, Given } from './route.js'

/** For whom somebody can act: for themselves, and for the enterprises that named them as their representative (WC-2). */
export const canActFor = (state: State, person: string): readonly string[] => [
  person,
  ...views.members.representedBy(state, person),
]

/**
 * For whom somebody acts. A form acts for whomever it was made for. A page is for whom they chose last; where they chose nobody, for themselves if they have a vote, and for an enterprise of theirs if they have none. Undefined where a form was made
 * for somebody they act for no more.
 */
export const actsFor = (
  state: State,
  person: string,
  { made, chosen }: { readonly made: string | undefined; readonly chosen: string | undefined },
): string | undefined => {
  const all = canActFor(state, person)
  if (made !== undefined) return all.find((one) => one === made)
  return all.find((one) => one === chosen) ?? (views.members.mayVote(state, person) ? person : (all[1] ?? person))
}

/** A command in the name of whoever is signed in, for whom they act. */
export const inNameOf = ({ person, me }: Pick<Asked, 'person' | 'me'>, given: Given) => ({
  ...given,
  by: person,
  ...(me === person ? {} : { onBehalfOf: me }),
})

/** Whom somebody chose to act for, in this browser. It gives no right: who may act for whom the rules say. */
export const chosenIn = (c: Context): string | undefined => getCookie(c, COOKIE)

export const choose = ({ c, house, origin }: Asked, member: string): void => {
  setCookie(c, COOKIE, member, {
    path: `/c/${house.coop}/`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: origin.startsWith('https:'),
  })
}

const COOKIE = 'acts-for'
