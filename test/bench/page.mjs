import { readFileSync, writeFileSync } from 'node:fs'
import { shown, shownRatio } from './shown.mjs'

/** The part of docs/performance.md that a run writes: all between these lines. */
const BEGIN = '<!-- Figures: written by `npm run bench -- --write`. -->'
const END = '<!-- End of the figures. -->'

const HEADINGS = {
  means: 'Means of long columns',
  strings: 'Means of text',
  ten: 'Means of ten proposals',
  live: 'A changed vote',
  verdicts: 'Verdicts',
  accrual: 'Interest',
  allocation: 'Splitting an amount',
  payroll: 'The payroll',
  journal: 'Accounts',
  memory: 'Memory of live averages',
  cooperative: 'A cooperative',
  secrecy: 'Sealed ballots',
  revotes: 'Re-votes in a simulation',
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/[<>]/g, (mark) => (mark === '<' ? '&lt;' : '&gt;'))

const lineOf = ({ name, ours, peer, ratio, target, ok }) =>
  `| ${[name, shown(ours), shown(peer), shownRatio(ratio), target ?? '', ok === null ? '' : ok ? 'yes' : '**no**'].map(cell).join(' | ')} |`

/** The figures of one run as Markdown, with the machine and the day they are from. */
export const figures = ({ groups, machine, day }) => {
  const rows = groups.flatMap(([, those]) => those)
  const judged = rows.filter(({ ok }) => ok !== null)
  const tables = groups.map(([group, those]) =>
    [
      `### ${HEADINGS[group] ?? group}`,
      [
        '| what | ours | beside it | ours/beside | we wanted | met |',
        '| --- | ---: | ---: | ---: | --- | --- |',
        ...those.map(lineOf),
      ].join('\n'),
    ].join('\n\n'),
  )
  const met = judged.filter(({ ok }) => ok).length
  return [`${machine}, ${day}. Of ${judged.length} speeds we set ourselves, ${met} were met.`, ...tables].join('\n\n')
}

/** The page with the figures of a run in place of those it had. */
export const withFigures = (page, text) => {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`the page has no place for figures: the lines ${BEGIN} and ${END}`)
  return `${page.slice(0, from + BEGIN.length)}\n\n${text}\n\n${page.slice(to)}`
}

export const writePage = (path, run) => writeFileSync(path, withFigures(readFileSync(path, 'utf8'), figures(run)))
