import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { awaitingVoteOf, decisionView, openDecisions } from '../../src/cooperative/decisions/views.js'
import { type Command, cooperative, type Event } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { always } from '../arbitraries/run.js'
import { strictly } from './kept-secret.js'
import { codesOf, type Story, story, typesOf } from './story.js'

/** What went wrong elsewhere at the same work, each as a story of ours in which it does not. */
const WJC = preset('we-just-coop')
const PEOPLE = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fred', 'gil', 'hana', 'ines', 'joan', 'kim'] as const
const OPENED = '2026-02-01'

const coopOf = (size: number, charter: Charter = WJC): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: PEOPLE.slice(0, size).map((member) => ({ member, memberClass: 'worker-owner' })),
  })

/** The rules of We Just Coop with a vote of two weeks written otherwise. */
const ruled = (rule: object, more: object = {}): Charter => {
  const decisions = WJC.decisions ?? {}
  return {
    ...WJC,
    decisions: { ...decisions, 'other-matters': { ...decisions['other-matters'], rule, ...more } },
  } as Charter
}

const TWO_THIRDS = { atLeast: '2/3', of: 'electorate' }

const opened = (decision = 'd1', provision = 'other-matters'): Command => ({
  type: 'open-decision',
  at: OPENED,
  by: 'ana',
  decision,
  provision,
})

const votes = (people: readonly string[], answer: 'for' | 'against' | 'abstain', at = OPENED): readonly Command[] =>
  people.map((by) => ({ type: 'cast', at, by, decision: 'd1', answer }))

const passed = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })

const endOf = (told: Story): Extract<Event, { readonly type: 'decided' }> | undefined =>
  told.events.find((event) => event.type === 'decided')

/** A vote of two weeks from beginning to end. */
const voted = (charter: Charter, size: number, inFavour: number, against = 0, abstain = 0): Story =>
  coopOf(size, charter).given(
    opened(),
    ...votes(PEOPLE.slice(0, inFavour), 'for'),
    ...votes(PEOPLE.slice(inFavour, inFavour + against), 'against'),
    ...votes(PEOPLE.slice(inFavour + against, inFavour + against + abstain), 'abstain'),
    passed('2026-02-15'),
  )

describe('A later threshold does not reach back', () => {
  test('what was carried stays carried, what was lost is not revived', () => {
    const charter = ruled({ atLeast: { average: 'project-threshold' }, of: 'electorate' })
    const carried = voted(charter, 6, 4)
    const lost = voted(charter, 6, 3)
    for (const told of [carried, lost]) {
      const before = JSON.stringify(endOf(told))
      const share = told === carried ? '100%' : '10%'
      told.given(
        ...PEOPLE.slice(0, 3).map(
          (by): Command => ({ type: 'propose-number', at: '2026-02-16', by, item: 'project-threshold', value: share }),
        ),
        passed('2026-06-01'),
      )
      expect(JSON.stringify(endOf(told))).toBe(before)
      expect(told.events.filter(({ type }) => type === 'decided')).toHaveLength(1)
    }
    expect([carried, lost].map((told) => endOf(told)?.outcome)).toEqual(['carried', 'lost'])
  })

  test('a vote under way keeps the threshold, the electorate and the charter of its opening', () => {
    const told = coopOf(6, ruled({ atLeast: { average: 'project-threshold' }, of: 'electorate' })).given(
      opened(),
      ...votes(PEOPLE.slice(0, 4), 'for'),
    )
    for (const by of PEOPLE.slice(0, 3))
      told.given({ type: 'propose-number', at: OPENED, by, item: 'project-threshold', value: '100%' })
    told.given(passed('2026-02-15'))
    expect(endOf(told)).toMatchObject({
      outcome: 'carried',
      numbers: { 'project-threshold': '2/3' },
      charterVersion: '1',
    })
  })
})

describe('Shares are exact at every size', () => {
  test.each([3, 4, 5, 6, 7, 8, 9, 10, 11])('two thirds of %i are never one vote fewer', (size) => {
    const least = Math.ceil((2 * size) / 3)
    expect(endOf(voted(ruled(TWO_THIRDS), size, least - 1))?.outcome).toBe('lost')
    expect(endOf(voted(ruled(TWO_THIRDS), size, least))?.outcome).toBe('carried')
  })
})

