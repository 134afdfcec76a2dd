import { isOne } from '../agreement.js'
import type { SentencesOf } from '../sentences.js'

/** What reasons about circles and their consent rounds say: the facts of each, and its sentence in each language side by side. */
export interface CircleFacts {
  // Circles as they are set up
  'circles-in-order': { readonly circles: number }
  'unknown-circle': { readonly circle: string; readonly named: string }
  'circles-in-a-ring': { readonly circles: readonly string[] }
  'circle-without-wider': { readonly circle: string }
  'circle-without-mandate': { readonly circle: string }
  /** The wider circle is '' where there is none. */
  'lent-by-another': { readonly circle: string; readonly lender: string; readonly wider: string }
  'mandate-over': { readonly circle: string; readonly until: string; readonly on: string }
  'mandate-not-begun': { readonly circle: string; readonly from: string; readonly on: string }
  'lent-not-held': { readonly lender: string; readonly circle: string; readonly matters: readonly string[] }
  'lent-reserved': { readonly lender: string; readonly circle: string; readonly matters: readonly string[] }
  'lent-over-limit': {
    readonly lender: string
    readonly circles: readonly string[]
    readonly limit: 'budget' | 'per-decision'
    readonly lentMinor: bigint
    readonly limitMinor: bigint
    readonly currency: string
  }
  'lent-in-other-currency': {
    readonly lender: string
    readonly circle: string
    readonly currency: string
    readonly required: string
  }
  'lent-outside-term': {
    readonly lender: string
    readonly circle: string
    readonly from: string
    readonly until: string
    readonly lenderFrom: string
    readonly lenderUntil: string
  }
  'claimed-not-lent': { readonly circle: string; readonly matters: readonly string[] }
  'not-on-register': { readonly circle: string; readonly members: readonly string[] }
  'link-missing': { readonly narrower: string; readonly wider: string; readonly sentBy: 'wider' | 'narrower' }
  'link-twice': {
    readonly narrower: string
    readonly wider: string
    readonly sentBy: 'wider' | 'narrower'
    readonly members: readonly string[]
  }
  'link-not-member': {
    readonly narrower: string
    readonly wider: string
    readonly member: string
    readonly circle: string
  }
  'link-same-person': { readonly narrower: string; readonly wider: string; readonly member: string }
  'link-elsewhere': { readonly narrower: string; readonly wider: string; readonly member: string }
  'role-not-member': { readonly circle: string; readonly role: string; readonly member: string }
  'role-term-over': {
    readonly circle: string
    readonly role: string
    readonly member: string
    readonly until: string
    readonly on: string
  }
  'supervisor-concerned': { readonly circle: string; readonly supervises: string; readonly members: readonly string[] }
  'supervised-lends': { readonly circle: string; readonly supervises: string }

  // What a circle may do
  /** Who lent the matter, and until when; '' where the circle holds it itself. */
  'holds-matter': {
    readonly circle: string
    readonly matter: string
    readonly lender: string
    readonly until: string
  }
  /** The holder is the circle itself, or one of those above it, which the matter would have to come from. */
  'outside-domain': { readonly circle: string; readonly matter: string; readonly holder: string }
  'matter-reserved': { readonly circle: string; readonly matter: string; readonly holder: string }
  'lent-on': { readonly circle: string; readonly matter: string; readonly to: string }
  'no-budget-lent': { readonly circle: string; readonly amountMinor: bigint; readonly currency: string }
  'over-decision-limit': {
    readonly circle: string
    readonly amountMinor: bigint
    readonly limitMinor: bigint
    readonly currency: string
  }
  'against-policy': { readonly circle: string; readonly policies: readonly string[] }
  'admitted-to-circle': { readonly circle: string; readonly member: string }
  'not-admitted-to-circle': { readonly circle: string; readonly member: string }

