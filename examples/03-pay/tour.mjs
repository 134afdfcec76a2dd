// A pay period, a shortage, a year of held pay under a voted rate that changes, and its payout: from the files beside this one.
import { numbersOverTime, openAverage } from 'coop-rules/averages'
import { heldPay, payOut, projectHeldPay, statementOf } from 'coop-rules/deferral'
import { moneyOf } from 'coop-rules/exact'
import { meetShortage, payEveryoneSees, payroll, salariesOf } from 'coop-rules/pay'
import { explain, numbersIn } from 'coop-rules/reasons'
import { filesBeside } from '../files.mjs'
import { WORDS } from './words.mjs'

const { readCsv, readJson } = filesBeside(import.meta.url)
const rules = readJson('rules.json')
const { currency } = rules
const minor = (amount) => moneyOf({ amount, currency }).amountMinor

/** Tells what everyone is paid, and what comes of it when money is short. */
export const tellPay = ({ locale, print }) => {
  const words = WORDS[locale]
  const numbers = numbersIn(locale)
  const money = (amountMinor) => numbers.money(amountMinor, currency)
  const because = (outcome, indent = '  ') => print(`${indent}${explain(outcome.because, locale)}`)
  const title = (text, ...files) => print(`\n## ${text}  (${words.source(files)})`)

  print(`# ${words.title}`)

  title(words.salaries, 'salaries.csv')
  const { salaries } = salariesOf({
    currency,
    categories: rules.categories,
    scale: { kind: 'category-means', proposals: readCsv('salaries.csv').map(withoutMemberAndBlanks) },
    published: rules.publishedSalaries,
  })
  for (const salary of salaries) because(salary)

  title(words.payroll, 'hours.csv')
  const hours = readCsv('hours.csv')
  const ofKind = (wanted) => hours.filter(({ kind }) => kind === wanted).map(({ kind: _kind, ...entry }) => entry)
  const june = payroll({
    period: rules.period,
    currency,
    categories: rules.categories.map(({ id, unit }) => ({ id, unit })),
    rates: salaries.map(({ category, ratePerUnit }) => ({ category, from: rules.period.start, ratePerUnit })),
    overtime: rules.overtime,
    work: ofKind('work'),
    leave: ofKind('leave'),
    donated: ofKind('donated'),
    forfeits: rules.forfeits,
    withholdings: rules.withholdings,
    rounding: rules.rounding,
  })
  because(june)
  for (const { worker, lines, payMinor } of june.workers) {
    print(`  ${worker.padEnd(8)} ${money(payMinor)}`)
    for (const line of lines) because(line, '    ')
  }

  title(words.visible, 'hours.csv')
  const seen = payEveryoneSees(june)
  because(seen)
  print(`  ${seen.workers.map(({ worker, earnedMinor }) => `${worker} ${money(earnedMinor)}`).join(' · ')}`)

  title(words.shortage, 'rules.json')
  const shortage = meetShortage({
    ...rules.shortage,
    payday: rules.payday,
    currency,
    fundsMinor: minor(rules.fundsForPayday),
    pay: june.workers.map(({ worker, payMinor, lines }) => ({
      worker,
      amountMinor: payMinor,
      category: lines[0].category,
    })),
  })
  because(shortage)
  for (const { worker, paidMinor, heldMinor } of shortage.parts)
    print(`  ${worker.padEnd(8)} ${words.paidAndHeld(money(paidMinor), money(heldMinor))}`)

  title(words.interest, 'interest-votes.csv')
  const { numbers: rates } = interestOverTime()
  for (const { from, value } of rates) print(`  ${from}  ${numbers.percent(value)}`)
  because(rates.at(-1))

  // On a day nobody knows the rates that are voted after it.
  const termsOn = (day) => ({
    ...rules.heldPay,
    currency,
    rates: rates.filter(({ from }) => from <= day).map(({ from, value }) => ({ from, ratePerYear: value })),
  })
  const held = [
    ...readCsv('held.csv').map(({ worker, payday, amount }) => ({ worker, payday, amountMinor: minor(amount) })),
    ...shortage.held,
  ]
  const payments = []
  for (const { date, funds } of readCsv('funds.csv')) {
    title(words.payout(date), 'held.csv', 'funds.csv')
    const account = heldPay({ ...termsOn(date), held, payments, until: date })
    because(account)
    const paid = payOut({ fundsMinor: minor(funds), currency, claims: account.claims, order: rules.payoutOrder })
    because(paid)
    for (const { worker, amountMinor, leftMinor } of paid.payments) {
      print(`  ${worker.padEnd(8)} ${words.paidAndOwed(money(amountMinor), money(leftMinor))}`)
      payments.push({ worker, date, amountMinor })
    }
    if (payments.length === paid.payments.length) tellProjection({ ...termsOn(date), held, payments, until: date })
  }

  title(words.statement(rules.statementOf), 'held.csv', 'funds.csv')
  const until = payments.at(-1).date
  const statement = statementOf({ ...termsOn(until), held, payments, until, worker: rules.statementOf })
  for (const { date, because: reasons } of statement.lines) {
    const [first, ...rest] = reasons.map((reason) => explain(reason, locale))
    print(`  ${date}  ${first}`)
    for (const sentence of rest) print(`              ${sentence}`)
  }
  because(statement)

  /** What would be owed later, if nothing were paid before. */
  function tellProjection(account) {
    const projection = projectHeldPay({ ...account, paidOn: rules.paidOn })
    print(`  ${words.projection}`)
    for (const { date, account: then } of projection.days)
      print(`    ${date}  ${words.owed(money(then.owedMinor), money(then.interestMinor))}`)
    because(projection, '    ')
  }
}

const withoutMemberAndBlanks = ({ member: _member, ...row }) =>
  Object.fromEntries(Object.entries(row).filter(([, amount]) => amount !== ''))

/** The rate of each month: the average of the standing votes at its start, published in hundredths of a percent. */
const interestOverTime = () => {
  const votes = readCsv('interest-votes.csv')
  const { published, min, max, acts, provisional } = rules.interest
  const average = openAverage({
    question: { kind: 'number', id: 'interest', unit: 'share', min, max: '100%' },
    electorate: new Set(votes.map(({ member }) => member)),
    clauses: ['WJC-11'],
  })
  const changes = votes.flatMap(({ on, member, proposal }) => {
    if (proposal === '') average.withdraw({ member })
    else average.cast({ member, proposal })
    const now = average.now()
    return now.kind === 'average' ? [{ on, value: now.value }] : []
  })
  return numbersOverTime({ item: 'interest', unit: 'share', changes, acts, published, min, max, provisional })
}
