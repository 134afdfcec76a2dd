import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  awaitedIn,
  type ConsentRound,
  type ConsentRule,
  type ConsentStep,
  consentRound,
  nextRound,
  startRound,
  tryNextRound,
  tryStartRound,
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
  heard,
  judge,
  objection,
  opening,
  proceed,
  QUIET,
  RULE,
  start,
} from './rounds.js'

/** The round that these steps lead to. */
const at = (steps: readonly ConsentStep[], rule: ConsentRule = RULE, more = {}): ConsentRound => {
  const outcome = consentRound({ start: start(rule, more), steps })
  if (!('round' in outcome) || outcome.kind === 'not-now') throw new Error(explain(outcome.because, 'en'))
  return outcome.round
}
const told = (round: ConsentRound, step: ConsentStep) => {
  const outcome = nextRound({ round, step })
  return [outcome.kind, ...outcome.because.map(({ code }) => code)]
}
const after = (round: ConsentRound, step: ConsentStep): ConsentRound => {
  const outcome = nextRound({ round, step })
  if (outcome.kind !== 'moved') throw new Error(explain(outcome.because, 'en'))
  return outcome.round
}
const asked = at(opening())
const leave = (by: string): ConsentStep => ({ kind: 'leave', by })
const join = (by: string): ConsentStep => ({ kind: 'join', by })
const withdraw = (by: string): ConsentStep => ({ kind: 'withdraw', by })
const handOver = (by: string, to: string): ConsentStep => ({ kind: 'hand-over', by, to })

describe('From the source', () => {
  it('WC-6: the phases follow one another, and in each round everybody present is heard', () => {
    const phases: string[] = []
    let round = at([])
    for (const step of opening()) {
      phases.push(round.phase)
      round = after(round, step)
    }
    expect([...new Set(phases), round.phase]).toEqual(['presented', 'questions', 'reactions', 'objections'])
    expect(told(at([proceed, heard('ana'), heard('ben'), heard('cleo')]), proceed)).toEqual([
      'not-now',
      'still-awaited',
    ])
    expect(awaitedIn(at([proceed, heard('ana')]))).toEqual([{ what: 'hearing', from: ['ben', 'cleo', 'dov'] }])
  })

  it('WC-6: an objection has its reason on record, by an id', () => {
    expect(nextRound({ round: asked, step: objection('dov', 'sha-1', 'exceeds-domain') })).toMatchObject({
      kind: 'moved',
      round: {
        objections: [
          { member: 'dov', reason: 'sha-1', criterion: 'exceeds-domain', round: 1, status: 'raised', judgements: [] },
        ],
      },
      because: [
        { code: 'objection-raised', clauses: ['WC-6'], member: 'dov', reason: 'sha-1', criterion: 'exceeds-domain' },
      ],
    })
  })

  it('WC-6: whoever objects does not judge it; the others do, or the facilitator, and a facilitator who objects hands over', () => {
    expect(told(after(asked, objection('dov')), judge('dov', 'dov', true))).toEqual(['not-now', 'own-objection'])
    const ours = at([...opening(), objection('ana')], BY_FACILITATOR)
    expect(awaitedIn(ours)[0]).toEqual({ what: 'facilitator', from: ['ana'], of: 'ana' })
    expect(told(ours, judge('ana', 'ana', false))).toEqual(['not-now', 'own-objection'])
    expect(told(ours, judge('ben', 'ana', false))).toEqual(['not-now', 'not-the-facilitator'])
    const handed = after(ours, handOver('ana', 'ben'))
    expect(told(handed, judge('ben', 'ana', false))).toEqual(['moved', 'objection-not-upheld'])
  })

  it('WC-6: with an objection awaiting its judges nothing goes on', () => {
    const raised = after(asked, objection('dov'))
    expect(awaitedIn(raised)).toEqual([
      { what: 'judgement', from: ['ana', 'ben', 'cleo'], of: 'dov' },
      { what: 'answer', from: ['ana', 'ben', 'cleo'] },
    ])
    expect(nextRound({ round: raised, step: proceed }).because[0]).toMatchObject({
      code: 'still-awaited',
      what: 'judgement',
      members: ['ana', 'ben', 'cleo'],
    })
    const one = nextRound({ round: raised, step: judge('ana', 'dov', true) })
    expect(one.because).toEqual([{ code: 'objection-weighed', clauses: ['WC-6'], member: 'dov', left: 2 }])
  })

  it('WC-6: an objection taken back is no consent: its member is asked again; consent takes it back, too', () => {
    const raised = after(asked, objection('dov'))
    const back = after(raised, withdraw('dov'))
    expect(back.objections[0]?.status).toBe('withdrawn')
    expect(awaitedIn(back)).toEqual([{ what: 'answer', from: FOUR }])
    expect(nextRound({ round: raised, step: consent('dov') })).toMatchObject({
      round: { answers: [{ member: 'dov', answer: 'consent' }], objections: [{ status: 'withdrawn' }] },
      because: [{ code: 'consent-given' }, { code: 'objection-withdrawn' }],
    })
  })

  it('WC-6: the last upheld objection taken back while another wording is sought: the same words are asked about again', () => {
    const steps = [proceed, proceed, proceed, consent('ana'), objection('dov'), judge('ana', 'dov', true), proceed]
    const integrating = at(steps, { ...BY_FACILITATOR, silence: 'consents' })
    expect(integrating.phase).toBe('integrating')
    const back = after(integrating, withdraw('dov'))
    expect([back.phase, back.round, back.wording]).toEqual(['objections', 1, 'v1'])
    expect(told(back, proceed)).toEqual(['moved', 'consented'])
    const two = [...steps.slice(0, -1), objection('cleo'), judge('ana', 'cleo', true), proceed, withdraw('dov')]
    expect(at(two, { ...BY_FACILITATOR, silence: 'consents' }).phase).toBe('integrating')
  })
})

