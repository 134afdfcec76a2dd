import fc from 'fast-check'

/** One seed for every property, so that a run says the same today and tomorrow; fast-check prints it when a property fails. */
export const always = <Values>(property: fc.IProperty<Values>, numRuns = 300): void => {
  fc.assert(property, { seed: 20261121, numRuns })
}

/** The same for a property whose tests wait for something. */
export const alwaysAsync = <Values>(property: fc.IAsyncProperty<Values>, numRuns = 300): Promise<void> =>
  fc.assert(property, { seed: 20261121, numRuns })
