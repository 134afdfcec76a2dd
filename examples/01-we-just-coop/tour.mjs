// The worked examples of the clauses, decided from the ballot files beside this one.
import { averageOf, averagesByCategory, numberInForce } from 'coop-rules/averages'
import { decideOpened, openDecision } from 'coop-rules/decisions'
import { explain, numbersIn } from 'coop-rules/reasons'
import { filesBeside } from '../files.mjs'
import { WORDS } from './words.mjs'
import { liveAYear } from './year.mjs'

const { readCsv, readJson } = filesBeside(import.meta.url)
const rules = readJson('rules.json')

/** The threshold of a rule is the average of what was proposed; then the ballots are decided under it. */
const thresholdThenVote = ({ item, thresholds, ballots, titles, only, locale, print }) => {
  const words = WORDS[locale]
  const numbers = numbersIn(locale)
  const { threshold, rule, provisional, minimumProposals } = rules[item]
  const average = averageOf({
    proposals: readCsv(thresholds).map(({ proposal }) => proposal),
    min: threshold.min,
    max: threshold.max,
    clauses: threshold.clauses,
  })
  const inForce = numberInForce({ item, average, provisional, minimumProposals })
  // A blank choice is no ballot: that member is in the electorate all the same.
  const rows = readCsv(ballots)
  const electorate = rows.map(({ member }) => member)
  const opened = openDecision({
    rule,
    pin: { thresholds: 'at-opening', electorate: 'at-opening' },
    electorate,
    averages: [inForce],
    charterVersion: '1',
  })
  const verdict = decideOpened({
    opened,
    ballots: rows.filter(({ choice }) => choice !== '').map(({ member, choice }) => [member, choice]),
    electorate,
    averages: [inForce],
    closed: true,
  })
  print(`## ${titles[0]}  (${words.source(thresholds)})`)
  print(`  ${words.of(numbers.percent(inForce.value), verdict.neededFor, electorate.length)}`)
  print(`  ${explain(average.because, locale)}`)
  print()
  print(`## ${titles[1]}  (${words.source(ballots)})`)
  print(`  ${words.outcome[verdict.kind]}`)
  for (const reason of verdict.because.filter(({ code }) => only.includes(code))) print(`  ${explain(reason, locale)}`)
  print()
}

const salaries = ({ locale, print }) => {
  const words = WORDS[locale]
  const numbers = numbersIn(locale)
  const rows = readCsv('salaries.csv').map(({ member: _member, ...row }) =>
    Object.fromEntries(Object.entries(row).filter(([, amount]) => amount !== '')),
  )
  const categories = Object.keys(readCsv('salaries.csv')[0]).filter((column) => column !== 'member')
  const { averages } = averagesByCategory({
    categories,
    proposals: rows,
    min: rules.salaries.min,
    clauses: rules.salaries.clauses,
  })
  print(`## ${words.salaries}  (${words.source('salaries.csv')}, ${rules.salaries.unit})`)
  for (const average of averages) {
    print(`  ${average.category.padEnd(36)} ${average.kind === 'average' ? numbers.number(average.value) : words.none}`)
    print(`    ${explain(average.because, locale)}`)
  }
  print()
}

/** Tells what the ballots decide. */
export const tellDecisions = ({ locale, print }) => {
  const words = WORDS[locale]
  print(`# ${words.title}\n`)
  thresholdThenVote({
    locale,
    print,
    item: 'removal',
    thresholds: 'removal-threshold.csv',
    ballots: 'removal-ballots.csv',
    titles: [words.removal, words.removalVote],
    only: ['share-reached', 'share-not-reached', 'pinned-at-opening'],
  })
  salaries({ locale, print })
  thresholdThenVote({
    locale,
    print,
    item: 'admission',
    thresholds: 'admission-threshold.csv',
    ballots: 'admission-ballots.csv',
    titles: [words.admission, words.admissionVote],
    only: ['share-reached', 'share-not-reached', 'average-in-force', 'pinned-at-opening'],
  })
  print(`## ${words.year}  (${words.source('year/ballots.csv')})`)
  liveAYear({ rows: readCsv('year/ballots.csv'), rules: rules.year, locale, words, print })
}
