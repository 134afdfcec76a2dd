import { openAverage } from 'coop-rules/averages'
import { mantissas, memberIds } from './inputs.mjs'
import { sink } from './measure.mjs'
import { row } from './rows.mjs'

/** Bytes a standing proposal holds on to. The ids are made before, for whoever calls has them anyway. */
export const memory = (_settings, quick) => {
  const members = quick ? 20_000 : 100_000
  const ids = memberIds(members)
  const values = mantissas(members, 7).map((mantissa) => mantissa / 100)
  // A first look at each id, so that what V8 does to a string when it is first hashed is not counted.
  sink.last = new Set(ids).size
  const question = { kind: 'number', id: 'pay', unit: 'USD per hour' }
  const opened = (electorate, aggregation) => () => {
    const average = openAverage({ question, electorate, aggregation })
    ids.forEach((member, at) => average.cast({ member, proposal: values[at] }))
    return average
  }
  const ofMap = () => new Map(ids.map((member, at) => [member, values[at]]))
  // Once each beforehand: compiled code is no part of a proposal.
  for (const build of [ofMap, opened(ids, 'mean'), opened(ids, 'median')]) build()
  const map = bytesOf(ofMap) / members
  const report = (name, build) =>
    row({
      name: `memory, openAverage ${name} / Map<string, number> (bytes)`,
      ours: bytesOf(build) / members,
      peer: map,
    })
  return [
    report('of 1e5 members, mean', opened(ids, 'mean')),
    report('of 1e5 members, median', opened(ids, 'median')),
    report("of 'anyone', 1e5 proposals, mean", opened('anyone', 'mean')),
  ]
}

const bytesOf = (build) => {
  sink.last = undefined
  const before = held()
  sink.last = build()
  return held() - before
}

/** External memory includes the buffers of typed arrays. */
const held = () => {
  for (let times = 0; times < 3; times++) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