describe('At the boundary', () => {
  it('where nobody decides, every objection stands that its member does not take back', () => {
    const rule: ConsentRule = { ...RULE, objectionTest: { decides: 'nobody', criteria: ['harms-aim'] } }
    const round = at(opening(), rule)
    expect(told(round, objection('dov'))).toEqual(['moved', 'objection-raised', 'objection-upheld'])
    const raised = after(round, objection('dov'))
    expect(told(raised, judge('ana', 'dov', false))).toEqual(['not-now', 'no-objection'])
    expect(after(raised, withdraw('dov')).objections[0]?.status).toBe('withdrawn')
  })

  it('an objection is not disposed of by silence, whatever silence is worth elsewhere', () => {
    const raised = at([proceed, proceed, proceed, consent('ana'), objection('dov')], QUIET)
    expect(told(raised, proceed)).toEqual(['not-now', 'still-awaited'])
    expect(awaitedIn(raised)).toEqual([{ what: 'judgement', from: ['ana', 'ben', 'cleo'], of: 'dov' }])
  })

  it('late joiners are asked like everybody, whenever they come before it is closed', () => {
    const three = { present: FOUR.slice(0, 3) }
    const steps = [...opening(three.present), ...three.present.map(consent)]
    expect(told(at(steps, RULE, three), proceed)).toEqual(['moved', 'consented'])
    const joined = after(at(steps, RULE, three), join('dov'))
    expect(joined.present).toEqual(FOUR)
    expect(told(joined, proceed)).toEqual(['not-now', 'still-awaited'])
    expect(told(joined, join('dov'))).toEqual(['not-now', 'present-already'])
    expect(told(at([...steps, proceed], RULE, three), join('dov'))).toEqual(['not-now', 'round-closed'])
  })

  it('a consent leaves with whoever gave it, an upheld objection stays', () => {
    const consented = after(asked, consent('dov'))
    expect(after(consented, leave('dov')).answers).toEqual([])
    const steps = [
      ...opening(),
      ...['ana', 'ben', 'cleo'].map(consent),
      objection('dov'),
      ...['ana', 'ben', 'cleo'].map((by) => judge(by, 'dov', true)),
    ]
    const gone = after(at(steps), leave('dov'))
    expect(told(gone, proceed)).toEqual(['moved', 'objections-stand', 'round-moved'])
    expect(told(gone, consent('dov'))).toEqual(['not-now', 'not-present'])
  })

  it('when judges leave, the rest decide; when none is left, the objection stands', () => {
    const raised = after(after(asked, objection('dov')), judge('ana', 'dov', false))
    const fewer = after(after(raised, judge('ben', 'dov', false)), leave('ben'))
    expect(fewer.objections[0]?.status).toBe('raised')
    expect(told(fewer, leave('cleo'))).toEqual(['moved', 'went-out', 'objection-not-upheld'])
    const two = at([...opening(['ana', 'dov']), objection('ana')], RULE, { present: ['ana', 'dov'] })
    expect(told(two, leave('dov'))).toEqual(['moved', 'went-out', 'nobody-to-judge', 'objection-upheld'])
  })

  it('whoever is concerned takes part and does not facilitate; where only they could judge, the objection stands', () => {
    const concerned = { concerned: ['ben'] }
    const steps = opening()
    expect(told(at(steps, RULE, concerned), handOver('ana', 'ben'))).toEqual(['not-now', 'may-not-facilitate'])
    expect(told(at(steps, RULE, concerned), consent('ben'))).toEqual(['moved', 'consent-given'])
    const two = at(opening(['ana', 'ben']), BY_FACILITATOR, { ...concerned, present: ['ana', 'ben'] })
    expect(told(two, objection('ana'))).toEqual(['moved', 'objection-raised', 'nobody-to-judge', 'objection-upheld'])
  })

  it('the same reason is judged once in a round, another reason or another wording anew', () => {
    const rule: ConsentRule = { ...BY_FACILITATOR, silence: 'consents' }
    const down = at([proceed, proceed, proceed, consent('ana'), objection('dov'), judge('ana', 'dov', false)], rule)
    expect(told(down, objection('dov'))).toEqual(['not-now', 'judged-already'])
    const other = after(down, objection('dov', 'r2'))
    expect(told(other, objection('dov', 'r3'))).toEqual(['not-now', 'objects-already'])
    const upheld = after(other, judge('ana', 'dov', true))
    const again = after(after(upheld, proceed), amend('ben', 'v2'))
    expect(told(again, objection('dov'))).toEqual(['moved', 'objection-raised'])
  })

  it('after reactions the proposal may be amended without a round of its own; where it is asked about, not', () => {
    const reacting = at([proceed, ...FOUR.map(heard), proceed])
    expect(after(reacting, amend('cleo', 'v2'))).toMatchObject({ phase: 'reactions', round: 1, wording: 'v2' })
    expect(told(reacting, amend('cleo', 'v1'))).toEqual(['not-now', 'same-wording'])
    expect(told(asked, amend('cleo', 'v2'))).toEqual(['not-now', 'not-in-this-phase'])
  })

  it('where no wording is found, the facilitator ends the round', () => {
    const steps = [proceed, proceed, proceed, objection('dov'), judge('ana', 'dov', true), proceed]
    const integrating = at(steps, { ...BY_FACILITATOR, silence: 'consents' })
    expect(told(integrating, { kind: 'give-up', by: 'ben' })).toEqual(['not-now', 'not-the-facilitator'])
    expect(told(integrating, { kind: 'give-up', by: 'ana' })).toEqual(['moved', 'round-given-up', 'not-consented'])
    expect(told(asked, { kind: 'give-up', by: 'ana' })).toEqual(['not-now', 'not-in-this-phase'])
  })

  it('where too many have left, they are awaited, or the facilitator ends the round; with one more present neither', () => {
    const rule: ConsentRule = { ...RULE, presence: { atLeast: '3/4' } }
    const three = at([...opening(), consent('ana'), consent('ben'), consent('cleo'), leave('dov')], rule)
    const end = { kind: 'give-up', by: 'ana' } as const
    expect(awaitedIn(three)).toEqual([{ what: 'proceed', from: ['ana'] }])
    expect(told(three, end)).toEqual(['not-now', 'not-in-this-phase'])
    const two = after(three, leave('cleo'))
    expect(awaitedIn(two)).toEqual([{ what: 'presence', from: ['cleo', 'dov'] }])
    expect(told(two, proceed)).toEqual(['not-now', 'presence-too-low'])
    expect(told(two, end)).toEqual(['moved', 'presence-too-low', 'not-consented'])
    expect(after(two, end).result).toEqual({ kind: 'not-carried' })
  })

  it('standing aside, where the rule allows it and where not; all aside is no consent', () => {
    const rule: ConsentRule = { ...RULE, standAside: 'allowed' }
    expect(told(asked, aside('ben'))).toEqual(['not-now', 'nobody-stands-aside'])
    expect(told(at(opening(), rule), aside('ben'))).toEqual(['moved', 'stood-aside'])
    expect(told(at([...opening(), ...FOUR.map(aside)], rule), proceed)).toEqual([
      'moved',
      'nobody-consents',
      'not-consented',
    ])
    expect(told(at([...opening(), ...FOUR.slice(1).map(aside), consent('ana')], rule), proceed)).toEqual([
      'moved',
      'consented',
    ])
  })
})

