import { createHash } from 'node:crypto'

/** From `src/` on: a copy of the project, or another machine, names a mutant alike. */
const fileOf = ({ fileName }) => fileName.replaceAll('\\', '/').replace(/^.*?\/src\//, 'src/')

const placeOf = ({ location: { start, end } }) => [start.line, start.column, end.line, end.column].join(':')

/** A checker is given places counted from 0, a reporter those counted from 1. */
export const fromZero = (mutant) => {
  const before = ({ line, column }) => ({ line: line - 1, column: column - 1 })
  const { start, end } = mutant.location
  return { ...mutant, location: { start: before(start), end: before(end) } }
}

/** What a mutant is, and where, counted from 0. */
export const keyOf = (mutant) => [fileOf(mutant), placeOf(mutant), mutant.mutatorName, mutant.replacement].join(' ')

/** The line that tells it, its place counted from 1. */
export const toldOf = (mutant) => {
  const { line, column } = mutant.location.start
  const instead = (mutant.replacement ?? '').replace(/\s+/g, ' ').slice(0, 160)
  return `${fileOf(mutant)}:${line}:${column} ${mutant.mutatorName} -> ${instead}`
}

/** Whether a sample of one in so many holds a mutant. What decides is what it is and where: the same sample is drawn until its file changes. */
export const isDrawn = (key, every) => createHash('sha256').update(key).digest().readUInt32BE(0) % every === 0
