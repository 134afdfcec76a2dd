import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, exact, type Ratio, ratio, subtract } from '../../src/exact/index.js'
import { type Salary, type SalaryInput, salariesOf, trySalariesOf } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { decimalText, type Written } from '../arbitraries/numbers.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowDivide, slowMean } from '../arbitraries/slow.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

type Category = SalaryInput['categories'][number]
type Row = Extract<SalaryInput['scale'], { readonly kind: 'category-means' }>['proposals'][number]
type Weighted = Extract<SalaryInput['scale'], { readonly kind: 'weighted-base' }>

const byHour = (...ids: string[]): readonly Category[] => ids.map((id) => ({ id, unit: 'hour' }))
const means = (...proposals: Row[]): SalaryInput['scale'] => ({ kind: 'category-means', proposals })
const weighted = (base: Weighted['base'], ...weights: Row[]): Weighted => ({ kind: 'weighted-base', base, weights })

const BASE: SalaryInput = { currency: 'USD', categories: byHour('a'), scale: means({ a: 10 }) }
const salaries = (more: Partial<SalaryInput>): readonly Salary[] => salariesOf({ ...BASE, ...more }).salaries
/** What each category is paid; nothing where nobody has proposed anything. */
const rates = (more: Partial<SalaryInput>): readonly (Ratio | undefined)[] =>
  salaries(more).map((salary) => (salary.kind === 'salary' ? salary.ratePerUnit : undefined))
const refused = (more: object) => refusedOf(trySalariesOf({ ...BASE, ...more }))
const codesOf = (salary: Salary | undefined) => salary?.because.map(({ code }) => code)

describe('From the source', () => {
  const FOUR = ['full-time coordinator', 'full-time worker-owner', 'full-time volunteer', 'part-time volunteer']
  const row = (...amounts: string[]): Row => Object.fromEntries(FOUR.map((category, at) => [category, amounts[at]]))

  it('WJC-9: 15/10/10/5 and 10/10/10/8 USD an hour give 12.5/10/10/6.5', () => {
    const found = salaries({
      categories: byHour(...FOUR),
      scale: means(row('15', '10', '10', '5'), row('10', '10', '10', '8')),
    })
    expect(found.map(({ category }) => category)).toEqual(FOUR)
    expect(found[3]).toEqual({
      kind: 'salary',
      category: 'part-time volunteer',
      unit: 'hour',
      ratePerUnit: exact('6.5'),
      because: [
        {
          code: 'salary',
          clauses: ['WJC-9'],
          category: 'part-time volunteer',
          ratePerUnit: exact('6.5'),
          currency: 'USD',
          unit: 'hour',
        },
        {
          code: 'mean',
          clauses: ['WJC-9'],
          count: 2,
          observed: exact('6.5'),
          percent: false,
          category: 'part-time volunteer',
        },
      ],
    })
    expect(found.map((salary) => salary.kind === 'salary' && salary.ratePerUnit)).toEqual(
      ['12.5', '10', '10', '6.5'].map((amount) => exact(amount)),
    )
  })

  it('WJC-9: a category left blank is not a zero: 15 and a blank make 15, not 7.50', () => {
    const categories = byHour('coordinator', 'volunteer')
    const scale = means({ coordinator: 15 }, { coordinator: undefined, volunteer: 8 }, {})
    expect(rates({ categories, scale })).toEqual([exact('15'), exact('8')])
  })

  it('WJC-9: with weights: a base of 10 and 20 on the mean, a weight of 1 and 2 on the mean, are 22.50', () => {
    const scale = weighted(['10', '20'], { a: 1 }, { a: 2 })
    expect(rates({ scale })).toEqual([exact('22.5')])
    expect(codesOf(salaries({ scale })[0])).toEqual(['salary', 'weighted-salary', 'mean', 'mean'])
  })

  it.each([
    ['4.92278', 400, '1969.11', 'https://fafpt.org/indice-brut-majore-point-indice-fonction-publique-territoriale/'],
    ['4.85003', 352, '1707.21', 'https://www.unsacea.fr/post/point-d-indice-indice-brut-et-major%C3%A9-kesako'],
  ])(
    'WJC-9: %s EUR a point × %i points are %s EUR a month, as French civil servants are paid (%s)',
    (base, weight, paid) => {
      const published = { places: 2, rounding: 'half-even' } as const
      const scale = weighted([base], { agent: weight })
      const categories = [{ id: 'agent', unit: 'month' }] as const
      expect(rates({ currency: 'EUR', categories, scale, published })).toEqual([exact(paid)])
    },
  )

  it('WJC-9: below the legal minimum this is paid: 308 points of 4.68602 EUR, and 1,447.98 is the least', () => {
    // The least since 1 February 2017: contrat-de-travail.pagesjaunes.fr/astuce/voir/457785/valeur-du-point-d-indice
    const categories = [{ id: 'agent', unit: 'month', minimum: '1447.98' }] as const
    const scale = weighted(['4.68602'], { agent: 308 })
    const [salary] = salaries({ currency: 'EUR', categories, scale, published: { places: 2, rounding: 'half-even' } })
    expect(salary).toMatchObject({ ratePerUnit: exact('1447.98') })
    expect(salary?.because).toContainEqual({
      code: 'salary-bound',
      clauses: ['WJC-9'],
      observed: exact('1443.29'),
      required: exact('1447.98'),
      bound: 'min',
      currency: 'EUR',
      unit: 'month',
    })
  })

  it('WJC-9: the salary is explained in words, in both languages', () => {
    const categories = [{ id: 'volunteer', unit: 'hour', minimum: '7.25' }] as const
    const because = salaries({ categories, scale: means({ volunteer: 5 }, { volunteer: 8 }) })[0]?.because ?? []
    for (const part of ['volunteer is paid 7.25 USD an hour (WJC-9).', 'volunteer: the mean of 2 proposals is 6.5'])
      expect(explain(because, 'en')).toContain(part)
    expect(explain(because, 'en')).toContain(
      '6.50 USD an hour is below the least that is allowed, so the bound is in force: 7.25',
    )
    expect(explain(because, 'es')).toContain(
      '6,50 USD por hora no llega al mínimo permitido, así que rige el límite: 7,25',
    )
  })
})

