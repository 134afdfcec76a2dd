import { type CalendarDate, date, periodAround } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import { planned, unplanned } from '../agenda.js'
import type { Chapter, Patch } from '../chapter.js'
import { withCharter } from '../charter/state.js'
import { enteredAt } from '../electorate.js'
import { type MemberRecord, withMember } from '../members/state.js'
import type { State } from '../state.js'
import { number } from '../written.js'
import { actsFrom } from './in-force.js'
import { type ItemRule, itemRule, setBy, unitOf } from './rules.js'
import {
  type Batch,
  type Change,
  emptied,
  type ItemState,
  keyOf,
  proposes,
  renewed,
  withoutProposer,
  withProposal,
  withReleased,
} from './state.js'

/** How events change the numbers that everyone sets. Who may no longer propose one leaves its mean, with what they proposed. */
export const AVERAGES_EVOLVE: Chapter['evolve'] = {
  'number-proposed': (state, { item, scope, member, value, at }) =>
    changed(state, { item, scope, member, value: number(String(value)), at }),
  'number-withdrawn': (state, { item, scope, member, at }) =>
    changed(state, { item, scope, member, value: undefined, at }),
  'item-voted-anew': (state, { item, scope, at }) => {
    const found = state.averages.items.get(keyOf(item, scope))
    return {
      agenda: unplanned(state.agenda, { what: VOTED_ANEW, id: keyOf(item, scope) }),
      ...(found === undefined ? {} : withItem(state, renewed(found, at, actsFrom(itemRule(state, item)?.acts, at)))),
    }
  },
  'item-ballots-opened': (state, { item, scope, at, holders }) =>
    inBatch(state, item, scope, { openedOn: at, holders }),
  'item-ballots-closed': (state, { item, scope, at }) => inBatch(state, item, scope, { closedOn: at }),
  'mean-released': (state, event) => {
    const { item, scope, at, count, changed: fresh = count, steps, most } = event
    const from = actsFrom(itemRule(state, item)?.acts, at)
    const release = {
      members: count,
      most,
      changed: fresh,
      needed: undefined,
      told: { kind: 'count', sum: steps },
    } as const
    const found = state.averages.items.get(keyOf(item, scope))
    const { releases } = batchOf(state, item, scope)
    const over = { openedOn: undefined, holders: [], closedOn: undefined }
    const { batches } = inBatch(state, item, scope, {
      ...over,
      releasedOn: at,
      releases: [...releases, release],
    }).averages
    const next = withReleased(found, { item, scope, at, from, count, sum: number(event.sum) })
    return { averages: { ...state.averages, batches, items: state.averages.items.set(keyOf(item, scope), next) } }
  },
  'item-proposed': (state, event) => ({
    averages: { ...state.averages, proposed: state.averages.proposed.set(event.decision, event) },
  }),
  'item-adopted': (state, event) => ({
    averages: { ...state.averages, adopted: state.averages.adopted.set(event.item, event) },
  }),
  'membership-ended': (state, { member, at }) => without(state, member, at, () => true),
  'member-suspended': (state, { member, at }) => withoutIfChanged(state, member, { suspended: true }, at),
  'class-changed': (state, { member, memberClass, at }) => withoutIfChanged(state, member, { memberClass }, at),
  'team-left': (state, { member, project, at }) =>
    without(state, member, at, ({ scope }, rule) => scope === project && rule !== undefined && setBy(rule) === 'team'),
  'circle-left': (state, { member, circle, at }) =>
    without(state, member, at, ({ scope }, rule) => {
      if (rule === undefined) return false
      const { members } = rule.proposedBy
      return typeof members === 'object' && 'circle' in members
        ? members.circle === circle
        : setBy(rule) === 'circle' && scope === circle
    }),
  'charter-amended': (state, event) => amended(state, withCharter(state, event), event.at),
}

/** What is planned of a number that is voted anew from time to time. */
export const VOTED_ANEW = 'item-voted-anew'

const batchOf = (state: State, item: string, scope: string | undefined): Batch =>
  state.averages.batches.get(keyOf(item, scope)) ?? {
    item,
    scope,
    openedOn: undefined,
    holders: [],
    closedOn: undefined,
    releasedOn: undefined,
    releases: [],
  }

const inBatch = (state: State, item: string, scope: string | undefined, change: Partial<Batch>) => ({
  averages: {
    ...state.averages,
    batches: state.averages.batches.set(keyOf(item, scope), { ...batchOf(state, item, scope), ...change }),
  },
})

