import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fields } from '../../src/calendar/index.js'
import { exact, ROUNDINGS } from '../../src/exact/index.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

/** What reading gives, and everything that is noted on the way as `code path`. */
const reading = <Read>(read: (fields: Fields) => Read): readonly [Read, readonly string[]] => {
  const fields = new Fields()
  const found = read(fields)
  return [found, fields.problems.map(({ code, path }) => `${code} ${path}`)]
}
const noted = (read: (fields: Fields) => unknown): readonly string[] => reading(read)[1]
const RATES = [
  { from: '2024-07-01', ratePerYear: '8%' },
  { from: '2024-01-01', ratePerYear: 0.04 },
]

/** What runs code of its own when it is turned into text. */
const hostile = {
  toString: () => {
    throw new Error('ran code of the value')
  },
  toJSON: () => {
    throw new Error('ran code of the value')
  },
}
const NOTHINGS = [null, '', ' ', 0, Number.NaN, true, {}, [], hostile, Symbol('x'), () => 1]

describe('From the source', () => {
  it('WJC-11: rates by their days, whatever the order in which they were written, with where each stood', () => {
    expect(reading((fields) => fields.dated(RATES, 'ratePerYear', 'rates'))).toEqual([
      [
        { from: '2024-01-01', value: exact('4%'), path: 'rates[1].ratePerYear', received: 0.04 },
        { from: '2024-07-01', value: exact('8%'), path: 'rates[0].ratePerYear', received: '8%' },
      ],
      [],
    ])
  })

  it('WJC-11: a rate is published to so many places, by a named rounding, or exactly', () => {
    expect(reading((fields) => fields.published({ places: 4, rounding: 'half-even' }, 'published'))).toEqual([
      { places: 4, rounding: 'half-even' },
      [],
    ])
    expect(reading((fields) => fields.published(undefined, 'published'))).toEqual([undefined, []])
  })
})

describe('At the boundary', () => {
  it('an amount of minus one, zero and one', () => {
    expect([-1, 0, 1].map((amount) => reading((fields) => fields.minor(amount, 'amountMinor')))).toEqual([
      [undefined, ['negative-amount amountMinor']],
      [0n, []],
      [1n, []],
    ])
    expect(reading((fields) => fields.minor('-0', 'x'))).toEqual([0n, []])
  })

  it('a whole number that a double holds, and one that it may not', () => {
    const read = (amount: unknown) => reading((fields) => fields.minor(amount, 'x'))
    expect(read(Number.MAX_SAFE_INTEGER)).toEqual([9007199254740991n, []])
    expect(read(Number.MAX_SAFE_INTEGER + 1)).toEqual([undefined, ['not-minor-units x']])
    expect(read('9007199254740992')).toEqual([9007199254740992n, []])
    expect([read('9'.repeat(1000))[1], read('9'.repeat(1001))[1]]).toEqual([[], ['not-minor-units x']])
  })

  it('a period of minus one day, of none, and of one', () => {
    const days = (end: string) => reading((fields) => fields.days('2024-03-01', end, 'start', 'end'))
    expect(['2024-02-29', '2024-03-01', '2024-03-02'].map(days)).toEqual([
      [undefined, ['reversed-period end']],
      [{ start: '2024-03-01', end: '2024-03-01' }, []],
      [{ start: '2024-03-01', end: '2024-03-02' }, []],
    ])
  })

  it('places of minus one, none, a thousand, and one more', () => {
    const wrong = (places: unknown) => noted((fields) => fields.published({ places, rounding: 'up' }, 'published'))
    expect([-1, 0, 1000, 1001].map((places) => wrong(places).length)).toEqual([1, 0, 0, 1])
    for (const places of [1.5, Number.NaN, '4', null, undefined])
      expect(wrong(places)).toEqual(['not-places published.places'])
  })

  it('an id of no letters, one, two hundred, and one more', () => {
    const wrong = (id: string) => noted((fields) => fields.id(id, 'worker'))
    expect([0, 1, 200, 201].map((length) => wrong('a'.repeat(length)))).toEqual([
      ['not-a-name worker'],
      [],
      [],
      ['not-a-name worker'],
    ])
  })

  it('ninety-nine problems, a hundred, and from then on one word for all others', () => {
    const told = (count: number) => noted((fields) => Array.from({ length: count }, () => fields.date('x', 'day')))
    expect([99, 100, 101, 5000].map((count) => told(count).length)).toEqual([99, 100, 101, 101])
    expect(told(5000).at(-1)).toBe('too-many-problems ')
  })
})

