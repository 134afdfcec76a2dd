import { arbitraries } from 'coop-rules/testing'
import fc from 'fast-check'

// What a generator of ours makes with the peer it is for; the seed is the same everywhere.
const made = fc.sample(arbitraries(fc).decisions.Verdict(), { seed: 7, numRuns: 5 })
console.log(JSON.stringify(made, (_, value) => (typeof value === 'bigint' ? `${value}n` : value)))
