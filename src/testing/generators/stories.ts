import type { Arbitrary } from 'fast-check'
import { dateOfEpochDay, date, epochDay } from '../../calendar/index.js'
import type { Charter } from '../../charter/index.js'
import {
  type Answer,
  type Command,
  type Cooperative,
  cooperative,
  type CommandType,
  type Event,
  type State,
} from '../../cooperative/index.js'
import { preset } from '../../presets/index.js'
import { COMMAND_TYPES, commandOf } from './commands.js'
import { diceOf } from './dice.js'
import { type FastCheck, PEOPLE } from './kit.js'
import { namesIn } from './names.js'

/** What was asked in a cooperative one after the other, what came of it, and where that led. */
export interface Lived {
  readonly charter: Charter
  readonly coop: Cooperative
  readonly commands: readonly Command[]
  /** What became of each command. */
  readonly answers: readonly Answer[]
  readonly events: readonly Event[]
  readonly state: State
}

/** Cooperatives that between them have every chapter of the rules, and who founds them. */
const FOUNDED = [
  { id: 'we-just-coop', classes: { 'worker-owner': PEOPLE.slice(0, 5), volunteer: ['fay'], donor: ['gus'] } },
  {
    id: 'workers-coop',
    classes: { enterprise: ['mill', 'press'], individual: PEOPLE.slice(0, 7), supporter: ['hal'] },
  },
  { id: 'worker-coop-plain', classes: { 'worker-member': PEOPLE.slice(0, 6) } },
] as const

/** One thing that somebody asks for: how many days later, and the throw that decides what. */
interface Turn {
  readonly daysLater: number
  readonly seed: number
}

/** A charter is checked once, however many stories are told under it. */
const COOPERATIVES = new Map<string, Cooperative>()

/**
 * Stories of cooperatives from their founding on, of at most so many commands. What is asked next depends on what there is by then, so it is thrown by dice; what is refused is mostly asked again in another way, so that something happens. A
 * story shrinks to one with fewer commands.
 */
export const stories = (fc: FastCheck, most = 12): Arbitrary<Lived> =>
  fc
    .tuple(
      fc.constantFrom(...FOUNDED),
      fc.array(
        fc.record<Turn>({
          daysLater: fc.constantFrom(0, 0, 0, 0, 1, 3, 8, 31),
          seed: fc.noShrink(fc.integer({ min: 1, max: 0x7fffffff })),
        }),
        { maxLength: most, size: 'max' },
      ),
    )
    .map(([{ id, classes }, turns]) => lived(id, classes, turns))

const lived = (
  id: (typeof FOUNDED)[number]['id'],
  classes: Readonly<Record<string, readonly string[]>>,
  turns: readonly Turn[],
): Lived => {
  const charter = preset(id)
  const coop = COOPERATIVES.get(id) ?? cooperative(charter)
  COOPERATIVES.set(id, coop)
  const founders = Object.entries(classes).flatMap(([memberClass, all]) =>
    all.map((member) => ({ member, memberClass })),
  )
  const commands: Command[] = []
  const answers: Answer[] = []
  const events: Event[] = []
  let state = coop.initialState()
  const give = (command: Command, answer: Answer): void => {
    commands.push(command)
    answers.push(answer)
    if (answer.kind === 'refused') return
    events.push(...answer.events)
    state = answer.events.reduce(coop.evolve, state)
  }
  const found: Command = { type: 'found', by: founders[0]?.member ?? '', at: '2024-01-01', founders }
  give(found, coop.decide(state, found))
  turns.forEach((turn, n) => {
    give(...asked(coop, state, turn, `n${n}`))
  })
  return { charter, coop, commands, answers, events, state }
}

/** The first of some commands that is accepted; or else the last of them. */
const asked = (coop: Cooperative, state: State, { daysLater, seed }: Turn, fresh: string): [Command, Answer] => {
  const dice = diceOf(seed)
  const at = dateOfEpochDay(epochDay(state.at ?? date('2024-01-01')) + daysLater)
  const making = { dice, at, fresh, names: namesIn(state) }
  const patience = dice.chance(1, 5) ? 1 : TRIES
  for (let tried = 1; ; tried++) {
    const command = commandOf(dice.one(COMMAND_TYPES), making)
    const answer = coop.decide(state, command)
    if (answer.kind === 'accepted' || tried === patience) return [command, answer]
  }
}

const TRIES = 15

/** A command that may be given in a state: one of a kind, or of any. */
export const commandsIn = (
  fc: FastCheck,
  state: State,
  types: readonly CommandType[] = COMMAND_TYPES,
): Arbitrary<Command> =>
  fc.record({ type: fc.constantFrom(...types), seed: fc.noShrink(fc.nat()) }).map(({ type, seed }) =>
    commandOf(type, {
      dice: diceOf(seed),
      at: state.at ?? '2024-01-01',
      fresh: `n${state.position}`,
      names: namesIn(state),
    }),
  )
