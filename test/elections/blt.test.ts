import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BltInput, countScottish, readBlt, tryReadBlt, tryWriteBlt, writeBlt } from '../../src/elections/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { NAMES } from './given.js'

const HEAD = '3 2'
const NAMED = '0\n"Ana"\n"Ben"\n"Cleo"\n"Board"\n'
const file = (...lines: readonly string[]): string => [HEAD, ...lines, NAMED].join('\n')
/** Everything wrong with a file, as `code path line`. */
const wrong = (text: string, reading?: object): readonly string[] => {
  const read = tryReadBlt(text, reading)
  return read.kind === 'refused' ? read.problems.map(({ code, line }) => `${code} ${String(line)}`) : []
}

describe('From the source', () => {
  it('WC-3: the example that comes with the format (Hill, Wichmann and Woodall, Algorithm 123, 3.1)', () => {
    const ballots = ['3 1 3 4 0', '4 1 3 2 0', '2 4 1 3 0', '1 2 0', '2 2 4 3 1 0', '1 3 4 2 0']
    const names = ['Adam', 'Basil', 'Charlotte', 'Donald']
    const text = ['4 2', '-2', ...ballots, '0', ...names.map((name) => `"${name}"`), '"Title"'].join('\n')
    const blt = readBlt(text)
    expect(blt).toMatchObject({ kind: 'blt', title: 'Title', seats: 2, candidates: names, withdrawn: ['Basil'] })
    expect(blt.ballots).toHaveLength(6)
    expect(blt.ballots[4]).toEqual({ preferences: ['Basil', 'Donald', 'Charlotte', 'Adam'], count: 2 })
    // Two voters put Donald first, and one only Basil, who withdrew: twelve ballots count.
    const { kind: _, title: __, ...election } = blt
    expect(countScottish({ ...election, tieBreaks: [] })).toMatchObject({
      valid: 12,
      blank: 1,
      quota: 5,
      elected: ['Adam', 'Donald'],
    })
  })

  it('WC-3: weights, blank ballots, empty lines, comments between lines, any line ends, a byte order mark', () => {
    const text = `\uFEFF# Board\r\n${file('7 3 0', '', '  2   1\t2 0  ', '# between', '3 0').replaceAll('\n', '\r\n')}`
    expect(readBlt(text).ballots).toEqual([
      { preferences: ['Cleo'], count: 7 },
      { preferences: ['Ana', 'Ben'], count: 2 },
      { preferences: [], count: 3 },
    ])
    expect(readBlt(file('7 3 0').replaceAll('\n', '\r')).ballots).toHaveLength(1)
  })

  it('WC-3: several may withdraw, on a line or on several', () => {
    expect(readBlt(file('-1 -3', '1 2 0')).withdrawn).toEqual(['Ana', 'Cleo'])
    expect(readBlt(file('-1', '-3', '1 2 0')).withdrawn).toEqual(['Ana', 'Cleo'])
  })

  it('WC-3: names keep their quotation marks, accents and spaces; written twice or, within a name, once', () => {
    const text = '3 1\n1 1 0\n0\n"Ana ""Anita"" Núñez"\n"Bob "Bobby" Hill" # who else\n" 山田 # 太郎 "\n""\n'
    const { candidates, title } = readBlt(text)
    expect(candidates).toEqual(['Ana "Anita" Núñez', 'Bob "Bobby" Hill', ' 山田 # 太郎 '])
    expect(title).toBe('')
  })

  it('WC-3: a preference left out ends the ballot, or is passed over, as the reading says', () => {
    const text = file('1 1 - 2 0', '1 - 3 0')
    expect(wrong(text)).toEqual(['skipped-preference 2', 'skipped-preference 3'])
    const preferences = (skipped: 'ends' | 'passed-over') =>
      readBlt(text, { skipped }).ballots.map((ballot) => ballot.preferences)
    expect(preferences('ends')).toEqual([['Ana'], []])
    expect(preferences('passed-over')).toEqual([['Ana', 'Ben'], ['Cleo']])
  })
})

