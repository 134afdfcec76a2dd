/** What stands in a cell: a text, or a number that a spreadsheet is to reckon with. */
export type Cell = string | { readonly number: string }

/**
 * Rows as CSV (RFC 4180, in UTF-8). A text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets show as a text; a number stays a number, below zero too, for nothing but digits, a sign and a point can be in
 * one.
 *
 * `csvOf({ columns: ['what', 'amount'], rows: [['=1+1', { number: '-2.50' }]] })` is `what,amount`, then `'=1+1,-2.50`.
 */
export const csvOf = ({
  columns,
  rows,
}: {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}): string => [columns, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('')

/** What spreadsheets take for the beginning of a formula, the wide signs of East Asia among it (OWASP, CSV injection). Blanks before it do not hinder them. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/

const written = (cell: Cell): string => {
  if (typeof cell === 'object') {
    if (!/^-?\d+(\.\d+)?$/.test(cell.number)) throw new TypeError('a number of a table has digits, a sign and a point')
    return cell.number
  }
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\n\r;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
