import type { Ratio, Rounding } from '../exact/index.js'
import type { Citation } from './clauses.js'
import type { CharterFacts } from './subjects/charters.js'
import type { DisclosureFacts } from './subjects/disclosure.js'
import type { SecrecyFacts } from './subjects/secrecy.js'
import type { CommandFacts } from './subjects/commands.js'
import type { MinutesFacts } from './subjects/minutes/index.js'
import type { CircleFacts } from './subjects/circles.js'
import type { ElectionFacts } from './subjects/elections.js'
import type { MemberFacts } from './subjects/members.js'
import type { ProjectFacts } from './subjects/projects.js'

/** How a count is compared with a threshold: exactly the threshold suffices, or it does not. */
export type Comparison = 'at-least' | 'more-than'

/** What a share is a share of: everyone entitled, those present, the ballots (for + against + abstain), or only those for or against. */
export type Base = 'electorate' | 'present' | 'ballots' | 'for-or-against'

/** What an electorate or another rule calls one kind of ballot. */
export type Choice = 'for' | 'against' | 'abstain'

/** The facts each reason carries, by its code. Counts are of people or ballots; shares and averages are exact. */
export interface ReasonFacts
  extends MemberFacts,
    ElectionFacts,
    CircleFacts,
    ProjectFacts,
    CharterFacts,
    DisclosureFacts,
    SecrecyFacts,
    CommandFacts,
    MinutesFacts {
  // Averages
  /** The mean of the proposals: their sum divided by how many there are. */
  mean: AveragedFacts & { readonly count: number; readonly observed: Ratio; readonly percent: boolean }
  /** The weighted mean: the weighted sum divided by the sum of the weights. */
  'weighted-mean': AveragedFacts & {
    readonly count: number
    readonly weight: Ratio
    readonly observed: Ratio
    readonly percent: boolean
  }
  /** The proposal in the middle, or the mean of the two in the middle. */
  median: AveragedFacts & { readonly count: number; readonly observed: Ratio; readonly percent: boolean }
  /** The mean of what is left after so many were dropped from each end. */
  'trimmed-mean': AveragedFacts & {
    readonly count: number
    readonly dropped: number
    readonly observed: Ratio
    readonly percent: boolean
  }
  /** The mean left its bounds and was brought to the nearer one. */
  clamped: AveragedFacts & {
    readonly observed: Ratio
    readonly required: Ratio
    readonly bound: 'min' | 'max'
    readonly percent: boolean
  }
  /** Nobody has proposed a number: there is nothing to take an average of. */
  'no-proposals': AveragedFacts
  /** Too few have proposed for the average to rule: the provisional number does. */
  provisional: {
    readonly item: string
    readonly observed: number
    readonly required: number
    readonly value: Ratio
    readonly percent: boolean
  }
  /** The average rules. */
  'average-in-force': {
    readonly item: string
    readonly count: number
    readonly value: Ratio
    readonly percent: boolean
  }

  /** The provisional number rules from a day on. */
  'provisional-from': { readonly item: string; readonly from: string; readonly value: Ratio; readonly percent: boolean }
  /** A change of the average counts from a day on. */
  'in-force-from': {
    readonly item: string
    readonly changedOn: string
    readonly from: string
    readonly value: Ratio
    readonly percent: boolean
  }
  /** A bound changed, and the number with it. */
  'bound-from': { readonly item: string; readonly from: string; readonly value: Ratio; readonly percent: boolean }
  /** The average was rounded to the places it is published with. */
  published: {
    readonly observed: Ratio
    readonly value: Ratio
    readonly places: number
    readonly rounding: Rounding
    readonly percent: boolean
  }

  // Ballots and who may cast them
  'ballot-cast': object
  'ballot-changed': object
  'ballot-unchanged': object
  'ballot-withdrawn': object
  'no-ballot-to-withdraw': object
  /** Someone may propose or vote from now on; until they do, they count for nothing. */
  joined: object
  /** Someone left, and what they had proposed left with them. */
  left: { readonly withProposal: boolean }
  /** So many are entitled, the exceptions already left out. */
  electorate: { readonly count: number }
  /** Nobody is entitled: the charter says who decides instead. */
  'nobody-entitled': object
  /** Someone concerned by the matter, who does not take part in it, and as which party of the rule. */
  'concerned-excluded': { readonly party: string; readonly member: string }
  /** So many of the electorate handed in a ballot; how they voted is not said. */
  'took-part': { readonly observed: number }

  // Decisions
  'share-reached': ShareFacts
  'share-not-reached': ShareFacts
  /** There is nothing to take a share of. */
  'empty-base': { readonly base: Base }
  /** Nothing carries without a vote for. */
  'no-vote-for': object
  'quorum-reached': QuorumFacts
  'quorum-not-reached': QuorumFacts
  'minimum-reached': { readonly counted: 'for' | 'ballots'; readonly observed: number; readonly required: number }
  'minimum-not-reached': { readonly counted: 'for' | 'ballots'; readonly observed: number; readonly required: number }
  /** As many for as against, under a rule of more than half. */
  tie: { readonly observed: number }
  /** What the rule does with a tie. */
  'tie-policy': { readonly policy: 'lost' | 'second-ballot' | 'casting-vote' }
  /** So many more votes for would carry it, with the other ballots as they are. */
  'votes-needed': { readonly more: number }
  /** No number of votes for would carry it, with the other ballots as they are. */
  'out-of-reach': object
  /** Voting goes on; so many may still cast a ballot. */
  'still-open': { readonly remaining: number }
  /** Ballots may still be changed, so nothing is settled yet. */
  'ballots-can-change': object
  /** No ballot that may still come can change the outcome. */
  'cannot-change': { readonly remaining: number }
  /** The threshold or the electorate stands as it was when the decision opened. */
  'pinned-at-opening': { readonly what: 'thresholds' | 'electorate'; readonly charterVersion: string }
  /** The threshold or the electorate is the one in force now. */
  'taken-live': { readonly what: 'thresholds' | 'electorate' }
  /** Of those who were entitled at the opening some are not any more: base and count are those who remain. */
  'left-since-opening': { readonly entitled: number; readonly left: number; readonly remaining: number }
  /** Ballots that do not count: of those who are not entitled any more, and of those who were not yet at the opening. */
  'ballots-not-counted': { readonly left: number; readonly joined: number }

  // Consensus
  /** Everyone was asked and nobody blocks. */
  'nobody-blocks': { readonly asked: number; readonly standingAside: number; readonly silent: number }
  blocked: { readonly observed: number }
  /** Some were not asked yet, or their notice has not run out. */
  'not-everyone-asked': { readonly observed: number; readonly required: number }
  'notice-running': { readonly silent: number }

  // Choosing among options
  /** An option has more approvals, or more votes in the runoff, than any other. */
  'most-votes': { readonly option: string; readonly observed: number; readonly outOf: number }
  'options-tied': { readonly options: readonly string[]; readonly observed: number }
  /** Nobody chose anything. */
  'nothing-chosen': object
  /** The leading options go to a second ballot. */
  'runoff-needed': { readonly options: readonly string[] }

  // Dates and money
  /** The fraction of a year between two dates, under a day count convention. */
  'day-count': { readonly dayCount: string; readonly start: string; readonly end: string; readonly observed: Ratio }
  /** Interest was earned on a principal over a period, rounded by name at each posted event or each day. */
  'interest-accrued': {
    readonly currency: string
    readonly interestMinor: bigint
    readonly principalMinor: bigint
    readonly start: string
    readonly end: string
    readonly dayCount: string
    readonly rounding: Rounding
    readonly roundingAt: 'event' | 'day'
  }
  /** An amount was split among so many, to its last unit. */
  'largest-remainder': { readonly totalMinor: bigint; readonly shares: number }

  // Held pay
  /** What became of held pay by a day: what was held and earned is what was paid, given up, and is owed. */
  'held-pay': {
    readonly workers: number
    readonly until: string
    readonly currency: string
    readonly heldMinor: bigint
    readonly interestMinor: bigint
    readonly paidMinor: bigint
    readonly returnedMinor: bigint
    readonly forfeitedMinor: bigint
    readonly owedMinor: bigint
  }
  'rate-in-force': { readonly rateInForce: 'each-day' | 'at-due-date' }
  /** A projection goes on as if nothing had happened since a day. */
  'nothing-since': { readonly until: string }
  /** A projection keeps the last rate. */
  'rate-assumed': { readonly from: string; readonly ratePerYear: Ratio }
  'pay-held': { readonly amountMinor: bigint; readonly currency: string; readonly payday: string }
  /** Interest on one stretch of days: principal × rate × fraction of a year. */
  'interest-worked-out': {
    readonly start: string
    readonly end: string
    readonly principalMinor: bigint
    readonly currency: string
    readonly ratePerYear: Ratio
    readonly days: number
    readonly dayCount: string
    readonly yearFraction: Ratio
    readonly interest: Ratio
    readonly roundingAt: 'event' | 'day'
  }
  'interest-posted': {
    readonly amountMinor: bigint
    readonly currency: string
    readonly rounding: Rounding
    readonly roundingAt: 'event' | 'day'
  }
  'payment-met': MetFacts
  'held-pay-forfeited': MetFacts
  capitalised: { readonly amountMinor: bigint; readonly currency: string; readonly payday: string }
  'payment-returned': { readonly amountMinor: bigint; readonly currency: string }
  /** Funds were shared among those who are owed. */
  'paid-out': {
    readonly fundsMinor: bigint
    readonly owedMinor: bigint
    readonly paidMinor: bigint
    readonly currency: string
    readonly order: 'pro-rata' | 'oldest-first' | 'smallest-first'
  }

  // Pay
  salary: SalaryFacts & { readonly category: string; readonly ratePerUnit: Ratio }
  /** The salary left its bounds, such as a legal minimum, and was brought to the nearer one. */
  'salary-bound': SalaryFacts & {
    readonly observed: Ratio
    readonly required: Ratio
    readonly bound: 'min' | 'max'
  }
  /** The mean base times the mean weight of the category. */
  'weighted-salary': { readonly base: Ratio; readonly weight: Ratio; readonly value: Ratio }
  /** Units × rate × (1 + surcharge), rounded once. */
  'pay-line': SalaryFacts & {
    readonly line: 'ordinary' | 'overtime' | 'leave' | 'donated' | 'month'
    readonly category: string
    readonly units: Ratio
    readonly ratePerUnit: Ratio
    readonly surcharge: Ratio
    readonly amountMinor: bigint
  }
  'pay-forfeited': { readonly amountMinor: bigint; readonly currency: string }
  withheld: { readonly what: string; readonly amountMinor: bigint; readonly currency: string }
  /** The sums of a payroll: what is earned is what is given up, kept back, and to be paid. */
  payroll: {
    readonly workers: number
    readonly start: string
    readonly end: string
    readonly currency: string
    readonly grossMinor: bigint
    readonly forfeitedMinor: bigint
    readonly withheldMinor: bigint
    readonly payMinor: bigint
  }
  'funds-suffice': FundsFacts
  'funds-short': FundsFacts
  /** The rule for a shortage that was decided. */
  'shortage-rule': { readonly rule: 'forfeit' | 'hold' | 'pro-rata' | 'by-category'; readonly decidedOn: string }
  /** Nothing that holds was decided before the payday; `decidedOn` is empty where nothing was at all. */
  'nothing-decided': { readonly payday: string; readonly decidedOn: string }
  /** Whom a forfeit binds, and how many that is. */
  'forfeit-binds': { readonly binds: 'who-agrees' | 'all'; readonly observed: number }
  /** Everyone sees what everyone is paid. */
  'pay-visible': object
  /** Pay by category, with nobody named. */
  'pay-unnamed': object
  /** What an ousted member is given; the year is 0 where nothing was ever voted. */
  compensation: { readonly amountMinor: bigint; readonly currency: string; readonly year: number }
  'compensation-floor': { readonly floor: Ratio; readonly currency: string }
  'pay-approved': { readonly observed: number; readonly required: number }
  'pay-not-approved': { readonly observed: number; readonly required: number }

  // Accounts
  posted: object
  /** Money given for a purpose would be spent on something else. */
  'outside-purpose': { readonly fund: string; readonly named: string; readonly allowed: readonly string[] }
  'fund-exhausted': {
    readonly fund: string
    readonly leftMinor: bigint
    readonly amountMinor: bigint
    readonly currency: string
  }
  /** Money given for a purpose would be moved to other income, not given back. */
  'not-given-back': { readonly fund: string; readonly amountMinor: bigint; readonly currency: string }
  'trial-balance': { readonly entries: number; readonly accounts: number }
  budget: {
    readonly project: string
    readonly currency: string
    readonly plannedMinor: bigint
    readonly committedMinor: bigint
    readonly actualMinor: bigint
    readonly leftMinor: bigint
  }
  overspent: { readonly line: string; readonly overMinor: bigint; readonly currency: string }
  /** Money was spent on a line that nobody planned. */
  unplanned: { readonly line: string; readonly amountMinor: bigint; readonly currency: string }
  'outside-budget': { readonly line: string }
  'within-budget': SpendingFacts
  'beyond-budget': SpendingFacts
  'spending-approved': { readonly observed: number; readonly required: number }
  'spending-not-approved': { readonly observed: number; readonly required: number }
  documents: {
    readonly documented: number
    readonly without: number
    readonly missing: number
    readonly altered: number
  }
  'without-document': { readonly entries: readonly string[] }
  'document-missing': { readonly entries: readonly string[] }
  'document-altered': { readonly entries: readonly string[] }
  'own-data': { readonly data: string }
  'may-see': SeeingFacts
  'may-not-see': SeeingFacts
  presented: { readonly to: readonly ('worker-owners' | 'volunteers' | 'donors')[] }
  'not-presented': { readonly to: readonly ('worker-owners' | 'volunteers' | 'donors')[] }
  audited: AuditFacts
  /** `auditor` is empty where nobody audited. */
  'not-audited': AuditFacts

  // Surplus
  surplus: { readonly amountMinor: bigint; readonly currency: string; readonly rounding: Rounding }
  provision: {
    readonly provision: 'losses' | 'reserve' | 'return-on-capital' | 'patronage' | 'fund' | 'rest'
    /** The reserve or the fund; empty where it goes to members or meets losses. */
    readonly to: string
    /** The share, or the rate, that was applied, and what it is of. Of the losses carried over and of the rest it is all. */
    readonly share: Ratio
    readonly of: 'surplus' | 'after-losses' | 'remaining' | 'capital' | 'losses'
    readonly baseMinor: bigint
    /** What that share comes to, rounded; a target or what is left may make the amount less. */
    readonly askedMinor: bigint
    readonly amountMinor: bigint
    readonly currency: string
  }
  /** A member's part of what one provision gives by work: what they did, of what all did; the amounts in smallest units. */
  'share-by-work': SharedOutFacts & { readonly observed: Ratio; readonly outOf: Ratio }
  'share-by-capital': SharedOutFacts & { readonly observedMinor: bigint; readonly outOfMinor: bigint }
  'nothing-to-members': object
  'only-what-is-left': { readonly askedMinor: bigint; readonly amountMinor: bigint; readonly currency: string }
  'reserve-full': {
    readonly reserve: string
    readonly askedMinor: bigint
    readonly balanceMinor: bigint
    readonly untilMinor: bigint
    readonly currency: string
  }
  'return-capped': { readonly observed: Ratio; readonly required: Ratio }
  /** Losses of earlier years that this year's surplus did not meet. */
  'losses-remain': { readonly amountMinor: bigint; readonly currency: string }
  loss: { readonly amountMinor: bigint; readonly currency: string }
  'loss-met': {
    readonly from: string
    readonly balanceMinor: bigint
    readonly amountMinor: bigint
    readonly currency: string
  }
  'loss-carried': { readonly amountMinor: bigint; readonly currency: string }
  'reserve-drawn': ReserveFacts
  'reserve-indivisible': ReserveFacts
  'reserve-too-small': ReserveFacts
  subscription: {
    readonly labourCostMinor: bigint
    readonly share: Ratio
    readonly amountMinor: bigint
    readonly currency: string
    readonly rounding: Rounding
  }
  /** The share alone would have been less. */
  'subscription-minimum': { readonly minimumMinor: bigint; readonly currency: string }
  federation: {
    readonly enterprises: number
    readonly levels: number
    readonly subscribedMinor: bigint
    readonly currency: string
  }
  'outside-income': {
    readonly outsideMinor: bigint
    readonly incomeMinor: bigint
    readonly observed: Ratio
    readonly required: Ratio
    readonly currency: string
    readonly over: boolean
  }
  capital: {
    readonly members: number
    readonly capitalMinor: bigint
    readonly currency: string
    readonly until: string
  }
  'buy-out': {
    readonly priceMinor: bigint
    readonly creditMinor: bigint
    readonly interestMinor: bigint
    readonly members: number
    readonly currency: string
    readonly signedOn: string
  }
  'one-vote-each': { readonly members: number }

  // Backing and standing decisions
  /** How many back an item in its present wording, of how many, the share required, and how many that is. */
  'backers-enough': BackingFacts
  'backers-too-few': BackingFacts
  /** The wording changed, so earlier backing was given to another item. */
  'backing-restarted': { readonly lapsed: number }
  /** The rule has held since a day, for so many whole days of those it must hold. */
  'holding-since': { readonly sinceDay: number; readonly observed: number; readonly required: number }
  'held-long-enough': { readonly sinceDay: number; readonly observed: number; readonly required: number }
  'not-holding': object
}

