import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Day, Empty, money, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { type CircleView, roundTitle } from './find.js'
import { byConsent, howItDecides } from './deciding.js'

/** The circles of the charter, each within its wider one: what they may decide, who is in them, what is asked in them now. */
export async function circlesPage(asked: Asked) {
  const t = asked.words(WORDS)
  const all = views.circles.circles(asked.state)
  const mend = await Promise.all(views.circles.circlesToMend(asked.state).map((reason) => asked.tell([reason])))
  const rounds = views.circles.rounds(asked.state)
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        <p>{all.every(({ circle }) => byConsent(asked, circle)) ? t.intro : t.introEach}</p>
        {rounds.length === 0 ? null : (
          <>
            <h2>{t.rounds}</h2>
            <ul class="cards">
              {rounds.map(async (round) => {
                const mine = round.awaited.some(({ from }) => from.includes(asked.me))
                return (
                  <li class={mine ? 'card soon' : 'card'}>
                    <h3>
                      <a href={asked.path(`/rounds/${round.round}`)}>
                        {await roundTitle(asked, round.round, round.subject)}
                      </a>
                    </h3>
                    <p>
                      {asked.titleOf('circles', round.circle)} ·{' '}
                      {mine ? <Status is="open">{t.waitsForYou}</Status> : t.goesOn}
                    </p>
                  </li>
                )
              })}
            </ul>
          </>
        )}
        {mend.length === 0 ? null : (
          <section class="note warn" aria-labelledby="mend">
            <h2 id="mend">{t.mend}</h2>
            <ul>
              {mend.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </section>
        )}
        <h2>{t.all}</h2>
        {all.length === 0 ? (
          <Empty>
            <p>{t.none}</p>
          </Empty>
        ) : (
          <Tree asked={asked} all={all} within={undefined} />
        )}
      </>
    ),
  })
}

/** The circles within one, each with those within it. */
const Tree: FC<{
  readonly asked: Asked
  readonly all: readonly CircleView[]
  readonly within: string | undefined
}> = ({ asked, all, within }) => {
  const t = asked.words(WORDS)
  const known = new Set(all.map(({ circle }) => circle))
  const here = all.filter(({ wider }) => (wider !== undefined && known.has(wider) ? wider : undefined) === within)
  if (here.length === 0) return null
  return (
    <ul class="circles">
      {here.map((circle) => (
        <li>
          <div class="card">
            <h3>
              <a href={asked.path(`/circles/${circle.circle}`)}>{asked.titleOf('circles', circle.circle)}</a>
            </h3>
            <p>
              {t.people(circle.members.length)}
              {circle.members.includes(asked.me) ? (
                <>
                  {' · '}
                  <Status is="good">{t.youAreIn}</Status>
                </>
              ) : null}
            </p>
            <p>
              {circle.matters.length === 0
                ? t.decidesNothing
                : t.decides(circle.matters.map((matter) => asked.titleOf('matters', matter)).join(', '))}
            </p>
            <p class="soft">{howItDecides(asked, circle.circle)}</p>
            {circle.mandate === undefined ? null : (
              <p class="soft">
                {t.until} <Day on={circle.mandate.until} asked={asked} />
                {circle.mandate.budgetMinor === undefined
                  ? null
                  : ` · ${t.left(
                      money(circle.mandate.leftMinor, asked.charter.currency, asked.locale),
                      money(circle.mandate.budgetMinor, asked.charter.currency, asked.locale),
                    )}`}
              </p>
            )}
          </div>
          <Tree asked={asked} all={all} within={circle.circle} />
        </li>
      ))}
    </ul>
  )
}

const WORDS = wordsOf({
  title: ['Circles', 'Círculos'],
  intro: [
    'A circle is a group that decides by consent on the matters of its domain, for as long as the mandate runs that a wider circle lent it.',
    'Un círculo es un grupo que decide por consentimiento sobre los asuntos de su ámbito, mientras dure el mandato que le prestó un círculo más amplio.',
  ],
  introEach: [
    'A circle is a group that decides on the matters of its domain, each in the way that the charter has for it.',
    'Un círculo es un grupo que decide sobre los asuntos de su ámbito, cada uno de la manera que los estatutos le dan.',
  ],
  rounds: ['Asked for consent now', 'Se pide consentimiento ahora'],
  waitsForYou: ['Waits for you', 'Te espera'],
  goesOn: ['Waits for others', 'Espera a otras personas'],
  mend: ['What is not as it should be', 'Lo que no está como debería'],
  all: ['All circles', 'Todos los círculos'],
  none: [
    'The charter has no circles. An amendment of the charter can bring the first one.',
    'Los estatutos no tienen círculos. Una reforma de los estatutos puede traer el primero.',
  ],
  people: [
    (n: number) => (n === 1 ? '1 person' : `${n} people`),
    (n: number) => (n === 1 ? '1 persona' : `${n} personas`),
  ],
  youAreIn: ['You are in it', 'Estás en él'],
  decides: [(matters: string) => `Decides on: ${matters}.`, (matters: string) => `Decide sobre: ${matters}.`],
  decidesNothing: ['Decides on nothing now: it has no mandate.', 'Ahora no decide sobre nada: no tiene mandato.'],
  until: ['Mandate until', 'Mandato hasta el'],
  left: [
    (left: string, of: string) => `${left} left of ${of}`,
    (left: string, of: string) => `quedan ${left} de ${of}`,
  ],
})
