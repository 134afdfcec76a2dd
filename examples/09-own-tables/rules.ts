import type { Client, InStatement } from '@libsql/client'
import { type CategoryAverages, tryAveragesByCategory } from 'coop-rules/averages'
import { type DecisionRule, tryDecide, type Verdict } from 'coop-rules/decisions'
import { toPlain } from 'coop-rules/exact'
import { type Payroll, tryPayroll } from 'coop-rules/pay'
import type { Refused } from 'coop-rules/problems'
import type { Because } from 'coop-rules/reasons'

/** Three rules between the tables of an app: a query gives a rule what it asks for, and what comes of it goes back into the tables, with its reasons. Where a table holds something impossible, nothing is written. */

/** What each role earns: the mean of what everybody who is a member today wishes for it. */
export const setWages = async (client: Client): Promise<CategoryAverages | Refused> => {
  const roles = await rowsOf<{ role: string }>(client, 'SELECT role FROM roles ORDER BY role')
  const people = await rowsOf<{ wishes: string }>(
    client,
    `SELECT json_group_object(wish.role, wish.euros) AS wishes FROM wage_wishes AS wish JOIN members USING (member)
     WHERE left_on IS NULL GROUP BY member`,
  )
  const outcome = tryAveragesByCategory({
    categories: roles.map(({ role }) => role),
    proposals: people.map(({ wishes }) => JSON.parse(wishes) as Readonly<Record<string, string>>),
    min: 0,
  })
  if (outcome.kind === 'averages')
    await written(
      client,
      outcome.averages.flatMap((one) =>
        one.kind === 'average'
          ? {
              sql: SET_WAGE,
              args: [`${one.value.numerator}/${one.value.denominator}`, asText(one.because), one.category],
            }
          : [],
      ),
    )
  return outcome
}

const SET_WAGE = 'UPDATE roles SET wage = ?, wage_because = ? WHERE role = ?'

/** A motion, and what came of it. */
export interface Decided {
  readonly title: string
  readonly verdict: Verdict | Refused
}

/** What became of every motion without an outcome; what is closed is written down, and stays: whoever leaves later changes nothing of it. */
export const closeMotions = async (client: Client): Promise<readonly Decided[]> => {
  const motions = await rowsOf<Motion>(client, MOTIONS)
  const decided = motions.map(({ motion, title, at_least, of_whom, closed, ...counts }) => {
    const rule = { atLeast: at_least, of: of_whom }
    return { motion, title, verdict: tryDecide({ rule, ...counts, closed: closed === 1 }) }
  })
  await written(
    client,
    decided.flatMap(({ motion, verdict }) =>
      verdict.kind === 'refused' || verdict.kind === 'open'
        ? []
        : {
            sql: 'UPDATE motions SET outcome = ?, because = ? WHERE motion = ?',
            args: [verdict.kind, asText(verdict.because), motion],
          },
    ),
  )
  return decided
}

interface Motion {
  readonly motion: number
  readonly title: string
  readonly at_least: string
  readonly of_whom: DecisionRule['of']
  readonly closed: number
  readonly electorate: number
  readonly for: number
  readonly against: number
  readonly abstain: number
}

/** Who was a member on the day it was closed is entitled. */
const MOTIONS = `SELECT motion, title, at_least, of_whom, closed_on IS NOT NULL AS closed,
  (SELECT count(*) FROM members
    WHERE joined_on <= coalesce(closed_on, joined_on) AND (left_on IS NULL OR left_on > closed_on)) AS electorate,
  count(*) FILTER (WHERE choice = 'for') AS "for",
  count(*) FILTER (WHERE choice = 'against') AS against,
  count(*) FILTER (WHERE choice = 'abstain') AS abstain
  FROM motions LEFT JOIN motion_ballots USING (motion) WHERE outcome IS NULL GROUP BY motion ORDER BY motion`

/** The payslips of a month, `2026-10`, at the wages in force. */
export const payMonth = async (client: Client, month: string): Promise<Payroll | Refused> => {
  const roles = await rowsOf<{ role: string; wage: string }>(
    client,
    'SELECT role, wage FROM roles WHERE wage IS NOT NULL',
  )
  const hours = async (leave: 0 | 1) => (await rowsOf<Hours>(client, HOURS, [month, leave])).map((row) => ({ ...row }))
  const [{ start, end }] = (await rowsOf<Month>(client, MONTH, [month])) as [Month]
  const outcome = tryPayroll({
    period: { start, end },
    currency: 'EUR',
    categories: roles.map(({ role }) => ({ id: role, unit: 'hour' })),
    rates: roles.map(({ role, wage }) => ({ category: role, from: start, ratePerUnit: wage })),
    work: await hours(0),
    leave: await hours(1),
    rounding: 'half-even',
    clauses: [],
  })
  if (outcome.kind === 'payroll')
    await written(
      client,
      outcome.workers.map(({ worker, payMinor, lines }) => ({
        sql: 'INSERT OR REPLACE INTO payslips VALUES (?, ?, ?, ?)',
        args: [month, worker, payMinor, asText(lines.flatMap(({ because }) => because))],
      })),
    )
  return outcome
}

interface Hours {
  readonly worker: string
  readonly category: string
  readonly date: string
  readonly hours: string
}
const HOURS = `SELECT member AS worker, role AS category, day AS date, hours FROM timesheet JOIN members USING (member)
  WHERE substr(day, 1, 7) = ? AND paid_leave = ? ORDER BY day, member`

interface Month {
  readonly start: string
  readonly end: string
}
const MONTH = `SELECT date(?1 || '-01') AS start, date(?1 || '-01', '+1 month') AS end`

/** Rows as the app's own code would type them. Nobody checks that here: the rules check whatever they are given. */
const rowsOf = async <Row>(client: Client, sql: string, args: (string | number)[] = []): Promise<readonly Row[]> =>
  (await client.execute({ sql, args })).rows as unknown as readonly Row[]

/** All or nothing. */
const written = (client: Client, statements: InStatement[]) => client.batch(statements, 'write')

/** Reasons as they are kept: data, from which a page makes sentences in the language of whoever reads it. */
const asText = (because: Because | readonly Because[number][]): string => JSON.stringify(toPlain(because))
