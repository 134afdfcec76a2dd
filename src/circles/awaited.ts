import type { MemberId } from '../membership/index.js'
import { judgesAwaited, objectionsNow } from './objections.js'
import { presenceReason } from './presence.js'
import type { Awaited, ConsentRound } from './round.js'

/** Who was asked for consent to this wording and has not answered yet; an objection is an answer, until it is taken back. */
export const unanswered = (round: ConsentRound): readonly MemberId[] => {
  const answered = new Set(round.answers.map(({ member }) => member))
  for (const { member, status } of objectionsNow(round)) if (status !== 'withdrawn') answered.add(member)
  return round.present.filter((member) => !answered.has(member))
}

/**
 * What does this round wait for, and from whom? One after the other in a list: the facilitator to go on, people to be heard, to answer, to judge an objection, to bring another wording, to come back where too many have left, or somebody else to facilitate. Nothing where the
 * round is closed. What is listed before `proceed` must come first; silence that consents is not waited for.
 *
 * The round is one that `startRound` or `nextRound` gave.
 *
 * Source: WC-6.
 *
 * @example
 * ```ts
 * import { awaitedIn, startRound } from 'coop-rules/circles'
 *
 * const started = startRound({
 *   circle: 'web', proposal: 'p1', wording: 'v1', reviewOn: '2027-01-01', members: ['ana', 'ben'], present: ['ana', 'ben'], facilitator: 'ana',
 *   rule: {
 *     standAside: 'allowed', silence: 'awaited', mostRounds: 2, otherwise: 'not-carried',
 *     objectionTest: { decides: 'facilitator', criteria: ['harms-aim'] },
 *   },
 * })
 * started.kind === 'started' && awaitedIn(started.round) // => [{ what: 'proceed', from: ['ana'] }]
 * ```
 */
export const awaitedIn = (round: ConsentRound): readonly Awaited[] => {
  const { phase, facilitator, present } = round
  const proceed: Awaited = { what: 'proceed', from: [facilitator] }
  switch (phase) {
    case 'closed':
      return []
    case 'presented':
      return [proceed]
    case 'integrating':
      return [{ what: 'amendment', from: present }]
    case 'questions':
    case 'reactions': {
      const unheard = present.filter((member) => !round.heard.includes(member))
      return waits(round) && unheard.length > 0 ? [{ what: 'hearing', from: unheard }] : [proceed]
    }
    case 'objections': {
      const awaited: Awaited[] = []
      for (const objection of objectionsNow(round)) {
        if (objection.status !== 'raised') continue
        const { member: of } = objection
        const from = judgesAwaited(round, objection)
        awaited.push(from.includes(of) ? { what: 'facilitator', from, of } : { what: 'judgement', from, of })
      }
      const silent = unanswered(round)
      if (waits(round) && silent.length > 0) awaited.push({ what: 'answer', from: silent })
      if (awaited.length > 0) return awaited
      const absent = round.members.filter((member) => !present.includes(member))
      return presenceReason(round) === undefined ? [proceed] : [{ what: 'presence', from: absent }]
    }
  }
}

const waits = ({ rule }: ConsentRound): boolean => rule.silence === 'awaited'