describe('An empty base carries nothing', () => {
  test('everyone abstains, or nobody votes', () => {
    for (const rule of [
      { atLeast: '1/2', of: 'for-or-against' },
      { atLeast: 0, of: 'for-or-against' },
      { moreThan: '1/2', of: 'ballots' },
    ]) {
      expect(endOf(voted(ruled(rule), 4, 0, 0, 4))?.outcome).toBe('lost')
      expect(endOf(voted(ruled(rule), 4, 0))?.outcome).toBe('lost')
    }
  })
})

describe('What is not carried is lost', () => {
  test('whatever the ballots, there is one verdict, and it is the exact one', () => {
    always(
      fc.property(fc.integer({ min: 1, max: 11 }), fc.nat(11), fc.nat(11), (size, some, more) => {
        const inFavour = Math.min(some, size)
        const against = Math.min(more, size - inFavour)
        const outcome = endOf(voted(ruled(TWO_THIRDS), size, inFavour, against))?.outcome
        expect(outcome).toBe(3 * inFavour >= 2 * size ? 'carried' : 'lost')
      }),
      60,
    )
  })
})

describe('A share says of whom', () => {
  test.each([
    ['electorate', 6, 'lost'],
    ['ballots', 5, 'lost'],
    ['for-or-against', 4, 'carried'],
  ])('three for, one against, one abstention, one silent: two thirds of the %s are of %i', (of, outOf, outcome) => {
    const told = coopOf(6, ruled({ atLeast: '2/3', of })).given(
      opened(),
      ...votes(['ana', 'ben', 'cleo'], 'for'),
      ...votes(['dario'], 'against'),
      ...votes(['eva'], 'abstain'),
    )
    const answer = told.when(passed('2026-02-15'))
    expect(endOf(told)?.outcome).toBe(outcome)
    expect(decidedWhy(answer)).toMatchObject({ base: of, outOf, observed: 3 })
  })

  test('who left is in no base and no count', () => {
    const told = coopOf(6, ruled(TWO_THIRDS)).given(opened(), ...votes(['ana', 'ben', 'cleo', 'fred'], 'for'))
    told.given({ type: 'leave', at: OPENED, by: 'fred' }, passed('2026-02-15'))
    expect(endOf(told)).toMatchObject({ outcome: 'lost', for: 3, entitled: 5 })
  })

  const decidedWhy = (answer: ReturnType<Story['when']>): object | undefined =>
    answer.because.find(({ code }) => code.startsWith('share-'))
})

