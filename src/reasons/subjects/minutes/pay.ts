import type { Ratio } from '../../../exact/index.js'
import type { SentencesOf } from '../../sentences.js'

type Shortage = 'forfeit' | 'hold' | 'pro-rata' | 'by-category'

interface Amount {
  readonly amountMinor: bigint
  readonly currency: string
}

/** What the minutes say of pay. A project is the empty text where it is the cooperative. */
export interface PayMinutes {
  'salaries-proposed': { readonly member: string; readonly project: string; readonly categories: number }
  'salary-proposed': { readonly category: string; readonly amount: Ratio; readonly currency: string }
  'base-proposed': { readonly amount: Ratio; readonly currency: string }
  'weight-proposed': { readonly category: string; readonly amount: Ratio }
  'payday-opened': { readonly payday: string; readonly project: string }
  'hours-recorded': {
    readonly member: string
    readonly payday: string
    readonly category: string
    readonly date: string
    readonly hours: Ratio
    readonly kind: 'work' | 'leave' | 'donated'
  }
  'task-pay-asked': Amount & { readonly member: string; readonly payday: string; readonly task: string }
  /** What was said is so already. */
  'recorded-already': object
  'vacation-used-up': {
    readonly member: string
    readonly year: number
    readonly observed: number
    readonly allowed: Ratio
  }
  'forfeit-declared': Amount & { readonly member: string; readonly payday: string; readonly all: boolean }
  'forfeit-agreed': { readonly member: string; readonly payday: string }
  'forfeit-taken-back': { readonly member: string; readonly payday: string }
  'pay-approval-given': { readonly member: string; readonly payday: string; readonly approver: string }
  /** Whose pay the next reason is about. */
  'pay-of': { readonly member: string }
  'shortage-menu-set': { readonly menu: readonly Shortage[] }
  'shortage-chosen': { readonly payday: string; readonly rule: Shortage }
  /** Nothing was chosen in time: what the charter says for that. */
  'shortage-undecided': { readonly payday: string; readonly rule: Shortage }
  'pay-worked-out': {
    readonly member: string
    readonly payday: string
    readonly grossMinor: bigint
    readonly currency: string
  }
  'task-paid': Amount & { readonly task: string }
  'payday-run': {
    readonly payday: string
    readonly project: string
    readonly workers: number
    readonly currency: string
    readonly grossMinor: bigint
    readonly paidMinor: bigint
    readonly heldMinor: bigint
    readonly forfeitedMinor: bigint
  }
  'pay-paid': Amount & {
    readonly member: string
    readonly of: 'payday' | 'held-pay' | 'compensation'
    readonly ref: string
  }
  'member-pay-held': Amount & {
    readonly member: string
    readonly payday: string
    readonly owedBy: 'project' | 'cooperative'
    readonly project: string
  }
  'member-pay-forfeited': Amount & { readonly member: string; readonly payday: string }
  /** Nothing is held that would be owed; the debtor is a project, or the empty text. */
  'nothing-owed': { readonly debtor: string }
  'compensation-owed': Amount & { readonly member: string }
}

