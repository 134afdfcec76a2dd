import type { FC } from 'hono/jsx'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** What somebody is told whose browser runs no scripts. */
export const NoScript: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  return (
    <noscript>
      <div class="note warn">
        <p>{t.noScript}</p>
        <p>
          {t.command} <code>coop-rules keys new</code>, <code>coop-rules seal</code>.
        </p>
      </div>
    </noscript>
  )
}

const WORDS = wordsOf({
  noScript: [
    'Keys are made, and ballots sealed, in your own browser: only so nobody else sees them. That takes scripts, and this browser runs none. Use a browser that does, yours or that of somebody you trust.',
    'Las claves se hacen y las papeletas se sellan en tu propio navegador: solo así no las ve nadie más. Para eso hacen falta scripts y este navegador no los ejecuta. Usa otro que lo haga, tuyo o de alguien de tu confianza.',
  ],
  command: [
    'Or use the command on a computer of your own, without any browser:',
    'O usa el programa en un ordenador tuyo, sin navegador:',
  ],
})
