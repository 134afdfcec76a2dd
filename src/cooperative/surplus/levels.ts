import { Map } from 'immutable'
import * as says from '../../problems/en.js'
import { listedTwiceIn, problem, type Refused } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { type FederationMember, type FederationTotals, tryFederationOf } from '../../surplus/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Chapter, Refusal } from '../chapter.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { written } from '../written.js'
import { isEnterprise, termsOf } from './federation.js'
import type { LevelRecord, SurplusState } from './state.js'

const LEVELS = 'CW-5' satisfies ClauseId

/** The levels of a federation: opened, enterprises placed in them, delegates sent. */
export const LEVELS_DECIDE: Chapter['decide'] = {
  'open-level': {
    who: 'member',
    decide: (context, { level, keeps, within }) => {
      const { state } = context
      const wrong = levelsRefused(state) ?? keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { levels } = state.surplus
      if (levels.has(level) || isEnterprise(state, level))
        return refuse('there-already', { what: 'level', id: level }, [LEVELS])
      if (within !== undefined && !levels.has(within)) return refuse('no-such', { what: 'level', id: within }, [LEVELS])
      // All levels are within one: the first.
      const whole = rootOf(levels)
      if (within === undefined && whole !== undefined)
        return refuse('there-already', { what: 'level', id: whole }, [LEVELS])
      const next = levels.set(level, { keeps: written(keeps), within, delegates: Map() })
      const read = tryFederation(state, { ...state.surplus, levels: next })
      return read?.kind === 'refused'
        ? refuseProblems(read.problems, [LEVELS])
        : [{ type: 'level-opened', level, keeps: written(keeps), within }]
    },
  },
  'place-enterprise': {
    who: 'member',
    decide: (context, { enterprise, level }) => {
      const { state } = context
      const wrong = levelsRefused(state) ?? keeperRefused(context)
      if (wrong !== undefined) return wrong
      if (!isEnterprise(state, enterprise)) return refuse('no-such', { what: 'member', id: enterprise }, [LEVELS])
      if (!state.surplus.levels.has(level)) return refuse('no-such', { what: 'level', id: level }, [LEVELS])
      return state.surplus.places.get(enterprise) === level
        ? refuse('done-already', { what: 'member', id: enterprise }, [LEVELS])
        : [{ type: 'enterprise-placed', enterprise, level }]
    },
  },
  'send-delegates': {
    who: 'member',
    decide: (context, { level, from, delegates }) => {
      const { state, member } = context
      const wrong = levelsRefused(state)
      if (wrong !== undefined) return wrong
      const { levels, places } = state.surplus
      if (!levels.has(level)) return refuse('no-such', { what: 'level', id: level }, [LEVELS])
      const isLevel = levels.get(from)?.within === level
      if (!isLevel && places.get(from) !== level) return refuse('no-such', { what: 'member', id: from }, [LEVELS])
      // An enterprise says whom it sends; for a level, whoever keeps the books of the federation records it.
      if (!isLevel && member !== from) return refuse('no-right', { member, needed: 'the-person' }, [LEVELS])
      const keeper = isLevel ? keeperRefused(context) : undefined
      if (keeper !== undefined) return keeper
      const most = state.charter.inForce.federation?.levels?.delegates ?? 1
      const problems = [
        ...listedTwiceIn(delegates, 'delegates'),
        ...(delegates.length <= most
          ? []
          : [
              problem(says.outOfRange, {
                path: 'delegates',
                received: delegates,
                facts: { from: '', to: String(most) },
              }),
            ]),
      ]
      return problems.length > 0
        ? refuseProblems(problems, [LEVELS])
        : [{ type: 'delegates-sent', level, from, delegates }]
    },
  },
}

const levelsRefused = (state: State): Refusal | undefined =>
  state.charter.inForce.federation?.levels === undefined
    ? refuse('not-in-the-charter', { provision: 'federation.levels' }, [LEVELS])
    : undefined

/** The federation's levels with what enterprises subscribed in a year, added up; undefined where there is no level. Whoever subscribed nothing yet is no part of the sums. */
export const tryFederation = (
  state: State,
  { levels, places, subscriptions }: SurplusState,
  year = '',
): FederationTotals | Refused | undefined => {
  const rule = state.charter.inForce.federation?.subscription
  const root = rootOf(levels)
  if (root === undefined || rule === undefined) return undefined
  const subscribed = subscriptions.get(year)
  const ids = [...levels.keys()].sort()
  const enterprises = [...places.keys()].sort()
  const levelOf = (id: string): Extract<FederationMember, { readonly members: unknown }> => ({
    id,
    keeps: levels.get(id)?.keeps ?? '1',
    members: [
      ...ids.filter((one) => levels.get(one)?.within === id).map(levelOf),
      ...enterprises.flatMap((one): readonly FederationMember[] => {
        const labourCostMinor = subscribed?.get(one)?.labourCostMinor
        return places.get(one) === id && labourCostMinor !== undefined ? [{ id: one, labourCostMinor }] : []
      }),
    ],
  })
  const { clauses: _, ...terms } = termsOf(state, rule)
  return tryFederationOf({ ...terms, federation: levelOf(root) })
}

/** The level that all others are within. */
const rootOf = (levels: Map<string, LevelRecord>): string | undefined =>
  levels.findKey(({ within }) => within === undefined)
