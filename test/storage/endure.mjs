import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { preset } from 'coop-rules/presets'
import { openCooperative } from 'coop-rules/storage'
import { Ledger } from './endure/ledger.mjs'
import { Writer } from './endure/writers.mjs'

/**
 * What a store keeps when it is killed: `node test/storage/endure.mjs --adapter sqlite --rounds 200 --seed 1`.
 *
 * Members propose numbers without a pause, each by a process of their own. In every round something is killed at a random moment, without a warning: some of the processes, or what the module of the engine can kill. What
 * was not answered is sent again under its name. In the end the log of every cooperative is held against what was sent and answered. Ends with 1 if anything was lost, doubled, invented or turned round.
 */
const { values: options } = parseArgs({
  options: {
    adapter: { type: 'string', default: 'sqlite' },
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261122' },
    json: { type: 'boolean', default: false },
  },
})
const rounds = Number(options.rounds)
const MEMBERS = ['ana', 'ben', 'cleo']
/** Then a new cooperative is founded in the same store, so that every round has a log of a middling length. */
const ROUNDS_OF_A_COOP = 10
const LONGEST_WAIT_MS = 300
/** Longer than any engine needs to come back: whoever has no answer by then gets none. */
const LONGEST_SILENCE_MS = 180_000

/** Numbers that look random and are the same for a seed (mulberry32). What a moment hits still differs from run to run. */
const randomOf = (seed) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const found = async (events, name) => {
  const opened = await openCooperative({ events, coop: name, charter: preset('we-just-coop') })
  const founders = MEMBERS.map((member) => ({ member, memberClass: 'worker-owner' }))
  const ran = await opened.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'founding' })
  if (ran.kind !== 'accepted') throw new Error(`${name} was not founded: ${ran.kind}`)
  return { name, founded: ran.position }
}

const strike = async (kind, writers, engine, random) => {
  if (kind !== 'writers') return engine.strikes[kind]()
  const first = Math.floor(random() * writers.length)
  const chosen = writers.filter((_, index) => index === first || random() < 0.4)
  await Promise.all(chosen.map((writer) => writer.kill()))
  await Promise.all(chosen.map((writer) => writer.start()))
  return chosen.length
}

/** So that a store that falls silent for ever is told of, and does not keep whoever asked waiting. */
const inTime = async (round, answers) => {
  const late = delay(LONGEST_SILENCE_MS, 'late', { ref: false })
  if ((await Promise.race([answers, late])) === 'late') throw new Error(`no answer in round ${round} for minutes`)
}

const commitsOf = async (events, coop) => {
  const commits = []
  for await (const commit of events.read({ coop, stream: 'log' })) commits.push(commit)
  return commits
}

const random = randomOf(Number(options.seed))
const { begin } = await import(`./endure/${options.adapter}.mjs`)
const engine = await begin()
const { open } = await import(engine.adapter)
const began = Date.now()
const ledger = new Ledger()
const kinds = ['writers', ...Object.keys(engine.strikes)]
const kills = Object.fromEntries(kinds.map((kind) => [kind, 0]))
const coops = []
let counts
try {
  const stores = await open(engine.url)
  coops.push(await found(stores.events, 'coop-0'))
  const writers = MEMBERS.map((member) => new Writer({ member, engine, ledger, coop: coops[0] }))
  await Promise.all(writers.map((writer) => writer.start()))
  for (let round = 0; round < rounds; round++) {
    if (round > 0 && round % ROUNDS_OF_A_COOP === 0) {
      await Promise.all(writers.map((writer) => writer.pause()))
      coops.push(await found(stores.events, `coop-${coops.length}`))
      for (const writer of writers) writer.resume(coops.at(-1))
    }
    await delay(random() * LONGEST_WAIT_MS)
    const kind = kinds[Math.floor(random() * kinds.length)]
    kills[kind] += (await strike(kind, writers, engine, random)) ?? 1
    await inTime(round, Promise.all(writers.map((writer) => writer.settled())))
    if (!options.json && round % 10 === 9) console.error(`${round + 1} rounds, ${Date.now() - began} ms`)
  }
  await Promise.all(writers.map((writer) => writer.pause()))
  await Promise.all(writers.map((writer) => writer.end()))
  const compared = []
  for (const { name } of coops) compared.push(ledger.compare(name, await commitsOf(stores.events, name)))
  counts = compared.reduce((sum, one) => Object.fromEntries(Object.entries(sum).map(([key, n]) => [key, n + one[key]])))
  await stores.close()
} finally {
  await engine.dispose()
}

const figures = {
  adapter: options.adapter,
  seed: options.seed,
  rounds,
  seconds: Math.round((Date.now() - began) / 1000),
  coops: coops.length,
  ...Object.fromEntries(Object.entries(kills).map(([kind, n]) => [`kills of ${kind}`, n])),
  'commits in the log': counts.commits,
  acknowledged: counts.acknowledged,
  'sent again': ledger.figures.sentAgain,
  'found stored without an answer': ledger.figures.storedWithoutAnswer,
  'troubles told': ledger.figures.troubles,
  lost: counts.lost,
  doubled: counts.doubled,
  invented: counts.invented,
  'out of order': counts.outOfOrder,
  'other problems': ledger.problems.length,
}
if (options.json) console.log(JSON.stringify({ figures, problems: ledger.problems.slice(0, 20) }))
else console.table(figures)
for (const line of ledger.problems.slice(0, 20)) console.error(line)
const { lost, doubled, invented, outOfOrder } = counts
if (lost + doubled + invented + outOfOrder + ledger.problems.length > 0) process.exitCode = 1
