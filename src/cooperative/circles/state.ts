import { Map } from 'immutable'
import type { ConsentRound, Mandate, SelectionInput } from '../../circles/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import type { State } from '../state.js'
import type { RoundSubject } from './shapes.js'

/** Somebody's place in a circle. */
interface CirclePlace {
  /** The position of the event since which they are in it. */
  readonly entered: number
}

/** What a circle was lent, and what was spent under it: by the circle itself and by those it lent to. */
interface LentMandate {
  readonly mandate: Mandate
  readonly usedMinor: bigint
}

/** One of the two people who link a circle with its wider one; once broken, somebody else is awaited in their place. */
export interface Link {
  readonly member: MemberId
  readonly wider: string
  /** The role that it goes with, and ends with. */
  readonly role?: string | undefined
  readonly standing: 'holds' | 'broken'
}

/** The double link of a circle with its wider one, by who sent the person. */
export interface DoubleLink {
  readonly wider?: Link
  readonly narrower?: Link
}

/** Somebody's role in a circle. */
export interface Role {
  readonly holder: MemberId
  readonly until: string
}

/** A consent round under way. A selection for a role has no round before somebody is put forward. */
export interface OpenRound {
  readonly circle: string
  readonly subject: RoundSubject
  /** Which decision of the charter it is taken by. */
  readonly provision: string
  readonly round?: ConsentRound | undefined
  readonly selection?: SelectionInput | undefined
  /** The round of an agreement that this one takes the place of. */
  readonly reviews?: string | undefined
  /** The round of a narrower circle that found no consent, and is taken up here. */
  readonly takesUp?: string | undefined
}

/** A round that is over, as far as anything may rest on it. */
export interface ClosedRound {
  readonly circle: string
  readonly subject: RoundSubject
  readonly outcome: 'carried' | 'not-carried' | 'escalated' | 'lapsed'
  /** Where it went up, the circle that may take it up; and the round in which it did. */
  readonly to?: string | undefined
  readonly takenUpBy?: string | undefined
  readonly takesUp?: string | undefined
}

/** What a circle agreed on and what is in force. */
interface AgreementInForce {
  readonly circle: string
  readonly subject: RoundSubject
  readonly wording: string
  readonly reviewOn: string
  /** The narrower circle whose matter it was. */
  readonly takenUpFrom?: string | undefined
  /** Its day of review has come. */
  readonly due: boolean
}

/** The circles: who is in them, what they were lent, who links them, what they are asked for consent to and what they agreed on. */
export interface CirclesState {
  readonly members: Map<string, Map<MemberId, CirclePlace>>
  /** Who asked to join which circle. */
  readonly applicants: Map<string, Map<MemberId, true>>
  readonly mandates: Map<string, LentMandate>
  /** By the narrower circle. */
  readonly links: Map<string, DoubleLink>
  readonly roles: Map<string, Map<string, Role>>
  readonly rounds: Map<string, OpenRound>
  readonly over: Map<string, ClosedRound>
  /** By the round. */
  readonly agreements: Map<string, AgreementInForce>
}

export const NO_CIRCLES: CirclesState = {
  members: Map(),
  applicants: Map(),
  mandates: Map(),
  links: Map(),
  roles: Map(),
  rounds: Map(),
  over: Map(),
  agreements: Map(),
}

/** A circle as the charter has it. */
export type CircleOfCharter = NonNullable<Charter['circles']>[string]

/** The circle of the charter in force of that name; undefined where it has none. */
export const circleOf = (state: State, circle: string): CircleOfCharter | undefined => {
  const { circles } = state.charter.inForce
  return circles !== undefined && Object.hasOwn(circles, circle) ? circles[circle] : undefined
}

/** Whether somebody is in a circle now. */
export const isIn = (state: State, circle: string, member: MemberId): boolean =>
  state.circles.members.get(circle)?.has(member) === true

/** Who is in a circle now, in code-unit order. */
export const membersIn = (state: State, circle: string): readonly MemberId[] =>
  [...(state.circles.members.get(circle)?.keys() ?? [])].sort()
