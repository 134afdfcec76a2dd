import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreementOf,
  awaitedIn,
  type ConsentRound,
  type ConsentRule,
  type ConsentStep,
  consentRound,
  nextRound,
  startRound,
  tryConsentRound,
  tryNextRound,
} from '../../src/circles/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { mutated } from './mutated.js'
import {
  amend,
  aside,
  BY_FACILITATOR,
  consent,
  FOUR,
  judge,
  objection,
  opening,
  proceed,
  QUIET,
  RULE,
  start,
} from './rounds.js'

const after = (steps: readonly ConsentStep[], rule: ConsentRule = RULE, more = {}) =>
  consentRound({ start: start(rule, more), steps })
const roundOf = (outcome: object): ConsentRound => (outcome as { round: ConsentRound }).round
const asked = opening()

describe('From the source', () => {
  it('WC-6: presented, questions, reactions, consent of everybody present: carried, with its day of review', () => {
    const carried = after([...asked, ...FOUR.map(consent), proceed])
    expect(carried).toMatchObject({
      kind: 'carried',
      because: [
        { code: 'consented', clauses: ['WC-6'], consenting: 4, standingAside: 0, silent: 0, reviewOn: '2027-06-01' },
      ],
    })
    expect(agreementOf(roundOf(carried))).toEqual({
      circle: 'web',
      proposal: 'p1',
      wording: 'v1',
      reviewOn: '2027-06-01',
    })
  })

  it('WC-6: an upheld objection is taken up in another wording, and consent is asked again', () => {
    const first = [...asked, consent('ana'), consent('ben'), consent('cleo'), objection('dov')]
    const upheld = [
      ...first,
      judge('ana', 'dov', true),
      judge('ben', 'dov', true),
      judge('cleo', 'dov', false),
      proceed,
    ]
    expect(after(upheld)).toMatchObject({
      kind: 'waiting',
      round: { phase: 'integrating', round: 1, objections: [{ member: 'dov', status: 'upheld' }] },
      awaited: [{ what: 'amendment', from: FOUR }],
      because: [{ code: 'objections-stand', members: ['dov'], round: 1, mostRounds: 3 }, { code: 'round-moved' }],
    })
    const again = [...upheld, amend('ben', 'v2')]
    expect(after(again)).toMatchObject({
      round: { phase: 'objections', round: 2, wording: 'v2', answers: [], objections: [{ status: 'integrated' }] },
      awaited: [{ what: 'answer', from: FOUR }],
    })
    expect(after([...again, ...FOUR.map(consent), proceed])).toMatchObject({
      kind: 'carried',
      round: { wording: 'v2' },
    })
  })

  it('WC-6: an objection that the others do not uphold does not stop a proposal', () => {
    const steps = [...asked, ...FOUR.slice(0, 3).map(consent), objection('dov')]
    const judged = [judge('ana', 'dov', false), judge('ben', 'dov', true), judge('cleo', 'dov', false)]
    expect(after([...steps, ...judged, proceed])).toMatchObject({
      kind: 'carried',
      round: { objections: [{ member: 'dov', reason: 'r1', criterion: 'harms-aim', status: 'not-upheld' }] },
    })
  })

  // From "Trust-Centered Community", part 3 (southernguidestones.substack.com): its writers' circle, where a meeting at
  // the hour of another commitment is an objection, and objections are told from preferences. The ids, and the preference, are ours.
  it('a circle of writers (WC-6): a meeting at an hour at which a member cannot come is an objection; a wish for another tool is a preference', () => {
    const writers = ['ada', 'bo', 'cy']
    const people = { members: writers, present: writers, facilitator: 'ada' }
    const meeting = {
      ...people,
      circle: 'writers',
      proposal: 'weekly-call',
      wording: 'mondays-at-9',
      reviewOn: '2026-12-01',
    }
    const rule: ConsentRule = {
      ...BY_FACILITATOR,
      silence: 'consents',
      objectionTest: { decides: 'facilitator', criteria: ['role', 'aim'] },
    }
    const go: ConsentStep = { kind: 'proceed', by: 'ada' }
    const ask = [go, go, go, consent('ada')]
    const busy = [...ask, objection('bo', 'other-commitment', 'role'), judge('ada', 'bo', true), go]
    expect(after(busy, rule, meeting)).toMatchObject({ kind: 'waiting', round: { phase: 'integrating' } })
    const moved = [...busy, amend('cy', 'tuesdays-at-9'), consent('bo'), go]
    expect(after(moved, rule, meeting)).toMatchObject({ kind: 'carried', round: { wording: 'tuesdays-at-9' } })
    const preference = [...ask, objection('cy', 'another-tool', 'aim'), judge('ada', 'cy', false), go]
    expect(after(preference, rule, meeting)).toMatchObject({ kind: 'carried', round: { wording: 'mondays-at-9' } })
  })

  // Sociocracy For All, consent decision making: no abstentions, and what finds no way forward goes to the next broader circle.
  it('Sociocracy For All (WC-6): whoever does not object consents, and what finds no way forward goes to the next broader circle', () => {
    expect(after([...asked, aside('ben')])).toMatchObject({
      kind: 'not-now',
      because: [{ code: 'nobody-stands-aside' }],
    })
    const rule: ConsentRule = { ...QUIET, mostRounds: 1, otherwise: 'wider-circle' }
    const steps = [proceed, proceed, proceed, consent('ana'), objection('ben')]
    const judged = ['ana', 'cleo', 'dov'].map((by) => judge(by, 'ben', true))
    expect(after([...steps, ...judged, proceed], rule, { wider: 'board' })).toMatchObject({
      kind: 'escalated',
      round: { result: { kind: 'escalated', to: 'board' } },
      because: [{ code: 'objections-stand' }, { code: 'goes-to-wider', proposal: 'p1', wider: 'board' }],
    })
  })

  it('WC-6: a shorter term is another wording, too: the words stay, and the day of review comes earlier', () => {
    const steps = [
      proceed,
      proceed,
      proceed,
      consent('ana'),
      objection('ben', 'a-year-is-long'),
      judge('ana', 'ben', true),
      proceed,
    ]
    const sooner: ConsentStep = { kind: 'amend', by: 'ben', wording: 'v1', reviewOn: '2026-12-01' }
    const done = after([...steps, sooner, consent('ben'), proceed], { ...BY_FACILITATOR, silence: 'consents' })
    expect(done).toMatchObject({ kind: 'carried', round: { wording: 'v1', reviewOn: '2026-12-01', round: 2 } })
  })
})