describe('Always true', () => {
  it('what is read leaves nothing to tell, and what cannot be read is told', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true })
    always(
      fc.property(anything, (value) => {
        const readers: readonly ((fields: Fields) => unknown)[] = [
          (fields) => fields.id(value, 'x'),
          (fields) => fields.date(value, 'x'),
          (fields) => fields.minor(value, 'x'),
          (fields) => fields.number(value, 'x'),
          (fields) => fields.currency(value, 'x'),
          (fields) => fields.oneOf(value, ROUNDINGS, 'x'),
          (fields) => fields.period(value, 'x'),
          (fields) => fields.days(value, value, 'x', 'x'),
        ]
        for (const read of readers) {
          const [found, problems] = reading(read)
          expect(found === undefined).toBe(problems.length > 0)
        }
      }),
    )
  })

  it('everything told has a path, an expectation, and something to do', () => {
    always(
      fc.property(fc.array(fc.anything(), { maxLength: 5 }), (list) => {
        const fields = new Fields()
        fields.dated(list, 'ratePerYear', 'rates')
        for (const { path, expected, todo } of fields.problems) {
          expect([path.startsWith('rates'), expected.length > 0, todo.length > 0]).toEqual([true, true, true])
        }
      }),
    )
  })

  it('the order in which dated numbers are listed does not matter', () => {
    const dated = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(99)), { selector: ([day]) => day })
    always(
      fc.property(dated, (rows) => {
        const list = rows.map(([day, percent]) => ({
          from: `2024-02-${String(day).padStart(2, '0')}`,
          ratePerYear: `${percent}%`,
        }))
        const read = (rates: typeof list) =>
          new Fields().dated(rates, 'ratePerYear', 'rates').map(({ from, value }) => [from, value])
        expect(read([...list].reverse())).toEqual(read(list))
        expect(read(list).map(([from]) => from)).toEqual(list.map(({ from }) => from).sort())
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('something that is not there is told by its key, and something of the wrong kind by what it should be', () => {
    expect(noted((fields) => fields.list(undefined, 'held'))).toEqual(['missing-key held'])
    expect(noted((fields) => fields.list(null, 'held'))).toEqual(['wrong-kind held'])
    expect(noted((fields) => fields.listOrNone(undefined, 'payments'))).toEqual([])
    expect(noted((fields) => fields.listOrNone(null, 'payments'))).toEqual(['wrong-kind payments'])
  })

  it('a currency that is missing is told as missing, one that is null as unknown', () => {
    expect(noted((fields) => fields.currency(undefined, 'currency'))).toEqual(['missing-key currency'])
    expect(noted((fields) => fields.currency(null, 'currency'))).toEqual(['unknown-currency currency'])
  })

  it('the whole input has no path, and is told by its kind even where there is none', () => {
    expect(noted((fields) => fields.record(undefined, [], ''))).toEqual(['wrong-kind '])
  })

  it('a number listed twice is read twice: whoever reads on must look at the problems first', () => {
    const twice = [RATES[0], { from: '2024-07-01', ratePerYear: '9%' }]
    const [found, problems] = reading((fields) => fields.dated(twice, 'ratePerYear', 'rates'))
    expect([found.length, problems]).toEqual([2, ['listed-twice rates[1].from']])
  })
})

describe('Refused', () => {
  it('what is refused carries every problem', () => {
    const fields = new Fields()
    fields.minor('1.5', 'amountMinor')
    fields.date('2024-02-30', 'payday')
    expect(fields.refused).toMatchObject({
      kind: 'refused',
      problems: [
        { code: 'not-minor-units', path: 'amountMinor', received: '"1.5"' },
        { code: 'not-a-date', path: 'payday', received: '"2024-02-30"' },
      ],
    })
  })

  it('what is no date, no amount, no currency, no option and no name', () => {
    for (const value of NOTHINGS) {
      expect(noted((fields) => fields.date(value, 'x'))).toEqual(['not-a-date x'])
      expect(noted((fields) => fields.currency(value, 'x'))).toEqual(['unknown-currency x'])
      expect(noted((fields) => fields.oneOf(value, ROUNDINGS, 'x'))).toEqual(['not-one-of x'])
      if (value !== 0) expect(noted((fields) => fields.minor(value, 'x'))).toEqual(['not-minor-units x'])
      if (value !== ' ') expect(noted((fields) => fields.id(value, 'x'))).toEqual(['not-a-name x'])
    }
  })

  it('what is missing is told by its key in every field', () => {
    expect(noted((fields) => fields.id(undefined, 'held[0].worker'))).toEqual(['missing-key held[0].worker'])
    expect(noted((fields) => fields.date(undefined, 'until'))).toEqual(['missing-key until'])
    expect(noted((fields) => fields.minor(undefined, 'amountMinor'))).toEqual(['missing-key amountMinor'])
    expect(noted((fields) => fields.number(undefined, 'value'))).toEqual(['missing-key value'])
    expect(noted((fields) => fields.oneOf(undefined, ROUNDINGS, 'rounding'))).toEqual(['missing-key rounding'])
    expect(noted((fields) => fields.days(undefined, undefined, 'start', 'end'))).toEqual([
      'missing-key start',
      'missing-key end',
    ])
  })

  it.each(NOT_NUMBERS.filter(([name]) => name !== 'undefined'))('%s is no number', (_name, value, code) => {
    expect(noted((fields) => fields.number(value, 'x'))).toEqual([`${code} x`])
  })

  it('keys that are not known, also those of every object', () => {
    const record = JSON.parse('{"start":"2024-01-01","end":"2024-02-01","__proto__":1,"constructor":2}') as unknown
    expect(noted((fields) => fields.period(record, 'period'))).toEqual([
      'unknown-key period.__proto__',
      'unknown-key period.constructor',
    ])
  })

  it('a period that is none, or has half of what it needs', () => {
    for (const value of [null, 'x', 7, [], undefined]) {
      expect(noted((fields) => fields.period(value, 'period')).length).toBe(1)
    }
    expect(noted((fields) => fields.period({ start: '2024-01-01' }, 'period'))).toEqual(['missing-key period.end'])
  })

  it('elements of a list that are no objects are told and left out; the others are read', () => {
    const list = [7, { a: 1 }, null, { a: 2, b: 3 }, undefined, []]
    const [found, problems] = reading((fields) =>
      fields.records(list, ['a'], 'list', ({ a }, path, at) => [a, path, at]),
    )
    expect(found).toEqual([
      [1, 'list[1]', 1],
      [2, 'list[3]', 3],
    ])
    expect(problems).toEqual([
      'wrong-kind list[0]',
      'wrong-kind list[2]',
      'unknown-key list[3].b',
      'missing-key list[4]',
      'wrong-kind list[5]',
    ])
  })

  it('dated numbers: none, no list, two from one day, and everything wrong with each', () => {
    const dated = (value: unknown) => noted((fields) => fields.dated(value, 'ratePerYear', 'rates'))
    expect(dated([])).toEqual(['empty-list rates'])
    expect(dated('x')).toEqual(['wrong-kind rates'])
    expect(dated(undefined)).toEqual(['missing-key rates'])
    expect(dated([{ from: 'x', ratePerYear: 'y', z: 1 }, RATES[0], RATES[0], {}])).toEqual([
      'unknown-key rates[0].z',
      'not-a-date rates[0].from',
      'not-a-number rates[0].ratePerYear',
      'listed-twice rates[2].from',
      'missing-key rates[3].from',
      'missing-key rates[3].ratePerYear',
    ])
  })

  it('a publishing without its parts, or of another kind', () => {
    const published = (value: unknown) => noted((fields) => fields.published(value, 'published'))
    expect(published({})).toEqual(['missing-key published.rounding', 'not-places published.places'])
    expect(published({ places: 2, rounding: 'floor' })).toEqual(['not-one-of published.rounding'])
    expect(published({ places: 2, rounding: 'up', to: 3 })).toEqual(['unknown-key published.to'])
    expect(published(null)).toContain('wrong-kind published')
  })
})
