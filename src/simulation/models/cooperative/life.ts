import { addMonths, type CalendarDate, date, dateOfEpochDay, epochDay } from '../../../calendar/index.js'
import {
  type Command,
  type Cooperative,
  type Event,
  type EventOf,
  type State,
  views,
} from '../../../cooperative/index.js'
import type { Stream, Streams } from '../../stream.js'
import { noteOf } from './follow.js'
import type { Parameters } from './parameters.js'
import { Wishes } from './wishes.js'

/** A simulated member, or somebody who would be one. */
export interface Person {
  readonly name: string
  /** Counted from 0, in the order in which they came. */
  readonly number: number
  readonly memberClass: string
  readonly behaviour: 'sincere' | 'strategic' | 'extreme'
  /** Chance of their own, for what they wish and for what they do. */
  readonly doing: Stream
  /** What they wish numbers to be, as far as they were asked. */
  readonly wishes: number[]
  /** How often they took part in a circle before they belonged. */
  attended: number
}

/** A command whose day is the one the life has come to. */
export type Asked = Command extends infer One ? (One extends Command ? Omit<One, 'at'> : never) : never

/** A decision under way, as its event told it. */
export type Opened = EventOf<'decision-opened'>

/**
 * A cooperative that lives: it is given commands on the day it has come to, and what it answers is folded in and counted. What is refused is counted by its code, and nothing
 * else comes of it.
 */
export class Life {
  readonly coop: Cooperative
  readonly parameters: Parameters
  readonly streams: Streams
  readonly wishes: Wishes
  /** Whoever belongs, whoever asks to or is on probation, and whose ousting is under way; by name. */
  readonly members = new Map<string, Person>()
  readonly applicants = new Map<string, Person>()
  readonly oustings = new Set<string>()
  /** Whoever takes part in order to belong. */
  readonly aspiring = new Map<string, Person>()
  /** Who said that they leave, and is still there. */
  readonly goingSoon = new Set<string>()
  /** Decisions under way, by name, and who was asked to vote on each already. */
  readonly open = new Map<string, { readonly opened: Opened; readonly asked: Set<string> }>()
  /** How often which event happened, and why what was refused was. */
  readonly happened = new Map<string, number>()
  readonly refusals = new Map<string, number>()
  state: State
  accepted = 0
  refused = 0
  #start: CalendarDate
  #day: CalendarDate
  #named = 0
  #people: Person[] = []
  #watching: ((event: Event) => void)[] = []

  constructor(coop: Cooperative, parameters: Parameters, streams: Streams) {
    this.coop = coop
    this.parameters = parameters
    this.streams = streams
    this.wishes = new Wishes(parameters.wishes, streams.preferences)
    this.state = coop.initialState()
    this.#start = date(parameters.start)
    this.#day = this.#start
  }

  /** The day it has come to. */
  get day(): CalendarDate {
    return this.#day
  }

  /** The charter as it is now. */
  get charter() {
    return views.charter.charterInForce(this.state)
  }

  /** Time goes on, to a day of a month, both counted from 0. */
  until(month: number, day: number): void {
    this.untilDay(dateOfEpochDay(epochDay(addMonths({ anchor: this.#start, months: month })) + day))
  }

  /** Time goes on, to this day, and what is due by then happens; never back. */
  untilDay(day: CalendarDate): void {
    if (day <= this.#day) return
    this.#day = day
    this.give({ type: 'pass-time', by: 'the-calendar' })
  }

  /** The day so many days from now. */
  after(days: number): CalendarDate {
    return dateOfEpochDay(epochDay(this.#day) + days)
  }

  /** A name that nothing has yet. */
  named(what: string): string {
    return `${what}-${this.#named++}`
  }

  /** Tells whatever happens from now on. */
  watch(told: (event: Event) => void): void {
    this.#watching.push(told)
  }

  /** Gives a command: whether it was accepted. */
  give(asked: Asked): boolean {
    const answer = this.coop.decide(this.state, { ...asked, at: this.#day })
    if (answer.kind === 'refused') {
      this.refused++
      const [problem] = answer.problems
      count(this.refusals, `${asked.type}: ${problem?.code ?? answer.because[0].code}`)
      return false
    }
    this.accepted++
    for (const event of answer.events) {
      this.state = this.coop.evolve(this.state, event)
      this.#note(event)
    }
    return true
  }

  /** How often something happened: an event of this type, or one of it that went this way. */
  times(what: string): number {
    return this.happened.get(what) ?? 0
  }

  /** Counts that something happened. */
  count(what: string): void {
    count(this.happened, what)
  }

  /** Somebody new, with chance of their own. */
  somebodyNew(memberClass: string): Person {
    const number = this.#people.length
    const doing = this.streams.noise.of(number)
    const { strategic, extreme } = this.parameters
    const drawn = this.wishes.streamOf(number).uniform()
    const behaviour = drawn < strategic ? 'strategic' : drawn < strategic + extreme ? 'extreme' : 'sincere'
    const person: Person = { name: `m${number}`, number, memberClass, behaviour, doing, wishes: [], attended: 0 }
    this.#people.push(person)
    return person
  }

  /** Those who may vote now. */
  electorate(): readonly Person[] {
    return [...this.members.values()].filter(({ name }) => views.members.mayVote(this.state, name))
  }

  /** How often something that happens so often a month happens in this one. */
  timesThisMonth(rate: number, chance: Stream): number {
    const surely = Math.floor(rate)
    return surely + (chance.chance(rate - surely) ? 1 : 0)
  }

  /** The person of a name. */
  personOf(name: string): Person | undefined {
    return this.#people[Number(name.slice(1))]
  }

  #note(event: Event): void {
    this.count(event.type)
    noteOf(this, event)
    for (const told of this.#watching) told(event)
  }
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** One of these by chance; undefined where there is none. */
export const oneOf = <One>(all: readonly One[], chance: Stream): One | undefined =>
  all.length === 0 ? undefined : all[chance.below(all.length)]

/** The fingerprint of a record beside the log: what it says does not matter here. */
export const RECORD = 'a1b2c3d4e5f60718'
