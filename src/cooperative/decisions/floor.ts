import type { Assessment } from '../../disclosure/index.js'
import type { Citation } from '../../reasons/index.js'
import type { Refusal } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { assessed } from './released.js'
import { secrecyOf } from './secrecy-rule.js'
import type { DecisionRuleOfCharter } from './state.js'
import { neededOf } from './telling.js'
import { methodWith } from './verdict.js'

/** How a secret matter is taken up where too few are entitled for anything to be told. */
type Below = NonNullable<EventOf<'decision-opened'>['below']>

/**
 * What becomes of a secret decision that so many are entitled on, and that so many took part in where it is taken up once more: it is secret; or they are too few, and it is voted on openly, or openly once all agree, or more people decide, or it waits for more. Which one the charter
 * named beforehand, so that nobody chooses the way when they see who is for what.
 *
 * Source: WJC-8. Reading: secrecy that could not hold is refused, never pretended; and a right is not lost for want of it.
 */
export const belowTheFloor = (
  state: State,
  rule: DecisionRuleOfCharter,
  numbers: Readonly<Record<string, string>>,
  entitled: number,
  ballots?: number,
): { readonly kind: 'secret' } | { readonly kind: Below; readonly assembly?: string } | Refusal => {
  const secrecy = secrecyOf(state.charter.inForce, rule)
  const clauses = clausesOf(rule)
  const grounds = {
    rule: methodWith(rule.rule, numbers, clauses),
    clauses,
    numbers,
    entitled,
    tally: { for: 0, against: 0, abstain: 0, 'stand-aside': 0, block: 0 },
    approvals: [],
    options: [],
    isRunoff: false,
    ballotsFinal: false,
  }
  // What can never be carried by so few is for more people to decide, if the charter names them.
  const members = Math.min(ballots ?? entitled, entitled)
  const needed = 'choose' in rule.rule ? undefined : (neededOf(grounds, members) ?? Math.max(1, members))
  const telling = { members, most: 1, needed, changed: members, releases: [] }
  const found = assessed(rule.rule, telling, secrecy, entitled)
  if (found.kind !== 'nothing') return { kind: 'secret' }
  switch (secrecy.below) {
    case 'openly':
      return { kind: 'openly' }
    case 'open':
      return { kind: 'if-all-agree' }
    case 'assembly':
      return { kind: 'assembly', assembly: secrecy.assembly ?? '' }
    case 'wait-for-more':
    case 'outcome-only':
      return ballots === undefined ? waits(found, clauses) : belowTheFloor(state, rule, numbers, entitled)
  }
}

/** Too few for anything to be told, and nothing but waiting is named for that. */
const waits = ({ because }: Assessment, clauses: readonly Citation[]): Refusal => ({
  kind: 'refused',
  because: [...because, { code: 'too-few-for-secrecy', clauses, instead: 'wait-for-more' }],
})
