import { views } from 'coop-rules/cooperative'
import { Button, Checks, Day, Empty, Field, Form, Refused, Select, Status } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { daysFrom } from '../circles/people.js'
import { electionTitle, stageInWords } from './say.js'

/** Elections under way and held, who sits where, and a form to open one. */
export async function electionsPage(asked: Asked, refusal?: Refusal) {
  const t = asked.words(WORDS)
  const { state, path, me, charter, titleOf } = asked
  const all = views.elections.electionsHeld(state).flatMap((id) => views.elections.electionInFull(state, id) ?? [])
  const open = all.filter(({ stage }) => stage !== 'decided' && stage !== 'ended')
  const over = all.filter(({ stage }) => stage === 'decided' || stage === 'ended')
  const awaiting = new Set(views.elections.electionsAwaiting(state, me).map(({ election }) => election))
  const bodies = Object.keys(charter.elections ?? {})
  const vacant = all.filter((one) => one.stage === 'decided' && one.vacant > 0 && one.sitting.length > 0)
  return asked.page(
    {
      title: t.title,
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <h2>{t.open}</h2>
          {open.length === 0 ? (
            <Empty>
              <p>{t.noneOpen}</p>
            </Empty>
          ) : (
            <ul class="cards">
              {open.map(async (one) => (
                <li class={awaiting.has(one.election) ? 'card soon' : 'card'}>
                  <h3>
                    <a href={path(`/elections/${one.election}`)}>
                      {await electionTitle(asked, one.election, one.provision)}
                    </a>
                  </h3>
                  <p>
                    <Status is="open">{stageInWords(asked, one.stage)}</Status>{' '}
                    {one.stage === 'nominations' ? (
                      <>
                        {t.until} <Day on={one.nominationsUntil} asked={asked} />
                      </>
                    ) : one.stage === 'voting' ? (
                      <>
                        {t.until} <Day on={one.votingUntil} asked={asked} />
                      </>
                    ) : null}
                    {' · '}
                    {t.seats(one.seats)}
                  </p>
                  {awaiting.has(one.election) ? <p>{t.waitsForYou}</p> : null}
                </li>
              ))}
            </ul>
          )}
          <h2>{t.sitting}</h2>
          {bodies.map(async (body) => {
            const sitting = views.elections.sittingIn(state, body)
            return (
              <>
                <h3>{titleOf('elections', body)}</h3>
                <p>{sitting.length === 0 ? t.nobodySits : (await Promise.all(sitting.map(asked.nameOf))).join(', ')}</p>
              </>
            )
          })}
          {over.length === 0 ? null : (
            <>
              <h2>{t.over}</h2>
              <ul>
                {over.map(async (one) => (
                  <li>
                    <a href={path(`/elections/${one.election}`)}>
                      {await electionTitle(asked, one.election, one.provision)}
                    </a>{' '}
                    ({stageInWords(asked, one.stage)})
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t.openOne}</h2>
          <p>{t.openText}</p>
          <Form to="/elections" asked={asked}>
            <Select
              name="provision"
              label={t.body}
              options={bodies.map((value) => ({ value, label: titleOf('elections', value) }))}
              chosen={asked.field('provision')}
            />
            <Field name="title" label={t.name} hint={t.nameHint} value={asked.field('title')} />
            <Field
              name="nominationsUntil"
              label={t.nominationsUntil}
              type="date"
              value={asked.field('nominationsUntil') || daysFrom(asked.today, 14)}
            />
            <Field
              name="votingUntil"
              label={t.votingUntil}
              type="date"
              value={asked.field('votingUntil') || daysFrom(asked.today, 28)}
            />
            {vacant.length === 0 ? null : (
              <Select
                name="fills"
                label={t.fills}
                options={[
                  { value: '', label: t.fillsNone },
                  ...(await Promise.all(
                    vacant.map(async (one) => ({
                      value: one.election,
                      label: t.fillsOne(await electionTitle(asked, one.election, one.provision), one.vacant),
                    })),
                  )),
                ]}
                chosen={asked.field('fills')}
              />
            )}
            <Checks
              name="secret"
              legend={t.secrecy}
              options={[{ value: 'yes', label: t.secret, hint: t.secretHint }]}
              ticked={asked.fields('secret')}
            />
            <Button>{t.openNow}</Button>
          </Form>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

export async function openElection(asked: Asked) {
  const { field } = asked
  const election = asked.newId('e')
  if (field('title') !== '') asked.rename(election, field('title'))
  return asked.give(
    {
      type: 'open-election',
      election,
      provision: field('provision'),
      nominationsUntil: field('nominationsUntil'),
      votingUntil: field('votingUntil'),
      ...(field('fills') === '' ? {} : { fills: field('fills') }),
      ...(asked.fields('secret').length > 0 ? { secret: true } : {}),
    },
    (refusal) => electionsPage(asked, refusal),
  )
}

const WORDS = wordsOf({
  title: ['Elections', 'Elecciones'],
  open: ['Under way', 'En curso'],
  noneOpen: [
    'No election is under way. Below you can open one.',
    'No hay ninguna elección en curso. Abajo puedes abrir una.',
  ],
  until: ['until', 'hasta el'],
  seats: [(n: number) => (n === 1 ? '1 seat' : `${n} seats`), (n: number) => (n === 1 ? '1 puesto' : `${n} puestos`)],
  waitsForYou: ['It waits for you.', 'Te espera.'],
  sitting: ['Who holds the seats now', 'Quién ocupa los puestos ahora'],
  nobodySits: ['Nobody yet. An election fills the seats.', 'Nadie todavía. Una elección cubre los puestos.'],
  over: ['Over', 'Terminadas'],
  openOne: ['Open an election', 'Abrir una elección'],
  openText: [
    'Who may vote, how it is counted and how ties are broken stands in the charter; you say until when.',
    'Quién vota, cómo se cuenta y cómo se deshacen los empates está en los estatutos; tú dices hasta cuándo.',
  ],
  body: ['Which election', 'Qué elección'],
  name: ['Its name', 'Su nombre'],
  nameHint: ['Such as: Board 2027.', 'Por ejemplo: Consejo 2027.'],
  nominationsUntil: ['Nominations until', 'Candidaturas hasta'],
  votingUntil: ['Votes until', 'Votación hasta'],
  fills: ['For which seats', 'Para qué puestos'],
  fillsNone: ['All seats, for a new term', 'Todos los puestos, para un nuevo mandato'],
  fillsOne: [
    (title: string, n: number) => `Vacant since ${title}: ${n}`,
    (title: string, n: number) => `Vacantes desde ${title}: ${n}`,
  ],
  secrecy: ['Secrecy', 'Secreto'],
  secret: ['A secret election', 'Elección secreta'],
  secretHint: [
    'Its ballots are kept outside this desk; here only the result is told.',
    'Sus papeletas se guardan fuera de esta mesa; aquí solo se dice el resultado.',
  ],
  openNow: ['Open it', 'Abrirla'],
})
