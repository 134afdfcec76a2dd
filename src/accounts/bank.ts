import { parse } from 'csv-parse/browser/esm/sync'
import { type CalendarDate, Fields, readDate } from '../calendar/index.js'
import { placesOfCurrency, type Ratio, readExact, roundTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, type Problem, problem, type Refused, tell, wrongKind } from '../problems/index.js'

/** How a bank writes its statements: which columns hold what, and in which form. */
export interface BankFormat {
  readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16le'
  readonly separator: ',' | ';' | '\t'
  /** Lines before the line of column names; they need be no CSV. */
  readonly skipLines?: number
  readonly dateColumn: string
  readonly dateForm: 'YYYY-MM-DD' | 'DD/MM/YYYY' | 'MM/DD/YYYY' | 'DD.MM.YYYY' | 'DD-MM-YYYY'
  /** One column with a sign, or two without. */
  readonly amountColumn?: string
  readonly creditColumn?: string
  readonly debitColumn?: string
  readonly decimal: '.' | ','
  readonly whatColumns: readonly string[]
  readonly currency: string
}

/** One line of a bank statement: what came in is above zero. */
export interface BankLine {
  /** Where it stands in the file, counted from 1. */
  readonly line: number
  readonly date: CalendarDate
  readonly amountMinor: bigint
  readonly what: string
}

/** A bank statement, read. */
export interface BankStatement {
  readonly kind: 'bank-statement'
  readonly currency: string
  readonly lines: readonly BankLine[]
  /** Lines that say the same as an earlier one: perhaps an export that overlaps, perhaps two equal payments. Nothing is left out. */
  readonly repeated: readonly { readonly line: number; readonly first: number }[]
}

/**
 * Reads the CSV file of a bank, whose form is stated as data. Amounts keep every digit: one with more places than the currency has is refused. Grouping marks are understood only where the decimal mark is not the same.
 * Lines end as they like, in one file too; those inside quotation marks come back as one kind. A file is read in the encoding that was stated or not at all: what is plainly in another one is refused.
 *
 * Throws, with everything that is wrong, each with its line: `wrong-encoding`, `broken-csv`, `missing-column`, `listed-twice` (a column), `debit-and-credit`, `wrong-width`, `not-a-date`, `not-a-number`, `wrong-minor-units`, `unknown-currency`, `not-one-of`.
 *
 * Source: WJC-21.
 *
 * @example
 * ```ts
 * import { readBankStatement } from 'coop-rules/accounts'
 *
 * const statement = readBankStatement({
 *   bytes: new TextEncoder().encode('Fecha;Concepto;Importe\n03/06/2025;Cuota;1.250,50\n'),
 *   format: {
 *     encoding: 'utf-8', separator: ';', decimal: ',', currency: 'EUR',
 *     dateColumn: 'Fecha', dateForm: 'DD/MM/YYYY', amountColumn: 'Importe', whatColumns: ['Concepto'],
 *   },
 * })
 * statement.lines // => [{ line: 2, date: '2025-06-03', amountMinor: 125050n, what: 'Cuota' }]
 * ```
 */
export const readBankStatement = (input: { readonly bytes: Uint8Array; readonly format: BankFormat }): BankStatement =>
  orThrow(tryReadBankStatement(input))

/** The same for data from outside: refuses where `readBankStatement` throws. */
export const tryReadBankStatement = (input: {
  readonly bytes: Uint8Array
  readonly format: BankFormat
}): BankStatement | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['bytes', 'format'], '')
  const { bytes, format } = input
  if (!(bytes instanceof Uint8Array)) fields.note(wrongKind(bytes, 'bytes', 'bytes'))
  const amountColumns = readFormat(format, fields)
  if (fields.problems.length > 0) return fields.refused
  const rows = rowsOf(bytes, format, fields)
  const [header, ...body] = rows
  if (header === undefined) return fields.refused
  const columns = [format.dateColumn, ...amountColumns, ...format.whatColumns]
  const names = header.cells.map((cell) => cell.trim())
  const places = new Map(columns.map((column) => [column, names.indexOf(column)]))
  for (const [column, place] of places) {
    const where = { path: '', received: header.cells, line: header.line }
    if (place < 0) fields.note(problem(says.missingColumn, { ...where, facts: { column } }))
    else if (names.includes(column, place + 1))
      fields.note(problem(says.listedTwice, { ...where, facts: { what: column } }))
  }
  if (fields.problems.length > 0) return fields.refused
  const lines: BankLine[] = []
  const repeated: { line: number; first: number }[] = []
  const seen = new Map<string, number>()
  for (const { line, cells } of body) {
    if (cells.length !== header.cells.length) {
      const facts = { width: header.cells.length }
      fields.note(problem(says.wrongWidth, { path: '', received: cells, line, facts }))
      continue
    }
    const cell = (column: string): string => (cells[places.get(column) as number] as string).trim()
    const date = located(line, fields, dateIn(cell(format.dateColumn), format))
    const amount = amountIn(cell, amountColumns, format, line, fields)
    if (date === undefined || amount === undefined) continue
    const what = format.whatColumns
      .map(cell)
      .filter((text) => text !== '')
      .join(' · ')
    const key = JSON.stringify([date, String(amount), what])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    else repeated.push({ line, first })
    lines.push({ line, date, amountMinor: amount, what })
  }
  return fields.problems.length > 0
    ? fields.refused
    : { kind: 'bank-statement', currency: format.currency, lines, repeated }
}

