/**
 * The rooms of the house, each with the floor it stands on. Imports go down only, never sideways within a floor: a test reads the import
 * lines (test/house.test.ts), and the build makes one subpath a room from this list. See docs/architecture.md.
 */
export const FLOORS = {
  problems: 0,
  exact: 1,
  calendar: 2,
  reasons: 3,
  membership: 4,
  ballots: 4,
  averages: 5,
  decisions: 6,
  deferral: 6,
  pay: 7,
  accounts: 7,
  surplus: 7,
  elections: 7,
  meetings: 7,
  circles: 7,
  projects: 7,
  disclosure: 7,
  secrecy: 8,
  charter: 8,
  presets: 9,
  cooperative: 9,
  storage: 10,
  simulation: 10,
  sweeps: 11,
  testing: 12,
} as const

/** The rooms that are subpaths of the package. */
export const ROOMS = Object.keys(FLOORS) as (keyof typeof FLOORS)[]
