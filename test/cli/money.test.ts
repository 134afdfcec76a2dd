import { describe, expect, it } from 'vitest'
import { answersTo, command } from './command.js'

const codesOf = (answer: Record<string, unknown> | undefined): unknown =>
  (answer?.['problems'] as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`)

describe('From the source', () => {
  it('WJC-11: a year fraction in lowest terms, with its reason', async () => {
    const [answer] = await answersTo('year-fraction', [
      '{"dayCount":"ACT/365F","start":"2024-01-01","end":"2024-03-01"}',
    ])
    expect(answer).toMatchObject({
      kind: 'year-fraction',
      numerator: '12',
      denominator: '73',
      because: [{ code: 'day-count', dayCount: 'ACT/365F' }],
    })
  })

  it('WJC-11: held pay, in the shape that is documented', async () => {
    const [answer] = await answersTo('accrue', [
      '{"principalMinor":"500000","currency":"USD","start":"2024-01-01","end":"2024-03-13","dayCount":"ACT/365F","rates":[{"from":"2024-01-01","ratePerYear":"10%"}],"compounding":"none","rounding":"half-up","roundingAt":"event"}',
    ])
    expect(answer).toMatchObject({
      kind: 'accrued',
      interestMinor: '9863',
      principalMinor: '500000',
      dueMinor: '509863',
      returnedMinor: '0',
      entries: [
        { date: '2024-03-13', code: 'interest', amountMinor: '9863', principalMinor: '500000', interestMinor: '9863' },
      ],
    })
  })

  it('a hundred split among three, in the given order, level remainders by id', async () => {
    const [answer] = await answersTo('allocate', [
      '{"id":7,"totalMinor":"10000","shares":[{"id":"b","weight":"1"},{"id":"a","weight":"1"},{"id":"c","weight":"1"}]}',
    ])
    expect(answer).toMatchObject({
      id: 7,
      kind: 'allocated',
      shares: [
        { id: 'b', amountMinor: '3333' },
        { id: 'a', amountMinor: '3334' },
        { id: 'c', amountMinor: '3333' },
      ],
      because: [{ code: 'largest-remainder', totalMinor: '10000', shares: 3 }],
    })
  })
})

describe('Refused', () => {
  it('a reversed period, dates that do not exist, an unknown convention, unknown keys', async () => {
    const answers = await answersTo('year-fraction', [
      '{"dayCount":"ACT/365F","start":"2024-03-02","end":"2024-03-01"}',
      '{"dayCount":"ACT/366","start":"2023-02-29","stop":"2024-03-01"}',
    ])
    expect(answers.map(codesOf)).toEqual([
      ['reversed-period end'],
      ['unknown-key stop', 'not-one-of dayCount', 'not-a-date start', 'not-a-date end'],
    ])
  })

  it('amounts that are not whole, weights below zero, ids twice, nobody to have it', async () => {
    const answers = await answersTo('allocate', [
      '{"totalMinor":"12.50","shares":[{"id":"a","weight":"-1"},{"id":"a","weight":null,"wait":1},7]}',
      '{"totalMinor":"1","shares":[{"id":"a","weight":"0"}]}',
      '{"totalMinor":"0","shares":[{"id":"a","weight":"0"}]}',
      '{}',
    ])
    expect(answers.slice(0, 2).map(codesOf)).toEqual([
      [
        'not-minor-units totalMinor',
        'unknown-key shares[1].wait',
        'wrong-kind shares[2]',
        'negative-weight shares[0].weight',
        'not-a-number shares[1].weight',
        'listed-twice shares[1].id',
      ],
      ['weights-all-zero shares'],
    ])
    expect(answers[2]).toMatchObject({ kind: 'allocated', shares: [{ amountMinor: '0' }] })
    expect(codesOf(answers[3])).toEqual(['missing-key totalMinor', 'missing-key shares'])
  })

  it('clauses, which the command does not take, with the keys that it does', async () => {
    const [answer] = await answersTo('accrue', ['{"clauses":["WJC-11"]}'])
    const [first] = answer?.['problems'] as { path: string; expected: string }[]
    expect(first?.path).toBe('clauses')
    expect(first?.expected).toMatch(/^one of: principalMinor, start, .*paymentOrder$/)
  })

  it('CSV, which holds ballots', async () => {
    expect((await command(['allocate'], { stdin: 'id,weight\n' })).code).toBe(2)
  })
})

describe('the tables', () => {
  it('in English and Spanish', async () => {
    const split = '{"totalMinor":"10000","shares":[{"id":"a","weight":"2"},{"id":"b","weight":"1"}]}'
    expect((await command(['allocate'], { stdin: split })).stdout).toContain('a 6,667, b 3,333')
    const fraction = '{"dayCount":"30E/360","start":"2024-01-01","end":"2024-07-01"}'
    expect((await command(['year-fraction', '--lang', 'es'], { stdin: fraction })).stdout).toContain(
      'hay 1/2 de año según 30E/360',
    )
  })
})
