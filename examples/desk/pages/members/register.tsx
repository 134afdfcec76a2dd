import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Button, Day, Empty, Facts, Field, Name, Status, Table } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { contributionDue } from './admission.js'
import { byName, registerOf } from './people.js'

/** How many people are on a page. */
const A_PAGE = 100

/** Who belongs, by class, a hundred a page, found by name; who asks to; and who holds which office. */
export const membersPage = async (asked: Asked) => {
  const t = asked.words(WORDS)
  const { state, charter, locale } = asked
  const register = registerOf(state)
  const [wanted, ofClass] = [asked.query('name')?.trim() ?? '', asked.query('class') ?? '']
  const all = [...register.members, ...register.probationers]
  const counted = Object.keys(charter.memberClasses ?? {})
    .map((id) => ({ id, count: all.filter(({ memberClass }) => memberClass === id).length }))
    .filter(({ count }) => count > 0)
  const found = await byName(
    asked,
    all.filter(({ memberClass }) => ofClass === '' || memberClass === ofClass),
    wanted,
  )
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.query('page') ?? '1')) || 1))
  const shown = found.slice((page - 1) * A_PAGE, page * A_PAGE)
  const here = (more: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ name: wanted, class: ofClass, ...more })
    for (const [name, value] of [...query]) if (value === '') query.delete(name)
    return asked.path(query.size === 0 ? '/members' : `/members?${query.toString()}`)
  }
  const isFounder = new Set(register.founders)
  return asked.page({
    title: t.title,
    live: true,
    body: (
      <>
        <p>
          {t.belong(all.length.toLocaleString(locale))} <a href={asked.path('/members/join')}>{t.howToJoin}</a>
        </p>
        <p class="inline">
          <a href={here({ class: '', page: '' })} {...(ofClass === '' ? { 'aria-current': 'true' } : {})}>
            {t.everyone}
          </a>
          {counted.map(({ id, count }) => (
            <a href={here({ class: id, page: '' })} {...(ofClass === id ? { 'aria-current': 'true' } : {})}>
              {asked.titleOf('memberClasses', id)} ({count.toLocaleString(locale)})
            </a>
          ))}
        </p>
        <form class="search" method="get" action={asked.path('/members')} role="search">
          {ofClass === '' ? null : <input type="hidden" name="class" value={ofClass} />}
          <Field name="name" label={t.find} value={wanted} />
          <Button quiet>{t.search}</Button>
        </form>
        {shown.length === 0 ? (
          <Empty>
            <p>{t.nobody(wanted)}</p>
            <p>
              <a href={asked.path('/members')}>{t.everyone}</a>
            </p>
          </Empty>
        ) : (
          <Table
            caption={t.shown((page - 1) * A_PAGE + 1, (page - 1) * A_PAGE + shown.length, found.length)}
            columns={[t.name, t.is, t.since]}
            rows={
              await Promise.all(
                shown.map(async ({ member, memberClass, since, standing, suspended }) => [
                  <a href={asked.path(`/members/${encodeURIComponent(member)}`)}>{await asked.nameOf(member)}</a>,
                  <>
                    {asked.titleOf('memberClasses', memberClass)}
                    {isFounder.has(member) ? <span class="soft"> · {t.founder}</span> : null}
                    {standing === 'probationer' ? <Status is="open">{t.onProbation}</Status> : null}
                    {suspended ? <Status is="bad">{t.suspended}</Status> : null}
                  </>,
                  <Day on={since} asked={asked} />,
                ]),
              )
            }
          />
        )}
        <p class="inline">
          {page > 1 ? <a href={here({ page: String(page - 1) })}>← {t.before}</a> : null}
          {page < pages ? <a href={here({ page: String(page + 1) })}>{t.after} →</a> : null}
        </p>
        {page > 1 || wanted !== '' ? null : <Others asked={asked} />}
      </>
    ),
  })
}

