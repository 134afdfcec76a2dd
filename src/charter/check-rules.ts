import { tryStartRound } from '../circles/index.js'
import { checkElectionRule } from '../elections/index.js'
import { meetingRuleProblems } from '../meetings/index.js'
import { membershipRulesProblems } from '../membership/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { checkProjectRules } from '../projects/index.js'
import type { SectionName } from './chapters/list.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { missingField } from './missing.js'
import { averagesOf, isShareRule } from './rule.js'
import { consentRuleOf, electionRuleOf, meetingRuleOf, membershipRulesOf, projectRulesOf } from './rules-of.js'
import { provisionAt, provisionsOf } from './tree.js'

type Fields = Readonly<Record<string, unknown>>

/** Fields that go by another one: with it they are needed, or may be said; without it nothing would go by them, though the by-laws told them. */
interface Together {
  /** The other field, and where its value matters, that value. */
  readonly with: readonly [field: string, value?: string]
  readonly needs: readonly string[]
  readonly may?: readonly string[]
}

/** Nothing that matters in law is filled in silently, and nothing is told that is not so. */
export const TOGETHER: Readonly<Partial<Record<SectionName, readonly Together[]>>> = {
  admissions: [
    { with: ['probationMonths'], needs: ['probationEnds', 'voteInProbation'] },
    { with: ['contributionMinor'], needs: ['instalments', 'paidBefore'], may: ['instalmentMonths'] },
    { with: ['attendances'], needs: ['withinMonths', 'attendancesWhen'] },
  ],
  membership: [{ with: ['refundWithinMonths'], needs: ['refundTo', 'lossesTakenOff'] }],
  averageItems: [{ with: ['places'], needs: ['rounding'] }],
  meetings: [{ with: ['secondQuorum'], needs: [], may: ['secondCallDays', 'secondCallMinutes'] }],
  elections: [
    {
      with: ['nominatedBy'],
      needs: ['nominationsNeeded', 'selfNomination', 'acceptance', 'uncontested', 'tooFew'],
      may: ['candidatesFrom'],
    },
    { with: ['method', 'scottish-stv'], needs: ['lastTransfer'] },
    { with: ['method', 'meek-stv'], needs: ['places', 'omega'] },
    { with: ['method', 'approval'], needs: [], may: ['most'] },
    { with: ['method', 'score'], needs: ['lowestScore', 'highestScore', 'scoreBy'] },
  ],
  projects: [{ with: ['ends', 'days-after-last-work'], needs: ['afterDays'] }],
}

/** What else a provision has to say once it says something. */
const NEEDS: Readonly<Partial<Record<SectionName, (provision: Fields) => readonly (string | false)[]>>> = {
  admissions: (one) => [Number(one['instalments'] ?? 1) > 1 && 'instalmentMonths'],
  decisions: (one) =>
    isShareRule(one['rule'] as never) && one['by'] !== 'backing' ? ['ballotsCanChange', 'thresholds', 'members'] : [],
  meetings: (one) => [
    one['calledBy'] === undefined && one['calledByShare'] === undefined && 'calledBy',
    one['secondQuorum'] !== undefined && one['secondCallMinutes'] === undefined && 'secondCallDays',
  ],
}

/** Every rule says all that it needs, and every ballot ends some day. */
export const checkRules = (charter: Charter, findings: Findings): void => {
  const { problems } = findings
  for (const { section, id, provision } of provisionsOf(charter)) {
    const path = `${section}.${id}`
    const goTogether = TOGETHER[section] ?? []
    const together = goTogether.filter((one) => isSaid(provision, one)).flatMap(({ needs }) => needs)
    for (const field of [...together, ...(NEEDS[section]?.(provision) ?? [])])
      if (field !== false && provision[field] === undefined) problems.push(missingField(path, field))
    for (const one of goTogether.filter((each) => !isSaid(provision, each)))
      tellWithoutEffect(provision, one, path, problems)
  }
  checkEnds(charter, findings)
  checkOneForAll(charter, findings)
  const aged = Object.values(charter.memberClasses ?? {}).some(({ minimumAge }) => minimumAge !== undefined)
  if (aged && charter.membership?.voting?.leapBirthday === undefined)
    problems.push(missingField('membership.voting', 'leapBirthday'))
  for (const [id, { secondCallDays, secondCallMinutes }] of Object.entries(charter.meetings ?? {})) {
    if (secondCallDays === undefined || secondCallMinutes === undefined) continue
    const facts = { what: 'secondCallDays, secondCallMinutes' }
    problems.push(
      problem(says.listedTwice, { path: `meetings.${id}.secondCallMinutes`, received: secondCallMinutes, facts }),
    )
  }
}

