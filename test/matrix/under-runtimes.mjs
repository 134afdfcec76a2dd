import { createHash } from 'node:crypto'
import { runtimes } from '../runtimes/runtimes.mjs'
import { ran } from './at-once.mjs'

/** What is run under each runtime, and with which project. Each prints one text, which has to be the same under all of them. */
const COMMAND = 'node_modules/coop-rules/dist/cli/main.js'
const RUNS = [
  ['answers', 'bare', ['smoke.mjs']],
  ['every subpath imported', 'bare', ['names.mjs']],
  ['every subpath required', 'bare', ['names.cjs']],
  ['coop-rules --help', 'bare', [COMMAND, '--help']],
  ['coop-rules simulate', 'bare', [COMMAND, 'simulate', 'scenario.json', '--json']],
  ['generators, with fast-check', 'peered', ['peers.mjs']],
]

/**
 * Runs all that under Node 20, 22 and 24, Bun and Deno, and tells of each a line, with what is wrong with it. `answers` is the text every other place is held against; it
 * is that of the first runtime.
 */
export const underRuntimes = async (projects, whats = RUNS.map(([what]) => what)) => {
  const runs = RUNS.filter(([what]) => whats.includes(what))
  const all = await runtimes()
  const printed = await Promise.all(
    runs.map(([, project, args]) =>
      Promise.all(all.map(({ binary, args: before }) => ran(binary, [...before, ...args], { cwd: projects[project] }))),
    ),
  )
  const lines = runs.flatMap(([what], at) =>
    all.map(({ name, version }, which) => {
      const { code, stdout, stderr } = printed[at][which]
      const expected = printed[at][0].stdout
      const wrong = [
        ...(code === 0 ? [] : [`it ended with ${code}: ${stderr.trim().slice(-500)}`]),
        ...(stdout.length > 2 ? [] : ['it printed nothing']),
        ...(stdout === expected
          ? []
          : [`it printed otherwise than ${all[0].name}: ${firstDifference(expected, stdout)}`]),
      ]
      return { what, where: `${name} ${version}`, told: digestOf(stdout), wrong }
    }),
  )
  const textOf = (what) => printed[runs.findIndex((one) => one[0] === what)]?.[0].stdout
  const [imported, required] = [textOf('every subpath imported'), textOf('every subpath required')]
  lines.push({
    what: 'required has the names of imported',
    where: `${all[0].name} ${all[0].version}`,
    told: digestOf(required ?? ''),
    wrong: imported === required ? [] : [firstDifference(imported ?? '', required ?? '')],
  })
  return { lines, answers: textOf('answers')?.trimEnd() }
}

export const digestOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The place from which two texts differ, with a little of both. */
export const firstDifference = (one, other) => {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 30), at + 40))
  return `${around(one)} is ${around(other)}`
}
