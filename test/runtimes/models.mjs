import { carryOut, MODELS, readPlan, RowDigest } from '../../dist/simulation/index.js'

// Prints the digest of a few runs of each model, with its steps, as this runtime carries them out: what each does when nothing is said about its parameters.
const digests = {}
for (const { name } of MODELS) {
  const plan = readPlan({ model: name, seed: 'runtimes', replicates: 2, series: true })
  const digest = new RowDigest()
  for (let at = 0; at < plan.runs; at++) {
    const row = carryOut(plan, at)
    if (row.kind === 'failed') throw new Error(`${name}: ${row.error}`)
    digest.add(row)
  }
  digests[name] = digest.hex()
}
console.log(JSON.stringify(digests))
