import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of circles. */
export interface CirclesMinutes {
  'circle-applied': { readonly circle: string; readonly member: string }
  'circle-application-ended': { readonly circle: string; readonly member: string }
  'circle-joined': {
    readonly circle: string
    readonly member: string
    readonly how: 'elected' | 'admitted' | 'appointed' | 'imported'
  }
  'circle-left': {
    readonly circle: string
    readonly member: string
    readonly why: 'left' | 'membership-ended' | 'not-elected' | 'term-over' | 'circle-ended'
  }
  'mandate-lent': {
    readonly circle: string
    readonly lender: string
    readonly matters: readonly string[]
    readonly until: string
  }
  'budget-lent': { readonly circle: string; readonly amountMinor: bigint; readonly currency: string }
  'mandate-ended': { readonly circle: string; readonly why: 'over' | 'lender-ended' | 'circle-ended' }
  'link-set': Link
  'link-broken': Link & { readonly why: 'left' | 'term-over' | 'circle-ended' }
  'selection-started': { readonly circle: string; readonly role: string }
  'named-for-role': { readonly member: string; readonly nominee: string }
  'put-forward-for-role': { readonly member: string }
  /** To which circle it goes; '' where it goes to none. */
  'round-ended': {
    readonly round: string
    readonly outcome: 'carried' | 'not-carried' | 'escalated'
    readonly to: string
  }
  'round-lapsed': { readonly round: string; readonly why: 'without-object' | 'people-changed' }
  'agreement-made': { readonly circle: string; readonly wording: string; readonly reviewOn: string }
  'role-ended': {
    readonly circle: string
    readonly role: string
    readonly member: string
    readonly why: 'term-over' | 'left' | 'circle-ended'
  }
}

interface Link {
  readonly narrower: string
  readonly wider: string
  readonly member: string
  readonly sentBy: 'wider' | 'narrower'
}

export const CIRCLES_MINUTES_EN: SentencesOf<CirclesMinutes> = {
  'circle-applied': (r) => `${r.member} asks to join ${r.circle}`,
  'circle-application-ended': (r) => `${r.member} no longer asks to join ${r.circle}`,
  'circle-joined': (r) => `${r.member} is in ${r.circle}, ${JOINED[r.how]}`,
  'circle-left': (r) => `${r.member} is no longer in ${r.circle}: ${LEFT[r.why]}`,
  'mandate-lent': (r, n) => `${r.lender} lends ${r.circle} ${n.list(r.matters)}, until ${r.until} included`,
  'budget-lent': (r, n) => `${r.circle} may spend ${n.money(r.amountMinor, r.currency)} in all under its mandate`,
  'mandate-ended': (r) => `The mandate of ${r.circle} has ended: ${ENDED[r.why]}`,
  'link-set': (r) => `${r.member}, sent by ${r[r.sentBy]}, links ${r.narrower} with ${r.wider}`,
  'link-broken': (r) =>
    `${r.member}, sent by ${r[r.sentBy]}, no longer links ${r.narrower} with ${r.wider} (${BROKEN[r.why]}): somebody else is awaited`,
  'selection-started': (r) => `${r.circle} selects somebody for the role ${r.role}`,
  'named-for-role': (r) => `${r.member} names ${r.nominee}`,
  'put-forward-for-role': (r) => `${r.member} is put forward, and everybody present is asked for consent`,
  'round-ended': (r) =>
    r.outcome === 'escalated'
      ? `The round ${r.round} is over: what it was about goes to ${r.to}`
      : `The round ${r.round} is over: ${r.outcome === 'carried' ? 'there is consent' : 'there is no consent'}`,
  'round-lapsed': (r) => `The round ${r.round} has come to nothing: ${LAPSED[r.why]}`,
  'agreement-made': (r) => `${r.circle} has agreed on ${r.wording}, to be reviewed on ${r.reviewOn}`,
  'role-ended': (r) => `${r.member} no longer has the role ${r.role} in ${r.circle}: ${ROLE_OVER[r.why]}`,
}

