import { views } from 'coop-rules/cooperative'
import { Empty, Facts, Day, money, Refused, Status, Text, Why } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { roundTitle, subjectInWords } from './find.js'
import { Objections } from './objections.js'
import { RoundForms } from './round-forms.js'

/** One consent round: what is asked, in which words, whom it waits for, what one can do now, and how it came to stand so. */
export async function roundPage(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const id = asked.param('round')
  const round = views.circles.roundInFull(asked.state, id)
  if (round === undefined) return pastPage(asked, id)
  const { path, titleOf, me } = asked
  const names = async (ids: readonly string[]) => (await Promise.all(ids.map(asked.nameOf))).join(', ')
  const phases = round.nominations.length > 0 || round.phase === 'nominations' ? ['nominations', ...PHASES] : PHASES
  const mine = round.awaited.some(({ from }) => from.includes(me))
  return asked.page(
    {
      title: await roundTitle(asked, id, round.subject),
      back: [path(`/circles/${round.circle}`), titleOf('circles', round.circle)],
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <ol class="phases" aria-label={t.phases}>
            {phases.map((phase) => (
              <li {...(phase === round.phase ? { 'aria-current': 'step' as const } : {})}>
                {t[phase as keyof typeof t] as string}
              </li>
            ))}
          </ol>
          <p>{t[`${round.phase}Means` as keyof typeof t]}</p>
          <section class={mine ? 'note warn' : 'note'} aria-labelledby="awaited">
            <h2 id="awaited">{mine ? t.waitsForYou : t.waitsFor}</h2>
            <ul>
              {round.awaited.map(async (one) => (
                <li>
                  {t[`await-${one.what}` as keyof typeof t] as string}
                  {'of' in one ? ` (${t.of(await asked.nameOf(one.of))})` : ''}: {await names(one.from)}
                </li>
              ))}
            </ul>
          </section>
          <h2>{t.asked}</h2>
          {round.wording === undefined ? (
            <p>{await subjectInWords(asked, round.subject)}</p>
          ) : round.subject.kind === 'matter' || round.subject.kind === 'mandate' ? (
            <Text of={round.wording} asked={asked} />
          ) : round.subject.kind === 'role' ? (
            <p class="big">{await asked.nameOf(round.wording)}</p>
          ) : (
            <p>{await subjectInWords(asked, round.subject)}</p>
          )}
          <Facts
            facts={[
              round.subject.kind === 'matter' ? [t.matter, titleOf('matters', round.subject.matter)] : undefined,
              round.subject.kind === 'mandate'
                ? [t.lends, round.subject.domain.map((matter) => titleOf('matters', matter)).join(', ')]
                : undefined,
              round.subject.kind === 'mandate' && round.subject.budgetMinor !== undefined
                ? [t.budget, money(BigInt(round.subject.budgetMinor), asked.charter.currency, asked.locale)]
                : undefined,
              [t.circle, <a href={path(`/circles/${round.circle}`)}>{titleOf('circles', round.circle)}</a>],
              [t.rule, titleOf('decisions', round.provision)],
              round.reviewOn === undefined ? undefined : [t.reviewOn, <Day on={round.reviewOn} asked={asked} />],
              [t.facilitates, await asked.nameOf(round.facilitator)],
              [t.present, t.ofMembers(await names(round.present), round.present.length, round.members.length)],
              round.concerned.length === 0 ? undefined : [t.concerned, await names(round.concerned)],
              round.asked === 0 ? undefined : [t.times, t.timesOf(round.asked, round.rule.mostRounds)],
              round.phase === 'questions' || round.phase === 'reactions'
                ? [t.heard, round.heard.length === 0 ? t.nobody : await names(round.heard)]
                : undefined,
              round.phase !== 'objections' && round.phase !== 'integrating'
                ? undefined
                : [
                    t.consents,
                    (await names(
                      round.answers.filter(({ answer }) => answer === 'consent').map(({ member }) => member),
                    )) || t.nobody,
                  ],
              round.answers.some(({ answer }) => answer === 'stand-aside')
                ? [
                    t.aside,
                    await names(
                      round.answers.filter(({ answer }) => answer === 'stand-aside').map(({ member }) => member),
                    ),
                  ]
                : undefined,
            ]}
          />
          {round.nominations.length === 0 ? null : (
            <>
              <h2>{t.named}</h2>
              <ul class="cards">
                {round.nominations.map(async ({ by, nominee, reason }) => (
                  <li class="card">
                    <h3>{await asked.nameOf(nominee)}</h3>
                    <Text of={reason} asked={asked} />
                    <p class="soft">{t.namedBy(await asked.nameOf(by))}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Objections asked={asked} round={round} />
          <h2>{t.now}</h2>
          <RoundForms asked={asked} round={round} />
          <RoundHistory asked={asked} round={id} />
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** A round that is over: what came of it, and how. */
async function pastPage(asked: Asked, id: string) {
  const t = asked.words(WORDS)
  const past = views.circles.pastRounds(asked.state).find(({ round }) => round === id)
  if (past === undefined) return asked.notFound()
  const agreed = views.circles.agreements(asked.state).find(({ round }) => round === id)
  return asked.page({
    title: await roundTitle(asked, id, past.subject),
    back: [asked.path(`/circles/${past.circle}`), asked.titleOf('circles', past.circle)],
    body: (
      <>
        <p>
          <Status is={past.outcome === 'carried' ? 'good' : past.outcome === 'escalated' ? 'open' : 'bad'}>
            {t[`is-${past.outcome}`]}
          </Status>
        </p>
        {past.to === undefined ? null : (
          <p>
            {past.takenUpBy === undefined ? t.mayTakeUp : t.takenUp}{' '}
            <a href={asked.path(past.takenUpBy === undefined ? `/circles/${past.to}` : `/rounds/${past.takenUpBy}`)}>
              {asked.titleOf('circles', past.to)}
            </a>
          </p>
        )}
        {agreed === undefined ? null : (
          <>
            <h2>{t.agreed}</h2>
            {agreed.subject.kind === 'matter' || agreed.subject.kind === 'mandate' ? (
              <Text of={agreed.wording} asked={asked} />
            ) : (
              <p>{await subjectInWords(asked, agreed.subject)}</p>
            )}
            <p>
              {t.reviewOn}: <Day on={agreed.reviewOn} asked={asked} />
            </p>
          </>
        )}
        <RoundHistory asked={asked} round={id} />
      </>
    ),
  })
}

/** What happened in a round, from the minutes, in words. */
const RoundHistory = async ({ asked, round }: { readonly asked: Asked; readonly round: string }) => {
  const t = asked.words(WORDS)
  const { entries, older } = await asked.house.history.page({ viewer: asked.me, about: round, atLeast: 100 })
  return (
    <>
      <h2>{t.history}</h2>
      {entries.length === 0 ? (
        <Empty>
          <p>{t.noHistory}</p>
        </Empty>
      ) : (
        <ol class="told" reversed>
          {entries.map(async ({ event, because }) => (
            <li>
              <span class="soft">
                <Day on={event.at} asked={asked} />
              </span>{' '}
              {await asked.tell([because[0]])}
              {because.length > 1 ? <Why because={because} asked={asked} /> : null}
            </li>
          ))}
        </ol>
      )}
      {older === undefined ? null : (
        <p>
          <a href={asked.path(`/minutes?about=${encodeURIComponent(round)}&before=${older}`)}>{t.olderHistory}</a>
        </p>
      )}
    </>
  )
}

const PHASES = ['presented', 'questions', 'reactions', 'objections', 'integrating'] as const

const WORDS = wordsOf({
  phases: ['The phases of a consent round', 'Las fases de una ronda de consentimiento'],
  nominations: ['Naming', 'Nombrar'],
  nominationsMeans: [
    'Everybody names somebody for the role and says why. Then one may change, and the facilitator puts somebody forward.',
    'Cada cual nombra a alguien para la función y dice por qué. Después se puede cambiar, y quien facilita propone a alguien.',
  ],
  presented: ['Presented', 'Presentada'],
  presentedMeans: [
    'The proposal is on the table; nothing was asked yet.',
    'La propuesta está sobre la mesa; aún no se ha preguntado nada.',
  ],
  questions: ['Questions', 'Preguntas'],
  questionsMeans: [
    'Everybody asks what they need to understand it, or passes.',
    'Cada cual pregunta lo que necesita para entenderla, o pasa.',
  ],
  reactions: ['Reactions', 'Reacciones'],
  reactionsMeans: [
    'Everybody says how it strikes them, or passes. The wording can still be changed.',
    'Cada cual dice qué le parece, o pasa. La redacción aún se puede cambiar.',
  ],
  objections: ['Consent asked', 'Se pide consentimiento'],
  objectionsMeans: [
    'Everybody says whether they consent or object. One need not be in favour to consent; an objection needs a reason.',
    'Cada cual dice si consiente u objeta. No hace falta estar a favor para consentir; una objeción necesita una razón.',
  ],
  integrating: ['Integrating', 'Integrar objeciones'],
  integratingMeans: [
    'An objection stands. Another wording is sought that takes it up; then consent is asked again.',
    'Una objeción queda en pie. Se busca otra redacción que la recoja; después se vuelve a pedir consentimiento.',
  ],
  waitsFor: ['It waits for', 'Espera'],
  waitsForYou: ['It waits for you', 'Te espera'],
  'await-proceed': ['The facilitator to go on', 'Que quien facilita siga'],
  'await-hearing': ['To be heard', 'Que hablen'],
  'await-answer': ['An answer', 'Una respuesta'],
  'await-judgement': ['An objection to be judged', 'Que se juzgue una objeción'],
  'await-facilitator': ['Somebody else to facilitate', 'Que facilite otra persona'],
  'await-amendment': ['Another wording', 'Otra redacción'],
  'await-presence': ['People to come back, for too few are present', 'Que vuelva gente, pues faltan presentes'],
  'await-nomination': ['Somebody to be named', 'Que nombren a alguien'],
  'await-proposed': ['Somebody to be put forward', 'Que se proponga a alguien'],
  of: [(who: string) => `of ${who}`, (who: string) => `de ${who}`],
  asked: ['What is asked', 'Lo que se pregunta'],
  matter: ['Matter', 'Asunto'],
  lends: ['Lends', 'Presta'],
  budget: ['Budget', 'Presupuesto'],
  circle: ['Circle', 'Círculo'],
  rule: ['By which rule', 'Con qué regla'],
  reviewOn: ['To be reviewed on', 'Se revisa el'],
  facilitates: ['Facilitates', 'Facilita'],
  present: ['Present', 'Presentes'],
  ofMembers: [
    (names: string, n: number, of: number) => `${names} (${n} of ${of})`,
    (names: string, n: number, of: number) => `${names} (${n} de ${of})`,
  ],
  concerned: ['Whom it concerns', 'A quién concierne'],
  times: ['Times asked', 'Veces preguntado'],
  timesOf: [
    (n: number, most: number) => `${n} of at most ${most}`,
    (n: number, most: number) => `${n} de ${most} como máximo`,
  ],
  heard: ['Heard', 'Han hablado'],
  consents: ['Consent', 'Consienten'],
  aside: ['Stand aside', 'Se hacen a un lado'],
  nobody: ['Nobody yet', 'Nadie todavía'],
  named: ['Who was named, and why', 'A quién se nombró, y por qué'],
  namedBy: [(who: string) => `Named by ${who}`, (who: string) => `Nombra: ${who}`],
  now: ['What you can do now', 'Lo que puedes hacer ahora'],
  history: ['What happened', 'Lo que ocurrió'],
  noHistory: ['Nothing yet.', 'Nada todavía.'],
  olderHistory: ['What happened before', 'Lo que ocurrió antes'],
  agreed: ['Agreed', 'Acordado'],
  'is-carried': ['Agreed by consent', 'Acordada por consentimiento'],
  'is-not-carried': ['Found no consent', 'No encontró consentimiento'],
  'is-escalated': ['Goes to the wider circle', 'Pasa al círculo más amplio'],
  'is-lapsed': ['Came to nothing', 'Quedó en nada'],
  mayTakeUp: ['May be taken up by', 'Puede ocuparse de ello'],
  takenUp: ['Was taken up by', 'Se ocupó de ello'],
})
