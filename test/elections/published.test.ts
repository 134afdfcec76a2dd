import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countMeek, countScottish, readBlt } from '../../src/elections/index.js'
import { add, decimalString, type Ratio } from '../../src/exact/index.js'

/** Described in test/vectors/elections/README.md. */
interface Published {
  readonly title: string
  readonly ballots: string
  readonly seats: number
  readonly valid: number
  readonly candidates: readonly string[]
  readonly drawn: readonly string[]
}

interface PublishedScottish extends Published {
  readonly rule: 'scottish'
  /** Five, or none where votes were published to the nearest whole. */
  readonly decimals: number
  readonly quota: number
  readonly stages: readonly {
    readonly stage: number
    readonly action: { readonly kind: string; readonly candidate?: string }
    readonly votes: readonly (string | null)[]
    readonly elected: readonly string[]
    readonly excluded: readonly string[]
  }[]
}

interface PublishedMeek extends Published {
  readonly rule: 'meek'
  readonly places: number
  readonly omega: number
  readonly stages: readonly {
    readonly stage: number
    readonly quota: string
    readonly surplus: string | null
    readonly exhausted: string
    readonly votes: readonly string[]
    readonly keepValues: readonly string[]
    readonly elected: readonly string[]
    readonly excluded: readonly string[]
  }[]
}

const folder = join(import.meta.dirname, '../vectors/elections')
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const published = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(read(file)) as PublishedScottish | PublishedMeek)
const scottish = published.filter((one) => one.rule === 'scottish')
const meek = published.filter((one) => one.rule === 'meek')

/** All the decimals there are: one more would be lost here, and must not be there. */
const written = (value: Ratio, places: number): string => {
  const exact = decimalString({ value, places, rounding: 'down' })
  expect(decimalString({ value, places, rounding: 'up' })).toBe(exact)
  return exact
}

/** The votes of a Scottish count as they were published. */
const publishedAs = (votes: Ratio, decimals: number): string => {
  const exact = written(votes, 5)
  return decimals === 5 ? exact : decimalString({ value: votes, places: decimals, rounding: 'half-up' })
}

/** The election on paper; its lots as they were drawn then, put as a run-off: whoever was drawn first came last. */
const electionOf = (source: Published) => {
  const { seats, candidates, withdrawn, ballots } = readBlt(read(source.ballots))
  const rest = candidates.filter((one) => !source.drawn.includes(one))
  return { seats, candidates, withdrawn, ballots, runOffs: [[...rest, ...[...source.drawn].reverse()]] }
}

const sorted = (names: readonly string[]): readonly string[] => [...names].sort()

describe('published counts', () => {
  it('are there for both ways of counting, and their ballot files are the papers they counted', () => {
    expect(scottish.length).toBeGreaterThanOrEqual(5)
    expect(meek.length).toBeGreaterThanOrEqual(3)
    for (const one of published) {
      const { candidates, seats, ballots } = readBlt(read(one.ballots))
      expect({ candidates, seats }).toEqual({ candidates: one.candidates, seats: one.seats })
      const valid = ballots.filter(({ preferences }) => preferences.length > 0)
      expect(valid.reduce((sum, { count }) => sum + count, 0)).toBe(one.valid)
    }
  })
})

describe('From the source', () => {
  it.each(scottish)('WC-3, the Scottish count: $title ($ballots) agrees stage by stage', (source) => {
    const tieBreaks = ['earlier-stages', 'run-off'] as const
    const count = countScottish({ ...electionOf(source), tieBreaks, lastTransfer: 'made' })
    expect(count).toMatchObject({ kind: 'elected', quota: source.quota, valid: source.valid })
    expect(count.stages.map(({ stage }) => stage)).toEqual(source.stages.map(({ stage }) => stage))
    count.stages.forEach(({ action, votes, nonTransferable, elected, excluded }, at) => {
      const stage = source.stages[at] as (typeof source.stages)[number]
      expect(action).toMatchObject(stage.action)
      const found = votes.map((one) => publishedAs(one.votes, source.decimals))
      expect(found.map((one, who) => (stage.votes[who] === null ? null : one))).toEqual(stage.votes)
      const all = votes.reduce((sum, one) => add(sum, one.votes), nonTransferable)
      expect(written(all, 0)).toBe(String(source.valid))
      expect(sorted(elected)).toEqual(sorted(stage.elected))
      expect(excluded).toEqual(stage.excluded)
    })
  })

  it.each(meek)("WC-3, Meek's count: $title ($ballots) agrees round by round", (source) => {
    const { places, omega } = source
    const count = countMeek({ ...electionOf(source), places, omega, tieBreaks: ['run-off'] })
    expect(count).toMatchObject({ kind: 'elected', valid: source.valid })
    expect(count.stages.map(({ stage }) => stage)).toEqual(source.stages.map(({ stage }) => stage))
    count.stages.forEach(({ quota, surplus, exhausted, votes, keepValues, elected, excluded }, at) => {
      const stage = source.stages[at] as (typeof source.stages)[number]
      expect(votes.map((one) => written(one.votes, places))).toEqual(stage.votes)
      expect(keepValues.map((one) => written(one.keep, places))).toEqual(stage.keepValues)
      expect(written(quota, places)).toBe(stage.quota)
      if (stage.surplus !== null) expect(written(surplus, places)).toBe(stage.surplus)
      expect(written(exhausted, places)).toBe(stage.exhausted)
      expect(sorted(elected)).toEqual(sorted(stage.elected))
      expect(excluded).toEqual(stage.excluded)
    })
  })
})
