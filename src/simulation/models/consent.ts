import { z } from 'zod'
import type { ConsentRound, ConsentRule, Objection } from '../../circles/index.js'
import { type Cell, makeModel } from '../model.js'
import { drawFrom, SPREAD } from '../spread.js'
import type { Stream } from '../stream.js'
import { isTooFar, type Person, SimulatedCircle } from './consent/circle.js'
import { shareFrom, SHARES } from './probabilities.js'

/** A line from 0 to 1 has so many whole steps: then nothing level is taken for further. */
const STEPS = 1000

const PARAMETERS = z.strictObject({
  members: z.int().min(2).max(40).default(8).meta({ description: 'How many members the circle has; all are present' }),
  wishes: SHARES.default({ kind: 'uniform', from: 0, to: 1 }).meta({
    description: 'Where members would have a proposal, on a line from 0 to 1; taken to the nearest thousandth',
  }),
  patience: SPREAD.default({ kind: 'listed', values: [0.3] }).meta({
    description: 'How far from there it may be until they object; taken to the nearest thousandth',
  }),
  proposal: z
    .union([z.literal('a-member'), z.number().min(0).max(1)])
    .default('a-member')
    .meta({ description: 'Where the proposal is at first: where some member would have it, or here' }),
  objectionTest: z
    .enum(['circle', 'facilitator', 'nobody'])
    .default('circle')
    .meta({ description: 'Who judges objections; each as if the objector’s distance were their own' }),
  mostRounds: z.int().min(1).max(100).default(5).meta({ description: 'How often consent is asked at most' }),
  takesBack: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ description: 'How probably an objector takes an objection back after it was upheld' }),
  givesWay: z
    .number()
    .gt(0)
    .max(1)
    .default(0.5)
    .meta({ description: 'Which share of the way a new wording goes to the middle of those whose objections stand' }),
})

/**
 * How soon does a circle find consent, and where? A proposal is a place on a line. Who is further from it than their patience objects; objections are judged by the rule; a new wording goes towards those whose objections stand, and consent is asked again. Every step goes through the
 * consent rounds of the room of circles.
 *
 * Source: WC-6: working groups decide by consent.
 */
export const consent = makeModel({
  name: 'consent',
  version: 1,
  asks: 'How soon does a circle find consent, and how far from the middle of its wishes?',
  parameters: PARAMETERS,
  streams: {
    preferences: 'What each member wishes, and how much they bear',
    noise: 'Who takes an objection back',
    ties: 'Whose wish the proposal is, where it is that of a member',
  },
  measures: [
    { name: 'consented', kind: 'truth', means: 'Whether consent was reached' },
    { name: 'rounds', kind: 'whole', unit: 'rounds', means: 'How often consent was asked' },
    { name: 'raised', kind: 'whole', unit: 'objections', means: 'How many objections were raised' },
    { name: 'notUpheld', kind: 'whole', unit: 'objections', means: 'How many of them were not upheld' },
    { name: 'takenBack', kind: 'whole', unit: 'objections', means: 'How many were taken back' },
    { name: 'integrated', kind: 'whole', unit: 'objections', means: 'How many were taken up in a new wording' },
    { name: 'standing', kind: 'whole', unit: 'objections', means: 'How many stood when it ended' },
    { name: 'outcome', kind: 'number', means: 'Where the last wording is' },
    { name: 'fromMean', kind: 'number', means: 'How far that is from the mean of the wishes' },
    {
      name: 'outOfPatience',
      kind: 'whole',
      unit: 'members',
      means: 'How many are further from it than their patience',
    },
  ],
  series: [
    { name: 'round', kind: 'whole', unit: 'rounds', means: 'Which time consent was asked' },
    { name: 'wording', kind: 'number', means: 'Where the proposal was then' },
    { name: 'objections', kind: 'whole', unit: 'objections', means: 'How many objections were raised' },
    { name: 'standing', kind: 'whole', unit: 'objections', means: 'How many of them were left' },
  ],
  run: (parameters, { preferences, noise, ties }, wantsSeries) => {
    const { proposal, mostRounds, takesBack, givesWay } = parameters
    const people = peopleOf(parameters, preferences)
    const circle = new SimulatedCircle(people, ruleOf(parameters), noise)
    let place = proposal === 'a-member' ? (people[ties.below(people.length)] as Person).wish : steps(proposal)
    const series: Cell[][] = []
    for (let time = 1; ; time++) {
      const { raised, standing } = circle.ask(place, takesBack)
      if (wantsSeries) series.push([time, place / STEPS, raised, standing.length])
      if (standing.length === 0 || time === mostRounds) break
      const middle = standing.reduce((sum, { wish }) => sum + wish, 0) / standing.length
      place += Math.floor((middle - place) * givesWay + 0.5)
      circle.amend()
    }
    const measures = measuresOf(circle.round, people, place)
    return wantsSeries ? { measures, series } : { measures }
  },
})

/** A place on the line in whole steps. */
const steps = (part: number): number => Math.floor(part * STEPS + 0.5)

const peopleOf = ({ members, wishes, patience }: z.output<typeof PARAMETERS>, preferences: Stream): readonly Person[] =>
  Array.from({ length: members }, (_, member) => {
    const own = preferences.of(member)
    const wish = steps(shareFrom(wishes, member, own))
    // Nobody objects to what they wish themselves.
    return { id: `m${member}`, wish, patience: Math.max(0, steps(drawFrom(patience, member, own))) }
  })

const ruleOf = ({ objectionTest, mostRounds }: z.output<typeof PARAMETERS>): ConsentRule => ({
  standAside: 'not-allowed',
  silence: 'consents',
  mostRounds,
  otherwise: 'not-carried',
  objectionTest:
    objectionTest === 'circle'
      ? { decides: 'circle', rule: { moreThan: '1/2', of: 'electorate' }, criteria: ['harms-aim'] }
      : { decides: objectionTest, criteria: ['harms-aim'] },
  clauses: ['WC-6'],
})

const measuresOf = ({ round, result, objections }: ConsentRound, people: readonly Person[], place: number) => {
  const how = (status: Objection['status']): number => objections.filter((one) => one.status === status).length
  const mean = people.reduce((sum, { wish }) => sum + wish, 0) / people.length
  return {
    consented: result?.kind === 'carried',
    rounds: round,
    raised: objections.length,
    notUpheld: how('not-upheld'),
    takenBack: how('withdrawn'),
    integrated: how('integrated'),
    standing: how('upheld'),
    outcome: place / STEPS,
    fromMean: Math.abs(place - mean) / STEPS,
    outOfPatience: people.filter((person) => isTooFar(person, person, place)).length,
  }
}
