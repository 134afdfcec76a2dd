import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createClient, type InArgs } from '@libsql/client'
import { beforeEach, describe, expect, it } from 'vitest'
import { closeMotions, payMonth, setWages } from '../examples/09-own-tables/rules.js'
import { makeTables } from '../examples/09-own-tables/tables.js'

/** An app with tables of its own that asks three rules: what comes into its tables, and what the program prints. */
const APP = join(import.meta.dirname, '../examples/09-own-tables/dist/app.js')

let client = createClient({ url: ':memory:' })
beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await makeTables(client)
})
const rows = async (sql: string, args: InArgs = []) =>
  (await client.execute({ sql, args })).rows.map((row) => Array.from(row))

describe('what the rules write into the tables of the app', () => {
  it('the wages are the means of what members wish, exact, and blanks are no zeros', async () => {
    await setWages(client)
    expect(await rows('SELECT role, wage FROM roles ORDER BY role')).toEqual([
      ['design', '44/3'],
      ['press', '73/5'],
    ])
    // One of those who wished left: 57.5 of four.
    await client.execute("UPDATE members SET left_on = '2026-11-30' WHERE member = 'ines'")
    await setWages(client)
    expect(await rows('SELECT wage FROM roles ORDER BY role')).toEqual([['29/2'], ['115/8']])
  })

  it('motions that are closed are carried or lost by those who were members that day, once', async () => {
    const outcomes = () => rows('SELECT motion, outcome FROM motions ORDER BY motion')
    await closeMotions(client)
    const written = [
      [1, 'carried'],
      [2, 'lost'],
      [3, null],
    ]
    expect(await outcomes()).toEqual(written)
    await client.execute("DELETE FROM motion_ballots WHERE motion = 1 AND member <> 'lamine'")
    expect((await closeMotions(client)).map(({ title }) => title)).toEqual(['Paint the front door'])
    expect(await outcomes()).toEqual(written)
    const [[because]] = (await rows('SELECT because FROM motions WHERE motion = 1')) as [[string]]
    expect(JSON.parse(because)).toMatchObject([{ code: 'share-reached', base: 'electorate' }])
  })

  it('payslips are hours by the wage that is in the table, rounded once a line', async () => {
    await setWages(client)
    await payMonth(client, '2026-10')
    expect(await rows('SELECT member, amount_cents FROM payslips ORDER BY member')).toEqual([
      ['ines', 25550],
      ['jonas', 10585],
      ['katya', 19067],
      ['lamine', 11680],
      ['mireia', 9533],
      // 7 and 8 hours at 44/3: 102.67 and 117.33.
      ['noor', 22000],
    ])
  })
})

describe('Refused', () => {
  it('a timesheet that cannot be is refused whole, with every problem, and no payslip is written', async () => {
    await setWages(client)
    const paid = await payMonth(client, '2026-11')
    expect(paid.kind === 'refused' && paid.problems.map(({ code, path }) => [path, code])).toEqual([
      ['work[0].hours', 'beyond-the-day'],
      ['work[1].date', 'not-a-date'],
    ])
    expect(await rows('SELECT count(*) FROM payslips')).toEqual([[0]])
  })

  it('a wish below nothing is refused, and the wages stay as they were', async () => {
    await setWages(client)
    await client.execute("UPDATE wage_wishes SET euros = '-1' WHERE member = 'katya'")
    expect((await setWages(client)).kind).toBe('refused')
    expect(await rows('SELECT wage FROM roles ORDER BY role')).toEqual([['44/3'], ['73/5']])
  })

  it('a month before there are wages is refused', async () => {
    expect((await payMonth(client, '2026-10')).kind).toBe('refused')
  })
})

describe('what the program prints', () => {
  it.each([
    [
      'en',
      'press: the mean of 5 proposals is 14.6',
      '4 of all 6 entitled voted for',
      '255.50 EUR',
      'Nothing was written',
    ],
    ['es', 'la media de 5 propuestas es 14,6', '4 de 6 personas', '255,50 EUR', 'No se escribió nada'],
  ])('in %s: wages, motions and payslips with their reasons', (locale, ...said) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [APP, '--lang', locale], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    for (const words of said) expect(stdout).toContain(words)
    expect(stdout.match(/undefined|NaN|\[object|WJC/g)).toBeNull()
  })
})
