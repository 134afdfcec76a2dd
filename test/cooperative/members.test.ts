import { describe, expect, it } from 'vitest'
import { date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { mayVote, offices, oustingOf, register, whoMayVote } from '../../src/cooperative/members/views.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const GROUNDS = { grounds: ['ground-1'], record: 'ab'.repeat(16) } as const

/** A cooperative of so many worker-owners, m0 its first founder. */
const owners = (count: number, charter: Charter = preset('we-just-coop')): Story =>
  founded(
    charter,
    Array.from({ length: count }, (_, at) => ({ member: `m${at}`, memberClass: 'worker-owner' })),
  )
const founded = (
  charter: Charter,
  founders: readonly { readonly member: string; readonly memberClass: string }[],
): Story =>
  story(charter).given({ type: 'found', at: '2026-01-01', by: founders[0]?.member ?? '', founders: [...founders] })

/** So many of the members m0, m1, … vote for. */
const cast = (decision: string, at: string, count: number, from = 0): readonly Command[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'cast', at, by: `m${from + n}`, decision, answer: 'for' }) as const)
const passTime = (at: string): Command => ({ type: 'pass-time', at, by: 'm0' })
const memberOf = ({ state }: Story, member: string) => state.members.all.get(member)
const clausesOf = (answer: ReturnType<Story['when']>) => answer.because.flatMap(({ clauses }) => clauses)

/** The plain cooperative of workers: probation by decision, a contribution, 30 days of notice. */
const workers = (count: number, charter: Charter = preset('worker-coop-plain')): Story =>
  founded(
    charter,
    Array.from({ length: count }, (_, at) => ({ member: `m${at}`, memberClass: 'worker-member' })),
  )

const FEDERATION = [
  { member: 'bakery', memberClass: 'enterprise' },
  { member: 'press', memberClass: 'enterprise' },
  { member: 'ana', memberClass: 'individual' },
]
const federation = (charter: Charter = preset('workers-coop')): Story => founded(charter, FEDERATION)
/** The same without general meetings, so that a vote can be opened on any day. */
const withoutMeetings = (): Story => {
  const { meetings: _, ...charter } = preset('workers-coop')
  return federation(charter)
}

