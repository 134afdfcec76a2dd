import { views } from 'coop-rules/cooperative'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Day, Empty, Facts, Field, Refused, Select, Status, Term, Text } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { peopleAs } from '../circles/people.js'
import { ForOthers } from './for-others.js'
import { isMissed, meetingTitle } from './list.js'
import { decidedBy, putIn } from './puts.js'

/** One meeting: when, on what, who is there and for whom, what it decided, and whether the minutes are out. */
export async function meetingPage(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const { state, me, path, titleOf } = asked
  const id = asked.param('meeting')
  const found = views.meetings.meetingInFull(state, id)
  if (found === undefined) return asked.notFound()
  const to = (step: string) => `/meetings/${id}/${step}`
  const mine = views.meetings.proxiesOf(state, me)
  const others = views.members
    .whoMayVote(state)
    .map(({ member }) => member)
    .filter((one) => one !== me)
  const put = putIn(state, found)
  const closesOn = new Map(
    views.decisions.openDecisions(state).map(({ decision, closesOn: day }) => [decision, day] as const),
  )
  const open = put.filter(({ decision }) => closesOn.has(decision))
  const { items, others: elsewhere } = decidedBy(asked.charter, found.decides)
  const left = found.agenda.filter((item) => !put.some(({ matter }) => matter === item))
  const failed = isMissed(found, asked.today)
  return asked.page(
    {
      title: await meetingTitle(asked, id, found.provision),
      back: [path('/meetings'), t.meetings],
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p class="big">
            <Day on={found.on} asked={asked} />
          </p>
          {failed ? (
            <p>
              <Status is="bad">{t.failed}</Status>
            </p>
          ) : null}
          <Facts
            facts={[
              [t.body, titleOf('meetings', found.provision)],
              [
                t.called,
                <>
                  <Day on={found.calledOn} asked={asked} /> ({t.version(found.charterVersion)})
                </>,
              ],
              found.call === 'second' ? [t.call, t.second] : undefined,
              [
                <Term means={t.quorumMeans}>{t.quorum}</Term>,
                <>
                  <Status is={found.quorum === 'quorate' ? 'good' : found.quorum === 'over' ? 'bad' : 'open'}>
                    {t[found.quorum]}
                  </Status>{' '}
                  {found.needed === null ? '' : t.presentOf(found.present, found.needed)}
                </>,
              ],
              [
                t.here,
                found.attendance.length === 0
                  ? t.nobody
                  : (
                      await Promise.all(
                        found.attendance.map(
                          async ({ member, how }) =>
                            `${await asked.nameOf(member)}${how === 'remote' ? ` (${t.remote})` : ''}`,
                        ),
                      )
                    ).join(', '),
              ],
              found.proxies.length === 0
                ? undefined
                : [
                    <Term means={t.proxyMeans}>{t.proxies}</Term>,
                    (
                      await Promise.all(
                        found.proxies.map(async ({ giver, holder }) =>
                          t.carries(await asked.nameOf(holder), await asked.nameOf(giver)),
                        ),
                      )
                    ).join('; '),
                  ],
              [
                t.minutes,
                found.publishedOn === undefined ? (
                  t.notPublished
                ) : (
                  <>
                    <Status is="good">{t.published}</Status> <Day on={found.publishedOn} asked={asked} />
                  </>
                ),
              ],
            ]}
          />
          {found.record === undefined ||
          !(views.members.mayVote(state, me) || views.meetings.isCalledTo(state, id, me)) ? null : (
            <>
              <h2>{t.minutes}</h2>
              <Text of={found.record} asked={asked} />
            </>
          )}
          <h2>{t.agenda}</h2>
          {found.agenda.length === 0 ? (
            <Empty>
              <p>{t.noAgenda}</p>
            </Empty>
          ) : (
            <ol>
              {found.agenda.map(async (item) => {
                return (
                  <li>
                    {await asked.nameOf(item)}
                    {put
                      .filter(({ matter }) => matter === item)
                      .map(({ decision }) => {
                        const stands = views.meetings.resolutionState(state, decision)
                        const until = closesOn.get(decision)
                        return (
                          <>
                            {' · '}
                            <a href={path(`/decisions/${decision}`)}>{t.voted}</a>
                            {stands === undefined ? null : <> ({t[stands.kind]})</>}
                            {until === undefined ? null : (
                              <>
                                {' '}
                                ({t.openUntil} <Day on={until} asked={asked} />)
                              </>
                            )}
                          </>
                        )
                      })}
                  </li>
                )
              })}
            </ol>
          )}
          {found.matters
            .filter(({ matter }) => !found.agenda.includes(matter))
            .map(async ({ matter, decision }) => (
              <p>
                {await asked.nameOf(matter)} · <a href={path(`/decisions/${decision}`)}>{t.voted}</a>
              </p>
            ))}
          {found.agenda.length > 0 && !failed && found.on > asked.today ? <p class="soft">{t.agendaStays}</p> : null}
          <h2>{t.now}</h2>
          <div class="acts">
            <Act
              asked={asked}
              to={to('agenda')}
              given={{ type: 'send-agenda', meeting: id, agenda: ['item'] }}
              says={t.sendAgenda}
            >
              <Field
                name="agenda"
                label={t.agenda}
                hint={t.agendaHint}
                type="textarea"
                value={kept(asked, to('agenda'))('agenda')}
              />
            </Act>
            <Act
              asked={asked}
              to={to('presence')}
              given={{ type: 'register-presence', meeting: id, how: 'in-person' }}
              says={t.inPerson}
              hidden={{ how: 'in-person' }}
            />
            <Act
              asked={asked}
              to={to('presence')}
              given={{ type: 'register-presence', meeting: id, how: 'remote' }}
              says={t.fromAfar}
              hidden={{ how: 'remote' }}
              quiet
            />
            <Act asked={asked} to={to('quorum')} given={{ type: 'take-quorum', meeting: id }} says={t.takeQuorum} />
            {others.length === 0 ? null : (
              <Act
                asked={asked}
                to={to('proxy')}
                given={{ type: 'give-proxy', holder: others[0] ?? '', meeting: id }}
                says={t.giveProxy}
              >
                <p>{t.proxyCounts}</p>
                <Select
                  name="holder"
                  label={t.holder}
                  options={await peopleAs(asked, others)}
                  chosen={kept(asked, to('proxy'))('holder')}
                />
              </Act>
            )}
            {mine.map(async ({ holder, meeting }) =>
              meeting !== undefined && meeting !== id ? null : (
                <Act
                  asked={asked}
                  to={to('withdraw-proxy')}
                  given={{ type: 'withdraw-proxy', ...(meeting === undefined ? {} : { meeting }) }}
                  says={t.withdrawProxy(await asked.nameOf(holder))}
                  hidden={{ which: meeting === undefined ? 'until' : 'meeting' }}
                  quiet
                />
              ),
            )}
            {left.length === 0 || failed || found.on < asked.today
              ? null
              : elsewhere.map(({ decision, begins }) =>
                  begins === undefined ? null : (
                    <p class="soft">
                      <strong>{titleOf('decisions', decision)}.</strong> {t[`begins-${begins}`]}{' '}
                      <a href={path(BEGINS[begins])}>{t[`to-${begins}`]}</a>
                    </p>
                  ),
                )}
            {left.length === 0 || items.length === 0 ? null : (
              <Act
                asked={asked}
                to={to('put')}
                given={{
                  type: 'put-to-vote',
                  meeting: id,
                  matter: left[0] ?? '',
                  decision: 'd-new',
                  provision: items.find((one) => !('choose' in (asked.charter.decisions?.[one]?.rule ?? {}))) ?? '',
                }}
                says={t.put}
              >
                <Select
                  name="matter"
                  label={t.item}
                  options={await Promise.all(left.map(async (value) => ({ value, label: await asked.nameOf(value) })))}
                  chosen={kept(asked, to('put'))('matter')}
                />
                <Select
                  name="provision"
                  label={t.by}
                  options={items.map((value) => ({ value, label: titleOf('decisions', value) }))}
                  chosen={kept(asked, to('put'))('provision')}
                />
                <Field
                  name="record"
                  id="put-record"
                  label={t.text}
                  hint={t.textHint}
                  type="textarea"
                  value={kept(asked, to('put'))('record')}
                />
              </Act>
            )}
            {open.map(async ({ decision, matter }) => (
              <ForOthers asked={asked} meeting={id} decision={decision} about={await asked.nameOf(matter)} />
            ))}
            <Act
              asked={asked}
              to={to('minutes')}
              given={{ type: 'publish-minutes', meeting: id, record: SOME_TEXT }}
              says={t.publish}
            >
              <Field
                name="record"
                id="minutes-record"
                label={t.minutesText}
                type="textarea"
                rows={8}
                value={kept(asked, to('minutes'))('record')}
              />
            </Act>
            {put.map(async ({ decision, matter }) => {
              const stands = views.meetings.resolutionState(state, decision)
              const hidden = { decision }
              return stands === undefined ? null : (
                <Act
                  asked={asked}
                  to={to('challenge')}
                  given={{ type: 'challenge-resolution', decision }}
                  says={t.challenge}
                  about={await asked.nameOf(matter)}
                  hidden={hidden}
                  quiet
                >
                  <Field
                    name="record"
                    id={`challenge-${decision}`}
                    label={t.grounds}
                    type="textarea"
                    value={kept(asked, to('challenge'), hidden)('record')}
                  />
                </Act>
              )
            })}
          </div>
          {views.meetings.isCalledTo(state, id, me) ? null : <p class="soft">{t.notCalled}</p>}
          <p>
            <a href={path(`/minutes?about=${encodeURIComponent(id)}`)}>{t.history}</a>
          </p>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** Where decisions begin that are not about an item. */
const BEGINS = { charter: '/charter/amend', members: '/members', join: '/members/join' } as const

const WORDS = wordsOf({
  meetings: ['Meetings', 'Asambleas'],
  body: ['Which meeting', 'Qué asamblea'],
  called: ['Called on', 'Convocada el'],
  version: [(v: string) => `charter ${v}`, (v: string) => `estatutos ${v}`],
  call: ['Call', 'Convocatoria'],
  second: ['second', 'segunda'],
  quorum: ['Quorum', 'Quórum'],
  quorumMeans: [
    'How many must take part for the meeting to decide at all.',
    'Cuántas personas han de participar para que la asamblea pueda decidir.',
  ],
  'not-taken': ['not taken yet', 'aún no comprobado'],
  quorate: ['enough are there', 'hay suficientes'],
  over: ['without a quorum', 'sin quórum'],
  presentOf: [
    (n: number, of: number) => `${n} take part, ${of} needed`,
    (n: number, of: number) => `participan ${n}, se necesitan ${of}`,
  ],
  here: ['Who is there', 'Quién está'],
  nobody: ['Nobody is registered yet', 'Nadie registrado aún'],
  remote: ['from afar', 'a distancia'],
  proxies: ['Proxies', 'Delegaciones de voto'],
  proxyMeans: [
    'A vote carried by somebody else for an absent member.',
    'Un voto que otra persona lleva por un miembro ausente.',
  ],
  carries: [
    (holder: string, giver: string) => `${holder} for ${giver}`,
    (holder: string, giver: string) => `${holder} por ${giver}`,
  ],
  minutes: ['Minutes', 'Acta'],
  notPublished: ['Not published', 'Sin publicar'],
  published: ['Published', 'Publicada'],
  agenda: ['Agenda', 'Orden del día'],
  noAgenda: ['It was not sent yet. Whoever called the meeting sends it.', 'Aún no se envió. La envía quien convocó.'],
  agendaHint: ['One item a line.', 'Un punto por línea.'],
  voted: ['the vote on it', 'su votación'],
  stands: ['it stands', 'es firme'],
  open: ['can still be challenged', 'aún se puede impugnar'],
  challenged: ['challenged', 'impugnado'],
  annulled: ['annulled', 'anulado'],
  now: ['What you can do now', 'Lo que puedes hacer ahora'],
  sendAgenda: ['Send the agenda', 'Enviar el orden del día'],
  inPerson: ['I am there', 'Estoy presente'],
  fromAfar: ['I take part from afar', 'Participo a distancia'],
  takeQuorum: ['Count who is here', 'Contar quién está'],
  giveProxy: ['Let somebody carry my vote', 'Delegar mi voto'],
  holder: ['Who carries it', 'Quién lo lleva'],
  withdrawProxy: [(who: string) => `Take my vote back from ${who}`, (who: string) => `Retirar mi voto a ${who}`],
  failed: ['Did not take place', 'No se celebró'],
  openUntil: ['begun in the meeting; voting ends on', 'empezada en la asamblea; la votación se cierra el'],
  agendaStays: [
    'The agenda was sent and stays as it is, so that everybody knows beforehand what is decided. What is not on it goes to another meeting: ask for one, or have it put on the agenda of the next.',
    'El orden del día se envió y queda como está, para que se sepa de antemano qué se decide. Lo que no está en él va a otra asamblea: pide una, o que figure en el orden del día de la próxima.',
  ],
  proxyCounts: [
    'They count for you in this meeting: for its quorum and, on its day, in every vote put in it. A vote that goes on after that day is yours again, to cast or to change.',
    'Cuenta por ti en esta asamblea: para el quórum y, ese día, en cada votación que se abra en ella. Si una votación sigue después de ese día, el voto vuelve a ser tuyo, para emitirlo o cambiarlo.',
  ],
  'begins-charter': [
    'It begins at the charter, as an item of this agenda, once those who are here are counted.',
    'Empieza en los estatutos, como punto de este orden del día, contadas las personas presentes.',
  ],
  'to-charter': ['Propose a change', 'Proponer un cambio'],
  'begins-members': [
    'It is about one person, and begins on the page of that person.',
    'Trata de una persona, y empieza en la página de esa persona.',
  ],
  'to-members': ['To the members', 'Ir a los miembros'],
  'begins-join': ['It begins with an application.', 'Empieza con una solicitud.'],
  'to-join': ['How to join', 'Cómo entrar'],
  put: ['Put an item to the vote', 'Someter un punto a votación'],
  item: ['Item', 'Punto'],
  by: ['By which rule', 'Con qué regla'],
  text: ['What is decided on', 'Qué se decide'],
  textHint: ['Left empty, it is what the item says.', 'Si lo dejas vacío, es lo que dice el punto.'],
  publish: ['Publish the minutes', 'Publicar el acta'],
  minutesText: ['The minutes', 'El acta'],
  challenge: ['Challenge', 'Impugnar'],
  grounds: ['On which grounds', 'Por qué motivos'],
  notCalled: ['You are not called to this meeting.', 'No estás entre las personas convocadas.'],
  history: ['What happened in this meeting', 'Lo que ocurrió en esta asamblea'],
})
