import { carryOut, drawFrom, readPlan, Stream } from 'coop-rules/simulation'
import { plainVote } from './simulation-plain.mjs'

/** What a thread of the benchmark carries out: one run of a plan. */
let sound

export default ({ plan, at }) => {
  sound ??= readPlan(plan)
  return carryOut(sound, at)
}

/** The plain kernel alone, to see what two threads are worth on this machine. */
export const plain = ({ members, rounds, steps }) => {
  const stream = Stream.from('plain')
  const spread = { kind: 'uniform', from: 0, to: 1 }
  const peaks = Float64Array.from({ length: members }, (_, at) =>
    Math.floor(drawFrom(spread, at, stream.of(at)) * steps),
  )
  return plainVote(peaks, { steps, rounds, schedule: 'in-turn' })
}
