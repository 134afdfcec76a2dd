import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Circle, type CircleLink, type CirclesInput, checkCircles, type Mandate } from '../../src/circles/index.js'
import { explain } from '../../src/reasons/index.js'
import { refusedOf } from '../decisions/problems-of.js'
import { always } from '../arbitraries/run.js'
import { mutated } from './mutated.js'

const BOARD: Circle = {
  id: 'board',
  domain: ['mission', 'website', 'training', 'contracts'],
  members: ['ana', 'ben', 'cleo', 'dov'],
  legalResponsibility: true,
  reserved: ['contracts'],
}
const MANDATE: Mandate = {
  lentBy: 'board',
  domain: ['website', 'training'],
  limits: { budgetMinor: '100000', perDecisionMinor: '20000', currency: 'GBP', strategy: ['open-source'] },
  from: '2026-01-01',
  until: '2026-12-31',
}
const WEB: Circle = {
  id: 'web',
  wider: 'board',
  domain: ['website', 'training'],
  members: ['ben', 'cleo', 'eva', 'fay'],
  mandate: MANDATE,
}
const LESSONS: Circle = {
  id: 'lessons',
  wider: 'web',
  domain: ['training'],
  members: ['eva', 'fay', 'gus'],
  mandate: {
    lentBy: 'web',
    domain: ['training'],
    limits: { budgetMinor: '40000', currency: 'GBP' },
    from: '2026-03-01',
    until: '2026-12-31',
  },
}
const link = (narrower: string, wider: string, member: string, sentBy: CircleLink['sentBy']): CircleLink => ({
  narrower,
  wider,
  member,
  sentBy,
})
const LINKS = [
  link('web', 'board', 'ben', 'wider'),
  link('web', 'board', 'cleo', 'narrower'),
  link('lessons', 'web', 'eva', 'wider'),
  link('lessons', 'web', 'fay', 'narrower'),
]
const BASE: CirclesInput = { circles: [BOARD, WEB, LESSONS], links: LINKS, on: '2026-06-01' }

const codes = (more: Partial<CirclesInput>): readonly string[] => {
  const checked = checkCircles({ ...BASE, ...more })
  return 'because' in checked ? checked.because.map(({ code }) => code) : refusedOf(checked)
}
const found = (more: Partial<CirclesInput>) => {
  const checked = checkCircles({ ...BASE, ...more })
  return 'because' in checked ? checked.because : []
}
const withLessons = (more: Partial<Circle>) => ({ circles: [BOARD, WEB, { ...LESSONS, ...more }] })
const lent = (more: Partial<Mandate>) => withLessons({ mandate: { ...(LESSONS.mandate as Mandate), ...more } })

