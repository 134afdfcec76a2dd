import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import {
  awaitedBy,
  partsOf,
  cooperativePerformance,
  projectNow,
  projects,
  removalNeeds,
} from '../../src/cooperative/projects/views.js'
import { minutesFor } from '../../src/cooperative/minutes.js'
import { cooperative } from '../../src/cooperative/index.js'
import { exact } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { toldOfFew } from './kept-secret.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const PEOPLE = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fei', 'gus', 'hana', 'ivo', 'jana']
/** What the ten of the text propose as the share that a removal takes: 72 % on average. */
const SHARES = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
const HASH = 'a1b2c3d4e5f60718'
const CHARTER = toldOfFew(preset('we-just-coop'))

/** The charter with one section of its rules on projects changed. */
const charterWith = (projectRules: Readonly<Record<string, object>>): Charter => ({
  ...CHARTER,
  projects: Object.fromEntries(
    Object.entries(CHARTER.projects ?? {}).map(([name, rules]) => [name, { ...rules, ...projectRules[name] }]),
  ),
})

const workerOwners = (count: number) => PEOPLE.slice(0, count)

const founded = (
  count: number,
  charter: Charter = CHARTER,
  others: readonly { member: string; memberClass: string }[] = [],
) =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: [...workerOwners(count).map((member) => ({ member, memberClass: 'worker-owner' })), ...others],
  })

const proposal = {
  type: 'propose-project',
  at: '2026-01-02',
  by: 'somebody',
  project: 'app',
  serves: [{ objective: 'purpose', how: HASH }],
  areas: ['tech'],
  budgetMinor: '500000',
  budget: HASH,
} as const satisfies Command

const evaluate = (by: string, value: string, at = '2026-01-03'): Command => ({
  type: 'evaluate-project',
  at,
  by,
  project: 'app',
  objective: 'purpose',
  value,
})

const toTheVote = {
  type: 'put-project-to-the-vote',
  at: '2026-01-04',
  by: 'somebody',
  project: 'app',
  decision: 'vote-app',
} as const satisfies Command

const casts = (
  decision: string,
  at: string,
  people: readonly string[],
  answer: 'for' | 'against' = 'for',
): readonly Command[] => people.map((by): Command => ({ type: 'cast', at, by, decision, answer }))

const passed = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })

const toAcceptance = (given: Story): Story => given.given(proposal, evaluate('ana', '8'), toTheVote)

const accepted = (
  count: number,
  charter: Charter = CHARTER,
  areas: readonly string[] = ['tech'],
  others: readonly { member: string; memberClass: string }[] = [],
): Story =>
  founded(count, charter, others).given(
    { ...proposal, areas: [...areas] },
    evaluate('ana', '8'),
    toTheVote,
    ...casts('vote-app', '2026-01-05', workerOwners(count)),
    passed('2026-01-12'),
  )

const stands = (by: string, area = 'tech', at = '2026-01-13'): Command => ({
  type: 'stand-for-coordination',
  at,
  by,
  project: 'app',
  area,
  decision: `${by}-${area}`,
  removalThreshold: SHARES[PEOPLE.indexOf(by)] ?? '60%',
})

/** With ana as the coordinator of the only area. */
const coordinated = (
  count: number,
  charter: Charter = CHARTER,
  others: readonly { member: string; memberClass: string }[] = [],
): Story =>
  accepted(count, charter, ['tech'], others).given(
    stands('ana'),
    ...casts('ana-tech', '2026-01-14', workerOwners(count).slice(1)),
    passed('2026-01-21'),
  )

const opens = (place: string, by = 'ana', area = 'tech', at = '2026-01-22'): Command => ({
  type: 'open-place',
  at,
  by,
  project: 'app',
  area,
  place,
})

const applies = (by: string, place: string, more: object = {}): Command => ({
  type: 'apply-for-place',
  at: '2026-01-22',
  by,
  project: 'app',
  place,
  removalThreshold: SHARES[PEOPLE.indexOf(by)] ?? '60%',
  ...more,
})

const takes = (person: string, place: string, by = 'ana', at = '2026-01-22'): Command => ({
  type: 'take-in',
  at,
  by,
  project: 'app',
  place,
  person,
})

/** With that many people in the team, ana the first. */
const team = (
  count: number,
  charter: Charter = CHARTER,
  others: readonly { member: string; memberClass: string }[] = [],
): Story =>
  coordinated(count, charter, others).given(
    ...workerOwners(count)
      .slice(1)
      .flatMap((by) => [opens(`place-${by}`), applies(by, `place-${by}`), takes(by, `place-${by}`)]),
  )

const running = (
  count: number,
  charter: Charter = CHARTER,
  others: readonly { member: string; memberClass: string }[] = [],
): Story => team(count, charter, others).given({ type: 'start-project', at: '2026-01-23', by: 'ana', project: 'app' })

const ended = (
  count: number,
  charter: Charter = CHARTER,
  others: readonly { member: string; memberClass: string }[] = [],
): Story =>
  running(count, charter, others).given({
    type: 'end-project',
    at: '2026-06-01',
    by: 'ana',
    project: 'app',
    record: HASH,
  })

const removal = (
  person: string,
  from: 'team' | 'coordination',
  by = 'ben',
  at = '2026-02-01',
  decision = `out-${person}`,
): Command => ({
  type: 'propose-removal',
  at,
  by,
  project: 'app',
  person,
  from,
  decision,
})

const counted = (
  decision: string,
  by: string,
  inFavour: number,
  outcome: 'carried' | 'lost',
  at = '2026-03-01',
): readonly [Command, Command] => [
  { type: 'close-ballots', at, by, decision, closing: HASH },
  { type: 'release-result', at, by, decision, outcome, for: inFavour },
]

