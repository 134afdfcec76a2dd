import { type ConsentRound, tryNextRound } from '../../circles/index.js'
import type { MemberId } from '../../membership/index.js'

/** A round of a circle that somebody has joined: they may come in, and are asked like everybody then. */
export const withJoined = (round: ConsentRound, member: MemberId): ConsentRound =>
  round.members.includes(member) ? round : { ...round, members: [...round.members, member].sort() }

/**
 * A round of a circle that somebody has left: they leave the room, take an open objection back, and nothing of theirs stays. Reading: whoever only leaves
 * the meeting leaves an upheld objection behind; whoever leaves the circle does not, for the circle decides without them. Other: it stays.
 */
export const withLeft = (round: ConsentRound, member: MemberId): ConsentRound => {
  let left = round
  for (const kind of ['withdraw', 'leave'] as const) {
    const outcome = tryNextRound({ round: left, step: { kind, by: member } })
    if (outcome.kind === 'moved') left = outcome.round
  }
  const others = (members: readonly MemberId[]) => members.filter((one) => one !== member)
  const objections = left.objections.filter((one) => one.member !== member)
  // With the last objection gone that another wording was sought for, consent is asked again to the words as they are.
  const goesOn = left.phase === 'integrating' && !objections.some(({ status }) => status === 'upheld')
  return {
    ...left,
    phase: goesOn ? 'objections' : left.phase,
    members: others(left.members),
    present: others(left.present),
    concerned: others(left.concerned),
    heard: others(left.heard),
    answers: left.answers.filter((one) => one.member !== member),
    objections: objections.map((one) => ({ ...one, judgements: one.judgements.filter(({ by }) => by !== member) })),
  }
}
