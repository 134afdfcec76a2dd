import { views } from 'coop-rules/cooperative'
import {
  Button,
  Day,
  Empty,
  Facts,
  Field,
  Form,
  money,
  Refused,
  Select,
  Status,
  Table,
  Term,
} from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { amountTyped } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { byConsent as consents, howItDecides, wayInto } from './deciding.js'
import { circleIn, roundTitle } from './find.js'

/** One circle: what it may decide and until when, who is in it, what it agreed on, and what one can do there. */
export async function circlePage(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const { state, me, titleOf, path, locale, charter } = asked
  const circle = circleIn(asked, asked.param('circle'))
  if (circle === undefined) return asked.notFound()
  const { mandate, members, matters, links, roles } = circle
  const id = circle.circle
  const isIn = members.includes(me)
  const agreements = views.circles.agreements(state).filter((one) => one.circle === id)
  const up = views.circles.mattersToTakeUp(state, id)
  const rounds = views.circles.rounds(state).filter((one) => one.circle === id)
  const provision = charter.circles?.[id]
  const byConsent = consents(asked, id)
  const wayIn = wayInto(asked, circle)
  const mend = views.circles.circlesToMend(state).filter((reason) => JSON.stringify(reason).includes(`"${id}"`))
  const names = async (ids: readonly string[]) => (await Promise.all(ids.map(asked.nameOf))).join(', ')
  const narrower = views.circles.circles(state).filter(({ wider }) => wider === id)
  return asked.page(
    {
      title: titleOf('circles', id),
      back: [path('/circles'), t.circles],
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          {mend.length === 0 ? null : (
            <ul class="note warn">
              {mend.map(async (reason) => (
                <li>{await asked.tell([reason])}</li>
              ))}
            </ul>
          )}
          <Facts
            facts={[
              [
                <Term means={t.domainMeans}>{t.decidesOn}</Term>,
                matters.length === 0 ? t.nothingNow : matters.map((one) => titleOf('matters', one)).join(', '),
              ],
              [
                t.decidesBy,
                provision?.decidesBy === undefined
                  ? '–'
                  : `${titleOf('decisions', provision.decidesBy)}. ${howItDecides(asked, id)}`,
              ],
              circle.wider === undefined
                ? undefined
                : [t.within, <a href={path(`/circles/${circle.wider}`)}>{titleOf('circles', circle.wider)}</a>],
              circle.legalResponsibility ? [t.law, t.lawText] : undefined,
              mandate === undefined
                ? circle.wider === undefined
                  ? undefined
                  : [
                      <Term means={t.mandateMeans}>{t.mandate}</Term>,
                      <Status is="bad">
                        {consents(asked, circle.wider) ? t.noMandate : t.noMandateSo(titleOf('circles', circle.wider))}
                      </Status>,
                    ]
                : [
                    <Term means={t.mandateMeans}>{t.mandate}</Term>,
                    <>
                      {t.lentBy(titleOf('circles', mandate.lentBy))} <Day on={mandate.from} asked={asked} /> –{' '}
                      <Day on={mandate.until} asked={asked} />
                    </>,
                  ],
              mandate?.budgetMinor === undefined
                ? undefined
                : [
                    t.budget,
                    <>
                      {t.left(
                        money(mandate.leftMinor, charter.currency, locale),
                        money(mandate.budgetMinor, charter.currency, locale),
                      )}{' '}
                      ({t.used(money(mandate.usedMinor, charter.currency, locale))})
                    </>,
                  ],
              [t.members, members.length === 0 ? t.nobody : await names(members)],
              circle.applicants.length === 0 ? undefined : [t.applicants, await names(circle.applicants)],
              links.wider === undefined && links.narrower === undefined
                ? undefined
                : [
                    <Term means={t.linkMeans}>{t.link}</Term>,
                    (
                      await Promise.all(
                        [links.wider, links.narrower].map(async (link) =>
                          link === undefined
                            ? []
                            : [
                                `${await asked.nameOf(link.member)}${link.standing === 'broken' ? ` (${t.broken})` : ''}`,
                              ],
                        ),
                      )
                    )
                      .flat()
                      .join(', '),
                  ],
            ]}
          />
          {Object.keys(roles).length === 0 ? null : (
            <Table
              caption={t.roles}
              columns={[t.role, t.who, t.until]}
              rows={
                await Promise.all(
                  Object.entries(roles).map(async ([role, { holder, until }]) => [
                    await asked.nameOf(role),
                    await asked.nameOf(holder),
                    <Day on={until} asked={asked} />,
                  ]),
                )
              }
            />
          )}

          {byConsent || rounds.length > 0 ? <h2>{t.askedNow}</h2> : null}
          {rounds.length === 0 ? (
            byConsent ? (
              <Empty>
                <p>{isIn ? t.noRounds : t.noRoundsOthers}</p>
              </Empty>
            ) : null
          ) : (
            <ul>
              {rounds.map(async (round) => (
                <li>
                  <a href={path(`/rounds/${round.round}`)}>{await roundTitle(asked, round.round, round.subject)}</a>
                  {round.awaited.some(({ from }) => from.includes(me)) ? (
                    <>
                      {' '}
                      <Status is="open">{t.waitsForYou}</Status>
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
          {isIn && byConsent ? (
            <div class="actions">
              <a class="button" href={path(`/circles/${id}/start/matter`)}>
                {t.start}
              </a>
              <a class="button quiet" href={path(`/circles/${id}/start/role`)}>
                {t.startRole}
              </a>
              <a class="button quiet" href={path(`/circles/${id}/start/place`)}>
                {t.startPlace}
              </a>
              {narrower.length > 0 ? (
                <a class="button quiet" href={path(`/circles/${id}/start/mandate`)}>
                  {t.startMandate}
                </a>
              ) : null}
              {narrower.length > 0 || circle.wider !== undefined ? (
                <a class="button quiet" href={path(`/circles/${id}/start/link`)}>
                  {t.startLink}
                </a>
              ) : null}
              <a class="button quiet" href={path(`/circles/${id}/start/admission`)}>
                {t.startAdmission}
              </a>
            </div>
          ) : null}
          {up.length === 0 ? null : (
            <>
              <h2>{t.up}</h2>
              <ul>
                {up.map(async ({ round, from, subject }) => (
                  <li>
                    {await roundTitle(asked, round, subject)} ({titleOf('circles', from)}){' '}
                    {isIn ? (
                      <a href={path(`/circles/${id}/start/matter?takesUp=${encodeURIComponent(round)}`)}>{t.takeUp}</a>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          )}

          <h2>{t.agreed}</h2>
          {agreements.length === 0 ? (
            <Empty>
              <p>{t.noAgreements}</p>
            </Empty>
          ) : (
            <ul class="cards">
              {agreements.map(async ({ round, subject, wording, reviewOn, due }) => (
                <li class={due ? 'card soon' : 'card'}>
                  <h3>
                    <a href={path(`/rounds/${round}`)}>{await roundTitle(asked, round, subject)}</a>
                  </h3>
                  {subject.kind === 'matter' || subject.kind === 'mandate' ? (
                    <blockquote class="text">{await asked.textOf(wording)}</blockquote>
                  ) : null}
                  <p>
                    {due ? <Status is="open">{t.due}</Status> : <Status is="good">{t.inForce}</Status>} {t.review}{' '}
                    <Day on={reviewOn} asked={asked} />
                    {isIn && byConsent && subject.kind === 'matter' ? (
                      <>
                        {' · '}
                        <a href={path(`/circles/${id}/start/matter?reviews=${encodeURIComponent(round)}`)}>
                          {t.reviewIt}
                        </a>
                      </>
                    ) : null}
                  </p>
                </li>
              ))}
            </ul>
          )}

          {isIn && agreements.some(({ subject }) => subject.kind === 'matter') ? (
            <>
              <h2>{t.act}</h2>
              <p>{t.actText}</p>
              <Form to={`/circles/${id}/act`} asked={asked}>
                <Select
                  name="agreement"
                  label={t.onAgreement}
                  options={
                    await Promise.all(
                      agreements
                        .filter(({ subject }) => subject.kind === 'matter')
                        .map(async ({ round, subject }) => ({
                          value: round,
                          label: await roundTitle(asked, round, subject),
                        })),
                    )
                  }
                  chosen={asked.field('agreement')}
                />
                <Field
                  name="amount"
                  label={t.amount}
                  hint={t.amountHint}
                  inputmode="decimal"
                  unit={charter.currency}
                  value={asked.field('amount')}
                />
                <Field name="record" label={t.what} type="textarea" rows={2} value={asked.field('record')} />
                <Button>{t.actNow}</Button>
              </Form>
            </>
          ) : null}

          <h2>{t.joining}</h2>
          {provision?.electedBy !== undefined ? (
            <p>
              {t.elected} <a href={path('/elections')}>{titleOf('elections', provision.electedBy)}</a>.
            </p>
          ) : (
            <p>{wayIn.says}</p>
          )}
          {isIn || circle.applicants.includes(me) ? (
            <Form to={`/circles/${id}/leave`} asked={asked}>
              <Button quiet>{isIn ? t.leave : t.takeBack}</Button>
            </Form>
          ) : provision?.electedBy === undefined && wayIn.open ? (
            <Form to={`/circles/${id}/apply`} asked={asked}>
              <Button>{t.apply}</Button>
            </Form>
          ) : null}
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

export const applyTo = (asked: Asked) =>
  asked.give({ type: 'apply-to-circle', circle: asked.param('circle') }, (refusal) => circlePage(asked, refusal))

export const leaveIt = (asked: Asked) =>
  asked.give({ type: 'leave-circle', circle: asked.param('circle') }, (refusal) => circlePage(asked, refusal))

export async function actIn(asked: Asked) {
  const circle = asked.param('circle')
  const agreement = asked.field('agreement')
  const found = views.circles.agreements(asked.state).find(({ round }) => round === agreement)
  const matter = found?.subject.kind === 'matter' ? found.subject.matter : ''
  const typed = asked.field('amount')
  const record = asked.field('record')
  return asked.give(
    {
      type: 'act',
      circle,
      matter,
      agreement,
      ...(typed === '' ? {} : { amountMinor: amountTyped(typed, asked.charter.currency) ?? typed }),
      ...(record === '' ? {} : { record: await asked.keepText(record) }),
    },
    (refusal) => circlePage(asked, refusal),
  )
}

const WORDS = wordsOf({
  circles: ['Circles', 'Círculos'],
  decidesOn: ['Decides on', 'Decide sobre'],
  domainMeans: ['Its domain: the matters it may decide on.', 'Su ámbito: los asuntos sobre los que puede decidir.'],
  nothingNow: ['Nothing now: it has no mandate.', 'Nada ahora: no tiene mandato.'],
  decidesBy: ['Decides by', 'Decide mediante'],
  within: ['Works within', 'Trabaja dentro de'],
  law: ['Legal responsibility', 'Responsabilidad legal'],
  lawText: ['It answers before the law.', 'Responde ante la ley.'],
  mandate: ['Mandate', 'Mandato'],
  mandateMeans: [
    'Authority that is lent for a time and within limits.',
    'Autoridad que se presta por un tiempo y con límites.',
  ],
  noMandate: [
    'None: a consent round of the wider circle can lend one',
    'Ninguno: una ronda del círculo más amplio puede prestarlo',
  ],
  noMandateSo: [
    (wider: string) =>
      `None: only a consent round lends one, and “${wider}” does not decide by consent. As the charter stands, nobody can`,
    (wider: string) =>
      `Ninguno: solo lo presta una ronda de consentimiento, y «${wider}» no decide por consentimiento. Tal como están los estatutos, nadie puede`,
  ],
  lentBy: [(circle: string) => `Lent by “${circle}”,`, (circle: string) => `Prestado por «${circle}»,`],
  budget: ['Budget', 'Presupuesto'],
  left: [
    (left: string, of: string) => `${left} left of ${of}`,
    (left: string, of: string) => `quedan ${left} de ${of}`,
  ],
  used: [(used: string) => `${used} used`, (used: string) => `${used} usados`],
  members: ['In it', 'Lo forman'],
  nobody: ['Nobody yet', 'Nadie todavía'],
  applicants: ['Ask to join', 'Piden entrar'],
  link: ['Linked by', 'Enlazan'],
  linkMeans: [
    'Two people who are in both circles: one sent by the wider, one by this one.',
    'Dos personas que están en ambos círculos: una la envía el más amplio y otra, este.',
  ],
  broken: ['no longer: somebody else is awaited', 'ya no: falta otra persona'],
  roles: ['Roles', 'Funciones'],
  role: ['Role', 'Función'],
  who: ['Who', 'Quién'],
  until: ['Until', 'Hasta'],
  askedNow: ['Asked for consent now', 'Se pide consentimiento ahora'],
  noRounds: [
    'Nothing is asked now. Whoever is in the circle can bring something.',
    'Ahora no se pregunta nada. Quien está en el círculo puede traer algo.',
  ],
  noRoundsOthers: ['Nothing is asked now.', 'Ahora no se pregunta nada.'],
  waitsForYou: ['Waits for you', 'Te espera'],
  start: ['Bring a proposal', 'Traer una propuesta'],
  startRole: ['Select somebody for a role', 'Seleccionar para una función'],
  startPlace: ['Take somebody in', 'Acoger a alguien'],
  startMandate: ['Lend a mandate', 'Prestar un mandato'],
  startLink: ['Send somebody to link', 'Enviar a alguien de enlace'],
  startAdmission: ['Admit a new member', 'Admitir a un nuevo miembro'],
  up: ['Comes from a narrower circle', 'Viene de un círculo interior'],
  takeUp: ['Take it up', 'Ocuparse de ello'],
  agreed: ['Agreed and in force', 'Acordado y en vigor'],
  noAgreements: [
    'Nothing was agreed yet. What finds consent in a round stands here, with the day of its review.',
    'Aún no se ha acordado nada. Lo que encuentra consentimiento en una ronda está aquí, con el día de su revisión.',
  ],
  due: ['Time to review', 'Toca revisarlo'],
  inForce: ['In force', 'En vigor'],
  review: ['To be reviewed on', 'Se revisa el'],
  reviewIt: ['Bring a new wording', 'Traer otra redacción'],
  act: ['Act on an agreement', 'Actuar según un acuerdo'],
  actText: [
    'Note what the circle does by what it agreed on; what it spends is taken from the budget of its mandate.',
    'Anota lo que el círculo hace según lo acordado; lo que gasta sale del presupuesto de su mandato.',
  ],
  onAgreement: ['By which agreement', 'Según qué acuerdo'],
  amount: ['Amount spent', 'Importe gastado'],
  amountHint: ['Leave empty where nothing is spent.', 'Déjalo vacío si no se gasta nada.'],
  what: ['What is done', 'Qué se hace'],
  actNow: ['Note it', 'Anotarlo'],
  joining: ['Joining and leaving', 'Entrar y salir'],
  elected: ['Its seats are filled by', 'Sus puestos se cubren por'],
  apply: ['Ask to join', 'Pedir entrar'],
  leave: ['Leave this circle', 'Dejar este círculo'],
  takeBack: ['Take back my request', 'Retirar mi petición'],
})
