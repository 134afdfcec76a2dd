import { revoteOnMean } from 'coop-rules/simulation'
import { mantissas } from './inputs.mjs'
import { medians } from './measure.mjs'
import { atMostTimes, checkEqual, row } from './rows.mjs'
import { plainVote } from './simulation-plain.mjs'

/** Re-votes on a mean: `npm run bench:simulation` does a thousand times as many, by threads and with peers. */
export const revotes = (settings, quick) => {
  const members = quick ? 1000 : 10_000
  const rounds = 100
  const steps = 1_000_000
  // Whole numbers from 0 to 10,000, spread over the whole scale.
  const peaks = mantissas(members, 1).map((mantissa) => mantissa * 100)

  const against = (schedule, name) => {
    const plain = () => plainVote(peaks, { steps, rounds, schedule })
    const ours = () => {
      const proposals = peaks.slice()
      return (
        revoteOnMean({ peaks, proposals, least: 0, most: steps, schedule, rounds, until: 'last-round' }).sum / members
      )
    }
    checkEqual(schedule, ours(), plain())
    const operations = members * rounds
    const [mine, theirs] = medians(
      [
        { run: ours, operations },
        { run: plain, operations },
      ],
      settings,
    )
    return row({
      name: `re-votes on a mean, ${name}: revoteOnMean / plain loop (ns)`,
      ours: mine,
      peer: theirs,
      target: atMostTimes(2),
    })
  }
  return [against('in-turn', 'one after the other'), against('at-once', 'all at once')]
}
