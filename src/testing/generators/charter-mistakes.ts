import type { Arbitrary } from 'fast-check'
import { presetCharters } from '../../presets/index.js'
import type { FastCheck } from './kit.js'

/** Written presets in which one thing, somewhere, is something else: nothing may throw at them. */
export const charterMistakes = (fc: FastCheck): Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...presetCharters),
      fc.nat(),
      fc.constantFrom<unknown>(null, '', -1, 0.1, '120%', '1/0', [], {}, true, '2025-02-30'),
    )
    .map(([written, at, slip]) => {
      const whole = JSON.parse(JSON.stringify(written)) as object
      const places = placesOf(whole)
      const place = places[at % places.length]
      if (place !== undefined) Reflect.set(place.of, place.key, slip)
      return whole
    })

interface Place {
  readonly of: object
  readonly key: string
}

/** Every place of a value that something stands in. */
const placesOf = (of: object): readonly Place[] =>
  Object.entries(of).flatMap(([key, value]: [string, unknown]) => [
    { of, key },
    ...(typeof value === 'object' && value !== null ? placesOf(value) : []),
  ])