describe('At the boundary', () => {
  const failing = (rounds: number): readonly ConsentStep[] =>
    Array.from({ length: rounds }, (_, at): ConsentStep[] => [
      ...(at === 0 ? [] : [amend('ben', `v${at + 1}`)]),
      objection('dov'),
      judge('ana', 'dov', true),
      proceed,
    ]).flat()
  const rule = (mostRounds: number): ConsentRule => ({ ...BY_FACILITATOR, silence: 'consents', mostRounds })
  const rounds = (asks: number, most: number) => after([proceed, proceed, proceed, ...failing(asks)], rule(most))

  it('one round below the most, and the last one', () => {
    expect(rounds(1, 2)).toMatchObject({ kind: 'waiting', round: { phase: 'integrating', round: 1 } })
    expect(rounds(2, 2)).toMatchObject({
      kind: 'not-carried',
      because: [
        { code: 'objections-stand', round: 2, mostRounds: 2 },
        { code: 'not-consented', proposal: 'p1' },
      ],
    })
    expect(rounds(3, 2)).toMatchObject({ kind: 'not-now', because: [{ code: 'round-closed' }] })
  })

  it('present: too few, just enough', () => {
    const half: ConsentRule = { ...RULE, presence: { atLeast: '1/2' } }
    const more: ConsentRule = { ...RULE, presence: { moreThan: '1/2' } }
    const kinds = (one: ConsentRule) => [1, 2, 3].map((size) => after([], one, { present: FOUR.slice(0, size) }).kind)
    expect(kinds(half)).toEqual(['inquorate', 'waiting', 'waiting'])
    expect(kinds(more)).toEqual(['inquorate', 'inquorate', 'waiting'])
    expect(after([], more, { present: FOUR.slice(0, 2) }).because).toEqual([
      { code: 'presence-too-low', clauses: ['WC-6'], observed: 2, outOf: 4, needed: 3 },
    ])
  })

  it('presence is asked for again when there would be consent: those who left are missed', () => {
    const most: ConsentRule = { ...RULE, presence: { atLeast: '3/4' } }
    const leave = (by: string): ConsentStep => ({ kind: 'leave', by })
    const steps = [...asked, consent('ana'), consent('ben'), leave('cleo')]
    expect(after([...steps, consent('dov'), proceed], most).kind).toBe('carried')
    expect(after([...steps, leave('dov'), proceed], most)).toMatchObject({
      kind: 'not-now',
      because: [{ code: 'presence-too-low', observed: 2, needed: 3 }],
    })
  })

  it('judged by the others: one short of the share that upholds, exactly it', () => {
    const judged = (yes: number, share: object) => {
      const test = {
        ...RULE.objectionTest,
        decides: 'circle',
        rule: { ...share, of: 'electorate' },
      } as ConsentRule['objectionTest']
      const judges = ['ana', 'ben', 'cleo'].map((by, at) => judge(by, 'dov', at < yes))
      return roundOf(after([...asked, objection('dov'), ...judges], { ...RULE, objectionTest: test })).objections[0]
        ?.status
    }
    expect([1, 2].map((yes) => judged(yes, { atLeast: '2/3' }))).toEqual(['not-upheld', 'upheld'])
    expect([0, 1].map((yes) => judged(yes, { atLeast: '1/3' }))).toEqual(['not-upheld', 'upheld'])
    expect([2, 3].map((yes) => judged(yes, { moreThan: '2/3' }))).toEqual(['not-upheld', 'upheld'])
  })

  it('nobody consents, one does: nothing carries on silence alone', () => {
    expect(after([proceed, proceed, proceed, proceed], QUIET)).toMatchObject({
      kind: 'not-carried',
      because: [{ code: 'nobody-consents' }, { code: 'not-consented' }],
    })
    expect(after([proceed, proceed, proceed, consent('dov'), proceed], QUIET)).toMatchObject({
      kind: 'carried',
      because: [{ consenting: 1, silent: 3 }],
    })
  })

  it('a circle of one: consent is carried, an objection stands, for nobody else judges it', () => {
    const alone = { members: ['ana'], present: ['ana'] }
    for (const rule of [QUIET, { ...BY_FACILITATOR, silence: 'consents' } as const]) {
      expect(after([proceed, proceed, proceed, consent('ana'), proceed], rule, alone).kind).toBe('carried')
      expect(after([proceed, proceed, proceed, objection('ana')], rule, alone)).toMatchObject({
        because: [{ code: 'objection-raised' }, { code: 'nobody-to-judge' }, { code: 'objection-upheld' }],
      })
    }
  })
})

