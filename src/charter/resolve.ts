import * as says from '../problems/en.js'
import { type Problem, problem, type Refused, wrongKind } from '../problems/index.js'
import { fieldsOf, type SectionName } from './chapters/list.js'
import type { Charter, Extends, WrittenCharter } from './charter.js'
import { charterOf, EMPTY, overlaid, type Tree, treeOf } from './tree.js'

/** A charter with everything it inherits, and from whom: the nearest parent first. */
export interface Resolved {
  readonly kind: 'resolved'
  readonly charter: Charter
  readonly lineage: readonly Extends[]
}

/**
 * Joins a written charter with what it inherits, from the charters given. Nobody is asked but these: a charter that extends an unknown one, or itself on the way, is refused, and so is one in which a provision still
 * lacks a field that it needs.
 */
export const resolveCharter = (input: {
  readonly charter: WrittenCharter
  readonly library: readonly WrittenCharter[]
}): Resolved | Refused => {
  const lineage: Extends[] = []
  const chain: WrittenCharter[] = [input.charter]
  const way = [nameOf({ charter: input.charter.id, version: input.charter.version })]
  for (let at = input.charter; at.extends !== undefined; ) {
    const { charter, version } = at.extends
    const parent = input.library.find((one) => one.id === charter && one.version === version)
    const name = nameOf(at.extends)
    if (way.includes(name))
      return refused(
        problem(says.circular, { path: 'extends', received: name, facts: { way: [...way, name].join(' → ') } }),
      )
    if (parent === undefined)
      return refused(problem(says.unknownCharter, { path: 'extends', received: name, facts: { charter, version } }))
    lineage.push(at.extends)
    chain.push(parent)
    way.push(name)
    at = parent
  }
  const tree = chain.reverse().reduce<Tree>((parent, fork) => overlaid(parent, treeOf(fork)), EMPTY)
  const problems = incomplete(tree)
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'resolved', charter: charterOf(tree), lineage }
}

const nameOf = ({ charter, version }: Extends): string => `${charter}@${version}`
const refused = (found: Problem): Refused => ({ kind: 'refused', problems: [found] })

/** What is still missing once everything was inherited. */
const incomplete = ({ identity, sections }: Tree): Problem[] => {
  const problems: Problem[] = []
  for (const name of ['title', 'currency'])
    if (identity[name] === undefined) problems.push(wrongKind(undefined, name, ''))
  for (const [section, provisions] of Object.entries(sections)) {
    for (const [id, fields] of Object.entries(provisions)) {
      const shape = fieldsOf(section as SectionName, id) ?? {}
      const needed = Object.entries(shape).filter(([, { optional }]) => !optional)
      for (const name of ['title', ...needed.map(([field]) => field)])
        if (fields[name] === undefined) problems.push(wrongKind(undefined, `${section}.${id}.${name}`, ''))
    }
  }
  return problems
}
