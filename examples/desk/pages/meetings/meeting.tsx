import { views } from 'coop-rules/cooperative'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Choice, Day, Empty, Facts, Field, Refused, Select, Status, Term } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { decisionsFor } from '../charter/in-meeting.js'
import { peopleAs } from '../circles/people.js'
import { meetingTitle } from './list.js'

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
  const left = found.agenda.filter((item) => !found.matters.some(({ matter }) => matter === item))
  const carried = found.proxies.filter(({ holder }) => holder === me)
  const openNow = new Set(views.decisions.openDecisions(state).map(({ decision }) => decision))
  const open = found.matters.filter(({ decision }) => openNow.has(decision))
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
          <h2>{t.agenda}</h2>
          {found.agenda.length === 0 ? (
            <Empty>
              <p>{t.noAgenda}</p>
            </Empty>
          ) : (
            <ol>
              {found.agenda.map(async (item) => {
                const put = found.matters.find(({ matter }) => matter === item)
                const stands = put === undefined ? undefined : views.meetings.resolutionState(state, put.decision)
                return (
                  <li>
                    {await asked.nameOf(item)}
                    {put === undefined ? null : (
                      <>
                        {' · '}
                        <a href={path(`/decisions/${put.decision}`)}>{t.voted}</a>
                      </>
                    )}
                    {stands === undefined ? null : <> ({t[stands.kind]})</>}
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
            {left.length > 0 && decisionsFor(asked).some((one) => found.decides.includes(one)) ? (
              <p class="soft">
                {t.amend} <a href={path('/charter/amend')}>{t.toAmend}</a>
              </p>
            ) : null}
            {left.length === 0 || found.decides.length === 0 ? null : (
              <Act
                asked={asked}
                to={to('put')}
                given={{
                  type: 'put-to-vote',
                  meeting: id,
                  matter: left[0] ?? '',
                  decision: 'd-new',
                  provision:
                    found.decides.find((one) => !('choose' in (asked.charter.decisions?.[one]?.rule ?? {}))) ?? '',
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
                  options={found.decides.map((value) => ({ value, label: titleOf('decisions', value) }))}
                  chosen={kept(asked, to('put'))('provision')}
                />
                <Field
                  name="record"
                  id="put-record"
                  label={t.text}
                  type="textarea"
                  value={kept(asked, to('put'))('record')}
                />
              </Act>
            )}
            {open.flatMap(({ decision, matter }) =>
              carried.map(async ({ giver }) => {
                const hidden = { decision, giver }
                return (
                  <Act
                    asked={asked}
                    to={to('by-proxy')}
                    given={{ type: 'cast-by-proxy', meeting: id, decision, giver, choice: 'for' }}
                    says={t.voteFor(await asked.nameOf(giver))}
                    about={await asked.nameOf(matter)}
                    hidden={hidden}
                  >
                    <Choice
                      name="choice"
                      id={`choice-${decision}-${giver}`}
                      legend={await asked.nameOf(matter)}
                      options={[
                        { value: 'for', label: t.for },
                        { value: 'against', label: t.against },
                        { value: 'abstain', label: t.abstain },
                      ]}
                      chosen={kept(asked, to('by-proxy'), hidden)('choice')}
                    />
                  </Act>
                )
              }),
            )}
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
            {found.matters.map(async ({ decision, matter }) => {
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
  takeQuorum: ['Take the quorum', 'Comprobar el quórum'],
  giveProxy: ['Let somebody carry my vote', 'Delegar mi voto'],
  holder: ['Who carries it', 'Quién lo lleva'],
  withdrawProxy: [(who: string) => `Take my vote back from ${who}`, (who: string) => `Retirar mi voto a ${who}`],
  amend: [
    'A change of the charter is put to the vote from the charter, as an item of this agenda, once the quorum is taken.',
    'Un cambio de los estatutos se somete a votación desde los estatutos, como punto de este orden del día, comprobado el quórum.',
  ],
  toAmend: ['Propose a change', 'Proponer un cambio'],
  put: ['Put an item to the vote', 'Someter un punto a votación'],
  item: ['Item', 'Punto'],
  by: ['By which rule', 'Con qué regla'],
  text: ['What is decided on', 'Qué se decide'],
  voteFor: [
    (who: string) => `Vote for ${who}, whose vote I carry`,
    (who: string) => `Votar por ${who}, cuyo voto llevo`,
  ],
  for: ['In favour', 'A favor'],
  against: ['Against', 'En contra'],
  abstain: ['Abstain', 'Abstención'],
  publish: ['Publish the minutes', 'Publicar el acta'],
  minutesText: ['The minutes', 'El acta'],
  challenge: ['Challenge', 'Impugnar'],
  grounds: ['On which grounds', 'Por qué motivos'],
  notCalled: ['You are not called to this meeting.', 'No estás entre las personas convocadas.'],
  history: ['What happened in this meeting', 'Lo que ocurrió en esta asamblea'],
})
