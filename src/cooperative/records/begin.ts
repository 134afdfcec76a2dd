import { readDate } from '../../calendar/index.js'
import type { Context, Decider, Refusal } from '../chapter.js'
import { DECIDERS } from '../chapters.js'
import type { Command, CommandOf } from '../commands.js'
import { openDecision } from '../decisions/open.js'
import type { Event, NewEvent } from '../events.js'
import { EVENT_VERSION } from '../events.js'
import { evolve } from '../evolve.js'
import { refuse } from '../refuse.js'
import type { State } from '../state.js'

type Begin = CommandOf<'begin-in-mid-life'>

/** Begins a log for a cooperative that was there before: each thing said is held against those said before it, as if it happened now. */
export const beginInMidLife: Decider<'begin-in-mid-life'> = {
  who: 'anyone',
  decide: (context, command) => {
    const beginning = new Beginning(context)
    const { id: charter, version: charterVersion } = context.state.charter.inForce
    beginning.add({ type: 'cooperative-founded', charter, charterVersion })
    for (const step of STEPS) {
      const refused = step(beginning, command)
      if (refused !== undefined) return refused
    }
    return beginning.events
  },
}

type Step = (beginning: Beginning, command: Begin) => Refusal | undefined

/** The first refusal among steps over a list. */
const each = <One>(list: readonly One[] | undefined, step: (one: One) => Refusal | undefined): Refusal | undefined => {
  for (const one of list ?? []) {
    const refused = step(one)
    if (refused !== undefined) return refused
  }
  return undefined
}

const STEPS: readonly Step[] = [
  (beginning, { members, by }) => {
    if (!members.some(({ member }) => member === by)) return refuse('no-right', { member: by, needed: 'a-member' })
    const classes = beginning.state.charter.inForce.memberClasses ?? {}
    return each(members, ({ member, memberClass, since, founder }) => {
      if (!Object.hasOwn(classes, memberClass)) return refuse('no-such', { what: 'class', id: memberClass })
      if (beginning.state.members.all.has(member)) return refuse('there-already', { what: 'member', id: member })
      const day = readDate(since, 'since')
      if (typeof day !== 'string' || day > beginning.at)
        return refuse('not-yet', { what: 'member', id: member, until: since })
      beginning.add({
        type: 'member-joined',
        member,
        memberClass,
        how: 'imported',
        since: day,
        ...(founder === true ? { founder } : {}),
      })
      return undefined
    })
  },
  (beginning, { representatives }) =>
    each(representatives, ({ enterprise, person }) => {
      if (!beginning.state.members.all.has(enterprise)) return refuse('no-such', { what: 'member', id: enterprise })
      beginning.add({ type: 'representative-named', enterprise, person })
      return undefined
    }),
  (beginning, { offices }) =>
    each(offices, ({ office, member }) => {
      if (!beginning.state.members.all.has(member)) return refuse('no-such', { what: 'member', id: member })
      if (beginning.state.members.offices.has(office)) return refuse('there-already', { what: 'office', id: office })
      beginning.add({ type: 'office-given', office, member })
      return undefined
    }),
  (beginning, { circles }) =>
    each(circles, ({ circle, member }) => {
      if (!Object.hasOwn(beginning.state.charter.inForce.circles ?? {}, circle))
        return refuse('no-such', { what: 'circle', id: circle })
      if (beginning.state.circles.members.get(circle)?.has(member) === true)
        return refuse('there-already', { what: 'member', id: member })
      beginning.add({ type: 'circle-joined', circle, member, how: 'imported' })
      return undefined
    }),
  (beginning, { heldPay }) =>
    each(heldPay, ({ on, ...held }) => {
      const day = readDate(on, 'on')
      if (typeof day !== 'string' || day > beginning.at)
        return refuse('not-yet', { what: 'payday', id: held.payday, until: on })
      if (BigInt(held.amountMinor) <= 0n) return refuse('no-such', { what: 'payday', id: held.payday })
      beginning.add({ type: 'held-pay-imported', ...held, on: day })
      return undefined
    }),
  (beginning, { numbers }) =>
    each(numbers, ({ member, ...proposal }) => beginning.ask({ type: 'propose-number', by: member, ...proposal })),
  (beginning, { decisions }) =>
    each(decisions, ({ ballots, subject = { kind: 'matter' as const }, ...opening }) => {
      const opened = openDecision(beginning, { ...opening, subject })
      if ('kind' in opened) return opened
      for (const event of opened) beginning.add(event)
      return each(ballots, ({ member, answer }) =>
        beginning.ask({ type: 'cast', by: member, decision: opening.decision, answer }),
      )
    }),
]

/** A command of somebody, of the day of the beginning. */
type Given = { readonly by: string } & (
  | Omit<CommandOf<'propose-number'>, 'at' | 'by'>
  | Omit<CommandOf<'cast'>, 'at' | 'by'>
)

/** The events of a beginning so far, and where they lead. What follows from them in other chapters is left to the composition. */
class Beginning {
  readonly events: NewEvent[] = []
  readonly at: Context['at']
  state: State

  constructor({ state, at }: Context) {
    this.state = state
    this.at = at
  }

  add(event: NewEvent): void {
    this.events.push(event)
    this.state = evolve(this.state, { v: EVENT_VERSION, at: this.at, ...event } as Event)
  }

  /** Gives a command of another chapter, as it would be given on this day. */
  ask(command: Given): Refusal | undefined {
    const { at, state } = this
    const { type, by } = command
    const given = { ...command, at } as Command
    const decided = DECIDERS.get(type)?.[0]?.decide({ state, at, by, member: by }, given) ?? []
    if ('kind' in decided) return decided.kind === 'refused' ? decided : undefined
    for (const event of decided) this.add(event)
    return undefined
  }
}
