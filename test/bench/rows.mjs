/**
 * Rows of the report: `{ name, ours, peer, ratio, target, ok }`. The unit of `ours` and `peer` stands in the name, and
 * `ratio` is always ours divided by the peer's. Targets are judged by the figures as measured, before they are rounded.
 */

/** At most so many times the peer's time. */
export const atMostTimes = (most) => ({ text: `<= ${most}`, isMet: ({ ratio }) => ratio <= most })

/** At least so many times faster than the peer: the ratio of the times is that much below 1. */
export const fasterBy = (times) => ({ text: `>= ${times}x faster`, isMet: ({ ratio }) => ratio * times <= 1 })

/** At most so much, in the unit of the row. */
export const atMost = (most, unit) => ({ text: `<= ${most} ${unit}`, isMet: ({ ours }) => ours <= most })

/** At least so many a second. */
export const atLeast = (least) => ({
  text: `>= ${least.toExponential().replace('+', '')}/s`,
  isMet: ({ ours }) => ours >= least,
})

/** One row; `peer` and `target` are null where there is none. */
export const row = ({ name, ours, peer = null, target = null }) => {
  const ratio = peer === null ? null : ours / peer
  return {
    name,
    ours: rounded(ours),
    peer: peer === null ? null : rounded(peer),
    ratio: ratio === null ? null : rounded(ratio),
    target: target === null ? null : target.text,
    ok: target === null ? null : target.isMet({ ours, ratio }),
  }
}

/** Nanoseconds an operation as operations a second. */
export const perSecond = (nanoseconds) => 1e9 / nanoseconds

/** Stops the benchmark where two ways that are both exact disagree: their speeds would mean nothing. */
export const checkEqual = (what, ours, peer) => {
  if (String(ours) !== String(peer)) throw new Error(`${what}: ours gives ${ours}, the peer gives ${peer}`)
}

const rounded = (value) => Number(value.toPrecision(4))
