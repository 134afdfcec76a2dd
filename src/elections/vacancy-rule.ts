import type { Fields } from '../calendar/index.js'

/**
 * What becomes of a seat that falls vacant within a term: the ballots are counted again without whoever left; or a by-election, or those still sitting, fill it; or it stays vacant.
 */
export type VacancyRule = 'countback' | 'by-election' | 'co-option' | 'leave-vacant'

const RULES = ['countback', 'by-election', 'co-option', 'leave-vacant'] as const satisfies readonly VacancyRule[]

export const readVacancyRule = (value: unknown, path: string, fields: Fields): VacancyRule | undefined =>
  fields.oneOf(value, RULES, path)
