import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { averageOf, type LiveAverage, openAverage } from '../../src/averages/index.js'
import type { NumberQuestion } from '../../src/ballots/index.js'
import { exact, type Ratio, ratio } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { codeOf, codesOf, NOT_NUMBERS } from '../arbitraries/refused.js'

const PAY: NumberQuestion = { kind: 'number', id: 'pay', unit: 'USD per hour' }
const HOURS: NumberQuestion = { kind: 'number', id: 'hours', unit: 'hours a week', min: 0, max: 60, step: '0.5' }
const SHARE: NumberQuestion = { kind: 'number', id: 'removal', unit: 'share', min: 0, max: 1 }

const open = (question: NumberQuestion, ...electorate: string[]) => openAverage({ question, electorate })

const valueOf = (live: LiveAverage): Ratio | undefined => {
  const now = live.now()
  return now.kind === 'average' ? now.value : undefined
}

/** What one proposal alone becomes, a first one and a changed one alike: its value in force, or the codes that refuse it. */
const alone = (question: NumberQuestion, proposal: unknown): unknown => {
  const [first, changed] = [open(question, 'ana'), open(question, 'ana')].map((live, at) => {
    if (at === 1) expect(live.cast({ member: 'ana', proposal: question.min ?? 0 }).kind).toBe('cast')
    const outcome = live.cast({ member: 'ana', proposal })
    return outcome.kind === 'refused' ? codesOf(outcome) : valueOf(live)
  })
  expect(changed).toEqual(first)
  return first
}

describe('From the source', () => {
  it('WJC-12: a member casts, changes and withdraws at any time, and the average follows', () => {
    const live = open(PAY, 'ana', 'ben')
    expect(live.now()).toEqual({
      kind: 'no-proposals',
      count: 0,
      because: [{ code: 'no-proposals', clauses: ['WJC-12'] }],
    })
    expect([live.cast({ member: 'ana', proposal: '15' }).kind, valueOf(live)]).toEqual(['cast', exact('15')])
    expect([live.cast({ member: 'ben', proposal: 10 }).kind, valueOf(live)]).toEqual(['cast', exact('12.5')])
    expect([live.cast({ member: 'ben', proposal: '12' }).kind, valueOf(live)]).toEqual(['changed', exact('13.5')])
    expect([live.cast({ member: 'ben', proposal: 12 }).kind, valueOf(live)]).toEqual(['unchanged', exact('13.5')])
    expect([live.withdraw({ member: 'ana' }).kind, valueOf(live)]).toEqual(['withdrawn', exact('12')])
    expect([live.withdraw({ member: 'ana' }).kind, live.count]).toEqual(['nothing-to-withdraw', 1])
  })
  it('WJC-12: not having proposed is no zero: of three members two propose 10 and 20, and 15 is in force', () => {
    const live = open(PAY, 'ana', 'ben', 'cleo')
    live.cast({ member: 'ana', proposal: 10 })
    live.cast({ member: 'ben', proposal: 20 })
    expect(live.now()).toMatchObject({ value: exact('15'), count: 2 })
  })
  it('WJC-7: whoever joins the team proposes a share, and the mean follows', () => {
    const live = openAverage({ question: SHARE, electorate: ['m0'], clauses: ['WJC-7'] })
    for (const [at, share] of [50, 90, 60, 80, 40, 80, 90, 70, 100, 60].entries()) {
      if (at > 0) expect(live.join({ member: `m${at}` }).kind).toBe('joined')
      expect(live.cast({ member: `m${at}`, proposal: `${share}%` }).kind).toBe('cast')
    }
    expect(valueOf(live)).toEqual(exact('72%'))
    expect(explain(live.now().because, 'en')).toBe('The mean of 10 proposals is 72% (720% divided by 10) (WJC-7).')
    expect(live.leave({ member: 'm4' })).toMatchObject({
      kind: 'left',
      because: [{ code: 'left', withProposal: true }],
    })
    expect(valueOf(live)).toEqual(exact('34/45'))
  })
  it('WJC-17: hours a week lie on half hours from 0 to 60', () => {
    expect(alone(HOURS, '37.5')).toEqual(exact('37.5'))
    expect(alone(HOURS, '37.25')).toEqual(['off-step'])
    expect(alone(HOURS, '61')).toEqual(['out-of-range'])
  })
})

