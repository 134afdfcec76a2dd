import { readFileSync } from 'node:fs'
import { checkCharter } from 'coop-rules/charter'
import { presetCharters } from 'coop-rules/presets'
import { explainProblem, type Locale } from 'coop-rules/problems'
import { type Houses, modelOf } from './kernel/house.js'
import { titleOf } from './kernel/names.js'
import type { Fresh } from './options.js'
import { TERMINAL } from './terminal.js'

/** Where a cooperative that was begun waits for whoever founds it; or why it cannot begin, in words. */
export type Begun =
  | { readonly kind: 'begun'; readonly title: string; readonly name: string; readonly address: string }
  | { readonly kind: 'refused'; readonly words: readonly string[] }

/** What is kept until a cooperative is founded: who may found it, and the names that were given for the others. */
export interface Founding {
  readonly by: string
  readonly others: readonly string[]
}

/** Where it is kept. */
export const FOUNDING = 'founding'

/** Begins a cooperative under a charter: nobody belongs to it until whoever has the link founds it. Asked again, there is a new link, until it is founded. */
export const begin = async (houses: Houses, fresh: Fresh, locale: Locale): Promise<Begun> => {
  const t = TERMINAL[locale]
  const read = readCharter(fresh.charter)
  if (read === undefined) return refused(t.noCharter(fresh.charter, presetCharters.map(({ id }) => id).join(', ')))
  const checked = 'wrong' in read ? read : checkCharter({ charter: read.value, library: presetCharters })
  if ('wrong' in checked) return refused(t.wrongCharter(fresh.charter), `  ${checked.wrong}`)
  if (checked.kind === 'refused')
    return refused(
      t.wrongCharter(fresh.charter),
      ...checked.problems.map((problem) => `  ${explainProblem(problem, locale)}`),
    )
  const { charter } = checked
  const coop = fresh.coop ?? charter.id
  const there = (await houses.list()).find((one) => one.coop === coop)
  if (there === undefined) await houses.add(coop, charter, modelOf('value' in read ? read.value : undefined))
  const house = await houses.open(coop)
  if (house === undefined) return refused(t.wrongCoop(coop))
  if ((await house.desk.catchUp()).position > 0) return refused(t.foundedAlready(coop))
  if (there !== undefined && JSON.stringify(there.charter) !== JSON.stringify(charter))
    return refused(t.otherCharter(coop))
  const [name = t.firstFounder, ...others] = fresh.founders
  const kept = (await house.accounts.get(FOUNDING)) as Founding | undefined
  const founding: Founding = { by: kept?.by ?? 'p-1', others: others.length > 0 ? others : (kept?.others ?? []) }
  await house.accounts.put(FOUNDING, founding)
  if (kept === undefined || fresh.founders.length > 0) await house.names.rename(founding.by, name)
  const token = await house.accounts.makeLink({ person: founding.by, for: 'join', days: 7 })
  return {
    kind: 'begun',
    title: titleOf(charter, locale) ?? coop,
    name: await house.names.nameOf(founding.by, locale),
    address: `/c/${coop}/link/${token}`,
  }
}

const refused = (...words: string[]): Begun => ({ kind: 'refused', words })

/** A preset of this name, or what stands in the file; undefined where there is neither. */
const readCharter = (name: string): { readonly value: unknown } | { readonly wrong: string } | undefined => {
  const preset = presetCharters.find(({ id }) => id === name)
  if (preset !== undefined) return { value: preset }
  let text: string
  try {
    text = readFileSync(name, 'utf8')
  } catch {
    return undefined
  }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { wrong: (error as Error).message }
  }
}
