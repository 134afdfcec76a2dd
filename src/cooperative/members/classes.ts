import type { CalendarDate } from '../../calendar/index.js'
import { membershipRulesOf } from '../../charter/index.js'
import type { Charter } from '../whole-charter.js'
import type { AdmissionRule, TakingPartRule } from '../../membership/index.js'
import type { Refusal } from '../chapter.js'
import { refuse } from '../refuse.js'
import type { State } from '../state.js'

/** A class of member, as the charter has it. */
export type ClassOfCharter = NonNullable<Charter['memberClasses']>[string]

/** How one comes into a class: the provision of the charter, and its rules. */
export interface Entrance {
  readonly provision: NonNullable<Charter['admissions']>[string]
  readonly rule: AdmissionRule
  /** How often one has to take part before. */
  readonly takingPart: TakingPartRule | undefined
}

/** The class of that name, where the charter has one in force on the day; else the refusal. */
export const classOn = (state: State, memberClass: string, on: CalendarDate): ClassOfCharter | Refusal => {
  const classes = state.charter.inForce.memberClasses
  const found = classes !== undefined && Object.hasOwn(classes, memberClass) ? classes[memberClass] : undefined
  return found === undefined || !holdsOn(found, on) ? refuse('no-such', { what: 'class', id: memberClass }) : found
}

/** How one comes into a class on a day; undefined where the charter says nothing of it. */
export const entranceTo = (state: State, memberClass: string, on: CalendarDate): Entrance | undefined => {
  const { inForce } = state.charter
  const provision = Object.values(inForce.admissions ?? {}).find(
    (one) => one.memberClass === memberClass && holdsOn(one, on),
  )
  if (provision === undefined) return undefined
  const { admission, takingPart } = membershipRulesOf({ ...inForce, admissions: { [memberClass]: provision } })
  const [rule] = admission
  return rule === undefined ? undefined : { provision, rule, takingPart }
}

/** Whether a provision is in force on a day: from its first day on, before its last. */
const holdsOn = ({ since, until }: { readonly since?: string; readonly until?: string }, on: CalendarDate): boolean =>
  (since === undefined || since <= on) && (until === undefined || on < until)
