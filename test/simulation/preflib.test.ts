import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type PrefLib,
  type PrefLibType,
  readPrefLib,
  tryReadPrefLib,
  tryWritePrefLib,
  writePrefLib,
} from '../../src/simulation/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'

// Written by us in the format that FORMAT_SPECIFICATION.md of the repository PrefLib-Data describes (preflib.org).
const folder = join(import.meta.dirname, '..', 'vectors', 'preflib')
const files = readdirSync(folder).sort()
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

const HEADER =
  '# DATA TYPE: toi\n# ALTERNATIVE NAME 1: Ana\n# ALTERNATIVE NAME 2: Ben\n# ALTERNATIVE NAME 3: Cleo\n# ALTERNATIVE NAME 4: Dov\n'
const problemsIn = (text: string): readonly string[] => {
  const read = tryReadPrefLib(text)
  return read.kind === 'refused' ? read.problems.map(({ code, line, path }) => `${line} ${code} ${path}`.trim()) : []
}

describe('From the source', () => {
  // The two lines that the description of the format gives as examples of orders, and of categories.
  it('PrefLib: 13 people like 1 best, then 4 and 3 alike, then 2; 86 leave the first category empty', () => {
    expect(readPrefLib(`${HEADER}13: 1, {4, 3}, 2\n`).preferences).toEqual([{ count: 13, groups: [[1], [4, 3], [2]] }])
    const categories = '# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: Maybe\n# CATEGORY NAME 3: No\n'
    const read = readPrefLib(`${HEADER.replace('toi', 'cat')}${categories}86: {}, 1, {2, 3}\n`)
    expect(read).toMatchObject({
      categories: ['Yes', 'Maybe', 'No'],
      preferences: [{ count: 86, groups: [[], [1], [2, 3]] }],
    })
  })

  it('there is a file of each type', () => {
    expect(files.map((file) => readPrefLib(textOf(file)).dataType).sort()).toEqual(['cat', 'soc', 'soi', 'toc', 'toi'])
  })

  it.each(files)('%s is read and written back to the same bytes', (file) => {
    expect(writePrefLib(readPrefLib(textOf(file)))).toBe(textOf(file))
  })

  it('what the header says is kept, whatever its letters', () => {
    expect(readPrefLib(textOf('board.toc'))).toMatchObject({
      fileName: 'board.toc',
      title: 'Board of a bakery',
      modificationType: 'imbued',
      relatesTo: 'board.soi',
      publicationDate: '2026-11-22',
      alternatives: ['Ana Peña', "Ben O'Neill", 'Chloé: treasurer', 'Dov'],
      more: [],
    })
  })
})

describe('At the boundary', () => {
  it('alternatives are counted from 1 to how many there are', () => {
    expect([0, 1, 4, 5].map((number) => problemsIn(`${HEADER}1: ${number}\n`))).toEqual([
      ['6 not-one-of preferences[0]'],
      [],
      [],
      ['6 not-one-of preferences[0]'],
    ])
  })

  it('a count of the header is what the file holds, or it is told', () => {
    const counted = (voters: number) => problemsIn(`# NUMBER VOTERS: ${voters}\n${HEADER}3: 1\n2: 2\n`)
    expect([4, 5, 6].map(counted)).toEqual([['1 preflib-count NUMBER VOTERS'], [], ['1 preflib-count NUMBER VOTERS']])
  })

  it('as many as can be counted, and one more', () => {
    expect(problemsIn(`${HEADER}${2 ** 53 - 2}: 1\n1: 2\n`)).toEqual([])
    expect(problemsIn(`${HEADER}${2 ** 53 - 2}: 1\n2: 2\n`)).toEqual(['7 not-a-count preferences[1]'])
    expect(problemsIn(`${HEADER}${2 ** 53}: 1\n`)).toEqual(['6 not-a-preflib-line'])
  })
})

const word = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, '').trim())

