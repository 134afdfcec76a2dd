import { checkOptions } from '../../ballots/index.js'
import { addMonths, type CalendarDate, date, dateOfEpochDay, epochDay } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import { isShareRule } from '../../charter/index.js'
import type { MemberId } from '../../membership/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem, wrongKind } from '../../problems/index.js'
import { itemRule, numberOn } from '../averages/in-force.js'
import { setBy } from '../averages/rules.js'
import type { Context, Refusal } from '../chapter.js'
import { countEntitled } from '../electorate.js'
import type { EventOf, NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { written } from '../written.js'
import { belowTheFloor } from './floor.js'
import type { Subject } from './shapes.js'
import { type DecisionRuleOfCharter, openingOf } from './state.js'

/** A decision to be opened. */
export interface Opening {
  readonly decision: string
  /** Which decision of the charter it is. */
  readonly provision: string
  readonly subject: Subject
  readonly proposer: MemberId
  /** The project or the circle inside which it is taken. */
  readonly scope?: string | undefined
  readonly parties?: Readonly<Record<string, MemberId>> | undefined
  readonly options?: readonly string[] | undefined
  /** The decision whose leading options these are. */
  readonly runoffOf?: string | undefined
  readonly record?: string | undefined
}

/** The decision of the charter of that name; undefined where it has none. */
export const decisionRule = (state: State, provision: string): DecisionRuleOfCharter | undefined => {
  const decisions: Charter['decisions'] = state.charter.inForce.decisions
  return decisions !== undefined && Object.hasOwn(decisions, provision) ? decisions[provision] : undefined
}

/**
 * Opens a decision: the rule, the thresholds, the charter's version and how many are entitled are pinned in the event. Where nobody is entitled, it goes the way the charter names for that.
 */
export const openDecision = (
  { state, at }: Pick<Context, 'state' | 'at'>,
  opening: Opening,
): readonly NewEvent[] | Refusal => {
  const { decision } = opening
  return openingOf(state, decision) === undefined
    ? openedAs({ state, at }, opening)
    : refuse('there-already', { what: 'decision', id: decision })
}

/** The same for a decision under way that is taken up otherwise, for nothing may be told of it; where so few took part that nothing could be, their number goes for how many there are. */
export const openedAs = (
  { state, at }: Pick<Context, 'state' | 'at'>,
  opening: Opening,
  ballots?: number,
): readonly NewEvent[] | Refusal => {
  const { decision, scope, parties } = opening
  const found = ruleFor({ state, at }, opening, opening.provision, MOST_STEPS, ballots)
  if ('kind' in found) return found
  const { provision, rule, entitled, secret, below } = found
  if ('consent' in rule.rule)
    return refuse('not-in-the-charter', { provision: `decisions.${provision}` }, clausesOf(rule))
  const { proposer, subject, options, runoffOf, record } = opening
  const wrong = optionsProblems(rule, options)
  if (wrong.length > 0) return refuseProblems(wrong, clausesOf(rule))
  const lastsDays = below === 'if-all-agree' ? undefined : daysOpen({ ...rule, secret })
  return [
    {
      type: 'decision-opened',
      decision,
      provision,
      subject,
      ...(scope === undefined ? {} : { scope }),
      ...(parties === undefined ? {} : { parties }),
      ...(options === undefined ? {} : { options: [...options] }),
      ...(runoffOf === undefined ? {} : { runoffOf }),
      proposer,
      ...(record === undefined ? {} : { record }),
      charterVersion: state.charter.inForce.version,
      entitled,
      numbers: numbersFor(state, rule, scope, at),
      ...(lastsDays === undefined ? {} : { closesOn: laterBy(at, lastsDays) }),
      secret,
      ...(below === undefined ? {} : { below }),
    },
  ]
}

/** Options are chosen among where the charter says so, and nowhere else. */
const optionsProblems = (
  { rule }: DecisionRuleOfCharter,
  options: readonly string[] | undefined,
): readonly Problem[] => {
  if ('choose' in rule)
    return options === undefined
      ? [wrongKind(undefined, 'options', 'a list')]
      : checkOptions({ kind: 'options', id: 'options', options })
  return options === undefined ? [] : [problem(says.notOneOf, { path: 'options', received: options, facts: ANSWERS })]
}

const ANSWERS = { options: 'for, against, abstain' }

/** For how many days voting is open; undefined where it stands until its rule has held, or ends otherwise. A secret vote that stands is counted when it would have held, and from then on on its count dates. */
export const daysOpen = ({ rule, openDays, holdForDays, secret }: DecisionRuleOfCharter): number | undefined => {
  if ('consensus' in rule) return Math.max(rule.consensus.noticeDays, openDays ?? 0)
  return openDays ?? (secret === true ? holdForDays : undefined)
}

/** A provision that applies, and whether it is voted on in secret. */
interface Applied {
  readonly provision: string
  readonly rule: DecisionRuleOfCharter
  readonly entitled: number
  readonly secret: boolean
  readonly below?: EventOf<'decision-opened'>['below']
}

/** The provision that applies: that of the charter; where nobody is entitled the one it names for that, and where too few are for secrecy the one it names for that. */
const ruleFor = (
  context: Pick<Context, 'state' | 'at'>,
  opening: Opening,
  provision: string,
  steps: number,
  ballots?: number,
): Applied | Refusal => {
  const { state, at } = context
  const rule = decisionRule(state, provision)
  if (rule === undefined) return refuse('not-in-the-charter', { provision: `decisions.${provision}` })
  const { scope, parties } = opening
  const entitled = countEntitled(state, { electorate: rule.electorate, scope, parties })
  if (entitled === 0)
    return rule.ifNobody === undefined || steps === 0
      ? refuse('nobody-entitled', {}, clausesOf(rule))
      : ruleFor(context, opening, rule.ifNobody, steps - 1)
  if (rule.secret !== true || 'consent' in rule.rule) return { provision, rule, entitled, secret: false }
  const floor = belowTheFloor(state, rule, numbersFor(state, rule, scope, at), entitled, ballots)
  switch (floor.kind) {
    case 'refused':
      return floor
    case 'secret':
      return { provision, rule, entitled, secret: true }
    case 'openly':
      return { provision, rule, entitled, secret: false, below: 'openly' }
    case 'if-all-agree':
      return { provision, rule, entitled, secret: true, below: 'if-all-agree' }
    case 'assembly': {
      const found =
        steps === 0
          ? refuse('nobody-entitled', {}, clausesOf(rule))
          : ruleFor(context, opening, floor.assembly ?? '', steps - 1)
      return 'kind' in found ? found : { below: 'assembly', ...found }
    }
  }
}

const MOST_STEPS = 10

/** The numbers in force of the average items that a rule points at. A team's own number is asked of the team. */
export const numbersFor = (
  state: State,
  { rule }: DecisionRuleOfCharter,
  scope: string | undefined,
  on: CalendarDate,
): Readonly<Record<string, string>> => {
  if (!isShareRule(rule)) return {}
  const { quorum } = rule
  const numbers: Record<string, string> = {}
  for (const threshold of [rule.atLeast, rule.moreThan, quorum?.atLeast, quorum?.moreThan]) {
    if (typeof threshold !== 'object' || !('average' in threshold)) continue
    const { average } = threshold
    // An amendment may have taken the item away since the opening, whose number then stays.
    if (itemRule(state, average) === undefined) continue
    numbers[average] = written(numberOn(state, average, scopeOfItem(state, average, scope), on).value)
  }
  return numbers
}

/** The scope of an item: only a number that each team or each circle sets has one. */
const scopeOfItem = (state: State, item: string, scope: string | undefined): string | undefined => {
  const rule = itemRule(state, item)
  return rule === undefined || setBy(rule) === 'everyone' ? undefined : scope
}

/** So many days later; what would come after the last day that can be written comes on that day. */
export const laterBy = (day: CalendarDate, days: number): CalendarDate =>
  dateOfEpochDay(Math.min(epochDay(day) + days, epochDay(LAST_DAY)))

/** So many months later, in the same way. */
export const laterByMonths = (day: CalendarDate, months: number): CalendarDate =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) + months > LAST_MONTH
    ? LAST_DAY
    : addMonths({ anchor: day, months })

const LAST_DAY = date('9999-12-31')
const LAST_MONTH = 9999 * 12 + 12
