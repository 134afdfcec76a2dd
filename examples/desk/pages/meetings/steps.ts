import type { Asked, Given } from '../../kernel/route.js'
import { agendaOf } from './list.js'
import { meetingPage } from './meeting.js'

const give = (asked: Asked, given: Given) => asked.give(given, (refusal) => meetingPage(asked, refusal))
const meetingOf = (asked: Asked) => ({ meeting: asked.param('meeting') })
/** The text of a field as its fingerprint; nothing where nothing was typed. */
const record = async (asked: Asked) =>
  asked.field('record') === '' ? {} : { record: await asked.keepText(asked.field('record')) }

export const sendAgenda = (asked: Asked) =>
  give(asked, { type: 'send-agenda', ...meetingOf(asked), agenda: agendaOf(asked) })
export const registerPresence = (asked: Asked) =>
  give(asked, { type: 'register-presence', ...meetingOf(asked), how: asked.field('how') })

export const takeQuorum = (asked: Asked) => {
  const minutes = asked.field('afterMinutes')
  return give(asked, {
    type: 'take-quorum',
    ...meetingOf(asked),
    ...(minutes === '' ? {} : { afterMinutes: /^\d{1,6}$/.test(minutes) ? Number(minutes) : minutes }),
  })
}

export const giveProxy = (asked: Asked) => {
  const until = asked.field('until')
  return give(asked, {
    type: 'give-proxy',
    holder: asked.field('holder'),
    ...(until === '' ? meetingOf(asked) : { until }),
  })
}

export const withdrawProxy = (asked: Asked) =>
  give(asked, { type: 'withdraw-proxy', ...(asked.field('which') === 'meeting' ? meetingOf(asked) : {}) })

/** What is decided on is what was typed, or else what the item of the agenda says. */
export const putToVote = async (asked: Asked) => {
  const matter = asked.field('matter')
  const name = (await asked.nameOf(matter)).replace(/^[“«](.*)[”»]$/, '$1')
  const text = asked.field('record') || (name === matter ? '' : name)
  return give(asked, {
    type: 'put-to-vote',
    ...meetingOf(asked),
    matter,
    decision: asked.newId('d'),
    provision: asked.field('provision'),
    ...(text === '' ? {} : { record: await asked.keepText(text) }),
  })
}

export const castByProxy = (asked: Asked) =>
  give(asked, {
    type: 'cast-by-proxy',
    ...meetingOf(asked),
    decision: asked.field('decision'),
    giver: asked.field('giver'),
    choice: asked.field('choice'),
  })

export const publishMinutes = async (asked: Asked) =>
  give(asked, { type: 'publish-minutes', ...meetingOf(asked), ...(await record(asked)) })
export const challenge = async (asked: Asked) =>
  give(asked, { type: 'challenge-resolution', decision: asked.field('decision'), ...(await record(asked)) })

export const settleChallenge = async (asked: Asked) =>
  give(asked, {
    type: 'settle-challenge',
    decision: asked.field('decision'),
    challenger: asked.field('challenger'),
    result: asked.field('result'),
    ...(await record(asked)),
  })
