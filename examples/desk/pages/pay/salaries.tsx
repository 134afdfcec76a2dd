import { views } from 'coop-rules/cooperative'
import { compare, exact, type Ratio, roundTo, multiply, ratio, ZERO } from 'coop-rules/exact'
import type { FC } from 'hono/jsx'
import { could } from '../../kernel/could.js'
import { Button, Day, Empty, Facts, Field, Form, Name, Refused, Table, Why } from '../../kernel/parts.js'
import { Bar } from '../../kernel/plots.js'
import type { Asked, Refusal } from '../../kernel/route.js'
import { numberTyped, typedAs } from '../../kernel/decimals.js'
import { wordsOf } from '../../kernel/words.js'
import { nameOfPlace, placeOf, projectOf, rate } from './places.js'

/** What each category is paid today, a bar each, and why. */
export const SalariesNow: FC<{ readonly asked: Asked; readonly project: string | undefined }> = ({
  asked,
  project,
}) => {
  const { state, charter, locale, today, titleOf } = asked
  const t = asked.words(WORDS)
  const salaries = views.pay.salariesOn(state, project, today as never)
  const coming = laterSalaries(asked, project)
  const most = salaries.reduce<Ratio>(
    (high, one) => (one.kind === 'salary' && compare(one.ratePerUnit, high) > 0 ? one.ratePerUnit : high),
    ZERO,
  )
  if (salaries.length === 0) return <Empty>{t.noCategories}</Empty>
  return (
    <ul class="cards earnings">
      {salaries.map((salary) => {
        const title = titleOf('payCategories', salary.category)
        const said =
          salary.kind === 'salary' ? `${rate(salary.ratePerUnit, charter.currency, locale)} ${t[salary.unit]}` : t.none
        const next = coming?.salaries.find(({ category }) => category === salary.category)
        return (
          <li>
            <h3>{title}</h3>
            <p>
              <strong>{said}</strong>
              {next?.kind === 'salary' &&
              (salary.kind !== 'salary' || compare(next.ratePerUnit, salary.ratePerUnit) !== 0) ? (
                <span class="soft">
                  {' '}
                  {t.from(rate(next.ratePerUnit, charter.currency, locale))}{' '}
                  <Day on={coming?.from ?? today} asked={asked} />
                </span>
              ) : null}
            </p>
            {salary.kind === 'salary' ? (
              <Bar
                parts={[
                  { amount: inThousandths(salary.ratePerUnit), class: 'for' },
                  { amount: inThousandths(most) - inThousandths(salary.ratePerUnit), class: 'rest' },
                ]}
                says={`${title}: ${said}`}
              />
            ) : null}
            <Why because={salary.because} asked={asked} says={t.whyOf(title)} />
          </li>
        )
      })}
    </ul>
  )
}

/** For drawing alone. */
const inThousandths = (value: Ratio): bigint =>
  roundTo({ value: multiply(value, ratio(1000n, 1n)), places: 0, rounding: 'half-even' })

/** What salaries come to from a later day on, where what was proposed last does not count yet. */
const laterSalaries = ({ state, today }: Asked, project: string | undefined) => {
  const from = views.pay.salaryProposals(state, project)?.from
  return from === undefined || from <= today
    ? undefined
    : { from, salaries: views.pay.salariesOn(state, project, from) }
}

/** Whether what is proposed for a later day is what is paid today already: the first proposals are, for there was nothing that they changed. */
const isSoToday = (asked: Asked, project: string | undefined): boolean => {
  const today = views.pay.salariesOn(asked.state, project, asked.today as never)
  return (laterSalaries(asked, project)?.salaries ?? []).every((later) => {
    const now = today.find(({ category }) => category === later.category)
    return later.kind !== 'salary' || (now?.kind === 'salary' && compare(now.ratePerUnit, later.ratePerUnit) === 0)
  })
}

/** The salaries of a project or the cooperative: in force, who proposes what, and one's own proposal. */
export function salariesPage(asked: Asked) {
  return page(asked, projectOf(asked.param('place')))
}