describe('A ballot that answers something else is refused, not counted', () => {
  test('it is refused with a reason and changes no count', () => {
    const told = coopOf(4).given(opened(), ...votes(['ana'], 'for'))
    const before = decisionView(told.state, 'd1')
    for (const answer of ['block', ['hold'], [], 'stand-aside'] as const)
      expect(
        codesOf(told.when({ type: 'cast', at: OPENED, by: 'ben', decision: 'd1', answer: answer as 'block' })),
      ).toEqual(['malformed'])
    expect(decisionView(told.state, 'd1')).toEqual(before)
  })

  test('options that are level stay level, in whatever order they stand and ballots come', () => {
    always(
      fc.property(
        fc.shuffledSubarray(['hold', 'forfeit', 'pro-rata'], { minLength: 3 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (options, order) => {
          const told = coopOf(4, ruled({ choose: 'approval', runoff: 'never' })).given({
            ...opened(),
            options: [...options],
          } as Command)
          for (const at of order) {
            const answer = [at % 2 === 0 ? 'hold' : 'forfeit']
            told.given({ type: 'cast', at: OPENED, by: PEOPLE[at] ?? '', decision: 'd1', answer })
          }
          const end = endOf(told.given(passed('2026-02-15')))
          expect(end?.outcome).toBe('tied')
          expect([...(end?.leading ?? [])].sort()).toEqual(['forfeit', 'hold'])
        },
      ),
      30,
    )
  })
})

describe('A vote ends when it was said to', () => {
  test('nothing is decided early while ballots can change, not even when everyone has voted', () => {
    const told = coopOf(4).given(opened(), ...votes(PEOPLE.slice(0, 4), 'for'), passed('2026-02-14'))
    expect(endOf(told)).toBeUndefined()
    told.given(...votes(PEOPLE.slice(0, 3), 'against', '2026-02-14'), passed('2026-02-15'))
    expect(endOf(told)).toMatchObject({ outcome: 'lost', for: 1, against: 3 })
  })

  test('no late ballot makes it longer, and a second ballot is the last', () => {
    const told = coopOf(2, ruled({ moreThan: '1/2', of: 'for-or-against', tie: 'second-ballot' })).given(opened())
    for (const at of ['2026-02-14', '2026-02-28'])
      told.given(...votes(['ana'], 'for', at), ...votes(['ben'], 'against', at))
    expect(endOf(told.given(passed('2026-03-01')))?.outcome).toBe('tied')
    expect(told.events.filter(({ type }) => type === 'second-ballot')).toHaveLength(1)
  })
})

describe('Nobody votes for somebody else', () => {
  test('a ballot cannot be handed on, so that no circle of delegates doubles a vote', () => {
    const told = coopOf(3).given(opened())
    const handed = { type: 'cast', at: OPENED, by: 'ana', onBehalfOf: 'ben', decision: 'd1', answer: 'for' } as const
    expect(codesOf(told.when(handed))).toEqual(['for-somebody-else'])
    expect(codesOf(told.when({ ...handed, by: 'ben', onBehalfOf: 'ana' }))).toEqual(['for-somebody-else'])
  })

  test('circles that lend one another their authority in a ring are no charter to live by', () => {
    const workers = preset('workers-coop')
    const { circles = {} } = workers
    const ring = {
      ...workers,
      circles: { ...circles, board: { ...circles['board'], wider: 'finance-group' } },
    } as Charter
    expect(() => cooperative(ring)).toThrow()
  })
})

describe('A secret vote is hidden everywhere', () => {
  const SECRET = strictly(ruled(TWO_THIRDS, { secret: true }), { leastForCounts: 99 })

  test('what is shown and stored is the same whoever tried to vote, and how', () => {
    const attempts = fc.array(
      fc.record({ by: fc.nat(8), answer: fc.constantFrom('for' as const, 'against' as const) }),
      {
        maxLength: 8,
      },
    )
    const shown = (told: Story): string =>
      JSON.stringify([
        openDecisions(told.state),
        decisionView(told.state, 'd1'),
        PEOPLE.slice(0, 9).map((one) => awaitingVoteOf(told.state, one)),
        told.events,
      ])
    const silent = shown(coopOf(9, SECRET).given(opened()))
    always(
      fc.property(attempts, (ballots) => {
        const told = coopOf(9, SECRET).given(opened())
        for (const { by, answer } of ballots)
          told.when({ type: 'cast', at: OPENED, by: PEOPLE[by] ?? '', decision: 'd1', answer })
        expect(shown(told)).toBe(silent)
      }),
      30,
    )
  })

  test('what is not released is nowhere, not even in the reasons', () => {
    const told = coopOf(9, SECRET).given(opened(), {
      type: 'close-ballots',
      at: '2026-02-15',
      by: 'ana',
      decision: 'd1',
      closing: '0123456789abcdef',
    })
    const answer = told.when({
      type: 'release-result',
      at: '2026-02-15',
      by: 'ana',
      decision: 'd1',
      outcome: 'lost',
    })
    expect(typesOf(answer)).toEqual(['result-released', 'decided'])
    expect(answer.because.map(({ code }) => code)).toEqual(['result-released', 'decided', 'counts-not-released'])
    expect(endOf(told)).not.toHaveProperty('for')
  })
})

describe('People are told what is so', () => {
  test('nobody who has voted is asked again, and whoever took their ballot back is', () => {
    const told = coopOf(2).given(opened())
    expect(awaitingVoteOf(told.state, 'ana').map(({ decision }) => decision)).toEqual(['d1'])
    told.given(...votes(['ana'], 'for'))
    expect(awaitingVoteOf(told.state, 'ana')).toEqual([])
    expect(awaitingVoteOf(told.state, 'ben')).toHaveLength(1)
    told.given({ type: 'withdraw-ballot', at: OPENED, by: 'ana', decision: 'd1' })
    expect(awaitingVoteOf(told.state, 'ana')).toHaveLength(1)
  })

  test('a ballot is called final where it is, and only there', () => {
    const codes = (charter: Charter): readonly string[] => {
      const [vote] = votes(['ana'], 'for')
      return coopOf(4, charter)
        .given(opened())
        .when(vote as Command)
        .because.map(({ code }) => code)
    }
    expect(codes(WJC)).toEqual(['took-part-in', 'ballot-cast'])
    expect(codes(ruled(TWO_THIRDS, { ballotsCanChange: false }))).toEqual(['took-part-in', 'ballot-final'])
  })
})