describe('At the boundary', () => {
  it('a mean one cent below the least, at it, one cent above it; the same at the most', () => {
    // 7.25 USD an hour is the least under 29 U.S.C. 206(a)(1)(C).
    const paid = (bound: object, ...amounts: string[]) =>
      amounts.map((amount) => {
        const [salary] = salaries({ categories: [{ id: 'a', unit: 'hour', ...bound }], scale: means({ a: amount }) })
        return [salary?.kind === 'salary' && salary.ratePerUnit, codesOf(salary)?.includes('salary-bound')]
      })
    expect(paid({ minimum: '7.25' }, '7.24', '7.25', '7.26')).toEqual([
      [exact('7.25'), true],
      [exact('7.25'), false],
      [exact('7.26'), false],
    ])
    expect(paid({ maximum: '30' }, '29.99', '30', '30.01')).toEqual([
      [exact('29.99'), false],
      [exact('30'), false],
      [exact('30'), true],
    ])
  })

  it('a least that is just the most is a salary nobody can move; one cent more is refused', () => {
    const fixed = { id: 'a', unit: 'hour', minimum: '10', maximum: '10' } as const
    for (const amount of ['0', '10', '99'])
      expect(rates({ categories: [fixed], scale: means({ a: amount }) })).toEqual([exact('10')])
    expect(refused({ categories: [{ ...fixed, minimum: '10.01' }] })).toEqual(['bounds-reversed categories[0].minimum'])
  })

  it('a proposal one cent below zero is refused, zero is a salary of zero, and so is a weight', () => {
    expect(refused({ scale: means({ a: '-0.01' }) })).toEqual(['out-of-range scale.proposals[0].a'])
    expect(rates({ scale: means({ a: 0 }) })).toEqual([ratio(0n)])
    expect(refused({ scale: weighted(['-0.01'], { a: '-0.01' }) })).toEqual([
      'out-of-range scale.weights[0].a',
      'out-of-range scale.base[0]',
    ])
    expect(rates({ scale: weighted([10], { a: 0 }) })).toEqual([ratio(0n)])
  })

  it('half a cent is published to the even neighbour or away from zero, by name', () => {
    const at = (amount: string, rounding: 'half-even' | 'half-up' | 'up' | 'down') =>
      rates({ scale: means({ a: amount }), published: { places: 2, rounding } })[0]
    expect(['10.004', '10.005', '10.006'].map((amount) => at(amount, 'half-even'))).toEqual(
      ['10', '10', '10.01'].map((amount) => exact(amount)),
    )
    expect((['half-even', 'half-up', 'up', 'down'] as const).map((rounding) => at('10.005', rounding))).toEqual(
      ['10', '10.01', '10.01', '10'].map((amount) => exact(amount)),
    )
  })

  it('what is published as it is gets no reason for it; what is changed does', () => {
    const published = { places: 2, rounding: 'half-even' } as const
    expect(codesOf(salaries({ scale: means({ a: '10.25' }), published })[0])).toEqual(['salary', 'mean'])
    expect(codesOf(salaries({ scale: means({ a: '10.251' }), published })[0])).toEqual(['salary', 'mean', 'published'])
  })

  it('nobody, and nobody for one category: no salary, and no zero', () => {
    const [nobody] = salaries({ scale: means() })
    expect(nobody).toEqual({
      kind: 'no-proposals',
      category: 'a',
      unit: 'hour',
      because: [{ code: 'no-proposals', clauses: ['WJC-9'], category: 'a' }],
    })
    expect(explain(nobody?.because ?? [], 'en')).toMatch(/^a: nobody has proposed a number, /)
    const categories = byHour('a', 'b')
    expect(rates({ categories, scale: means({ b: 3 }) })).toEqual([undefined, exact('3')])
    expect(rates({ categories, scale: weighted([10], { b: 3 }) })).toEqual([undefined, exact('30')])
    expect(rates({ categories, scale: weighted([], { a: 1, b: 3 }) })).toEqual([undefined, undefined])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a category named "%s" is one like any other',
    (id) => {
      const scale = means(Object.fromEntries([[id, 4]]), {})
      expect(salaries({ categories: byHour(id), scale })).toMatchObject([{ category: id, ratePerUnit: ratio(4n) }])
      expect(rates({ categories: byHour(id), scale: means({}) })).toEqual([undefined])
    },
  )

  it('the clauses that are named are cited, instead of ours', () => {
    const [salary] = salaries({ clauses: ['CW-4'], categories: [{ id: 'a', unit: 'hour', minimum: 99 }] })
    expect(salary?.because.map(({ clauses }) => clauses)).toEqual([['CW-4'], ['CW-4'], ['CW-4']])
  })
})

describe('Always true', () => {
  const IDS = ['a', 'b', 'c'] as const
  const amounts: fc.Arbitrary<Written> = fc
    .bigInt({ min: 0n, max: 999_999n })
    .map((cents) => ({ input: decimalText(cents, 2), value: slow(cents, 100n) }))
  const blankOr = fc.option(amounts, { nil: undefined })
  const rows = fc.array(fc.record({ a: blankOr, b: blankOr, c: blankOr }), { maxLength: 9 })
  type Rows = typeof rows extends fc.Arbitrary<infer T> ? T : never
  const inputs = (written: Rows): readonly Row[] =>
    written.map(({ a, b, c }) => ({ a: a?.input, b: b?.input, c: c?.input }))
  const columns = (written: Rows) => IDS.map((id) => written.flatMap((row) => row[id]?.value ?? []))
  const meanOr = (values: readonly Ratio[]): Ratio | undefined => (values.length === 0 ? undefined : slowMean(values))
  const categories = byHour(...IDS)

  it('a salary is the mean of what was proposed for it, by the slow way', () => {
    always(
      fc.property(rows, (written) => {
        expect(rates({ categories, scale: means(...inputs(written)) })).toEqual(columns(written).map(meanOr))
      }),
    )
  })

  it('a weighted salary is the mean base times the mean weight, by the slow way', () => {
    always(
      fc.property(rows, fc.array(amounts, { minLength: 1, maxLength: 9 }), (written, bases) => {
        const base = slowMean(bases.map(({ value }) => value))
        const scale = weighted(
          bases.map(({ input }) => input),
          ...inputs(written),
        )
        const expected = columns(written).map((values) => {
          const weight = meanOr(values)
          return weight && slow(base.numerator * weight.numerator, base.denominator * weight.denominator)
        })
        expect(rates({ categories, scale })).toEqual(expected)
      }),
    )
  })

  it('where everybody gives every category the weight 1, all are paid the base', () => {
    always(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 9 }), fc.nat(5), (bases, more) => {
        const ones = Array.from({ length: more + 1 }, () => ({ a: 1, b: 1, c: 1 }))
        const scale = weighted(
          bases.map(({ input }) => input),
          ...ones,
        )
        const base = slowMean(bases.map(({ value }) => value))
        expect(rates({ categories, scale })).toEqual([base, base, base])
      }),
      100,
    )
  })

  it('the order of the people and of the categories does not matter', () => {
    always(
      fc.property(rows, (written) => {
        const found = salaries({ categories, scale: means(...inputs(written)) })
        const mirrored = salaries({
          categories: categories.toReversed(),
          scale: means(...inputs(written).toReversed()),
        })
        expect(mirrored.toReversed()).toEqual(found)
      }),
    )
  })

  it('somebody who leaves every category blank changes nothing', () => {
    always(
      fc.property(rows, (written) => {
        const proposals = inputs(written)
        expect(salaries({ categories, scale: means({}, ...proposals, { b: undefined }) })).toEqual(
          salaries({ categories, scale: means(...proposals) }),
        )
      }),
      100,
    )
  })

  it('where everybody proposes k times as much, everybody is paid k times as much', () => {
    always(
      fc.property(rows, fc.bigInt({ min: 1n, max: 1000n }), (written, k) => {
        const times = (one: Written | undefined) => one && slow(one.value.numerator * k, one.value.denominator)
        const scaled = written.map(({ a, b, c }) => ({ a: times(a), b: times(b), c: times(c) }))
        const paid = rates({ categories, scale: means(...scaled) })
        expect(paid.map((rate) => rate && slowDivide(rate, slow(k)))).toEqual(
          rates({ categories, scale: means(...inputs(written)) }),
        )
      }),
    )
  })

  it('a salary lies within its bounds, and is the mean wherever the mean does', () => {
    always(
      fc.property(rows, amounts, amounts, (written, one, other) => {
        const [minimum, maximum] = compare(one.value, other.value) <= 0 ? [one, other] : [other, one]
        const bounded = IDS.map((id) => ({ id, unit: 'hour', minimum: minimum.input, maximum: maximum.input }) as const)
        const paid = rates({ categories: bounded, scale: means(...inputs(written)) })
        columns(written).forEach((values, at) => {
          const mean = meanOr(values)
          const expected =
            mean === undefined || compare(mean, minimum.value) < 0
              ? mean && minimum.value
              : compare(mean, maximum.value) > 0
                ? maximum.value
                : mean
          expect(paid[at]).toEqual(expected)
        })
      }),
    )
  })

  it('what is published is less than one unit of its last place off the mean, half of one to the nearest', () => {
    const roundings = fc.constantFrom('half-even', 'half-up', 'up', 'down')
    always(
      fc.property(rows, fc.nat(4), roundings, (written, places, rounding) => {
        const scale = means(...inputs(written))
        const paid = rates({ categories, scale, published: { places, rounding } })
        rates({ categories, scale }).forEach((mean, at) => {
          const published = paid[at]
          if (mean === undefined || published === undefined) return expect(published).toBe(mean)
          const off = subtract(published, mean)
          const size = { ...off, numerator: off.numerator < 0n ? -off.numerator : off.numerator }
          const unit = slow(rounding.startsWith('half') ? 1n : 2n, 2n * 10n ** BigInt(places))
          expect(compare(size, unit)).toBeLessThanOrEqual(rounding.startsWith('half') ? 0 : -1)
        })
      }),
    )
  })

  it('nothing that was given is changed by it', () => {
    const scale = means(Object.freeze({ a: '12.345' }))
    const input = Object.freeze({
      ...BASE,
      scale: Object.freeze(scale),
      published: { places: 2, rounding: 'up' } as const,
    })
    const before = JSON.stringify(input)
    salariesOf(input)
    expect(JSON.stringify(input)).toBe(before)
  })
})

