import type { FC } from 'hono/jsx'
import { Act, kept } from '../../kernel/act.js'
import { SOME_TEXT } from '../../kernel/could.js'
import { Choice, Empty, Field, Name, Select, Status, Table, Why } from '../../kernel/parts.js'
import { views } from 'coop-rules/cooperative'
import { wordsOf } from '../../kernel/words.js'
import { A_NEW_ONE, type ProjectShown } from './project.js'
import { Threshold } from './coordination.js'
import { BEING_BUILT, placesOutside } from './sight.js'
import { poolIn } from './words.js'

/** The places of the team, filled in order: worker-owners, volunteers, outside (WJC-6). Guests see those that are open to them. */
export const Places: FC<ProjectShown> = async (shown) => {
  const { asked, project, now, sight, file } = shown
  const t = asked.words(WORDS)
  const all = now.staffing?.places ?? []
  const open = new Set(placesOutside(asked.state, project).map(({ place }) => place))
  const places = sight === 'all' ? all : all.filter(({ place }) => open.has(place))
  const taken = sight === 'all' ? places.filter(({ kind }) => kind === 'filled') : []
  const mine = file.coordinators.filter(({ member }) => member === asked.me)
  if (!BEING_BUILT.has(now.standing) || (places.length === 0 && mine.length === 0 && sight !== 'all')) return null
  const to = `/projects/${project}/open-place`
  const v = kept(asked, to)
  const areas = await Promise.all(mine.map(async ({ area }) => ({ value: area, label: await asked.nameOf(area) })))
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.about(poolIn(asked, 'worker-owners'), poolIn(asked, 'volunteers'), poolIn(asked, 'outside'))}</p>
      {places.length === 0 ? (
        <Empty>
          <p>{t.none}</p>
        </Empty>
      ) : (
        <ul class="cards">
          {places
            .filter(({ kind }) => kind !== 'filled')
            .map((one) => (
              <Place {...shown} standing={one} />
            ))}
        </ul>
      )}
      {taken.length === 0 ? null : (
        <Table
          caption={t.taken}
          columns={[t.placeName, t.areaName, t.whoHas]}
          rows={taken.map(({ place, area, person = '' }) => [
            <Name id={place} asked={asked} />,
            <Name id={area} asked={asked} />,
            <Name id={person} asked={asked} />,
          ])}
        />
      )}
      {areas[0] === undefined ? null : (
        <Act
          asked={asked}
          to={to}
          given={{ type: 'open-place', project, area: areas[0].value, place: A_NEW_ONE }}
          says={t.openPlace}
        >
          <Field name="title" id="place-title" label={t.placeTitle} value={v('title')} required />
          <Select name="area" id="place-area" label={t.area} options={areas} chosen={v('area')} />
        </Act>
      )}
    </>
  )
}

type Standing = NonNullable<NonNullable<ReturnType<typeof views.projects.projectNow>>['staffing']>['places'][number]

const Place: FC<ProjectShown & { readonly standing: Standing }> = async ({
  asked,
  project,
  sight,
  standing: { place, area, kind, pool, person, waiting, because },
}) => {
  const t = asked.words(WORDS)
  const [name, areaName] = await Promise.all([asked.nameOf(place), asked.nameOf(area)])
  const to = (act: string) => `/projects/${project}/${act}`
  const hidden = { place }
  const v = { apply: kept(asked, to('apply'), hidden), next: kept(asked, to('next-pool'), hidden) }
  const isOwner = views.members.recordOf(asked.state, asked.me)?.memberClass
  const chooses = asked.charter.projects?.coordinators?.candidates.includes(isOwner ?? '') !== true
  const pools = (asked.charter.projects?.staffing?.pools ?? []).filter((one) => one !== 'worker-owners')
  return (
    <li class="card">
      <h3>{name}</h3>
      <p class="inline">
        <Status is={kind === 'filled' ? 'good' : 'open'}>{t[kind]}</Status>
        <span class="soft">{areaName}</span>
        {person !== undefined && sight === 'all' ? <Name id={person} asked={asked} /> : null}
      </p>
      {kind === 'filled' ? null : <p>{t.openTo(poolIn(asked, pool))}</p>}
      {sight === 'all' && waiting.length > 0 && kind !== 'filled' ? (
        <ul>
          {waiting.map((one) => (
            <Applicant asked={asked} project={project} place={place} person={one} says={name} />
          ))}
        </ul>
      ) : null}
      <Act
        asked={asked}
        to={to('apply')}
        given={{ type: 'apply-for-place', project, place, removalThreshold: '50%' }}
        says={t.apply}
        about={name}
        hidden={hidden}
      >
        {chooses ? (
          <Choice
            name="pool"
            id={`pool-${place}`}
            legend={t.comeAs}
            options={pools.map((one) => ({ value: one, label: one === 'outside' ? t.asOutside : t.asVolunteer }))}
            chosen={v.apply('pool', 'volunteers')}
          />
        ) : null}
        <Threshold asked={asked} id={`apply-${place}`} value={v.apply('threshold')} />
      </Act>
      <Act
        asked={asked}
        to={to('apply-no-more')}
        given={{ type: 'withdraw-place-application', project, place }}
        says={t.applyNoMore}
        about={name}
        hidden={hidden}
        quiet
      />
      <Act
        asked={asked}
        to={to('next-pool')}
        given={{ type: 'open-next-pool', project, place, record: SOME_TEXT }}
        says={t.nextPool}
        about={name}
        hidden={hidden}
      >
        <Field name="text" id={`next-${place}`} label={t.nextWhy} value={v.next('text')} type="textarea" required />
      </Act>
      {sight === 'all' ? <Why because={because} asked={asked} /> : null}
    </li>
  )
}

