import type { FC } from 'hono/jsx'
import { refOf } from '../../kernel/accounts.js'
import { Button, Day, Form } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** A change of the charter that somebody drafted and that waits for its meeting: beside the log, seen by nobody else. */
interface Draft {
  readonly changes: string
  readonly title: string
  readonly why: string
  readonly version: string
  readonly on: string
}

const placeOf = ({ person }: Asked): string => `drafts/${refOf(person)}`

/** Keeps what was drafted, in the place of what was kept before. */
export async function keepDraft(asked: Asked) {
  const { field, today, house } = asked
  const draft: Draft = {
    changes: field('changes'),
    title: field('title'),
    why: field('why'),
    version: field('version'),
    on: today,
  }
  await house.accounts.put(placeOf(asked), draft)
  return asked.redirect('/charter/amend')
}

export async function forgetDraft(asked: Asked) {
  await asked.house.accounts.erase(placeOf(asked))
  return asked.redirect('/charter/amend')
}

/** What one drafted, with the way to go on with it and to throw it away. */
export const DraftKept: FC<{ readonly asked: Asked }> = async ({ asked }) => {
  const t = asked.words(WORDS)
  const draft = (await asked.house.accounts.get(placeOf(asked))) as Draft | undefined
  if (draft === undefined) return null
  const { changes, title, why, version, on } = draft
  return (
    <section class="note">
      <h2>{t.kept}</h2>
      <p>
        {title === '' ? null : <strong>{title}. </strong>}
        {t.keptOn} <Day on={on} asked={asked} />. {t.onlyYours}
      </p>
      <div class="actions">
        <Form to="/charter/amend/check" asked={asked}>
          {Object.entries({ changes, title, why, version }).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{t.goOn}</Button>
        </Form>
        <Form to="/charter/amend/forget" asked={asked}>
          <Button quiet>{t.forget}</Button>
        </Form>
      </div>
    </section>
  )
}

const WORDS = wordsOf({
  kept: ['The change that you drafted', 'El cambio que preparaste'],
  keptOn: ['Kept on', 'Guardado el'],
  onlyYours: [
    'Nobody else sees it, and nothing is proposed yet.',
    'Nadie más lo ve, y todavía no se ha propuesto nada.',
  ],
  goOn: ['Go on with it', 'Seguir con él'],
  forget: ['Throw it away', 'Descartarlo'],
})
