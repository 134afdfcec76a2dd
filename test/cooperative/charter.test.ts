import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../src/calendar/index.js'
import { applyDiff, type Change, type Charter, diffCharters } from '../../src/charter/index.js'
import { numberOn } from '../../src/cooperative/averages/in-force.js'
import { rateTimelineOf } from '../../src/cooperative/averages/timeline.js'
import {
  amendmentInWords,
  charterHistory,
  charterInForce,
  pastAmendments,
  pendingAmendments,
} from '../../src/cooperative/charter/views.js'
import { type Command, cooperative, type State } from '../../src/cooperative/index.js'
import { exact, exactDecimalString } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const WJC = preset('we-just-coop')
const WORKERS = ['ana', 'ben', 'cleo', 'dan']
const found: Command = {
  type: 'found',
  at: '2024-01-10',
  by: 'ana',
  founders: [
    ...WORKERS.map((member) => ({ member, memberClass: 'worker-owner' })),
    { member: 'vera', memberClass: 'volunteer' },
    { member: 'dora', memberClass: 'donor' },
  ],
}
const founded = (): Story => story(WJC).given(found)

/** What changes one provision of We Just Coop. */
const changed = (section: keyof Charter, id: string, change: object, charter: Charter = WJC): Charter => {
  const provisions = charter[section] as Readonly<Record<string, object>>
  return { ...charter, [section]: { ...provisions, [id]: { ...provisions[id], ...change } } }
}
const changesTo = (to: Charter, from: Charter = WJC): readonly Change[] => diffCharters({ from, to }).changes
const proposal = (
  amendment: string,
  version: string,
  changes: readonly Change[],
  at = '2024-02-01',
  by = 'ana',
): Command => ({ type: 'propose-amendment', at, by, amendment, version, changes }) as Command
const cast = (by: string, decision: string, answer: 'for' | 'against' | 'block', at = '2024-02-02'): Command => ({
  type: 'cast',
  at,
  by,
  decision,
  answer,
})
const pass = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })

/** Every second admission asks for four fifths now, as a plain number. */
const FOUR_FIFTHS = changed('decisions', 'admit-worker-owner', { rule: { atLeast: '4/5', of: 'electorate' } })
const OBJECTIVE = changed('objectives', 'purpose', { text: 'Bread for everyone.' })

/** An amendment that three of four worker-owners carry. */
const carried = (
  told: Story,
  amendment: string,
  version: string,
  changes: readonly Change[],
  from = '2024-02-01',
  to = '2024-03-05',
): Story =>
  told.given(
    proposal(amendment, version, changes, from),
    ...['ana', 'ben', 'cleo'].map((by) => cast(by, `${amendment}-change-rules`, 'for', from)),
    pass(to),
  )

