import { createReadStream } from 'node:fs'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, tell } from '../problems/index.js'
import type { ParameterValue, Point } from '../simulation/index.js'
import { CsvTrouble, readRows } from './csv.js'
import { sizeOf } from './document.js'
import { refuse } from './secrecy-files.js'

/** A plan with the points of a CSV file: its header has the paths of parameters, and each line is a point, as SALib and others write them. */
export const withPoints = async (written: unknown, file: string): Promise<unknown> => {
  const points = await pointsIn(file)
  return isRecord(written) ? { ...written, points } : written
}

const pointsIn = async (file: string): Promise<readonly Point[]> => {
  await sizeOf(file)
  const problems: Problem[] = []
  const points: Point[] = []
  let header: readonly string[] | undefined
  try {
    await readRows(createReadStream(file) as AsyncIterable<Uint8Array>, ({ line, fields }) => {
      if (header === undefined) {
        header = fields.map((field) => field.trim())
        problems.push(...wrongInHeader(header))
      } else if (fields.length !== header.length) {
        tell(
          problems,
          problem(says.wrongCells, { path: '', received: fields.length, line, facts: { count: header.length } }),
        )
      } else points.push(Object.fromEntries(header.map((path, at) => [path, valueOf(fields[at] ?? '')])))
    })
  } catch (error) {
    if (!(error instanceof CsvTrouble)) throw error
    problems.push(error.problem)
  }
  if (points.length === 0 && problems.length === 0)
    problems.push(problem(says.noPoints, { path: '', received: undefined }))
  return problems.length > 0 ? refuse(file, problems) : points
}

const wrongInHeader = (header: readonly string[]): readonly Problem[] =>
  header.flatMap((path, at) =>
    path === '' || header.indexOf(path) < at
      ? [problem(says.wrongHeader, { path: '', received: path, line: 1, facts: { column: at + 1 } })]
      : [],
  )

/** A number, a truth, JSON, or else text. Python writes a truth with a capital. */
const valueOf = (field: string): ParameterValue => {
  const text = field.trim()
  if (/^true$/i.test(text)) return true
  if (/^false$/i.test(text)) return false
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))) return Number(text)
  if (/^[[{"]/.test(text) || text === 'null') {
    try {
      return JSON.parse(text) as ParameterValue
    } catch {
      // Then it is text.
    }
  }
  return field
}
