import type { Charter } from 'coop-rules/charter'

/** Something in a provision that a form can change: where it stands in it, what it is, and its value as it is written there. */
export interface Changeable {
  /** The way to it in the provision: `rule.atLeast`, `bounds.min`, `title.en`. */
  readonly path: string
  readonly kind: 'title' | 'share' | 'number' | 'whole' | 'money' | 'yes-no' | 'mode'
  /** '' where the provision does not say it, and may. */
  readonly value: string
}

/** What a form offers to change in a provision: titles, shares, numbers, amounts, days, yes or no, and how secret ballots are kept. All else is for the charter as data. */
export const changeableIn = (section: string, provision: Readonly<Record<string, unknown>>): readonly Changeable[] => {
  const found = walk(provision, '')
  if (section !== 'secrecy') return found
  const mode = { path: 'mode', kind: 'mode', value: String(provision['mode']) } as const
  const keys = KEYS.map(
    (path) => found.find((one) => one.path === path) ?? ({ path, kind: 'whole', value: '' } as const),
  )
  return [
    ...found.filter(({ kind }) => kind === 'title'),
    mode,
    ...keys,
    ...found.filter(({ kind, path }) => kind !== 'title' && !KEYS.includes(path)),
  ]
}

/** What sealed ballots need and others do not: how many hold a part of the key, and how many of them count. */
const KEYS: readonly string[] = ['keyHolders', 'keyQuorum']

const walk = (value: unknown, path: string): readonly Changeable[] => {
  const field = path.split('.').at(-1) ?? ''
  if (SKIPPED.has(field)) return []
  if (typeof value === 'boolean') return [{ path, kind: 'yes-no', value: value ? 'yes' : 'no' }]
  if (typeof value === 'number')
    return [{ path, kind: Number.isInteger(value) ? 'whole' : 'number', value: String(value) }]
  if (typeof value === 'string') {
    if (/^title(\.(en|es))?$/.test(path)) return [{ path, kind: 'title', value }]
    if (SHARE.test(value)) return [{ path, kind: 'share', value }]
    if (field.endsWith('Minor') && AMOUNT.test(value)) return [{ path, kind: 'money', value }]
    if (NUMBER.test(value)) return [{ path, kind: 'number', value }]
    return []
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, one]) => walk(one, path === '' ? name : `${path}.${name}`))
}

/** The provision with something else in some of its places, or something where nothing stood; '' in the place of what it may leave out takes that away, and so does a ballot box with what only sealed ballots need. */
export const withChanges = (
  provision: Readonly<Record<string, unknown>>,
  changes: ReadonlyMap<string, unknown>,
): Readonly<Record<string, unknown>> => {
  const changed = put(provision, '', changes) as Readonly<Record<string, unknown>>
  const added = [...changes].filter(([path]) => KEYS.includes(path))
  const inBallotBox = changes.get('mode') === 'disclosure-rules'
  const isGone = ([path, value]: readonly [string, unknown]) => KEYS.includes(path) && (inBallotBox || value === '')
  return Object.fromEntries([...Object.entries(changed), ...added].filter((one) => !isGone(one)))
}

const put = (value: unknown, path: string, changes: ReadonlyMap<string, unknown>): unknown => {
  if (changes.has(path)) return changes.get(path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, put(one, path === '' ? name : `${path}.${name}`, changes)]),
  )
}

/** A provision of a charter by its chapter and its name. */
export const provisionIn = (
  charter: Charter,
  section: string,
  id: string,
): Readonly<Record<string, unknown>> | undefined => {
  const chapters = charter as unknown as Readonly<Record<string, unknown>>
  const chapter = Object.hasOwn(chapters, section) ? chapters[section] : undefined
  if (typeof chapter !== 'object' || chapter === null || !Object.hasOwn(chapter, id)) return undefined
  const provision = (chapter as Readonly<Record<string, unknown>>)[id]
  return typeof provision === 'object' && provision !== null
    ? (provision as Readonly<Record<string, unknown>>)
    : undefined
}

const SKIPPED = new Set(['clauses', 'reading', 'since', 'until', 'about'])
const SHARE = /^(\d{1,9}\/\d{1,9}|\d{1,3}(\.\d+)?%)$/
const AMOUNT = /^\d{1,18}$/
const NUMBER = /^-?\d{1,18}(\.\d+)?$/
