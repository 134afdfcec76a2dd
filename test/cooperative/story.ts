import { expect } from 'vitest'
import { type Charter } from '../../src/charter/index.js'
import { type Answer, type Command, cooperative, type Event, type State } from '../../src/cooperative/index.js'
import { explainProblem } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import { expectToldAsKept } from './told.js'

/** A cooperative in a test: what was given, and what comes of the next command. */
export interface Story {
  readonly state: State
  readonly events: readonly Event[]
  /** Gives commands that have to be accepted. */
  readonly given: (...commands: readonly Command[]) => Story
  /** Gives one command; what is accepted happens, and what comes of it is as it was kept. */
  readonly when: (command: Command) => Answer
  /** What would come of a command, which does not happen and is not kept. */
  readonly would: (command: Command) => Answer
}

/** Begins a story under a charter, after what happened before; every event is read back from its JSON, so that nothing lives that a log could not keep. */
export const story = (charter: Charter, before: readonly Event[] = []): Story => {
  const coop = cooperative(charter)
  let state = before.reduce(coop.evolve, coop.initialState())
  const events: Event[] = [...before]
  const happens = (command: Command): Answer => {
    const answer = coop.decide(state, command)
    if (answer.kind === 'refused') expectTold(answer)
    if (answer.kind === 'accepted') {
      for (const event of answer.events) {
        const read = JSON.parse(JSON.stringify(event)) as Event
        events.push(read)
        state = coop.evolve(state, read)
      }
    }
    return answer
  }
  const told: Story = {
    get state() {
      return state
    },
    events,
    given: (...commands) => {
      for (const command of commands) {
        const answer = happens(command)
        if (answer.kind === 'refused')
          throw new Error(
            `${JSON.stringify(command)} is refused: ${explain(answer.because, 'en')} ${JSON.stringify(answer.problems)}`,
          )
      }
      return told
    },
    when: (command) => {
      const answer = happens(command)
      expectToldAsKept(command, answer)
      return answer
    },
    would: (command) => coop.decide(state, command),
  }
  return told
}

/** Whatever is refused is told, in both languages, with nothing left out of a sentence. */
const expectTold = ({ because, problems }: Extract<Answer, { readonly kind: 'refused' }>): void => {
  for (const locale of ['en', 'es'] as const) {
    expect(explain(because, locale)).not.toMatch(/undefined|\[object|NaN|\{\}| {2}|“”|«»/)
    // What came may hold anything: it is shown as it is.
    for (const one of problems) expect(explainProblem(one, locale)).not.toMatch(/undefined|\[object|NaN/)
  }
}

/** The codes of why a command was refused; none where it was accepted. */
export const codesOf = (answer: Answer): readonly string[] =>
  answer.kind === 'refused' ? answer.because.map(({ code }) => code) : []

/** The types of the events of an answer; none where it was refused. */
export const typesOf = (answer: Answer): readonly string[] =>
  answer.kind === 'accepted' ? answer.events.map(({ type }) => type) : []
