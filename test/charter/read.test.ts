import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharter } from '../../src/charter/index.js'
import { readCharter } from '../../src/charter/read.js'
import { explainProblem, type Problem } from '../../src/problems/index.js'
import { presetCharters } from '../../src/presets/index.js'
import { mutatedPresets, SMALL } from '../arbitraries/charters.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'

const problemsOf = (charter: unknown): readonly Problem[] => {
  const checked = checkCharter({ charter, library: presetCharters })
  return checked.kind === 'refused' ? checked.problems : []
}
const read = (more: object) => refusedOf(checkCharter({ charter: { ...SMALL, ...more }, library: [] }))
const TEXT_4000 = 'x'.repeat(4000)

describe('From the source', () => {
  it('WJC-2: whoever writes a mean for a yes or no is told why, once, and what to write instead', () => {
    const found = problemsOf({
      ...SMALL,
      decisions: { ordinary: { ...SMALL.decisions.ordinary, rule: { mean: true, of: 'electorate' } } },
    })
    const [first] = found.filter(({ code }) => code === 'yes-no-averaged')
    if (first === undefined) throw new Error('it is told')
    expect(explainProblem(first, 'en')).toMatch(
      /^decisions\.ordinary\.rule\.mean: expected a share, consensus, consent/,
    )
    expect(explainProblem(first, 'es')).toMatch(/^decisions\.ordinary\.rule\.mean: se esperaba/)
    expect(found.map(({ path }) => path).filter((path) => path === first.path)).toHaveLength(1)
  })
})

describe('At the boundary', () => {
  it('short names: one letter, eighty, eighty-one; hyphens in the middle, at an end, twice', () => {
    const told = ['a', 'a'.repeat(80), 'a-b', '7', 'a'.repeat(81), '-a', 'a-', 'a--b', 'A', 'ñ', 'a b', ''].map(
      (id) => read({ id }).length,
    )
    expect(told).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1])
  })

  it('texts: none, one character, 4000, 4001; in one language, in both, in one of both', () => {
    const about = [
      '',
      'x',
      TEXT_4000,
      `${TEXT_4000}x`,
      { en: 'x', es: 'y' },
      { en: 'x' },
      { en: 'x', es: '' },
      { en: 'x', es: 'y', fr: 'z' },
    ]
    expect(about.map((one) => read({ about: one }).length)).toEqual([1, 0, 0, 1, 0, 1, 1, 1])
  })

  it('days: below 0, 0, a million, more; halves, and text', () => {
    const told = [-1, 0, 1_000_000, 1_000_001, 1.5, '7'].map(
      (holdForDays) =>
        read({ decisions: { ordinary: { ...SMALL.decisions.ordinary, openDays: undefined, holdForDays } } }).length,
    )
    expect(told).toEqual([1, 0, 0, 1, 1, 1])
  })

  it('currencies: known, unknown, in small letters', () => {
    expect(['EUR', 'JPY', 'XXQ', 'eur', ''].map((currency) => read({ currency }).length)).toEqual([0, 0, 1, 1, 1])
  })

  it('40 levels are read, 41 are too deep', () => {
    const deep = (levels: number): unknown => {
      let value: unknown = 1
      for (let level = 0; level < levels; level++) value = [value]
      return value
    }
    expect(read({ about: deep(40) }).some((told) => told.startsWith('too-deep'))).toBe(false)
    expect(read({ about: deep(41) }).some((told) => told.startsWith('too-deep'))).toBe(true)
  })

  it('a key that is not known is told with those that are', () => {
    const [found] = problemsOf({ ...SMALL, decisions: { ordinary: { ...SMALL.decisions.ordinary, qorum: 1 } } })
    expect(found).toMatchObject({ code: 'unknown-key', path: 'decisions.ordinary.qorum' })
    expect(found?.expected).toMatch(/electorate.*rule|rule.*electorate/)
    const [nested] = problemsOf({
      ...SMALL,
      decisions: { ordinary: { ...SMALL.decisions.ordinary, electorate: { members: 'all', excpet: ['a'] } } },
    })
    expect([nested?.code, nested?.path]).toEqual(['unknown-key', 'decisions.ordinary.electorate.excpet'])
    expect(nested?.expected).toMatch(/except/)
  })
})

describe('What it is not', () => {
  it('a file with none of the names by which a charter is known is told once, an empty object name by name', () => {
    const told = (value: unknown) => readCharter(value).problems.map(({ code, received }) => `${code} ${received}`)
    expect(told({ name: 'our-coop', version: '1' })).toEqual(['not-a-charter "name, version"'])
    expect(told({ version: '1' })).toEqual(['not-a-charter "version"'])
    expect(told({})).toEqual(['missing-key nothing', 'missing-key nothing', 'missing-key nothing'])
    for (const known of ['id', 'title', 'extends', 'decisions', 'sources'])
      expect(told({ name: 'our-coop', [known]: undefined })[0]).not.toMatch(/^not-a-charter/)
  })
})

describe('Always true', () => {
  it('every problem has a place in the charter, and can be told in both languages', () => {
    always(
      fc.property(mutatedPresets, (written) => {
        for (const problem of problemsOf(written)) {
          expect(problem.path).not.toMatch(/undefined|\[object/)
          for (const locale of ['en', 'es'] as const)
            expect(explainProblem(problem, locale)).not.toMatch(/undefined|\[object/)
        }
      }),
      120,
    )
  })

  it('what is written twice is read the same twice', () => {
    always(
      fc.property(mutatedPresets, (written) => {
        expect(problemsOf(written)).toEqual(problemsOf(written))
      }),
      50,
    )
  })
})

describe('Refused', () => {
  it('what is no charter at all', () => {
    for (const value of [undefined, null, true, 7, 7n, 'text', '', [], () => 1, Symbol('x')]) {
      const found = problemsOf(value)
      expect(found.map(({ code, path }) => [code, path])).toEqual([['wrong-kind', '']])
    }
    expect(problemsOf({}).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'missing-key id',
      'missing-key version',
      'missing-key title',
      'missing-key currency',
      'unamendable amendments',
    ])
  })

  it('a word that is not there is missing, not one of others', () => {
    const rule = { atLeast: '1/2' }
    expect(read({ decisions: { ordinary: { ...SMALL.decisions.ordinary, rule } } })).toEqual([
      'missing-key decisions.ordinary.rule.of',
    ])
  })
})
