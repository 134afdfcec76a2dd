import type { Event, views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

type Ballot = views.elections.ElectionBallot

/** On the receipt of a ballot in an election: whom it names, as the log has it. */
export const ChosenThen: FC<{
  readonly asked: Asked
  readonly event: Extract<Event, { readonly type: 'election-ballot-cast' | 'run-off-ballot-cast' }>
}> = async ({ asked, event }) => {
  const t = asked.words(WORDS)
  const ballot: Ballot = event.type === 'election-ballot-cast' ? event.ballot : { approved: event.approved }
  return (
    <p>
      <Status is="good">{t.yours(await ballotInWords(asked, ballot))}</Status>
    </p>
  )
}

/** What a ballot says: the names in their order, those approved of, or the scores. */
export const ballotInWords = async (asked: Asked, ballot: Ballot): Promise<string> => {
  const t = asked.words(WORDS)
  if (isBlank(ballot)) return t.blank
  const names = async (ids: readonly string[]) => Promise.all(ids.map(asked.nameOf))
  if ('approved' in ballot) return (await names(ballot.approved)).join(', ')
  if ('ranked' in ballot) return (await names(ballot.ranked)).map((name, at) => `${at + 1}. ${name}`).join(', ')
  const scored = await names(ballot.scores.map(({ candidate }) => candidate))
  return scored.map((name, at) => `${name}: ${String(ballot.scores[at]?.score)}`).join(', ')
}

/** Whether a ballot names nobody. */
export const isBlank = (ballot: Ballot): boolean =>
  ('approved' in ballot ? ballot.approved : 'ranked' in ballot ? ballot.ranked : ballot.scores).length === 0

/** Asked once more before a ballot without a name is cast: it is there while the form that was sent had none. */
export const ConfirmBlank: FC<{ readonly asked: Asked; readonly id: string }> = ({ asked, id }) => {
  const t = asked.words(WORDS)
  return (
    <fieldset class="choice">
      <legend>{t.namesNobody}</legend>
      <label>
        <input type="checkbox" id={id} name="blank" value="yes" />
        <span>
          {t.meanIt}
          <small>{t.blankMeans}</small>
        </span>
      </label>
    </fieldset>
  )
}

/** Why a ballot that names nobody was not cast yet. */
export const blankAsked = (asked: Asked): { readonly words: readonly string[] } => ({
  words: [asked.words(WORDS).blankAsked],
})

const WORDS = wordsOf({
  yours: [(what: string) => `Your ballot: ${what}`, (what: string) => `Tu papeleta: ${what}`],
  blank: ['blank, it names nobody', 'en blanco, no nombra a nadie'],
  blankAsked: [
    'Your ballot names nobody, and was not cast. Choose somebody; or tick below that it is to be blank.',
    'Tu papeleta no nombra a nadie y no se emitió. Elige a alguien; o marca abajo que ha de ser en blanco.',
  ],
  namesNobody: ['It names nobody', 'No nombra a nadie'],
  meanIt: ['Cast it blank', 'Emitirla en blanco'],
  blankMeans: [
    'You have then taken part, and chosen none of them.',
    'Entonces has participado, y no has elegido a nadie.',
  ],
})
