import fc from 'fast-check'

/** Mutation testing runs a property once a mutant, thousands of times: COOP_RULES_MOST_RUNS holds each property to fewer values. Without it nothing changes. */
const MOST = Number(process.env['COOP_RULES_MOST_RUNS'] ?? Number.POSITIVE_INFINITY)

/** A mutant is found by any failure: looking for the smallest one, which is what takes time, says no more. */
const endOnFailure = MOST !== Number.POSITIVE_INFINITY

/** How far apart the days, members or amounts of a test are that goes through all of them: next to each other, and further apart where it is run thousands of times. */
export const stride = (apart: number): number => (MOST === Number.POSITIVE_INFINITY ? 1 : apart)

/** One seed for every property, so that a run says the same today and tomorrow; fast-check prints it when a property fails. */
export const always = <Values>(property: fc.IProperty<Values>, numRuns = 300): void => {
  fc.assert(property, { seed: 20261121, numRuns: Math.min(numRuns, MOST), endOnFailure })
}

/** The same for a property whose tests wait for something. */
export const alwaysAsync = <Values>(property: fc.IAsyncProperty<Values>, numRuns = 300): Promise<void> =>
  fc.assert(property, { seed: 20261121, numRuns: Math.min(numRuns, MOST), endOnFailure })
