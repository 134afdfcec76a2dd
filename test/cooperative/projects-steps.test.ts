import { describe, expect, it } from 'vitest'
import { type Command, type Event, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import {
  HASH,
  say,
  codes,
  founded,
  proposal,
  evaluated,
  voted,
  accepted,
  DAY,
  stands,
  coordinated,
  ON,
  running,
} from './projects-asked.js'
import { codesOf, story } from './story.js'

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
    expect(codes(coordinated(), { ...back('ana', 'tech'), at: ON }, { ...stands('cleo', 'tech'), at: ON })).toEqual([
      'area-found',
      'area-found',
    ])
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
  it('WJC-28: one removal of somebody is under way from a team, and one from each area or from all of theirs', () => {
    const removal = (more: object, decision = 'again') =>
      say('cleo', 'propose-removal', { person: 'ben', from: 'team', ...more, decision }, ON)
    const of = {
      'from-team': {},
      'from-art': { from: 'coordination', area: 'art' },
      'from-all': { from: 'coordination' },
    }
    const told = running().given(...Object.entries(of).map(([decision, more]) => removal(more, decision)))
    for (const [id, more] of Object.entries(of))
      expect(told.would(removal(more)).because).toMatchObject([{ code: 'there-already', what: 'decision', id }])
    expect(codesOf(told.would(removal({ person: 'ana' })))).toEqual([])
    // The same under way in another project stands in nobody's way.
    const elsewhere = running().events.concat(
      told.events
        .filter((event) => event.type === 'decision-opened' && event.decision === 'from-team')
        .map((event) => JSON.parse(JSON.stringify(event).replaceAll('"app"', '"web"')) as Event),
    )
    expect(codesOf(story(preset('we-just-coop'), elsewhere).would(removal({})))).toEqual([])
  })
})
