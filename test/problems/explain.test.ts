import { describe, expect, it } from 'vitest'
import * as says from '../../src/problems/en.js'
import { PROBLEMS_ES } from '../../src/problems/es.js'
import {
  explainProblem,
  isRulesError,
  LOCALES,
  type Locale,
  type Problem,
  problem,
  received,
  type Words,
} from '../../src/problems/index.js'
import { averageOf } from '../../src/averages/index.js'
import { exact } from '../../src/exact/index.js'
import { thrownBy } from '../decisions/problems-of.js'
import { FACTS } from './facts.js'

const KEYS = Object.keys(says) as (keyof typeof says)[]

/** What tells people to write null, which takes out what a charter inherits. */
const SAYS_NULL: ReadonlySet<string> = new Set(['both-said', 'no-length', 'cannot-take-out'])

/** The problem of a saying, made of its plausible facts. */
const problemOf = (key: keyof typeof says): Problem =>
  problem(says[key] as { code: Problem['code']; words: (facts: never) => Words }, {
    path: 'here',
    received: 'this',
    facts: FACTS[key] as never,
  })

const thrown = (act: () => unknown): readonly Problem[] => {
  try {
    act()
  } catch (error) {
    if (isRulesError(error)) return error.problems
    throw error
  }
  return []
}

const linesOf = (act: () => unknown, locale: Locale) => thrown(act).map((found) => explainProblem(found, locale))

describe('From the source', () => {
  it('WJC-9: a salary with a decimal comma is told in English and in Spanish', () => {
    const salary = () => averageOf({ proposals: ['10', '12,5'], clauses: ['WJC-9'] })
    expect(linesOf(salary, 'en')).toEqual([
      'proposals[1]: expected a number with a decimal point; received "12,5". Write 12.5.',
    ])
    expect(linesOf(salary, 'es')).toEqual([
      'proposals[1]: se esperaba un número con punto decimal; se recibió "12,5". Escriba 12.5.',
    ])
  })
  it('WJC-17: hours beyond the range are told with both ends', () => {
    const hours = () => averageOf({ proposals: [70], min: 0, max: 60, clauses: ['WJC-17'] })
    expect(linesOf(hours, 'en')).toEqual([
      'proposals[0]: expected a number from 0 to 60, both included; received 70. Propose a number within the range.',
    ])
    expect(linesOf(hours, 'es')).toEqual([
      'proposals[0]: se esperaba un número de 0 a 60, ambos incluidos; se recibió 70. Proponga un número dentro del margen.',
    ])
  })
})

describe('At the boundary', () => {
  it('a language that there are no words in is told as one: es-ES is for the application to choose es by', () => {
    for (const locale of ['es-ES', 'fr', '', undefined, '__proto__'])
      expect(
        thrownBy(() => explainProblem(problem(says.notANumber, { path: '', received: 'x' }), locale as never)),
        String(locale),
      ).toEqual(['not-one-of locale'])
  })
  it.each([
    ['', undefined, 'expected'],
    ['rule.atLeast', undefined, 'rule.atLeast: expected'],
    ['', 7, 'line 7: expected'],
    ['member', 7, 'line 7, member: expected'],
  ])('the path "%s" and the line %s open the sentence with "%s"', (path, line, opening) => {
    const found = problem(says.notJoined, { path, received: 'zoe', ...(line === undefined ? {} : { line }) })
    expect(explainProblem(found, 'en')).toBe(`${opening} someone who has joined; received "zoe". Let them join first.`)
    expect(explainProblem(found, 'es')).toBe(
      `${opening.replace('line', 'línea').replace('expected', 'se esperaba')} alguien que se haya incorporado; se recibió "zoe". Incorpórela primero.`,
    )
  })
  it.each([
    ['', '60', 'at most 60', 'como máximo 60'],
    ['0', '', 'at least 0', 'como mínimo 0'],
    ['0', '60', 'a number from 0 to 60, both included', 'un número de 0 a 60, ambos incluidos'],
  ])('a range from "%s" to "%s"', (from, to, en, es) => {
    const found = problem(says.outOfRange, { path: '', received: 70, facts: { from, to } })
    expect(explainProblem(found, 'en')).toContain(`expected ${en};`)
    expect(explainProblem(found, 'es')).toContain(`se esperaba ${es};`)
  })
  it('a threshold that has a percentage in reach suggests it, another a share', () => {
    const meant = (text: string) =>
      explainProblem(problem(says.thresholdOutOfRange, { path: '', received: 72, facts: { meant: text } }), 'en')
    expect(meant('72%')).toMatch(/Write 72% if a percentage is meant\.$/)
    expect(meant('')).toMatch(/Write a share such as 2\/3, 0\.72 or 72%\.$/)
  })
})

