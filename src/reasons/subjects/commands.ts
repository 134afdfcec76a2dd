import type { SentencesOf } from '../sentences.js'

/** What a command is about, where it has an id. */
export type Thing =
  | 'decision'
  | 'item'
  | 'member'
  | 'application'
  | 'project'
  | 'area'
  | 'place'
  | 'circle'
  | 'mandate'
  | 'round'
  | 'objection'
  | 'role'
  | 'election'
  | 'candidate'
  | 'seat'
  | 'lot'
  | 'run-off'
  | 'meeting'
  | 'matter'
  | 'challenge'
  | 'proxy'
  | 'pay-period'
  | 'payday'
  | 'shortage'
  | 'account'
  | 'budget'
  | 'fund'
  | 'reserve'
  | 'spending'
  | 'refund'
  | 'level'
  | 'entry'
  | 'document'
  | 'surplus-year'
  | 'buy-out'
  | 'amendment'
  | 'event'
  | 'class'
  | 'office'
  | 'category'
  | 'ousting'
  | 'attendance'
  | 'voting-key'

/** What somebody would have to be for a command. */
export type Needed =
  | 'a-member'
  | 'a-vote'
  | 'worker-owner'
  | 'entitled'
  | 'team-member'
  | 'coordinator'
  | 'proposer'
  | 'applicant'
  | 'circle-member'
  | 'facilitator'
  | 'board'
  | 'candidate'
  | 'nominator'
  | 'the-person'
  | 'another-person'
  | 'uninvolved'
  | 'financial-coordinator'
  | 'office-holder'
  | 'viewer'
  | 'no-voter'

/** Why a command is refused, whatever it is about. */
export interface CommandFacts {
  accepted: object
  /** A command of this name was accepted before, and does not happen again. */
  'accepted-before': { readonly commandId: string }
  /** The command is not one: so much is wrong with it. */
  malformed: { readonly observed: number }
  'not-founded': object
  'founded-already': object
  /** Given for a day before that of the last event. */
  'before-the-last-event': { readonly at: string; readonly last: string }
  'no-right': { readonly member: string; readonly needed: Needed }
  /** Nobody acts for somebody else, unless they represent an enterprise. */
  'for-somebody-else': { readonly by: string; readonly member: string }
  'no-such': { readonly what: Thing; readonly id: string }
  'there-already': { readonly what: Thing; readonly id: string }
  /** It is over: decided, ended, closed. */
  closed: { readonly what: Thing; readonly id: string }
  'done-already': { readonly what: Thing; readonly id: string }
  /** Something else has to happen first, or a day has to come. */
  'not-yet': { readonly what: Thing; readonly id: string; readonly until: string }
  'too-late': { readonly what: Thing; readonly id: string; readonly since: string }
  /** The charter has no such provision: it would have to be amended first. */
  'not-in-the-charter': { readonly provision: string }
  /** Ballots in a secret matter never enter the log. */
  'secret-matter': { readonly what: Thing; readonly id: string }
}

export const COMMANDS_EN: SentencesOf<CommandFacts> = {
  accepted: () => 'The command is accepted',
  'accepted-before': (r) => `The command ${r.commandId} was accepted before, and nothing more happened now`,
  malformed: (r, n) =>
    `The command cannot be read: ${n.count(r.observed, 'thing is', 'things are')} wrong with it, told beside this`,
  'not-founded': () => 'There is no cooperative yet: it has to be founded first',
  'founded-already': () => 'The cooperative is founded already',
  'before-the-last-event': (r) => `The command is of ${r.at}, and something happened on ${r.last} already`,
  'no-right': (r) => `${r.member} has no right to this: it is for ${NEEDED_EN[r.needed]}`,
  'for-somebody-else': (r) => `${r.by} cannot act for ${r.member}: everyone acts for themselves`,
  'no-such': (r) => `There is no ${THINGS_EN[r.what]} ${r.id}`,
  'there-already': (r) => `There is ${A_EN(THINGS_EN[r.what])} ${r.id} already`,
  closed: (r) => `The ${THINGS_EN[r.what]} ${r.id} is closed`,
  'done-already': (r) => `This was done already: ${THINGS_EN[r.what]} ${r.id}`,
  'not-yet': (r) => `It is too early for this: ${THINGS_EN[r.what]} ${r.id} (${r.until})`,
  'too-late': (r) => `It is too late for this: ${THINGS_EN[r.what]} ${r.id}, since ${r.since}`,
  'not-in-the-charter': (r) => `The charter does not provide for this: ${r.provision}`,
  'secret-matter': (r) =>
    `The ${THINGS_EN[r.what]} ${r.id} is secret: its ballots are kept outside the log, which holds its opening, its closing and its result`,
}

export const COMMANDS_ES: SentencesOf<CommandFacts> = {
  accepted: () => 'La orden se acepta',
  'accepted-before': (r) => `La orden ${r.commandId} ya se había aceptado, y ahora no ha ocurrido nada más`,
  malformed: (r, n) =>
    `La orden no se puede leer: tiene ${n.count(r.observed, 'error, que se indica', 'errores, que se indican')} aparte`,
  'not-founded': () => 'Todavía no hay cooperativa: primero hay que fundarla',
  'founded-already': () => 'La cooperativa ya está fundada',
  'before-the-last-event': (r) => `La orden es del ${r.at}, y el ${r.last} ya ocurrió algo`,
  'no-right': (r) => `${r.member} no tiene derecho a esto: corresponde a ${NEEDED_ES[r.needed]}`,
  'for-somebody-else': (r) => `${r.by} no puede actuar por ${r.member}: cada cual actúa por sí`,
  'no-such': (r) => `No existe: ${THINGS_ES[r.what]} ${r.id}`,
  'there-already': (r) => `Ya existe: ${THINGS_ES[r.what]} ${r.id}`,
  closed: (r) => `Ya está cerrado: ${THINGS_ES[r.what]} ${r.id}`,
  'done-already': (r) => `Esto ya se hizo: ${THINGS_ES[r.what]} ${r.id}`,
  'not-yet': (r) => `Aún es pronto para esto: ${THINGS_ES[r.what]} ${r.id} (${r.until})`,
  'too-late': (r) => `Ya es tarde para esto: ${THINGS_ES[r.what]} ${r.id}, desde el ${r.since}`,
  'not-in-the-charter': (r) => `Los estatutos no lo prevén: ${r.provision}`,
  'secret-matter': (r) =>
    `Es un asunto secreto: ${THINGS_ES[r.what]} ${r.id}. Sus papeletas quedan fuera del registro, que solo guarda la apertura, el cierre y el resultado`,
}

