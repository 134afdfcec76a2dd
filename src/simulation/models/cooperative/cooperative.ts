import { soundCharter } from '../../../charter/index.js'
import { type Cooperative, cooperative as cooperativeUnder } from '../../../cooperative/index.js'
import { presetCharters } from '../../../presets/index.js'
import { type Cell, makeModel } from '../../model.js'
import { MEASURES, measuresOf, SERIES, seenOf } from './columns.js'
import type { Life } from './life.js'
import { live } from './live.js'
import { PARAMETERS, type Parameters } from './parameters.js'
import type { Paid } from './pay.js'

/**
 * What becomes of a whole cooperative under its charter? Simulated members give the commands that people give, and the cooperative decides on them by all its rules: no rule is
 * written here a second time. What it refuses is counted by its reason.
 *
 * Source: WJC-2, WJC-12, WJC-19; and whatever the charter it lives by cites.
 */
export const cooperative = makeModel({
  name: 'cooperative',
  version: 1,
  asks: 'What becomes of a cooperative whose members apply, vote, propose numbers, work and are paid under its charter?',
  parameters: PARAMETERS,
  streams: {
    preferences: 'What each member wishes of which number, and whether they are strategic or extreme',
    schedule: 'What happens in which month, and in which order members propose',
    noise: 'What each member does: whether they take part, and how they vote',
    membership: 'Who comes and goes',
  },
  measures: MEASURES,
  series: SERIES,
  run: (parameters, streams, wantsSeries) => {
    const series: Cell[][] = []
    const see = (life: Life, paid: Paid, month: number): void => {
      series.push(seenOf(life, paid, month))
    }
    const { life, paid } = live({
      coop: underCharter(parameters),
      parameters,
      streams,
      ...(wantsSeries ? { see } : {}),
    })
    return { measures: measuresOf(life, paid), ...(wantsSeries ? { series } : {}) }
  },
})

/** A cooperative is made once for each preset: reading its charter takes longer than many a month. */
const known = new Map<string, Cooperative>()

const underCharter = ({ preset, charter }: Parameters): Cooperative => {
  if (charter !== undefined) return cooperativeUnder(soundCharter({ charter, library: presetCharters }))
  const found = known.get(preset)
  if (found !== undefined) return found
  const written = presetCharters.find(({ id }) => id === preset)
  const made = cooperativeUnder(soundCharter({ charter: written, library: presetCharters }))
  known.set(preset, made)
  return made
}