describe('At the boundary', () => {
  it('candidate 0, 1, the last one, and one more', () => {
    const number = (at: number) => wrong(file(`1 ${at} 0`))
    expect([0, 1, 3, 4].map(number)).toEqual([['not-a-blt-ballot 2'], [], [], ['not-a-blt-ballot 2']])
    const gone = (at: number) => wrong(file(`-${at}`, '1 1 0'))
    expect([0, 1, 3, 4].map(gone)).toEqual([['not-a-blt-ballot 2'], [], [], ['not-a-blt-ballot 2']])
  })

  it('a weight of 0, 1, the greatest, and more; and weights that together are more', () => {
    const weight = (of: string) => wrong(file(`${of} 1 0`))
    expect(['0', '1', '9007199254740991', '9007199254740992'].map(weight)).toEqual([
      ['not-a-blt-ballot 2'],
      [],
      [],
      ['not-a-blt-ballot 2'],
    ])
    expect(wrong(file('9007199254740991 1 0', '1 2 0', '1 2 0'))).toEqual(['not-a-count 3'])
  })

  it('one name too few, as many, and one too many', () => {
    const named = (...names: readonly string[]) => wrong(['1 1', '1 1 0', '0', ...names].join('\n'))
    expect([named('"Ana"'), named('"Ana"', '"Board"'), named('"Ana"', '"Board"', '"more"')]).toEqual([
      ['wrong-number-of-names 4'],
      [],
      ['wrong-number-of-names 6'],
    ])
  })

  it('a name of 200 characters and of 201, and a title so long', () => {
    const named = (name: string, title: string) => wrong(`1 1\n0\n"${name}"\n"${title}"`)
    expect([200, 201].map((length) => named('a'.repeat(length), ''))).toEqual([[], ['not-a-name 3']])
    expect([200, 201].map((length) => named('a', 'a'.repeat(length)))).toEqual([[], ['not-a-title 4']])
  })
})

describe('Always true', () => {
  const inputs: fc.Arbitrary<BltInput> = fc
    .uniqueArray(
      fc.oneof(
        fc.constantFrom(...NAMES, '"', '""', ' ', '#', 'a "b" # c', '\\', '0', '-1'),
        fc
          .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
          .filter((name) => !/[\p{Cc}\u2028\u2029]/u.test(name)),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .chain((candidates) =>
      fc.record({
        title: fc.oneof(fc.constantFrom('', 'Board "2026" # final'), fc.constantFrom(...candidates)),
        seats: fc.integer({ min: 1, max: 9 }),
        candidates: fc.constant(candidates),
        withdrawn: fc.shuffledSubarray(candidates, { maxLength: candidates.length - 1 }),
        ballots: fc.array(
          fc.record({ preferences: fc.shuffledSubarray(candidates, { minLength: 0 }), count: fc.integer({ min: 1 }) }),
        ),
      }),
    )

  it('what is written is read back the same', () => {
    always(
      fc.property(inputs, (input) => {
        expect(readBlt(writeBlt(input))).toEqual({ kind: 'blt', ...input })
      }),
    )
  })

  it('line ends and comments change nothing', () => {
    always(
      fc.property(inputs, fc.constantFrom('\r\n', '\r', '\n\n'), (input, end) => {
        const commented = writeBlt(input).split('\n').join(` # "note" 0${end}`)
        expect(readBlt(`\uFEFF${commented}`)).toEqual(readBlt(writeBlt(input)))
      }),
    )
  })

  it('no text makes it throw, and every problem names a line of it', () => {
    const alphabet = fc.constantFrom('0', '1', '2', '-', '=', '"', '#', ' ', '\n', 'a', '\t', '\uFEFF', '(')
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: alphabet, maxLength: 60 }),
      fc.string({ unit: alphabet, maxLength: 40 }).map((text) => `2 1\n${text}\n0\n"a"\n"b"\n"c"`),
    )
    always(
      fc.property(texts, fc.constantFrom(undefined, 'ends', 'passed-over'), (text, skipped) => {
        const read = tryReadBlt(text, skipped === undefined ? {} : { skipped })
        if (read.kind !== 'refused') return
        const lines = text.split(/\r\n|\r|\n/).length
        for (const { line } of read.problems.filter(({ code }) => code !== 'too-many-problems')) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines)
        }
      }),
      2000,
    )
  })

  it('whatever it is given, it never throws', () => {
    always(
      fc.property(fc.anything(), fc.anything(), (text, reading) => {
        tryReadBlt(text as never, reading as never)
        tryWriteBlt(text as never)
      }),
      1000,
    )
  })
})

