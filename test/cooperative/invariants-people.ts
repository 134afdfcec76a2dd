import type { CalendarDate } from '../../src/calendar/index.js'
import { laterBy } from '../../src/cooperative/decisions/open.js'
import type { Command, State } from '../../src/cooperative/index.js'
import { PEOPLE } from '../arbitraries/commands.js'
import type { Dice } from '../../src/testing/generators/dice.js'
import type { Names } from '../../src/testing/generators/names.js'

/** Where a story stands, for whoever makes up what comes next. */
export interface Scene {
  readonly state: State
  readonly at: string
  readonly dice: Dice
  readonly known: Names
  /** A name that nothing has yet. */
  readonly fresh: string
}

/** What somebody might well ask for now; nothing, where there is no occasion for it. */
export type Move = (scene: Scene) => readonly Command[]

export const RECORD = 'a1b2c3d4e5f60718'

export const say = (at: string, by: string, command: object): Command => ({ at, by, ...command }) as Command

export const votersOf = ({ state }: Scene): readonly string[] =>
  [...state.members.all].filter(([, { votes }]) => votes).map(([member]) => member)

export const belonging = ({ state }: Scene): readonly string[] =>
  [...state.members.all]
    .filter(([, { standing }]) => standing === 'member' || standing === 'probationer')
    .map(([member]) => member)

/** Whoever keeps the books: the holder of the office, or anybody who votes. */
export const keeper = (scene: Scene): string =>
  scene.state.members.offices.get('financial-coordinator') ?? somebody(scene)

/** Somebody who votes, most often; else whoever. */
export const somebody = (scene: Scene): string => {
  const voters = votersOf(scene)
  return voters.length > 0 && scene.dice.chance(19, 20) ? scene.dice.one(voters) : scene.dice.one(PEOPLE)
}

const castBallots: Move = (scene) => {
  const { state, at, dice } = scene
  if (state.decisions.open.size === 0) return []
  const { opening, rule } = dice.one([...state.decisions.open.values()])
  const { decision, options } = opening
  const kindly = dice.chance(3, 4)
  const answer = (): unknown => {
    if (options !== undefined) return dice.chance(1, 12) ? [] : dice.some(options)
    if ('consensus' in rule.rule) return dice.one(['for', 'for', 'for', 'stand-aside', 'block'])
    return kindly ? dice.one(['for', 'for', 'for', 'for', 'abstain']) : dice.one(['for', 'against', 'against'])
  }
  return dice.some(PEOPLE).map((by) => say(at, by, { type: 'cast', decision, answer: answer() }))
}

const openMatter: Move = (scene) => {
  const { state, at, dice, fresh, known } = scene
  const provision = dice.one(Object.keys(state.charter.inForce.decisions ?? {}))
  const chooses = 'choose' in (state.charter.inForce.decisions?.[provision]?.rule ?? {})
  const rule = state.charter.inForce.decisions?.[provision]
  const parties = rule?.electorate.except?.map((party) => [party, dice.one(PEOPLE)])
  const inTeam = typeof rule?.electorate.members === 'object' && 'team' in rule.electorate.members
  const subject = dice.chance(1, 3)
    ? { kind: 'appointment', office: dice.one(known['office'] ?? []), member: dice.one(belonging(scene)) }
    : undefined
  return [
    say(at, somebody(scene), {
      type: 'open-decision',
      decision: fresh,
      provision,
      ...(subject === undefined || chooses ? {} : { subject }),
      ...(parties === undefined ? {} : { parties: Object.fromEntries(parties) as object }),
      ...(inTeam && known['project']?.[0] !== undefined ? { scope: dice.one(known['project']) } : {}),
      ...(chooses ? { options: ['o1', 'o2', 'o3'] } : {}),
    }),
  ]
}

const proposeNumbers: Move = (scene) => {
  const { at, dice, known } = scene
  const items = known['item'] ?? []
  if (items.length === 0) return []
  const item = dice.one(items)
  const scope =
    item === 'removal-threshold' && known['project']?.[0] !== undefined ? dice.one(known['project']) : undefined
  return dice.some(votersOf(scene)).map((by) =>
    dice.chance(1, 8)
      ? say(at, by, { type: 'withdraw-number', item, scope })
      : say(at, by, {
          type: 'propose-number',
          item,
          ...(scope === undefined ? {} : { scope }),
          value: dice.one(['0', '1', '50%', '70%', '75%', '100%', '5', '7.5', '40', '25', '0.02', '0.075', '1200']),
        }),
  )
}

const proposeItem: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const provision = Object.entries(state.charter.inForce.decisions ?? {}).find(([, { by }]) => by === 'backing')?.[0]
  if (provision === undefined) return []
  const becomes = dice.chance(1, 2)
    ? { vote: { provision: 'other-matters', decision: `${fresh}-vote` } }
    : { definition: { unit: 'days', min: 0, max: 100, provisional: 10, minimumProposals: 1, aggregation: 'mean' } }
  return [
    say(at, somebody(scene), {
      type: 'propose-item',
      decision: fresh,
      provision,
      item: `item-${fresh}`,
      record: RECORD,
      ...becomes,
    }),
  ]
}

