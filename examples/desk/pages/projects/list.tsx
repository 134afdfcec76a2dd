import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Empty, money, Name, numberIn, Status, type State as Look, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { looksOutside, sightOf } from './sight.js'
import { Waits } from './waits.js'
import { STANDINGS, unitOf } from './words.js'

/** All projects that whoever asks is shown: those they can do something about first. */
export const projectsPage = (asked: Asked) => {
  const t = asked.words(WORDS)
  const shown = views.projects.projects(asked.state).flatMap((entry) => {
    const sight = sightOf(asked, entry.project)
    return sight === undefined ? [] : [{ ...entry, sight }]
  })
  const groups = [
    [t.going, shown.filter(({ standing }) => GOING.has(standing))],
    [t.proposed, shown.filter(({ standing }) => standing === 'proposed')],
    [t.over, shown.filter(({ standing }) => !GOING.has(standing) && standing !== 'proposed')],
  ] as const
  return asked.page({
    title: t.projects,
    live: true,
    body: (
      <>
        <p>{t.about}</p>
        <p class="actions">
          <a class="button" href={asked.path('/projects/propose')}>
            {t.propose}
          </a>
        </p>
        {shown.length === 0 ? (
          <Empty>
            <p>{t.none}</p>
          </Empty>
        ) : null}
        {groups.map(([title, entries]) =>
          entries.length === 0 ? null : (
            <>
              <h2>{title}</h2>
              <ul class="cards">
                {entries.map((entry) => (
                  <ProjectCard entry={entry} asked={asked} />
                ))}
              </ul>
            </>
          ),
        )}
        {views.members.mayVote(asked.state, asked.me) ? <HowWeDo asked={asked} /> : null}
      </>
    ),
  })
}

type Entry = ReturnType<typeof views.projects.projects>[number] & { readonly sight: string }

const ProjectCard: FC<{ readonly entry: Entry; readonly asked: Asked }> = async ({ entry, asked }) => {
  const t = asked.words(WORDS)
  const { project, standing, sight, proposer, budgetMinor } = entry
  const now = views.projects.projectNow(asked.state, project)
  const team = now?.team?.members.length ?? 0
  const next = now?.next
  return (
    <li class="card">
      <h3>
        <a href={asked.path(`/projects/${project}`)}>
          <Name id={project} asked={asked} />
        </a>
      </h3>
      <p class="inline">
        <Status is={LOOKS[standing] ?? 'open'}>{asked.words(STANDINGS)[standing]}</Status>
        {looksOutside(asked.state, project) ? <Status is="open">{t.seeks}</Status> : null}
        {sight === 'all' && team > 0 ? <span class="soft">{t.inTeam(team)}</span> : null}
        {sight === 'all' && standing === 'proposed' && budgetMinor !== undefined ? (
          <span class="soft">{money(BigInt(budgetMinor), asked.charter.currency, asked.locale)}</span>
        ) : null}
      </p>
      {sight === 'all' && next !== undefined && next.next !== null ? (
        <Waits asked={asked} next={next} voting={standing === 'proposed' && now?.acceptance !== undefined} />
      ) : null}
      {sight === 'all' ? <p class="soft">{t.proposedBy(await asked.nameOf(proposer))}</p> : null}
    </li>
  )
}

/** How well the cooperative serves its objectives, by what its projects achieved (WJC-29). */
const HowWeDo: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const performance = views.projects.cooperativePerformance(asked.state)
  if (performance === undefined) return null
  return (
    <>
      <h2>{t.howWeDo}</h2>
      <p>{t.howWeDoText}</p>
      {performance.kind === 'performance' ? (
        <p class="big">
          {numberIn(performance.value, '', asked.locale)} <small>{unitOf(asked)}</small>
        </p>
      ) : (
        <Empty>
          <p>{t.noneEvaluated}</p>
        </Empty>
      )}
      <Why because={performance.because} asked={asked} />
    </>
  )
}

const GOING: ReadonlySet<string> = new Set(['seeking-coordinators', 'staffing', 'running', 'ended'])
const LOOKS: Readonly<Record<string, Look>> = {
  running: 'good',
  closed: 'quiet',
  lost: 'bad',
  withdrawn: 'quiet',
  abandoned: 'quiet',
}

const WORDS = wordsOf({
  projects: ['Projects', 'Proyectos'],
  about: [
    'Anyone may propose a project, member or not. The worker-owners accept it; it finds its coordinators, they build the team, and it ends with its results presented and its accounts audited.',
    'Cualquiera puede proponer un proyecto, sea miembro o no. Lo aceptan las socias y socios trabajadores; encuentra sus coordinaciones, estas forman el equipo, y termina con los resultados presentados y las cuentas auditadas.',
  ],
  propose: ['Propose a project', 'Proponer un proyecto'],
  none: [
    'There is no project here for you to see yet. What you propose will be here, and so will projects that look for people.',
    'Todavía no hay proyectos que puedas ver. Lo que propongas aparecerá aquí, igual que los proyectos que busquen gente.',
  ],
  going: ['Going on', 'En curso'],
  proposed: ['Proposed', 'Propuestos'],
  over: ['Over', 'Terminados'],
  seeks: ['looks for people', 'busca gente'],
  inTeam: [(count: number) => `${count} in the team`, (count: number) => `${count} en el equipo`],
  proposedBy: [(name: string) => `Proposed by ${name}`, (name: string) => `Propuesta de ${name}`],
  howWeDo: ['How well we serve our objectives', 'Cuánto servimos a nuestros objetivos'],
  howWeDoText: [
    'What members found our projects to have achieved, once they had ended, taken together.',
    'Lo que los miembros vieron que lograron nuestros proyectos al terminar, en conjunto.',
  ],
  noneEvaluated: [
    'No project has been evaluated yet. Members evaluate each one when it ends, and the mean will stand here.',
    'Aún no se ha evaluado ningún proyecto. Se evalúa cada uno al terminar, y aquí estará el promedio.',
  ],
})