describe('Always true', () => {
  it('what is said twice changes nothing', () => {
    expect(told(at([proceed, heard('ben')]), heard('ben'))).toEqual(['not-now', 'said-already'])
    expect(told(after(asked, consent('ben')), consent('ben'))).toEqual(['not-now', 'said-already'])
    expect(told(after(after(asked, objection('dov')), judge('ana', 'dov', true)), judge('ana', 'dov', false))).toEqual([
      'not-now',
      'judgement-given',
    ])
    expect(told(asked, handOver('ana', 'ana'))).toEqual(['not-now', 'facilitates-already'])
    expect(told(asked, withdraw('ana'))).toEqual(['not-now', 'no-objection'])
    expect(told(asked, judge('ana', 'dov', true))).toEqual(['not-now', 'no-objection'])
  })

  it('only the facilitator goes on, and stays until somebody else does', () => {
    expect(told(asked, { kind: 'proceed', by: 'ben' })).toEqual(['not-now', 'not-the-facilitator'])
    expect(told(asked, handOver('ben', 'ben'))).toEqual(['not-now', 'not-the-facilitator'])
    expect(told(asked, leave('ana'))).toEqual(['not-now', 'facilitator-stays'])
    expect(told(after(asked, handOver('ana', 'ben')), leave('ana'))).toEqual(['moved', 'went-out'])
    expect(told(at([leave('ben')]), handOver('ana', 'ben'))).toEqual(['not-now', 'not-present'])
  })

  it('it answers or refuses, whatever round and step it is given, and what it says can be told', () => {
    const rounds = [asked, after(asked, objection('dov')), at([...opening(), ...FOUR.map(consent), proceed])]
    const steps = [
      proceed,
      consent('ben'),
      objection('cleo'),
      judge('ana', 'dov', true),
      amend('ben', 'v2'),
      handOver('ana', 'ben'),
      leave('dov'),
    ]
    const inputs = rounds.flatMap((round) => steps.map((step) => mutated({ round, step })))
    always(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), ...inputs), (input) => {
        const outcome = tryNextRound(input as { round: ConsentRound; step: ConsentStep })
        if (outcome.kind === 'refused') expect(outcome.problems.length).toBeGreaterThan(0)
        else
          for (const locale of ['en', 'es'] as const)
            expect(explain(outcome.because, locale)).not.toContain('undefined')
      }),
      2000,
    )
  })
})