/** Preferences of each type, at random. */
const profile: fc.Arbitrary<PrefLib> = fc
  .record({
    type: fc.constantFrom<PrefLibType>('soc', 'soi', 'toc', 'toi', 'cat'),
    names: fc.uniqueArray(
      word.filter((text) => text !== ''),
      { minLength: 1, maxLength: 7 },
    ),
    title: word,
    more: fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[A-Z]{3,8}$/).filter((name) => name !== 'TITLE'), value: word }),
      { maxLength: 2, selector: ({ name }) => name },
    ),
    drawn: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 1000 }),
        keys: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
        seed: fc.nat(),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ type, names, title, more, drawn }) => {
    const seen = new Set<string>()
    const preferences = drawn.flatMap(({ count, keys, seed }) => {
      const groups = groupsOf(type, names.length, keys, seed)
      const text = JSON.stringify(groups)
      if (groups.length === 0 || seen.has(text)) return []
      seen.add(text)
      return [{ count, groups }]
    })
    return {
      ...{
        kind: 'preflib' as const,
        dataType: type,
        fileName: `a.${type}`,
        title,
        description: '',
        modificationType: 'synthetic',
      },
      ...{
        relatesTo: '',
        relatedFiles: '',
        publicationDate: '',
        modificationDate: '',
        alternatives: names,
        more,
        preferences,
      },
      ...(type === 'cat' ? { categories: ['Yes', 'No', 'Maybe'] } : {}),
    }
  })

const groupsOf = (type: PrefLibType, many: number, keys: readonly number[], seed: number): number[][] => {
  const numbers = Array.from({ length: many }, (_, at) => at + 1).sort(
    (a, b) => ((a * (seed + 7)) % 31) - ((b * (seed + 7)) % 31) || a - b,
  )
  const keyOf = (one: number): number => keys[one - 1] as number
  if (type === 'cat')
    return [0, 1, 2].map((group) => numbers.filter((one) => keyOf(one) === group).sort((a, b) => a - b))
  const named = type[2] === 'c' ? numbers : numbers.filter((one) => keyOf(one) < 3)
  if (type.startsWith('s')) return named.map((one) => [one])
  return [0, 1, 2, 3]
    .map((group) => named.filter((one) => keyOf(one) === group).sort((a, b) => a - b))
    .filter((group) => group.length > 0)
}

describe('Always true', () => {
  it('what is written is read back as it was, and written again to the same bytes', () => {
    always(
      fc.property(profile, (file) => {
        const text = writePrefLib(file)
        expect(readPrefLib(text)).toEqual(file)
        expect(writePrefLib(readPrefLib(text))).toBe(text)
      }),
      150,
    )
  })

  it('ends of lines, a byte order mark, blank lines, blanks around numbers and missing counts change nothing', () => {
    always(
      fc.property(profile, fc.constantFrom('\r\n', '\r', '\n\n', ' \n'), (file, end) => {
        const lines = writePrefLib(file)
          .split('\n')
          .filter((line) => !line.startsWith('# NUMBER'))
        const loose = lines.map((line) => (line.startsWith('#') ? line : line.replaceAll(/([:,{}])/g, ' $1 ')))
        expect(readPrefLib(`\uFEFF${loose.join(end)}`)).toEqual(file)
      }),
      150,
    )
  })

  it('no text and no damage to a file makes it throw, and every problem names its line', () => {
    const texts = files.map(textOf)
    const damaged = fc.tuple(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat({ max: 5 }),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    always(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          damaged.map(([text, at, cut, put]) => {
            const place = at % text.length
            return text.slice(0, place) + put + text.slice(place + cut)
          }),
        ),
        (text) => {
          const read = tryReadPrefLib(text)
          if (read.kind === 'refused') for (const { line } of read.problems) expect(line).toBeGreaterThan(0)
          else expect(readPrefLib(writePrefLib(read))).toEqual(read)
        },
      ),
      150,
    )
  })
})

describe('Not true, on purpose', () => {
  it('the format asks for the narrowest type; a wider one is read all the same, and kept', () => {
    expect(readPrefLib(textOf('capital.soc').replace('DATA TYPE: soc', 'DATA TYPE: toi')).dataType).toBe('toi')
  })

  it('the order of the header is not kept: a file that has it otherwise comes back in the order of the format', () => {
    const text = `${HEADER}1: 2\n`
    expect(writePrefLib(readPrefLib(text))).not.toBe(text)
    expect(readPrefLib(writePrefLib(readPrefLib(text)))).toEqual(readPrefLib(text))
  })
})