  // Consent rounds
  'round-started': { readonly circle: string; readonly proposal: string; readonly present: number }
  'presence-too-low': { readonly observed: number; readonly outOf: number; readonly needed: number }
  'round-moved': { readonly phase: 'questions' | 'reactions' | 'objections' | 'integrating' }
  'heard-out': { readonly member: string }
  'consent-given': { readonly member: string }
  'stood-aside': { readonly member: string }
  'objection-raised': { readonly member: string; readonly reason: string; readonly criterion: string }
  'objection-withdrawn': { readonly member: string }
  /** How many have yet to judge. */
  'objection-weighed': { readonly member: string; readonly left: number }
  'objection-upheld': { readonly member: string; readonly criterion: string }
  'objection-not-upheld': { readonly member: string; readonly criterion: string }
  'nobody-to-judge': { readonly member: string }
  'proposal-amended': { readonly wording: string; readonly round: number; readonly mostRounds: number }
  'came-in': { readonly member: string }
  'went-out': { readonly member: string }
  'handed-over': { readonly facilitator: string }
  consented: {
    readonly consenting: number
    readonly standingAside: number
    readonly silent: number
    readonly reviewOn: string
  }
  'objections-stand': { readonly members: readonly string[]; readonly round: number; readonly mostRounds: number }
  'nobody-consents': object
  'round-given-up': { readonly facilitator: string }
  'not-consented': { readonly proposal: string }
  'goes-to-wider': { readonly proposal: string; readonly wider: string }

  // What a round does not take now
  'round-closed': object
  'not-in-this-phase': {
    readonly step:
      | 'proceed'
      | 'heard'
      | 'answer'
      | 'withdraw'
      | 'judge'
      | 'amend'
      | 'give-up'
      | 'join'
      | 'leave'
      | 'hand-over'
    readonly phase: 'presented' | 'questions' | 'reactions' | 'objections' | 'integrating'
  }
  'not-present': { readonly member: string }
  'present-already': { readonly member: string }
  'not-the-facilitator': { readonly member: string; readonly facilitator: string }
  'may-not-facilitate': { readonly member: string }
  'facilitator-stays': { readonly facilitator: string }
  'still-awaited': {
    readonly what: 'hearing' | 'answer' | 'judgement' | 'amendment' | 'nomination' | 'proposed' | 'facilitator'
    readonly members: readonly string[]
  }
  'said-already': { readonly member: string }
  'own-objection': { readonly member: string }
  'no-objection': { readonly member: string }
  'judged-already': { readonly member: string }
  'judgement-given': { readonly member: string; readonly of: string }
  'objects-already': { readonly member: string }
  'facilitates-already': { readonly member: string }
  'same-wording': { readonly wording: string }
  'nobody-stands-aside': object

  // Agreements and roles
  'due-for-review': { readonly proposals: readonly string[]; readonly on: string }
  /** The next day on which one is due is '' where there is none. */
  'nothing-due': { readonly on: string; readonly next: string }
  'put-forward': {
    readonly role: string
    readonly member: string
    readonly observed: number
    readonly outOf: number
  }
  'role-selected': { readonly role: string; readonly member: string; readonly from: string; readonly until: string }
}

