import type { Command, State } from '../../src/cooperative/index.js'
import { PEOPLE } from '../arbitraries/commands.js'
import { belonging, type Move, RECORD, say, type Scene, somebody, votersOf } from './invariants-people.js'
import { laterBy } from '../../src/cooperative/decisions/open.js'
import type { CalendarDate } from '../../src/calendar/index.js'

const inside = (state: State, circle: string): readonly string[] => [
  ...(state.circles.members.get(circle)?.keys() ?? []),
]

const electing: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const later = (days: number): string => laterBy(at as CalendarDate, days)
  const open = [...state.elections.all.values()].filter(({ stage }) => stage !== 'decided' && stage !== 'ended')
  const by = somebody(scene)
  if (open.length === 0 || dice.chance(1, 6)) {
    const provision = dice.one(Object.keys(state.charter.inForce.elections ?? {}))
    const days = { nominationsUntil: later(dice.one([0, 3])), votingUntil: later(dice.one([7, 20])) }
    const opening = { type: 'open-election', election: fresh, provision, ...days, secret: dice.chance(1, 8) }
    const standing = dice.some(belonging(scene))
    return [
      say(at, by, opening),
      ...standing.flatMap((candidate) => [
        say(at, dice.one(belonging(scene)), { type: 'nominate', election: fresh, candidate }),
        say(at, 'mill', { type: 'nominate', election: fresh, candidate }),
        say(at, candidate, { type: 'accept-nomination', election: fresh }),
      ]),
    ]
  }
  const found = dice.one(open)
  const { election } = found.opening
  switch (found.stage) {
    case 'nominations':
      return dice
        .some(PEOPLE)
        .flatMap((candidate) => [
          say(at, dice.one(['mill', by]), { type: 'nominate', election, candidate }),
          say(at, candidate, { type: 'accept-nomination', election }),
        ])
    case 'voting': {
      const method = found.rule.method
      const ballot = () =>
        method === 'approval'
          ? { approved: dice.some(found.candidates) }
          : { ranked: dice.shuffled(found.candidates).slice(0, 1 + dice.under(3)) }
      return [
        ...(dice.chance(1, 4) ? [say(at, dice.one(PEOPLE), { type: 'withdraw-candidacy', election })] : []),
        ...votersOf(scene).map((one) => say(at, one, { type: 'cast-election-ballot', election, ballot: ballot() })),
      ]
    }
    case 'counting':
      return [
        say(at, by, { type: 'close-election-ballots', election, closing: RECORD }),
        say(at, by, {
          type: 'release-election-count',
          election,
          elected: found.candidates.slice(0, found.opening.seats),
        }),
      ]
    case 'tied':
      return [
        say(at, by, { type: 'open-run-off', election, votingUntil: later(5) }),
        say(at, by, { type: 'draw-lot', election, seed: '00112233445566778899aabbccddeeff' }),
      ]
    default:
      return votersOf(scene).map((one) =>
        say(at, one, {
          type: 'cast-run-off-ballot',
          election,
          approved: dice.some(found.runOff?.between ?? found.candidates),
        }),
      )
  }
}

const vacate: Move = (scene) => {
  const { state, at, dice } = scene
  const held = [...state.elections.all.values()].filter(({ sitting, vacant }) => sitting.length + vacant > 0)
  if (held.length === 0) return []
  const { opening, sitting } = dice.one(held)
  const { election } = opening
  const filling = say(at, somebody(scene), { type: 'fill-vacancy', election })
  return sitting.length === 0 || dice.chance(1, 2)
    ? [filling]
    : [say(at, dice.one(sitting), { type: 'leave-seat', election }), filling]
}