const FORMS = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD.MM.YYYY', 'DD-MM-YYYY'] as const
const KEYS = [
  'encoding',
  'separator',
  'skipLines',
  'dateColumn',
  'dateForm',
  'amountColumn',
  'creditColumn',
  'debitColumn',
  'decimal',
  'whatColumns',
  'currency',
]

/** Notes what is wrong with a format; the columns of its amounts come back. */
const readFormat = (format: unknown, fields: Fields): readonly string[] => {
  const record = fields.record(format, KEYS, 'format')
  if (!isRecord(format)) return []
  fields.oneOf(record['encoding'], ['utf-8', 'windows-1252', 'utf-16le'], 'format.encoding')
  fields.oneOf(record['separator'], [',', ';', '\t'], 'format.separator')
  fields.oneOf(record['decimal'], ['.', ','], 'format.decimal')
  fields.oneOf(record['dateForm'], FORMS, 'format.dateForm')
  fields.id(record['dateColumn'], 'format.dateColumn')
  fields.currency(record['currency'], 'format.currency')
  fields
    .list(record['whatColumns'], 'format.whatColumns')
    .forEach((column, at) => fields.id(column, `format.whatColumns[${at}]`))
  const { skipLines = 0 } = record
  if (typeof skipLines !== 'number' || !Number.isSafeInteger(skipLines) || skipLines < 0)
    fields.note(problem(says.notACount, { path: 'format.skipLines', received: skipLines }))
  const two = record['creditColumn'] !== undefined || record['debitColumn'] !== undefined
  if (two && record['amountColumn'] !== undefined)
    fields.note(
      problem(says.unknownKey, {
        path: 'format.amountColumn',
        received: 'amountColumn',
        facts: { known: 'creditColumn, debitColumn' },
      }),
    )
  const keys = two ? ['creditColumn', 'debitColumn'] : ['amountColumn']
  return keys.flatMap((key) => fields.id(record[key], `format.${key}`) ?? [])
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

const rowsOf = (bytes: Uint8Array, format: BankFormat, fields: Fields): readonly Row[] => {
  const text = textOf(bytes, format.encoding)
  if (text === undefined) {
    fields.note(problem(says.wrongEncoding, { path: 'bytes', received: bytes, facts: { encoding: format.encoding } }))
    return []
  }
  const { skipLines = 0 } = format
  try {
    const records = parse(withoutLines(text.replaceAll(/\r\n?/g, '\n'), skipLines), {
      delimiter: format.separator,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]
    const rows = records.map(({ record, info }) => ({ line: info.lines + skipLines, cells: record }))
    if (rows.length === 0)
      fields.note(problem(says.missingColumn, { path: '', received: '', facts: { column: format.dateColumn } }))
    return rows
  } catch (error) {
    const detail = isRecord(error) && typeof error['code'] === 'string' ? error['code'] : 'CSV'
    const line = (isRecord(error) && typeof error['lines'] === 'number' ? error['lines'] : 1) + skipLines
    fields.note(problem(says.brokenCsv, { path: '', received: undefined, line, facts: { detail } }))
    return []
  }
}

const withoutLines = (text: string, count: number): string => {
  let from = 0
  for (let left = count; left > 0; left--) {
    const end = text.indexOf('\n', from)
    if (end < 0) return ''
    from = end + 1
  }
  return text.slice(from)
}

/** The text in its encoding; undefined where it is none, or plainly in another. */
const textOf = (bytes: Uint8Array, encoding: BankFormat['encoding']): string | undefined => {
  if (encoding === 'utf-16le' && bytes.length > 0 && !isLittleEndian(bytes)) return undefined
  // Text of another encoding that happens to be UTF-8, letter by letter, there is none of: it is UTF-8.
  if (encoding === 'windows-1252' && bytes.some((byte) => byte >= 0x80) && decoded(bytes, 'utf-8') !== undefined)
    return undefined
  const text = decoded(bytes, encoding)
  // UTF-16 read as something else has a NUL beside each letter.
  if (text === undefined || text.includes('\0') || text.includes('\ufffd')) return undefined
  return encoding === 'windows-1252' ? windows1252(text) : text
}

const decoded = (bytes: Uint8Array, encoding: BankFormat['encoding']): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Separators, digits and line ends have a NUL as their second byte; in UTF-8 nothing has one, and the other way round it is the first. */
const isLittleEndian = (bytes: Uint8Array): boolean => {
  let balance = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) balance += at % 2 === 0 ? -1 : 1
  return balance > 0
}

/**
 * What stands from 0x80 to 0x9f in Windows-1252, where Latin-1 has controls; a dot is nothing. Some platforms read Latin-1 where Windows-1252 is asked for (Node 20 does), so the table is here. Undefined where there is something
 * that the encoding does not have.
 */
const windows1252 = (text: string): string | undefined => {
  const found = text.replaceAll(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? NONE)
  return found.includes(NONE) ? undefined : found
}

const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'.replaceAll('.', '\0')
const NONE = '\0'

/** A value, or its problem noted with the line it stands on. */
const located = <T extends string | Ratio>(line: number, fields: Fields, found: T | Problem): T | undefined => {
  if (!isProblem(found)) return found
  tell(fields.problems, { ...found, line })
  return undefined
}

const isProblem = (found: unknown): found is Problem => isRecord(found) && 'code' in found

const dateIn = (text: string, { dateForm, dateColumn }: BankFormat): CalendarDate | Problem => {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text)
  const order = dateForm.split(/[-/.]/)
  const mark = dateForm.replaceAll(/[A-Z]/g, '').charAt(0)
  const part = (name: string): string => (parts?.[order.indexOf(name) + 1] ?? '').padStart(2, '0')
  const iso = parts !== null && text.split(mark).length === 3 ? `${part('YYYY')}-${part('MM')}-${part('DD')}` : ''
  const read = readDate(iso, dateColumn)
  return typeof read === 'string' ? read : problem(says.notADate, { path: dateColumn, received: text })
}