describe('At the boundary', () => {
  it.each([
    ['-0.01', '0', '0.5'],
    [-0.5, 0, 0.5],
    [-1n, 0n, 1n],
    ['-1/1000000', '0/5', '1/2'],
    [new Decimal('-0.5'), new Decimal(0), new Decimal('0.5')],
  ])('%s is below the lower end of a range, %s on it and %s above it', (below, on, above) => {
    expect(alone(HOURS, below)).toEqual(['out-of-range'])
    expect(alone(HOURS, on)).toEqual(ratio(0n))
    expect(alone(HOURS, above)).toEqual(exact(above))
  })
  it.each([
    ['59.5', '60', '60.5'],
    [59.5, 60, 60.5],
    ['119/2', '120/2', '120001/2000'],
  ])('%s is below the upper end of a range, %s on it and %s above it', (below, on, above) => {
    expect(alone(HOURS, below)).toEqual(exact('59.5'))
    expect(alone(HOURS, on)).toEqual(exact('60'))
    expect(alone(HOURS, above)).toEqual(['out-of-range'])
  })
  it.each([
    ['37.49', 37.5, '37.51'],
    ['37.499999999999999999', '37.50', '37.500000000000000001'],
    ['112/3', '75/2', '113/3'],
  ])('%s and %3$s are off the step that %2$s lies on', (below, on, above) => {
    expect([alone(HOURS, below), alone(HOURS, on), alone(HOURS, above)]).toEqual([
      ['off-step'],
      exact('37.5'),
      ['off-step'],
    ])
  })
  it('steps are counted from the lower end, and from 0 where there is none', () => {
    const question = { ...PAY, step: 3 }
    expect([alone({ ...question, min: 1 }, 4), alone({ ...question, min: 1 }, 3)]).toEqual([exact('4'), ['off-step']])
    expect([alone(question, 3), alone(question, 4), alone(question, -3)]).toEqual([
      exact('3'),
      ['off-step'],
      exact('-3'),
    ])
  })
  it.each(['1/3', '0.0000000001', '0.000000001', '0.00000001%', '0.0000001%'])('a step of %s holds as well', (step) => {
    const question = { ...PAY, unit: 'share', step }
    expect(alone(question, exact(step))).toEqual(exact(step))
    expect(alone(question, '1/7')).toEqual(['off-step'])
  })
  it('a share is taken with and without its percent sign, from 0% to 100%', () => {
    expect(['-0.01%', '0%', '72%', '0.72', '100%', '100.01%'].map((share) => alone(SHARE, share))).toEqual([
      ['out-of-range'],
      ratio(0n),
      exact('72%'),
      exact('72%'),
      ratio(1n),
      ['out-of-range'],
    ])
  })
  it('a single proposal does not move an average, there is none without it; two do', () => {
    const live = open(PAY, 'ana', 'ben')
    live.cast({ member: 'ana', proposal: 10 })
    expect([live.moveOf('ana'), live.moveOf('ben')]).toEqual([undefined, undefined])
    live.cast({ member: 'ben', proposal: 20 })
    expect([live.moveOf('ana'), live.moveOf('ben'), live.moveOf('zoe')]).toEqual([ratio(-5n), ratio(5n), undefined])
  })
  it('the first third moves all proposals to fractions, and nothing is lost', () => {
    const live = open(PAY, 'ana', 'ben', 'cleo')
    live.cast({ member: 'ana', proposal: '12.50' })
    live.cast({ member: 'ben', proposal: 10 })
    expect([live.cast({ member: 'cleo', proposal: '1/3' }).kind, valueOf(live)]).toEqual(['cast', ratio(137n, 18n)])
    expect([live.proposalOf('ana'), live.proposalOf('ben'), live.proposalOf('cleo'), live.count]).toEqual([
      exact('12.5'),
      exact('10'),
      exact('1/3'),
      3,
    ])
    expect([live.cast({ member: 'ana', proposal: 12.5 }).kind, live.withdraw({ member: 'cleo' }).kind]).toEqual([
      'unchanged',
      'withdrawn',
    ])
    expect(valueOf(live)).toEqual(exact('11.25'))
  })
  it('nine proposals of fifteen digits are added as doubles, ten and eleven as exactly', () => {
    const members = Array.from({ length: 11 }, (_, at) => `m${at}`)
    const live = open(PAY, ...members)
    for (const [at, member] of members.entries()) {
      expect(live.cast({ member, proposal: '9999999999999.99' }).kind).toBe('cast')
      expect(live.now()).toMatchObject({ value: exact('9999999999999.99'), count: at + 1 })
    }
    expect(live.cast({ member: 'm0', proposal: '10000000000000.00' }).kind).toBe('changed')
    // Eleven times 9999999999999.99 and a cent more, divided by eleven.
    expect(valueOf(live)).toEqual(exact('10999999999999990/1100'))
  })
})

