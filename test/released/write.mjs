/**
 * Keeps what a version of the package writes: logs with every kind of event, charters, a backup, ballot records, a sweep. `node test/released/write.mjs` for the version of package.json, after a build. What is kept is never written anew: every later version has
 * to read it as this one does (test/released.test.ts).
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCharter } from 'coop-rules/charter'
import { cooperative, eventJsonSchema, logLines, views } from 'coop-rules/cooperative'
import { preset, presetCharters } from 'coop-rules/presets'
import { verifyRecord } from 'coop-rules/secrecy'
import { MODELS, readPlan, RowDigest } from 'coop-rules/simulation'
import { backupOf, ballotsOf, BEGINNING, memoryStores, openCooperative } from 'coop-rules/storage'
import { mergeSweep, runShard, sweep } from 'coop-rules/sweeps'
import { currentReports, digestsOf } from '../api/report.mjs'
import { charterOf, namesIn, peopleIn, plain, readJson, readJsonLines, told } from './told.mjs'

const here = import.meta.dirname
const root = join(here, '../..')
const { version } = readJson(root, 'package.json')
const folder = join(here, version)
if (existsSync(folder)) throw new Error(`what ${version} wrote is kept already: ${folder}`)
mkdirSync(join(folder, 'logs'), { recursive: true })
const save = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value, null, 1)}\n`)

/** What comes of commands, as a log and as what an app would show. */
const lived = (charter, commands, written) => {
  const coop = cooperative(charter)
  const events = []
  let state = coop.initialState()
  for (const command of commands) {
    const answer = coop.decide(state, command)
    if (answer.kind === 'refused') continue
    events.push(...answer.events)
    state = answer.events.reduce(coop.evolve, state)
  }
  const { text, head } = logLines({ events })
  return { text, events, kept: { charter: written, head, told: told({ views, state, people: peopleIn(events) }) } }
}
const soundOf = (written) => {
  const checked = checkCharter({ charter: written, library: presetCharters })
  if (checked.kind === 'refused') throw new Error(JSON.stringify(checked.problems))
  return checked.charter
}

const presets = Object.fromEntries(presetCharters.map((written) => [written.id, preset(written.id)]))
const stories = namesIn(join(here, 'stories'), '.jsonl').map((name) => {
  const [head, ...commands] = readJsonLines(here, 'stories', `${name}.jsonl`)
  return [name, lived(charterOf(JSON.parse(JSON.stringify(presets[head.preset])), head.changes), commands, head)]
})
const years = ['02-a-year-of-we-just-coop', '06-a-year-of-workers-coop'].map((example) => {
  const charter = readJson(root, 'examples', example, 'charter.json')
  const commands = readJsonLines(root, 'examples', example, 'commands.jsonl')
  return [example.slice(3), lived(soundOf(charter), commands, { fork: charter })]
})

const all = [...stories, ...years]
const seen = new Set(all.flatMap(([, { events }]) => events.map(({ type }) => type)))
const { anyOf, definitions } = eventJsonSchema()
const types = anyOf
  .map((shape) => (shape.$ref === undefined ? shape : definitions[shape.$ref.split('/').at(-1)]).properties.type.const)
  .sort()
const unseen = types.filter((type) => !seen.has(type))
if (unseen.length > 0) {
  rmSync(folder, { recursive: true })
  throw new Error(`no story in test/released/stories has ${unseen.join(', ')}: add one`)
}
for (const [name, { text }] of all) writeFileSync(join(folder, 'logs', `${name}.jsonl`), text)
writeFileSync(
  join(folder, 'logs.json'),
  `{\n${all.map(([name, { kept }]) => `${JSON.stringify(name)}: ${JSON.stringify(kept)}`).join(',\n')}\n}\n`,
)
writeFileSync(
  join(folder, 'presets.json'),
  `{\n${Object.entries(presets)
    .map(([id, charter]) => `${JSON.stringify(id)}: ${JSON.stringify(charter)}`)
    .join(',\n')}\n}\n`,
)

// Ballot records, by every way a vote can go: those that the tests of sealed ballots have.
mkdirSync(join(folder, 'records'))
for (const name of ['epochs', 'number']) {
  const text = readFileSync(join(root, 'test/vectors/secrecy/records', `${name}.jsonl`), 'utf8')
  writeFileSync(join(folder, 'records', `${name}.jsonl`), text)
  const sound = verifyRecord(text)
  if (sound.kind === 'refused') throw new Error(name)
  const { state, electorate, ballots, head, results } = sound
  save(`records/${name}.json`, plain({ state, electorate, ballots, head, results }))
}

// A backup of a store with a log, a ballot record and records beside it.
const stores = memoryStores()
const coop = await openCooperative({ events: stores.events, coop: 'kept', charter: preset('we-just-coop') })
const [, ...commands] = readJsonLines(here, 'stories', 'ballot-withdrawn.jsonl')
for (const [n, command] of commands.entries()) await coop.run({ ...command, commandId: `c-${n}` })
await stores.events.append({
  coop: 'kept',
  stream: ballotsOf('removal'),
  expected: BEGINNING,
  events: readFileSync(join(folder, 'records/number.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ line })),
})
await stores.records.put({ coop: 'kept', id: 'names/ana', value: new TextEncoder().encode('"Ana Ruiz"') })
let backup = ''
for await (const line of backupOf({ stores })) backup += line
writeFileSync(join(folder, 'backup.jsonl'), backup)

// A sweep that was broken off, its rows as they lie on the disk; and the rows of every model.
const plan = { model: 'jury', seed: version, vary: { members: [3, 11], competence: [0.5, 0.7] }, replicates: 5 }
await runShard({ folder: join(folder, 'sweep'), plan: readPlan(plan), shard: { shard: 1, of: 2 } })
const whole = join(folder, 'whole')
cpSync(join(folder, 'sweep'), whole, { recursive: true })
await runShard({ folder: whole, plan: readPlan(plan), rows: 'go-on' })
const merged = await mergeSweep({ folder: whole })
rmSync(whole, { recursive: true })
const digests = {}
// Whole cooperatives take a second each; the logs above hold what they do.
for (const { name: model, version: written } of MODELS.filter(({ name }) => name !== 'cooperative')) {
  const digest = new RowDigest()
  for await (const row of sweep({ plan: readPlan({ model, seed: 'kept', replicates: 1 }), workers: 1 })) digest.add(row)
  digests[model] = { version: written, digest: digest.hex() }
}
save('rows.json', { sweep: merged.digest, models: digests })
save('events.json', types)
save('api.json', digestsOf(currentReports()))
console.log(`kept of ${version}: ${all.length} logs with ${types.length} kinds of events`)
