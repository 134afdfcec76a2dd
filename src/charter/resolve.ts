import * as says from '../problems/en.js'
import { type Problem, problem, type Refused, wrongKind } from '../problems/index.js'
import { fieldsOf, type SectionName } from './chapters/list.js'
import type { Charter, Extends, WrittenCharter } from './charter.js'
import { missingField, someNames } from './missing.js'
import { charterOf, EMPTY, overlaid, type Tree, treeOf } from './tree.js'

/** A charter with everything it inherits, and from whom: the nearest parent first. */
export interface Resolved {
  readonly kind: 'resolved'
  /** Only provisions that have all their fields. */
  readonly charter: Charter
  readonly lineage: readonly Extends[]
  /** What fields are still missing, once everything was inherited. */
  readonly missing: readonly Problem[]
  /** The provisions that lack one, as chapter.name. */
  readonly incomplete: ReadonlySet<string>
  readonly inheritedFrom: InheritedFrom
}

/** Which charter a provision is inherited from whole, with its version: the nearest that writes something of it. Empty where the charter itself does. */
export type InheritedFrom = (section: SectionName, id: string) => string

/** Joins a written charter with what it inherits, from the charters given. Nobody is asked but these: a charter that extends an unknown one, or itself on the way, is refused. */
export const resolveCharter = (input: {
  readonly charter: WrittenCharter
  readonly library: readonly WrittenCharter[]
  /** What was written and could not be read, as chapter.name.field. */
  readonly lost?: ReadonlySet<string>
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
    if (parent === undefined) {
      const known = someNames(input.library.map((one) => `${one.id} ${one.version}`))
      const facts = { charter, version, known }
      return refused(problem(says.unknownCharter, { path: 'extends', received: name, facts }))
    }
    lineage.push(at.extends)
    chain.push(parent)
    way.push(name)
    at = parent
  }
  const [fork, ...inherited] = chain.map(treeOf)
  const parent = inherited.toReversed().reduce(overlaid, EMPTY)
  const inheritedFrom: InheritedFrom = (section, id) => {
    const at = chain.findIndex((one) => Object.hasOwn(one[section] ?? {}, id))
    const writer = lineage[at - 1]
    return writer === undefined ? '' : `${writer.charter} ${writer.version}`
  }
  return {
    kind: 'resolved',
    lineage,
    inheritedFrom,
    ...completeOf(overlaid(parent, fork ?? EMPTY), parent, input.lost ?? new Set()),
  }
}

const nameOf = ({ charter, version }: Extends): string => `${charter}@${version}`
const refused = (found: Problem): Refused => ({ kind: 'refused', problems: [found] })

/** What of a tree is complete, and what is missing of the rest. What is new and has not even a title was meant for something inherited: its name is mistyped. */
const completeOf = (
  { identity, sections }: Tree,
  parent: Tree,
  lost: ReadonlySet<string>,
): Pick<Resolved, 'charter' | 'missing' | 'incomplete'> => {
  const missing: Problem[] = []
  const incomplete = new Set<string>()
  for (const name of ['title', 'currency'])
    if (identity[name] === undefined) missing.push(wrongKind(undefined, name, ''))
  const complete = Object.entries(sections).map(([section, provisions]): [string, Tree['sections'][string]] => [
    section,
    Object.fromEntries(
      Object.entries(provisions).filter(([id, fields]) => {
        const shape = fieldsOf(section as SectionName, id) ?? {}
        const needed = ['title', ...Object.keys(shape).filter((name) => shape[name]?.optional === false)]
        const lacking = needed.filter((name) => fields[name] === undefined)
        const known = Object.keys(parent.sections[section] ?? {})
        const isUntitled = lacking.includes('title') && !lost.has(`${section}.${id}.title`)
        if (isUntitled && known.length > 0 && !known.includes(id)) {
          const facts = { known: someNames(known) }
          missing.push(problem(says.notInherited, { path: `${section}.${id}`, received: id, facts }))
        } else for (const name of lacking) missing.push(missingField(`${section}.${id}`, name))
        if (lacking.length > 0) incomplete.add(`${section}.${id}`)
        return lacking.length === 0
      }),
    ),
  ])
  return { charter: charterOf({ identity, sections: Object.fromEntries(complete) }), missing, incomplete }
}