describe('Refused', () => {
  it('everything at once, each with its line', () => {
    const text = [
      '3 2',
      '-4',
      '-1 -1',
      '1 1 2',
      '1 2=3 0',
      'x 1 0',
      '1 1 1 0',
      '(id) 1 1 0',
      '1.5 1 0',
      '1 +2 0',
      '-2',
      '1 1 - 0',
      '01 1 0',
      '0',
      '"Ana"',
      'Ben',
      '"Ana"',
      '"Board',
    ].join('\n')
    expect(wrong(text)).toEqual([
      'not-a-blt-ballot 2',
      'listed-twice 3',
      'not-a-blt-ballot 4',
      'equal-preferences 5',
      'not-a-blt-ballot 6',
      'listed-twice 7',
      'not-a-blt-ballot 8',
      'not-a-blt-ballot 9',
      'not-a-blt-ballot 10',
      'not-a-blt-ballot 11',
      'skipped-preference 12',
      'not-a-blt-ballot 13',
      'not-a-blt-name 16',
      'listed-twice 17',
      'not-a-blt-name 18',
    ])
  })

  it('a first line that is none, or nothing at all', () => {
    for (const text of ['', '\n\n', '# only a comment', '3', '3 2 1', '0 2', '3 0', '-3 2', 'a b', '3,2', '1e1 2'])
      expect(wrong(text)).toEqual([expect.stringMatching(/^not-a-blt-header /)])
  })

  it('ballots without their end, cut off or running into the names', () => {
    expect(wrong('1 1\n1 1 0\n"Ana"\n"Board"')).toEqual(['blt-unfinished 3'])
    expect(wrong('1 1\n1 1 0')).toEqual(['blt-unfinished 2', 'wrong-number-of-names 2'])
  })

  it('what follows a name, an unnamed candidate, a control character', () => {
    expect(wrong('1 1\n0\n"Ana" 7\n"Board"')).toEqual(['not-a-blt-name 3'])
    expect(wrong('1 1\n0\n""\n"Board"')).toEqual(['not-a-name 3'])
    expect(wrong('1 1\n0\n"A\tb"\n"Board\t"')).toEqual(['not-a-name 3', 'not-a-title 4'])
  })

  it('more than a hundred problems are cut short', () => {
    expect(wrong(file(...Array.from({ length: 300 }, () => 'x')))).toHaveLength(101)
  })

  it('what is no text, and a reading that is none', () => {
    for (const text of [null, undefined, 7, {}]) expect(refusedOf(tryReadBlt(text as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryReadBlt('', { skipped: 'maybe' } as never))).toEqual(['not-one-of reading.skipped'])
    expect(refusedOf(tryReadBlt('', { skip: 'ends' } as never))).toEqual(['unknown-key reading.skip'])
    expect(refusedOf(tryReadBlt('', null as never))).toEqual(['wrong-kind reading'])
    expect(thrownBy(() => readBlt('3'))).toEqual(['not-a-blt-header'])
  })

  it('an election that cannot be written', () => {
    expect(refusedOf(tryWriteBlt(null as never))).toEqual(['wrong-kind'])
    expect(
      refusedOf(
        tryWriteBlt({
          title: 'a\nb',
          seats: 0,
          candidates: ['ana', 'ana'],
          withdrawn: ['zoe'],
          ballots: [{ preferences: ['zoe'], count: 0 }],
          more: 1,
        } as never),
      ),
    ).toEqual([
      'unknown-key more',
      'not-a-title title',
      'listed-twice candidates[1]',
      'not-one-or-more seats',
      'unknown-candidate withdrawn[0]',
      'not-one-or-more ballots[0].count',
      'unknown-candidate ballots[0].preferences[0]',
    ])
    expect(thrownBy(() => writeBlt({} as never))).toEqual([
      'missing-key title',
      'missing-key candidates',
      'missing-key seats',
      'missing-key ballots',
    ])
  })
})
