import fc from 'fast-check'
import { type CalendarDate, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import { type Answer, type Command, cooperative, type Event, type State } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { anyCommand, COMMAND_TYPES, knownIn, PEOPLE } from '../arbitraries/commands.js'
import { type Dice, diceOf } from '../../src/testing/generators/dice.js'
import { CIRCLE_MOVES, ELECTION_MOVES, MEETING_MOVES } from './invariants-circles.js'
import { BOOK_MOVES, FEDERATION_MOVES, SURPLUS_MOVES } from './invariants-money.js'
import { AMENDING, type Move, PEOPLE_MOVES } from './invariants-people.js'
import { OF_WE_JUST_COOP, OF_WORKER_COOP_PLAIN, OF_WORKERS_COOP } from './invariants-preludes.js'
import { PAY_MOVES, PROJECT_MOVES } from './invariants-projects.js'

/** A cooperative to tell stories of: its charter, who founded it, and what may well happen in it. */
export interface World {
  readonly charter: Charter
  readonly found: Command
  /** How it gets going; every command of it has to be accepted. */
  readonly prelude: readonly Command[]
  readonly moves: readonly Move[]
}

const worldOf = (
  id: 'we-just-coop' | 'workers-coop' | 'worker-coop-plain',
  classes: Readonly<Record<string, readonly string[]>>,
  more: Pick<World, 'prelude' | 'moves'>,
): World => {
  const founders = Object.entries(classes).flatMap(([memberClass, all]) =>
    all.map((member) => ({ member, memberClass })),
  )
  const found = { type: 'found', by: founders[0]?.member ?? '', at: '2026-01-01', founders } as const
  return {
    charter: withSmallBoard(preset(id)),
    found,
    prelude: more.prelude,
    moves: [...PEOPLE_MOVES, ...more.moves, ...BOOK_MOVES],
  }
}

/** A board of seven would leave nobody to stand against it. */
const withSmallBoard = (charter: Charter): Charter => {
  const board = charter.elections?.['board']
  return board === undefined
    ? charter
    : { ...charter, elections: { ...charter.elections, board: { ...board, seats: 3 } } }
}

/** Three cooperatives that between them have every chapter of the rules. */
export const WORLDS = {
  'we-just-coop': worldOf(
    'we-just-coop',
    { 'worker-owner': PEOPLE.slice(0, 5), volunteer: ['fay'], donor: ['gus'] },
    { prelude: OF_WE_JUST_COOP, moves: [...PROJECT_MOVES, ...PROJECT_MOVES, ...PAY_MOVES, ...PAY_MOVES, ...AMENDING] },
  ),
  'workers-coop': worldOf(
    'workers-coop',
    { enterprise: ['mill', 'press'], individual: PEOPLE.slice(0, 7), supporter: ['hal'] },
    {
      prelude: OF_WORKERS_COOP,
      moves: [
        ...CIRCLE_MOVES,
        ...CIRCLE_MOVES,
        ...ELECTION_MOVES,
        ...MEETING_MOVES,
        ...SURPLUS_MOVES,
        ...FEDERATION_MOVES,
      ],
    },
  ),
  'worker-coop-plain': worldOf(
    'worker-coop-plain',
    { 'worker-member': PEOPLE.slice(0, 6) },
    {
      prelude: OF_WORKER_COOP_PLAIN,
      moves: [
        ...ELECTION_MOVES,
        ...MEETING_MOVES,
        ...PAY_MOVES,
        ...SURPLUS_MOVES,
        ...SURPLUS_MOVES,
        ...CIRCLE_MOVES.slice(-2),
      ],
    },
  ),
} as const satisfies Readonly<Record<string, World>>

/** One turn of a story: what is asked in it follows from the throw and from where things stand. */
export interface Turn {
  readonly seed: number
  /** As people would; with something wrong in it; or whatever the schemas allow. */
  readonly how: 'plausible' | 'mutated' | 'random'
}

export const turns = (maxLength: number, minLength = 1): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record({
      seed: fc.noShrink(fc.integer({ min: 1, max: 0x7fffffff })),
      how: fc.constantFrom('plausible', 'plausible', 'plausible', 'plausible', 'mutated', 'random'),
    }),
    { minLength, maxLength, size: 'max' },
  )

