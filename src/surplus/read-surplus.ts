import { Fields } from '../calendar/index.js'
import { add, compare, ONE, type Ratio, ROUNDINGS, type Rounding, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isList, isRecord, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import { readShareOfWhole } from './share.js'
import type { ShareOf } from './surplus.js'

/** A provision with its numbers read. The rest goes to a reserve, or, where none is named, to patronage. */
export type ReadProvision =
  | { readonly kind: 'losses' }
  | {
      readonly kind: 'reserve'
      readonly to: string
      readonly share: Ratio
      readonly of: ShareOf
      readonly until: bigint | undefined
    }
  | { readonly kind: 'return-on-capital'; readonly ratePerYear: Ratio; readonly cap: Ratio }
  | { readonly kind: 'patronage'; readonly share: Ratio; readonly of: ShareOf }
  | { readonly kind: 'fund'; readonly to: string; readonly share: Ratio; readonly of: ShareOf }
  | { readonly kind: 'rest'; readonly to: string | undefined }

/** A year's result with everything read. */
export interface ReadSurplus {
  readonly kind: 'read'
  readonly currency: string
  readonly result: bigint
  readonly lossesCarried: bigint
  readonly reserves: readonly { readonly id: string; readonly balance: bigint; readonly indivisible: boolean }[]
  readonly provisions: readonly ReadProvision[]
  readonly lossesFrom: readonly string[]
  readonly members: readonly { readonly id: string; readonly capital: bigint; readonly labour: Ratio }[]
  readonly rounding: Rounding
}

/** The keys of a year's result; any other is refused. */
export const SURPLUS_KEYS: readonly string[] = [
  'currency',
  'resultMinor',
  'lossesCarriedMinor',
  'reserves',
  'provisions',
  'lossesFrom',
  'members',
  'rounding',
  'clauses',
]
const KINDS = ['losses', 'reserve', 'return-on-capital', 'patronage', 'fund', 'rest'] as const
const KEYS_OF: Record<(typeof KINDS)[number], readonly string[]> = {
  losses: ['kind'],
  reserve: ['kind', 'to', 'share', 'of', 'untilMinor'],
  'return-on-capital': ['kind', 'ratePerYear', 'cap'],
  patronage: ['kind', 'share', 'of'],
  fund: ['kind', 'to', 'share', 'of'],
  rest: ['kind', 'to'],
}

/** Reads a year's result from data, whatever it is; everything that is wrong at once. */
export const readSurplus = (input: unknown): ReadSurplus | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, SURPLUS_KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const currency = fields.currency(input['currency'], 'currency')
  const result = fields.signedMinor(input['resultMinor'], 'resultMinor')
  const lossesCarried = fields.minor(input['lossesCarriedMinor'], 'lossesCarriedMinor')
  const rounding = fields.oneOf(input['rounding'], ROUNDINGS, 'rounding')
  const known = new Set<string>()
  const reserves = readReserves(input['reserves'], known, fields)
  const provisions = readProvisions(input['provisions'], known, fields)
  const lossesFrom = readLossesFrom(input['lossesFrom'], known, fields)
  const members = readMembers(input['members'], fields)
  if (fields.problems.length > 0 || currency === undefined || result === undefined) return fields.refused
  if (lossesCarried === undefined || rounding === undefined) return fields.refused
  return { kind: 'read', currency, result, lossesCarried, reserves, provisions, lossesFrom, members, rounding }
}

/** The reserves; their ids are `known` from here on, whatever else is wrong with them. */
const readReserves = (value: unknown, known: Set<string>, fields: Fields): ReadSurplus['reserves'] => {
  const list = fields.list(value, 'reserves')
  return fields.records(list, ['id', 'balanceMinor', 'indivisible'], 'reserves', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    if (id !== undefined && known.has(id))
      fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
    if (id !== undefined) known.add(id)
    const balance = fields.minor(record['balanceMinor'], `${path}.balanceMinor`)
    const { indivisible } = record
    if (typeof indivisible !== 'boolean')
      return fields.note(wrongKind(indivisible, `${path}.indivisible`, 'true or false'))
    return id === undefined || balance === undefined ? undefined : { id, balance, indivisible }
  })
}

const readLossesFrom = (value: unknown, known: ReadonlySet<string>, fields: Fields): readonly string[] => {
  const ids = fields.ids(value, 'lossesFrom')
  const unknown = new Set<unknown>(ids.filter((id) => !known.has(id)))
  if (isList(value))
    value.forEach((id: unknown, at) => {
      // Told where it stands first.
      if (unknown.delete(id)) fields.note(problem(says.unknownReserve, { path: `lossesFrom[${at}]`, received: id }))
    })
  return ids
}

const readReserveId = (
  value: unknown,
  path: string,
  known: ReadonlySet<string>,
  fields: Fields,
): string | undefined => {
  const id = fields.id(value, path)
  if (id === undefined || known.has(id)) return id
  return fields.note(problem(says.unknownReserve, { path, received: id }))
}

