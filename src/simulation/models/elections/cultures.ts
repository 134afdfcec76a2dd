import { z } from 'zod'
import * as says from '../../../problems/en.js'
import { type Problem, problem } from '../../../problems/index.js'
import type { PrefLib } from '../../preflib/preflib.js'
import { readPrefLib, tryReadPrefLib } from '../../preflib/read-preflib.js'
import { drawFrom, SPREAD } from '../../spread.js'
import type { Stream, Streams } from '../../stream.js'
import { orderByUtility, type Society, shuffle, societyOf, unitOf, utilityOfGroups } from './society.js'

/** Where the preferences of an election come from. */
export const CULTURE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('impartial') }),
  z.strictObject({
    kind: z.literal('spatial'),
    dimensions: z.int().min(1).max(8).default(2).meta({ description: '1 is a line, 2 a plane' }),
    members: SPREAD.default({ kind: 'uniform', from: 0, to: 1 }).meta({
      description: 'Where members stand, in each dimension',
    }),
    candidates: SPREAD.default({ kind: 'uniform', from: 0, to: 1 }).meta({
      description: 'Where candidates stand, in each dimension',
    }),
  }),
  z.strictObject({
    kind: z.literal('mallows'),
    phi: z
      .string()
      .regex(/^\d{1,4}\/[1-9]\d{0,3}$/)
      .default('1/2')
      .superRefine((phi, context) => {
        const [over = 0, under = 1] = phi.split('/').map(Number)
        if (over <= under) return
        const found = problem(says.notOneOf, { path: '', received: phi, facts: { options: '0/1–1/1' } })
        context.addIssue({ code: 'custom', path: [], params: { problem: found } })
      })
      .meta({ description: 'From 0/1, all agree, to 1/1, impartial culture: a fraction of whole numbers' }),
  }),
  z
    .strictObject({
      kind: z.literal('preflib'),
      text: z.string().max(20_000_000).meta({ description: 'A PrefLib file' }),
      take: z
        .enum(['as-it-is', 'resampled'])
        .default('resampled')
        .meta({ description: 'Every ballot of it once, or as many as there are members, each drawn from it' }),
    })
    .superRefine(({ text, take }, context) => {
      const read = tryReadPrefLib(text)
      for (const found of read.kind === 'preflib' ? tooFewOrMany(read, take) : read.problems)
        context.addIssue({ code: 'custom', path: ['text'], params: { problem: { ...found, path: '' } } })
    }),
])

/** A file without preferences, or with more than would fit into memory. */
const tooFewOrMany = ({ alternatives, preferences }: PrefLib, take: 'as-it-is' | 'resampled'): readonly Problem[] => {
  if (preferences.length === 0)
    return [problem(says.emptyList, { path: '', received: [], facts: { what: 'preference' } })]
  const papers = preferences.reduce((sum, { count }) => sum + count, 0)
  const most = (what: string, received: number, options: number): readonly Problem[] =>
    received <= options ? [] : [problem(says.notOneOf, { path: what, received, facts: { options: `1–${options}` } })]
  return [
    ...most('NUMBER ALTERNATIVES', alternatives.length, MOST_ALTERNATIVES),
    ...most('NUMBER VOTERS', papers, take === 'as-it-is' ? MOST_PAPERS : MOST_DRAWN_FROM),
  ]
}

const MOST_ALTERNATIVES = 1000
const MOST_PAPERS = 100_000
/** A draw is one of 2^32 at most. */
const MOST_DRAWN_FROM = 0x100000000

type Culture = z.output<typeof CULTURE>

interface CultureInput {
  readonly culture: Culture
  readonly members: number
  readonly candidates: number
  readonly streams: Streams
}

/**
 * What makes the preferences of one election after another. Every member has a stream of their own. The society is filled anew each time.
 *
 * Impartial culture: every order is as likely; utilities are uniform. Spatial: the nearer a candidate, the better liked. Mallows: an order is less likely by phi for every pair that it has otherwise than the order of the candidates' numbers (Mallows, Non-null ranking models, Biometrika 44,
 * 1957), drawn by repeated insertion (Doignon, Pekeč and Regenwetter, Psychometrika 69, 2004).
 *
 * @internal
 */