const amountIn = (
  cell: (column: string) => string,
  columns: readonly string[],
  format: BankFormat,
  line: number,
  fields: Fields,
): bigint | undefined => {
  const places = placesOfCurrency(format.currency)
  let amount = 0n
  let found = 0
  let filled = 0
  for (const column of columns) {
    const text = cell(column)
    if (text === '' && columns.length > 1) continue
    found++
    const value = located(line, fields, numberIn(text, format.decimal, column))
    if (value === undefined) return undefined
    const minor = roundTo({ value, places, rounding: 'down' })
    if (value.numerator * 10n ** BigInt(places) !== minor * value.denominator) {
      const facts = { places, currency: format.currency }
      return fields.note(problem(says.wrongMinorUnits, { path: column, received: text, line, facts }))
    }
    if (minor !== 0n) filled++
    // In a column of its own a debit may be written with or without its sign.
    amount += column === format.debitColumn ? -(minor < 0n ? -minor : minor) : minor
  }
  if (found === 0) return fields.note(problem(says.notANumber, { path: columns.join(', '), received: '', line }))
  if (filled > 1)
    return fields.note(
      problem(says.debitAndCredit, {
        path: '',
        received: columns.map(cell).join(' '),
        line,
        facts: { columns: columns.join(', ') },
      }),
    )
  return amount
}

/** A number with the decimal mark of the bank; the other mark, a space or an apostrophe may group three digits each. */
const numberIn = (text: string, decimal: '.' | ',', path: string): Ratio | Problem => {
  const group = decimal === '.' ? ',' : '\\.'
  const point = decimal === '.' ? '\\.' : ','
  const form = new RegExp(`^([+\\-−]?)(\\d{1,3}(?:[${group} \u00a0\u202f'’]\\d{3})+|\\d+)(?:${point}(\\d+))?$`)
  const match = form.exec(text)
  if (match === null) return problem(says.notANumber, { path, received: text })
  const [, sign = '', whole = '', fraction] = match
  const digits = `${sign === '' || sign === '+' ? '' : '-'}${whole.replaceAll(/\D/g, '')}${fraction === undefined ? '' : `.${fraction}`}`
  const read = readExact(digits, path)
  return 'value' in read ? read.value : read
}
