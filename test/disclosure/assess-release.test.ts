import { describe, expect, it } from 'vitest'
import {
  assessRelease,
  DISCLOSURE,
  type PastRelease,
  type Release,
  type ReleaseInput,
  type Told,
  tryAssessRelease,
} from '../../src/disclosure/index.js'
import { explain } from '../../src/reasons/index.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { team } from './plans.js'

const LOST = { kind: 'outcome', carried: false } as const
const CARRIED = { kind: 'outcome', carried: true } as const
const vote = (members: number, needed?: number, fresh = 0): Release => ({
  ballots: team(members, (at) => (at < fresh ? 1 : 0)),
  most: 1,
  ...(needed === undefined ? {} : { needed }),
})
const past = (release: Release, told: Told): PastRelease => ({ ...release, told })
const assess = (next: Release, history: readonly PastRelease[] = [], policy = DISCLOSURE.strict) =>
  assessRelease({ history, next, policy })

describe('From the source', () => {
  it('WJC-8: at 72 %, a removal in a team of 5, 6 or 7 cannot be told without telling how somebody voted; in a team of 8, it can', () => {
    // 72 % of 5, 6, 7, 8 and 10 are 4, 5, 6, 6 and 8.
    expect([vote(5, 4), vote(6, 5), vote(7, 6), vote(8, 6), vote(10, 8)].map((one) => assess(one).kind)).toEqual([
      'nothing',
      'nothing',
      'nothing',
      'count',
      'count',
    ])
    expect(explain(assess(vote(7, 6)).because, 'en')).toBe(
      'It takes 6 to carry; with 7 ballots, the outcome tells of nobody only if it takes from 3 to 5 (WJC-8).',
    )
    expect(explain(assess(vote(7, 6)).because, 'es')).toBe(
      'Para aprobar hacen falta 6; con 7 papeletas, el resultado no revela el voto de nadie solo si hacen falta de 3 a 5 (WJC-8).',
    )
  })

  it('cites the clauses of whoever calls, where they have their own', () => {
    const because = assessRelease({
      history: [],
      next: vote(10, 8),
      policy: DISCLOSURE.strict,
      clauses: ['WC-2'],
    }).because
    expect(because[0].clauses).toEqual(['WC-2'])
  })
})

describe('At the boundary', () => {
  it('tells nothing of 4, the outcome of 5, and the count of 6', () => {
    expect([vote(4, 2), vote(5, 3), vote(6, 3)].map((one) => assess(one).kind)).toEqual([
      'nothing',
      'outcome-only',
      'count',
    ])
    expect(assess(vote(5, 3)).because.map(({ code }) => code)).toEqual(['may-be-told', 'too-few-counted'])
    expect([assess(vote(5)).kind, assess(vote(6)).kind]).toEqual(['nothing', 'count'])
  })

  it('tells an outcome again after 4 fresh ballots, and after more where more votes are needed', () => {
    const before = [past(vote(8, 5), LOST)]
    const again = (fresh: number, needed: number) => assess(vote(8, needed, fresh), before).kind
    expect([again(3, 5), again(4, 5), again(4, 6), again(5, 6)]).toEqual([
      'nothing',
      'outcome-only',
      'nothing',
      'outcome-only',
    ])
  })

  it('says the same from above: what was carried, and may be lost now', () => {
    const before = [past(vote(8, 5), CARRIED)]
    const again = (fresh: number, needed: number) => assess(vote(8, needed, fresh), before).kind
    expect([again(3, 5), again(4, 5), again(4, 4), again(5, 4)]).toEqual([
      'nothing',
      'outcome-only',
      'nothing',
      'outcome-only',
    ])
  })

  it('tells nothing after a count until every ballot is cast anew, and then all', () => {
    const before = [past(vote(8, 5), { kind: 'count', sum: 4 })]
    expect([assess(vote(8, 5, 7), before).kind, assess(vote(8, 5, 8), before).kind]).toEqual(['nothing', 'count'])
  })

  it('tells nothing of what was carried and lost, though each were by other ballots of it', () => {
    const ballots = team(16)
    const half = (from: number) => ({ ballots: ballots.slice(from, from + 8), most: 1, needed: 4 })
    const history = [past(half(0), LOST), past(half(8), CARRIED)]
    expect(assess({ ballots, most: 1, needed: 8 }, history).because[0].code).toBe('told-of-before')
    expect(
      assess({ ballots, most: 1, needed: 8 }, [past(half(0), LOST), past(half(8), { kind: 'nothing' })]).kind,
    ).toBe('outcome-only')
  })

  it('reckons with a release that shares no ballot itself, but with one that does', () => {
    const ballots = team(20)
    const part = (from: number, to: number) => ({ ballots: ballots.slice(from, to), most: 1, needed: 4 })
    const chain = [past(part(0, 8), CARRIED), past(part(6, 14), LOST)]
    expect(assess(part(12, 20), chain).kind).toBe('nothing')
    expect(assess(part(12, 20), chain.slice(0, 1)).kind).toBe('count')
  })

  it('where everything is told: a count of 4, an outcome of 3, and again after 3 fresh ballots', () => {
    const told = (next: Release, history: readonly PastRelease[] = []) => assess(next, history, DISCLOSURE.told).kind
    expect([told(vote(2, 1)), told(vote(3, 2)), told(vote(4, 2))]).toEqual(['nothing', 'outcome-only', 'count'])
    const before = [past(vote(6), { kind: 'count', sum: 3 })]
    expect([told(vote(6, undefined, 2), before), told(vote(6, undefined, 3), before)]).toEqual(['nothing', 'count'])
  })
})

