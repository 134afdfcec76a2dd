import { drawFrom } from '../../spread.js'
import type { Streams } from '../../stream.js'
import { type AverageVote, type Ends, endsOf, stepOf } from './parameters.js'
import { within } from './tally.js'

/** How a member behaves, in the order in which shares are dealt out; all others are sincere. */
const BEHAVIOURS = ['strategic', 'partial', 'absent', 'extreme', 'following', 'sincere'] as const

/** How a member behaves. */
export type Behaviour = (typeof BEHAVIOURS)[number]

/** Who takes part, in listed order; all numbers are whole steps. */
export interface Members {
  /** Counted from 0 in the order in which they ever came. */
  readonly ids: readonly number[]
  readonly peaks: Float64Array
  readonly behaviours: readonly Behaviour[]
  /** What each proposes; of the absent, what they would propose. */
  readonly proposals: Float64Array
}

/** The members at the start, each proposing what their behaviour begins with. */
export const membersAtStart = (read: AverageVote, streams: Streams): Members =>
  joined(
    { ids: [], peaks: new Float64Array(), behaviours: [], proposals: new Float64Array() },
    0,
    read.members,
    read,
    streams,
  )

/** Those who stay, and those who join: a place at the start is taken anew with the chance of `joining`. Draws the same whatever the others propose. */
export const turnedOver = (members: Members, everCame: number, read: AverageVote, streams: Streams): Members => {
  const { membership } = streams
  const stays = members.ids.map(() => !membership.chance(read.leaving))
  let joining = 0
  for (let place = 0; place < read.members; place++) if (membership.chance(read.joining)) joining++
  const left = stays.every((stay) => stay) ? members : kept(members, stays)
  return joining === 0 ? left : joined(left, everCame, joining, read, streams)
}

const kept = ({ ids, peaks, behaviours, proposals }: Members, stays: readonly boolean[]): Members => ({
  ids: ids.filter((_, at) => stays[at]),
  peaks: peaks.filter((_, at) => stays[at]),
  behaviours: behaviours.filter((_, at) => stays[at]),
  proposals: proposals.filter((_, at) => stays[at]),
})

const joined = (members: Members, first: number, count: number, read: AverageVote, streams: Streams): Members => {
  const size = members.ids.length
  const ids = [...members.ids]
  const behaviours = [...members.behaviours]
  const peaks = new Float64Array(size + count)
  const proposals = new Float64Array(size + count)
  peaks.set(members.peaks)
  proposals.set(members.proposals)
  const ends = endsOf(read)
  for (let at = size; at < size + count; at++) {
    const id = first + at - size
    const peak = within(stepOf(read, drawFrom(read.peaks, id, streams.preferences.of(id))), 0, read.steps)
    const behaviour = behaviourOf(read, streams.membership.of(id).uniform())
    ids.push(id)
    behaviours.push(behaviour)
    peaks[at] = peak
    proposals[at] = behaviour === 'extreme' ? endOf(read, peak, id, ends, streams) : within(peak, ends.least, ends.most)
  }
  return { ids, peaks, behaviours, proposals }
}

const behaviourOf = ({ behaviours }: AverageVote, drawn: number): Behaviour => {
  let shares = 0
  for (const behaviour of BEHAVIOURS) {
    if (behaviour === 'sincere') break
    shares += behaviours[behaviour]
    if (drawn < shares) return behaviour
  }
  return 'sincere'
}

const endOf = (
  { extremeEnd }: AverageVote,
  peak: number,
  id: number,
  { least, most }: Ends,
  { ties }: Streams,
): number => {
  if (extremeEnd === 'least') return least
  if (extremeEnd === 'most') return most
  const above = peak - least - (most - peak)
  return above === 0 ? ([least, most][ties.of(id).below(2)] as number) : above < 0 ? least : most
}
