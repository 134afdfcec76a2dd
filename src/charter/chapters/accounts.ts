import { ACCOUNTS_DATA, VIEWERS } from '../../accounts/index.js'
import { field, type Fieldset, maybe } from '../field.js'
import { countOf, minor, oneOf, someOf, yesNo } from '../kinds.js'

type Words = Readonly<Record<string, string>>
const spoken = (ids: readonly string[], en: Words, es: Words): Record<string, [string, string]> =>
  Object.fromEntries(ids.map((id) => [id, [en[id] ?? id, es[id] ?? id]]))

const VIEWERS_EN = {
  'worker-owner': 'worker-owners',
  volunteer: 'volunteers',
  donor: 'donors',
  'financial-coordinator': 'the financial coordinator',
  auditor: 'the auditors',
  'member-enterprise': 'member enterprises',
  supporter: 'supporters',
  public: 'the public',
}
const DATA_EN = {
  budgets: 'budgets',
  expenses: 'expenses',
  documents: 'documents',
  'counterparty-names': 'the names of suppliers',
  'counterparty-contacts': 'how to reach suppliers',
  'pay-by-category': 'pay by category',
  'pay-by-person': 'pay by person',
  withholdings: 'withholdings',
  'donations-in-all': 'the total of donations',
  'donor-names': 'the names of donors',
  'bank-lines': 'the lines of the bank account',
}
const VIEWERS_ES = {
  'worker-owner': 'socias y socios trabajadores',
  volunteer: 'personas voluntarias',
  donor: 'donantes',
  'financial-coordinator': 'la coordinación financiera',
  auditor: 'la auditoría',
  'member-enterprise': 'empresas socias',
  supporter: 'simpatizantes',
  public: 'el público',
}
const DATA_ES = {
  budgets: 'presupuestos',
  expenses: 'gastos',
  documents: 'documentos',
  'counterparty-names': 'los nombres de quienes suministran',
  'counterparty-contacts': 'los contactos de quienes suministran',
  'pay-by-category': 'paga por categoría',
  'pay-by-person': 'paga por persona',
  withholdings: 'retenciones',
  'donations-in-all': 'el total de las donaciones',
  'donor-names': 'los nombres de donantes',
  'bank-lines': 'movimientos bancarios',
}

/** Where the money went, and who sees it. */
export const accounts = {
  books: {
    kept: field(
      oneOf({ 'double-entry': ['double entry', 'partida doble'] }),
      ['books', 'The books are kept by {}.'],
      ['libros', 'Los libros se llevan por {}.'],
    ),
    documents: field(
      yesNo,
      [
        'documents',
        'Every expense has its invoice or receipt; a line without one is shown as such.',
        'Expenses need no document.',
      ],
      [
        'documentos',
        'Cada gasto tiene su factura o recibo; la línea que no lo tiene se muestra como tal.',
        'Los gastos no exigen documento.',
      ],
    ),
    budgets: field(
      oneOf({
        'at-the-start': [
          'at the start of a project, and brought up to date with its documents',
          'al empezar un proyecto, y se actualizan con sus documentos',
        ],
        yearly: ['every year', 'cada año'],
      }),
      ['budgets', 'Detailed budgets are made {}.'],
      ['presupuestos', 'Los presupuestos detallados se hacen {}.'],
    ),
    donations: maybe(
      oneOf({
        'any-size': [
          'of any size, with or without a purpose, are entries like any other',
          'de cualquier cuantía, con o sin finalidad, son apuntes como los demás',
        ],
      }),
      ['donations', 'Donations {}.'],
      ['donaciones', 'Las donaciones {}.'],
    ),
    purposes: maybe(
      yesNo,
      [
        'money with strings',
        'Money given for a purpose is spent on it only.',
        'Money given for a purpose may be spent on anything.',
      ],
      [
        'dinero finalista',
        'El dinero dado para un fin se gasta solo en él.',
        'El dinero dado para un fin puede gastarse en cualquier cosa.',
      ],
    ),
  },
  visibility: {
    viewers: field(
      someOf(spoken(VIEWERS, VIEWERS_EN, VIEWERS_ES)),
      ['who sees', 'These see the accounts: {}.'],
      ['quién ve', 'Ven las cuentas: {}.'],
    ),
    data: field(
      someOf(spoken(ACCOUNTS_DATA, DATA_EN, DATA_ES)),
      ['what is seen', 'They see: {}.'],
      ['qué se ve', 'Ven: {}.'],
    ),
  },
  spending: {
    othersAboveMinor: field(
      minor,
      ['from which amount', 'An expense of {} or more needs the approval of others.'],
      ['desde qué importe', 'Un gasto de {} o más exige la aprobación de otras personas.'],
    ),
    others: field(
      countOf(['other person', 'others'], ['persona más', 'personas más']),
      ['approvals', 'It takes the approval of {}.'],
      ['aprobaciones', 'Hace falta la aprobación de {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>
