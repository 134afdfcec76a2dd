/**
 * Charters to begin from, in the public domain (CC0): fork them. None is legal advice.
 *
 * @module
 */
import { soundCharter, type writeFork } from '../charter/index.js'
import weJustCoop from './we-just-coop.json' with { type: 'json' }
import workerCoopEs from './worker-coop-es.json' with { type: 'json' }
import workerCoopFr from './worker-coop-fr.json' with { type: 'json' }
import workerCoopIt from './worker-coop-it.json' with { type: 'json' }
import workerCoopPlain from './worker-coop-plain.json' with { type: 'json' }
import workersCoop from './workers-coop.json' with { type: 'json' }

// By way of functions: the bundler of declarations takes a type that is re-exported and used here for a circle, and warns of it at every build.
type Charter = ReturnType<typeof soundCharter>
type WrittenCharter = ReturnType<typeof writeFork>

/** The presets as they are written, to be given to `checkCharter` as its library. */
export const presetCharters = [
  weJustCoop,
  workersCoop,
  workerCoopPlain,
  workerCoopEs,
  workerCoopIt,
  workerCoopFr,
] as unknown as readonly WrittenCharter[]

/** The name of a preset. */
export type PresetId =
  | 'we-just-coop'
  | 'workers-coop'
  | 'worker-coop-plain'
  | 'worker-coop-es'
  | 'worker-coop-it'
  | 'worker-coop-fr'

/**
 * A preset, whole: with everything it inherits.
 *
 * @example
 * ```ts
 * import { preset } from 'coop-rules/presets'
 *
 * preset('we-just-coop').decisions?.['accept-project']?.rule
 * // => { atLeast: { average: 'project-threshold' }, of: 'electorate' }
 * ```
 */
export const preset = (id: PresetId): Charter =>
  soundCharter({ charter: presetCharters.find((charter) => charter.id === id), library: presetCharters })
