import type { SentencesOf } from '../../sentences.js'

type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense'

/** What the minutes say of accounts. */
export interface AccountsMinutes {
  'account-opened': { readonly account: string; readonly accountKind: AccountKind }
  /** An account is of another kind than is needed there. */
  'account-of-another-kind': {
    readonly account: string
    readonly accountKind: AccountKind
    readonly needed: AccountKind
  }
  'fund-opened': { readonly fund: string; readonly purposes: readonly string[] }
  /** `whose` is the project or the circle; empty for the cooperative's own. */
  'budget-set': BudgetFacts
  'budget-revised': BudgetFacts
  /** `reverses` is empty where it takes nothing back. */
  'entry-posted': {
    readonly entry: string
    readonly about: 'donation' | 'expense' | 'pay' | 'other'
    readonly amountMinor: bigint
    readonly currency: string
    readonly reverses: string
  }
  'document-attached': { readonly entry: string; readonly document: 'invoice' | 'receipt' }
  'spending-asked': {
    readonly spending: string
    readonly member: string
    readonly line: string
    readonly payee: string
    readonly amountMinor: bigint
    readonly currency: string
  }
  'spending-agreed': { readonly spending: string; readonly member: string }
}

interface BudgetFacts {
  readonly budget: string
  readonly whose: string
  readonly lines: number
  readonly plannedMinor: bigint
  readonly currency: string
}

export const ACCOUNTS_MINUTES_EN: SentencesOf<AccountsMinutes> = {
  'account-opened': (r) => `The account ${r.account} was opened, for ${KINDS_EN[r.accountKind]}`,
  'account-of-another-kind': (r) =>
    `The account ${r.account} is for ${KINDS_EN[r.accountKind]}, and this takes one for ${KINDS_EN[r.needed]}`,
  'fund-opened': (r, n) =>
    r.purposes.length === 0
      ? `The fund ${r.fund} was opened, for any purpose`
      : `The fund ${r.fund} was opened: its money is for ${n.list(r.purposes)} and nothing else`,
  'budget-set': (r, n) =>
    `The budget ${r.budget} ${r.whose === '' ? 'of the cooperative' : `of ${r.whose}`} was set: ${n.money(r.plannedMinor, r.currency)} on ${n.count(r.lines, 'line', 'lines')}`,
  'budget-revised': (r, n) =>
    `The budget ${r.budget} ${r.whose === '' ? 'of the cooperative' : `of ${r.whose}`} was revised: now ${n.money(r.plannedMinor, r.currency)} on ${n.count(r.lines, 'line', 'lines')}`,
  'entry-posted': (r, n) =>
    r.reverses === ''
      ? `${ABOUT_EN[r.about]} of ${n.money(r.amountMinor, r.currency)} was recorded as ${r.entry}`
      : `${r.entry} takes back the entry ${r.reverses} of ${n.money(r.amountMinor, r.currency)}; both stay in sight`,
  'document-attached': (r) =>
    `${r.document === 'invoice' ? 'An invoice' : 'A receipt'} now stands behind the entry ${r.entry}`,
  'spending-asked': (r, n) =>
    `${r.member} asks whether ${n.money(r.amountMinor, r.currency)} of the line ${r.line} may be paid to ${r.payee}: ${r.spending}`,
  'spending-agreed': (r) => `${r.member} agrees to the spending ${r.spending}`,
}

const KINDS_EN: Record<AccountKind, string> = {
  asset: 'what the cooperative has',
  liability: 'what it owes',
  equity: 'its capital',
  income: 'income',
  expense: 'expenses',
}

const ABOUT_EN: Record<AccountsMinutes['entry-posted']['about'], string> = {
  donation: 'A donation',
  expense: 'An expense',
  pay: 'Pay',
  other: 'An entry',
}

export const ACCOUNTS_MINUTES_ES: SentencesOf<AccountsMinutes> = {
  'account-opened': (r) => `Se abrió la cuenta ${r.account}, para ${KINDS_ES[r.accountKind]}`,
  'account-of-another-kind': (r) =>
    `La cuenta ${r.account} es para ${KINDS_ES[r.accountKind]}, y esto exige una para ${KINDS_ES[r.needed]}`,
  'fund-opened': (r, n) =>
    r.purposes.length === 0
      ? `Se abrió el fondo ${r.fund}, sin un fin determinado`
      : `Se abrió el fondo ${r.fund}: su dinero es solo para ${n.list(r.purposes)}`,
  'budget-set': (r, n) =>
    `Se fijó el presupuesto ${r.budget} de ${r.whose === '' ? 'la cooperativa' : r.whose}: ${n.money(r.plannedMinor, r.currency)} en ${n.count(r.lines, 'partida', 'partidas')}`,
  'budget-revised': (r, n) =>
    `Se revisó el presupuesto ${r.budget} de ${r.whose === '' ? 'la cooperativa' : r.whose}: ahora ${n.money(r.plannedMinor, r.currency)} en ${n.count(r.lines, 'partida', 'partidas')}`,
  'entry-posted': (r, n) =>
    r.reverses === ''
      ? `Se anotó ${ABOUT_ES[r.about]} de ${n.money(r.amountMinor, r.currency)} como ${r.entry}`
      : `${r.entry} deshace el asiento ${r.reverses}, de ${n.money(r.amountMinor, r.currency)}; los dos quedan a la vista`,
  'document-attached': (r) => `El asiento ${r.entry} ya tiene ${r.document === 'invoice' ? 'su factura' : 'su recibo'}`,
  'spending-asked': (r, n) =>
    `${r.member} pregunta si se pueden pagar ${n.money(r.amountMinor, r.currency)} de la partida ${r.line} a ${r.payee}: ${r.spending}`,
  'spending-agreed': (r) => `${r.member} está de acuerdo con el gasto ${r.spending}`,
}

const KINDS_ES: Record<AccountKind, string> = {
  asset: 'lo que la cooperativa tiene',
  liability: 'lo que debe',
  equity: 'su capital',
  income: 'ingresos',
  expense: 'gastos',
}

const ABOUT_ES: Record<AccountsMinutes['entry-posted']['about'], string> = {
  donation: 'una donación',
  expense: 'un gasto',
  pay: 'una paga',
  other: 'un asiento',
}
