/**
 * Accounts: every cent traceable. Double entry, budgets, documents, money with strings, who may see what, and what a project needs before it closes.
 *
 * @module
 */
export { type BankFormat, type BankLine, type BankStatement, readBankStatement, tryReadBankStatement } from './bank.js'
export { type Budget, type BudgetInput, type BudgetLine, budgetOf, tryBudgetOf } from './budget.js'
export { type Audience, type Closing, type ClosingInput, closingOf, tryClosingOf } from './closing.js'
export {
  type DocumentReport,
  type DocumentState,
  type DocumentsInput,
  documentsOf,
  tryDocumentsOf,
} from './documents.js'
export type { Account, AccountKind, DocumentRef, Entry, Posting } from './entry.js'
export { beancountJournal, csvJournal, type ExportInput, hledgerJournal } from './export.js'
export type { Fund } from './fund.js'
export {
  type BalanceRow,
  type FundBalance,
  type Journal,
  openJournal,
  type PostOutcome,
  reversalOf,
  type TrialBalance,
} from './journal.js'
export { maySpend, type SpendingInput, type SpendingOutcome, tryMaySpend } from './spending.js'
export {
  ACCOUNTS_DATA,
  type AccountsData,
  maySee,
  tryMaySee,
  VIEWERS,
  type Viewer,
  VISIBILITY,
  type Visibility,
  type VisibilityInput,
  type VisibilityOutcome,
} from './visible.js'
