// A year of standing ballots, line by line as they came: averages kept live, and a project decided by a standing vote.
import { distributionOf, openAverage } from 'coop-rules/averages'
import { openBallots, tallyOf } from 'coop-rules/ballots'
import { decide, standingOf } from 'coop-rules/decisions'
import { compare, subtract, ZERO } from 'coop-rules/exact'
import { explainProblem } from 'coop-rules/problems'
import { explain, numbersIn } from 'coop-rules/reasons'

const dayOf = (date) => Date.parse(date) / 86_400_000
const dateOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10)

export const liveAYear = ({ rows, rules, locale, words, print }) => {
  const numbers = numbersIn(locale)
  const items = new Map(
    rules.items.map(({ clauses, ...question }) => [
      question.id,
      openAverage({ question: { kind: 'number', ...question }, electorate: [], clauses }),
    ]),
  )
  const project = openBallots({
    question: { kind: 'choice', id: rules.standing.id },
    electorate: 'anyone',
    clauses: ['WJC-12'],
  })
  const members = new Set()
  const counts = { cast: 0, changed: 0, withdrawn: 0 }
  const refused = []
  let quarter = ''
  let standing
  const told = []

  const show = (item, value) =>
    rules.items.find(({ id }) => id === item).unit === 'share' ? numbers.percent(value) : numbers.number(value)
  const tellQuarter = (date) => {
    print(`  ${words.quarter(date)}`)
    for (const [id, item] of items) {
      const now = item.now()
      print(
        `    ${id.padEnd(20)} ${(now.kind === 'average' ? show(id, now.value) : words.none).padEnd(34)} ${words.proposals(now.count)}`,
      )
    }
  }
  const testProject = (date) => {
    if (standing?.kind === 'decided') return
    const verdict = decide({
      rule: rules.standing.rule,
      electorate: members.size,
      ...tallyOf(project.answers()),
      closed: true,
    })
    const sinceDay = standing?.kind === 'holding' ? standing.sinceDay : undefined
    const next = standingOf({
      holds: verdict.kind === 'carried',
      today: dayOf(date),
      holdForDays: rules.standing.holdForDays,
      clauses: rules.standing.rule.clauses,
      ...(sinceDay === undefined ? {} : { sinceDay }),
    })
    // Only what changes is news.
    if (next.kind !== standing?.kind && (standing !== undefined || next.kind !== 'not-holding')) {
      told.push(
        `  ${next.kind === 'decided' ? dateOf(next.decidedOnDay) : date}: ${words.outcome[next.kind]}. ${explain([verdict.because[0], ...next.because], locale)}`,
      )
    }
    standing = next
  }

  rows.forEach(({ on, member, action, item, value }, at) => {
    const of = `${on.slice(0, 4)}-${Math.floor((Number(on.slice(5, 7)) - 1) / 3) + 1}`
    if (quarter !== '' && of !== quarter) tellQuarter(on)
    quarter = of
    // What fell due since the last line is decided before this one is looked at.
    testProject(on)
    const outcomes = []
    if (action === 'join') {
      members.add(member)
      for (const average of items.values()) outcomes.push(average.join({ member }))
    } else if (action === 'leave') {
      members.delete(member)
      project.withdraw({ member })
      for (const average of items.values()) outcomes.push(average.leave({ member }))
    } else if (item === rules.standing.id) {
      outcomes.push(action === 'withdraw' ? project.withdraw({ member }) : project.cast({ member, answer: value }))
    } else {
      outcomes.push(
        action === 'withdraw'
          ? items.get(item).withdraw({ member })
          : items.get(item).cast({ member, proposal: value }),
      )
    }
    for (const outcome of outcomes) {
      if (outcome.kind === 'refused')
        refused.push(...outcome.problems.map((problem) => explainProblem({ ...problem, line: at + 2 }, locale)))
      else if (outcome.kind in counts) counts[outcome.kind]++
    }
    testProject(on)
  })
  tellQuarter(rows.at(-1).on)
  print(`  ${words.lines(counts.cast, counts.changed, counts.withdrawn)}`)
  print(`  ${words.refused}`)
  for (const sentence of refused) print(`    ${sentence}`)

  const vacation = items.get('vacation-days')
  const standingProposals = [...members].flatMap((member) => vacation.proposalOf(member) ?? [])
  print(`  ${words.spread('vacation-days')}`)
  for (const { value, count } of distributionOf({ proposals: standingProposals }).dots)
    print(`    ${numbers.number(value).padStart(4)} ${'●'.repeat(count)}`)
  const moves = [...members].flatMap((member) =>
    vacation.moveOf(member) === undefined ? [] : [{ member, by: vacation.moveOf(member) }],
  )
  const size = (value) => (compare(value, ZERO) < 0 ? subtract(ZERO, value) : value)
  const [most] = moves.sort((a, b) => compare(size(b.by), size(a.by)))
  print(`    ${words.moved(most.member, numbers.number(most.by))}`)

  print('')
  print(`## ${words.project}`)
  for (const line of told) print(line)
}
