import type { SentencesOf } from '../sentences.js'

/** What reasons about projects say: the facts of each, and its sentence in each language side by side. */
export interface ProjectFacts {}

export const PROJECTS_EN: SentencesOf<ProjectFacts> = {}

export const PROJECTS_ES: SentencesOf<ProjectFacts> = {}
