import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Checks, Field } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { peopleAs } from '../circles/people.js'
import type { ElectionInFull } from './say.js'

/** What is told of a secret election, whose ballots are kept elsewhere: that they are closed, and then what the count came to. */
export const SecretSteps: FC<{ readonly asked: Asked; readonly found: ElectionInFull }> = async ({ asked, found }) => {
  const t = asked.words(WORDS)
  const { election, secret, candidates } = found
  if (!secret) return null
  const to = (step: string) => `/elections/${election}/${step}`
  const people = await peopleAs(asked, candidates)
  const sent = asked.c.req.method === 'POST'
  return (
    <div class="acts">
      <Act
        asked={asked}
        to={to('close-ballots')}
        given={{ type: 'close-election-ballots', election, closing: SOME_TEXT }}
        says={t.close}
      >
        <Field
          name="closing"
          label={t.closing}
          hint={t.closingHint}
          value={kept(asked, to('close-ballots'))('closing')}
        />
      </Act>
      <Act
        asked={asked}
        to={to('release')}
        given={{ type: 'release-election-count', election, elected: [] }}
        says={t.release}
      >
        <Checks name="elected" legend={t.elected} options={people} ticked={sent ? asked.fields('elected') : []} />
        <Checks
          name="between"
          legend={t.between}
          hint={t.betweenHint}
          options={people}
          ticked={sent ? asked.fields('between') : []}
        />
      </Act>
      <Act
        asked={asked}
        to={to('fill-vacancy')}
        given={{
          type: 'fill-vacancy',
          election,
          counted: candidates.filter((one) => !found.sitting.includes(one) && !found.leavers.includes(one)).slice(0, 1),
        }}
        says={t.fill}
      >
        <Checks name="counted" legend={t.counted} options={people} ticked={sent ? asked.fields('counted') : []} />
      </Act>
    </div>
  )
}

const WORDS = wordsOf({
  close: ['Close the ballots', 'Cerrar las papeletas'],
  closing: ['Fingerprint of the ballot record', 'Huella del registro de papeletas'],
  closingHint: ['64 digits from 0 to 9 and a to f.', '64 cifras de 0 a 9 y de a a f.'],
  release: ['Tell what the count came to', 'Decir el resultado del recuento'],
  elected: ['Elected', 'Con puesto'],
  between: ['Tied', 'Empatan'],
  betweenHint: ['Only where nothing breaks the tie.', 'Solo si nada deshace el empate.'],
  fill: ['Fill the vacant seats by the count', 'Cubrir los puestos vacantes según el recuento'],
  counted: ['Who comes to the seats', 'Quién ocupa los puestos'],
})
