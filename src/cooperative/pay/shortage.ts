import { decide } from '../../decisions/index.js'
import type { ShortageRule } from '../../pay/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { openDecision } from '../decisions/open.js'
import type { EventOf, NewEvent } from '../events.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import { openPayday, stranger } from './payday.js'

type Kind = ShortageRule['kind']

/** What happens when money is short: worker-owners set the menu, teams choose from it, both before it comes to that. */
export const SHORTAGE_DECIDE = {
  'open-shortage-menu': {
    who: 'member',
    decide: (context, { decision }) => {
      const rule = context.state.charter.inForce.pay?.shortage
      if (rule === undefined) return refuse('not-in-the-charter', { provision: 'pay.shortage' }, [CLAUSE])
      const subject = { kind: 'shortage-menu' } as const
      const { member: proposer } = context
      return openDecision(context, { decision, provision: rule.menuBy, subject, proposer, options: rule.menu })
    },
  },
  'open-shortage-choice': {
    who: 'member',
    decide: (context, { decision, payday }) => {
      const { state, member: proposer } = context
      const rule = state.charter.inForce.pay?.shortage
      if (rule === undefined) return refuse('not-in-the-charter', { provision: 'pay.shortage' }, [CLAUSE])
      const found = openPayday(state, payday)
      if ('kind' in found) return found
      const { project: scope } = found
      return stranger(state, scope, proposer) ?? choiceOpened(context, { decision, payday, scope }, rule.chosenBy)
    },
  },
} satisfies Chapter['decide']

const CLAUSE = 'WJC-20' satisfies ClauseId

const choiceOpened = (
  context: Context,
  {
    decision,
    payday,
    scope,
  }: { readonly decision: string; readonly payday: string; readonly scope: string | undefined },
  provision: string,
): readonly NewEvent[] | Refusal => {
  const { state, member: proposer } = context
  const subject = { kind: 'shortage', payday } as const
  return openDecision(context, { decision, provision, subject, proposer, scope, options: menuInForce(state) })
}

/** What teams may choose from: what was voted, as far as the charter still has it; else all that the charter has. */
export const menuInForce = (state: State): readonly Kind[] => {
  const { menu = [] } = state.charter.inForce.pay?.shortage ?? {}
  const voted = menu.filter((kind) => state.pay.menu?.includes(kind) === true)
  return voted.length === 0 ? menu : voted
}

/** What follows when such a decision is over. */
export const shortageDecided = (state: State, event: EventOf<'decided'>): readonly NewEvent[] => {
  const { decision, option, options = [] } = event
  const opening = state.decisions.closed.get(decision)?.opening
  if (opening?.subject.kind === 'shortage-menu') {
    const approved = options.filter(({ count }) => byMajority(state, count)).map(({ option: kind }) => kind)
    const menu = (state.charter.inForce.pay?.shortage?.menu ?? []).filter((kind) => approved.includes(kind))
    return menu.length === 0 ? [] : [{ type: 'shortage-menu-set', decision, menu: [...menu] }]
  }
  if (opening?.subject.kind === 'shortage' && event.outcome === 'chosen' && option !== undefined) {
    const { payday } = opening.subject
    if (state.pay.paydays.get(payday)?.ranOn !== undefined) return []
    return [{ type: 'shortage-chosen', payday, decision, rule: option as Kind }]
  }
  return []
}

/** Whether more than half of those who cast a ballot approve of an option: every such option is on the menu. */
const byMajority = (state: State, count: number): boolean => {
  const { menuBallots } = state.pay
  const clauses = clausesOf(state.charter.inForce.pay?.shortage)
  const rule = { moreThan: '1/2', of: 'for-or-against', tie: 'lost', clauses } as const
  const against = menuBallots - count
  return (
    menuBallots > 0 &&
    decide({ rule, electorate: menuBallots, for: count, against, abstain: 0, closed: true }).kind === 'carried'
  )
}