describe('From the source', () => {
  it('WC-4, WC-6, WC-7: a board that lends to a working group, which lends on, each doubly linked', () => {
    expect(checkCircles(BASE)).toEqual({
      kind: 'in-order',
      because: [{ code: 'circles-in-order', clauses: ['WC-4', 'WC-6'], circles: 3 }],
    })
  })

  it('WC-6: the handbook at handbook.docs.agile.coop: the delegate and the leader, two people, are full members of the parent circle, too', () => {
    const work = (members: readonly string[]): Circle => ({
      id: 'work',
      wider: 'general',
      domain: ['projects'],
      members,
      mandate: { lentBy: 'general', domain: ['projects'], limits: {}, from: '2026-01-01', until: '2026-12-31' },
    })
    const general: Circle = {
      id: 'general',
      domain: ['projects', 'aim'],
      members: ['leader', 'delegate'],
      legalResponsibility: true,
    }
    const links = [link('work', 'general', 'leader', 'wider'), link('work', 'general', 'delegate', 'narrower')]
    expect(codes({ circles: [general, work(['leader', 'delegate', 'worker'])], links })).toEqual(['circles-in-order'])
    expect(codes({ circles: [general, work(['leader', 'worker'])], links })).toEqual(['link-not-member'])
    expect(codes({ circles: [general, work(['leader', 'delegate'])], links: links.slice(0, 1) })).toEqual([
      'link-missing',
    ])
  })

  it('WC-6: one person in both seats is no double link', () => {
    const links = [...LINKS.slice(0, 3), link('lessons', 'web', 'eva', 'narrower')]
    expect(found({ links })).toEqual([
      { code: 'link-same-person', clauses: ['WC-6'], narrower: 'lessons', wider: 'web', member: 'eva' },
    ])
  })

  it('WC-6: a link that no side sent, two of one side, and one between circles that are not next to each other', () => {
    expect(found({ links: LINKS.slice(0, 3) })).toEqual([
      { code: 'link-missing', clauses: ['WC-6'], narrower: 'lessons', wider: 'web', sentBy: 'narrower' },
    ])
    const more = (one: CircleLink) => codes({ links: [...LINKS, one] })
    expect(more(link('lessons', 'web', 'fay', 'wider'))).toEqual(['link-twice', 'link-same-person'])
    expect(more(link('lessons', 'board', 'ana', 'wider'))).toEqual(['link-elsewhere'])
    expect(more(link('lessons', 'tech', 'ana', 'wider'))).toEqual(['unknown-circle'])
  })

  it('WC-4: a lender cannot lend what it does not hold, nor the narrower circle take more than it was lent', () => {
    expect(found(lent({ domain: ['training', 'mission'] }))).toEqual([
      { code: 'lent-not-held', clauses: ['WC-4'], lender: 'web', circle: 'lessons', matters: ['mission'] },
    ])
    expect(found(withLessons({ domain: ['training', 'website'] }))).toEqual([
      { code: 'claimed-not-lent', clauses: ['WC-4'], circle: 'lessons', matters: ['website'] },
    ])
  })

  it('WC-7: what the board has reserved no mandate lends', () => {
    const web = { ...WEB, mandate: { ...MANDATE, domain: ['website', 'training', 'contracts'] } }
    expect(found({ circles: [BOARD, web, LESSONS] })).toEqual([
      { code: 'lent-reserved', clauses: ['WC-7'], lender: 'board', circle: 'web', matters: ['contracts'] },
    ])
  })

  it('WC-7: whoever has no wider circle is legally responsible, or supervises', () => {
    const { legalResponsibility: _, ...plain } = BOARD
    expect(codes({ circles: [plain, WEB, LESSONS] })).toEqual(['circle-without-wider'])
    const supervisors: Circle = { id: 'supervisors', domain: ['audit'], members: ['zoe'], supervises: 'board' }
    expect(codes({ circles: [BOARD, WEB, LESSONS, supervisors] })).toEqual(['circles-in-order'])
  })

  it('WC-7: who supervises the board does not sit in it, and does not live on its mandate', () => {
    const supervisors: Circle = { id: 'supervisors', domain: ['audit'], members: ['zoe', 'ana'], supervises: 'board' }
    expect(found({ circles: [BOARD, WEB, LESSONS, supervisors] })).toEqual([
      { code: 'supervisor-concerned', clauses: ['WC-7'], circle: 'supervisors', supervises: 'board', members: ['ana'] },
    ])
    const lentTo = {
      ...supervisors,
      members: ['zoe'],
      domain: ['training'],
      wider: 'web',
      mandate: { ...(LESSONS.mandate as Mandate), limits: {} },
    }
    expect(codes({ circles: [BOARD, WEB, LESSONS, lentTo] })).toEqual(['supervised-lends'])
    const within: Circle = { ...supervisors, members: ['zoe'], wider: 'board' }
    expect(codes({ circles: [BOARD, WEB, LESSONS, within] })).toEqual(['circle-without-mandate', 'supervised-lends'])
  })

  it('WC-5: money is lent within what was lent, and in its currency', () => {
    const limits = (more: object) => codes(lent({ limits: { budgetMinor: '40000', currency: 'GBP', ...more } }))
    expect(limits({ perDecisionMinor: '20001' })).toEqual(['lent-over-limit'])
    expect(limits({ currency: 'EUR' })).toEqual(['lent-in-other-currency'])
  })

  it('WC-5: budgets lent to several circles add up', () => {
    const other = (budgetMinor: string, from = '2026-01-01'): Circle => ({
      ...LESSONS,
      id: 'site',
      domain: ['website'],
      mandate: { ...(LESSONS.mandate as Mandate), domain: ['website'], limits: { budgetMinor, currency: 'GBP' }, from },
    })
    const links = [...LINKS, link('site', 'web', 'eva', 'wider'), link('site', 'web', 'fay', 'narrower')]
    const kinds = ['59999', '60000', '60001'].map((budget) =>
      codes({ circles: [BOARD, WEB, LESSONS, other(budget)], links }),
    )
    expect(kinds).toEqual([['circles-in-order'], ['circles-in-order'], ['lent-over-limit']])
    // Only those that run on the day.
    const begins = (from: string) => codes({ circles: [BOARD, WEB, LESSONS, other('60001', from)], links })
    expect(['2026-06-01', '2026-06-02'].map(begins)).toEqual([['lent-over-limit'], ['circles-in-order']])
    expect(found({ circles: [BOARD, WEB, LESSONS, other('60001')], links })[0]).toMatchObject({
      lender: 'web',
      circles: ['lessons', 'site'],
      lentMinor: 100001n,
      limitMinor: 100000n,
    })
  })

  it('WC-5: only members of the cooperative sit in circles, where its register is given', () => {
    const members = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay']
    expect(found({ members })).toEqual([
      { code: 'not-on-register', clauses: ['WC-5'], circle: 'lessons', members: ['gus'] },
    ])
    expect(codes({ members: [...members, 'gus'] })).toEqual(['circles-in-order'])
  })
})