/** Something that a circle might want to agree on. */
const subjectFor = ({ state, dice, at, known }: Scene, circle: string): object => {
  const provision = state.charter.inForce.circles?.[circle]
  const narrower = Object.entries(state.charter.inForce.circles ?? {}).filter(([, { wider }]) => wider === circle)
  const applicants = [...(state.circles.applicants.get(circle)?.keys() ?? [])]
  const [lendTo, lent] = narrower.length === 0 ? [undefined, undefined] : dice.one(narrower)
  const people = inside(state, circle)
  const kinds: (() => object)[] = [
    () => ({ kind: 'matter', matter: dice.one([...(provision?.domain ?? []), ...(known['matter'] ?? [])]) }),
    () => ({ kind: 'matter', matter: dice.one([...(provision?.domain ?? []), ...(known['matter'] ?? [])]) }),
    () => ({ kind: 'link', narrower: dice.one([circle, lendTo ?? circle]), member: dice.one([...people, ...PEOPLE]) }),
  ]
  if (applicants.length > 0) {
    const joins = () => ({ kind: 'place', circle, candidate: dice.one(applicants) })
    kinds.push(joins, joins, joins, joins)
  }
  if (lendTo !== undefined) {
    const waiting = [...(state.circles.applicants.get(lendTo)?.keys() ?? [])]
    const lends = () => ({
      kind: 'mandate',
      circle: lendTo,
      domain: dice.some(lent.domain),
      ...(dice.chance(2, 3) ? { budgetMinor: dice.one(['0', '300000']) } : {}),
      ...(dice.chance(1, 3) ? { perDecisionMinor: '100000' } : {}),
      ...(dice.chance(1, 4) ? { strategy: ['finance'] } : {}),
      ...(dice.chance(1, 4) ? { until: laterBy(at as CalendarDate, dice.one([0, 20, 100])) } : {}),
      ...(dice.chance(1, 5) ? { lenderKeeps: true } : {}),
    })
    kinds.push(lends, lends, lends)
    if (waiting.length > 0 && inside(state, lendTo).length === 0) {
      const appoints = () => ({ kind: 'place', circle: lendTo, candidate: dice.one(waiting) })
      kinds.push(appoints, appoints, appoints, appoints)
    }
  }
  const applying = [...state.members.applications]
  if (applying.length > 0) {
    const [applicant, { memberClass }] = dice.one(applying)
    kinds.push(() => ({ kind: 'admission', applicant, memberClass }))
  }
  return dice.one(kinds)()
}

/** A whole consent round: begun, heard out, and asked. The rules let pass the steps whose turn it is. */
const round: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const circles = [...state.circles.members].filter(([, all]) => all.size > 0).map(([circle]) => circle)
  if (circles.length === 0) return []
  const circle = dice.one(circles)
  const subject = subjectFor(scene, circle)
  const present = dice.chance(4, 5) ? inside(state, circle) : dice.some(inside(state, circle))
  const person = subject as { candidate?: string; member?: string; applicant?: string }
  const about = person.candidate ?? person.member ?? person.applicant
  const facilitator = present.find((one) => one !== about) ?? present[0] ?? ''
  const reviewOn = laterBy(at as CalendarDate, dice.one([30, 400]))
  const agreements = [...state.circles.agreements].filter(([, one]) => one.circle === circle)
  const reviews = agreements.length > 0 && dice.chance(1, 5) ? { reviews: dice.one(agreements)[0] } : {}
  const up = [...state.circles.over].filter(([, one]) => one.outcome === 'escalated' && one.to === circle)
  const taking = up.length > 0 && dice.chance(1, 2) ? dice.one(up) : undefined
  const begins = {
    type: 'start-round',
    round: fresh,
    circle,
    subject: taking === undefined ? subject : taking[1].subject,
    ...(taking === undefined ? {} : { takesUp: taking[0] }),
    wording: RECORD,
    reviewOn,
    facilitator,
    present,
    ...reviews,
  }
  return [say(at, facilitator, begins), ...(dice.chance(1, 8) ? [] : stepsOf(scene, fresh, facilitator, present))]
}

