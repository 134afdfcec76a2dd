import { describe, expect, it } from 'vitest'
import {
  HASH,
  withBoard,
  say,
  codes,
  founded,
  opens,
  standing,
  approves,
  APPROVAL,
  DAY,
  ON,
} from './elections-asked.js'

describe('Refused as the neighbours do', () => {
  it('nominations and ballots of what is not there, and of whoever may not', () => {
    const told = founded(withBoard(APPROVAL)).given(opens())
    const on = '2026-02-05'
    const names = (by: string, candidate: string) => say(by, 'nominate', { candidate }, on)
    expect(
      codes(
        told,
        opens(),
        opens({ election: 'e2', provision: 'choir' }),
        { ...opens({ election: 'e2' }), by: 'gus' },
        opens({ election: 'e2' }),
        names('gus', 'ana'),
        names('bakery', 'zoe'),
        names('bakery', 'gus'),
        names('bakery', 'ana'),
        names('bakery', 'ana'),
        say('cleo', 'accept-nomination', {}, on),
        say('ana', 'accept-nomination', {}, on),
        say('ana', 'accept-nomination', {}, on),
        say('cleo', 'withdraw-candidacy', {}, on),
        say('ana', 'withdraw-candidacy', {}, on),
        names('bakery', 'ana'),
        say('ana', 'accept-nomination', {}, on),
        { ...approves('ben', 'ana'), at: on },
        say('ben', 'close-election-ballots', { closing: HASH }, on),
        say('ben', 'open-run-off', { votingUntil: '2026-03-01' }, on),
      ),
    ).toEqual([
      'there-already',
      'not-in-the-charter',
      'no-right',
      'there-already',
      'may-not-nominate',
      '',
      '',
      '',
      'done-already',
      'no-right',
      '',
      'done-already',
      'no-right',
      '',
      'done-already',
      'closed',
      'not-yet',
      'not-yet',
      'no-such',
    ])
  })
  it('counts of a secret election that cannot be', () => {
    const told = standing(
      founded(withBoard({ ...APPROVAL, vacancies: 'countback' })).given(opens({ secret: true })),
      'ana',
      'cleo',
      'dov',
      'fay',
    )
    const release = (elected: readonly string[], more: object = {}) =>
      say('ben', 'release-election-count', { elected, ...more }, DAY)
    const close = (by: string, at = DAY) => say(by, 'close-election-ballots', { closing: HASH }, at)
    expect(
      codes(
        told,
        close('ben', '2026-02-20'),
        release(['ana', 'cleo']),
        close('gus'),
        close('ben'),
        close('ben'),
        release(['ana', 'zoe']),
        release(['ana', 'ana']),
        release(['ana', 'cleo', 'dov']),
        say('ben', 'open-run-off', { votingUntil: '2026-03-01' }, DAY),
        release(['ana', 'cleo']),
        release(['ana', 'cleo']),
      ),
    ).toEqual([
      'not-yet',
      'not-yet',
      'no-right',
      '',
      'done-already',
      'no-such',
      'there-already',
      'malformed',
      'secret-matter',
      '',
      'closed',
    ])
    told.given(say('ana', 'leave-seat', {}, ON))
    const fill = (...counted: readonly string[]) => say('eva', 'fill-vacancy', { counted }, ON)
    expect(
      codes(
        told,
        say('eva', 'fill-vacancy', {}, ON),
        fill('cleo'),
        fill('ana'),
        fill('zoe'),
        fill('dov', 'dov'),
        fill('dov', 'fay'),
        fill(),
        fill('dov'),
      ),
    ).toEqual(['secret-matter', 'no-such', 'no-such', 'no-such', 'there-already', 'malformed', 'malformed', ''])
  })
})
