import { describe, expect, it } from 'vitest'
import {
  type Charter,
  checkCharter,
  consentRuleOf,
  electionRuleOf,
  meetingRuleOf,
  membershipRulesOf,
  projectRulesOf,
  secrecyRuleOf,
  shareRuleOf,
} from '../../src/charter/index.js'
import { startRound } from '../../src/circles/index.js'
import { electionOf } from '../../src/elections/index.js'
import { callMeeting, quorumOf } from '../../src/meetings/index.js'
import { regularTakingPart } from '../../src/membership/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { removalFrom } from '../../src/projects/index.js'
import { refusedOf } from '../decisions/problems-of.js'

const wjc = preset('we-just-coop')
const federation = preset('workers-coop')
const plain = preset('worker-coop-plain')

/** A preset with some fields laid over it, checked. */
const check = (id: string, over: object) =>
  refusedOf(
    checkCharter({
      charter: { id: 'fork', version: '1', title: 'Fork', extends: { charter: id, version: '1' }, ...over },
      library: presetCharters,
    }),
  )

describe('From the source', () => {
  it('WJC-7: the rules on projects of the preset remove somebody with 8 of 10 at a mean of 72 %', () => {
    const rules = projectRulesOf(wjc)
    if (rules === undefined) throw new Error('the preset speaks of all that projects need')
    const shares = [50, 90, 60, 80, 40, 80, 90, 70, 100, 60]
    const team = shares.map((_, at) => `m${at}`)
    const removal = removalFrom({
      rule: rules.removal,
      from: 'team',
      person: 'm0',
      team,
      coordinates: [],
      proposals: shares.map((share, at) => ({ person: `m${at}`, share: `${share}%` })),
      for: 8,
      against: 0,
      abstain: 0,
      closed: true,
    })
    expect(removal).toMatchObject({ kind: 'removed-from-team', neededFor: 8 })
  })

  it('WJC-13, WJC-19: the rule of a decision comes with its clauses, and its threshold still points at the item', () => {
    expect(shareRuleOf(wjc, 'admit-worker-owner')).toEqual({
      atLeast: { average: 'admission-threshold' },
      of: 'electorate',
      clauses: ['WJC-13'],
    })
  })

  it('WC-2: the general meeting is called and counted by the charter', () => {
    const rule = meetingRuleOf(federation, 'general-meeting')
    if (rule === undefined) throw new Error('the preset has a general meeting')
    expect(rule).toMatchObject({
      firstCall: { atLeast: '1/10' },
      secondCall: { quorum: { atLeast: '1/20' }, after: { days: 14 } },
    })
    const members = Array.from({ length: 40 }, (_, at) => `e${at}`)
    const called = (noticeOn: string) =>
      callMeeting({
        rule,
        members,
        call: { meeting: 'agm', on: '2026-03-15', noticeOn, agendaOn: '2026-03-08', by: 'board', agenda: ['budget'] },
      }).kind
    expect(['2026-02-28', '2026-03-01', '2026-03-02'].map(called)).toEqual(['called', 'called', 'badly-called'])
    const met = (present: number) =>
      quorumOf({
        rule,
        entitled: members,
        attendance: members.slice(0, present).map((member) => ({ member, by: 'remote' as const })),
        call: 'first',
      }).kind
    expect([3, 4, 5].map(met)).toEqual(['inquorate', 'quorate', 'quorate'])
  })

  it('WC-3: the board is elected by the charter', () => {
    const rule = electionRuleOf(federation, 'board')
    if (rule === undefined) throw new Error('the preset elects a board')
    const candidates = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const ballots = candidates.slice(0, 7).map((one) => ({ preferences: [one], count: 10 }))
    expect(electionOf({ rule, candidates, ballots })).toMatchObject({ kind: 'elected', elected: { length: 7 } })
  })

  it('WC-6: a consent round runs by the charter', () => {
    const rule = consentRuleOf(federation, 'consent')
    if (rule === undefined) throw new Error('circles decide by consent')
    const started = startRound({
      circle: 'learning-group',
      wider: 'board',
      proposal: 'p1',
      wording: 'w1',
      reviewOn: '2026-12-01',
      rule,
      members: ['ana', 'ben'],
      present: ['ana', 'ben'],
      facilitator: 'ana',
    })
    expect(started).toMatchObject({ kind: 'started', round: { phase: 'presented', rule: { mostRounds: 3 } } })
  })

  it('WC-10: six attendances in six months make a full member, by the charter', () => {
    const rule = membershipRulesOf(federation).takingPart
    if (rule === undefined) throw new Error('the preset says what regular is')
    const attendances = ['01', '02', '03', '04', '05', '06'].map((month) => ({
      on: `2026-${month}-15`,
      group: 'learning',
    }))
    const kinds = [attendances.slice(1), attendances].map(
      (some) => regularTakingPart({ rule, attendances: some, on: '2026-06-20' }).kind,
    )
    expect(new Set(kinds).size).toBe(2)
  })

  it('CW-6: the rules on members of a plain co-op: probation, capital in instalments, expulsion with a hearing and an appeal', () => {
    expect(membershipRulesOf(plain)).toMatchObject({
      admission: [
        {
          memberClass: 'worker-member',
          probation: { length: { months: 6 }, vote: false, ends: 'by-decision' },
          contribution: { amountMinor: '100000', schedule: { instalments: 10, every: { months: 1 } }, before: 'first' },
        },
      ],
      voting: { votingAge: 16, probationersVote: false },
      expulsion: { notice: { days: 14, counted: 'calendar' }, hearing: true, appealDays: 30, appealTo: 'appeal' },
      refund: { ways: [{ how: 'left', share: 1 }, { how: 'died' }, { how: 'ousted' }] },
    })
  })
})

