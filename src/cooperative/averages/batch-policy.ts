import { secrecyRuleOf } from '../../charter/index.js'
import type { DisclosurePolicy } from '../../disclosure/index.js'
import type { State } from '../state.js'
import { ruleIn } from './rules.js'
import type { Batch } from './state.js'

/**
 * What may be told of a batch: whatever every charter allows that was in force since the one before was told. Whoever proposes a number goes by what the charter promises that day, and an amendment takes no promise back.
 *
 * Source: WJC-8.
 */
export const batchPolicy = (state: State, item: string, batch: Batch): DisclosurePolicy | undefined => {
  const { history } = state.charter
  const { releasedOn } = batch
  const from = releasedOn === undefined ? 0 : history.findLastIndex(({ on }) => on === undefined || on <= releasedOn)
  const policies = history.slice(Math.max(0, from)).flatMap(({ charter }) => {
    const rule = ruleIn(charter, item)
    return rule?.secret === true ? [secrecyRuleOf(charter, rule.secrecy).policy] : []
  })
  return policies.reduce<DisclosurePolicy | undefined>(
    (strictest, policy) => (strictest === undefined ? policy : stricter(strictest, policy)),
    undefined,
  )
}

const stricter = (one: DisclosurePolicy, other: DisclosurePolicy): DisclosurePolicy => ({
  leastForOutcome: Math.max(one.leastForOutcome, other.leastForOutcome),
  leastForCount: Math.max(one.leastForCount, other.leastForCount),
  leastChanged: Math.max(one.leastChanged, other.leastChanged),
  ends: one.ends === 'hidden' ? 'hidden' : other.ends,
  colluders: Math.max(one.colluders, other.colluders),
})
