import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { electionPage } from './election.js'

/** Casts a ballot, as the election is counted: places for candidates, those one approves of, or scores. */
export const castBallot = (asked: Asked) => {
  const election = asked.param('election')
  const found = views.elections.electionInFull(asked.state, election)
  if (found === undefined) return asked.notFound()
  return asked.give(
    { type: 'cast-election-ballot', election, ballot: ballotOf(asked, found.rule.method, found.candidates) },
    (refusal) => electionPage(asked, refusal),
  )
}

const ballotOf = (asked: Asked, method: string, candidates: readonly string[]): object => {
  if (method === 'approval') return { approved: asked.fields('approved') }
  if (method === 'score')
    return {
      scores: candidates.flatMap((candidate) => {
        const typed = asked.field(`score-${candidate}`)
        return typed === ''
          ? []
          : [{ candidate, score: /^[-−]?\d{1,4}$/.test(typed) ? Number(typed.replace('−', '-')) : typed }]
      }),
    }
  // The same candidate in two places is for the rules to refuse, with their words.
  return { ranked: candidates.map((_, at) => asked.field(`place-${at + 1}`)).filter((one) => one !== '') }
}

export const castRunOff = (asked: Asked) =>
  asked.give(
    { type: 'cast-run-off-ballot', election: asked.param('election'), approved: asked.fields('approved') },
    (refusal) => electionPage(asked, refusal),
  )

export const calledOff = (asked: Asked) =>
  asked.give({ type: 'call-off-election', election: asked.param('election') }, (refusal) =>
    electionPage(asked, refusal),
  )
