import type { SentencesOf } from '../sentences.js'

/** What reasons about charters say: the facts of each, and its sentence in each language side by side. */
export interface CharterFacts {}

export const CHARTERS_EN: SentencesOf<CharterFacts> = {}

export const CHARTERS_ES: SentencesOf<CharterFacts> = {}
