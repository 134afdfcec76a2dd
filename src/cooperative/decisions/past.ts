import type { PastDecision } from '../../charter/index.js'
import type { Event } from '../events.js'

/**
 * The decisions that a log has taken, as `replayDecisions` takes them, so that a charter can be tried on them: which of them would have gone otherwise? Of a secret one no more is
 * given than was released. Choices among options are left out, and so is what lapsed: there is no share to try them on.
 */
export const pastDecisionsOf = (events: Iterable<Event>): readonly PastDecision[] => {
  const provisions = new Map<string, string>()
  const past: PastDecision[] = []
  for (const event of events) {
    if (event.type === 'decision-opened') provisions.set(event.decision, event.provision)
    if (event.type !== 'decided') continue
    const { decision, outcome, at, entitled, for: inFavour, against, abstain, numbers } = event
    const provision = provisions.get(decision)
    if (provision === undefined || !isOfAShare(outcome)) continue
    past.push({
      id: decision,
      decision: provision,
      on: at,
      outcome,
      electorate: entitled,
      ...(inFavour === undefined || against === undefined || abstain === undefined
        ? {}
        : { for: inFavour, against, abstain, present: inFavour + against + abstain }),
      averages: numbers,
    })
  }
  return past
}

const isOfAShare = (outcome: string): outcome is PastDecision['outcome'] =>
  outcome === 'carried' || outcome === 'lost' || outcome === 'tied' || outcome === 'inquorate'
