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
  'event-reversed': { readonly n: number; readonly reversed: 'membership-ended' | 'member-joined' | 'office-given' }
  'member-restored': { readonly member: string; readonly since: string }
}

export const RECORDS_MINUTES_EN: SentencesOf<RecordsMinutes> = {
  'held-pay-imported': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} are owed to ${r.member} for pay held on ${r.on} (${r.payday})`,
  'event-reversed': (r, n) =>
    `Entry ${n.integer(r.n)} of the log was a mistake (${REVERSED_EN[r.reversed]}), and is undone`,
  'member-restored': (r) =>
    `${r.member} is a member as before, since ${r.since}; ballots and proposals have to be cast again`,
}

export const RECORDS_MINUTES_ES: SentencesOf<RecordsMinutes> = {
  'held-pay-imported': (r, n) =>
    `Se deben ${n.money(r.amountMinor, r.currency)} a ${r.member} por la retribución aplazada el ${r.on} (${r.payday})`,
  'event-reversed': (r, n) =>
    `El asiento ${n.integer(r.n)} del registro fue un error (${REVERSED_ES[r.reversed]}) y queda anulado`,
  'member-restored': (r) =>
    `${r.member} vuelve a formar parte como antes, desde el ${r.since}; sus papeletas y propuestas se emiten de nuevo`,
}

type Reversed = RecordsMinutes['event-reversed']['reversed']
const REVERSED_EN: Record<Reversed, string> = {
  'membership-ended': 'that a membership ended',
  'member-joined': 'that somebody joined',
  'office-given': 'that an office was given',
}
const REVERSED_ES: Record<Reversed, string> = {
  'membership-ended': 'que alguien dejó de formar parte',
  'member-joined': 'que alguien entró a formar parte',
  'office-given': 'que se dio un cargo',
}