/** Any steps that people of the circle, and one who is none of those present at first, might take. */
const member = fc.constantFrom(...FOUR)
const anyStep: fc.Arbitrary<ConsentStep> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(proceed) },
  { weight: 2, arbitrary: member.map((by) => ({ kind: 'proceed' as const, by })) },
  { weight: 6, arbitrary: member.map((by) => ({ kind: 'heard' as const, by })) },
  { weight: 8, arbitrary: member.map(consent) },
  { weight: 2, arbitrary: member.map(aside) },
  { weight: 4, arbitrary: fc.tuple(member, fc.constantFrom('r1', 'r2')).map(([by, reason]) => objection(by, reason)) },
  { weight: 1, arbitrary: member.map((by) => ({ kind: 'withdraw' as const, by })) },
  { weight: 8, arbitrary: fc.tuple(member, member, fc.boolean()).map(([by, of, upheld]) => judge(by, of, upheld)) },
  { weight: 4, arbitrary: fc.tuple(member, fc.constantFrom('v1', 'v2', 'v3')).map(([by, words]) => amend(by, words)) },
  { weight: 1, arbitrary: member.map((by) => ({ kind: 'give-up' as const, by })) },
  { weight: 1, arbitrary: member.map((by) => ({ kind: 'leave' as const, by })) },
  { weight: 2, arbitrary: member.map((by) => ({ kind: 'join' as const, by })) },
  { weight: 1, arbitrary: fc.tuple(member, member).map(([by, to]) => ({ kind: 'hand-over' as const, by, to })) },
)
const ruled = fc.record({
  standAside: fc.constantFrom('allowed', 'not-allowed'),
  silence: fc.constantFrom('awaited', 'consents'),
  objectionTest: fc.constantFrom(RULE.objectionTest, BY_FACILITATOR.objectionTest, {
    decides: 'nobody',
    criteria: ['harms-aim'],
  }),
  mostRounds: fc.integer({ min: 1, max: 3 }),
  otherwise: fc.constantFrom('not-carried', 'wider-circle'),
})
const rules: fc.Arbitrary<ConsentRule> = fc
  .tuple(ruled, fc.constantFrom({}, {}, { presence: { atLeast: '3/4' } }))
  .map(([rule, presence]) => ({ ...rule, ...presence }))