const readProvisions = (value: unknown, reserves: ReadonlySet<string>, fields: Fields): readonly ReadProvision[] => {
  const list = fields.list(value, 'provisions')
  let ofWhole = ZERO
  const provisions = list.flatMap((raw, at): readonly ReadProvision[] => {
    const path = `provisions[${at}]`
    if (!isRecord(raw)) {
      fields.note(wrongKind(raw, path, 'an object'))
      return []
    }
    const kind = fields.oneOf(raw['kind'], KINDS, `${path}.kind`)
    if (kind === undefined) return []
    const record = fields.record(raw, KEYS_OF[kind], path)
    const read = readProvision(kind, record, path, reserves, fields)
    if (read !== undefined && 'of' in read && read.of !== 'remaining') ofWhole = add(ofWhole, read.share)
    return read === undefined ? [] : [read]
  })
  if (compare(ofWhole, ONE) > 0) fields.note(problem(says.sharesOverWhole, { path: 'provisions', received: list }))
  const last = list.length - 1
  const isRest = (raw: unknown): boolean => isRecord(raw) && raw['kind'] === 'rest'
  if (Array.isArray(value) && (!isRest(list[last]) || list.slice(0, last).some(isRest)))
    fields.note(problem(says.noRest, { path: 'provisions', received: list }))
  return provisions
}

const readProvision = (
  kind: (typeof KINDS)[number],
  record: Readonly<Record<string, unknown>>,
  path: string,
  reserves: ReadonlySet<string>,
  fields: Fields,
): ReadProvision | undefined => {
  switch (kind) {
    case 'losses':
      return { kind }
    case 'reserve': {
      const share = readShare(record, path, fields)
      const to = readReserveId(record['to'], `${path}.to`, reserves, fields)
      const until =
        record['untilMinor'] === undefined ? undefined : fields.minor(record['untilMinor'], `${path}.untilMinor`)
      return share === undefined || to === undefined ? undefined : { kind, to, ...share, until }
    }
    case 'return-on-capital': {
      const ratePerYear = fields.rate(record['ratePerYear'], `${path}.ratePerYear`)
      const cap = fields.highestRate(record['cap'], `${path}.cap`)
      return ratePerYear === undefined || cap === undefined ? undefined : { kind, ratePerYear, cap }
    }
    case 'patronage': {
      const share = readShare(record, path, fields)
      return share === undefined ? undefined : { kind, ...share }
    }
    case 'fund': {
      const share = readShare(record, path, fields)
      const to = fields.id(record['to'], `${path}.to`)
      if (to !== undefined && reserves.has(to))
        fields.note(problem(says.fundIsAReserve, { path: `${path}.to`, received: to, facts: { reserve: to } }))
      return share === undefined || to === undefined ? undefined : { kind, to, ...share }
    }
    case 'rest': {
      if (record['to'] === 'patronage') return { kind, to: undefined }
      if (!isRecord(record['to'])) {
        fields.oneOf(record['to'], ['patronage', '{"reserve": id}'], `${path}.to`)
        return undefined
      }
      const { reserve } = fields.record(record['to'], ['reserve'], `${path}.to`)
      const to = readReserveId(reserve, `${path}.to.reserve`, reserves, fields)
      return to === undefined ? undefined : { kind, to }
    }
  }
}

const readShare = (
  record: Readonly<Record<string, unknown>>,
  path: string,
  fields: Fields,
): { readonly share: Ratio; readonly of: ShareOf } | undefined => {
  const of = fields.oneOf(record['of'], ['surplus', 'after-losses', 'remaining'] as const, `${path}.of`)
  const share = readShareOfWhole(record['share'], `${path}.share`, fields)
  return share === undefined || of === undefined ? undefined : { share, of }
}

const readMembers = (value: unknown, fields: Fields): ReadSurplus['members'] => {
  const seen = new Set<string>()
  const list = fields.list(value, 'members')
  let percent: boolean | undefined
  return fields.records(list, ['id', 'capitalMinor', 'labour'], 'members', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    const capital = fields.minor(record['capitalMinor'], `${path}.capitalMinor`)
    const labour = fields.number(record['labour'], `${path}.labour`)
    if (labour !== undefined) {
      const isPercent = typeof record['labour'] === 'string' && record['labour'].endsWith('%')
      percent ??= isPercent
      if (isPercent !== percent)
        fields.note(problem(says.mixedPercent, { path: `${path}.labour`, received: record['labour'] }))
      if (labour.numerator < 0n)
        fields.note(problem(says.negativeLabour, { path: `${path}.labour`, received: record['labour'] }))
    }
    if (id === undefined || capital === undefined || labour === undefined) return undefined
    if (seen.has(id)) fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
    seen.add(id)
    return { id, capital, labour }
  })
}
