import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, wrongKind } from '../problems/index.js'

/** One member's ballot as last cast: a ballot that is changed has the next sequence. */
export interface BallotVersion {
  readonly member: string
  readonly sequence: number
}

/** A sum of ballots that may be told, or the outcome that follows from it. */
export interface Release {
  /** The ballots it counts. Where nobody knows who took part, everyone entitled has one, and not having voted adds 0. */
  readonly ballots: readonly BallotVersion[]
  /** Each ballot adds from 0 to so much: 1 for yes or no, the number of steps for a number. */
  readonly most: number
  /** A decision is carried by a sum of so much, and lost below it; a mean has none. */
  readonly needed?: number
}

/** A release by its sizes, for whoever keeps no list of ballots. */
export interface ReleaseSizes {
  readonly members: number
  readonly most: number
  readonly needed?: number
}

/** What was told of a sum: nothing; whether it carried; which end it is near; or itself. */
export type Told =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'outcome'; readonly carried: boolean }
  | { readonly kind: 'end'; readonly end: 'low' | 'high' }
  | { readonly kind: 'count'; readonly sum: number }

/** An earlier release, with what was told of it. */
export interface PastRelease extends Release {
  readonly told: Told
}

/** A release whose ballots are known by one key each. */
export interface ReadRelease extends ReleaseSizes {
  readonly keys: ReadonlySet<string>
  readonly people: ReadonlyMap<string, string>
}

const RELEASE_KEYS = ['ballots', 'most', 'needed'] as const

/** Reads a release with its list of ballots. */
export const readRelease = (value: unknown, path: string, fields: Fields, more: readonly string[] = []) => {
  const record = fields.record(value, [...RELEASE_KEYS, ...more], path)
  const people = new Map<string, string>()
  const members = new Set<string>()
  fields.records(
    fields.list(record['ballots'], `${path}.ballots`),
    ['member', 'sequence'],
    `${path}.ballots`,
    (ballot, place) => {
      const member = fields.id(ballot['member'], `${place}.member`)
      const sequence = readWithin(
        ballot['sequence'],
        { from: 0, to: Number.MAX_SAFE_INTEGER },
        `${place}.sequence`,
        fields,
      )
      if (member === undefined || sequence === undefined) return undefined
      if (members.has(member))
        fields.note(problem(says.listedTwice, { path: place, received: member, facts: { what: member } }))
      members.add(member)
      people.set(`${sequence} ${member}`, member)
      return undefined
    },
  )
  const sizes = readSizes(record, people.size, path, fields)
  const read: ReadRelease | undefined = sizes && { ...sizes, keys: new Set(people.keys()), people }
  return read
}

/** Reads what a release of so many members adds up to, and what carries it. */
export const readSizes = (
  record: Readonly<Record<string, unknown>>,
  members: number,
  path: string,
  fields: Fields,
): ReleaseSizes | undefined => {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const widest = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, members + 2))
  const most = readWithin(record['most'], { from: 1, to: widest }, at('most'), fields)
  if (most === undefined) return undefined
  if (record['needed'] === undefined) return { members, most }
  const needed = readWithin(record['needed'], { from: 1, to: Math.max(1, members * most) }, at('needed'), fields)
  return needed === undefined ? undefined : { members, most, needed }
}

/** Reads what was told of a release. */
export const readTold = (
  value: unknown,
  release: ReleaseSizes | undefined,
  path: string,
  fields: Fields,
): Told | undefined => {
  const record = isRecord(value) ? value : {}
  if (!isRecord(value)) return fields.note(wrongKind(value, path, 'an object'))
  const kind = fields.oneOf(record['kind'], KINDS, `${path}.kind`)
  if (kind === undefined || release === undefined) return undefined
  fields.record(value, ['kind', ...SAID[kind]], path)
  const { carried } = record
  switch (kind) {
    case 'nothing':
      return { kind }
    case 'outcome':
      if (typeof carried !== 'boolean') return fields.note(wrongKind(carried, `${path}.carried`, 'true or false'))
      if (release.needed === undefined)
        return fields.note(wrongKind(undefined, `${path.replace(/told$/, '')}needed`, ''))
      return { kind, carried }
    case 'end': {
      const end = fields.oneOf(record['end'], ['low', 'high'], `${path}.end`)
      return end && { kind, end }
    }
    case 'count': {
      const to = release.members * release.most
      const sum = readWithin(record['sum'], { from: 0, to }, `${path}.sum`, fields)
      return sum === undefined ? undefined : { kind, sum }
    }
  }
}

const KINDS = ['nothing', 'outcome', 'end', 'count'] as const satisfies readonly Told['kind'][]
const SAID = { nothing: [], outcome: ['carried'], end: ['end'], count: ['sum'] } as const

/** Reads a whole number between two ends, both included. */
export const readWithin = (
  value: unknown,
  { from, to }: { readonly from: number; readonly to: number },
  path: string,
  fields: Fields,
): number | undefined => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to) return value
  return fields.note(
    value === undefined
      ? wrongKind(value, path, '')
      : problem(says.notWithin, { path, received: value, facts: { from, to } }),
  )
}