describe('Always true', () => {
  it('names the risks, and whom they expose', () => {
    const before = [past(vote(6), { kind: 'count', sum: 3 })]
    expect(assess(vote(6, undefined, 3), before, DISCLOSURE.told).risks).toEqual([
      { kind: 'unanimous', exposed: 'everyone', to: 'everyone' },
      { kind: 'lone-dissenter', exposed: 'all-others', to: 'one-member' },
      { kind: 'difference-at-a-bound', exposed: ['member-0', 'member-1', 'member-2'], to: 'everyone' },
      { kind: 'colluders', exposed: 'all-others', to: { members: 5 } },
    ])
    const few = { ...DISCLOSURE.told, leastForOutcome: 2, leastForCount: 9 }
    expect(assess(vote(3, 3), [], few).risks.map(({ kind, exposed }) => [kind, exposed])).toEqual([
      ['threshold-near-an-end', 'everyone'],
      ['threshold-near-an-end', 'all-others'],
      ['colluders', 'all-others'],
    ])
    expect(assess({ ...vote(6), most: 5 }, [], DISCLOSURE.told).risks.map(({ kind }) => kind)).toEqual([
      'all-at-a-bound',
      'others-at-a-bound',
      'colluders',
    ])
    expect(assess(vote(10, 8)).risks).toEqual([{ kind: 'colluders', exposed: 'all-others', to: { members: 2 } }])
    expect(assess(vote(2, 1)).risks).toEqual([])
  })

  it('is decided without the sum: nothing of the input holds it', () => {
    const keys: (keyof ReleaseInput)[] = ['history', 'next', 'policy', 'clauses']
    expect(
      refusedOf(tryAssessRelease({ history: [], next: vote(6), policy: DISCLOSURE.strict, sum: 3 } as never)),
    ).toEqual(['unknown-key sum'])
    expect(keys).not.toContain('sum')
  })

  it('holds for ten thousand members, and a hundred counts of two hundred', () => {
    const lost = past(vote(10_000, 7200), LOST)
    expect(assess(vote(10_000, 7200, 4), [lost]).kind).toBe('outcome-only')
    const history = Array.from({ length: 100 }, (_, at) => past(vote(200, 144, at), LOST))
    expect(assess(vote(200, 144, 200), history).kind).toBe('outcome-only')
    expect(assess({ ...vote(200), most: 2 ** 20 }).kind).toBe('count')
  })
})