/** What was averaged, where several things were at once: the category, and the scope whose own it is. */
export interface AveragedFacts {
  readonly category?: string
  readonly scope?: string
}

/** Facts of a share of a base: the votes observed, what they are out of, the share required, and how many votes that is here. */
export interface ShareFacts {
  readonly observed: number
  readonly outOf: number
  readonly base: Base
  readonly comparison: Comparison
  readonly required: Ratio
  /** The fewest votes that are such a share of this base. */
  readonly needed: number
}

/** Facts of the backing of an item. */
export interface BackingFacts {
  readonly observed: number
  readonly outOf: number
  readonly required: Ratio
  readonly needed: number
}

/** Facts of a quorum: the ballots that count towards it, what they are out of, and the share required. */
export interface QuorumFacts {
  readonly observed: number
  readonly outOf: number
  readonly base: 'electorate' | 'present'
  readonly counting: readonly Choice[]
  readonly comparison: Comparison
  readonly required: Ratio
  readonly needed: number
}

/** Facts of an amount that met a debt: how much of it met interest, and how much the pay itself. */
export interface MetFacts {
  readonly amountMinor: bigint
  readonly toInterestMinor: bigint
  readonly toPrincipalMinor: bigint
  readonly currency: string
  readonly payday: string
}

/** By what a category is paid, and in which currency. */
export interface SalaryFacts {
  readonly currency: string
  readonly unit: 'hour' | 'month'
}

