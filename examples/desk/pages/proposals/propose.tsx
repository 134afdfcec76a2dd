import { readTyped, tellTyped } from '../../kernel/decimals.js'
import { Button, Choice, Field, Form, Refused, Select } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { ruleInWords, sentencesAbout } from '../decisions/rule.js'
import { backable, votable } from './provisions.js'

interface Sent {
  readonly refusal?: Pick<Refusal, 'words'>
  readonly wrong?: Readonly<Record<string, string>>
}

/** The form for something new: what it is called, its wording, and whether it goes to a vote or becomes a number that everyone sets. */
export const proposePage = (asked: Asked, { refusal, wrong = {} }: Sent = {}) => {
  const t = asked.words(WORDS)
  const value = (name: string) => ({
    value: asked.field(name),
    ...(wrong[name] === undefined ? {} : { wrong: wrong[name] }),
  })
  const backing = backable(asked)
  const [by = ''] = backing
  if (by === '') return asked.notFound()
  return asked.page(
    {
      title: t.title,
      back: [asked.path('/proposals'), t.all],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>
            {sentencesAbout(ruleInWords(asked.charter, asked.locale, 'decisions', by), ['electorate', 'rule', 'by'])}
          </p>
          <Form to="/proposals/new" asked={asked}>
            {backing.length === 1 ? (
              <input type="hidden" name="provision" value={by} />
            ) : (
              <Select
                name="provision"
                label={t.backedAs}
                options={backing.map((one) => ({ value: one, label: asked.titleOf('decisions', one) }))}
                chosen={asked.field('provision')}
              />
            )}
            <Field name="name" label={t.name} hint={t.nameHint} required {...value('name')} />
            <Field
              name="wording"
              label={t.wording}
              hint={t.wordingHint}
              type="textarea"
              required
              {...value('wording')}
            />
            <Choice
              name="becomes"
              legend={t.becomes}
              options={[
                { value: 'vote', label: t.vote, hint: t.voteHint },
                { value: 'number', label: t.number, hint: t.numberHint },
              ]}
              chosen={asked.field('becomes') === '' ? 'vote' : asked.field('becomes')}
            />
            <Select
              name="vote"
              label={t.byWhich}
              options={votable(asked).map((one) => ({ value: one, label: asked.titleOf('decisions', one) }))}
              chosen={asked.field('vote')}
            />
            <details {...(asked.field('becomes') === 'number' ? { open: true } : {})}>
              <summary>{t.ofNumber}</summary>
              <Field name="unit" label={t.unit} hint={t.unitHint} {...value('unit')} />
              <Field name="provisional" label={t.provisional} inputmode="decimal" {...value('provisional')} />
              <Field name="least" label={t.least} hint={t.leastHint} inputmode="numeric" {...value('least')} />
              <Field name="min" label={t.min} inputmode="decimal" {...value('min')} />
              <Field name="max" label={t.max} inputmode="decimal" {...value('max')} />
              <Field name="step" label={t.step} inputmode="decimal" {...value('step')} />
            </details>
            <Button>{t.send}</Button>
          </Form>
        </>
      ),
    },
    refusal === undefined && Object.keys(wrong).length === 0 ? 200 : 422,
  )
}

/** Sends it off to seek backing, under a name of its own. */
export const proposeItem = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const wrong: Record<string, string> = {}
  const [name, wording] = [asked.field('name'), asked.field('wording')]
  if (name === '') wrong['name'] = t.needed
  if (wording === '') wrong['wording'] = t.needed
  const definition = asked.field('becomes') === 'number' ? definitionIn(asked, wrong) : undefined
  if (Object.keys(wrong).length > 0) return proposePage(asked, { wrong, refusal: { words: [t.someWrong] } })
  const [item, decision] = [asked.newId('item'), asked.newId('backing')]
  const record = await asked.keepText(wording)
  const unit = definition === undefined ? undefined : asked.field('unit')
  asked.rename(item, name)
  if (definition !== undefined && unit !== undefined && definition.unit !== 'share') asked.rename(definition.unit, unit)
  return asked.give(
    {
      type: 'propose-item',
      decision,
      provision: asked.field('provision'),
      item,
      record,
      ...(definition === undefined
        ? { vote: { provision: asked.field('vote'), decision: asked.newId('vote') } }
        : { definition }),
    },
    (refusal) => proposePage(asked, { refusal }),
  )
}

