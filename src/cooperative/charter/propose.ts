import { amendCharter, type Change, checkCharter, diffCharters } from '../../charter/index.js'
import type { Charter } from '../whole-charter.js'
import * as says from '../../problems/en.js'
import { idProblem, isRulesError, plainCopy, type Problem, problem, tellIssues } from '../../problems/index.js'
import type { Citation } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { openDecision } from '../decisions/open.js'
import type { EventOf, NewEvent } from '../events.js'
import { outsideMeetingRefused } from '../meetings/reserved.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { CHANGES } from './shapes.js'
import { changedCharter } from './state.js'

/** Changing the charter, by its own rule. */
export const CHARTER_DECIDE: Chapter['decide'] = {
  'propose-amendment': {
    who: 'voter',
    decide: (context, { amendment, version, changes, record }) => {
      const { state, member } = context
      const { inForce, pending, ended } = state.charter
      const { memberClass = '' } = state.members.all.get(member) ?? {}
      if (inForce.memberClasses?.[memberClass]?.mayPropose === false)
        return refuse('no-right', { member, needed: 'entitled' }, clausesOf(inForce.memberClasses[memberClass]))
      if (pending.has(amendment) || ended.has(amendment))
        return refuse('there-already', { what: 'amendment', id: amendment })
      const proposed = readChanges(context, version, changes)
      if ('kind' in proposed) return proposed
      const answer = amendCharter({ charter: inForce, proposed, version, decisions: [] })
      if (answer.kind === 'refused') return refuseProblems(answer.problems, CLAUSES)
      if (answer.kind === 'amended' || answer.missing.length === 0) return { kind: 'refused', because: answer.because }
      const opened = openAll(context, { amendment, record }, answer.missing)
      if ('kind' in opened) return opened
      const { changes: made } = diffCharters({ from: inForce, to: { ...proposed, id: inForce.id, version } })
      return [
        {
          type: 'amendment-proposed',
          amendment,
          version,
          basedOn: inForce.version,
          proposer: member,
          changes: made as EventOf<'amendment-proposed'>['changes'],
          needed: answer.missing.map((one) => ({
            provision: one.decision,
            decision: nameOf(amendment, one.decision),
          })),
          ...(record === undefined ? {} : { record }),
        },
        ...opened,
      ]
    },
  },
}

const CLAUSES: readonly Citation[] = ['WC-2']

/** The charter that the changes would make, whole and sound; or what is wrong. What came from outside is copied before it is read, so that it is the same each time. */
const readChanges = ({ state }: Context, version: string, given: unknown): Charter | Refusal => {
  const { inForce, history } = state.charter
  const problems: Problem[] = []
  const copy = plainCopy(given, problems)
  if (problems.length > 0) return refuseProblems(problems.map(placed), CLAUSES)
  const read = CHANGES.safeParse(copy)
  if (!read.success) {
    tellIssues(read.error.issues, CHANGES, copy, problems)
    return refuseProblems(problems.map(placed), CLAUSES)
  }
  const renamed = (read.data as readonly Change[]).find((one) => one.kind === 'identity' && one.field === 'version')
  // Under a version there was before, the decisions of then would count again.
  if (history.some(({ charter }) => charter.version === version))
    return refuseProblems([problem(says.sameVersion, { path: 'version', received: version })], CLAUSES)
  if (renamed?.kind === 'identity' && renamed.to !== version)
    return refuseProblems([problem(says.notAsBefore, { path: 'version', received: renamed.to })], CLAUSES)
  // The amounts of the log are in one currency, and mean something else in another: what is owed would be.
  const money = (read.data as readonly Change[]).find((one) => one.kind === 'identity' && one.field === 'currency')
  if (money?.kind === 'identity' && money.to !== inForce.currency)
    return refuseProblems(
      [problem(says.notOneOf, { path: 'currency', received: money.to, facts: { options: inForce.currency } })],
      CLAUSES,
    )
  try {
    const changed = changedCharter(inForce, read.data)
    const checked = checkCharter({ charter: { ...changed, version }, library: [] })
    return checked.kind === 'refused' ? refuseProblems(checked.problems, CLAUSES) : checked.charter
  } catch (error) {
    if (isRulesError(error)) return refuseProblems(error.problems, CLAUSES)
    throw error
  }
}

const placed = (found: Problem): Problem => ({
  ...found,
  path: found.path === '' || found.path.startsWith('[') ? `changes${found.path}` : `changes.${found.path}`,
})

/** Opens every decision that is needed; or why one cannot be. */
const openAll = (
  context: Context,
  { amendment, record }: { readonly amendment: string; readonly record: string | undefined },
  needed: readonly { readonly decision: string; readonly covers: readonly string[] }[],
): readonly NewEvent[] | Refusal => {
  const events: NewEvent[] = []
  for (const { decision: provision } of needed) {
    if (provision === '') return refuse('not-in-the-charter', { provision: 'amendments' }, CLAUSES)
    const decision = nameOf(amendment, provision)
    const wrong = idProblem(decision, 'amendment')
    if (wrong !== undefined) return refuseProblems([wrong])
    const outside = outsideMeetingRefused(context, provision, amendment)
    if (outside !== undefined) return outside
    const opened = openDecision(context, {
      decision,
      provision,
      subject: { kind: 'amendment', amendment },
      proposer: context.member,
      record,
    })
    if ('kind' in opened) return opened
    events.push(...opened)
  }
  return events
}

/** Under which name a decision that an amendment needs is opened. */
const nameOf = (amendment: string, provision: string): string => `${amendment}-${provision}`