export const societies = ({ culture, members, candidates, streams }: CultureInput): (() => Society) => {
  const { preferences } = streams
  if (culture.kind === 'preflib') return fromFile(readPrefLib(culture.text), culture.take, members, preferences)
  const society = societyOf(members, candidates, culture.kind === 'mallows' ? unitOf(candidates) : 1)
  const own = Array.from({ length: members }, (_, member) => preferences.of(member))
  const each = (fill: (member: number, stream: Stream) => void) => (): Society => {
    for (const [member, stream] of own.entries()) fill(member, stream)
    return society
  }
  switch (culture.kind) {
    case 'impartial':
      return each((member, stream) => {
        for (let at = member * candidates; at < (member + 1) * candidates; at++) society.utility[at] = stream.uniform()
        orderByUtility(society, member, stream)
      })
    case 'spatial': {
      const { dimensions, members: wishes, candidates: places } = culture
      const standing = Array.from({ length: candidates }, (_, one) => preferences.of(FIRST_CANDIDATE + one))
      return () => {
        const stands = standing.map((stream, one) =>
          Array.from({ length: dimensions }, () => drawFrom(places, one, stream)),
        )
        return each((member, stream) => {
          const wish = Array.from({ length: dimensions }, () => drawFrom(wishes, member, stream))
          for (const [one, place] of stands.entries()) {
            const squares = place.reduce(
              (sum, here, at) => sum + (here - (wish[at] as number)) * (here - (wish[at] as number)),
              0,
            )
            society.utility[member * candidates + one] = -Math.sqrt(squares)
          }
          orderByUtility(society, member, stream)
        })()
      }
    }
    case 'mallows': {
      const [over = 1, under = 1] = culture.phi.split('/').map(Number)
      return each((member, stream) => {
        const order: number[] = []
        for (let one = 0; one < candidates; one++) order.splice(one - upBy(one + 1, over, under, stream), 0, one)
        society.order.set(order, member * candidates)
        utilityOfGroups(
          society,
          member,
          order.map((one) => [one]),
        )
      })
    }
  }
}

/** The streams of candidates come after those of members, of whom there are fewer. */
const FIRST_CANDIDATE = 1_000_000_000

/**
 * How many places somebody is inserted above the last one: k of `places` with a probability that is as phi^k. Heads, each with probability phi, are counted until the first tail, which gives phi^k for every k; wrapped around, so do those below `places`. Whole numbers alone.
 */
const upBy = (places: number, over: number, under: number, stream: Stream): number => {
  if (over >= under) return stream.below(places)
  let heads = 0
  while (stream.below(under) < over) heads++
  return heads % places
}

/** From a file: its papers as they are, or as many as there are members, each drawn from it. Who is level on a paper is put in an order by chance. */
const fromFile = (file: PrefLib, take: 'as-it-is' | 'resampled', members: number, preferences: Stream) => {
  const candidates = file.alternatives.length
  const papers = file.preferences.reduce((sum, { count }) => sum + count, 0)
  const society = societyOf(take === 'as-it-is' ? papers : members, candidates, unitOf(candidates))
  const upTo: number[] = []
  for (const { count } of file.preferences) upTo.push((upTo.at(-1) ?? 0) + count)
  const own = Array.from({ length: society.members }, (_, member) => preferences.of(member))
  return (): Society => {
    for (const [member, stream] of own.entries()) {
      const paper = take === 'as-it-is' ? member : stream.below(papers)
      const groups = (file.preferences[firstAbove(upTo, paper)]?.groups ?? []).map((group) =>
        group.map((one) => one - 1),
      )
      let at = member * candidates
      const from = at
      for (const group of groups) {
        society.order.set(group, at)
        shuffle(society.order, at, group.length, stream)
        at += group.length
      }
      society.ranked[member] = at - from
      const rest = Array.from({ length: candidates }, (_, one) => one).filter(
        (one) => !groups.some((group) => group.includes(one)),
      )
      society.order.set(rest, at)
      utilityOfGroups(society, member, groups)
    }
    return society
  }
}

/** The first place whose number is greater. */
const firstAbove = (upTo: readonly number[], paper: number): number => {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((upTo[middle] as number) > paper) high = middle
    else low = middle + 1
  }
  return low
}
