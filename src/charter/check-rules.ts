import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import type { SectionName } from './chapters/list.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import { missingField } from './missing.js'
import { isShareRule } from './rule.js'
import { provisionsOf } from './tree.js'

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
    { with: ['probationMonths'], needs: ['probationEnds', 'voteInProbation'], may: ['rightsInProbation'] },
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
    const facts = { one: 'secondCallDays', other: 'secondCallMinutes' }
    problems.push(
      problem(says.bothSaid, { path: `meetings.${id}.secondCallMinutes`, received: secondCallMinutes, facts }),
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
