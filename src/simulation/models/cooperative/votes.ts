import { isShareRule } from '../../../charter/index.js'
import { type CommandOf, views } from '../../../cooperative/index.js'
import type { Stream } from '../../stream.js'
import { type Life, oneOf, type Opened, type Person, RECORD } from './life.js'

/** Matters are put to the vote, new numbers seek backing, and amendments are proposed, where no meeting is needed for it. */
export const openMatters = (life: Life, chance: Stream): void => {
  const { matters, amendments } = life.parameters
  const general = matterOf(life)
  if (general === undefined) return
  for (let times = life.timesThisMonth(matters, chance); times > 0; times--) {
    const by = oneOf(life.electorate(), chance)?.name
    if (by !== undefined)
      life.give({ type: 'open-decision', by, decision: life.named('matter'), provision: general, record: RECORD })
  }
  for (let times = life.timesThisMonth(amendments, chance); times > 0; times--) {
    const by = oneOf(life.electorate(), chance)?.name
    if (by !== undefined) amend(life, by, dayLonger(life, general), life.named('amendment'))
  }
}

/** New numbers are proposed, which seek backing. */
export const proposeItems = (life: Life, chance: Stream): void => {
  const backing = Object.entries(life.charter.decisions ?? {}).find(([, { by }]) => by === 'backing')?.[0]
  if (backing === undefined) return
  for (let times = life.timesThisMonth(life.parameters.items, chance); times > 0; times--) {
    const by = oneOf(life.electorate(), chance)?.name
    if (by === undefined) return
    const definition = {
      unit: 'days',
      min: 0,
      max: 30,
      step: 1,
      provisional: 5,
      minimumProposals: 1,
      aggregation: 'mean',
    } as const
    const [decision, item] = [life.named('backing'), life.named('number')]
    life.give({ type: 'propose-item', by, decision, provision: backing, item, record: RECORD, definition })
  }
}

type Change = CommandOf<'propose-amendment'>['changes'][number]

/** What an amendment would change: one day more to vote on such matters, or where there are many already one less. */
export const dayLonger = (life: Life, id: string): Change => {
  const from = life.charter.decisions?.[id]?.openDays ?? 0
  const to = from < 28 ? from + 1 : from - 1
  return { kind: 'changed', section: 'decisions', id, field: 'openDays', from, to }
}

/** Proposes to amend the charter. */
export const amend = (life: Life, by: string, change: Change, amendment: string): void => {
  const { version: from } = life.charter
  const version = `${from.split('+')[0] ?? ''}+${amendment}`
  const renumbered = { kind: 'identity', field: 'version', from, to: version } as const
  life.give({ type: 'propose-amendment', by, amendment, version, record: RECORD, changes: [renumbered, change] })
}

/** The decision of the charter by which anything may be decided that nothing else is for: in the open, by for and against, of members of a class. */
export const matterOf = (life: Life): string | undefined => {
  const { admissions = {}, amendments = {}, membership, projects } = life.charter
  const taken = new Set<string | undefined>([
    ...Object.values(admissions).map(({ decision }) => decision),
    ...Object.values(amendments).map(({ decision }) => decision),
    membership?.expulsion?.decision,
    membership?.expulsion?.appealTo,
    projects?.proposal?.decision,
  ])
  return Object.entries(life.charter.decisions ?? {}).find(
    ([id, { rule, electorate, by, secret, openDays }]) =>
      !taken.has(id) &&
      isShareRule(rule) &&
      openDays !== undefined &&
      by !== 'backing' &&
      secret !== true &&
      electorate.except === undefined &&
      typeof electorate.members === 'object' &&
      'classes' in electorate.members,
  )?.[0]
}

/** Everyone who was not asked yet is asked for their ballot on what is open: some do not vote. */
export const castBallots = (life: Life): void => {
  for (const [decision, { opened, asked }] of [...life.open])
    for (const person of life.members.values()) {
      if (opened.secret || asked.has(person.name) || !life.open.has(decision)) continue
      if (!views.decisions.mayVoteOn(life.state, decision, person.name)) continue
      asked.add(person.name)
      if (!person.doing.chance(life.parameters.turnout)) continue
      const answer = answerOf(life, opened, person)
      if (answer !== undefined) life.give({ type: 'cast', by: person.name, decision, answer })
    }
}

const answerOf = (life: Life, { provision, options, runoffOf }: Opened, { doing }: Person) => {
  const { favour, abstaining, blocking } = life.parameters
  // A second ballot between the leading options is for one of them.
  if (options !== undefined && runoffOf !== undefined) return [options[doing.below(options.length)] ?? '']
  if (options !== undefined) return options.filter(() => doing.chance(0.5))
  const { rule, by } = life.charter.decisions?.[provision] ?? {}
  // Whoever does not back an item leaves it: there is nothing to be against.
  if (by === 'backing') return doing.chance(favour) ? 'for' : undefined
  if (rule !== undefined && 'consensus' in rule) {
    if (doing.chance(blocking)) return 'block'
    return doing.chance(favour) ? 'for' : 'stand-aside'
  }
  if (doing.chance(favour)) return 'for'
  return doing.chance(abstaining) ? 'abstain' : 'against'
}
