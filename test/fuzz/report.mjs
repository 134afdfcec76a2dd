/** What a run came to, as a table in Markdown. */
export const tableOf = (parsers) => {
  const rows = parsers.map(
    ({ parser, seconds, inputs, taken, reached, findings }) =>
      `| ${parser} | ${seconds} | ${inputs} | ${inputs === 0 ? 0 : Math.round((100 * taken) / inputs)} % | ${reached === undefined ? '' : `${reached} %`} | ${findings} |`,
  )
  const sum = (key) => parsers.reduce((all, one) => all + one[key], 0)
  return [
    '| parser | seconds | inputs | taken | of its code reached | findings |',
    '|---|---|---|---|---|---|',
    ...rows,
    `| all | ${sum('seconds')} | ${sum('inputs')} | | | ${sum('findings')} |`,
  ].join('\n')
}
