import { views } from 'coop-rules/cooperative'
import { Day, Empty, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { titleOfVote } from './vote.js'

/** The sealed votes under way, and what each of them waits for. Who has voted is nowhere here. */
export async function sealedPage(asked: Asked) {
  const t = asked.words(WORDS)
  const { state, me, path } = asked
  const open = views.decisions.openDecisions(state).flatMap(({ decision, closesOn }) => {
    const now = views.decisions.sealedVote(state, decision)
    return now === undefined ? [] : [{ now, closesOn }]
  })
  const cards = await Promise.all(
    open.map(async ({ now, closesOn }) => ({ now, closesOn, title: await titleOfVote(asked, now.decision) })),
  )
  return asked.page({
    title: t.title,
    body: (
      <>
        <p>{t.what}</p>
        <p>
          <a href={path('/sealed/keys')}>{t.keys}</a>
        </p>
        {cards.length === 0 ? (
          <Empty>
            <p>{t.none}</p>
          </Empty>
        ) : (
          <ul class="cards">
            {cards.map(({ now, closesOn, title }) => (
              <li class="card">
                <h2>
                  <a href={path(`/sealed/${now.decision}`)}>{title}</a>
                </h2>
                <p>
                  <Status is="open">
                    {now.ballotsClosed ? t.counting : now.ballotsOpened ? t.voting : t.makingKey}
                  </Status>
                  {closesOn === undefined ? null : (
                    <>
                      {' '}
                      {t.countedOn} <Day on={closesOn} asked={asked} />
                    </>
                  )}
                </p>
                <p>
                  {now.electorate.includes(me) ? t.yours : t.notYours}{' '}
                  <a href={path(`/sealed/${now.decision}/key`)} aria-label={t.keyOf(title)}>
                    {t.key}
                  </a>
                </p>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  })
}

const WORDS = wordsOf({
  title: ['Sealed votes', 'Votaciones selladas'],
  what: [
    'Ballots are sealed in each member’s browser with a key that nobody has whole. Nobody can open one, whoever runs this desk included, and everybody can check the count.',
    'Las papeletas se sellan en el navegador de cada miembro con una clave que nadie tiene entera. Nadie puede abrir una, tampoco quien lleva esta mesa, y cualquiera puede comprobar el escrutinio.',
  ],
  keys: ['Voting keys', 'Claves de voto'],
  none: [
    'No sealed vote is under way. One begins where somebody proposes a removal, on the page of a project’s team.',
    'No hay ninguna votación sellada en curso. Empieza una cuando alguien propone una separación, en la página del equipo de un proyecto.',
  ],
  makingKey: ['The key is being made', 'Se está haciendo la clave'],
  voting: ['Voting is open', 'La votación está abierta'],
  counting: ['Being counted', 'En escrutinio'],
  countedOn: ['It can be counted from', 'Puede contarse desde el'],
  yours: ['You may vote on it.', 'Puedes votar.'],
  notYours: ['Others vote on it.', 'Votan otras personas.'],
  key: ['Its key and count', 'Su clave y su escrutinio'],
  keyOf: [(title: string) => `Its key and count: ${title}`, (title: string) => `Su clave y su escrutinio: ${title}`],
})
