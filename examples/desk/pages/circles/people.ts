import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'

/** People to choose from, by name. */
export const peopleAs = async (
  asked: Asked,
  ids: readonly string[],
): Promise<readonly { readonly value: string; readonly label: string }[]> => {
  const named = await Promise.all(ids.map(async (value) => ({ value, label: await asked.nameOf(value) })))
  return named.sort((a, b) => a.label.localeCompare(b.label, asked.locale))
}

/** Everybody who belongs now, by id. */
export const membersNow = ({ state }: Asked): readonly string[] =>
  views.members.register(state).members.map(({ member }) => member)

/** The day so many days from today. */
export const daysFrom = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
