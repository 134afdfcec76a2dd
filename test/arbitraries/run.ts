import fc from 'fast-check'

/** One seed for every property, so that a run says the same today and tomorrow; fast-check prints it when a property fails. */
export const always = <Values>(property: fc.IProperty<Values>, numRuns = 300): void => {
  fc.assert(property, { seed: 20261121, numRuns })
}
