/** Whether a verb of part of a group is in the singular, as Spanish has it: 1 de 3 vota, and 0 de 1 también; 0 de 3 votan. */
export const isOne = ({ observed, outOf }: { readonly observed: number; readonly outOf: number }): boolean =>
  observed === 1 || outOf === 1
