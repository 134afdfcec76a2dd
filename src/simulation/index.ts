/**
 * Questions about rules, asked of simulated members: models, plans of many runs that come out the same wherever they are carried out, measures.
 *
 * @module
 */
export { carryOut, type FailedRow, type RanRow, type Row, thrownAt } from './carry-out.js'
export { RowDigest, rowLine } from './digest.js'
export { isRow } from './is-row.js'
export { giniOf } from './measures/gini.js'
export { type Cell, type Column, COLUMN_KINDS, makeModel, type Model, type ModelOf, type Ran } from './model.js'
export { MODELS } from './models.js'
export { type MeanVote, type MeanVoted, revoteOnMean } from './models/average-vote/kernel.js'
export {
  type ParameterValue,
  type Plan,
  type PlotWish,
  type Point,
  type Range,
  readPlan,
  type Sample,
  type SoundPlan,
  tryReadKeptPlan,
  tryReadPlan,
} from './plan.js'
export { placeNamed } from './place-named.js'
export { type PrefLib, type PrefLibPreference, type PrefLibType } from './preflib/preflib.js'
export { readPrefLib, tryReadPrefLib } from './preflib/read-preflib.js'
export { type PrefLibText, tryWritePrefLib, writePrefLib } from './preflib/write-preflib.js'
export { nameAt, placesOf, planEssence, type PlannedRun, runAt, runsOfShard, type Shard } from './runs.js'
export { drawFrom, type Spread, SPREAD } from './spread.js'
export { readScenario, type Scenario, type SoundScenario, tryReadScenario } from './scenario.js'
export { planJsonSchema, scenarioJsonSchema } from './schema.js'
export { Stream, STREAM_NAMES, type StreamName, type Streams } from './stream.js'
export type { Figures } from './plots/figures.js'
export { Gathered } from './plots/gathered.js'
export { influencePicture } from './plots/influence.js'
export { type Picture, picturesOf } from './plots/pictures.js'
export { type PointSummary, summaryOf } from './plots/summary.js'
export { stillMeasures } from './plots/wishes.js'
export type { Estimate } from './sensitivity/estimate.js'
export { type Influence, type Sensitivity, sensitivityOf } from './sensitivity/sensitivity.js'
export { csvLine, type Table, type TableColumn, tablesOf } from './tables.js'
