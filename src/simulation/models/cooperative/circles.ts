import { views } from '../../../cooperative/index.js'
import type { Stream } from '../../stream.js'
import { type Life, oneOf, RECORD } from './life.js'

/** Consent rounds are begun in the circles that decide by consent, and each goes on until it is over or waits for nobody who would do anything. */
export const holdRounds = (life: Life, chance: Stream): void => {
  for (let times = life.timesThisMonth(life.parameters.rounds, chance); times > 0; times--) {
    const circle = oneOf(decidingIn(life), chance)
    const subject = circle === undefined ? undefined : subjectOf(life, circle, chance)
    if (circle === undefined || subject === undefined) continue
    const about = 'candidate' in subject ? subject.candidate : 'applicant' in subject ? subject.applicant : undefined
    const present = [...circle.members]
    const facilitator = present.find((one) => one !== about) ?? ''
    const round = life.named('round')
    const asked = {
      round,
      circle: circle.circle,
      subject,
      wording: RECORD,
      reviewOn: life.after(365),
      facilitator,
      present,
    }
    if (life.give({ type: 'start-round', by: facilitator, ...asked })) goThrough(life, round)
  }
}

/** The circles that have somebody in them, hold a domain and decide by consent. */
const decidingIn = (life: Life): readonly views.circles.CircleView[] =>
  views.circles
    .circles(life.state)
    .filter(({ circle, members, matters }) => members.length > 0 && matters.length > 0 && isByConsent(life, circle))

const isByConsent = (life: Life, circle: string): boolean => {
  const decidesBy = life.charter.circles?.[circle]?.decidesBy
  const rule = decidesBy === undefined ? undefined : life.charter.decisions?.[decidesBy]?.rule
  return rule !== undefined && 'consent' in rule
}

/** What a circle has to decide: first who is to come in, then what to lend and to whom, else a matter of its own. */
const subjectOf = (life: Life, { circle, matters }: views.circles.CircleView, chance: Stream) => {
  const waiting = [...life.applicants.values()].find(
    ({ name }) => views.members.applicationOf(life.state, name)?.decidedBy === 'consent',
  )
  const { wider } = life.charter.circles?.[circle] ?? {}
  if (waiting !== undefined && wider === undefined)
    return { kind: 'admission', applicant: waiting.name, memberClass: waiting.memberClass } as const
  const narrower = views.circles.circles(life.state).filter((one) => one.wider === circle)
  const unlent = narrower.find(({ mandate }) => mandate === undefined)
  if (unlent !== undefined) {
    const domain = life.charter.circles?.[unlent.circle]?.domain ?? []
    return { kind: 'mandate', circle: unlent.circle, domain: [...domain], budgetMinor: '100000' } as const
  }
  const empty = narrower.find(({ members }) => members.length === 0)
  const newcomer = empty === undefined ? undefined : oneOf(life.electorate(), chance)
  if (empty !== undefined && newcomer !== undefined) {
    if (!empty.applicants.includes(newcomer.name))
      life.give({ type: 'apply-to-circle', by: newcomer.name, circle: empty.circle })
    return { kind: 'place', circle: empty.circle, candidate: newcomer.name } as const
  }
  // What is lent is the other circle's for as long as it is.
  const lent = new Set(narrower.flatMap((one) => (one.mandate === undefined ? [] : one.matters)))
  const matter = oneOf(
    matters.filter((one) => !lent.has(one)),
    chance,
  )
  return matter === undefined ? undefined : ({ kind: 'matter', matter } as const)
}

/** Everyone does what the round waits for from them. Nobody changes the wording: where an objection stands, it is given up. */
const goThrough = (life: Life, round: string): void => {
  for (;;) {
    const view = views.circles.rounds(life.state).find((one) => one.round === round)
    const [awaited] = view?.awaited ?? []
    if (view === undefined || awaited === undefined) return
    const before = life.state.position
    const step = (by: string, what: object): boolean =>
      life.give({ type: 'take-step', by, round, step: what as { readonly kind: 'proceed' } })
    switch (awaited.what) {
      case 'proceed':
        step(view.facilitator, { kind: 'proceed' })
        break
      case 'hearing':
        for (const by of awaited.from) step(by, { kind: 'heard' })
        break
      case 'answer':
        for (const by of awaited.from) step(by, answerOf(life, by))
        break
      case 'judgement':
        for (const by of awaited.from) {
          const upheld = life.personOf(by)?.doing.chance(0.5) ?? false
          step(by, { kind: 'judge', of: 'of' in awaited ? awaited.of : '', upheld, reason: RECORD })
        }
        break
      default:
        step(view.facilitator, { kind: 'give-up' })
    }
    // Where nothing came of it, nothing will.
    if (life.state.position === before) return
  }
}

const answerOf = (life: Life, by: string): object => {
  const doing = life.personOf(by)?.doing
  const { blocking, abstaining } = life.parameters
  if (doing?.chance(blocking))
    return { kind: 'answer', answer: 'objection', reason: RECORD, criterion: 'harms-the-aim' }
  return { kind: 'answer', answer: doing?.chance(abstaining) ? 'stand-aside' : 'consent' }
}

/** Whoever wants to belong, and can only by taking part: somebody in a circle notes that they did, month after month, until they may join. */
export const takePart = (life: Life): void => {
  const circles = views.circles.circles(life.state).filter(({ members }) => members.length > 0)
  for (const person of life.aspiring.values()) {
    const admission = Object.values(life.charter.admissions ?? {}).find((one) => one.memberClass === person.memberClass)
    const circle = circles[person.number % Math.max(1, circles.length)]
    const by = circle?.members[0]
    if (circle === undefined || by === undefined) continue
    life.give({ type: 'record-attendance', by, member: person.name, circle: circle.circle })
    person.attended++
    if (person.attended >= (admission?.attendances ?? 0))
      if (life.give({ type: 'join', by: person.name, memberClass: person.memberClass }))
        life.aspiring.delete(person.name)
  }
}
