import type { State } from '../../cooperative/index.js'
import { PEOPLE } from './kit.js'

/** What there is to speak of at a moment, by the name of the field that would name it. */
export type Names = Readonly<Record<string, readonly string[]>>

/** The names that mean something in a state: what is open, who belongs, what the charter knows. */
export const namesIn = (state: State): Names => {
  const charter = state.charter.inForce
  const { decisions, projects, circles, elections, meetings, pay, accounts, surplus, averages } = state
  const running = [...projects.all.values()]
  const sections = [charter.decisions, charter.elections, charter.meetings]
  return {
    decision: [...decisions.open.keys(), ...[...decisions.closed.keys()].slice(-2)],
    provision: sections.flatMap((section) => Object.keys(section ?? {})),
    item: [...Object.keys(charter.averageItems ?? {}), ...averages.adopted.keys()],
    project: [...projects.all.keys()],
    area: running.flatMap(({ proposal }) => proposal.areas),
    place: running.flatMap(({ places }) => places.map(({ place }) => place)),
    objective: Object.keys(charter.objectives ?? {}),
    memberClass: Object.keys(charter.memberClasses ?? {}),
    circle: Object.keys(charter.circles ?? {}),
    matter: Object.keys(charter.matters ?? {}),
    round: [...circles.rounds.keys(), ...[...circles.over.keys()].slice(-2)],
    election: [...elections.all.keys()],
    meeting: [...meetings.all.keys(), ...meetings.asked.keys()],
    payday: [...pay.paydays.keys()],
    category: Object.keys(charter.payCategories ?? {}),
    account: [...accounts.accounts.keys()],
    entry: [...accounts.entries.keys()],
    fund: [...accounts.funds.keys()],
    budget: [...accounts.budgets.keys()],
    line: [...accounts.budgets.values()].flatMap(({ lines }) => lines.map(({ line }) => line)),
    spending: [...accounts.spendings.keys()],
    reserve: [...surplus.reserves.keys()],
    year: ['2024', '2025', '2026'],
    level: [...surplus.levels.keys()],
    buyOut: [...surplus.buyOuts.keys()],
    office: ['financial-coordinator', 'treasurer'],
    amendment: ['a1', 'a2'],
    scope: [...projects.all.keys()],
    grounds: ['any ground', '0', '1'],
    dayCount: ['ACT/365F', '30E/360'],
    person: PEOPLE,
  }
}

/** Fields that go by another's name. */
export const ALIASES: Readonly<Record<string, string>> = {
  agreement: 'round',
  takesUp: 'round',
  reviews: 'round',
  narrower: 'circle',
  links: 'circle',
  reverses: 'entry',
  into: 'account',
  from: 'account',
  income: 'account',
  serves: 'objective',
  areas: 'area',
  agenda: 'matter',
  domain: 'matter',
  against: 'matter',
  within: 'level',
  fills: 'election',
  holders: 'person',
}

/** Kinds of commands that begin something: the name they give it has to be new. */
export const OPENS: Readonly<Record<string, string>> = {
  apply: 'decision',
  'open-decision': 'decision',
  'propose-item': 'decision',
  'propose-project': 'project',
  'open-place': 'place',
  'start-round': 'round',
  'start-selection': 'round',
  'open-election': 'election',
  'ask-for-meeting': 'meeting',
  'call-meeting': 'meeting',
  'open-payday': 'payday',
  'open-account': 'account',
  'open-fund': 'fund',
  'set-budget': 'budget',
  'record-donation': 'entry',
  'record-expense': 'entry',
  'post-entry': 'entry',
  'correct-entry': 'entry',
  'ask-to-spend': 'spending',
  'open-level': 'level',
  'plan-buy-out': 'buyOut',
}
