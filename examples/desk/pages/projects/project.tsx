import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Facts, Field, money, Name, Refused, Text, Why } from '../../kernel/parts.js'
import { mayCome } from '../../kernel/rights.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { Coordination } from './coordination.js'
import { Evaluations } from './evaluations.js'
import { Finish } from './finish.js'
import { Path } from './path.js'
import { Places } from './places.js'
import { sightOf } from './sight.js'
import { Waits } from './waits.js'
import { TeamPart } from './team.js'

/** One project as somebody talks about it: the sight they have of it, and all the rules say. */
export interface ProjectShown {
  readonly asked: Asked
  readonly project: string
  readonly now: NonNullable<ReturnType<typeof views.projects.projectNow>>
  readonly file: NonNullable<ReturnType<typeof views.projects.projectFile>>
  readonly sight: NonNullable<ReturnType<typeof sightOf>>
}

/** A project: how far it has come, what it waits for, and what whoever looks may do. */
export const projectPage = async (asked: Asked, refusal?: Pick<Refusal, 'words'>) => {
  const t = asked.words(WORDS)
  const project = asked.param('project')
  const sight = sightOf(asked, project)
  const now = views.projects.projectNow(asked.state, project)
  const file = views.projects.projectFile(asked.state, project)
  if (sight === undefined || now === undefined || file === undefined) return asked.notFound()
  const shown: ProjectShown = { asked, project, now, file, sight }
  const status = refusal === undefined ? 200 : 422
  const back = [asked.path('/projects'), t.projects] as const
  if (sight === 'invited')
    return asked.page(
      {
        title: await asked.nameOf(project),
        back,
        body: (
          <>
            <Refused refusal={refusal} asked={asked} />
            <p>{t.invited}</p>
            <Coordination {...shown} />
            <Places {...shown} />
          </>
        ),
      },
      status,
    )
  return asked.page(
    {
      title: await asked.nameOf(project),
      live: true,
      back,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <Path {...shown} />
          <Next {...shown} />
          {sight === 'results' ? null : <Proposal {...shown} />}
          {sight === 'all' ? <Evaluations {...shown} /> : null}
          {sight === 'results' ? null : (
            <>
              <Coordination {...shown} />
              <TeamPart {...shown} />
              <Places {...shown} />
            </>
          )}
          <Finish {...shown} />
          <Elsewhere {...shown} />
        </>
      ),
    },
    status,
  )
}

/** What it waits for, and why; and what whoever proposed or coordinates it may do about it as a whole. */
const Next: FC<ProjectShown> = ({ asked, project, now, sight }) => {
  const t = asked.words(WORDS)
  const { next, acceptance, standing } = now
  const to = (act: string) => `/projects/${project}/${act}`
  const v = kept(asked, to('abandon'))
  const voting = standing === 'proposed' && acceptance !== undefined
  return (
    <>
      <h2>{t.next}</h2>
      <Waits asked={asked} next={next} voting={voting} />
      {voting && sight === 'all' ? (
        <p>
          <a class="button" href={asked.path(`/decisions/${acceptance}`)}>
            {t.toVote}
          </a>
        </p>
      ) : null}
      <div class="actions">
        <Act
          asked={asked}
          to={to('vote')}
          given={{ type: 'put-project-to-the-vote', project, decision: A_NEW_ONE }}
          says={t.put}
        />
        <Act asked={asked} to={to('start')} given={{ type: 'start-project', project }} says={t.start} />
        <Act asked={asked} to={to('close')} given={{ type: 'close-project', project }} says={t.close} />
        {now.proposer === asked.me && standing === 'proposed' && acceptance === undefined ? (
          <a class="button quiet" href={asked.path(to('change'))}>
            {t.change}
          </a>
        ) : null}
        <Act asked={asked} to={to('withdraw')} given={{ type: 'withdraw-project', project }} says={t.withdraw} quiet />
      </div>
      <Act
        asked={asked}
        to={to('abandon')}
        given={{ type: 'abandon-project', project, record: SOME_TEXT }}
        says={t.abandon}
        quiet
      >
        <Field name="text" id="abandon-text" label={t.why} value={v('text')} type="textarea" required />
      </Act>
    </>
  )
}