/** A command that was given, and what came of it. */
export interface Happened {
  readonly command: Command
  readonly answer: Answer
  readonly before: State
  readonly after: State
  /** What happened, each with the state it happened to. */
  readonly events: readonly { readonly event: Event; readonly before: State; readonly after: State }[]
}

export interface Told {
  readonly commands: readonly Command[]
  readonly events: readonly Event[]
  readonly state: State
}

/** Tells a story: turn after turn, command after command; whoever watches sees each of them. A story that was told before is not made up again. */
export const told = (world: World, all: readonly Turn[], watch: (happened: Happened) => void): Told => {
  const key = JSON.stringify(all)
  const known = TOLD.get(world) ?? new Map<string, Recorded>()
  TOLD.set(world, known)
  const found = known.get(key) ?? recorded(world, all)
  if (known.size < MOST_KEPT) known.set(key, found)
  for (const happened of found.happened) watch(happened)
  return found
}

interface Recorded extends Told {
  readonly happened: readonly Happened[]
}

const TOLD = new Map<World, Map<string, Recorded>>()
const MOST_KEPT = 100

const recorded = (world: World, all: readonly Turn[]): Recorded => {
  const coop = cooperative(world.charter)
  const commands: Command[] = []
  const events: Event[] = []
  const story: Happened[] = []
  let state = coop.initialState()
  const give = (command: Command): void => {
    const before = state
    const answer = coop.decide(before, command)
    const happened: { event: Event; before: State; after: State }[] = []
    if (answer.kind === 'accepted')
      for (const event of answer.events) {
        const next = coop.evolve(state, event)
        happened.push({ event, before: state, after: next })
        state = next
        events.push(event)
      }
    commands.push(command)
    story.push({ command, answer, before, after: state, events: happened })
  }
  give(world.found)
  for (const command of world.prelude) {
    give(command)
    if (story.at(-1)?.answer.kind === 'refused') throw new Error(`no story begins with ${JSON.stringify(command)}`)
  }
  all.forEach((turn, n) => {
    for (const command of commandsOf(world, state, turn, { n, earlier: commands })) give(command)
  })
  return { commands, events, state, happened: story }
}

/** What is asked in a turn. Commands of one turn are made together, so that later ones may find that an earlier one was refused. */
const commandsOf = (
  world: World,
  state: State,
  { seed, how }: Turn,
  { n, earlier }: { readonly n: number; readonly earlier: readonly Command[] },
): readonly Command[] => {
  const dice = diceOf(seed)
  const at = dateOfEpochDay(epochDay(state.at ?? ('2026-01-01' as CalendarDate)) + daysOn(dice))
  const scene = { state, at, dice, known: knownIn(state), fresh: `n${n}` }
  if (how === 'random')
    return Array.from({ length: 4 }, () => anyCommand(dice.one(COMMAND_TYPES), scene) as unknown as Command)
  const plausible = dice.one(world.moves)(scene)
  const asked = plausible.length === 0 ? [{ type: 'pass-time', at, by: 'ana' } as const] : plausible
  return how === 'plausible' ? asked : asked.flatMap((command) => mutated(command, dice, earlier))
}

/** Most things happen on one day or the next; now and then much time goes by. */
const daysOn = (dice: Dice): number =>
  dice.chance(1, 60) ? dice.one([100, 366]) : dice.one([0, 0, 0, 0, 0, 0, 1, 1, 3, 7, 8, 15, 31])

/** By somebody else, twice, a day too early, for somebody else, or once more what was asked long ago. */
const mutated = (command: Command, dice: Dice, earlier: readonly Command[]): readonly Command[] => {
  switch (dice.under(6)) {
    case 0:
      return [{ ...command, by: dice.one(PEOPLE) }]
    case 1:
      return [command, command]
    case 2:
      return [{ ...command, at: dateOfEpochDay(epochDay(command.at as CalendarDate) - 1) }, command]
    case 3:
      return [{ ...command, onBehalfOf: dice.one(PEOPLE) }, command]
    case 4:
      return [command, { ...dice.one(earlier), at: command.at }]
    default:
      return [command]
  }
}
