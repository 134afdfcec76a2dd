import { beancountJournal, type Entry, hledgerJournal } from 'coop-rules/accounts'
import { views } from 'coop-rules/cooperative'
import { writtenMoney } from 'coop-rules/exact'
import { csvOf } from '../../kernel/csv.js'
import type { Asked } from '../../kernel/route.js'
import { filterOf, ledgerOf, seesAll } from './ledger.js'

/** The rows of the page, with exactly its filter, as CSV. Amounts are numbers with a point, below zero too; texts that a spreadsheet would reckon with have an apostrophe before them. */
export async function ledgerCsv(asked: Asked) {
  const { currency } = asked.charter
  const rows = await ledgerOf(asked, filterOf(asked))
  const amount = (amountMinor: bigint) => ({ number: writtenMoney({ amountMinor, currency }) })
  return asked.download({
    name: 'ledger.csv',
    type: 'text/csv',
    body: csvOf({
      columns: [
        'day',
        'entry',
        'what',
        'account',
        'of',
        'line',
        'fund',
        'amount',
        'balance',
        'currency',
        'document',
        'sha256',
      ],
      rows: rows.map((row) => [
        row.entry.on,
        row.entry.entry,
        row.what,
        row.accountName,
        row.ofName,
        row.lineName,
        row.fundName,
        amount(row.amountMinor),
        amount(row.balanceMinor),
        currency,
        row.document,
        row.entry.document?.sha256 ?? '',
      ]),
    }),
  })
}

/** The journal as accountants' programs read it: for whoever sees every entry, for without one of them it would not add up. */
export const journalOf =
  (kind: 'hledger' | 'beancount') =>
  async (asked: Asked): Promise<Response> => {
    const { state, me, charter } = asked
    if (!seesAll(state, me)) return asked.notFound()
    const shown = views.accounts.accountsSeenBy(state, me).entries
    const entries = await Promise.all(
      [...shown]
        .sort((a, b) => (a.on === b.on ? (a.entry < b.entry ? -1 : 1) : a.on < b.on ? -1 : 1))
        .map(
          async ({ entry, on, postings, document, reverses }): Promise<Entry> => ({
            id: entry,
            date: on,
            currency: charter.currency,
            what: oneLine(await asked.nameOf(entry)) || entry,
            postings: postings.map(({ account, amountMinor, of, line, fund }) => ({
              account,
              amountMinor,
              ...(of !== undefined && 'project' in of ? { project: of.project } : {}),
              ...(line === undefined ? {} : { line }),
              ...(fund === undefined ? {} : { fund }),
            })),
            // Who was paid stays in the records, which can be erased; the document says it to whoever may open it.
            ...(document === undefined ? {} : { document: { ...document, counterparty: document.name } }),
            ...(reverses === undefined ? {} : { reverses }),
          }),
        ),
    )
    const accounts = views.accounts
      .balances(state)
      .map(({ account, accountKind }) => ({ id: account, kind: accountKind }))
    const journal = kind === 'hledger' ? hledgerJournal({ accounts, entries }) : beancountJournal({ accounts, entries })
    return asked.download({
      name: kind === 'hledger' ? 'hledger.journal' : 'ledger.beancount',
      type: 'text/plain',
      body: [...journal].join(''),
    })
  }

/** A name on one line, without what would begin another. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200)
