// Fuzzes the parsers of other people's text and data: npm run fuzz -- [PARSER…] [--minutes N] [--seed S]. See docs/fuzzing.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Crew } from './crew.mjs'
import { Fuzzing } from './engine.mjs'
import { parsersOf } from './parsers.mjs'
import { inputOfPieces, piecesOf } from './pieces.mjs'
import { tableOf } from './report.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    // So many inputs for each parser, instead of minutes: the same ones every time.
    inputs: { type: 'string' },
    // How often a smaller input is tried; a hundredth of it where each try takes the longest time there is.
    shrink: { type: 'string', default: '400' },
    // Stops each parser at its first finding.
    first: { type: 'boolean', default: false },
    // Gives an input that was found again, and says what comes of it.
    again: { type: 'string', multiple: true },
    // A module with parsers of its own, such as those that are broken on purpose.
    parsers: { type: 'string' },
    'most-mb': { type: 'string', default: '512' },
    'most-ms': { type: 'string', default: '2000' },
    out: { type: 'string', default: '.work/fuzz' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const root = resolve(import.meta.dirname, '../..')
const mostMs = Number(values['most-ms'])
const mostMb = Number(values['most-mb'])

if (values.help) {
  const names = (await parsersOf({ names: [] })).map(({ name }) => name)
  console.log(
    `npm run fuzz -- [PARSER…] [--minutes N] [--seed S] | [--inputs N] | [--again FILE]\n\nParsers: ${names.join(', ')}`,
  )
} else {
  const code = await (values.again === undefined ? fuzzed() : given(values.again))
  // Threads that were ended, and what they left open, are not waited for; what was printed is.
  process.stdout.write('', () => process.exit(code))
}

/** Every parser in turn, several times, so that all have their share of the time. */
async function fuzzed() {
  const parsers = await parsersOf({ module: values.parsers, names: positionals })
  const all = []
  const told = new Set()
  // A counted run is short: one thread serves all parsers.
  const crew =
    values.inputs === undefined ? undefined : new Crew({ module: values.parsers, covered: false, mostMs, mostMb })
  for (const parser of parsers) {
    await parser.prepareSeeds?.({ few: crew !== undefined })
    const most = crew === undefined ? undefined : Math.ceil(Number(values.inputs) / (parser.costs ?? 1))
    const options = { seed: values.seed, module: values.parsers, covered: crew === undefined, mostMs, most, crew }
    all.push({ parser, most, fuzzing: new Fuzzing(parser, options), ms: 0 })
  }
  const rounds = values.inputs === undefined && Number(values.minutes) >= 10 ? 2 : 1
  const share = (Number(values.minutes) * 60_000) / (all.length * rounds)
  for (let round = 0; round < rounds; round++)
    for (const one of all) {
      const began = performance.now()
      const goOn = (inputs) =>
        values.first && one.fuzzing.findings.size > 0
          ? false
          : values.inputs === undefined
            ? performance.now() - began < share
            : inputs < one.most
      await one.fuzzing.run(goOn)
      one.ms += performance.now() - began
      if (values.json) continue
      console.error(`${one.parser.name}: ${one.fuzzing.inputs} inputs, ${one.fuzzing.findings.size} findings`)
      // At once, and as it is: a run may be broken off.
      for (const finding of one.fuzzing.findings.values()) {
        if (told.has(finding)) continue
        told.add(finding)
        console.error(
          `  ${finding.kind}: ${finding.message.slice(0, 200)} ${placeIn(finding.stack)}\n  ${keep({ ...finding, parser: `${one.parser.name}` }, 'raw')}`,
        )
      }
    }
  await crew?.close()
  const found = []
  for (const { fuzzing } of all)
    if (fuzzing.findings.size > 0) found.push(...(await fuzzing.shrunk(Number(values.shrink))))
  const parts = all.map(({ parser, fuzzing, ms }) => ({
    parser: parser.name,
    seconds: Math.round(ms / 1000),
    inputs: fuzzing.inputs,
    taken: fuzzing.taken,
    refused: fuzzing.refused,
    corpus: fuzzing.corpus,
    blocks: fuzzing.blocks,
    reached: reachedBy(parser, fuzzing.sources),
    findings: fuzzing.findings.size,
  }))
  const files = found.map((finding) => keep(finding))
  if (values.json)
    console.log(
      JSON.stringify({
        seed: values.seed,
        parsers: parts,
        findings: found.map((one, at) => ({ ...one, file: files[at] })),
      }),
    )
  else {
    console.log(tableOf(parts))
    for (const [at, { parser, kind, message, times, stack }] of found.entries())
      console.log(
        `\n${parser}: ${kind} (${times} times): ${message}\n${stack.split('\n').slice(1, 4).join('\n')}\n  node test/fuzz/run.mjs --again ${files[at]}`,
      )
  }
  if (values.inputs === undefined) {
    mkdirSync(resolve(root, values.out), { recursive: true })
    writeFileSync(
      resolve(root, values.out, `run-${values.seed}.json`),
      `${JSON.stringify({ minutes: Number(values.minutes), seed: values.seed, parsers: parts, findings: found.length }, null, 1)}\n`,
    )
  }
  return found.length === 0 ? 0 : 1
}

/** How much of the parser's own sources ran, by the letters of their functions. */
function reachedBy(parser, sources) {
  const own = Object.entries(sources).filter(([source]) => parser.sources?.some((start) => source.startsWith(start)))
  const [covered, of] = own.reduce(([a, b], [, one]) => [a + one.covered, b + one.of], [0, 0])
  return of === 0 ? undefined : Math.round((1000 * covered) / of) / 10
}

function keep({ parser, kind, message, input }, below = '') {
  const folder = resolve(root, values.out, below)
  mkdirSync(folder, { recursive: true })
  for (let number = 1; ; number++) {
    const file = join(folder, `${parser}-${kind.replaceAll(/[^a-z]+/g, '-')}-${number}.json`)
    if (existsSync(file)) continue
    writeFileSync(
      file,
      `${JSON.stringify({ parser, kind, message: message.slice(0, 300), input: piecesOf(input) }, null, 1)}\n`,
    )
    return relative(root, file)
  }
}

/** The first place in the built package. */
function placeIn(stack) {
  return (
    stack
      .split('\n')
      .find((line) => /dist\/|examples\//.test(line))
      ?.trim() ?? ''
  )
}

/** Inputs that were found before: none of them is to be a finding any more. */
async function given(files) {
  const told = []
  const crew = new Crew({ module: values.parsers, covered: false, mostMs, mostMb })
  for (const file of files) {
    const { parser, input } = JSON.parse(readFileSync(file, 'utf8'))
    const [{ came, finding }] = (await crew.run(parser, [inputOfPieces(input)])).results
    told.push({ file, parser, came, ...(finding === undefined ? {} : { finding }) })
    if (!values.json)
      console.log(
        `${file}: ${came}${finding === undefined ? '' : `\n${finding.kind}: ${finding.message}\n${finding.stack}`}`,
      )
  }
  await crew.close()
  if (values.json) console.log(JSON.stringify(told))
  return told.some(({ came }) => came === 'finding') ? 1 : 0
}
