import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countScottish,
  type PreferentialInput,
  type ScottishInput,
  tryCountScottish,
} from '../../src/elections/index.js'
import { add, compare, equal, exact, ratio, ZERO } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { coalitions, elections, papers } from './given.js'

const BASE: PreferentialInput = {
  candidates: ['ana', 'ben', 'cleo'],
  seats: 2,
  ballots: papers('5 ana ben', '2 ben', '2 cleo'),
  tieBreaks: ['earlier-stages', 'lot'],
}
const count = (more: Partial<ScottishInput>) => countScottish({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryCountScottish({ ...BASE, ...more }))
const votesAt = (counted: ReturnType<typeof count>, stage: number) =>
  counted.stages[stage - 1]?.votes.map(({ votes }) => votes)

describe('From the source', () => {
  it('WC-3: SSI 2007/42, rules 45 to 48: first preferences, the quota, and a surplus to five decimals', () => {
    // 12 papers for 2 seats: the quota is 5. Ana's surplus of 2 at 7 votes: each paper goes on at 2/7, which is 0.28571 and a rest.
    const counted = count({ ballots: papers('4 ana ben', '2 ana cleo', '1 ana', '3 ben', '2 cleo') })
    expect(counted.quota).toBe(5)
    expect(counted.stages[0]).toMatchObject({ stage: 1, action: { kind: 'first-preferences' }, elected: ['ana'] })
    expect(counted.stages[1]).toMatchObject({
      stage: 2,
      action: { kind: 'surplus', candidate: 'ana', surplus: exact('2') },
      transfers: [
        { to: 'ben', papers: 4, value: exact('0.28571'), votes: exact('1.14284') },
        { to: 'cleo', papers: 2, value: exact('0.28571'), votes: exact('0.57142') },
      ],
      nonTransferable: exact('0.28574'),
    })
    expect(votesAt(counted, 2)).toEqual([exact('5'), exact('4.14284'), exact('2.57142')])
    expect(counted).toMatchObject({ kind: 'elected', elected: ['ana', 'ben'] })
  })

  it('WC-3: rule 48: a paper that came at less than one goes on at the surplus times that value, divided by the votes', () => {
    const counted = countScottish({
      ...BASE,
      candidates: ['ana', 'ben', 'cleo', 'dan', 'eva'],
      seats: 3,
      ballots: papers('10 ana ben cleo', '4 ben cleo', '5 cleo', '4 dan', '2 eva'),
    })
    // Quota 7. Ana passes on 3 of 10 at 0.3 each; Ben holds 7 and no surplus.
    expect(counted.quota).toBe(7)
    expect(counted.stages[1]?.transfers).toEqual([{ to: 'ben', papers: 10, value: exact('0.3'), votes: exact('3') }])
    const more = countScottish({
      ...BASE,
      candidates: ['ana', 'ben', 'cleo', 'dan', 'eva'],
      seats: 3,
      ballots: papers('10 ana ben cleo', '6 ben cleo', '3 cleo', '4 dan', '2 eva'),
    })
    // Ben then holds 9, 2 above the quota: papers at 1 go on at 2/9, those at 0.3 at 0.6/9.
    expect(more.stages[2]?.transfers).toEqual([
      { to: 'cleo', papers: 6, value: exact('0.22222'), votes: exact('1.33332') },
      { to: 'cleo', papers: 10, value: exact('0.06666'), votes: exact('0.6666') },
    ])
  })

  it('WC-3: rule 49: the largest surplus goes first', () => {
    const counted = count({
      candidates: ['ana', 'ben', 'cleo', 'dan'],
      seats: 3,
      ballots: papers('6 ana cleo', '9 ben dan', '2 cleo', '2 dan'),
    })
    expect(counted.stages.map(({ action }) => action)).toMatchObject([
      { kind: 'first-preferences' },
      { kind: 'surplus', candidate: 'ben' },
    ])
  })

  it('WC-3: rules 49(2) and 51(2): those who are level are told apart by the last stage at which they were not', () => {
    // Ben and Cleo are level once Dan is excluded; at the first stage Ben had more.
    const counted = count({
      candidates: ['ana', 'ben', 'cleo', 'dan'],
      seats: 1,
      ballots: papers('6 ana', '5 ben', '4 cleo', '1 dan cleo'),
    })
    const [, , third] = counted.stages
    expect(third).toMatchObject({ action: { kind: 'exclusion', candidate: 'cleo' } })
    expect(third?.because).toContainEqual({
      code: 'tie-broken',
      clauses: ['WC-3'],
      by: 'earlier-stages',
      between: ['ben', 'cleo'],
      chosen: ['cleo'],
      tieFor: 'exclusion',
      stage: 1,
    })
  })

  it('WC-3: rule 52: no more candidates than seats are left: they are elected, and nothing more is transferred', () => {
    const counted = count({ ballots: papers('3 ana', '2 ben', '1 cleo ben') })
    expect(counted.stages[1]).toMatchObject({
      action: { kind: 'exclusion', candidate: 'cleo', transferred: false },
      transfers: [],
      elected: ['ben'],
      excluded: ['cleo'],
    })
    expect(votesAt(counted, 2)).toEqual([exact('3'), exact('2'), exact('1')])
  })

  it('WC-3: the same with the last transfer made, as official counts do (SSI 2021/437): the same are elected', () => {
    const counted = count({ ballots: papers('3 ana', '2 ben', '1 cleo ben'), lastTransfer: 'made' })
    expect(counted.stages[1]?.action).toEqual({ kind: 'exclusion', candidate: 'cleo', transferred: true })
    expect(votesAt(counted, 2)).toEqual([exact('3'), exact('3'), ZERO])
    expect(counted.elected).toEqual(['ana', 'ben'])
  })

  it('WC-3: why it is so, in words', () => {
    expect(explain(count({}).because, 'en')).toBe(
      '9 valid ballots were counted for 2 seats by the single transferable vote of Scottish local elections (WC-3). ' +
        'The quota is 4: 9 valid ballots divided by 3, the whole part and one (WC-3). ' +
        'ana reached the quota at stage 1 and is elected (WC-3). ' +
        'The surplus of ana, 1 of 5 votes, went on in full (WC-3). ' +
        'cleo has the fewest votes, 2, and is excluded; nothing more is transferred, for the others fill the seats (WC-3). ' +
        'ben is elected at stage 3, for no more candidates are left than seats (WC-3).',
    )
  })

  it('anchor 9: a tie is never settled by the order of a list', () => {
    const tied = count({ candidates: ['ana', 'ben'], seats: 1, ballots: papers('1 ana', '1 ben'), tieBreaks: [] })
    expect(tied).toMatchObject({
      kind: 'tied',
      between: ['ana', 'ben'],
      tieFor: 'exclusion',
      forSeats: 1,
      elected: [],
      stages: [{ stage: 1 }],
    })
    expect(tied.because.at(-1)).toMatchObject({ code: 'tie-left', kind: 'tied' })
  })
})

describe('At the boundary', () => {
  it('one below the quota, the quota, and one above', () => {
    // Twelve papers for two seats: 5 elect.
    const ana = (votes: number) => count({ ballots: papers(`${votes} ana`, `${12 - votes - 4} ben`, '4 cleo') })
    expect([4, 5, 6].map((votes) => ana(votes).stages[0]?.elected)).toEqual([[], ['ana'], ['ana']])
    // Exactly the quota has no surplus: no stage for it.
    expect([5, 6].map((votes) => ana(votes).stages[1]?.action.kind)).toEqual(['exclusion', 'surplus'])
  })

  it('valid ballots one below a multiple of the seats and one, exactly, and one above', () => {
    const quota = (valid: number) => count({ ballots: papers(`${valid} ana`) }).quota
    expect([8, 9, 10].map(quota)).toEqual([3, 4, 4])
  })

  it('one candidate fewer than seats, as many, and one more', () => {
    const seats = (many: number) => count({ seats: many })
    expect([4, 3, 2].map((many) => seats(many).kind)).toEqual(['seats-vacant', 'elected', 'elected'])
    expect(seats(4)).toMatchObject({ elected: ['ana', 'ben', 'cleo'], vacant: 1 })
    expect([4, 3, 2].map((many) => seats(many).stages.length)).toEqual([1, 1, 3])
  })

  it('no ballots at all, and only blank ones: a tie between all', () => {
    for (const ballots of [[], papers('3')]) {
      const counted = count({ ballots, tieBreaks: ['earlier-stages'] })
      expect(counted).toMatchObject({ kind: 'tied', between: ['ana', 'ben', 'cleo'], quota: 1, valid: 0 })
    }
  })

  it('blank ballots are no part of the quota', () => {
    expect(count({ ballots: papers('5 ana', '2 ben', '2 cleo', '90') })).toMatchObject({
      quota: 4,
      valid: 9,
      blank: 90,
    })
  })

  it('as many papers as can be counted, and one more', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(refused({ ballots: [{ preferences: ['ana'], count: most }] })).toEqual([])
    expect(refused({ ballots: [{ preferences: ['ana'], count: most }, { preferences: [] }] })).toEqual([
      'not-a-count ballots',
    ])
  })

  it('a thousand candidates, and one more', () => {
    const many = (length: number) => refused({ candidates: Array.from({ length }, (_, at) => `c${at}`), ballots: [] })
    expect([1000, 1001].map(many)).toEqual([[], ['too-many-candidates candidates']])
  })

  it('as many keep their seats as there are, and one more', () => {
    expect(count({ sitting: ['ana', 'ben'] })).toMatchObject({ kind: 'elected', elected: ['ana', 'ben'] })
    expect(refused({ sitting: ['ana', 'ben', 'cleo'] })).toEqual(['more-sitting-than-seats sitting'])
  })
})

