import { isDeepStrictEqual } from 'node:util'

/**
 * What was sent and what was answered, in the order in which it happened, to be held against what the store has in the end. Only what this process saw counts: a writer that was killed cannot have told lies.
 */
export class Ledger {
  /** By the name of the command. */
  #entries = new Map()
  #moment = 0
  figures = { sentAgain: 0, storedWithoutAnswer: 0, troubles: 0, refused: 0 }
  problems = []

  sent(coop, command) {
    this.#entries.set(command.commandId, { coop, command, sent: ++this.#moment, again: false })
  }

  sentAgain({ commandId }) {
    const entry = this.#entries.get(commandId)
    if (!entry.again) this.figures.sentAgain++
    entry.again = true
  }

  trouble() {
    this.figures.troubles++
  }

  answered(commandId, answer) {
    const entry = this.#entries.get(commandId)
    Object.assign(entry, { answered: ++this.#moment, answer })
    if (answer.kind === 'accepted-before') {
      if (!entry.again) this.problems.push(`${commandId} was said to be there before it was sent twice`)
      this.figures.storedWithoutAnswer++
    } else if (answer.kind !== 'accepted') {
      this.figures.refused++
      this.problems.push(`${commandId}: ${JSON.stringify(answer)}`)
    }
  }

  /** Holds what the store has of a cooperative, commit by commit, against what was sent and answered; the first commit is its founding. */
  compare(coop, [founding, ...commits]) {
    const counts = { commits: commits.length, acknowledged: 0, lost: 0, doubled: 0, invented: 0, outOfOrder: 0 }
    if (founding?.events[0]?.type !== 'cooperative-founded') counts.lost++
    const places = new Map()
    const order = new Map(commits.map(({ position }, place) => [position, place]))
    let latest = 0
    for (const [place, { events }] of commits.entries()) {
      const [commandId, ...others] = new Set(events.map((event) => event.commandId))
      const entry = this.#entries.get(commandId)
      if (others.length > 0 || entry?.coop !== coop || !isOf(entry, events) || !isBehind(entry, place, order))
        counts.invented++
      else if (places.has(commandId)) counts.doubled++
      else {
        places.set(commandId, place)
        // Answered before something that stands further up was so much as sent: the store has turned them round.
        if (entry.answered !== undefined && entry.answered < latest) counts.outOfOrder++
        latest = Math.max(latest, entry.sent)
      }
    }
    for (const [commandId, entry] of this.#entries) {
      if (entry.coop !== coop || !entry.answer?.kind.startsWith('accepted')) continue
      counts.acknowledged++
      if (!places.has(commandId)) counts.lost++
    }
    return counts
  }
}

/** Whether a commit is what its command makes: what the answer said, where there was one. */
const isOf = ({ command, answer }, events) => {
  if (events.some(({ by, value }) => by !== command.by || (value !== undefined && value !== command.value)))
    return false
  return answer?.kind !== 'accepted' || isDeepStrictEqual(answer.events, events)
}

/** Whether an answer was given by who had read the log up to its commit, or further: after a silence of the store others may have written in the meantime. */
const isBehind = ({ answer }, place, order) => answer === undefined || (order.get(answer.position) ?? -1) >= place