/** What a round waits for, done: a coin says whether somebody consents, and whether an objection is turned down. */
const guided = (round: ConsentRound, heads: boolean, at: number): ConsentStep => {
  const [first] = awaitedIn(round)
  const by = first?.from[0] ?? ''
  switch (first?.what) {
    case 'hearing':
      return { kind: 'heard', by }
    case 'answer':
      return heads ? consent(by) : objection(by, `r${at}`)
    case 'judgement':
      return judge(by, first.of ?? '', !heads)
    case 'facilitator':
      return { kind: 'hand-over', by, to: round.present.find((one) => one !== by) ?? '' }
    case 'amendment':
      return amend(by, `w${at}`)
    case 'presence':
      return heads ? { kind: 'join', by } : { kind: 'give-up', by: round.facilitator }
    default:
      return { kind: 'proceed', by }
  }
}
const runs = fc.record({
  rule: rules,
  present: fc.subarray([...FOUR], { minLength: 3 }).map((some) => (some.includes('ana') ? some : ['ana', ...some])),
  /** Any step, or what is awaited, as a coin falls. */
  steps: fc.array(
    fc.oneof({ weight: 1, arbitrary: anyStep }, { weight: 9, arbitrary: fc.constantFrom(true, true, true, false) }),
    {
      minLength: 20,
      maxLength: 60,
    },
  ),
})
type Run = typeof runs extends fc.Arbitrary<infer One> ? One : never

/** Every round that these steps lead through, and the steps that were taken; those that have no place are passed over. */
const played = ({ rule, present, steps }: Run) => {
  const rounds = [roundOf(startRound(start(rule, { present, wider: 'board' })))]
  const taken: ConsentStep[] = []
  for (const [at, one] of steps.entries()) {
    const round = JSON.parse(JSON.stringify(rounds.at(-1))) as ConsentRound
    const step = typeof one === 'boolean' ? guided(round, one, at) : one
    const before = JSON.stringify(round)
    const moved = tryNextRound({ round, step })
    expect(JSON.stringify(round)).toBe(before)
    if (moved.kind !== 'moved') continue
    rounds.push(moved.round)
    taken.push(step)
  }
  return { rounds, taken }
}
const through = (run: Run): readonly ConsentRound[] => played(run).rounds
const now = ({ objections, round }: ConsentRound) => objections.filter((one) => one.round === round)