/** Somebody who waits for an answer, for the coordinator of the area to give. */
const Applicant: FC<{
  readonly asked: ProjectShown['asked']
  readonly project: string
  readonly place: string
  readonly person: string
  readonly says: string
}> = async ({ asked, project, place, person, says }) => {
  const t = asked.words(WORDS)
  const hidden = { place, person }
  const to = (act: string) => `/projects/${project}/${act}`
  const about = `${await asked.nameOf(person)}, ${says}`
  const v = kept(asked, to('decline'), hidden)
  return (
    <li>
      <Name id={person} asked={asked} /> <span class="soft">{t.asks}</span>
      <Act
        asked={asked}
        to={to('take-in')}
        given={{ type: 'take-in', project, place, person }}
        says={t.takeIn}
        about={about}
        hidden={hidden}
      />
      <Act
        asked={asked}
        to={to('decline')}
        given={{ type: 'decline-application', project, place, person, record: SOME_TEXT }}
        says={t.decline}
        about={about}
        hidden={hidden}
      >
        <Field name="text" id={`decline-${place}-${person}`} label={t.why} value={v('text')} type="textarea" required />
      </Act>
    </li>
  )
}

const WORDS = wordsOf({
  title: ['Places in the team', 'Puestos del equipo'],
  about: [
    (first: string, second: string, third: string) =>
      `Each coordinator opens places in their area and chooses who takes them, in this order: ${first}, ${second}, ${third}. Going on to the next takes a reason, which is recorded.`,
    (first: string, second: string, third: string) =>
      `Cada coordinación abre puestos en su área y elige quién los ocupa, en este orden: ${first}, ${second}, ${third}. Para pasar al siguiente hace falta un motivo, que queda registrado.`,
  ],
  none: [
    'No place is open yet. Once every area has its coordinator, they open the places of the team here.',
    'Todavía no hay puestos. Cuando cada área tenga su coordinación, abrirán aquí los puestos del equipo.',
  ],
  taken: ['Places that are taken', 'Puestos ocupados'],
  placeName: ['Place', 'Puesto'],
  areaName: ['Area', 'Área'],
  whoHas: ['Who has it', 'Quién lo ocupa'],
  'waits-for-coordinators': ['waits for the coordinators', 'espera a las coordinaciones'],
  'to-answer': ['applications to answer', 'solicitudes por responder'],
  exhausted: ['nobody has applied', 'nadie se ha presentado'],
  filled: ['taken', 'ocupado'],
  openTo: [(pool: string) => `Open to ${pool}.`, (pool: string) => `Abierto a: ${pool}.`],
  asks: ['applied', 'se ha presentado'],
  apply: ['Apply for this place', 'Presentarme a este puesto'],
  comeAs: ['As what do you come?', '¿Cómo te presentas?'],
  asVolunteer: ['As a volunteer', 'Como persona voluntaria'],
  asOutside: ['From outside', 'Desde fuera'],
  applyNoMore: ['Withdraw my application', 'Retirar mi solicitud'],
  takeIn: ['Take in', 'Admitir'],
  decline: ['Decline', 'Rechazar'],
  why: ['Why? The reason is recorded.', '¿Por qué? El motivo queda registrado.'],
  nextPool: ['Open it to the next ones', 'Abrirlo a los siguientes'],
  nextWhy: ['Why is nobody left to ask among those before?', '¿Por qué ya no queda nadie entre los anteriores?'],
  openPlace: ['Open a place', 'Abrir un puesto'],
  placeTitle: ['What is the place called?', '¿Cómo se llama el puesto?'],
  area: ['In which area?', '¿En qué área?'],
})