const JOINED = {
  elected: 'by election',
  admitted: 'by consent of the circle',
  appointed: 'as one of its first members, by consent of the wider circle',
  imported: 'as before this log began',
}
const LEFT = {
  left: 'by their own choice',
  'membership-ended': 'their membership has ended',
  'not-elected': 'others were elected',
  'term-over': 'their term is over',
  'circle-ended': 'the charter no longer has that circle',
}
const ENDED = {
  over: 'its last day has passed',
  'lender-ended': 'so did the one it was lent from',
  'circle-ended': 'the charter no longer provides for it',
}
const BROKEN = {
  left: 'they left one of the two',
  'term-over': 'their term is over',
  'circle-ended': 'the charter no longer has those circles so',
}
const LAPSED = {
  'without-object': 'what it was about can no longer be',
  'people-changed': 'somebody has left without whom it cannot go on',
}
const ROLE_OVER = {
  'term-over': 'the term is over',
  left: 'they left the circle',
  'circle-ended': 'the charter no longer has that circle',
}

export const CIRCLES_MINUTES_ES: SentencesOf<CirclesMinutes> = {
  'circle-applied': (r) => `${r.member} pide entrar en ${r.circle}`,
  'circle-application-ended': (r) => `${r.member} ya no pide entrar en ${r.circle}`,
  'circle-joined': (r) => `${r.member} integra ${r.circle}, ${JOINED_ES[r.how]}`,
  'circle-left': (r) => `${r.member} ya no integra ${r.circle}: ${LEFT_ES[r.why]}`,
  'mandate-lent': (r, n) => `${r.lender} confía a ${r.circle} ${n.list(r.matters)}, hasta el ${r.until} incluido`,
  'budget-lent': (r, n) => `${r.circle} puede gastar en total ${n.money(r.amountMinor, r.currency)} con su mandato`,
  'mandate-ended': (r) => `El mandato de ${r.circle} ha terminado: ${ENDED_ES[r.why]}`,
  'link-set': (r) => `${r.member}, por parte de ${r[r.sentBy]}, enlaza ${r.narrower} con ${r.wider}`,
  'link-broken': (r) =>
    `${r.member}, por parte de ${r[r.sentBy]}, ya no enlaza ${r.narrower} con ${r.wider} (${BROKEN_ES[r.why]}): se espera a otra persona`,
  'selection-started': (r) => `${r.circle} busca a alguien para el rol ${r.role}`,
  'named-for-role': (r) => `${r.member} nomina a ${r.nominee}`,
  'put-forward-for-role': (r) => `Se propone a ${r.member} y se pide el consentimiento de cada persona presente`,
  'round-ended': (r) =>
    r.outcome === 'escalated'
      ? `La ronda ${r.round} ha terminado: el asunto pasa a ${r.to}`
      : `La ronda ${r.round} ha terminado: ${r.outcome === 'carried' ? 'hay consentimiento' : 'no hay consentimiento'}`,
  'round-lapsed': (r) => `La ronda ${r.round} queda en nada: ${LAPSED_ES[r.why]}`,
  'agreement-made': (r) => `${r.circle} ha acordado ${r.wording}, que se revisará el ${r.reviewOn}`,
  'role-ended': (r) => `${r.member} ya no tiene el rol ${r.role} en ${r.circle}: ${ROLE_OVER_ES[r.why]}`,
}

const JOINED_ES = {
  elected: 'por elección',
  admitted: 'con el consentimiento del círculo',
  appointed: 'entre sus primeras personas, con el consentimiento del círculo más amplio',
  imported: 'como antes de que empezara este registro',
}
const LEFT_ES = {
  left: 'lo deja por decisión propia',
  'membership-ended': 'ha dejado de pertenecer a la cooperativa',
  'not-elected': 'se eligió a otras personas',
  'term-over': 'su periodo ha terminado',
  'circle-ended': 'los estatutos ya no prevén ese círculo',
}
const ENDED_ES = {
  over: 'pasó su último día',
  'lender-ended': 'terminó aquel del que procedía',
  'circle-ended': 'los estatutos ya no lo prevén',
}
const BROKEN_ES = {
  left: 'ha dejado uno de los dos',
  'term-over': 'su periodo ha terminado',
  'circle-ended': 'los estatutos ya no prevén así esos círculos',
}
const LAPSED_ES = {
  'without-object': 'aquello de lo que trataba ya no es posible',
  'people-changed': 'se ha ido alguien sin quien no puede seguir',
}
const ROLE_OVER_ES = {
  'term-over': 'el periodo ha terminado',
  left: 'ha dejado el círculo',
  'circle-ended': 'los estatutos ya no prevén ese círculo',
}
