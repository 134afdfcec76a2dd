import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem, tellNoTexts } from '../problems/index.js'
import { readIds } from './proposal.js'
import type { StaffingInput, StaffingStep } from './staffing.js'

const STEP_KEYS = {
  coordinator: ['area', 'person'],
  'no-coordinator': ['area'],
  apply: ['place', 'person', 'pool'],
  withdraw: ['place', 'person'],
  accept: ['place', 'person', 'by'],
  decline: ['place', 'person', 'by', 'record'],
  'next-pool': ['place', 'by', 'record'],
  vacate: ['place'],
} as const satisfies Record<StaffingStep['kind'], readonly string[]>

const KINDS = Object.keys(STEP_KEYS) as StaffingStep['kind'][]
const ALL_KEYS = [...new Set<string>(['kind', ...Object.values(STEP_KEYS).flat()])]

/** Notes everything that is wrong with what teams are filled from. What passes is of the type it claims to be. */
export const checkStaffing = (
  input: Readonly<Record<string, unknown>>,
  fields: Fields,
): input is Readonly<Record<string, unknown>> & StaffingInput => {
  fields.record(input, ['areas', 'pools', 'places', 'steps', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const areas = readIds(input['areas'], 'areas', 'area', fields)
  const pools = readIds(input['pools'], 'pools', 'pool', fields)
  const places = new Set<string>()
  fields.records(fields.list(input['places'], 'places'), ['place', 'area'], 'places', (record, path) => {
    fields.oneOf(record['area'], areas, `${path}.area`)
    const place = fields.id(record['place'], `${path}.place`)
    if (place === undefined) return
    if (places.has(place))
      fields.note(problem(says.listedTwice, { path: `${path}.place`, received: place, facts: { what: place } }))
    places.add(place)
  })
  const options = { area: areas, pool: pools, place: [...places] }
  fields.records(fields.list(input['steps'], 'steps'), ALL_KEYS, 'steps', (step, path) => {
    const kind = fields.oneOf(step['kind'], KINDS, `${path}.kind`)
    if (kind === undefined) return
    const keys: readonly string[] = STEP_KEYS[kind]
    for (const key of ALL_KEYS) {
      const at = `${path}.${key}`
      if (keys.includes(key)) {
        if (key === 'area' || key === 'pool' || key === 'place') fields.oneOf(step[key], options[key], at)
        else fields.id(step[key], at)
      } else if (key !== 'kind' && step[key] !== undefined)
        fields.note(
          problem(says.unknownKey, { path: at, received: key, facts: { known: ['kind', ...keys].join(', ') } }),
        )
    }
  })
  return fields.problems.length === 0
}