describe('Not true, on purpose', () => {
  it('a weighted salary is not the mean of what each would have paid: base 10 with weight 1, and 20 with 3', () => {
    // 10 and 60 would be 35 on the mean; the mean base of 15 times the mean weight of 2 is 30.
    expect(rates({ scale: weighted([10, 20], { a: 1 }, { a: 3 }) })).toEqual([exact('30')])
  })

  it('a bound is in force as it is written, with more places than salaries are published to', () => {
    const categories = [{ id: 'a', unit: 'hour', minimum: '7.255' }] as const
    const published = { places: 2, rounding: 'half-even' } as const
    expect(rates({ categories, scale: means({ a: '7.254' }), published })).toEqual([exact('7.255')])
  })

  it('a least does not make a salary where nobody proposed anything', () => {
    expect(rates({ categories: [{ id: 'a', unit: 'hour', minimum: '7.25' }], scale: means({}) })).toEqual([undefined])
  })
})

describe('Refused', () => {
  it('unknown-currency, not-one-of, not-places: each in its place', () => {
    for (const currency of ['usd', 'XXX', '', null, 840])
      expect(refused({ currency })).toEqual(['unknown-currency currency'])
    expect(refused({ categories: [{ id: 'a', unit: 'day' }], scale: means() })).toEqual([
      'not-one-of categories[0].unit',
    ])
    expect(refused({ scale: { kind: 'median' } })).toEqual(['not-one-of scale.kind'])
    expect(refused({ published: { places: 2, rounding: 'floor' } })).toEqual(['not-one-of published.rounding'])
    for (const places of [-1, 1.5, 1001, '2', Number.NaN])
      expect(refused({ published: { places, rounding: 'up' } })).toEqual(['not-places published.places'])
  })

  it('not-a-name: categories without a name that prints on one line', () => {
    for (const id of ['', 'a\nb', 'x'.repeat(201), 7, null])
      expect(refused({ categories: [{ id, unit: 'hour' }], scale: means() })).toEqual(['not-a-name categories[0].id'])
  })

  it('listed-twice: a category, where it stands the second time', () => {
    expect(refused({ categories: byHour('a', 'b', 'a') })).toEqual(['listed-twice categories[2]'])
  })

  it('listed-twice: told at its own place also below a category that cannot be read', () => {
    expect(refused({ categories: [7, ...byHour('a', 'a')] })).toEqual([
      'wrong-kind categories[0]',
      'listed-twice categories[2]',
    ])
  })

  it('unknown-key: a proposal or a weight for no known category, and keys that no scale has', () => {
    expect(refused({ scale: means({ a: 1 }, { b: 1 }) })).toEqual(['unknown-key scale.proposals[1]'])
    expect(refused({ scale: weighted([1], { b: 1 }) })).toEqual(['unknown-key scale.weights[0]'])
    expect(refused({ scale: { ...means(), base: [1] } })).toEqual(['unknown-key scale.base'])
    expect(refused({ extra: 1, categories: [{ id: 'a', unit: 'hour', max: 3 }] })).toEqual([
      'unknown-key extra',
      'unknown-key categories[0].max',
    ])
  })

  it('a category that cannot be read is told, and not everything that was proposed for it as well', () => {
    expect(refused({ categories: [{ id: 'a', unit: 'day' }] })).toEqual(['not-one-of categories[0].unit'])
  })

  it('mixed-units: one base for what is paid by the hour and what is paid by the month', () => {
    const categories = [...byHour('a'), { id: 'b', unit: 'month' } as const]
    expect(refused({ categories, scale: weighted([10], { a: 1, b: 2 }) })).toEqual(['mixed-units categories'])
    expect(refused({ categories, scale: means({ a: 10, b: 2000 }) })).toEqual([])
  })

  it.each(NOT_NUMBERS.filter(([, input]) => input !== undefined))(
    '%s is no proposal, no base, no weight and no bound',
    (_name, input, code) => {
      expect(refused({ scale: means({ a: 1 }, { a: input as string }) })).toEqual([`${code} scale.proposals[1].a`])
      expect(refused({ scale: weighted([1, input as string], { a: input as string }) })).toEqual([
        `${code} scale.weights[0].a`,
        `${code} scale.base[1]`,
      ])
      expect(refused({ categories: [{ id: 'a', unit: 'hour', minimum: input, maximum: input }] })).toEqual([
        `${code} categories[0].minimum`,
        `${code} categories[0].maximum`,
      ])
    },
  )

  it('mixed-percent: 50 and 50% for one category, where the second stands', () => {
    expect(refused({ scale: means({ a: 10 }, { a: '50%' }) })).toEqual(['mixed-percent scale.proposals[1].a'])
  })

  it('weights in percent are taken, or told where they stand: the input has no field `min`', () => {
    const problems = refused({ scale: weighted([10], { a: '120%' }) })
    expect(problems.filter((problem) => !problem.includes(' scale.'))).toEqual([])
  })

  it('wrong-kind and missing-key: what is no list, no object, or not there', () => {
    expect(refused({ categories: 'a', scale: means() })).toEqual(['wrong-kind categories'])
    expect(refused({ categories: [null, 'a', []], scale: means() })).toEqual([
      'wrong-kind categories[0]',
      'wrong-kind categories[1]',
      'wrong-kind categories[2]',
    ])
    expect(refused({ scale: undefined })).toEqual(['missing-key scale'])
    expect(refused({ scale: { kind: 'category-means' } })).toEqual(['missing-key scale.proposals'])
    expect(refused({ scale: { kind: 'weighted-base', base: 10, weights: null } })).toEqual([
      'wrong-kind scale.weights',
      'wrong-kind scale.base',
    ])
    expect(refused({ scale: means(7 as never, null as never) })).toEqual([
      'wrong-kind scale.proposals[0]',
      'wrong-kind scale.proposals[1]',
    ])
    expect(refused({ published: 2 })).toEqual([
      'wrong-kind published',
      'missing-key published.rounding',
      'not-places published.places',
    ])
  })

  it('wrong-kind: clauses that are no list of texts are told once', () => {
    expect(refused({ clauses: 'WJC-9', scale: weighted([1], { a: 1 }) })).toEqual(['wrong-kind clauses'])
    expect(refused({ clauses: [''], scale: weighted([1], { a: 1 }) })).toEqual(['not-a-name clauses[0]'])
  })

  it('everything at once, and thrown by the other door', () => {
    const wrong = {
      currency: 'usd',
      categories: [
        { id: 'a', unit: 'day', minimum: 'x' },
        { id: 'b', unit: 'hour', minimum: 2, maximum: 1 },
      ],
      scale: means({ b: '' }, { b: -1, z: 1 }),
      published: { places: -1, rounding: 'up' },
    }
    const all = [
      'unknown-currency currency',
      'not-one-of categories[0].unit',
      'not-a-number categories[0].minimum',
      'bounds-reversed categories[1].minimum',
      'not-places published.places',
      'unknown-key scale.proposals[1]',
      'not-a-number scale.proposals[0].b',
    ]
    expect(refused(wrong)).toEqual(all)
    expect(thrownBy(() => salariesOf({ ...BASE, ...wrong } as never))).toEqual(all)
  })

  it('whatever comes is answered: refused, or salaries', () => {
    for (const input of [null, undefined, Number.NaN, '', 7, [], true, 10n ** 40n])
      expect(refusedOf(trySalariesOf(input as never))).toEqual(['wrong-kind'])
    const keys = fc.constantFrom('currency', 'categories', 'scale', 'published', 'clauses')
    always(
      fc.property(keys, fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true }), (key, value) => {
        expect(['refused', 'salaries']).toContain(trySalariesOf({ ...BASE, [key]: value }).kind)
        expect(['refused', 'salaries']).toContain(
          trySalariesOf({ ...BASE, scale: { kind: 'weighted-base', base: value, weights: [value] } as never }).kind,
        )
      }),
    )
  })
})
