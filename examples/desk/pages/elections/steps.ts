import { createHash, randomBytes } from 'node:crypto'
import type { Asked, Given } from '../../kernel/route.js'
import { electionPage } from './election.js'

const give = (asked: Asked, given: Given) =>
  asked.give({ ...given, election: asked.param('election') }, (refusal) => electionPage(asked, refusal))

export const nominate = (asked: Asked) => give(asked, { type: 'nominate', candidate: asked.field('candidate') })
export const acceptNomination = (asked: Asked) => give(asked, { type: 'accept-nomination' })
export const withdrawCandidacy = (asked: Asked) => give(asked, { type: 'withdraw-candidacy' })
export const leaveSeat = (asked: Asked) => give(asked, { type: 'leave-seat' })
export const openRunOff = (asked: Asked) =>
  give(asked, { type: 'open-run-off', votingUntil: asked.field('votingUntil') })

/** Fixes the number of a lot: what was typed, so that whoever fixed it by dice can; its fingerprint is what the log knows. */
export const commitLot = (asked: Asked) => {
  const seed = asked.field('seed').toLowerCase()
  const commitment = /^[0-9a-f]{16,128}$/.test(seed) ? createHash('sha256').update(seed).digest('hex') : ''
  return give(asked, { type: 'commit-lot', commitment })
}

/** A number that nobody can guess, for whoever throws no dice. */
export const someSeed = (): string => randomBytes(16).toString('hex')

export const drawLot = (asked: Asked) => give(asked, { type: 'draw-lot', seed: asked.field('seed').toLowerCase() })

/** The ballots of a secret election are closed under the fingerprint of their record. */
export const closeBallots = (asked: Asked) =>
  give(asked, { type: 'close-election-ballots', closing: asked.field('closing').toLowerCase() })

export const releaseCount = (asked: Asked) => {
  const between = asked.fields('between')
  return give(asked, {
    type: 'release-election-count',
    elected: asked.fields('elected'),
    ...(between.length === 0 ? {} : { between }),
  })
}

export const fillVacancy = (asked: Asked) => {
  const counted = asked.fields('counted')
  return give(asked, { type: 'fill-vacancy', ...(counted.length === 0 ? {} : { counted }) })
}
