import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { Choice } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** The votes on one decision that whoever asks carries for others in a meeting: a form for each, on the day on which the rules let them be cast. */
export const ForOthers: FC<{
  readonly asked: Asked
  readonly meeting: string
  readonly decision: string
  /** What is voted on, where the page has several. */
  readonly about?: string
}> = async ({ asked, meeting, decision, about }) => {
  const t = asked.words(WORDS)
  const to = `/meetings/${meeting}/by-proxy`
  const carried = (views.meetings.meetingInFull(asked.state, meeting)?.proxies ?? []).filter(
    ({ holder }) => holder === asked.me,
  )
  return (
    <>
      {
        await Promise.all(
          carried.map(async ({ giver }) => {
            const hidden = { decision, giver }
            const name = await asked.nameOf(giver)
            return (
              <Act
                asked={asked}
                to={to}
                given={{ type: 'cast-by-proxy', meeting, decision, giver, choice: 'for' }}
                says={t.voteFor(name)}
                {...(about === undefined ? {} : { about })}
                hidden={hidden}
              >
                <Choice
                  name="choice"
                  id={`choice-${decision}-${giver}`}
                  legend={about ?? t.choice(name)}
                  options={[
                    { value: 'for', label: t.for },
                    { value: 'against', label: t.against },
                    { value: 'abstain', label: t.abstain },
                  ]}
                  chosen={kept(asked, to, hidden)('choice')}
                />
              </Act>
            )
          }),
        )
      }
    </>
  )
}

const WORDS = wordsOf({
  voteFor: [
    (who: string) => `Vote for ${who}, whose vote I carry`,
    (who: string) => `Votar por ${who}, cuyo voto llevo`,
  ],
  choice: [(who: string) => `The vote of ${who}`, (who: string) => `El voto de ${who}`],
  for: ['In favour', 'A favor'],
  against: ['Against', 'En contra'],
  abstain: ['Abstain', 'Abstención'],
})