describe('What to do', () => {
  it.each([
    ['an object', 'Write { … } there.', 'Escriba ahí { … }.'],
    ['a list', 'Write [ … ] there.', 'Escriba ahí [ … ].'],
    ['text', 'Write a text there, in quotation marks.', 'Escriba ahí un texto, entre comillas.'],
    ['true or false', 'Write true or false, without quotation marks.', 'Escriba true o false, sin comillas.'],
    ['a number', 'Write it in digits, without quotation marks.', 'Escríbalo con cifras, sin comillas.'],
    [
      'a whole number',
      'Write it in digits, without a point and without quotation marks.',
      'Escríbalo con cifras, sin punto y sin comillas.',
    ],
    ['bytes', 'See the help, or the type of the input.', 'Consulte la ayuda de la orden o el tipo de la entrada.'],
  ])('where %s belongs, how that is written', (kind, en, es) => {
    const found = problem(says.wrongKind, { path: 'here', received: 1n, facts: { kind } })
    expect([explainProblem(found, 'en').endsWith(` ${en}`), explainProblem(found, 'es').endsWith(` ${es}`)]).toEqual([
      true,
      true,
    ])
  })

  it('what may stand in the place of what is not there, and nothing where there is nothing', () => {
    const missing = (facts: { key: string; options?: string }) =>
      LOCALES.map((locale) =>
        explainProblem(problem(says.missingKey, { path: 'a', received: undefined, facts }), locale),
      )
    expect(missing({ key: 'a' })[0]).toBe('a: expected a value for a; received nothing. State it: it has no default.')
    expect(missing({ key: 'a', options: 'x, y' }).map((line) => line.split(';')[0])).toEqual([
      'a: expected a value for a, one of: x, y',
      'a: se esperaba un valor para a, uno de estos: x, y',
    ])
    const provision = (known: string) =>
      LOCALES.map((locale) =>
        explainProblem(
          problem(says.unknownProvision, { path: '', received: 'z', facts: { section: 'decisions', id: 'z', known } }),
          locale,
        ),
      )
    expect(provision('')).toEqual([
      'expected a provision named z under decisions, where there are none; received "z". Add it.',
      'se esperaba una disposición llamada z en decisions, donde no hay ninguna; se recibió "z". Añádala.',
    ])
    expect(provision('x, y')[0]).toBe(
      'expected a provision named z under decisions, where there are: x, y; received "z". Name one of these, or add it.',
    )
    const charter = (known: string) =>
      LOCALES.map(
        (locale) =>
          explainProblem(
            problem(says.unknownCharter, { path: '', received: 'z@1', facts: { charter: 'z', version: '1', known } }),
            locale,
          ).split('"z@1". ')[1],
      )
    expect(charter('')).toEqual(['Give that charter along with this one.', 'Entregue esos estatutos junto con estos.'])
    expect(charter('x 1, x 2')).toEqual([
      'Give that charter along with this one, or extend one that is known: x 1, x 2.',
      'Entregue esos estatutos junto con estos o parta de otros conocidos: x 1, x 2.',
    ])
  })
})

