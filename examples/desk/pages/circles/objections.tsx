import { type views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { type State as Sign, Status, Text } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

export type RoundInFull = NonNullable<ReturnType<typeof views.circles.roundInFull>>

/** Every objection of a round, with its reason, who judged it and how, and what became of it. */
export const Objections: FC<{ readonly asked: Asked; readonly round: RoundInFull }> = ({ asked, round }) => {
  const t = asked.words(WORDS)
  if (round.objections.length === 0) return null
  return (
    <>
      <h2>{t.title}</h2>
      <ul class="cards">
        {round.objections.map(async ({ member, reason, criterion, round: asking, status, judgements }) => (
          <li class="card">
            <h3>{t.by(await asked.nameOf(member))}</h3>
            <p>
              <Status is={SIGNS[status]}>{t[status]}</Status> · {criterionIn(asked, criterion)}
              {asking === round.asked ? null : ` · ${t.earlier}`}
            </p>
            <Text of={reason} asked={asked} />
            {judgements.length === 0 ? null : (
              <ul>
                {judgements.map(async ({ by, upheld, reason: why }) => (
                  <li>
                    {upheld ? t.upholds(await asked.nameOf(by)) : t.rejects(await asked.nameOf(by))}{' '}
                    {await asked.textOf(why)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What an objection calls upon, in words. */
export const criterionIn = (asked: Asked, criterion: string): string => {
  const known = (asked.words(CRITERIA) as Readonly<Record<string, string>>)[criterion]
  return known ?? criterion.replaceAll('-', ' ')
}

const SIGNS: Readonly<Record<RoundInFull['objections'][number]['status'], Sign>> = {
  raised: 'open',
  upheld: 'bad',
  'not-upheld': 'quiet',
  withdrawn: 'quiet',
  integrated: 'good',
}

const CRITERIA = wordsOf({
  'harms-the-aim': ['It harms the aim', 'Daña el propósito'],
  'exceeds-the-domain': ['It exceeds the domain', 'Se sale del ámbito'],
  'breaks-a-policy': ['It breaks a policy', 'Incumple una política'],
})

const WORDS = wordsOf({
  title: ['Objections', 'Objeciones'],
  by: [(who: string) => `Objection of ${who}`, (who: string) => `Objeción de ${who}`],
  raised: ['To be judged', 'Por juzgar'],
  upheld: ['Upheld: it stands', 'Admitida: queda en pie'],
  'not-upheld': ['Not upheld', 'No admitida'],
  withdrawn: ['Taken back', 'Retirada'],
  integrated: ['Taken up in the new wording', 'Recogida en la nueva redacción'],
  earlier: ['to an earlier wording', 'a una redacción anterior'],
  upholds: [(who: string) => `${who} upholds it:`, (who: string) => `${who} la admite:`],
  rejects: [(who: string) => `${who} does not uphold it:`, (who: string) => `${who} no la admite:`],
})
