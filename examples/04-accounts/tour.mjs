// A project's budget with its documents, its closing, and the year's surplus shared: from the files beside this one.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { budgetOf, closingOf, documentsOf, maySee, maySpend, openJournal } from 'coop-rules/accounts'
import { explain, numbersIn } from 'coop-rules/reasons'
import { federationOf, shareSurplus } from 'coop-rules/surplus'
import { filesBeside } from '../files.mjs'
import { WORDS } from './words.mjs'

const { readJson } = filesBeside(import.meta.url)
const rules = readJson('rules.json')
const ledger = readJson('journal.json')
const { currency, project } = rules

/** Tells where every cent went. */
export const tellAccounts = ({ locale, print }) => {
  const words = WORDS[locale]
  const numbers = numbersIn(locale)
  const money = (amountMinor) => numbers.money(amountMinor, currency)
  const because = (outcome, indent = '  ') => print(`${indent}${explain(outcome.because, locale)}`)
  const title = (text, ...files) => print(`\n## ${text}${files.length === 0 ? '' : `  (${words.source(files)})`}`)

  print(`# ${words.title}`)

  title(words.journal, 'journal.json')
  const journal = openJournal({ accounts: ledger.accounts, funds: ledger.funds })
  const posted = ledger.entries.filter((entry) => {
    const outcome = journal.post(entry)
    if (outcome.kind !== 'posted') print(`  ${entry.id}: ${explain(outcome.because, locale)}`)
    return outcome.kind === 'posted'
  })
  const balance = journal.trialBalance()
  because(balance)
  print(`  ${words.balances}`)
  for (const { account, balanceMinor } of balance.rows)
    print(`    ${account.padEnd(20)} ${money(balanceMinor).padStart(16)}`)

  title(words.budget, 'rules.json', 'journal.json')
  const budget = budgetOf({
    project,
    currency,
    lines: rules.budget,
    commitments: rules.commitments,
    accounts: ledger.accounts,
    entries: posted,
  })
  for (const { line, plannedMinor, committedMinor, actualMinor, leftMinor } of budget.lines) {
    const amounts = [plannedMinor, committedMinor, actualMinor, leftMinor].map(money)
    print(`  ${line.padEnd(12)} ${words.line(...amounts)}`)
  }
  because(budget)

  title(words.documents, 'documents/')
  const documents = documentsOf({ accounts: ledger.accounts, entries: posted, kept: documentsKept() })
  because(documents)

  title(words.spending, 'rules.json')
  const spending = maySpend({ budget, ...rules.spending })
  print(`  ${words.outcome[spending.kind]}`)
  because(spending)

  title(words.seeing)
  because(maySee({ viewer: 'donor', data: 'expenses', own: false }))
  because(maySee({ viewer: 'donor', data: 'pay-by-person', own: false }))
  because(maySee({ viewer: 'volunteer', data: 'counterparty-contacts', own: false }))

  title(words.closing, 'rules.json')
  const closing = closingOf({ project, ...rules.closing, undocumented: budget.undocumented })
  print(`  ${words.outcome[closing.kind]}`)
  because(closing)

  title(words.surplus, 'journal.json', 'rules.json')
  // Income less expenses: what the accounts of both kinds come to, with its sign turned. What is left of money given for a purpose is not ours to share.
  const restrictedMinor = journal.funds().reduce((sum, { leftMinor }) => sum + leftMinor, 0n)
  const incomeLessExpenses = balance.rows
    .filter(({ accountKind }) => accountKind === 'income' || accountKind === 'expense')
    .reduce((sum, { balanceMinor }) => sum - balanceMinor, 0n)
  const resultMinor = incomeLessExpenses - restrictedMinor
  const year = shareSurplus({ currency, resultMinor, ...rules.surplus })
  because(year)
  for (const line of year.lines) because(line)
  for (const { id, patronageMinor, returnMinor } of year.members)
    print(`  ${words.member(id, money(patronageMinor), money(returnMinor))}`)

  title(words.federation, 'rules.json')
  const federation = federationOf(rules.federation)
  because(federation)
  for (const { id, depth, subscribedMinor, keptMinor, passedOnMinor } of federation.levels) {
    const amounts = [subscribedMinor, keptMinor, passedOnMinor].map((amount) => numbers.money(amount, 'GBP'))
    print(`  ${'  '.repeat(depth)}${id}: ${words.level(...amounts)}`)
  }
}

/** What is kept now, each with the hash it has now. */
const documentsKept = () => {
  const folder = new URL('documents/', import.meta.url)
  return readdirSync(folder).map((name) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(new URL(name, folder)))
      .digest('hex')
    return { name, sha256 }
  })
}