describe('From the source', () => {
  it.each([
    [9, 'member'],
    [8, 'applicant'],
    [10, 'member'],
  ])(
    'WJC-13: three quarters of the 12 worker-owners who are there already are 9: with %i the applicant is a %s',
    (votes, standing) => {
      const told = owners(12).given(
        { type: 'apply', at: '2026-02-01', by: 'zoe', memberClass: 'worker-owner', decision: 'zoe' },
        ...cast('zoe', '2026-02-02', votes),
        passTime('2026-02-09'),
      )
      expect(memberOf(told, 'zoe')?.standing).toBe(standing)
    },
  )
  it('WJC-13: the applicant has no vote on it, and has one afterwards', () => {
    const told = owners(1).given({
      type: 'apply',
      at: '2026-02-01',
      by: 'zoe',
      memberClass: 'worker-owner',
      decision: 'zoe',
    })
    const vote: Command = { type: 'cast', at: '2026-02-01', by: 'zoe', decision: 'zoe', answer: 'for' }
    expect(codesOf(told.when(vote))).toEqual(['no-right'])
    told.given(...cast('zoe', '2026-02-01', 1), passTime('2026-02-08'))
    expect(mayVote(told.state, 'zoe')).toBe(true)
    expect(told.events.find(({ type, at }) => type === 'member-joined' && at === '2026-02-08')).toMatchObject({
      member: 'zoe',
      how: 'admitted',
      decision: 'zoe',
    })
  })
  it('WJC-13: anyone may apply, a donor too, who then changes from one class to the other', () => {
    const told = owners(1).given(
      { type: 'join', at: '2026-02-01', by: 'zoe', memberClass: 'donor' },
      { type: 'apply', at: '2026-02-01', by: 'zoe', memberClass: 'worker-owner', decision: 'zoe' },
    )
    expect(memberOf(told, 'zoe')).toMatchObject({ standing: 'member', memberClass: 'donor', votes: false })
    expect(register(told.state).applicants).toEqual([
      { member: 'zoe', memberClass: 'worker-owner', since: '2026-02-01' },
    ])
    told.given(...cast('zoe', '2026-02-01', 1), passTime('2026-02-08'))
    expect(memberOf(told, 'zoe')).toMatchObject({ standing: 'member', memberClass: 'worker-owner', votes: true })
    expect(told.events.map(({ type }) => type)).toContain('class-changed')
  })
  it('WJC-13: whoever takes the application back leaves nothing to decide, and may apply again', () => {
    const told = owners(2).given({
      type: 'apply',
      at: '2026-02-01',
      by: 'zoe',
      memberClass: 'worker-owner',
      decision: 'zoe',
    })
    const withdrawn = told.when({ type: 'withdraw-application', at: '2026-02-02', by: 'zoe' })
    expect(typesOf(withdrawn)).toEqual(['decision-lapsed', 'application-ended'])
    expect(told.state.decisions.closed.get('zoe')?.ending).toMatchObject({ why: 'without-object' })
    expect(memberOf(told, 'zoe')).toBeUndefined()
    told.given({ type: 'apply', at: '2026-02-03', by: 'zoe', memberClass: 'worker-owner', decision: 'zoe-2' })
    told.given({ type: 'withdraw-decision', at: '2026-02-03', by: 'zoe', decision: 'zoe-2' })
    expect(told.events.at(-1)).toMatchObject({ type: 'application-ended', how: 'withdrawn' })
  })

  it('WJC-14: three quarters of all four worker-owners, the founder included, oust the founder: after notice, hearing, vote and appeal', () => {
    const told = ousted('m0', 4, 3)
    expect(oustingOf(told.state, 'm0')).toMatchObject({ next: 'tell' })
    told.given({ type: 'tell-ousting', at: '2026-04-01', by: 'm1', member: 'm0' })
    expect(told.events.at(-1)).toMatchObject({ appealUntil: '2026-05-01', takesEffectOn: '2026-05-02' })
    told.given({ type: 'pass-time', at: '2026-05-01', by: 'm1' })
    expect(mayVote(told.state, 'm0')).toBe(true)
    told.given({ type: 'pass-time', at: '2026-05-02', by: 'm1' })
    expect(memberOf(told, 'm0')).toMatchObject({ standing: 'former', ended: 'ousted', founder: true, votes: false })
    expect(told.events.filter(({ type }) => type === 'membership-ended')).toMatchObject([
      { how: 'ousted', decision: 'out' },
    ])
    expect(register(told.state).founders).toEqual(['m1', 'm2', 'm3'])
  })
  it.each([
    [2, 'decide'],
    [3, 'tell'],
    [4, 'tell'],
  ])('WJC-14: of four worker-owners, %i votes, that of the person concerned counted, lead to: %s', (votes, next) => {
    expect(oustingOf(ousted('m3', 4, votes).state, 'm3')?.next).toBe(next)
  })
  it('WJC-14: an appeal on its last day keeps everything open until it is decided; where the ousting is carried again it takes effect', () => {
    const told = ousted('m0', 4, 3).given(
      { type: 'tell-ousting', at: '2026-04-01', by: 'm1', member: 'm0' },
      { type: 'appeal-ousting', at: '2026-05-01', by: 'm0', decision: 'appeal' },
      { type: 'pass-time', at: '2026-06-01', by: 'm1' },
    )
    expect(mayVote(told.state, 'm0')).toBe(true)
    expect(oustingOf(told.state, 'm0')?.next).toBe('decide-appeal')
    told.given(...cast('appeal', '2026-06-02', 3, 1), { type: 'pass-time', at: '2026-06-09', by: 'm1' })
    expect(memberOf(told, 'm0')).toMatchObject({ standing: 'former', ended: 'ousted' })
  })
  it('WJC-14: an appeal that is taken back before its days are over takes effect when they are', () => {
    const told = ousted('m0', 4, 3).given(
      { type: 'tell-ousting', at: '2026-04-01', by: 'm1', member: 'm0' },
      { type: 'appeal-ousting', at: '2026-04-02', by: 'm0', decision: 'appeal' },
      { type: 'withdraw-decision', at: '2026-04-03', by: 'm0', decision: 'appeal' },
    )
    expect(mayVote(told.state, 'm0')).toBe(true)
    told.given({ type: 'pass-time', at: '2026-05-01', by: 'm1' })
    expect(mayVote(told.state, 'm0')).toBe(true)
    told.given({ type: 'pass-time', at: '2026-05-02', by: 'm1' })
    expect(memberOf(told, 'm0')?.ended).toBe('ousted')
  })
  it('WJC-14: whoever leaves, or drops what they proposed, ends an ousting, and its vote has lost its object', () => {
    const left = ousted('m3', 4, 2)
    expect(typesOf(left.when({ type: 'leave', at: '2026-03-30', by: 'm3' }))).toContain('decision-lapsed')
    expect(left.state.decisions.closed.get('out')?.ending).toMatchObject({ why: 'without-object' })
    const dropped = ousted('m3', 4, 2)
    expect(codesOf(dropped.when({ type: 'drop-ousting', at: '2026-03-30', by: 'm2', member: 'm3' }))).toEqual([
      'no-right',
    ])
    const answer = dropped.when({ type: 'drop-ousting', at: '2026-03-30', by: 'm1', member: 'm3' })
    expect(typesOf(answer)).toEqual(['decision-lapsed', 'ousting-ended'])
    expect(mayVote(dropped.state, 'm3')).toBe(true)
  })

  it('WJC-16: everyone acts for themselves: whoever votes or leaves for somebody else is refused', () => {
    const told = owners(3).given({
      type: 'apply',
      at: '2026-02-01',
      by: 'zoe',
      memberClass: 'worker-owner',
      decision: 'zoe',
    })
    const others: readonly Command[] = [
      { type: 'cast', at: '2026-02-01', by: 'm0', onBehalfOf: 'm1', decision: 'zoe', answer: 'for' },
      { type: 'leave', at: '2026-02-01', by: 'm0', onBehalfOf: 'm1' },
      { type: 'withdraw-application', at: '2026-02-01', by: 'm0', onBehalfOf: 'zoe' },
      { type: 'name-representative', at: '2026-02-01', by: 'm0', person: 'm1' },
    ]
    for (const command of others) {
      const answer = told.when(command)
      expect(codesOf(answer)).toEqual(['for-somebody-else'])
      expect(clausesOf(answer)).toEqual(['WJC-16'])
    }
  })
  it('WJC-16: founding, an office or coordination give no second vote: everyone who may vote is there once', () => {
    const told = owners(3).given(...appointed('m0'))
    expect(whoMayVote(told.state).map(({ member }) => member)).toEqual(['m0', 'm1', 'm2'])
    told.given({ type: 'apply', at: '2026-03-01', by: 'zoe', memberClass: 'worker-owner', decision: 'zoe' })
    expect(told.state.decisions.open.get('zoe')?.entitled).toBe(3)
  })

  it('WC-1: enterprises and individuals have a vote; whoever supports has none', () => {
    const told = withoutMeetings().given({ type: 'join', at: '2026-02-01', by: 'sol', memberClass: 'supporter' })
    expect(memberOf(told, 'sol')).toMatchObject({ standing: 'member', votes: false })
    expect(whoMayVote(told.state).map(({ member }) => member)).toEqual(['ana', 'bakery', 'press'])
    const opened: Command = {
      type: 'open-decision',
      at: '2026-02-01',
      by: 'ana',
      decision: 'd1',
      provision: 'general-matters',
    }
    told.given(opened)
    expect(codesOf(told.when({ type: 'cast', at: '2026-02-02', by: 'sol', decision: 'd1', answer: 'for' }))).toEqual([
      'no-right',
    ])
  })
  it('WC-1: every mistake in the list of founders is told at once', () => {
    const answer = story(preset('workers-coop')).when({
      type: 'found',
      at: '2026-01-01',
      by: 'ana',
      founders: [
        { member: 'ana', memberClass: 'individual' },
        { member: 'ana', memberClass: 'boss' },
        { member: 'ben', memberClass: 'toString' },
      ],
    })
    expect(answer.kind === 'refused' && answer.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'not-one-of founders[1].memberClass',
      'listed-twice founders[1].member',
      'not-one-of founders[2].memberClass',
    ])
  })

  it('WC-2: an enterprise is one member: the person it names acts with its one vote, until it names another', () => {
    const told = withoutMeetings().given(
      { type: 'name-representative', at: '2026-02-01', by: 'bakery', person: 'rosa' },
      { type: 'open-decision', at: '2026-02-01', by: 'ana', decision: 'd1', provision: 'general-matters' },
      { type: 'cast', at: '2026-02-02', by: 'rosa', onBehalfOf: 'bakery', decision: 'd1', answer: 'for' },
    )
    expect(told.state.decisions.open.get('d1')?.tally.for).toBe(1)
    told.given({ type: 'name-representative', at: '2026-02-03', by: 'rosa', onBehalfOf: 'bakery', person: 'raul' })
    const again: Command = {
      type: 'cast',
      at: '2026-02-04',
      by: 'rosa',
      onBehalfOf: 'bakery',
      decision: 'd1',
      answer: 'against',
    }
    expect(codesOf(told.when(again))).toEqual(['for-somebody-else'])
    told.given({ ...again, by: 'raul' }, { type: 'withdraw-representative', at: '2026-02-05', by: 'bakery' })
    expect(codesOf(told.when({ ...again, at: '2026-02-05', by: 'raul' }))).toEqual(['for-somebody-else'])
    expect(told.state.decisions.open.get('d1')?.tally).toMatchObject({ for: 0, against: 1 })
  })
  it('WC-2: nobody represents more enterprises than the charter says', () => {
    const told = federation().given({ type: 'name-representative', at: '2026-02-01', by: 'bakery', person: 'rosa' })
    const answer = told.when({ type: 'name-representative', at: '2026-02-02', by: 'press', person: 'rosa' })
    expect(codesOf(answer)).toEqual(['representative-refused'])
    expect(clausesOf(answer)).toEqual(['WC-2'])
    told.given(
      { type: 'leave', at: '2026-02-03', by: 'bakery' },
      { type: 'name-representative', at: '2026-02-03', by: 'press', person: 'rosa' },
    )
    expect(whoMayVote(told.state)).toContainEqual(expect.objectContaining({ member: 'press', representative: 'rosa' }))
  })
  it('CW-4: whoever carries more votes than one is named when it comes about, with how many', () => {
    const charter = preset('workers-coop')
    const { representatives } = charter.membership ?? {}
    if (representatives === undefined) throw new Error('the preset has representatives')
    const two = {
      ...charter,
      membership: { ...charter.membership, representatives: { ...representatives, mostPerPerson: 2 } },
    }
    const told = federation(two).given({ type: 'name-representative', at: '2026-02-01', by: 'bakery', person: 'ana' })
    const answer = told.when({ type: 'name-representative', at: '2026-02-01', by: 'press', person: 'ana' })
    expect(answer.because).toContainEqual({
      code: 'more-than-one-vote',
      clauses: ['CW-4'],
      person: 'ana',
      own: 1,
      votes: 3,
    })
  })

  it.each([
    [5, ['took-part-regularly']],
    [6, []],
    [7, []],
  ])(
    'WC-10: six attendances in six months make a full member: with %i of them, refused because of %j',
    (count, codes) => {
      const told = circled().given(...attended(count))
      const joined = told.when({ type: 'join', at: '2026-06-30', by: 'sol', memberClass: 'individual' })
      expect(codesOf(joined)).toEqual(codes)
      expect(clausesOf(joined)).toContain('WC-10')
      expect(mayVote(told.state, 'sol')).toBe(codes.length === 0)
    },
  )
  it('WC-10: what is longer ago than six months no longer counts', () => {
    const told = circled().given(...attended(6))
    expect(codesOf(told.when({ type: 'join', at: '2026-07-20', by: 'sol', memberClass: 'individual' }))).toEqual([
      'took-part-regularly',
    ])
  })
  it('WC-10: somebody else in the circle says who took part, once a day, and never before the day', () => {
    const told = circled()
    const noted: Command = {
      type: 'record-attendance',
      at: '2026-02-10',
      by: 'ana',
      member: 'sol',
      circle: 'learning-group',
      on: '2026-02-09',
    }
    const refusals: readonly (readonly [Partial<Command>, string])[] = [
      [{ by: 'sol' }, 'no-right'],
      [{ by: 'press' }, 'no-right'],
      [{ circle: 'nowhere' }, 'no-such'],
      [{ on: '2026-02-11' }, 'malformed'],
    ]
    for (const [other, code] of refusals) {
      const answer = told.when({ ...noted, ...other } as Command)
      expect(codesOf(answer)).toEqual([code])
      expect(clausesOf(answer)).toEqual(['WC-10'])
    }
    told.given(noted, { ...noted, on: '2026-02-10' })
    expect(codesOf(told.when(noted))).toEqual(['done-already'])
  })
})

