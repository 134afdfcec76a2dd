import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countScottish } from '../../src/elections/index.js'
import { carryOut, type RanRow, readPlan, Stream, tryReadPlan, writePrefLib } from '../../src/simulation/index.js'
import { COMPARED, electedBy } from '../../src/simulation/models/elections/single.js'
import { orderByUtility, pairwiseOf, type Society, societyOf } from '../../src/simulation/models/elections/society.js'
import { always } from '../arbitraries/run.js'
import { fourErrors, numberOf, ran } from './ran.js'

const TENNESSEE = readFileSync(join(import.meta.dirname, '..', 'vectors', 'preflib', 'capital.soc'), 'utf8')
const fileOf = (candidates: number, ...orders: (readonly [count: number, order: readonly number[]])[]): string =>
  writePrefLib({
    ...{
      kind: 'preflib',
      dataType: 'soi',
      fileName: '',
      title: '',
      description: '',
      modificationType: 'synthetic',
      relatesTo: '',
    },
    ...{ relatedFiles: '', publicationDate: '', modificationDate: '', more: [] },
    alternatives: Array.from({ length: candidates }, (_, at) => `c${at}`),
    preferences: orders.map(([count, order]) => ({ count, groups: order.map((one) => [one]) })),
  })
/** The ballots of a file, each counted once. */
const counted = (text: string, rule: string, more: object = {}) =>
  ran('elections', { rule, culture: { kind: 'preflib', text, take: 'as-it-is' }, ...more }, { series: true })[0]

describe('From the source', () => {
  // The example of Wikipedia's articles on voting: Memphis 42, Nashville 26, Chattanooga 15, Knoxville 17. Nashville beats each other one; Memphis has the most first preferences, and loses against Nashville (42 to 58);
  // struck out in turn are Chattanooga (15), then Nashville (26), and Knoxville beats Memphis 58 to 42.
  it.each([
    ['plurality', 0],
    ['runoff', 1],
    ['hare', 3],
    ['borda', 1],
    ['black', 1],
    ['scottish-stv', 3],
    ['meek-stv', 3],
  ])('the capital of Tennessee by %s', (rule, winner) => {
    const { series, measures } = counted(TENNESSEE, rule)
    expect(series[0]?.slice(0, 3)).toEqual([0, 1, `${winner}`])
    expect(measures).toMatchObject({ condorcetExists: 1, condorcetElected: winner === 1 ? 1 : 0, vacant: 0 })
  })

  it('Condorcet (1785): a > b > c, b > c > a, c > a > b: each is beaten by another', () => {
    const circle = fileOf(3, [1, [1, 2, 3]], [1, [2, 3, 1]], [1, [3, 1, 2]])
    expect(counted(circle, 'black').measures).toMatchObject({ condorcetExists: 0, efficiency: null })
  })

  // Two slates in turn: candidates 0 and 2, and 1 and 3. First preferences 60 : 40, seats 1 : 1: the root of ((.1² + .1²) / 2) = .1.
  it('WC-3, Gallagher (1991): two seats for sixty and forty are a tenth from proportional', () => {
    const ballots = fileOf(4, [60, [1, 3]], [40, [2, 4]])
    for (const rule of ['scottish-stv', 'meek-stv']) {
      const { measures } = counted(ballots, rule, { seats: 2 })
      expect(measures['disproportionality']).toBeCloseTo(0.1, 12)
      expect(measures).toMatchObject({ favourites: 1, vacant: 0 })
    }
    // Whoever approves of their first two: the larger part takes both.
    expect(counted(ballots, 'approval', { seats: 2, approves: 2 }).measures['disproportionality']).toBeCloseTo(0.4, 12)
  })

  // Of three candidates the orders are as likely as 1 : φ : φ : φ² : φ² : φ³ by how many pairs they turn round. With φ = 1/2 candidate 0 is first in (1 + 1/2) / 2.625 = 4/7, 1 in 2/7 and 2 in 1/7.
  it('Mallows (1957): with a phi of 1/2 the three of them are first in 4, 2 and 1 of 7', () => {
    const elections = 14_000
    const [told] = ran(
      'elections',
      { members: 1, candidates: 3, rule: 'plurality', elections, culture: { kind: 'mallows', phi: '1/2' } },
      { series: true },
    )
    for (const [candidate, expected] of [4 / 7, 2 / 7, 1 / 7].entries()) {
      const first = told.series.filter((row) => row[2] === `${candidate}`).length
      expect(Math.abs(first / elections - expected)).toBeLessThan(fourErrors(expected, elections))
    }
  })
})

