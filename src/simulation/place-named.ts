import type { SoundPlan } from './plan.js'
import { nameAt } from './runs.js'

/**
 * Where in a plan is the first run of this name? Its place, counted from 0; undefined where none has it.
 *
 * @internal
 */
export const placeNamed = (sound: SoundPlan, name: string): number | undefined => {
  for (let at = 0; at < sound.runs; at++) if (nameAt(sound, at) === name) return at
  return undefined
}
