import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarkedRegister, markRegister } from '../../src/membership/index.js'
import { LOCALES } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf } from '../decisions/problems-of.js'

const FOUR = ['ana', 'ben', 'cleo', 'dario'] as const

const marked = (electorate: readonly string[], ballotsOf: Iterable<string>): MarkedRegister => {
  const register = markRegister({ electorate, ballotsOf })
  if (register.kind === 'refused') throw new Error('the register was refused')
  return register
}

describe('From the source', () => {
  it('WJC-12: volunteers may vote and need not: who did is marked, who did not is not called an abstention', () => {
    expect(marked(FOUR, ['dario', 'ana'])).toEqual({
      kind: 'register',
      tookPart: ['ana', 'dario'],
      didNot: ['ben', 'cleo'],
      because: [
        { code: 'electorate', clauses: [], count: 4 },
        { code: 'took-part', clauses: [], observed: 2 },
      ],
    })
  })
  it('the marked register of a British polling station: who was given a paper, never what was put on it', () => {
    const register = marked(FOUR, ['ben'])
    expect(Object.keys(register)).toEqual(['kind', 'tookPart', 'didNot', 'because'])
    expect(explain(register.because, 'en')).toBe(
      '4 members are entitled. 1 member has taken part; how they voted is not said here.',
    )
  })
})

describe('At the boundary', () => {
  it('nobody, one, all', () => {
    const answers = [[], ['ben'], FOUR].map((ballotsOf) => marked(FOUR, ballotsOf))
    expect(answers.map(({ tookPart, didNot }) => [tookPart.length, didNot.length])).toEqual([
      [0, 4],
      [1, 3],
      [4, 0],
    ])
    for (const { because } of answers) {
      for (const locale of LOCALES) expect(explain(because, locale)).not.toMatch(/^$|undefined|NaN/)
    }
  })
  it('an electorate of nobody', () => {
    expect(marked([], [])).toMatchObject({ tookPart: [], didNot: [] })
  })
})

describe('Always true', () => {
  const ballots = fc.array(fc.constantFrom(...FOUR), { maxLength: 15 })
  const electorates = fc.shuffledSubarray([...FOUR])

  it('everyone entitled either took part or did not, in the order of the electorate', () => {
    always(
      fc.property(electorates, ballots, (electorate, all) => {
        const ballotsOf = all.filter((member) => electorate.includes(member))
        const { tookPart, didNot } = marked(electorate, ballotsOf)
        expect(tookPart).toEqual(electorate.filter((member) => ballotsOf.includes(member)))
        expect(didNot).toEqual(electorate.filter((member) => !ballotsOf.includes(member)))
      }),
    )
  })
  it('the order of the ballots, and how often each was changed, does not matter: so that neither can be read from it', () => {
    always(
      fc.property(ballots, (all) => {
        expect(marked(FOUR, [...all, ...all].reverse())).toEqual(marked(FOUR, all))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('whoever withdrew has not taken part: they are not among the ballots', () => {
    const standing = new Set<string>(['ana', 'ben'])
    standing.delete('ana')
    expect(marked(FOUR, standing).tookPart).toEqual(['ben'])
  })
})

describe('Refused', () => {
  it('everyone from outside the electorate, all at once, each in its place', () => {
    const register = markRegister({ electorate: FOUR, ballotsOf: ['zoe', 'ana', 'yan', 'zoe'] })
    expect(refusedOf(register)).toEqual([
      'not-entitled ballotsOf[0]',
      'not-entitled ballotsOf[2]',
      'not-entitled ballotsOf[3]',
    ])
  })
  it('what is no electorate, and ballots that cannot be gone through', () => {
    const told = (input: unknown) => refusedOf(markRegister(input as never))
    for (const none of [null, undefined, [], 'ana']) expect(told(none)).toEqual(['wrong-kind'])
    for (const ballotsOf of [null, 7, 'ana', { ana: true }])
      expect(told({ electorate: FOUR, ballotsOf })).toEqual(['wrong-kind ballotsOf'])
    expect(told({ electorate: ['ana', 7], balots: [] })).toEqual([
      'unknown-key balots',
      'wrong-kind electorate[1]',
      'missing-key ballotsOf',
    ])
    expect(told({ ballotsOf: [] })).toEqual(['missing-key electorate'])
    expect(told({ electorate: ['ana', 'ana'], ballotsOf: new Set(['ana']) })).toEqual(['listed-twice electorate[1]'])
  })
})
