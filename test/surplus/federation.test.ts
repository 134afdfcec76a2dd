import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUNDINGS } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import {
  type FederationInput,
  type FederationLevel,
  type FederationMember,
  federationOf,
  subscriptionOf,
  tryFederationOf,
} from '../../src/surplus/index.js'
import { shares } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

type Federation = FederationInput['federation']

const BAKERY = { id: 'bakery', labourCostMinor: '20000000' }
const NORTH = { id: 'north', keeps: '3/4', members: [BAKERY, { id: 'print', labourCostMinor: '40000000' }] }
const COUNTRY: Federation = {
  id: 'country',
  keeps: 1,
  members: [NORTH, { id: 'software', labourCostMinor: '100000000' }],
}
const BASE: FederationInput = { currency: 'GBP', share: '1/1000', rounding: 'half-even', federation: COUNTRY }
const totals = (federation: Federation, more: Partial<FederationInput> = {}) =>
  federationOf({ ...BASE, ...more, federation })
const codes = (more: object): readonly string[] => {
  const answer = tryFederationOf({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
/** So many federations, one within the other; in the innermost this. */
const nested = (count: number, innermost: readonly FederationMember[]): Federation => {
  let federation: Federation = { id: `level ${count}`, keeps: '1/2', members: innermost }
  for (let at = count - 1; at >= 1; at--) federation = { id: `level ${at}`, keeps: '1/2', members: [federation] }
  return federation
}

describe('From the source', () => {
  it('CW-5: local, regional, national and international: what is subscribed adds up level by level', () => {
    const answer = totals({
      id: 'world',
      keeps: 1,
      members: [
        {
          id: 'country',
          keeps: '4/5',
          members: [
            {
              ...NORTH,
              members: [
                ...NORTH.members,
                { id: 'town', keeps: '1/3', members: [{ id: 'cafe', labourCostMinor: 3000000 }] },
              ],
            },
          ],
        },
        { id: 'shipping', labourCostMinor: '500000000' },
      ],
    })
    expect(answer.enterprises).toEqual([
      { id: 'bakery', of: 'north', subscriptionMinor: 20000n },
      { id: 'print', of: 'north', subscriptionMinor: 40000n },
      { id: 'cafe', of: 'town', subscriptionMinor: 3000n },
      { id: 'shipping', of: 'world', subscriptionMinor: 500000n },
    ])
    // The town keeps 1,000 of 3,000; the north three quarters of 62,000; the country four fifths of 15,500.
    const level = ({
      id,
      depth,
      enterprises,
      delegates,
      subscribedMinor,
      receivedMinor,
      keptMinor,
    }: FederationLevel) => [id, depth, enterprises, delegates, subscribedMinor, receivedMinor, keptMinor]
    expect(answer.levels.map(level)).toEqual([
      ['world', 0, 4, 2, 563000n, 503100n, 503100n],
      ['country', 1, 3, 1, 63000n, 15500n, 12400n],
      ['north', 2, 3, 3, 63000n, 62000n, 46500n],
      ['town', 3, 1, 1, 3000n, 3000n, 1000n],
    ])
    expect(answer.levels.map(({ passedOnMinor }) => passedOnMinor)).toEqual([0n, 3100n, 15500n, 2000n])
  })

  it('CW-5: each member of a level, large or small, sends one delegate', () => {
    expect(totals(COUNTRY).levels.map(({ id, delegates }) => [id, delegates])).toEqual([
      ['country', 2],
      ['north', 2],
    ])
  })

  it('CW-5, WC-8: the reason counts enterprises and levels, and says what they subscribe', () => {
    const { because } = totals(COUNTRY)
    expect(because).toEqual([
      {
        code: 'federation',
        clauses: ['CW-5', 'WC-8'],
        enterprises: 3,
        levels: 2,
        subscribedMinor: 160000n,
        currency: 'GBP',
      },
    ])
    expect(explain(because, 'en')).toBe(
      '3 enterprises on 2 levels subscribe 1,600.00 GBP; what is kept on all levels makes up just that (CW-5, WC-8).',
    )
    expect(explain(because, 'es')).toBe(
      '3 empresas en 2 niveles aportan 1600,00 GBP de cuota; lo que queda en todos los niveles suma justo eso (CW-5, WC-8).',
    )
  })

  it('CW-5: one enterprise on one level is told in the singular', () => {
    const { because } = totals({ id: 'country', keeps: 1, members: [BAKERY] })
    expect(explain(because, 'en')).toMatch(/^1 enterprise on 1 level subscribes /)
    expect(explain(because, 'es')).toMatch(/^1 empresa en 1 nivel aporta /)
  })

  it('CW-5, WC-8: with a least subscription each enterprise subscribes that at least, and the reason says so', () => {
    const { enterprises, levels, because } = totals(COUNTRY, { minimumMinor: 30000 })
    expect(enterprises.map(({ subscriptionMinor }) => subscriptionMinor)).toEqual([30000n, 40000n, 100000n])
    expect(levels.map(({ keptMinor }) => keptMinor)).toEqual([117500n, 52500n])
    expect(because.slice(1)).toEqual([
      { code: 'subscription-minimum', clauses: ['CW-5', 'WC-8'], minimumMinor: 30000n, currency: 'GBP' },
    ])
    // Where nobody's share is less than that, nobody needs the reason.
    expect(totals(COUNTRY, { minimumMinor: 20000 }).because).toHaveLength(1)
  })

  it('CW-5: of 11,350,000 a third goes to regional unions (CGSCOP et URSCOP, Documentation Optéos, dues of 2020)', () => {
    // There the confederation collects the dues and gives a third of them to the unions; here they keep it on the way
    // up. How the dues divide between two unions is ours.
    const union = (id: string, dues: number) => ({
      id,
      keeps: '1/3',
      members: [{ id: `scop of ${id}`, labourCostMinor: dues * 100 }],
    })
    const { levels } = totals(
      { id: 'confederation', keeps: 1, members: [union('north', 6350000), union('south', 5000000)] },
      { currency: 'EUR', share: 1 },
    )
    expect(levels.map(({ keptMinor }) => keptMinor)).toEqual([756666666n, 211666667n, 166666667n])
    expect(levels[0]?.subscribedMinor).toBe(1135000000n)
  })
})

describe('At the boundary', () => {
  it('half of one penny more than an even number goes to the even neighbour', () => {
    const kept = (labourCostMinor: number) =>
      totals({ id: 'a', keeps: 1, members: [{ id: 'b', keeps: '1/2', members: [{ id: 'c', labourCostMinor }] }] })
        .levels[1]?.keptMinor
    expect([2000, 3000, 4000, 5000].map(kept)).toEqual([1n, 2n, 2n, 2n])
  })

  it('a level that keeps nothing, and one that keeps all', () => {
    const kept = (keeps: number) =>
      totals({ ...COUNTRY, members: [{ ...NORTH, keeps }] }).levels.map(({ keptMinor }) => keptMinor)
    expect([kept(0), kept(1)]).toEqual([
      [60000n, 0n],
      [0n, 60000n],
    ])
  })

  it('a part to keep of 0, of 1, and one step outside each', () => {
    const keeps = (part: string) => codes({ federation: { ...COUNTRY, members: [{ ...NORTH, keeps: part }] } })
    expect(['-0.0001', '0', '1', '1.0001'].map(keeps)).toEqual([
      ['not-a-share federation.members[0].keeps'],
      [],
      [],
      ['not-a-share federation.members[0].keeps'],
    ])
  })

  it('nineteen levels of federations with an enterprise in the last, twenty, and twenty-one', () => {
    const levels = (count: number) => codes({ federation: nested(count, [BAKERY]) })
    expect([levels(19), levels(20)]).toEqual([[], []])
    expect(levels(21)).toEqual([`too-many-levels federation${'.members[0]'.repeat(20)}`])
  })

  it('twenty levels of which the last has no members, and twenty-one', () => {
    const levels = (count: number) => codes({ federation: nested(count, []) }).map((told) => told.split(' ')[0])
    expect(levels(20)).toEqual([])
    expect(levels(21)).toEqual(['too-many-levels'])
  })

  it('a federation without members, and enterprises without labour cost', () => {
    expect(totals({ id: 'new', keeps: 1, members: [] })).toMatchObject({
      enterprises: [],
      levels: [{ enterprises: 0, delegates: 0, subscribedMinor: 0n, keptMinor: 0n }],
    })
    expect(totals({ id: 'new', keeps: 1, members: [{ ...BAKERY, labourCostMinor: 0 }] }).levels[0]?.enterprises).toBe(1)
  })

  it('10^30 and a penny, exactly', () => {
    const members = [{ id: 'north', keeps: '1/3', members: [{ id: 'vast', labourCostMinor: 10n ** 33n }] }]
    const [whole, north] = totals({ id: 'country', keeps: 1, members }).levels
    expect([north?.keptMinor, whole?.keptMinor]).toEqual([(10n ** 30n - 1n) / 3n, (2n * 10n ** 30n + 1n) / 3n])
  })
})

describe('Always true', () => {
  interface Plan {
    readonly cost: bigint
    readonly keeps: { readonly numerator: bigint; readonly denominator: bigint }
    readonly members: readonly Plan[] | undefined
  }
  /** Trees of enterprises and federations, a few levels deep. */
  const { tree } = fc.letrec<{ tree: Plan; member: Plan }>((tie) => ({
    tree: fc.record({
      cost: fc.constant(0n),
      keeps: shares,
      members: fc.array(tie('member'), { maxLength: 4 }),
    }),
    member: fc.oneof(
      { maxDepth: 4 },
      fc.record({
        cost: fc.bigInt({ min: 0n, max: 10n ** 12n }),
        keeps: shares,
        members: fc.constant(undefined),
      }),
      tie('tree'),
    ),
  }))
  /** The same with ids by their place: a, a.0, a.0.1, ... */
  const named = ({ cost, keeps, members }: Plan, id: string): FederationMember =>
    members === undefined
      ? { id, labourCostMinor: cost }
      : { id, keeps, members: members.map((member, at) => named(member, `${id}.${at}`)) }
  const federations = tree.map((plan) => named(plan, 'a') as Federation)
  const terms = fc.record({ share: shares, rounding: fc.constantFrom(...ROUNDINGS) })
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)
  const isWithin = (id: string, outer: string): boolean => id.startsWith(`${outer}.`)

  it('all that is kept on all levels is all that is subscribed', () => {
    always(
      fc.property(federations, terms, (federation, more) => {
        const { levels, enterprises } = totals(federation, more)
        const subscribed = sum(enterprises.map(({ subscriptionMinor }) => subscriptionMinor))
        expect(sum(levels.map(({ keptMinor }) => keptMinor))).toBe(subscribed)
        expect(levels[0]).toMatchObject({ subscribedMinor: subscribed, passedOnMinor: 0n })
      }),
    )
  })

  it('on every level what came in is what its own members passed on, and goes out as what is kept and passed on', () => {
    always(
      fc.property(federations, terms, (federation, more) => {
        const { levels, enterprises } = totals(federation, more)
        for (const level of levels) {
          const own = enterprises.filter(({ of }) => of === level.id).map(({ subscriptionMinor }) => subscriptionMinor)
          const children = levels.filter(({ id, depth }) => isWithin(id, level.id) && depth === level.depth + 1)
          expect(level.receivedMinor).toBe(sum([...own, ...children.map(({ passedOnMinor }) => passedOnMinor)]))
          expect(level.receivedMinor).toBe(level.keptMinor + level.passedOnMinor)
          expect(level.keptMinor >= 0n && level.passedOnMinor >= 0n).toBe(true)
          expect(level.delegates).toBe(own.length + children.length)
        }
      }),
    )
  })

  it('on every level what is subscribed, and by how many, is that of all enterprises within it', () => {
    always(
      fc.property(federations, terms, (federation, more) => {
        const { levels, enterprises } = totals(federation, more)
        for (const { id, subscribedMinor, enterprises: count } of levels) {
          const within = enterprises.filter((enterprise) => isWithin(enterprise.id, id))
          expect(subscribedMinor).toBe(sum(within.map(({ subscriptionMinor }) => subscriptionMinor)))
          expect(count).toBe(within.length)
        }
      }),
    )
  })

  it('each enterprise subscribes what it would subscribe alone, wherever it stands', () => {
    always(
      fc.property(federations, terms, (federation, more) => {
        const costs = new Map<string, bigint>()
        const read = (member: FederationMember): void => {
          if ('members' in member) member.members.forEach(read)
          else costs.set(member.id, BigInt(member.labourCostMinor))
        }
        read(federation)
        const { enterprises } = totals(federation, more)
        expect(enterprises).toHaveLength(costs.size)
        for (const { id, subscriptionMinor } of enterprises) {
          const alone = { ...more, currency: 'GBP', labourCostMinor: costs.get(id) ?? -1n }
          expect(subscriptionMinor).toBe(subscriptionOf(alone).amountMinor)
        }
      }),
    )
  })

  it('each federation stands before those within it, and one level above them', () => {
    always(
      fc.property(federations, (federation) => {
        const { levels } = totals(federation)
        levels.forEach(({ id, depth }, at) => {
          expect(depth).toBe(id.split('.').length - 1)
          expect(levels.slice(0, at).some((before) => isWithin(before.id, id))).toBe(false)
        })
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('the whole passes nothing on, whatever it says that it keeps', () => {
    for (const keeps of [0, '1/2', 1])
      expect(totals({ ...COUNTRY, keeps }).levels[0]).toMatchObject({ keptMinor: 115000n, passedOnMinor: 0n })
  })

  it('who subscribes half of everything sends as many delegates as who subscribes least', () => {
    const [whole] = totals({ ...COUNTRY, members: [BAKERY, { id: 'software', labourCostMinor: '100000000' }] }).levels
    expect(whole?.delegates).toBe(2)
  })

  it('what arrives through three levels is not the product of their parts: each level rounds', () => {
    const half = (id: string, members: readonly FederationMember[]) => ({ id, keeps: '1/2', members })
    const { levels } = totals({
      id: 'a',
      keeps: 1,
      members: [half('b', [half('c', [half('d', [{ id: 'e', labourCostMinor: 3000 }])])])],
    })
    // Of 3 pence 2 are kept, then of 1 nothing twice: a penny arrives, though an eighth of 3 is less than half a penny.
    expect(levels.map(({ id, keptMinor }) => [id, keptMinor])).toEqual([
      ['a', 1n],
      ['b', 0n],
      ['c', 0n],
      ['d', 2n],
    ])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        currency: 'gbp',
        share: '-1',
        rounding: 'floor',
        federation: {
          id: '',
          keeps: '2',
          name: 'x',
          members: [
            7,
            { id: 'a', labourCostMinor: '1.5', keeps: 1 },
            { id: 'a', labourCostMinor: '-1' },
            { id: 'b', keeps: 'half', members: null },
            {},
          ],
        },
        clauses: 'CW-5',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'unknown-currency currency',
      'not-a-share share',
      'not-one-of rounding',
      'unknown-key federation.name',
      'not-a-name federation.id',
      'not-a-share federation.keeps',
      'wrong-kind federation.members[0]',
      'unknown-key federation.members[1].keeps',
      'not-minor-units federation.members[1].labourCostMinor',
      'listed-twice federation.members[2].id',
      'negative-amount federation.members[2].labourCostMinor',
      'not-a-number federation.members[3].keeps',
      'wrong-kind federation.members[3].members',
      'missing-key federation.members[4].id',
      'missing-key federation.members[4].labourCostMinor',
    ])
  })

  it('an id twice, on one level, on two, and a federation named like its own member', () => {
    const twice = (...members: readonly FederationMember[]) => codes({ federation: { id: 'a', keeps: 1, members } })
    expect(twice(BAKERY, BAKERY)).toEqual(['listed-twice federation.members[1].id'])
    expect(twice(NORTH, BAKERY)).toEqual(['listed-twice federation.members[1].id'])
    expect(twice({ ...BAKERY, id: 'a' })).toEqual(['listed-twice federation.members[0].id'])
  })

  it('an enterprise alone is no federation', () => {
    expect(codes({ federation: BAKERY })).toEqual(['missing-key federation.members'])
  })

  it('a federation that stands within itself is told at once, where it does', () => {
    const loop: { id: string; keeps: number; members: unknown[] } = { id: 'loop', keeps: 1, members: [] }
    loop.members.push(loop)
    expect(codes({ federation: loop })).toEqual(['too-many-levels federation.members[0]'])
    // Twice on every level would be a million times on twenty.
    loop.members.push(BAKERY, { id: 'between', keeps: 1, members: [loop] })
    expect(codes({ federation: loop })).toEqual([
      'too-many-levels federation.members[0]',
      'too-many-levels federation.members[2].members[0]',
    ])
  })

  it('ids by the names of what objects have anyway are ids', () => {
    const members = ['__proto__', 'constructor', 'toString'].map((id) => ({ id, labourCostMinor: 1000000 }))
    expect(totals({ id: 'hasOwnProperty', keeps: 1, members }).levels).toMatchObject([
      { id: 'hasOwnProperty', enterprises: 3, keptMinor: 3000n },
    ])
  })

  it('nothing at all, and each key that is left out', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryFederationOf(input as unknown as FederationInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(Object.keys(BASE).map((key) => codes({ [key]: undefined }))).toEqual([
      ['missing-key currency'],
      ['missing-key share'],
      ['missing-key rounding'],
      ['missing-key federation'],
    ])
    for (const federation of [null, '', 7, []]) expect(codes({ federation })).toEqual(['wrong-kind federation'])
  })

  it('a part to keep that is no number', () => {
    for (const [name, keeps, code] of NOT_NUMBERS)
      if (keeps !== undefined)
        expect([name, ...codes({ federation: { ...COUNTRY, keeps } })]).toEqual([name, `${code} federation.keeps`])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => totals({ ...COUNTRY, keeps: 2 }))).toBe('not-a-share')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['federation', 'refused']
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryFederationOf({ ...BASE, [key]: value }).kind)
      }),
    )
    always(
      fc.property(fc.constantFrom('id', 'keeps', 'members', 'labourCostMinor'), fc.anything(), (key, value) => {
        const member = { ...NORTH, [key]: value } as unknown as FederationMember
        expect(kinds).toContain(tryFederationOf({ ...BASE, federation: { ...COUNTRY, members: [member] } }).kind)
      }),
    )
  })
})
