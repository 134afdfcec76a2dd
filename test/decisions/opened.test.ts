import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, type NumberInForce, numberInForce } from '../../src/averages/index.js'
import {
  type CharterRule,
  type Choice,
  decide,
  decideOpened,
  type OpenedDecision,
  type OpenedInput,
  openDecision,
  tryDecideOpened,
  tryOpenDecision,
} from '../../src/decisions/index.js'
import { explain } from '../../src/reasons/index.js'
import type { Refused } from '../../src/problems/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from './problems-of.js'

const FIVE = ['ana', 'ben', 'cleo', 'dario', 'eva'] as const
const ADMISSION = { atLeast: { average: 'admission' }, of: 'electorate', clauses: ['WJC-13'] } as const

const admission = (...proposals: readonly string[]): NumberInForce =>
  numberInForce({ item: 'admission', average: averageOf({ proposals }), provisional: '3/4', minimumProposals: 2 })

const OPENING = {
  pin: { thresholds: 'at-opening', electorate: 'at-opening' },
  electorate: FIVE,
  averages: [admission('50%', '70%')],
  charterVersion: '7',
} as const

const open = (
  pin: Partial<OpenedDecision['pin']> = {},
  rule: CharterRule = ADMISSION,
  averages: readonly NumberInForce[] = [admission('50%', '70%')],
): OpenedDecision => openDecision({ ...OPENING, rule, pin: { ...OPENING.pin, ...pin }, averages })

const SOUND = { ballots: [], electorate: FIVE, averages: [], closed: true }

const votesFor = (...members: readonly string[]): [string, Choice][] => members.map((member) => [member, 'for'])

const decided = (opened: OpenedDecision, input: Partial<OpenedInput> = {}) =>
  decideOpened({ opened, ballots: [], electorate: FIVE, averages: [], closed: true, ...input })

const codes = (because: readonly { readonly code: string }[]) => because.map(({ code }) => code)

describe('From the source', () => {
  it('WJC-19: 70 and 80 give 75%, which is what a decision opened now needs: four of five', () => {
    const opened = open({}, ADMISSION, [admission('70%', '80%')])
    expect(opened.rule.atLeast).toEqual({ numerator: 3n, denominator: 4n })
    expect(decided(opened, { ballots: votesFor('ana', 'ben', 'cleo') })).toMatchObject({ kind: 'lost', neededFor: 4 })
    expect(decided(opened, { ballots: votesFor('ana', 'ben', 'cleo', 'eva') }).kind).toBe('carried')
  })
  it('WJC-19: the percentages of the text are provisional: with one proposal, the 3/4 of WJC-13 are still in force', () => {
    const opened = open({}, ADMISSION, [admission('100%')])
    expect(opened.rule.atLeast).toEqual({ numerator: 3n, denominator: 4n })
    expect(codes(opened.because)).toEqual(['electorate', 'provisional', 'pinned-at-opening', 'pinned-at-opening'])
  })
  it('a proposal opened on block 1 keeps the quorum of block 1 (the correction of CVE-2022-31198 in OpenZeppelin Contracts 4.7.2)', () => {
    const rule = {
      moreThan: '1/2',
      of: 'for-or-against',
      quorum: { atLeast: { average: 'quorum' }, of: 'electorate' },
    } as const
    const quorum = (share: string): NumberInForce =>
      numberInForce({ item: 'quorum', average: averageOf({ proposals: [share] }), provisional: 0, minimumProposals: 1 })
    const defeated = { ballots: votesFor('ana', 'ben') }
    const opened = open({}, rule, [quorum('60%')])
    expect(decided(opened, { ...defeated, averages: [quorum('60%')] }).kind).toBe('inquorate')
    expect(decided(opened, { ...defeated, averages: [quorum('40%')] }).kind).toBe('inquorate')
  })
})

describe('At the boundary', () => {
  it('pinned at 60% of five: two, three, four', () => {
    const kinds = [2, 3, 4].map((count) => decided(open(), { ballots: votesFor(...FIVE.slice(0, count)) }).kind)
    expect(kinds).toEqual(['lost', 'carried', 'carried'])
  })
  it('nobody left, one, two: from the first on it is told, with how many count', () => {
    const told = [5, 4, 3].map((count) =>
      decided(open(), { electorate: FIVE.slice(0, count) }).because.filter(({ code }) => code === 'left-since-opening'),
    )
    const clauses = ['WJC-13']
    expect(told).toEqual([
      [],
      [{ code: 'left-since-opening', clauses, entitled: 5, left: 1, remaining: 4 }],
      [{ code: 'left-since-opening', clauses, entitled: 5, left: 2, remaining: 3 }],
    ])
  })
  it('a charter version of 200 characters, and one more', () => {
    const opened = (length: number) => () =>
      openDecision({ rule: ADMISSION, ...OPENING, charterVersion: 'x'.repeat(length) })
    expect(thrownBy(opened(200))).toEqual([])
    expect(thrownBy(opened(201))).toEqual(['not-a-name charterVersion'])
  })
})

