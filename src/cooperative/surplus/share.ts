import { reservesOf, surplusOf } from '../../charter/index.js'
import type { Refused } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { type SurplusShared, tryShareSurplus } from '../../surplus/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { decisionRule, openDecision } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { written } from '../written.js'
import { capitalOf } from './state.js'

const CLAUSE = 'CW-1' satisfies ClauseId

/** A year's result, and the work by which it is shared. */
interface Result {
  readonly year: string
  readonly resultMinor: string
  readonly labour: readonly { readonly member: string; readonly labour: string }[]
}

/** The decision of a charter that a surplus is shared by, where it has one of this name. */
const SHARING = 'share-surplus'

/** Sharing the result of a year. */
export const SHARE_DECIDE: Chapter['decide'] = {
  'share-surplus': {
    who: 'member',
    decide: (context, { year, resultMinor, labour, decision, provision }) => {
      const { state, member } = context
      const wrong = keeperRefused(context) ?? yearRefused(context, year)
      if (wrong !== undefined) return wrong
      const unknown = labour.find((one) => !hasWorked(state, one.member))
      if (unknown !== undefined) return refuse('no-such', { what: 'member', id: unknown.member }, [CLAUSE])
      const result = {
        year,
        resultMinor: String(BigInt(resultMinor)),
        labour: labour.map((one) => ({ member: one.member, labour: written(one.labour) })),
      }
      const shared = tryShare(state, result)
      if (shared.kind === 'refused') return refuseProblems(shared.problems, [CLAUSE])
      const named = decisionRule(state, SHARING) === undefined ? undefined : SHARING
      // Where the charter names the decision, no easier one takes its place.
      if (named !== undefined && provision !== undefined && provision !== named)
        return refuse('not-in-the-charter', { provision: `decisions.${provision}` }, [CLAUSE])
      const asked = provision ?? named
      if (asked === undefined) return [sharedBy(result, shared)]
      const name = decision ?? `surplus-${year}`
      const opened = openDecision(context, {
        decision: name,
        provision: asked,
        subject: { kind: 'surplus', year },
        proposer: member,
      })
      return 'kind' in opened ? opened : [{ type: 'surplus-proposed', ...result, decision: name }, ...opened]
    },
  },
}

const yearRefused = ({ state }: Context, year: string): Refusal | undefined => {
  const { surplus, surplusRules } = state.charter.inForce
  if (surplus === undefined || surplusRules === undefined)
    return refuse('not-in-the-charter', { provision: 'surplus' }, [CLAUSE])
  if (state.surplus.years.has(year)) return refuse('done-already', { what: 'surplus-year', id: year }, [CLAUSE])
  const { pending } = state.surplus
  // One after the other: a year is shared on what the one before left.
  return pending === undefined
    ? undefined
    : refuse('not-yet', { what: 'surplus-year', id: year, until: pending.decision }, [CLAUSE])
}

/** Whoever is a member, or was: they may have left since the year that they worked in. */
const hasWorked = (state: State, member: string): boolean => {
  const standing = state.members.all.get(member)?.standing
  return standing !== undefined && standing !== 'applicant'
}

/** What a result comes to, by the steps of the charter and with reserves and capital as they stand. */
export const tryShare = (state: State, { resultMinor, labour }: Result): SurplusShared | Refused => {
  const charter = state.charter.inForce
  const { reserves, lossesCarriedMinor } = state.surplus
  const worked = new Set(labour.map(({ member }) => member))
  const others = [...state.surplus.capital.keys()].filter(
    (member) => !worked.has(member) && capitalOf(state.surplus, member) > 0n,
  )
  return tryShareSurplus({
    currency: charter.currency,
    resultMinor,
    lossesCarriedMinor,
    reserves: reservesOf(charter).map(({ id, indivisible }) => ({
      id,
      indivisible,
      balanceMinor: reserves.get(id, 0n),
    })),
    provisions: surplusOf(charter).map(({ provision }) => provision),
    lossesFrom: charter.surplusRules?.losses?.from ?? [],
    members: [...labour, ...others.sort().map((member) => ({ member, labour: '0' }))].map((one) => ({
      id: one.member,
      labour: one.labour,
      capitalMinor: capitalOf(state.surplus, one.member),
    })),
    rounding: charter.surplusRules?.rounding?.to ?? 'half-even',
  })
}

/** The event of a result that is shared: everything that was decided, so that it only has to be folded. */
export const sharedBy = (result: Result, shared: SurplusShared, decision?: string): NewEvent => ({
  type: 'surplus-shared',
  year: result.year,
  resultMinor: result.resultMinor,
  labour: result.labour.map((one) => ({ ...one })),
  outcome: shared.kind,
  lines: shared.lines.map(({ provision, to, amountMinor }) => ({
    provision,
    ...(to === undefined ? {} : { to }),
    amountMinor: String(amountMinor),
  })),
  members: shared.members.map(({ id, returnMinor, patronageMinor }) => ({
    member: id,
    returnMinor: String(returnMinor),
    patronageMinor: String(patronageMinor),
  })),
  reserves: shared.reserves.map(({ id, balanceMinor, indivisible }) => ({
    reserve: id,
    balanceMinor: String(balanceMinor),
    indivisible,
  })),
  lossesCarriedMinor: String(shared.lossesCarriedMinor),
  decision,
})
