import { views } from 'coop-rules/cooperative'
import { could, SOME_TEXT } from '../../kernel/could.js'
import { Button, Choice, Empty, Facts, Field, Form, numberIn, Refused, Why } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { SecrecyAhead, WOULD_BE } from '../decisions/secrecy.js'

/** Asks a team to vote on whether somebody leaves it, or gives up what they coordinate: what it takes is said first. */
export async function proposePage(asked: Asked, refusal?: Pick<Refusal, 'words'>, status: 200 | 422 = 200) {
  const t = asked.words(WORDS)
  const { state, me } = asked
  const given = (name: string) => asked.field(name) || (asked.query(name) ?? '')
  const [project, person] = [given('project'), given('person')]
  if (project === '' || views.projects.projectNow(state, project) === undefined) return chooseProject(asked)
  const team = views.projects.projectNow(state, project)?.team?.members ?? []
  const name = person === '' ? '' : await asked.nameOf(person)
  const projectName = await asked.nameOf(project)
  const needs = (['team', 'coordination'] as const).map((from) => ({
    from,
    needs: person === '' ? undefined : views.projects.removalNeeds(state, project, person, from),
  }))
  const known = needs.flatMap(({ from, needs: found }) => (found === undefined ? [] : [{ from, found }]))
  const [first] = known
  const asks = {
    type: 'propose-removal',
    project,
    person,
    from: 'team',
    decision: WOULD_BE,
    record: SOME_TEXT,
  } as const
  const mayAsk = could(asked, asks)
  const body = (
    <>
      <Refused refusal={refusal} asked={asked} />
      {first === undefined ? (
        <Empty>
          <p>{t.notInTeam}</p>
          <ul>
            {
              await Promise.all(
                team.map(async (one) => (
                  <li>
                    <a href={asked.path(`/sealed/propose?project=${project}&person=${one}`)}>
                      {await asked.nameOf(one)}
                    </a>
                  </li>
                )),
              )
            }
          </ul>
        </Empty>
      ) : (
        <>
          <Facts
            facts={[
              [t.threshold, numberIn(first.found.threshold.value, 'share', asked.locale)],
              [t.team, String(first.found.electorate)],
              [
                t.needed,
                first.found.neededFor === null ? t.never : t.votes(first.found.neededFor, first.found.electorate),
              ],
            ]}
          />
          <Why because={first.found.because} asked={asked} />
          {first.found.warning === 'none' ? null : (
            <div class="note warn">
              <p>{first.found.warning === 'needs-own-vote' ? t.needsOwn(name) : t.outOfReach}</p>
            </div>
          )}
          <p>{t.secret}</p>
          {mayAsk ? (
            <SecrecyAhead asked={asked} given={asks} provision={asked.charter.projects?.removal?.decision ?? ''} />
          ) : (
            <p>{t.below}</p>
          )}
          <p>{t.keeps}</p>
          {mayAsk || refusal !== undefined ? (
            <Form to="/sealed/propose" asked={asked}>
              <input type="hidden" name="project" value={project} />
              <input type="hidden" name="person" value={person} />
              <Choice
                name="from"
                legend={t.what}
                chosen={given('from') || 'team'}
                options={known.map(({ from }) => ({
                  value: from,
                  label: from === 'team' ? t.fromTeam : t.fromCoordination,
                }))}
              />
              <Field name="text" type="textarea" label={t.why} hint={t.whyHint} value={asked.field('text')} required />
              <Button>{t.propose(name)}</Button>
            </Form>
          ) : (
            <p>{me === person ? t.notYourself : t.notYours}</p>
          )}
        </>
      )}
    </>
  )
  return asked.page(
    {
      title: first === undefined ? t.title(projectName) : t.titleOf(name, projectName),
      back: [asked.path(`/projects/${project}`), projectName],
      body,
    },
    status,
  )
}

