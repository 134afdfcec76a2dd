import type { SentencesOf } from '../sentences.js'

/** What reasons about circles and their consent rounds say: the facts of each, and its sentence in each language side by side. */
export interface CircleFacts {}

export const CIRCLES_EN: SentencesOf<CircleFacts> = {}

export const CIRCLES_ES: SentencesOf<CircleFacts> = {}