/** What a new number counts, within which bounds. What is wrong with it goes to the field that it is of. */
const definitionIn = (asked: Asked, wrong: Record<string, string>) => {
  const t = asked.words(WORDS)
  const share = SHARES.test(asked.field('unit'))
  const unit = share ? 'share' : asked.newId('unit')
  if (asked.field('unit') === '') wrong['unit'] = t.needed
  const read = (name: string): string | undefined => {
    if (asked.field(name) === '' && name !== 'provisional') return undefined
    const typed = readTyped(asked.field(name), share ? 'share' : '')
    if (typed.kind === 'read') return typed.value
    wrong[name] = tellTyped(typed, asked.locale) ?? t.needed
    return undefined
  }
  const [provisional, min, max, step] = [read('provisional'), read('min'), read('max'), read('step')]
  const least = asked.field('least')
  if (!/^[1-9]\d{0,5}$/.test(least)) wrong['least'] = t.aCount
  return {
    unit,
    provisional: provisional ?? '0',
    minimumProposals: Number(least),
    aggregation: 'mean',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step }),
  } as const
}

const SHARES = /^(%|share|percent|per cent|por ciento|porcentaje|proporción)$/i

const WORDS = wordsOf({
  title: ['Propose something new', 'Proponer algo nuevo'],
  all: ['Put to the vote', 'Llevar a votación'],
  backedAs: ['It seeks backing as', 'Busca apoyos como'],
  name: ['What is it called?', '¿Cómo se llama?'],
  nameHint: ['A few words, as it will stand in lists.', 'Unas pocas palabras, como saldrá en las listas.'],
  wording: ['Wording', 'Redacción'],
  wordingHint: [
    'What members back is this very text. If it is changed, backing begins again from nothing.',
    'Lo que se apoya es exactamente este texto. Si cambia, los apoyos empiezan de cero.',
  ],
  becomes: ['Once enough back it, it becomes', 'Cuando tenga bastantes apoyos, será'],
  vote: ['a vote', 'una votación'],
  voteHint: ['Members decide on the text.', 'Se decide sobre el texto.'],
  number: ['a number that everyone sets', 'un número que fija todo el mundo'],
  numberHint: ['The mean of what everyone proposes is in force.', 'Rige el promedio de lo que propone cada cual.'],
  byWhich: ['If a vote: by which rule?', 'Si es votación: ¿con qué regla?'],
  ofNumber: ['If a number: what it counts, and within which bounds', 'Si es número: qué cuenta y con qué límites'],
  unit: ['What does it count?', '¿Qué cuenta?'],
  unitHint: [
    'Such as “days”, “hours a week”, or % for shares.',
    'Por ejemplo «días», «horas a la semana», o % si es una proporción.',
  ],
  provisional: ['Number until enough have proposed', 'Número mientras no haya bastantes propuestas'],
  least: ['How many proposals does the mean need?', '¿Cuántas propuestas necesita el promedio?'],
  leastHint: ['A whole number, such as 3.', 'Un número entero, como 3.'],
  min: ['Smallest number, if there is one', 'Número mínimo, si lo hay'],
  max: ['Largest number, if there is one', 'Número máximo, si lo hay'],
  step: ['Steps, if there are any', 'Saltos, si los hay'],
  send: ['Propose it', 'Proponerlo'],
  needed: ['Fill this in.', 'Rellena esto.'],
  aCount: ['Type a whole number of at least 1.', 'Escribe un número entero de al menos 1.'],
  someWrong: ['Something is missing or unclear below.', 'Abajo falta algo o no está claro.'],
})