async function page(asked: Asked, project: string | undefined, refusal?: Refusal) {
  const { state, charter, me, titleOf } = asked
  const t = asked.words(WORDS)
  const place = await nameOfPlace(asked, project)
  if (charter.pay?.salaries === undefined) return asked.notFound()
  if (project !== undefined && !views.projects.projects(state).some((one) => one.project === project))
    return asked.notFound()
  const categories = Object.keys(charter.payCategories ?? {})
  const stand = views.pay.salaryProposals(state, project)
  const proposals = stand?.proposals ?? []
  const mine = proposals.find(({ member }) => member === me)
  const { scale } = charter.pay.salaries
  const asksBase = scale === 'equal' || scale === 'weighted-base'
  const asksAmounts = scale !== 'equal'
  const [first = ''] = categories
  const scope = project === undefined ? {} : { scope: project }
  const may = could(asked, {
    type: 'propose-salaries',
    ...scope,
    ...(asksBase ? { base: '1.23' } : {}),
    amounts: asksAmounts && first !== '' ? { [first]: '123.45' } : {},
  })
  const typed = (name: string, stands: string | undefined) =>
    refusal === undefined ? shown(asked, stands) : asked.field(name)
  return asked.page(
    {
      title: t.title(place),
      back: [asked.path('/pay'), t.back],
      live: true,
      body: (
        <>
          <Refused refusal={refusal} asked={asked} />
          <h2>{t.inForce}</h2>
          <SalariesNow asked={asked} project={project} />
          <h2>{t.whoProposes}</h2>
          {proposals.length === 0 ? (
            <Empty>
              <p>{t.nobody}</p>
            </Empty>
          ) : (
            <Table
              caption={t.caption(proposals.length)}
              columns={[
                t.who,
                ...(asksBase ? [t.base] : []),
                ...(asksAmounts ? categories.map((one) => titleOf('payCategories', one)) : []),
              ]}
              numeric={[...categories.keys()].map((at) => at + 1).concat(asksBase ? [categories.length + 1] : [])}
              rows={proposals.map(({ member, base, amounts }) => [
                <Name id={member} asked={asked} />,
                ...(asksBase ? [shown(asked, base) || t.blank] : []),
                ...(asksAmounts ? categories.map((one) => shown(asked, amounts[one]) || t.blank) : []),
              ])}
            />
          )}
          {stand !== undefined && stand.from > asked.today ? (
            <p class="hint">
              {t.countsFrom} <Day on={stand.from} asked={asked} />.{' '}
              {isSoToday(asked, project) ? t.soToday : t.untilThen}
            </p>
          ) : null}
          <h2>{mine === undefined ? t.propose : t.change}</h2>
          {may ? (
            <>
              <p>{t.rule(charter.pay.salaries.acts === 'next-month')}</p>
              <Bounds asked={asked} />
              <Form to={`/pay/salaries/${placeOf(project)}`} asked={asked}>
                {asksBase ? (
                  <Field
                    name="base"
                    label={t.base}
                    inputmode="decimal"
                    unit={charter.currency}
                    value={typed('base', mine?.base)}
                  />
                ) : null}
                {asksAmounts
                  ? categories.map((one) => (
                      <Field
                        name={`amount-${one}`}
                        label={titleOf('payCategories', one)}
                        inputmode="decimal"
                        unit={
                          scale === 'weighted-base'
                            ? '×'
                            : `${charter.currency} ${t[charter.payCategories?.[one]?.unit ?? 'hour']}`
                        }
                        value={typed(`amount-${one}`, mine?.amounts[one])}
                      />
                    ))
                  : null}
                <p class="hint">{t.blankHint}</p>
                <div class="actions">
                  <Button name="do" value="propose">
                    {mine === undefined ? t.propose : t.change}
                  </Button>
                  {mine === undefined ? null : (
                    <Button quiet name="do" value="withdraw" says={t.withdrawAll(place)}>
                      {t.withdraw}
                    </Button>
                  )}
                </div>
              </Form>
            </>
          ) : (
            <Empty>
              <p>{t.notYours}</p>
            </Empty>
          )}
          <h2>{t.ruleTitle}</h2>
          <Facts
            facts={[
              [t.how, t[scale]],
              [t.when, charter.pay.salaries.acts === 'next-month' ? t.nextMonth : t.atOnce],
              [t.clause, charter.pay.salaries.clauses?.join(', ') ?? '–'],
            ]}
          />
        </>
      ),
    },
    refusal === undefined ? 200 : 422,
  )
}

/** Between which amounts the charter keeps the pay of each category, and what becomes of a proposal beyond them. */
const Bounds: FC<{ readonly asked: Asked }> = ({ asked }) => {
  const t = asked.words(WORDS)
  const { charter, locale, titleOf } = asked
  const bounded = Object.entries(charter.payCategories ?? {}).filter(
    ([, { minimum, maximum }]) => minimum !== undefined || maximum !== undefined,
  )
  if (bounded.length === 0) return null
  const write = (amount: string | number) => rate(exact(amount), charter.currency, locale)
  return (
    <p>
      {bounded.map(([id, { minimum, maximum, unit }]) => {
        const said = [
          ...(minimum === undefined ? [] : [t.least(write(minimum))]),
          ...(maximum === undefined ? [] : [t.most(write(maximum))]),
        ].join(', ')
        return (
          <>
            <strong>{titleOf('payCategories', id)}</strong>: {said} {t[unit]}.{' '}
          </>
        )
      })}
      {t.beyond}
    </p>
  )
}

/** A number as its reader writes it, in the field and in the table. */
const shown = ({ locale }: Asked, text: string | undefined): string => {
  return text === undefined ? '' : typedAs(exact(text), '', locale)
}

