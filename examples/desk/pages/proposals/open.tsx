import { Button, Field, Form, Refused } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { RuleInFull } from '../decisions/rule.js'
import { SecrecyAhead } from '../decisions/secrecy.js'
import { asksOptions, opening } from './provisions.js'

/** The form that opens a vote by one decision of the charter: its text, and its options where it asks for some. */
export const openPage = (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const provision = asked.param('provision')
  if (!Object.hasOwn(asked.charter.decisions ?? {}, provision)) return asked.notFound()
  return asked.page(
    {
      title: asked.titleOf('decisions', provision),
      back: [asked.path('/proposals'), t.all],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <SecrecyAhead asked={asked} given={opening(asked, provision)} provision={provision} />
          <Form to={`/proposals/open/${provision}`} asked={asked}>
            <Field
              name="wording"
              label={t.wording}
              hint={t.wordingHint}
              type="textarea"
              value={asked.field('wording')}
              required
            />
            {asksOptions(asked, provision) ? (
              <Field
                name="options"
                label={t.options}
                hint={t.optionsHint}
                type="textarea"
                value={asked.field('options')}
                required
              />
            ) : null}
            <Button>{t.open}</Button>
          </Form>
          <h2>{t.rule}</h2>
          <RuleInFull asked={asked} charter={asked.charter} section="decisions" id={provision} />
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** Opens the vote. Options get names of their own, so that what people wrote stays beside the log. */
export const openDecision = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const provision = asked.param('provision')
  const wording = asked.field('wording')
  if (wording === '') return openPage(asked, { words: [t.needed] })
  const lines = asked
    .field('options')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const options = lines.map((line, at) => ({ id: asked.newId(`option-${at + 1}`), line }))
  for (const { id, line } of options) asked.rename(id, line)
  const record = await asked.keepText(wording)
  return asked.give(
    {
      type: 'open-decision',
      decision: asked.newId('d'),
      provision,
      record,
      ...(asksOptions(asked, provision) ? { options: options.map(({ id }) => id) } : {}),
    },
    (refusal) => openPage(asked, refusal),
  )
}

const WORDS = wordsOf({
  all: ['Put to the vote', 'Llevar a votación'],
  wording: ['What is to be decided?', '¿Qué hay que decidir?'],
  wordingHint: [
    'The text that people vote on. It cannot be changed while voting is open.',
    'El texto sobre el que se vota. No se puede cambiar mientras la votación esté abierta.',
  ],
  options: ['Options', 'Opciones'],
  optionsHint: ['One on each line, at least two.', 'Una en cada línea, al menos dos.'],
  open: ['Open the vote', 'Abrir la votación'],
  rule: ['The rule and its clauses', 'La regla y sus cláusulas'],
  needed: ['Write what is to be decided.', 'Escribe qué hay que decidir.'],
})