/** The proposal as it was made: which objective it serves, and how. */
const Proposal: FC<ProjectShown> = async ({ asked, now, file }) => {
  const t = asked.words(WORDS)
  const { budgetMinor, areas, proposer, proposal } = now
  const named = await Promise.all(areas.map((area) => asked.nameOf(area)))
  return (
    <>
      <h2>{t.proposal}</h2>
      <Facts
        facts={[
          [t.proposedBy, <Name id={proposer} asked={asked} />],
          ...file.serves.map(
            ({ objective, how }) =>
              [
                <>
                  {t.serves} {asked.titleOf('objectives', objective)}
                </>,
                how === undefined ? t.notSaid : <Text of={how} asked={asked} />,
              ] as const,
          ),
          [t.areas, named.length === 0 ? t.notSaid : named.join(', ')],
          [
            t.budget,
            budgetMinor === undefined ? t.notSaid : money(BigInt(budgetMinor), asked.charter.currency, asked.locale),
          ],
          file.budget === undefined ? undefined : [t.detail, <Text of={file.budget} asked={asked} />],
        ]}
      />
      {proposal?.kind === 'incomplete' ? <Why because={proposal.because} asked={asked} says={t.lacks} open /> : null}
    </>
  )
}

/** Where the rest of it is. */
const Elsewhere: FC<ProjectShown> = ({ asked, project, now }) => {
  const t = asked.words(WORDS)
  const { state, viewer } = asked
  const team = (now.team?.members.length ?? 0) > 0
  const votes = mayCome('who-votes', state, viewer)
  return (
    <>
      <h2>{t.elsewhere}</h2>
      <ul>
        {mayCome('who-sees-accounts', state, viewer) ? (
          <li>
            <a href={asked.path(`/accounts?project=${encodeURIComponent(project)}`)}>{t.accounts}</a>
          </li>
        ) : null}
        {votes && team ? (
          <>
            <li>
              <a href={asked.path('/numbers')}>{t.numbers}</a>
            </li>
            <li>
              <a href={asked.path('/pay')}>{t.pay}</a>
            </li>
          </>
        ) : null}
        <li>
          <a href={asked.path(`/projects/${project}/happened`)}>{t.happened}</a>
        </li>
      </ul>
    </>
  )
}

/** In the place of the name of a decision that would be opened. */
export const A_NEW_ONE = 'a-new-one'

const WORDS = wordsOf({
  projects: ['Projects', 'Proyectos'],
  invited: [
    'This project looks for people. Anyone may apply; what else there is to it is for members.',
    'Este proyecto busca gente. Cualquiera puede presentarse; lo demás es para los miembros.',
  ],
  next: ['What comes next', 'Qué viene ahora'],
  toVote: ['See the vote', 'Ver la votación'],
  put: ['Put it to the vote', 'Llevarlo a votación'],
  start: ['Start the project', 'Empezar el proyecto'],
  close: ['Close the project', 'Cerrar el proyecto'],
  change: ['Change the proposal', 'Cambiar la propuesta'],
  withdraw: ['Withdraw the proposal', 'Retirar la propuesta'],
  abandon: ['Abandon the project', 'Abandonar el proyecto'],
  why: ['Why? The reason is recorded.', '¿Por qué? El motivo queda registrado.'],
  proposal: ['The proposal', 'La propuesta'],
  proposedBy: ['Proposed by', 'Propuesto por'],
  serves: ['How it serves', 'Cómo sirve a'],
  notSaid: ['Not said yet', 'Sin decir todavía'],
  areas: ['Areas of expertise', 'Áreas'],
  budget: ['Planned cost', 'Coste previsto'],
  detail: ['In detail', 'En detalle'],
  lacks: ['What it still lacks', 'Lo que aún le falta'],
  elsewhere: ['More of this project', 'Más de este proyecto'],
  accounts: ['Its budget and every expense', 'Su presupuesto y cada gasto'],
  numbers: ['The numbers its team sets', 'Los números que fija su equipo'],
  pay: ['Who earns what in it', 'Quién gana cuánto en él'],
  happened: ['What happened, from the first day on', 'Qué ha pasado desde el primer día'],
})