describe('From the source', () => {
  it('WC-2: the rules are changed by the decision that the charter names for it', () => {
    const told = founded()
    const proposed = told.when(proposal('a1', '2', changesTo(FOUR_FIFTHS)))
    expect(typesOf(proposed)).toEqual(['amendment-proposed', 'decision-opened'])
    expect(explain(proposed.because, 'en')).toContain(
      'ana proposes to amend version 1 of the charter to version 2 (a1): it would change decisions.admit-worker-owner, and takes change-rules',
    )
    told.given(...['ana', 'ben', 'cleo'].map((by) => cast(by, 'a1-change-rules', 'for')))
    expect(charterInForce(told.state).version).toBe('1')
    const due = told.when(pass('2024-03-05'))
    expect(typesOf(due)).toEqual(['decided', 'charter-amended', 'time-passed'])
    expect(explain(due.because, 'en')).toContain('The charter is amended to version 2 (a1)')
    expect(charterInForce(told.state)).toEqual({ ...FOUR_FIFTHS, version: '2' })
    expect(charterHistory(told.state).map(({ on, charter, amendment }) => [on, charter.version, amendment])).toEqual([
      ['2024-01-10', '1', undefined],
      ['2024-03-02', '2', 'a1'],
    ])
  })

  it('WJC-1: the objectives change only by consensus of all members, the volunteers among them', () => {
    const told = founded().given(proposal('o1', '2', changesTo(OBJECTIVE)))
    expect(told.state.decisions.open.get('o1-change-objectives')?.entitled).toBe(5)
    told.given(cast('ana', 'o1-change-objectives', 'for'), pass('2024-03-10'))
    expect(charterInForce(told.state).objectives?.['purpose']?.text).toBe('Bread for everyone.')
    const blocked = founded().given(
      proposal('o1', '2', changesTo(OBJECTIVE)),
      ...WORKERS.map((by) => cast(by, 'o1-change-objectives', 'for')),
      cast('vera', 'o1-change-objectives', 'block'),
      pass('2024-03-10'),
    )
    expect(charterInForce(blocked.state)).toEqual(WJC)
    expect(pastAmendments(blocked.state).map(({ how }) => how)).toEqual(['lost'])
  })

  it('WJC-1: what would let objectives be changed another way takes that consensus as well', () => {
    const easier = changed('amendments', 'objectives', { decision: 'change-rules' })
    const told = founded().given(proposal('o2', '2', changesTo(easier)))
    expect(pendingAmendments(told.state)[0]?.missing.map(({ provision, decision }) => [provision, decision])).toEqual([
      ['change-rules', 'o2-change-rules'],
      ['change-objectives', 'o2-change-objectives'],
    ])
    told.given(
      ...['ana', 'ben', 'cleo'].map((by) => cast(by, 'o2-change-rules', 'for')),
      cast('vera', 'o2-change-objectives', 'block'),
      pass('2024-03-10'),
    )
    expect(charterInForce(told.state)).toEqual(WJC)
    expect([...told.state.decisions.open.keys()]).toEqual([])
  })

  it('WJC-19: an amended threshold holds for what is opened later; what runs keeps its own', () => {
    const told = founded().given(
      // Opened before the amendment, voted on after it: three of four are three quarters, and not four fifths.
      { type: 'apply', at: '2024-02-20', by: 'eve', memberClass: 'worker-owner', decision: 'eve-joins' },
    )
    carried(told, 'a1', '2', changesTo(FOUR_FIFTHS), '2024-02-20', '2024-03-22')
    expect(charterInForce(told.state).version).toBe('2')
    const at = '2024-03-22'
    told.given(...['ana', 'ben', 'cleo'].map((by) => cast(by, 'eve-joins', 'for', at)), pass('2024-03-30'))
    expect(told.state.decisions.closed.get('eve-joins')?.ending).toMatchObject({
      outcome: 'carried',
      charterVersion: '1',
    })
    told.given(
      { type: 'apply', at: '2024-04-01', by: 'fay', memberClass: 'worker-owner', decision: 'fay-joins' },
      ...['ana', 'ben', 'cleo'].map((by) => cast(by, 'fay-joins', 'for', '2024-04-01')),
      pass('2024-04-20'),
    )
    // Three of five are not four fifths of five.
    expect(told.state.decisions.open.get('fay-joins')?.heldSince).toBeUndefined()
    expect(told.state.decisions.closed.get('eve-joins')?.ending).toMatchObject({ outcome: 'carried' })
  })

  it('WJC-2: what decides on an amendment is opened with the version it would change', () => {
    const told = founded().given(proposal('a1', '2', changesTo(FOUR_FIFTHS)))
    expect(told.state.decisions.open.get('a1-change-rules')?.opening).toMatchObject({
      charterVersion: '1',
      subject: { kind: 'amendment', amendment: 'a1' },
      proposer: 'ana',
    })
  })
})

describe('At the boundary', () => {
  it.each([
    [2, '1'],
    [3, '2'],
    [4, '2'],
  ])('WC-2: of four worker-owners %i vote for: version %s', (votes, version) => {
    const told = founded().given(
      proposal('a1', '2', changesTo(FOUR_FIFTHS)),
      ...WORKERS.slice(0, votes).map((by) => cast(by, 'a1-change-rules', 'for')),
      pass('2024-03-05'),
    )
    expect(charterInForce(told.state).version).toBe(version)
  })

  it.each([
    ['2024-03-01', '1'],
    ['2024-03-02', '2'],
    ['2024-03-03', '2'],
  ])('WC-2: thirty days to vote; on %s version %s is in force', (day, version) => {
    const told = carried(founded(), 'a1', '2', changesTo(FOUR_FIFTHS), '2024-02-01', day)
    expect(charterInForce(told.state).version).toBe(version)
  })
})

