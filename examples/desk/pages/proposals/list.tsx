import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Empty, Name, Status, Text } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { ruleInWords, sentencesAbout } from '../decisions/rule.js'
import { Standing } from '../decisions/standing.js'
import { titleOfDecision } from '../../kernel/decision-title.js'
import { backable, byMeeting, hasItsOwnPlace, openable } from './provisions.js'

/** What seeks backing now, and what one can put to the vote. */
export const proposalsPage = (asked: Asked) => {
  const t = asked.words(WORDS)
  const seeking = views.decisions
    .openDecisions(asked.state)
    .filter(({ decision }) => views.decisions.ruleOf(asked.state, decision)?.rule.by === 'backing')
  const mayOpen = openable(asked)
  const [own, placed] = [
    mayOpen.filter((one) => !hasItsOwnPlace(asked, one)),
    mayOpen.filter((one) => hasItsOwnPlace(asked, one)),
  ]
  const mayBack = backable(asked).length > 0
  const meetings = byMeeting(asked)
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        {mayBack || seeking.length > 0 ? <h2>{t.seeking}</h2> : null}
        {seeking.length === 0 ? (
          mayBack ? (
            <Empty>
              <p>{t.nothing}</p>
            </Empty>
          ) : null
        ) : (
          <ul class="cards">
            {seeking.map((found) => (
              <Seeking asked={asked} found={found} />
            ))}
          </ul>
        )}
        {mayBack ? (
          <>
            <h2>{t.propose}</h2>
            <p>{t.proposeText}</p>
            <p>
              <a class="button" href={asked.path('/proposals/new')}>
                {t.new}
              </a>
            </p>
          </>
        ) : null}
        {own.length === 0 ? null : (
          <>
            <h2>{t.open}</h2>
            <p>{t.openText}</p>
            <Provisions asked={asked} provisions={own} />
          </>
        )}
        {meetings.map(({ meeting, decisions }) => (
          <section>
            <h2>{t.taken(asked.titleOf('meetings', meeting))}</h2>
            <p>
              {t.takenText} <a href={asked.path('/meetings')}>{t.toMeetings}</a>
            </p>
            <Provisions asked={asked} provisions={decisions} inMeeting />
          </section>
        ))}
        {placed.length === 0 ? null : (
          <details>
            <summary>{own.length === 0 && meetings.length === 0 ? t.placedAlone : t.placed}</summary>
            <p>{t.placedText}</p>
            <Provisions asked={asked} provisions={placed} />
          </details>
        )}
        {mayBack || mayOpen.length > 0 || meetings.length > 0 ? null : (
          <Empty>
            <p>
              {t.none} <a href={asked.path('/charter')}>{t.toCharter}</a>
            </p>
          </Empty>
        )}
      </>
    ),
  })
}

/** Decisions of the charter with their rules, each with the way to open it where a meeting does not take it. */
const Provisions: FC<{
  readonly asked: Asked
  readonly provisions: readonly string[]
  readonly inMeeting?: boolean
}> = ({ asked, provisions, inMeeting }) => (
  <dl class="facts">
    {provisions.map((provision) => (
      <div>
        <dt>
          {inMeeting === true ? (
            asked.titleOf('decisions', provision)
          ) : (
            <a href={asked.path(`/proposals/open/${provision}`)}>{asked.titleOf('decisions', provision)}</a>
          )}
        </dt>
        <dd>
          {sentencesAbout(ruleInWords(asked.charter, asked.locale, 'decisions', provision), [
            'electorate',
            'rule',
            'openDays',
            'secret',
          ])}
        </dd>
      </div>
    ))}
  </dl>
)

const Seeking: FC<{ readonly asked: Asked; readonly found: views.decisions.DecisionView }> = async ({
  asked,
  found,
}) => {
  const t = asked.words(WORDS)
  const { decision, record, proposer } = found
  const mine = views.decisions.ballotOf(asked.state, decision, asked.me) !== undefined
  const first = views.decisions.ruleOf(asked.state, decision)?.record
  const title = await titleOfDecision(asked, found)
  return (
    <li class="card">
      <h3>
        <a href={asked.path(`/decisions/${decision}`)}>{title}</a>
      </h3>
      <p class="soft">
        {t.by} <Name id={proposer} asked={asked} />
        {first !== record ? ` · ${t.reworded}` : ''}
      </p>
      {record === undefined ? null : <Text of={record} asked={asked} />}
      <Standing asked={asked} found={found} />
      <p>
        {mine ? (
          <Status is="good">{t.youBack}</Status>
        ) : (
          <a class="button" href={asked.path(`/decisions/${decision}`)} aria-label={`${t.toBack}: ${title}`}>
            {t.toBack}
          </a>
        )}
      </p>
    </li>
  )
}

const WORDS = wordsOf({
  title: ['Put to the vote', 'Llevar a votación'],
  seeking: ['What seeks backing', 'Lo que busca apoyos'],
  nothing: [
    'Nothing seeks backing now. Propose something: a new matter, or a number that everyone will set.',
    'Ahora nada busca apoyos. Propón algo: un asunto nuevo, o un número que fije todo el mundo.',
  ],
  propose: ['Propose something new', 'Proponer algo nuevo'],
  proposeText: [
    'It goes to the vote once enough members back it and its wording.',
    'Va a votación cuando la apoya bastante gente, con su redacción.',
  ],
  new: ['Propose a matter or a number', 'Proponer un asunto o un número'],
  open: ['Open a vote at once', 'Abrir una votación directamente'],
  openText: [
    'The charter lets you put these to the vote yourself, without backing.',
    'Los estatutos te dejan llevar esto a votación sin apoyos.',
  ],
  taken: [
    (meeting: string) => `Taken by the meeting “${meeting}”`,
    (meeting: string) => `Las toma la asamblea «${meeting}»`,
  ],
  takenText: [
    'These are put to the vote in a meeting that was called, as items of its agenda.',
    'Se someten a votación en una asamblea convocada, como puntos de su orden del día.',
  ],
  toMeetings: ['Ask for a meeting or call one', 'Pedir o convocar una asamblea'],
  none: [
    'The charter lets you put nothing to the vote yourself.',
    'Los estatutos no te dejan llevar nada a votación por tu cuenta.',
  ],
  toCharter: ['Who decides what', 'Quién decide qué'],
  placedAlone: ['What usually begins elsewhere', 'Lo que suele empezar en otro sitio'],
  placed: ['Others, which usually begin elsewhere', 'Otras, que suelen empezar en otro sitio'],
  placedText: [
    'Admissions, projects and changes of the charter begin on pages of their own; opened here, they decide on a text and nothing more.',
    'Las admisiones, los proyectos y las reformas empiezan en páginas propias; abiertas aquí, deciden sobre un texto y nada más.',
  ],
  by: ['Proposed by', 'Propone'],
  reworded: ['reworded: backing began anew', 'con otra redacción: los apoyos empezaron de cero'],
  youBack: ['You back it', 'La apoyas'],
  toBack: ['Read and back it', 'Leer y apoyar'],
})
