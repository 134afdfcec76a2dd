import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, Reason, ReasonOf } from '../reasons/index.js'

/** How far a project has come. */
export type ProjectState =
  | 'proposed'
  | 'accepted'
  | 'lost'
  | 'seeking-coordinators'
  | 'staffing'
  | 'running'
  | 'ended'
  | 'closed'

/** What can stand in the way of a project's next step. */
export type ProjectObstacle = ReasonOf<'stands-in-the-way'>['obstacle']

/** How far a project has come, and what the other rules of projects say of it. What is left out has not happened. */
export interface ProjectInput {
  readonly project: string
  readonly state: ProjectState
  /** Whether the charter asks for an evaluation before a project is accepted. */
  readonly evaluateBefore: 'required' | 'optional'
  /** `kind` of `proposalOf`. */
  readonly proposal?: 'complete' | 'incomplete'
  /** `evaluatedBefore` of `evaluationOf`. */
  readonly evaluatedBefore?: boolean
  /** `kind` of `acceptanceOf`. */
  readonly acceptance?: 'accepted' | 'lost' | 'open' | 'tied' | 'inquorate' | 'incomplete'
  /** `kind` of `coordinatorsOf`. */
  readonly coordinators?: 'all-found' | 'not-yet'
  /** `kind` of `staffingOf`. */
  readonly staffing?: 'waits-for-coordinators' | 'staffing' | 'staffed'
  /** `kind` of `evaluationOf`. */
  readonly evaluation?: 'evaluated' | 'projected' | 'incomplete'
  /** Whether `closingOf` of the accounts says `closable`: the results were presented, and the finances audited. */
  readonly closable?: boolean
  readonly clauses?: readonly Citation[]
}

/** What comes next for a project, and what stands in the way. */
export interface NextStep {
  readonly kind: 'may-go-on' | 'not-yet' | 'nothing-follows'
  /** The next state; null where nothing follows. */
  readonly next: Exclude<ProjectState, 'proposed'> | null
  readonly obstacles: readonly ProjectObstacle[]
  readonly because: Because
}

/**
 * What comes next for a project, and what stands in the way? A proposal is accepted, or lost; then coordinators are sought; once all are found they build
 * their teams; once every place is filled it runs; it ends; and it is closed once its results were evaluated and presented, and its finances audited. No
 * step is passed over, and none is taken back: a place that falls free while a project runs does not stop it.
 *
 * Throws, with everything that is wrong: `not-one-of`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-3, WJC-4, WJC-5, WJC-23, WJC-26. Readings: members evaluate a proposal before they accept it (`required`); other: they may (`optional`). A
 * project runs once every place is filled; other: once its coordinators say so, who then list no place that is open.
 *
 * @example
 * ```ts
 * import { nextForProject } from 'coop-rules/projects'
 *
 * const step = nextForProject({ project: 'app', state: 'ended', evaluateBefore: 'required', evaluation: 'evaluated', closable: false })
 * step.next // => 'closed'
 * step.obstacles // => ['not-closable']
 * ```
 */
export const nextForProject = (input: ProjectInput): NextStep => orThrow(tryNextForProject(input))

/** The same for data from outside: refuses where `nextForProject` throws. */
export const tryNextForProject = (input: ProjectInput): NextStep | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  if (!checkProject(input, fields)) return fields.refused
  const { project, state } = input
  if (state === 'lost' || state === 'closed')
    return {
      kind: 'nothing-follows',
      next: null,
      obstacles: [],
      because: [{ code: 'nothing-follows', clauses: input.clauses ?? CLAUSES_OF[state], project, state }],
    }
  const next = state === 'proposed' && input.acceptance === 'lost' ? 'lost' : AFTER[state]
  const clauses = input.clauses ?? CLAUSES_OF[next]
  const obstacles = obstaclesTo(next, input)
  const [first, ...rest] = obstacles.map(
    (obstacle): Reason => ({ code: 'stands-in-the-way', clauses, project, next, obstacle }),
  )
  return first === undefined
    ? { kind: 'may-go-on', next, obstacles, because: [{ code: 'may-go-on', clauses, project, next }] }
    : { kind: 'not-yet', next, obstacles, because: [first, ...rest] }
}

type Next = Exclude<ProjectState, 'proposed'>

const AFTER = {
  proposed: 'accepted',
  accepted: 'seeking-coordinators',
  'seeking-coordinators': 'staffing',
  staffing: 'running',
  running: 'ended',
  ended: 'closed',
} as const satisfies Record<Exclude<ProjectState, 'lost' | 'closed'>, Next>

const CLAUSES_OF: Record<Next, readonly Citation[]> = {
  accepted: ['WJC-3', 'WJC-4'],
  lost: ['WJC-3'],
  'seeking-coordinators': ['WJC-5'],
  staffing: ['WJC-26'],
  running: ['WJC-26'],
  ended: ['WJC-4'],
  closed: ['WJC-4', 'WJC-23'],
}

const obstaclesTo = (next: Next, input: ProjectInput): readonly ProjectObstacle[] => {
  const obstacles: ProjectObstacle[] = []
  switch (next) {
    case 'accepted':
      if (input.proposal !== 'complete') obstacles.push('proposal-incomplete')
      if (input.evaluateBefore === 'required' && input.evaluatedBefore !== true) obstacles.push('not-evaluated-before')
      if (input.acceptance !== 'accepted') obstacles.push('not-accepted')
      break
    case 'staffing':
      if (input.coordinators !== 'all-found') obstacles.push('coordinators-missing')
      break
    case 'running':
      if (input.staffing !== 'staffed') obstacles.push('places-open')
      break
    case 'closed':
      if (input.evaluation !== 'evaluated') obstacles.push('not-evaluated-after')
      if (input.closable !== true) obstacles.push('not-closable')
      break
    case 'lost':
    case 'seeking-coordinators':
    case 'ended':
      break
  }
  return obstacles
}

const STATES = [
  'proposed',
  'accepted',
  'lost',
  'seeking-coordinators',
  'staffing',
  'running',
  'ended',
  'closed',
] as const satisfies readonly ProjectState[]

const OPTIONS = {
  proposal: ['complete', 'incomplete'],
  acceptance: ['accepted', 'lost', 'open', 'tied', 'inquorate', 'incomplete'],
  coordinators: ['all-found', 'not-yet'],
  staffing: ['waits-for-coordinators', 'staffing', 'staffed'],
  evaluation: ['evaluated', 'projected', 'incomplete'],
} as const

const FLAGS = ['evaluatedBefore', 'closable'] as const
const KEYS = ['project', 'state', 'evaluateBefore', ...Object.keys(OPTIONS), ...FLAGS, 'clauses']

const checkProject = (
  input: Readonly<Record<string, unknown>>,
  fields: Fields,
): input is Readonly<Record<string, unknown>> & ProjectInput => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.id(input['project'], 'project')
  fields.oneOf(input['state'], STATES, 'state')
  fields.oneOf(input['evaluateBefore'], ['required', 'optional'], 'evaluateBefore')
  for (const [key, options] of Object.entries(OPTIONS))
    if (input[key] !== undefined) fields.oneOf<string>(input[key], options, key)
  for (const key of FLAGS)
    if (input[key] !== undefined && typeof input[key] !== 'boolean')
      fields.note(wrongKind(input[key], key, 'true or false'))
  return fields.problems.length === 0
}
