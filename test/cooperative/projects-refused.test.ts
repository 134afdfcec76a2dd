import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { toldOfFew } from './kept-secret.js'
import { codesOf, type Story, story } from './story.js'

const HASH = 'a1b2c3d4e5f60718'
const OWNERS = ['ana', 'ben', 'cleo'] as const
const CHARTER = toldOfFew(preset('we-just-coop'))

const say = (by: string, type: string, more: object = {}, at = '2026-01-04'): Command =>
  ({ type, at, by, project: 'app', ...more }) as Command
const codes = (told: Story, ...asked: readonly Command[]) => asked.map((one) => codesOf(told.when(one)).join(' '))

const founded = (charter: Charter = CHARTER): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: [
      ...OWNERS.map((member) => ({ member, memberClass: 'worker-owner' })),
      { member: 'vera', memberClass: 'volunteer' },
    ],
  })
const proposal = (more: object = {}, by = 'somebody') =>
  say(
    by,
    'propose-project',
    {
      serves: [{ objective: 'purpose', how: HASH }],
      areas: ['tech', 'art'],
      budgetMinor: '500000',
      budget: HASH,
      ...more,
    },
    '2026-01-02',
  )
const evaluated = (told: Story) =>
  told.given(say('ana', 'evaluate-project', { objective: 'purpose', value: '8' }, '2026-01-04'))
const voted = (told: Story) =>
  told.given(
    say('somebody', 'put-project-to-the-vote', { decision: 'vote' }),
    ...OWNERS.map((by): Command => ({ type: 'cast', at: '2026-01-04', by, decision: 'vote', answer: 'for' })),
  )
const accepted = () =>
  voted(evaluated(founded().given(proposal()))).given({ type: 'pass-time', at: '2026-01-11', by: 'ana' })
const DAY = '2026-01-12'
const stands = (by: string, area: string, more: object = {}) =>
  say(by, 'stand-for-coordination', { area, decision: `${by}-${area}`, removalThreshold: '60%', ...more }, DAY)
const coordinated = (): Story =>
  accepted().given(
    ...[
      ['ana', 'tech'],
      ['ben', 'art'],
    ].flatMap(([by = '', area = '']) => [
      stands(by, area),
      ...OWNERS.filter((one) => one !== by).map(
        (one): Command => ({ type: 'cast', at: DAY, by: one, decision: `${by}-${area}`, answer: 'for' }),
      ),
    ]),
    { type: 'pass-time', at: '2026-01-19', by: 'ana' },
  )
const ON = '2026-01-20'
const running = () =>
  coordinated().given(
    say('ana', 'open-place', { area: 'tech', place: 'p1' }, ON),
    say('cleo', 'apply-for-place', { place: 'p1', removalThreshold: '70%' }, ON),
    say('ana', 'take-in', { place: 'p1', person: 'cleo' }, ON),
    say('ana', 'start-project', {}, ON),
  )

describe('From the source', () => {
  it('WJC-4: a proposal is changed by who made it, until it is put to the vote', () => {
    const told = evaluated(founded().given(proposal()))
    const change = (by: string, more: object = {}) =>
      ({ ...proposal(more, by), type: 'change-proposal', at: '2026-01-04' }) as Command
    expect(
      codes(
        told,
        change('ana'),
        change('somebody', { areas: ['tech', 'tech'] }),
        change('somebody', { areas: ['tech'] }),
      ),
    ).toEqual(['no-right', 'malformed', ''])
    // What was said of the earlier proposal was not said of this one.
    voted(evaluated(told))
    expect(codes(told, change('somebody'), say('somebody', 'put-project-to-the-vote', { decision: 'again' }))).toEqual([
      'too-late',
      'there-already',
    ])
    expect(views.projects.projects(told.state)).toMatchObject([
      { project: 'app', standing: 'proposed', areas: ['tech'], budgetMinor: '500000' },
    ])
  })
  it('WJC-5: who coordinates may give it up before it runs; before that, who proposed it', () => {
    const given = (by: string) => say(by, 'abandon-project', { record: HASH }, ON)
    expect(codes(founded().given(proposal()), given('somebody'))).toEqual(['closed'])
    expect(codes(accepted(), given('ana'), given('somebody'), given('somebody'))).toEqual(['no-right', '', 'closed'])
    expect(codes(coordinated(), given('somebody'), given('cleo'), given('ben'))).toEqual(['no-right', 'no-right', ''])
    expect(codes(running(), given('ana'))).toEqual(['closed'])
  })
  it('WJC-5: who stands for coordination may take it back, approved or not, and stands once', () => {
    const back = (by: string, area: string) => say(by, 'withdraw-coordination-candidacy', { area }, DAY)
    const told = accepted().given(stands('ana', 'tech'))
    expect(
      codes(
        told,
        stands('ana', 'tech', { decision: 'twice' }),
        back('ben', 'tech'),
        back('ana', 'art'),
        back('ana', 'sound'),
        back('ana', 'tech'),
        back('ana', 'tech'),
      ),
    ).toEqual(['there-already', 'no-such', 'no-such', 'no-such', '', 'no-such'])
    expect(
      codes(coordinated(), { ...back('ana', 'tech'), at: ON }, { ...stands('cleo', 'tech'), at: ON } as Command),
    ).toEqual(['area-found', 'area-found'])
    expect(views.projects.projectFile(told.state, 'app')?.candidacies).toEqual([])
  })
  it('WJC-5: where nobody stands, worker-owners look for somebody outside', () => {
    const search = (by: string, area = 'tech') => say(by, 'open-talent-search', { area, record: HASH }, DAY)
    const told = accepted()
    expect(
      codes(
        told,
        search('somebody'),
        search('vera'),
        search('ana', 'sound'),
        search('ana'),
        search('ana'),
        search('ana', 'art'),
      ),
    ).toEqual(['no-right', 'no-right', 'no-such', '', 'area-searching', ''])
    expect(views.projects.projectFile(told.state, 'app')?.searches).toEqual([
      { area: 'art', record: HASH },
      { area: 'tech', record: HASH },
    ])
  })
})

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
    expect(codes(accepted(), { ...evaluate('ana', '9'), at: DAY } as Command)).toEqual(['not-yet'])
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
