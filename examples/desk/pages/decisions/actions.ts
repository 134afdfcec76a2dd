import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { decisionPage } from './decision.js'

/** Casts a ballot, or changes it: what it may say is for the rules to judge. */
export const castBallot = (asked: Asked) => {
  const decision = asked.param('decision')
  const found = views.decisions.decisionView(asked.state, decision)
  const answer = found?.options === undefined ? asked.field('answer') : asked.fields('answer')
  return asked.give({ type: 'cast', decision, answer }, (refusal) => decisionPage(asked, { refusal, answer }))
}

export const withdrawBallot = (asked: Asked) =>
  asked.give({ type: 'withdraw-ballot', decision: asked.param('decision') }, (refusal) =>
    decisionPage(asked, { refusal }),
  )

/** Changes the wording of what seeks backing. The same words again are the same text: nobody's backing is lost for that. */
export const rewordDecision = async (asked: Asked) => {
  const decision = asked.param('decision')
  const before = views.decisions.decisionView(asked.state, decision)?.record
  const wording = asked.field('wording')
  const same = before !== undefined && (await asked.textOf(before)) === wording
  const record = same ? before : wording === '' ? '' : await asked.keepText(wording)
  return asked.give({ type: 'reword', decision, record }, (refusal) => decisionPage(asked, { refusal, wording }))
}

export const withdrawDecision = (asked: Asked) =>
  asked.give({ type: 'withdraw-decision', decision: asked.param('decision') }, (refusal) =>
    decisionPage(asked, { refusal }),
  )