describe('At the boundary', () => {
  it('the last day of a mandate is included', () => {
    const on = (day: string) => codes({ on: day })
    expect(['2026-12-30', '2026-12-31'].map(on)).toEqual([['circles-in-order'], ['circles-in-order']])
    expect(on('2027-01-01')).toEqual(['mandate-over', 'mandate-over'])
  })

  it('what is lent on begins and ends no day outside the mandate of the lender', () => {
    const term = (from: string, until: string) => codes(lent({ from, until }))
    expect(term('2025-12-31', '2026-12-30')).toEqual(['lent-outside-term'])
    expect(term('2026-01-01', '2026-12-31')).toEqual(['circles-in-order'])
    expect(term('2026-01-02', '2027-01-01')).toEqual(['lent-outside-term'])
  })

  it('a budget lent on: one below that of the lender, as much, one above', () => {
    const budget = (budgetMinor: string) => codes(lent({ limits: { budgetMinor, currency: 'GBP' } }))
    expect(['99999', '100000', '100001'].map(budget)).toEqual([
      ['circles-in-order'],
      ['circles-in-order'],
      ['lent-over-limit'],
    ])
  })

  it('a limit on one decision lent on: one below, as much, one above', () => {
    const most = (perDecisionMinor: string) =>
      codes(lent({ limits: { budgetMinor: '40000', perDecisionMinor, currency: 'GBP' } }))
    expect(['19999', '20000', '20001'].map(most)).toEqual([
      ['circles-in-order'],
      ['circles-in-order'],
      ['lent-over-limit'],
    ])
  })

  it('the last day of a term in a role is included', () => {
    const roles = [{ role: 'secretary', holder: 'eva', until: '2026-06-01' }]
    const on = (day: string) => codes({ ...withLessons({ roles }), on: day })
    expect(['2026-05-31', '2026-06-01', '2026-06-02'].map(on)).toEqual([
      ['circles-in-order'],
      ['circles-in-order'],
      ['role-term-over'],
    ])
  })

  it('a role of somebody outside the circle', () => {
    const roles = [{ role: 'secretary', holder: 'ana', until: '2026-12-31' }]
    expect(codes(withLessons({ roles }))).toEqual(['role-not-member'])
  })

  it('no circle at all, and a ring of one, of two and of three', () => {
    expect(codes({ circles: [], links: [] })).toEqual(['circles-in-order'])
    const ring = (ids: readonly string[]) =>
      ids.map((id, at): Circle => {
        const above = ids[(at + 1) % ids.length] as string
        return { ...WEB, id, wider: above, mandate: { ...MANDATE, lentBy: above } }
      })
    for (const ids of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
      const rings = found({ circles: ring(ids), links: [] }).filter(({ code }) => code === 'circles-in-a-ring')
      expect(rings).toEqual([{ code: 'circles-in-a-ring', clauses: ['WC-4'], circles: ids }])
    }
  })

  it('a circle within another that lent it nothing, and one lent to by another', () => {
    const { mandate: _, ...unlent } = LESSONS
    expect(codes({ circles: [BOARD, WEB, unlent] })).toEqual(['circle-without-mandate'])
    const by = { lentBy: 'board', domain: ['training'], limits: {}, from: '2026-01-01', until: '2026-12-31' }
    expect(codes(withLessons({ mandate: by }))).toEqual(['lent-by-another'])
    expect(codes(lent({ lentBy: 'tech' }))).toEqual(['unknown-circle', 'lent-by-another'])
  })
})