describe('Not true, on purpose', () => {
  it('silence that consents is not waited for in any phase', () => {
    const round = at([proceed, proceed, proceed, consent('dov')], QUIET)
    expect(awaitedIn(round)).toEqual([{ what: 'proceed', from: ['ana'] }])
    expect(told(round, proceed)).toEqual(['moved', 'consented'])
  })

  it('people who were not there for the questions need not be heard later', () => {
    const late = after(asked, leave('dov'))
    expect(after(late, join('dov')).heard).toEqual([])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []]) {
      expect(refusedOf(tryNextRound(input as never))).toEqual(['wrong-kind'])
      expect(refusedOf(tryStartRound(input as never))).toEqual(['wrong-kind'])
    }
    expect(refusedOf(tryNextRound({ round: null, step: proceed } as never))).toEqual(['wrong-kind round'])
    expect(refusedOf(tryNextRound({ round: asked, step: null } as never))).toEqual(['wrong-kind step'])
    expect(thrownBy(() => nextRound(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => startRound(null as never))).toEqual(['wrong-kind'])
  })

  it('a round that came back from a store as something else', () => {
    const stored = {
      ...after(asked, objection('dov')),
      phase: 'voting',
      round: 0,
      facilitator: 'zoe',
      answers: [{ member: 'zoe', answer: 'yes' }],
      result: { kind: 'escalated' },
    }
    expect(refusedOf(tryNextRound({ round: stored as never, step: proceed }))).toEqual([
      'not-one-of round.facilitator',
      'not-one-of round.phase',
      'not-one-or-more round.round',
      'not-one-of round.answers[0].answer',
      'not-one-of round.answers[0].member',
      'missing-key round.result.to',
    ])
    const { concerned: _, ...nobody } = asked
    expect(refusedOf(tryNextRound({ round: nobody as never, step: handOver('ana', 'ben') }))).toEqual([
      'missing-key round.concerned',
    ])
    const closed = at([...opening(), ...FOUR.map(consent), proceed])
    const { result, ...open } = closed
    expect(refusedOf(tryNextRound({ round: open, step: proceed }))).toEqual(['missing-key round.result'])
    const both = { ...asked, ...(result === undefined ? {} : { result }) }
    expect(refusedOf(tryNextRound({ round: both, step: proceed }))).toEqual(['not-one-of round.phase'])
    const later = { ...after(asked, objection('dov')), round: 1 }
    const objections = later.objections.map((one) => ({ ...one, round: 2 }))
    expect(refusedOf(tryNextRound({ round: { ...later, objections }, step: proceed }))).toEqual([
      'out-of-range round.objections[0].round',
    ])
  })

  it('a day that is no text, for a round travels as JSON', () => {
    const day = { [Symbol.toStringTag]: 'Temporal.PlainDate', toString: () => '2027-01-01' }
    expect(refusedOf(tryStartRound(start(RULE, { reviewOn: day as never })))).toEqual(['not-a-date reviewOn'])
    const step = { ...amend('ana', 'v2'), reviewOn: day } as never
    expect(refusedOf(tryNextRound({ round: asked, step }))).toEqual(['not-a-date step.reviewOn'])
  })

  it('text in the place of a reason: only ids and fingerprints enter', () => {
    const text = 'x'.repeat(201)
    expect(refusedOf(tryNextRound({ round: asked, step: objection('dov', text) }))).toEqual(['not-a-name step.reason'])
  })
})
