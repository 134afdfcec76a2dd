import { type State, views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** Which postings are asked for; '' where it does not matter. `of` is a project or a circle, or the charter's id for the cooperative's own. */
export interface LedgerFilter {
  readonly project: string
  readonly line: string
  readonly account: string
  readonly from: string
  readonly to: string
  readonly text: string
}

type EntryShown = ReturnType<typeof views.accounts.accountsSeenBy>['entries'][number]

/** One posting of an entry that somebody may see, with names in the place of ids. */
export interface LedgerRow {
  readonly entry: EntryShown
  readonly what: string
  readonly account: string
  readonly accountName: string
  readonly of: string
  readonly ofName: string
  readonly line: string
  readonly lineName: string
  readonly fundName: string
  readonly amountMinor: bigint
  /** What this account holds after it, of all that this person may see. */
  readonly balanceMinor: bigint
  readonly document: DocumentStands
}

/** How an entry stands with its document: there, missing, there and not shown, or not asked for. */
type DocumentStands = 'there' | 'missing' | 'not-shown' | 'not-needed'

export const filterOf = ({ query }: Asked): LedgerFilter => {
  const said = (name: string): string => (query(name) ?? '').trim().slice(0, 200)
  const day = (name: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(said(name)) ? said(name) : '')
  return {
    project: said('project'),
    line: said('line'),
    account: said('account'),
    from: day('from'),
    to: day('to'),
    text: said('text'),
  }
}

/** The filter as the query of an address. */
export const queryOf = (filter: LedgerFilter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString()

/** Every posting that somebody may see and asked for, the last first: the page and its CSV are both made of these. */
export const ledgerOf = async (asked: Asked, filter: LedgerFilter): Promise<readonly LedgerRow[]> => {
  const { state, me, charter } = asked
  const entries = [...views.accounts.accountsSeenBy(state, me).entries].sort((a, b) =>
    a.on === b.on ? (a.entry < b.entry ? -1 : 1) : a.on < b.on ? -1 : 1,
  )
  const t = asked.words(WORDS)
  const missing = new Set(views.accounts.withoutDocument(state))
  const names = await namesFor(
    asked,
    entries.flatMap(({ entry, postings }) => [
      entry,
      ...postings.flatMap(({ account, of, line, fund }) => [account, bodyOf(of, charter.id), line ?? '', fund ?? '']),
    ]),
  )
  const named = (id: string): string => names.get(id) ?? id
  const sums = new Map<string, bigint>()
  const rows: LedgerRow[] = []
  for (const entry of entries) {
    const document = stands(entry, missing)
    // What was paid to members is posted by the rules, and nobody gave it a name.
    const what = entry.about === 'pay' && named(entry.entry) === entry.entry ? t.pay(entry.entry) : named(entry.entry)
    for (const { account, of, line = '', fund = '', amountMinor } of entry.postings) {
      const balanceMinor = (sums.get(account) ?? 0n) + amountMinor
      sums.set(account, balanceMinor)
      const body = bodyOf(of, charter.id)
      const row: LedgerRow = {
        entry,
        what,
        account,
        accountName: named(account),
        of: body,
        ofName: named(body),
        line,
        lineName: line === '' ? '' : named(line),
        fundName: fund === '' ? '' : named(fund),
        amountMinor,
        balanceMinor,
        document,
      }
      if (fits(row, filter)) rows.push(row)
    }
  }
  return rows.reverse()
}

/** Whether somebody sees every entry there is: only then do their sums and the journal add up. */
export const seesAll = (state: State, viewer: string): boolean =>
  views.accounts.accountsSeenBy(state, viewer).entries.length === views.accounts.trialBalance(state).entries

/** Whose a posting is: a project, a circle, or the cooperative. */
export const bodyOf = (of: EntryShown['postings'][number]['of'], coop: string): string =>
  of === undefined ? coop : 'project' in of ? of.project : of.circle

const stands = ({ entry, document, documented }: EntryShown, missing: ReadonlySet<string>): DocumentStands =>
  document !== undefined ? 'there' : documented ? 'not-shown' : missing.has(entry) ? 'missing' : 'not-needed'

const fits = (row: LedgerRow, { project, line, account, from, to, text }: LedgerFilter): boolean =>
  (project === '' || row.of === project) &&
  (line === '' || row.line === line) &&
  (account === '' || row.account === account) &&
  (from === '' || row.entry.on >= from) &&
  (to === '' || row.entry.on <= to) &&
  (text === '' ||
    [row.what, row.accountName, row.ofName, row.lineName, row.fundName].some((one) =>
      folded(one).includes(folded(text)),
    ))

/** Large and small letters, and accents, make no difference to whoever looks for something. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const namesFor = async ({ nameOf }: Asked, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await nameOf(id)] as const)))

const WORDS = wordsOf({
  pay: [
    (entry: string) => `pay, entry ${entry.replace(/^pay-/, '')}`,
    (entry: string) => `paga, apunte ${entry.replace(/^pay-/, '')}`,
  ],
})