const changeMind: Move = ({ state, at, dice }) => {
  if (state.decisions.open.size === 0) return []
  const found = dice.one([...state.decisions.open.values()])
  const { decision, proposer } = found.opening
  const voted = [...found.ballots.keys()]
  switch (dice.under(4)) {
    case 0:
      return [say(at, proposer, { type: 'reword', decision, record: dice.one([RECORD, 'b1b2c3d4e5f60718']) })]
    case 1:
      return dice.chance(1, 4) ? [say(at, proposer, { type: 'withdraw-decision', decision })] : []
    default:
      return voted.length === 0 ? [] : [say(at, dice.one(voted), { type: 'withdraw-ballot', decision })]
  }
}

const releaseSecret: Move = (scene) => {
  const { state, at, dice } = scene
  const secret = [...state.decisions.open.values()].filter(({ secrecy }) => secrecy !== undefined)
  if (secret.length === 0) return []
  const { opening, ballotsClosed } = dice.one(secret)
  const { decision } = opening
  const by = somebody(scene)
  const result = { type: 'release-result', decision, outcome: dice.one(['carried', 'carried', 'lost']) }
  // Where nobody knows who took part, their number is refused; elsewhere it is asked for.
  const released = dice.chance(1, 2) ? result : { ...result, ballots: 5 + dice.under(8) }
  const close = { type: 'close-ballots', decision, closing: RECORD }
  if (dice.chance(1, 3)) {
    const holders = ['o1', 'o2', 'o3', 'o4', 'o5']
    return [
      say(at, by, { type: 'open-ballots', decision, opening: RECORD.repeat(4), holders }),
      ...votersOf(scene).map((one) => say(at, one, { type: 'agree-to-open-vote', decision })),
      say(at, by, close),
      say(at, by, dice.one([released, { ...released, end: 'high', changed: dice.under(9) }])),
      say(
        at,
        by,
        dice.one([
          { type: 'vote-otherwise', decision },
          { type: 'postpone-count', decision, changed: 1 },
        ]),
      ),
    ]
  }
  return ballotsClosed ? [say(at, by, released)] : [say(at, by, close), say(at, by, released)]
}

const comeIn: Move = (scene) => {
  const { state, at, dice, fresh, known } = scene
  const outside = PEOPLE.filter((one) => !belonging(scene).includes(one))
  const memberClass = dice.one(known['memberClass'] ?? [])
  const applicants = [...state.members.applications.keys()]
  if (applicants.length > 0 && dice.chance(1, 3)) {
    const member = dice.one(applicants)
    const by = somebody(scene)
    return dice.chance(1, 6)
      ? [say(at, member, { type: 'withdraw-application' })]
      : [
          say(at, by, { type: 'record-contribution', member, amountMinor: dice.one(['10000', '100000']) }),
          say(at, by, { type: 'open-confirmation', member, decision: fresh }),
        ]
  }
  if (outside.length === 0) return []
  const by = dice.one(outside)
  const joining = dice.chance(1, 3)
  return joining
    ? [say(at, by, { type: 'join', memberClass })]
    : [say(at, by, { type: 'apply', memberClass, decision: fresh })]
}

const goOut: Move = (scene) => {
  const { at, dice } = scene
  const member = dice.one(PEOPLE)
  if (dice.chance(1, 4)) return [say(at, somebody(scene), { type: 'report-end', member, how: 'died' })]
  return [say(at, member, { type: 'leave' })]
}

/** Every step of an ousting, of which the rules let pass the next ones. */
const oust: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const under = [...state.members.oustings.keys()]
  const by = somebody(scene)
  const start = (): readonly Command[] => {
    const member = dice.one(belonging(scene))
    const begin = { type: 'propose-ousting', member, grounds: ['ground-1'], record: RECORD }
    return [say(at, by, begin), say(at, by, { type: 'notify-ousting', member })]
  }
  if (under.length === 0 || dice.chance(1, 4)) return belonging(scene).length === 0 ? [] : start()
  const member = dice.one(under)
  if (dice.chance(1, 3)) return ousted(scene, member, by)
  if (dice.chance(1, 12)) return [say(at, by, { type: 'drop-ousting', member })]
  return [
    say(at, by, { type: 'notify-ousting', member }),
    say(at, member, { type: 'record-hearing', member, how: 'declined-hearing' }),
    say(at, by, { type: 'record-hearing', member, how: 'heard', record: RECORD }),
    say(at, by, { type: 'open-ousting', member, decision: fresh }),
    say(at, by, { type: 'tell-ousting', member }),
    ...(dice.chance(1, 3) ? [say(at, member, { type: 'appeal-ousting', decision: `${fresh}-appeal` })] : []),
  ]
}

