import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUNDINGS } from '../../src/exact/index.js'
import { type CompensationInput, compensationOf, tryCompensationOf } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowCompare, slowMean } from '../arbitraries/slow.js'

const BASE: CompensationInput = {
  currency: 'USD',
  oustedOn: '2026-03-10',
  floor: 500,
  rounding: 'half-even',
  packages: [{ year: 2026, proposals: [2000, 1000] }],
}
const given = (more: Partial<CompensationInput>) => compensationOf({ ...BASE, ...more })
const voted = (...proposals: CompensationInput['packages'][number]['proposals']) => [{ year: 2026, proposals }]
const codes = (more: object): readonly string[] => {
  const answer = tryCompensationOf({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

describe('From the source', () => {
  it('WJC-15: whoever is ousted gets no share value, but the package that the worker-owners voted that year', () => {
    const answer = compensationOf(BASE)
    expect(answer).toEqual({
      kind: 'compensation',
      year: 2026,
      amountMinor: 150000n,
      because: [
        { code: 'compensation', clauses: ['WJC-15'], amountMinor: 150000n, currency: 'USD', year: 2026 },
        { code: 'mean', clauses: ['WJC-15'], count: 2, observed: slow(1500n), percent: false },
      ],
    })
    expect(explain(answer.because, 'en')).toBe(
      'Whoever is ousted gets no part of the value of the cooperative, but always a compensation: 1,500.00 USD, by the package of 2026 (WJC-15). The mean of 2 proposals is 1,500 (3,000 divided by 2) (WJC-15).',
    )
    expect(explain(answer.because, 'es')).toMatch(
      /^A quien se expulsa no le toca parte del valor de la cooperativa, pero sí siempre una compensación: 1500,00 USD, según lo votado para 2026 \(WJC-15\)\./,
    )
  })

  it('WJC-15: compensation is always provided: where everybody proposed nothing, the floor is given', () => {
    const answer = given({ packages: voted(0, 0, 0) })
    expect(answer).toMatchObject({ year: 2026, amountMinor: 50000n })
    expect(answer.because.map(({ code }) => code)).toEqual(['compensation', 'mean', 'compensation-floor'])
    expect(explain(answer.because.slice(-1), 'en')).toBe('Nobody is given less than 500 USD (WJC-15).')
    expect(explain(answer.because.slice(-1), 'es')).toBe('A nadie se le da menos de 500 USD (WJC-15).')
  })

  it('WJC-15: the package is voted every year: that of the year of the ousting counts, not the newest', () => {
    const packages = [2024, 2025, 2026, 2027].map((year) => ({ year, proposals: [year] }))
    expect(given({ packages }).amountMinor).toBe(202600n)
    expect(given({ packages, oustedOn: '2025-07-01' }).amountMinor).toBe(202500n)
  })

  it('WJC-15: where nobody proposed anything for that year, the last package voted before it stands', () => {
    const packages = [
      { year: 2024, proposals: [800] },
      { year: 2025, proposals: [900] },
      { year: 2026, proposals: [] },
    ]
    expect(given({ packages })).toMatchObject({ year: 2025, amountMinor: 90000n })
  })

  it('WJC-15: where nothing was ever voted, the floor, and no year is named', () => {
    for (const packages of [[], [{ year: 2026, proposals: [] }], [{ year: 2027, proposals: [9000] }]]) {
      const answer = given({ packages })
      expect(answer).toMatchObject({ year: undefined, amountMinor: 50000n })
      expect(answer.because.map(({ code }) => code)).toEqual(['compensation', 'compensation-floor'])
      expect(explain(answer.because, 'en')).not.toMatch(/package/)
    }
  })

  it("WJC-15, WJC-19: by average democracy 70 and 80 give 75, as in the source's own example", () => {
    expect(given({ floor: 1, packages: voted(70, 80) }).amountMinor).toBe(7500n)
  })
})

describe('At the boundary', () => {
  it('a mean of a cent below the floor, just the floor, and a cent above', () => {
    const answers = ['499.99', '500', '500.01'].map((mean) => given({ packages: voted(mean) }))
    expect(answers.map(({ amountMinor }) => amountMinor)).toEqual([50000n, 50000n, 50001n])
    // Just the floor is what was voted: nothing had to be raised to it.
    expect(answers.map(({ because }) => because.map(({ code }) => code).includes('compensation-floor'))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('the last day of a year, and the first of the next', () => {
    const packages = [2025, 2026].map((year) => ({ year, proposals: [year] }))
    expect(['2025-12-31', '2026-01-01'].map((oustedOn) => given({ packages, oustedOn }).year)).toEqual([2025, 2026])
  })

  it('a floor below zero, of nothing, and the least above it', () => {
    expect(['-0.01', '0', '0.01'].map((floor) => codes({ floor }))).toEqual([
      ['floor-not-positive floor'],
      ['floor-not-positive floor'],
      [],
    ])
  })

  it('a floor of less than a cent still gives something: compensation is always provided', () => {
    expect(given({ floor: '0.004', packages: [] }).amountMinor > 0n).toBe(true)
  })

  it('a floor between two cents, rounded, is not undercut', () => {
    expect(given({ floor: '10.009', rounding: 'down', packages: [] }).amountMinor).toBe(1001n)
    // Nor by a mean that lies above it until it is rounded.
    const answer = given({ floor: '10.003', rounding: 'down', packages: voted('10.004') })
    expect(answer.amountMinor).toBe(1001n)
    expect(answer.because.map(({ code }) => code)).toEqual(['compensation', 'mean', 'compensation-floor'])
  })

  it('a mean of half a cent, by each rounding: rounded once, after the mean', () => {
    const mean = voted('600.00', '600.01')
    expect(ROUNDINGS.map((rounding) => [rounding, given({ rounding, packages: mean }).amountMinor])).toEqual([
      ['half-even', 60000n],
      ['half-up', 60001n],
      ['up', 60001n],
      ['down', 60000n],
    ])
  })

  it('a currency without a smaller unit, and one of a thousand parts', () => {
    expect(given({ currency: 'JPY' }).amountMinor).toBe(1500n)
    expect(given({ currency: 'KWD' }).amountMinor).toBe(1500000n)
  })

  it('the first year and the last, and one outside each', () => {
    const year = (number: number) => codes({ packages: [{ year: number, proposals: [1] }] })
    expect([0, 1, 9999, 10000].map(year)).toEqual([
      ['not-a-year packages[0].year'],
      [],
      [],
      ['not-a-year packages[0].year'],
    ])
  })

  it('10^30, exactly', () => {
    expect(given({ packages: voted(10n ** 30n, 10n ** 30n + 2n) }).amountMinor).toBe((10n ** 30n + 1n) * 100n)
  })
})

describe('Always true', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((value) => slow(value, 100n))
  const packages = fc.uniqueArray(
    fc.record({ year: fc.integer({ min: 2020, max: 2030 }), proposals: fc.array(cents, { maxLength: 8 }) }),
    { maxLength: 6, selector: ({ year }) => year },
  )
  const floors = fc.bigInt({ min: 1n, max: 10n ** 8n }).map((value) => slow(value, 100n))
  const roundings = fc.constantFrom(...ROUNDINGS)

  it('nobody gets less than a floor of whole cents, and nobody gets nothing', () => {
    always(
      fc.property(packages, floors, roundings, (list, floor, rounding) => {
        const { amountMinor } = given({ packages: list, floor, rounding })
        expect(amountMinor * floor.denominator >= floor.numerator * 100n).toBe(true)
        expect(amountMinor > 0n).toBe(true)
      }),
    )
  })

  it('it is the mean of the last year voted until then, or the floor, less than a cent away', () => {
    always(
      fc.property(packages, floors, roundings, (list, floor, rounding) => {
        const answer = given({ packages: list, floor, rounding })
        const last = [...list]
          .filter(({ year, proposals }) => year <= 2026 && proposals.length > 0)
          .sort((a, b) => b.year - a.year)[0]
        const mean = last === undefined ? floor : slowMean(last.proposals)
        const { numerator, denominator } = slowCompare(mean, floor) < 0 ? floor : mean
        const away = answer.amountMinor * denominator - numerator * 100n
        expect(away < denominator && -away < denominator).toBe(true)
        expect(answer.year).toBe(last?.year)
      }),
    )
  })

  it('the order of packages, and of proposals, does not matter', () => {
    always(
      fc.property(packages, (list) => {
        const turned = [...list].reverse().map(({ year, proposals }) => ({ year, proposals: [...proposals].reverse() }))
        expect(given({ packages: turned })).toEqual(given({ packages: list }))
      }),
    )
  })

  it('packages of later years change nothing', () => {
    always(
      fc.property(packages, (list) => {
        const until = list.filter(({ year }) => year <= 2026)
        expect(given({ packages: list })).toEqual(given({ packages: until }))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('voting nothing is not the same as not voting: zeros give the floor, a blank year the package before it', () => {
    const before = { year: 2025, proposals: [900] }
    expect(given({ packages: [before, { year: 2026, proposals: [0] }] }).amountMinor).toBe(50000n)
    expect(given({ packages: [before, { year: 2026, proposals: [] }] }).amountMinor).toBe(90000n)
  })

  it('a package that is long out of date still stands where nobody voted since', () => {
    expect(given({ packages: [{ year: 1999, proposals: [900] }] })).toMatchObject({ year: 1999, amountMinor: 90000n })
  })

  it('the day within the year does not matter: whoever goes in January may fall under a package voted in December', () => {
    expect(given({ oustedOn: '2026-01-01' }).amountMinor).toBe(given({ oustedOn: '2026-12-31' }).amountMinor)
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        currency: 'usd',
        oustedOn: '2026-02-29',
        floor: '0',
        rounding: 'floor',
        packages: [
          { year: 2026, proposals: ['12,5'], note: 'x' },
          { year: 2026, proposals: [-1] },
          { year: '2025', proposals: [1] },
          { year: 2024.5, proposals: [1] },
          7,
          {},
        ],
        clauses: ['WJC-15'],
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'unknown-currency currency',
      'not-a-date oustedOn',
      'not-one-of rounding',
      'floor-not-positive floor',
      'unknown-key packages[0].note',
      'decimal-comma packages[0].proposals[0]',
      'listed-twice packages[1].year',
      'out-of-range packages[1].proposals[0]',
      'not-a-year packages[2].year',
      'not-a-year packages[3].year',
      'wrong-kind packages[4]',
      'missing-key packages[5].year',
      'missing-key packages[5].proposals',
    ])
  })

  it('clauses that are none, told once', () => {
    for (const clauses of ['WJC-15', null, {}]) expect(codes({ clauses })).toEqual(['wrong-kind clauses'])
    expect(codes({ clauses: [15] })).toEqual(['wrong-kind clauses[0]'])
  })

  it('percentages, under the place where they stand', () => {
    expect(codes({ packages: voted(1, '60%') })).toEqual(['mixed-percent packages[0].proposals[1]'])
    const places = codes({ packages: voted('50%', '60%') }).map((told) => told.split(' ')[1])
    expect(places).toEqual(['packages[0].proposals[0]'])
    expect(codes({ packages: voted('50%') })).toEqual(['percent-not-meant packages[0].proposals[0]'])
    expect(codes({ packages: voted('50%', 1, '-2%') })).toEqual([
      'percent-not-meant packages[0].proposals[0]',
      'mixed-percent packages[0].proposals[1]',
      'out-of-range packages[0].proposals[2]',
    ])
  })

  it('a floor in percent: money is no share', () => {
    expect(codes({ floor: '50%' })).toEqual(['percent-not-meant floor'])
    expect(codes({ floor: '50%', currency: 'usd' })).toEqual(['unknown-currency currency', 'percent-not-meant floor'])
  })

  it('proposals that are no list, and a proposal that is no number', () => {
    for (const proposals of [null, '', {}, 0])
      expect(codes({ packages: [{ year: 2026, proposals }] })).toEqual(['wrong-kind packages[0].proposals'])
    expect(codes({ packages: [{ year: 2026 }] })).toEqual(['missing-key packages[0].proposals'])
    for (const [name, proposal, code] of NOT_NUMBERS)
      expect([name, ...codes({ packages: [{ year: 2026, proposals: [proposal] }] })]).toEqual([
        name,
        `${code} packages[0].proposals[0]`,
      ])
  })

  it('what is wrong with the proposals of a year that is none is told together with the year', () => {
    expect(codes({ packages: [{ year: 10000, proposals: ['12,5'] }] })).toEqual([
      'not-a-year packages[0].year',
      'decimal-comma packages[0].proposals[0]',
    ])
  })

  it('years that are none', () => {
    for (const year of [null, '', '2026', Number.NaN, -1, 1.5, 10 ** 30, 2026n, '__proto__'])
      expect(codes({ packages: [{ year, proposals: [1] }] })).toEqual(['not-a-year packages[0].year'])
    expect(codes({ packages: [{ proposals: [1] }] })).toEqual(['missing-key packages[0].year'])
  })

  it('nothing at all, and each key that is left out', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryCompensationOf(input as unknown as CompensationInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(Object.keys(BASE).map((key) => codes({ [key]: undefined }))).toEqual([
      ['missing-key currency'],
      ['missing-key oustedOn'],
      ['missing-key floor'],
      ['missing-key rounding'],
      ['missing-key packages'],
    ])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => given({ floor: 0 }))).toBe('floor-not-positive')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['compensation', 'refused']
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryCompensationOf({ ...BASE, [key]: value }).kind)
      }),
    )
    always(
      fc.property(fc.constantFrom('year', 'proposals'), fc.anything(), (key, value) => {
        const one = { year: 2026, proposals: [1], [key]: value } as never
        expect(kinds).toContain(tryCompensationOf({ ...BASE, packages: [one] }).kind)
      }),
    )
  })
})
