import { type Entry, type Journal, openJournal, type Posting } from '../../accounts/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { Refusal } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import type { KeptEntry } from './state.js'

/** An entry as its event says it. */
export type Said = Pick<EventOf<'entry-posted'>, 'entry' | 'postings' | 'document' | 'contact' | 'reverses'>

/** An entry as the rules of the accounts take it. Where no contact is known the document stands for it. */
export const entryOf = (state: State, said: Said, date: CalendarDate): Entry => ({
  id: said.entry,
  date,
  currency: state.charter.inForce.currency,
  postings: said.postings.map(({ account, amountMinor, of, line, fund }): Posting => {
    const project = of !== undefined && 'project' in of ? { project: of.project } : {}
    return { account, amountMinor, ...project, ...named('line', line), ...named('fund', fund) }
  }),
  ...(said.document === undefined
    ? {}
    : { document: { ...said.document, counterparty: said.contact ?? said.document.name } }),
  ...named('reverses', said.reverses),
})

/** What the event of an entry said. */
export const saidOf = (entry: string, kept: KeptEntry): Said => ({
  entry,
  postings: kept.postings.map(({ minor, budget: _, ...posting }) => ({ ...posting, amountMinor: String(minor) })),
  document: kept.document,
  contact: kept.contact,
  reverses: kept.reverses,
})

/**
 * Why an entry cannot be posted; undefined where it can. The rules are asked about this entry alone, in a journal that holds what it touches: its accounts, and
 * its funds with what is left of them.
 */
export const entryRefused = (state: State, said: Said, date: CalendarDate): Refusal | undefined => {
  const outcome = journalFor(state, said, date).post(entryOf(state, said, date))
  if (outcome.kind === 'posted') return undefined
  return outcome.kind === 'refused'
    ? refuseProblems(outcome.problems, clausesOf(state.charter.inForce.accounts?.books))
    : { kind: 'refused', because: outcome.because }
}

const journalFor = (state: State, { entry, postings }: Said, date: CalendarDate): Journal => {
  const { accounts, funds } = state.accounts
  const { currency, accounts: chapter } = state.charter.inForce
  const touched = [...new Set(postings.flatMap(({ fund }) => fund ?? []))].flatMap((fund) => funds.get(fund) ?? [])
  const names = new Set([
    ...postings.map(({ account }) => account),
    ...touched.flatMap(({ purpose }) => purpose.accounts ?? []),
  ])
  const given = beside(names)
  const held = beside(new Set([...names, given]))
  const journal = openJournal({
    accounts: [
      ...[...names].flatMap((id) => {
        const kind = accounts.get(id)?.kind
        return kind === undefined ? [] : [{ id, kind }]
      }),
      { id: given, kind: 'income' },
      { id: held, kind: 'asset' },
    ],
    // Where the charter lets money with strings be spent on anything, a fund has no purpose.
    funds: touched.map(({ purpose }) => (chapter?.books?.purposes === false ? { id: purpose.id } : purpose)),
  })
  const opening = touched.flatMap(({ purpose, receivedMinor, spentMinor }): readonly Posting[] => {
    const left = receivedMinor - spentMinor
    return left <= 0n
      ? []
      : [
          { account: given, amountMinor: -left, fund: purpose.id },
          { account: held, amountMinor: left },
        ]
  })
  if (opening.length > 0) journal.post({ id: beside(new Set([entry])), date, currency, postings: opening })
  return journal
}

/** A name that is none of these. */
const beside = (taken: ReadonlySet<string>, next = 0): string =>
  taken.has(`opening.${next}`) ? beside(taken, next + 1) : `opening.${next}`

const named = <Name extends string>(name: Name, value: string | undefined): Readonly<Partial<Record<Name, string>>> =>
  (value === undefined ? {} : { [name]: value }) as Readonly<Partial<Record<Name, string>>>
