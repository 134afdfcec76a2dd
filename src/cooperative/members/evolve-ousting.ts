import type { ExpulsionStep, MemberId } from '../../membership/index.js'
import { planned, unplanned } from '../agenda.js'
import type { Chapter, Patch } from '../chapter.js'
import type { State } from '../state.js'
import type { Ousting } from './state.js'

/** What is planned of an ousting: the day from which it takes effect. */
export const EFFECT = 'ousting-takes-effect'

/** How the steps of an ousting change what is known of it. */
export const OUSTING_EVOLVE: Chapter['evolve'] = {
  'ousting-proposed': (state, { member, proposer, grounds, at }) => ({
    members: {
      ...state.members,
      oustings: state.members.oustings.set(member, {
        proposer,
        steps: [{ kind: 'proposed', on: at, grounds }],
        decision: undefined,
        appeal: undefined,
      }),
    },
  }),
  'ousting-notified': (state, { member, at }) => stepped(state, member, { kind: 'notified', on: at }),
  'ousting-heard': (state, { member, how, at }) => stepped(state, member, { kind: how, on: at }),
  'ousting-put-to-vote': (state, { member, decision }) => ousting(state, member, (found) => ({ ...found, decision })),
  'ousting-told': (state, { member, takesEffectOn, at }) => ({
    ...stepped(state, member, { kind: 'told', on: at }),
    agenda: planned(state.agenda, { on: takesEffectOn, what: EFFECT, id: member }),
  }),
  'ousting-appealed': (state, { member, decision, at }) => ({
    ...ousting(state, member, ({ steps, ...found }) => ({
      ...found,
      steps: [...steps, { kind: 'appealed', on: at }],
      appeal: decision,
    })),
    ...without(state, member, EFFECT),
  }),
  'ousting-appeal-decided': (state, { member, result, takesEffectOn, at }) => ({
    ...stepped(state, member, { kind: 'appeal-decided', on: at, result }),
    ...(takesEffectOn === undefined
      ? {}
      : { agenda: planned(state.agenda, { on: takesEffectOn, what: EFFECT, id: member }) }),
  }),
  'ousting-ended': (state, { member }) => ({
    members: { ...state.members, oustings: state.members.oustings.delete(member) },
    ...without(state, member, EFFECT),
  }),
}

/** The ousting of a member, changed; nothing, where none is under way. */
export const ousting = (state: State, member: MemberId, change: (found: Ousting) => Ousting): Patch => {
  const { oustings } = state.members
  const found = oustings.get(member)
  return found === undefined ? {} : { members: { ...state.members, oustings: oustings.set(member, change(found)) } }
}

/** The ousting with one step more. */
export const stepped = (state: State, member: MemberId, step: ExpulsionStep): Patch =>
  ousting(state, member, (found) => ({ ...found, steps: [...found.steps, step] }))

/** The agenda without what was planned of somebody; nothing, where nothing was. */
export const without = (state: State, member: MemberId, ...what: readonly string[]): Pick<Patch, 'agenda'> => {
  const agenda = what.reduce((rest, one) => unplanned(rest, { what: one, id: member }), state.agenda)
  return agenda === state.agenda ? {} : { agenda }
}