const standingOf = (given: Story) => projectNow(given.state, 'app')?.standing
const teamOf = (given: Story) => [...(given.state.projects.teams.get('app')?.keys() ?? [])].sort()
const last = (given: Story, type: string) => given.events.filter((event) => event.type === type).at(-1)

/** The financial coordinator is given office by a majority. */
const financialCoordinator = (person: string, voters: readonly string[]): readonly Command[] => [
  {
    type: 'open-decision',
    at: '2026-06-01',
    by: 'ana',
    decision: 'fc',
    provision: 'other-matters',
    subject: { kind: 'appointment', office: 'financial-coordinator', member: person },
  },
  ...casts('fc', '2026-06-01', voters),
  passed('2026-06-15'),
]

const presents = (to: 'worker-owners' | 'volunteers' | 'donors', at = '2026-06-16'): Command => ({
  type: 'present-results',
  at,
  by: 'ana',
  project: 'app',
  to,
  record: HASH,
})
const audits = (by: string, at = '2026-06-17'): Command => ({
  type: 'audit-project',
  at,
  by,
  project: 'app',
  record: HASH,
})
const closes = (at = '2026-06-18', by = 'ana'): Command => ({ type: 'close-project', at, by, project: 'app' })

describe('From the source: proposing and accepting', () => {
  it('WJC-3: anyone proposes a project, member or not', () => {
    const given = founded(3)
    expect(typesOf(given.when(proposal))).toEqual(['project-proposed'])
    expect(projects(given.state)).toEqual([
      {
        project: 'app',
        standing: 'proposed',
        proposer: 'somebody',
        objectives: ['purpose'],
        areas: ['tech'],
        budgetMinor: '500000',
      },
    ])
  })
  it('WJC-3: at two thirds of all worker-owners it is accepted, and looks for its coordinators', () => {
    const given = toAcceptance(founded(6)).given(...casts('vote-app', '2026-01-05', workerOwners(4)))
    expect(typesOf(given.when(passed('2026-01-12')))).toEqual(['decided', 'project-accepted', 'time-passed'])
    expect(standingOf(given)).toBe('seeking-coordinators')
  })
  it('WJC-4: without the objective it serves, and how, a proposal waits; completed, it goes on', () => {
    const given = founded(3).given({ ...proposal, serves: [{ objective: 'purpose' }] }, evaluate('ana', '8'))
    expect(given.when(toTheVote)).toMatchObject({
      kind: 'refused',
      because: [{ code: 'stands-in-the-way', obstacle: 'proposal-incomplete' }],
    })
    given.given({ ...proposal, type: 'change-proposal', at: '2026-01-03' }, evaluate('ana', '8'))
    expect(typesOf(given.when(toTheVote))).toEqual(['decision-opened'])
  })
  it('WJC-4: members evaluate it before it is put to the vote, and the numbers are kept', () => {
    const given = founded(3).given(proposal)
    expect(given.when(toTheVote)).toMatchObject({
      because: [{ code: 'stands-in-the-way', obstacle: 'not-evaluated-before' }],
    })
    given.given(evaluate('ana', '8'), evaluate('ben', '7'))
    expect(projectNow(given.state, 'app')?.evaluation).toMatchObject({
      kind: 'projected',
      objectives: [{ projected: { value: exact('7.5') } }],
    })
  })
})

describe('From the source: coordinators', () => {
  it('WJC-5: any worker-owner stands, and two thirds of the other worker-owners approve', () => {
    const given = accepted(7).given(stands('ben'))
    expect(last(given, 'decision-opened')).toMatchObject({ entitled: 6, parties: { candidate: 'ben' } })
    expect(
      codesOf(given.when({ type: 'cast', at: '2026-01-14', by: 'ben', decision: 'ben-tech', answer: 'for' })),
    ).toEqual(['no-right'])
    given.given(...casts('ben-tech', '2026-01-14', ['ana', 'cleo', 'dario', 'eva']), passed('2026-01-21'))
    expect(last(given, 'coordinator-found')).toMatchObject({ area: 'tech', member: 'ben' })
    expect(partsOf(given.state, 'ben')).toEqual([{ project: 'app', coordinates: ['tech'] }])
  })
  it('WJC-5: nobody stood: a talent search opens, and only then somebody from outside stands', () => {
    const given = accepted(3)
    expect(codesOf(given.when(stands('vera')))).toEqual(['candidacy-waits'])
    given.given({ type: 'open-talent-search', at: '2026-01-13', by: 'ana', project: 'app', area: 'tech', record: HASH })
    given.given(stands('vera'), ...casts('vera-tech', '2026-01-14', ['ana', 'ben']), passed('2026-01-21'))
    expect(last(given, 'coordinator-found')).toMatchObject({ member: 'vera' })
    expect(last(given, 'member-joined')).toMatchObject({ member: 'vera', memberClass: 'volunteer', how: 'joined' })
  })
  it('WJC-5: while a worker-owner may still be approved no search opens; once the others cannot approve them it does', () => {
    const given = accepted(4).given(stands('ana'))
    const search: Command = {
      type: 'open-talent-search',
      at: '2026-01-14',
      by: 'ben',
      project: 'app',
      area: 'tech',
      record: HASH,
    }
    expect(codesOf(given.when(search))).toContain('area-voting')
    given.given(...casts('ana-tech', '2026-01-14', ['ben', 'cleo'], 'against'))
    expect(typesOf(given.when(search))).toEqual(['talent-search-opened'])
  })
  it('WJC-5: of several approved none is taken until all but one withdraw', () => {
    const given = accepted(4).given(stands('ana'), stands('ben'))
    given.given(
      ...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario']),
      ...casts('ben-tech', '2026-01-14', ['ana', 'cleo', 'dario']),
    )
    given.given(passed('2026-01-21'))
    expect(projectNow(given.state, 'app')?.coordinators?.areas[0]?.kind).toBe('several-approved')
    const answer = given.when({
      type: 'withdraw-coordination-candidacy',
      at: '2026-01-22',
      by: 'ana',
      project: 'app',
      area: 'tech',
    })
    expect(typesOf(answer)).toEqual([
      'candidacy-ended',
      'coordinator-found',
      'team-joined',
      'number-proposed',
      'staffing-began',
    ])
    expect(last(given, 'coordinator-found')).toMatchObject({ member: 'ben' })
  })
  it('WJC-26: nobody is taken in before every area has its coordinator', () => {
    const given = accepted(4, CHARTER, ['tech', 'film']).given(
      stands('ana'),
      ...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario']),
      passed('2026-01-21'),
      opens('coder'),
      applies('ben', 'coder'),
    )
    expect(given.when(takes('ben', 'coder'))).toMatchObject({
      because: [{ code: 'coordinators-missing', areas: ['film'] }],
    })
    given.given(
      stands('cleo', 'film', '2026-01-22'),
      ...casts('cleo-film', '2026-01-22', ['ana', 'ben', 'dario']),
      passed('2026-01-29'),
    )
    expect(standingOf(given)).toBe('staffing')
    expect(codesOf(given.when(takes('ben', 'coder', 'cleo', '2026-01-29')))).toEqual(['not-the-coordinator'])
    expect(typesOf(given.when(takes('ben', 'coder', 'ana', '2026-01-29')))).toEqual([
      'place-given',
      'team-joined',
      'number-proposed',
    ])
  })
})