describe('At the boundary', () => {
  it.each([
    ['2026-03-02', true],
    ['2026-03-03', false],
    ['2026-03-04', false],
  ])('whoever says on 1 February that they leave, with 30 days of notice, belongs on %s: %s', (on, belongs) => {
    const told = workers(3).given({ type: 'leave', at: '2026-02-01', by: 'm2' }, passTime(on))
    expect(mayVote(told.state, 'm2')).toBe(belongs)
    expect(memberOf(told, 'm2')?.ended).toBe(belongs ? undefined : 'left')
  })
  it.each([
    ['2026-03-15', ['expulsion-next', 'rights-until-then']],
    ['2026-03-16', []],
    ['2026-03-17', []],
  ])(
    'WJC-14: told on 2 March with 14 days of notice, somebody may be heard on %s: refused because of %j',
    (at, codes) => {
      const told = owners(4).given(
        { type: 'propose-ousting', at: '2026-03-01', by: 'm1', member: 'm0', ...GROUNDS },
        { type: 'notify-ousting', at: '2026-03-02', by: 'm1', member: 'm0' },
      )
      expect(codesOf(told.when({ type: 'record-hearing', at, by: 'm1', member: 'm0', how: 'heard' }))).toEqual(codes)
    },
  )
  it.each([
    ['2026-04-30', []],
    ['2026-05-01', []],
    ['2026-05-02', ['too-late']],
  ])('WJC-14: told of it on 1 April, with 30 days to appeal, on %s: refused because of %j', (at, codes) => {
    const told = ousted('m0', 4, 3).given({ type: 'tell-ousting', at: '2026-04-01', by: 'm1', member: 'm0' })
    expect(codesOf(told.when({ type: 'appeal-ousting', at, by: 'm0', decision: 'appeal' }))).toEqual(codes)
  })
  it.each([
    ['9999', 'applicant'],
    ['10000', 'probationer'],
    ['10001', 'probationer'],
  ])('the first of ten instalments of 100000 comes before probation: after %s, a %s', (amountMinor, standing) => {
    const told = accepted().given({
      type: 'record-contribution',
      at: '2026-03-01',
      by: 'm0',
      member: 'zoe',
      amountMinor,
    })
    expect(memberOf(told, 'zoe')).toMatchObject({ standing, votes: false })
  })
  it.each([
    ['2026-08-31', 'probationer'],
    ['2026-09-01', 'member'],
    ['2026-09-02', 'member'],
  ])('WJC-13: probation of six months from 1 March that ends by itself: on %s, a %s', (on, standing) => {
    const told = onProbation({ probationEnds: 'by-itself', voteInProbation: true })
    expect(mayVote(told.state, 'zoe')).toBe(true)
    const { entered } = memberOf(told, 'zoe') ?? {}
    told.given(passTime(on))
    // Whoever voted on probation stays entitled on what was opened meanwhile.
    expect(memberOf(told, 'zoe')).toMatchObject({ standing, votes: true, entered })
  })
  it.each([
    ['2026-08-14', 'probationer', '2026-09-01', 'member'],
    ['2026-08-18', 'probationer', '2026-09-01', 'member'],
    ['2026-09-10', 'member', '2026-09-24', 'member'],
  ])(
    'WJC-13: probation that ends by decision: voted on from %s, a %s at the result when that is before six months, and on %s a %s',
    (from, then, on, later) => {
      const told = onProbation({}).given(
        { type: 'open-confirmation', at: from, by: 'm0', member: 'zoe', decision: 'stay' },
        ...cast('stay', from, 2),
      )
      const result = told.state.decisions.open.get('stay')?.opening.closesOn ?? ''
      told.given(passTime(result))
      expect(memberOf(told, 'zoe')?.standing).toBe(result < '2026-09-01' ? then : 'member')
      told.given(passTime(on > result ? on : result))
      expect(memberOf(told, 'zoe')).toMatchObject({ standing: later, votes: true })
    },
  )
  it('WJC-13: whoever is not confirmed after probation is no longer a member, and nothing else waits for them', () => {
    const told = onProbation({}).given(
      { type: 'open-confirmation', at: '2026-08-01', by: 'zoe', member: 'zoe', decision: 'stay' },
      passTime('2026-08-15'),
    )
    expect(memberOf(told, 'zoe')).toMatchObject({ standing: 'former', ended: 'not-confirmed' })
    expect(told.state.agenda).toEqual([])
    expect(told.state.members.applications.has('zoe')).toBe(false)
  })
})