describe('What an amendment changes', () => {
  const rate = (state: State, on: string): string | undefined =>
    exactDecimalString(numberOn(state, 'interest-rate', undefined, on as CalendarDate).value)

  it('WJC-19: a provisional number from the day of the amendment on, and never before it', () => {
    const to = changed('averageItems', 'interest-rate', { provisional: '3%' })
    const told = carried(founded(), 'a1', '2', changesTo(to))
    expect(['2024-03-01', '2024-03-02'].map((on) => rate(told.state, on))).toEqual(['0.02', '0.03'])
    expect(rateTimelineOf(told.state, 'interest-rate').map(({ from }) => from)).toEqual(['2024-01-10', '2024-03-02'])
  })
  it('WJC-17: proposals outside of amended bounds stand, and the number is brought within them', () => {
    const told = founded().given(
      ...WORKERS.map(
        (by): Command => ({ type: 'propose-number', at: '2024-01-11', by, item: 'interest-rate', value: '8%' }),
      ),
    )
    const to = changed('averageItems', 'interest-rate', { max: '5%' })
    carried(told, 'a1', '2', changesTo(to))
    expect(rate(told.state, '2024-02-28')).toBe('0.08')
    const now = numberOn(told.state, 'interest-rate', undefined, told.state.at)
    expect([exactDecimalString(now.value), now.because.at(-1)?.code]).toEqual(['0.05', 'clamped'])
  })
  it('WJC-17: of a number that counts something else now, nothing stays', () => {
    const told = founded().given(
      ...WORKERS.map(
        (by): Command => ({ type: 'propose-number', at: '2024-01-11', by, item: 'weekly-hours', value: 30 }),
      ),
    )
    const to = changed('averageItems', 'weekly-hours', { unit: 'hours a month', max: '250', provisional: '150' })
    carried(told, 'a1', '2', changesTo(to))
    expect(exactDecimalString(numberOn(told.state, 'weekly-hours', undefined, told.state.at).value)).toBe('150')
    expect(
      exactDecimalString(numberOn(told.state, 'weekly-hours', undefined, '2024-02-10' as CalendarDate).value),
    ).toBe('30')
  })
  it('WJC-12: those who may no longer set a number leave it, and those who may no longer vote are not counted', () => {
    const { 'evaluation-of-nothing': _none, ...items } = WJC.averageItems ?? {}
    const open = { ...WJC, averageItems: items }
    const told = founded().given(
      ...WORKERS.map(
        (by): Command => ({ type: 'propose-number', at: '2024-01-11', by, item: 'weekly-hours', value: 30 }),
      ),
    )
    const to = changed('averageItems', 'weekly-hours', { proposedBy: { members: { classes: ['volunteer'] } } }, open)
    carried(told, 'a1', '2', changesTo(to))
    expect(numberOn(told.state, 'weekly-hours', undefined, '2024-05-01' as CalendarDate).kind).toBe('provisional')
    expect(
      codesOf(told.when({ type: 'propose-number', at: '2024-05-01', by: 'ana', item: 'weekly-hours', value: 30 })),
    ).toEqual(['no-right'])
    expect(
      typesOf(told.when({ type: 'propose-number', at: '2024-05-01', by: 'vera', item: 'weekly-hours', value: 30 })),
    ).toEqual(['number-proposed'])
  })
  it('WJC-16: a class that gains the vote has it from then on', () => {
    const to = changed('memberClasses', 'donor', { hasVote: true, votes: 1 })
    const told = founded().given({
      type: 'apply',
      at: '2024-02-20',
      by: 'eve',
      memberClass: 'worker-owner',
      decision: 'eve-joins',
    })
    carried(told, 'a1', '2', changesTo(to), '2024-02-20', '2024-03-25')
    expect(told.state.members.voters.get('donor')).toBe(1)
    expect(told.state.members.all.get('dora')?.votes).toBe(true)
  })
  it('WJC-15: a number that is no longer voted anew keeps its proposals', () => {
    const { everyMonths: _months, ...rule } = WJC.averageItems?.['ousting-compensation'] ?? { everyMonths: 12 }
    const to = { ...WJC, averageItems: { ...WJC.averageItems, 'ousting-compensation': rule } } as unknown as Charter
    const told = founded().given({
      type: 'propose-number',
      at: '2024-01-11',
      by: 'ana',
      item: 'ousting-compensation',
      value: 900,
    })
    carried(told, 'a1', '2', changesTo(to))
    expect(typesOf(told.when(pass('2026-01-01')))).toEqual(['time-passed'])
  })
})

