import { date, periodAround } from '../../calendar/index.js'
import { secrecyRuleOf } from '../../charter/index.js'
import { tellSum } from '../../disclosure/index.js'
import { add, compare, divide, exact, multiply, type Ratio, ratio, subtract } from '../../exact/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem, wrongKind } from '../../problems/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import { mayTell, possibleSums, type Telling } from '../decisions/telling.js'
import { countEntitled, enteredAt } from '../electorate.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { holdersRefused } from '../secrecy/holders.js'
import { written } from '../written.js'
import { batchPolicy } from './batch-policy.js'
import { questionOf } from './in-force.js'
import { scopeRefused } from './propose.js'
import { type ItemRule, itemRule } from './rules.js'
import { type Batch, keyOf } from './state.js'

/**
 * Numbers that are set in secret: the proposals are outside the log, and come in batches. A batch is closed on a count date, and its mean is told, where that tells what nobody proposed; between two batches the number stays as it is.
 *
 * Source: WJC-8.
 */
export const BATCHES: Chapter['decide'] = {
  'open-item-ballots': {
    who: 'voter',
    decide: (context, { item, scope, opening, holders }) => {
      const found = secretItem(context, item, scope)
      if ('kind' in found) return found
      const { state } = context
      const { rule, secrecy, batch, clauses } = found
      if (secrecy.mode !== 'sealed')
        return refuse('not-in-the-charter', { provision: `secrecy.${rule.secrecy ?? 'ballots'}.mode` }, clauses)
      if (batch?.openedOn !== undefined) return refuse('done-already', { what: 'item', id: item }, clauses)
      const electorate = { electorate: rule.proposedBy, scope }
      const wrong = holdersRefused(state, holders, secrecy, (one) => enteredAt(state, electorate, one) !== undefined)
      return wrong ?? [{ type: 'item-ballots-opened', item, scope, opening, holders: [...holders] }]
    },
  },
  'close-item-ballots': {
    who: 'voter',
    decide: (context, { item, scope, closing }) => {
      const found = secretItem(context, item, scope)
      if ('kind' in found) return found
      const { secrecy, batch, clauses } = found
      // A batch of which nothing could be told goes on, and is closed again on a later day.
      if (batch?.closedOn === context.at) return refuse('done-already', { what: 'item', id: item }, clauses)
      const until = nextCount(context, secrecy.countEveryMonths, batch)
      if (until !== undefined && context.at < until)
        return refuse('not-yet', { what: 'item', id: item, until }, clauses)
      if (secrecy.mode === 'sealed' && batch?.openedOn === undefined)
        return refuse('ballots-not-opened', { what: 'item', id: item }, clauses)
      return [{ type: 'item-ballots-closed', item, scope, closing }]
    },
  },
  'release-mean': { who: 'voter', decide: (context, command) => releaseMean(context, command) },
}

const releaseMean = (context: Context, command: CommandOf<'release-mean'>): readonly NewEvent[] | Refusal => {
  const { item, scope, count, changed } = command
  const found = secretItem(context, item, scope)
  if ('kind' in found) return found
  const { state, at } = context
  const { rule, secrecy, batch, clauses } = found
  if (batch?.closedOn === undefined) return refuse('not-yet', { what: 'item', id: item, until: at }, clauses)
  const grid = gridOf(context, item, rule)
  if (grid === undefined) return refuse('not-in-the-charter', { provision: `averageItems.${item}.step` }, clauses)
  const entitled = countEntitled(state, { electorate: rule.proposedBy, scope })
  const sum = exact(command.sum)
  const problems = [...countProblems(command, entitled, batch), ...sumProblems(sum, command, grid, batch)]
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const policy = batchPolicy(state, item, batch) ?? secrecy.policy
  const telling = tellingOf(grid, command, batch)
  const assessment = mayTell(telling, policy, secrecy.clauses)
  if (assessment.kind !== 'count')
    return { kind: 'refused', because: [...assessment.because, { code: 'number-not-told', clauses, item }] }
  const steps = Number(stepsIn(sum, count, grid).numerator)
  const told = tellSum({ assessment, release: { members: count, most: grid.most }, policy, sum: steps })
  if (told.kind !== 'count') return refuse('number-not-told', { item }, clauses)
  return [{ type: 'mean-released', item, scope, count, sum: written(sum), changed, steps, most: grid.most }]
}

