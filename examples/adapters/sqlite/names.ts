/**
 * A name as it is kept in a column: as it is, but for quotation marks, backslashes, control characters and halves of characters, which are written as JSON writes them. SQLite gives text back as far as its first NUL only, and every half
 * of a character as the same sign: two cooperatives would become one.
 */
export const inName = (name: string): string => JSON.stringify(name).slice(1, -1)

/** The name that is kept in a column. */
export const nameOf = (column: unknown): string => JSON.parse(`"${String(column)}"`) as string
