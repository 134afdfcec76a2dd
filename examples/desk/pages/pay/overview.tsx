import { articleOf } from 'coop-rules/charter'
import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Day, Empty, Field, Form, Name, Refused, Select, Status, Table } from '../../kernel/parts.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { nameOfPlace, payPlaces, placeOf, projectOf } from './places.js'
import { SalariesNow } from './salaries.js'

/** What the charter says of who sees what is paid, and of what a category is paid. */
const introOf = ({ charter, locale }: Asked): string =>
  [
    ...articleOf({ charter, locale, section: 'pay', id: 'visibility' }),
    ...articleOf({ charter, locale, section: 'pay', id: 'salaries' }).filter(({ name }) => SAID_OF_SALARIES.has(name)),
  ]
    .map(({ sentence }) => sentence)
    .join(' ')

const SAID_OF_SALARIES: ReadonlySet<string> = new Set(['scale', 'proposedBy'])

/** Who earns what: salaries in force everywhere, and every payday. */
export async function payPage(asked: Asked, refusal?: Refusal) {
  const { state, charter } = asked
  const t = asked.words(WORDS)
  const places = payPlaces(asked)
  const named = await Promise.all(places.map(async (place) => ({ place, name: await nameOfPlace(asked, place) })))
  const menu = views.pay.shortageMenu(state)
  return asked.page(
    {
      title: t.title,
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <p>{introOf(asked)}</p>
          {places.length === 0 ? (
            <Empty>
              <p>{t.nowhere}</p>
            </Empty>
          ) : null}
          {named.map(({ place, name }) => {
            const stand = views.pay.salaryProposals(state, place)
            return (
              <section>
                <h2>{name}</h2>
                <SalariesNow asked={asked} project={place} />
                <p class="actions">
                  <a class="button quiet" href={asked.path(`/pay/salaries/${placeOf(place)}`)}>
                    {t.seeProposals(stand?.proposals.length ?? 0, name)}
                  </a>
                </p>
              </section>
            )
          })}
          <h2>{t.paydays}</h2>
          <Paydays asked={asked} />
          {charter.pay?.heldPay === undefined ? null : (
            <p>
              <a href={asked.path('/held-pay')}>{t.held}</a>
            </p>
          )}
          <OpenPayday asked={asked} places={named} />
          {menu.length === 0 ? null : (
            <>
              <h2>{t.short}</h2>
              <p>{t.shortText}</p>
              <ul>
                {menu.map((kind) => (
                  <li>
                    <strong>{t[`short-${kind}`]}</strong>: {t[`means-${kind}`]}
                  </li>
                ))}
              </ul>
              <MenuVote asked={asked} />
            </>
          )}
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

const Paydays: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const paydays = views.pay.paydays(asked.state)
  if (paydays.length === 0)
    return (
      <Empty>
        <p>{t.noPayday}</p>
      </Empty>
    )
  return (
    <Table
      caption={t.paydaysCaption}
      columns={[t.payday, t.where, t.stands]}
      rows={paydays.map(({ payday, project, ranOn }) => [
        <a href={asked.path(`/pay/paydays/${payday}`)}>
          {t.paydayOf} <Name id={payday} asked={asked} />
        </a>,
        nameOfPlace(asked, project),
        ranOn === undefined ? (
          <Status is="open">{t.open}</Status>
        ) : (
          <Status is="good">
            {t.paid} <Day on={ranOn} asked={asked} />
          </Status>
        ),
      ])}
    />
  )
}

const OpenPayday: FC<{
  readonly asked: Asked
  readonly places: readonly { readonly place: string | undefined; readonly name: string }[]
}> = ({ asked, places }) => {
  const t = asked.words(WORDS)
  const mine = [
    ...places,
    ...(places.some(({ place }) => place === undefined) ? [] : [{ place: undefined, name: t.coop }]),
  ].filter(({ place }) =>
    could(asked, { type: 'open-payday', payday: 'made-up-payday', ...(place === undefined ? {} : { project: place }) }),
  )
  if (mine.length === 0) return null
  return (
    <details>
      <summary>{t.openPayday}</summary>
      <Form to="/pay/paydays" asked={asked}>
        <Select
          name="place"
          label={t.where}
          options={mine.map(({ place, name }) => ({ value: placeOf(place), label: name }))}
          chosen={asked.field('place')}
        />
        <Field name="called" label={t.called} hint={t.calledHint} value={asked.field('called')} required />
        <Button>{t.openPayday}</Button>
      </Form>
    </details>
  )
}

/** The vote on what teams may choose from: a link where it is on, a button where it could be. */
const MenuVote: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const open = views.decisions.openDecisions(asked.state).find(({ subject }) => subject.kind === 'shortage-menu')
  if (open !== undefined)
    return (
      <p>
        <a href={asked.path(`/decisions/${open.decision}`)}>{t.menuOpen}</a>
      </p>
    )
  if (!could(asked, { type: 'open-shortage-menu', decision: 'made-up-decision' })) return null
  return (
    <Form to="/pay/menu" asked={asked}>
      <Button quiet>{t.openMenu}</Button>
    </Form>
  )
}

export async function openPayday(asked: Asked) {
  const payday = asked.newId('pay')
  const project = projectOf(asked.field('place'))
  const called = asked.field('called').slice(0, 80)
  if (called !== '') asked.rename(payday, called)
  return asked.give({ type: 'open-payday', payday, ...(project === undefined ? {} : { project }) }, (refusal) =>
    payPage(asked, refusal),
  )
}

export async function openMenu(asked: Asked) {
  const decision = asked.newId('d')
  asked.rename(decision, {
    en: 'what to choose from when money is short',
    es: 'las opciones para cuando falte dinero',
  })
  return asked.give({ type: 'open-shortage-menu', decision }, (refusal) => payPage(asked, refusal))
}

const WORDS = wordsOf({
  title: ['Who earns what', 'Quién gana cuánto'],
  nowhere: [
    'No project has a team yet. Once one has, those in it propose what its categories of work are paid.',
    'Ningún proyecto tiene equipo todavía. Cuando lo tenga, quienes estén en él propondrán cuánto se cobra en cada categoría.',
  ],
  seeProposals: [
    (count: number, place: string) =>
      `${count === 0 ? 'No proposals now' : count === 1 ? 'One proposal' : `${count} proposals`} in ${place}: see or propose`,
    (count: number, place: string) =>
      `${count === 0 ? 'Ninguna propuesta ahora' : count === 1 ? 'Una propuesta' : `${count} propuestas`} en ${place}: ver o proponer`,
  ],
  paydays: ['Paydays', 'Días de paga'],
  paydaysCaption: ['Open paydays, then the last ones', 'Días de paga abiertos y, después, los últimos'],
  payday: ['Payday', 'Día de paga'],
  paydayOf: ['Payday', 'Día de paga'],
  where: ['Where', 'Dónde'],
  stands: ['Stands', 'Estado'],
  open: ['open: record your hours', 'abierto: anota tus horas'],
  paid: ['run on', 'pagado el'],
  noPayday: [
    'There was no payday yet. Whoever is in a team opens one; then everybody records their hours.',
    'Todavía no hubo ningún día de paga. Lo abre quien esté en un equipo; después cada persona anota sus horas.',
  ],
  openPayday: ['Open a payday', 'Abrir un día de paga'],
  coop: ['The cooperative', 'La cooperativa'],
  called: ['Which one is it?', '¿Cuál es?'],
  calledHint: ['As you would say it after “the payday”: of May', 'Como se diría tras «el día de paga»: de mayo'],
  short: ['When money is short', 'Cuando falta dinero'],
  shortText: [
    'Before a payday its team chooses one of these. Worker-owners vote on the list.',
    'Antes de cada día de paga, su equipo elige una de estas opciones. Las socias y socios votan la lista.',
  ],
  'short-forfeit': ['Give it up', 'Renunciar'],
  'short-hold': ['Hold it', 'Aplazar'],
  'short-pro-rata': ['Everybody less', 'Menos para todas las personas'],
  'short-by-category': ['By category', 'Por categorías'],
  'means-forfeit': [
    'those who agreed go without what cannot be paid',
    'quienes lo aceptaron se quedan sin lo que no se puede pagar',
  ],
  'means-hold': [
    'what cannot be paid becomes a debt with interest (held pay)',
    'lo que no se puede pagar pasa a ser una deuda con interés (retribución aplazada)',
  ],
  'means-pro-rata': ['the money there is is shared in proportion', 'el dinero que hay se reparte en proporción'],
  'means-by-category': ['categories are paid one after the other', 'se paga una categoría tras otra'],
  openMenu: ['Put this list to the vote again', 'Volver a votar esta lista'],
  menuOpen: ['The list is being voted on', 'La lista se está votando'],
  held: ['Held pay: what is owed to whom', 'Retribución aplazada: qué se debe a quién'],
})