describe('Always true', () => {
  it('an office is given by a carried decision, and ends with membership, by resigning, or when another takes it up', () => {
    const told = owners(4).given(...appointed('m3'))
    expect(offices(told.state)).toEqual([{ office: 'financial-coordinator', member: 'm3' }])
    const later = appointed('m2', 'again').map(
      (one): Command => ({ ...one, at: one.type === 'pass-time' ? '2026-03-30' : '2026-03-16' }),
    )
    told.given(...later)
    expect(told.events.filter(({ type }) => type.startsWith('office'))).toMatchObject([
      { type: 'office-given', member: 'm3', decision: 'office' },
      { type: 'office-ended', member: 'm3' },
      { type: 'office-given', member: 'm2', decision: 'again' },
    ])
    const resigned: Command = { type: 'resign-office', at: '2026-04-01', by: 'm1', office: 'financial-coordinator' }
    expect(codesOf(told.when(resigned))).toEqual(['no-right'])
    told.given({ type: 'leave', at: '2026-04-01', by: 'm2' })
    expect(offices(told.state)).toEqual([])
    expect(
      codesOf(told.when({ type: 'resign-office', at: '2026-04-01', by: 'm0', office: 'financial-coordinator' })),
    ).toEqual(['no-such'])
  })
  it('what is said of an end comes from others: people die, enterprises are dissolved, and nobody joins again after it', () => {
    const told = federation().given({ type: 'name-representative', at: '2026-02-01', by: 'press', person: 'rosa' })
    const end = { type: 'report-end', at: '2026-02-02' } as const
    expect(codesOf(told.when({ ...end, by: 'ana', member: 'ana', how: 'died' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...end, by: 'ana', member: 'press', how: 'died' }))).toEqual(['malformed'])
    expect(codesOf(told.when({ ...end, by: 'ana', member: 'nobody', how: 'died' }))).toEqual(['no-such'])
    told.given(
      { ...end, by: 'ana', member: 'press', how: 'dissolved' },
      { ...end, by: 'bakery', member: 'ana', how: 'died' },
    )
    expect(codesOf(told.when({ ...end, by: 'bakery', member: 'ana', how: 'died' }))).toEqual(['closed'])
    expect(told.state.members.representatives.size).toBe(0)
    expect(codesOf(told.when({ type: 'join', at: '2026-02-03', by: 'ana', memberClass: 'supporter' }))).toEqual([
      'closed',
    ])
    expect(register(told.state).former.map(({ member, ended }) => `${member} ${ended}`)).toEqual([
      'ana died',
      'press dissolved',
    ])
  })
  it('the death of an applicant leaves nothing to decide', () => {
    const told = owners(2).given(
      { type: 'apply', at: '2026-02-01', by: 'zoe', memberClass: 'worker-owner', decision: 'zoe' },
      { type: 'report-end', at: '2026-02-02', by: 'm0', member: 'zoe', how: 'died' },
    )
    expect(told.state.decisions.open.size).toBe(0)
    expect(memberOf(told, 'zoe')).toBeUndefined()
  })
  it('whoever is suspended has no vote where the charter says so, until those who decided it decide otherwise', () => {
    const told = owners(4, suspending(false)).given(...suspended('suspension', '2026-02-01'))
    expect(memberOf(told, 'm3')).toMatchObject({ standing: 'member', suspended: true, votes: false })
    expect(whoMayVote(told.state)).toHaveLength(3)
    expect(
      codesOf(told.when({ type: 'propose-suspension', at: '2026-02-08', by: 'm0', member: 'm3', decision: 'twice' })),
    ).toEqual(['done-already'])
    told.given(...suspended('reinstatement', '2026-02-08'))
    expect(memberOf(told, 'm3')).toMatchObject({ suspended: false, votes: true })
    expect(mayVote(owners(4).given(...suspended('suspension', '2026-02-01')).state, 'm3')).toBe(true)
  })
  it('what happened is told in both languages, and never without a reason', () => {
    const told = ousted('m0', 4, 3).given({ type: 'tell-ousting', at: '2026-04-01', by: 'm1', member: 'm0' })
    const answer = told.when({ type: 'appeal-ousting', at: '2026-04-02', by: 'm0', decision: 'appeal' })
    expect(explain(answer.because, 'en')).toContain('m0 appeals against being ousted')
    expect(explain(answer.because, 'es')).toContain('m0 recurre su expulsión')
  })
  it('an office may be given up', () => {
    const told = owners(4).given(...appointed('m3'))
    told.given({ type: 'resign-office', at: '2026-02-16', by: 'm3', office: 'financial-coordinator' })
    expect(offices(told.state)).toEqual([])
  })
  it('whoever is of a class that the charter has no more may join another', () => {
    const charter = preset('workers-coop')
    const { supporter, ...classes } = charter.memberClasses ?? {}
    const { supporter: entrance, ...entrances } = charter.admissions ?? {}
    if (supporter === undefined || entrance === undefined) throw new Error('the preset has supporters')
    const { events } = circled()
    const told = story(
      {
        ...charter,
        memberClasses: { ...classes, friend: supporter },
        admissions: { ...entrances, friend: { ...entrance, memberClass: 'friend' } },
      },
      events,
    )
    const join = { type: 'join', at: '2026-02-01', by: 'sol' } as const
    expect(codesOf(told.when({ ...join, memberClass: 'supporter' }))).toEqual(['no-such'])
    told.given({ ...join, memberClass: 'friend' })
    expect(memberOf(told, 'sol')).toMatchObject({ standing: 'member', memberClass: 'friend', votes: false })
  })
  it('where a circle admits by consent, an application waits for its round', () => {
    const told = story(preset('workers-coop'), [
      ...circled().events,
      { v: 1, type: 'circle-joined', at: date('2026-01-01'), circle: 'board', member: 'ana' },
      { v: 1, type: 'circle-joined', at: date('2026-01-01'), circle: 'board', member: 'bakery' },
    ])
    told.given({ type: 'apply', at: '2026-02-01', by: 'mill', memberClass: 'enterprise' })
    expect(memberOf(told, 'mill')?.standing).toBe('applicant')
    const round: Command = {
      type: 'start-round',
      at: '2026-02-02',
      by: 'ana',
      round: 'r1',
      circle: 'board',
      subject: { kind: 'admission', applicant: 'mill', memberClass: 'enterprise' },
      reviewOn: '2027-02-02',
      facilitator: 'ana',
      present: ['ana', 'bakery'],
    }
    const step = (by: string, step: Extract<Command, { type: 'take-step' }>['step']): Command => ({
      type: 'take-step',
      at: '2026-02-02',
      by,
      round: 'r1',
      step,
    })
    const heard = [step('ana', { kind: 'heard' }), step('bakery', { kind: 'heard' }), step('ana', { kind: 'proceed' })]
    const carried = [
      round,
      step('ana', { kind: 'proceed' }),
      ...heard,
      ...heard,
      step('ana', { kind: 'answer', answer: 'consent' }),
      step('bakery', { kind: 'answer', answer: 'consent' }),
      step('ana', { kind: 'proceed' }),
    ]
    told.given(...carried)
    expect(memberOf(told, 'mill')).toMatchObject({ standing: 'member', memberClass: 'enterprise', votes: true })
    expect(register(told.state).applicants).toEqual([])
  })
  it('a founder who left and is admitted again is a founder still, and the first of a new membership', () => {
    const told = owners(2).given(
      { type: 'leave', at: '2026-02-01', by: 'm1' },
      { type: 'apply', at: '2026-02-02', by: 'm1', memberClass: 'worker-owner', decision: 'back' },
    )
    expect(register(told.state).former).toEqual([])
    told.given({ type: 'withdraw-application', at: '2026-02-03', by: 'm1' })
    expect(register(told.state).former).toMatchObject([{ member: 'm1', ended: 'left', founder: true }])
    told.given(
      { type: 'apply', at: '2026-02-04', by: 'm1', memberClass: 'worker-owner', decision: 'again' },
      ...cast('again', '2026-02-04', 1),
      passTime('2026-02-11'),
    )
    expect(memberOf(told, 'm1')).toMatchObject({
      standing: 'member',
      founder: true,
      since: '2026-02-11',
      ended: undefined,
    })
  })
})