const stepsOf = (scene: Scene, id: string, facilitator: string, present: readonly string[]): readonly Command[] => {
  const { at, dice } = scene
  const step = (by: string, what: object): Command => say(at, by, { type: 'take-step', round: id, step: what })
  const proceed = step(facilitator, { kind: 'proceed' })
  const heard = present.map((by) => step(by, { kind: 'heard' }))
  const reason = RECORD
  const objecting = dice.chance(1, 4) ? dice.one(present) : undefined
  const answers = present.map((by) =>
    step(
      by,
      by === objecting
        ? { kind: 'answer', answer: 'objection', reason, criterion: 'harms-the-aim' }
        : { kind: 'answer', answer: dice.chance(1, 10) ? 'stand-aside' : 'consent' },
    ),
  )
  const upheld = dice.chance(1, 2)
  const judged =
    objecting === undefined ? [] : present.map((by) => step(by, { kind: 'judge', of: objecting, upheld, reason }))
  const ending = dice.chance(1, 2) ? [step(facilitator, { kind: 'give-up' })] : []
  return [proceed, ...heard, proceed, ...heard, proceed, ...answers, ...judged, proceed, ...(upheld ? ending : [])]
}

/** One more step in a round that is under way. */
const goOn: Move = (scene) => {
  const { state, at, dice } = scene
  const open = [...state.circles.rounds]
  if (open.length === 0) return []
  const [id, { circle, round: found, selection }] = dice.one(open)
  const people = [...((found ?? selection)?.present ?? [])]
  if (people.length === 0) return []
  const facilitator = found?.facilitator ?? selection?.facilitator ?? ''
  if (found === undefined) {
    const nominee = dice.one(people)
    return [
      ...people.map((by) => say(at, by, { type: 'name-for-role', round: id, nominee, reason: RECORD })),
      say(at, facilitator, { type: 'put-forward', round: id, nominee }),
      ...stepsOf(scene, id, facilitator, people),
    ]
  }
  if (dice.chance(1, 2)) return stepsOf(scene, id, facilitator, people)
  const by = dice.one([facilitator, ...people, ...inside(state, circle)])
  const step = dice.one([
    { kind: 'amend', wording: 'c1b2c3d4e5f60718' },
    { kind: 'give-up' },
    { kind: 'join' },
    { kind: 'leave' },
    { kind: 'hand-over', to: dice.one(people) },
    { kind: 'withdraw' },
  ])
  return [say(at, by, { type: 'take-step', round: id, step })]
}

const selecting: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const circles = [...state.circles.members].filter(([, all]) => all.size > 1).map(([circle]) => circle)
  if (circles.length === 0) return []
  const circle = dice.one(circles)
  const present = inside(state, circle)
  const [facilitator = '', nominee = ''] = dice.shuffled(present)
  const until = laterBy(at as CalendarDate, dice.one([60, 200]))
  const narrow = Object.entries(state.charter.inForce.circles ?? {}).filter(([, { wider }]) => wider !== undefined)
  const links = narrow.length > 0 && dice.chance(1, 2) ? { links: dice.one(narrow)[0] } : {}
  const starts = { type: 'start-selection', round: fresh, circle, role: dice.one(['clerk', 'link']), from: at, until }
  return [
    say(at, facilitator, { ...starts, ...links, facilitator, present }),
    ...present.map((by) => say(at, by, { type: 'name-for-role', round: fresh, nominee, reason: RECORD })),
    say(at, facilitator, { type: 'put-forward', round: fresh, nominee }),
    ...stepsOf(scene, fresh, facilitator, present),
  ]
}

const joinCircle: Move = (scene) => {
  const { at, dice, known } = scene
  const circle = dice.one(known['circle'] ?? [])
  const type = dice.chance(1, 6) ? 'leave-circle' : 'apply-to-circle'
  return dice.some(belonging(scene)).map((by) => say(at, by, { type, circle }))
}

