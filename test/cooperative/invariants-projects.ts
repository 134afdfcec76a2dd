import type { Command } from '../../src/cooperative/index.js'
import { PEOPLE } from '../arbitraries/commands.js'
import { belonging, type Move, RECORD, say, type Scene, somebody, votersOf } from './invariants-people.js'

const FULLY_STATED = {
  serves: [{ objective: 'purpose', how: RECORD }],
  budgetMinor: '500000',
  budget: RECORD,
} as const

const begin: Move = (scene) => {
  const { at, dice, fresh: project } = scene
  const by = dice.one(PEOPLE)
  const areas = dice.chance(1, 4) ? ['tech', 'sound'] : ['tech']
  return [
    say(at, by, { type: 'propose-project', project, ...FULLY_STATED, areas }),
    say(at, somebody(scene), { type: 'evaluate-project', project, objective: 'purpose', value: 8 }),
    say(at, by, { type: 'put-project-to-the-vote', project, decision: `${project}-vote` }),
    ...votersOf(scene).map((voter) => say(at, voter, { type: 'cast', decision: `${project}-vote`, answer: 'for' })),
  ]
}

/** What comes next in a project, by how far it has come. */
const carryOn: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  if (state.projects.all.size === 0) return []
  const [project, record] = dice.one([...state.projects.all])
  const free = record.proposal.areas.filter((area) => !record.coordinators.has(area))
  const team = [...(state.projects.teams.get(project)?.keys() ?? [])]
  if (free.length > 0) {
    const area = dice.one(free)
    const by = somebody(scene)
    const decision = fresh
    return [
      say(at, by, { type: 'stand-for-coordination', project, area, decision, removalThreshold: '60%' }),
      ...votersOf(scene).map((voter) => say(at, voter, { type: 'cast', decision, answer: 'for' })),
    ]
  }
  const coordinators = [...record.coordinators]
  if (coordinators.length === 0) return []
  const [area, coordinator] = dice.one(coordinators)
  switch (dice.under(7)) {
    case 0:
    case 1: {
      const place = fresh
      const person = dice.one(PEOPLE)
      return [
        say(at, coordinator, { type: 'open-place', project, area, place }),
        say(at, person, { type: 'apply-for-place', project, place, removalThreshold: dice.one(['50%', '80%']) }),
        ...(dice.chance(1, 2)
          ? [say(at, coordinator, { type: 'open-next-pool', project, place, record: RECORD })]
          : []),
        say(at, coordinator, { type: 'take-in', project, place, person }),
      ]
    }
    case 2:
      return [say(at, coordinator, { type: 'start-project', project })]
    case 3:
      return team.map((by) => say(at, by, { type: 'work-on-project', project }))
    case 4: {
      const removal = { project, person: dice.one([coordinator, ...team]), from: dice.one(['coordination', 'team']) }
      return [say(at, dice.one([coordinator, ...team]), { type: 'propose-removal', ...removal, decision: fresh })]
    }
    case 5:
      return [say(at, dice.one([coordinator, ...team]), { type: dice.one(['leave-team', 'end-part']), project })]
    default:
      return [
        say(at, coordinator, { type: 'end-project', project, record: RECORD }),
        ...['worker-owners', 'volunteers', 'donors'].map((to) =>
          say(at, coordinator, { type: 'present-results', project, to, record: RECORD }),
        ),
        say(at, somebody(scene), { type: 'evaluate-project', project, objective: 'purpose', value: 6 }),
        say(at, somebody(scene), { type: 'audit-project', project, record: RECORD }),
        say(at, coordinator, { type: 'close-project', project }),
      ]
  }
}

const outOfTeams: Move = (scene) => {
  const { state, at, dice } = scene
  if (state.projects.all.size === 0) return []
  const [project, record] = dice.one([...state.projects.all])
  const by = dice.one(PEOPLE)
  const areas = record.proposal.areas
  const type = dice.one([
    'withdraw-project',
    'abandon-project',
    'resign-coordination',
    'withdraw-coordination-candidacy',
  ])
  return [
    say(at, by, { type, project, ...(areas[0] === undefined ? {} : { area: dice.one(areas) }), record: RECORD }),
  ].map((command) => fitting(command))
}

/** Only what the kind of command has. */
const fitting = (command: Command): Command => {
  const { area, record, ...rest } = command as Command & { area?: string; record?: string }
  if (command.type === 'withdraw-project') return rest as Command
  return (command.type === 'abandon-project' ? { ...rest, record } : { ...rest, area }) as Command
}