const A_EN = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`

/** @internal */
export const THINGS_EN: Record<Thing, string> = {
  decision: 'decision',
  item: 'item',
  member: 'member',
  application: 'application',
  project: 'project',
  area: 'area of expertise',
  place: 'place in the team',
  circle: 'circle',
  mandate: 'mandate',
  round: 'consent round',
  objection: 'objection',
  role: 'role',
  election: 'election',
  candidate: 'candidate',
  seat: 'vacant seat',
  lot: 'lot in the election',
  'run-off': 'run-off in the election',
  meeting: 'meeting',
  matter: 'matter',
  challenge: 'challenge to the decision',
  proxy: 'proxy',
  'pay-period': 'pay period',
  payday: 'payday',
  shortage: 'shortage',
  account: 'account',
  budget: 'budget',
  fund: 'fund',
  reserve: 'reserve',
  spending: 'spending',
  refund: 'refund of capital',
  level: 'level of the federation',
  entry: 'entry',
  document: 'document',
  'surplus-year': 'year of surplus',
  'buy-out': 'buy-out',
  amendment: 'amendment',
  event: 'event',
  class: 'member class',
  office: 'office',
  category: 'category of pay',
  ousting: 'ousting',
  attendance: 'attendance',
  'voting-key': 'voting key',
}

const THINGS_ES: Record<Thing, string> = {
  decision: 'decisión',
  item: 'asunto',
  member: 'persona socia',
  application: 'solicitud',
  project: 'proyecto',
  area: 'área de conocimiento',
  place: 'puesto en el equipo',
  circle: 'círculo',
  mandate: 'mandato',
  round: 'ronda de consentimiento',
  objection: 'objeción',
  role: 'función',
  election: 'elección',
  candidate: 'candidatura',
  seat: 'puesto vacante',
  lot: 'sorteo en la elección',
  'run-off': 'segunda vuelta en la elección',
  meeting: 'asamblea',
  matter: 'punto del orden del día',
  challenge: 'impugnación de la decisión',
  proxy: 'delegación de voto',
  'pay-period': 'periodo de pago',
  payday: 'día de pago',
  shortage: 'falta de fondos',
  account: 'cuenta',
  budget: 'presupuesto',
  fund: 'fondo',
  reserve: 'reserva',
  spending: 'gasto propuesto',
  refund: 'reembolso de capital',
  level: 'nivel de la federación',
  entry: 'asiento',
  document: 'documento',
  'surplus-year': 'ejercicio',
  'buy-out': 'compra por el personal',
  amendment: 'reforma',
  event: 'hecho',
  class: 'clase de persona socia',
  office: 'cargo',
  category: 'categoría de pago',
  ousting: 'expulsión',
  attendance: 'asistencia',
  'voting-key': 'clave de voto',
}

/** @internal */
export const NEEDED_EN: Record<Needed, string> = {
  'a-member': 'members',
  'a-vote': 'members with a vote',
  'worker-owner': 'worker-owners',
  entitled: 'those who are entitled on this matter',
  'team-member': 'members of the team',
  coordinator: 'the coordinators of the project',
  proposer: 'whoever proposed it',
  applicant: 'whoever applied',
  'circle-member': 'members of the circle',
  facilitator: 'the facilitator',
  board: 'the board',
  candidate: 'the candidate',
  nominator: 'those who may nominate',
  'the-person': 'the person concerned',
  'another-person': 'somebody other than the person concerned',
  uninvolved: 'somebody who took no part in it',
  'financial-coordinator': 'the financial coordinator',
  'office-holder': 'whoever holds the office',
  viewer: 'those whom the charter lets see it',
  'no-voter': 'people who have no part in the vote',
}

const NEEDED_ES: Record<Needed, string> = {
  'a-member': 'las personas socias',
  'a-vote': 'las personas socias con voto',
  'worker-owner': 'las socias y socios trabajadores',
  entitled: 'quienes tienen voto en este asunto',
  'team-member': 'quienes forman el equipo',
  coordinator: 'quienes coordinan el proyecto',
  proposer: 'quien lo propuso',
  applicant: 'quien presentó la solicitud',
  'circle-member': 'quienes forman el círculo',
  facilitator: 'quien facilita',
  board: 'el consejo rector',
  candidate: 'quien se presenta',
  nominator: 'quienes pueden presentar candidaturas',
  'the-person': 'la persona afectada',
  'another-person': 'alguien que no sea la persona afectada',
  uninvolved: 'alguien que no haya tomado parte',
  'financial-coordinator': 'quien coordina las finanzas',
  'office-holder': 'quien ocupa el cargo',
  viewer: 'quienes pueden verlo según los estatutos',
  'no-voter': 'personas ajenas a la votación',
}
