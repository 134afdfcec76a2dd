import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

export const RECORD = 'ab'.repeat(16)
export const WJC = preset('we-just-coop')
const PLAIN = preset('worker-coop-plain')
export const FEDERATION = preset('workers-coop')

export const say = (by: string, type: string, more: object = {}, at = '2026-02-01'): Command =>
  ({ type, at, by, ...more }) as Command
export const codes = (told: Story, ...asked: readonly Command[]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))
const given = (
  charter: Charter,
  memberClass: string,
  members: readonly string[],
  others: readonly object[] = [],
): Story =>
  story(charter).given(
    say('ana', 'found', { founders: [...members.map((member) => ({ member, memberClass })), ...others] }, '2026-01-01'),
  )
export const PEOPLE = ['ana', 'ben', 'cleo', 'dov'] as const
export const owners = (charter: Charter = WJC) =>
  given(charter, 'worker-owner', PEOPLE, [{ member: 'gus', memberClass: 'donor' }])
export const workers = (charter: Charter = PLAIN) => given(charter, 'worker-member', PEOPLE)
export const federation = (charter: Charter = FEDERATION) =>
  given(
    charter,
    'individual',
    ['ana', 'ben'],
    ['mill', 'press'].map((member) => ({ member, memberClass: 'enterprise' })),
  )
export const cast = (decision: string, at: string, people: readonly string[], answer = 'for') =>
  people.map((by) => say(by, 'cast', { decision, answer }, at))
export const accused = { member: 'dov', grounds: ['ground-1'], record: RECORD }