/** Those who earn in the body that a payday is of. */
const earners = (scene: Scene, project: string | undefined): readonly string[] =>
  project === undefined ? belonging(scene) : [...(scene.state.projects.teams.get(project)?.keys() ?? [])]

const bodies = ({ state }: Scene): readonly (string | undefined)[] => {
  const teams = [...state.projects.teams.keys()]
  return state.charter.inForce.projects === undefined ? [undefined] : teams
}

const setSalaries: Move = (scene) => {
  const { state, at, dice, known } = scene
  const of = bodies(scene)
  const categories = known['category'] ?? []
  if (of.length === 0 || categories.length === 0) return []
  const scope = dice.one(of)
  const shared = state.charter.inForce.pay?.salaries?.proposedBy.members
  const scoped = typeof shared === 'object' && 'team' in shared
  const equal = state.charter.inForce.pay?.salaries?.scale === 'equal'
  return earners(scene, scope).map((by) =>
    say(at, by, {
      type: 'propose-salaries',
      ...(scoped && scope !== undefined ? { scope } : {}),
      ...(equal
        ? { base: dice.one(['10', '12.5', '7.33']), amounts: {} }
        : { amounts: Object.fromEntries(dice.some(categories).map((one) => [one, dice.one(['10', '12.5', '7.33'])])) }),
    }),
  )
}

const keepPayday: Move = (scene) => {
  const { state, at, dice, fresh, known } = scene
  const of = bodies(scene)
  if (of.length === 0) return []
  const open = [...state.pay.paydays.values()].filter(({ ranOn }) => ranOn === undefined)
  const found = open.length > 0 && dice.chance(4, 5) ? dice.one(open) : undefined
  const project = found === undefined ? dice.one(of) : found.project
  const team = earners(scene, project)
  if (team.length === 0) return []
  const by = dice.one(team)
  const opens = { type: 'open-payday', payday: fresh, ...(project === undefined ? {} : { project }) }
  const payday = found?.payday ?? fresh
  const category = known['category']?.[0] === undefined ? undefined : dice.one(known['category'])
  const work = team.flatMap((one): readonly Command[] =>
    category === undefined || dice.chance(1, 3)
      ? [say(at, one, { type: 'ask-task-pay', payday, task: 'poster', amountMinor: dice.one(['100', '33333']) })]
      : [say(at, one, { type: 'record-hours', payday, category, date: at, hours: dice.one([1, 7.5, 9]) })],
  )
  const approvals = team.map((one, n) =>
    say(at, one, { type: 'approve-pay', payday, member: team[(n + 1) % team.length] }),
  )
  const giving = {
    type: dice.one(['forfeit-pay', 'agree-to-forfeit', 'take-back-forfeit']),
    payday,
  }
  const choice = { type: 'open-shortage-choice', decision: `${fresh}-choice`, payday }
  const available = dice.chance(1, 3) ? {} : { availableMinor: dice.one(['0', '1', '9999', '20001', '9000000']) }
  const parts: readonly (readonly Command[])[] = [
    work,
    approvals,
    [say(at, dice.one(team), giving)],
    [say(at, by, choice)],
    [...work, ...approvals, say(at, by, { type: 'run-payday', payday, ...available })],
    [...approvals, say(at, by, { type: 'run-payday', payday, ...available })],
  ]
  return found === undefined ? [say(at, by, opens), ...work] : dice.one(parts)
}

const payDebts: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const owing = [...state.pay.held.keys()].map((key) => (key === '' ? undefined : key))
  const owed = [...state.pay.compensations.keys()]
  if (owed.length > 0 && dice.chance(1, 3))
    return [say(at, somebody(scene), { type: 'pay-compensation', member: dice.one(owed) })]
  if (owing.length === 0) return [say(at, somebody(scene), { type: 'open-shortage-menu', decision: fresh })]
  const project = dice.one(owing)
  const by = dice.one([somebody(scene), ...earners(scene, project)])
  const amountMinor = dice.one(['1', '777', '10000', '9000000'])
  return [
    say(at, by, { type: 'settle-held-pay', payout: fresh, ...(project === undefined ? {} : { project }), amountMinor }),
  ]
}

/** Projects, pay, and what is owed of it. */
export const PROJECT_MOVES: readonly Move[] = [
  ...[begin, carryOn, carryOn, carryOn, carryOn, carryOn, carryOn, outOfTeams],
]
export const PAY_MOVES: readonly Move[] = [
  setSalaries,
  keepPayday,
  keepPayday,
  keepPayday,
  keepPayday,
  payDebts,
  payDebts,
]