/** Funds, and the pay they are to meet. */
export interface FundsFacts {
  readonly fundsMinor: bigint
  readonly payMinor: bigint
  readonly currency: string
}

/** Facts of something to be spent on a line of a budget. */
export interface SpendingFacts {
  readonly line: string
  readonly leftMinor: bigint
  readonly amountMinor: bigint
  readonly currency: string
}

/** Facts of somebody asking to see something: their standing, and who may. */
export interface SeeingFacts {
  readonly viewer: string
  readonly data: string
  readonly allowed: readonly string[]
}

/** Facts of an audit. It is another's where the financial coordinator is involved. */
export interface AuditFacts {
  readonly auditor: string
  readonly financialCoordinator: string
  readonly byAnother: boolean
}

/** Facts of a member's part of an amount that is shared out by largest remainders. */
export interface SharedOutFacts {
  readonly amountMinor: bigint
  /** 1 where one of the units that rounding down left over is among it, else 0. */
  readonly extraMinor: bigint
  readonly totalMinor: bigint
  readonly currency: string
}

/** Facts of something to be drawn from a reserve. */
export interface ReserveFacts {
  readonly reserve: string
  readonly amountMinor: bigint
  readonly balanceMinor: bigint
  readonly currency: string
  readonly purpose: 'losses' | 'enterprise' | 'members'
}

/** The stable code of a reason. */
export type ReasonCode = keyof ReasonFacts

/** The reason of one code. */
export type ReasonOf<Code extends ReasonCode> = {
  readonly code: Code
  readonly clauses: readonly Citation[]
} & ReasonFacts[Code]

/** Why an outcome is what it is, as plain data: a code, the clauses it rests on, and the facts. `explain` puts it into words. */
export type Reason = { [Code in ReasonCode]: ReasonOf<Code> }[ReasonCode]

/** The reasons of an outcome: there is always at least one. */
export type Because = readonly [Reason, ...Reason[]]
