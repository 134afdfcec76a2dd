import { views } from 'coop-rules/cooperative'
import { Day, Facts, money, Table, Why } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { Rates } from './held.js'
import { nameOfPlace, projectOf } from './places.js'

/** How the held pay of one person came to what it is, line by line: made to be printed. */
export async function statementPage(asked: Asked) {
  const { state, me, today, locale, charter } = asked
  const t = asked.words(WORDS)
  const project = projectOf(asked.param('place'))
  const person = asked.param('person')
  if (!views.pay.maySeePayOf(state, me, person)) return asked.notFound()
  const statement = views.pay.heldPayStatement(state, person, project, today as never)
  if (statement === undefined) return asked.notFound()
  const cash = (amount: bigint) => money(amount, charter.currency, locale)
  const name = await asked.nameOf(person)
  // What was paid, given up or goes back lessens what is owed.
  const signed = (code: (typeof statement.lines)[number]['code'], amount: bigint) =>
    code === 'payment' || code === 'forfeited' ? -amount : amount
  return asked.page({
    title: t.title(name),
    back: [asked.path('/held-pay'), t.back],
    body: (
      <>
        <Facts
          facts={[
            [t.owedBy, await nameOfPlace(asked, project)],
            [t.asOf, <Day on={today} asked={asked} />],
            [t.held, cash(statement.heldMinor)],
            [t.interest, cash(statement.interestMinor)],
            [t.paid, cash(statement.paidMinor)],
            statement.forfeitedMinor === 0n ? undefined : [t.forfeited, cash(statement.forfeitedMinor)],
            [t.owed, <strong>{cash(statement.owedMinor)}</strong>],
          ]}
        />
        <h2>{t.lines}</h2>
        <Table
          caption={t.caption}
          columns={[t.day, t.what, t.amount, t.payLeft, t.interestLeft]}
          numeric={[2, 3, 4]}
          rows={statement.lines.map((line) => [
            <Day on={line.date} asked={asked} />,
            <>
              {t[line.code]}
              {line.payday === undefined || line.code === 'held' ? null : (
                <span class="soft">
                  {' '}
                  ({t.ofPayday} <Day on={line.payday} asked={asked} />)
                </span>
              )}
              {line.code === 'held' ? null : <Arithmetic asked={asked} because={line.because} />}
            </>,
            cash(signed(line.code, line.amountMinor)),
            cash(line.principalMinor),
            cash(line.interestMinor),
          ])}
        />
        <h2>{t.paydays}</h2>
        <Table
          caption={t.paydaysCaption}
          columns={[t.payday, t.payLeft, t.interestLeft, t.owed]}
          numeric={[1, 2, 3]}
          rows={statement.paydays.map(({ payday, heldMinor, interestMinor, owedMinor }) => [
            <Day on={payday} asked={asked} />,
            cash(heldMinor),
            cash(interestMinor),
            cash(owedMinor),
          ])}
        />
        <Why because={statement.because} asked={asked} />
        <h2>{t.rate}</h2>
        <Rates asked={asked} project={project} since={statement.lines[0]?.date ?? today} />
      </>
    ),
  })
}

/** The arithmetic of a line stands open: the statement is made to be read on paper. */
const Arithmetic = async ({
  asked,
  because,
}: {
  readonly asked: Asked
  readonly because: Parameters<Asked['tell']>[0]
}) => <small class="arithmetic">{await asked.tell(because)}</small>

const WORDS = wordsOf({
  title: [(name: string) => `Held pay of ${name}`, (name: string) => `Retribución aplazada de ${name}`],
  back: ['Held pay', 'Retribución aplazada'],
  owedBy: ['Owed by', 'La debe'],
  asOf: ['As of', 'A fecha de'],
  held: ['Held', 'Aplazado'],
  interest: ['Interest', 'Interés'],
  paid: ['Paid since', 'Pagado desde entonces'],
  forfeited: ['Given up', 'Renunciado'],
  owed: ['Owed', 'Se debe'],
  lines: ['Line by line', 'Línea por línea'],
  caption: [
    'What happened, and what was owed of that payday afterwards',
    'Qué pasó y qué se debía después de ese día de paga',
  ],
  day: ['Day', 'Día'],
  what: ['What', 'Qué'],
  amount: ['Amount', 'Importe'],
  payLeft: ['Pay owed', 'Paga que se debe'],
  interestLeft: ['Interest owed', 'Interés que se debe'],
  payment: ['Paid', 'Pagado'],
  capitalised: ['Interest joined what is owed', 'El interés se sumó a lo que se debe'],
  returned: ['Paid too much: goes back', 'Pagado de más: se devuelve'],
  ofPayday: ['payday', 'día de paga'],
  paydays: ['By payday', 'Por día de paga'],
  paydaysCaption: ['What is owed of each', 'Lo que se debe de cada uno'],
  payday: ['Payday', 'Día de paga'],
  rate: ['The rate', 'El tipo de interés'],
})