describe('Ties', () => {
  const tied: Partial<ScottishInput> = { candidates: ['ana', 'ben'], seats: 1, ballots: papers('1 ana', '1 ben') }

  it('a lot wants a seed; with one, whoever is drawn first is excluded', () => {
    expect(count(tied)).toMatchObject({ kind: 'seed-wanted', between: ['ana', 'ben'], forSeats: 1 })
    const drawn = ['1', '2', '3', '4', '5', '6'].map((seed) => count({ ...tied, seed }).elected[0])
    expect(new Set(drawn)).toEqual(new Set(['ana', 'ben']))
  })

  it('a run-off is needed; once held, the last of those level is excluded', () => {
    const runOff = { ...tied, tieBreaks: ['run-off'] } as const
    expect(count(runOff)).toMatchObject({ kind: 'run-off-needed', between: ['ana', 'ben'] })
    expect(count({ ...runOff, runOffs: [['ben', 'ana']] })).toMatchObject({ kind: 'elected', elected: ['ben'] })
    expect(count({ ...runOff, runOffs: [['ben']] }).kind).toBe('run-off-needed')
  })

  it('of level surpluses, the run-off sends the first one of it first', () => {
    const level: Partial<ScottishInput> = {
      candidates: ['ana', 'ben', 'cleo', 'dan'],
      seats: 3,
      ballots: papers('6 ana', '6 ben', '1 cleo', '1 dan'),
      tieBreaks: ['run-off'],
    }
    const first = (runOffs: readonly (readonly string[])[]) => count({ ...level, runOffs }).stages[1]?.action
    expect(count(level)).toMatchObject({ kind: 'run-off-needed', tieFor: 'surplus', elected: ['ana', 'ben'] })
    expect(first([['ana', 'ben']])).toMatchObject({ candidate: 'ana' })
    expect(first([['ben', 'ana']])).toMatchObject({ candidate: 'ben' })
  })

  it('a run-off between those who tie alone goes before one that others took part in; none is held twice', () => {
    const runOff = { ...BASE, candidates: ['ana', 'ben', 'cleo'], seats: 1, tieBreaks: ['run-off'] } as const
    const ballots = papers('2 ana', '2 ben', '1 cleo')
    const held = (...runOffs: readonly (readonly string[])[]) => countScottish({ ...runOff, ballots, runOffs }).elected
    expect(held(['ana', 'ben', 'cleo'])).toEqual(['ana'])
    expect(held(['ana', 'ben', 'cleo'], ['ben', 'ana'])).toEqual(['ben'])
    const twice = {
      runOffs: [
        ['ana', 'ben'],
        ['ben', 'ana'],
      ],
    }
    expect(refused(twice)).toEqual(['listed-twice runOffs[1]'])
  })

  it('earlier stages leave only those who were still level to the next tie-break', () => {
    // Ana leads; Ben and Cleo had 3 each and Dan 2, and Eva's papers bring Dan up to them.
    const three = count({
      candidates: ['ana', 'ben', 'cleo', 'dan', 'eva'],
      seats: 1,
      ballots: papers('4 ana', '3 ben', '3 cleo', '2 dan', '1 eva dan'),
      tieBreaks: ['earlier-stages', 'run-off'],
    })
    expect(three.stages[2]?.action).toMatchObject({ kind: 'exclusion', candidate: 'dan' })
    expect(three).toMatchObject({ kind: 'run-off-needed', between: ['ben', 'cleo'] })
  })
})