const isSaid = (provision: Fields, { with: [field, value] }: Together): boolean =>
  value === undefined ? provision[field] !== undefined : provision[field] === value

/** What one would read in the by-laws and rely on, and what nothing goes by. */
const tellWithoutEffect = (
  provision: Fields,
  { with: [field, value], needs, may }: Together,
  path: string,
  problems: Problem[],
): void => {
  const facts = { without: value === undefined ? field : `${field}: ${value}` }
  for (const idle of [...needs, ...(may ?? [])])
    if (provision[idle] !== undefined)
      problems.push(problem(says.noEffect, { path: `${path}.${idle}`, received: provision[idle], facts }))
}

/** What the rules know one of for all members: a charter that says two would have one of them dropped silently. */
const checkOneForAll = (charter: Charter, { problems }: Findings): void => {
  const tellSecond = (section: 'memberClasses' | 'admissions', field: string): void => {
    const said = provisionsOf(charter).filter((one) => one.section === section && one.provision[field] !== undefined)
    const [first] = said
    const other = said.find(({ provision }) => provision[field] !== first?.provision[field])
    if (first === undefined || other === undefined) return
    const facts = { options: String(first.provision[field]) }
    const path = `${section}.${other.id}.${field}`
    problems.push(problem(says.notOneOf, { path, received: other.provision[field], facts }))
  }
  tellSecond('memberClasses', 'minimumAge')
  for (const field of ['voteInProbation', 'attendances', 'withinMonths', 'attendancesWhen'])
    tellSecond('admissions', field)
}

/** A vote by ballots is open for some days, or until its rule has held for some; one in a meeting ends with it. */
const checkEnds = (charter: Charter, { problems }: Findings): void => {
  const inMeetings = new Set(Object.values(charter.meetings ?? {}).flatMap(({ decides }) => decides ?? []))
  for (const [id, decision] of Object.entries(charter.decisions ?? {})) {
    const ends = decision.openDays !== undefined || decision.holdForDays !== undefined
    const byBallots = 'choose' in decision.rule || (isShareRule(decision.rule) && decision.by !== 'backing')
    if (byBallots && !ends && !inMeetings.has(id)) problems.push(missingField(`decisions.${id}`, 'openDays'))
  }
}

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
      checkElectionRule(electionRuleOf(charter, id)).map(below(`elections.${id}`)),
    ),
    ...(projects === undefined ? [] : checkProjectRules(projects).map(below('projects'))),
    ...(members ? membershipRulesProblems({ rules: membershipRulesOf(charter), path: 'membership' }) : []),
  ]
}

/** Where the rules on projects are read from: their chapter, the decisions it names, and the numbers that those or it are set by. */
const placesOfProjects = (charter: Charter): readonly string[] => {
  const { proposal, coordinators, removal, evaluation } = charter.projects ?? {}
  const decisions = [proposal, coordinators, removal].flatMap((one) => (one === undefined ? [] : [one.decision]))
  const items = decisions.flatMap((id) => {
    const decision = provisionAt(charter, 'decisions', id) as Decision | undefined
    return decision === undefined ? [] : averagesOf(decision.rule).map((pointer) => pointer.id)
  })
  const scale = evaluation === undefined ? [] : [evaluation.item]
  return [
    'projects',
    ...decisions.map((id) => `decisions.${id}`),
    ...[...items, ...scale].map((id) => `averageItems.${id}`),
  ]
}

type Decision = NonNullable<Charter['decisions']>[string]

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
