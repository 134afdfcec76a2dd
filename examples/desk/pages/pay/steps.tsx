import { compare, type Ratio, ratio } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'

/** A number that changed on certain days, as steps. What it shows is said in `says` for those who do not see it, and belongs in a table beside it. */
export const Steps: FC<{
  readonly steps: readonly { readonly from: string; readonly value: Ratio }[]
  readonly from: string
  readonly until: string
  readonly says: string
  readonly write: (value: Ratio) => string
  readonly day: (date: string) => string
}> = ({ steps, from, until, says, write, day }) => {
  const top = steps.reduce<Ratio>((high, { value }) => (compare(value, high) > 0 ? value : high), ratio(0n, 1n))
  const [first, last] = [dayNumber(from), Math.max(dayNumber(until), dayNumber(from) + 1)]
  const x = (date: string) => 14 + ((Math.max(first, dayNumber(date)) - first) * 572) / (last - first)
  // For drawing alone.
  const share = (value: Ratio) =>
    top.numerator === 0n
      ? 0
      : Number((value.numerator * top.denominator * 1000n) / (value.denominator * top.numerator)) / 1000
  const y = (value: Ratio) => 110 - share(value) * 80
  const line = steps.map(({ from: start, value }, at) => {
    const end = steps[at + 1]?.from ?? until
    return `${at === 0 ? 'M' : 'L'}${x(start).toFixed(1)} ${y(value).toFixed(1)}H${x(end).toFixed(1)}`
  })
  return (
    <svg class="plot" viewBox="0 0 600 140" role="img" aria-label={says}>
      <line class="axis" x1="14" x2="588" y1="110" y2="110" />
      <path class="steps" d={line.join('')} />
      {steps.map(({ from: start, value }, at) => {
        const place = x(start)
        const next = steps[at + 1]
        // What would lie over its neighbour is left to the table.
        const room = (next === undefined ? 588 : x(next.from)) - place
        return room < 52 ? null : (
          <text x={place + 2} y={(y(value) - 8).toFixed(1)}>
            {write(value)}
          </text>
        )
      })}
      <text x="14" y="132">
        {day(from)}
      </text>
      <text x="588" y="132" text-anchor="end">
        {day(until)}
      </text>
    </svg>
  )
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
