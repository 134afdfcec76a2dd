import { execFileSync } from 'node:child_process'
import { arch, cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { appends, growth } from './stores/appends.mjs'
import { ENGINES } from './stores/engines.mjs'

/**
 * The stores side by side, each on a real engine of this machine: `npm run bench:stores`, with `-- --json` for figures only, `-- --quick` to see whether it runs, `-- --only sqlite,postgres` for some. Beside each append stands the bare durable write of its
 * engine. It measures, and judges nothing.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(ENGINES).join(',') },
  },
})
const SIZE = options.quick
  ? { ms: 200, growthMs: 100, coops: [1, 10], events: 2000 }
  : { ms: 4000, growthMs: 2000, coops: [1, 10, 100, 1000], events: 1_000_000 }

const replay = (engine, url, what) => {
  const program = fileURLToPath(new URL('stores/replay.mjs', import.meta.url))
  const args = ['--expose-gc', '--max-old-space-size=6000', program, engine.module, url, what, String(SIZE.events)]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

const measured = async (engine) => {
  const told = { name: engine.name, version: engine.version, appends: await appends(engine, SIZE.ms) }
  told.growth = await growth(
    engine,
    SIZE.coops.filter((size) => size <= (engine.mostCoops ?? Number.POSITIVE_INFINITY)),
    SIZE.growthMs,
  )
  const url = await engine.url()
  told.replay = {}
  for (const what of ['fill', 'read', 'open', 'snapshot', 'reopen']) told.replay[what] = replay(engine, url, what)
  return told
}

const shown = (figure, digits = 3) =>
  figure === null || figure === undefined ? '–' : Number(figure.toPrecision(digits)).toLocaleString('en')

const table = (head, rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const report = (all) => {
  const appendRows = Object.keys(all[0].appends).flatMap((how) =>
    all.map(
      ({
        name,
        appends: {
          [how]: { ours, bare },
        },
      }) => [
        `${how}: ${name}`,
        shown(ours.perSecond),
        shown(ours.p50),
        shown(ours.p99),
        shown(bare?.perSecond),
        shown(bare && ours.perSecond / bare.perSecond, 2),
      ],
    ),
  )
  const replayRows = all.map(({ name, replay: { read, open, snapshot, reopen } }) => [
    name,
    shown((read.events / read.ms) * 1000),
    shown(read.peakMb),
    shown(open.ms / 1000),
    shown(open.peakMb),
    shown(open.heapMb),
    shown(snapshot.ms / 1000),
    shown(reopen.ms / 1000),
  ])
  const growthRows = all.flatMap(({ name, growth: rows }) =>
    rows.map(({ coops, perSecond, p50, p99, first, listMs }) => [
      `${name}, ${coops}`,
      shown(perSecond),
      shown(p50),
      shown(p99),
      shown(first),
      shown(listMs),
    ]),
  )
  return [
    '## Appends',
    '',
    table(['who writes', 'appends a second', 'p50 ms', 'p99 ms', 'bare writes a second', 'ours/bare'], appendRows),
    '',
    `## A log of ${SIZE.events.toLocaleString('en')} events, written a hundred at a time`,
    '',
    table(
      [
        'store',
        'events read a second',
        'peak MB, read alone',
        'opened, s (read and folded)',
        'peak MB',
        'heap MB after',
        'snapshot saved, s',
        'opened from it, s',
      ],
      replayRows,
    ),
    '',
    '## More and more cooperatives in one store',
    '',
    table(
      [
        'store, cooperatives',
        'appends a second',
        'p50 ms',
        'p99 ms',
        'first append of a new one, p50 ms',
        'all listed, ms',
      ],
      growthRows,
    ),
  ].join('\n')
}

const all = []
for (const name of options.only.split(',')) {
  const engine = await ENGINES[name]()
  if (engine === undefined) {
    console.error(`NOT MEASURED: ${name} is not installed here.`)
    continue
  }
  try {
    all.push(await measured(engine))
  } finally {
    await engine.stop()
  }
}
const machine = {
  cpu: cpus()[0].model,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  arch: arch(),
  node: process.version,
  load: Number(loadavg()[0].toFixed(1)),
  date: new Date().toISOString().slice(0, 10),
  quick: options.quick,
}
if (options.json) console.log(JSON.stringify({ machine, stores: all }, null, 2))
else {
  console.log(
    `${machine.date}. ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.arch}, Node ${machine.node}, load ${machine.load} at the end.`,
  )
  console.log(`${all.map(({ name, version }) => `${name}: ${version}`).join('; ')}.`)
  if (options.quick) console.log('A quick run: far too short to judge anything by.')
  console.log(`\n${report(all)}`)
}
