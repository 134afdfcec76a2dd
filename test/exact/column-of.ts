import { type Column, readColumn } from '../../src/exact/index.js'

/** The column of numbers that are all well written. */
export const columnOf = (inputs: readonly unknown[]): Column => {
  const read = readColumn(inputs, 'proposals')
  if (read.kind === 'refused') throw new Error(read.problems.map(({ code }) => code).join())
  return read.column
}