describe('At the boundary', () => {
  it('Mallows from all agree to all orders alike', () => {
    const of = (phi: string) =>
      ran('elections', { rule: 'plurality', members: 9, elections: 300, culture: { kind: 'mallows', phi } })[0].measures
    expect(of('0/1')).toMatchObject({ condorcetExists: 300, condorcetElected: 300, utilityEfficiency: 1 })
    expect(of('1/1')['condorcetExists']).toBeLessThan(300)
  })

  it('one candidate alone; more seats than candidates', () => {
    for (const rule of [...COMPARED, 'scottish-stv', 'approval']) {
      const approves = 1
      expect(ran('elections', { rule, candidates: 1, approves })[0].measures).toMatchObject({
        condorcetExists: 1,
        condorcetElected: 1,
        vacant: 0,
      })
    }
    expect(ran('elections', { candidates: 2, seats: 3 })[0].measures).toMatchObject({ vacant: 1 })
  })

  it('one vote decides between two; a level vote is decided by chance, either way', () => {
    const winner = (a: number, b: number, seed: string) =>
      ran(
        'elections',
        { rule: 'plurality', culture: { kind: 'preflib', text: fileOf(2, [a, [1]], [b, [2]]), take: 'as-it-is' } },
        { series: true, seed },
      )[0].series[0]?.[2]
    expect(winner(3, 2, 'a')).toBe('0')
    expect(winner(2, 3, 'a')).toBe('1')
    const level = Array.from({ length: 20 }, (_, at) => winner(2, 2, `s${at}`))
    expect(new Set(level)).toEqual(new Set(['0', '1']))
  })
})

/** A society of these utilities, in whole steps so that some are level. */
const societies = fc
  .record({
    candidates: fc.integer({ min: 1, max: 5 }),
    members: fc.integer({ min: 1, max: 9 }),
    drawn: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 45, maxLength: 45 }),
    ranked: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ candidates, members, drawn, ranked }): Society => {
    const society = societyOf(members, candidates)
    society.utility.set(drawn.slice(0, members * candidates))
    society.ranked.set(ranked.slice(0, members).map((many) => Math.min(many, candidates)))
    for (let member = 0; member < members; member++) orderByUtility(society, member, Stream.from('ties').of(member))
    return society
  })

describe('Always true', () => {
  it('who is struck out last here is whom the room of elections elects to one seat, wherever it needs no lot', () => {
    always(
      fc.property(societies, (society) => {
        const { candidates, members, order, ranked } = society
        const ballots = Array.from({ length: members }, (_, member) => {
          const row = member * candidates
          return { preferences: Array.from(order.subarray(row, row + (ranked[member] as number)), String) }
        })
        const count = countScottish({
          candidates: Array.from({ length: candidates }, (_, one) => `${one}`),
          seats: 1,
          tieBreaks: [],
          ballots,
        })
        if (count.kind !== 'elected') return
        expect(electedBy('hare', society, pairwiseOf(society), Stream.from('b'))).toBe(Number(count.elected[0]))
      }),
    )
  })

  it('every member has every candidate once, the better liked first', () => {
    always(
      fc.property(societies, ({ candidates, members, order, utility }) => {
        for (let member = 0; member < members; member++) {
          const own = [...order.subarray(member * candidates, (member + 1) * candidates)]
          expect([...own].sort((a, b) => a - b)).toEqual(own.map((_, at) => at))
          const liked = own.map((one) => utility[member * candidates + one] as number)
          expect(liked).toEqual([...liked].sort((a, b) => b - a))
        }
      }),
    )
  })

  // Black, On the rationale of group decision-making (Journal of Political Economy 56, 1948).
  it('on a line an odd number of members always has a candidate who beats each other', () => {
    const line = { kind: 'spatial', dimensions: 1 }
    const [told] = ran('elections', { members: 25, candidates: 7, rule: 'black', elections: 500, culture: line })
    expect(told.measures).toMatchObject({ condorcetExists: 500, condorcetElected: 500 })
  })

  it('rules that are compared under common random numbers meet the same members', () => {
    const rules = [...COMPARED, 'scottish-stv', 'meek-stv', 'approval', 'score']
    const plan = readPlan({
      ...{
        model: 'elections',
        seed: 'common',
        parameters: { elections: 20, culture: { kind: 'spatial' } },
        vary: { rule: rules },
      },
      common: { preferences: ['rule'] },
    })
    const existing = rules.map((_, at) => (carryOut(plan, at) as RanRow).measures[0])
    expect(new Set(existing).size).toBe(1)
  })

  it('members who find some level put them in the same order whatever the rule, in every election', () => {
    const text = readFileSync(join(import.meta.dirname, '..', 'vectors', 'preflib', 'board.toc'), 'utf8')
    const rules = ['plurality', 'runoff', 'hare', 'borda', 'black', 'scottish-stv', 'approval']
    const plan = readPlan({
      ...{ model: 'elections', seed: 'level', series: true, vary: { rule: rules } },
      parameters: { elections: 30, members: 6, culture: { kind: 'preflib', text } },
      common: { preferences: ['rule'], ties: ['rule'] },
    })
    const winners = rules.map((_, at) => (carryOut(plan, at) as RanRow).series?.map((row) => row[1]))
    for (const one of winners) expect(one).toEqual(winners[0])
  })

  // The mean of the places of an order is the place in the middle: whoever is there is not above it. Whole numbers see that; sevenths added up as doubles do not.
  it('of an order of an odd number those above the middle are approved of, wherever they stand on the list', () => {
    for (const candidates of [3, 7, 11, 23, 49]) {
      const order = Array.from({ length: candidates }, (_, at) => at + 1)
      for (let turn = 0; turn < candidates; turn++) {
        const turned = [...order.slice(turn), ...order.slice(0, turn)]
        const text = fileOf(candidates, [1, turned])
        const [{ measures, series }] = [counted(text, 'approval', { seats: (candidates - 1) / 2 })]
        expect(
          series[0]?.[2]
            ?.toString()
            .split(' ')
            .map(Number)
            .sort((a, b) => a - b),
        ).toEqual(
          turned
            .slice(0, (candidates - 1) / 2)
            .map((one) => one - 1)
            .sort((a, b) => a - b),
        )
        expect(measures['vacant']).toBe(0)
      }
    }
  })

  it('a file drawn from again and again keeps its shares', () => {
    const [told] = ran('elections', {
      members: 10_000,
      rule: 'plurality',
      culture: { kind: 'preflib', text: TENNESSEE },
    })
    expect(Math.abs(numberOf(told, 'favourites') - 0.42)).toBeLessThan(fourErrors(0.42, 10_000))
  })
})