/** A secret number of the charter, how it is kept secret, and how far its batch is. */
const secretItem = (context: Context, item: string, scope: string | undefined) => {
  const { state } = context
  const rule = itemRule(state, item)
  if (rule === undefined) return refuse('no-such', { what: 'item', id: item })
  const wrong = scopeRefused(state, rule, scope)
  if (wrong !== undefined) return wrong
  const clauses = clausesOf(rule)
  if (rule.secret !== true) return refuse('not-in-the-charter', { provision: `averageItems.${item}.secret` }, clauses)
  const secrecy = secrecyRuleOf(state.charter.inForce, rule.secrecy)
  return { rule, secrecy, batch: state.averages.batches.get(keyOf(item, scope)), clauses }
}

/** From which day on the next batch may be closed: count dates are counted from 1 January of the year of the founding on, and there is one batch between two of them. */
const nextCount = ({ state, at }: Context, everyMonths: number | undefined, batch: Batch | undefined) => {
  const before = batch?.closedOn ?? batch?.releasedOn
  if (everyMonths === undefined || before === undefined) return undefined
  const founded = state.charter.history[0]?.on ?? at
  const anchor = date(`${founded.slice(0, 4)}-01-01`)
  return periodAround({ day: before, anchor, length: { months: everyMonths } }).end
}

/** The whole steps from the least number to the most. */
interface Grid {
  readonly min: Ratio
  readonly step: Ratio
  readonly most: number
}

const gridOf = ({ state }: Context, item: string, rule: ItemRule): Grid | undefined => {
  const { min, max, step } = questionOf(state, item, rule)
  if (min === undefined || max === undefined || step === undefined) return undefined
  const from = exact(min)
  const size = exact(step)
  const all = divide(subtract(exact(max), from), size)
  const most = Number(all.numerator / all.denominator)
  return most < 1 || most > MOST_STEPS ? undefined : { min: from, step: size, most }
}

/** Sums of more steps than this would come near to what a whole number can be. */
const MOST_STEPS = 1_000_000_000

const tellingOf = (
  { most }: Grid,
  { count, changed = count }: CommandOf<'release-mean'>,
  { releases }: Batch,
): Telling => ({ members: count, most, needed: undefined, changed, releases })

const stepsIn = (sum: Ratio, count: number, { min, step }: Grid): Ratio =>
  divide(subtract(sum, multiply(min, ratio(BigInt(count)))), step)

/** So many proposals there can be, and a batch after another says how many of them are other than then. */
const countProblems = (
  { count, changed }: CommandOf<'release-mean'>,
  entitled: number,
  { releases }: Batch,
): readonly Problem[] => {
  if (count < 1) return [problem(says.notOneOrMore, { path: 'count', received: count })]
  if (count > entitled)
    return [problem(says.moreBallotsThanElectors, { path: 'count', received: count, facts: { electorate: entitled } })]
  if (changed === undefined) return releases.length === 0 ? [] : [wrongKind(undefined, 'changed', '')]
  if (releases.length === 0)
    return [
      problem(says.unknownKey, { path: 'changed', received: changed, facts: { known: 'item, scope, count, sum' } }),
    ]
  return changed > count
    ? [problem(says.moreBallotsThanPresent, { path: 'changed', received: changed, facts: { present: count } })]
    : []
}

/** A sum that so many proposals on the grid can have, so many of which are other than they were. */
const sumProblems = (sum: Ratio, command: CommandOf<'release-mean'>, grid: Grid, batch: Batch): readonly Problem[] => {
  const { count } = command
  const steps = stepsIn(sum, count, grid)
  const possible = possibleSums(tellingOf(grid, command, batch))
  const sumOf = (whole: number): Ratio =>
    add(multiply(grid.min, ratio(BigInt(count))), multiply(grid.step, ratio(BigInt(whole))))
  const [least, most] = [sumOf(possible.from), sumOf(possible.to)]
  if (compare(sum, least) < 0 || compare(sum, most) > 0) {
    const facts = { from: written(least), to: written(most) }
    return [problem(says.outOfRange, { path: 'sum', received: written(sum), facts })]
  }
  const facts = { step: written(grid.step), from: written(sumOf(0)) }
  return steps.denominator === 1n ? [] : [problem(says.offStep, { path: 'sum', received: written(sum), facts })]
}
