import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import { CLAUSES } from '../reasons/index.js'
import { fieldsOf, type SectionName } from './chapters/list.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { someNames } from './missing.js'
import { provisionAt, provisionsOf } from './tree.js'

/** Everything that provisions point at is there, sources are known, periods run forwards, and nothing leads back to itself. */
export const checkPointers = (charter: Charter, { problems }: Findings): void => {
  for (const { section, id, provision } of provisionsOf(charter)) {
    const at = `${section}.${id}`
    for (const [name, field] of Object.entries(fieldsOf(section, id) ?? {})) {
      const value = provision[name]
      if (value === undefined) continue
      for (const pointer of field.kind.pointers?.(value) ?? []) {
        if (provisionAt(charter, pointer.section as SectionName, pointer.id) !== undefined) continue
        const path = `${at}.${name}${pointer.path}`
        problems.push(
          problem(says.unknownProvision, {
            path,
            received: pointer.id,
            facts: { section: pointer.section, id: pointer.id, known: namesUnder(charter, pointer.section) },
          }),
        )
      }
    }
    provision.clauses?.forEach((clause, index) => {
      if (Object.hasOwn(CLAUSES, clause) || provisionAt(charter, 'sources', clause) !== undefined) return
      problems.push(problem(says.unknownSource, { path: `${at}.clauses[${index}]`, received: clause }))
    })
    const { since, until } = provision
    if (since !== undefined && until !== undefined && since >= until)
      problems.push(problem(says.reversedPeriod, { path: `${at}.until`, received: until, facts: { start: since } }))
  }
  checkCircular(charter, { problems, warnings: [] })
}

const namesUnder = (charter: Charter, section: string): string =>
  someNames(Object.keys(charter[section as SectionName] ?? {}))

/** The fields by which provisions of a chapter lead from one to the next. */
const STEPS: readonly {
  readonly section: SectionName
  readonly next: (provision: Readonly<Record<string, unknown>>) => readonly (readonly [field: string, id: unknown])[]
}[] = [
  { section: 'circles', next: ({ wider }) => [['wider', wider]] },
  { section: 'circles', next: ({ supervises }) => [['supervises', supervises]] },
  { section: 'decisions', next: ({ ifNobody }) => [['ifNobody', ifNobody]] },
  {
    section: 'averageItems',
    next: (item) =>
      (['provisional', 'min', 'max'] as const).map((field) => [
        field,
        (item[field] as { readonly average?: unknown } | undefined)?.average,
      ]),
  },
]

const checkCircular = (charter: Charter, { problems }: Findings): void => {
  for (const { section, next } of STEPS) {
    const chapter = (charter[section] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>
    const told = new Set<string>()
    const clean = new Set<string>()
    /** Walks on from a provision; the way back to a provision that is already on it is a circle. */
    const walk = (id: string, way: readonly string[]): void => {
      for (const [field, target] of next(chapter[id] ?? {})) {
        if (typeof target !== 'string' || !Object.hasOwn(chapter, target) || clean.has(target)) continue
        const at = way.indexOf(target)
        if (at === -1) walk(target, [...way, target])
        else if (!told.has(target)) {
          for (const one of way.slice(at)) told.add(one)
          const round = [...way.slice(at), target].join(' → ')
          problems.push(
            problem(says.circular, { path: `${section}.${id}.${field}`, received: target, facts: { way: round } }),
          )
        }
      }
      clean.add(id)
    }
    for (const id of Object.keys(chapter)) if (!clean.has(id)) walk(id, [id])
  }
}
