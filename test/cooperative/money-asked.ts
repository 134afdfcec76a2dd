import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

export const PLAIN = preset('worker-coop-plain')
const AT = '2026-01-15'
export const RECORD = '0123456789abcdef'
export const SHA = 'a'.repeat(64)

export const say = (by: string, type: string, more: object = {}, at = AT): Command =>
  ({ type, at, by, ...more }) as Command
export const codes = (told: Story, ...asked: readonly Command[]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))

export const founded = (charter: Charter, memberClass: string): Story =>
  story(charter).given(
    say('ana', 'found', { founders: ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass })) }, '2025-01-01'),
  )
export const account = (id: string, kind: string, more: object = {}) =>
  say('ana', 'open-account', { account: id, kind, ...more })
const CHART = [
  account('wages', 'expense', { serves: 'pay' }),
  account('bank', 'asset', { serves: 'payments' }),
  account('dues', 'income', { source: 'members' }),
  account('printing', 'expense'),
]
export const books = () => founded(PLAIN, 'worker-member').given(...CHART)
export const entry = (id: string, amountMinor: string, more: object = {}, at = AT) =>
  say(
    'ana',
    'post-entry',
    {
      entry: id,
      postings: [
        { account: 'bank', amountMinor },
        { account: 'dues', amountMinor: `-${amountMinor}` },
      ],
      ...more,
    },
    at,
  )
export const spend = (id: string, amountMinor: string, more: object = {}) =>
  say('ana', 'record-expense', { entry: id, amountMinor, account: 'printing', from: 'bank', ...more })
export const budget = (id: string, more: object = {}) =>
  say('ana', 'set-budget', { budget: id, lines: [{ line: 'print', plannedMinor: '300000' }], ...more })
