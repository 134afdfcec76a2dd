import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { bodyOf } from './ledger.js'

type Body = { readonly project: string } | { readonly circle: string } | undefined

/** A project, a circle or the cooperative, by its id in a form. */
export const bodyNamed = ({ state, charter }: Asked, id: string): Body => {
  if (id === '' || id === charter.id) return undefined
  const isCircle =
    !views.projects.projects(state).some(({ project }) => project === id) && Object.hasOwn(charter.circles ?? {}, id)
  return isCircle ? { circle: id } : { project: id }
}

export const bodyFields = (of: Body) => (of === undefined ? {} : { of })

/** Everybody who can have money of their own: the cooperative first, then projects, then circles. */
export const bodyOptions = async ({ state, charter, nameOf }: Asked) =>
  Promise.all(
    [
      charter.id,
      ...views.projects.projects(state).map(({ project }) => project),
      ...Object.keys(charter.circles ?? {}),
    ].map(async (id) => ({ value: id, label: await nameOf(id) })),
  )

/** Every line of every budget, and after them spending on none: `body|line`. */
export const lineOptions = async ({ state, charter, nameOf }: Asked, none?: string) => {
  const lines = views.accounts
    .budgetsInForce(state)
    .flatMap(({ of, now }) =>
      now.lines.filter(({ line }) => line !== '').map(({ line }) => [bodyOf(of, charter.id), line] as const),
    )
  const bodies = [charter.id, ...views.projects.projects(state).map(({ project }) => project)]
  const named = async (body: string, line: string, says: string) => ({
    value: `${body}|${line}`,
    label: `${await nameOf(body)} · ${says}`,
  })
  return Promise.all([
    ...lines.map(async ([body, line]) => named(body, line, await nameOf(line))),
    ...(none === undefined ? [] : bodies.map(async (body) => named(body, '', none))),
  ])
}

/** What `lineOptions` wrote: whose, and which line. */
export const splitLine = (value: string): readonly [body: string, line: string] => {
  const [body = '', line = ''] = value.split('|')
  return [body, line]
}