describe('Always true', () => {
  it('playing the steps that moved a round again gives the same round, which was stored as JSON between any two and never changed in place', () => {
    always(
      fc.property(runs, (run) => {
        const { rounds, taken } = played(run)
        const round = rounds.at(-1) as ConsentRound
        const again = consentRound({ start: start(run.rule, { present: run.present, wider: 'board' }), steps: taken })
        expect(roundOf(again)).toEqual(round)
        expect(again.kind).toBe(round.result?.kind ?? 'waiting')
      }),
    )
  })

  it('nothing is carried while an upheld objection stands, nor before every objection is judged', () => {
    let carried = 0
    always(
      fc.property(runs, (run) => {
        const last = through(run).at(-1) as ConsentRound
        if (last.result?.kind !== 'carried') return
        carried++
        expect(now(last).filter(({ status }) => status === 'upheld' || status === 'raised')).toEqual([])
      }),
      1000,
    )
    expect(carried).toBeGreaterThan(30)
  })

  it("nobody's silence is consent unless the rule says so, and somebody always consents aloud", () => {
    let carried = 0
    always(
      fc.property(runs, (run) => {
        const last = through(run).at(-1) as ConsentRound
        if (last.result?.kind !== 'carried') return
        carried++
        const said = new Set(
          [...last.answers, ...now(last).filter(({ status }) => status === 'not-upheld')].map((one) => one.member),
        )
        if (run.rule.silence === 'awaited') expect(last.present.filter((one) => !said.has(one))).toEqual([])
        expect(last.answers.map(({ answer }) => answer)).toContain('consent')
        if (run.rule.standAside === 'not-allowed')
          expect(last.answers.filter(({ answer }) => answer !== 'consent')).toEqual([])
      }),
      1000,
    )
    expect(carried).toBeGreaterThan(30)
  })

  it('consent is asked no more often than the rule allows, and a closed round stays as it is', () => {
    always(
      fc.property(runs, anyStep, (run, step) => {
        const all = through(run)
        expect(Math.max(...all.map(({ round }) => round))).toBeLessThanOrEqual(run.rule.mostRounds)
        const last = all.at(-1) as ConsentRound
        if (last.phase === 'closed') expect(nextRound({ round: last, step })).toMatchObject({ kind: 'not-now' })
      }),
    )
  })

  it('whatever happened, a round can be brought to its end by doing what it waits for', () => {
    always(
      fc.property(runs, fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }), (run, coins) => {
        let round = through(run).at(-1) as ConsentRound
        for (let at = 0; at < 200 && round.phase !== 'closed'; at++) {
          const moved = nextRound({ round, step: guided(round, coins[at] === true, 100 + at) })
          expect(moved).toMatchObject({ kind: 'moved' })
          round = roundOf(moved)
        }
        expect(round.phase).toBe('closed')
      }),
    )
  })

  it('the order of consents does not matter, to the letter of the round', () => {
    const answers = [consent('ana'), aside('ben'), consent('cleo'), consent('dov')]
    const rule: ConsentRule = { ...RULE, standAside: 'allowed' }
    always(
      fc.property(fc.shuffledSubarray(answers, { minLength: 4 }), (shuffled) => {
        expect(after([...asked, ...shuffled, proceed], rule)).toEqual(after([...asked, ...answers, proceed], rule))
      }),
      50,
    )
  })

  it('nobody judges their own objection', () => {
    always(
      fc.property(runs, (run) => {
        for (const { objections } of through(run))
          for (const { member: of, judgements } of objections) expect(judgements.map(({ by }) => by)).not.toContain(of)
      }),
    )
  })

  it('it answers or refuses, whatever it is given, and what it says can be told', () => {
    const steps = [...asked, consent('ana'), objection('dov'), judge('ana', 'dov', true), amend('ben', 'v2')]
    const valid = { start: start(RULE, { wider: 'board', concerned: ['cleo'] }), steps }
    always(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), mutated(valid)), (input) => {
        const outcome = tryConsentRound(input as typeof valid)
        if (outcome.kind === 'refused') expect(outcome.problems.length).toBeGreaterThan(0)
        else
          for (const locale of ['en', 'es'] as const)
            expect(explain(outcome.because, locale)).not.toContain('undefined')
      }),
      1000,
    )
  })
})

