import type { FactsOf } from '../facts-of.js'
import type { MeetingsMinutes } from '../../../src/reasons/subjects/minutes/meetings.js'

const meeting = 'agm-2026'
const decision = 'new-rules'

export const MEETINGS_MINUTES_FACTS: FactsOf<MeetingsMinutes> = {
  'meeting-asked-for': [{ meeting, member: 'ana' }],
  'meeting-called': [
    { meeting, on: '2026-03-15', agenda: [], callers: 0 },
    { meeting, on: '2026-03-15', agenda: ['rules', 'accounts'], callers: 1 },
    { meeting, on: '2026-03-15', agenda: ['rules'], callers: 4 },
  ],
  'agenda-sent': [{ meeting, agenda: ['rules', 'accounts'] }],
  'proxy-given': [
    { giver: 'ana', holder: 'ben', meeting, until: '' },
    { giver: 'ana', holder: 'ben', meeting: '', until: '2026-12-31' },
    { giver: 'ana', holder: 'ben', meeting: '', until: '' },
  ],
  'proxy-withdrawn': [{ giver: 'ana', holder: 'ben' }],
  'presence-registered': [
    { meeting, member: 'ana', how: 'in-person' },
    { meeting, member: 'ana', how: 'remote' },
  ],
  'quorum-taken': [
    { meeting, call: 'first', reached: true, present: 3, entitled: 20, on: '' },
    { meeting, call: 'first', reached: false, present: 1, entitled: 20, on: '2026-03-29' },
    { meeting, call: 'second', reached: false, present: 0, entitled: 1, on: '' },
  ],
  'matter-put': [{ meeting, matter: 'rules', decision }],
  'only-in-a-meeting': [{ decision: 'change-rules', meeting: 'general-meeting' }],
  'minutes-published': [{ meeting, record: '00ff' }],
  'minutes-late': [{ meeting }],
  'resolution-challenged': [{ meeting, decision, member: 'ana' }],
  'challenge-settled': [
    { decision, member: 'ana', result: 'annulled' },
    { decision, member: 'ana', result: 'dismissed' },
    { decision, member: 'ana', result: 'withdrawn' },
  ],
}
