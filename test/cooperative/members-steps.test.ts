import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { views } from '../../src/cooperative/index.js'
import { typesOf } from './story.js'
import {
  RECORD,
  WJC,
  FEDERATION,
  say,
  codes,
  PEOPLE,
  owners,
  workers,
  federation,
  cast,
  accused,
} from './members-asked.js'

describe('From the source', () => {
  it('WJC-14: an ousting goes by its steps, and each is taken once, by others', () => {
    const told = owners()
    const step = (by: string, type: string, more: object = {}, at = '2026-02-15') =>
      say(by, type, { member: 'dov', ...more }, at)
    const heard = { how: 'heard', record: RECORD }
    expect(
      codes(
        told,
        step('ana', 'open-ousting', { decision: 'd' }, '2026-02-01'),
        step('ana', 'record-hearing', heard, '2026-02-01'),
        step('dov', 'propose-ousting', accused, '2026-02-01'),
        step('gus', 'propose-ousting', accused, '2026-02-01'),
        step('ana', 'propose-ousting', { ...accused, member: 'zoe' }, '2026-02-01'),
        step('ana', 'propose-ousting', accused, '2026-02-01'),
        step('ben', 'propose-ousting', accused, '2026-02-01'),
        step('ana', 'open-ousting', { decision: 'd' }, '2026-02-01'),
        step('ana', 'notify-ousting', {}, '2026-02-01'),
        step('ana', 'notify-ousting', {}, '2026-02-01'),
        step('ana', 'record-hearing', heard, '2026-02-14'),
        step('ana', 'record-hearing', { how: 'declined-hearing' }),
        step('ana', 'record-hearing', heard),
        step('ana', 'record-hearing', heard),
        step('dov', 'open-ousting', { decision: 'd' }),
        step('ana', 'tell-ousting'),
        step('ana', 'open-ousting', { decision: 'd' }),
        step('ana', 'open-ousting', { decision: 'e' }),
        say('dov', 'appeal-ousting', { decision: 'a' }, '2026-02-15'),
        step('dov', 'drop-ousting'),
        step('ben', 'drop-ousting'),
        step('ana', 'drop-ousting'),
        step('ana', 'drop-ousting'),
        say('dov', 'appeal-ousting', { decision: 'a' }, '2026-02-15'),
      ),
    ).toEqual([
      'no-such',
      'no-such',
      'no-right',
      'no-right',
      'no-such',
      '',
      'there-already',
      'expulsion-next rights-until-then',
      '',
      'done-already',
      'expulsion-next rights-until-then',
      'no-right',
      '',
      'done-already',
      'no-right',
      'expulsion-next rights-until-then',
      '',
      'there-already',
      'expulsion-next rights-until-then',
      'no-right',
      'no-right',
      '',
      'no-such',
      'no-such',
    ])
    expect(views.members.oustingOf(told.state, 'dov')).toBeUndefined()
  })
  it.each([
    ['nobody for it in time', 'against', 0],
    ['half of them against half', 'for', 1],
  ])('WJC-14: an ousting that is not carried ends, and says how: %s', (_, answer, count) => {
    const { holdForDays: __, ...rule } = WJC.decisions?.['oust-worker-owner'] as NonNullable<
      Charter['decisions']
    >[string]
    const charter = {
      ...WJC,
      decisions: {
        ...WJC.decisions,
        'oust-worker-owner': {
          ...rule,
          openDays: 7,
          rule: { moreThan: '1/2', of: 'for-or-against', quorum: { atLeast: '1/2', of: 'electorate' } },
        },
      },
    } as Charter
    const told = owners(charter).given(
      say('ana', 'propose-ousting', accused),
      say('ana', 'notify-ousting', { member: 'dov' }),
      say('ana', 'record-hearing', { member: 'dov', how: 'heard' }, '2026-02-15'),
      say('ana', 'open-ousting', { member: 'dov', decision: 'd' }, '2026-02-15'),
      ...cast('d', '2026-02-16', PEOPLE.slice(0, count), answer),
      ...cast('d', '2026-02-16', PEOPLE.slice(1, 1 + count), 'against'),
    )
    expect(typesOf(told.when(say('ana', 'pass-time', {}, '2026-02-23')))).toContain('ousting-ended')
    expect(told.state.members.all.get('dov')?.standing).toBe('member')
  })
  it('WC-2: an enterprise names who acts for it, where the charter says so, and nobody who has a vote of their own as one', () => {
    const names = (by: string, person: string) => say(by, 'name-representative', { person })
    const told = federation()
    expect(
      codes(
        told,
        say('mill', 'withdraw-representative'),
        names('ana', 'hal'),
        names('mill', 'mill'),
        names('mill', 'press'),
        names('mill', 'hal'),
        names('mill', 'hal'),
        names('press', 'hal'),
        say('ana', 'withdraw-representative'),
        say('mill', 'withdraw-representative'),
        say('mill', 'withdraw-representative'),
      ),
    ).toEqual([
      'no-such',
      'for-somebody-else',
      'for-somebody-else',
      'for-somebody-else',
      '',
      '',
      'representative-refused',
      'no-such',
      '',
      'no-such',
    ])
    const { representatives: __, ...membership } = FEDERATION.membership as NonNullable<Charter['membership']>
    expect(codes(federation({ ...FEDERATION, membership }), names('mill', 'hal'))).toEqual(['not-in-the-charter'])
  })
  it('CW-1: who is on probation is confirmed by a decision, which is opened once', () => {
    const told = workers().given(
      say('zoe', 'apply', { memberClass: 'worker-member', decision: 'zoe' }),
      ...cast('zoe', '2026-02-01', PEOPLE),
      say('ana', 'pass-time', {}, '2026-03-01'),
      say('ana', 'record-contribution', { member: 'zoe', amountMinor: '100000' }, '2026-03-01'),
    )
    expect(views.members.register(told.state).probationers.map(({ member }) => member)).toEqual(['zoe'])
    const confirm = (member: string, decision = 'c') =>
      say('ana', 'open-confirmation', { member, decision }, '2026-03-01')
    expect(
      codes(
        told,
        say('zoe', 'withdraw-application', {}, '2026-03-01'),
        confirm('ben'),
        confirm('yan'),
        confirm('zoe'),
        confirm('zoe', 'c2'),
      ),
    ).toEqual(['closed', 'no-such', 'no-such', '', 'there-already'])
  })
})

describe('At the boundary', () => {
  it('WJC-13: whoever belongs and applies for another class stays what they are until they come into it', () => {
    const told = owners().given(say('gus', 'apply', { memberClass: 'worker-owner', decision: 'd' }))
    expect(told.state.members.all.get('gus')).toMatchObject({ standing: 'member', memberClass: 'donor' })
  })
  it('whoever announced that they leave stays for the notice, and announces it once', () => {
    const told = workers()
    expect(codes(told, say('zoe', 'leave'), say('dov', 'leave'), say('dov', 'leave'))).toEqual([
      'no-right',
      '',
      'done-already',
    ])
    told.given(say('ana', 'pass-time', {}, '2026-03-02'))
    expect(told.state.members.all.get('dov')?.standing).toBe('member')
    told.given(say('ana', 'pass-time', {}, '2026-03-03'))
    expect(told.state.members.all.get('dov')?.standing).toBe('former')
    expect(codes(workers(), say('dov', 'leave', {}, '9999-12-02'))).toEqual(['malformed'])
    expect(codes(workers(), say('dov', 'leave', {}, '9999-12-01'))).toEqual([''])
  })
})
