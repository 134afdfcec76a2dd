/** Plausible facts for every reason of a table, more than one where its sentence has more than one form. */
export type FactsOf<Facts> = { readonly [Code in keyof Facts]: readonly [Facts[Code], ...Facts[Code][]] }
