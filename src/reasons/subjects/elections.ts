import type { SentencesOf } from '../sentences.js'

/** What reasons about elections say: the facts of each, and its sentence in each language side by side. */
export interface ElectionFacts {}

export const ELECTIONS_EN: SentencesOf<ElectionFacts> = {}

export const ELECTIONS_ES: SentencesOf<ElectionFacts> = {}
