/**
 * The desk under load, on this machine's own loopback: how many changed ballots a second it saves beside what the engine alone writes, how long members wait while that goes on, and how it grows. Servers are those of `npm run desk`, in processes of
 * their own; what was answered is looked for in the log in the end.
 *
 * `npm run bench:desk`, or with `-- --quick` to see that it runs. `--only sqlite|postgres|growth`.
 */
import { cpus, loadavg, totalmem } from 'node:os'
import { ENGINES } from './stores/engines.mjs'
import { bareWritesASecond, seeded, seededLog } from './desk/seed.mjs'
import { changedVotes, onTheirOwn } from './desk/load.mjs'
import { startServers } from './desk/servers.mjs'

const quick = process.argv.includes('--quick')
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const wanted = (name) => only === undefined || only === name
const seconds = quick ? 2 : 8
const members = quick ? 200 : 10_000
const write = (line = '') => process.stdout.write(`${line}\n`)
const two = (value) => Number(value.toPrecision(3)).toLocaleString('en')

write(
  `${new Date().toISOString().slice(0, 10)}. ${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.`,
)
write()
write(`## Ballots that are changed, ${members.toLocaleString('en')} members, ${seconds} s each`)
write()
write(
  '| store, servers | bare writes a second, one after the other | 8 at once | changed ballots a second | of bare, one after the other | of 8 at once | answered, not in the log |',
)
write('| --- | ---: | ---: | ---: | ---: | ---: | ---: |')

const waits = []
for (const [name, servers] of [
  ['sqlite', 1],
  ['sqlite', 2],
  ['postgres', 1],
  ['postgres', 2],
]) {
  if (!wanted(name)) continue
  const engine = await ENGINES[name]()
  if (engine === undefined) {
    write(`| ${name}: not installed here | | | | | | |`)
    continue
  }
  try {
    const bare = await bareWritesASecond(engine, 1, quick ? 500 : 3000)
    const bareOf8 = await bareWritesASecond(engine, 8, quick ? 500 : 3000)
    const coop = await seeded(engine, members)
    const running = await startServers(coop.url, servers)
    try {
      const full = await changedVotes(running, coop, { seconds })
      const half = await changedVotes(running, coop, { seconds, aSecond: full.aSecond / 2, alsoAwaiting: true })
      const missing = await coop.missing([...full.answered, ...half.answered])
      write(
        `| ${name}, ${servers} | ${two(bare)} | ${two(bareOf8)} | ${two(full.aSecond)} | ${two(full.aSecond / bare)} | ${two(full.aSecond / bareOf8)} | ${missing} |`,
      )
      waits.push([`${name}, ${servers}`, half, running.megabytes(), full])
    } finally {
      await running.stop()
      await coop.close()
    }
  } finally {
    await engine.stop()
  }
}

write()
write('## How long members wait, at half of that load')
write()
write(
  '| store, servers | ballots a second | p50 ms | p99 ms | not saved | “what awaits me” meanwhile, a second | p50 ms | p99 ms | memory of each server, MB |',
)
write('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const [name, half, megabytes] of waits)
  write(
    `| ${name} | ${two(half.aSecond)} | ${half.p50} | ${half.p99} | ${half.failed} | ${two(half.awaiting.aSecond)} | ${half.awaiting.p50} | ${half.awaiting.p99} | ${megabytes.join(', ')} |`,
  )

if (wanted('growth')) {
  write()
  write('## How it grows, on SQLite with one server')
  write()
  write(
    '| members | events in the log | opened, s | changed ballots a second | one page alone: awaiting me, p50 ms | a number, p50 ms | members, p50 ms | minutes, p50 ms | memory, MB |',
  )
  write('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  const rows = quick
    ? [
        [100, 0],
        [100, 2_000],
      ]
    : [
        [100, 0],
        [1_000, 0],
        [10_000, 0],
        [10_000, 100_000],
        [10_000, 1_000_000],
      ]
  for (const [size, events] of rows) {
    const engine = await ENGINES.sqlite()
    const coop = await seededLog(engine, size, events)
    const running = await startServers(coop.url, 1)
    try {
      const opened = running.openedSeconds()
      const { aSecond } = await changedVotes(running, coop, { seconds: quick ? 1 : 3 })
      const pages = await onTheirOwn(
        running,
        coop,
        ['/', '/numbers/weekly-hours', '/members', '/minutes'],
        quick ? 5 : 40,
      )
      write(
        `| ${size.toLocaleString('en')} | ${coop.events.toLocaleString('en')} | ${two(opened)} | ${two(aSecond)} | ${pages.map((ms) => two(ms)).join(' | ')} | ${running.megabytes().join(', ')} |`,
      )
    } finally {
      await running.stop()
      await coop.close()
      await engine.stop()
    }
  }
}
write()
write(`Load of the machine at the end: ${loadavg()[0].toFixed(1)}, most of it this run.`)
