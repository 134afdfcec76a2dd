import type { AveragedFacts, Because, Reason } from '../reasons/index.js'

/** The reasons of an average, each saying of what it is: where there are many averages, one that names nothing explains nothing. */
export const namedIn = ([first, ...rest]: Because, named: AveragedFacts): Because => {
  const name = (reason: Reason): Reason => ({ ...reason, ...named })
  return [name(first), ...rest.map(name)]
}