async function chooseProject(asked: Asked) {
  const t = asked.words(WORDS)
  const mine = views.projects.partsOf(asked.state, asked.me)
  const items = await Promise.all(
    mine.map(async ({ project }) => (
      <li>
        <a href={asked.path(`/sealed/propose?project=${project}`)}>{await asked.nameOf(project)}</a>
      </li>
    )),
  )
  return asked.page({
    title: t.choose,
    body: items.length === 0 ? <Empty>{<p>{t.noTeam}</p>}</Empty> : <ul>{items}</ul>,
  })
}

export async function propose(asked: Asked) {
  const t = asked.words(WORDS)
  const text = asked.field('text')
  if (text === '') return proposePage(asked, { words: [t.textMissing] }, 422)
  const record = await asked.keepText(text)
  const from = asked.field('from') === 'coordination' ? 'coordination' : 'team'
  const decision = asked.newId('removal')
  return asked.give(
    { type: 'propose-removal', project: asked.field('project'), person: asked.field('person'), from, decision, record },
    (refusal) => proposePage(asked, refusal, 422),
  )
}

const WORDS = wordsOf({
  choose: ['Propose a removal', 'Proponer una separación'],
  title: [
    (project: string) => `Propose a removal in ${project}`,
    (project: string) => `Proponer una separación en ${project}`,
  ],
  titleOf: [
    (name: string, project: string) => `Ask the team of ${project} about ${name}`,
    (name: string, project: string) => `Preguntar al equipo de ${project} por ${name}`,
  ],
  noTeam: [
    'A team decides on its own members, and you are in no team now.',
    'Cada equipo decide sobre sus miembros, y ahora no estás en ninguno.',
  ],
  notInTeam: ['Whom is it about? In this team are:', '¿De quién se trata? En este equipo están:'],
  threshold: ['Share of the team that is needed', 'Parte del equipo que hace falta'],
  team: ['In the team', 'En el equipo'],
  needed: ['Votes needed', 'Votos necesarios'],
  never: ['no number of votes is enough', 'ningún número de votos basta'],
  votes: [
    (needed: number, team: number) => `${needed} of ${team}, whether the others vote or not`,
    (needed: number, team: number) => `${needed} de ${team}, voten o no las demás personas`,
  ],
  needsOwn: [
    (name: string) => `With this threshold it takes the vote of ${name} too. The team may change its number first.`,
    (name: string) =>
      `Con esta mayoría hace falta también el voto de ${name}. El equipo puede cambiar antes su número.`,
  ],
  outOfReach: ['Nobody is there to vote.', 'No hay nadie que vote.'],
  secret: [
    'The vote is secret: ballots are sealed in each member’s browser, and neither who votes nor how many do is told before the count. It stands until it is carried, and is counted every month.',
    'El voto es secreto: las papeletas se sellan en el navegador de cada miembro, y antes del escrutinio no se dice quién vota ni cuántas personas votan. Sigue abierta hasta que se aprueba, y se cuenta cada mes.',
  ],
  below: [
    'Where a team is so small that its result would tell how somebody voted, the charter says beforehand what happens instead; it is said when the vote opens.',
    'Si un equipo es tan pequeño que su resultado revelaría qué votó alguien, los estatutos dicen de antemano qué se hace en su lugar; se dice al abrir la votación.',
  ],
  keeps: [
    'Whoever leaves the team stays a member of the cooperative.',
    'Quien deja el equipo sigue siendo miembro de la cooperativa.',
  ],
  what: ['What is asked', 'Qué se pregunta'],
  fromTeam: ['Leaves the team', 'Deja el equipo'],
  fromCoordination: ['Gives up coordinating, and stays in the team', 'Deja la coordinación y sigue en el equipo'],
  why: ['Why', 'Por qué'],
  whyHint: [
    'Everybody who votes reads this text, the person concerned too.',
    'Este texto lo lee todo el mundo que vota, también la persona afectada.',
  ],
  propose: [(name: string) => `Put ${name} to the vote`, (name: string) => `Someter a votación a ${name}`],
  notYours: ['Only somebody in this team may ask for that.', 'Solo alguien de este equipo puede pedirlo.'],
  notYourself: ['You may not ask for that about yourself.', 'No puedes pedirlo sobre ti.'],
  textMissing: ['Write why, so that people know what they vote on.', 'Escribe por qué, para que se sepa qué se vota.'],
})