describe('Several amendments', () => {
  const other = changed('decisions', 'other-matters', { openDays: 21 })

  it('WC-2: one that is adopted ends every other of the charter before it', () => {
    const told = founded().given(proposal('a2', '2b', changesTo(other), '2024-02-03', 'ben'))
    carried(told, 'a1', '2', changesTo(FOUR_FIFTHS), '2024-02-03', '2024-02-20')
    told.given(...WORKERS.map((by) => cast(by, 'a2-change-rules', 'for', '2024-02-20')))
    const due = told.when(pass('2024-04-01'))
    // Both were carried on one day; the one that was opened first is adopted, and the other was for a charter that is gone.
    expect(typesOf(due)).toContain('amendment-lapsed')
    expect(charterInForce(told.state).version).toBe('2b')
    expect(pastAmendments(told.state).map(({ proposed, how }) => [proposed.amendment, how])).toEqual([
      ['a1', 'lapsed'],
      ['a2', 'adopted'],
    ])
    expect(pendingAmendments(told.state)).toEqual([])
    expect(told.state.decisions.open.size).toBe(0)
  })
  it('WC-2: one after the other, each from the charter before', () => {
    const told = carried(founded(), 'a1', '2', changesTo(FOUR_FIFTHS))
    const second = changed('decisions', 'other-matters', { openDays: 21 }, charterInForce(told.state))
    carried(told, 'a2', '3', changesTo(second, charterInForce(told.state)), '2024-03-05', '2024-05-01')
    expect(charterHistory(told.state).map(({ charter }) => charter.version)).toEqual(['1', '2', '3'])
    expect(charterInForce(told.state).decisions?.['admit-worker-owner']?.rule).toEqual({
      atLeast: '4/5',
      of: 'electorate',
    })
  })
  it('WC-2: what its proposer withdraws comes to nothing', () => {
    const told = founded().given(
      proposal('o2', '2', changesTo(changed('amendments', 'objectives', { decision: 'change-rules' }))),
    )
    const answer = told.when({ type: 'withdraw-decision', at: '2024-02-02', by: 'ana', decision: 'o2-change-rules' })
    expect(typesOf(answer)).toEqual(['decision-lapsed', 'amendment-lapsed', 'decision-lapsed'])
    expect(told.state.decisions.open.size).toBe(0)
    expect(codesOf(told.when(proposal('o2', '2', changesTo(OBJECTIVE), '2024-02-02')))).toEqual(['there-already'])
  })
})

describe('Always true', () => {
  const section = fc.constantFrom<[keyof Charter, string, object]>(
    ['decisions', 'other-matters', { openDays: 21 }],
    ['decisions', 'admit-worker-owner', { holdForDays: 9 }],
    ['averageItems', 'weekly-hours', { provisional: '35' }],
    ['averageItems', 'interest-rate', { acts: 'same-day' }],
    ['membership', 'leaving', { noticeDays: 3 }],
  )
  it('the charter in force is that of the founding with every adopted amendment made in it', () => {
    always(
      fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), (picked) => {
        const told = founded()
        let month = 2
        for (const [index, [chapter, id, change]] of picked.entries()) {
          const from = charterInForce(told.state)
          const changes = changesTo(changed(chapter, id, change, from), from)
          if (changes.length === 0) continue
          const day = (one: number): string => `2024-${String(one).padStart(2, '0')}-01`
          carried(told, `a${index}`, `v${index}`, changes, day(month), day(month + 2))
          month += 2
        }
        let charter = WJC
        for (const { proposed } of pastAmendments(told.state))
          charter = applyDiff({ charter, diff: { kind: 'different', changes: proposed.changes } })
        expect(charterInForce(told.state)).toEqual(charter)
        const replayed = told.events.reduce(cooperative(WJC).evolve, cooperative(WJC).initialState())
        expect(charterInForce(replayed)).toEqual(charter)
      }),
      25,
    )
  })
})

describe('Views', () => {
  it('WC-2: an amendment under way, what it still needs, and what it says in words', () => {
    const told = founded().given(proposal('a1', '2', changesTo(FOUR_FIFTHS)))
    const [pending] = pendingAmendments(told.state)
    expect(pending).toMatchObject({
      amendment: 'a1',
      version: '2',
      basedOn: '1',
      proposer: 'ana',
      proposedOn: '2024-02-01',
      missing: [{ provision: 'change-rules', decision: 'a1-change-rules', covers: ['decisions.admit-worker-owner'] }],
    })
    expect(pending?.because.map(({ code }) => code)).toEqual(['amendment-undecided'])
    expect(amendmentInWords(told.state, 'a1', 'en').join(' ')).toContain('4/5')
    expect(amendmentInWords(told.state, 'none', 'en')).toEqual([])
  })
})

