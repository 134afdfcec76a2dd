import { views } from 'coop-rules/cooperative'
import { Act, kept } from '../../kernel/act.js'
import { Button, Checks, Day, Empty, Facts, Field, Form, Refused, Select, Status, Term } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { daysFrom, membersNow, peopleAs } from '../circles/people.js'
import { BallotForm } from './ballot.js'
import { CountTables } from './count.js'
import { ConfirmBlank } from './own.js'
import { type ElectionInFull, electionTitle, stageInWords } from './say.js'
import { SecretSteps } from './secret.js'
import { someSeed } from './steps.js'

/** One election: how far it is, who stands, one's own ballot, and what came of it, with all stages of the count. */
export async function electionPage(asked: Asked, refusal?: Pick<Refusal, 'words'>) {
  const t = asked.words(WORDS)
  const { state, me, path } = asked
  const id = asked.param('election')
  const found = views.elections.electionInFull(state, id)
  if (found === undefined) return asked.notFound()
  const to = (step: string) => `/elections/${id}/${step}`
  const names = async (ids: readonly string[]) => (await Promise.all(ids.map(asked.nameOf))).join(', ')
  const { stage, rule, secret, tie, runOff } = found
  return asked.page(
    {
      title: await electionTitle(asked, id, found.provision),
      back: [path('/elections'), t.elections],
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>
            <Status is={stage === 'decided' ? 'good' : stage === 'ended' ? 'quiet' : 'open'}>
              {stageInWords(asked, stage)}
            </Status>
          </p>
          {stage === 'decided' ? (
            <section class="note" aria-labelledby="result">
              <h2 id="result">{t.holdSeats}</h2>
              <p class="big">{found.sitting.length === 0 ? t.nobody : await names(found.sitting)}</p>
              {found.until === undefined ? null : (
                <p>
                  {t.until} <Day on={found.until} asked={asked} />
                </p>
              )}
              {found.vacant > 0 ? <p>{t.vacant(found.vacant)}</p> : null}
            </section>
          ) : null}
          {tie === undefined || stage === 'decided' ? null : (
            <section class="note warn" aria-labelledby="tie">
              <h2 id="tie">{t.tie}</h2>
              <p>{t.tieBetween(await names(tie.between))}</p>
              <p>{tie.waitsFor === 'seed' ? t.tieSeed : tie.waitsFor === 'run-off' ? t.tieRunOff : t.tieNothing}</p>
            </section>
          )}
          <Facts
            facts={[
              [t.body, asked.titleOf('elections', found.provision)],
              [t.seats, String(found.seats)],
              [t.counted, <Term means={t[`${rule.method}-means`]}>{t[rule.method]}</Term>],
              [t.ties, rule.tieBreaks.length === 0 ? t.noTieBreaks : rule.tieBreaks.map((one) => t[one]).join(', ')],
              [t.nominationsUntil, <Day on={found.nominationsUntil} asked={asked} />],
              [t.votingUntil, <Day on={found.votingUntil} asked={asked} />],
              [
                t.opened,
                <>
                  {await asked.nameOf(found.opener)}, <Day on={found.openedOn} asked={asked} /> (
                  {t.version(found.charterVersion)})
                </>,
              ],
              secret
                ? [t.secrecy, t.secret]
                : [t.ballots, stage === 'nominations' ? t.notYet : t.ballotsOf(found.ballots, found.entitled)],
              found.commitment === undefined
                ? undefined
                : [
                    <Term means={t.lotMeans}>{t.lot}</Term>,
                    <>
                      {found.committedBy === undefined ? '' : `${await asked.nameOf(found.committedBy)}: `}
                      <code>{found.commitment}</code>
                      {found.seed === undefined ? null : (
                        <>
                          {' → '}
                          <code>{found.seed}</code>
                        </>
                      )}
                    </>,
                  ],
            ]}
          />

          <h2>{stage === 'nominations' ? t.nominated : t.stand}</h2>
          {found.candidates.length === 0 ? (
            <Empty>
              <p>{stage === 'nominations' ? t.nobodyNominated : t.nobodyStands}</p>
            </Empty>
          ) : (
            <ul>
              {found.candidates.map(async (candidate) => {
                const by = found.nominations
                  .filter((one) => one.candidate === candidate)
                  .map(({ nominator }) => nominator)
                return (
                  <li>
                    <strong>{await asked.nameOf(candidate)}</strong>
                    {stage === 'nominations' ? (
                      <>
                        {' '}
                        {found.accepted.includes(candidate) || by.includes(candidate) ? (
                          <Status is="good">{t.accepted}</Status>
                        ) : (
                          <Status is="open">{t.asked}</Status>
                        )}
                      </>
                    ) : null}{' '}
                    <span class="soft">{t.nominatedBy(await names([...new Set(by)]))}</span>
                  </li>
                )
              })}
            </ul>
          )}
          {found.withdrawn.length === 0 ? null : <p class="soft">{t.withdrew(await names(found.withdrawn))}</p>}
          <div class="acts">
            <Act asked={asked} to={to('accept')} given={{ type: 'accept-nomination', election: id }} says={t.accept} />
            <Act
              asked={asked}
              to={to('nominate')}
              given={{
                type: 'nominate',
                election: id,
                candidate:
                  membersNow(asked).find(
                    (one) =>
                      one !== me &&
                      !found.nominations.some(({ candidate, nominator }) => candidate === one && nominator === me),
                  ) ?? me,
              }}
              says={t.nominate}
            >
              <Select
                name="candidate"
                label={t.whom}
                hint={t.whomHint}
                options={await peopleAs(asked, membersNow(asked))}
                chosen={kept(asked, to('nominate'))('candidate', me)}
              />
            </Act>
            <Act
              asked={asked}
              to={to('withdraw')}
              given={{ type: 'withdraw-candidacy', election: id }}
              says={t.withdraw}
              quiet
            />
          </div>

          {stage === 'voting' && !secret && views.elections.mayVoteIn(state, id, me) ? (
            <BallotForm asked={asked} found={found} />
          ) : stage === 'voting' && secret ? (
            <>
              <h2>{t.yourBallot}</h2>
              <p>{t.secretVoting}</p>
            </>
          ) : stage === 'voting' ? (
            <p>{t.notEntitled}</p>
          ) : null}

          {stage === 'run-off' && runOff !== undefined ? (
            <>
              <h2>{t.runOff}</h2>
              <p>
                {t.runOffText} <Day on={runOff.votingUntil} asked={asked} />.
              </p>
              <Act
                asked={asked}
                to={to('run-off-ballot')}
                given={{ type: 'cast-run-off-ballot', election: id, approved: [] }}
                says={t.runOffVote}
              >
                <Checks
                  name="approved"
                  legend={t.approve}
                  options={await peopleAs(asked, runOff.between)}
                  ticked={
                    asked.c.req.method === 'POST'
                      ? asked.fields('approved')
                      : (views.elections.ownBallot(state, id, me).runOff ?? [])
                  }
                />
                {asked.c.req.path === path(to('run-off-ballot')) ? (
                  <ConfirmBlank asked={asked} id="run-off-blank" />
                ) : null}
              </Act>
            </>
          ) : null}
          <div class="acts">
            <Act
              asked={asked}
              to={to('commit-lot')}
              given={{ type: 'commit-lot', election: id, commitment: '0'.repeat(64) }}
              says={t.commit}
            >
              <p>{t.commitText}</p>
              <Field
                name="seed"
                id="commit-seed"
                label={t.seed}
                hint={t.seedHint}
                value={kept(asked, to('commit-lot'))('seed', someSeed())}
              />
            </Act>
            {found.commitment !== undefined &&
            found.seed === undefined &&
            stage !== 'nominations' &&
            stage !== 'voting' &&
            stage !== 'ended' ? (
              <details class="act" open={tie !== undefined}>
                <summary>{t.draw}</summary>
                <Form to={to('draw-lot')} asked={asked}>
                  <Field
                    name="seed"
                    id="draw-seed"
                    label={t.seed}
                    hint={t.drawHint}
                    value={kept(asked, to('draw-lot'))('seed')}
                  />
                  <Button>{t.draw}</Button>
                </Form>
              </details>
            ) : null}
            <Act
              asked={asked}
              to={to('run-off')}
              given={{ type: 'open-run-off', election: id, votingUntil: asked.today }}
              says={t.openRunOff}
            >
              <Field
                name="votingUntil"
                label={t.votingUntil}
                type="date"
                value={kept(asked, to('run-off'))('votingUntil', daysFrom(asked.today, 7))}
              />
            </Act>
          </div>
          <SecretSteps asked={asked} found={found} />
          <CountTables asked={asked} found={{ ...found, count: await countThen(asked, found) }} />

          <div class="acts">
            <Act
              asked={asked}
              to={to('leave-seat')}
              given={{ type: 'leave-seat', election: id }}
              says={t.leaveSeat}
              quiet
            />
            {secret ? null : (
              <Act
                asked={asked}
                to={to('fill-vacancy')}
                given={{ type: 'fill-vacancy', election: id }}
                says={t.fillVacancy}
              />
            )}
            <Act
              asked={asked}
              to={to('call-off')}
              given={{ type: 'call-off-election', election: id }}
              says={t.callOff}
              quiet
            />
          </div>
          <p>
            <a href={path(`/minutes?about=${encodeURIComponent(id)}`)}>{t.history}</a>
          </p>
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** The count by which an election was decided, as it was that day: whoever left since stood then. */
const countThen = async (asked: Asked, found: ElectionInFull): Promise<ElectionInFull['count']> => {
  if (found.stage !== 'decided') return found.count
  const { election } = found
  const { history } = asked.house
  const { entries } = await history.page({ viewer: asked.me, about: election, atLeast: 10_000 })
  const decided = entries.find(({ event }) => event.type === 'election-decided' && event.election === election)
  const then = decided === undefined ? undefined : await history.after(decided.n)
  return then === undefined ? undefined : views.elections.electionInFull(then, election)?.count
}

const WORDS = wordsOf({
  elections: ['Elections', 'Elecciones'],
  holdSeats: ['Elected', 'Cargos electos'],
  nobody: ['Nobody', 'Nadie'],
  until: ['Until', 'Hasta el'],
  vacant: [
    (n: number) => (n === 1 ? '1 seat is vacant.' : `${n} seats are vacant.`),
    (n: number) => (n === 1 ? 'Hay 1 puesto vacante.' : `Hay ${n} puestos vacantes.`),
  ],
  tie: ['It is a tie', 'Hay un empate'],
  tieBetween: [(names: string) => `Between ${names}.`, (names: string) => `Entre ${names}.`],
  tieSeed: [
    'The lot decides. Its number was fixed before anybody knew who ties: whoever fixed it tells it now.',
    'Decide el sorteo. Su número se fijó antes de saber quién empata: quien lo fijó lo dice ahora.',
  ],
  tieRunOff: [
    'A run-off decides: whoever may vote can open it.',
    'Decide una segunda vuelta: puede abrirla quien pueda votar.',
  ],
  tieNothing: [
    'The charter names nothing more that breaks it. Whoever opened the election can call it off, so that there can be another.',
    'Los estatutos no prevén nada más que lo deshaga. Quien abrió la elección puede anularla para que haya otra.',
  ],
  body: ['For', 'Para'],
  seats: ['Seats', 'Puestos'],
  counted: ['Counted by', 'Se cuenta por'],
  'scottish-stv': ['single transferable vote (Scottish)', 'voto único transferible (escocés)'],
  'scottish-stv-means': [
    'You put the candidates in order. What a candidate does not need, or of one who is out, goes on to the next on the ballot.',
    'Pones las candidaturas en orden. Lo que a una le sobra, o lo de una excluida, pasa a la siguiente de la papeleta.',
  ],
  'meek-stv': ['single transferable vote (Meek)', 'voto único transferible (Meek)'],
  'meek-stv-means': [
    'You put the candidates in order. Every elected candidate keeps just as much of each ballot as is needed; the rest goes on.',
    'Pones las candidaturas en orden. Cada persona elegida conserva de cada papeleta solo lo necesario; el resto sigue.',
  ],
  approval: ['approval', 'aprobación'],
  'approval-means': [
    'You tick everyone you approve of; those with the most ticks are elected.',
    'Marcas a cuantas personas apruebas; resultan elegidas las más marcadas.',
  ],
  score: ['scores', 'puntuación'],
  'score-means': [
    'You give each candidate a score; the highest are elected.',
    'Das una puntuación a cada candidatura; resultan elegidas las más altas.',
  ],
  ties: ['Ties', 'Empates'],
  noTieBreaks: ['A tie is the outcome', 'Un empate es el resultado'],
  'earlier-stages': ['by earlier stages of the count', 'por las fases anteriores del recuento'],
  lot: ['by lot', 'por sorteo'],
  'run-off': ['by a run-off', 'por una segunda vuelta'],
  lotMeans: [
    'A number fixed beforehand by somebody who does not stand. The log has its fingerprint, so that nobody can change it.',
    'Un número fijado de antemano por alguien que no se presenta. El registro tiene su huella, para que nadie pueda cambiarlo.',
  ],
  nominationsUntil: ['Nominations until', 'Candidaturas hasta'],
  votingUntil: ['Votes until', 'Votación hasta'],
  opened: ['Opened by', 'La abrió'],
  version: [(v: string) => `charter ${v}`, (v: string) => `estatutos ${v}`],
  secrecy: ['Secrecy', 'Secreto'],
  secret: ['Secret: nothing is told before the count is.', 'Secreta: no se dice nada antes del recuento.'],
  ballots: ['Ballots', 'Papeletas'],
  notYet: ['Voting has not begun', 'Aún no se vota'],
  ballotsOf: [
    (n: number, of: number) => `${n} of ${of} entitled`,
    (n: number, of: number) => `${n} de ${of} con derecho`,
  ],
  nominated: ['Nominated', 'Propuestas'],
  stand: ['Who stands', 'Quién se presenta'],
  nobodyNominated: ['Nobody yet. Nominate somebody, or yourself.', 'Nadie todavía. Propón a alguien, o a ti.'],
  nobodyStands: ['Nobody stands.', 'Nadie se presenta.'],
  accepted: ['stands', 'se presenta'],
  asked: ['has not accepted yet', 'aún no ha aceptado'],
  nominatedBy: [(names: string) => `nominated by ${names}`, (names: string) => `propuesta de ${names}`],
  withdrew: [(names: string) => `Withdrew: ${names}`, (names: string) => `Se retiraron: ${names}`],
  accept: ['Accept my nomination', 'Aceptar mi candidatura'],
  nominate: ['Nominate somebody', 'Proponer a alguien'],
  whom: ['Whom', 'A quién'],
  whomHint: ['Whether one may nominate oneself, the charter says.', 'Si cabe proponerse a sí, lo dicen los estatutos.'],
  withdraw: ['Withdraw my candidacy', 'Retirar mi candidatura'],
  yourBallot: ['Your ballot', 'Tu papeleta'],
  secretVoting: [
    'This election is secret: its ballots are not collected here. Ask whoever holds the ballot box how to vote.',
    'Esta elección es secreta: sus papeletas no se recogen aquí. Pregunta a quien custodia la urna cómo votar.',
  ],
  notEntitled: ['You were not entitled when it was opened.', 'No tenías derecho a voto cuando se abrió.'],
  runOff: ['Run-off', 'Segunda vuelta'],
  runOffText: [
    'A run-off between those who tie. You can change yours until',
    'Una segunda vuelta entre quienes empatan. Puedes cambiar la tuya hasta el',
  ],
  runOffVote: ['Save my run-off ballot', 'Guardar mi papeleta de la segunda vuelta'],
  approve: ['Whom you approve of', 'A quién apruebas'],
  commit: ['Fix the number for a lot', 'Fijar el número de un sorteo'],
  commitText: [
    'Whoever does not stand may fix it while votes are cast. Write it down before you send it: it is asked for if there is a tie, and the desk does not keep it.',
    'Puede fijarlo quien no se presenta, mientras se vota. Anótalo antes de enviarlo: se pedirá si hay empate, y la mesa no lo guarda.',
  ],
  seed: ['The number', 'El número'],
  seedHint: ['16 to 128 digits from 0 to 9 and a to f.', 'De 16 a 128 cifras de 0 a 9 y de a a f.'],
  draw: ['Draw the lot', 'Hacer el sorteo'],
  drawHint: [
    'The number that was fixed: its fingerprint has to be the one above.',
    'El número que se fijó: su huella ha de ser la de arriba.',
  ],
  openRunOff: ['Open a run-off', 'Abrir una segunda vuelta'],
  leaveSeat: ['Leave my seat', 'Dejar mi puesto'],
  fillVacancy: ['Fill the vacant seats', 'Cubrir los puestos vacantes'],
  callOff: ['Call the election off', 'Anular la elección'],
  history: ['What happened in this election', 'Lo que ocurrió en esta elección'],
})
