import { articleOf, type SectionName } from 'coop-rules/charter'
import { titleOf } from '../../kernel/names.js'
import { Button, Choice, Empty, Field, Form } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { DraftKept } from './draft.js'
import { type Changeable, changeableIn, provisionIn } from './fields.js'
import { decisionsFor, TakenInMeetings } from './in-meeting.js'
import { fieldInWords, placeInWords } from './places.js'
import { shown } from './written.js'

/** Which article to change: every provision of which something can be changed here, by chapter; and a way to write it all for whoever reads data. */
export function choosePlace(asked: Asked) {
  const t = asked.words(WORDS)
  const { charter, path, locale } = asked
  const chapters = Object.entries(charter).filter(
    ([section, value]) => section !== 'sources' && typeof value === 'object' && !IDENTITY.has(section),
  ) as [string, Readonly<Record<string, Readonly<Record<string, unknown>>>>][]
  return asked.page({
    title: t.title,
    back: [path('/charter'), t.charter],
    body: (
      <>
        <DraftKept asked={asked} />
        <p>{t.chooseText}</p>
        <TakenInMeetings asked={asked} decisions={decisionsFor(asked)} />
        {chapters.map(([section, provisions]) => {
          const some = Object.entries(provisions).filter(([, provision]) => changeableIn(section, provision).length > 0)
          return some.length === 0 ? null : (
            <section>
              <h2>{placeInWords(asked, section)}</h2>
              <ul>
                {some.map(([id, provision]) => (
                  <li>
                    <a href={path(`/charter/amend/${section}/${id}`)}>{titleOf(provision, locale) ?? id}</a>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
        <h2>{t.expert}</h2>
        <p>
          <a href={path('/charter/amend/expert')}>{t.expertLink}</a>
        </p>
      </>
    ),
  })
}

/** The form for one provision: each title, share, number and day of it, as it stands in the charter. */
export function amendmentForm(asked: Asked, problems: readonly string[] = []) {
  const t = asked.words(WORDS)
  const { charter, path, locale } = asked
  const sent = asked.c.req.method === 'POST'
  const [section, id] = sent ? [asked.field('section'), asked.field('id')] : [asked.param('section'), asked.param('id')]
  const provision = provisionIn(charter, section, id)
  if (provision === undefined) return asked.notFound()
  const fields = changeableIn(section, provision)
  return asked.page(
    {
      title: t.changeOf(titleOf(provision, locale) ?? id),
      back: [path('/charter/amend'), t.title],
      body: (
        <>
          <Problems asked={asked} problems={problems} />
          <TakenInMeetings asked={asked} decisions={decisionsFor(asked, section, id)} />
          {fields.length === 0 ? (
            <Empty>
              <p>
                {t.nothingHere} <a href={path('/charter/amend/expert')}>{t.expertLink}</a>
              </p>
            </Empty>
          ) : (
            <Form to="/charter/amend/check" asked={asked}>
              <input type="hidden" name="section" value={section} />
              <input type="hidden" name="id" value={id} />
              {fields.map((one) => {
                const name = `field-${one.path}`
                const label = fieldInWords(asked, section, id, one.path)
                const value = sent ? asked.field(name) : shown(one, asked)
                const hint = hintOf(asked, section, id, one)
                const unit = unitOf(asked, one)
                const options = optionsOf(asked, one)
                if (options.length > 0)
                  return (
                    <Choice
                      name={name}
                      legend={label}
                      {...(hint === '' ? {} : { hint })}
                      options={options}
                      chosen={value}
                    />
                  )
                return (
                  <Field
                    name={name}
                    label={label}
                    value={value}
                    {...(hint === '' ? {} : { hint })}
                    {...(unit === '' ? {} : { unit })}
                    {...(one.kind === 'title'
                      ? {}
                      : { inputmode: one.kind === 'whole' ? ('numeric' as const) : ('decimal' as const) })}
                  />
                )
              })}
              <Button>{t.check}</Button>
            </Form>
          )}
        </>
      ),
    },
    problems.length > 0 ? 422 : 200,
  )
}

/** The form for the whole charter as data. */
export function expertForm(asked: Asked, problems: readonly string[] = []) {
  const t = asked.words(WORDS)
  const { charter, path } = asked
  return asked.page(
    {
      title: t.expert,
      back: [path('/charter/amend'), t.title],
      body: (
        <>
          <Problems asked={asked} problems={problems} />
          <p>{t.expertText}</p>
          <TakenInMeetings asked={asked} decisions={decisionsFor(asked)} />
          <Form to="/charter/amend/check" asked={asked}>
            <Field
              name="charter"
              label={t.asData}
              type="textarea"
              rows={24}
              value={asked.field('charter') || JSON.stringify(charter, null, 1)}
            />
            <Button>{t.check}</Button>
          </Form>
        </>
      ),
    },
    problems.length > 0 ? 422 : 200,
  )
}

const Problems = ({ asked, problems }: { readonly asked: Asked; readonly problems: readonly string[] }) => {
  const t = asked.words(WORDS)
  if (problems.length === 0) return null
  return (
    <div class="note refused" role="alert">
      <h2>{t.problems}</h2>
      <ul>
        {problems.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </div>
  )
}

/** What the charter says today in the sentence that a field is of, and how a share is written. */
const hintOf = ({ charter, locale, words }: Asked, section: string, id: string, { path, kind }: Changeable): string => {
  const t = words(WORDS)
  if (kind === 'title') return ''
  const [field] = path.split('.')
  const said = articleOf({ charter, locale, section: section as SectionName, id }).find(({ name }) => name === field)
  return [said === undefined ? '' : t.today(said.sentence), kind === 'share' ? t.shareHint : ''].join(' ').trim()
}

/** What one chooses from; nothing where one writes. */
const optionsOf = ({ words }: Asked, { kind }: Changeable) => {
  const t = words(WORDS)
  if (kind === 'yes-no')
    return [
      { value: 'yes', label: t.yes },
      { value: 'no', label: t.no },
    ]
  return kind === 'mode'
    ? [
        { value: 'sealed', label: t.sealed, hint: t.sealedHint },
        { value: 'disclosure-rules', label: t.box, hint: t.boxHint },
      ]
    : []
}

/** What one of a number is: days, months, or money. */
const unitOf = ({ charter, words }: Asked, { path, kind }: Changeable): string => {
  const t = words(WORDS)
  if (kind === 'money') return charter.currency
  return kind !== 'whole' ? '' : path.endsWith('Days') ? t.days : path.endsWith('Months') ? t.months : ''
}

const IDENTITY = new Set(['title', 'about', 'legalForm', 'extends'])

const WORDS = wordsOf({
  charter: ['Charter', 'Estatutos'],
  title: ['Propose a change of the charter', 'Proponer un cambio de los estatutos'],
  chooseText: [
    'Choose what you want to change. Nothing changes before the decisions are carried that the charter itself asks for; you see which before you propose it.',
    'Elige qué quieres cambiar. Nada cambia antes de aprobarse las decisiones que los propios estatutos piden; verás cuáles antes de proponerlo.',
  ],
  expert: ['For experts: the whole charter as data', 'Para expertas: los estatutos enteros como datos'],
  expertLink: ['Change the charter as data', 'Cambiar los estatutos como datos'],
  expertText: [
    'Articles can be added and taken out here. The charter is checked before anything is proposed.',
    'Aquí se pueden añadir y quitar artículos. Los estatutos se comprueban antes de proponer nada.',
  ],
  asData: ['The charter (JSON)', 'Los estatutos (JSON)'],
  changeOf: [(what: string) => `Change: ${what}`, (what: string) => `Cambiar: ${what}`],
  nothingHere: ['Nothing of it can be changed by a form.', 'Nada de ello se puede cambiar con un formulario.'],
  shareHint: ['Such as 2/3 or 72 %.', 'Por ejemplo 2/3 o 72 %.'],
  today: [(sentence: string) => `Today: ${sentence}`, (sentence: string) => `Hoy: ${sentence}`],
  days: ['days', 'días'],
  months: ['months', 'meses'],
  yes: ['Yes', 'Sí'],
  no: ['No', 'No'],
  sealed: ['Sealed, in this desk', 'Selladas, en esta mesa'],
  sealedHint: [
    'Each member’s browser seals their ballot. It takes key holders who do not vote: three, for instance, two of whom count together.',
    'El navegador de cada miembro sella su papeleta. Hacen falta personas custodias de la clave que no voten: por ejemplo tres, de las que dos cuentan juntas.',
  ],
  box: ['In a ballot box, outside this desk', 'En una urna, fuera de esta mesa'],
  boxHint: [
    'The cooperative trusts whoever keeps it; what was counted is recorded here.',
    'La cooperativa confía en quien la custodia; aquí se anota el escrutinio.',
  ],
  check: ['Check it', 'Comprobarlo'],
  problems: ['It cannot be so', 'No puede ser así'],
})