describe('Not true, on purpose', () => {
  it('one more member can make a vote untellable, for the threshold moves with them', () => {
    // 3 of 5, and 72 % of 6.
    expect([assess(vote(5, 3)).kind, assess(vote(6, 5)).kind]).toEqual(['outcome-only', 'nothing'])
  })

  it('a second count is no news without fresh ballots, and is told again; with one fresh ballot it is not', () => {
    const before = [past(vote(8, 5), LOST)]
    expect([assess(vote(8, 5, 0), before).kind, assess(vote(8, 5, 1), before).kind]).toEqual([
      'outcome-only',
      'nothing',
    ])
  })
})

describe('Refused', () => {
  const refused = (more: object) =>
    refusedOf(tryAssessRelease({ history: [], next: vote(6, 4), policy: DISCLOSURE.strict, ...more }))

  it('what is no input at all', () => {
    for (const nothing of [null, undefined, 1, [], 'all'])
      expect(refusedOf(tryAssessRelease(nothing as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => assessRelease(null as never))).toEqual(['wrong-kind'])
  })

  it('ballots of one member twice, sequences and ranges that are none, and thresholds beyond all ballots', () => {
    const [first = { member: 'ana', sequence: 0 }] = team(1)
    const next = (more: object) => refused({ next: { ...vote(6, 4), ...more } })
    expect(next({ ballots: [first, { ...first, sequence: 1 }], needed: 1 })).toEqual(['listed-twice next.ballots[1]'])
    expect(next({ ballots: null })[0]).toBe('wrong-kind next.ballots')
    for (const sequence of [-1, Number.NaN, 0.5, null])
      expect(next({ ballots: [{ ...first, sequence }], needed: 1 })).toEqual(['not-within next.ballots[0].sequence'])
    for (const most of [0, -1, Number.NaN, 2 ** 53, 2 ** 52, null])
      expect(next({ most })).toEqual(['not-within next.most'])
    for (const needed of [0, 7, -1, Number.NaN, null]) expect(next({ needed })).toEqual(['not-within next.needed'])
    expect(next({ most: undefined })).toEqual(['missing-key next.most'])
  })

  it('a policy that is none', () => {
    expect(refused({ policy: { ...DISCLOSURE.strict, ends: 'maybe', colluders: 0 } })).toEqual([
      'not-one-or-more policy.colluders',
      'not-one-of policy.ends',
    ])
    expect(refused({ policy: null })[0]).toBe('wrong-kind policy')
    expect(refused({ clauses: 'WJC-8' })).toEqual(['wrong-kind clauses'])
  })

  it('what cannot have been told: beyond the ballots, of no threshold, by another range, or against what was told of the same ballots', () => {
    const after = (...history: readonly object[]) => refused({ history })
    expect(after({ ...vote(6), told: LOST })).toEqual(['missing-key history[0].needed'])
    expect(after({ ...vote(6), told: { kind: 'count', sum: 7 } })).toEqual(['not-within history[0].told.sum'])
    expect(after({ ...vote(6), told: { kind: 'end', end: 'middle' } })).toEqual(['not-one-of history[0].told.end'])
    expect(after({ ...vote(6), told: null })).toEqual(['wrong-kind history[0].told'])
    expect(after({ ...vote(6), told: { kind: 'nothing', carried: true } })).toEqual([
      'unknown-key history[0].told.carried',
    ])
    expect(after({ ...vote(6, 4), told: { kind: 'outcome', carried: 1 } })).toEqual([
      'wrong-kind history[0].told.carried',
    ])
    expect(after({ ...vote(6), most: 2, told: { kind: 'count', sum: 7 } })).toEqual(['not-within history[0].most'])
    expect(after(past(vote(6, 4), LOST), past(vote(6, 4), CARRIED))).toEqual(['told-cannot-be history[1].told'])
    expect(after(past(vote(6, 4), LOST), past(vote(6, 4, 1), CARRIED))).toEqual([])
    expect(
      after(past(vote(6), { kind: 'count', sum: 1 }), past(vote(6, undefined, 2), { kind: 'count', sum: 4 })),
    ).toEqual(['told-cannot-be history[1].told'])
  })
})
