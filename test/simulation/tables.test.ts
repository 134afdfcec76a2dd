import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { carryOut, csvLine, makeModel, readPlan, tablesOf } from '../../src/simulation/index.js'
import { always } from '../arbitraries/run.js'

/** A model whose measure has the name of a parameter, and that keeps its steps. */
const echo = makeModel({
  name: 'echo',
  version: 1,
  asks: 'What was said?',
  parameters: z.strictObject({
    said: z.string().default('').meta({ description: 'What is said' }),
    often: z.int().default(1),
    within: z.strictObject({ loud: z.boolean().default(false).meta({ description: 'How' }) }).prefault({}),
    list: z.array(z.number()).default([]),
  }),
  measures: [{ name: 'said', kind: 'text', means: 'What was said' }],
  series: [{ name: 'step', kind: 'whole', means: 'Which time' }],
  run: ({ said, often }) => {
    if (often === 3) throw new Error('"three", they said,\nis too often')
    return { measures: { said }, series: Array.from({ length: often }, (_, at) => [at]) }
  },
})

describe('From the source', () => {
  it('RFC 4180: quotation marks around a cell with a comma, a line break or a quotation mark, which is doubled; lines end with CR and LF', () => {
    expect(csvLine(['aaa', 'b "bb', 'c\r\nc', 'd,d', null, '', 0.1, 1e21, true])).toBe(
      'aaa,"b ""bb","c\r\nc","d,d",,"",0.1,1e+21,true\r\n',
    )
  })
})

describe('At the boundary', () => {
  const plan = readPlan(
    {
      model: 'echo',
      seed: 'a',
      points: [
        { said: 'a', often: 2, 'within.loud': true },
        { said: 'b', list: [1, 2] },
        { said: 'c', often: 3 },
      ],
      series: true,
    },
    [echo],
  )
  const { runs, series } = tablesOf(plan)
  const rows = [0, 1, 2].map((at) => carryOut(plan, at))

  it('a parameter with the name of a measure stands under another; what is set nowhere is nothing', () => {
    expect(runs.columns.map(({ name, kind, of }) => [name, kind, of])).toEqual([
      ['run', 'text', 'run'],
      ['point', 'whole', 'run'],
      ['replicate', 'whole', 'run'],
      ['parameters.said', 'text', 'set'],
      ['often', 'whole', 'set'],
      ['within.loud', 'truth', 'set'],
      ['list', 'json', 'set'],
      ['error', 'text', 'run'],
      ['said', 'text', 'measure'],
    ])
    expect(runs.columns[5]?.means).toBe('How')
    expect(rows.flatMap((row) => runs.linesOf(row)).map((line) => line.slice(1))).toEqual([
      [0, 0, 'a', 2, true, null, null, 'a'],
      [1, 0, 'b', null, null, '[1,2]', null, 'b'],
      [2, 0, 'c', 3, null, null, 'Error: "three", they said,\nis too often', null],
    ])
  })

  it('steps are a line each; a run that failed has none', () => {
    expect(rows.flatMap((row) => series?.linesOf(row) ?? []).map((line) => [line[1], line.at(-1)])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ])
  })

  it('-0 is 0, as it is in JSON', () => {
    const zero = {
      ...echo,
      measures: [{ name: 'said', kind: 'number', means: '' }],
      run: () => ({ measures: { said: -0 } }),
    }
    const [row] = [carryOut({ ...plan, model: zero as never }, 0)]
    expect(row.kind === 'ran' && Object.is(row.measures[0], 0)).toBe(true)
  })

  it('a run that changes its parameters fails: the next one would get them changed', () => {
    const greedy = { ...echo, run: (given: { list: number[] }) => ({ measures: { said: String(given.list.push(1)) } }) }
    expect(carryOut({ ...plan, model: greedy }, 0).kind).toBe('failed')
  })
})

describe('Always true', () => {
  it('what was written as CSV is read back by another program', () => {
    always(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          expect(parse(rows.map(csvLine).join(''))).toEqual(rows)
        },
      ),
    )
  })

  it('numbers come back the same', () => {
    always(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(csvLine([number]).trim())).toBe(number === 0 ? 0 : number)
      }),
    )
  })
})
