import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type StaffingInput, type StaffingStep, staffingOf, tryStaffingOf } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const POOLS = ['worker-owners', 'volunteers', 'outside']
const BASE: StaffingInput = {
  areas: ['tech', 'legal'],
  pools: POOLS,
  places: [{ place: 'coder', area: 'tech' }],
  steps: [],
}
const BOTH: readonly StaffingStep[] = [
  { kind: 'coordinator', area: 'tech', person: 'ana' },
  { kind: 'coordinator', area: 'legal', person: 'ben' },
]
const apply = (person: string, pool: string): StaffingStep => ({ kind: 'apply', place: 'coder', person, pool })
const accept = (person: string, by = 'ana'): StaffingStep => ({ kind: 'accept', place: 'coder', person, by })
const decline = (person: string): StaffingStep => ({
  kind: 'decline',
  place: 'coder',
  person,
  by: 'ana',
  record: 'rec-1',
})
const NEXT: StaffingStep = { kind: 'next-pool', place: 'coder', by: 'ana', record: 'rec-2' }
const VACATE: StaffingStep = { kind: 'vacate', place: 'coder' }

const staff = (...steps: StaffingStep[]) => staffingOf({ ...BASE, steps })
/** The last of these steps: what it came to, and why. */
const last = (...steps: StaffingStep[]) => {
  const outcome = staff(...steps).steps.at(-1)
  return [outcome?.kind, ...(outcome?.because ?? []).map(({ code }) => code)]
}
const refused = (more: object) => refusedOf(tryStaffingOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-26: while an area has no coordinator, no team is built', () => {
    const steps = [BOTH[0] as StaffingStep, apply('cleo', 'worker-owners'), accept('cleo')]
    expect(last(...steps)).toEqual(['not-allowed', 'coordinators-missing'])
    expect(staff(...steps)).toMatchObject({
      kind: 'waits-for-coordinators',
      places: [{ kind: 'waits-for-coordinators', waiting: ['cleo'] }],
      because: [{ code: 'coordinators-missing', clauses: ['WJC-26'], areas: ['legal'] }],
    })
  })

  it('WJC-26: once all are found, the coordinator of the area chooses, and no other', () => {
    const steps = [...BOTH, apply('cleo', 'worker-owners')]
    expect(last(...steps, accept('cleo', 'ben'))).toEqual(['not-allowed', 'not-the-coordinator'])
    expect(last(...steps, accept('cleo'))).toEqual(['done', 'application-accepted'])
    expect(staff(...steps, accept('cleo'))).toMatchObject({
      kind: 'staffed',
      places: [{ kind: 'filled', person: 'cleo', because: [{ code: 'place-filled', clauses: ['WJC-6'] }] }],
    })
  })

  it('WJC-6: worker-owners, then volunteers, then outside; each later pool with a recorded reason', () => {
    const steps = [...BOTH, apply('vera', 'volunteers'), apply('omar', 'outside'), apply('cleo', 'worker-owners')]
    expect(last(...steps, accept('vera'))).toEqual(['not-allowed', 'pool-not-open', 'earlier-pool-waits'])
    expect(last(...steps, NEXT)).toEqual(['not-allowed', 'place-to-answer'])
    expect(last(...steps, decline('cleo'), NEXT)).toEqual(['done', 'pool-opened'])
    expect(last(...steps, decline('cleo'), NEXT, accept('omar'))).toEqual([
      'not-allowed',
      'pool-not-open',
      'earlier-pool-waits',
    ])
    expect(last(...steps, decline('cleo'), NEXT, accept('vera'))).toEqual(['done', 'application-accepted'])
    expect(last(...steps, decline('cleo'), NEXT, decline('vera'), NEXT, accept('omar'))).toEqual([
      'done',
      'application-accepted',
    ])
  })

  it('WJC-6: a pool in which nobody applied is exhausted, and the last one has none after it', () => {
    expect(staff(...BOTH).places[0]).toMatchObject({
      kind: 'exhausted',
      pool: 'worker-owners',
      because: [{ code: 'pool-exhausted', next: 'volunteers' }],
    })
    expect(staff(...BOTH, NEXT, NEXT).places[0]).toMatchObject({ kind: 'exhausted', because: [{ next: '' }] })
    expect(last(...BOTH, NEXT, NEXT, NEXT)).toEqual(['not-allowed', 'last-pool'])
  })

  it('WJC-6: who waits in a pool that is not open is not to be answered; those who are come by precedence', () => {
    const early = [...BOTH, apply('vera', 'volunteers')]
    expect(staff(...early).places[0]).toMatchObject({ kind: 'exhausted', waiting: [] })
    const open = [...early, NEXT, apply('cleo', 'worker-owners')]
    expect(staff(...open).places[0]).toMatchObject({ kind: 'to-answer', waiting: ['cleo', 'vera'] })
  })

  it('WJC-6: a worker-owner who applies later still comes before a volunteer', () => {
    const steps = [...BOTH, apply('vera', 'volunteers'), NEXT, apply('cleo', 'worker-owners')]
    expect(last(...steps, accept('vera'))).toEqual(['not-allowed', 'earlier-pool-waits'])
    expect(staff(...steps).places[0]).toMatchObject({ kind: 'to-answer', waiting: ['cleo', 'vera'] })
    expect(last(...steps, decline('cleo'), accept('vera'))).toEqual(['done', 'application-accepted'])
  })
})

