import { checkNumberQuestion } from '../../ballots/index.js'
import { compare, exact } from '../../exact/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem, wrongKind } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { itemRule } from '../averages/in-force.js'
import type { Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import type { NewEvent } from '../events.js'
import { outsideMeetingRefused } from '../meetings/reserved.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { written } from '../written.js'
import { decisionRule, openDecision } from './open.js'
import type { ItemDefinition } from '../averages/shapes.js'
import { openingOf } from './state.js'

/** Proposes a new item, which then seeks backing; what it becomes is said from the beginning, for that is what people back. */
export const proposeItem = (context: Context, command: CommandOf<'propose-item'>): readonly NewEvent[] | Refusal => {
  const { decision, provision, item, record, vote, definition } = command
  const { state, member } = context
  const rule = decisionRule(state, provision)
  if (rule?.by !== 'backing')
    return refuse('not-in-the-charter', { provision: `decisions.${provision}` }, clausesOf(rule))
  const problems = [...becomesProblems(vote, definition), ...definitionProblems(definition)]
  const wrong = mayPropose(context) ?? (vote === undefined ? undefined : voteRefused(context, vote))
  if (wrong !== undefined) return wrong
  if (problems.length > 0) return refuseProblems(problems, clausesOf(rule))
  const isTaken =
    itemRule(state, item) !== undefined ||
    state.decisions.open.some(({ opening: { subject } }) => subject.kind === 'item' && subject.item === item)
  if (isTaken) return refuse('there-already', { what: 'item', id: item }, clausesOf(rule))
  const subject = { kind: 'item', item, ...(vote === undefined ? {} : { vote: { ...vote } }) } as const
  const opened = openDecision(context, { decision, provision, subject, proposer: member, record })
  if ('kind' in opened) return opened
  return definition === undefined
    ? opened
    : [{ type: 'item-proposed', decision, item, definition: inWriting(definition) }, ...opened]
}

/** Why a member may not propose anything; undefined where their class may. */
export const mayPropose = ({ state, member }: Context): Refusal | undefined => {
  const memberClass = memberOf(state, member)?.memberClass ?? ''
  const classes = state.charter.inForce.memberClasses ?? {}
  const found = Object.hasOwn(classes, memberClass) ? classes[memberClass] : undefined
  return found?.mayPropose === true
    ? undefined
    : refuse('no-right', { member, needed: 'entitled' }, [...clausesOf(found), CLAUSE])
}

const CLAUSE = 'WJC-18' satisfies ClauseId

/** Why there could be no such vote. */
const voteRefused = (
  context: Context,
  vote: { readonly provision: string; readonly decision: string },
): Refusal | undefined => {
  const { state } = context
  const rule = decisionRule(state, vote.provision)
  const outside = outsideMeetingRefused(context, vote.provision)
  if (outside !== undefined) return outside
  // Whoever the charter leaves out has to be named, and what was backed names nobody.
  const leavesOut = (rule?.electorate.except ?? []).length > 0
  if (rule === undefined || leavesOut || rule.by === 'backing' || 'choose' in rule.rule || 'consent' in rule.rule)
    return refuse('not-in-the-charter', { provision: `decisions.${vote.provision}` }, clausesOf(rule))
  return openingOf(state, vote.decision) === undefined
    ? undefined
    : refuse('there-already', { what: 'decision', id: vote.decision }, clausesOf(rule))
}

/** An item goes to the vote or becomes a number: one of the two. */
const becomesProblems = (vote: unknown, definition: unknown): readonly Problem[] => {
  if ((vote === undefined) !== (definition === undefined)) return []
  return vote === undefined
    ? [wrongKind(undefined, 'definition', '')]
    : [
        problem(says.bothSaid, {
          path: 'definition',
          received: definition,
          facts: { one: 'vote', other: 'definition' },
        }),
      ]
}

/** The bounds are in order, the provisional number is within them, and a step goes somewhere. */
const definitionProblems = (definition: ItemDefinition | undefined): readonly Problem[] => {
  if (definition === undefined) return []
  const { unit, min, max, step, provisional } = definition
  const question = {
    kind: 'number',
    id: 'definition',
    unit,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  } as const
  const problems: Problem[] = checkNumberQuestion(question).map((found) => ({
    ...found,
    path: `definition.${found.path}`,
  }))
  const outside = (path: string, received: unknown): void => {
    const facts = { from: String(min ?? ''), to: String(max ?? '') }
    problems.push(problem(says.outOfRange, { path: `definition.${path}`, received, facts }))
  }
  if (min !== undefined && compare(exact(provisional), exact(min)) < 0) outside('provisional', provisional)
  if (max !== undefined && compare(exact(provisional), exact(max)) > 0) outside('provisional', provisional)
  return problems
}

const inWriting = (definition: ItemDefinition): ItemDefinition => {
  const { min, max, step, provisional } = definition
  return {
    ...definition,
    provisional: written(provisional),
    ...(min === undefined ? {} : { min: written(min) }),
    ...(max === undefined ? {} : { max: written(max) }),
    ...(step === undefined ? {} : { step: written(step) }),
  }
}
