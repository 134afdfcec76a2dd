import { compare, divide, multiply, type Ratio, ratio, roundTo, subtract } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'

/** Where a number lies between two others, in thousandths: for drawing, and for nothing else. */
const along = (value: Ratio, from: Ratio, to: Ratio): number => {
  if (compare(to, from) === 0) return 500
  const share = divide(subtract(value, from), subtract(to, from))
  return Number(roundTo({ value: multiply(share, THOUSAND), places: 0, rounding: 'half-even' }))
}

/** Every proposal a dot, equal ones on top of each other, and a line at the number in force. What it shows is said in `says` for those who do not see it. */
export const DotPlot: FC<{
  readonly values: readonly Ratio[]
  readonly inForce: Ratio
  readonly mine?: Ratio | undefined
  readonly says: string
  readonly write: (value: Ratio) => string
  readonly from?: Ratio
  readonly to?: Ratio
}> = ({ values, inForce, mine, says, write, from, to }) => {
  const all = [...values, inForce].sort(compare)
  // The ends of what may be proposed, and beyond them what was proposed before they were narrowed.
  const ends = [...all, ...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [to])].sort(compare)
  const [low = inForce] = ends
  const high = ends.at(-1) ?? inForce
  const stacks = new Map<number, { height: number; mine: boolean }>()
  const isMine = (value: Ratio) => mine !== undefined && compare(value, mine) === 0
  let seenMine = false
  const dots = [...values].sort(compare).map((value) => {
    // Dots that would lie over each other are stacked: one column is 1/48 of the width.
    const column = Math.round((along(value, low, high) * 48) / 1000)
    const stack = stacks.get(column) ?? { height: 0, mine: false }
    const dot = { x: 20 + column * 11.7, y: stack.height, mine: isMine(value) && !seenMine }
    if (dot.mine) seenMine = true
    stacks.set(column, { height: stack.height + 1, mine: dot.mine })
    return dot
  })
  const tallest = Math.max(1, ...[...stacks.values()].map(({ height }) => height))
  // Where many say the same, dots shrink together until the tallest stack fits.
  const step = Math.min(12, 144 / tallest)
  const radius = Math.max(1, Math.min(5, step / 2 - 0.5))
  const height = Math.max(36, tallest * step + 12)
  const x = 20 + (along(inForce, low, high) * 562) / 1000
  return (
    <svg class="plot" viewBox={`0 0 600 ${height + 38}`} role="img" aria-label={says}>
      <line class="axis" x1="14" x2="588" y1={height} y2={height} />
      <line class="in-force" x1={x} x2={x} y1="0" y2={height + 6} />
      {dots.map(({ x: cx, y, mine: own }) => (
        <circle
          class={own ? 'dot mine' : 'dot'}
          cx={cx.toFixed(1)}
          cy={(height - 6 - y * step).toFixed(1)}
          r={own ? radius + 1 : radius}
        />
      ))}
      <text x="14" y={height + 29}>
        {write(low)}
      </text>
      <text x="588" y={height + 29} text-anchor="end">
        {write(high)}
      </text>
      {x > 90 && x < 510 ? (
        <text class="in-force" x={x} y={height + 29} text-anchor="middle">
          {write(inForce)}
        </text>
      ) : null}
    </svg>
  )
}

/** Parts of a whole side by side, with a mark where it is enough: for, against and the rest of a decision; planned and spent of a budget. `says` is the same in words. */
export const Bar: FC<{
  readonly parts: readonly {
    readonly amount: number | bigint
    readonly class: 'for' | 'against' | 'other' | 'rest' | 'over'
  }[]
  readonly mark?: number | bigint | undefined
  readonly says: string
}> = ({ parts, mark, says }) => {
  const total = parts.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  const whole = total === 0n ? 1n : total
  const wide = (amount: bigint): number => Number((amount * 60_000n) / whole) / 100
  // A line at either end would be half outside.
  const inside = (amount: bigint): number => Math.min(597, Math.max(3, wide(amount)))
  let at = 0n
  return (
    <svg class="bar" viewBox="0 0 600 30" preserveAspectRatio="none" role="img" aria-label={says}>
      <rect class="rest" x="0" y="6" width="600" height="18" />
      {parts.map(({ amount, class: kind }) => {
        const x = wide(at)
        at += BigInt(amount)
        return <rect class={kind} x={x} y="6" width={wide(BigInt(amount))} height="18" />
      })}
      {mark === undefined || BigInt(mark) > whole ? null : (
        <line class="mark" x1={inside(BigInt(mark))} x2={inside(BigInt(mark))} y1="0" y2="30" />
      )}
    </svg>
  )
}

const THOUSAND = ratio(1000n, 1n)
