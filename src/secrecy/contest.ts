import { divide, exact, subtract } from '../exact/index.js'
import type { DecisionRule } from '../decisions/index.js'
import type { DisclosurePolicy } from '../disclosure/index.js'

/** What a sealed ballot may say. */
export type Asks =
  /** For (1) or not (0). */
  | { readonly kind: 'yes-no' }
  /** A number from `min` to `max` in steps of `step`, all written as decimals. */
  | { readonly kind: 'number'; readonly min: string; readonly max: string; readonly step: string }
  /** From `least` to `most` of these options. For, against and abstaining are three options of which one is chosen. */
  | { readonly kind: 'choose'; readonly options: readonly string[]; readonly least: number; readonly most: number }

/** A ballot holds so many options at most, and a number so many steps: enough for any vote, and little enough to be checked. */
export const MOST_OPTIONS = 128
export const MOST_STEPS = 2 ** 20

/** Everything about a sealed vote that is fixed before the first ballot. */
export interface Contest {
  readonly cooperative: string
  /** The decision or the average item in the log of the cooperative. */
  readonly matter: string
  /** The fingerprint of the text that is voted on. */
  readonly question: string
  readonly asks: Asks
  /** The rule by which it is carried, its thresholds as numbers; left out where only counts or a mean come of it. */
  readonly rule?: DecisionRule
  /** What may be told of the count. */
  readonly disclosure: DisclosurePolicy
}

/** A thing encrypted as 0 or 1, and how much it adds to what is counted of it. */
interface Slot {
  /** Which of the sums it belongs to: each option has one of its own, a number has one in all. */
  readonly sum: number
  readonly weight: number
}

/** The slots of a ballot, and what their bits add up to where that is fixed. */
export interface Layout {
  readonly slots: readonly Slot[]
  /** What is summed up, by name. */
  readonly sums: readonly string[]
  /** The most that one ballot adds to a sum. */
  readonly most: number
  /** How many bits of a ballot are 1, where a proof says so. */
  readonly ones?: number
}

/**
 * The slots of a ballot. A number becomes the bits of how many steps it lies above the least: weights 1, 2, 4, … and the rest, which together make every number from 0 to the
 * most and none beyond, so the bits need no second proof. A choice has one slot an option, and as many blank ones as options may be left: then the ones among them are
 * always `most`.
 */
export const layoutOf = (asks: Asks): Layout => {
  switch (asks.kind) {
    case 'yes-no':
      return { slots: [{ sum: 0, weight: 1 }], sums: ['for'], most: 1 }
    case 'number': {
      const steps = stepsOf(asks)
      return { slots: weightsUpTo(steps).map((weight) => ({ sum: 0, weight })), sums: ['steps'], most: steps }
    }
    case 'choose': {
      const blanks = Array.from({ length: asks.most - asks.least }, (_, at) => ({
        sum: asks.options.length + at,
        weight: 1,
      }))
      return {
        slots: [...asks.options.map((_, sum) => ({ sum, weight: 1 })), ...blanks],
        sums: asks.options,
        most: 1,
        ones: asks.most,
      }
    }
  }
}

/** How many steps lie between the least and the greatest number. */
const stepsOf = ({ min, max, step }: Asks & { readonly kind: 'number' }): number =>
  Number(divide(subtract(exact(max), exact(min)), exact(step)).numerator)

/** 1, 2, 4, … and the rest: weights whose sums are exactly the numbers from 0 to `most`. */
export const weightsUpTo = (most: number): readonly number[] => {
  const weights: number[] = []
  let left = most
  for (let weight = 1; left > 0; weight *= 2) {
    weights.push(Math.min(weight, left))
    left -= Math.min(weight, left)
  }
  return weights
}
