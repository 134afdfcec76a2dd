// What the tour says around the library's own sentences, in the reader's language.
const en = {
  title: 'Accounts: where every cent went, and how the surplus of the year is shared',
  source: (files) => `from ${files.join(' and ')}`,
  journal: 'Is the journal in order?',
  balances: 'What the accounts come to',
  budget: 'How does the project stand against its budget?',
  line: (planned, committed, actual, left) =>
    `planned ${planned}, committed ${committed}, spent ${actual}, left ${left}`,
  documents: 'Does a document stand behind every expense?',
  spending: 'May Ana be paid 200.00 USD more for design, as she herself approves?',
  seeing: 'Who may see what?',
  closing: 'Can the project be closed?',
  outcome: { allowed: 'allowed', 'not-allowed': 'not allowed', closable: 'yes', 'not-yet': 'not yet' },
  surplus: 'How is the surplus of the year shared?',
  member: (id, work, capital) => `${id}: ${work} by work, ${capital} on capital`,
  federation: 'What do the enterprises of a federation subscribe?',
  level: (subscribed, kept, passedOn) => `${subscribed} subscribed, ${kept} kept, ${passedOn} passed on`,
}

const es = {
  title: 'Cuentas: adónde fue cada céntimo y cómo se reparte el excedente del año',
  source: (files) => `de ${files.join(' y ')}`,
  journal: '¿Está en orden el diario?',
  balances: 'Los saldos',
  budget: '¿Cómo va el proyecto frente a su presupuesto?',
  line: (planned, committed, actual, left) =>
    `previsto ${planned}, comprometido ${committed}, gastado ${actual}, queda ${left}`,
  documents: '¿Hay un documento detrás de cada gasto?',
  spending: '¿Se le pueden pagar a Ana 200,00 USD más por diseño, si lo aprueba ella misma?',
  seeing: '¿Quién puede ver qué?',
  closing: '¿Se puede cerrar el proyecto?',
  outcome: { allowed: 'sí', 'not-allowed': 'no', closable: 'sí', 'not-yet': 'todavía no' },
  surplus: '¿Cómo se reparte el excedente del año?',
  member: (id, work, capital) => `${id}: ${work} por trabajo, ${capital} por aportaciones`,
  federation: '¿Qué cuota pagan las empresas de una federación?',
  level: (subscribed, kept, passedOn) => `cuotas ${subscribed}, quedan ${kept}, pasan ${passedOn}`,
}

export const WORDS = { en, es }
