import { views } from 'coop-rules/cooperative'
import { Empty } from '../../kernel/parts.js'
import type { Asked, Route } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { AccountNotices } from '../account/notices.js'
import { Grounds } from '../members/grounds.js'
import { pathOf } from '../numbers/place.js'
import { howToPut } from '../proposals/how-to.js'
import { awaitedBy, numbersAwaiting } from './awaiting.js'
import { Card } from './card.js'
import { AlreadySaid } from './said.js'
import { savedPage } from './saved.js'
import { Welcome } from './welcome.js'

/** The first page, and the page that says what was saved. */
export const FRONT_ROUTES: readonly Route[] = [
  { method: 'get', path: '/', who: 'signed-in', answer: frontPage },
  { method: 'get', path: '/saved/:command', who: 'signed-in', answer: savedPage },
]

async function frontPage(asked: Asked) {
  const t = asked.words(WORDS)
  const awaiting = views.awaiting(asked.state, asked.me)
  const cards = await awaitedBy(asked, awaiting)
  const numbers = await numbersAwaiting(asked, awaiting.numbers)
  const votes = views.members.mayVote(asked.state, asked.me)
  const nothing = cards.length === 0 && numbers.length === 0
  return asked.page({
    title: t.awaiting,
    live: true,
    body: (
      <>
        <AccountNotices asked={asked} />
        {views.members.oustingOf(asked.state, asked.me) === undefined ? null : (
          <section class="note warn">
            <p>
              <strong>{t.ousting}</strong>
            </p>
            <Grounds asked={asked} member={asked.me} />
            <p>
              <a href={asked.path(`/members/${encodeURIComponent(asked.me)}`)}>{t.oustingSteps}</a>
            </p>
          </section>
        )}
        {votes ? null : <Welcome asked={asked} />}
        {votes && nothing ? (
          <Empty>
            <p>
              {t.nothing} {howToPut(asked)}
            </p>
            <p>
              <a href={asked.path('/proposals')}>{t.propose}</a>
            </p>
          </Empty>
        ) : null}
        {cards.length === 0 ? null : (
          <ul class="cards">
            {cards.map((one) => (
              <Card asked={asked} one={one} />
            ))}
          </ul>
        )}
        {numbers.length === 0 ? null : (
          <>
            <h2>{t.numbers}</h2>
            <p>{t.numbersText}</p>
            <ul class="links">
              {numbers.map((one) => (
                <li>
                  <a href={asked.path(pathOf(one))}>{one.title}</a>: {one.inForce}
                </li>
              ))}
            </ul>
          </>
        )}
        {votes ? <AlreadySaid asked={asked} /> : null}
      </>
    ),
  })
}

const WORDS = wordsOf({
  awaiting: ['What awaits me', 'Lo que me espera'],
  ousting: ['Somebody proposes to oust you.', 'Alguien propone expulsarte.'],
  oustingSteps: ['What comes next, and what you can do', 'Qué viene ahora y qué puedes hacer'],
  nothing: ['Nothing awaits you.', 'No te espera nada.'],
  propose: ['Put something to the vote', 'Llevar algo a votación'],
  numbers: ['Numbers without your vote', 'Números sin tu voto'],
  numbersText: [
    'Nobody has to, and at any time you can. Where you propose nothing, the number in force is what the others make it.',
    'No es obligatorio, y puedes hacerlo cuando quieras. Donde no propones nada, el número vigente es el que hacen las demás personas.',
  ],
})
