import {
  articleOf,
  type Charter,
  type Change,
  checkCharter,
  decisionsNeeded,
  diffCharters,
  type SectionName,
  tellDiff,
} from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { writtenMoney } from 'coop-rules/exact'
import { explainProblem, type Problem } from 'coop-rules/problems'
import { Button, Choice, Empty, Field, Form, Refused, Select } from '../../kernel/parts.js'
import { titleOf } from '../../kernel/names.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { amountTyped, numberTyped } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { type Changeable, changeableIn, provisionIn, withChanges } from './fields.js'
import { InMeeting, meetingThatTakes } from '../../kernel/reserved.js'
import { DraftKept } from './draft.js'
import { decisionsFor, itemsToday, TakenInMeetings } from './in-meeting.js'
import { fieldInWords, placeInWords } from './places.js'

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
          const some = Object.entries(provisions).filter(([, provision]) => changeableIn(provision).length > 0)
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
  const fields = changeableIn(provision)
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
                if (one.kind === 'yes-no')
                  return (
                    <Choice
                      name={name}
                      legend={label}
                      {...(hint === '' ? {} : { hint })}
                      options={[
                        { value: 'yes', label: t.yes },
                        { value: 'no', label: t.no },
                      ]}
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

/** What a form would make of the charter, checked: what is wrong with it, or what it changes and which decisions that needs. Nothing is saved yet. */
export async function checkAmendment(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const { charter, locale, path } = asked
  const made = proposedCharter(asked)
  const again = (problems: readonly string[]) =>
    asked.field('charter') === '' ? amendmentForm(asked, problems) : expertForm(asked, problems)
  if ('problems' in made) return again(made.problems)
  const version = asked.field('version') || nextVersion(asked)
  const proposed = { ...made.charter, version: charter.version } as Charter
  const diff = diffCharters({ from: charter, to: proposed })
  if (diff.kind === 'same') return again([t.same])
  const needed = decisionsNeeded({ charter, changes: diff.changes })
  const items = itemsToday(
    asked,
    needed.map(({ decision }) => decision),
  )
  const waits = items?.length === 0
  const lines = tellDiff({ from: charter, to: proposed, diff, locale })
  return asked.page(
    {
      title: t.checked,
      back: [path('/charter/amend'), t.title],
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <h2>{t.wouldChange}</h2>
          <ul class="told">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <h2>{t.needed}</h2>
          <p>{items === undefined ? t.neededText : t.neededInMeeting}</p>
          <ul>
            {needed.map(({ decision, covers }) => {
              const meeting = meetingThatTakes(asked, decision)
              return (
                <li>
                  <strong>{decision === '' ? t.nobodyDecides : asked.titleOf('decisions', decision)}</strong>{' '}
                  <span class="soft">{t.for(covers.map((place) => titleAt(asked, place)).join(', '))}</span>
                  {meeting === undefined ? null : (
                    <p>
                      <InMeeting asked={asked} meeting={meeting} />
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
          <h2>{waits ? t.keep : t.propose}</h2>
          {waits ? <p>{t.keepText}</p> : null}
          <Form to={waits ? '/charter/amend/keep' : '/charter/amend'} asked={asked}>
            {items === undefined || waits ? null : (
              <Select
                name="item"
                label={t.item}
                hint={t.itemHint}
                options={await Promise.all(items.map(async (value) => ({ value, label: await asked.nameOf(value) })))}
                chosen={asked.field('item')}
              />
            )}
            <input type="hidden" name="changes" value={JSON.stringify(diff.changes)} />
            <Field name="title" label={t.name} hint={t.nameHint} value={asked.field('title')} />
            <Field name="why" label={t.why} type="textarea" value={asked.field('why')} />
            <Field name="version" label={t.version} hint={t.versionHint} value={version} />
            <Button>{waits ? t.keepNow : t.proposeNow}</Button>
          </Form>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** Proposes the amendment that was shown: the decisions it needs are opened. */
export async function proposeAmendment(asked: Asked) {
  const changes = readChanges(asked.field('changes'))
  const title = asked.field('title')
  const why = asked.field('why')
  // In a meeting, what stands on the agenda is put to the vote, under the name that it has there.
  const item = itemsToday(asked, neededNow(asked))?.find((one) => one === asked.field('item'))
  const amendment = item ?? asked.newId('a')
  if (item === undefined && title !== '') asked.rename(amendment, title)
  return asked.give(
    {
      type: 'propose-amendment',
      amendment,
      version: asked.field('version'),
      changes,
      ...(why === '' ? {} : { record: await asked.keepText(why) }),
    },
    (refusal) => checkAmendment(asked, refusal),
  )
}

/** Which decisions a form that was sent needs; none, where what it asks for is unsound: the rules refuse it. */
const neededNow = (asked: Asked): readonly string[] => {
  const made = proposedCharter(asked)
  if ('problems' in made) return []
  const diff = diffCharters({ from: asked.charter, to: { ...made.charter, version: asked.charter.version } as Charter })
  return diff.kind === 'same'
    ? []
    : decisionsNeeded({ charter: asked.charter, changes: diff.changes }).map(({ decision }) => decision)
}

/** The charter that a form asks for: written out as data, made of the fields of one provision, or of changes that were shown before. */
const proposedCharter = (asked: Asked): { readonly charter: Charter } | { readonly problems: readonly string[] } => {
  const t = asked.words(WORDS)
  const { charter, field } = asked
  const given = field('charter')
  let proposed: unknown
  if (given !== '')
    try {
      proposed = JSON.parse(given)
    } catch {
      return { problems: [t.notJson] }
    }
  else if (field('changes') !== '') proposed = changedBy(charter, readChanges(field('changes')))
  else {
    const [section, id] = [field('section'), field('id')]
    const provision = provisionIn(charter, section, id)
    if (provision === undefined) return { problems: [t.nothingHere] }
    const typed = new Map<string, unknown>()
    for (const one of changeableIn(provision)) {
      const said = field(`field-${one.path}`)
      if (said !== shown(one, asked)) typed.set(one.path, valueOf(one, said, charter.currency))
    }
    const chapters = charter as unknown as Readonly<Record<string, object>>
    proposed = { ...charter, [section]: { ...chapters[section], [id]: withChanges(provision, typed) } }
  }
  const checked = checkCharter({ charter: proposed, library: [] })
  return checked.kind === 'sound'
    ? { charter: checked.charter }
    : { problems: checked.problems.map((one) => problemInWords(asked, one)) }
}

const problemInWords = (asked: Asked, one: Problem): string => explainProblem(one, asked.locale)

/** The changes of a form that was shown before, as the form has them; what cannot be read is left to the rules to refuse. */
const readChanges = (text: string): readonly Change[] => {
  try {
    const read = JSON.parse(text) as unknown
    return Array.isArray(read) ? (read as readonly Change[]) : []
  } catch {
    return []
  }
}

/** A charter with one provision after the other as some changes have it; what they do not fit is found when it is checked. */
const changedBy = (charter: Charter, changes: readonly Change[]): unknown => {
  const made = JSON.parse(JSON.stringify(charter)) as Record<string, Record<string, Record<string, unknown>>>
  for (const one of changes) {
    if (one.kind === 'identity') (made as unknown as Record<string, unknown>)[one.field] = one.to
    else if (one.kind === 'added') (made[one.section] ??= {})[one.id] = { ...one.provision }
    else if (one.kind === 'changed') {
      const provision = (made[one.section] ??= {})[one.id] ?? {}
      if (one.to === undefined) Reflect.deleteProperty(provision, one.field)
      else provision[one.field] = one.to
    } else Reflect.deleteProperty(made[one.section] ?? {}, one.id)
  }
  return made
}

/** A value as it stands in its field. */
const shown = ({ kind, value }: Changeable, { locale, charter: { currency } }: Pick<Asked, 'locale' | 'charter'>) => {
  const written = kind === 'money' ? writtenMoney({ amountMinor: BigInt(value), currency }) : value
  return (kind === 'number' || kind === 'money') && locale === 'es' ? written.replace('.', ',') : written
}

/** What the charter says today in the sentence that a field is of, and how a share is written. */
const hintOf = ({ charter, locale, words }: Asked, section: string, id: string, { path, kind }: Changeable): string => {
  const t = words(WORDS)
  if (kind === 'title') return ''
  const [field] = path.split('.')
  const said = articleOf({ charter, locale, section: section as SectionName, id }).find(({ name }) => name === field)
  return [said === undefined ? '' : t.today(said.sentence), kind === 'share' ? t.shareHint : ''].join(' ').trim()
}

/** What one of a number is: days, months, or money. */
const unitOf = ({ charter, words }: Asked, { path, kind }: Changeable): string => {
  const t = words(WORDS)
  if (kind === 'money') return charter.currency
  return kind !== 'whole' ? '' : path.endsWith('Days') ? t.days : path.endsWith('Months') ? t.months : ''
}

/** What was typed, as a charter has it; what is none stays as it is, for the check to say so. */
const valueOf = (one: Changeable, said: string, currency: string): unknown => {
  if (one.kind === 'yes-no') return said === 'yes'
  if (one.kind === 'title') return said
  if (one.kind === 'money') return amountTyped(said, currency) ?? said
  // What nobody changed stays as it is written, even where it could be read as two numbers.
  const typed = said.replace(',', '.') === one.value ? one.value : numberTyped(said, one.kind)
  return one.kind === 'whole' && /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed
}

/** The version after that in force that was none before: 1 → 2, 1.2 → 1.3. */
const nextVersion = ({ state, charter }: Asked): string => {
  const known = new Set(views.charter.charterHistory(state).map(({ charter: { version } }) => version))
  const [, head = '', last = ''] = /^(.*?)(\d{1,9})$/.exec(charter.version) ?? []
  for (let next = last === '' ? 2 : Number(last) + 1; ; next++) {
    const version = last === '' ? `${charter.version}-${next}` : `${head}${next}`
    if (!known.has(version)) return version
  }
}

/** What a place of the charter is called. */
const titleAt = (asked: Asked, place: string): string => {
  const [section = '', ...rest] = place.split('.')
  return rest.length === 0 ? placeInWords(asked, section) : asked.titleOf(section, rest.join('.'))
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
  check: ['Check it', 'Comprobarlo'],
  problems: ['It cannot be so', 'No puede ser así'],
  same: ['That changes nothing.', 'Eso no cambia nada.'],
  notJson: ['This cannot be read as JSON.', 'Esto no se puede leer como JSON.'],
  checked: ['Look at it before you propose it', 'Míralo antes de proponerlo'],
  wouldChange: ['What would change', 'Qué cambiaría'],
  needed: ['Which decisions it needs', 'Qué decisiones necesita'],
  neededText: [
    'Each is opened when you propose it. It is in force once all are carried.',
    'Cada una se abre cuando lo propones. Entra en vigor cuando todas se aprueban.',
  ],
  neededInMeeting: [
    'What a meeting decides is put to the vote there, as an item of its agenda; all else is opened when you propose it. It is in force once all are carried.',
    'Lo que decide una asamblea se somete a votación en ella, como punto de su orden del día; lo demás se abre cuando lo propones. Entra en vigor cuando todo se aprueba.',
  ],
  keep: ['Keep it until the meeting', 'Guardarlo hasta la asamblea'],
  keepText: [
    'It can be proposed on the day of that meeting, once its quorum is taken, if its agenda has an item for it. Until then you can keep what you drafted, and put what would change into the agenda.',
    'Se puede proponer el día de esa asamblea, comprobado el quórum, si su orden del día tiene un punto para ello. Hasta entonces puedes guardar lo que has preparado, y llevar al orden del día lo que cambiaría.',
  ],
  keepNow: ['Keep this draft', 'Guardar este borrador'],
  item: ['As which item of the agenda', 'Como qué punto del orden del día'],
  itemHint: ['The change is put to the vote under it.', 'El cambio se somete a votación con él.'],
  nobodyDecides: [
    'Nothing in the charter says who could decide this',
    'Nada en los estatutos dice quién podría decidirlo',
  ],
  for: [(places: string) => `for: ${places}`, (places: string) => `para: ${places}`],
  propose: ['Propose it', 'Proponerlo'],
  name: ['In a few words', 'En pocas palabras'],
  nameHint: ['What it is called in lists.', 'Cómo se llama en las listas.'],
  why: ['Why', 'Por qué'],
  version: ['Version it would be', 'Versión que sería'],
  versionHint: ['None there was before.', 'Ninguna que ya hubiera.'],
  proposeNow: ['Propose this change', 'Proponer este cambio'],
})