describe('Not true, on purpose', () => {
  it('more who object do not stop a proposal where their objections are not upheld', () => {
    const steps = [proceed, proceed, proceed, consent('ana'), ...['ben', 'cleo', 'dov'].map((by) => objection(by))]
    const judged = ['ben', 'cleo', 'dov'].map((of) => judge('ana', of, false))
    const outcome = after([...steps, ...judged, proceed], { ...BY_FACILITATOR, silence: 'consents' })
    expect(outcome).toMatchObject({ kind: 'carried', because: [{ consenting: 1, silent: 0 }] })
  })

  it('whoever is absent is not asked: one who is there suffices, unless the rule asks for presence', () => {
    const present = ['ana']
    expect(after([...opening(present), consent('ana'), proceed], RULE, { present }).kind).toBe('carried')
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryConsentRound(input as never))).toEqual(['wrong-kind'])
    expect(refusedOf(tryConsentRound({} as never))).toEqual(['missing-key steps', 'wrong-kind start'])
    expect(thrownBy(() => consentRound(null as never))).toEqual(['wrong-kind'])
  })

  it('a start that is none, with everything that is wrong with it', () => {
    const rule = {
      presence: { atLeast: '3/2' },
      standAside: 'yes',
      silence: 'no',
      objectionTest: { decides: 'circle', criteria: [] },
      mostRounds: 0,
      otherwise: 'board',
      veto: true,
    }
    const input = {
      start: { ...start(rule as never), wording: '', reviewOn: '2027', present: ['ana', 'zoe'], facilitator: 'ben' },
      steps: [],
    }
    expect(refusedOf(tryConsentRound(input))).toEqual([
      'not-a-name start.wording',
      'not-a-date start.reviewOn',
      'unknown-key start.rule.veto',
      'threshold-out-of-range start.rule.presence.atLeast',
      'not-one-of start.rule.standAside',
      'not-one-of start.rule.silence',
      'missing-key start.rule.objectionTest.rule',
      'empty-list start.rule.objectionTest.criteria',
      'not-one-or-more start.rule.mostRounds',
      'not-one-of start.rule.otherwise',
      'not-entitled start.present',
      'not-one-of start.facilitator',
    ])
  })

  it('what would go to a wider circle names it', () => {
    const rule: ConsentRule = { ...RULE, otherwise: 'wider-circle' }
    expect(refusedOf(tryConsentRound({ start: start(rule), steps: [] }))).toEqual(['missing-key start.wider'])
  })

  it('a step that is none, at its place', () => {
    const refused = (step: object) =>
      refusedOf(tryConsentRound({ start: start(), steps: [...asked, step as ConsentStep] }))
    expect(refused({ kind: 'veto', by: 'ana' })).toEqual(['not-one-of steps[11].kind'])
    expect(refused(consent('zoe'))).toEqual(['not-one-of steps[11].by'])
    expect(refused(objection('ben', 'r1', 'dislike'))).toEqual(['not-one-of steps[11].criterion'])
    expect(refused({ kind: 'answer', by: 'ben', answer: 'objection', text: 'I mind' })).toEqual([
      'unknown-key steps[11].text',
      'missing-key steps[11].reason',
      'missing-key steps[11].criterion',
    ])
    expect(refused({ kind: 'judge', by: 'ben', of: 'zoe', upheld: 1, reason: '' })).toEqual([
      'not-a-name steps[11].reason',
      'not-one-of steps[11].of',
      'wrong-kind steps[11].upheld',
    ])
  })
})
