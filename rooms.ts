/**
 * The rooms of the house, each with the floor it stands on. Imports go down only, never sideways within a floor: a test reads the import
 * lines (test/house.test.ts), and the build makes one subpath a room from this list. See docs/architecture.md.
 */
export const FLOORS = {
  problems: 0,
  exact: 1,
  reasons: 2,
  membership: 3,
  ballots: 3,
  averages: 4,
  decisions: 5,
} as const

/** The rooms that are subpaths of the package. */
export const ROOMS = Object.keys(FLOORS) as (keyof typeof FLOORS)[]