describe('Not true, on purpose', () => {
  it('whoever beats each other one is not always elected, and is not always whom members like best', () => {
    const [told] = ran('elections', { rule: 'black', elections: 500 })
    expect(told.measures['condorcetElected']).toBe(told.measures['condorcetExists'])
    expect(numberOf(told, 'utilityEfficiency')).toBeLessThan(1)
    expect(numberOf(ran('elections', { rule: 'plurality', elections: 500 })[0], 'efficiency')).toBeLessThan(1)
  })
})

describe('Refused', () => {
  const refused = (parameters: object) => {
    const read = tryReadPlan({ model: 'elections', seed: 'a', parameters })
    return read.kind === 'refused'
      ? read.problems.map(({ code, path, line }) => `${code} ${path} ${line ?? ''}`.trim())
      : []
  }

  it('more seats than one by a rule that fills one', () => {
    expect(refused({ rule: 'hare', seats: 2 })).toEqual(['not-one-of parameters.seats'])
    expect(refused({ rule: 'scottish-stv', seats: 2 })).toEqual([])
  })

  it('a PrefLib file that is none, with the line; one without preferences', () => {
    const culture = (text: string) => refused({ culture: { kind: 'preflib', text } })
    expect(culture(TENNESSEE.replace('42: 1,2,3,4', '42: 1,2,3,5'))).toEqual(['not-one-of parameters.culture.text 17'])
    expect(culture('# DATA TYPE: soc\n# ALTERNATIVE NAME 1: Ana\n')).toEqual(['empty-list parameters.culture.text'])
  })

  it('a PrefLib file of more papers than can be counted, or than can be drawn from', () => {
    const voters = (count: number, take: string) =>
      refused({ culture: { kind: 'preflib', take, text: fileOf(2, [count, [1, 2]]) } }).length
    expect([100_000, 100_001].map((count) => voters(count, 'as-it-is'))).toEqual([0, 1])
    expect([2 ** 32, 2 ** 32 + 1].map((count) => voters(count, 'resampled'))).toEqual([0, 1])
  })

  it.each([
    { rule: 'lot' },
    { culture: { kind: 'mallows', phi: '0.5' } },
    { culture: { kind: 'mallows', phi: '3/2' } },
    { candidates: 101 },
    { culture: { kind: 'spatial', dimensions: 0 } },
  ])('%j', (parameters) => expect(refused(parameters)).not.toEqual([]))
})
