import { type MinutesReaders, readersOf, views } from 'coop-rules/cooperative'
import { Day, Empty, Field, Why } from '../../kernel/parts.js'
import type { Asked, Route } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { minutesFile } from './file.js'

/** Everything that happened, as whoever asks may read it, and who else may. */
export const MINUTES_ROUTES: readonly Route[] = [
  { method: 'get', path: '/minutes', who: 'signed-in', answer: minutesPage },
  { method: 'get', path: '/minutes.jsonl', who: 'signed-in', answer: minutesFile },
]

async function minutesPage(asked: Asked) {
  const t = asked.words(WORDS)
  const about = (asked.query('about') ?? '').slice(0, 200)
  const typed = asked.query('before') ?? ''
  const before = /^\d{1,15}$/.test(typed) ? Number(typed) : undefined
  const { entries, older } = await asked.house.history.page({
    viewer: asked.me,
    ...(before === undefined ? {} : { before }),
    ...(about === '' ? {} : { about }),
  })
  const readers = readersOf({ state: asked.state, events: entries.map(({ event }) => event) })
  const days = [...new Set(entries.map(({ event }) => event.at))]
  const all = standingsOf(asked)
  const filter = about === '' ? '' : `about=${encodeURIComponent(about)}&`
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        <p>{views.members.mayVote(asked.state, asked.me) ? t.introVoter : t.introOthers}</p>
        <form method="get" action={asked.path('/minutes')} class="filter">
          <Field name="about" label={t.about} hint={t.aboutHint} value={about} />
          <button class="quiet">{t.filter}</button>
        </form>
        {about === '' ? null : (
          <p>
            {t.only(await asked.nameOf(about))} <a href={asked.path('/minutes')}>{t.everything}</a>
          </p>
        )}
        {entries.length === 0 ? (
          <Empty>
            <p>{older === undefined ? (about === '' ? t.none : t.noneAbout) : t.noneHere}</p>
          </Empty>
        ) : null}
        {days.map((on) => (
          <section class="told-day" aria-label={on}>
            <h2>
              <Day on={on} asked={asked} />
            </h2>
            <ol class="told">
              {entries.map(async ({ n, event, because }, at) =>
                event.at !== on ? null : (
                  <li id={`n${n}`} value={n}>
                    <p>{await asked.tell([because[0]])}</p>
                    {because.length > 1 ? <Why because={because} asked={asked} says={t.more(n)} /> : null}
                    <p class="soft">
                      {event.by === undefined ? t.byItself : t.by(await asked.nameOf(event.by))} ·{' '}
                      {t.readBy(readersInWords(asked, readers[at] as MinutesReaders, all))}
                    </p>
                  </li>
                ),
              )}
            </ol>
          </section>
        ))}
        <p class="actions">
          {older === undefined ? null : (
            <a class="button quiet" href={asked.path(`/minutes?${filter}before=${older}`)}>
              {t.older}
            </a>
          )}
          {before === undefined ? null : (
            <a href={asked.path(about === '' ? '/minutes' : `/minutes?about=${encodeURIComponent(about)}`)}>
              {t.newest}
            </a>
          )}
          <a href={asked.path('/minutes.jsonl')} download>
            {t.file}
          </a>
        </p>
      </>
    ),
  })
}

/** Every kind of member that there is now: by class, with a vote and without. */
const standingsOf = ({ state }: Asked): readonly MinutesReaders['standings'][number][] => {
  const { members } = views.members.register(state)
  const found = new Map(
    members.map(({ member, memberClass }) => {
      const votes = views.members.mayVote(state, member)
      return [`${memberClass} ${String(votes)}`, { memberClass, votes }] as const
    }),
  )
  return [...found.values()]
}

/** Who may read an entry, in words. */
const readersInWords = (
  asked: Asked,
  { standings, bookkeeper, others }: MinutesReaders,
  all: readonly MinutesReaders['standings'][number][],
): string => {
  const t = asked.words(WORDS)
  if (others) return t.everybody
  const has = (one: MinutesReaders['standings'][number]) =>
    standings.some(({ memberClass, votes }) => memberClass === one.memberClass && votes === one.votes)
  const voters = all.filter(({ votes }) => votes)
  const silent = all.filter(({ votes }) => !votes)
  if (all.every(has)) return t.allMembers
  const classes = (some: typeof all) =>
    [...new Set(some.map(({ memberClass }) => asked.titleOf('memberClasses', memberClass).toLowerCase()))].join(', ')
  const more = silent.filter(has)
  const parts = [
    voters.length > 0 && voters.every(has) ? t.voters : classes(voters.filter(has)),
    classes(more),
    bookkeeper && !voters.every(has) ? t.bookkeeper : '',
    t.named,
  ].filter((part) => part !== '')
  return parts.join('; ')
}

const WORDS = wordsOf({
  title: ['Minutes', 'Actas'],
  introVoter: [
    'Everything that happened, the newest first. Nothing is ever changed or taken out; mistakes are put right by a new entry. What is secret is not in here.',
    'Todo lo que ocurrió, lo más reciente primero. Nada se cambia ni se quita; los errores se corrigen con una entrada nueva. Lo secreto no está aquí.',
  ],
  introOthers: [
    'What happened, as far as the charter opens it to you, and everything that names you; the newest first.',
    'Lo que ocurrió, hasta donde los estatutos te lo abren, y todo lo que te nombra; lo más reciente primero.',
  ],
  about: ['Only what speaks of', 'Solo lo que habla de'],
  aboutHint: [
    'The id of a person, a decision, a project or a round, as it stands at the end of an address.',
    'El identificador de una persona, decisión, proyecto o ronda, como está al final de una dirección.',
  ],
  filter: ['Show only that', 'Mostrar solo eso'],
  only: [(what: string) => `Only what speaks of ${what}.`, (what: string) => `Solo lo que habla de ${what}.`],
  everything: ['Show everything', 'Mostrar todo'],
  none: [
    'There is nothing here for you yet. What concerns you stands here from then on.',
    'Aún no hay nada para ti. Lo que te concierna estará aquí desde entonces.',
  ],
  noneAbout: ['Nothing that you may read speaks of it.', 'Nada de lo que puedes leer habla de ello.'],
  noneHere: ['Nothing of this time is for you. Look further back.', 'Nada de este tiempo es para ti. Mira más atrás.'],
  more: [(n: number) => `How entry ${n} was computed`, (n: number) => `Cómo se calculó la entrada ${n}`],
  by: [(who: string) => `by ${who}`, (who: string) => `por ${who}`],
  byItself: ['by the rules themselves', 'por las propias reglas'],
  readBy: [(who: string) => `may be read by: ${who}`, (who: string) => `puede leerlo: ${who}`],
  everybody: ['everybody', 'cualquiera'],
  allMembers: ['everybody who belongs', 'todos los miembros'],
  voters: ['members with a vote', 'miembros con voto'],
  bookkeeper: ['whoever keeps the books', 'quien lleva las cuentas'],
  named: ['whom it names', 'a quien nombra'],
  older: ['Older entries', 'Entradas anteriores'],
  newest: ['The newest entries', 'Las más recientes'],
  file: ['Take home as a file', 'Llevar como archivo'],
})