export const PAY_MINUTES_EN: SentencesOf<PayMinutes> = {
  'salaries-proposed': (r, n) =>
    r.categories === 0
      ? `${r.member} no longer proposes salaries${ofEn(r.project)}`
      : `${r.member} proposes ${n.count(r.categories, 'amount', 'amounts')} for the salaries${ofEn(r.project)}; what they leave blank is no zero`,
  'salary-proposed': (r, n) => `For ${r.category}, ${n.price(r.amount, r.currency)}`,
  'base-proposed': (r, n) => `As the base, ${n.price(r.amount, r.currency)}`,
  'weight-proposed': (r, n) => `For ${r.category}, a weight of ${n.number(r.amount)}`,
  'payday-opened': (r) => `Work is now recorded for the payday ${r.payday}${ofEn(r.project)}`,
  'hours-recorded': (r, n) =>
    r.hours.numerator === 0n
      ? `${r.member} takes back what was recorded as ${r.category} for ${r.date}`
      : `${r.member} records ${n.number(r.hours)} ${isOne(r.hours) ? 'hour' : 'hours'} ${KIND_EN[r.kind]} on ${r.date} as ${r.category}, for the payday ${r.payday}`,
  'task-pay-asked': (r, n) =>
    r.amountMinor === 0n
      ? `${r.member} no longer asks to be paid for ${r.task} on the payday ${r.payday}`
      : `${r.member} asks ${n.money(r.amountMinor, r.currency)} for ${r.task} on the payday ${r.payday}`,
  'recorded-already': () => 'This is recorded already, and nothing changes',
  'vacation-used-up': (r, n) =>
    `This would be the vacation day number ${n.integer(r.observed)} of ${r.member} in ${r.year}; the number in force is ${n.number(r.allowed)}`,
  'forfeit-declared': (r, n) =>
    r.all
      ? `${r.member} gives up all their pay of the payday ${r.payday}`
      : `${r.member} gives up ${n.money(r.amountMinor, r.currency)} of their pay of the payday ${r.payday}`,
  'forfeit-agreed': (r) =>
    `${r.member} agrees to go without what cannot be paid on the payday ${r.payday}, should giving up be what is chosen`,
  'forfeit-taken-back': (r) => `${r.member} gives up nothing any more of the payday ${r.payday}`,
  'pay-approval-given': (r) => `${r.approver} approves what ${r.member} is to be paid on the payday ${r.payday}`,
  'pay-of': (r) => `It is about the pay of ${r.member}`,
  'shortage-menu-set': (r, n) =>
    `When money is short, teams choose from this from now on: ${n.list(r.menu.map((kind) => SHORTAGE_EN[kind]))}`,
  'shortage-chosen': (r) =>
    `Should money be short on the payday ${r.payday}, this is what was chosen: ${SHORTAGE_EN[r.rule]}`,
  'shortage-undecided': (r) =>
    `Nothing was chosen in time for the payday ${r.payday}, so what the charter says for that applies: ${SHORTAGE_EN[r.rule]}`,
  'pay-worked-out': (r, n) => `${r.member} earned ${n.money(r.grossMinor, r.currency)} for the payday ${r.payday}`,
  'task-paid': (r, n) => `For ${r.task}: ${n.money(r.amountMinor, r.currency)}`,
  'payday-run': (r, n) =>
    `The payday ${r.payday}${ofEn(r.project)}: ${n.count(r.workers, 'person', 'people')} earned ${n.money(r.grossMinor, r.currency)}, of which ${n.money(r.paidMinor, r.currency)} is paid, ${n.money(r.heldMinor, r.currency)} held and ${n.money(r.forfeitedMinor, r.currency)} given up`,
  'pay-paid': (r, n) => `${r.member} is paid ${n.money(r.amountMinor, r.currency)}${PAID_EN[r.of]} (${r.ref})`,
  'member-pay-held': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} of the pay of ${r.member} is held on the payday ${r.payday}: ${r.owedBy === 'project' ? `the project ${r.project}` : 'the cooperative'} owes it, with interest`,
  'member-pay-forfeited': (r, n) =>
    `${r.member} gave up ${n.money(r.amountMinor, r.currency)} on the payday ${r.payday}: on record, never owed, and without interest`,
  'nothing-owed': (r) =>
    r.debtor === '' ? 'The cooperative owes no held pay' : `The project ${r.debtor} owes no held pay`,
  'compensation-owed': (r, n) =>
    `${r.member} was ousted and is owed ${n.money(r.amountMinor, r.currency)} as a compensation, and no part of the value of the cooperative`,
}

const isOne = ({ numerator, denominator }: Ratio): boolean => numerator === denominator

const ofEn = (project: string): string => (project === '' ? '' : ` of the project ${project}`)

const KIND_EN = { work: 'worked', leave: 'of paid leave', donated: 'given for nothing' } as const

const SHORTAGE_EN: Readonly<Record<Shortage, string>> = {
  forfeit: 'giving the pay up',
  hold: 'holding it until there are funds',
  'pro-rata': 'paying everyone the same part',
  'by-category': 'paying category by category',
}

const PAID_EN = {
  payday: '',
  'held-pay': ' of what was held',
  compensation: ' as a compensation',
} as const

export const PAY_MINUTES_ES: SentencesOf<PayMinutes> = {
  'salaries-proposed': (r, n) =>
    r.categories === 0
      ? `${r.member} ya no propone salarios${ofEs(r.project)}`
      : `${r.member} propone ${n.count(r.categories, 'importe', 'importes')} para los salarios${ofEs(r.project)}; lo que deja en blanco no es un cero`,
  'salary-proposed': (r, n) => `Para ${r.category}, ${n.price(r.amount, r.currency)}`,
  'base-proposed': (r, n) => `Como base, ${n.price(r.amount, r.currency)}`,
  'weight-proposed': (r, n) => `Para ${r.category}, un peso de ${n.number(r.amount)}`,
  'payday-opened': (r) => `Ya se anota trabajo para el día de pago ${r.payday}${ofEs(r.project)}`,
  'hours-recorded': (r, n) =>
    r.hours.numerator === 0n
      ? `${r.member} retira lo anotado como ${r.category} para el ${r.date}`
      : `${r.member} anota ${n.number(r.hours)} ${isOne(r.hours) ? 'hora' : 'horas'} ${KIND_ES[r.kind](isOne(r.hours))} el ${r.date} como ${r.category}, para el día de pago ${r.payday}`,
  'task-pay-asked': (r, n) =>
    r.amountMinor === 0n
      ? `${r.member} ya no pide nada por ${r.task} en el día de pago ${r.payday}`
      : `${r.member} pide ${n.money(r.amountMinor, r.currency)} por ${r.task} en el día de pago ${r.payday}`,
  'recorded-already': () => 'Esto ya está anotado y nada cambia',
  'vacation-used-up': (r, n) =>
    `Sería el día de vacaciones número ${n.integer(r.observed)} de ${r.member} en ${r.year}; el número vigente es ${n.number(r.allowed)}`,
  'forfeit-declared': (r, n) =>
    r.all
      ? `${r.member} renuncia a toda su paga del día de pago ${r.payday}`
      : `${r.member} renuncia a ${n.money(r.amountMinor, r.currency)} de su paga del día de pago ${r.payday}`,
  'forfeit-agreed': (r) =>
    `${r.member} acepta quedarse sin lo que no se pueda pagar en el día de pago ${r.payday}, si lo elegido es renunciar`,
  'forfeit-taken-back': (r) => `${r.member} ya no renuncia a nada del día de pago ${r.payday}`,
  'pay-approval-given': (r) => `${r.approver} aprueba lo que cobrará ${r.member} en el día de pago ${r.payday}`,
  'pay-of': (r) => `Se trata de la paga de ${r.member}`,
  'shortage-menu-set': (r, n) =>
    `Cuando falte dinero, desde ahora los equipos eligen entre ${n.list(r.menu.map((kind) => SHORTAGE_ES[kind]))}`,
  'shortage-chosen': (r) => `Si falta dinero en el día de pago ${r.payday}, esto es lo elegido: ${SHORTAGE_ES[r.rule]}`,
  'shortage-undecided': (r) =>
    `Nada se eligió a tiempo para el día de pago ${r.payday}, así que se aplica lo que dicen los estatutos: ${SHORTAGE_ES[r.rule]}`,
  'pay-worked-out': (r, n) => `${r.member} ganó ${n.money(r.grossMinor, r.currency)} para el día de pago ${r.payday}`,
  'task-paid': (r, n) => `Por ${r.task}: ${n.money(r.amountMinor, r.currency)}`,
  'payday-run': (r, n) =>
    `Día de pago ${r.payday}${ofEs(r.project)}: ${n.count(r.workers, 'persona ganó', 'personas ganaron')} ${n.money(r.grossMinor, r.currency)}; de ello se pagan ${n.money(r.paidMinor, r.currency)}, se aplazan ${n.money(r.heldMinor, r.currency)} y se renuncia a ${n.money(r.forfeitedMinor, r.currency)}`,
  'pay-paid': (r, n) => `${r.member} cobra ${n.money(r.amountMinor, r.currency)}${PAID_ES[r.of]} (${r.ref})`,
  'member-pay-held': (r, n) =>
    `Se aplazan ${n.money(r.amountMinor, r.currency)} de la paga de ${r.member} en el día de pago ${r.payday}: los debe ${r.owedBy === 'project' ? `el proyecto ${r.project}` : 'la cooperativa'}, con intereses`,
  'member-pay-forfeited': (r, n) =>
    `${r.member} renunció a ${n.money(r.amountMinor, r.currency)} en el día de pago ${r.payday}: queda anotado, no se debe y no produce intereses`,
  'nothing-owed': (r) =>
    r.debtor === ''
      ? 'La cooperativa no debe retribución aplazada'
      : `El proyecto ${r.debtor} no debe retribución aplazada`,
  'compensation-owed': (r, n) =>
    `A ${r.member}, tras su expulsión, se le deben ${n.money(r.amountMinor, r.currency)} como compensación, y ninguna parte del valor de la cooperativa`,
}

const ofEs = (project: string): string => (project === '' ? '' : ` del proyecto ${project}`)

const KIND_ES: Readonly<Record<'work' | 'leave' | 'donated', (one: boolean) => string>> = {
  work: (one) => (one ? 'trabajada' : 'trabajadas'),
  leave: () => 'de permiso retribuido',
  donated: (one) => (one ? 'donada' : 'donadas'),
}

const SHORTAGE_ES: Readonly<Record<Shortage, string>> = {
  forfeit: 'renunciar a la paga',
  hold: 'aplazarla hasta que haya fondos',
  'pro-rata': 'pagar a todo el mundo la misma parte',
  'by-category': 'pagar categoría por categoría',
}

const PAID_ES = {
  payday: '',
  'held-pay': ' de lo aplazado',
  compensation: ' como compensación',
} as const
