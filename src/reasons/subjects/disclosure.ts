import type { SentencesOf } from '../sentences.js'

/** What reasons about telling secret votes say: the facts of each, and its sentence in each language side by side. */
export interface DisclosureFacts {
  'may-be-told': { readonly what: 'count' | 'outcome'; readonly members: number; readonly endsHidden: boolean }
  'too-few-counted': {
    readonly what: 'count' | 'outcome'
    readonly observed: number
    readonly required: number
  }
  /** The votes needed, and those under which no outcome says how anybody voted; none where the first is above the last. */
  'threshold-near-an-end': {
    readonly observed: number
    readonly members: number
    readonly from: number
    readonly to: number
  }
  /** So few ballots that every sum is near one end or the other. */
  'ends-meet': { readonly members: number }
  /** So many of the ballots were counted before, and too much was told of them. */
  'told-of-before': { readonly shared: number }
  'too-few-changed': { readonly observed: number; readonly required: number }
}

export const DISCLOSURE_EN: SentencesOf<DisclosureFacts> = {
  'may-be-told': (r, n) =>
    r.what === 'outcome'
      ? `Of ${n.count(r.members, 'secret ballot', 'secret ballots')} the outcome is told, and no count`
      : `The count of ${n.count(r.members, 'secret ballot', 'secret ballots')} is told${r.endsHidden ? '; near an end, only which end' : ''}`,
  'too-few-counted': (r, n) =>
    `${n.count(r.observed, 'ballot is', 'ballots are')} too few to tell ${r.what === 'count' ? 'a count' : 'an outcome'}; ${n.integer(r.required)} are needed`,
  'threshold-near-an-end': (r, n) =>
    r.from > r.to
      ? `With ${n.count(r.members, 'ballot', 'ballots')}, no outcome can be told without telling how somebody voted`
      : `It takes ${n.integer(r.observed)} to carry; with ${n.count(r.members, 'ballot', 'ballots')}, the outcome tells of nobody only if it takes ${r.from === r.to ? n.integer(r.from) : `from ${n.integer(r.from)} to ${n.integer(r.to)}`}`,
  'ends-meet': (r, n) => `With ${n.count(r.members, 'ballot', 'ballots')}, every count is near one end`,
  'told-of-before': (r, n) =>
    `${n.count(r.shared, 'of the ballots was', 'of the ballots were')} counted before, and what was told then leaves room for no more`,
  'too-few-changed': (r, n) =>
    `${n.count(r.observed, 'ballot is', 'ballots are')} fresh since what was told before; ${n.integer(r.required)} must be, or it would be known who changed`,
}

export const DISCLOSURE_ES: SentencesOf<DisclosureFacts> = {
  'may-be-told': (r, n) =>
    r.what === 'outcome'
      ? `De ${n.count(r.members, 'papeleta secreta', 'papeletas secretas')} se dice el resultado, sin recuento`
      : `Se dice el recuento de ${n.count(r.members, 'papeleta secreta', 'papeletas secretas')}${r.endsHidden ? '; cerca de un extremo, solo de cuál' : ''}`,
  'too-few-counted': (r, n) =>
    `${n.count(r.observed, 'papeleta no basta', 'papeletas no bastan')} para decir ${r.what === 'count' ? 'un recuento' : 'un resultado'}; hacen falta ${n.integer(r.required)}`,
  'threshold-near-an-end': (r, n) =>
    r.from > r.to
      ? `Con ${n.count(r.members, 'papeleta', 'papeletas')} no se puede decir ningún resultado sin revelar el voto de alguien`
      : `Para aprobar hacen falta ${n.integer(r.observed)}; con ${n.count(r.members, 'papeleta', 'papeletas')}, el resultado no revela el voto de nadie solo si hacen falta ${r.from === r.to ? n.integer(r.from) : `de ${n.integer(r.from)} a ${n.integer(r.to)}`}`,
  'ends-meet': (r, n) => `Con ${n.count(r.members, 'papeleta', 'papeletas')}, todo recuento queda cerca de un extremo`,
  'told-of-before': (r, n) =>
    `${n.count(r.shared, 'papeleta ya se contó', 'papeletas ya se contaron')} antes, y lo que se dijo entonces no permite decir más`,
  'too-few-changed': (r, n) =>
    `${n.count(r.observed, 'papeleta es nueva', 'papeletas son nuevas')} desde lo que se dijo antes; hacen falta ${n.integer(r.required)}, o se sabría quién ha cambiado`,
}
