import { type AccountKind, reversalOf } from '../../accounts/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import { entryOf, entryRefused, type Said, saidOf } from './entry.js'
import { spendingRefused } from './spending.js'
import { bodyRefused, keeperRefused } from './who.js'

/** Entries: donations, expenses and all else; corrections and documents. */
export const POST_DECIDE: Chapter['decide'] = {
  'record-donation': {
    who: 'member',
    decide: (context, { entry, amountMinor, income, into, fund, document, contact }) =>
      keeperRefused(context) ??
      kindRefused(context.state, income, ['income']) ??
      kindRefused(context.state, into, ['asset']) ??
      posted(context, 'donation', {
        entry,
        postings: [
          posting({ account: into, amountMinor }),
          posting({ account: income, amountMinor: negative(amountMinor), fund }),
        ],
        document,
        contact,
      }),
  },
  'record-expense': {
    who: 'member',
    decide: (context, { entry, amountMinor, account, from, of, line, fund, document, contact, spending }) =>
      keeperRefused(context) ??
      kindRefused(context.state, account, ['expense']) ??
      kindRefused(context.state, from, ['asset', 'liability']) ??
      posted(
        context,
        'expense',
        {
          entry,
          postings: [
            posting({ account, amountMinor, of, line, fund }),
            posting({ account: from, amountMinor: negative(amountMinor) }),
          ],
          document,
          contact,
        },
        spending,
      ),
  },
  'post-entry': {
    who: 'member',
    decide: (context, { entry, postings, document, contact }) =>
      keeperRefused(context) ?? posted(context, 'other', { entry, postings: postings.map(posting), document, contact }),
  },
  'correct-entry': {
    who: 'member',
    decide: (context, { entry, reverses }) => {
      const wrong = keeperRefused(context) ?? takenRefused(context.state, entry)
      if (wrong !== undefined) return wrong
      const { state, at } = context
      const found = state.accounts.entries.get(reverses)
      if (found === undefined) return refuse('no-such', { what: 'entry', id: reverses }, booksOf(state))
      if (found.reversedBy !== undefined) return refuse('done-already', { what: 'entry', id: reverses }, booksOf(state))
      const said = saidOf(reverses, found)
      const turned = reversalOf({ entry: entryOf(state, said, found.on), id: entry, date: at })
      const postings = said.postings.map((one, index) =>
        posting({ ...one, amountMinor: String(turned.postings[index]?.amountMinor) }),
      )
      return [{ type: 'entry-posted', entry, about: found.about, postings, reverses }]
    },
  },
  'attach-document': {
    who: 'member',
    decide: (context, { entry, document, contact }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state } = context
      const found = state.accounts.entries.get(entry)
      if (found === undefined) return refuse('no-such', { what: 'entry', id: entry }, booksOf(state))
      if (found.document !== undefined) return refuse('done-already', { what: 'document', id: entry }, booksOf(state))
      if (!found.stands || found.reverses !== undefined)
        return refuse('closed', { what: 'entry', id: entry }, booksOf(state))
      return [{ type: 'document-attached', entry, document, contact }]
    },
  },
}

const booksOf = (state: State) => clausesOf(state.charter.inForce.accounts?.books)

/** A posting as events write it: digits without a sign above zero, and nothing that is not said. */
const posting = ({ amountMinor, ...more }: Said['postings'][number]): Said['postings'][number] => ({
  ...(Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) as typeof more),
  amountMinor: String(BigInt(amountMinor)),
})

const negative = (amountMinor: string): string => String(-BigInt(amountMinor))

/** Posts an entry, where the rules of the accounts let it. */
const posted = (
  context: Context,
  about: EventOf<'entry-posted'>['about'],
  said: Said,
  spending?: string,
): readonly NewEvent[] | Refusal => {
  const { state, at, member } = context
  const wrong =
    takenRefused(state, said.entry) ??
    bodiesRefused(state, said) ??
    entryRefused(state, said, at) ??
    spendingRefused(state, member, said, spending)
  return wrong ?? [{ type: 'entry-posted', about, ...said, spending }]
}

const takenRefused = (state: State, entry: string): Refusal | undefined =>
  state.accounts.entries.has(entry) ? refuse('there-already', { what: 'entry', id: entry }, booksOf(state)) : undefined

const bodiesRefused = (state: State, { postings }: Said): Refusal | undefined => {
  for (const { of } of postings) {
    const wrong = bodyRefused(state, of)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

const kindRefused = (state: State, account: string, needed: readonly AccountKind[]): Refusal | undefined => {
  const kind = state.accounts.accounts.get(account)?.kind
  if (kind === undefined) return refuse('no-such', { what: 'account', id: account }, booksOf(state))
  const [first = kind] = needed
  return needed.includes(kind)
    ? undefined
    : refuse('account-of-another-kind', { account, accountKind: kind, needed: first }, booksOf(state))
}

/** What an entry that follows from a payment says; undefined where the accounts for it are not there. */
export const payEntry = (
  state: State,
  paid: { readonly amountMinor: string; readonly ref: string; readonly project?: string | undefined },
  at: CalendarDate,
): NewEvent | undefined => {
  const { serving, entries } = state.accounts
  const [pay, payments] = [serving.get('pay'), serving.get('payments')]
  if (pay === undefined || payments === undefined || BigInt(paid.amountMinor) === 0n) return undefined
  const { amountMinor, ref, project } = paid
  let entry = `pay-${state.position}`
  while (entries.has(entry)) entry += '-'
  const said: Said = {
    entry,
    postings: [
      posting({ account: pay, amountMinor, of: project === undefined ? undefined : { project } }),
      posting({ account: payments, amountMinor: negative(amountMinor) }),
    ],
  }
  return entryRefused(state, said, at) === undefined ? { type: 'entry-posted', about: 'pay', ...said, ref } : undefined
}