describe('Not true, on purpose', () => {
  it('WJC-14: whoever oppose nothing do not stop an ousting, nor does the person concerned: only three quarters of all count', () => {
    const told = ousted('m3', 4, 2)
    told.given(
      { type: 'cast', at: '2026-03-24', by: 'm3', decision: 'out', answer: 'for' },
      { type: 'pass-time', at: '2026-03-31', by: 'm1' },
    )
    expect(oustingOf(told.state, 'm3')?.next).toBe('tell')
  })
  it('a donor comes in without a provision of the charter: by giving, and without a vote', () => {
    const told = owners(1).given({ type: 'join', at: '2026-02-01', by: 'dora', memberClass: 'donor' })
    expect(memberOf(told, 'dora')).toMatchObject({ standing: 'member', votes: false })
  })
})

describe('Refused', () => {
  it.each<readonly [string, Partial<Command> & Pick<Command, 'type'>, string]>([
    ['a class that there is not', { type: 'apply', by: 'zoe', memberClass: 'boss' }, 'no-such'],
    [
      'to join a class that is decided on',
      { type: 'join', by: 'zoe', memberClass: 'worker-owner' },
      'not-in-the-charter',
    ],
    [
      'to join a class that one comes into with a project',
      { type: 'join', by: 'zoe', memberClass: 'volunteer' },
      'not-in-the-charter',
    ],
    [
      'to apply for a class on which nobody decides',
      { type: 'apply', by: 'zoe', memberClass: 'donor' },
      'not-in-the-charter',
    ],
    ['to apply as a member', { type: 'apply', by: 'm0', memberClass: 'worker-owner' }, 'there-already'],
    ['to apply twice', { type: 'apply', by: 'eva', memberClass: 'worker-owner' }, 'there-already'],
    [
      'a decision that is there',
      { type: 'apply', by: 'zoe', memberClass: 'worker-owner', decision: 'eva' },
      'there-already',
    ],
    ['to withdraw what one never asked', { type: 'withdraw-application', by: 'zoe' }, 'no-such'],
    ['to leave without being there', { type: 'leave', by: 'eva' }, 'no-right'],
    [
      'a contribution that nobody asked',
      { type: 'record-contribution', by: 'm0', member: 'm1', amountMinor: '5' },
      'no-such',
    ],
    [
      'a contribution noted by oneself',
      { type: 'record-contribution', by: 'm0', member: 'm0', amountMinor: '5' },
      'no-right',
    ],
    [
      'more than the contribution',
      { type: 'record-contribution', by: 'm0', member: 'eva', amountMinor: '5' },
      'malformed',
    ],
    ['no contribution at all', { type: 'record-contribution', by: 'm0', member: 'eva', amountMinor: '0' }, 'malformed'],
    ['to confirm without probation', { type: 'open-confirmation', by: 'm0', member: 'm1', decision: 'd' }, 'no-such'],
    ['to give up an office of nobody', { type: 'resign-office', by: 'm0', office: 'treasurer' }, 'no-such'],
    ['to oust whoever is no member', { type: 'propose-ousting', by: 'm0', member: 'eva', ...GROUNDS }, 'no-such'],
    ['to oust oneself', { type: 'propose-ousting', by: 'm0', member: 'm0', ...GROUNDS }, 'no-right'],
    ['to oust without a vote', { type: 'propose-ousting', by: 'eva', member: 'm0', ...GROUNDS }, 'no-right'],
    [
      'grounds that the charter does not have',
      { type: 'propose-ousting', by: 'm0', member: 'm1', ...GROUNDS, grounds: ['x'] },
      'malformed',
    ],
    ['an ousting twice', { type: 'propose-ousting', by: 'm0', member: 'm3', ...GROUNDS }, 'there-already'],
    ['to notify where nothing was proposed', { type: 'notify-ousting', by: 'm0', member: 'm1' }, 'no-such'],
    ['to hear before telling', { type: 'record-hearing', by: 'm0', member: 'm3', how: 'heard' }, 'expulsion-next'],
    [
      'to decline for somebody else',
      { type: 'record-hearing', by: 'm0', member: 'm3', how: 'declined-hearing' },
      'no-right',
    ],
    ['to vote before the hearing', { type: 'open-ousting', by: 'm0', member: 'm3', decision: 'out' }, 'expulsion-next'],
    ['to tell before the decision', { type: 'tell-ousting', by: 'm0', member: 'm3' }, 'expulsion-next'],
    ['to appeal before the decision', { type: 'appeal-ousting', by: 'm3', decision: 'appeal' }, 'expulsion-next'],
    ['to appeal for somebody else', { type: 'appeal-ousting', by: 'm0', decision: 'appeal' }, 'no-such'],
    [
      'to reinstate who is not suspended',
      { type: 'propose-reinstatement', by: 'm0', member: 'm1', decision: 'd' },
      'done-already',
    ],
    ['to suspend who is no member', { type: 'propose-suspension', by: 'm0', member: 'eva', decision: 'd' }, 'no-such'],
  ])('%s', (_name, command, code) => {
    const told = owners(4).given(
      { type: 'apply', at: '2026-02-01', by: 'eva', memberClass: 'worker-owner', decision: 'eva' },
      { type: 'propose-ousting', at: '2026-02-01', by: 'm1', member: 'm3', ...GROUNDS },
    )
    const before = told.state
    expect(codesOf(told.when({ at: '2026-02-02', ...command } as Command))[0]).toBe(code)
    expect(told.state).toBe(before)
  })
  it('WJC-14: what is done is not done twice', () => {
    const told = ousted('m0', 4, 3)
    const twice: readonly Command[] = [
      { type: 'notify-ousting', at: '2026-04-01', by: 'm1', member: 'm0' },
      { type: 'record-hearing', at: '2026-04-01', by: 'm1', member: 'm0', how: 'heard' },
      { type: 'open-ousting', at: '2026-04-01', by: 'm1', member: 'm0', decision: 'out-2' },
    ]
    for (const command of twice) expect(codesOf(told.when(command))).toEqual(['done-already'])
    told.given(
      { type: 'tell-ousting', at: '2026-04-01', by: 'm1', member: 'm0' },
      { type: 'appeal-ousting', at: '2026-04-02', by: 'm0', decision: 'appeal' },
    )
    expect(codesOf(told.when({ type: 'appeal-ousting', at: '2026-04-03', by: 'm0', decision: 'more' }))).toEqual([
      'done-already',
    ])
  })
  it('leaving twice, and what the charter does not know: ousting, suspension and representatives where it has none', () => {
    const told = workers(2).given({ type: 'leave', at: '2026-02-01', by: 'm1' })
    expect(codesOf(told.when({ type: 'leave', at: '2026-02-02', by: 'm1' }))).toEqual(['done-already'])
    const others = federation()
    const unknown: readonly Command[] = [
      { type: 'propose-ousting', at: '2026-02-01', by: 'ana', member: 'press', ...GROUNDS },
      { type: 'propose-suspension', at: '2026-02-01', by: 'ana', member: 'press', decision: 'd' },
    ]
    for (const command of unknown) expect(codesOf(others.when(command))).toEqual(['not-in-the-charter'])
  })
  it('founding twice, by somebody else, with nobody who votes', () => {
    const found = { type: 'found', at: '2026-01-01' } as const
    const empty = story(preset('we-just-coop'))
    expect(
      codesOf(empty.when({ ...found, by: 'zoe', founders: [{ member: 'm0', memberClass: 'worker-owner' }] })),
    ).toEqual(['no-right'])
    const donors = empty.when({ ...found, by: 'm0', founders: [{ member: 'm0', memberClass: 'donor' }] })
    expect(donors.kind === 'refused' && donors.problems.map(({ code }) => code)).toEqual(['nobody-votes'])
    expect(
      codesOf(owners(1).when({ ...found, by: 'm0', founders: [{ member: 'm0', memberClass: 'worker-owner' }] })),
    ).toEqual(['founded-already'])
  })
  it('a class that is not in force on the day', () => {
    const charter = preset('we-just-coop')
    const { donor } = charter.memberClasses ?? {}
    if (donor === undefined) throw new Error('the preset has donors')
    const until = { ...charter, memberClasses: { ...charter.memberClasses, donor: { ...donor, until: '2026-02-02' } } }
    const join = { type: 'join', by: 'dora', memberClass: 'donor' } as const
    expect(codesOf(owners(1, until).when({ ...join, at: '2026-02-01' }))).toEqual([])
    expect(codesOf(owners(1, until).when({ ...join, at: '2026-02-02' }))).toEqual(['no-such'])
  })
})

