import type { CalendarDate } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { MemberClass, MemberId } from './electorate.js'
import { byDay, type RuleFields } from './rule-fields.js'

/** One change of who is a member, on the day from which it counts; where it was decided, the id of the decision. */
export type MemberChange = {
  readonly on: string
  readonly member: MemberId
  readonly decision?: string | undefined
} & (
  | { readonly kind: JoiningKind | 'changed-class'; readonly memberClass: string }
  | {
      readonly kind: 'withdrew' | 'turned-down' | 'confirmed' | 'suspended' | 'reinstated' | EndingKind
      readonly memberClass?: undefined
    }
)

/** How somebody comes in, or asks to. */
export type JoiningKind = 'founded' | 'applied' | 'began-probation' | 'admitted'

/** How a membership ends; an enterprise is dissolved where a person dies. */
export type EndingKind = 'left' | 'ousted' | 'died' | 'dissolved'

/** What kinds of change there are. */
export type MemberChangeKind = MemberChange['kind']

/** What somebody is to the cooperative. Whoever died, or was dissolved, is gone. */
export type MemberStanding = 'nobody' | 'applicant' | 'probationer' | 'member' | 'suspended' | 'former' | 'gone'

const OUTSIDE = ['nobody', 'applicant', 'former'] as const
const INSIDE = ['probationer', 'member', 'suspended'] as const

/** From which standings each change can happen. */
const CAN: Readonly<Record<MemberChangeKind, readonly MemberStanding[]>> = {
  founded: ['nobody'],
  applied: ['nobody', 'former'],
  withdrew: ['applicant'],
  'turned-down': ['applicant'],
  'began-probation': OUTSIDE,
  admitted: OUTSIDE,
  confirmed: ['probationer', 'suspended'],
  'changed-class': INSIDE,
  suspended: ['probationer', 'member'],
  reinstated: ['suspended'],
  left: INSIDE,
  ousted: INSIDE,
  died: ['applicant', ...INSIDE, 'former'],
  dissolved: ['applicant', ...INSIDE, 'former'],
}

/** Whether a change can happen to somebody of this standing. */
export const canHappen = (kind: MemberChangeKind, standing: MemberStanding): boolean => CAN[kind].includes(standing)

/** Which changes end a membership. */
export const isEnding = (kind: MemberChangeKind): kind is EndingKind => (ENDINGS as readonly string[]).includes(kind)

/** How a membership can end. */
export const ENDINGS = ['left', 'ousted', 'died', 'dissolved'] as const satisfies readonly EndingKind[]

const KINDS = Object.keys(CAN) as readonly MemberChangeKind[]
const WITH_CLASS: readonly MemberChangeKind[] = ['founded', 'applied', 'began-probation', 'admitted', 'changed-class']

/** A change as it was read, with where it stood. */
export interface ReadChange {
  readonly kind: MemberChangeKind
  readonly on: CalendarDate
  readonly member: MemberId
  /** Empty where the change names none. */
  readonly memberClass: string
  readonly decision: string | undefined
  readonly path: string
}

/** Reads member classes, none twice. */
export const readClasses = (value: unknown, path: string, fields: RuleFields): readonly MemberClass[] => {
  const seen = new Set<string>()
  return fields.records(fields.list(value, path), ['id', 'hasVote', 'of'], path, (record, place) => {
    const id = fields.id(record['id'], `${place}.id`)
    const hasVote = fields.flag(record['hasVote'], `${place}.hasVote`)
    const of = record['of'] === undefined ? 'people' : fields.oneOf(record['of'], CLASS_OF, `${place}.of`)
    if (id !== undefined && seen.has(id))
      fields.note(problem(says.listedTwice, { path: `${place}.id`, received: id, facts: { what: id } }))
    if (id !== undefined) seen.add(id)
    return id === undefined || hasVote === undefined || of === undefined ? undefined : { id, hasVote, of }
  })
}

const CLASS_OF = ['people', 'enterprises'] as const

/** Reads changes, by day; those of one day as listed. */
export const readChanges = (
  value: unknown,
  classes: readonly MemberClass[],
  fields: RuleFields,
): readonly ReadChange[] => {
  const list = fields.list(value, 'changes')
  const KEYS = ['kind', 'on', 'member', 'memberClass', 'decision']
  return byDay(
    fields.records(list, KEYS, 'changes', (record, path): ReadChange | undefined => {
      const kind = fields.oneOf(record['kind'], KINDS, `${path}.kind`)
      const on = fields.date(record['on'], `${path}.on`)
      const member = fields.id(record['member'], `${path}.member`)
      const decision = fields.idOrNone(record['decision'], `${path}.decision`)
      const named = kind !== undefined && WITH_CLASS.includes(kind)
      const memberClass = named ? readClass(record['memberClass'], classes, `${path}.memberClass`, fields) : ''
      if (kind !== undefined && !named && record['memberClass'] !== undefined) {
        const facts = { known: KEYS.filter((key) => key !== 'memberClass').join(', ') }
        fields.note(problem(says.unknownKey, { path: `${path}.memberClass`, received: 'memberClass', facts }))
      }
      if (kind === undefined || on === undefined || member === undefined || memberClass === undefined) return undefined
      return { kind, on, member, memberClass, decision, path }
    }),
  )
}

/** Reads the id of a class that exists. */
export const readClass = (
  value: unknown,
  classes: readonly MemberClass[],
  path: string,
  fields: RuleFields,
): string | undefined =>
  fields.oneOf(
    value,
    classes.map(({ id }) => id),
    path,
  )
