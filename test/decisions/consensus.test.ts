import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConsensusInput, consensusOf, decide, tryConsensusOf, UNANIMITY } from '../../src/decisions/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from './problems-of.js'

/** Ten members, all asked, the notice over; nobody answered but those said. */
const asked = (answers: Partial<ConsensusInput>) =>
  consensusOf({ electorate: 10, asked: 10, agree: 0, standAside: 0, block: 0, noticeOver: true, ...answers })

describe('From the source', () => {
  it('WJC-1: all members are asked and nobody blocks: the objectives change', () => {
    expect(asked({ agree: 10 }).kind).toBe('carried')
    expect(asked({ agree: 9, block: 1 })).toMatchObject({
      kind: 'lost',
      because: [{ code: 'blocked', clauses: ['WJC-1'], observed: 1 }],
    })
  })
  it('WJC-1: one dormant member does not stop consensus, and does stop unanimity', () => {
    expect(asked({ agree: 9 })).toMatchObject({
      kind: 'carried',
      because: [{ code: 'nobody-blocks', asked: 10, standingAside: 0, silent: 1 }],
    })
    const unanimity = decide({ rule: UNANIMITY, electorate: 10, for: 9, against: 0, abstain: 0, closed: true })
    expect(unanimity).toMatchObject({ kind: 'lost', neededFor: 10 })
  })
  it('WJC-2: standing aside does not block', () => {
    expect(asked({ agree: 1, standAside: 9 }).kind).toBe('carried')
  })
  it('the European Council of 14 December 2023: 26 agreed, one had left the room, and the conclusions stood', () => {
    const council = { electorate: 27, asked: 27, agree: 26, standAside: 0, block: 0, noticeOver: true }
    expect(consensusOf(council).kind).toBe('carried')
    expect(consensusOf({ ...council, block: 1 }).kind).toBe('lost')
  })
})

describe('At the boundary', () => {
  it('blocks: none, one', () => {
    expect([0, 1].map((block) => asked({ agree: 5, block }).kind)).toEqual(['carried', 'lost'])
  })
  it('those who agree: none, one', () => {
    expect([0, 1].map((agree) => asked({ agree, standAside: 3 }).kind)).toEqual(['lost', 'carried'])
  })
  it('those asked: one fewer than all, all', () => {
    expect([9, 10].map((count) => asked({ asked: count, agree: 5 }).kind)).toEqual(['open', 'carried'])
  })
  it('while the notice runs answers may change: open, even where all have answered', () => {
    expect([9, 10].map((agree) => asked({ agree, noticeOver: false }).kind)).toEqual(['open', 'open'])
    expect(asked({ agree: 10, noticeOver: true }).kind).toBe('carried')
  })
})

describe('Always true', () => {
  const inputs = fc
    .record({
      agree: fc.nat(9),
      standAside: fc.nat(9),
      block: fc.nat(9),
      silent: fc.nat(9),
      unasked: fc.nat(2),
      noticeOver: fc.boolean(),
    })
    .map(({ silent, unasked, ...answers }) => {
      const count = answers.agree + answers.standAside + answers.block + silent
      return { ...answers, asked: count, electorate: count + unasked }
    })

  it('it is carried exactly where everyone was asked, someone agrees, nobody blocks, and the notice is over', () => {
    always(
      fc.property(inputs, (input) => {
        const carried = input.asked === input.electorate && input.agree > 0 && input.block === 0 && input.noticeOver
        expect(consensusOf(input).kind === 'carried').toBe(carried)
      }),
    )
  })
  it('nothing is lost before the notice is over, except where nobody is there to agree', () => {
    always(
      fc.property(inputs, (input) => {
        if (input.electorate > 0) expect(consensusOf({ ...input, noticeOver: false }).kind).not.toBe('lost')
      }),
    )
  })
  it('what is unanimous is consensus', () => {
    always(
      fc.property(inputs, ({ electorate, agree }) => {
        const counts = { electorate, for: agree, against: 0, abstain: 0, closed: true }
        if (decide({ rule: UNANIMITY, ...counts }).kind !== 'carried') return
        const all = { electorate, asked: electorate, agree, standAside: 0, block: 0, noticeOver: true }
        expect(consensusOf(all).kind).toBe('carried')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('silence alone carries nothing, though silence blocks nothing', () => {
    expect(asked({})).toMatchObject({ kind: 'lost', because: [{ code: 'no-vote-for' }] })
  })
  it('a block while the notice runs is not the end: it may yet be lifted', () => {
    expect(asked({ agree: 9, block: 1, noticeOver: false }).kind).toBe('open')
  })
  it('of an empty electorate there is no consensus', () => {
    expect(asked({ electorate: 0, asked: 0 })).toMatchObject({ kind: 'lost', because: [{ code: 'empty-base' }] })
  })
  it('abstaining is not being in favour: it stops unanimity as a vote against does', () => {
    const counts = { electorate: 3, for: 2, against: 0, closed: true }
    expect(decide({ rule: UNANIMITY, ...counts, abstain: 1 }).kind).toBe('lost')
    expect(decide({ rule: UNANIMITY, ...counts, for: 3, abstain: 0 }).kind).toBe('carried')
  })
})

describe('Refused', () => {
  it('more answers than were asked: one fewer, as many, one more', () => {
    const answers = [4, 5, 6].map((agree) => thrownBy(() => asked({ asked: 5, agree })))
    expect(answers).toEqual([[], [], ['more-ballots-than-present']])
  })
  it('more asked than there are', () => {
    expect(thrownBy(() => asked({ asked: 11 }))).toEqual(['more-present-than-electors asked'])
  })
  it('a key that it does not know, for it might have meant something', () => {
    expect(thrownBy(() => asked({ quorum: 1 } as never))).toEqual(['unknown-key quorum'])
  })
  it('counts that are none, and everything at once', () => {
    const input = { electorate: 3, asked: 4, agree: -1, standAside: 0.5, block: 9, noticeOver: 'yes' } as unknown
    const all = [
      'not-a-count agree',
      'not-a-count standAside',
      'wrong-kind noticeOver',
      'more-present-than-electors asked',
      'more-ballots-than-present',
    ]
    expect(refusedOf(tryConsensusOf(input as ConsensusInput))).toEqual(all)
    expect(thrownBy(() => consensusOf(input as ConsensusInput))).toEqual(all)
  })
})
