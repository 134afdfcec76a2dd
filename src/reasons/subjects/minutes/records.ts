import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of how the log began, and of what was put right in it. */
export interface RecordsMinutes {
  'held-pay-imported': {
    readonly payday: string
    readonly on: string
    readonly member: string
    readonly amountMinor: bigint
    readonly currency: string
  }
  'event-reversed': { readonly n: number; readonly reversed: string }
  'member-restored': { readonly member: string; readonly since: string }
}

export const RECORDS_MINUTES_EN: SentencesOf<RecordsMinutes> = {
  'held-pay-imported': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} are owed to ${r.member} for pay held on ${r.on} (${r.payday})`,
  'event-reversed': (r, n) => `Entry ${n.integer(r.n)} of the log was a mistake (${r.reversed}), and is undone`,
  'member-restored': (r) =>
    `${r.member} is a member as before, since ${r.since}; ballots and proposals have to be cast again`,
}

export const RECORDS_MINUTES_ES: SentencesOf<RecordsMinutes> = {
  'held-pay-imported': (r, n) =>
    `Se deben ${n.money(r.amountMinor, r.currency)} a ${r.member} por la retribución aplazada el ${r.on} (${r.payday})`,
  'event-reversed': (r, n) => `El asiento ${n.integer(r.n)} del registro fue un error (${r.reversed}) y queda anulado`,
  'member-restored': (r) =>
    `${r.member} vuelve a formar parte como antes, desde el ${r.since}; sus papeletas y propuestas se emiten de nuevo`,
}
