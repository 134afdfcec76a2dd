import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { Day, Field, Name, Table, Why } from '../../kernel/parts.js'
import { wordsOf } from '../../kernel/words.js'
import type { ProjectShown } from './project.js'

/** Who is in the team, since when, what they coordinate; and whose part is over, and why (WJC-27). */
export const TeamPart: FC<ProjectShown> = async (shown) => {
  const { asked, project, now, file, sight } = shown
  const t = asked.words(WORDS)
  const members = now.team?.members ?? []
  const finished = (now.team?.finished ?? []).filter(({ person }) => !members.includes(person))
  const inTeam = members.includes(asked.me)
  const told = (person: string) => sight === 'all' || person === asked.me
  if (members.length === 0 && finished.length === 0) return null
  const to = (act: string) => `/projects/${project}/${act}`
  const v = kept(asked, to('leave'))
  const rows = await Promise.all(members.filter(told).map((person) => rowOf(shown, person, inTeam)))
  return (
    <>
      <h2>{t.title}</h2>
      {rows.length === 0 ? null : (
        <Table
          caption={t.inTeam(members.length)}
          columns={
            inTeam
              ? [t.name, t.coordinates, t.since, t.lastWorked, t.removal]
              : [t.name, t.coordinates, t.since, t.lastWorked]
          }
          rows={rows}
        />
      )}
      <div class="actions">
        <Act asked={asked} to={to('worked')} given={{ type: 'work-on-project', project }} says={t.worked} />
        <Act asked={asked} to={to('done')} given={{ type: 'end-part', project }} says={t.done} quiet />
      </div>
      <Act asked={asked} to={to('leave')} given={{ type: 'leave-team', project }} says={t.leave} quiet>
        <Field name="text" id="leave-text" label={t.leaveWhy} hint={t.leaveHint} value={v('text')} type="textarea" />
      </Act>
      {finished.filter(({ person }) => told(person)).length === 0 ? null : (
        <Table
          caption={t.over}
          columns={[t.name, t.until, t.why]}
          rows={finished
            .filter(({ person }) => told(person))
            .map(({ person, on, why }) => [<Name id={person} asked={asked} />, <Day on={on} asked={asked} />, t[why]])}
        />
      )}
      {now.team === undefined || sight !== 'all' ? null : <Why because={now.team.because} asked={asked} says={t.how} />}
    </>
  )

  async function rowOf({ asked: one }: ProjectShown, person: string, mayRemove: boolean) {
    const part = file.parts.find(({ member }) => member === person)
    const areas = file.coordinators.filter(({ member }) => member === person).map(({ area }) => area)
    const names = await Promise.all(areas.map((area) => one.nameOf(area)))
    const name = await one.nameOf(person)
    const cells = [
      <a href={one.path(`/members/${encodeURIComponent(person)}`)}>{name}</a>,
      names.join(', '),
      part === undefined ? '' : <Day on={part.joinedOn} asked={one} />,
      part === undefined ? '' : <Day on={part.workedOn} asked={one} />,
    ]
    if (!mayRemove) return cells
    return [
      ...cells,
      <a
        href={one.path(`/sealed/propose?project=${encodeURIComponent(project)}&person=${encodeURIComponent(person)}`)}
        aria-label={t.proposeRemoval(name)}
      >
        {t.propose}
      </a>,
    ]
  }
}

const WORDS = wordsOf({
  title: ['The team', 'El equipo'],
  inTeam: [
    (count: number) => (count === 1 ? 'One person' : `${count} people`),
    (count: number) => (count === 1 ? 'Una persona' : `${count} personas`),
  ],
  name: ['Name', 'Nombre'],
  coordinates: ['Coordinates', 'Coordina'],
  since: ['Since', 'Desde'],
  lastWorked: ['Last worked', 'Último trabajo'],
  removal: ['Removal', 'Separación'],
  propose: ['Propose', 'Proponer'],
  proposeRemoval: [
    (name: string) => `Propose to remove ${name}`,
    (name: string) => `Proponer la separación de ${name}`,
  ],
  worked: ['I worked on it today', 'Hoy he trabajado en él'],
  done: ['My part is done', 'Mi parte está hecha'],
  leave: ['Leave the team', 'Dejar el equipo'],
  leaveWhy: ['Why? You need not say.', '¿Por qué? No hace falta que lo digas.'],
  leaveHint: [
    'You leave the base of its votes, and what you proposed for its numbers no longer counts. You stay what you are in the cooperative.',
    'Dejas la base de sus votaciones, y lo que propusiste para sus números ya no cuenta. En la cooperativa sigues siendo lo que eres.',
  ],
  over: ['Whose part is over', 'Quienes terminaron su parte'],
  until: ['Until', 'Hasta'],
  why: ['Why', 'Por qué'],
  'with-the-project': ['the project is over', 'el proyecto terminó'],
  'days-after-work': ['had not worked for long', 'llevaba tiempo sin trabajar'],
  'said-done': ['said that their part was done', 'dijo que su parte estaba hecha'],
  left: ['left', 'se fue'],
  removed: ['was removed by the team', 'el equipo decidió su separación'],
  how: ['Who counts as the team?', '¿Quién cuenta como equipo?'],
})
