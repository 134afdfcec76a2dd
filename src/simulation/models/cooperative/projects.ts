import { isShareRule } from '../../../charter/index.js'
import { type EventType, views } from '../../../cooperative/index.js'
import type { Stream } from '../../stream.js'
import { type Life, oneOf, type Person, RECORD } from './life.js'

/** How far a project has come, as its events told it. */
export interface Project {
  readonly project: string
  readonly proposer: string
  stage: 'proposed' | 'accepted' | 'staffing' | 'running' | 'ended' | 'over'
  coordinator: string | undefined
  /** Whether somebody stands for it, on whom it is not decided yet. */
  standing: boolean
  /** How many months it has run. */
  months: number
}

const AREA = 'work'

/** Follows the projects of a life by what happens. */
export const followProjects = (life: Life): ReadonlyMap<string, Project> => {
  const all = new Map<string, Project>()
  life.watch((event) => {
    if (event.type === 'project-proposed') {
      const { project, proposer } = event
      all.set(project, { project, proposer, stage: 'proposed', coordinator: undefined, standing: false, months: 0 })
    } else if ('project' in event && event.project !== undefined) {
      const found = all.get(event.project)
      const stage = STAGES[event.type]
      if (found === undefined) return
      if (stage !== undefined) found.stage = stage
      if (event.type === 'candidacy-received') found.standing = true
      else if (event.type === 'candidacy-ended' || event.type === 'coordinator-found') found.standing = false
      if (event.type === 'coordinator-found') found.coordinator = event.member
      else if (event.type === 'coordinator-left') found.coordinator = undefined
    }
  })
  return all
}

/** Which event brings a project how far. */
const STAGES: Readonly<Partial<Record<EventType, Project['stage']>>> = {
  'project-accepted': 'accepted',
  'project-lost': 'over',
  'project-withdrawn': 'over',
  'project-abandoned': 'over',
  'staffing-began': 'staffing',
  'project-started': 'running',
  'project-ended': 'ended',
  'project-closed': 'over',
}

/** Projects are proposed, evaluated and put to the vote. */
export const proposeProjects = (life: Life, chance: Stream): void => {
  const { charter } = life
  const [objective] = Object.keys(charter.objectives ?? {})
  if (charter.projects?.proposal === undefined || objective === undefined) return
  for (let times = life.timesThisMonth(life.parameters.projects, chance); times > 0; times--) {
    const by = oneOf(life.electorate(), chance)?.name
    if (by === undefined) return
    const project = life.named('project')
    const stated = { serves: [{ objective, how: RECORD }], areas: [AREA], budgetMinor: '500000', budget: RECORD }
    if (!life.give({ type: 'propose-project', by, project, ...stated })) continue
    evaluate(life, project, objective)
    life.give({ type: 'put-project-to-the-vote', by, project, decision: life.named('acceptance') })
  }
}

/** A few members say what they think of it, each by a whim of their own. */
const evaluate = (life: Life, project: string, objective: string): void => {
  const item = life.charter.projects?.evaluation?.item
  for (const { name: by, doing } of life.electorate().slice(0, 3))
    if (item !== undefined) life.give({ type: 'evaluate-project', by, project, objective, value: 4 + doing.below(7) })
}

/** What comes next in each project: a coordinator, a team, the start, and after some months the end. */
export const goOnProjects = (life: Life, all: ReadonlyMap<string, Project>, chance: Stream): void => {
  for (const project of all.values()) {
    if (project.stage === 'accepted' && project.coordinator === undefined && !project.standing)
      stand(life, project, chance)
    else if (project.stage === 'staffing' && project.coordinator !== undefined)
      staff(life, project, project.coordinator, chance)
    else if (project.stage === 'running') {
      project.months++
      if (project.months > life.parameters.lasting) end(life, project)
    }
  }
}

const stand = (life: Life, { project }: Project, chance: Stream): void => {
  const candidate = oneOf(candidatesIn(life), chance)
  if (candidate === undefined) return
  const { name: by } = candidate
  const decision = life.named('coordination')
  life.give({ type: 'stand-for-coordination', by, project, area: AREA, decision, ...removalShare(life, candidate) })
}

/** Those of the classes that may coordinate. */
const candidatesIn = (life: Life): readonly Person[] => {
  const classes = life.charter.projects?.coordinators?.candidates ?? []
  return life.electorate().filter(({ memberClass }) => classes.includes(memberClass))
}

/** What somebody proposes as the share of the team that it takes to remove anyone. */
const removalShare = (life: Life, person: Person): { readonly removalThreshold: string } => ({
  removalThreshold: `${Math.floor(life.wishes.of(person, removalItem(life)) * 100 + 0.5)}%`,
})

