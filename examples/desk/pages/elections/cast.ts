import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { electionPage } from './election.js'
import { blankAsked, isBlank } from './own.js'

/** Casts a ballot, as the election is counted: places for candidates, those one approves of, or scores. */
export const castBallot = (asked: Asked) => {
  const election = asked.param('election')
  const found = views.elections.electionInFull(asked.state, election)
  if (found === undefined) return asked.notFound()
  const ballot = ballotOf(asked, found.rule.method, found.candidates)
  if (isBlank(ballot) && asked.field('blank') !== 'yes') return electionPage(asked, blankAsked(asked))
  return asked.give({ type: 'cast-election-ballot', election, ballot }, (refusal) => electionPage(asked, refusal))
}

const ballotOf = (asked: Asked, method: string, candidates: readonly string[]): views.elections.ElectionBallot => {
  if (method === 'approval') return { approved: asked.fields('approved') }
  if (method === 'score')
    return {
      scores: candidates.flatMap((candidate) => {
        const typed = asked.field(`score-${candidate}`)
        return typed === ''
          ? []
          : // What is no number is for the rules to refuse, too.
            [{ candidate, score: (/^[-−]?\d{1,4}$/.test(typed) ? Number(typed.replace('−', '-')) : typed) as number }]
      }),
    }
  // The same candidate in two places is for the rules to refuse, with their words.
  return { ranked: candidates.map((_, at) => asked.field(`place-${at + 1}`)).filter((one) => one !== '') }
}

export const castRunOff = (asked: Asked) => {
  const approved = asked.fields('approved')
  if (approved.length === 0 && asked.field('blank') !== 'yes') return electionPage(asked, blankAsked(asked))
  return asked.give({ type: 'cast-run-off-ballot', election: asked.param('election'), approved }, (refusal) =>
    electionPage(asked, refusal),
  )
}

export const calledOff = (asked: Asked) =>
  asked.give({ type: 'call-off-election', election: asked.param('election') }, (refusal) =>
    electionPage(asked, refusal),
  )
