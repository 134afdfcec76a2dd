import { consents, DAY, GROUP, heardOut, matter, REASON, say, start, step, working } from './circle-story.js'
import { codesOf, type Story } from './story.js'

export const OTHER = 'c1c2c3d4e5f60718'

export const selects = (more: object = {}, at = DAY) =>
  say(
    'dov',
    {
      type: 'start-selection',
      round: 'pick',
      circle: 'learning-group',
      role: 'secretary',
      from: DAY,
      until: '2026-07-31',
      facilitator: 'dov',
      present: GROUP,
      ...more,
    },
    at,
  )
export const names = (by: string, nominee: string, at = DAY) =>
  say(by, { type: 'name-for-role', round: 'pick', nominee, reason: REASON }, at)
export const forward = (by: string, nominee: string) => say(by, { type: 'put-forward', round: 'pick', nominee })

export const codes = (told: Story, ...asked: readonly Parameters<Story['when']>[0][]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))

/** The group found no consent on a matter, which the board takes up. */
export const escalated = (): Story =>
  working().given(
    start('plan', 'learning-group', GROUP, matter()),
    ...heardOut('plan', GROUP),
    step('eva', 'plan', { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
    ...['dov', 'ben'].map((by) => step(by, 'plan', { kind: 'judge', of: 'eva', upheld: true, reason: REASON })),
    ...consents('plan', ['dov', 'ben']),
    step('dov', 'plan', { kind: 'proceed' }),
    step('dov', 'plan', { kind: 'give-up' }),
  )

/** Consent was asked and objected to, so that the wording may be amended; the first of those present facilitates. */
export const objected = (told: Story, id: string, present: readonly string[], by: string): Story =>
  told.given(
    ...heardOut(id, present),
    step(by, id, { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
    ...present
      .filter((one) => one !== by)
      .map((one) => step(one, id, { kind: 'judge', of: by, upheld: true, reason: REASON })),
    ...consents(
      id,
      present.filter((one) => one !== by),
    ),
    step(present[0] ?? '', id, { kind: 'proceed' }),
  )
