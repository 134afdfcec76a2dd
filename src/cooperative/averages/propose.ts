import { readAnswer } from '../../ballots/index.js'
import { equal } from '../../exact/index.js'
import * as says from '../../problems/en.js'
import { problem, wrongKind } from '../../problems/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { enteredAt } from '../electorate.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { number, written } from '../written.js'
import { questionOf } from './in-force.js'
import { type ItemRule, itemRule, setBy } from './rules.js'
import { keyOf } from './state.js'

/** The commands of numbers that everyone sets. */
export const AVERAGES_DECIDE: Chapter['decide'] = {
  'propose-number': {
    who: 'anyone',
    decide: (context, { item, scope, value }) => {
      const rule = mayPropose(context, item, scope)
      if ('kind' in rule) return rule
      const read = readNumber(context.state, item, value)
      if (typeof read !== 'string') return read
      const { state, member } = context
      const before = state.averages.items.get(keyOf(item, scope))?.now.proposals.get(member)
      if (before !== undefined && equal(before, number(read)))
        return { kind: 'unchanged', because: [{ code: 'ballot-unchanged', clauses: clausesOf(rule) }] }
      return [{ type: 'number-proposed', item, scope, member, value: read }]
    },
  },
  'withdraw-number': {
    who: 'anyone',
    decide: (context, { item, scope }) => {
      const rule = mayPropose(context, item, scope)
      if ('kind' in rule) return rule
      const { state, member } = context
      return state.averages.items.get(keyOf(item, scope))?.now.proposals.has(member) === true
        ? [{ type: 'number-withdrawn', item, scope, member }]
        : { kind: 'unchanged', because: [{ code: 'no-ballot-to-withdraw', clauses: clausesOf(rule) }] }
    },
  },
}

/** A number that somebody proposes for an item, as events write it; or why it is none. Whether they may propose is not asked: who enters a team proposes before they are in it. */
const readNumber = (state: State, item: string, value: string | number): string | Refusal => {
  const rule = itemRule(state, item)
  if (rule === undefined) return refuse('no-such', { what: 'item', id: item })
  const read = readAnswer({ question: questionOf(state, item, rule), answer: value, path: 'value' })
  return read.kind === 'refused' ? refuseProblems(read.problems, clausesOf(rule)) : written(read.answer)
}

/** The rule of an item, where this member may propose a number for it. */
const mayPropose = ({ state, member }: Context, item: string, scope: string | undefined): ItemRule | Refusal => {
  const rule = itemRule(state, item)
  if (rule === undefined) return refuse('no-such', { what: 'item', id: item })
  const wrong = scopeRefused(state, rule, scope)
  if (wrong !== undefined) return wrong
  const clauses = clausesOf(rule)
  if (enteredAt(state, { electorate: rule.proposedBy, scope }, member) === undefined)
    return refuse('no-right', { member, needed: 'entitled' }, clauses)
  return rule.secret === true ? refuse('secret-matter', { what: 'item', id: item }, clauses) : rule
}

/** A number of a team is proposed for a team that there is; any other is everyone's, and has no scope. */
export const scopeRefused = (state: State, rule: ItemRule, scope: string | undefined): Refusal | undefined => {
  const clauses = clausesOf(rule)
  const by = setBy(rule)
  if (by === 'everyone')
    return scope === undefined
      ? undefined
      : refuseProblems(
          [problem(says.unknownKey, { path: 'scope', received: scope, facts: { known: 'item, value' } })],
          clauses,
        )
  if (scope === undefined) return refuseProblems([wrongKind(undefined, 'scope', '')], clauses)
  if (by === 'team')
    return state.projects.teams.has(scope) ? undefined : refuse('no-such', { what: 'project', id: scope }, clauses)
  return state.circles.members.has(scope) ? undefined : refuse('no-such', { what: 'circle', id: scope }, clauses)
}
