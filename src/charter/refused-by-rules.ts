import { tryStartRound } from '../circles/index.js'
import { checkElectionRule } from '../elections/index.js'
import { meetingRuleProblems } from '../meetings/index.js'
import { membershipRulesProblems } from '../membership/index.js'
import { checkProjectRules } from '../projects/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { consentRuleOf, electionRuleOf, meetingRuleOf, membershipRulesOf, projectRulesOf } from './rules-of.js'
import { provisionsOf } from './tree.js'

/** What the rules themselves refuse of a charter, at its places there: of each rule that is read from places where nothing else is wrong, given the paths where something is. */
export const refusedByRules = (charter: Charter, wrong: readonly string[]): Findings['problems'] => {
  const places = new Set(wrong.map((path) => path.split('.')).flatMap(([chapter, id]) => [chapter, `${chapter}.${id}`]))
  const isFine = (place: string): boolean => !places.has(place)
  const fineIn = (chapter: 'decisions' | 'meetings' | 'elections'): readonly string[] =>
    Object.keys(charter[chapter] ?? {}).filter((id) => isFine(`${chapter}.${id}`))
  const projects = placesOfProjects(charter).every(isFine) ? projectRulesOf(charter) : undefined
  const members = charter.membership !== undefined && ['membership', 'memberClasses', 'admissions'].every(isFine)
  const below = (path: string) => (found: Findings['problems'][number]) => ({ ...found, path: `${path}.${found.path}` })
  return [
    ...fineIn('decisions').flatMap((id) => consentProblems(charter, id)),
    ...fineIn('meetings').flatMap((id) =>
      meetingRuleProblems({ rule: meetingRuleOf(charter, id), path: `meetings.${id}` }),
    ),
    ...fineIn('elections').flatMap((id) =>
      checkElectionRule(electionRuleOf(charter, id)).map((found) =>
        below(`elections.${id}`)({ ...found, path: ofElection(found.path) }),
      ),
    ),
    ...(projects === undefined ? [] : checkProjectRules(projects).map(below('projects'))),
    ...(members ? membersProblems(charter) : []),
  ]
}

/** A path of the rule of an election with the names that charters have for it. */
const ofElection = (path: string): string =>
  path === 'nominations.needed' ? 'nominationsNeeded' : (SCORES[path] ?? path.replace(/^nominations\./, ''))

const SCORES: Readonly<Record<string, string>> = { min: 'lowestScore', max: 'highestScore', by: 'scoreBy' }

/** What is wrong with the rules on members, each at the place of the charter that it was read from. */
const membersProblems = (charter: Charter): Findings['problems'] => {
  const admissions = Object.keys(charter.admissions ?? {})
  const firstThatSays = (chapter: 'admissions' | 'memberClasses', field: string): string =>
    provisionsOf(charter).find((one) => one.section === chapter && one.provision[field] !== undefined)?.id ?? ''
  const placeOf = (path: string): string =>
    path
      .replace(/^membership\.admission\[(\d+)\]/, (_, at: string) => `admissions.${admissions[Number(at)] ?? at}`)
      .replace(/^membership\.takingPart\b/, () => `admissions.${firstThatSays('admissions', 'attendances')}`)
      .replace(/\.contribution\.schedule\.instalments$/, '.instalments')
      .replace(/\.within\.months$/, '.withinMonths')
      .replace(/^.*\.votingAge$/, () => `memberClasses.${firstThatSays('memberClasses', 'minimumAge')}.minimumAge`)
  const found = membershipRulesProblems({ rules: membershipRulesOf(charter), path: 'membership' })
  return found.map((one) => ({ ...one, path: placeOf(one.path) }))
}

/** Where the rules on projects are read from: their chapter, the decisions it names, and its scale. The numbers that those decisions go by need no place: one that is out of range is told of the decision too, and one that cannot be read is not there. */
const placesOfProjects = (charter: Charter): readonly string[] => {
  const { proposal, coordinators, removal, evaluation } = charter.projects ?? {}
  const decisions = [proposal, coordinators, removal].flatMap((one) => (one === undefined ? [] : [one.decision]))
  return [
    'projects',
    ...decisions.map((id) => `decisions.${id}`),
    ...(evaluation === undefined ? [] : [`averageItems.${evaluation.item}`]),
  ]
}

/** Beginning a round in a circle of one tells everything that is wrong with the rule. */
const consentProblems = (charter: Charter, id: string): Findings['problems'] => {
  const rule = consentRuleOf(charter, id)
  if (rule === undefined) return []
  const round = {
    circle: 'a',
    wider: 'b',
    proposal: 'c',
    wording: 'd',
    reviewOn: '2000-01-01',
    members: ['e'],
    present: ['e'],
    facilitator: 'e',
  }
  const tried = tryStartRound({ ...round, rule })
  if (tried.kind !== 'refused') return []
  return tried.problems.map((found) => ({
    ...found,
    path: found.path.replace(/^rule/, `decisions.${id}.rule.consent`),
  }))
}
