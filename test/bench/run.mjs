import { fork } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { writePage } from './page.mjs'
import { shown, shownRatio } from './shown.mjs'

/**
 * The benchmark: `npm run bench`, with `-- --json` for rows only, `-- --quick` to see whether it runs, and `-- --write` to put what it
 * measured into docs/performance.md as well. It measures, so a missed target is reported and is no failure.
 */
const GROUPS = [
  'means',
  'strings',
  'ten',
  'live',
  'verdicts',
  'accrual',
  'allocation',
  'payroll',
  'journal',
  'memory',
  'cooperative',
  'secrecy',
  'revotes',
]

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
if (options.write && options.quick)
  throw new Error('a quick run measures nothing worth keeping: --write goes without --quick')

/** Each group has a process to itself, so that what one teaches the compiler, or leaves on the heap, is nothing to the next. */
const rowsOf = (group) =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('group.mjs', import.meta.url), [group, options.quick ? 'quick' : 'full'], {
      execArgv: ['--expose-gc'],
      // Whatever a library might print goes to the errors: the rows alone are on stdout.
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    let rows
    child.on('message', (message) => (rows = message))
    child.on('error', reject)
    child.on('close', (code) => {
      if (rows === undefined) reject(new Error(`the group ${group} ended with code ${code} and no rows`))
      else resolve(rows)
    })
  })

const table = (rows) => {
  const cells = rows.map(({ name, ours, peer, ratio, target, ok }) => [
    name,
    shown(ours),
    shown(peer),
    shownRatio(ratio),
    target ?? '',
    ok === null ? '' : ok ? 'met' : 'MISSED',
  ])
  const lines = [['what', 'ours', 'peer', 'ours/peer', 'target', ''], ...cells]
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const isFigure = (column) => column >= 1 && column <= 3
  return lines.map((line) =>
    line
      .map((cell, column) => (isFigure(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  )
}

const groups = []
for (const group of GROUPS) groups.push([group, await rowsOf(group)])
const rows = groups.flatMap(([, those]) => those)

const [{ model }, ...others] = cpus()
const machine = `${model.trim()}, ${others.length + 1} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`

if (options.json) {
  console.log(JSON.stringify(rows, null, 2))
} else {
  const judged = rows.filter(({ ok }) => ok !== null)
  console.log(machine)
  console.log('Medians, ours and the peer in turns. Where the unit is "a second" more is better, else less.')
  if (options.quick) console.log('A quick run: far too short to judge anything by.')
  console.log(['', ...table(rows), ''].join('\n'))
  console.log(`${judged.filter(({ ok }) => ok).length} of ${judged.length} targets met`)
}

if (options.write)
  writePage(new URL('../../docs/performance.md', import.meta.url), {
    groups,
    machine,
    day: new Date().toISOString().slice(0, 10),
  })
