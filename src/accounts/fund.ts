import type { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { AccountKind } from './entry.js'

/** Money given for a purpose: the projects, lines of their budgets, or expense accounts it may be spent on. What is left out does not matter; each that is named does. */
export interface Fund {
  readonly id: string
  readonly projects?: readonly string[]
  readonly lines?: readonly string[]
  readonly accounts?: readonly string[]
}

/** The purpose of a fund, read. */
export interface Purpose {
  readonly projects: ReadonlySet<string> | undefined
  readonly lines: ReadonlySet<string> | undefined
  readonly accounts: ReadonlySet<string> | undefined
}

/** The purposes of funds, by id. */
export const readFunds = (
  value: unknown,
  accounts: ReadonlyMap<string, AccountKind>,
  fields: Fields,
): ReadonlyMap<string, Purpose> => {
  const funds = new Map<string, Purpose>()
  const list = fields.listOrNone(value, 'funds')
  fields.records(list, ['id', 'projects', 'lines', 'accounts'], 'funds', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    const ids = (key: 'projects' | 'lines' | 'accounts'): ReadonlySet<string> | undefined => {
      if (record[key] === undefined) return undefined
      return new Set(fields.ids(record[key], `${path}.${key}`))
    }
    const purpose = { projects: ids('projects'), lines: ids('lines'), accounts: ids('accounts') }
    for (const account of purpose.accounts ?? [])
      if (!accounts.has(account))
        fields.note(problem(says.unknownAccount, { path: `${path}.accounts`, received: account }))
    if (id === undefined) return
    if (funds.has(id)) fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
    funds.set(id, purpose)
  })
  return funds
}