export const CIRCLES_EN: SentencesOf<CircleFacts> = {
  'circles-in-order': (r, n) =>
    `${n.count(r.circles, 'circle stands', 'circles stand')} in order: mandates, links and members are as they should be`,
  'unknown-circle': (r) => `${r.circle} names ${r.named}, and there is no such circle`,
  'circles-in-a-ring': (r, n) => `Authority goes round in a ring and comes from nobody: ${n.list(r.circles)}`,
  'circle-without-wider': (r) =>
    `${r.circle} has no wider circle, and is neither legally responsible nor a supervisory body`,
  'circle-without-mandate': (r) => `${r.circle} has no mandate: nothing was lent to it`,
  'lent-by-another': (r) =>
    r.wider === ''
      ? `${r.circle} has its mandate from ${r.lender}, and no wider circle`
      : `${r.circle} has its mandate from ${r.lender}, not from its wider circle ${r.wider}`,
  'mandate-over': (r) => `The mandate of ${r.circle} ended with ${r.until}; it is ${r.on}`,
  'mandate-not-begun': (r) => `The mandate of ${r.circle} begins on ${r.from}; it is ${r.on}`,
  'lent-not-held': (r, n) => `${r.lender} lends ${r.circle} what it does not hold: ${n.list(r.matters)}`,
  'lent-reserved': (r, n) =>
    `${r.lender} lends ${r.circle} what it has reserved, and no mandate can lend that away: ${n.list(r.matters)}`,
  'lent-over-limit': (r, n) =>
    r.limit === 'budget'
      ? `${r.lender} lends ${n.list(r.circles)} budgets of ${n.money(r.lentMinor, r.currency)} and holds ${n.money(r.limitMinor, r.currency)}`
      : `${r.lender} lets ${n.list(r.circles)} spend ${n.money(r.lentMinor, r.currency)} by one decision and may itself spend ${n.money(r.limitMinor, r.currency)}`,
  'lent-in-other-currency': (r) =>
    `${r.lender} lends ${r.circle} money in ${r.currency} and holds its own in ${r.required}`,
  'lent-outside-term': (r) =>
    `${r.lender} holds its mandate from ${r.lenderFrom} until ${r.lenderUntil}, and lends to ${r.circle} from ${r.from} until ${r.until}`,
  'claimed-not-lent': (r, n) => `${r.circle} counts to its domain what its mandate does not lend: ${n.list(r.matters)}`,
  'not-on-register': (r, n) => `In ${r.circle} sit people who are not members: ${n.list(r.members)}`,
  'link-missing': (r) => `${r.narrower} and ${r.wider} lack a link: the one ${SENT[r.sentBy]}`,
  'link-twice': (r, n) =>
    `${r.narrower} and ${r.wider} have more than one link ${SENT[r.sentBy]}: ${n.list(r.members)}`,
  'link-not-member': (r) => `${r.member} links ${r.narrower} and ${r.wider}, and is no member of ${r.circle}`,
  'link-same-person': (r) => `${r.member} is both links of ${r.narrower} and ${r.wider}; a double link is two people`,
  'link-elsewhere': (r) => `${r.member} links ${r.narrower} and ${r.wider}, which is not its wider circle`,
  'role-not-member': (r) => `${r.member} has the role ${r.role} in ${r.circle}, and is no member of it`,
  'role-term-over': (r) =>
    `The term of ${r.member} in the role ${r.role} of ${r.circle} ended with ${r.until}; it is ${r.on}`,
  'supervisor-concerned': (r, n) =>
    `${r.circle} supervises ${r.supervises}, and both have as members ${n.list(r.members)}`,
  'supervised-lends': (r) => `${r.circle} supervises ${r.supervises}, and depends on it for its mandate`,

  'holds-matter': (r) =>
    r.lender === ''
      ? `${r.circle} holds ${r.matter} itself`
      : `${r.circle} holds ${r.matter}, lent by ${r.lender} until ${r.until}, that day included`,
  'outside-domain': (r) =>
    r.circle === r.holder
      ? `${r.matter} is outside the domain of ${r.circle}`
      : `${r.circle} cannot hold ${r.matter}: it is outside the domain of ${r.holder}, which it would have it from`,
  'matter-reserved': (r) => `${r.holder} keeps ${r.matter}, which no mandate lends away: ${r.circle} cannot decide it`,
  'lent-on': (r) => `${r.circle} has lent ${r.matter} to ${r.to}, and does not decide it meanwhile`,
  'no-budget-lent': (r, n) => `No budget was lent to ${r.circle}, and this costs ${n.money(r.amountMinor, r.currency)}`,
  'over-decision-limit': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} is more than ${r.circle} may spend by one decision, which is ${n.money(r.limitMinor, r.currency)}`,
  'against-policy': (r, n) => `This goes against what ${r.circle} was lent its mandate to keep: ${n.list(r.policies)}`,
  'admitted-to-circle': (r) => `${r.circle} consented, and ${r.member} is a member of it`,
  'not-admitted-to-circle': (r) => `${r.circle} has not consented to ${r.member}, and nobody else decides who is in it`,

  'round-started': (r, n) =>
    `${r.proposal} is presented to ${r.circle}, with ${n.count(r.present, 'member', 'members')} present`,
  'presence-too-low': (r, n) =>
    `${n.integer(r.observed)} of ${n.integer(r.outOf)} are present; ${n.integer(r.needed)} must be`,
  'round-moved': (r) => MOVED[r.phase],
  'heard-out': (r) => `${r.member} was heard`,
  'consent-given': (r) => `${r.member} consents`,
  'stood-aside': (r) => `${r.member} stands aside`,
  'objection-raised': (r) => `${r.member} objects (${r.criterion}), for the reason on record as ${r.reason}`,
  'objection-withdrawn': (r) => `${r.member} takes the objection back`,
  'objection-weighed': (r, n) =>
    `The objection of ${r.member} has one judgement more; ${n.count(r.left, 'is', 'are')} awaited`,
  'objection-upheld': (r) => `The objection of ${r.member} is upheld (${r.criterion})`,
  'objection-not-upheld': (r) => `The objection of ${r.member} is not upheld (${r.criterion})`,
  'nobody-to-judge': (r) => `Nobody but ${r.member} is there to judge the objection, so it stands`,
  'proposal-amended': (r, n) =>
    `The proposal now reads as ${r.wording}; this is round ${n.integer(r.round)} of ${n.integer(r.mostRounds)} at most`,
  'came-in': (r) => `${r.member} is present now, and is asked like everybody`,
  'went-out': (r) => `${r.member} has left; an objection stays, a consent does not`,
  'handed-over': (r) => `${r.facilitator} facilitates from here on`,
  consented: (r, n) =>
    `Everybody present was asked and no objection stands: ${n.count(r.consenting, 'consents', 'consent')}, ${n.integer(r.standingAside)} standing aside, ${n.integer(r.silent)} silent; to be reviewed on ${r.reviewOn}`,
  'objections-stand': (r, n) =>
    r.members.length === 1
      ? `An upheld objection stands in round ${n.integer(r.round)} of ${n.integer(r.mostRounds)}, of ${n.list(r.members)}`
      : `Upheld objections stand in round ${n.integer(r.round)} of ${n.integer(r.mostRounds)}, of ${n.list(r.members)}`,
  'nobody-consents': () => 'No objection stands, but nobody consents either, and nothing carries on silence alone',
  'round-given-up': (r) => `${r.facilitator} ended the round: no wording was found that takes the objections up`,
  'not-consented': (r) => `There is no consent to ${r.proposal}`,
  'goes-to-wider': (r) => `There is no consent to ${r.proposal}, which goes to ${r.wider}`,

  'round-closed': () => 'The round is closed',
  'not-in-this-phase': (r) => `${STEP[r.step]} has no place while ${PHASE[r.phase]}`,
  'not-present': (r) => `${r.member} is not present`,
  'present-already': (r) => `${r.member} is present already`,
  'not-the-facilitator': (r) => `That is for ${r.facilitator} to do, who facilitates, and not for ${r.member}`,
  'may-not-facilitate': (r) => `${r.member} is concerned, takes part, and does not facilitate`,
  'facilitator-stays': (r) => `${r.facilitator} facilitates, and hands over before leaving`,
  'still-awaited': (r, n) => `${AWAITED[r.what]}: ${n.list(r.members)}`,
  'said-already': (r) => `${r.member} has said so already`,
  'own-objection': (r) => `${r.member} does not judge an objection of their own`,
  'no-objection': (r) => `${r.member} has no open objection in this round`,
  'judged-already': (r) => `What ${r.member} says was judged already in this round`,
  'judgement-given': (r) => `${r.member} has judged the objection of ${r.of} already`,
  'objects-already': (r) => `${r.member} has an objection open, and has one at a time`,
  'facilitates-already': (r) => `${r.member} facilitates already`,
  'same-wording': (r) => `The proposal reads as ${r.wording} already: an amendment changes it`,
  'nobody-stands-aside': () => 'Nobody stands aside here: whoever has no objection consents',

  'due-for-review': (r, n) => `On ${r.on} it is time to review ${n.list(r.proposals)}`,
  'nothing-due': (r) =>
    r.next === '' ? `On ${r.on} nothing is to be reviewed` : `On ${r.on} nothing is to be reviewed; next on ${r.next}`,
  'put-forward': (r, n) =>
    `${r.member} is put forward for ${r.role}, named by ${n.integer(r.observed)} of ${n.integer(r.outOf)}; reasons weigh more than numbers`,
  'role-selected': (r) => `${r.member} has the role ${r.role} from ${r.from} until ${r.until}, both included`,
}

const SENT = { wider: 'appointed by the wider circle', narrower: 'elected by the narrower circle' }

const MOVED = {
  questions: 'Questions are asked, so that everybody understands the proposal',
  reactions: 'Everybody says how the proposal strikes them',
  objections: 'Everybody is asked whether they object',
  integrating: 'The objections are to be taken up in another wording',
}

const PHASE = {
  presented: 'the proposal is being presented',
  questions: 'questions are asked',
  reactions: 'people react',
  objections: 'everybody is asked for objections',
  integrating: 'objections are taken up',
}

const STEP: Record<CircleFacts['not-in-this-phase']['step'], string> = {
  proceed: 'Going on',
  heard: 'A round of hearing',
  answer: 'Consent or objection',
  withdraw: 'Taking an objection back',
  judge: 'Judging an objection',
  amend: 'Another wording',
  'give-up': 'Ending without a wording',
  join: 'Coming in',
  leave: 'Leaving',
  'hand-over': 'Handing over',
}

const AWAITED = {
  hearing: 'Not heard yet',
  answer: 'Not answered yet, and silence is no consent',
  judgement: 'An objection is yet to be judged by',
  amendment: 'Another wording is awaited from',
  nomination: 'No nomination yet from',
  proposed: 'Whom to put forward is yet to be said by',
  facilitator: 'Somebody else must facilitate, in the place of',
}

export const CIRCLES_ES: SentencesOf<CircleFacts> = {
  'circles-in-order': (r, n) =>
    `${n.count(r.circles, 'círculo está', 'círculos están')} en orden: mandatos, vínculos e integrantes son como deben ser`,
  'unknown-circle': (r) => `${r.circle} nombra a ${r.named}, y no existe tal círculo`,
  'circles-in-a-ring': (r, n) => `Las facultades dan la vuelta y no proceden de nadie: ${n.list(r.circles)}`,
  'circle-without-wider': (r) =>
    `${r.circle} no tiene un círculo más amplio, ni responsabilidad legal, ni es un órgano de vigilancia`,
  'circle-without-mandate': (r) => `${r.circle} no tiene mandato: no se le ha confiado nada`,
  'lent-by-another': (r) =>
    r.wider === ''
      ? `${r.circle} tiene su mandato de ${r.lender} y ningún círculo más amplio`
      : `${r.circle} tiene su mandato de ${r.lender} y no de su círculo más amplio, ${r.wider}`,
  'mandate-over': (r) => `El mandato de ${r.circle} terminó con el día ${r.until}; hoy es ${r.on}`,
  'mandate-not-begun': (r) => `El mandato de ${r.circle} comienza el ${r.from}; hoy es ${r.on}`,
  'lent-not-held': (r, n) => `${r.lender} confía a ${r.circle} lo que no tiene: ${n.list(r.matters)}`,
  'lent-reserved': (r, n) =>
    `${r.lender} confía a ${r.circle} lo que se ha reservado, y ningún mandato puede cederlo: ${n.list(r.matters)}`,
  'lent-over-limit': (r, n) =>
    r.limit === 'budget'
      ? `${r.lender} confía a ${n.list(r.circles)} presupuestos de ${n.money(r.lentMinor, r.currency)} y tiene ${n.money(r.limitMinor, r.currency)}`
      : `${r.lender} permite a ${n.list(r.circles)} gastar ${n.money(r.lentMinor, r.currency)} en una sola decisión y su propio límite es ${n.money(r.limitMinor, r.currency)}`,
  'lent-in-other-currency': (r) =>
    `${r.lender} confía a ${r.circle} dinero en ${r.currency} y tiene el suyo en ${r.required}`,
  'lent-outside-term': (r) =>
    `El mandato de ${r.lender} va del ${r.lenderFrom} al ${r.lenderUntil}, y el que confía a ${r.circle}, del ${r.from} al ${r.until}`,
  'claimed-not-lent': (r, n) => `${r.circle} cuenta en su ámbito lo que su mandato no le confía: ${n.list(r.matters)}`,
  'not-on-register': (r, n) => `En ${r.circle} hay personas que no son miembros: ${n.list(r.members)}`,
  'link-missing': (r) => `A ${r.narrower} y ${r.wider} les falta un vínculo: la persona ${SENT_ES[r.sentBy]}`,
  'link-twice': (r, n) =>
    `${r.narrower} y ${r.wider} tienen más de una persona ${SENT_ES[r.sentBy]}: ${n.list(r.members)}`,
  'link-not-member': (r) => `${r.member} vincula a ${r.narrower} con ${r.wider} y no integra ${r.circle}`,
  'link-same-person': (r) =>
    `${r.member} ocupa los dos vínculos de ${r.narrower} con ${r.wider}; un doble vínculo son dos personas`,
  'link-elsewhere': (r) => `${r.member} vincula a ${r.narrower} con ${r.wider}, que no es su círculo más amplio`,
  'role-not-member': (r) => `${r.member} tiene el rol ${r.role} en ${r.circle} y no lo integra`,
  'role-term-over': (r) =>
    `El periodo de ${r.member} en el rol ${r.role} de ${r.circle} terminó con el día ${r.until}; hoy es ${r.on}`,
  'supervisor-concerned': (r, n) =>
    `${r.circle} vigila a ${r.supervises}, y a ambos pertenecen las mismas personas: ${n.list(r.members)}`,
  'supervised-lends': (r) => `${r.circle} vigila a ${r.supervises}, y su mandato depende de él`,

  'holds-matter': (r) =>
    r.lender === ''
      ? `${r.circle} tiene ${r.matter} por sí mismo`
      : `${r.circle} tiene ${r.matter}, que le confió ${r.lender} hasta el ${r.until}, ese día incluido`,
  'outside-domain': (r) =>
    r.circle === r.holder
      ? `${r.matter} está fuera del ámbito de ${r.circle}`
      : `${r.circle} no puede tener ${r.matter}: está fuera del ámbito de ${r.holder}, de quien lo tendría`,
  'matter-reserved': (r) => `${r.holder} conserva ${r.matter}, que ningún mandato cede: ${r.circle} no puede decidirlo`,
  'lent-on': (r) => `${r.circle} ha confiado ${r.matter} a ${r.to}, y mientras tanto no lo decide`,
  'no-budget-lent': (r, n) =>
    `A ${r.circle} no se le ha confiado ningún presupuesto, y esto cuesta ${n.money(r.amountMinor, r.currency)}`,
  'over-decision-limit': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} es más de lo que ${r.circle} puede gastar en una sola decisión, que es ${n.money(r.limitMinor, r.currency)}`,
  'against-policy': (r, n) =>
    `Esto va contra lo que el mandato de ${r.circle} obliga a respetar: ${n.list(r.policies)}`,
  'admitted-to-circle': (r) => `${r.circle} dio su consentimiento, y ${r.member} lo integra`,
  'not-admitted-to-circle': (r) =>
    `${r.circle} no ha dado su consentimiento a ${r.member}, y nadie más decide quién lo integra`,

  'round-started': (r, n) =>
    `${r.proposal} se presenta a ${r.circle}, con ${n.count(r.present, 'persona presente', 'personas presentes')}`,
  'presence-too-low': (r, n) =>
    `${isOne(r) ? 'Asiste' : 'Asisten'} ${n.integer(r.observed)} de ${n.integer(r.outOf)}; hacen falta ${n.integer(r.needed)}`,
  'round-moved': (r) => MOVED_ES[r.phase],
  'heard-out': (r) => `Se ha escuchado a ${r.member}`,
  'consent-given': (r) => `${r.member} da su consentimiento`,
  'stood-aside': (r) => `${r.member} se aparta`,
  'objection-raised': (r) => `${r.member} objeta (${r.criterion}), por el motivo registrado como ${r.reason}`,
  'objection-withdrawn': (r) => `${r.member} retira la objeción`,
  'objection-weighed': (r, n) =>
    `La objeción de ${r.member} tiene una valoración más; ${n.count(r.left, 'queda por llegar', 'quedan por llegar')}`,
  'objection-upheld': (r) => `La objeción de ${r.member} se admite (${r.criterion})`,
  'objection-not-upheld': (r) => `La objeción de ${r.member} no se admite (${r.criterion})`,
  'nobody-to-judge': (r) => `Salvo ${r.member}, no hay quien juzgue la objeción, así que se mantiene`,
  'proposal-amended': (r, n) =>
    `La propuesta dice ahora lo registrado como ${r.wording}; es la ronda ${n.integer(r.round)} de ${n.integer(r.mostRounds)} como máximo`,
  'came-in': (r) => `${r.member} ya asiste, y se le pregunta como a las demás personas`,
  'went-out': (r) => `${r.member} se ha ido; una objeción queda, un consentimiento no`,
  'handed-over': (r) => `${r.facilitator} facilita a partir de ahora`,
  consented: (r, n) =>
    `Se preguntó a todas las personas presentes y ninguna objeción se mantiene: ${n.count(r.consenting, 'consiente', 'consienten')}, se apartan ${n.integer(r.standingAside)}, callan ${n.integer(r.silent)}; se revisará el ${r.reviewOn}`,
  'objections-stand': (r, n) =>
    r.members.length === 1
      ? `En la ronda ${n.integer(r.round)} de ${n.integer(r.mostRounds)} se mantiene una objeción admitida, de ${n.list(r.members)}`
      : `En la ronda ${n.integer(r.round)} de ${n.integer(r.mostRounds)} se mantienen objeciones admitidas, de ${n.list(r.members)}`,
  'nobody-consents': () =>
    'Ninguna objeción se mantiene, pero tampoco consiente nadie, y nada se aprueba solo con silencio',
  'round-given-up': (r) => `${r.facilitator} terminó la ronda: no se halló un texto que recoja las objeciones`,
  'not-consented': (r) => `No hay consentimiento para ${r.proposal}`,
  'goes-to-wider': (r) => `No hay consentimiento para ${r.proposal}, que pasa a ${r.wider}`,

  'round-closed': () => 'La ronda está cerrada',
  'not-in-this-phase': (r) => `${STEP_ES[r.step]} no cabe mientras ${PHASE_ES[r.phase]}`,
  'not-present': (r) => `${r.member} no asiste`,
  'present-already': (r) => `${r.member} ya asiste`,
  'not-the-facilitator': (r) => `Eso corresponde a ${r.facilitator}, que facilita, y no a ${r.member}`,
  'may-not-facilitate': (r) => `El asunto afecta a ${r.member}, que participa y no facilita`,
  'facilitator-stays': (r) => `${r.facilitator} facilita, y cede el puesto antes de irse`,
  'still-awaited': (r, n) => `${AWAITED_ES[r.what]}: ${n.list(r.members)}`,
  'said-already': (r) => `${r.member} ya lo ha dicho`,
  'own-objection': (r) => `${r.member} no juzga una objeción propia`,
  'no-objection': (r) => `${r.member} no tiene ninguna objeción abierta en esta ronda`,
  'judged-already': (r) => `Lo que dice ${r.member} ya se juzgó en esta ronda`,
  'judgement-given': (r) => `${r.member} ya juzgó la objeción de ${r.of}`,
  'objects-already': (r) => `${r.member} tiene una objeción abierta, y solo cabe una a la vez`,
  'facilitates-already': (r) => `${r.member} ya facilita`,
  'same-wording': (r) => `La propuesta ya dice lo registrado como ${r.wording}: una enmienda la cambia`,
  'nobody-stands-aside': () => 'Aquí nadie se aparta: quien no objeta consiente',

  'due-for-review': (r, n) => `El ${r.on} toca revisar ${n.list(r.proposals)}`,
  'nothing-due': (r) =>
    r.next === ''
      ? `El ${r.on} no hay nada que revisar`
      : `El ${r.on} no hay nada que revisar; lo siguiente, el ${r.next}`,
  'put-forward': (r, n) =>
    `Se propone a ${r.member} para ${r.role}, con ${n.integer(r.observed)} de ${n.integer(r.outOf)} nominaciones; pesan más las razones que los números`,
  'role-selected': (r) => `${r.member} tiene el rol ${r.role} del ${r.from} al ${r.until}, ambos incluidos`,
}

