import { cpus, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { carryOut, drawFrom, readPlan, revoteOnMean, RowDigest, Stream } from 'coop-rules/simulation'
import { Piscina } from 'piscina'
import { floccVote, turtleVote } from './simulation-peers.mjs'
import { plainVote } from './simulation-plain.mjs'

/**
 * The benchmark of the simulator: `npm run bench:simulation`, with `-- --json` for rows only and `-- --quick` to see whether it runs. 10,000 members re-vote on a mean one
 * after the other, 1,000 rounds, 100 times: 1e9 re-votes. Nothing ends early: rounds that change nothing are counted, and are done by everyone. What is compared is timed in turns, so
 * that whatever else the machine does hits it alike: the plain kernel, ours and ours as a plan in every hundredth of the work; then one worker and two, in turns of a fifth, with two threads
 * of the plain kernel afterwards; and last the peers, who do the first rounds only, in turns with the plain kernel on just these, and are scaled.
 */
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
})
const members = options.quick ? 1000 : 10_000
const rounds = options.quick ? 20 : 1000
const replicates = options.quick ? 4 : 100
// Peers take up to a hundred times as long: as many rounds as it takes to settle, and most of them without a change, as in the whole.
const peerRounds = options.quick ? 2 : 100
const peerTurns = options.quick ? 2 : 10
const steps = 1_000_000

const planFor = (schedule) =>
  readPlan({
    model: 'average-vote',
    seed: 'benchmark',
    parameters: { members, steps, rounds, schedule, until: 'last-round', peaks: { kind: 'uniform', from: 0, to: 1 } },
    replicates,
  })

/** The peaks of a replicate in whole steps, for those who take them as they are. */
const peaksOf = (replicate) => {
  const stream = Stream.from(`benchmark ${replicate}`)
  const spread = { kind: 'uniform', from: 0, to: 1 }
  return Float64Array.from({ length: members }, (_, at) => Math.floor(drawFrom(spread, at, stream.of(at)) * steps))
}

const timed = (run) => {
  const start = performance.now()
  const result = run()
  return { ms: performance.now() - start, result }
}

