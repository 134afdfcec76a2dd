import type { Arbitrary } from 'fast-check'
import * as simulation from '../../simulation/index.js'
import type { Kit } from './kit.js'

/** Anything that a simulation is asked with, or answers: small plans of a quick model, which are really carried out. */
export const anySimulation = (kit: Kit) => {
  const { fc, one, some } = kit
  const seeds = (): Arbitrary<string> => kit.ids('study-', 99)
  const parts = (): Arbitrary<number> => kit.count(100).map((hundredths) => hundredths / 100)
  const ends = (): Arbitrary<{ from: number; to: number }> =>
    fc.tuple(kit.count(10), kit.count(10, 1)).map(([from, width]) => ({ from, to: from + width }))
  const values = (): Arbitrary<number[]> => kit.list(kit.count(100), 1, 4)
  const members = (): Arbitrary<number> => one(3, 5, 11, 4)
  const parameters = () => some({ votes: kit.count(9, 1) }, { members: members(), competence: parts() })
  const basis = () => ({ model: one('jury'), seed: seeds() })
  const design = () => ({
    size: kit.count(6, 4),
    ranges: fc.tuple(ends(), ends()).map(([competence, votes]) => ({
      competence: { from: competence.from / 20, to: competence.to / 20 },
      votes: { from: votes.from + 1, to: votes.to + 1, whole: true },
    })),
  })
  const sound = (): Arbitrary<simulation.SoundPlan> => own.Plan().map((plan) => simulation.readPlan(plan))
  /** A plan with its results. */
  const gathered = (plans: Arbitrary<simulation.SoundPlan>): Arbitrary<simulation.Gathered> =>
    plans.map((plan) => {
      const all = new simulation.Gathered({ plan })
      for (const at of simulation.placesOf(plan, { shard: 1, of: 1 })) all.add(simulation.carryOut(plan, at))
      return all
    })
  const sampled = (): Arbitrary<simulation.Gathered> =>
    gathered(
      fc
        .record({ ...basis(), parameters: fc.record({ members: one(1, 3) }), sample: own.Sample() })
        .map((plan) => simulation.readPlan(plan)),
    )
  const measured = () =>
    sampled().map((all) => ({ all, told: simulation.sensitivityOf({ gathered: all, measure: 'rightShare' }) }))
  const sensitivities = (): Arbitrary<simulation.Sensitivity> =>
    measured()
      .map(({ told }) => told)
      .filter((told) => told !== undefined)
  const influences = (): Arbitrary<simulation.Influence> =>
    kit.part(sensitivities(), (told) => ('parameters' in told ? told.parameters : []))
  const pictures = (): Arbitrary<simulation.Picture> => kit.part(gathered(sound()), (all) => simulation.picturesOf(all))
  const summaries = (): Arbitrary<simulation.PointSummary> =>
    kit.part(gathered(sound()), (all) => [...simulation.summaryOf(all)])
  const rows = (plans: Arbitrary<simulation.SoundPlan>): Arbitrary<simulation.Row> =>
    kit.part(plans, (plan) => [simulation.carryOut(plan, 0), simulation.carryOut(plan, plan.runs - 1)])
  const prefLib = (type: simulation.PrefLibType): Arbitrary<simulation.PrefLib> =>
    kit
      .count(4, 1)
      .chain((many) => {
        const numbers = Array.from({ length: many }, (_, at) => at + 1)
        const orders = fc
          .tuple(
            fc.shuffledSubarray(numbers, { minLength: type.endsWith('c') ? many : 1 }),
            fc.array(fc.boolean(), { minLength: many, maxLength: many }),
          )
          .map(([order, level]) => groupsOf(order, type.startsWith('t') ? level : []))
        const inTwo = fc.subarray(numbers).map((first) => [first, numbers.filter((number) => !first.includes(number))])
        const preferences = fc.uniqueArray(
          fc.record({ count: kit.count(20, 1), groups: type === 'cat' ? inTwo : orders }),
          { maxLength: 4, selector: ({ groups }) => JSON.stringify(groups.map((group) => [...group].sort())) },
        )
        return fc.record({
          kind: one('preflib'),
          dataType: one(type),
          fileName: kit.ids('file-'),
          title: kit.words(),
          description: one(''),
          modificationType: one('original', 'synthetic'),
          relatesTo: one(''),
          relatedFiles: one(''),
          publicationDate: one('2026-03-01'),
          modificationDate: one('2026-03-01'),
          alternatives: one(numbers.map((number) => `candidate ${number}`)),
          more: one([]),
          preferences,
        })
      })
      .map((file) => (type === 'cat' ? { ...file, categories: ['yes', 'no'] } : file))
  const own = {
    Cell: (): Arbitrary<simulation.Cell> => kit.part(own.RanRow(), ({ measures }) => measures),
    Column: (): Arbitrary<simulation.Column> =>
      kit.part(one(...simulation.MODELS), (model) => [...model.measures, ...model.series]),
    Ran: (): Arbitrary<simulation.Ran> =>
      fc
        .tuple(one('jury', 'galam'), seeds())
        .map(([model, seed]) => simulation.readPlan({ model, seed, series: true }))
        .map((plan) => {
          const row = simulation.carryOut(plan, 0) as simulation.RanRow
          const measures = plan.model.measures.map(({ name }, at) => [name, row.measures[at] as simulation.Cell])
          const told = { measures: Object.fromEntries(measures) as simulation.Ran['measures'] }
          return row.series === undefined ? told : { ...told, series: row.series }
        }),
    ParameterValue: (): Arbitrary<simulation.ParameterValue> =>
      fc.oneof(kit.count(100), kit.words(), fc.boolean(), one(null), values(), own.Spread() as Arbitrary<never>),
    Point: (): Arbitrary<simulation.Point> => some({}, { members: members(), competence: parts() }),
    Range: (): Arbitrary<simulation.Range> =>
      fc.tuple(ends(), fc.boolean()).map(([range, whole]) => (whole ? { ...range, whole } : range)),
    Sample: (): Arbitrary<simulation.Sample> =>
      fc.oneof(
        fc.record({ design: one('sobol'), ...design() }),
        fc.record({ design: one('morris'), ...design(), levels: one(4, 6) }),
      ),
    PlotWish: (): Arbitrary<simulation.PlotWish> =>
      some(
        {
          name: kit.ids('plot-'),
          measure: one('right', 'rightShare'),
          over: one('members'),
          kind: one('interval', 'distribution'),
        },
        { title: kit.words(), by: one('competence') },
      ),
    /** Of a model that comes with the package. */
    Plan: (): Arbitrary<simulation.Plan> =>
      some(
        { ...basis(), parameters: parameters() },
        {
          title: kit.words(),
          modelVersion: one(VERSION),
          vary: some(
            {},
            { members: fc.uniqueArray(members(), { minLength: 1, maxLength: 2 }), competence: one([0.6]) },
          ),
          replicates: kit.count(3, 1),
          common: some({}, { noise: one(['members']) }),
          plots: own.PlotWish().map((wish) => [wish]),
        },
      ).map(({ parameters: fixed, ...plan }) => {
        // What varies has no value beside.
        const varied = Object.keys(plan.vary ?? {})
        return {
          ...plan,
          parameters: Object.fromEntries(Object.entries(fixed).filter(([name]) => !varied.includes(name))),
        }
      }),
    Scenario: (): Arbitrary<simulation.Scenario> =>
      some(
        { ...basis(), parameters: parameters() },
        { title: kit.words(), replicate: kit.count(3), series: fc.boolean(), common: one({ noise: ['members'] }) },
      ),
    Row: (): Arbitrary<simulation.Row> => fc.oneof(own.RanRow(), own.FailedRow()),
    RanRow: (): Arbitrary<simulation.RanRow> => kit.only(rows(sound()), 'ran'),
    /** Of a run that its model does not take: only each value by itself is tried when a plan is read. */
    FailedRow: (): Arbitrary<simulation.FailedRow> =>
      kit.only(
        seeds()
          .map((seed) => ({ seed, vary: { members: [5, 3], inFavour: [1, 4] } }))
          .map((plan) => simulation.readPlan({ model: 'galam', ...plan }))
          .map((plan) => simulation.carryOut(plan, 3)),
        'failed',
      ),
    Shard: (): Arbitrary<simulation.Shard> =>
      fc.tuple(kit.count(8, 1), fc.nat()).map(([of, at]) => ({ shard: (at % of) + 1, of })),
    PlannedRun: (): Arbitrary<simulation.PlannedRun> =>
      kit.part(sound(), (plan) => [simulation.runAt(plan, 0), simulation.runAt(plan, plan.runs - 1)]),
    StreamName: (): Arbitrary<simulation.StreamName> => one('preferences', 'schedule', 'noise', 'ties', 'membership'),
    Spread: (): Arbitrary<simulation.Spread> =>
      fc.oneof(
        ends().map((both) => ({ kind: 'uniform' as const, ...both })),
        fc
          .tuple(kit.count(5, 1), kit.count(5, 1), ends())
          .map(([a, b, both]) => ({ kind: 'beta' as const, a, b, ...both })),
        fc.tuple(kit.count(5, 1), ends()).map(([of, both]) => ({ kind: 'greatest' as const, of, ...both })),
        fc
          .tuple(ends(), parts())
          .map(([{ from, to }, part]) => ({ kind: 'triangular' as const, from, mode: from + part * (to - from), to })),
        fc.record({ kind: one('bell'), mean: kit.count(10), deviation: parts() }),
        fc.record({ kind: one('among', 'listed'), values: values() }),
        fc.record({
          kind: one('mixed'),
          share: parts(),
          first: fc.record({ kind: one('listed'), values: values() }),
          second: ends().map((both) => ({ kind: 'uniform' as const, ...both })),
        }),
      ),
    MeanVote: (): Arbitrary<simulation.MeanVote> =>
      kit.list(kit.count(100), 1, 7).chain((peaks) =>
        fc
          .record({
            schedule: one('in-turn', 'at-once'),
            rounds: kit.count(20, 1),
            until: one('settled', 'last-round'),
          })
          .map((how) => ({
            peaks: Float64Array.from(peaks),
            proposals: Float64Array.from(peaks),
            least: 0,
            most: 100,
            ...how,
          })),
      ),
    MeanVoted: (): Arbitrary<simulation.MeanVoted> => own.MeanVote().map(simulation.revoteOnMean),
    PrefLibType: (): Arbitrary<simulation.PrefLibType> => one('soc', 'soi', 'toc', 'toi', 'cat'),
    PrefLib: (): Arbitrary<simulation.PrefLib> => own.PrefLibType().chain(prefLib),
    PrefLibPreference: (): Arbitrary<simulation.PrefLibPreference> =>
      kit.part(own.PrefLib(), ({ preferences }) => preferences),
    PrefLibText: (): Arbitrary<simulation.PrefLibText> => kit.outcome(own.PrefLib(), simulation.tryWritePrefLib),
    TableColumn: (): Arbitrary<simulation.TableColumn> =>
      kit.part(sound(), (plan) => simulation.tablesOf(plan).runs.columns),
    Picture: (): Arbitrary<simulation.Picture> => pictures(),
    PointSummary: (): Arbitrary<simulation.PointSummary> => summaries(),
    Figures: (): Arbitrary<simulation.Figures> =>
      summaries()
        .map(({ count, mean, p5, p50, p95 }) => ({ count, mean, p5, p50, p95 }))
        .filter((found): found is simulation.Figures => found.mean !== undefined),
    Sensitivity: (): Arbitrary<simulation.Sensitivity> => sensitivities(),
    Influence: (): Arbitrary<simulation.Influence> => influences(),
    Estimate: (): Arbitrary<simulation.Estimate> => kit.part(influences(), ({ figures }) => Object.values(figures)),
  }
  return own
}

/** Of the model that plans are made for. */
const VERSION = simulation.MODELS.find(({ name }) => name === 'jury')?.version ?? 1

/** An order cut into groups: those that are level with the one before them. */
const groupsOf = (order: readonly number[], level: readonly boolean[]): readonly (readonly number[])[] => {
  const groups: number[][] = []
  for (const [at, number] of order.entries()) {
    const last = groups.at(-1)
    if (last !== undefined && level[at] === true) last.push(number)
    else groups.push([number])
  }
  return groups
}
