import { Map, Set } from 'immutable'
import type { MemberId } from '../../membership/index.js'
import type { EventOf } from '../events.js'

/** A member's capital, as sums of what moved it. */
export interface CapitalRecord {
  readonly contributedMinor: bigint
  readonly creditedMinor: bigint
  readonly lostMinor: bigint
  readonly refundedMinor: bigint
}

export const NO_CAPITAL: CapitalRecord = {
  contributedMinor: 0n,
  creditedMinor: 0n,
  lostMinor: 0n,
  refundedMinor: 0n,
}

/** A part of what somebody gets back, that is not paid yet. */
export interface RefundDue {
  readonly dueOn: string
  readonly amountMinor: bigint
}

/** What became of the capital of somebody who left: should it turn out to have been a mistake, what was not paid yet is theirs again. */
interface LeavingRecord {
  readonly lostMinor: bigint
  readonly keptMinor: bigint
  readonly due: readonly RefundDue[]
}

/** A level of the federation. */
export interface LevelRecord {
  readonly keeps: string
  readonly within: string | undefined
  /** Whom its members sent, by who sent them. */
  readonly delegates: Map<string, readonly string[]>
}

/** A plan to buy out the enterprise, and how many of its payments were made. */
interface BuyOutRecord {
  readonly plan: EventOf<'buy-out-planned'>
  readonly paid: number
}

/** What became of results, reserves and capital. */
export interface SurplusState {
  readonly years: Map<string, EventOf<'surplus-shared'>>
  /** The year that is being decided on. */
  readonly pending: EventOf<'surplus-proposed'> | undefined
  readonly reserves: Map<string, bigint>
  /** Reserves that were indivisible at any time: they stay it, whatever the charter says later. */
  readonly indivisible: Set<string>
  /** Funds that a surplus went to, such as education. */
  readonly funds: Map<string, bigint>
  readonly lossesCarriedMinor: bigint
  /** What members were given of a surplus, and neither got nor left in the cooperative yet. */
  readonly owed: Map<MemberId, bigint>
  readonly capital: Map<MemberId, CapitalRecord>
  readonly refunds: Map<MemberId, readonly RefundDue[]>
  /** What became of the capital of those who left, the last time they did. */
  readonly leavings: Map<MemberId, LeavingRecord>
  /** What the cooperative kept of the capital of those who left. */
  readonly keptMinor: bigint
  /** By year, then enterprise. */
  readonly subscriptions: Map<string, Map<MemberId, EventOf<'subscription-set'>>>
  readonly reports: Map<string, EventOf<'outside-income-reported'>>
  readonly buyOuts: Map<string, BuyOutRecord>
  readonly levels: Map<string, LevelRecord>
  /** The level that each enterprise belongs to. */
  readonly places: Map<MemberId, string>
}

export const NO_SURPLUS: SurplusState = {
  years: Map(),
  pending: undefined,
  reserves: Map(),
  indivisible: Set(),
  funds: Map(),
  lossesCarriedMinor: 0n,
  owed: Map(),
  capital: Map(),
  refunds: Map(),
  leavings: Map(),
  keptMinor: 0n,
  subscriptions: Map(),
  reports: Map(),
  buyOuts: Map(),
  levels: Map(),
  places: Map(),
}

/** What a member has in the cooperative's capital now. */
export const capitalOf = ({ capital }: SurplusState, member: MemberId): bigint => {
  const { contributedMinor, creditedMinor, lostMinor, refundedMinor } = capital.get(member, NO_CAPITAL)
  return contributedMinor + creditedMinor - lostMinor - refundedMinor
}
