import {
  type ConsentRound,
  type ConsentRule,
  type ConsentStep,
  nextRound,
  type Objection,
  startRound,
} from '../../../circles/index.js'
import type { Stream } from '../../stream.js'

/** A member of the circle: where they would have a proposal, and how far from there it may be. In whole steps. */
export interface Person {
  readonly id: string
  readonly wish: number
  readonly patience: number
}

/** What came of asking once. */
export interface Asked {
  readonly raised: number
  /** Those whose objections stand. */
  readonly standing: readonly Person[]
}

/** A circle that asks itself for consent: every step is one of the room of circles, and one that it does not take is a mistake of ours. */
export class SimulatedCircle {
  readonly #people: readonly Person[]
  /** Of each member. */
  readonly #moods: readonly Stream[]
  #round: ConsentRound

  constructor(people: readonly Person[], rule: ConsentRule, noise: Stream) {
    this.#people = people
    this.#moods = people.map((_, member) => noise.of(member))
    const members = people.map(({ id }) => id)
    const facilitator = members[0] ?? ''
    const proposal = { circle: 'circle', proposal: 'proposal', wording: 'wording-1', reviewOn: '2000-01-01' }
    const started = startRound({ ...proposal, rule, members, present: members, facilitator })
    if (started.kind !== 'started') throw new Error(started.kind)
    this.#round = started.round
    for (let phase = 0; phase < 3; phase++) this.#proceed()
  }

  get round(): ConsentRound {
    return this.#round
  }

  /** Asks everybody for consent to a proposal that lies here, has objections judged, and goes on. */
  ask(place: number, takesBack: number): Asked {
    // Drawn for everybody each time: what one would do does not depend on who objects, nor on who judges.
    const yielding = new Set(this.#people.filter((_, member) => this.#moods[member]?.chance(takesBack)))
    const objectors = this.#people.filter((person) => isTooFar(person, person, place))
    for (const person of this.#people) {
      if (objectors.includes(person)) this.#object(person.id)
      else this.#consent(person.id)
    }
    for (const objector of objectors) this.#judge(objector, place)
    for (const objector of objectors) {
      if (this.#statusOf(objector) === 'upheld' && yielding.has(objector))
        this.#step({ kind: 'withdraw', by: objector.id })
      if (this.#statusOf(objector) !== 'upheld') this.#consent(objector.id)
    }
    const standing = objectors.filter((objector) => this.#statusOf(objector) === 'upheld')
    this.#proceed()
    return { raised: objectors.length, standing }
  }

  /** Brings another wording. */
  amend(): void {
    const { facilitator, round } = this.#round
    this.#step({ kind: 'amend', by: facilitator, wording: `wording-${round + 1}` })
  }

  #object(by: string): void {
    const reason = `too-far-from-${by}-${this.#round.round}`
    this.#step({ kind: 'answer', by, answer: 'objection', reason, criterion: 'harms-aim' })
  }

  #consent(by: string): void {
    this.#step({ kind: 'answer', by, answer: 'consent' })
  }

  /** Whoever is to judge upholds what they would object to themselves in the objector's place. A facilitator who objects hands over first. */
  #judge(objector: Person, place: number): void {
    const { decides } = this.#round.rule.objectionTest
    if (decides === 'nobody') return
    const others = this.#people.filter((person) => person !== objector)
    if (decides === 'facilitator' && this.#round.facilitator === objector.id)
      this.#step({ kind: 'hand-over', by: objector.id, to: (others[0] as Person).id })
    const judges = decides === 'circle' ? others : others.filter(({ id }) => id === this.#round.facilitator)
    for (const judge of judges) {
      const upheld = isTooFar(judge, objector, place)
      this.#step({ kind: 'judge', by: judge.id, of: objector.id, upheld, reason: 'own-patience' })
    }
  }

  #statusOf({ id }: Person): Objection['status'] | undefined {
    const { objections, round } = this.#round
    return objections.find((one) => one.member === id && one.round === round)?.status
  }

  #proceed(): void {
    this.#step({ kind: 'proceed', by: this.#round.facilitator })
  }

  #step(step: ConsentStep): void {
    const outcome = nextRound({ round: this.#round, step })
    if (outcome.kind !== 'moved') throw new Error(`${step.kind}: ${outcome.because.map(({ code }) => code).join(', ')}`)
    this.#round = outcome.round
  }
}

/** Whether a place is further from where somebody would have it than the judge has patience. */
export const isTooFar = (judge: Person, { wish }: Person, place: number): boolean =>
  Math.abs(wish - place) > judge.patience
