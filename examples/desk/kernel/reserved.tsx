import type { FC } from 'hono/jsx'
import type { Asked } from './route.js'
import { wordsOf } from './words.js'

/** Which meeting of the charter takes a decision; undefined where it is taken without one. */
export const meetingThatTakes = ({ charter }: Pick<Asked, 'charter'>, decision: string): string | undefined =>
  Object.entries(charter.meetings ?? {}).find(([, { decides }]) => decides?.includes(decision))?.[0]

/** That something is decided in a meeting, and the way to meetings, where one is asked for or called. */
export const InMeeting: FC<{ readonly asked: Asked; readonly meeting: string }> = ({ asked, meeting }) => {
  const t = asked.words(WORDS)
  return (
    <>
      {t.decided(asked.titleOf('meetings', meeting))} <a href={asked.path('/meetings')}>{t.meetings}</a>
    </>
  )
}

const WORDS = wordsOf({
  decided: [
    (meeting: string) => `It is decided in a meeting, “${meeting}”, that was called and has its quorum.`,
    (meeting: string) => `Se decide en una asamblea, «${meeting}», convocada y con quórum.`,
  ],
  meetings: ['To the meetings', 'Ir a las asambleas'],
})
