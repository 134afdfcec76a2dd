import { views } from 'coop-rules/cooperative'
import { numbersIn } from 'coop-rules/reasons'
import type { FC } from 'hono/jsx'
import { Empty, money, Name, Table, Why } from '../../kernel/parts.js'
import { Bar } from '../../kernel/plots.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { rate } from './places.js'

/** What everybody was paid on a payday: by person or by category, as the charter shows it. */
export const PaidOut: FC<{ readonly asked: Asked; readonly payday: string }> = ({ asked, payday }) => {
  const t = asked.words(WORDS)
  const { state, me, locale, titleOf, charter } = asked
  const { currency } = charter
  const pay = views.pay.payOfPayday(state, payday)
  const outcome = views.pay.outcomeOfPayday(state, payday)
  if (pay === undefined || outcome === undefined) return null
  const shown = outcome.members.filter(({ member }) => views.pay.maySeePayOf(state, me, member))
  const all = shown.length === outcome.members.length
  const say = numbersIn(locale)
  const sum = (key: 'grossMinor' | 'paidMinor' | 'heldMinor' | 'forfeitedMinor') =>
    shown.reduce((total, one) => total + one[key], 0n)
  const cash = (amount: bigint) => money(amount, currency, locale)
  return (
    <>
      <h2>{t.paid}</h2>
      {pay.kind === 'category-pay' ? (
        <Table
          caption={t.byCategory}
          columns={[t.category, t.units, t.earned]}
          numeric={[1, 2]}
          rows={pay.categories.map(({ category, units, grossMinor }) => [
            titleOf('payCategories', category),
            say.number(units),
            cash(grossMinor),
          ])}
        />
      ) : null}
      {shown.length === 0 ? (
        <Empty>
          <p>{t.notShown}</p>
        </Empty>
      ) : (
        <Table
          caption={all ? t.byPerson : t.own}
          columns={[t.who, t.earned, t.paidOut, t.held, t.givenUp]}
          numeric={[1, 2, 3, 4]}
          rows={shown.map(({ member, grossMinor, paidMinor, heldMinor, forfeitedMinor }) => [
            <Name id={member} asked={asked} />,
            cash(grossMinor),
            cash(paidMinor),
            cash(heldMinor),
            cash(forfeitedMinor),
          ])}
          {...(all
            ? {
                foot: [
                  t.together,
                  cash(sum('grossMinor')),
                  cash(sum('paidMinor')),
                  cash(sum('heldMinor')),
                  cash(sum('forfeitedMinor')),
                ],
              }
            : {})}
        />
      )}
      {all ? (
        <Bar
          parts={[
            { amount: sum('paidMinor'), class: 'for' },
            { amount: sum('heldMinor'), class: 'other' },
            { amount: sum('forfeitedMinor'), class: 'rest' },
          ]}
          says={t.barSays(cash(sum('paidMinor')), cash(sum('heldMinor')), cash(sum('forfeitedMinor')))}
        />
      ) : null}
      {pay.kind === 'visible-pay' ? (
        <details>
          <summary>{t.lines}</summary>
          <Table
            caption={t.lines}
            columns={[t.who, t.category, t.units, t.rate, t.earned]}
            numeric={[2, 3, 4]}
            rows={pay.workers
              .filter(({ worker }) => views.pay.maySeePayOf(state, me, worker))
              .flatMap(({ worker, lines }) =>
                lines
                  .flatMap((line) => ('category' in line ? [line] : []))
                  .map((line) => [
                    <Name id={worker} asked={asked} />,
                    line.code === 'donated' || line.code === 'leave' || line.code === 'overtime'
                      ? `${titleOf('payCategories', line.category)} (${t[line.code]})`
                      : titleOf('payCategories', line.category),
                    say.number(line.units),
                    rate(line.ratePerUnit, currency, locale),
                    cash(line.amountMinor),
                  ]),
              )}
          />
        </details>
      ) : null}
      <Why because={pay.because} asked={asked} />
      {sum('heldMinor') > 0n ? (
        <p>
          <a href={asked.path('/held-pay')}>{t.whatIsOwed}</a>
        </p>
      ) : null}
    </>
  )
}

const WORDS = wordsOf({
  paid: ['What everybody was paid', 'Lo que cobró cada persona'],
  byCategory: ['By category', 'Por categoría'],
  byPerson: ['By person', 'Por persona'],
  own: ['My pay', 'Mi paga'],
  who: ['Who', 'Quién'],
  category: ['As what', 'En qué categoría'],
  units: ['Hours', 'Horas'],
  rate: ['An hour', 'Por hora'],
  earned: ['Earned', 'Ganado'],
  paidOut: ['Paid', 'Pagado'],
  held: ['Held', 'Aplazado'],
  givenUp: ['Given up', 'Renunciado'],
  together: ['Together', 'En total'],
  lines: ['Line by line', 'Línea por línea'],
  donated: ['given', 'donadas'],
  leave: ['vacation', 'vacaciones'],
  overtime: ['overtime', 'horas extra'],
  notShown: [
    'The charter shows pay by category, and nobody’s own.',
    'Los estatutos muestran la retribución por categoría, y no la de cada persona.',
  ],
  whatIsOwed: ['What is owed today on held pay', 'Lo que se debe hoy de la retribución aplazada'],
  barSays: [
    (paid: string, held: string, given: string) => `Paid ${paid}, held ${held}, given up ${given}`,
    (paid: string, held: string, given: string) => `Pagado ${paid}, aplazado ${held}, renunciado ${given}`,
  ],
})