/** Proposes, changes, or withdraws: with nothing filled in, nothing is proposed. */
export function proposeSalaries(asked: Asked) {
  const project = projectOf(asked.param('place'))
  const withdraws = asked.field('do') === 'withdraw'
  const typed = (name: string): string | undefined => {
    const text = asked.field(name)
    return withdraws || text === '' ? undefined : numberTyped(text)
  }
  const base = typed('base')
  const amounts = Object.fromEntries(
    Object.keys(asked.charter.payCategories ?? {}).flatMap((category) => {
      const amount = typed(`amount-${category}`)
      return amount === undefined ? [] : [[category, amount] as const]
    }),
  )
  return asked.give(
    {
      type: 'propose-salaries',
      ...(project === undefined ? {} : { scope: project }),
      ...(base === undefined ? {} : { base }),
      amounts,
    },
    (refusal) => page(asked, project, refusal),
  )
}

const WORDS = wordsOf({
  title: [(place: string) => `What people earn in ${place}`, (place: string) => `Lo que se cobra en ${place}`],
  back: ['Who earns what', 'Quién gana cuánto'],
  inForce: ['In force today', 'En vigor hoy'],
  hour: ['an hour', 'por hora'],
  month: ['a month', 'al mes'],
  none: ['Nobody has proposed anything yet', 'Nadie ha propuesto nada todavía'],
  noCategories: ['The charter names no categories of pay.', 'Los estatutos no nombran categorías de retribución.'],
  from: [(amount: string) => `→ ${amount} from`, (amount: string) => `→ ${amount} desde el`],
  whyOf: [
    (category: string) => `How was this computed? (${category})`,
    (category: string) => `¿Cómo se calculó? (${category})`,
  ],
  whoProposes: ['Who proposes what', 'Quién propone qué'],
  nobody: [
    'Nobody proposes anything yet. The first proposal is the salary, until others join in.',
    'Todavía nadie propone nada. La primera propuesta es el salario hasta que se sumen otras.',
  ],
  caption: [
    (count: number) => (count === 1 ? 'One person proposes' : `${count} people propose`),
    (count: number) => (count === 1 ? 'Propone una persona' : `Proponen ${count} personas`),
  ],
  who: ['Who', 'Quién'],
  base: ['Base', 'Base'],
  blank: ['left blank', 'en blanco'],
  countsFrom: ['These proposals count from', 'Estas propuestas cuentan desde el'],
  soToday: [
    'What is in force today, above, is that already: before the first proposals there was nothing to change.',
    'Lo que rige hoy, arriba, ya es eso: antes de las primeras propuestas no había nada que cambiar.',
  ],
  untilThen: [
    'What is in force today, above, comes of what was proposed before.',
    'Lo que rige hoy, arriba, sale de lo que se propuso antes.',
  ],
  least: [(amount: string) => `never below ${amount}`, (amount: string) => `nunca menos de ${amount}`],
  most: [(amount: string) => `never above ${amount}`, (amount: string) => `nunca más de ${amount}`],
  beyond: [
    'A proposal beyond that counts in the mean as it is; what is paid is then brought within.',
    'Una propuesta fuera de ahí cuenta tal cual en la media; lo que se paga se ajusta después a esos límites.',
  ],
  propose: ['Propose', 'Proponer'],
  change: ['Change my proposal', 'Cambiar mi propuesta'],
  withdraw: ['Withdraw my proposal', 'Retirar mi propuesta'],
  withdrawAll: [
    (place: string) => `Withdraw my proposal for the salaries of ${place}`,
    (place: string) => `Retirar mi propuesta para los salarios de ${place}`,
  ],
  rule: [
    (later: boolean) =>
      `The salary of a category is the mean of what everybody proposes for it. You may change or withdraw your proposal on any day${later ? '; it counts from the first of next month' : ''}.`,
    (later: boolean) =>
      `El salario de una categoría es la media de lo que propone cada persona. Puedes cambiar o retirar tu propuesta cualquier día${later ? '; cuenta desde el primero del mes siguiente' : ''}.`,
  ],
  blankHint: [
    'A category left blank is not zero: its salary is then what the others propose.',
    'Dejar una categoría en blanco no es proponer cero: su salario es lo que proponen las demás personas.',
  ],
  notYours: [
    'Those who work here propose its salaries. You would be asked once you are in the team.',
    'Quienes trabajan aquí proponen sus salarios. Podrás hacerlo cuando formes parte del equipo.',
  ],
  ruleTitle: ['The rule', 'La regla'],
  how: ['How it is set', 'Cómo se fija'],
  when: ['When a change counts', 'Cuándo cuenta un cambio'],
  clause: ['Clause', 'Cláusula'],
  'category-means': ['The mean of the proposals for each category', 'La media de las propuestas para cada categoría'],
  'weighted-base': [
    'The mean base times the mean weight of each category',
    'La media de la base por la media del peso de cada categoría',
  ],
  equal: [
    'The same for everybody: the mean of the proposals',
    'Igual para todas las personas: la media de las propuestas',
  ],
  nextMonth: ['From the first of the next month', 'Desde el primero del mes siguiente'],
  atOnce: ['At once', 'De inmediato'],
})
