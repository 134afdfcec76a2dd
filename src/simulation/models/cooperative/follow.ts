import type { Event, EventOf, EventType } from '../../../cooperative/index.js'
import type { Life, Person } from './life.js'

type Notes = { readonly [Type in EventType]?: (life: Life, event: EventOf<Type>) => void }

/** Takes note of what happened: which decisions are open, who belongs and who would, and which way things went. */
export const noteOf = (life: Life, event: Event): void => {
  NOTES[event.type]?.(life, event as never)
}

const NOTES: Notes = {
  'decision-opened': (life, event) => {
    life.open.set(event.decision, { opened: event, asked: new Set() })
  },
  decided: (life, { decision, outcome }) => {
    life.count(`decided ${outcome}`)
    life.open.delete(decision)
  },
  'decision-lapsed': (life, { decision }) => {
    life.open.delete(decision)
  },
  // What was to be secret is open from now on, from nothing.
  'vote-opened': (life, { decision }) => {
    const found = life.open.get(decision)
    if (found !== undefined) life.open.set(decision, { opened: { ...found.opened, secret: false }, asked: new Set() })
  },
  'second-ballot': (life, { decision }) => {
    life.open.get(decision)?.asked.clear()
  },

  'application-received': (life, { member }) => {
    put(life, life.applicants, member)
  },
  'probation-begun': (life, { member }) => {
    put(life, life.applicants, member)
  },
  'application-ended': (life, { member }) => {
    life.applicants.delete(member)
  },
  'member-joined': (life, { member }) => {
    life.applicants.delete(member)
    put(life, life.members, member)
  },
  'leaving-announced': (life, { member }) => {
    life.goingSoon.add(member)
  },
  'membership-ended': (life, { member, how }) => {
    for (const among of [life.applicants, life.members, life.oustings]) among.delete(member)
    life.count(`ended ${how}`)
  },
  'ousting-proposed': (life, { member }) => {
    life.oustings.add(member)
  },
  'ousting-ended': (life, { member }) => {
    life.oustings.delete(member)
  },

  'team-left': (life, { why }) => {
    life.count(`team-left ${why}`)
  },
  'round-ended': (life, { outcome }) => {
    life.count(`round ${outcome}`)
  },
}

const put = (life: Life, where: Map<string, Person>, name: string): void => {
  const person = life.personOf(name)
  if (person !== undefined) where.set(name, person)
}