describe('Not true, on purpose', () => {
  it('a share may be proposed as 0.5 by one and as 50% by another: the unit says what is meant', () => {
    const live = open(SHARE, 'ana', 'ben')
    live.cast({ member: 'ana', proposal: '50%' })
    expect([
      live.cast({ member: 'ana', proposal: 0.5 }).kind,
      live.cast({ member: 'ben', proposal: '1/2' }).kind,
    ]).toEqual(['unchanged', 'cast'])
    expect(codeOf(() => averageOf({ proposals: ['50%', 0.5] }))).toBe('mixed-percent')
  })
  it('under a clamped mean a proposal may lie outside the range: it is the mean that is brought back', () => {
    const live = openAverage({ question: HOURS, electorate: ['ana', 'ben'], aggregation: { clampedMean: true } })
    expect(live.cast({ member: 'ana', proposal: 100 }).kind).toBe('cast')
    expect(live.now()).toMatchObject({
      value: exact('60'),
      because: [{ code: 'mean' }, { code: 'clamped', bound: 'max' }],
    })
    live.cast({ member: 'ben', proposal: -10 })
    expect(live.now()).toMatchObject({ value: exact('45'), because: [{ code: 'mean' }] })
    expect(codesOf(live.cast({ member: 'ana', proposal: '0.3' }))).toEqual(['off-step'])
  })
  it('whoever leaves and joins again has to propose again', () => {
    const live = open(PAY, 'ana')
    live.cast({ member: 'ana', proposal: 10 })
    expect([live.leave({ member: 'ana' }).kind, live.join({ member: 'ana' }).kind]).toEqual(['left', 'joined'])
    expect([live.proposalOf('ana'), live.count]).toEqual([undefined, 0])
    expect(live.leave({ member: 'ana' })).toMatchObject({ because: [{ withProposal: false }] })
  })
  it('where anyone may propose, joining and leaving are never refused, and leaving takes the proposal along', () => {
    const live = openAverage({ question: PAY, electorate: 'anyone' })
    expect([live.join({ member: 'ana' }).kind, live.join({ member: 'ana' }).kind]).toEqual(['joined', 'joined'])
    expect([live.cast({ member: 'zoe', proposal: 1 }).kind, live.leave({ member: 'zoe' }).kind, live.count]).toEqual([
      'cast',
      'left',
      0,
    ])
  })
  it('two openings share nothing, not even the list of members they were given', () => {
    const members = new Set(['ana'])
    const [one, other] = [0, 1].map(() => openAverage({ question: PAY, electorate: members })) as [
      LiveAverage,
      LiveAverage,
    ]
    one.cast({ member: 'ana', proposal: 10 })
    one.join({ member: 'ben' })
    expect([other.count, members.size, codesOf(other.cast({ member: 'ben', proposal: 1 }))]).toEqual([
      0,
      1,
      ['not-joined'],
    ])
  })
})

describe('Refused', () => {
  it.each(NOT_NUMBERS)('%s, and nothing is changed by it', (_name, proposal, code) => {
    const live = open(PAY, 'ana')
    live.cast({ member: 'ana', proposal: 10 })
    expect(live.cast({ member: 'ana', proposal })).toMatchObject({
      kind: 'refused',
      problems: [{ code, path: 'proposal' }],
    })
    expect([live.proposalOf('ana'), live.count, alone({ ...PAY, step: '1/3' }, proposal)]).toEqual([
      ratio(10n),
      1,
      [code],
    ])
  })
  it('percent-not-meant: a percent sign on anything but a share', () => {
    expect([alone(PAY, '50%'), alone({ ...PAY, step: '1/3' }, '50%')]).toEqual([
      ['percent-not-meant'],
      ['percent-not-meant'],
    ])
  })
  it('not-joined, already-joined, not-a-name', () => {
    const live = open(PAY, 'ana')
    expect(codesOf(live.cast({ member: 'zoe', proposal: 1 }))).toEqual(['not-joined'])
    expect(codesOf(live.leave({ member: 'zoe' }))).toEqual(['not-joined'])
    expect(codesOf(live.join({ member: 'ana' }))).toEqual(['already-joined'])
    for (const member of ['', 'a\nb', 'x'.repeat(201), null as never, 7 as never]) {
      expect([codesOf(live.cast({ member, proposal: 1 })), codesOf(live.join({ member }))]).toEqual([
        ['not-a-name'],
        ['not-a-name'],
      ])
    }
  })
  it.each([
    [{ min: 10, max: 9 }, 'mean', 'bounds-reversed'],
    [{ min: 10, max: 9 }, { clampedMean: true }, 'bounds-reversed'],
    [{ step: 0 }, 'mean', 'step-not-positive'],
    [{ step: -1 }, 'mean', 'step-not-positive'],
    [{ min: 'x' }, 'mean', 'not-a-number'],
    [{ max: '50%' }, 'mean', 'percent-not-meant'],
    [{}, 'mode', 'not-one-of'],
    [{}, { trimmedMean: '50%' }, 'trim-too-large'],
  ])('a question with %o, or an aggregation %o, is not opened: %s', (range, aggregation, code) => {
    const question = { ...PAY, ...range }
    expect(codeOf(() => openAverage({ question, electorate: [], aggregation: aggregation as never }))).toBe(code)
  })
})
