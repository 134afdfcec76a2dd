// A year in the life of a cooperative, told by its own minutes: from the files beside this one.
import { isDeepStrictEqual } from 'node:util'
import { minutesFor } from 'coop-rules/cooperative'
import { compare } from 'coop-rules/exact'
import { explainProblem, isRulesError } from 'coop-rules/problems'
import { explain, numbersIn } from 'coop-rules/reasons'
import { namesIn } from './names.mjs'
import { openStore } from './store.mjs'
import { counting, isNews, isSilent } from './telling.mjs'
import { WORDS } from './words.mjs'
import { liveYear, replayed } from './year.mjs'

/** Lives the year, or what is left of it, in its store, and tells it. What stands in the way is said, and the program ends with an error. */
export const tellYear = async ({ locale, print }) => {
  const words = WORDS[locale]
  try {
    const { file, stores } = await openStore()
    try {
      const year = await liveYear(stores)
      if (year !== undefined) return tellMonths({ year, file, locale, print })
      print(`✗ ${words.anotherYear(file)}`)
    } finally {
      await stores.close()
    }
  } catch (error) {
    if (!isRulesError(error)) throw error
    for (const found of error.problems) print(`✗ ${explainProblem(found, locale)}`)
  }
  process.exitCode = 1
}

/** Tells the year month by month: what happened with its reasons, what was refused and why, and where it all stands in the end. */
const tellMonths = ({ year, file, locale, print }) => {
  const words = WORDS[locale]
  const numbers = numbersIn(locale)
  const { charter, coop, answers, events, state, records } = year
  const { views } = coop
  const named = namesIn(locale, charter, records)
  const money = (amountMinor) => numbers.money(BigInt(amountMinor), charter.currency)
  const valueOf = ({ unit, inForce }) =>
    unit === 'share' ? numbers.percent(inForce.value) : numbers.number(inForce.value)

  print(`# ${words.title}  (${words.source(['charter.json', 'commands.jsonl', 'records.json'])})`)
  const refusals = answers.filter(({ answer }) => answer.kind === 'refused')
  print(`  ${words.intro(answers.length, refusals.length, events.length)}`)
  print(`  ${words.kept(file, year.found, year.lived)}`)

  const inForce = new Map()
  const said = new Set()
  for (const [month, { lines, besides, then }] of byMonth()) {
    print(`\n## ${named(monthIn(locale, month))}`)
    for (const line of lines) print(`  ${line}`)
    tellNumbers(then, month)
    const counted = [...besides].map(([what, count]) => words.counted[what](count))
    if (counted.length > 0) print(`  ${words.also} ${counted.join(', ')}.`)
  }
  tellEnd()

  /** The lines of each month, what else happened in it by the number, and where it all stood at its last command. */
  function byMonth() {
    const months = new Map()
    const of = (day) => {
      const month = day.slice(0, 7)
      if (!months.has(month)) months.set(month, { lines: [], besides: new Map(), then: coop.initialState() })
      return months.get(month)
    }
    for (const one of answers) {
      const { command, answer, before, after } = one
      // What is refused for being out of order was said on the day of the last event.
      const day = before.at > command.at ? before.at : command.at
      if (answer.kind === 'refused') of(day).lines.push(`${day.slice(8)}  ${refusal(one)}`)
      else
        for (const entry of minutesFor({ state: before, events: answer.events }))
          tellEntry(of(entry.event.at), entry, one)
      of(day).then = after
    }
    return months
  }

  function refusal({ command, answer }) {
    const { by, type, decision } = command
    const what = `${words.commands[type]}${decision === undefined ? '' : ` (${decision})`}`
    const why = [explain(answer.because, locale), ...answer.problems.map((found) => explainProblem(found, locale))]
    return named(`${words.refused(by, what)} ${why.join(' ')}`)
  }

  /** What matters in full, with the texts that its fingerprints stand for; the rest is counted. */
  function tellEntry(month, { event, because }, { command, answer, after }) {
    const what = counting(event)
    if (what !== undefined) month.besides.set(what, (month.besides.get(what) ?? 0) + 1)
    if (what !== undefined || isSilent(event, command)) return
    const [first, ...rest] = because
    const sentences = explain([first, ...rest.filter((reason) => isNews(reason, event, after, said))], locale)
    const behind = [event.record, event.grounds, event.contact].filter(
      (fingerprint) => fingerprint in records.texts && !sentences.includes(fingerprint),
    )
    month.lines.push(`${event.at.slice(8)}  ${named([sentences, ...behind].join(' '))}`)
    if (event.type !== 'cooperative-founded') return
    const founders = answer.events.filter(({ how }) => how === 'founded').map(({ member }) => named(member))
    month.lines.push(`${event.at.slice(8)}  ${words.founders(numbers.list(founders))}`)
  }

  /** The numbers that are others from the first day of the next month on. */
  function tellNumbers(then, month) {
    const day = firstDayAfter(month)
    const changed = views.averages.numbersInForce(then, day).filter((one) => {
      const { kind, value } = one.inForce
      const key = `${one.item} ${one.scope ?? ''}`
      const before = inForce.get(key)
      inForce.set(key, one.inForce)
      // A provisional number is news where it takes the place of an average: too few propose any more.
      return kind === 'average'
        ? before?.kind !== kind || compare(before.value, value) !== 0
        : before?.kind === 'average' && one.proposals > 0
    })
    if (changed.length > 0)
      print(
        `  ${words.inForceFrom(day)} ${changed.map((one) => `${named(one.item)} ${valueOf(one)}${one.inForce.kind === 'average' ? '' : words.provisional}`).join(' · ')}`,
      )
    if (month === SALARIES_IN) {
      const each = views.pay
        .salariesOn(then, PROJECT, day)
        .map(({ category, ratePerUnit }) => `${named(category)} ${numbers.price(ratePerUnit, charter.currency)}`)
      print(`  ${words.salaries(named(PROJECT))} ${each.join(' · ')}`)
    }
  }

  function tellEnd() {
    const { at } = state
    print(`\n## ${words.end(at)}`)
    const thresholds = views.averages.thresholdsInForce(state)
    print(`  ${words.thresholds} ${thresholds.map((one) => `${named(one.item)} ${valueOf(one)}`).join(' · ')}`)
    print(`  ${words.objectives} ${views.charter.charterInForce(state).objectives.purpose.text[locale]}`)
    const balance = views.accounts.trialBalance(state)
    print(`  ${words.balances} ${explain(balance.because, locale)}`)
    for (const { account, balanceMinor } of balance.rows)
      print(`    ${named(account).padEnd(12)} ${money(balanceMinor).padStart(14)}`)
    const ofPay = new Set(events.filter(({ about }) => about === 'pay').map(({ entry }) => entry))
    const missing = views.accounts.withoutDocument(state).filter((entry) => !ofPay.has(entry))
    print(`  ${words.undocumented(missing.map(named).join(', '))}`)
    const { open } = views.pay.heldPayOn(state, PROJECT, at)
    print(
      `  ${words.held} ${open.claims.map(({ worker, owedMinor }) => `${named(worker)} ${money(owedMinor)}`).join(' · ')}`,
    )
    print(`  ${named(explain(open.because, locale))}`)
    const reserves = views.surplus
      .reserves(state)
      .map(({ reserve, balanceMinor }) => `${named(reserve)} ${money(balanceMinor)}`)
    const funds = views.surplus
      .surplusFunds(state)
      .map(({ fund, balanceMinor }) => `${named(fund)} ${money(balanceMinor)}`)
    const owed = views.surplus.returnsOwed(state).reduce((sum, { owedMinor }) => sum + owedMinor, 0n)
    print(`  ${words.reserves} ${[...reserves, ...funds, words.owedReturns(money(owed))].join(' · ')}`)
    print(`  ${named(explain(views.projects.projectNow(state, PROJECT).evaluation.because, locale))}`)
    print(`  ${words.performance} ${named(explain(views.projects.cooperativePerformance(state).because, locale))}`)
    const again = replayed(year)
    print(`  ${words.proof(isDeepStrictEqual(again.state, state), again.head.n, again.head.digest)}`)
  }
}

const PROJECT = 'salt-road'
const SALARIES_IN = '2026-01'

const monthIn = (locale, month) =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01`))

const firstDayAfter = (month) => {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number)).toISOString().slice(0, 10)
}
