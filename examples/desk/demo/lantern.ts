import { accountsDemo } from './accounts.js'
import { membersDemo } from './members.js'
import type { DemoPart } from './part.js'
import { projectDemo } from './project.js'
import { sealedDemo } from './sealed.js'
import { votingDemo } from './voting.js'

/** What is going on at The Lantern today, chapter by chapter: the project first, for the others happen in it. */
export const LANTERN: readonly DemoPart[] = [projectDemo, membersDemo, accountsDemo, votingDemo, sealedDemo]
