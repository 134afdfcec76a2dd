import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

export const WJC = preset('we-just-coop')
export const PEOPLE = ['ana', 'ben', 'cleo', 'dov'] as const
export const WORDS = '0123456789abcdef'
export const OTHER = 'fedcba9876543210'

export const say = (by: string, type: string, more: object = {}, at = '2026-02-01'): Command =>
  ({ type, at, by, ...more }) as Command
export const codes = (told: Story, ...asked: readonly Command[]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))
export const withDecision = (name: string, change: object, charter: Charter = WJC): Charter =>
  JSON.parse(
    JSON.stringify({
      ...charter,
      decisions: { ...charter.decisions, [name]: { ...charter.decisions?.[name], ...change } },
    }),
  ) as Charter
export const owners = (charter: Charter = WJC): Story =>
  story(charter).given(
    say(
      'ana',
      'found',
      {
        founders: [
          ...PEOPLE.map((member) => ({ member, memberClass: 'worker-owner' })),
          { member: 'vera', memberClass: 'volunteer' },
          { member: 'gus', memberClass: 'donor' },
        ],
      },
      '2026-01-01',
    ),
  )
export const opens = (decision: string, more: object = {}, by = 'ana') =>
  say(by, 'open-decision', { decision, provision: 'other-matters', ...more })
export const casts = (decision: string, answer: unknown, ...people: readonly string[]) =>
  people.map((by) => say(by, 'cast', { decision, answer }))
export const proposes = (by: string, value: string | number, more: object = {}) =>
  say(by, 'propose-number', { item: 'project-threshold', value, ...more })
