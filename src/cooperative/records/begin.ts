import { readDate } from '../../calendar/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem, wrongKind } from '../../problems/index.js'
import type { Context, Decider, Refusal } from '../chapter.js'
import { DECIDERS } from '../chapters.js'
import type { Command, CommandOf, CommandType } from '../commands.js'
import type { NewEvent } from '../events.js'
import { EVENT_VERSION } from '../events.js'
import { evolve } from '../evolve.js'
import { classOn } from '../members/classes.js'
import { memberOf } from '../members/state.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { listedTwice } from './listed-twice.js'

type Begin = CommandOf<'begin-in-mid-life'>

/** Begins a log for a cooperative that was there before: each thing said is held against those said before it, as if it happened now. */
export const beginInMidLife: Decider<'begin-in-mid-life'> = {
  who: 'anyone',
  decide: (context, command) => {
    const twice = listedTwice(command)
    if (twice.length > 0) return refuseProblems(twice)
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
const each = <One>(
  list: readonly One[] | undefined,
  step: (one: One, at: number) => Refusal | undefined,
): Refusal | undefined => {
  for (const [at, one] of (list ?? []).entries()) {
    const refused = step(one, at)
    if (refused !== undefined) return refused
  }
  return undefined
}

const STEPS: readonly Step[] = [
  (beginning, { members, by }) => {
    if (!members.some(({ member }) => member === by)) return refuse('no-right', { member: by, needed: 'a-member' })
    const refused = each(members, ({ member, memberClass, since, founder }) => {
      const found = classOn(beginning.state, memberClass, beginning.at)
      if ('because' in found) return found
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
    if (refused !== undefined) return refused
    return beginning.state.members.voters.some((count) => count > 0)
      ? undefined
      : refuseProblems([problem(says.nobodyVotes, { path: 'members', received: members })])
  },
  (beginning, { representatives }) =>
    each(representatives, ({ enterprise, person }) =>
      memberOf(beginning.state, enterprise) === undefined
        ? refuse('no-such', { what: 'member', id: enterprise })
        : beginning.ask({ type: 'name-representative', by: enterprise, fields: { person } }),
    ),
  (beginning, { offices }) =>
    each(offices, ({ office, member }) => {
      if (memberOf(beginning.state, member) === undefined) return refuse('no-such', { what: 'member', id: member })
      beginning.add({ type: 'office-given', office, member })
      return undefined
    }),
  (beginning, { circles }) =>
    each(circles, ({ circle, member }) => {
      if (!Object.hasOwn(beginning.state.charter.inForce.circles ?? {}, circle))
        return refuse('no-such', { what: 'circle', id: circle })
      // Whoever is in a circle votes in it: nobody comes into one who does not belong.
      if (memberOf(beginning.state, member) === undefined) return refuse('no-such', { what: 'member', id: member })
      beginning.add({ type: 'circle-joined', circle, member, how: 'imported' })
      return undefined
    }),
  (beginning, { heldPay }) =>
    // What somebody earned is theirs when they have left, and their heirs': they need not be a member.
    each(heldPay, ({ on, ...held }, at) => {
      const day = readDate(on, 'on')
      if (typeof day !== 'string' || day > beginning.at)
        return refuse('not-yet', { what: 'payday', id: held.payday, until: on })
      if (BigInt(held.amountMinor) <= 0n)
        return malformed(problem(says.notOneOrMore, { path: `heldPay[${at}].amountMinor`, received: held.amountMinor }))
      beginning.add({ type: 'held-pay-imported', ...held, on: day })
      return undefined
    }),
  (beginning, { numbers }) =>
    each(numbers, ({ member, ...proposal }) => beginning.ask({ type: 'propose-number', by: member, fields: proposal })),
  (beginning, { decisions }) =>
    each(decisions, (one, at) => {
      const opening = openingOf(one, `decisions[${at}]`)
      if ('kind' in opening) return opening
      const refused = beginning.ask(opening)
      if (refused !== undefined) return refused
      // How one is admitted, and who decides where nobody is entitled, is the charter's to say.
      if (beginning.state.decisions.open.get(one.decision)?.opening.provision !== one.provision)
        return refuse('not-in-the-charter', { provision: `decisions.${one.provision}` })
      return each(one.ballots, ({ member, answer }) =>
        beginning.ask({ type: 'cast', by: member, fields: { decision: one.decision, answer } }),
      )
    }),
]

/** The command that opens such a vote now. What needs steps before the vote, or a project, begins anew once the log has begun. */
const openingOf = (one: NonNullable<Begin['decisions']>[number], path: string): Given | Refusal => {
  const { decision, provision, subject = { kind: 'matter' as const }, scope, parties, options, proposer, record } = one
  switch (subject.kind) {
    case 'matter':
    case 'appointment':
      return {
        type: 'open-decision',
        by: proposer,
        fields: { decision, provision, subject, scope, parties, options, record },
      }
    case 'admission':
      return { type: 'apply', by: subject.applicant, fields: { memberClass: subject.memberClass, decision } }
    case 'item': {
      const { item, vote } = subject
      if (record === undefined) return malformed(wrongKind(undefined, `${path}.record`, ''))
      return { type: 'propose-item', by: proposer, fields: { decision, provision, item, record, vote } }
    }
    default: {
      const facts = { options: 'matter, appointment, admission, item' }
      return malformed(problem(says.notOneOf, { path: `${path}.subject.kind`, received: subject.kind, facts }))
    }
  }
}

const malformed = (found: Problem): Refusal => refuseProblems([found])

/** A command of somebody, of the day of the beginning; what it says is checked like the rest of what came in. */
interface Given {
  readonly type: CommandType
  readonly by: string
  readonly fields: object
}

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
    this.state = evolve(this.state, { v: EVENT_VERSION, at: this.at, ...event })
  }

  /** Gives a command of another chapter, as it would be given on this day. */
  ask({ type, by, fields }: Given): Refusal | undefined {
    const { at, state } = this
    const given = { ...fields, type, by, at } as Command
    const decided = DECIDERS.get(type)?.[0]?.decide({ state, at, by, member: by }, given) ?? []
    if ('kind' in decided) return decided.kind === 'refused' ? decided : undefined
    for (const event of decided) this.add(event)
    return undefined
  }
}
