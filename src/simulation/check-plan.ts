import { z } from 'zod'
import * as says from '../problems/en.js'
import { canonicalJson, isRecord, type Problem, problem, RESERVED_KEYS, tell, tellIssues } from '../problems/index.js'
import type { Model } from './model.js'
import type { ParameterValue, Plan } from './plan.js'
import { checkPlots } from './plots/check.js'
import { parameterPaths, pointAt, pointsOf } from './points.js'
import { checkSample } from './sensitivity/check.js'
import { thrownText } from './thrown.js'

/** What is in common with a stream that nothing is drawn from: points would meet other chance all the same. A model of one's own may not tell which it draws from. */
export const checkStreams = ({ common = {} }: Plan, { streams }: Model, problems: Problem[]): void => {
  if (streams === undefined) return
  const known = Object.keys(streams)
  for (const stream of Object.keys(common)) {
    if (known.includes(stream)) continue
    const at = { path: `common.${stream}`, received: stream }
    const nothing = known.length === 0
    tell(
      problems,
      nothing ? problem(says.drawsNothing, at) : problem(says.notAmong, { ...at, facts: { known: known.join(', ') } }),
    )
  }
}

/** What is wrong with a plan of the right shape: what does not fit together, and what its model does not take. */
export const checkPlan = (plan: Plan, model: Model, problems: Problem[]): void => {
  checkCommon(plan, model, problems)
  checkPlots(plan, model, problems)
  const designs = (['vary', 'points', 'sample'] as const).filter((key) => plan[key] !== undefined)
  if (designs.length > 1) {
    tell(problems, problem(says.twoDesigns, { path: designs[1] ?? '', received: designs.join(', ') }))
    return
  }
  const before = problems.length
  checkSample(plan, problems)
  checkNames(plan, problems)
  checkRepeated(plan, problems)
  checkSetTwice(plan, problems)
  if (problems.length > before) return
  const runs = pointsOf(plan) * (plan.replicates ?? 1)
  if (runs > MOST_RUNS)
    tell(problems, problem(says.tooManyRuns, { path: '', received: runs, facts: { most: MOST_RUNS } }))
  checkParameters(plan, model, problems)
}

/** More would not fit into the tables that come of them. */
const MOST_RUNS = 100_000_000

const checkCommon = ({ common = {} }: Plan, model: Model, problems: Problem[]): void => {
  const known = parameterPaths(model)
  for (const [stream, left] of Object.entries(common))
    for (const [at, path] of left.entries())
      if (!known.has(path)) {
        const facts = { known: [...known].join(', ') }
        tell(problems, problem(says.unknownParameter, { path: `common.${stream}[${at}]`, received: path, facts }))
      }
}

/** A path leads through keys, none of which may reach an object's prototype. */
const checkNames = ({ vary, points, sample }: Plan, problems: Problem[]): void => {
  const check = (at: string, names: object | undefined): void => {
    for (const name of Object.keys(names ?? {}))
      if (name.split('.').some((key) => RESERVED_KEYS.has(key)))
        tell(problems, problem(says.reservedKey, { path: `${at}.${name}`, received: name }))
  }
  check('vary', vary)
  check('sample.ranges', sample?.ranges)
  for (const [at, point] of (points ?? []).entries()) check(`points[${at}]`, point)
}

/** A value that is varied twice makes the same runs twice, which would pass for more evidence than there is. Lists of points may have a point twice: designs of other programs do. */
const checkRepeated = ({ vary = {} }: Plan, problems: Problem[]): void => {
  for (const [path, values] of Object.entries(vary)) {
    const known = new Set<string>()
    for (const [at, value] of values.entries()) {
      const what = canonicalJson(value)
      if (known.has(what)) {
        const facts = { what: what.slice(0, 100) }
        if (!tell(problems, problem(says.listedTwice, { path: `vary.${path}[${at}]`, received: value, facts }))) return
      }
      known.add(what)
    }
  }
}

/** A parameter that varies and is set for all as well: one of the two is not what somebody meant. One whose parts vary, such as the mean of a spread, is set as a whole beside them. */
const checkSetTwice = ({ vary, sample, parameters = {} }: Plan, problems: Problem[]): void => {
  const [where, varied] = vary === undefined ? ['sample.ranges', sample?.ranges ?? {}] : ['vary', vary]
  for (const path of Object.keys(varied))
    if (Object.hasOwn(parameters, path)) {
      const facts = { path, where }
      tell(problems, problem(says.variedAndSet, { path: `parameters.${path}`, received: parameters[path], facts }))
    }
}

/** One point that is tried, and where in the plan what it sets stands. */
interface Try {
  readonly set: Readonly<Record<string, ParameterValue>>
  readonly placeOf: (path: string) => string
}

