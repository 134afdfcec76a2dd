import { z } from 'zod'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { type Cell, makeModel } from '../model.js'

const PARAMETERS = z
  .strictObject({
    members: z.int().min(1).max(1_000_000).default(1200).meta({ description: 'How many members there are' }),
    inFavour: z.int().min(0).max(1_000_000).optional().meta({
      description: 'How many of them are for the proposal at first; half of them, rounded down, if not given',
    }),
    groupSize: z.int().min(1).max(1000).default(3).meta({ description: 'How many talk together' }),
    rounds: z.int().min(1).max(10_000).default(100).meta({ description: 'The most rounds that are gone through' }),
  })
  .superRefine(({ members, inFavour }, context) => {
    if (inFavour === undefined || inFavour <= members) return
    const found = problem(says.notOneOf, { path: '', received: inFavour, facts: { options: `0–${members}` } })
    context.addIssue({ code: 'custom', path: ['inFavour'], params: { problem: found } })
  })

/**
 * What becomes of a proposal that members talk over in small groups, again and again? In each round they are put into groups by chance, and everyone of a group takes the side of its majority; where a group is level, doubt keeps things as they are: it is against. Whoever is left over keeps
 * their mind. Galam, Minority opinion spreading in random geometry (The European Physical Journal B 25, 2002).
 */
export const galam = makeModel({
  name: 'galam',
  version: 1,
  asks: 'Who wins where members talk in small groups, each of which takes the side of its majority?',
  parameters: PARAMETERS,
  streams: {
    schedule: 'Who sits in which group in which round',
  },
  measures: [
    { name: 'inFavour', kind: 'whole', unit: 'members', means: 'How many are for it at last' },
    { name: 'inFavourShare', kind: 'number', unit: 'share', means: 'Which share of the members is for it at last' },
    { name: 'unanimous', kind: 'truth', means: 'Whether all are of one mind at last' },
    { name: 'rounds', kind: 'whole', unit: 'rounds', means: 'How many rounds were gone through' },
  ],
  series: [
    { name: 'round', kind: 'whole', unit: 'rounds', means: 'After how many rounds' },
    { name: 'inFavour', kind: 'whole', unit: 'members', means: 'How many are for it' },
  ],
  run: ({ members, inFavour = Math.floor(members / 2), groupSize, rounds }, { schedule }, wantsSeries) => {
    const minds = new Uint8Array(members).fill(1, 0, inFavour)
    let support = inFavour
    const series: Cell[][] = [[0, support]]
    let gone = 0
    while (gone < rounds && support > 0 && support < members) {
      support += talk(minds, schedule.of(gone++).order(members), groupSize)
      if (wantsSeries) series.push([gone, support])
    }
    const unanimous = support === 0 || support === members
    const measures = { inFavour: support, inFavourShare: support / members, unanimous, rounds: gone }
    return wantsSeries ? { measures, series } : { measures }
  },
})

/** Every whole group takes its majority's side; comes back with how many more are in favour. */
const talk = (minds: Uint8Array, order: Uint32Array, size: number): number => {
  let more = 0
  for (let from = 0; from + size <= order.length; from += size) {
    let support = 0
    for (let at = from; at < from + size; at++) support += minds[order[at] as number] as number
    const mind = 2 * support > size ? 1 : 0
    for (let at = from; at < from + size; at++) minds[order[at] as number] = mind
    more += mind * size - support
  }
  return more
}
