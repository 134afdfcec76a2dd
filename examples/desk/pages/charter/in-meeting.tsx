import { decisionsNeeded } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import type { Asked } from '../../kernel/route.js'
import { InMeeting, meetingThatTakes } from '../../kernel/reserved.js'

/** Which decisions a change of one provision needs; those of the whole charter, where none is named. */
export const decisionsFor = ({ charter }: Asked, section?: string, id?: string): readonly string[] => {
  const needed =
    section === undefined || id === undefined
      ? Object.values(charter.amendments ?? {}).map(({ decision }) => decision)
      : decisionsNeeded({
          charter,
          changes: [{ kind: 'changed', section, id, field: 'title', from: '', to: '' } as never],
        }).map(({ decision }) => decision)
  return [...new Set(needed)]
}

/** Of some decisions, those that a meeting takes: said before anybody fills in a form that a meeting alone can decide on. */
export const TakenInMeetings: FC<{ readonly asked: Asked; readonly decisions: readonly string[] }> = ({
  asked,
  decisions,
}) => {
  const taken = decisions.flatMap((decision) => {
    const meeting = meetingThatTakes(asked, decision)
    return meeting === undefined ? [] : [{ decision, meeting }]
  })
  if (taken.length === 0) return null
  return (
    <div class="note">
      {taken.map(({ decision, meeting }) => (
        <p>
          <strong>{asked.titleOf('decisions', decision)}.</strong> <InMeeting asked={asked} meeting={meeting} />
        </p>
      ))}
    </div>
  )
}

/**
 * Under which items of an agenda a change can be proposed today: those of a meeting that takes the decisions it needs, is held today, has its quorum, and has not put the item to the vote. Undefined where no meeting is needed.
 */
export const itemsToday = (
  { state, today, charter }: Asked,
  decisions: readonly string[],
): readonly string[] | undefined => {
  const bodies = [...new Set(decisions.flatMap((decision) => meetingThatTakes({ charter }, decision) ?? []))]
  if (bodies.length === 0) return undefined
  const used = new Set([
    ...views.charter.pendingAmendments(state).map(({ amendment }) => amendment),
    ...views.charter.pastAmendments(state).map(({ proposed }) => proposed.amendment),
  ])
  const held = views.meetings
    .meetingsCalled(state)
    .filter(({ provision, on, quorum }) => bodies.includes(provision) && on === today && quorum === 'quorate')
  return held.flatMap(({ agenda, matters }) =>
    agenda.filter((item) => !used.has(item) && !matters.some(({ matter }) => matter === item)),
  )
}