describe('Always true', () => {
  it('whatever the average does after the opening changes nothing where the threshold was pinned', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`)
    always(
      fc.property(share, share, share, fc.subarray([...FIVE]), (first, second, later, voters) => {
        const opened = open({}, ADMISSION, [admission(first, second)])
        const ballots = votesFor(...voters)
        const before = decided(opened, { ballots, averages: [admission(first, second)] })
        expect(decided(opened, { ballots, averages: [admission(later, later)] })).toEqual(before)
        expect(decided(opened, { ballots, averages: [] })).toEqual(before)
      }),
    )
  })
  it('an opened decision is plain data: kept as it is and read again, it decides the same', () => {
    const kept = structuredClone(open())
    expect(decided(kept, { ballots: votesFor('ana', 'ben', 'cleo') })).toEqual(
      decided(open(), { ballots: votesFor('ana', 'ben', 'cleo') }),
    )
  })
  it('where nobody came or went and nothing is live, it decides as decide does', () => {
    const choices = fc.array(fc.option(fc.constantFrom('for', 'against', 'abstain'), { nil: undefined }), {
      minLength: 5,
      maxLength: 5,
    })
    always(
      fc.property(choices, fc.boolean(), fc.boolean(), (answers, closed, ballotsFinal) => {
        const ballots = FIVE.flatMap((member, at): [string, Choice][] => {
          const answer = answers[at]
          return answer === undefined ? [] : [[member, answer]]
        })
        const count = (choice: Choice) => answers.filter((answer) => answer === choice).length
        const counts = { for: count('for'), against: count('against'), abstain: count('abstain') }
        const rule = { moreThan: '1/2', of: 'for-or-against' } as const
        const plain = decide({ rule, electorate: 5, ...counts, closed, ballotsFinal })
        const { kind, neededFor, settled } = decided(open({}, rule), { ballots, closed, ballotsFinal })
        expect({ kind, neededFor, settled }).toEqual({
          kind: plain.kind,
          neededFor: plain.neededFor,
          settled: plain.settled,
        })
      }),
    )
  })
  it('a verdict tells of the thresholds and of the electorate whether they are those of the opening or those of now', () => {
    for (const thresholds of ['at-opening', 'live'] as const) {
      for (const electorate of ['at-opening', 'live'] as const) {
        const { because } = decided(open({ thresholds, electorate }), { averages: [admission('50%', '70%')] })
        const told = because.flatMap((reason) => ('what' in reason ? [`${reason.what} ${reason.code}`] : []))
        const code = { 'at-opening': 'pinned-at-opening', live: 'taken-live' }
        expect(told).toEqual([`thresholds ${code[thresholds]}`, `electorate ${code[electorate]}`])
      }
    }
  })
})

describe('Not true, on purpose', () => {
  it('a live threshold follows the average after the opening', () => {
    const ballots = votesFor('ana', 'ben', 'cleo')
    const live = open({ thresholds: 'live' })
    expect(decided(live, { ballots, averages: [admission('50%', '70%')] }).kind).toBe('carried')
    expect(decided(live, { ballots, averages: [admission('100%', '70%')] })).toMatchObject({
      kind: 'lost',
      neededFor: 5,
    })
  })
  it('someone who leaves can carry a pinned decision: base and count shrink together', () => {
    const ballots = votesFor('ana', 'ben')
    expect(decided(open(), { ballots }).kind).toBe('lost')
    expect(decided(open(), { ballots, electorate: ['ana', 'ben', 'cleo'] }).kind).toBe('carried')
  })
  it('14 at the opening, 9 for, 5 against: lost of 14; one of the 5 leaves, and it is carried of 13, which is told', () => {
    const members = Array.from({ length: 14 }, (_, at) => `m${at}`)
    const rule = { atLeast: '2/3', of: 'electorate', clauses: [] } as const
    const opened = openDecision({ ...OPENING, rule, electorate: members })
    const ballots = members.map((member, at) => [member, at < 9 ? 'for' : 'against'] as const)
    const kept = decided(opened, { ballots, electorate: opened.electorate })
    expect(kept.kind).toBe('lost')
    expect(explain(kept.because, 'en')).not.toContain('not any more')
    const left = decided(opened, { ballots, electorate: members.slice(0, 13) })
    expect(left.kind).toBe('carried')
    expect(explain(left.because, 'en')).toBe(
      '9 of all 13 entitled voted for; at least 2/3 of them are needed, which is 9. ' +
        'The threshold is the one of the opening, under charter version 7. ' +
        'The electorate is the one of the opening, under charter version 7, without whoever has left it since. ' +
        '14 members were entitled at the opening and 1 is not any more; 13 count. ' +
        'Not counted: 1 ballot of a member who is no longer entitled.',
    )
    expect(explain(left.because, 'es')).toContain('Al abrir la votación 14 personas tenían voto y 1 ya no lo tiene; 13')
  })
  it('ballots of those who left, or joined after a pinned opening, do not count, and it is told how many', () => {
    const input = { ballots: votesFor('ana', 'ben', 'zoe', 'yan'), electorate: ['ana', 'cleo', 'zoe', 'yan'] }
    const told = (electorate: 'at-opening' | 'live') =>
      decided(open({ electorate }), input).because.filter(({ code }) => /left-since|not-counted/.test(code))
    const clauses = ['WJC-13']
    expect(told('at-opening')).toEqual([
      { code: 'left-since-opening', clauses, entitled: 5, left: 3, remaining: 2 },
      { code: 'ballots-not-counted', clauses, left: 1, joined: 2 },
    ])
    // The electorate of now is the whole base: nobody is missing from it, and those who joined count.
    expect(told('live')).toEqual([{ code: 'ballots-not-counted', clauses, left: 1, joined: 0 }])
  })
  it('what was pinned is cited by the clauses of the rule, by none where it says so, and by WJC-19 where it says nothing', () => {
    const { clauses: _own, ...bare } = ADMISSION
    const cited = (rule: CharterRule) =>
      decided(open({}, rule), { electorate: ['ana'], ballots: votesFor('ben') })
        .because.filter(({ code }) => /pinned|left-since|not-counted/.test(code))
        .map(({ clauses }) => clauses.join())
    expect(cited({ ...bare, clauses: ['by-laws 7'] })).toEqual(['by-laws 7', 'by-laws 7', 'by-laws 7', 'by-laws 7'])
    expect(cited({ ...bare, clauses: [] })).toEqual(['', '', '', ''])
    expect(cited(bare)).toEqual(['WJC-19', 'WJC-19', 'WJC-19', 'WJC-19'])
  })
  it('and the vote of someone who leaves goes with them', () => {
    const ballots = votesFor('ana', 'ben', 'cleo')
    expect(decided(open(), { ballots }).kind).toBe('carried')
    expect(decided(open(), { ballots, electorate: ['ben', 'cleo', 'dario', 'eva'] })).toMatchObject({
      kind: 'lost',
      neededFor: 3,
    })
  })
  it('someone who joins enters neither base nor count of a pinned electorate, and both of a live one', () => {
    const input = { ballots: votesFor('ana', 'ben', 'zoe'), electorate: [...FIVE, 'zoe'] }
    expect(decided(open(), input)).toMatchObject({ kind: 'lost', neededFor: 3 })
    const live = decided(open({ electorate: 'live' }), { ...input, ballots: votesFor('ana', 'ben', 'cleo', 'zoe') })
    expect(live).toMatchObject({ kind: 'carried', neededFor: 4 })
  })
  it('present counts only who is entitled', () => {
    const rule = { atLeast: '2/3', of: 'present' } as const
    const input = { ballots: votesFor('ana', 'ben'), present: ['ana', 'ben', 'cleo', 'guest'] }
    expect(decided(open({}, rule), input)).toMatchObject({ kind: 'carried', neededFor: 2 })
  })
})

describe('Refused', () => {
  it('a threshold whose average is missing: on opening, and on deciding where it is live; all of them at once', () => {
    const rule = {
      atLeast: { average: 'admission' },
      of: 'electorate',
      quorum: { moreThan: { average: 'turnout' }, of: 'electorate' },
    } as const
    const missing = ['unknown-item rule.atLeast', 'unknown-item rule.quorum.moreThan']
    expect(thrownBy(() => open({}, rule, []))).toEqual(missing)
    const live = open({ thresholds: 'live' }, ADMISSION)
    expect(thrownBy(() => decided(live))).toEqual(['unknown-item rule.atLeast'])
    const input = { opened: live, ballots: [], electorate: FIVE, averages: [], closed: true }
    expect(refusedOf(tryDecideOpened(input))).toEqual(['unknown-item rule.atLeast'])
  })
  it('two ballots of one member', () => {
    expect(thrownBy(() => decided(open(), { ballots: votesFor('ana', 'ben', 'ana') }))).toEqual([
      'ballot-of-member-twice ballots[2]',
    ])
  })
  it('the ballot of a stranger, who was entitled neither at the opening nor is now: an id in capitals, for one', () => {
    for (const electorate of ['at-opening', 'live'] as const)
      expect(thrownBy(() => decided(open({ electorate }), { ballots: votesFor('ana', 'BEN', 'x') }))).toEqual([
        'not-entitled ballots[1]',
        'not-entitled ballots[2]',
      ])
  })
  it('on opening, everything that is wrong at once', () => {
    const told = (input: unknown) => refusedOf(tryOpenDecision(input as never))
    for (const none of [null, undefined, [], 'open']) expect(told(none)).toEqual(['wrong-kind'])
    for (const charterVersion of [null, 5, '', 'a\nb'])
      expect(told({ ...OPENING, rule: ADMISSION, charterVersion })).toEqual(['not-a-name charterVersion'])
    const wrong = {
      rule: { atLeast: { average: 'other' }, of: 'all', clauses: [''] },
      pin: { thresholds: 'always', elektorate: 'live' },
      electorate: ['ana', 'ana'],
      averages: [],
      charter: '7',
    }
    const all = [
      'unknown-key charter',
      'unknown-key pin.elektorate',
      'not-one-of pin.thresholds',
      'missing-key pin.electorate',
      'missing-key charterVersion',
      'unknown-item rule.atLeast',
      'not-one-of rule.of',
      'not-a-name rule.clauses[0]',
      'listed-twice electorate[1]',
    ]
    expect(told(wrong)).toEqual(all)
    expect(thrownBy(() => openDecision(wrong as never))).toEqual(all)
    expect(told({ rule: 'most', pin: null, electorate: [1, 2], averages: [null], charterVersion: '7' })).toEqual([
      'wrong-kind rule',
      'wrong-kind pin',
      'wrong-kind electorate[0]',
      'wrong-kind electorate[1]',
      'wrong-kind averages[0]',
    ])
  })
  it('an opened decision that came back changed, and a key that is not known', () => {
    const { pin, rule } = open()
    const told = (opened: object, more: object = {}) =>
      refusedOf(tryDecideOpened({ ...SOUND, opened: { ...open(), ...opened }, ...more }))
    expect(told({})).toEqual([])
    expect(told({ pin: { ...pin, electorate: 'Live' }, rule: { ...rule, clauses: [''] } })).toEqual([
      'not-a-name opened.rule.clauses[0]',
      'not-one-of opened.pin.electorate',
    ])
    expect(told({}, { ballotsfinal: true })).toEqual(['unknown-key ballotsfinal'])
    const [found] = (tryDecideOpened({ ...SOUND, opened: open(), electorate: [1, 2] as never }) as Refused).problems
    expect(found).toMatchObject({ path: 'electorate[0]', expected: 'text', received: '1' })
  })
  it('present, where the rule counts by it and nobody says who is', () => {
    expect(thrownBy(() => decided(open({}, { atLeast: '2/3', of: 'present' })))).toEqual(['present-missing present'])
  })
  it('a ballot that says what is no choice', () => {
    const ballots: [string, Choice][] = [...votesFor('ana', 'ben', 'cleo'), ['dario', 'yes' as string as Choice]]
    const answer = tryDecideOpened({ opened: open(), ballots, electorate: FIVE, averages: [], closed: true })
    expect(answer.kind).toBe('refused')
  })
  it('both comparisons, as decide refuses them', () => {
    const both = { atLeast: '1/2', moreThan: '1/2', of: 'electorate' } as unknown as CharterRule
    expect(thrownBy(() => decided(open({}, both)))).toEqual(['two-comparisons rule'])
  })
  it('someone who is present twice is not two', () => {
    const rule = { atLeast: '2/3', of: 'present' } as const
    const input = { ballots: votesFor('ana', 'ben'), present: ['ana', 'ben', 'cleo', 'cleo'] }
    const act = () => decided(open({}, rule), input).kind
    expect(thrownBy(act).length > 0 ? 'refused' : act()).not.toBe('lost')
  })
})