describe('At the boundary', () => {
  it('a project without places is staffed once its coordinators are found, and not one coordinator before', () => {
    const kinds = [0, 1, 2].map((count) => staffingOf({ ...BASE, places: [], steps: BOTH.slice(0, count) }).kind)
    expect(kinds).toEqual(['waits-for-coordinators', 'waits-for-coordinators', 'staffed'])
  })
})

describe('Always true', () => {
  const AREAS = ['tech', 'legal']
  const PLACES = [
    { place: 'coder', area: 'tech' },
    { place: 'lawyer', area: 'legal' },
  ]
  const area = fc.constantFrom(...AREAS)
  const place = fc.constantFrom('coder', 'lawyer')
  const person = fc.constantFrom('p', 'q', 'r')
  const by = fc.constantFrom('ana', 'ben')
  const kind = <Kind extends string>(name: Kind) => fc.constant(name)
  // Rarely anything but what a cooperative would do: otherwise little would ever happen in a story.
  const own = place.map((one) => ({ place: one, by: one === 'coder' ? 'ana' : 'ben' }))
  const anyones = fc.record({ place, by })
  const chosen = fc.oneof({ weight: 5, arbitrary: own }, anyones)
  const step: fc.Arbitrary<StaffingStep> = fc.oneof(
    fc.record({ kind: kind('coordinator'), area, person: by }),
    fc.record({ kind: kind('no-coordinator'), area }),
    { weight: 8, arbitrary: fc.record({ kind: kind('apply'), place, person, pool: fc.constantFrom(...POOLS) }) },
    fc.record({ kind: kind('withdraw'), place, person }),
    {
      weight: 8,
      arbitrary: fc.tuple(chosen, person).map(([at, who]) => ({ kind: 'accept', ...at, person: who }) as const),
    },
    {
      weight: 6,
      arbitrary: fc
        .tuple(chosen, person)
        .map(([at, who]) => ({ kind: 'decline', ...at, person: who, record: 'r' }) as const),
    },
    { weight: 8, arbitrary: chosen.map((at) => ({ kind: 'next-pool', ...at, record: 'r' }) as const) },
    { weight: 2, arbitrary: fc.record({ kind: kind('vacate'), place }) },
  )
  const stories = fc
    .tuple(fc.boolean(), fc.array(step, { size: 'max', maxLength: 40 }))
    .map(([begin, steps]) => (begin ? [...BOTH, ...steps] : steps))
  const run = (steps: readonly StaffingStep[]) => staffingOf({ areas: AREAS, pools: POOLS, places: PLACES, steps })
  const doneOf = (steps: readonly StaffingStep[]) => {
    const { steps: outcomes } = run(steps)
    return steps.filter((_, at) => outcomes[at]?.kind === 'done')
  }

  it('nobody is taken before all coordinators were found at once, and then only by the one of the area', () => {
    let taken = 0
    always(
      fc.property(stories, (steps) => {
        const now = new Map<string, string>()
        let begun = false
        for (const one of doneOf(steps)) {
          if (one.kind === 'coordinator') now.set(one.area, one.person)
          if (one.kind === 'no-coordinator') now.delete(one.area)
          begun ||= now.size === AREAS.length
          if (!('by' in one)) continue
          taken++
          expect(begun).toBe(true)
          expect(now.get(one.place === 'coder' ? 'tech' : 'legal')).toBe(one.by)
        }
      }),
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('no pool is skipped: whoever is taken comes after everyone of the earlier pools was answered', () => {
    let later = 0
    always(
      fc.property(stories, (steps) => {
        const waiting = new Map<string, number>()
        const open = new Map<string, number>()
        const ahead = (at: string, pool: number) =>
          [...waiting].filter(([key, of]) => key.startsWith(`${at} `) && of < pool).length
        for (const one of doneOf(steps)) {
          if (!('place' in one)) continue
          const opened = open.get(one.place) ?? 0
          const key = 'person' in one ? `${one.place} ${one.person}` : ''
          if (one.kind === 'apply') waiting.set(key, POOLS.indexOf(one.pool))
          if (one.kind === 'next-pool') {
            expect(ahead(one.place, opened + 1)).toBe(0)
            open.set(one.place, opened + 1)
          }
          if (one.kind === 'accept') {
            const pool = waiting.get(key) ?? Number.NaN
            expect(pool).toBeLessThanOrEqual(opened)
            expect(ahead(one.place, pool)).toBe(0)
            if (pool > 0) later++
          }
          if (one.kind === 'accept' || one.kind === 'decline' || one.kind === 'withdraw') waiting.delete(key)
          if (one.kind === 'vacate') open.set(one.place, 0)
        }
      }),
      1000,
    )
    expect(later).toBeGreaterThan(10)
  })

  it('a step that was not allowed changed nothing', () => {
    always(
      fc.property(stories, (steps) => {
        const done = run(doneOf(steps))
        expect(done.places).toEqual(run(steps).places)
        expect(done.steps.every(({ kind: outcome }) => outcome === 'done')).toBe(true)
      }),
    )
  })

  it('nothing that comes later changes what a step came to', () => {
    always(
      fc.property(stories, fc.nat(40), (steps, at) => {
        expect(run(steps.slice(0, at)).steps).toEqual(run(steps).steps.slice(0, at))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('an area that loses its coordinator holds up its own places, and nobody else', () => {
    const steps = [...BOTH, apply('cleo', 'worker-owners'), { kind: 'no-coordinator', area: 'legal' } as const]
    expect(last(...steps, accept('cleo'))).toEqual(['done', 'application-accepted'])
    const gone = [...steps, { kind: 'no-coordinator', area: 'tech' } as const]
    expect(last(...gone, accept('cleo'))).toEqual(['not-allowed', 'coordinators-missing'])
    expect(staff(...gone).places[0]).toMatchObject({
      kind: 'waits-for-coordinators',
      because: [{ areas: ['tech'] }],
    })
    expect(last(...gone, { kind: 'coordinator', area: 'tech', person: 'dov' }, accept('cleo', 'dov'))[0]).toBe('done')
  })

  it('what a coordinator chose stands when another takes over', () => {
    const steps = [...BOTH, apply('cleo', 'worker-owners'), accept('cleo')]
    expect(staff(...steps, { kind: 'coordinator', area: 'tech', person: 'dario' }).kind).toBe('staffed')
  })

  it('a place that falls free begins again with the first pool, and whoever was declined may apply again', () => {
    const steps = [
      ...BOTH,
      apply('cleo', 'worker-owners'),
      decline('cleo'),
      NEXT,
      apply('vera', 'volunteers'),
      accept('vera'),
    ]
    expect(staff(...steps, VACATE).places[0]).toMatchObject({ kind: 'exhausted', pool: 'worker-owners' })
    expect(last(...steps, VACATE, apply('cleo', 'worker-owners'))).toEqual(['done', 'applied'])
  })

  it('anyone may apply before their pool is open, and before there are coordinators', () => {
    expect(last(apply('omar', 'outside'))).toEqual(['done', 'applied'])
  })

  it('what cannot be done says why', () => {
    const filled = [...BOTH, apply('cleo', 'worker-owners'), accept('cleo')]
    expect(last(...filled, accept('cleo'))).toEqual(['not-allowed', 'place-filled', 'no-application'])
    expect(last(...filled, apply('vera', 'volunteers'))).toEqual(['not-allowed', 'place-filled'])
    expect(last(...filled, NEXT)).toEqual(['not-allowed', 'place-filled'])
    expect(last(...BOTH, VACATE)).toEqual(['not-allowed', 'nobody-has-place'])
    expect(last(...BOTH, decline('cleo'))).toEqual(['not-allowed', 'no-application'])
    expect(last(apply('cleo', 'outside'), apply('cleo', 'outside'))).toEqual(['not-allowed', 'applied-already'])
    const declined = [...BOTH, apply('cleo', 'worker-owners'), decline('cleo')]
    expect(last(...declined, apply('cleo', 'volunteers'))).toEqual(['not-allowed', 'applied-already'])
    const withdrawn = [apply('cleo', 'outside'), { kind: 'withdraw', place: 'coder', person: 'cleo' } as const]
    expect(last(...withdrawn)).toEqual(['done', 'application-withdrawn'])
    expect(last(...withdrawn, apply('cleo', 'outside'))).toEqual(['done', 'applied'])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryStaffingOf(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => staffingOf({} as never))).toEqual([
      'missing-key areas',
      'missing-key pools',
      'missing-key places',
      'missing-key steps',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        areas: ['tech', 'tech'],
        pools: [],
        places: [{ place: 'coder', area: 'art' }, { place: 'coder', area: 'tech' }, 7],
        steps: [
          { kind: 'hire' },
          { kind: 'apply', place: 'clerk', person: 'cleo', pool: 'friends' },
          { kind: 'next-pool', place: 'coder', by: 'ana' },
          { kind: 'vacate', place: 'coder', by: 'ana' },
          { kind: 'coordinator', area: 'tech', person: '', extra: 1 },
          null,
        ],
        clauses: 7,
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'listed-twice areas[1]',
      'empty-list pools',
      'not-one-of places[0].area',
      'listed-twice places[1].place',
      'wrong-kind places[2]',
      'not-one-of steps[0].kind',
      'not-one-of steps[1].place',
      'not-one-of steps[1].pool',
      'missing-key steps[2].record',
      'unknown-key steps[3].by',
      'unknown-key steps[4].extra',
      'not-a-name steps[4].person',
      'wrong-kind steps[5]',
    ])
  })
})