const act: Move = ({ state, at, dice, known }) => {
  const agreed = [...state.circles.agreements].flatMap(([id, { circle, subject }]) =>
    subject.kind === 'matter' ? [{ id, circle, matter: subject.matter }] : [],
  )
  const decided = [...state.decisions.closed.keys()].flatMap((id) =>
    (known['circle'] ?? []).map((circle) => ({ id, circle, matter: dice.one(known['matter'] ?? []) })),
  )
  const all = agreed.length > 0 && dice.chance(3, 4) ? agreed : decided
  if (all.length === 0) return []
  const { id: agreement, circle, matter } = dice.one(all)
  const amount = dice.chance(1, 3) ? {} : { amountMinor: dice.one(['0', '1', '100000', '100001', '150000', '200001']) }
  const against = dice.chance(1, 4) ? { against: ['finance'] } : {}
  const by = dice.one([...inside(state, circle), ...PEOPLE.slice(0, 1)])
  return [say(at, by, { type: 'act', circle, matter, agreement, ...amount, ...against })]
}

const meet: Move = (scene) => {
  const { state, at, dice, fresh } = scene
  const provision = dice.one(Object.keys(state.charter.inForce.meetings ?? {}))
  const by = somebody(scene)
  const open = [...state.meetings.all].filter(([, { on, quorum }]) => on >= at || quorum === 'quorate')
  if (open.length === 0 || dice.chance(1, 5)) {
    const on = laterBy(at as CalendarDate, dice.one([15, 16]))
    const agenda = ['m1', 'm2']
    return [
      ...votersOf(scene).map((one) => say(at, one, { type: 'ask-for-meeting', meeting: fresh, provision })),
      say(at, by, { type: 'call-meeting', meeting: fresh, provision, on, agenda }),
    ]
  }
  const [meeting, { on, provision: body }] = dice.one(open)
  if (at < on && dice.chance(1, 3))
    return dice
      .some(votersOf(scene))
      .map((one) => say(at, one, { type: 'give-proxy', holder: dice.one(belonging(scene)), meeting }))
  return held(scene, { meeting, on: at < on ? on : at, asked: body.decides?.[0] ?? '' })
}

/** The day of a meeting: who comes, what is decided, what is written down. */
const held = (
  scene: Scene,
  { meeting, on: at, asked }: { readonly meeting: string; readonly on: string; readonly asked: string },
): readonly Command[] => {
  const { state, dice, fresh: decision } = scene
  const by = somebody(scene)
  return [
    ...dice.some(votersOf(scene)).map((one) => say(at, one, { type: 'register-presence', meeting, how: 'in-person' })),
    say(at, by, { type: 'take-quorum', meeting }),
    say(at, by, { type: 'put-to-vote', meeting, matter: 'm1', decision, provision: dice.one([asked, 'change-rules']) }),
    ...dice.some(votersOf(scene)).map((one) => say(at, one, { type: 'cast', decision, answer: 'for' })),
    say(at, by, {
      type: 'cast-by-proxy',
      meeting,
      decision,
      giver: dice.one([...state.meetings.proxies.keys(), by]),
      choice: 'against',
    }),
    ...(dice.chance(1, 2) ? [say(at, by, { type: 'open-decision', decision: `${decision}-o`, provision: asked })] : []),
    ...(dice.chance(1, 2) ? [say(at, by, { type: 'publish-minutes', meeting, record: RECORD })] : []),
    ...[...state.decisions.closed.keys()]
      .slice(-2)
      .flatMap((one) => [
        say(at, by, { type: 'challenge-resolution', decision: one }),
        say(at, by, { type: 'settle-challenge', decision: one, challenger: by, result: 'withdrawn' }),
      ]),
  ]
}

/** Circles, elections and meetings. */
export const CIRCLE_MOVES: readonly Move[] = [
  ...[round, round, round, round, goOn, goOn, selecting, joinCircle, joinCircle, act, act],
]
export const ELECTION_MOVES: readonly Move[] = [electing, electing, electing, electing, vacate]
export const MEETING_MOVES: readonly Move[] = [meet, meet]
