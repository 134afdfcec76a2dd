import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { MemberId } from './electorate.js'
import { RuleFields } from './rule-fields.js'
import { readVerdict, type VerdictGiven } from './verdict-given.js'

/** Which interests keep somebody out of a decision. */
export interface RecusalRule {
  /** Such as `pay`, `family`, `contract`; every other interest is only noted. */
  readonly excludes: readonly string[]
  readonly clauses?: readonly Citation[] | undefined
}

/** An interest that somebody has, in a person, a firm or a thing, from a day on, and before another where it ends. */
export interface DeclaredInterest {
  readonly member: MemberId
  readonly interest: string
  readonly in: string
  readonly from: string
  readonly until?: string | undefined
}

/** An interest that others say somebody has, and what the others decided about it. */
export interface AllegedInterest {
  readonly member: MemberId
  readonly interest: string
  readonly by: MemberId
  /** Carried: they have it. Nothing, or open, while the others have not decided. */
  readonly verdict?: VerdictGiven | undefined
}

/** A matter, and the interests in what it is about. */
export interface RecusalInput {
  readonly rule: RecusalRule
  /** The matter, and the persons, firms or things it is about. */
  readonly matter: { readonly id: string; readonly about: readonly string[] }
  readonly declarations: readonly DeclaredInterest[]
  readonly alleged?: readonly AllegedInterest[] | undefined
  readonly on: string
}

/** Who takes no part in a matter. `except` and `parties` are what `electorateOf` takes. */
export interface Recusal {
  readonly kind: 'recusal'
  readonly recused: readonly {
    readonly member: MemberId
    readonly interest: string
    readonly how: 'declared' | 'decided'
  }[]
  /** Alleged, and not decided by the others yet: decide that first. */
  readonly undecided: readonly MemberId[]
  /** Names of parties, for the electorate rule. */
  readonly except: readonly string[]
  /** Who these parties are. */
  readonly parties: Readonly<Record<string, MemberId>>
  readonly because: Because
}

/**
 * Who takes no part in a matter because of an interest in it? Whoever declared one, of a kind that excludes, in something the matter is about, that is in force on the day; and whoever the others
 * decided to have one of such a kind. An interest begins on its day and has ended on the day of its end. What is only alleged excludes nobody until the others have decided; other interests are noted.
 *
 * Throws, with everything that is wrong: `reversed-period`, `listed-twice`, `not-one-of`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-5 and WC-11: whoever is concerned does not decide alone. Reading: which interests exclude is charter data; an undeclared one is decided by the others.
 *
 * @example
 * ```ts
 * import { recusalOf } from 'coop-rules/membership'
 *
 * const recusal = recusalOf({
 *   rule: { excludes: ['contract'] },
 *   matter: { id: 'new-oven', about: ['oven-makers'] },
 *   declarations: [{ member: 'ana', interest: 'contract', in: 'oven-makers', from: '2024-01-01' }],
 *   on: '2025-05-10',
 * })
 * recusal.except // => ['member ana']
 * recusal.parties // => { 'member ana': 'ana' }
 * ```
 */
export const recusalOf = (input: RecusalInput): Recusal => orThrow(tryRecusalOf(input))