describe('Refused', () => {
  const hostile = JSON.parse(
    '[{"kind":"added","section":"sources","id":"x","provision":{"title":"x","__proto__":{"a":1}}}]',
  ) as Change[]
  const unsound = changed('decisions', 'other-matters', { electorate: { members: { classes: ['nobody'] } } })

  it.each<[string, Command, readonly string[]]>([
    ['by a donor, who has no vote', proposal('a1', '2', changesTo(FOUR_FIFTHS), undefined, 'dora'), ['no-right']],
    ['by somebody who is no member', proposal('a1', '2', changesTo(FOUR_FIFTHS), undefined, 'zoe'), ['no-right']],
    ['under the version there is', proposal('a1', '1', changesTo(FOUR_FIFTHS)), ['malformed']],
    ['to a charter that is not sound', proposal('a1', '2', changesTo(unsound)), ['malformed']],
    ['by changes of another charter', proposal('a1', '2', changesTo(WJC, FOUR_FIFTHS)), ['malformed']],
    ['by no changes', proposal('a1', '2', []), ['malformed']],
    ['with a key that would reach a prototype', proposal('a1', '2', hostile), ['malformed']],
    [
      'in a chapter that there is not',
      proposal('a1', '2', [{ kind: 'added', section: 'beer', id: 'x', provision: {} } as never]),
      ['malformed'],
    ],
    [
      'of the name of the charter',
      proposal('a1', '2', [{ kind: 'identity', field: 'id', from: 'we-just-coop', to: 'x' }]),
      ['malformed'],
    ],
    ['to two versions at once', proposal('a1', '2', [...changesTo({ ...FOUR_FIFTHS, version: '3' })]), ['malformed']],
    ['to nothing but another version', proposal('a1', '2', changesTo({ ...WJC, version: '2' })), ['nothing-to-amend']],
    ['before the last event', proposal('a1', '2', changesTo(FOUR_FIFTHS), '2024-01-01'), ['before-the-last-event']],
  ])('%s', (_, command, codes) => {
    expect(codesOf(founded().when(command))).toEqual(codes)
  })
  it('a name twice, and a version that was there before', () => {
    const told = founded().given(proposal('a1', '2', changesTo(FOUR_FIFTHS)))
    expect(codesOf(told.when(proposal('a1', '3', changesTo(OBJECTIVE))))).toEqual(['there-already'])
    const amended = carried(founded(), 'a1', '2', changesTo(FOUR_FIFTHS))
    const back = changesTo(WJC, { ...FOUR_FIFTHS, version: '1' })
    expect(codesOf(amended.when(proposal('a2', '1', back, '2024-04-01')))).toEqual(['malformed'])
    // What was proposed for the charter before does not fit the one after it.
    expect(codesOf(amended.when(proposal('a3', '3', changesTo(FOUR_FIFTHS), '2024-04-01')))).toEqual(['malformed'])
  })
  it('WJC-1: nobody opens the decision of an amendment by hand', () => {
    const answer = founded().when({
      type: 'open-decision',
      at: '2024-02-01',
      by: 'ana',
      decision: 'd1',
      provision: 'change-rules',
      subject: { kind: 'amendment', amendment: 'a1' },
    })
    expect(answer.kind).toBe('refused')
  })
  it('the changes that an amendment holds are plain data, and its own', () => {
    const changes = changesTo(FOUR_FIFTHS).map((one) => ({ ...one }))
    const told = founded().given(proposal('a1', '2', changes))
    for (const one of changes) Reflect.set(one, 'to', { atLeast: exact(1), of: 'electorate' })
    expect(pendingAmendments(told.state)[0]?.changes).toContainEqual(changesTo(FOUR_FIFTHS)[0])
  })
})

describe('The legal form', () => {
  it.each([
    ['worker-coop-es', /cooperativa/i],
    ['workers-coop', /co-operative society/i],
  ] as const)('CW-6: a cooperative that lives under %s can say which legal form it assumes', (id, form) => {
    const told = story(preset(id)).given({
      type: 'found',
      at: '2026-01-10',
      by: 'ana',
      founders: [
        {
          member: 'ana',
          memberClass:
            Object.keys(preset(id).memberClasses ?? {}).find((one) => preset(id).memberClasses?.[one]?.hasVote) ?? '',
        },
      ],
    })
    const { legalForm, country } = charterInForce(told.state)
    const said = typeof legalForm === 'string' ? legalForm : `${legalForm?.en ?? ''} ${legalForm?.es ?? ''}`
    expect(said).toMatch(form)
    expect(country).toBeDefined()
  })
})
