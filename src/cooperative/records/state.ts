import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'

/** What an event did that can still be undone. */
export type Reversible =
  | {
      readonly kind: 'membership-ended'
      readonly member: MemberId
      readonly standing: 'member' | 'probationer'
      readonly memberClass: string
      readonly since: CalendarDate
      readonly founder: boolean
    }
  | {
      readonly kind: 'member-joined'
      readonly member: MemberId
      readonly memberClass: string
      readonly on: CalendarDate
    }
  | { readonly kind: 'office-given'; readonly member: MemberId; readonly office: string; readonly on: CalendarDate }

/** What can be put right, by the place of the event in the log. */
export interface RecordsState {
  readonly reversible: Map<number, Reversible>
}

export const NO_RECORDS: RecordsState = { reversible: Map() }
