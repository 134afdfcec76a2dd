import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RepresentativeChange, representativesOf, tryRepresentativesOf } from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const ENTERPRISES = ['bakery', 'press', 'garden']
const named = (on: string, enterprise: string, person: string | null): RepresentativeChange => ({
  on,
  enterprise,
  person,
})
const who = (changes: readonly RepresentativeChange[], on = '2025-06-01', mostPerPerson = 1) =>
  representativesOf({ rule: { mostPerPerson }, enterprises: ENTERPRISES, changes, on })

describe('From the source', () => {
  it('WC-2: an enterprise is one member with one representative and one vote, whatever its size', () => {
    expect(who([named('2025-01-01', 'bakery', 'ana'), named('2025-01-01', 'press', 'ben')])).toEqual({
      kind: 'representatives',
      seats: [
        { enterprise: 'bakery', person: 'ana' },
        { enterprise: 'press', person: 'ben' },
      ],
      without: ['garden'],
      refused: [],
      because: [{ code: 'representatives', clauses: ['WC-2'], on: '2025-06-01', represented: 2, without: ['garden'] }],
    })
  })
  it('CW-4: whoever represents two enterprises carries two votes, and that is visible', () => {
    const both = who([named('2025-01-01', 'bakery', 'ana'), named('2025-01-02', 'press', 'ana')], '2025-06-01', 2)
    expect(both.because[1]).toEqual({ code: 'more-than-one-vote', clauses: ['CW-4'], person: 'ana', own: 0, votes: 2 })
  })
  it('a delegate may be replaced at any time, as a corporation may under section 323 of the Companies Act 2006', () => {
    const changes = [named('2025-01-01', 'bakery', 'ana'), named('2025-03-01', 'bakery', 'eva')]
    expect(who(changes).seats).toEqual([{ enterprise: 'bakery', person: 'eva' }])
  })
})

describe('At the boundary', () => {
  it('the day before a naming, its day, the day after', () => {
    const changes = [named('2025-01-01', 'bakery', 'ana'), named('2025-03-01', 'bakery', 'eva')]
    const person = (on: string) => who(changes, on).seats[0]?.person
    expect(['2024-12-31', '2025-01-01', '2025-02-28', '2025-03-01', '2025-03-02'].map(person)).toEqual([
      undefined,
      'ana',
      'ana',
      'eva',
      'eva',
    ])
  })
  it('one below what one person may represent, exactly, one above', () => {
    const changes = ENTERPRISES.map((enterprise) => named('2025-01-01', enterprise, 'ana'))
    expect([1, 2, 3].map((most) => who(changes, '2025-06-01', most).seats.length)).toEqual([1, 2, 3])
    expect(who(changes, '2025-06-01', 2).refused).toEqual([{ enterprise: 'garden', person: 'ana', on: '2025-01-01' }])
  })
  it('a place that was given up is free from that day on', () => {
    const changes = [
      named('2025-01-01', 'bakery', 'ana'),
      named('2025-02-01', 'bakery', null),
      named('2025-02-01', 'press', 'ana'),
    ]
    expect(who(changes)).toMatchObject({
      seats: [{ enterprise: 'press', person: 'ana' }],
      without: ['bakery', 'garden'],
      refused: [],
    })
    const other = [changes[0], changes[2], changes[1]] as readonly RepresentativeChange[]
    expect(who(other).without).toEqual(ENTERPRISES)
  })
})

describe('Always true', () => {
  const changes = fc.array(
    fc.record({
      on: fc.constantFrom('2025-01-01', '2025-01-02', '2025-03-01', '2025-07-01'),
      enterprise: fc.constantFrom(...ENTERPRISES, 'stranger'),
      person: fc.constantFrom('ana', 'ben', '__proto__', null),
    }),
    { maxLength: 12 },
  )
  it('nobody represents more than they may, and every enterprise has at most one representative', () => {
    always(
      fc.property(changes, fc.integer({ min: 1, max: 3 }), (list, most) => {
        const { seats, without } = who(list, '2025-06-01', most)
        for (const person of new Set(seats.map((seat) => seat.person)))
          expect(seats.filter((seat) => seat.person === person).length).toBeLessThanOrEqual(most)
        expect([...seats.map(({ enterprise }) => enterprise), ...without].sort()).toEqual([...ENTERPRISES].sort())
      }),
    )
  })
  it('what is named later does not change who represented whom before', () => {
    always(
      fc.property(changes, (list) => {
        const upTo = list.filter(({ on }) => on <= '2025-06-01')
        expect(who(list)).toEqual(who(upTo))
      }),
    )
  })
  it('answers whatever it is given', () => {
    const changes = [named('2025-01-01', 'bakery', 'ana'), named('2025-02-01', 'press', null)]
    answersAnything(tryRepresentativesOf, {
      rule: { mostPerPerson: 1, clauses: [] },
      enterprises: ENTERPRISES,
      changes,
      on: '2025-06-01',
    })
  })
})

describe('Not true, on purpose', () => {
  it('a naming beyond the limit leaves the enterprise whoever it had', () => {
    const changes = [
      named('2025-01-01', 'bakery', 'ana'),
      named('2025-01-01', 'press', 'ben'),
      named('2025-02-01', 'press', 'ana'),
    ]
    expect(who(changes).seats).toContainEqual({ enterprise: 'press', person: 'ben' })
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    const outcome = tryRepresentativesOf({
      rule: { mostPerPerson: 0 },
      enterprises: ['bakery', 'bakery'],
      changes: [{ on: '2025-02-29', enterprise: 7, person: undefined }],
      on: '',
    } as never)
    expect(refusedOf(outcome)).toEqual([
      'not-one-or-more rule.mostPerPerson',
      'listed-twice enterprises[1]',
      'not-a-date on',
      'not-a-date changes[0].on',
      'not-a-name changes[0].enterprise',
      'missing-key changes[0].person',
    ])
    expect(thrownBy(() => representativesOf(undefined as never))).toEqual(['wrong-kind'])
  })
})