/** Asks the model whether it takes what it would be given. What is wrong in the same place in many points is told once. */
const checkParameters = (plan: Plan, model: Model, problems: Problem[]): void => {
  const shape = z.strictObject({ parameters: model.parameters })
  const known = parameterPaths(model)
  const told = new Set<string>()
  for (const { set, placeOf } of triesOf(plan)) {
    const { vary: _vary, sample: _sample, ...rest } = plan
    const { parameters } = pointAt({ ...rest, points: [set] }, 0)
    for (const found of wrongFor(shape, { parameters }, known)) {
      const one = notCompleted(found, plan, set)
      const path = placed(one, set, placeOf)
      const key = JSON.stringify([path, one.code])
      if (!told.has(key) && !tell(problems, { ...one, path })) return
      told.add(key)
    }
  }
}

/** What is missing beside a part that is set, in a parameter that is not: its default does not fill it in. */
const notCompleted = (found: Problem, { parameters = {} }: Plan, set: Try['set']): Problem => {
  if (found.received !== 'nothing') return found
  const part = Object.keys(set).find((path) => {
    const whole = path.slice(0, path.indexOf('.'))
    return path.includes('.') && !Object.hasOwn(parameters, whole) && found.path.startsWith(`parameters.${whole}.`)
  })
  if (part === undefined) return found
  const path = part.slice(0, part.indexOf('.'))
  return problem(says.defaultNotCompleted, { path: found.path, received: undefined, facts: { path, part } })
}

/** What a shape finds wrong. One that throws, or makes of its parameters what no run can be named by, takes none. */
const wrongFor = (
  shape: z.ZodType,
  given: { readonly parameters: Readonly<Record<string, ParameterValue>> },
  known: ReadonlySet<string>,
): readonly Problem[] => {
  const found: Problem[] = []
  try {
    const read = shape.safeParse(given)
    if (read.success) {
      canonicalJson(read.data)
      tellPassedOver(given.parameters, (read.data as { readonly parameters: unknown }).parameters, known, found)
    } else tellIssues(read.error.issues, shape, given, found)
  } catch (error) {
    const reason = (thrownText(error).split('\n', 1)[0] ?? '').slice(0, 300)
    tell(found, problem(says.notTaken, { path: 'parameters', received: given.parameters, facts: { reason } }))
  }
  return found
}

/** A shape that is not strict passes over what it does not know: a misspelt parameter would be a column of its own beside runs that all had the default. */
const tellPassedOver = (given: unknown, read: unknown, known: ReadonlySet<string>, problems: Problem[]): void => {
  for (const path of pathsIn(given, read, '')) {
    const within = path.slice(0, path.lastIndexOf('.') + 1)
    // What takes any key, and makes something else of it, has no names to be mistaken in.
    const names = [...known].filter((name) => name.startsWith(within) && !name.slice(within.length).includes('.'))
    if (known.has(path) || names.length === 0) continue
    const facts = { known: names.join(', ') }
    tell(problems, problem(says.unknownParameter, { path: `parameters.${path}`, received: path, facts }))
  }
}

/** What is given, and is not in what was read of it. */
function* pathsIn(given: unknown, read: unknown, within: string): Generator<string> {
  if (!isRecord(given)) return
  for (const [key, value] of Object.entries(given)) {
    const path = within === '' ? key : `${within}.${key}`
    if (isRecord(read) && Object.hasOwn(read, key)) yield* pathsIn(value, read[key], path)
    else yield path
  }
}

/** Where the plan says what the model does not take: a parameter that no value suits is wrong as a whole. */
const placed = ({ path, code }: Problem, set: Try['set'], placeOf: Try['placeOf']): string => {
  const whole = path.replace(/^parameters\.?/, '')
  const name = Object.keys(set).find((known) => whole === known || /^[.[]/.test(startless(whole, known)))
  if (name === undefined) return path
  const place = placeOf(name)
  return code === 'unknown-key' || code === 'unknown-parameter'
    ? place.replace(/\[\d+\]$/, '')
    : `${place}${whole.slice(name.length)}`
}

const startless = (text: string, start: string): string => (text.startsWith(start) ? text.slice(start.length) : '')

/** Each value of each varied parameter, beside the first of the others; the first points of a list, or of a sample. */
function* triesOf(plan: Plan): Generator<Try> {
  const { vary } = plan
  if (vary === undefined) {
    const count = Math.min(pointsOf(plan), MOST_TRIES)
    for (let at = 0; at < count; at++) {
      const place = plan.points === undefined ? 'sample.ranges' : `points[${at}]`
      yield { set: pointAt(plan, at).set, placeOf: (path) => `${place}.${path}` }
    }
    return
  }
  const first = Object.fromEntries(Object.entries(vary).map(([path, [value = null]]) => [path, value]))
  const firstPlace = (path: string): string => `vary.${path}[0]`
  yield { set: first, placeOf: firstPlace }
  let count = 0
  for (const [name, values] of Object.entries(vary))
    for (const [at, value] of values.entries())
      if (at > 0) {
        if (++count > MOST_VALUES_TRIED) return
        yield {
          set: { ...first, [name]: value },
          placeOf: (path) => (path === name ? `vary.${name}[${at}]` : firstPlace(path)),
        }
      }
}

const MOST_TRIES = 10_000
/** A grid of no more than `MOST_RUNS` has fewer values: the rest of a larger one, which is refused, would take minutes. */
const MOST_VALUES_TRIED = 110_000