describe('Always true', () => {
  it('the codes never change', () => {
    const codes = KEYS.map((key) => says[key].code)
    expect(new Set(codes).size).toBe(codes.length)
    // Those that are published: others may join them.
    expect(codes).toEqual(
      expect.arrayContaining(
        `not-a-number decimal-comma number-too-long lossy-number zero-denominator not-a-count not-places no-values
        wrong-kind unknown-key missing-key duplicate-key not-one-of listed-twice empty-list no-comparison two-comparisons
        threshold-out-of-range more-than-all present-missing more-present-than-electors more-ballots-than-electors
        more-ballots-than-present threshold-not-pinned unknown-item tie-policy-without-ties out-of-range off-step
        bounds-reversed mixed-percent percent-not-meant trim-too-large step-not-positive negative-weight weights-all-zero
        not-a-name not-entitled already-joined not-joined too-many-chosen not-json too-deep line-too-long
        not-utf-8 no-header missing-column wrong-width broken-csv too-many-problems`.split(/\s+/),
      ),
    )
  })
  it('every code has its sentences in Spanish, and no others are there', () => {
    expect(Object.keys(PROBLEMS_ES).sort()).toEqual(KEYS.map((key) => says[key].code as string).sort())
  })
  it.each(KEYS)('%s is told in two languages, each in its own words', (key) => {
    const found = problemOf(key)
    const [en, es] = LOCALES.map((locale) => explainProblem(found, locale)) as [string, string]
    for (const line of [en, es]) {
      expect(line).not.toMatch(/undefined|NaN|\[object|=>|\n/)
      if (!SAYS_NULL.has(found.code)) expect(line).not.toMatch(/null/)
      expect(line).toMatch(/^here: .+; .+ "this"\. [A-ZÁÉÍÓÚ].*\.$/)
    }
    expect(es).toMatch(/^here: se esperaba .+; se recibió "this"\. /)
    const spanish = (PROBLEMS_ES[found.code] as (facts: unknown) => Words)(found.facts)
    expect(spanish.expected === found.expected && !['not-one-of'].includes(found.code)).toBe(false)
    expect(spanish.todo).not.toBe(found.todo)
  })
  it.each(KEYS)('%s says its facts in both languages', (key) => {
    // A kind is translated; everything else is said as it stands.
    for (const [name, fact] of Object.entries((FACTS[key] ?? {}) as Record<string, string | number>)) {
      if (name === 'kind') continue
      for (const locale of LOCALES) expect(explainProblem(problemOf(key), locale)).toContain(String(fact))
    }
  })
  it.each(KEYS)('%s goes through JSON and is told the same after', (key) => {
    const found = problemOf(key)
    const read = JSON.parse(JSON.stringify(found)) as Problem
    expect(read).toEqual(found)
    for (const locale of LOCALES) expect(explainProblem(read, locale)).toBe(explainProblem(found, locale))
  })
  it.each([
    ['an object', 'un objeto'],
    ['a list', 'una lista'],
    ['text', 'un texto'],
    ['true or false', 'true o false'],
    ['true', 'true'],
  ])('the kind "%s" is "%s" in Spanish', (kind, expected) => {
    const found = problem(says.wrongKind, { path: '', received: 1, facts: { kind } })
    expect(explainProblem(found, 'es')).toMatch(new RegExp(`^se esperaba ${expected}; se recibió 1\\.`))
  })
  it.each([
    ['nothing', undefined, 'nada'],
    ['null', null, 'null'],
    ['an object', {}, 'un objeto'],
    ['a day as a driver of a database gives it', new Date(0), 'un objeto Date'],
    ['a list of 3', [1, 2, 3], 'una lista de 3'],
    ['the word "nothing"', 'nothing', '"nothing"'],
    ['a function', () => 0, 'una función'],
    ['a symbol', Symbol('s'), 'un símbolo'],
    ['a number of 70 digits', 10n ** 69n, `el bigint 1${'0'.repeat(59)}… (70 cifras)`],
    ['a bigint', 9n, 'el bigint 9n'],
  ])('%s is shown in Spanish', (_name, value, shown) => {
    const found = problem(says.notJoined, { path: '', received: value })
    expect(explainProblem(found, 'en')).toContain(`; received ${received(value)}. `)
    expect(explainProblem(found, 'es')).toContain(
      `; ${shown === 'nada' ? 'no se recibió nada' : `se recibió ${shown}`}. `,
    )
  })
})

describe('Plurals', () => {
  it.each([
    ['moreBallotsThanElectors', { electorate: 1 }, /\b1 ballots/, /\b1 papeletas/],
    ['moreBallotsThanPresent', { present: 1 }, /\b1 ballots/, /\b1 papeletas/],
    ['morePresentThanElectors', { electorate: 1 }, /\b1 presents/, /\b1 presentes/],
    ['wrongWidth', { width: 1 }, /\b1 columns/, /\b1 columnas/],
    ['tooManyChosen', { most: 1 }, /\b1 options/, /\b1 opciones/],
  ] as const)('%s of one is not told in the plural', (key, facts, en, es) => {
    const found = problem(says[key] as { code: Problem['code']; words: (facts: never) => Words }, {
      path: '',
      received: 2,
      facts: facts as never,
    })
    expect(explainProblem(found, 'en')).not.toMatch(en)
    expect(explainProblem(found, 'es')).not.toMatch(es)
  })
})

describe('Not true, on purpose', () => {
  it('a code in English is told by the sentences it carries, not made again', () => {
    const found = { ...problemOf('notJoined'), expected: 'someone of an older version', todo: 'Ask them.' }
    expect(explainProblem(found, 'en')).toBe('here: expected someone of an older version; received "this". Ask them.')
  })
  it('numbers that are to be typed keep their point and their sign in Spanish: 12.5 and 72%', () => {
    const [spanish = ''] = linesOf(() => exact('twelve'), 'es')
    expect(spanish).toContain('12, 12.5, 2/3 o 72%')
  })
})