describe('Always true', () => {
  it('a charter that has no such provision gives no rule', () => {
    const silent: Charter = { id: 'a', version: '1', title: 'A', currency: 'EUR' }
    for (const charter of [silent, wjc])
      for (const id of ['nothing', '__proto__', 'constructor', 'toString'])
        for (const ruleOf of [meetingRuleOf, electionRuleOf, consentRuleOf, shareRuleOf])
          expect(ruleOf(charter, id)).toBeUndefined()
    expect(projectRulesOf(silent)).toBeUndefined()
    expect(consentRuleOf(wjc, 'accept-project')).toBeUndefined()
    expect(shareRuleOf(wjc, 'change-objectives')).toBeUndefined()
  })
})

describe('At the boundary', () => {
  /** The preset with one thing taken out, or put in another's place, by the way to it. */
  const changed = (way: readonly string[], value?: unknown): Charter => {
    const whole = JSON.parse(JSON.stringify(wjc)) as Record<string, unknown>
    const holder = way.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, whole)
    if (value === undefined) Reflect.deleteProperty(holder, way.at(-1) ?? '')
    else holder[way.at(-1) ?? ''] = value
    return whole as unknown as Charter
  }

  it('WJC-3 to WJC-7: a charter that leaves out one thing that projects need gives no rules on them', () => {
    const needed = [
      ...['proposal', 'coordinators', 'staffing', 'removal', 'participation', 'evaluation', 'performance'].map(
        (part) => ['projects', part],
      ),
      ...['accept-project', 'approve-coordinator', 'remove-from-team'].map((decision) => ['decisions', decision]),
      ['averageItems', 'removal-threshold'],
      ['averageItems', wjc.projects?.evaluation?.item ?? ''],
      ...['min', 'max'].map((bound) => ['averageItems', wjc.projects?.evaluation?.item ?? '', bound]),
    ]
    expect(needed.filter((way) => projectRulesOf(changed(way)) !== undefined)).toEqual([])
    expect(projectRulesOf(wjc)).toBeDefined()
  })

  it('nor one whose threshold or bounds are those of another item, or whose removals are by no share', () => {
    const item = wjc.projects?.evaluation?.item ?? ''
    const other = { average: 'project-threshold' }
    const instead: readonly (readonly [readonly string[], unknown])[] = [
      [['averageItems', 'removal-threshold', 'provisional'], other],
      [['averageItems', item, 'min'], other],
      [['averageItems', item, 'max'], other],
      [['decisions', 'remove-from-team', 'rule'], { consensus: { noticeDays: 7 } }],
      [['decisions', 'remove-from-team', 'rule'], { atLeast: '2/3', of: 'electorate' }],
    ]
    expect(instead.filter(([way, value]) => projectRulesOf(changed(way, value)) !== undefined)).toEqual([])
  })

  it('WJC-7: whoever is to be removed is out of it where the electorate leaves somebody out; and a class decides where no team does', () => {
    const electorate = (value: object) =>
      projectRulesOf(changed(['decisions', 'remove-from-team', 'electorate'], value))
    const team = { team: 'project' }
    expect(electorate({ members: team })?.removal).toMatchObject({ personConcerned: 'included', decidedBy: 'team' })
    expect(electorate({ members: team, except: ['person-concerned'] })?.removal.personConcerned).toBe('excluded')
    expect(electorate({ members: 'all' })?.removal.decidedBy).toBe('worker-owners')
    expect(electorate({ members: { classes: ['worker-owner'] } })?.removal.decidedBy).toBe('worker-owners')
  })

  it('a meeting that no body calls, a voting age that the second class has, and key holders of whom all are needed', () => {
    const meeting = { ...federation.meetings?.['general-meeting'] }
    const called = (more: object) =>
      meetingRuleOf({ ...federation, meetings: { m: { ...meeting, ...more } } } as unknown as Charter, 'm')?.calledBy
    expect(called({ calledBy: undefined, calledByShare: '20%' })).toEqual({ board: false, members: { atLeast: '20%' } })
    expect(called({ calledBy: ['board'], calledByShare: undefined })).toEqual({ board: true })
    const person = { title: 'P', plural: 'people', kind: 'person', hasVote: true } as const
    const aged = { ...plain, memberClasses: { one: person, two: { ...person, minimumAge: 16 } } }
    expect(membershipRulesOf(aged).voting.votingAge).toBe(16)
    const keys = (more: object) =>
      secrecyRuleOf({ ...plain, secrecy: { s: { title: 'S', mode: 'sealed', ...more } } }, 's').keyQuorum
    expect([keys({ keyHolders: 5, keyQuorum: 3 }), keys({ keyHolders: 5 }), keys({})]).toEqual([3, 5, 1])
  })

  it('taking part ends so many days after the last work, or as it says', () => {
    const ends = (value: object) =>
      projectRulesOf(changed(['projects', 'participation'], { title: 'P', ...value }))?.participationEnds
    expect(ends({ ends: 'days-after-last-work', afterDays: 30 })).toEqual({ daysAfterLastWork: 30 })
    expect(ends({ ends: 'days-after-last-work' })).toEqual({ daysAfterLastWork: 0 })
    expect(ends({ ends: 'with-the-project', afterDays: 30 })).toBe('with-the-project')
  })

  it('what the rules are given where a charter that was not checked leaves it out', () => {
    const { admission, voting, takingPart, refund } = membershipRulesOf({
      ...plain,
      membership: {
        leaving: { title: 'L', noticeDays: 1, refundWithinMonths: 6, refundTo: ['left'], lossesTakenOff: true },
      },
      admissions: {
        a: { title: 'A', memberClass: 'worker-member', probationMonths: 3, contributionMinor: 100, attendances: 2 },
        b: { title: 'B', memberClass: 'worker-member', voteInProbation: true },
      },
    })
    expect(admission[0]).toEqual({
      memberClass: 'worker-member',
      probation: { length: { months: 3 }, vote: false, ends: 'by-itself' },
      contribution: {
        amountMinor: 100,
        currency: 'EUR',
        schedule: { after: { days: 0 }, instalments: 1 },
        before: 'nothing',
      },
    })
    expect(voting).toMatchObject({ leapBirthday: 'march-1', probationersVote: true, suspendedVote: false })
    expect(takingPart).toEqual({ attendances: 2, within: { months: 12 }, when: 'now' })
    expect(refund?.ways).toEqual([
      { how: 'left', share: 1, lossesTakenOff: true, schedule: { after: { months: 6 }, instalments: 1 } },
    ])
  })
})