const poolOf = (threads) =>
  new Piscina({
    filename: new URL('simulation-worker.mjs', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  })

/** One after the other and all at once: plain kernel, ours, and ours as a plan, each replicate in turns. */
const kernels = (schedule) => {
  const plan = planFor(schedule)
  const total = { plain: 0, kernel: 0, run: 0 }
  for (let replicate = -1; replicate < replicates; replicate++) {
    const peaks = peaksOf(replicate)
    const plain = timed(() => plainVote(peaks, { steps, rounds, schedule }))
    const proposals = peaks.slice()
    const vote = { peaks, proposals, least: 0, most: steps, schedule, rounds, until: 'last-round' }
    const kernel = timed(() => revoteOnMean(vote).sum / members)
    if (plain.result !== kernel.result) throw new Error(`plain: ${plain.result}, ours: ${kernel.result}`)
    const run = timed(() => carryOut(plan, Math.max(replicate, 0)))
    if (run.result.kind !== 'ran') throw new Error(run.result.error)
    // The first is for the compiler.
    if (replicate < 0) continue
    total.plain += plain.ms
    total.kernel += kernel.ms
    total.run += run.ms
  }
  return total
}

/** The same plan by one thread and by two, in turns of a fifth each. */
const workers = async () => {
  const plan = planFor('in-turn')
  const crews = [1, 2].map((threads) => ({ threads, pool: poolOf(threads), ms: 0, rows: [] }))
  // Threads are started, and their code compiled, before anything is timed.
  for (const { pool, threads } of crews)
    await Promise.all(Array.from({ length: 2 * threads }, () => pool.run({ plan: plan.plan, at: 0 })))
  const turn = Math.max(2, replicates / 5)
  for (let first = 0; first < replicates; first += turn)
    for (const crew of crews) {
      const places = Array.from({ length: Math.min(turn, replicates - first) }, (_, at) => first + at)
      const start = performance.now()
      crew.rows.push(...(await Promise.all(places.map((at) => crew.pool.run({ plan: plan.plan, at })))))
      crew.ms += performance.now() - start
    }
  const digests = crews.map(({ rows }) => {
    const digest = new RowDigest()
    for (const row of rows) digest.add(row)
    return digest.hex()
  })
  for (const { pool } of crews) await pool.destroy()
  if (digests[0] !== digests[1]) throw new Error(`one worker: ${digests[0]}, two: ${digests[1]}`)
  return { one: crews[0].ms, two: crews[1].ms, digest: digests[0] }
}

/** What two busy threads of this machine do in the time of one, just now: more than that, no two workers can. */
const machine = async () => {
  const pools = [poolOf(1), poolOf(2)]
  const work = { members, rounds: 2 * rounds, steps }
  for (const [index, pool] of pools.entries())
    await Promise.all(Array.from({ length: index + 1 }, () => pool.run(work, { name: 'plain' })))
  const times = [0, 0]
  for (let turn = 0; turn < (options.quick ? 1 : 5); turn++)
    for (const [index, pool] of pools.entries()) {
      const start = performance.now()
      await Promise.all(Array.from({ length: 4 }, () => pool.run(work, { name: 'plain' })))
      times[index] += performance.now() - start
    }
  for (const pool of pools) await pool.destroy()
  return times[0] / times[1]
}

/** The plain kernel among its peers: its members are at their wishes, and then it runs. */
const plainPeer = (peaks) => ({
  start: () => undefined,
  run: (few) => plainVote(peaks, { steps, rounds: few, schedule: 'in-turn' }),
})

/** The first rounds by the plain kernel and by each peer, in turns: milliseconds for all re-votes at that pace, and how many times those of the plain kernel they are. */
const peers = () => {
  const peaks = peaksOf(0)
  const scale = (rounds * replicates) / (peerRounds * peerTurns)
  const tasks = [plainPeer(peaks), floccVote(peaks, steps), turtleVote(peaks, steps)].map((task) => ({ task, ms: 0 }))
  // The first turns are for the compiler.
  for (let turn = -3; turn < peerTurns; turn++) {
    const means = new Set()
    for (const one of tasks) {
      one.task.start()
      const ran = timed(() => one.task.run(peerRounds))
      means.add(ran.result)
      if (turn >= 0) one.ms += ran.ms
    }
    if (means.size > 1) throw new Error(`plain, flocc, agentscript: ${[...means].join(', ')}`)
  }
  const [plain, flocc, agentscript] = tasks.map(({ ms }) => ms)
  const told = (ms) => ({ ms: ms * scale, ratio: ms / plain })
  return { flocc: told(flocc), agentscript: told(agentscript) }
}

const inTurn = kernels('in-turn')
const atOnce = kernels('at-once')
const threads = await workers()
const possible = await machine()
const others = peers()

const target = (text, ok) => ({ target: text, ok })
const rows = [
  { what: 'plain Float64Array kernel, one after the other', ms: inTurn.plain },
  {
    what: 'revoteOnMean',
    ms: inTurn.kernel,
    ratio: inTurn.kernel / inTurn.plain,
    ...target('<= 2', inTurn.kernel <= 2 * inTurn.plain),
  },
  {
    what: 'runs of a plan, with all measures',
    ms: inTurn.run,
    ratio: inTurn.run / inTurn.plain,
    ...target('<= 2', inTurn.run <= 2 * inTurn.plain),
  },
  { what: 'the plan, one worker', ms: threads.one },
  { what: 'the plan, two workers', ms: threads.two },
  { what: 'flocc, scaled', ...others.flocc },
  { what: 'agentscript, scaled', ...others.agentscript },
  { what: 'plain Float64Array kernel, all at once', ms: atOnce.plain },
  {
    what: 'revoteOnMean, all at once',
    ms: atOnce.kernel,
    ratio: atOnce.kernel / atOnce.plain,
    ...target('<= 2', atOnce.kernel <= 2 * atOnce.plain),
  },
  { what: 'runs of a plan, all at once', ms: atOnce.run, ratio: atOnce.run / atOnce.plain },
]
const speedup = threads.one / threads.two
const told = {
  revotes: members * rounds * replicates,
  peerRevotes: members * peerRounds * peerTurns,
  rows,
  speedup,
  speedupOfThePlainKernel: possible,
  speedupTarget: '>= 1.8',
  speedupOk: speedup >= 1.8,
  digest: threads.digest,
}

if (options.json) {
  console.log(JSON.stringify(told, null, 2))
} else {
  const [{ model }, ...more] = cpus()
  console.log(`${model}, ${more.length + 1} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`)
  if (options.quick) console.log('A quick run: far too short to judge anything by.')
  console.log(
    `${told.revotes.toExponential(1)} re-votes; peers timed on ${told.peerRevotes.toExponential(1)} and scaled.\n`,
  )
  for (const { what, ms, ratio, target: aim = '', ok } of rows) {
    const judged = ok === undefined ? '' : ok ? 'met' : 'MISSED'
    const times = ratio === undefined ? '' : `${ratio.toPrecision(3)} x plain`
    console.log(
      `${what.padEnd(48)} ${(ms / 1000).toFixed(2).padStart(9)} s  ${times.padEnd(15)} ${aim.padEnd(6)} ${judged}`,
    )
  }
  console.log(
    `\ntwo workers are ${speedup.toFixed(2)} x as fast as one (target >= 1.8: ${told.speedupOk ? 'met' : 'MISSED'})`,
  )
  console.log(
    `two threads of the plain kernel are ${possible.toFixed(2)} x as fast as one: what the machine had to give just then`,
  )
  console.log(`the same digest for one worker and two: ${threads.digest}`)
}
