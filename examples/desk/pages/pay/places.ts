import { type State, views } from 'coop-rules/cooperative'
import { multiply, placesOfCurrency, type Ratio, ratio } from 'coop-rules/exact'
import type { Locale } from 'coop-rules/problems'
import { numbersIn } from 'coop-rules/reasons'
import { money } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'

/** In addresses, the cooperative in the place of a project. */
const COOP = '-'

/** A project of an address; undefined where it is the cooperative. */
export const projectOf = (place: string): string | undefined => (place === COOP ? undefined : place)

export const placeOf = (project: string | undefined): string => project ?? COOP

/** What a project is called, or the cooperative. */
export const nameOfPlace = (asked: Asked, project: string | undefined): Promise<string> =>
  asked.nameOf(project ?? asked.charter.id)

/** Whether each team sets salaries of its own. */
const byTeam = ({ charter }: Asked): boolean => {
  const members = charter.pay?.salaries?.proposedBy.members
  return typeof members === 'object' && 'team' in members
}

/** Where people earn something, those of whoever asks first: projects that are or were staffed, and the cooperative where it has salaries or paydays of its own. */
export const payPlaces = (asked: Asked): readonly (string | undefined)[] => {
  const { state, me } = asked
  const mine = new Set(views.projects.partsOf(state, me).map(({ project }) => project))
  const paid = new Set(views.pay.paydays(state).map(({ project }) => project))
  const projects = views.projects
    .projects(state)
    .filter(({ project, standing }) => paid.has(project) || hasSalaries(state, project) || STAFFED.has(standing))
    .map(({ project, standing }) => ({ project, order: (mine.has(project) ? 0 : 2) + (OVER.has(standing) ? 1 : 0) }))
    .sort((a, b) => a.order - b.order)
    .map(({ project }) => project)
  return byTeam(asked) ? [...projects, ...(paid.has(undefined) ? [undefined] : [])] : [undefined, ...projects]
}

const hasSalaries = (state: State, project: string): boolean =>
  (views.pay.salaryProposals(state, project)?.proposals.length ?? 0) > 0

const STAFFED: ReadonlySet<string> = new Set(['staffing', 'running'])
const OVER: ReadonlySet<string> = new Set(['ended', 'closed', 'withdrawn', 'abandoned'])

/** A rate of pay, to the cent where it is one, and exactly where it is not. */
export const rate = (value: Ratio, currency: string, locale: Locale): string => {
  const minor = multiply(value, ratio(10n ** BigInt(placesOfCurrency(currency)), 1n))
  return minor.denominator === 1n
    ? money(minor.numerator, currency, locale)
    : `${numbersIn(locale).number(value)} ${currency}`
}
