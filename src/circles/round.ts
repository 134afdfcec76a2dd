import type { Compared, DecisionRule } from '../decisions/index.js'
import type { ExactInput } from '../exact/index.js'
import type { MemberId } from '../membership/index.js'
import type { Because, Citation } from '../reasons/index.js'

/** How a circle asks for consent, as data. */
export interface ConsentRule {
  /** The least share of the members of the circle that must be present when consent is asked. Where nothing is said, whoever is there suffices. */
  readonly presence?: Compared<ExactInput>
  /** Whether somebody may stand aside; else whoever has no objection consents. */
  readonly standAside: 'allowed' | 'not-allowed'
  /** What keeping silent is worth: everybody is awaited; or, once they were asked with notice, the silent consent. Somebody must consent aloud either way. */
  readonly silence: 'awaited' | 'consents'
  readonly objectionTest: ObjectionTest
  /** How often consent is asked at most: the first time, and once after each new wording. */
  readonly mostRounds: number
  /** What happens where there is no consent: the proposal falls, or the wider circle takes it up. */
  readonly otherwise: 'not-carried' | 'wider-circle'
  readonly clauses?: readonly Citation[]
}

/**
 * What an objection is held against, and by whom: the facilitator, or the others present, by the share of them that upholds it. Nobody judges an objection of
 * their own; where nobody else is there, it stands. Where nobody decides at all, every objection stands that its member does not take back.
 */
export type ObjectionTest =
  | { readonly decides: 'facilitator' | 'nobody'; readonly criteria: readonly string[] }
  | { readonly decides: 'circle'; readonly rule: DecisionRule; readonly criteria: readonly string[] }

/** Where a consent round stands. */
export type ConsentPhase = 'presented' | 'questions' | 'reactions' | 'objections' | 'integrating' | 'closed'

/** A reasoned objection. The reason is an id or a fingerprint of what was said: no text enters. */
export interface Objection {
  readonly member: MemberId
  readonly reason: string
  /** Which of the criteria of the test it calls upon. */
  readonly criterion: string
  /** The round of consent it was raised in. */
  readonly round: number
  readonly status: 'raised' | 'upheld' | 'not-upheld' | 'withdrawn' | 'integrated'
  readonly judgements: readonly { readonly by: MemberId; readonly upheld: boolean; readonly reason: string }[]
}

/** How a closed round ended. */
export type ConsentResult =
  | { readonly kind: 'carried' }
  | { readonly kind: 'not-carried' }
  | { readonly kind: 'escalated'; readonly to: string }

/** A consent round as it stands: plain data, never changed in place, made by `startRound` and moved by `nextRound` alone. */
export interface ConsentRound {
  readonly circle: string
  /** The circle that takes up what finds no consent. */
  readonly wider?: string
  readonly proposal: string
  /** The wording that is asked about: an id, or a fingerprint of the text. */
  readonly wording: string
  /** When the agreement is to be reviewed. */
  readonly reviewOn: string
  readonly rule: ConsentRule
  readonly members: readonly MemberId[]
  readonly present: readonly MemberId[]
  readonly facilitator: MemberId
  /** Those whom the matter concerns: they take part, and do not facilitate. */
  readonly concerned: readonly MemberId[]
  readonly phase: ConsentPhase
  /** How many times consent was asked, this one included. */
  readonly round: number
  /** Who was heard in the phase of questions, or of reactions. */
  readonly heard: readonly MemberId[]
  /** Who consents to this wording, and who stands aside; in the order of the members, whatever the order of the answers. */
  readonly answers: readonly { readonly member: MemberId; readonly answer: 'consent' | 'stand-aside' }[]
  readonly objections: readonly Objection[]
  readonly result?: ConsentResult
}

/** What somebody does in a round. */
export type ConsentStep =
  /** The facilitator goes on to the next phase; out of the phase of objections, by what was answered. */
  | { readonly kind: 'proceed'; readonly by: MemberId }
  /** Somebody asked what they wanted to ask, or said how it strikes them; or passed. */
  | { readonly kind: 'heard'; readonly by: MemberId }
  | { readonly kind: 'answer'; readonly by: MemberId; readonly answer: 'consent' | 'stand-aside' }
  | {
      readonly kind: 'answer'
      readonly by: MemberId
      readonly answer: 'objection'
      readonly reason: string
      readonly criterion: string
    }
  | { readonly kind: 'withdraw'; readonly by: MemberId }
  | {
      readonly kind: 'judge'
      readonly by: MemberId
      /** Whose objection. */
      readonly of: MemberId
      readonly upheld: boolean
      readonly reason: string
    }
  /** Another wording, after reactions or to take up objections; with another day of review, where that changes. */
  | { readonly kind: 'amend'; readonly by: MemberId; readonly wording: string; readonly reviewOn?: string }
  /** The facilitator ends a round in which no wording was found, or from which too many have left. */
  | { readonly kind: 'give-up'; readonly by: MemberId }
  | { readonly kind: 'join'; readonly by: MemberId }
  | { readonly kind: 'leave'; readonly by: MemberId }
  | { readonly kind: 'hand-over'; readonly by: MemberId; readonly to: MemberId }

/** What a step does to a round: moves it, or has no place in it now. A step that is not taken changes nothing. */
export type RoundOutcome =
  | { readonly kind: 'moved'; readonly round: ConsentRound; readonly because: Because }
  | { readonly kind: 'not-now'; readonly because: Because }

/** Something that a round waits for, and from whom; a judgement is of somebody's objection. */
export interface Awaited {
  readonly what: 'proceed' | 'hearing' | 'answer' | 'judgement' | 'facilitator' | 'amendment' | 'presence'
  readonly from: readonly MemberId[]
  readonly of?: MemberId
}