/** The member is proposed to be ousted, told, heard, and voted on, by so many of the others for as long as they last. */
const ousted = (member: string, count: number, votes: number): Story => {
  const others = Array.from({ length: count }, (_, at) => `m${at}`).filter((one) => one !== member)
  const by = others[0] ?? ''
  const voters = [...others, member].slice(0, votes)
  return owners(count).given(
    { type: 'propose-ousting', at: '2026-03-01', by: 'm1', member, ...GROUNDS },
    { type: 'notify-ousting', at: '2026-03-02', by, member },
    { type: 'record-hearing', at: '2026-03-16', by, member, how: 'heard' },
    { type: 'open-ousting', at: '2026-03-16', by, member, decision: 'out' },
    ...voters.map((voter) => ({ type: 'cast', at: '2026-03-16', by: voter, decision: 'out', answer: 'for' }) as const),
    { type: 'pass-time', at: '2026-03-23', by },
  )
}

/** The others appoint somebody as financial coordinator. */
const appointed = (member: string, decision = 'office'): readonly Command[] => [
  {
    type: 'open-decision',
    at: '2026-02-01',
    by: 'm1',
    decision,
    provision: 'other-matters',
    subject: { kind: 'appointment', office: 'financial-coordinator', member },
  },
  ...cast(decision, '2026-02-01', 3),
  passTime('2026-02-15'),
]

