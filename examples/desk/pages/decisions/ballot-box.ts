import { views } from 'coop-rules/cooperative'
import { could, decided } from '../../kernel/could.js'
import type { Asked, Given } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { decisionPage } from './decision.js'
import { ballotsKept } from './secrecy.js'

/** Whether somebody may tell what a ballot box counted: whoever has a vote, and whom it is not about. */
export const mayRecord = ({ state, me, person }: Asked, decision: string): boolean =>
  views.members.mayVote(state, me) && [me, person].every((one) => !views.decisions.isAbout(state, decision, one))

const ruleOf = (asked: Asked, decision: string) => views.decisions.ruleOf(asked.state, decision)?.rule.rule

/** Whether everybody entitled is the base: then only votes for are counted, and nobody says how many took part. */
const isOfEveryone = (asked: Asked, decision: string): boolean => {
  const rule = ruleOf(asked, decision)
  return (
    rule !== undefined &&
    'of' in rule &&
    rule.of === 'electorate' &&
    rule.quorum === undefined &&
    rule.minimumBallots === undefined
  )
}

const isChoosing = (asked: Asked, decision: string): boolean => {
  const rule = ruleOf(asked, decision)
  return rule !== undefined && 'choose' in rule
}

/** What may come out, by the rule. */
export const outcomesOf = (asked: Asked, decision: string) =>
  isChoosing(asked, decision)
    ? (['chosen', 'tied', 'runoff', 'nothing-chosen'] as const)
    : isOfEveryone(asked, decision)
      ? (['carried', 'lost'] as const)
      : (['carried', 'lost', 'tied', 'inquorate'] as const)

/** What is asked of whoever counted. */
export const countedIn = (asked: Asked, decision: string) =>
  isChoosing(asked, decision)
    ? (['ballots'] as const)
    : isOfEveryone(asked, decision)
      ? (['for'] as const)
      : (['for', 'against', 'abstain'] as const)

/** What the form would give, with something in the place of what is still to be counted. Where nobody may be told of so few, the form stays: what it leads to then is that the matter is taken up otherwise. */
export const sample = (asked: Asked, decision: string): Given => {
  const base = { type: 'release-result', decision, outcome: outcomesOf(asked, decision)[1] } as const
  const { entitled = 0 } = views.decisions.decisionView(asked.state, decision) ?? {}
  const of = isOfEveryone(asked, decision) ? {} : { ballots: entitled }
  const ways: readonly Given[] = [
    { ...base, ...of },
    { ...base, end: 'low' },
    { type: 'vote-otherwise', decision },
  ]
  return ways.find((way) => could(asked, way)) ?? { ...base, ...of }
}

export const agreeToOpenVote = (asked: Asked) => {
  const decision = asked.param('decision')
  return asked.give({ type: 'agree-to-open-vote', decision }, (refusal) => decisionPage(asked, { refusal }))
}

/** Closes the ballot box: what was closed and where it lies is kept beside the log, which has its fingerprint. */
export const closeBox = async (asked: Asked) => {
  const decision = asked.param('decision')
  if (ballotsKept(asked, decision) !== 'box' || !mayRecord(asked, decision)) return asked.notFound()
  const text = asked.field('text')
  const closing = text === '' ? '' : await asked.keepText(text)
  return asked.give({ type: 'close-ballots', decision, closing }, (refusal) => decisionPage(asked, { refusal }))
}

/** Records what the ballot box counted: exactly as much of it as the charter lets tell, and never more. */
export const recordCount = (asked: Asked) => {
  const t = asked.words(WORDS)
  const decision = asked.param('decision')
  if (ballotsKept(asked, decision) !== 'box' || !mayRecord(asked, decision)) return asked.notFound()
  const names = countedIn(asked, decision)
  const typed = names.map((name) => asked.field(name))
  if (typed.some((text) => !/^\d{1,6}$/.test(text)))
    return decisionPage(asked, { refusal: { words: [t.wholeNumbers] } })
  const counts = Object.fromEntries(names.map((name, at) => [name, Number(typed[at])]))
  const given = asGiven(asked, decision, counts)
  return asked.give(given, (refusal) => decisionPage(asked, { refusal }))
}

/** The counts where they may be told; else near which end they are; else the outcome alone; and where nothing may be told, the way that the charter names for that. */
const asGiven = (asked: Asked, decision: string, counts: Readonly<Record<string, number>>): Given => {
  const ballots = Object.values(counts).reduce((all, count) => all + count, 0)
  const ofEveryone = isOfEveryone(asked, decision)
  const came = ofEveryone ? {} : { ballots }
  const outcome = asked.field('outcome')
  const leading = asked.fields('leading')
  const chosen = !isChoosing(asked, decision)
    ? {}
    : outcome === 'chosen'
      ? { option: leading[0] ?? '' }
      : leading.length === 0
        ? {}
        : { leading }
  const base = { type: 'release-result', decision, outcome, ...came, ...chosen } as const
  const { entitled = 0 } = views.decisions.decisionView(asked.state, decision) ?? {}
  const whole = isChoosing(asked, decision) ? base : { ...base, ...counts }
  const said = decided(asked, whole)
  if (said.kind === 'accepted') return whole
  if (said.because.some(({ code }) => code === 'too-near-an-end'))
    return { ...base, end: (counts['for'] ?? 0) * 2 > (ofEveryone ? entitled : ballots) ? 'high' : 'low' }
  const otherwise = { type: 'vote-otherwise', decision, ...came } as const
  return [base, otherwise].find((way) => could(asked, way)) ?? whole
}

export const voteOtherwise = (asked: Asked) => {
  const decision = asked.param('decision')
  return asked.give({ type: 'vote-otherwise', decision }, (refusal) => decisionPage(asked, { refusal }))
}

const WORDS = wordsOf({
  wholeNumbers: [
    'Type each count as a whole number; 0 where there were none.',
    'Escribe cada recuento con un número entero; 0 si no hubo.',
  ],
})
