import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlain } from '../../src/exact/index.js'
import { type PayrollInput, payroll } from '../../src/pay/index.js'
import { command } from './command.js'

const BASE = {
  period: { start: '2024-06-01', end: '2024-07-01' },
  currency: 'USD',
  rounding: 'half-even',
  categories: [
    { id: 'worker-owner', unit: 'hour' },
    { id: 'coordinator', unit: 'month' },
  ],
  rates: [
    { category: 'worker-owner', from: '2024-01-01', ratePerUnit: '12.5' },
    { category: 'coordinator', from: '2024-01-01', ratePerUnit: '3000' },
  ],
  overtime: {
    per: 'day',
    ordinaryHours: [{ from: '2024-01-01', hours: 8 }],
    surcharges: [{ from: '2024-01-01', surcharge: '25%' }],
  },
  work: [{ worker: 'ana', category: 'worker-owner', date: '2024-06-03', hours: '9.5' }],
} as const satisfies PayrollInput

/** Answers to cases given one a line: what is no text is written as JSON first. */
const answersTo = async (...cases: readonly unknown[]): Promise<Record<string, unknown>[]> => {
  const lines = cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  const { stdout } = await command(['payroll', '--jsonl'], { stdin: `${lines.join('\n')}\n` })
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
const codesOf = (answer: Record<string, unknown> | undefined): unknown =>
  (answer?.['problems'] as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`)
const run = (more: object, ...args: string[]) =>
  command(['payroll', ...args], { stdin: JSON.stringify({ ...BASE, ...more }) })

describe('From the source', () => {
  it('WJC-9, WJC-17: a day of nine hours and a half, line by line, in the shape that is documented', async () => {
    const [answer] = await answersTo({ id: 'june', ...BASE })
    expect(answer).toMatchObject({
      id: 'june',
      kind: 'payroll',
      period: { start: '2024-06-01', end: '2024-07-01' },
      currency: 'USD',
      grossMinor: '12344',
      forfeitedMinor: '0',
      withheldMinor: '0',
      payMinor: '12344',
      workers: [
        {
          worker: 'ana',
          payMinor: '12344',
          lines: [
            {
              code: 'ordinary',
              category: 'worker-owner',
              unit: 'hour',
              units: { numerator: '8', denominator: '1' },
              ratePerUnit: { numerator: '25', denominator: '2' },
              surcharge: { numerator: '0', denominator: '1' },
              amountMinor: '10000',
            },
            {
              code: 'overtime',
              units: { numerator: '3', denominator: '2' },
              surcharge: { numerator: '1', denominator: '4' },
              amountMinor: '2344',
              because: [{ code: 'pay-line', clauses: ['WJC-9', 'WJC-17'] }],
            },
          ],
        },
      ],
      because: [{ code: 'payroll', workers: 1 }],
    })
  })

  it('WJC-10, WC-11: what is given up, kept back and donated, and half a month', async () => {
    const [answer] = await answersTo({
      ...BASE,
      donated: [{ worker: 'ana', category: 'worker-owner', date: '2024-06-04', hours: 2 }],
      months: [{ worker: 'ben', category: 'coordinator', from: '2024-06-16', to: '2024-07-01', share: '50%' }],
      forfeits: [{ worker: 'ana', amountMinor: 'all' }],
      withholdings: [{ worker: 'ben', what: 'tax', amountMinor: 5000 }],
    })
    expect(answer).toMatchObject({
      grossMinor: '87344',
      forfeitedMinor: '12344',
      withheldMinor: '5000',
      payMinor: '70000',
      workers: [
        {
          worker: 'ana',
          payMinor: '0',
          lines: [{}, {}, { code: 'donated', amountMinor: '0' }, { code: 'forfeited', amountMinor: '-12344' }],
        },
        {
          worker: 'ben',
          lines: [
            { code: 'month', units: { numerator: '1', denominator: '4' } },
            { code: 'withheld', what: 'tax', amountMinor: '-5000' },
          ],
        },
      ],
    })
  })

  it('29 CFR 778.110(a): 46 hours at $12 and half of it beyond 40 are $588', async () => {
    const hours = [8, 8, 8, 8, 8, 6]
    const [answer] = await answersTo({
      ...BASE,
      rates: [{ category: 'worker-owner', from: '2024-01-01', ratePerUnit: '12' }],
      overtime: {
        per: 'week',
        weekStarts: 'monday',
        ordinaryHours: [{ from: '2024-01-01', hours: 40 }],
        surcharges: [{ from: '2024-01-01', surcharge: '1/2' }],
      },
      work: hours.map((each, at) => ({
        worker: 'ana',
        category: 'worker-owner',
        date: `2024-06-0${3 + at}`,
        hours: each,
      })),
    })
    expect(answer).toMatchObject({ payMinor: '58800' })
  })
})

describe('At the boundary', () => {
  it('an empty payroll, and one whose period has no days', async () => {
    const { work: _, ...without } = BASE
    const period = { start: '2024-06-01', end: '2024-06-01' }
    expect(await answersTo(without, { ...without, period })).toMatchObject([
      { kind: 'payroll', workers: [], payMinor: '0' },
      { kind: 'payroll', workers: [], payMinor: '0' },
    ])
  })

  it('numbers of JSON are read as their decimals, larger ones than a double holds are refused', async () => {
    const hours = (text: string) => JSON.stringify(BASE).replace('"9.5"', text)
    const [short, long] = await answersTo(hours('0.1'), hours('0.10000000000000000001'))
    expect(short).toMatchObject({ payMinor: '125' })
    expect(codesOf(long)).toEqual(['lossy-number work[0].hours'])
  })

  it('exit codes: answered, refused, a wrong way to call it', async () => {
    expect((await run({})).code).toBe(0)
    expect((await run({ currency: 'usd' })).code).toBe(1)
    expect((await run({}, '--rule', '{}')).code).toBe(2)
    expect((await command(['payroll'], { stdin: 'worker,hours\n' })).code).toBe(2)
  })
})

describe('Always true', () => {
  it('the command gives what the function gives, with its numbers as text', async () => {
    const hours = fc.record({ day: fc.integer({ min: 10, max: 30 }), quarters: fc.nat(96), worker: fc.nat(5) })
    const lists = fc.uniqueArray(hours, { maxLength: 6, selector: ({ worker }) => worker })
    const inputs = fc.sample(lists, { seed: 20261121, numRuns: 40 }).map(
      (list): PayrollInput => ({
        ...BASE,
        work: list.map(({ day, quarters, worker }) => ({
          worker: `w${worker}`,
          category: 'worker-owner',
          date: `2024-06-${day}`,
          hours: (quarters / 4).toFixed(2),
        })),
      }),
    )
    const answers = await answersTo(...inputs)
    expect(answers).toEqual(inputs.map((input) => JSON.parse(JSON.stringify(toPlain(payroll(input)))) as unknown))
  })

  it('cases are answered one a line, in their order, also between lines that are refused', async () => {
    const answers = await answersTo({ id: 1, ...BASE }, { id: 2 }, 'nonsense', { id: 4, ...BASE })
    expect(answers.map(({ id, kind, line }) => [id, kind, line])).toEqual([
      [1, 'payroll', undefined],
      [2, 'refused', 2],
      [undefined, 'refused', 3],
      [4, 'payroll', undefined],
    ])
  })

  it('no line stops the others: also one at the end of the calendar is answered', async () => {
    const last = {
      ...BASE,
      period: { start: '9999-12-01', end: '9999-12-31' },
      work: [],
      months: [{ worker: 'ben', category: 'coordinator', from: '9999-12-01', to: '9999-12-31' }],
    }
    const answers = await answersTo({ id: 1, ...BASE }, { id: 2, ...last }, { id: 3, ...BASE })
    expect(answers.map(({ id }) => id)).toEqual([1, 2, 3])
  })
})

describe('Not true, on purpose', () => {
  it('one period on one line is a list of lines with one; as a document it is answered by itself', async () => {
    const listed = JSON.parse((await run({}, '--json')).stdout) as unknown
    const alone = JSON.parse((await run({}, '--json', '--from', 'json')).stdout) as unknown
    expect(alone).toMatchObject({ kind: 'payroll' })
    expect(listed).toEqual([alone])
  })
})

describe('Refused', () => {
  it('everything that is wrong with a case, at its path', async () => {
    const answers = await answersTo(
      { currency: 'USD' },
      {
        ...BASE,
        currency: 'usd',
        rounding: 'floor',
        work: [{ worker: '', category: 'cook', date: '2024-07-01', hours: -1, note: 'x' }],
        forfeits: [{ worker: 'zoe', amountMinor: '1.5' }],
      },
    )
    expect(codesOf(answers[0])).toEqual([
      'missing-key period',
      'missing-key categories',
      'missing-key rates',
      'missing-key rounding',
    ])
    expect(codesOf(answers[1])).toEqual([
      'unknown-currency currency',
      'not-one-of rounding',
      'unknown-key work[0].note',
      'not-a-name work[0].worker',
      'not-one-of work[0].category',
      'negative-hours work[0].hours',
      'outside-period work[0].date',
      'not-paid forfeits[0].worker',
      'not-minor-units forfeits[0].amountMinor',
    ])
  })

  it('clauses, which the command does not take, with the keys that it does', async () => {
    const [answer] = await answersTo({ ...BASE, clauses: ['WJC-9'] })
    const [first] = answer?.['problems'] as { path: string; expected: string }[]
    expect(first?.path).toBe('clauses')
    expect(first?.expected).toMatch(/^one of: period, currency, .*rounding$/)
  })

  it('a key that stands twice, of which JSON would have hidden the first', async () => {
    const [answer] = await answersTo(JSON.stringify(BASE).replace('"currency"', '"currency":"EUR","currency"'))
    expect(codesOf(answer)).toEqual(['duplicate-key currency'])
  })

  it('keys that every object has, as ids and as keys of the case', async () => {
    const named = JSON.stringify(BASE).replaceAll('"ana"', '"__proto__"').replaceAll('"worker-owner"', '"constructor"')
    const [answer, refused] = await answersTo(named, `{"__proto__":{},${JSON.stringify(BASE).slice(1)}`)
    expect(answer).toMatchObject({ workers: [{ worker: '__proto__', lines: [{ category: 'constructor' }, {}] }] })
    expect(codesOf(refused)).toEqual(['unknown-key __proto__'])
  })

  it('what is no object, and no JSON at all', async () => {
    const answers = await answersTo('7', 'null', '[]', '{"period":')
    expect(answers.map(codesOf)).toEqual([['wrong-kind '], ['wrong-kind '], ['wrong-kind '], ['not-json ']])
  })
})

describe('the tables', () => {
  const june = { forfeits: [{ worker: 'ana', amountMinor: 344 }] }

  it('in English: the sums, everybody with what they are paid, and each line below it', async () => {
    const { stdout } = await run(june)
    expect(stdout).toContain('1 person, 120.00 USD to pay')
    expect(stdout).toMatch(/\n {4}ana {2}120\.00 USD\n {6}8 hours worked as worker-owner at 12\.50 USD.*100\.00 USD/)
    expect(stdout).toContain('3.44 USD is given up: on record, never owed, and without interest (WJC-10).')
  })

  it('in Spanish', async () => {
    const { stdout } = await run(june, '--lang', 'es')
    expect(stdout).toMatch(/nómina +1 persona, 120,00 USD por pagar/)
    expect(stdout).toMatch(/8 horas de trabajo como worker-owner a 12,50 USD.*100,00 USD/)
  })

  it('what is refused, in both languages', async () => {
    const wrong = { work: [{ ...BASE.work[0], hours: 25 }] }
    expect((await run(wrong)).stdout).toContain('at most 24 hours of ana on 2024-06-03')
    expect((await run(wrong, '--lang', 'es')).stdout).toContain('24 horas de ana el 2024-06-03 como máximo')
  })

  it('the help shows a case that can be run as it stands', async () => {
    const { stdout } = await command(['payroll', '--help'])
    const shown = /(\{"period"[\s\S]*?\}\]\})\n/.exec(stdout)?.[1] ?? ''
    expect(await answersTo(shown.replaceAll('\n', ' '))).toMatchObject([{ kind: 'payroll', payMinor: '10000' }])
  })
})
