import type { SentencesOf } from '../../sentences.js'

/** What a decision came to. */
export type DecisionOutcome =
  | 'carried'
  | 'lost'
  | 'tied'
  | 'inquorate'
  | 'chosen'
  | 'runoff'
  | 'nothing-chosen'
  | 'open'

/** What the minutes say of decisions. */
export interface DecisionsMinutes {
  /** `closesOn` is empty where no day ends the vote. In the open it ends as that day begins; the ballots of a secret one are closed on it or later. */
  'decision-opened': {
    readonly decision: string
    readonly provision: string
    readonly proposer: string
    readonly entitled: number
    readonly closesOn: string
    readonly secret: boolean
  }
  'item-proposed': { readonly decision: string; readonly item: string }
  /** Somebody took part in a vote in the open. */
  'took-part-in': { readonly decision: string; readonly member: string }
  /** The ballot stands as it is: here ballots do not change. */
  'ballot-final': object
  'wording-changed': { readonly decision: string }
  'wording-unchanged': { readonly decision: string }
  /** It would be carried now, and is on a day, if nothing changes until then. */
  'support-reached': { readonly decision: string; readonly until: string }
  'support-lost': { readonly decision: string }
  'threshold-moved': { readonly decision: string; readonly item: string }
  'second-ballot': { readonly decision: string; readonly closesOn: string }
  'electorate-recounted': { readonly decision: string; readonly entitled: number }
  'ballots-closed': { readonly decision: string }
  'result-released': { readonly decision: string; readonly outcome: DecisionOutcome }
  decided: { readonly decision: string; readonly outcome: DecisionOutcome }
  /** Only the outcome of a secret vote was released. */
  'counts-not-released': object
  'decision-lapsed': {
    readonly decision: string
    readonly why: 'withdrawn' | 'without-object' | 'nobody-entitled'
  }
  'time-passed': object
  /** A result was to be released that its own counts do not give. */
  'outcome-does-not-follow': {
    readonly decision: string
    readonly outcome: DecisionOutcome
    readonly would: DecisionOutcome
  }
}

export const DECISIONS_MINUTES_EN: SentencesOf<DecisionsMinutes> = {
  'decision-opened': (r, n) =>
    `${r.proposer} put ${r.decision} to the vote${r.secret ? ', in secret' : ''}, as ${r.provision}: ${n.count(r.entitled, 'member is', 'members are')} entitled${r.closesOn === '' ? '' : `, and voting ${r.secret ? `ends on ${r.closesOn}` : `goes on until ${r.closesOn}, that day not included`}`}`,
  'item-proposed': (r) => `${r.item} is proposed as a number that everyone sets, and seeks backing in ${r.decision}`,
  'took-part-in': (r) => `${r.member} took part in ${r.decision}`,
  'ballot-final': () => 'The ballot is cast and stays as it is: here ballots are final',
  'wording-changed': (r) => `The wording of ${r.decision} was changed`,
  'wording-unchanged': (r) => `The wording of ${r.decision} is already this one`,
  'support-reached': (r) =>
    `${r.decision} would be carried with the ballots as they stand; it is carried on ${r.until} if it holds until then`,
  'support-lost': (r) => `${r.decision} would no longer be carried with the ballots as they stand`,
  'threshold-moved': (r) => `A change of ${r.item} counts from this day on, and the threshold of ${r.decision} with it`,
  'second-ballot': (r) =>
    `There is a second ballot on ${r.decision}: everyone votes anew until ${r.closesOn}, that day not included`,
  'electorate-recounted': (r, n) =>
    `The rules on who votes have changed: ${n.count(r.entitled, 'member is', 'members are')} still entitled on ${r.decision}`,
  'ballots-closed': (r) => `The ballots on ${r.decision} are closed, and the fingerprint of their record is kept here`,
  'result-released': (r) => `The result of the secret vote on ${r.decision} is released: ${OUTCOMES_EN[r.outcome]}`,
  decided: (r) => `${r.decision} is decided: ${OUTCOMES_EN[r.outcome]}`,
  'counts-not-released': () => 'The vote was secret, and no more than its outcome is released',
  'decision-lapsed': (r) => `${r.decision} came to nothing: ${LAPSED_EN[r.why]}`,
  'time-passed': () => 'Time went by, and what was due happened',
  'outcome-does-not-follow': (r) =>
    `The result cannot be released: ${r.decision} is said to be ${OUTCOMES_EN[r.outcome]}, and by the counts it is ${OUTCOMES_EN[r.would]}`,
}

