import { carryOut, readPlan } from 'coop-rules/simulation'

/**
 * Whole cooperatives, simulated: how many commands a second members may give, and how many runs that is. Run by itself, it prints the table of docs/why/simulation-cooperative.md;
 * `--quick` one run of each.
 */
const SIZES = [
  { founders: 12, months: 12, runs: 30 },
  { founders: 200, months: 24, runs: 3 },
]

const quick = process.argv.includes('--quick')

const measured = ({ preset, founders, months, runs }) => {
  const plan = readPlan({
    model: 'cooperative',
    seed: 'bench',
    parameters: { preset, founders, months },
    replicates: runs + 2,
  })
  const told = (name, row) => row.measures[plan.model.measures.findIndex((one) => one.name === name)]
  // The first two teach the compiler.
  for (const at of quick ? [] : [0, 1]) carryOut(plan, at)
  const before = process.cpuUsage()
  let commands = 0
  let events = 0
  for (let at = 2; at < runs + 2; at++) {
    const row = carryOut(plan, at)
    if (row.kind === 'failed') throw new Error(row.error)
    commands += told('accepted', row) + told('refused', row)
    events += told('events', row)
  }
  // Of the processor, not of the clock: others may be at work beside it.
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  const perSecond = (count) => (count / seconds).toPrecision(3)
  console.log(
    `${preset}, ${founders} founders × ${months} months: ${perSecond(runs)} runs, ${perSecond(commands)} commands, ${perSecond(events)} events a second of the processor (${Math.round(commands / runs)} commands a run)`,
  )
}

for (const size of SIZES)
  for (const preset of ['we-just-coop', 'worker-coop-plain', 'workers-coop'])
    measured({ preset, ...size, runs: quick ? 1 : size.runs })