describe('Always true', () => {
  const valid = (input: PreferentialInput): number =>
    input.ballots.reduce((sum, { preferences, count: times = 1 }) => sum + (preferences.length > 0 ? times : 0), 0)

  it('at every stage the votes and what is not transferable add up to the valid ballots', () => {
    always(
      fc.property(elections(), fc.constantFrom('omitted', 'made'), (input, lastTransfer) => {
        for (const { votes, nonTransferable } of countScottish({ ...input, lastTransfer }).stages)
          expect(votes.reduce((sum, one) => add(sum, one.votes), nonTransferable)).toEqual(ratio(BigInt(valid(input))))
      }),
    )
  })

  it('as many are elected as there are seats or candidates, nobody twice, and nobody who was excluded', () => {
    always(
      fc.property(elections(), (input) => {
        const { elected, kind, stages } = countScottish(input)
        expect(elected).toHaveLength(Math.min(input.seats, input.candidates.length))
        expect(new Set(elected).size).toBe(elected.length)
        expect(kind).toBe(elected.length < input.seats ? 'seats-vacant' : 'elected')
        const excluded = stages.flatMap((stage) => stage.excluded)
        expect(elected.filter((one) => excluded.includes(one))).toEqual([])
        expect(stages.flatMap((stage) => stage.elected)).toEqual(elected)
      }),
    )
  })

  it('the order of candidates and of ballots plays no part, with every tie-break or none', () => {
    const shuffled = elections().chain((input) =>
      fc.record({
        input: fc.constant(input),
        candidates: fc.shuffledSubarray([...input.candidates], { minLength: input.candidates.length }),
        ballots: fc.shuffledSubarray([...input.ballots], { minLength: input.ballots.length }),
        tieBreaks: fc.constantFrom([], ['lot'], ['earlier-stages'], ['earlier-stages', 'lot']),
      }),
    )
    const told = (input: PreferentialInput) => {
      const counted = countScottish(input)
      const sorted = <T>(list: readonly T[]): T[] => [...list].sort()
      return {
        kind: counted.kind,
        elected: sorted(counted.elected),
        between: 'between' in counted ? sorted(counted.between) : [],
        stages: counted.stages.map(({ votes, action, excluded }) => ({
          action,
          excluded,
          votes: sorted(votes.map((one) => `${one.candidate} ${one.votes.numerator}/${one.votes.denominator}`)),
        })),
      }
    }
    always(
      fc.property(shuffled, ({ input, candidates, ballots, tieBreaks }) => {
        const ties = tieBreaks as PreferentialInput['tieBreaks']
        expect(told({ ...input, candidates, ballots, tieBreaks: ties })).toEqual(told({ ...input, tieBreaks: ties }))
      }),
    )
  })

  it('papers counted together are papers listed one by one', () => {
    always(
      fc.property(elections(), (input) => {
        const ballots = input.ballots.flatMap(({ preferences, count: times = 1 }) =>
          Array.from({ length: times }, () => ({ preferences })),
        )
        expect(countScottish({ ...input, ballots })).toEqual(countScottish(input))
      }),
    )
  })

  it('whoever prefers the same group, for so many quotas, has so many of it elected', () => {
    let held = 0
    always(
      fc.property(coalitions, ({ input, group, quotas }) => {
        const { elected } = countScottish(input)
        expect(elected.filter((one) => group.includes(one)).length).toBeGreaterThanOrEqual(quotas)
        if (quotas > 0) held++
      }),
      500,
    )
    expect(held).toBeGreaterThan(100)
  })

  it('one seat is an instant run-off: the fewest go out until one is left', () => {
    const runOff = ({ candidates, ballots }: PreferentialInput): string | undefined => {
      let left = [...candidates]
      while (left.length > 1) {
        const votes = new Map(left.map((one) => [one, 0]))
        for (const { preferences, count: times = 1 } of ballots) {
          const top = preferences.find((one) => left.includes(one))
          if (top !== undefined) votes.set(top, (votes.get(top) as number) + times)
        }
        const fewest = Math.min(...votes.values())
        const last = left.filter((one) => votes.get(one) === fewest)
        if (last.length > 1) return undefined
        left = left.filter((one) => one !== last[0])
      }
      return left[0]
    }
    let told = 0
    always(
      fc.property(elections(), (input) => {
        const winner = runOff(input)
        if (winner === undefined) return
        told++
        expect(countScottish({ ...input, seats: 1 }).elected).toEqual([winner])
      }),
      600,
    )
    expect(told).toBeGreaterThan(100)
  })

  it('a transfer value is never more than the paper came with, and no candidate ends a surplus above the quota', () => {
    always(
      fc.property(elections(), (input) => {
        const counted = countScottish(input)
        for (const { action, transfers, votes } of counted.stages) {
          if (action.kind !== 'surplus') continue
          for (const { value } of transfers) expect(compare(value, exact('1'))).toBeLessThanOrEqual(0)
          const own = votes.find(({ candidate }) => candidate === action.candidate)?.votes ?? ZERO
          expect(equal(own, ratio(BigInt(counted.quota)))).toBe(true)
        }
      }),
    )
  })

  it('whether the last transfer is made changes nothing of who is elected', () => {
    always(
      fc.property(elections(), (input) => {
        const [omitted, made] = (['omitted', 'made'] as const).map((lastTransfer) =>
          countScottish({ ...input, lastTransfer }),
        )
        expect([...(made?.elected ?? [])].sort()).toEqual([...(omitted?.elected ?? [])].sort())
      }),
    )
  })

  it('who withdrew might as well not have been on any ballot', () => {
    always(
      fc.property(elections(), (input) => {
        const [gone, ...candidates] = input.candidates
        if (gone === undefined || candidates.length === 0) return
        const ballots = input.ballots.map(({ preferences, count: times = 1 }) => ({
          preferences: preferences.filter((one) => one !== gone),
          count: times,
        }))
        const { elected, quota, blank } = countScottish({ ...input, withdrawn: [gone] })
        const without = countScottish({ ...input, candidates, ballots })
        expect({ elected, quota, blank }).toEqual({
          elected: without.elected,
          quota: without.quota,
          blank: without.blank,
        })
      }),
    )
  })

  it('those who keep their seats are elected, whatever the ballots say', () => {
    const kept = elections().chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.subarray([...input.candidates], { maxLength: Math.min(input.seats, input.candidates.length) }),
      ),
    )
    always(
      fc.property(kept, ([input, sitting]) => {
        const { elected } = countScottish({ ...input, sitting })
        for (const one of sitting) expect(elected).toContain(one)
        expect(elected).toHaveLength(Math.min(input.seats, input.candidates.length))
      }),
    )
  })

  it('it never throws, and what it refuses it says', () => {
    const key = fc.constantFrom(
      'candidates',
      'seats',
      'ballots',
      'tieBreaks',
      'seed',
      'runOffs',
      'withdrawn',
      'sitting',
    )
    always(
      fc.property(fc.dictionary(key, fc.anything()), fc.boolean(), (more, over) => {
        const outcome = tryCountScottish((over ? { ...BASE, ...more } : more) as never)
        if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
      }),
      1000,
    )
  })
})

