/**
 * Surplus: how the result of a year is shared, subscriptions, capital, buy-outs, and federations that add up.
 *
 * @module
 */
export { type BuyOut, type BuyOutInput, buyOutOf, type CreditPayment, type Ownership, tryBuyOutOf } from './buy-out.js'
export {
  type CapitalAccount,
  type CapitalAccounts,
  capitalAccountsOf,
  type CapitalInput,
  type CapitalMovement,
  tryCapitalAccountsOf,
} from './capital.js'
export {
  type FederationInput,
  type FederationLevel,
  type FederationMember,
  federationOf,
  type FederationTotals,
  tryFederationOf,
} from './federation.js'
export {
  type IncomeSource,
  type OutsideIncome,
  type OutsideIncomeInput,
  outsideIncomeOf,
  tryOutsideIncomeOf,
} from './outside-income.js'
export type { MemberShare } from './member-shares.js'
export { SURPLUS_KEYS } from './read-surplus.js'
export { drawOnReserve, type ReserveInput, type ReserveOutcome, tryDrawOnReserve } from './reserve.js'
export {
  type Subscription,
  type SubscriptionInput,
  SUBSCRIPTION_KEYS,
  subscriptionOf,
  trySubscriptionOf,
} from './subscription.js'
export {
  type Provision,
  type ShareOf,
  shareSurplus,
  type SurplusInput,
  type SurplusLine,
  type SurplusShared,
  tryShareSurplus,
} from './surplus.js'
