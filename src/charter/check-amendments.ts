import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import { CHAPTERS, SECTIONS, type SectionName } from './chapters/list.js'
import { type Charter, IDENTITY } from './charter.js'
import type { Findings } from './findings.js'
import { averagesOf } from './rule.js'
import { provisionAt, provisionsOf } from './tree.js'

/** Everything can be amended somehow, the rules for amending included, and objectives never by a number. */
export const checkAmendments = (charter: Charter, { problems }: Findings): void => {
  const amendments = Object.entries(charter.amendments ?? {})
  const covered = new Set(amendments.flatMap(([, { covers }]) => covers))
  for (const [id, { covers }] of amendments)
    covers.forEach((place, at) => {
      if (!exists(charter, place))
        problems.push(problem(says.notCovered, { path: `amendments.${id}.covers[${at}]`, received: place }))
    })
  if (!covered.has('*')) {
    for (const section of [...SECTIONS.filter((one) => charter[one] !== undefined), 'amendments' as const]) {
      const whole = covered.has(section)
      const all = provisionsOf(charter).filter((placed) => placed.section === section)
      if (!whole && (all.length === 0 || !all.every(({ id }) => covered.has(`${section}.${id}`))))
        if (!problems.some(({ path }) => path === section))
          problems.push(problem(says.unamendable, { path: section, received: undefined, facts: { what: section } }))
    }
  }
  checkObjectives(charter, { problems, warnings: [] })
}

const exists = (charter: Charter, place: string): boolean => {
  if (place === '*' || (IDENTITY as readonly string[]).includes(place)) return true
  const [section = '', id] = place.split('.')
  if (!Object.hasOwn(CHAPTERS, section)) return false
  return id === undefined || provisionAt(charter, section as SectionName, id) !== undefined
}

/** WJC-1: what the objectives are is never set by an average, not even through a threshold that is one. */
const checkObjectives = (charter: Charter, { problems }: Findings): void => {
  if (!Object.values(charter.objectives ?? {}).some(({ clauses }) => clauses?.includes(OBJECTIVES))) return
  const amendments = Object.entries(charter.amendments ?? {})
  const route =
    amendments.find(([, { covers }]) => covers.includes('objectives')) ??
    amendments.find(([, { covers }]) => covers.includes('*'))
  const rule = route === undefined ? undefined : charter.decisions?.[route[1].decision]?.rule
  if (route !== undefined && rule !== undefined && averagesOf(rule).length > 0)
    problems.push(
      problem(says.objectivesAveraged, { path: `amendments.${route[0]}.decision`, received: route[1].decision }),
    )
}

const OBJECTIVES = 'WJC-1'
