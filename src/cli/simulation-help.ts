const COMMON = `  --models MODULE   a module with models of your own, as its default export; may be said several times
  --json            answer as one JSON document
  --lang LANGUAGE   en or es; otherwise by LC_ALL, LC_MESSAGES and LANG
  --help            this text`

const TABLES = `  --parquet         the tables as Parquet files too; needs the package hyparquet-writer
  --y MEASURE       the mean of this measure, which is no text, at each point into Y.csv, a number a line, as SALib reads it`

/** The help of the commands on simulations. */
export const SIMULATION_HELP = {
  simulate: `coop-rules simulate: one run of a model, what came of it, and how it went

Usage
  coop-rules simulate SCENARIO [options]
  coop-rules simulate --of DIR --run NAME [options]

A scenario in JSON:
  {"model":"jury","seed":"study-a","parameters":{"members":11,"competence":0.6}}
  model         one of coop-rules models, or of --models
  seed          everything drawn follows from it; the same scenario gives the same run on every machine
  parameters    coop-rules models NAME tells them; what is not said is as told there
  replicate     which run of a plan's point it is, counted from 0
  common        as in a plan: with the same, a run of a sweep comes out as it did there
  "$schema"     "./node_modules/coop-rules/scenario.schema.json" has an editor complete the rest

With --of and --run a run of a sweep is carried out again, by the plan in its folder: with its seed, parameters, replicate and common. Where its model threw, the
line of the model is told; where the file of the model, or what comes of the run, is not what the sweep keeps, that is noted.

Options
  --seed TEXT       another seed
  --out DIR         the tables of the run, too, into this folder
  --of DIR          the folder of a sweep
  --run NAME        which of its runs: the column run of runs.csv
${COMMON}

Examples
  coop-rules simulate scenario.json
  coop-rules simulate --of study --run 67db3a75976e84e5447842dd4b8dd3ab
  echo '{"model":"jury","seed":"a"}' | coop-rules simulate - --lang es
`,
  sweep: `coop-rules sweep: many runs of a model, by a plan, into tables

Usage
  coop-rules sweep PLAN --out DIR [options]
  coop-rules sweep PLAN --out DIR --shard I/N [options]
  coop-rules sweep merge DIR, of shards; see coop-rules sweep merge --help

A plan in JSON is a scenario with
  vary          {"members":[3,11,101]}: every combination of the values is a point
  points        [{"members":3}]: the points themselves; or sample, for coop-rules sensitivity
  replicates    how often each point is run, each time with other chance
  common        {"preferences":["aggregation"]}: parameters that a stream of chance takes no notice of, so that points meet the same chance
  series        true: the steps on the way are kept
  "$schema"     "./node_modules/coop-rules/plan.schema.json" has an editor complete the rest

DIR gets plan.json, and in rows/ a line a run as soon as it is done. A whole sweep, or sweep merge once all shards are done, makes of them runs.csv,
series.csv, columns.json (what stands in the columns) and manifest.json. Their rows do not depend on how many worked, in how many shards, or how often it
was broken off. A run that fails is a row with its error.

Ctrl-C finishes the runs in hand, and says how to go on; a second one leaves at once. What was killed goes on with --resume, also as other shards.
Shards may be begun at the same time, on several machines with one folder: each asks for --resume only where it has rows of its own already.

Options
  --out DIR         the folder of the sweep
  --workers N       how many threads work; otherwise as many as this machine runs at once. More than one need the package piscina;
                    there are never more than runs, nor than four for each processor
  --shard I/N       only every Nth run, from the Ith on, counted from 1; as long as 30 seconds or more, starting up costs nothing
  --resume          go on with what is in the folder
  --same-model      with --resume, where the file of a model of your own was changed: nothing was that its runs depend on
  --yes             carry out more than 100000 runs without asking back
  --points CSV      the points of this file: its header has the paths of parameters, as param_values of SALib saved with a header
${TABLES}
  --progress        show progress although no one seems to watch
${COMMON}

Exit codes: 0 done; 1 refused, or runs are missing, or every run failed; 2 the command line is wrong; 3 a file cannot be read or written, or the disk is full: what was
written is kept; 130 stopped by Ctrl-C.

Examples
  coop-rules sweep plan.json --out study
  coop-rules sweep plan.json --out study --shard "$SLURM_ARRAY_TASK_ID/64" --workers 1
`,
  'sweep merge': `coop-rules sweep merge: the tables of a sweep whose shards are done

Usage
  coop-rules sweep merge DIR [options]

Makes of the rows in DIR runs.csv, series.csv where steps were kept, columns.json (what stands in the columns) and manifest.json. Two rows of one run that are not the same
are refused, with their files and lines.

Options
  --partial         make tables of the rows there are
${TABLES}
  --progress        show progress although no one seems to watch
${COMMON}

Exit codes: 0 done; 1 refused, or runs are missing, or every run failed; 2 the command line is wrong; 3 a file cannot be read or written.

Examples
  coop-rules sweep merge study --parquet
  coop-rules sweep merge study --partial
`,
  models: `coop-rules models: what can be simulated

Usage
  coop-rules models [MODEL] [options]

Lists the models; of one, its parameters with what they may be and what they are where nothing is said, the streams of chance that it draws from, which common names, and what it
measures.

Options
${COMMON}

Examples
  coop-rules models jury
`,
  plot: `coop-rules plot: the pictures of a sweep

Usage
  coop-rules plot DIR [--only NAME]... [options]

Draws what the plan asks for under plots, or else what follows from what varies, into DIR/plots: of each picture the specification NAME.vl.json in the language of
Vega-Lite, with its data in it, and NAME.svg. Needs the packages vega and vega-lite. The same rows give the same bytes.

Options
  --only NAME       this picture only; may be said several times
${COMMON}

Examples
  coop-rules plot study
`,
  sensitivity: `coop-rules sensitivity: which parameters the measures of a sweep hang on

Usage
  coop-rules sensitivity DIR [--measure NAME]... [options]

Of a sweep whose plan has a sample. With the design sobol: the share of the variance of a measure that each parameter brings about, alone (first) and together with all others (total). With the design
morris: what a change over the whole range of a parameter does, on the mean (mu), in size (muStar), and how much that differs from place to place (sigma). Each figure has an interval of
95 %, and is told of an eighth, a quarter and a half of the design too. Writes sensitivity.csv, convergence.csv, and a picture a measure.

Options
  --measure NAME    this measure only; may be said several times
${COMMON}

Examples
  coop-rules sensitivity study --measure rightShare
`,
} as const
