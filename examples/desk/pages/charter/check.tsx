import { type Charter, decisionsNeeded, diffCharters, tellDiff } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import { Button, Field, Form, Refused, Select } from '../../kernel/parts.js'
import { InMeeting, meetingThatTakes } from '../../kernel/reserved.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { amendmentForm, expertForm } from './amend.js'
import { itemsToday } from './in-meeting.js'
import { placeInWords } from './places.js'
import { neededNow, proposedCharter, readChanges } from './proposed.js'

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
            {items === undefined || waits ? (
              <Field name="title" label={t.name} hint={t.nameHint} value={asked.field('title')} />
            ) : null}
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

const WORDS = wordsOf({
  title: ['Propose a change of the charter', 'Proponer un cambio de los estatutos'],
  same: ['That changes nothing.', 'Eso no cambia nada.'],
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
    'It can be proposed on the day of that meeting, once its quorum is taken, if its agenda has an item for it. Until then you can keep what you drafted. An agenda is written when the meeting is called, or sent once after it, and is not changed: have an item for this change put in it by whoever calls the next meeting, or ask for one.',
    'Se puede proponer el día de esa asamblea, comprobado el quórum, si su orden del día tiene un punto para ello. Hasta entonces puedes guardar lo que has preparado. El orden del día se escribe al convocar la asamblea, o se envía una vez después, y no se cambia: que quien convoque la próxima ponga un punto para este cambio, o pide una.',
  ],
  keepNow: ['Keep this draft', 'Guardar este borrador'],
  item: ['As which item of the agenda', 'Como qué punto del orden del día'],
  itemHint: [
    'The change is put to the vote under it, and is called what it says.',
    'El cambio se somete a votación con él, y se llama como él.',
  ],
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
  versionHint: ['A version number not used before.', 'Un número de versión que no se haya usado.'],
  proposeNow: ['Propose this change', 'Proponer este cambio'],
})