describe('From the source: teams', () => {
  it('WJC-6: worker-owners come first, then volunteers, then outside, and the reason why nobody was left is recorded', () => {
    const given = coordinated(3).given(
      opens('coder'),
      applies('vera', 'coder'),
      applies('otto', 'coder', { pool: 'outside' }),
    )
    expect(codesOf(given.when(takes('vera', 'coder')))).toEqual(['pool-not-open'])
    const next: Command = {
      type: 'open-next-pool',
      at: '2026-01-22',
      by: 'ana',
      project: 'app',
      place: 'coder',
      record: HASH,
    }
    given.given(applies('ben', 'coder'))
    expect(codesOf(given.when(next))).toEqual(['place-to-answer'])
    given.given(
      {
        type: 'decline-application',
        at: '2026-01-22',
        by: 'ana',
        project: 'app',
        place: 'coder',
        person: 'ben',
        record: HASH,
      },
      next,
    )
    expect(last(given, 'next-pool-opened')).toMatchObject({ record: HASH })
    expect(codesOf(given.when(takes('otto', 'coder')))).toEqual(['pool-not-open', 'earlier-pool-waits'])
    expect(typesOf(given.when(takes('vera', 'coder')))).toEqual([
      'place-given',
      'member-joined',
      'team-joined',
      'number-proposed',
    ])
  })
  it('WJC-7: on joining each states the share that a removal takes, and the mean of ten is 72 %', () => {
    const given = team(10)
    expect(removalNeeds(given.state, 'app', 'ana', 'team')).toMatchObject({
      threshold: { value: exact('72%') },
      neededFor: 8,
      electorate: 10,
    })
    given.given(removal('ana', 'team'))
    expect(last(given, 'decision-opened')).toMatchObject({
      numbers: { 'removal-threshold': '0.72' },
      entitled: 10,
      secret: true,
    })
  })
  it('WJC-7: whoever proposed the project is removed like anybody else, and stays a member', () => {
    const given = founded(4).given({ ...proposal, by: 'dario' }, evaluate('ana', '8'), { ...toTheVote, by: 'dario' })
    given.given(...casts('vote-app', '2026-01-05', workerOwners(4)), passed('2026-01-12'), stands('ana'))
    given.given(...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario']), passed('2026-01-21'))
    given.given(
      ...['ben', 'dario'].flatMap((by) => [opens(by), applies(by, by), takes(by, by)]),
      removal('dario', 'team'),
    )
    given.given(...counted('out-dario', 'ana', 3, 'carried'))
    expect(last(given, 'team-left')).toMatchObject({ member: 'dario', why: 'removed', decision: 'out-dario' })
    expect(given.state.members.all.get('dario')).toMatchObject({ standing: 'member', memberClass: 'worker-owner' })
  })
  it('WJC-8: the vote is secret: no ballot enters the log', () => {
    const given = team(4).given(removal('dario', 'team'))
    expect(
      codesOf(given.when({ type: 'cast', at: '2026-02-02', by: 'ben', decision: 'out-dario', answer: 'for' })),
    ).toEqual(['secret-matter'])
  })
  it('WJC-25: inside its project the team decides on removals, and a worker-owner outside it does not', () => {
    const given = coordinated(4).given(opens('coder'), applies('ben', 'coder'), takes('ben', 'coder'))
    expect(codesOf(given.when(removal('ben', 'team', 'cleo')))).toEqual(['no-right'])
    expect(typesOf(given.when(removal('ben', 'team', 'ana')))).toEqual(['decision-opened'])
    expect(last(given, 'decision-opened')).toMatchObject({ entitled: 2 })
  })
  it('WJC-25: where the charter says so, the worker-owners decide on them', () => {
    const decisions = { ...CHARTER.decisions } as Record<string, object>
    decisions['remove-from-team'] = {
      ...decisions['remove-from-team'],
      electorate: { members: { classes: ['worker-owner'] } },
    }
    const given = coordinated(4, { ...CHARTER, decisions } as Charter).given(
      opens('coder'),
      applies('ben', 'coder'),
      takes('ben', 'coder'),
    )
    expect(typesOf(given.when(removal('ben', 'team', 'cleo')))).toEqual(['decision-opened'])
    expect(last(given, 'decision-opened')).toMatchObject({ entitled: 4 })
  })
  it('WJC-27: someone who took part for thirty seconds has a vote on their project, and on no other', () => {
    const given = coordinated(3).given(opens('voice-over'), applies('vera', 'voice-over'))
    given.given(
      { type: 'open-next-pool', at: '2026-01-22', by: 'ana', project: 'app', place: 'voice-over', record: HASH },
      takes('vera', 'voice-over'),
    )
    given.given({
      type: 'propose-number',
      at: '2026-01-23',
      by: 'vera',
      item: 'removal-threshold',
      scope: 'app',
      value: '90%',
    })
    expect(
      codesOf(
        given.when({
          type: 'propose-number',
          at: '2026-01-23',
          by: 'vera',
          item: 'removal-threshold',
          scope: 'other',
          value: '90%',
        }),
      ),
    ).toEqual(['no-such'])
    expect(codesOf(given.when(removal('ana', 'team', 'vera')))).toEqual([])
    given.given(
      { ...proposal, at: '2026-02-02', project: 'film' },
      { ...evaluate('ana', '5', '2026-02-02'), project: 'film' } as Command,
      { ...toTheVote, at: '2026-02-03', project: 'film', decision: 'vote-film' },
    )
    expect(
      codesOf(given.when({ type: 'cast', at: '2026-02-04', by: 'vera', decision: 'vote-film', answer: 'for' })),
    ).toEqual(['no-right'])
  })
  it('WJC-27: where parts end with the work, whoever stopped working leaves base and mean, with the reason', () => {
    const given = team(3, charterWith({ participation: { ends: 'days-after-last-work', afterDays: 30 } }))
    given.given(
      ...['ana', 'ben'].map((by): Command => ({ type: 'work-on-project', at: '2026-02-10', by, project: 'app' })),
    )
    given.given(passed('2026-02-22'))
    expect(last(given, 'team-left')).toMatchObject({ member: 'cleo', why: 'days-after-work', at: '2026-02-22' })
    expect(teamOf(given)).toEqual(['ana', 'ben'])
    expect(removalNeeds(given.state, 'app', 'ben', 'team')).toMatchObject({
      electorate: 2,
      threshold: { value: exact('70%') },
    })
    expect(projectNow(given.state, 'app')?.team).toMatchObject({
      members: ['ana', 'ben'],
      finished: [{ person: 'cleo', why: 'days-after-work' }],
    })
  })
  it('WJC-27: whoever leaves the team while a removal is under way leaves its base', () => {
    const given = team(4).given(removal('dario', 'team'), {
      type: 'leave-team',
      at: '2026-02-02',
      by: 'cleo',
      project: 'app',
    })
    expect(given.state.decisions.open.get('out-dario')?.entitled).toBe(3)
    given.given({ type: 'leave-team', at: '2026-02-03', by: 'dario', project: 'app' })
    expect(last(given, 'decision-lapsed')).toMatchObject({ decision: 'out-dario', why: 'without-object' })
  })
  it('WJC-28: a coordinator is demoted and stays in the team; somebody else may stand', () => {
    const given = team(4).given(removal('ana', 'coordination'), ...counted('out-ana', 'ben', 4, 'carried'))
    expect(last(given, 'coordinator-left')).toMatchObject({ member: 'ana', area: 'tech', why: 'demoted' })
    expect(teamOf(given)).toContain('ana')
    expect(projectNow(given.state, 'app')?.coordinators?.areas[0]?.kind).toBe('call-open')
    given.given(
      stands('ben', 'tech', '2026-03-02'),
      ...casts('ben-tech', '2026-03-02', ['ana', 'cleo', 'dario']),
      passed('2026-03-09'),
    )
    expect(last(given, 'coordinator-found')).toMatchObject({ member: 'ben' })
  })
  it('WJC-28: where the demoted leave the team, whoever resigned before the vote was counted stays', () => {
    const given = team(4, charterWith({ removal: { coordinators: 'ousted' } })).given(
      removal('ana', 'coordination'),
      { type: 'resign-coordination', at: '2026-02-02', by: 'ana', project: 'app', area: 'tech' },
      ...counted('out-ana', 'ben', 4, 'carried'),
    )
    expect(teamOf(given)).toContain('ana')
  })
  it('WJC-28: whoever is ousted from the team stays a member of the cooperative, and gives up what they coordinate', () => {
    const given = team(4).given(removal('ana', 'team'), ...counted('out-ana', 'ben', 3, 'carried'))
    expect(teamOf(given)).toEqual(['ben', 'cleo', 'dario'])
    expect(last(given, 'coordinator-left')).toMatchObject({ member: 'ana', why: 'left-the-team' })
    expect(given.state.members.all.get('ana')?.standing).toBe('member')
  })
})

describe('From the source: the end of a project', () => {
  it('WJC-4: once it has ended, what was achieved stands beside what was projected', () => {
    const given = ended(3).given(evaluate('ana', '6', '2026-06-02'), evaluate('ben', '7', '2026-06-02'))
    expect(projectNow(given.state, 'app')?.evaluation).toMatchObject({
      kind: 'evaluated',
      objectives: [{ projected: { value: exact('8') }, achieved: { value: exact('6.5') }, difference: exact('-1.5') }],
    })
  })
  it('WJC-23: it is closed only when its results were presented and its finances audited', () => {
    const donor = { member: 'dora', memberClass: 'donor' }
    const given = founded(5, CHARTER, [donor]).given({ ...proposal, by: 'ana' }, evaluate('ana', '8'), {
      ...toTheVote,
      by: 'ana',
    })
    given.given(...casts('vote-app', '2026-01-05', workerOwners(5)), passed('2026-01-12'), stands('ana'))
    given.given(...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario', 'eva']), passed('2026-01-21'))
    given.given(
      { type: 'start-project', at: '2026-01-23', by: 'ana', project: 'app' },
      { type: 'end-project', at: '2026-06-01', by: 'ana', project: 'app', record: HASH },
    )
    given.given(...financialCoordinator('eva', workerOwners(5)), evaluate('ana', '6', '2026-06-15'))
    expect(codesOf(given.when(closes('2026-06-15')))).toEqual(['stands-in-the-way', 'not-presented', 'not-audited'])
    given.given(presents('worker-owners'))
    expect(given.when(closes('2026-06-16'))).toMatchObject({
      because: [{}, { code: 'not-presented', to: ['donors'] }, {}],
    })
    given.given(presents('donors'))
    expect(codesOf(given.when(closes('2026-06-16')))).toEqual(['stands-in-the-way', 'presented', 'not-audited'])
    expect(codesOf(given.when(audits('ben')))).toEqual(['not-audited'])
    given.given(audits('eva'))
    expect(typesOf(given.when(closes()))).toEqual(['project-closed', 'team-left'])
    expect(last(given, 'team-left')).toMatchObject({ why: 'project-ended', member: 'ana' })
    expect(projectNow(given.state, 'app')).toMatchObject({ standing: 'closed', closing: { kind: 'closable' } })
  })
  it('WJC-23: where the financial coordinator took part, another worker-owner audits', () => {
    const given = ended(3, CHARTER).given(...financialCoordinator('ben', workerOwners(3)))
    expect(given.when(audits('ben'))).toMatchObject({ because: [{ code: 'not-audited', byAnother: true }] })
    expect(codesOf(given.when(audits('cleo')))).toEqual(['not-audited'])
    expect(codesOf(given.when(audits('vera')))).toEqual(['no-right'])
    const others = founded(5).given(
      proposal,
      evaluate('ana', '8'),
      toTheVote,
      ...casts('vote-app', '2026-01-05', workerOwners(5)),
      passed('2026-01-12'),
      stands('ana'),
    )
    others.given(
      ...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario', 'eva']),
      passed('2026-01-21'),
      opens('coder'),
      applies('ben', 'coder'),
      takes('ben', 'coder'),
    )
    others.given(
      { type: 'start-project', at: '2026-01-23', by: 'ana', project: 'app' },
      { type: 'end-project', at: '2026-06-01', by: 'ana', project: 'app', record: HASH },
    )
    others.given(...financialCoordinator('ben', workerOwners(5)))
    expect(typesOf(others.when(audits('eva')))).toEqual(['project-audited'])
  })
  /** Ana alone in the team of five worker-owners, the project ended, and Eva the financial coordinator. */
  const anaAlone = () =>
    coordinated(5).given(
      { type: 'start-project', at: '2026-01-23', by: 'ana', project: 'app' },
      { type: 'end-project', at: '2026-06-01', by: 'ana', project: 'app', record: HASH },
      ...financialCoordinator('eva', workerOwners(5)),
      evaluate('ben', '6', '2026-06-15'),
    )
  it('WJC-23: once nobody is left in the team, any worker-owner presents the results', () => {
    const given = anaAlone()
    const byBen: Command = { ...presents('worker-owners'), by: 'ben' }
    expect(codesOf(given.when(byBen))).toEqual(['no-right'])
    given.given({ type: 'leave-team', at: '2026-06-16', by: 'ana', project: 'app' })
    expect(codesOf(given.when({ ...byBen, by: 'somebody' }))).toEqual(['no-right'])
    given.given(byBen, audits('eva'), closes('2026-06-18', 'ben'))
    expect(standingOf(given)).toBe('closed')
  })
  it('WJC-21, WJC-23: expenses without a document show in the audit and do not stand in the way of closing; what is spent after an audit needs another', () => {
    const spends = (entry: string, at: string): Command => ({
      type: 'record-expense',
      at,
      by: 'eva',
      entry,
      amountMinor: '100',
      account: 'printing',
      from: 'bank',
      of: { project: 'app' },
    })
    const given = anaAlone().given(
      { type: 'open-account', at: '2026-06-15', by: 'eva', account: 'bank', kind: 'asset' },
      { type: 'open-account', at: '2026-06-15', by: 'eva', account: 'printing', kind: 'expense' },
      spends('e1', '2026-06-15'),
      presents('worker-owners'),
      audits('eva'),
    )
    const audit = minutesFor({ state: cooperative(CHARTER).initialState(), events: given.events }).at(-1)
    expect(audit?.because).toMatchObject([
      { code: 'project-audited' },
      { code: 'without-document', clauses: ['WJC-21'], entries: ['e1'] },
    ])
    expect(projectNow(given.state, 'app')?.closing).toMatchObject({
      kind: 'closable',
      because: [{}, {}, { code: 'without-document', entries: ['e1'] }],
    })
    given.given(spends('e2', '2026-06-17'))
    expect(codesOf(given.when(closes()))).toEqual(['stands-in-the-way', 'presented', 'not-audited', 'without-document'])
    given.given(audits('eva', '2026-06-18'), closes())
    expect(standingOf(given)).toBe('closed')
  })
  it('WJC-29: the cooperative does as well as its projects; what is not evaluated is named', () => {
    const given = ended(3).given(evaluate('ana', '6', '2026-06-02'), evaluate('ben', '7', '2026-06-02'))
    expect(cooperativePerformance(given.state)).toMatchObject({
      kind: 'performance',
      value: exact('6.5'),
      evaluated: ['app'],
      leftOut: [],
    })
    expect(cooperativePerformance(ended(3).state)).toMatchObject({ kind: 'none-evaluated', leftOut: ['app'] })
  })
})

/** Where votes last fourteen days and are over then, instead of standing until they carry. */
const lasting = (): Charter => {
  const decisions = Object.entries(CHARTER.decisions ?? {}).map(([name, { holdForDays: _, ...rule }]) => [
    name,
    { ...rule, openDays: 14 },
  ])
  return { ...CHARTER, decisions: Object.fromEntries(decisions) as Charter['decisions'] } as Charter
}

describe('Where votes end on a day', () => {
  it('WJC-3: what is not carried by then is lost, and nothing follows', () => {
    const given = toAcceptance(founded(3, lasting())).given(...casts('vote-app', '2026-01-05', ['ana']))
    expect(typesOf(given.when(passed('2026-01-18')))).toEqual(['decided', 'project-lost', 'time-passed'])
    expect(awaitedBy(given.state, 'app')).toMatchObject({ kind: 'nothing-follows' })
    expect(codesOf(given.when(evaluate('ana', '8', '2026-01-18')))).toEqual(['closed'])
  })
  it('WJC-5: whoever is not approved by then stands no more, and a search may open', () => {
    const given = toAcceptance(founded(3, lasting())).given(
      ...casts('vote-app', '2026-01-05', ['ana', 'ben', 'cleo']),
      passed('2026-01-18'),
      stands('ana', 'tech', '2026-01-18'),
    )
    expect(typesOf(given.when(passed('2026-02-01')))).toEqual(['decided', 'candidacy-ended', 'time-passed'])
    given.given({
      type: 'open-talent-search',
      at: '2026-02-01',
      by: 'ben',
      project: 'app',
      area: 'tech',
      record: HASH,
    })
    expect(projectNow(given.state, 'app')?.coordinators?.areas[0]?.kind).toBe('searching')
  })
})

describe('Who goes, and what goes with them', () => {
  it('WJC-5: whoever leaves the cooperative stands for nothing any more, approved or not', () => {
    const given = accepted(4).given(stands('ana'), stands('ben'))
    given.given(
      ...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario']),
      ...casts('ben-tech', '2026-01-14', ['ana', 'cleo', 'dario']),
      passed('2026-01-21'),
      stands('cleo', 'tech', '2026-01-21'),
    )
    expect(typesOf(given.when({ type: 'leave', at: '2026-01-22', by: 'ana' }))).toEqual([
      'membership-ended',
      'candidacy-ended',
    ])
    expect(typesOf(given.when({ type: 'leave', at: '2026-01-22', by: 'cleo' }))).toEqual([
      'membership-ended',
      'candidacy-ended',
      'decision-lapsed',
      'coordinator-found',
      'team-joined',
      'number-proposed',
      'staffing-began',
    ])
    expect(last(given, 'coordinator-found')).toMatchObject({ member: 'ben' })
  })
  it('WJC-5: with the coordinator found, other votes on the area lapse', () => {
    const given = accepted(4).given(stands('ana'), stands('ben'))
    given.given(
      ...casts('ben-tech', '2026-01-14', ['cleo', 'dario'], 'against'),
      ...casts('ana-tech', '2026-01-14', ['ben', 'cleo', 'dario']),
    )
    expect(typesOf(given.when(passed('2026-01-21')))).toEqual([
      'decided',
      'coordinator-found',
      'team-joined',
      'number-proposed',
      'candidacy-ended',
      'staffing-began',
      'decision-lapsed',
      'time-passed',
    ])
  })
  it('WJC-5: with a project abandoned, every vote on it lapses', () => {
    const given = accepted(4).given(stands('ana'))
    const abandons: Command = {
      type: 'abandon-project',
      at: '2026-01-14',
      by: 'somebody',
      project: 'app',
      record: HASH,
    }
    expect(typesOf(given.when(abandons))).toEqual(['project-abandoned', 'candidacy-ended', 'decision-lapsed'])
    expect(given.state.decisions.open.size).toBe(0)
    expect(codesOf(given.when(stands('ben', 'tech', '2026-01-14')))).toEqual(['closed'])
  })
  it('WJC-6: an application waits no longer once its applicant is gone', () => {
    const given = coordinated(3).given(opens('coder'), applies('ben', 'coder'), {
      type: 'leave',
      at: '2026-01-23',
      by: 'ben',
    })
    expect(last(given, 'place-application-withdrawn')).toMatchObject({ member: 'ben', place: 'coder' })
    expect(codesOf(given.when(takes('ben', 'coder', 'ana', '2026-01-23')))).toEqual(['no-application'])
  })
  it('WJC-27: where an amended charter ends parts otherwise, what was planned under the old one ends nothing', () => {
    const given = team(3, charterWith({ participation: { ends: 'days-after-last-work', afterDays: 30 } }))
    const longer = charterWith({ participation: { ends: 'days-after-last-work', afterDays: 40 } })
    const coop = cooperative(longer)
    const state = { ...given.state, charter: coop.initialState().charter }
    const before = coop.decide(state, passed('2026-02-22'))
    expect(typesOf(before)).toEqual(['part-goes-on', 'part-goes-on', 'part-goes-on', 'time-passed'])
    const after = coop.decide(state, passed('2026-03-04'))
    expect(typesOf(after).filter((type) => type === 'team-left')).toHaveLength(3)
  })
  it('WJC-22: results are for donors too, the rest of a project is not', () => {
    const given = ended(3, CHARTER, [{ member: 'dora', memberClass: 'donor' }]).given(presents('donors'))
    const minutes = minutesFor({
      state: cooperative(CHARTER).initialState(),
      events: given.events,
      viewer: 'dora',
    })
    const seen = new Set(minutes.map(({ event }) => event.type))
    expect(seen).toContain('results-presented')
    expect(seen).not.toContain('team-joined')
  })
})

describe('At the boundary', () => {
  it.each([
    [3, 'proposed'],
    [4, 'seeking-coordinators'],
    [5, 'seeking-coordinators'],
  ])('WJC-3: %i of six worker-owners leave it %s', (votes, standing) => {
    const given = toAcceptance(founded(6)).given(
      ...casts('vote-app', '2026-01-05', workerOwners(votes)),
      passed('2026-01-12'),
    )
    expect(standingOf(given)).toBe(standing)
  })
  it.each([
    [3, undefined],
    [4, 'ana'],
    [5, 'ana'],
  ])('WJC-5: with %i of the six others ana is the coordinator: %s', (votes, coordinator) => {
    const given = accepted(7).given(
      stands('ana'),
      ...casts('ana-tech', '2026-01-14', PEOPLE.slice(1, votes + 1)),
      passed('2026-01-21'),
    )
    expect(given.state.projects.all.get('app')?.coordinators.get('tech')).toBe(coordinator)
  })
  it.each([
    [7, 'lost'],
    [8, 'carried'],
    [9, 'carried'],
  ] as const)('WJC-7: %i of ten at 72 % is %s', (votes, outcome) => {
    const given = team(10).given(removal('ana', 'team'))
    const [close, release] = counted('out-ana', 'ben', votes, outcome)
    const [, wrong] = counted('out-ana', 'ben', votes, outcome === 'lost' ? 'carried' : 'lost')
    given.given(close)
    expect(codesOf(given.when(wrong))).toEqual(['outcome-does-not-follow'])
    given.given(release)
    expect(teamOf(given).includes('ana')).toBe(outcome === 'lost')
  })
  it.each([
    ['2026-02-20', true],
    ['2026-02-21', true],
    ['2026-02-22', false],
  ])('WJC-27: thirty days after the work of 22 January, on %s cleo is in the team: %s', (day, isIn) => {
    const given = team(3, charterWith({ participation: { ends: 'days-after-last-work', afterDays: 30 } })).given(
      passed(day),
    )
    expect(teamOf(given).includes('cleo')).toBe(isIn)
  })
})

describe('Always true', () => {
  it('a log of a whole project folds to the same state, and everything in it is told', () => {
    const given = ended(4).given(evaluate('ana', '6', '2026-06-02'))
    const coop = cooperative(CHARTER)
    expect(given.events.reduce(coop.evolve, coop.initialState()).projects).toEqual(given.state.projects)
    const minutes = minutesFor({ state: coop.initialState(), events: given.events })
    const told = new Set(minutes.map(({ event }) => event.type))
    for (const { type } of given.events)
      if (/project|place|coordinator|candidacy|team|staffing/.test(type)) expect(told).toContain(type)
  })
  it('what a project waits for is shown at every step', () => {
    expect(awaitedBy(founded(3).given(proposal).state, 'app')).toMatchObject({
      next: 'accepted',
      obstacles: ['not-evaluated-before', 'not-accepted'],
    })
    expect(awaitedBy(accepted(3).state, 'app')).toMatchObject({ next: 'staffing', obstacles: ['coordinators-missing'] })
    expect(awaitedBy(coordinated(3).given(opens('coder')).state, 'app')).toMatchObject({
      next: 'running',
      obstacles: ['places-open'],
    })
    expect(awaitedBy(running(3).state, 'app')).toMatchObject({ kind: 'may-go-on', next: 'ended' })
    expect(awaitedBy(ended(3).state, 'app')).toMatchObject({
      next: 'closed',
      obstacles: ['not-evaluated-after', 'not-closable'],
    })
  })
  it('WJC-27: whoever no longer belongs to the cooperative is in no team', () => {
    const given = team(4).given({ type: 'leave', at: '2026-02-01', by: 'ana' })
    expect(last(given, 'team-left')).toMatchObject({ member: 'ana', why: 'membership-ended' })
    expect(last(given, 'coordinator-left')).toMatchObject({ member: 'ana', area: 'tech' })
    expect(teamOf(given)).toEqual(['ben', 'cleo', 'dario'])
  })
})

describe('Not true, on purpose', () => {
  it('WJC-5: a project that lost its coordinator goes on, and only the places of that area wait', () => {
    const given = running(4).given({
      type: 'resign-coordination',
      at: '2026-02-01',
      by: 'ana',
      project: 'app',
      area: 'tech',
    })
    expect(standingOf(given)).toBe('running')
    expect(teamOf(given)).toContain('ana')
  })
  it('WJC-23: what has started is not abandoned: it ends, and is audited', () => {
    const abandons = (at: string): Command => ({ type: 'abandon-project', at, by: 'ana', project: 'app', record: HASH })
    expect(codesOf(running(3).when(abandons('2026-02-01')))).toEqual(['closed'])
    const given = team(3)
    expect(typesOf(given.when(abandons('2026-02-01')))).toEqual([
      'project-abandoned',
      'team-left',
      'team-left',
      'team-left',
    ])
  })
})

describe('Refused', () => {
  it('WJC-3: a project that is there already, an objective that is none, what its proposer alone may do', () => {
    const given = founded(3).given(proposal)
    expect(codesOf(given.when(proposal))).toEqual(['there-already'])
    expect(codesOf(given.when({ ...proposal, project: 'film', serves: [{ objective: 'glory', how: HASH }] }))).toEqual([
      'malformed',
    ])
    expect(codesOf(given.when({ type: 'withdraw-project', at: '2026-01-03', by: 'ana', project: 'app' }))).toEqual([
      'no-right',
    ])
    expect(codesOf(given.when({ ...proposal, type: 'change-proposal', at: '2026-01-03', by: 'ana' }))).toEqual([
      'no-right',
    ])
    expect(typesOf(given.when({ type: 'withdraw-project', at: '2026-01-03', by: 'somebody', project: 'app' }))).toEqual(
      ['project-withdrawn'],
    )
    expect(codesOf(given.when(toTheVote))).toEqual(['closed'])
  })
  it('WJC-3: withdrawn while it is voted on, the vote lapses', () => {
    const given = toAcceptance(founded(3))
    expect(typesOf(given.when({ type: 'withdraw-project', at: '2026-01-05', by: 'somebody', project: 'app' }))).toEqual(
      ['project-withdrawn', 'decision-lapsed'],
    )
    const other = toAcceptance(founded(3))
    expect(
      typesOf(other.when({ type: 'withdraw-decision', at: '2026-01-05', by: 'somebody', decision: 'vote-app' })),
    ).toEqual(['decision-lapsed', 'project-withdrawn'])
  })
  it('WJC-4: evaluations of others than worker-owners, off the scale, or out of time; the same twice changes nothing', () => {
    const given = founded(3).given(proposal, evaluate('ana', '8'))
    expect(codesOf(given.when(evaluate('somebody', '8')))).toEqual(['no-right'])
    expect(codesOf(given.when(evaluate('ana', '11')))).toEqual(['malformed'])
    expect(given.when(evaluate('ana', '8'))).toMatchObject({ kind: 'accepted', events: [] })
    expect(codesOf(accepted(3).when(evaluate('ana', '8', '2026-01-13')))).toEqual(['not-yet'])
  })
  it('WJC-4: a budget that the charter asks for', () => {
    const { budgetMinor: _, ...without } = proposal
    expect(founded(3).given(without, evaluate('ana', '8')).when(toTheVote)).toMatchObject({
      because: [{ code: 'no-such', what: 'budget' }],
    })
  })
  it('WJC-5: standing too early, twice, for an area that there is not, or that has its coordinator', () => {
    expect(codesOf(founded(3).given(proposal).when(stands('ana')))).toEqual(['not-yet'])
    const given = accepted(4).given(stands('ana'))
    expect(codesOf(given.when({ ...stands('ana'), decision: 'again' } as Command))).toEqual(['there-already'])
    expect(codesOf(given.when(stands('ben', 'law')))).toEqual(['no-such'])
    expect(codesOf(coordinated(4).when(stands('ben', 'tech', '2026-01-22')))).toEqual(['area-found'])
  })
  it('WJC-7: coming in without stating what a removal takes, or off its scale', () => {
    const given = coordinated(3).given(opens('coder'))
    const { removalThreshold: _, ...silent } = applies('ben', 'coder') as Extract<Command, { type: 'apply-for-place' }>
    expect(given.when(silent)).toMatchObject({ problems: [{ path: 'removalThreshold' }] })
    expect(codesOf(given.when(applies('ben', 'coder', { removalThreshold: '120%' })))).toEqual(['malformed'])
  })
  it('WJC-26: places that others than the coordinator open, or of another name already; people not there', () => {
    const given = coordinated(3).given(opens('coder'))
    expect(codesOf(given.when(opens('tester', 'ben')))).toEqual(['no-right'])
    expect(codesOf(given.when(opens('coder')))).toEqual(['there-already'])
    expect(codesOf(given.when(takes('ben', 'coder')))).toEqual(['no-application'])
    expect(codesOf(given.when(takes('ben', 'tester')))).toEqual(['no-such'])
    expect(codesOf(given.when({ type: 'start-project', at: '2026-01-22', by: 'ana', project: 'app' }))).toEqual([
      'stands-in-the-way',
    ])
    expect(
      codesOf(given.when({ type: 'end-project', at: '2026-01-22', by: 'ana', project: 'app', record: HASH })),
    ).toEqual(['not-yet'])
  })
  it('WJC-27: back in the team on the day on which one left it; a part ended where saying so does not end it', () => {
    const given = team(3)
    const ends: Command = { type: 'end-part', at: '2026-01-23', by: 'cleo', project: 'app' }
    expect(codesOf(given.when(ends))).toEqual(['not-in-the-charter'])
    given.given(
      { type: 'leave-team', at: '2026-01-23', by: 'cleo', project: 'app' },
      applies('cleo', 'place-cleo', { at: '2026-01-23' }),
    )
    expect(codesOf(given.when(takes('cleo', 'place-cleo', 'ana', '2026-01-23')))).toEqual(['too-late'])
    expect(typesOf(given.when(takes('cleo', 'place-cleo', 'ana', '2026-01-24')))).toEqual([
      'place-given',
      'team-joined',
      'number-proposed',
    ])
    expect(typesOf(team(3, charterWith({ participation: { ends: 'when-they-say' } })).when(ends))).toEqual([
      'team-left',
    ])
  })
  it('WJC-28: a removal of somebody who is not in the team, coordinates nothing, or is voted on already', () => {
    const given = team(3)
    expect(codesOf(given.when(removal('somebody', 'team')))).toEqual(['no-such'])
    expect(codesOf(given.when(removal('cleo', 'coordination')))).toEqual(['no-such'])
    given.given(removal('ana', 'team'))
    expect(codesOf(given.when(removal('ana', 'team', 'ben', '2026-02-01', 'again')))).toEqual(['there-already'])
  })
  it('WJC-23: results and audits before the end, after the closing, and of a project that there is not', () => {
    expect(codesOf(running(3).when(presents('donors')))).toEqual(['not-yet'])
    expect(codesOf(running(3).when(audits('ana')))).toEqual(['not-yet'])
    expect(codesOf(founded(3).when(audits('ana')))).toEqual(['no-such'])
    expect(codesOf(ended(3).when(audits('ana')))).toEqual(['no-such'])
  })
})