/** Who asks to join, who holds an office, and who belongs no more: of the last, whoever votes is shown. */
const Others: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const { applicants, former } = registerOf(asked.state)
  const offices = views.members.offices(asked.state)
  const votes = views.members.mayVote(asked.state, asked.me)
  const gone = former.slice(0, A_PAGE)
  const link = (member: string) => (
    <a href={asked.path(`/members/${encodeURIComponent(member)}`)}>
      <Name id={member} asked={asked} />
    </a>
  )
  return (
    <>
      {votes ? (
        <>
          <h2>{t.applicants}</h2>
          {applicants.length === 0 ? (
            <Empty>
              <p>{t.noApplicants}</p>
            </Empty>
          ) : (
            <ul class="people">
              {applicants.map(({ member, memberClass, since }) => (
                <li>
                  {link(member)}{' '}
                  <span class="soft">
                    {asked.titleOf('memberClasses', memberClass)}, <Day on={since} asked={asked} />
                  </span>{' '}
                  {contributionDue(asked, member)?.keepsOut === true ? (
                    <Status is="open">{t.admittedBut}</Status>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : null}
      <h2>{t.offices}</h2>
      {offices.length === 0 ? (
        <Empty>
          <p>{t.noOffices}</p>
        </Empty>
      ) : (
        <Facts
          facts={offices.map(({ office, member }) => [<Name id={office} asked={asked} />, link(member)] as const)}
        />
      )}
      {votes && gone.length > 0 ? (
        <>
          <h2>{t.former}</h2>
          <ul class="people">
            {gone.map(({ member, since, ended }) => (
              <li>
                {link(member)}{' '}
                <span class="soft">
                  {t[ended ?? 'left']}, <Day on={since} asked={asked} />
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

const WORDS = wordsOf({
  title: ['Members', 'Miembros'],
  belong: [(count: string) => `${count} people belong.`, (count: string) => `Pertenecen ${count} personas.`],
  howToJoin: ['How to join', 'Cómo entrar'],
  everyone: ['Everyone', 'Todas'],
  find: ['Find somebody by name', 'Buscar a alguien por su nombre'],
  search: ['Search', 'Buscar'],
  nobody: [
    (name: string) => (name === '' ? 'Nobody here.' : `Nobody here is called “${name}”.`),
    (name: string) => (name === '' ? 'Aquí no hay nadie.' : `Nadie se llama «${name}».`),
  ],
  shown: [
    (from: number, to: number, all: number) => `${from} to ${to} of ${all}`,
    (from: number, to: number, all: number) => `${from} a ${to} de ${all}`,
  ],
  name: ['Name', 'Nombre'],
  is: ['Is', 'Es'],
  since: ['Since', 'Desde'],
  founder: ['founder', 'de la fundación'],
  onProbation: ['on probation', 'a prueba'],
  suspended: ['suspended', 'en suspenso'],
  before: ['Before', 'Anteriores'],
  after: ['After', 'Siguientes'],
  applicants: ['Who asks to join', 'Quién pide entrar'],
  admittedBut: ['admitted, contribution outstanding', 'admisión aprobada, aportación pendiente'],
  noApplicants: [
    'Nobody asks to join now. Anyone who signs in can apply under “How to join”.',
    'Ahora nadie pide entrar. Quien entre aquí puede solicitarlo en «Cómo entrar».',
  ],
  offices: ['Offices', 'Cargos'],
  noOffices: ['Nobody holds an office. A decision can give one.', 'Nadie tiene un cargo. Se da con una decisión.'],
  former: ['Who belonged before', 'Quién perteneció antes'],
  left: ['left', 'se fue'],
  ousted: ['ousted', 'expulsión'],
  died: ['died', 'falleció'],
  dissolved: ['dissolved', 'se disolvió'],
  'not-confirmed': ['did not stay after probation', 'no siguió tras la prueba'],
  mistaken: ['recorded by mistake', 'anotado por error'],
})
