import { isShareRule } from 'coop-rules/charter'
import { could, SOME_TEXT } from '../../kernel/could.js'
import type { Asked, Given } from '../../kernel/route.js'
import { WOULD_BE } from '../decisions/secrecy.js'

/** The decisions of the charter that whoever asks may open today as they are: those that need no party to be named, and no project or circle. */
export const openable = (asked: Asked): readonly string[] =>
  Object.keys(asked.charter.decisions ?? {}).filter((provision) => could(asked, opening(asked, provision)))

/** What the meetings of the charter decide, meeting by meeting. */
export const byMeeting = ({
  charter,
}: Pick<Asked, 'charter'>): readonly { readonly meeting: string; readonly decisions: readonly string[] }[] =>
  Object.entries(charter.meetings ?? {}).flatMap(([meeting, { decides = [] }]) =>
    decides.length === 0 ? [] : [{ meeting, decisions: decides }],
  )

/** The decisions of the charter by which something is put to the vote once enough back it. */
export const backable = (asked: Asked): readonly string[] =>
  Object.entries(asked.charter.decisions ?? {})
    .filter(([, { by }]) => by === 'backing')
    .map(([provision]) => provision)

/** The decisions that a matter which was backed can go to: votes on yes or no, or by consensus, of no one in particular. */
export const votable = ({ charter }: Pick<Asked, 'charter'>): readonly string[] =>
  Object.entries(charter.decisions ?? {})
    .filter(
      ([, { rule, by, electorate, secret }]) =>
        by !== 'backing' &&
        secret !== true &&
        (isShareRule(rule) || 'consensus' in rule) &&
        (electorate.except ?? []).length === 0 &&
        (electorate.members === 'all' || (typeof electorate.members === 'object' && 'classes' in electorate.members)),
    )
    .map(([provision]) => provision)
    .sort((a, b) => Number(hasItsOwnPlace({ charter }, a)) - Number(hasItsOwnPlace({ charter }, b)))

/** Whether options are chosen among by a decision of the charter. */
export const asksOptions = ({ charter }: Asked, provision: string): boolean => {
  const rule = charter.decisions?.[provision]?.rule
  return rule !== undefined && 'choose' in rule
}

/** A decision to be opened with something in the place of what is still to be written. */
export const opening = (asked: Asked, provision: string): Given => ({
  type: 'open-decision',
  decision: WOULD_BE,
  provision,
  record: SOME_TEXT,
  ...(asksOptions(asked, provision) ? { options: ['one', 'two'] } : {}),
})

/** The decisions that other rules of the charter send matters to: admissions, projects, amendments. They are opened from there, with all that they ask for. */
export const hasItsOwnPlace = ({ charter }: Pick<Asked, 'charter'>, provision: string): boolean =>
  Object.entries(charter).some(([section, value]) => section !== 'decisions' && speaksOf(value, provision))

const speaksOf = (value: unknown, id: string): boolean => {
  if (typeof value === 'string') return value === id
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => speaksOf(one, id))
}
