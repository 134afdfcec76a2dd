import { room } from '../library.mjs'
import { textsUnder } from '../seeds.mjs'
import { isRecordOf } from './rooms.mjs'
import { sameText } from './shared.mjs'

let [simulation, rows] = []
const prepare = async () => {
  simulation = await room('simulation')
  const plan = simulation.readPlan({ model: 'jury', seed: 'a', parameters: { members: 3, votes: 10 }, replicates: 3 })
  rows = { plan, row: simulation.carryOut(plan, 0) }
}
const plans = (ending) => textsUnder('examples', ending).map((text) => JSON.stringify(JSON.parse(text)))
const WORDS = [
  'model',
  'jury',
  'seed',
  'vary',
  'parameters',
  'points',
  'sample',
  'ranges',
  'sobol',
  'morris',
  'replicates',
  'common',
  'plots',
  'members',
  'competence',
  'votes',
  'kind',
  'interval',
  'heat',
  'a.b',
  'from',
  'to',
  'whole',
  'spread',
]
const modelSeeds = () =>
  ['jury', 'average-vote', 'deferred-pay', 'removal', 'tallies', 'thresholds', 'cooperative'].map((model) =>
    JSON.stringify({ model, seed: 'a' }),
  )

export const parsers = [
  {
    name: 'preflib',
    reads: 'PrefLib files',
    form: 'text',
    promise: 'refuses',
    sources: ['src/simulation/preflib/'],
    words: [
      '# DATA TYPE: soc\n',
      '# DATA TYPE: cat\n',
      '# ALTERNATIVE NAME 1: A\n',
      '# NUMBER VOTERS: 1\n',
      '# CATEGORY NAME 1: Yes\n',
      '1: 1,2\n',
      '{1,2}',
      '{}',
      '# X: y\n',
      '#:',
      '3: {1},2\n',
    ],
    prepare,
    seeds: () =>
      ['.soi', '.toc', '.soc', '.toi', '.cat'].flatMap((ending) => textsUnder('test/vectors/preflib', ending)),
    read: (text) => simulation.tryReadPrefLib(text),
    again: (file) => {
      const written = simulation.tryWritePrefLib(file)
      if (written.kind === 'refused')
        return `cannot be written: ${written.problems[0].code} at ${written.problems[0].path}`
      const read = simulation.tryReadPrefLib(written.text)
      if (read.kind === 'refused')
        return `what was written is refused: ${read.problems[0].code} at ${read.problems[0].path}`
      const back = simulation.tryWritePrefLib(read)
      return sameText(read, file, 'a file') ?? sameText(back.text, written.text, 'the text')
    },
  },
  {
    name: 'plan',
    reads: 'plans of runs',
    form: 'value',
    promise: 'refuses',
    sources: [
      'src/simulation/plan.ts',
      'src/simulation/check-plan.ts',
      'src/simulation/points.ts',
      'src/simulation/plots/check.ts',
      'src/simulation/sensitivity/check.ts',
      'src/simulation/models/',
    ],
    words: WORDS,
    prepare,
    seeds: () => [...plans('plan.json'), ...modelSeeds()],
    read: (given) => {
      const { kind, problems, plan, points, runs } = simulation.tryReadPlan(given)
      return kind === 'refused' ? { kind, problems } : { kind, plan, points, runs }
    },
    // A plan that is read has a name for its first and its last run, and reads again as it is.
    again: ({ plan, points, runs }) => {
      const read = simulation.tryReadPlan(JSON.parse(JSON.stringify(plan)))
      if (read.kind === 'refused')
        return `a plan is refused when it is read again: ${read.problems[0].code} at ${read.problems[0].path}`
      if (read.points !== points || read.runs !== runs) return 'another number of runs'
      for (const at of [0, runs - 1]) if (typeof simulation.nameAt(read, at) !== 'string') return 'a run without a name'
      return undefined
    },
  },
  {
    name: 'scenario',
    reads: 'scenarios of one run',
    form: 'value',
    promise: 'refuses',
    sources: ['src/simulation/scenario.ts', 'src/simulation/plan.ts'],
    words: [...WORDS, 'replicate', 'series'],
    prepare,
    seeds: () => [...plans('scenario.json'), ...modelSeeds()],
    read: (given) => {
      const { kind, problems, plan, at } = simulation.tryReadScenario(given)
      return kind === 'refused' ? { kind, problems } : { kind, plan: plan.plan, at }
    },
  },
  {
    name: 'rows',
    reads: 'a row of a sweep, as it is read from a file',
    form: 'value',
    promise: 'refuses',
    sources: ['src/simulation/is-row.ts', 'src/simulation/tables.ts', 'src/simulation/digest.ts'],
    words: ['at', 'run', 'kind', 'ran', 'failed', 'error', 'measures', 'series'],
    prepare,
    prepareSeeds: prepare,
    seeds: () => [JSON.stringify(rows.row), JSON.stringify({ ...rows.row, kind: 'failed', error: 'x' })],
    read: (given) => ({ kind: simulation.isRow(rows.plan, given) ? 'row' : 'no-row' }),
    // What is a row can be put into the tables.
    again: ({ kind }, given) => {
      if (kind !== 'row' || !isRecordOf(given)) return undefined
      simulation.rowLine(given)
      for (const { linesOf } of Object.values(simulation.tablesOf(rows.plan)))
        for (const line of linesOf(given)) simulation.csvLine(line)
      return undefined
    },
  },
]
