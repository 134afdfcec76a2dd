import { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { amountTyped } from '../../kernel/decimals.js'
import { roundPage } from './round.js'

/** Takes a step in a round, by what the form of the step says. */
export async function takeStep(asked: Asked) {
  const round = asked.param('round')
  if (views.circles.roundInFull(asked.state, round) === undefined) return asked.notFound()
  return asked.give({ type: 'take-step', round, step: await stepOf(asked, round) }, (refusal) =>
    roundPage(asked, refusal),
  )
}

const stepOf = async (asked: Asked, round: string): Promise<object> => {
  const { field } = asked
  const kind = field('step')
  const reason = async () => (field('reason') === '' ? {} : { reason: await asked.keepText(field('reason')) })
  switch (kind) {
    case 'consent':
    case 'stand-aside':
      return { kind: 'answer', answer: kind }
    case 'objection':
      return { kind: 'answer', answer: kind, criterion: field('criterion'), ...(await reason()) }
    case 'judge':
      return { kind, of: field('of'), upheld: field('upheld') === 'yes', ...(await reason()) }
    case 'amend':
      return { kind, ...(await amended(asked, round)) }
    case 'hand-over':
      return { kind, to: field('to') }
    default:
      return { kind }
  }
}

/** Another wording, with the day of its review and the terms of a mandate, as far as they change. */
const amended = async (asked: Asked, round: string): Promise<object> => {
  const { field, charter, state } = asked
  const found = views.circles.roundInFull(state, round)
  const text = field('wording')
  const same = found?.wording !== undefined && (await asked.textOf(found.wording)) === text
  const person = field('person')
  const wording = person !== '' ? person : text === '' || same ? (found?.wording ?? '') : await asked.keepText(text)
  const subject = found?.subject
  const amount = amountTyped(field('budget'), charter.currency) ?? field('budget')
  const { budgetMinor: _, until: __, ...mandate } = subject?.kind === 'mandate' ? subject : { kind: '' as const }
  const terms =
    subject?.kind !== 'mandate'
      ? {}
      : {
          subject: {
            ...mandate,
            ...(amount === '' ? {} : { budgetMinor: amount }),
            ...(field('until') === '' ? {} : { until: field('until') }),
          },
        }
  return { wording, ...(field('reviewOn') === '' ? {} : { reviewOn: field('reviewOn') }), ...terms }
}

/** Names somebody for a role, with the reason. */
export async function nameForRole(asked: Asked) {
  const round = asked.param('round')
  const reason = asked.field('reason')
  const given = { type: 'name-for-role', round, nominee: asked.field('nominee') } as const
  return asked.give({ ...given, ...(reason === '' ? {} : { reason: await asked.keepText(reason) }) }, (refusal) =>
    roundPage(asked, refusal),
  )
}

/** The facilitator puts one of those who were named forward. */
export const putForward = (asked: Asked) =>
  asked.give({ type: 'put-forward', round: asked.param('round'), nominee: asked.field('nominee') }, (refusal) =>
    roundPage(asked, refusal),
  )
