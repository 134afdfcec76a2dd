import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundles } from './bundles.mjs'
import { inBrowser } from './in-browser.mjs'
import { packed } from './packed.mjs'
import { PROOFS } from './proofs.mjs'
import { types } from './types.mjs'
import { underRuntimes } from './under-runtimes.mjs'

/**
 * The packed tarball works wherever it is used: under Node 20, 22 and 24, Bun and Deno, in a browser, for TypeScript from 5.5 on, and through four bundlers. It is packed from what is built, installed into an empty
 * project outside the repository, and used there; a table is printed, and what is wrong under it.
 *
 * With `--long` every compiler checks every declaration, those of other packages too, in every setting; with `--prove` something is spoilt for each kind of check, and what was spoilt has to be found. With
 * `--only runtimes,browser,types,bundles` only these are looked at.
 */
const asked = process.argv.slice(2)
const only = asked.includes('--only') ? (asked[asked.indexOf('--only') + 1] ?? '').split(',') : undefined
const wanted = (part) => only === undefined || only.includes(part)

const began = performance.now()
const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
const folder = mkdtempSync(join(tmpdir(), 'coop-rules-matrix-'))

const looked = async (projects) => {
  const runtimes = wanted('runtimes') || wanted('browser') ? underRuntimes(projects) : undefined
  const browser = async () => inBrowser(projects.bare, (await runtimes).answers)
  const parts = await Promise.all([
    runtimes?.then(({ lines }) => lines),
    wanted('browser') ? browser() : undefined,
    wanted('types') ? types(projects, { long: asked.includes('--long') }) : undefined,
    wanted('bundles') ? bundles(projects.bare) : undefined,
  ])
  return parts.flatMap((lines) => lines ?? [])
}

const proved = (projects) =>
  Promise.all(PROOFS.filter(({ part }) => wanted(part)).map((proof) => proofLine(proof, projects)))

/** The line of a proof: what is wrong with it is that nothing was found to be wrong, or something else. */
const proofLine = async ({ what, finds, look }, projects) => {
  const found = (await look(projects)).flatMap(({ wrong }) => wrong)
  const told = found.find((one) => finds.test(one))
  return {
    what,
    where: 'is noticed',
    told: (told ?? '').slice(0, 90),
    wrong: told === undefined ? [`not found, but: ${found}`] : [],
  }
}

const printed = (lines) => {
  const widths = ['what', 'where'].map((column) => Math.max(...lines.map((line) => line[column].length)))
  for (const { what, where, told, wrong } of lines) {
    console.log(`${wrong.length === 0 ? 'ok ' : 'NO '} ${what.padEnd(widths[0])}  ${where.padEnd(widths[1])}  ${told}`)
    for (const one of wrong) console.log(`     ${one}`)
  }
}

try {
  mkdirSync(folder, { recursive: true })
  const projects = await packed(folder)
  const { name, size } = projects.tarball
  console.log(`${name}, ${Math.round(size / 1024)} KiB, is packed and installed after ${seconds()} s\n`)
  const lines = await (asked.includes('--prove') ? proved : looked)(projects)
  printed(lines)
  const wrong = lines.filter((line) => line.wrong.length > 0)
  console.log(`\n${lines.length - wrong.length} of ${lines.length} hold, after ${seconds()} s`)
  process.exitCode = wrong.length === 0 && lines.length > 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
