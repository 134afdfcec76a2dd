import { describe, expect, it } from 'vitest'
import { typesOf } from './story.js'
import { RECORD, DAY, say, codes, founded, calls, there, quorum, puts, proxy } from './meetings-asked.js'

describe('Refused as the neighbours do', () => {
  it('calls, agendas and askings by whoever may not, of what is not there or there already', () => {
    const asks = (by: string, meeting: string, provision = 'general-meeting') =>
      say(by, 'ask-for-meeting', { meeting, provision })
    const agenda = (by: string, meeting: string, at = '2026-03-01') =>
      say(by, 'send-agenda', { meeting, agenda: ['x'] }, at)
    expect(
      codes(
        founded(),
        asks('gus', 'm1'),
        asks('eva', 'm1', 'choir'),
        asks('eva', 'm1'),
        asks('eva', 'm1'),
        asks('fay', 'm1'),
        calls('m1', {}, 'gus'),
        calls('m1', {}, 'dov'),
        calls('m1', { on: '2026-03-02' }),
        calls('m1', { provision: 'choir' }),
        calls('m1'),
        calls('m1'),
        asks('dov', 'm1'),
        agenda('ana', 'never'),
        agenda('dov', 'm1'),
        agenda('ana', 'm1'),
        agenda('ana', 'm1', DAY),
      ),
    ).toEqual([
      'no-right',
      'not-in-the-charter',
      '',
      'done-already',
      '',
      'no-right',
      'no-right',
      'given-in-time given-in-time called-by-board',
      'not-in-the-charter',
      '',
      'there-already',
      'there-already',
      'no-such',
      'no-right',
      'done-already',
      'done-already',
    ])
  })
  it('presence, quorum and votes of a meeting that is not there, is over, or has them', () => {
    const told = founded().given(calls('m1'))
    expect(
      codes(
        told,
        quorum(),
        there('gus'),
        there('ana', 'never'),
        there('ana'),
        there('ana'),
        quorum('gus'),
        quorum(),
        puts('c', 'colour', 'change-rules'),
        there('cleo'),
        there('eva'),
        quorum(),
        quorum(),
        puts('c', 'flour', 'change-rules'),
        puts('c', 'colour', 'never'),
        puts('c', 'colour', 'consent'),
        puts('c', 'colour', 'change-rules'),
        puts('d', 'colour', 'change-rules'),
        puts('c', 'new-rules', 'change-rules'),
        say('ana', 'challenge-resolution', { decision: 'c', record: RECORD }, DAY),
        say('ana', 'challenge-resolution', { decision: 'never', record: RECORD }, DAY),
        say('ana', 'publish-minutes', { meeting: 'never', record: RECORD }, DAY),
      ),
    ).toEqual([
      'no-right',
      'no-right',
      'no-such',
      '',
      'done-already',
      'no-right',
      '',
      '',
      '',
      '',
      'done-already',
      'done-already',
      'on-agenda',
      'not-in-the-charter',
      'not-in-the-charter',
      'done-already',
      'done-already',
      'there-already',
      'not-yet',
      'no-such',
      'no-such',
    ])
  })
  it('proxies to whoever may carry none, twice, or of whoever has none to give', () => {
    const told = founded().given(calls('m1'))
    expect(
      codes(
        told,
        proxy('gus', 'ana'),
        proxy('eva', 'gus'),
        proxy('eva', 'eva'),
        proxy('eva', 'zoe'),
        proxy('eva', 'cleo', { meeting: 'never' }),
        proxy('eva', 'cleo'),
        proxy('eva', 'cleo'),
        proxy('eva', 'ana'),
        proxy('dov', 'eva'),
        proxy('fay', 'cleo'),
        proxy('dov', 'ana', { meeting: undefined, until: '2026-02-28' }),
        proxy('dov', 'ana', { meeting: undefined, until: '2026-03-31' }),
        proxy('ben', 'ana', { until: DAY }),
        say('eva', 'withdraw-proxy', { meeting: 'm1' }),
        say('eva', 'withdraw-proxy', { meeting: 'm1' }),
        say('dov', 'withdraw-proxy'),
      ),
    ).toEqual([
      'no-right',
      'proxy-refused',
      'proxy-refused',
      'proxy-refused',
      'no-such',
      '',
      '',
      '',
      '',
      '',
      'malformed',
      'malformed',
      'malformed',
      '',
      'no-such',
      'no-such',
    ])
    expect(typesOf(told.when(say('eva', 'leave')))).toContain('membership-ended')
  })
})
