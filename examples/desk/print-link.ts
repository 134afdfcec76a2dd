import { views } from 'coop-rules/cooperative'
import type { Locale } from 'coop-rules/problems'
import { secret } from './kernel/accounts.js'
import type { Houses } from './kernel/house.js'
import { sameName, titleOf } from './kernel/names.js'
import type { Options } from './options.js'
import { TERMINAL } from './terminal.js'

/** A link for a member, and where it was written down; or why there is none, in words. */
export type Printed =
  | {
      readonly kind: 'printed'
      readonly coop: string
      readonly title: string
      readonly name: string
      readonly address: string
    }
  | { readonly kind: 'refused'; readonly words: readonly string[] }

/**
 * Makes a new link for a member where nobody can sign in any more, so that no two members can. Whoever runs the machine could do so with the store in any case: here it is written down, and every member with a vote is told.
 */
export const printLink = async (
  houses: Houses,
  { name, coop }: NonNullable<Options['link']>,
  locale: Locale,
): Promise<Printed> => {
  const t = TERMINAL[locale]
  const all = await houses.list()
  const coops = all.map((one) => one.coop).join(', ')
  if (all.length === 0) return refused(t.empty)
  if (coop === undefined && all.length > 1) return refused(t.whichCoop(coops))
  const found = coop === undefined ? all[0] : all.find((one) => one.coop === coop)
  const house = found === undefined ? undefined : await houses.open(found.coop)
  if (found === undefined || house === undefined) return refused(t.noCoop(coop ?? '', coops))
  const state = await house.desk.catchUp()
  if (state.position === 0) return refused(t.notFounded(found.coop))
  const { members, probationers, applicants, former } = views.members.register(state)
  const ids = [...new Set([...members, ...probationers, ...applicants, ...former].map(({ member }) => member))]
  const people = await Promise.all(ids.map(async (id) => ({ id, called: await house.names.nameOf(id, locale) })))
  const meant = people.filter(({ id, called }) => id === name || sameName(called, name))
  const [person] = meant
  if (person === undefined) return refused(t.noMember(name, people.map(({ called }) => called).join(', ')))
  if (meant.length > 1) return refused(t.severalMembers(name, meant.map(({ id }) => id).join(', ')))
  const token = secret()
  await house.accounts.recoveries.print(person.id, token)
  return {
    kind: 'printed',
    coop: found.coop,
    title: titleOf(found.charter, locale) ?? found.coop,
    name: person.called,
    address: `/c/${found.coop}/link/${token}`,
  }
}

const refused = (...words: string[]): Printed => ({ kind: 'refused', words })
