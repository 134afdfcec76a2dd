import * as says from '../problems/en.js'
import { idProblem, type Problem, problem, type Refused, tell } from '../problems/index.js'
import { CsvTrouble, type Row, readRows } from './csv.js'

/** What stands in a ballot file: the last entry of each member on each item, and what happened on the way. */
export interface BallotFile {
  readonly kind: 'ballots'
  /** By item (one item, named '', where the file names none), then by member. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, Entry>>
  readonly report: FileReport
}

/** What a member's last line on an item says. */
export interface Entry {
  readonly value: string
  readonly line: number
}

/** What a reader should know of a file beside its result. */
export interface FileReport {
  /** What the ballots hold. */
  readonly of: 'proposal' | 'choice'
  /** Lines of ballots, the header and blank lines not counted. */
  readonly lines: number
  /** How many lines took the place of an earlier one by the same member on the same item. The last counts. */
  readonly replaced: number
  /** The first of them, to be checked. */
  readonly examples: readonly {
    readonly member: string
    readonly item: string
    readonly lines: readonly [number, number]
  }[]
  /** Entries left blank: no proposal, and no zero. A blank after a ballot withdraws it. */
  readonly blanks: number
}

/**
 * Reads ballots from CSV: a column `member`, a column of values (`proposal` or `choice`) and, if there are several items, a column `item`. Or, where there is
 * no column of values, one column an item. Each member's last line on an item counts. Memory grows with the members and items, never with the lines.
 */
export const readBallotFile = async (
  bytes: AsyncIterable<Uint8Array>,
  input: { readonly valueColumn: 'proposal' | 'choice'; readonly decimalComma: boolean },
): Promise<BallotFile | Refused> => {
  const problems: Problem[] = []
  const items = new Map<string, Map<string, Entry>>()
  const examples: { member: string; item: string; lines: [number, number] }[] = []
  let layout: Layout | undefined
  let lines = 0
  let replaced = 0

  /** The line whose place this one takes, if any. */
  const enter = (item: string, member: string, text: string, line: number): number | undefined => {
    const comma = input.decimalComma && text !== ''
    if (comma && text.includes('.')) tell(problems, problem(says.decimalPoint, { path: member, received: text, line }))
    const value = comma ? text.replace(',', '.') : text
    let entries = items.get(item)
    if (entries === undefined) {
      entries = new Map()
      items.set(item, entries)
    }
    const before = entries.get(member)?.line
    entries.set(member, { value, line })
    return before
  }
  const takeRow = ({ line, fields }: Row, { value, item, items: columns }: Layout, member: string): void => {
    const text = (at: number): string => (fields[at] ?? '').trim()
    const of = item === undefined ? '' : text(item)
    const before =
      value === undefined
        ? columns.map(([name, at]) => enter(name, member, text(at), line)).find((earlier) => earlier !== undefined)
        : enter(of, member, text(value), line)
    if (before === undefined) return
    replaced++
    if (examples.length < MOST_EXAMPLES)
      examples.push({ member, item: value === undefined ? '' : of, lines: [before, line] })
  }

  try {
    await readRows(bytes, ({ line, fields }) => {
      if (layout === undefined) {
        layout = readHeader(fields, input.valueColumn, problems)
        return
      }
      lines++
      if (fields.length !== layout.width) {
        const received = `${fields.length} columns`
        tell(problems, problem(says.wrongWidth, { path: '', received, line, facts: { width: layout.width } }))
        return
      }
      // One name, however its accents are put together.
      const member = (fields[layout.member] ?? '').trim().normalize('NFC')
      const wrong = idProblem(member, 'member')
      if (wrong !== undefined) {
        tell(problems, { ...wrong, line })
        return
      }
      for (const at of layout.unnamed) {
        if ((fields[at] ?? '').trim() === '') continue
        tell(problems, problem(says.unnamedColumn, { path: '', received: fields[at], line, facts: { column: at + 1 } }))
      }
      takeRow({ line, fields }, layout, member)
    })
  } catch (error) {
    if (!(error instanceof CsvTrouble)) throw error
    problems.push(error.problem)
  }
  if (layout === undefined && problems.length === 0) {
    problems.push(
      problem(says.noHeader, {
        path: '',
        received: undefined,
        line: 1,
        facts: { columns: `member, ${input.valueColumn}` },
      }),
    )
  }
  if (problems.length > 0) return { kind: 'refused', problems }
  let blanks = 0
  for (const entries of items.values()) for (const { value } of entries.values()) if (value === '') blanks++
  return { kind: 'ballots', items, report: { of: input.valueColumn, lines, replaced, examples, blanks } }
}

interface Layout {
  readonly width: number
  readonly member: number
  /** The columns of a long file; or, where there is no column of values, the items of a wide one. */
  readonly value: number | undefined
  readonly item: number | undefined
  readonly items: readonly (readonly [string, number])[]
  /** Columns without a name, which trailing separators make: they must be empty. */
  readonly unnamed: readonly number[]
}

const MOST_EXAMPLES = 20

const readHeader = (fields: readonly string[], valueColumn: string, problems: Problem[]): Layout => {
  const names = fields.map((name) => name.trim())
  names.forEach((name, at) => {
    if (name !== '' && names.indexOf(name) !== at)
      tell(problems, problem(says.duplicateKey, { path: name, received: name, line: 1, facts: { key: name } }))
  })
  const find = (name: string): number | undefined => (names.includes(name) ? names.indexOf(name) : undefined)
  const member = find('member')
  if (member === undefined) {
    problems.push(
      problem(says.missingColumn, { path: '', received: names.join(', '), line: 1, facts: { column: 'member' } }),
    )
  }
  const value = find(valueColumn)
  const items = names.flatMap((name, at) =>
    name === 'member' || name === '' || value !== undefined ? [] : [[name, at] as const],
  )
  if (value === undefined && (items.length === 0 || valueColumn === 'choice')) {
    problems.push(
      problem(says.missingColumn, { path: '', received: names.join(', '), line: 1, facts: { column: valueColumn } }),
    )
  }
  return {
    width: names.length,
    member: member ?? 0,
    value,
    item: find('item'),
    items,
    unnamed: names.flatMap((name, at) => (name === '' ? [at] : [])),
  }
}
