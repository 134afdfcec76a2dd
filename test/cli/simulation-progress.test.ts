import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SweepProgress } from '../../src/cli/simulation-progress.js'

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

/** What is told of so many runs at so many milliseconds. */
const told = (steps: readonly (readonly [millis: number, done: number])[], before = 0, locale: 'en' | 'es' = 'en') => {
  const stream = new PassThrough()
  const progress = new SweepProgress({ stream, watched: true, locale })
  return steps.map(([millis, done]) => {
    vi.setSystemTime(millis)
    progress.runs({ done, of: 480, before, failed: 0 })
    return String((stream.read() as Buffer | null) ?? '').replace(/^.*\] /s, '')
  })
}

describe('At the boundary', () => {
  it('what is left is told a second after the first run is done, from those that came since: to begin threads is not counted', () => {
    expect(
      told([
        [4000, 0],
        [5000, 1],
        [5900, 55],
        [6400, 85],
      ]),
    ).toEqual([
      '0 of 480 runs (0 %)',
      '1 of 480 runs (0 %)',
      '55 of 480 runs (11 %)',
      '85 of 480 runs (17 %), 60 a second, 7 s left',
    ])
    // A second later is late enough, a thousandth earlier is not; and one more run has to be done.
    expect(
      told([
        [10_000, 1],
        [10_999, 55],
      ])[1],
    ).toBe('55 of 480 runs (11 %)')
    expect(
      told([
        [20_000, 1],
        [21_000, 61],
      ])[1],
    ).toBe('61 of 480 runs (12 %), 60 a second, 7 s left')
    expect(
      told([
        [30_000, 1],
        [32_000, 1],
      ])[1],
    ).toBe('1 of 480 runs (0 %)')
  })

  it('gone on with, the runs that were there took no time, and are not the first', () => {
    expect(
      told(
        [
          [3000, 240],
          [4000, 260],
          [6000, 280],
        ],
        240,
        'es',
      ),
    ).toEqual([
      '240 de 480 ejecuciones (50 %)',
      '260 de 480 ejecuciones (54 %)',
      '280 de 480 ejecuciones (58 %), 10 por segundo, quedan 20 s',
    ])
  })
})