describe('Refused', () => {
  it('what is wrong with a decision or a number that projects rest on is told once, there, and not of projects', () => {
    const wrong = check('we-just-coop', {
      decisions: { 'approve-coordinator': { ifNobody: 'nowhere' } },
      projects: { participation: { ends: 'days-after-last-work', afterDays: 0 } },
    })
    expect(wrong).toEqual(['unknown-provision decisions.approve-coordinator.ifNobody'])
    const bounds = check('we-just-coop', {
      averageItems: { [wjc.projects?.evaluation?.item ?? '']: { min: '9', max: '1' } },
      projects: { participation: { ends: 'days-after-last-work', afterDays: 0 } },
    })
    expect(bounds.filter((told) => told.includes('projects'))).toEqual([])
    expect(bounds).toHaveLength(1)
    expect(check('we-just-coop', { projects: { participation: { ends: 'days-after-last-work' } } })).toEqual([
      'missing-key projects.participation.afterDays',
    ])
  })

  it('what would be filled in silently is asked for, each at its place', () => {
    const gaps = {
      admissions: { 'worker-member': { probationEnds: null, instalmentMonths: null, paidBefore: null } },
      membership: { leaving: { lossesTakenOff: null }, voting: { leapBirthday: null } },
      decisions: { ordinary: { thresholds: null, ballotsCanChange: null }, admit: { openDays: null } },
      meetings: { 'general-meeting': { secondCallDays: null } },
      elections: { board: { method: 'meek-stv', tieBreaks: ['lot'] }, supervisors: { method: 'score' } },
    }
    expect([...check('worker-coop-plain', gaps)].sort()).toEqual(
      [
        'missing-key admissions.worker-member.probationEnds',
        'missing-key admissions.worker-member.instalmentMonths',
        'missing-key admissions.worker-member.paidBefore',
        'missing-key membership.leaving.lossesTakenOff',
        'missing-key membership.voting.leapBirthday',
        'missing-key decisions.ordinary.ballotsCanChange',
        'missing-key decisions.ordinary.thresholds',
        'missing-key decisions.admit.openDays',
        'missing-key meetings.general-meeting.secondCallDays',
        'missing-key elections.board.places',
        'missing-key elections.board.omega',
        'missing-key elections.supervisors.lowestScore',
        'missing-key elections.supervisors.highestScore',
        'missing-key elections.supervisors.scoreBy',
      ].sort(),
    )
  })

  it('CW-4: two voting ages, or two kinds of probation, where the rules know one for all: neither is dropped silently', () => {
    const aged = (minimumAge: number) =>
      check('worker-coop-plain', { memberClasses: { 'on-probation': { minimumAge } } })
    expect([15, 16, 17].map(aged)).toEqual([
      ['not-one-of memberClasses.on-probation.minimumAge'],
      [],
      ['not-one-of memberClasses.on-probation.minimumAge'],
    ])
    const second = (voteInProbation: boolean) =>
      check('worker-coop-plain', {
        admissions: {
          other: {
            title: 'O',
            memberClass: 'worker-member',
            probationMonths: 3,
            probationEnds: 'by-itself',
            voteInProbation,
          },
        },
      })
    expect(second(true)).toContain('not-one-of admissions.other.voteInProbation')
    expect(second(false)).not.toContain('not-one-of admissions.other.voteInProbation')
  })

  it('a second call in days and in minutes at once', () => {
    expect(check('worker-coop-plain', { meetings: { 'general-meeting': { secondCallMinutes: 30 } } })).toEqual([
      'both-said meetings.general-meeting.secondCallMinutes',
    ])
  })

  it('what the rooms themselves refuse, at the place of the charter', () => {
    expect(check('workers-coop', { elections: { board: { seats: 0 } } })).toContain(
      'not-one-or-more elections.board.seats',
    )
    expect(check('worker-coop-plain', { elections: { board: { tieBreaks: ['earlier-stages'] } } })).toEqual([
      'not-one-of elections.board.tieBreaks[0]',
    ])
    expect(
      check('we-just-coop', { projects: { participation: { ends: 'days-after-last-work', afterDays: 0 } } }),
    ).toEqual(['not-one-or-more projects.participationEnds.daysAfterLastWork'])
  })

  it('a meeting may decide without ballots being open for days', () => {
    expect(check('workers-coop', { decisions: { 'general-matters': { openDays: null } } })).toEqual([])
  })
})
