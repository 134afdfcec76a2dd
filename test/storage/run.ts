import fc from 'fast-check'

/** The same for what waits: one seed for every property. */
export const asyncAlways = async <Values>(property: fc.IAsyncProperty<Values>, numRuns: number): Promise<void> => {
  await fc.assert(property, { seed: 20261121, numRuns })
}
