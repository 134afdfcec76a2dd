/** The languages every outcome can be put into. */
export const LOCALES = ['en', 'es'] as const

/** A language that outcomes can be put into. */
export type Locale = (typeof LOCALES)[number]
