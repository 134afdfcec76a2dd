import { views } from 'coop-rules/cooperative'
import type { FC } from 'hono/jsx'
import { Empty, money, Status, Table, Why } from '../../kernel/parts.js'
import { Bar } from '../../kernel/plots.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { bodyOf } from './ledger.js'

/** Budgets line by line: planned, spent, left. Of one project, where one is asked for. */
export const Budgets: FC<{ readonly asked: Asked; readonly project: string }> = async ({ asked, project }) => {
  const { state, locale, charter } = asked
  const t = asked.words(WORDS)
  const budgets = views.accounts
    .budgetsInForce(state)
    .filter(({ of }) => project === '' || bodyOf(of, charter.id) === project)
  const cash = (amount: bigint) => money(amount, charter.currency, locale)
  if (budgets.length === 0)
    return (
      <Empty>
        <p>{t.none}</p>
      </Empty>
    )
  return (
    <>
      {
        await Promise.all(
          budgets.map(async ({ of, now }) => {
            const name = await asked.nameOf(bodyOf(of, charter.id))
            return (
              <section>
                <h3>{name}</h3>
                <Table
                  caption={t.caption(name)}
                  columns={[t.line, t.planned, t.actual, t.left, t.spentOfIt]}
                  numeric={[1, 2, 3]}
                  rows={
                    await Promise.all(
                      now.lines.map(async ({ line, plannedMinor, actualMinor, leftMinor, state: stands }) => {
                        const title = line === '' ? t.noLine : await asked.nameOf(line)
                        const over = stands === 'within' ? null : <Status is="bad">{t[stands]}</Status>
                        return [
                          line === '' ? (
                            title
                          ) : (
                            <a
                              href={`${asked.path('/accounts')}?project=${encodeURIComponent(bodyOf(of, charter.id))}&line=${encodeURIComponent(line)}#entries`}
                            >
                              {title}
                            </a>
                          ),
                          cash(plannedMinor),
                          cash(actualMinor),
                          cash(leftMinor),
                          <div class="spent">
                            <Bar
                              parts={parts(plannedMinor, actualMinor)}
                              mark={stands === 'overspent' ? plannedMinor : undefined}
                              says={t.barSays(title, cash(actualMinor), cash(plannedMinor))}
                            />
                            {over}
                          </div>,
                        ]
                      }),
                    )
                  }
                  foot={[t.together, cash(now.plannedMinor), cash(now.actualMinor), cash(now.leftMinor), '']}
                />
                <Why because={now.because} asked={asked} says={t.why(name)} />
              </section>
            )
          }),
        )
      }
    </>
  )
}

/** What was spent of a plan; beyond it, what was planned and what is too much. */
const parts = (planned: bigint, actual: bigint) => {
  const spent = actual < 0n ? 0n : actual
  return spent <= planned
    ? ([
        { amount: spent, class: 'for' },
        { amount: planned - spent, class: 'rest' },
      ] as const)
    : ([
        { amount: planned, class: 'for' },
        { amount: spent - planned, class: 'over' },
      ] as const)
}

const WORDS = wordsOf({
  none: [
    'There is no budget here yet. Whoever keeps the books sets one.',
    'Aquí no hay presupuesto todavía. Lo fija quien lleva las cuentas.',
  ],
  caption: [(name: string) => `Budget of ${name}`, (name: string) => `Presupuesto de ${name}`],
  line: ['Line', 'Partida'],
  planned: ['Planned', 'Previsto'],
  actual: ['Actual', 'Real'],
  left: ['Left', 'Queda'],
  spentOfIt: ['Spent of it', 'Gastado'],
  noLine: ['on no line', 'sin partida'],
  overspent: ['more than planned', 'más de lo previsto'],
  unplanned: ['not planned', 'no previsto'],
  together: ['Together', 'En total'],
  barSays: [
    (line: string, spent: string, planned: string) => `${line}: ${spent} spent of ${planned} planned`,
    (line: string, spent: string, planned: string) => `${line}: ${spent} gastados de ${planned} previstos`,
  ],
  why: [(name: string) => `How was this computed? (${name})`, (name: string) => `¿Cómo se calculó? (${name})`],
})
