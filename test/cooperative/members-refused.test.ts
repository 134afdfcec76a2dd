import { describe, expect, it } from 'vitest'
import { views } from '../../src/cooperative/index.js'
import { typesOf } from './story.js'
import { RECORD, say, codes, PEOPLE, owners, federation, cast } from './members-asked.js'

describe('Refused as the neighbours do', () => {
  it('ends of people who are not there, are somebody’s own, or are told of the wrong kind', () => {
    const ends = (member: string, how: string, by = 'ana') => say(by, 'report-end', { member, how })
    const told = federation().given(say('kim', 'apply', { memberClass: 'enterprise' }))
    expect(
      codes(
        told,
        ends('ana', 'died'),
        ends('zoe', 'died'),
        ends('mill', 'died'),
        ends('ben', 'dissolved'),
        ends('mill', 'dissolved'),
        ends('mill', 'dissolved'),
        ends('kim', 'dissolved'),
        ends('kim', 'dissolved'),
        ends('ben', 'died', 'gus'),
        ends('ben', 'died'),
        say('ben', 'apply', { memberClass: 'supporter' }),
      ),
    ).toEqual(['no-right', 'no-such', 'malformed', 'malformed', '', 'closed', '', 'no-such', 'no-right', '', 'closed'])
  })
  it('offices that nobody holds, or somebody else', () => {
    const told = owners().given(
      say('ana', 'open-decision', {
        decision: 'o',
        provision: 'other-matters',
        subject: { kind: 'appointment', office: 'financial-coordinator', member: 'ben' },
      }),
      ...cast('o', '2026-02-01', PEOPLE),
      say('ana', 'open-decision', {
        decision: 'p',
        provision: 'other-matters',
        subject: { kind: 'appointment', office: 'archivist', member: 'ana' },
      }),
      ...cast('p', '2026-02-01', PEOPLE),
      say('ana', 'open-decision', {
        decision: 'q',
        provision: 'other-matters',
        subject: { kind: 'appointment', office: 'financial-coordinator', member: 'cleo' },
      }),
      ...cast('q', '2026-02-01', PEOPLE),
      say('ana', 'pass-time', {}, '2026-02-20'),
    )
    expect(views.members.offices(told.state)).toEqual([
      { office: 'archivist', member: 'ana' },
      { office: 'financial-coordinator', member: 'cleo' },
    ])
    const resigns = (by: string, office: string) => say(by, 'resign-office', { office }, '2026-02-20')
    expect(
      codes(
        told,
        resigns('ana', 'king'),
        resigns('ben', 'financial-coordinator'),
        resigns('ana', 'archivist'),
        resigns('ana', 'archivist'),
      ),
    ).toEqual(['no-such', 'no-right', '', 'no-such'])
    expect(typesOf(told.when(say('cleo', 'leave', {}, '2026-02-20')))).toContain('office-ended')
  })
  it('applications that are there already, are closed, or that the charter has no way in for', () => {
    const told = owners()
    const applies = (by: string, memberClass: string, more: object = {}) => say(by, 'apply', { memberClass, ...more })
    expect(
      codes(
        told,
        say('zoe', 'withdraw-application'),
        applies('zoe', 'pirate'),
        applies('zoe', 'volunteer'),
        applies('ana', 'worker-owner'),
        applies('zoe', 'worker-owner', { decision: 'z' }),
        applies('zoe', 'worker-owner', { decision: 'y' }),
        applies('yan', 'worker-owner', { decision: 'z' }),
        say('xia', 'join', { memberClass: 'worker-owner' }),
        say('xia', 'join', { memberClass: 'volunteer' }),
        say('xia', 'join', { memberClass: 'donor' }),
        say('xia', 'join', { memberClass: 'donor' }),
        say('zoe', 'withdraw-application'),
        say('zoe', 'withdraw-application'),
      ),
    ).toEqual([
      'no-such',
      'no-such',
      'not-in-the-charter',
      'there-already',
      '',
      'there-already',
      'there-already',
      'not-in-the-charter',
      'not-in-the-charter',
      '',
      'there-already',
      '',
      'no-such',
    ])
    expect(views.members.register(told.state).applicants).toEqual([])
  })
  it('suspensions and reinstatements of whoever is not there, or is so already', () => {
    const about = (type: string, member: string, decision = 's', at = '2026-02-01') =>
      say('ana', type, { member, decision, record: RECORD }, at)
    const told = owners()
    expect(
      codes(
        told,
        about('propose-reinstatement', 'ben'),
        about('propose-suspension', 'zoe'),
        about('propose-suspension', 'ben'),
        about('propose-suspension', 'ben', 's2'),
      ),
    ).toEqual(['done-already', 'no-such', '', ''])
    told.given(...cast('s', '2026-02-01', PEOPLE), say('ana', 'pass-time', {}, '2026-02-10'))
    expect(
      codes(
        told,
        about('propose-suspension', 'ben', 's3', '2026-02-10'),
        about('propose-reinstatement', 'ben', 'r', '2026-02-10'),
      ),
    ).toEqual(['done-already', ''])
    expect(codes(federation(), about('propose-suspension', 'ben'))).toEqual(['not-in-the-charter'])
  })
})
