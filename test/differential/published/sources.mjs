/** Where an example stands. */
export const clause = (id) => `docs/source/clauses.md, ${id}`
export const reading = (id) => `docs/readings/README.md, ${id}`