export const DECISIONS_MINUTES_ES: SentencesOf<DecisionsMinutes> = {
  'decision-opened': (r, n) =>
    `${r.proposer} sometió a votación ${r.decision}${r.secret ? ', en secreto' : ''}, como ${r.provision}: ${n.count(r.entitled, 'persona tiene', 'personas tienen')} derecho a voto${r.closesOn === '' ? '' : `, y se vota hasta el ${r.closesOn}${r.secret ? '' : ', ese día no incluido'}`}`,
  'item-proposed': (r) => `Se propone ${r.item} como número que fija todo el mundo; busca apoyos en ${r.decision}`,
  'took-part-in': (r) => `${r.member} participó en ${r.decision}`,
  'ballot-final': () => 'La papeleta queda emitida y no se cambia: aquí las papeletas son definitivas',
  'wording-changed': (r) => `Se cambió la redacción de ${r.decision}`,
  'wording-unchanged': (r) => `La redacción de ${r.decision} ya es esta`,
  'support-reached': (r) =>
    `Con las papeletas que hay, ${r.decision} saldría adelante; queda aprobada el ${r.until} si se mantiene hasta entonces`,
  'support-lost': (r) => `Con las papeletas que hay, ${r.decision} ya no saldría adelante`,
  'threshold-moved': (r) =>
    `Un cambio de ${r.item} cuenta desde este día, y con él la mayoría exigida para ${r.decision}`,
  'second-ballot': (r) =>
    `Hay segunda votación sobre ${r.decision}: se vota de nuevo hasta el ${r.closesOn}, ese día no incluido`,
  'electorate-recounted': (r, n) =>
    `Han cambiado las reglas sobre quién vota: ${n.count(r.entitled, 'persona conserva', 'personas conservan')} el derecho a voto en ${r.decision}`,
  'ballots-closed': (r) => `Se cierran las papeletas de ${r.decision}; aquí queda la huella de su registro`,
  'result-released': (r) =>
    `Se publica el resultado de la votación secreta de ${r.decision}: ${OUTCOMES_ES[r.outcome]}`,
  decided: (r) => `${r.decision} está decidida: ${OUTCOMES_ES[r.outcome]}`,
  'counts-not-released': () => 'La votación fue secreta y solo se publica su resultado',
  'decision-lapsed': (r) => `${r.decision} quedó en nada: ${LAPSED_ES[r.why]}`,
  'time-passed': () => 'Pasó el tiempo y ocurrió lo que estaba previsto',
  'outcome-does-not-follow': (r) =>
    `No se puede publicar el resultado de ${r.decision}: se da como «${OUTCOMES_ES[r.outcome]}» y el escrutinio da «${OUTCOMES_ES[r.would]}»`,
}

const OUTCOMES_EN: Readonly<Record<DecisionOutcome, string>> = {
  carried: 'carried',
  lost: 'lost',
  tied: 'tied',
  inquorate: 'inquorate',
  chosen: 'settled on one option',
  runoff: 'in need of a second ballot among the leading options',
  'nothing-chosen': 'without any option chosen',
  open: 'open',
}

const OUTCOMES_ES: Readonly<Record<DecisionOutcome, string>> = {
  carried: 'aprobada',
  lost: 'rechazada',
  tied: 'empate',
  inquorate: 'sin quórum',
  chosen: 'se elige una opción',
  runoff: 'segunda votación entre las opciones más aprobadas',
  'nothing-chosen': 'no se elige ninguna opción',
  open: 'abierta',
}

const LAPSED_EN: Readonly<Record<DecisionsMinutes['decision-lapsed']['why'], string>> = {
  withdrawn: 'it was withdrawn',
  'without-object': 'nothing is left to decide',
  'nobody-entitled': 'nobody is entitled any more',
}

const LAPSED_ES: Readonly<Record<DecisionsMinutes['decision-lapsed']['why'], string>> = {
  withdrawn: 'se retiró',
  'without-object': 'ya no queda nada que decidir',
  'nobody-entitled': 'ya nadie tiene derecho a voto',
}
