import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCircles } from '../../src/circles/index.js'
import { type Charter, diffCharters } from '../../src/charter/index.js'
import * as views from '../../src/cooperative/circles/views.js'
import { snapshotOf } from '../../src/cooperative/circles/snapshot.js'
import type { Command, State } from '../../src/cooperative/index.js'
import {
  type CircleOfCharter,
  DAY,
  BOARD,
  OTHERS,
  REASON,
  CHARTER,
  say,
  founded,
  elected,
  step,
  heardOut,
  consents,
  start,
  round,
  carried,
  lend,
  joins,
  asks,
  working,
  GROUP,
  matter,
  circle,
  act,
  planned,
  linked,
} from './circle-story.js'
import { codesOf, type Story, typesOf } from './story.js'

describe('From the source', () => {
  it('WC-7: the board is a circle with legal responsibility, whose members are elected and which holds its matters itself', () => {
    const { state } = founded()
    expect(circle(state, 'board')).toMatchObject({
      legalResponsibility: true,
      members: BOARD,
      wider: undefined,
      mandate: undefined,
    })
    expect(circle(state, 'board')?.matters).toContain('mission')
  })

  it('WC-7: what the board keeps for itself, no mandate lends', () => {
    const refused = founded().when(start('lend', 'board', BOARD, lend({ domain: ['learning', 'mission'] })))
    expect(codesOf(refused)).toEqual(['lent-reserved'])
    expect(refused.because[0].clauses).toEqual(['WC-7'])
  })

  it('WC-4: a circle decides only what it was lent, until its mandate ends by itself', () => {
    const told = founded().given(...carried('lend', 'board', BOARD, lend()))
    expect(told.events.at(-1)).toMatchObject({ type: 'mandate-lent', from: DAY, until: '2027-01-31' })
    expect(circle(told.state, 'learning-group')?.matters).toEqual(['learning', 'events'])
    expect(codesOf(told.when(start('no', 'board', BOARD, matter())))).toEqual(['lent-on'])
    told.given(say('ana', { type: 'pass-time' }, '2027-01-31'))
    expect(told.state.circles.mandates.size).toBe(1)
    const after = told.when(say('ana', { type: 'pass-time' }, '2027-02-01'))
    expect(typesOf(after)).toContain('mandate-ended')
    expect(circle(told.state, 'learning-group')?.matters).toEqual([])
  })

  it('WC-4: a part of the domain may be lent, and only that is the circle’s', () => {
    const told = founded().given(...carried('lend', 'board', BOARD, lend({ domain: ['learning'] })))
    expect(circle(told.state, 'learning-group')?.matters).toEqual(['learning'])
  })

  it('WC-5: the first members are appointed by the wider circle, the others let in by the circle itself', () => {
    const told = working()
    expect(circle(told.state, 'learning-group')?.members).toEqual(['ben', 'dov', 'eva'])
    const how = told.events
      .filter(({ type }) => type === 'circle-joined')
      .map((event) => ('how' in event ? event.how : ''))
    expect(how).toEqual(['elected', 'elected', 'elected', 'appointed', 'admitted', 'admitted'])
    told.given(asks('fay'))
    expect(codesOf(told.when(start('no', 'board', BOARD, joins('learning-group', 'fay'))))).toEqual([
      'not-admitted-to-circle',
    ])
  })

  it('CW-4: nobody is placed in a circle who did not ask, and everybody may leave one', () => {
    const told = working()
    const refused = told.when(start('no', 'learning-group', GROUP, joins('learning-group', 'fay')))
    expect(codesOf(refused)).toEqual(['no-such'])
    expect(refused.because[0].clauses).toEqual(['CW-4'])
    expect(typesOf(told.when(say('eva', { type: 'leave-circle', circle: 'learning-group' })))).toEqual(['circle-left'])
    expect(circle(told.state, 'learning-group')?.members).toEqual(['ben', 'dov'])
  })

  it('WC-5: a circle acts on what it agreed, within its matters and its budget', () => {
    const told = planned()
    expect(typesOf(told.when(act('eva', { amountMinor: '150000' })))).toEqual(['circle-acted'])
    expect(circle(told.state, 'learning-group')?.mandate).toMatchObject({ usedMinor: 150_000n, leftMinor: 150_000n })
    expect(codesOf(told.when(act('eva', { amountMinor: '150001' })))).toEqual(['beyond-budget'])
    const outside = told.when(start('no', 'learning-group', GROUP, matter('finance')))
    expect(codesOf(outside)).toContain('outside-domain')
    expect(outside.because[0].clauses).toEqual(['WC-4'])
  })

  it('WC-6: consent is asked in rounds, until no objection stands', () => {
    const told = working().given(start('plan', 'learning-group', GROUP, matter()), ...heardOut('plan', GROUP))
    expect(views.roundsAwaiting(told.state, 'eva').map(({ awaited }) => awaited[0]?.what)).toEqual(['answer'])
    told.given(
      ...consents('plan', ['dov', 'ben']),
      step('eva', 'plan', { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
      step('dov', 'plan', { kind: 'judge', of: 'eva', upheld: true, reason: REASON }),
      step('ben', 'plan', { kind: 'judge', of: 'eva', upheld: true, reason: REASON }),
      step('dov', 'plan', { kind: 'proceed' }),
      step('eva', 'plan', { kind: 'amend', wording: 'c1c2c3d4e5f60718' }),
      ...consents('plan', GROUP),
    )
    const answer = told.when(step('dov', 'plan', { kind: 'proceed' }))
    expect(typesOf(answer)).toEqual(['step-taken', 'round-ended', 'agreement-made'])
    expect(views.agreements(told.state).find(({ round: id }) => id === 'plan')).toMatchObject({
      wording: 'c1c2c3d4e5f60718',
      due: false,
    })
  })

  it('WC-6: what finds no consent goes to the wider circle, which takes it up once', () => {
    const told = working().given(start('plan', 'learning-group', GROUP, matter()), ...heardOut('plan', GROUP))
    told.given(
      step('eva', 'plan', { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
      ...['dov', 'ben'].map((by) => step(by, 'plan', { kind: 'judge', of: 'eva', upheld: true, reason: REASON })),
      ...consents('plan', ['dov', 'ben']),
      step('dov', 'plan', { kind: 'proceed' }),
    )
    const answer = told.when(step('dov', 'plan', { kind: 'give-up' }))
    expect(answer).toMatchObject({ events: [{}, { type: 'round-ended', outcome: 'escalated', to: 'board' }] })
    expect(views.mattersToTakeUp(told.state, 'board').map(({ round: id }) => id)).toEqual(['plan'])
    told.given(...carried('again', 'board', BOARD, matter(), DAY, { takesUp: 'plan' }))
    expect(views.mattersToTakeUp(told.state, 'board')).toEqual([])
    expect(codesOf(told.when(start('twice', 'board', BOARD, matter(), DAY, { takesUp: 'plan' })))).toEqual([
      'done-already',
    ])
    expect(typesOf(told.when(act('eva', { agreement: 'again' })))).toEqual(['circle-acted'])
  })

  it('WC-6: two people of both circles link them, one sent each way', () => {
    const told = linked()
    expect(told.state.circles.links.get('learning-group')).toMatchObject({
      wider: { member: 'ana', standing: 'holds' },
      narrower: { member: 'ben', standing: 'holds' },
    })
    const codes = views.circlesToMend(told.state).map((reason) => ('narrower' in reason ? reason.narrower : ''))
    expect(codes).not.toContain('learning-group')
  })

  it('WC-6: somebody is selected for a role by consent, for reasons; with it they link the circles', () => {
    const told = working()
    const present = ['dov', 'ben', 'eva']
    const selection = { type: 'start-selection', round: 'delegate', circle: 'learning-group', role: 'delegate' }
    told.given(
      say('dov', {
        ...selection,
        from: DAY,
        until: '2026-07-31',
        links: 'learning-group',
        facilitator: 'dov',
        present,
      }),
    )
    expect(views.roundsAwaiting(told.state, 'eva').map(({ awaited }) => awaited[0]?.what)).toEqual(['nomination'])
    told.given(
      ...present.map((by) => say(by, { type: 'name-for-role', round: 'delegate', nominee: 'ben', reason: REASON })),
    )
    told.given(say('dov', { type: 'put-forward', round: 'delegate', nominee: 'ben' }))
    told.given(...heardOut('delegate', present), ...consents('delegate', present))
    const answer = told.when(step('dov', 'delegate', { kind: 'proceed' }))
    expect(typesOf(answer)).toEqual(['step-taken', 'round-ended', 'role-given', 'link-set'])
    expect(circle(told.state, 'learning-group')?.roles).toEqual({ delegate: { holder: 'ben', until: '2026-07-31' } })
    // Nobody loses a role before its term is over: who has it next is selected when the next term begins.
    const next = { ...selection, round: 'next', from: '2026-08-01', until: '2027-01-31', facilitator: 'dov', present }
    expect(codesOf(told.when(say('dov', next)))).toEqual(['not-yet'])
    expect(typesOf(told.when(say('dov', { ...next, from: DAY })))).toEqual(['selection-started'])
    told.given(
      ...present.map((by) => say(by, { type: 'name-for-role', round: 'next', nominee: 'eva', reason: REASON })),
    )
    told.given(say('dov', { type: 'put-forward', round: 'next', nominee: 'eva' }))
    told.given(...heardOut('next', present), ...consents('next', present))
    // Somebody else now: the link that went with the role goes with it.
    expect(typesOf(told.when(step('dov', 'next', { kind: 'proceed' })))).toEqual([
      'step-taken',
      'round-ended',
      'role-ended',
      'role-given',
      'link-broken',
    ])
    const over = told.when(say('dov', { type: 'pass-time' }, '2027-02-01'))
    expect(typesOf(over)).toContain('role-ended')
    expect(circle(told.state, 'learning-group')?.roles).toEqual({})
  })

  it('WC-6: an agreement is to be reviewed on its day, and holds until another takes its place', () => {
    const told = planned()
    told.given(say('dov', { type: 'pass-time' }, '2026-12-01'))
    expect(views.agreementsToReview(told.state).map(({ round: id }) => id)).toContain('plan')
    expect(typesOf(told.when(act('eva', {}, '2026-12-01')))).toEqual(['circle-acted'])
    told.given(
      ...carried('next', 'learning-group', GROUP, matter(), '2026-12-01', { reviews: 'plan', reviewOn: '2027-01-15' }),
    )
    expect(codesOf(told.when(act('eva', {}, '2026-12-01')))).toEqual(['no-such'])
    expect(typesOf(told.when(act('eva', { agreement: 'next' }, '2026-12-01')))).toEqual(['circle-acted'])
  })

  it('WC-4: an enterprise is admitted by the consent of the board', () => {
    const told = founded().given(say('bakery', { type: 'apply', memberClass: 'enterprise' }))
    const subject = { kind: 'admission', applicant: 'bakery', memberClass: 'enterprise' }
    told.given(...round('admit', 'board', BOARD, subject))
    const answer = told.when(step('ana', 'admit', { kind: 'proceed' }))
    expect(typesOf(answer)).toEqual(['step-taken', 'round-ended', 'agreement-made', 'member-joined'])
    expect(told.state.members.all.get('bakery')).toMatchObject({ standing: 'member', votes: true })
  })

  it('WC-4: where the board finds no consent, the enterprise is turned down: no wider circle takes it up', () => {
    const told = founded().given(say('bakery', { type: 'apply', memberClass: 'enterprise' }))
    const subject = { kind: 'admission', applicant: 'bakery', memberClass: 'enterprise' }
    told.given(
      start('admit', 'board', BOARD, subject),
      ...heardOut('admit', BOARD),
      step('cleo', 'admit', { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
      ...['ana', 'ben'].map((by) => step(by, 'admit', { kind: 'judge', of: 'cleo', upheld: true, reason: REASON })),
      ...consents('admit', ['ana', 'ben']),
      step('ana', 'admit', { kind: 'proceed' }),
    )
    const answer = told.when(step('ana', 'admit', { kind: 'give-up' }))
    expect(typesOf(answer)).toEqual(['step-taken', 'round-ended', 'application-ended'])
  })

  it('WC-3: who is not elected again leaves the board, and the links they were are to be filled anew', () => {
    const told = elected(linked(), 'e2', ['ana', 'cleo', 'fay'], '2027-12-01', '2028-01-05')
    // Nobody stood against them, and yet nobody takes a seat before the term of those who hold it is over.
    expect(circle(told.state, 'board')?.members).toEqual(['ana', 'ben', 'cleo'])
    told.given(say('mill', { type: 'pass-time' }, '2028-01-06'))
    // Whoever is elected again stays the link they were.
    expect(circle(told.state, 'board')?.members).toEqual(['ana', 'cleo', 'fay'])
    expect(told.state.circles.links.get('learning-group')).toMatchObject({
      wider: { member: 'ana', standing: 'holds' },
      narrower: { member: 'ben', standing: 'broken' },
    })
    told.given(say('mill', { type: 'pass-time' }, '2028-01-07'))
    expect(circle(told.state, 'board')?.members).toEqual(['ana', 'cleo', 'fay'])
  })

  it('WC-4: what is lent on counts against all above it, and ends with what it was lent from', () => {
    const group = CHARTER.circles?.['learning-group'] as CircleOfCharter
    const posters: CircleOfCharter = { ...group, wider: 'learning-group', domain: ['events'] }
    const told = working({ ...CHARTER, circles: { ...CHARTER.circles, posters } }).given(
      asks('fay', 'posters'),
      ...carried('place-fay', 'learning-group', GROUP, joins('posters', 'fay')),
    )
    const onward = (budgetMinor: string) =>
      lend({ circle: 'posters', domain: ['events'], budgetMinor, until: '2026-06-30' })
    expect(codesOf(told.when(start('x', 'learning-group', GROUP, onward('300001'))))).toEqual(['lent-over-limit'])
    told.given(
      ...carried('lend-on', 'learning-group', GROUP, onward('100000')),
      ...carried('poster', 'posters', ['fay'], matter('events')),
      act('fay', { circle: 'posters', matter: 'events', agreement: 'poster', amountMinor: '70000' }),
    )
    expect(circle(told.state, 'posters')?.mandate?.leftMinor).toBe(30_000n)
    expect(circle(told.state, 'learning-group')?.mandate?.leftMinor).toBe(230_000n)
    const renewed = [...round('renew', 'board', BOARD, lend()), step('ana', 'renew', { kind: 'proceed' })]
    told.given(...renewed.slice(0, -1))
    const answer = told.when(step('ana', 'renew', { kind: 'proceed' }))
    expect(typesOf(answer).slice(-2)).toEqual(['mandate-lent', 'mandate-ended'])
    expect(told.events.at(-1)).toMatchObject({ circle: 'posters', why: 'lender-ended' })
  })

  it('WC-7: a board that decides by a share acts on what it decided', () => {
    const board = CHARTER.circles?.['board'] as CircleOfCharter
    const decision = {
      title: { en: 'Resolution of the board', es: 'Acuerdo del consejo' },
      electorate: { members: { circle: 'board' } },
      rule: { moreThan: '1/2', of: 'electorate' },
      openDays: 3,
      ballotsCanChange: true,
      thresholds: 'at-opening',
      members: 'at-opening',
    } as const
    const told = founded({
      ...CHARTER,
      decisions: { ...CHARTER.decisions, 'in-the-board': decision },
      circles: { ...CHARTER.circles, board: { ...board, decidesBy: 'in-the-board' } },
    })
    told.given(
      say('ana', { type: 'open-decision', decision: 'hire', provision: 'in-the-board' }),
      ...['ana', 'ben'].map((by) => say(by, { type: 'cast', decision: 'hire', answer: 'for' })),
    )
    const hire = { type: 'act', circle: 'board', matter: 'staff', agreement: 'hire' }
    expect(codesOf(told.when(say('ana', hire)))).toEqual(['no-such'])
    expect(typesOf(told.when(say('ana', hire, '2026-02-10')))).toContain('circle-acted')
    expect(codesOf(told.when(start('x', 'board', BOARD, matter('staff'), '2026-02-10')))).toEqual([
      'not-in-the-charter',
    ])
  })

  it('WC-4: with a circle that the charter no longer has, its mandate, its links and its rounds end, each once', () => {
    // Whose rules are changed by a vote that needs no meeting.
    const { meetings: __, ...charter } = CHARTER
    const told = linked(charter).given(start('plan', 'learning-group', GROUP, matter()))
    const { 'learning-group': _, ...circles } = charter.circles ?? {}
    const { changes } = diffCharters({ from: charter, to: { ...charter, version: '2', circles } })
    told.given(
      say('ana', { type: 'propose-amendment', amendment: 'merge', version: '2', changes }),
      ...[...BOARD, ...OTHERS, 'mill'].map((by) =>
        say(by, { type: 'cast', decision: 'merge-change-rules', answer: 'for' }),
      ),
    )
    const answer = told.when(say('ana', { type: 'pass-time' }, '2026-03-10'))
    const ours = typesOf(answer).filter((type) => /^(circle|link|round|mandate)-/.test(type))
    expect(ours.sort()).toEqual([
      ...['circle-left', 'circle-left', 'circle-left', 'circle-left'],
      ...['link-broken', 'link-broken', 'mandate-ended', 'round-lapsed'],
    ])
    expect(told.state.circles.members.get('learning-group')?.size).toBe(0)
  })

  it('WC-4: whoever takes the application back is not asked about any more', () => {
    const subject = { kind: 'admission', applicant: 'bakery', memberClass: 'enterprise' }
    const told = founded().given(
      say('bakery', { type: 'apply', memberClass: 'enterprise' }),
      start('admit', 'board', BOARD, subject),
    )
    expect(typesOf(told.when(say('bakery', { type: 'withdraw-application' })))).toContain('round-lapsed')
  })

  it('WC-6: whoever leaves the cooperative leaves their circles, and each link and round once', () => {
    const told = linked().given(start('plan', 'learning-group', ['ben', 'dov', 'eva'], matter()))
    const answer = told.when(say('ben', { type: 'leave' }))
    const ours = typesOf(answer).filter((type) => /circle|link|round/.test(type))
    expect(ours).toEqual(['round-lapsed', 'circle-left', 'circle-left', 'link-broken'])
  })
})

describe('At the boundary', () => {
  it('a circle that the charter leaves without a link lacks none; the others do', () => {
    const lacking = (charter?: Charter) =>
      views.circlesToMend(working(charter).state).flatMap((one) => (one.code === 'link-missing' ? [one.narrower] : []))
    const group = CHARTER.circles?.['learning-group'] as CircleOfCharter
    const without = lacking({
      ...CHARTER,
      circles: { ...CHARTER.circles, 'learning-group': { ...group, link: 'none' } },
    })
    expect(lacking()).toContain('learning-group')
    expect(without).toEqual(lacking().filter((circle) => circle !== 'learning-group'))
    expect(without.length).toBeGreaterThan(0)
  })

  it.each([
    ['199999', []],
    ['200000', []],
    ['200001', ['over-decision-limit']],
  ])('WC-5: one expense of %s, where 200000 is the limit', (amountMinor, codes) => {
    expect(codesOf(planned().when(act('eva', { amountMinor })))).toEqual(codes)
  })

  it.each([
    ['99999', []],
    ['100000', []],
    ['100001', ['beyond-budget']],
  ])('WC-5: another %s, where 100000 of the budget is left', (amountMinor, codes) => {
    const told = planned().given(act('eva', { amountMinor: '200000' }))
    expect(codesOf(told.when(act('eva', { amountMinor })))).toEqual(codes)
  })

  it.each([
    ['2027-01-30', []],
    ['2027-01-31', []],
    ['2027-02-01', ['too-late']],
  ])('WC-4: a mandate until %s, where the charter has it last twelve months', (until, codes) => {
    expect(codesOf(founded().when(start('lend', 'board', BOARD, lend({ until }))))).toEqual(codes)
  })

  it.each([
    ['2027-01-30', []],
    ['2027-01-31', []],
    ['2027-02-01', ['outside-mandate']],
  ])('WC-4: an act on %s, where the mandate runs until 31 January', (at, codes) => {
    const answer = planned().when(act('eva', {}, at))
    expect(codesOf(answer).length).toBe(codes.length)
  })

  it.each([
    [['dov'], ['presence-too-low']],
    [['dov', 'ben'], []],
    [['dov', 'ben', 'eva'], []],
  ])('WC-6: %s present of three, where half have to be', (present, codes) => {
    expect(codesOf(working().when(start('plan', 'learning-group', present, matter())))).toEqual(codes)
  })
})

describe('Always true', () => {
  it('WC-6: after a link is set, both people of it are in both circles, or it awaits somebody', () => {
    const leave = (of: string) => (by: string) => say(by, { type: 'leave-circle', circle: of })
    const moves = [
      leave('learning-group'),
      (by: string) => say(by, { type: 'leave' }),
      (by: string) => say(by, { type: 'leave-seat', election: 'e1' }),
      asks,
      (by: string) => start(`link-${by}`, 'board', BOARD, { kind: 'link', narrower: 'learning-group', member: by }),
      (by: string) => step(by, 'link-ana', { kind: 'proceed' }),
    ]
    const people = [...BOARD, ...OTHERS]
    const any = fc.array(
      fc.record({ by: fc.constantFrom(...people), move: fc.integer({ min: 0, max: moves.length - 1 }) }),
      {
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(any, (steps) => {
        const told = linked()
        for (const { by, move } of steps) {
          const command = moves[move]?.(by)
          if (command !== undefined) told.when(command)
          expect(brokenSilently(told.state)).toEqual([])
        }
      }),
      { seed: 20_260_201, numRuns: 25 },
    )
  })

  it('WC-4: mandates never go round in a ring, and none lends what its lender does not hold', () => {
    const told = linked()
    const wrong = new Set([
      'circles-in-a-ring',
      'lent-not-held',
      'lent-by-another',
      'mandate-over',
      'lent-outside-term',
    ])
    const checked = checkCircles({ ...snapshotOf(told.state), on: DAY })
    expect(checked.kind === 'not-in-order' ? checked.because.filter(({ code }) => wrong.has(code)) : []).toEqual([])
  })
})

/** The links that are said to hold and whose person is not in both circles. */
const brokenSilently = (state: State): readonly string[] =>
  [...state.circles.links].flatMap(([narrower, pair]) =>
    [pair.wider, pair.narrower].flatMap((link) => {
      if (link?.standing !== 'holds') return []
      const both = [narrower, link.wider].every((id) => state.circles.members.get(id)?.has(link.member) === true)
      return both ? [] : [link.member]
    }),
  )

describe('Not true, on purpose', () => {
  it('WC-6: whoever leaves the circle takes their objection along; whoever leaves the room does not', () => {
    const objected = () =>
      working().given(
        start('plan', 'learning-group', GROUP, matter()),
        ...heardOut('plan', GROUP),
        step('eva', 'plan', { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
        ...['dov', 'ben'].map((by) => step(by, 'plan', { kind: 'judge', of: 'eva', upheld: true, reason: REASON })),
        ...consents('plan', ['dov', 'ben']),
      )
    const circleLeft = objected().given(say('eva', { type: 'leave-circle', circle: 'learning-group' }))
    expect(typesOf(circleLeft.when(step('dov', 'plan', { kind: 'proceed' })))).toContain('agreement-made')
    const roomLeft = objected().given(step('eva', 'plan', { kind: 'leave' }))
    expect(typesOf(roomLeft.when(step('dov', 'plan', { kind: 'proceed' })))).toEqual(['step-taken'])
  })

  it('WC-4: a new mandate takes the place of the one before, and what was spent is counted anew', () => {
    const told = planned().given(act('eva', { amountMinor: '200000' }), ...carried('more', 'board', BOARD, lend()))
    expect(circle(told.state, 'learning-group')?.mandate).toMatchObject({ usedMinor: 0n, leftMinor: 300_000n })
  })
})

describe('Refused', () => {
  const cases: readonly (readonly [string, () => Story, Command, string])[] = [
    [
      'WC-6: a round of a circle one is not in',
      working,
      say('fay', { ...start('x', 'learning-group', GROUP, matter()), by: 'fay' }),
      'no-right',
    ],
    [
      'WC-6: a step in a round of a circle one is not in',
      () => working().given(start('x', 'learning-group', GROUP, matter())),
      step('fay', 'x', { kind: 'heard' }),
      'no-right',
    ],
    [
      'WC-6: a step out of order',
      () => working().given(start('x', 'learning-group', GROUP, matter())),
      step('eva', 'x', { kind: 'answer', answer: 'consent' }),
      'not-in-this-phase',
    ],
    [
      'WC-6: going on, by somebody who does not facilitate',
      () => working().given(start('x', 'learning-group', GROUP, matter())),
      step('eva', 'x', { kind: 'proceed' }),
      'not-the-facilitator',
    ],
    ['WC-6: a step in a round that is over', planned, step('eva', 'plan', { kind: 'heard' }), 'closed'],
    ['WC-6: a step in a round that never was', working, step('eva', 'nowhere', { kind: 'heard' }), 'no-such'],
    ['WC-6: the id of a round twice', planned, start('plan', 'learning-group', GROUP, matter()), 'there-already'],
    [
      'WC-6: a review before today',
      working,
      start('x', 'learning-group', GROUP, matter(), DAY, { reviewOn: '2026-01-31' }),
      'too-late',
    ],
    [
      'WC-6: a matter without a wording',
      working,
      start('x', 'learning-group', GROUP, matter(), DAY, { wording: undefined }),
      'no-such',
    ],
    [
      'WC-6: a link that is in one circle only',
      linked,
      start('x', 'board', BOARD, { kind: 'link', narrower: 'learning-group', member: 'cleo' }),
      'link-not-member',
    ],
    [
      'WC-6: the same person for both sides of a link',
      linked,
      start('x', 'board', BOARD, { kind: 'link', narrower: 'learning-group', member: 'ben' }),
      'link-same-person',
    ],
    [
      'WC-6: a link sent by a third circle',
      linked,
      start('x', 'board', BOARD, { kind: 'link', narrower: 'board', member: 'ben' }),
      'link-elsewhere',
    ],
    [
      'WC-6: an objection without a reason',
      () => working().given(start('x', 'learning-group', GROUP, matter()), ...heardOut('x', GROUP)),
      step('eva', 'x', { kind: 'answer', answer: 'objection', criterion: 'harms-the-aim' }),
      'malformed',
    ],
    ['WC-5: an act of a circle one is not in', planned, act('fay'), 'no-right'],
    ['WC-5: an act without an agreement', working, act('eva'), 'no-such'],
    ['WC-5: an act in another matter than agreed on', planned, act('eva', { matter: 'events' }), 'no-such'],
    ['WC-5: joining an elected body by asking', working, asks('dov', 'board'), 'not-in-the-charter'],
    [
      'WC-5: leaving an elected body but by its seat',
      working,
      say('ana', { type: 'leave-circle', circle: 'board' }),
      'not-in-the-charter',
    ],
    ['WC-5: asking twice', () => working().given(asks('fay')), asks('fay'), 'there-already'],
    ['WC-5: somebody who is no member', working, asks('stranger'), 'no-right'],
    [
      'WC-4: a mandate of another than the wider circle',
      working,
      start('x', 'learning-group', GROUP, lend({ circle: 'finance-group', domain: ['finance'] })),
      'lent-by-another',
    ],
    [
      'WC-4: a mandate outside the domain',
      founded,
      start('x', 'board', BOARD, lend({ domain: ['finance'] })),
      'outside-domain',
    ],
    [
      'WC-4: the admission of somebody who did not apply',
      founded,
      start('x', 'board', BOARD, { kind: 'admission', applicant: 'bakery', memberClass: 'enterprise' }),
      'no-such',
    ],
    ['WC-4: an unknown circle', founded, start('x', 'nowhere', BOARD, matter()), 'no-such'],
    [
      'CW-4: for somebody else',
      working,
      say('ana', { type: 'leave-circle', circle: 'learning-group', onBehalfOf: 'eva' }),
      'for-somebody-else',
    ],
  ]
  it.each(cases)('%s', (_, given, command, code) => {
    const answer = given().when(command)
    expect(codesOf(answer)).toContain(code)
  })
})

describe('A round that lasts beyond its day of review', () => {
  it('WC-6: is reviewed at once, and leaves nothing due in the past', () => {
    const [began, ...steps] = carried('late', 'board', BOARD, matter('strategy'), DAY, { reviewOn: DAY })
    const told = founded().given(began as Command, ...steps.map((one) => ({ ...one, at: '2026-02-05' })))
    expect(told.state.agenda.filter(({ on }) => on < '2026-02-05')).toEqual([])
    expect(typesOf(told.when(say('ana', { type: 'pass-time' }, '2026-02-05')))).toContain('review-due')
  })
})