/** A federation in which ana is in the learning group, and sol supports. */
const circled = (): Story => {
  const { events } = federation().given({ type: 'join', at: '2026-01-01', by: 'sol', memberClass: 'supporter' })
  return story(preset('workers-coop'), [
    ...events,
    { v: 1, type: 'circle-joined', at: date('2026-01-01'), circle: 'learning-group', member: 'ana' },
  ])
}

/** So many attendances of sol, one a day, the first on 10 January and the last before July. */
const attended = (count: number): readonly Command[] =>
  Array.from({ length: count }, (_, at) => ({
    type: 'record-attendance',
    at: '2026-06-30',
    by: 'ana',
    member: 'sol',
    circle: 'learning-group',
    on: `2026-01-1${at}`,
  }))

/** The plain cooperative, whose three members admitted zoe, who has yet to pay the first instalment. */
const accepted = (charter: Charter = preset('worker-coop-plain')): Story =>
  workers(3, charter).given(
    { type: 'apply', at: '2026-02-01', by: 'zoe', memberClass: 'worker-member', decision: 'zoe' },
    ...cast('zoe', '2026-02-02', 2),
    passTime('2026-02-15'),
  )

/** The same, and probation began on 1 March. */
const onProbation = (how: { readonly probationEnds?: 'by-itself'; readonly voteInProbation?: boolean }): Story => {
  const charter = preset('worker-coop-plain')
  const { 'worker-member': admission } = charter.admissions ?? {}
  if (admission === undefined) throw new Error('the preset has an admission')
  const { 'on-probation': rights } = charter.memberClasses ?? {}
  if (rights === undefined) throw new Error('the preset says what rights one has on probation')
  // The two say the same, or the charter is not sound.
  const memberClasses = {
    ...charter.memberClasses,
    'on-probation': { ...rights, hasVote: how.voteInProbation ?? rights.hasVote },
  }
  return accepted({ ...charter, memberClasses, admissions: { 'worker-member': { ...admission, ...how } } }).given({
    type: 'record-contribution',
    at: '2026-03-01',
    by: 'm0',
    member: 'zoe',
    amountMinor: '10000',
  })
}

/** The preset, in which whoever is suspended votes or does not. */
const suspending = (suspendedVote: boolean): Charter => {
  const charter = preset('we-just-coop')
  const { voting } = charter.membership ?? {}
  if (voting === undefined) throw new Error('the preset says who votes')
  return { ...charter, membership: { ...charter.membership, voting: { ...voting, suspendedVote } } }
}

/** Everyone but m3 decides that m3 is suspended, or reinstated. */
const suspended = (what: 'suspension' | 'reinstatement', at: string): readonly Command[] => [
  { type: `propose-${what}`, at, by: 'm0', member: 'm3', decision: what },
  ...cast(what, at, 3),
  passTime(dateOfEpochDay(epochDay(date(at)) + 7)),
]
