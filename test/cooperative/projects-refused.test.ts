import { describe, expect, it } from 'vitest'
import { views } from '../../src/cooperative/index.js'
import {
  HASH,
  say,
  codes,
  founded,
  proposal,
  evaluated,
  accepted,
  DAY,
  coordinated,
  ON,
  running,
} from './projects-asked.js'

describe('Refused as the neighbours do', () => {
  it('what is not there, or is over', () => {
    const told = founded().given(proposal())
    const evaluate = (by: string, value: string, objective = 'purpose') =>
      say(by, 'evaluate-project', { objective, value })
    expect(
      codes(
        told,
        proposal(),
        proposal({ project: 'b', serves: [{ objective: 'never' }] }),
        proposal({ project: 'c', areas: [] }),
        evaluate('somebody', '8'),
        evaluate('ana', '11'),
        evaluate('ana', '8', 'never'),
        evaluate('ana', '8'),
        evaluate('ana', '8'),
        say('ben', 'put-project-to-the-vote', { project: 'z' }),
        say('vera', 'put-project-to-the-vote', { decision: 'v' }),
        say('ana', 'withdraw-project'),
        say('somebody', 'withdraw-project'),
        say('somebody', 'withdraw-project'),
        evaluate('ana', '9'),
        say('ana', 'start-project'),
        say('ana', 'end-project', { record: HASH }),
      ),
    ).toEqual([
      'there-already',
      'malformed',
      '',
      'no-right',
      'malformed',
      'malformed',
      '',
      '',
      'no-such',
      'no-right',
      'no-right',
      '',
      'closed',
      'closed',
      'closed',
      'closed',
    ])
    expect(codes(accepted(), { ...evaluate('ana', '9'), at: DAY })).toEqual(['not-yet'])
  })
  it('a project without a budget, where the charter wants one', () => {
    const told = evaluated(founded().given(proposal({ budgetMinor: undefined })))
    expect(codes(told, say('somebody', 'put-project-to-the-vote', { decision: 'v' }))).toEqual(['no-such'])
    expect(views.projects.projects(told.state)[0]).not.toHaveProperty('budgetMinor')
  })
  it('places of areas, people and projects that are not there', () => {
    const told = coordinated()
    const place = (by: string, more: object) => say(by, 'open-place', { area: 'tech', place: 'p1', ...more }, ON)
    const applies = (by: string, more: object = {}) =>
      say(by, 'apply-for-place', { place: 'p1', removalThreshold: '60%', ...more }, ON)
    expect(
      codes(
        told,
        place('ana', { project: 'z' }),
        place('ana', { area: 'sound' }),
        place('ana', { area: 'art' }),
        applies('cleo'),
        place('ana', {}),
        place('ana', {}),
        applies('cleo', { removalThreshold: '101%' }),
        applies('cleo', { removalThreshold: undefined }),
        applies('cleo'),
        applies('cleo'),
        say('ben', 'take-in', { place: 'p1', person: 'cleo' }, ON),
        say('ana', 'take-in', { place: 'p1', person: 'vera' }, ON),
        say('ana', 'decline-application', { place: 'p1', person: 'vera', record: HASH }, ON),
        say('vera', 'withdraw-place-application', { place: 'p1' }, ON),
        say('cleo', 'withdraw-place-application', { place: 'p1' }, ON),
        say('ana', 'open-next-pool', { place: 'p1', record: HASH }, ON),
        say('ana', 'start-project', {}, ON),
      ),
    ).toEqual([
      'no-such',
      'no-such',
      'no-right',
      'no-such',
      '',
      'there-already',
      'malformed',
      'malformed',
      '',
      'applied-already',
      'not-the-coordinator',
      'no-application',
      'no-application',
      'no-application',
      '',
      '',
      'stands-in-the-way',
    ])
  })
  it('what a running project asks of its team', () => {
    const told = running()
    const out = (by: string, person: string, more: object = {}) =>
      say(by, 'propose-removal', { person, from: 'team', decision: `out-${person}`, ...more }, ON)
    expect(
      codes(
        told,
        say('cleo', 'work-on-project', {}, ON),
        say('cleo', 'work-on-project', {}, ON),
        say('vera', 'work-on-project', {}, ON),
        say('ana', 'start-project', {}, ON),
        out('vera', 'cleo'),
        out('ana', 'vera'),
        out('ana', 'cleo', { from: 'coordination' }),
        out('ana', 'ben', { from: 'coordination', area: 'tech' }),
        out('ana', 'ben', { from: 'coordination', area: 'art' }),
        out('cleo', 'ben', { from: 'coordination', area: 'art', decision: 'again' }),
        say('cleo', 'close-project', {}, ON),
        say('vera', 'close-project', {}, ON),
        say('cleo', 'present-results', { to: 'donors', record: HASH }, ON),
        say('ana', 'audit-project', { record: HASH }, ON),
        say('ana', 'end-project', { record: HASH }, ON),
        say('ana', 'end-project', { record: HASH }, ON),
        say('ana', 'audit-project', { record: HASH }, ON),
        say('vera', 'present-results', { to: 'donors', record: HASH }, ON),
        say('cleo', 'present-results', { to: 'donors', record: HASH }, ON),
        say('cleo', 'close-project', {}, ON),
      ),
    ).toEqual([
      '',
      '',
      'no-right',
      'done-already',
      'no-right',
      'no-such',
      'no-such',
      'no-such',
      '',
      'there-already',
      'not-yet',
      'no-right',
      'not-yet',
      'not-yet',
      '',
      'done-already',
      'no-such',
      'no-right',
      '',
      'stands-in-the-way stands-in-the-way no-such',
    ])
  })
})
