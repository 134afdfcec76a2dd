import type { Charter } from '../../src/charter/index.js'

/** So that a story can be short: of however few, everything is told. Who may be told what is tested with the strict rules. */
const OF_FEW = {
  title: 'Of few',
  mode: 'disclosure-rules',
  leastBallots: 1,
  leastForCounts: 1,
  leastChanged: 1,
  nearUnanimous: 'told',
} as const

/** The strict rules, without key holders. */
const STRICT = { title: 'Strict', mode: 'disclosure-rules' } as const

/** The charter with its secret votes kept by these rules. */
const withSecrecy = (charter: Charter, ballots: object): Charter =>
  ({ ...charter, secrecy: { ...charter.secrecy, ballots } }) as Charter

export const toldOfFew = (charter: Charter): Charter => withSecrecy(charter, OF_FEW)
export const strictly = (charter: Charter, more: object = {}): Charter => withSecrecy(charter, { ...STRICT, ...more })