const withItem = (state: State, next: ItemState): Patch => ({
  averages: { ...state.averages, items: state.averages.items.set(keyOf(next.item, next.scope), next) },
})

const changed = (state: State, change: Omit<Change, 'from'>): Patch => {
  const { item, scope, at } = change
  const key = keyOf(item, scope)
  const rule = itemRule(state, item)
  const next = withProposal(state.averages.items.get(key), { ...change, from: (on) => actsFrom(rule?.acts, on) })
  // What nobody has proposed yet need not be voted anew: the first proposal of a round plans the next.
  if (rule?.everyMonths === undefined || next.renewsOn !== undefined) return withItem(state, next)
  const renewsOn = nextRound(state, rule.everyMonths, at)
  return {
    ...withItem(state, { ...next, renewsOn }),
    agenda: planned(state.agenda, { on: renewsOn, what: VOTED_ANEW, id: key }),
  }
}

/** When a number is voted anew: rounds are counted from 1 January of the year of the founding on. */
const nextRound = (state: State, everyMonths: number, at: CalendarDate): CalendarDate => {
  const founded = state.charter.history[0]?.on ?? at
  return periodAround({ day: at, anchor: date(`${founded.slice(0, 4)}-01-01`), length: { months: everyMonths } }).end
}

/** Takes a member's proposals out of the numbers concerned. */
const without = (
  state: State,
  member: MemberId,
  at: CalendarDate,
  concerned: (found: ItemState, rule: ItemRule | undefined) => boolean,
): Patch => {
  const { items } = state.averages
  const left = items.withMutations((draft) => {
    for (const [key, found] of items) {
      if (!proposes(found, member)) continue
      const { item, scope } = found
      const rule = itemRule(state, item)
      if (!concerned(found, rule)) continue
      const from = (on: CalendarDate): CalendarDate => actsFrom(rule?.acts, on)
      draft.set(key, withoutProposer(found, { item, scope, member, at, from }))
    }
  })
  return left === items ? {} : { averages: { ...state.averages, items: left } }
}

/** Whether classes of members set a number, and no team or circle. */
const byClass = ({ proposedBy: { members } }: ItemRule): boolean =>
  members === 'all' || (typeof members === 'object' && 'classes' in members)

/** Takes a member out of the numbers that classes set, where their new record does not entitle them any more. */
const withoutIfChanged = (state: State, member: MemberId, change: Partial<MemberRecord>, at: CalendarDate): Patch => {
  const record = state.members.all.get(member)
  if (record === undefined) return {}
  const members = withMember(state.members, state.charter.inForce, member, { ...record, ...change })
  const after: State = { ...state, members }
  return without(
    state,
    member,
    at,
    (_, rule) =>
      rule !== undefined && byClass(rule) && enteredAt(after, { electorate: rule.proposedBy }, member) === undefined,
  )
}

/**
 * What an amended charter changes of the numbers: who may no longer propose leaves; of a number that is gone, or counts something else now, nothing stays; what was planned goes by the new rule.
 * Proposals outside of new bounds stand, and the number in force is brought within them.
 */
const amended = (state: State, after: State, at: CalendarDate): Patch => {
  let { agenda } = state
  const items = state.averages.items.map((found, key) => {
    const [was, is] = [itemRule(state, found.item), itemRule(after, found.item)]
    if (was === is) return withoutStrangers(after, found, is, at)
    agenda = unplanned(agenda, { what: VOTED_ANEW, id: key })
    const next =
      is === undefined || was === undefined || unitOf(was) !== unitOf(is)
        ? emptied(found, at)
        : withoutStrangers(after, found, is, at)
    if (is?.everyMonths === undefined || next.now.proposals.size === 0) return { ...next, renewsOn: undefined }
    const renewsOn = nextRound(state, is.everyMonths, at)
    agenda = planned(agenda, { on: renewsOn, what: VOTED_ANEW, id: key })
    return { ...next, renewsOn }
  })
  return { averages: { ...state.averages, items }, agenda }
}

/** The item without the proposals of those who may no longer propose. */
const withoutStrangers = (after: State, found: ItemState, rule: ItemRule | undefined, at: CalendarDate): ItemState => {
  if (rule === undefined) return found
  const { item, scope } = found
  const entitlement = { electorate: rule.proposedBy, scope }
  const strangers = [...found.now.proposals.keys()].filter((one) => enteredAt(after, entitlement, one) === undefined)
  const from = (on: CalendarDate): CalendarDate => actsFrom(rule.acts, on)
  return strangers.sort().reduce((left, member) => withoutProposer(left, { item, scope, member, at, from }), found)
}