const SENT_ES = { wider: 'designada por el círculo más amplio', narrower: 'elegida por el círculo más reducido' }

const MOVED_ES = {
  questions: 'Se hacen preguntas, para que todo el mundo entienda la propuesta',
  reactions: 'Cada persona dice qué le parece la propuesta',
  objections: 'Se pregunta a cada persona si objeta',
  integrating: 'Hay que recoger las objeciones en otro texto',
}

const PHASE_ES = {
  presented: 'se presenta la propuesta',
  questions: 'se hacen preguntas',
  reactions: 'se escuchan reacciones',
  objections: 'se preguntan las objeciones',
  integrating: 'se recogen las objeciones',
}

const STEP_ES: Record<CircleFacts['not-in-this-phase']['step'], string> = {
  proceed: 'Seguir adelante',
  heard: 'Una ronda de palabra',
  answer: 'Consentir u objetar',
  withdraw: 'Retirar una objeción',
  judge: 'Juzgar una objeción',
  amend: 'Otro texto',
  'give-up': 'Terminar sin texto',
  join: 'Incorporarse',
  leave: 'Irse',
  'hand-over': 'Ceder el puesto',
}

const AWAITED_ES = {
  hearing: 'Falta escuchar a',
  answer: 'Falta la respuesta, y callar no es consentir, de',
  judgement: 'Falta que juzguen una objeción',
  amendment: 'Se espera otro texto de',
  nomination: 'Falta la nominación de',
  proposed: 'Falta que diga a quién propone',
  facilitator: 'Debe facilitar otra persona, en lugar de',
}