/** The number that this share is: whoever proposes it again later wishes the same of it. */
const removalItem = ({ charter }: Life): string => {
  const { decision = '' } = charter.projects?.removal ?? {}
  const { rule } = charter.decisions?.[decision] ?? {}
  const threshold = rule !== undefined && isShareRule(rule) ? (rule.atLeast ?? rule.moreThan) : undefined
  return typeof threshold === 'object' && 'average' in threshold ? threshold.average : decision
}

const staff = (life: Life, { project }: Project, coordinator: string, chance: Stream): void => {
  const others = life.electorate().filter(({ name }) => name !== coordinator)
  const order = chance.order(others.length)
  for (let at = 0; at < Math.min(life.parameters.team, others.length); at++) {
    const person = others[order[at] as number] as Person
    const place = life.named('place')
    const asked = { project, place, ...removalShare(life, person) }
    if (!life.give({ type: 'open-place', by: coordinator, project, area: AREA, place })) continue
    if (life.give({ type: 'apply-for-place', by: person.name, ...asked }))
      life.give({ type: 'take-in', by: coordinator, project, place, person: person.name })
  }
  life.give({ type: 'start-project', by: coordinator, project })
}

const end = (life: Life, one: Project): void => {
  // Only who coordinates it ends it: where nobody does any more, it goes on.
  const { project, coordinator: by } = one
  if (by === undefined || !life.give({ type: 'end-project', by, project, record: RECORD })) return
  for (const to of life.charter.projects?.closing?.presentedTo ?? [])
    life.give({ type: 'present-results', by, project, to, record: RECORD })
  const [objective] = Object.keys(life.charter.objectives ?? {})
  if (objective !== undefined) evaluate(life, project, objective)
  // Whoever took part in it does not audit it: where that is the financial coordinator, another does.
  const took = new Set(views.projects.projectFile(life.state, project)?.parts.map(({ member }) => member))
  const holder = views.members.offices(life.state).find(({ office }) => office === OFFICE)?.member
  const others = candidatesIn(life).filter(({ name }) => !took.has(name))
  const auditor = holder === undefined || took.has(holder) ? others[0]?.name : holder
  if (holder === undefined || auditor === undefined) return
  if (life.give({ type: 'audit-project', by: auditor, project, record: RECORD }))
    life.give({ type: 'close-project', by, project })
}

const OFFICE = 'financial-coordinator'

/** Somebody is put forward to keep the accounts, where the charter has projects audited and nobody does. */
export const appoint = (life: Life, chance: Stream): void => {
  if (life.charter.projects?.closing?.auditedBy !== OFFICE) return
  if (views.members.offices(life.state).some(({ office }) => office === OFFICE)) return
  if ([...life.open.values()].some(({ opened }) => opened.subject.kind === 'appointment')) return
  const [proposer, member] = [oneOf(life.electorate(), chance), oneOf(life.electorate(), chance)]
  const provision = Object.entries(life.charter.decisions ?? {}).find(
    ([, { openDays, electorate, secret }]) =>
      openDays !== undefined && electorate.except === undefined && secret !== true,
  )
  const general = life.charter.decisions?.['other-matters'] === undefined ? provision?.[0] : 'other-matters'
  if (proposer === undefined || member === undefined || general === undefined) return
  const subject = { kind: 'appointment', office: OFFICE, member: member.name } as const
  life.give({
    type: 'open-decision',
    by: proposer.name,
    decision: life.named('appointment'),
    provision: general,
    subject,
  })
}

/** Who is in the team of a project now, in the order of their names. */
export const teamOf = (life: Life, project: string): readonly string[] =>
  views.projects
    .projectFile(life.state, project)
    ?.parts.filter(({ ended }) => ended === undefined)
    .map(({ member }) => member) ?? []

/** Somebody in a team proposes to remove somebody from it. */
export const proposeRemovals = (life: Life, all: ReadonlyMap<string, Project>, chance: Stream): void => {
  for (let times = life.timesThisMonth(life.parameters.removals, chance); times > 0; times--) {
    const running = oneOf(
      [...all.values()].filter(({ stage }) => stage === 'running'),
      chance,
    )
    const team = running === undefined ? [] : teamOf(life, running.project)
    const [by, person] = [oneOf(team, chance), oneOf(team, chance)]
    if (running === undefined || by === undefined || person === undefined || by === person) continue
    const decision = life.named('removal')
    life.give({ type: 'propose-removal', by, project: running.project, person, from: 'team', decision })
  }
}
