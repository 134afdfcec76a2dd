import { type Event, minutesFor, views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Day, Facts, Status } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { answerInWords } from '../decisions/forms.js'
import { outcomeOf } from '../decisions/outcome.js'
import { ruleAtOpening, sentencesAbout } from '../decisions/rule.js'
import { ballotsKept } from '../decisions/secrecy.js'
import { Standing } from '../decisions/standing.js'
import { titleOfDecision } from '../../kernel/decision-title.js'
import { AdmittedBut, PaidIn } from '../members/admission.js'
import { ChosenThen } from '../elections/own.js'
import { BackTo } from './about.js'
import { Moved } from './moved.js'

/** What a command left in the log, read from there: it says the same after a reload, on any server. Nothing here depends on what the address claims: what is not in the log was not saved. */
export async function savedPage(asked: Asked) {
  const t = asked.words(WORDS)
  const command = asked.param('command')
  const found = await asked.house.history.commitOf(command, asked.query('from') ?? '')
  const mine = found?.events.some(({ by }) => by === asked.person) === true
  if (found === undefined || !mine) return nothingSaved(asked)
  const { events, before, after } = found
  const told = minutesFor({ state: before, events, viewer: asked.me, now: after })
  const sentences = await Promise.all(
    told.map(async ({ event, because, n }) => ({ own: event.by === asked.person, n, text: await asked.tell(because) })),
  )
  const own = events.filter(({ by }) => by === asked.person)
  const besides = sentences.filter(({ own: isOwn }) => !isOwn)
  const [last] = own.slice(-1)
  return asked.page({
    title: asked.query('again') === '1' ? t.savedBefore : t.saved,
    body: (
      <>
        {asked.query('again') === '1' ? <p>{t.again}</p> : null}
        <div class="note">
          {sentences
            .filter(({ own: isOwn }) => isOwn)
            .map(({ text }) => (
              <p>{text}</p>
            ))}
        </div>
        {own.map((event) =>
          event.type === 'number-proposed' || event.type === 'number-withdrawn' ? (
            <Moved asked={asked} before={before} after={after} event={event} />
          ) : null,
        )}
        {own.map((event) =>
          event.type === 'election-ballot-cast' || event.type === 'run-off-ballot-cast' ? (
            <ChosenThen asked={asked} event={event} />
          ) : null,
        )}
        <PaidIn asked={asked} events={events} />
        {decisionsIn(own).map((decision) => (
          <DecisionNow asked={asked} decision={decision} />
        ))}
        <BackTo asked={asked} events={own} told={linkedIn(own)} />
        {besides.length === 0 ? null : (
          <>
            <h2>{t.besides}</h2>
            <ul>
              {besides.map(({ text }) => (
                <li>{text}</li>
              ))}
            </ul>
          </>
        )}
        <h2>{t.receipt}</h2>
        <Facts
          facts={[
            [t.command, <code>{command}</code>],
            [
              t.place,
              before.position + 1 === after.position ? after.position : `${before.position + 1}–${after.position}`,
            ],
            [t.day, <Day on={last?.at ?? asked.today} asked={asked} />],
          ]}
        />
        <p class="hint">{t.keeps}</p>
        <p>
          <a href={asked.path('/')}>{t.home}</a>
        </p>
      </>
    ),
  })
}

/** What the receipt links where it says how it stands now. */
const linkedIn = (own: readonly Event[]): readonly string[] => [
  ...decisionsIn(own),
  ...own.flatMap((event) =>
    event.type === 'number-proposed' || event.type === 'number-withdrawn' ? [event.item] : [],
  ),
]

/** Nothing of that name is in the log: said so that nobody takes it for a success. */
const nothingSaved = (asked: Asked) => {
  const t = asked.words(WORDS)
  const unchanged = asked.query('so') === '1'
  return asked.page(
    {
      title: unchanged ? t.soAlready : t.notSaved,
      body: (
        <>
          <p>{unchanged ? t.soAlreadyText : t.notSavedText}</p>
          <p>
            <a href={asked.path('/')}>{t.home}</a>
          </p>
        </>
      ),
    },
    unchanged ? 200 : 404,
  )
}

/** The decisions that a command was about, in the open. */
const decisionsIn = (events: readonly Event[]): readonly string[] => [
  ...new Set(
    events.flatMap((event) =>
      ABOUT_A_DECISION.has(event.type) && 'decision' in event ? [String(event.decision)] : [],
    ),
  ),
]

