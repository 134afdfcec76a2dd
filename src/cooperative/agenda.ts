import type { CalendarDate } from '../calendar/index.js'

/** Something that happens by itself when its day has come, unless it was taken off before: a window that closes, a mandate that ends. */
export interface Due {
  readonly on: CalendarDate
  readonly what: string
  readonly id: string
}

/** What is due when, the earliest first; of one day, in the order in which it was planned. */
export type Agenda = readonly Due[]

/** The agenda with one more entry. What was planned under the same name before is taken off: nothing is due twice. */
export const planned = (agenda: Agenda, due: Due): Agenda => {
  const kept = unplanned(agenda, due)
  const at = kept.findLastIndex(({ on }) => on <= due.on) + 1
  return [...kept.slice(0, at), due, ...kept.slice(at)]
}

/** The agenda without an entry; the same agenda where it has none of that name. */
export const unplanned = (agenda: Agenda, { what, id }: Pick<Due, 'what' | 'id'>): Agenda => {
  const at = agenda.findIndex((one) => one.what === what && one.id === id)
  return at < 0 ? agenda : agenda.filter((_, index) => index !== at)
}
