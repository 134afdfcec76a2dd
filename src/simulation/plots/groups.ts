import type { Shown } from './frame.js'
import type { Steps } from './scale.js'

/** The values of a measure that a picture shows at one place. */
export interface Group {
  readonly over: number | string
  readonly by?: number | string
  readonly beside?: number | string
  /** The points of the plan that stand there, and of each in turn the values of its replicates. */
  readonly points: readonly number[]
  readonly values: Float64Array
}

/** The runs of a picture by their place in it, in the order of the places: the replicates of a point, and those of all points that it does not tell apart. */
export const groupsOf = (shown: Shown, values: Float64Array): readonly Group[] => {
  const { over, by, beside, gathered } = shown
  const { points, plan } = gathered.plan
  const replicates = plan.replicates ?? 1
  const found = new Map<string, { readonly points: number[]; readonly parts: Float64Array[] }>()
  for (let point = 0; point < points; point++) {
    const key = JSON.stringify([beside?.at[point] ?? null, by?.at[point] ?? null, over.at[point]])
    const part = values.subarray(point * replicates, (point + 1) * replicates)
    const known = found.get(key)
    if (known === undefined) found.set(key, { points: [point], parts: [part] })
    else {
      known.points.push(point)
      known.parts.push(part)
    }
  }
  const groups = [...found.values()].map(({ points: there, parts }): Group => {
    const [point = 0] = there
    const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return {
      over: over.at[point] as number | string,
      ...(by === undefined ? {} : { by: by.at[point] as number | string }),
      ...(beside === undefined ? {} : { beside: beside.at[point] as number | string }),
      points: there,
      values: joined,
    }
  })
  const [ofOver, ofBy, ofBeside] = [over, by, beside].map(ranksIn) as [Ranks, Ranks, Ranks]
  return groups.sort(
    (a, b) => ofBeside(a.beside) - ofBeside(b.beside) || ofBy(a.by) - ofBy(b.by) || ofOver(a.over) - ofOver(b.over),
  )
}

type Ranks = (place: number | string | undefined) => number

const ranksIn = (steps: Steps | undefined): Ranks => {
  const ranks = new Map(steps?.places.map((place, at) => [place, at]))
  return (place) => (place === undefined ? 0 : (ranks.get(place) ?? 0))
}
