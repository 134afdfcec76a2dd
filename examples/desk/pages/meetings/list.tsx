import { views } from 'coop-rules/cooperative'
import { exact, multiply, roundTo } from 'coop-rules/exact'
import { could } from '../../kernel/could.js'
import { Button, Day, Empty, Field, Form, Refused, Select, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { daysFrom } from '../circles/people.js'

/** Meetings that were called and held, and forms to call one or to ask for one. */
export async function meetingsPage(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const { state, path, charter, titleOf, today, me } = asked
  const all = views.meetings.meetingsCalled(state)
  const coming = all.filter(({ on, quorum }) => quorum !== 'over' && on >= today)
  const past = all.filter((one) => !coming.includes(one)).reverse()
  const held = past.filter((one) => !isMissed(one, today))
  const missed = past.filter((one) => isMissed(one, today))
  const bodies = Object.keys(charter.meetings ?? {})
  const asks = views.meetings.meetingsAskedFor(state)
  const voters = views.members.whoMayVote(state)
  const list = (some: typeof all) => (
    <ul class="cards">
      {some.map(async (one) => (
        <li class="card">
          <h3>
            <a href={path(`/meetings/${one.meeting}`)}>{await meetingTitle(asked, one.meeting, one.provision)}</a>
          </h3>
          <p>
            <Day on={one.on} asked={asked} /> · {t.items(one.agenda.length)}
            {one.publishedOn === undefined ? null : (
              <>
                {' · '}
                <Status is="good">{t.published}</Status>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
  return asked.page(
    {
      title: t.title,
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <h2>{t.coming}</h2>
          {coming.length === 0 ? (
            <Empty>
              <p>{t.noneComing}</p>
            </Empty>
          ) : (
            list(coming)
          )}
          {asks.length === 0 ? null : (
            <>
              <h2>{t.askedFor}</h2>
              {asks.map(async ({ meeting, provision, members }) => (
                <div class="card">
                  <p>
                    {await meetingTitle(asked, meeting, provision)}: {t.asking(members.length)}
                  </p>
                  {could(asked, { type: 'ask-for-meeting', meeting, provision }) ? (
                    <Form to="/meetings/ask" asked={asked}>
                      <input type="hidden" name="meeting" value={meeting} />
                      <input type="hidden" name="provision" value={provision} />
                      <Button>{t.askToo}</Button>
                    </Form>
                  ) : null}
                </div>
              ))}
            </>
          )}
          {held.length === 0 ? null : (
            <>
              <h2>{t.held}</h2>
              {list(held)}
            </>
          )}
          {missed.length === 0 ? null : (
            <>
              <h2>{t.missed}</h2>
              {list(missed)}
            </>
          )}
          {views.members.mayVote(state, me) ? (
            <>
              <h2>{t.call}</h2>
              <p>{t.callText}</p>
              <Form to="/meetings" asked={asked}>
                <Select
                  name="provision"
                  label={t.body}
                  options={bodies.map((value) => ({ value, label: titleOf('meetings', value) }))}
                  chosen={asked.field('provision')}
                />
                {asks.length === 0 ? null : (
                  <Select
                    name="meeting"
                    label={t.which}
                    options={[
                      { value: '', label: t.newOne },
                      ...(await Promise.all(
                        asks.map(async ({ meeting, provision }) => ({
                          value: meeting,
                          label: await meetingTitle(asked, meeting, provision),
                        })),
                      )),
                    ]}
                    chosen={
                      refusal === undefined
                        ? (asks.find(({ members }) => members.includes(me))?.meeting ?? '')
                        : asked.field('meeting')
                    }
                  />
                )}
                <Field name="title" label={t.name} value={asked.field('title')} />
                <Field name="on" label={t.on} type="date" value={asked.field('on') || daysFrom(today, 21)} />
                <Field
                  name="agenda"
                  label={t.agenda}
                  hint={t.agendaHint}
                  type="textarea"
                  value={asked.field('agenda')}
                />
                <div class="actions">
                  <Button>{t.callNow}</Button>
                </div>
              </Form>
              <h2>{t.ask}</h2>
              <p>
                {t.askText}{' '}
                {bodies.flatMap((body) => {
                  const needed = askersNeeded(asked, body, voters)
                  return needed === undefined ? [] : [t.needed(titleOf('meetings', body), needed), ' ']
                })}
              </p>
              {asks.length === 0 ? null : (
                <p>
                  <strong>{t.askedAlready}</strong>{' '}
                  {(
                    await Promise.all(asks.map(({ meeting, provision }) => meetingTitle(asked, meeting, provision)))
                  ).join(', ')}
                  . {t.joinInstead}
                </p>
              )}
              <Form to="/meetings/ask" asked={asked}>
                <Select
                  name="provision"
                  id="ask-provision"
                  label={t.body}
                  options={bodies.map((value) => ({ value, label: titleOf('meetings', value) }))}
                />
                <Field name="title" id="ask-title" label={t.name} />
                <Button quiet>{t.askNow}</Button>
              </Form>
            </>
          ) : (
            <p>{t.noVoteYet}</p>
          )}
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** Whether a meeting did not take place: its day is over and nobody counted who was there, or too few were and there is no further call. */
export const isMissed = ({ on, quorum }: Pick<Shown, 'on' | 'quorum'>, today: string): boolean =>
  quorum === 'over' || (quorum === 'not-taken' && on < today)

type Shown = views.meetings.MeetingShown

/** How many members who ask for a meeting of a body can call it; undefined where the charter lets none, or does not say by whom they are counted. */
export const askersNeeded = ({ charter }: Pick<Asked, 'charter'>, provision: string, voters: readonly Voter[]) => {
  const { calledByShare, members: called } = charter.meetings?.[provision] ?? {}
  const electorate = called?.members
  if (calledByShare === undefined || electorate === undefined) return undefined
  const classes = typeof electorate === 'object' && 'classes' in electorate ? electorate.classes : undefined
  if (electorate !== 'all' && classes === undefined) return undefined
  const many = voters.filter(({ memberClass }) => classes === undefined || classes.includes(memberClass)).length
  return Number(roundTo({ value: multiply(exact(calledByShare), exact(many)), places: 0, rounding: 'up' }))
}

interface Voter {
  readonly memberClass: string
}

/** What a meeting is called: its name, or that of the body. */
export const meetingTitle = async (asked: Asked, meeting: string, provision: string): Promise<string> => {
  const name = await asked.nameOf(meeting)
  return name === meeting ? asked.titleOf('meetings', provision) : name.replace(/^[“«]|[”»]$/g, '')
}

/** The items of an agenda, one a line, each kept under an id of its own. */
export const agendaOf = (asked: Asked): readonly string[] => {
  const lines = asked
    .field('agenda')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 100)
  return lines.map((line, at) => {
    const id = asked.newId(`item-${at + 1}`)
    asked.rename(id, line)
    return id
  })
}

/** Gives a meeting that the form makes its name. One that is there already has a name, and so may whatever else has that id. */
const nameNew = (asked: Asked, meeting: string): void => {
  if (asked.field('meeting') === '' && asked.field('title') !== '') asked.rename(meeting, asked.field('title'))
}

export async function callMeeting(asked: Asked) {
  const meeting = asked.field('meeting') || asked.newId('m')
  nameNew(asked, meeting)
  const agenda = agendaOf(asked)
  return asked.give(
    {
      type: 'call-meeting',
      meeting,
      provision: asked.field('provision'),
      on: asked.field('on'),
      ...(agenda.length === 0 ? {} : { agenda }),
    },
    async (refusal) => meetingsPage(asked, await whyNotCalled(asked, refusal)),
  )
}

/** Why a meeting was not called: where those who asked for it are not enough, that, for nobody called it. */
const whyNotCalled = async (asked: Asked, refusal: Refusal): Promise<Refusal> => {
  const t = asked.words(WORDS)
  const few = refusal.because.find((one) => one.code === 'called-by-members')
  if (few?.code !== 'called-by-members' || few.may || few.needed === 0) return refusal
  const [first, ...others] = refusal.because.filter((one) => one !== few)
  const choose = asked.field('meeting') === '' && views.meetings.meetingsAskedFor(asked.state).length > 0
  return {
    ...refusal,
    words: [
      t.tooFew(few.observed, few.outOf, few.needed),
      ...(choose ? [t.chooseAsked] : []),
      ...(first === undefined ? [] : [await asked.tell([first, ...others])]),
    ],
  }
}

/** Asks for a meeting. Whoever asks for one that others asked for already, of the same body and by the same name, asks together with them. */
export async function askFor(asked: Asked) {
  const meeting = asked.field('meeting') || (await askedAlready(asked)) || asked.newId('m')
  if (!views.meetings.meetingsAskedFor(asked.state).some((one) => one.meeting === meeting)) nameNew(asked, meeting)
  return asked.give({ type: 'ask-for-meeting', meeting, provision: asked.field('provision') }, (refusal) =>
    meetingsPage(asked, refusal),
  )
}

/** The meeting that was asked for under what a form says; '' where there is none. */
const askedAlready = async (asked: Asked): Promise<string> => {
  const provision = asked.field('provision')
  const folded = (title: string) => title.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  const wanted = folded(asked.field('title') || asked.titleOf('meetings', provision))
  for (const one of views.meetings.meetingsAskedFor(asked.state))
    if (one.provision === provision && folded(await meetingTitle(asked, one.meeting, provision)) === wanted)
      return one.meeting
  return ''
}

const WORDS = wordsOf({
  title: ['Meetings', 'Asambleas'],
  coming: ['To come', 'Próximas'],
  noneComing: [
    'No meeting is called. Below you can call one, or ask for one.',
    'No hay ninguna convocada. Abajo puedes convocar o pedir una.',
  ],
  items: [(n: number) => (n === 1 ? '1 item' : `${n} items`), (n: number) => (n === 1 ? '1 punto' : `${n} puntos`)],
  published: ['minutes published', 'acta publicada'],
  askedFor: ['Asked for', 'Pedidas'],
  asking: [
    (n: number) => (n === 1 ? '1 member asks for it' : `${n} members ask for it`),
    (n: number) => (n === 1 ? 'la pide 1 miembro' : `la piden ${n} miembros`),
  ],
  askToo: ['I ask for it, too', 'Yo también la pido'],
  held: ['Held', 'Celebradas'],
  missed: ['Did not take place', 'No se celebraron'],
  call: ['Call a meeting', 'Convocar una asamblea'],
  callText: [
    'For whoever may, or those who asked for it once they are enough. How much notice is needed stands in the charter.',
    'Para quien puede, o quienes la pidieron cuando son suficientes. El aviso necesario está en los estatutos.',
  ],
  body: ['Which meeting', 'Qué asamblea'],
  which: ['One that was asked for', 'Una que se pidió'],
  newOne: ['A new one', 'Una nueva'],
  name: ['Its name', 'Su nombre'],
  on: ['On', 'El día'],
  agenda: ['Agenda', 'Orden del día'],
  agendaHint: ['One item a line. It may be sent later.', 'Un punto por línea. Se puede enviar después.'],
  callNow: ['Call it', 'Convocarla'],
  ask: ['Ask for a meeting', 'Pedir una asamblea'],
  askText: [
    'Members who are called to it can ask; when enough do, they can call it.',
    'Pueden pedirla quienes serían convocados; cuando son suficientes, pueden convocarla.',
  ],
  needed: [
    (body: string, n: number) => `${body}: ${n === 1 ? '1 member is' : `${n} members are`} enough today.`,
    (body: string, n: number) => `${body}: hoy ${n === 1 ? 'basta 1 miembro' : `bastan ${n} miembros`}.`,
  ],
  noVoteYet: [
    'Whoever has a vote calls meetings and asks for them. You have no vote yet; you can read what they are about.',
    'Las asambleas las convoca y las pide quien tiene voto. Tú aún no lo tienes; puedes leer de qué tratan.',
  ],
  tooFew: [
    (n: number, of: number, needed: number) =>
      `${n} of ${of} members asked for this meeting. It takes ${needed} to call it.`,
    (n: number, of: number, needed: number) =>
      `${n === 1 ? 'Ha pedido' : 'Han pedido'} esta asamblea ${n} de ${of} miembros. Para convocarla ${needed === 1 ? 'hace falta' : 'hacen falta'} ${needed}.`,
  ],
  chooseAsked: [
    'Choose the one that was asked for, under “One that was asked for”.',
    'Elige la que se pidió, en «Una que se pidió».',
  ],
  askedAlready: ['Asked for already:', 'Ya se ha pedido:'],
  joinInstead: [
    'Join it above rather than asking anew: the requests are then counted together. The same name joins it, too.',
    'Súmate arriba en vez de pedir otra: así las peticiones se cuentan juntas. Con el mismo nombre también te sumas.',
  ],
  askNow: ['Ask for it', 'Pedirla'],
})
