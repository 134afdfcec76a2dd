import { type Charter, type Replayed, replayDecisions } from '../charter/index.js'
import { cooperative, decisionView, minutesFor, pastDecisionsOf } from '../cooperative/index.js'
import { toPlain } from '../exact/index.js'
import type { Locale } from '../problems/index.js'
import { type Because, explain } from '../reasons/index.js'
import type { OpenedLog } from './cooperative.js'
import type { CooperativeOptions } from './cooperative-options.js'
import { type Output, printable } from './output.js'

type OptionsOf<Name extends CooperativeOptions['command']> = CooperativeOptions & { readonly command: Name }

/** What one person may read of what happened. */
export const tellMinutes = async (
  { as, about, json, locale }: OptionsOf<'minutes'>,
  log: OpenedLog,
  output: Output,
): Promise<boolean> => {
  for (const { n, event, because } of entriesFor(log, as, about))
    await tell(
      output,
      json,
      { n, event, because, words: explain(because, locale) },
      `${event.at}  ${explain(because, locale)}`,
    )
  return true
}

/** All that happened to a decision, a person or whatever has this id, and how it stands where it is a decision under way. */
export const explainThing = async (
  { as, id, json, locale }: OptionsOf<'explain'>,
  log: OpenedLog,
  output: Output,
): Promise<boolean> => {
  const entries = entriesFor(log, as, id)
  for (const { n, event, because } of entries)
    await tell(
      output,
      json,
      { n, event, because, words: explain(because, locale) },
      `${event.at}  ${explain(because, locale)}`,
    )
  const standing = entries.length === 0 ? undefined : decisionView(log.state, id)?.standing
  if (standing !== undefined)
    await tell(output, json, { standing }, `${WORDS[locale].now}  ${explain(standing.because, locale)}`)
  if (entries.length === 0) await tell(output, json, { nothing: id }, WORDS[locale].nothing(id, as))
  return entries.length > 0
}

/** Which decisions of a log would have gone otherwise under another charter; each is taken again from the charter it was taken under. */
export const replayLog = async (
  under: Charter,
  { json, locale }: OptionsOf<'replay'>,
  { events, state }: OpenedLog,
  output: Output,
): Promise<boolean> => {
  const versions = new Map(
    events.flatMap((event) => (event.type === 'decided' ? [[event.decision, event.charterVersion]] : [])),
  )
  const past = pastDecisionsOf(events)
  const replayed = state.charter.history.flatMap(
    ({ charter: from }) =>
      replayDecisions({ from, under, decisions: past.filter(({ id }) => versions.get(id) === from.version) }).decisions,
  )
  const count = (kind: Replayed['kind']): number => replayed.filter((one) => one.kind === kind).length
  const facts = { decisions: replayed.length, otherwise: count('otherwise'), untold: count('cannot-be-told') }
  const because: Because = [{ code: 'replayed', clauses: [], ...facts, charter: `${under.id} ${under.version}` }]
  await tell(output, json, { kind: 'replayed', ...facts, because }, explain(because, locale))
  for (const one of replayed)
    if (json || one.kind !== 'same')
      await tell(output, json, one, `  ${one.on}  ${one.id} (${one.decision}): ${explain(one.because, locale)}`)
  return true
}

const entriesFor = ({ charter, events }: OpenedLog, viewer: string, about: string | undefined) =>
  minutesFor({ state: cooperative(charter).initialState(), events, viewer, ...(about === undefined ? {} : { about }) })

const tell = async (output: Output, json: boolean, data: object, words: string): Promise<void> => {
  await output.write(json ? `${JSON.stringify(toPlain(data))}\n` : `${printable(words)}\n`)
}

const WORDS = {
  en: { now: 'today     ', nothing: (id: string, as: string) => `There is nothing about ${id} that ${as} may read.` },
  es: { now: 'hoy       ', nothing: (id: string, as: string) => `No hay nada sobre ${id} que ${as} pueda leer.` },
} as const satisfies Record<Locale, unknown>
