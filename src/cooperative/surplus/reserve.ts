import { reservesOf } from '../../charter/index.js'
import { tryAllocate } from '../../exact/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { type ReserveInput, tryDrawOnReserve } from '../../surplus/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Chapter } from '../chapter.js'
import { memberOf } from '../members/state.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'

const CLAUSE = 'CW-2' satisfies ClauseId

/** Drawing on reserves: nothing of an indivisible one ever goes to members, by whatever name. */
export const RESERVE_DECIDE: Chapter['decide'] = {
  'draw-on-reserve': {
    who: 'member',
    decide: (context, { reserve, amountMinor, purpose, among }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state } = context
      const found = reserveNow(state, reserve)
      if (found === undefined) return refuse('no-such', { what: 'reserve', id: reserve }, [CLAUSE])
      const { currency } = state.charter.inForce
      const drawn = tryDrawOnReserve({ reserve: found, amountMinor, purpose, currency })
      if (drawn.kind === 'refused') return refuseProblems(drawn.problems, [CLAUSE])
      if (drawn.kind === 'not-allowed') return { kind: 'refused', because: drawn.because }
      const { lossesCarriedMinor: lossesMinor } = state.surplus
      if (purpose === 'losses' && BigInt(amountMinor) > lossesMinor)
        return refuse('more-than-losses', { amountMinor: BigInt(amountMinor), lossesMinor, currency }, [CLAUSE])
      const event = { type: 'reserve-drawn', reserve, amountMinor: String(BigInt(amountMinor)), purpose } as const
      if (purpose !== 'members') return [event]
      const unknown = among?.find(({ member }) => memberOf(state, member) === undefined)
      if (unknown !== undefined) return refuse('no-such', { what: 'member', id: unknown.member }, [CLAUSE])
      const shares = (among ?? []).map(({ member, labour }) => ({ id: member, weight: labour }))
      const split = tryAllocate({ totalMinor: BigInt(amountMinor), shares })
      return split.kind === 'refused'
        ? refuseProblems(split.problems, [CLAUSE])
        : [
            {
              ...event,
              members: split.shares.map((share) => ({ member: share.id, amountMinor: String(share.amountMinor) })),
            },
          ]
    },
  },
}

/** A reserve as it stands. One that was indivisible once stays it, and so does one that the charter names no more: no amendment shares it out. */
export const reserveNow = (state: State, reserve: string): ReserveInput['reserve'] | undefined => {
  const found = reservesOf(state.charter.inForce).find(({ id }) => id === reserve)
  const balance = state.surplus.reserves.get(reserve)
  if (found === undefined && balance === undefined) return undefined
  const indivisible = found === undefined || found.indivisible || state.surplus.indivisible.has(reserve)
  return { id: reserve, balanceMinor: balance ?? 0n, indivisible }
}
