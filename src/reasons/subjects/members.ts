import type { SentencesOf } from '../sentences.js'

/** What reasons about members and meetings say: the facts of each, and its sentence in each language side by side. */
export interface MemberFacts {}

export const MEMBERS_EN: SentencesOf<MemberFacts> = {}

export const MEMBERS_ES: SentencesOf<MemberFacts> = {}