/** From notice to the day on which it is told: every voter is for it. */
const ousted = (scene: Scene, member: string, by: string): readonly Command[] => {
  const { state, at, dice, fresh } = scene
  const day = (days: number): string => laterBy(at as CalendarDate, days)
  const decision = state.members.oustings.get(member)?.decision ?? fresh
  const others = votersOf(scene).filter((one) => one !== member)
  const teller = others[0] ?? by
  const appeals = dice.chance(1, 2)
    ? [say(day(31), member, { type: 'appeal-ousting', decision: `${fresh}-appeal` })]
    : []
  return [
    say(day(15), teller, { type: 'record-hearing', member, how: 'heard', record: RECORD }),
    say(day(15), teller, { type: 'open-ousting', member, decision }),
    ...others.map((one) => say(day(15), one, { type: 'cast', decision, answer: 'for' })),
    say(day(30), teller, { type: 'close-ballots', decision, closing: RECORD }),
    say(day(30), teller, { type: 'release-result', decision, outcome: 'carried' }),
    say(day(30), teller, { type: 'tell-ousting', member }),
    ...appeals,
    ...others.slice(0, 2).map((one) => say(day(31), one, { type: 'cast', decision: `${fresh}-appeal`, answer: 'for' })),
    say(day(62), teller, { type: 'pass-time' }),
    say(day(62), teller, { type: 'pay-compensation', member }),
    say(day(62), teller, { type: 'pay-refund', member }),
  ]
}

const suspend: Move = (scene) => {
  const { at, dice, fresh } = scene
  const suspended = [...scene.state.members.all].filter(([, one]) => one.suspended).map(([member]) => member)
  const back = suspended.length > 0 && dice.chance(3, 4)
  const type = back ? 'propose-reinstatement' : 'propose-suspension'
  const member = dice.one(back ? suspended : belonging(scene))
  const others = votersOf(scene).filter((one) => one !== member)
  return [
    say(at, somebody(scene), { type, member, decision: fresh }),
    ...others.map((one) => say(at, one, { type: 'cast', decision: fresh, answer: 'for' })),
  ]
}

const represent: Move = ({ state, at, dice, fresh }) => {
  const enterprises = [...state.members.all].filter(([, { memberClass }]) => memberClass === 'enterprise')
  if (enterprises.length === 0) return []
  const [enterprise] = dice.one(enterprises)
  const person = state.members.representatives.get(enterprise)
  if (person === undefined || dice.chance(1, 5))
    return [say(at, enterprise, { type: 'name-representative', person: dice.one(PEOPLE) })]
  const open = [...state.decisions.open.keys()]
  const acts =
    open.length > 0
      ? { type: 'cast', decision: dice.one(open), answer: 'for' }
      : { type: 'open-decision', decision: fresh, provision: 'general-matters' }
  return [say(at, person, { ...acts, onBehalfOf: enterprise })]
}

const attend: Move = ({ state, at, dice }) => {
  const circle = dice.one([...state.circles.members.keys(), ''])
  const inside = [...(state.circles.members.get(circle)?.keys() ?? [])]
  return inside.length === 0
    ? []
    : [say(at, dice.one(inside), { type: 'record-attendance', member: dice.one(PEOPLE), circle, on: at })]
}

const amend: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const charter = state.charter.inForce
  const [item, rule] = dice.one(Object.entries(charter.averageItems ?? {}))
  const minimum = {
    kind: 'changed',
    section: 'averageItems',
    id: item,
    field: 'minimumProposals',
    from: rule.minimumProposals,
    to: dice.one([1, 2, 5]),
  }
  const version = `${charter.version}.${fresh}`
  const renumbered = { kind: 'identity', field: 'version', from: charter.version, to: version }
  const changes = [renumbered, minimum]
  return [say(at, somebody(scene), { type: 'propose-amendment', amendment: fresh, version, changes, record: RECORD })]
}

const putRight: Move = (scene) => {
  const { state, at, dice } = scene
  const reversible = [...state.records.reversible.keys()]
  return reversible.length === 0
    ? []
    : [say(at, somebody(scene), { type: 'reverse', n: dice.one(reversible), grounds: RECORD })]
}

/** Members, decisions, numbers and the charter; the more often, the sooner anything comes of it. */
export const PEOPLE_MOVES: readonly Move[] = [
  ...[castBallots, castBallots, castBallots, castBallots, castBallots, castBallots],
  ...[openMatter, proposeNumbers, proposeNumbers, proposeItem, changeMind, releaseSecret],
  ...[comeIn, comeIn, goOut, oust, oust, suspend, represent, attend, putRight],
]

/** Amendments of charters with numbers that everybody sets. */
export const AMENDING: readonly Move[] = [amend]