describe('Always true', () => {
  it('whatever it is given, it answers, and every finding can be told in both languages', () => {
    always(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), mutated(BASE)), (input) => {
        const checked = checkCircles(input as CirclesInput)
        if (checked.kind === 'refused') expect(checked.problems.length).toBeGreaterThan(0)
        else
          for (const locale of ['en', 'es'] as const)
            expect(explain(checked.because, locale)).not.toContain('undefined')
      }),
      1000,
    )
  })

  it('everything is found at once: two faults in different circles are both told', () => {
    const faults = [
      [{ ...WEB, domain: [...WEB.domain, 'mission'] }, 'claimed-not-lent'],
      [
        { ...WEB, wider: 'board', roles: [{ role: 'secretary', holder: 'zoe', until: '2026-12-31' }] },
        'role-not-member',
      ],
    ] as const
    for (const [web, code] of faults) {
      const other = { ...LESSONS, members: ['eva', 'gus'] }
      expect(codes({ circles: [BOARD, web, other] })).toEqual(expect.arrayContaining([code, 'link-not-member']))
    }
  })

  it('the order of circles and links does not matter', () => {
    const circles = [BOARD, { ...WEB, domain: ['mission'] }, { ...LESSONS, members: ['gus'] }]
    const sorted = (more: Partial<CirclesInput>) => [...codes(more)].sort()
    always(
      fc.property(
        fc.shuffledSubarray(circles, { minLength: 3 }),
        fc.shuffledSubarray(LINKS, { minLength: 4 }),
        (shuffled, links) => {
          expect(sorted({ circles: shuffled, links })).toEqual(sorted({ circles }))
        },
      ),
    )
  })
})

describe('Not true, on purpose', () => {
  it('the same matter may be lent to two circles', () => {
    const twin = { ...LESSONS, id: 'twin', mandate: { ...(LESSONS.mandate as Mandate), limits: {} } }
    const links = [...LINKS, link('twin', 'web', 'eva', 'wider'), link('twin', 'web', 'fay', 'narrower')]
    expect(codes({ circles: [BOARD, WEB, LESSONS, twin], links })).toEqual(['circles-in-order'])
  })

  it('a mandate that has not begun is in order', () => {
    expect(codes(lent({ from: '2026-12-01' }))).toEqual(['circles-in-order'])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(checkCircles(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(checkCircles({} as never))).toEqual(['missing-key circles', 'missing-key links', 'missing-key on'])
  })

  it('everything at once', () => {
    const circles = [
      { id: '', domain: 'all', members: ['ana', 'ana'], legalResponsibility: false, chair: 'ana' },
      { id: 'web', domain: [], members: [], mandate: { ...MANDATE, until: '2025-12-31', limits: { budgetMinor: -1 } } },
      { id: 'web', domain: [], members: [], mandate: 'board', roles: [{ role: 'secretary' }] },
      null,
    ]
    const links = [{ narrower: 'web', wider: 'board', member: 'ana', sentBy: 'both' }]
    expect(refusedOf(checkCircles({ circles, links, on: 'today', clauses: 'WC-4' } as never))).toEqual([
      'wrong-kind clauses',
      'unknown-key circles[0].chair',
      'not-a-name circles[0].id',
      'wrong-kind circles[0].domain',
      'listed-twice circles[0].members[1]',
      'wrong-kind circles[0].legalResponsibility',
      'negative-amount circles[1].mandate.limits.budgetMinor',
      'missing-key circles[1].mandate.limits.currency',
      'reversed-period circles[1].mandate.until',
      'wrong-kind circles[2].mandate',
      'missing-key circles[2].roles[0].holder',
      'missing-key circles[2].roles[0].until',
      'listed-twice circles[2].id',
      'wrong-kind circles[3]',
      'not-one-of links[0].sentBy',
      'not-a-date on',
    ])
  })
})