const ABOUT_A_DECISION: ReadonlySet<Event['type']> = new Set([
  'ballot-cast',
  'ballot-withdrawn',
  'decision-opened',
  'wording-changed',
  'decision-lapsed',
])

/** How a decision stands now, and what its rule says of changing one's mind. */
const DecisionNow: FC<{ readonly asked: Asked; readonly decision: string }> = async ({ asked, decision }) => {
  const t = asked.words(WORDS)
  const open = views.decisions.decisionView(asked.state, decision)
  const closed = views.decisions.closedDecision(asked.state, decision)
  const found = open ?? closed
  if (found === undefined) return null
  const title = await titleOfDecision(asked, found)
  if (open === undefined) {
    const { is, says } = await outcomeOf(asked, (closed as views.decisions.ClosedDecisionView).ending)
    return (
      <>
        <h2>{title}</h2>
        <p>
          <Status is={is}>{says}</Status>
        </p>
        {found.subject.kind === 'admission' ? (
          <AdmittedBut asked={asked} member={found.subject.applicant} by={decision} />
        ) : null}
        <p>
          <a href={asked.path(`/decisions/${decision}`)}>{t.see}</a>
        </p>
      </>
    )
  }
  const mine = views.decisions.ballotOf(asked.state, decision, asked.me)
  const by = views.decisions.ruleOf(asked.state, decision)
  const rule = by === undefined ? [] : ruleAtOpening(by, asked.locale)
  return (
    <>
      <h2>{title}</h2>
      {mine === undefined ? (
        <p>{t.noBallot}</p>
      ) : (
        <p>
          <Status is="good">{t.ballotNow(await answerInWords(asked, mine, by?.rule.by === 'backing'))}</Status>
        </p>
      )}
      <Standing asked={asked} found={open} />
      <p>{sentencesAbout(rule, ['ballotsCanChange', 'openDays', 'holdForDays', 'by'])}</p>
      <p>
        <a
          href={asked.path(
            ballotsKept(asked, decision) === 'sealed' ? `/sealed/${decision}` : `/decisions/${decision}`,
          )}
        >
          {mine !== undefined && open.ballotsCanChange ? t.seeDecision : t.see}
        </a>
      </p>
    </>
  )
}

const WORDS = wordsOf({
  saved: ['Saved', 'Guardado'],
  savedBefore: ['This was saved before', 'Esto ya estaba guardado'],
  again: [
    'The same form was sent before. Nothing was saved a second time; this is what was saved then.',
    'El mismo formulario ya se había enviado. No se guardó nada por segunda vez; esto es lo que se guardó entonces.',
  ],
  besides: ['What happened with it', 'Qué pasó con ello'],
  receipt: ['Receipt', 'Resguardo'],
  command: ['Number of this receipt', 'Número de este resguardo'],
  place: ['Place in the log', 'Lugar en el registro'],
  day: ['Day', 'Día'],
  keeps: [
    'This page says the same whenever you load it: it is read from the log, where nothing is changed or taken out.',
    'Esta página dice lo mismo cada vez que la cargas: se lee del registro, donde nada se cambia ni se quita.',
  ],
  home: ['What awaits me', 'Lo que me espera'],
  notSaved: ['Nothing of this is saved', 'Nada de esto está guardado'],
  notSavedText: [
    'The log has nothing under this name that is yours. Go back to the page you came from; it shows what is saved, and you can send the form again.',
    'El registro no tiene nada tuyo con este nombre. Vuelve a la página de la que vienes: muestra lo que está guardado y puedes enviar otra vez el formulario.',
  ],
  soAlready: ['Nothing had to be saved', 'No hacía falta guardar nada'],
  soAlreadyText: [
    'What you sent says what stands already, so nothing was added to the log.',
    'Lo que enviaste dice lo que ya consta, así que no se añadió nada al registro.',
  ],
  noBallot: ['No ballot of yours stands now.', 'Ahora no consta ninguna papeleta tuya.'],
  ballotNow: [
    (what: string) => `What stands now of yours: ${what}`,
    (what: string) => `Lo que consta ahora de ti: ${what}`,
  ],
  see: ['See the decision', 'Ver la decisión'],
  seeDecision: ['See it, change or withdraw', 'Verlo, cambiarlo o retirarlo'],
})