/** The same for data from outside: refuses where `recusalOf` throws. */
export const tryRecusalOf = (input: RecusalInput): Recusal | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'matter', 'declarations', 'alleged', 'on'], '')
  const rule = readRecusalRule(input.rule, 'rule', fields)
  const matter = fields.object(input.matter, ['id', 'about'], 'matter')
  const id = matter && fields.id(matter['id'], 'matter.id')
  const about = new Set(matter && fields.ids(matter['about'], 'matter.about'))
  const on = fields.date(input.on, 'on')
  const declared = readDeclarations(input.declarations, fields)
  const alleged = readAlleged(input.alleged, fields)
  if (fields.problems.length > 0 || rule === undefined || id === undefined || on === undefined) return fields.refused
  const recused = new Map<MemberId, Recusal['recused'][number]>()
  const undecided = new Set<MemberId>()
  const notes: Reason[] = []
  const { clauses } = rule
  for (const { member, interest, in: where, from, until } of declared) {
    if (!about.has(where) || from > on || (until !== undefined && until <= on)) continue
    if (!rule.excludes.includes(interest)) notes.push({ code: 'interest-noted', clauses, member, interest })
    else if (!recused.has(member)) recused.set(member, { member, interest, how: 'declared' })
  }
  for (const { member, interest, verdict } of alleged) {
    const decided = verdict !== undefined && verdict.on <= on && verdict.kind !== 'open' ? verdict.kind : undefined
    if (recused.has(member)) continue
    // A majority silences nobody for an interest of which the charter says that it keeps nobody out.
    if (!rule.excludes.includes(interest)) notes.push({ code: 'interest-noted', clauses, member, interest })
    else if (decided === 'carried') recused.set(member, { member, interest, how: 'decided' })
    else if (decided === undefined) undecided.add(member)
    else notes.push({ code: 'interest-not-found', clauses, member, interest })
  }
  for (const member of recused.keys()) undecided.delete(member)
  const names = [...recused.keys()].map((member) => [`member ${member}`, member] as const)
  const reasons: Reason[] = [
    ...[...recused.values()].map((one): Reason => ({ code: 'recused', clauses, matter: id, ...one })),
    ...[...undecided].map((member): Reason => ({ code: 'interest-alleged', clauses, member, matter: id })),
    ...notes,
  ]
  const none: Reason[] = recused.size === 0 ? [{ code: 'nobody-recused', clauses, matter: id }] : []
  const [first, ...rest] = [...none, ...reasons] as [Reason, ...Reason[]]
  return {
    kind: 'recusal',
    recused: [...recused.values()],
    undecided: [...undecided],
    except: names.map(([name]) => name),
    parties: Object.fromEntries(names),
    because: [first, ...rest],
  }
}

const CLAUSE = 'WC-11' satisfies ClauseId

/** Reads which interests keep somebody out. */
export const readRecusalRule = (
  value: unknown,
  path: string,
  fields: RuleFields,
): { readonly excludes: readonly string[]; readonly clauses: readonly Citation[] } | undefined => {
  const record = fields.object(value, ['excludes', 'clauses'], path)
  if (record === undefined) return undefined
  const excludes = fields.ids(record['excludes'], `${path}.excludes`)
  return { excludes, clauses: fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE]) }
}

const readDeclarations = (value: unknown, fields: RuleFields) => {
  const KEYS = ['member', 'interest', 'in', 'from', 'until']
  return fields.records(fields.list(value, 'declarations'), KEYS, 'declarations', (record, path) => {
    const member = fields.id(record['member'], `${path}.member`)
    const interest = fields.id(record['interest'], `${path}.interest`)
    const where = fields.id(record['in'], `${path}.in`)
    const from = fields.date(record['from'], `${path}.from`)
    const until = fields.dateOrNone(record['until'], `${path}.until`)
    if (from !== undefined && until !== undefined && until < from)
      fields.note(problem(says.reversedPeriod, { path: `${path}.until`, received: until, facts: { start: from } }))
    if (member === undefined || interest === undefined || where === undefined || from === undefined) return undefined
    return { member, interest, in: where, from, until }
  })
}

const readAlleged = (value: unknown, fields: RuleFields) => {
  const KEYS = ['member', 'interest', 'by', 'verdict']
  return fields.records(fields.listOrNone(value, 'alleged'), KEYS, 'alleged', (record, path) => {
    const member = fields.id(record['member'], `${path}.member`)
    const interest = fields.id(record['interest'], `${path}.interest`)
    const by = fields.id(record['by'], `${path}.by`)
    const verdict = readVerdict(record['verdict'], `${path}.verdict`, fields)
    return member === undefined || interest === undefined || by === undefined
      ? undefined
      : { member, interest, verdict }
  })
}
