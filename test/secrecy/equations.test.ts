import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allHold, type Equation } from '../../src/secrecy/equations.js'
import { G, mod, type Point, timesPublic, times, ZERO } from '../../src/secrecy/group.js'
import { randomScalar, testsOnlyRandom } from '../../src/secrecy/random.js'
import { always } from '../arbitraries/run.js'

const random = testsOnlyRandom('equations')
const KEY = times(G, randomScalar(random))

/** An equation that holds: g × G + k × the key + two terms = commit. */
const trueOne = (shared: Point): Equation => {
  const [g, k, first, second] = [1, 2, 3, 4].map(() => randomScalar(random)) as [bigint, bigint, bigint, bigint]
  const other = times(G, randomScalar(random))
  const commit = [timesPublic(G, g), timesPublic(KEY, k), timesPublic(shared, first), timesPublic(other, second)]
  return {
    commit: commit.reduce((sum, point) => sum.add(point), ZERO),
    g,
    k,
    terms: [
      [shared, first],
      [other, second],
    ],
  }
}

/** The same a little wrong, in each of its parts. */
const WRONGS: readonly ((equation: Equation) => Equation)[] = [
  (equation) => ({ ...equation, commit: equation.commit.add(G) }),
  (equation) => ({ ...equation, commit: equation.commit.negate() }),
  (equation) => ({ ...equation, g: mod(equation.g + 1n) }),
  (equation) => ({ ...equation, k: mod(equation.k - 1n) }),
  (equation) => ({ ...equation, terms: equation.terms.slice(1) }),
  (equation) => ({ ...equation, terms: equation.terms.map(([point, scalar]) => [point.negate(), scalar]) }),
]

const SHARED = times(G, randomScalar(random))
const GOOD = Array.from({ length: 60 }, () => trueOne(SHARED))

describe('equations in one sum', () => {
  describe('At the boundary', () => {
    it('none at all hold; one holds or not by itself', () => {
      expect(allHold([], KEY, 'seed')).toBe(true)
      for (const equation of GOOD) expect(allHold([equation], KEY, 'seed')).toBe(true)
      for (const wrong of WRONGS) expect(allHold([wrong(GOOD[0] as Equation)], KEY, 'seed')).toBe(false)
    })

    it('a false one is found at each place, the first included', () => {
      for (const at of [0, 1, 2, 3, 4, 5, 30, 58, 59])
        expect(
          allHold(GOOD.with(at, (WRONGS[0] as (one: Equation) => Equation)(GOOD[at] as Equation)), KEY, 'seed'),
        ).toBe(false)
    })
  })

  describe('Always true', () => {
    it('they hold together exactly where each holds alone', () => {
      const equations = fc
        .tuple(fc.nat(GOOD.length - 1), fc.option(fc.nat(WRONGS.length - 1), { freq: 3 }))
        .map(([at, wrong]) => {
          const good = GOOD[at] as Equation
          return wrong === null ? good : (WRONGS[wrong] as (one: Equation) => Equation)(good)
        })
      always(
        fc.property(fc.array(equations, { maxLength: 14 }), fc.string(), (mix, seed) => {
          expect(allHold(mix, KEY, seed)).toBe(mix.every((one) => allHold([one], KEY, seed)))
        }),
        80,
      )
    })

    it('with another key they do not hold', () => {
      expect(allHold(GOOD, KEY, 'seed')).toBe(true)
      expect(allHold(GOOD, KEY.add(G), 'seed')).toBe(false)
    })
  })

  describe('Refused', () => {
    it('two errors that cancel out: the weights are different', () => {
      const [first, second, ...rest] = GOOD as [Equation, Equation, ...Equation[]]
      const cancelling = [
        { ...first, commit: first.commit.add(G) },
        { ...second, commit: second.commit.subtract(G) },
        ...rest,
      ]
      for (const seed of ['a', 'b', 'c']) expect(allHold(cancelling, KEY, seed)).toBe(false)
      for (const seed of ['a', 'b', 'c']) expect(allHold([...rest, ...cancelling.slice(0, 2)], KEY, seed)).toBe(false)
    })
  })
})
