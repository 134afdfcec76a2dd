import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Field, Name, Status, Text, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { A_NEW_ONE, type ProjectShown } from './project.js'
import { BEING_BUILT, searchesOpen } from './sight.js'

/** Who coordinates each area, who stands, and how to (WJC-5). A guest sees the searches, and no names. */
export const Coordination: FC<ProjectShown> = (shown) => {
  const { asked, project, now, sight } = shown
  const t = asked.words(WORDS)
  const searches = searchesOpen(asked.state, project)
  const areas = (now.coordinators?.areas ?? []).filter(
    ({ area }) => sight === 'all' || sight === 'own' || searches.some((one) => one.area === area),
  )
  if (areas.length === 0 || now.standing === 'proposed') return null
  return (
    <>
      <h2>{sight === 'invited' ? t.searches : t.title}</h2>
      {sight === 'invited' ? null : <p>{t.about}</p>}
      <ul class="cards">
        {areas.map(({ area }) => (
          <Area {...shown} area={area} />
        ))}
      </ul>
    </>
  )
}

const Area: FC<ProjectShown & { readonly area: string }> = async (shown) => {
  const { asked, project, now, file, sight, area } = shown
  const t = asked.words(WORDS)
  const name = await asked.nameOf(area)
  const where = now.coordinators?.areas.find((one) => one.area === area)
  const found = file.coordinators.find((one) => one.area === area)
  const search = searchesOpen(asked.state, project).find((one) => one.area === area)
  const standing = file.candidacies.filter(
    (one) =>
      one.area === area &&
      one.member !== found?.member &&
      (sight === 'all' || (sight === 'own' && one.member === asked.me)),
  )
  const to = (act: string) => `/projects/${project}/${act}`
  const v = { stand: kept(asked, to('stand'), { area }), search: kept(asked, to('search'), { area }) }
  return (
    <li class="card">
      <h3>{name}</h3>
      {found === undefined ? (
        <p>
          <Status is="open">{search === undefined ? t.open : t.searching}</Status>
        </p>
      ) : (
        <p class="inline">
          <Status is="good">{t.found}</Status>
          <Name id={found.member} asked={asked} />
        </p>
      )}
      {search === undefined ? null : <Text of={search.record} asked={asked} />}
      {standing.length === 0 ? null : (
        <ul>
          {standing.map(({ member, decision, approved }) => (
            <li>
              <Name id={member} asked={asked} />{' '}
              {approved ? (
                <Status is="good">{t.approved}</Status>
              ) : sight === 'all' ? (
                <a href={asked.path(`/decisions/${decision}`)}>{t.voteOn}</a>
              ) : (
                t.votedOn
              )}
            </li>
          ))}
        </ul>
      )}
      {where === undefined || found !== undefined || sight !== 'all' || !BEING_BUILT.has(now.standing) ? null : (
        <Why because={where.because} asked={asked} />
      )}
      <Act
        asked={asked}
        to={to('stand')}
        given={{ type: 'stand-for-coordination', project, area, decision: A_NEW_ONE, removalThreshold: '50%' }}
        says={t.stand}
        about={name}
        hidden={{ area }}
      >
        <Threshold asked={asked} id={`stand-${area}`} value={v.stand('threshold')} />
      </Act>
      <Act
        asked={asked}
        to={to('stand-down')}
        given={{ type: 'withdraw-coordination-candidacy', project, area }}
        says={t.standDown}
        about={name}
        hidden={{ area }}
        quiet
      />
      <Act
        asked={asked}
        to={to('search')}
        given={{ type: 'open-talent-search', project, area, record: SOME_TEXT }}
        says={t.search}
        about={name}
        hidden={{ area }}
      >
        <Field
          name="text"
          id={`search-${area}`}
          label={t.announce}
          hint={t.announceHint}
          value={v.search('text')}
          type="textarea"
          required
        />
      </Act>
      <Act
        asked={asked}
        to={to('resign')}
        given={{ type: 'resign-coordination', project, area }}
        says={t.resign}
        about={name}
        hidden={{ area }}
        quiet
      />
    </li>
  )
}

/** The share of the team that should be needed to remove someone: everyone states it as they come in (WJC-7). */
export const Threshold: FC<{ readonly asked: Asked; readonly id: string; readonly value: string }> = ({
  asked,
  id,
  value,
}) => {
  const t = asked.words(WORDS)
  const { decisions, projects } = asked.charter
  const rule = decisions?.[projects?.removal?.decision ?? '']?.rule
  // Where the team sets no such number, nobody is asked for it.
  if (rule === undefined || !JSON.stringify(rule).includes('"average"')) return null
  return (
    <Field
      name="threshold"
      id={id}
      label={t.threshold}
      hint={t.thresholdHint}
      value={value}
      inputmode="decimal"
      unit="%"
      required
    />
  )
}

const WORDS = wordsOf({
  title: ['Coordinators', 'Coordinaciones'],
  searches: ['Coordinators it looks for', 'Coordinaciones que busca'],
  about: [
    'One for each area. Any worker-owner may stand; the others decide. A coordinator directs the work, and their vote weighs the same as everyone’s.',
    'Una por área. Puede presentarse cualquier socia o socio trabajador; deciden las demás personas. Quien coordina dirige el trabajo, y su voto pesa lo mismo que el de cualquiera.',
  ],
  open: ['no coordinator yet', 'sin coordinación todavía'],
  searching: ['looked for outside', 'se busca fuera'],
  found: ['coordinated by', 'coordina'],
  approved: ['approved', 'aprobada'],
  voteOn: ['stands: see the vote', 'se presenta: ver la votación'],
  votedOn: ['being voted on', 'en votación'],
  stand: ['Stand for this area', 'Presentarme a esta área'],
  standDown: ['Stand no more', 'Retirar mi candidatura'],
  search: ['Look for somebody outside', 'Buscar a alguien fuera'],
  announce: ['The announcement', 'El anuncio'],
  announceHint: ['Everybody can read it.', 'Lo puede leer todo el mundo.'],
  resign: ['Coordinate it no more', 'Dejar esta coordinación'],
  threshold: [
    'What share of the team should it take to remove someone?',
    '¿Qué parte del equipo debería hacer falta para apartar a alguien?',
  ],
  thresholdHint: [
    'Everyone in the team says a share, the mean is in force, and you can change yours at any time.',
    'Cada persona del equipo dice una parte, rige el promedio y puedes cambiar la tuya cuando quieras.',
  ],
})
