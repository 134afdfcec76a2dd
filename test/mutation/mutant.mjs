import { createHash } from 'node:crypto'

const placeOf = ({ start, end }) => [start.line, start.column, end.line, end.column].join(':')

/** What a mutant is, and where, counted from 0. */
const keyOf = (file, { location, mutatorName, replacement }) =>
  [file, placeOf(location), mutatorName, replacement].join(' ')

const inOneLine = (text) => text.replace(/\s+/g, ' ').slice(0, 120)

/** The code that a mutant stands for; of code in several lines the first. */
const replacedBy = ({ location: { start, end } }, lines) => {
  const line = lines[start.line] ?? ''
  return start.line === end.line ? line.slice(start.column, end.column) : `${line.slice(start.column)} …`
}

/** The line that tells it, its place counted from 1. */
const toldOf = (file, mutant, lines) => {
  const { line, column } = mutant.location.start
  const change = `${inOneLine(replacedBy(mutant, lines))} -> ${inOneLine(mutant.replacement)}`
  return `${file}:${line + 1}:${column + 1} ${mutant.mutatorName} ${change}`
}

/** A mutant as it is kept and told: `file` from `src/` on, so that another machine names it alike. */
export const named = (file, mutant, source) => ({
  id: mutant.id,
  key: keyOf(file, mutant),
  told: toldOf(file, mutant, source.split('\n')),
})

/**
 * Whether a sample of one in so many holds a mutant. What decides is what it is and where: the same sample is drawn until its file changes.
 * With a salt another sample is drawn, whose survivors nobody has read.
 */
export const isDrawn = (key, every, salt) =>
  createHash('sha256')
    .update(salt === '' ? key : `${salt} ${key}`)
    .digest()
    .readUInt32BE(0) %
    every ===
  0
