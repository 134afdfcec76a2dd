import { equal, exact, type ExactInput, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import { routeTo } from './amendments.js'
import { CHAPTERS, SECTIONS, type SectionName } from './chapters/list.js'
import { type Charter, IDENTITY } from './charter.js'
import type { Findings } from './findings.js'
import { averagesOf, isShareRule } from './rule.js'
import { own, provisionAt, provisionsOf } from './tree.js'

/** Everything can be amended somehow and for good, the rules for amending included; objectives never by a number, and nothing by whoever happens to vote. */
export const checkAmendments = (charter: Charter, findings: Findings): void => {
  const { problems } = findings
  const seen = new Set<string>()
  for (const [id, { covers, decision }] of Object.entries(charter.amendments ?? {})) {
    covers.forEach((place, at) => {
      const path = `amendments.${id}.covers[${at}]`
      if (!exists(charter, place)) problems.push(problem(says.notCovered, { path, received: place }))
      // Which of two would hold must not be settled by their order.
      if (seen.has(place)) problems.push(problem(says.listedTwice, { path, received: place, facts: { what: place } }))
      seen.add(place)
    })
    const rule = charter.decisions?.[decision]?.rule
    if (rule !== undefined && 'choose' in rule)
      problems.push(
        problem(says.notOneOf, { path: `amendments.${id}.decision`, received: decision, facts: { options: METHODS } }),
      )
  }
  for (const section of SECTIONS) {
    if (section !== 'amendments' && charter[section] === undefined) continue
    const places = provisionsOf(charter).filter((placed) => placed.section === section)
    const lasting = (place: string): boolean => isLasting(charter, routeTo(charter.amendments ?? {}, place)?.decision)
    if (places.length > 0 ? places.every(({ id }) => lasting(`${section}.${id}`)) : lasting(section)) continue
    problems.push(problem(says.unamendable, { path: section, received: undefined, facts: { what: section } }))
  }
  checkObjectives(charter, findings)
  checkTurnout(charter, findings)
}

const METHODS = 'a decision by a share, by consensus, by consent'

/** Whether a decision is there for good. */
const isLasting = (charter: Charter, decision: string | undefined): boolean =>
  decision !== undefined && charter.decisions?.[decision]?.until === undefined

const exists = (charter: Charter, place: string): boolean => {
  if (place === '*' || (IDENTITY as readonly string[]).includes(place)) return true
  const [section = '', id] = place.split('.')
  if (!Object.hasOwn(CHAPTERS, section)) return false
  return id === undefined || provisionAt(charter, section as SectionName, id) !== undefined
}

/** WJC-1: what the objectives are is never set by an average, not even through a threshold that is one. */
const checkObjectives = (charter: Charter, { problems }: Findings): void => {
  const told = new Set<string>()
  for (const [id, { clauses }] of Object.entries(charter.objectives ?? {})) {
    if (clauses?.includes(OBJECTIVES) !== true) continue
    const decision = routeTo(charter.amendments ?? {}, `objectives.${id}`)?.decision
    const rule = decision === undefined ? undefined : charter.decisions?.[decision]?.rule
    if (decision === undefined || rule === undefined || averagesOf(rule).length === 0 || told.has(decision)) continue
    told.add(decision)
    const [name = ''] = Object.entries(charter.amendments ?? {}).find(([, one]) => one.decision === decision) ?? []
    problems.push(problem(says.objectivesAveraged, { path: `amendments.${name}.decision`, received: decision }))
  }
}

const OBJECTIVES = 'WJC-1'

/** What changes the charter is not left to whoever happens to vote: a share of the ballots has a quorum, its own or that of the meeting that decides it. */
const checkTurnout = (charter: Charter, { warnings }: Findings): void => {
  const inMeetings = Object.values(charter.meetings ?? {}).flatMap(({ decides, quorum }) =>
    isNothing(quorum) ? [] : (decides ?? []),
  )
  const told = new Set<string>(inMeetings)
  for (const [amendment, { decision }] of Object.entries(charter.amendments ?? {})) {
    const rule = own(charter.decisions, decision)?.rule
    if (rule === undefined || !isShareRule(rule) || told.has(decision)) continue
    told.add(decision)
    const { of, quorum, minimumFor, minimumBallots } = rule
    const isHeld =
      minimumFor !== undefined || minimumBallots !== undefined || !isNothing(quorum?.atLeast ?? quorum?.moreThan)
    if (of === 'electorate' || isHeld) continue
    warnings.push(
      problem(says.fewCouldAmend, { path: `decisions.${decision}.rule`, received: rule, facts: { amendment } }),
    )
  }
}

/** Whether a quorum asks for nobody. */
const isNothing = (quorum: ExactInput | object | undefined): boolean =>
  quorum === undefined || (typeof quorum !== 'object' && equal(exact(quorum), ZERO))
