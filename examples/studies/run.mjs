// Carries out a study: its plan is swept, drawn and summed up, and what came of it is laid beside the plan. `npm run study -- NAME`; with --check it is compared with what lies there.
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Gathered, summaryOf } from 'coop-rules/simulation'
import { openSweep } from 'coop-rules/sweeps'

const here = import.meta.dirname
const root = join(here, '../..')
const studies = readdirSync(here).filter((name) => existsSync(join(here, name, 'plan.json')))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, out: { type: 'string' }, workers: { type: 'string' } },
})
const unknown = positionals.filter((name) => !studies.includes(name))
if (positionals.length === 0 || unknown.length > 0 || (values.out !== undefined && positionals.length > 1)) {
  console.error(`npm run study -- NAME [--check] [--out DIR] [--workers N], with NAME one of: ${studies.join(', ')}`)
  process.exit(2)
}

/** Runs our command; what it tells is seen. */
const command = (...args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`coop-rules ${args[0]} ended with ${code}`)),
    )
  })

/** One row a point: what is set at it, and for each measure how many runs told it, their mean and their 5th, 50th and 95th percentile, to six digits. */
const summaryIn = async (folder) => {
  const { plan, rows } = await openSweep({ folder })
  const gathered = new Gathered({ plan })
  for await (const row of rows()) gathered.add(row)
  const points = new Map()
  for (const one of summaryOf(gathered)) {
    const point = points.get(one.point) ?? { set: one.set, figures: new Map() }
    points.set(one.point, point)
    point.figures.set(one.measure, [one.count, one.mean, one.p5, one.p50, one.p95])
  }
  const all = [...points.values()]
  const paths = [...new Set(all.flatMap(({ set }) => Object.keys(set)))].sort()
  const varied = paths.filter((path) => new Set(all.map(({ set }) => JSON.stringify(set[path]))).size > 1)
  const measures = plan.model.measures.filter(({ kind }) => kind !== 'text').map(({ name }) => name)
  const names = measures.flatMap((name) => ['runs', 'mean', 'p5', 'p50', 'p95'].map((figure) => `${name}.${figure}`))
  const lines = [...points].map(([point, { set, figures }]) => [
    point,
    ...varied.map((path) => (typeof set[path] === 'object' ? JSON.stringify(set[path]) : set[path])),
    ...measures.flatMap((name) =>
      figures.get(name).map((value) => (value === undefined ? '' : Number(value.toPrecision(6)))),
    ),
  ])
  return [['point', ...varied, ...names], ...lines].map((line) => `${line.map(quoted).join(',')}\n`).join('')
}

const quoted = (cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell ?? ''))

/** What two runs of a study are compared by. */
const resultIn = (folder) => {
  const { model, plan, runs, failed, digest } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  return `${JSON.stringify({ model, plan, runs, failed, digest }, null, 2)}\n`
}

const carryOut = async (name) => {
  const study = join(here, name)
  const folder = values.out ?? join(root, '.work/studies', name)
  const plan = join(study, 'plan.json')
  // What was broken off is gone on with; a plan that was changed since is refused by the command, which says what differs.
  const begun = existsSync(join(folder, 'plan.json')) ? ['--resume'] : []
  const workers = values.workers === undefined ? [] : ['--workers', values.workers]
  mkdirSync(join(folder, '..'), { recursive: true })
  await command('sweep', plan, '--out', folder, '--yes', ...begun, ...workers)
  const files = { 'result.json': resultIn(folder), 'summary.csv': await summaryIn(folder) }
  if (values.check === true) {
    const others = Object.entries(files).filter(([file, text]) => readFileSync(join(study, file), 'utf8') !== text)
    console.log(
      others.length === 0
        ? `${name}: the same as what lies here.`
        : `${name}: not the same: ${others.map(([file]) => file).join(', ')}; the new ones are in ${folder}.`,
    )
    for (const [file, text] of others) writeFileSync(join(folder, file), text)
    return others.length === 0
  }
  rmSync(join(folder, 'plots'), { recursive: true, force: true })
  await command('plot', folder)
  const sampled = JSON.parse(readFileSync(plan, 'utf8')).sample !== undefined
  if (sampled) await command('sensitivity', folder)
  for (const file of readdirSync(study)) if (file.endsWith('.svg')) rmSync(join(study, file))
  for (const file of readdirSync(join(folder, 'plots')))
    if (file.endsWith('.svg')) copyFileSync(join(folder, 'plots', file), join(study, file))
  if (sampled)
    for (const file of ['sensitivity.csv', 'convergence.csv']) copyFileSync(join(folder, file), join(study, file))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(study, file), text)
  console.log(`${name}: result.json, summary.csv and the pictures lie in examples/studies/${name}.`)
  return true
}

let same = true
for (const name of positionals) same = (await carryOut(name)) && same
process.exitCode = same ? 0 : 1