describe('Not true, on purpose', () => {
  it('another vote for somebody can unseat them: preferences are not monotone', () => {
    const base = papers('6 ana ben', '5 cleo ana', '4 ben cleo', '2 ben ana')
    const more = papers('6 ana ben', '5 cleo ana', '4 ben cleo', '2 ana ben')
    const one = { seats: 1 }
    expect(count({ ...one, ballots: base }).elected).toEqual(['ana'])
    expect(count({ ...one, ballots: more }).elected).toEqual(['cleo'])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryCountScottish(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => countScottish({} as never))).toEqual([
      'missing-key candidates',
      'missing-key seats',
      'missing-key tieBreaks',
      'missing-key ballots',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        candidates: ['ana', 'ana', ''],
        seats: 0,
        ballots: [
          { preferences: ['ana', 'zoe', 'ana', 7] },
          { preferences: 'ana', count: 1.5 },
          { preference: ['ana'] },
          null,
        ],
        withdrawn: ['ana', 'zoe'],
        sitting: ['ana'],
        tieBreaks: ['lot', 'lot', 'coin'],
        seed: '',
        runOffs: [['zoe'], 'ana'],
        lastTransfer: 'maybe',
        extra: 1,
        clauses: 'WC-3',
      }),
    ).toEqual([
      'unknown-key extra',
      'not-one-of lastTransfer',
      'wrong-kind clauses',
      'listed-twice candidates[1]',
      'not-a-name candidates[2]',
      'not-one-or-more seats',
      'unknown-candidate withdrawn[1]',
      'listed-twice withdrawn',
      'listed-twice tieBreaks[1]',
      'not-one-of tieBreaks[2]',
      'not-a-seed seed',
      'unknown-candidate runOffs[0][0]',
      'wrong-kind runOffs[1]',
      'unknown-candidate ballots[0].preferences[1]',
      'listed-twice ballots[0].preferences[2]',
      'unknown-candidate ballots[0].preferences[3]',
      'not-one-or-more ballots[1].count',
      'wrong-kind ballots[1].preferences',
      'unknown-key ballots[2].preference',
      'missing-key ballots[2].preferences',
      'wrong-kind ballots[3]',
    ])
  })

  it('no candidates', () => {
    expect(refused({ candidates: [], ballots: [] })).toEqual(['empty-list candidates'])
  })
})
