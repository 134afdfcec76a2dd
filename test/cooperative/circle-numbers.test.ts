import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, views } from '../../src/cooperative/index.js'
import { CHARTER, say, working } from './circle-story.js'
import { codesOf, type Story, typesOf } from './story.js'

const number = (members: unknown) => ({
  title: { en: 'Hours of learning a week', es: 'Horas de formación a la semana' },
  unit: { en: 'hours', es: 'horas' },
  proposedBy: { members },
  aggregation: 'mean',
  provisional: '2',
  minimumProposals: 1,
  min: '0',
  max: '10',
  step: '0.5',
  acts: 'same-day',
  places: 2,
  rounding: 'half-even',
})

/** One number that each circle sets for itself, and one that the board sets. */
const NUMBERS = {
  ...CHARTER,
  averageItems: { each: number('circle'), board: number({ circle: 'board' }), everyone: number('all') },
} as unknown as Charter
const proposes = (by: string, item: string, value: string | number, scope?: string): Command =>
  say(by, { type: 'propose-number', item, value, ...(scope === undefined ? {} : { scope }) })
const proposed = (): Story =>
  working(NUMBERS).given(
    ...['dov', 'ben', 'eva'].map((by, at) => proposes(by, 'each', at + 1, 'learning-group')),
    ...['ana', 'ben', 'cleo'].map((by, at) => proposes(by, 'board', at + 4)),
    ...['ben', 'eva'].map((by) => proposes(by, 'everyone', 7)),
  )
const inForce = ({ state }: Story) =>
  views.averages
    .numbersInForce(state)
    .map(({ item, scope, proposals, inForce: { value } }) => [
      item,
      scope,
      proposals,
      Number(value.numerator) / Number(value.denominator),
    ])

describe('From the source', () => {
  it('WJC-3, WC-5: a number of a circle is the mean of what those in it propose, and of nobody else', () => {
    const told = proposed()
    expect(inForce(told)).toEqual([
      ['each', 'board', 0, 2],
      ['each', 'learning-group', 3, 2],
      ['board', undefined, 3, 5],
      ['everyone', undefined, 2, 7],
    ])
    expect(
      [
        proposes('fay', 'each', 3, 'learning-group'),
        proposes('fay', 'board', 3),
        proposes('ana', 'each', 3, 'learning-group'),
        proposes('ana', 'each', 3),
        proposes('ana', 'each', 3, 'choir'),
        proposes('ana', 'board', 3, 'board'),
        proposes('ana', 'each', 3, 'board'),
        proposes('ana', 'board', 11),
        proposes('ana', 'board', 0.25),
      ].map((one) => codesOf(told.when(one)).join(' ')),
    ).toEqual(['no-right', 'no-right', 'no-right', 'malformed', 'no-such', 'malformed', '', 'malformed', 'malformed'])
  })
  it('WC-5: whoever leaves a circle leaves its numbers, and stays in those of everybody and of other circles', () => {
    const told = proposed()
    expect(typesOf(told.when(say('ben', { type: 'leave-circle', circle: 'learning-group' })))).toContain('circle-left')
    expect(inForce(told)).toEqual([
      ['each', 'board', 0, 2],
      ['each', 'learning-group', 2, 2],
      ['board', undefined, 3, 5],
      ['everyone', undefined, 2, 7],
    ])
    expect(typesOf(told.when(say('ben', { type: 'leave-seat', election: 'e1' })))).toContain('circle-left')
    expect(inForce(told)).toEqual([
      ['each', 'board', 0, 2],
      ['each', 'learning-group', 2, 2],
      ['board', undefined, 2, 5],
      ['everyone', undefined, 2, 7],
    ])
    told.given(say('eva', { type: 'leave' }))
    expect(inForce(told)).toEqual([
      ['each', 'board', 0, 2],
      ['each', 'learning-group', 1, 1],
      ['board', undefined, 2, 5],
      ['everyone', undefined, 1, 7],
    ])
  })
})