describe('Refused', () => {
  it('all that is wrong with a file at once, each with its line', () => {
    const text = [
      '# TITLE: one',
      '# TITLE: two',
      '# no metadata',
      '# DATA TYPE: soc',
      '# NUMBER ALTERNATIVES: 3',
      '# NUMBER UNIQUE ORDERS: 2',
      '# ALTERNATIVE NAME 1: Ana',
      '# ALTERNATIVE NAME 2: Ana',
      '5: 1,2',
      '5: 1',
      '2: {1,2}',
      '0: 1,2',
      'five: 1,2',
      '1: 2,2',
      '1: 1 2',
      '3: 1,2',
      '# TITLE: three',
    ].join('\n')
    expect(problemsIn(text)).toEqual([
      '2 listed-twice TITLE',
      '3 not-a-preflib-line',
      '12 not-a-preflib-line',
      '13 not-a-preflib-line',
      '15 not-a-preflib-line',
      '17 not-a-preflib-line',
      '8 listed-twice ALTERNATIVE NAME 2',
      '5 preflib-count NUMBER ALTERNATIVES',
      '6 preflib-count NUMBER UNIQUE ORDERS',
      '10 not-of-its-type preferences[1]',
      '11 not-of-its-type preferences[2]',
      '14 listed-twice preferences[3]',
      '14 not-of-its-type preferences[3]',
      '16 listed-twice preferences[4]',
    ])
  })

  it('the name of a category in a file of orders: it would be lost', () => {
    expect(problemsIn(`${HEADER}# CATEGORY NAME 1: Yes\n1: 1\n`)).toEqual(['6 not-a-preflib-line'])
  })

  it('a file that is wrong in very many places is told of in some', () => {
    const told = problemsIn(`${HEADER}1: ${'9,'.repeat(100_000)}9\n2: 7\n`)
    expect(told.length).toBe(101)
    expect(told[0]).toBe('6 not-one-of preferences[0]')
  })

  it('what is missing: the type, a name', () => {
    expect(problemsIn('1: 1\n')).toEqual(['1 preflib-missing DATA TYPE', '1 preflib-missing ALTERNATIVE NAME 1'])
    expect(problemsIn(HEADER.replace('NAME 2', 'NAME 999999999'))).toEqual(['1 preflib-missing ALTERNATIVE NAME 2'])
    expect(problemsIn(HEADER.replace(': Ana', ':'))).toEqual(['2 preflib-missing ALTERNATIVE NAME 1'])
    expect(problemsIn(HEADER.replace('toi', 'wmd'))).toEqual(['1 not-one-of DATA TYPE'])
  })

  it('braces that do not close, and a file from before the format had a header', () => {
    for (const order of ['{1,2', '1}', '{{1}}', '1,,2', ',1', '1,', ''])
      expect(problemsIn(`${HEADER}1: ${order}\n`)).toEqual(['6 not-a-preflib-line'])
    // A long line is read once, however it is made.
    const blanks = ' '.repeat(200_000)
    expect(problemsIn(`${HEADER}1: 1${blanks}1\n#${blanks}a\n`)).toEqual([
      '6 not-a-preflib-line',
      '7 not-a-preflib-line',
    ])
    expect(problemsIn('3\n1, Ana\n2, Ben\n')[0]).toBe('1 not-a-preflib-line')
  })

  it('what cannot be written: texts of two lines, names of other lines, an alternative that there is not, data of another kind', () => {
    const board = readPrefLib(textOf('board.soi'))
    const codes = (file: unknown) => {
      const written = tryWritePrefLib(file as PrefLib)
      return written.kind === 'refused' ? written.problems.map(({ code, path }) => `${code} ${path}`) : []
    }
    expect(codes({ ...board, title: 'two\nlines' })).toEqual(['not-a-preflib-line title'])
    expect(codes({ ...board, more: [{ name: 'number voters', value: '' }] })).toEqual([
      'not-a-preflib-line more[0].name',
    ])
    expect(codes({ ...board, preferences: [{ count: 1, groups: [[5]] }] })).toEqual(['not-one-of preferences[0]'])
    expect(codes({ ...board, categories: ['Yes'] })).toEqual(['not-a-preflib-line categories'])
    expect(codes({ ...board, alternatives: ['Ana', 'Ana', '', 'Dov'] })).toEqual([
      'listed-twice alternatives[1]',
      'not-a-preflib-line alternatives[2]',
    ])
    for (const file of [null, 7, {}, [], { ...board, colour: 1 }]) expect(codes(file)).not.toEqual([])
    expect(thrownBy(() => readPrefLib(7 as never))).toContain('wrong-kind')
  })
})
