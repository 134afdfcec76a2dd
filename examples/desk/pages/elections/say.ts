import type { views } from 'coop-rules/cooperative'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

export type ElectionInFull = NonNullable<ReturnType<typeof views.elections.electionInFull>>

/** What an election is called: its own name, or that of the body it elects. */
export const electionTitle = async (asked: Asked, election: string, provision: string): Promise<string> => {
  const name = await asked.nameOf(election)
  return name === election ? asked.titleOf('elections', provision) : name.replace(/^[“«]|[”»]$/g, '')
}

/** How far an election is. */
export const stageInWords = (asked: Asked, stage: ElectionInFull['stage']): string => asked.words(WORDS)[stage]

const WORDS = wordsOf({
  nominations: ['Nominations are open', 'Se admiten candidaturas'],
  voting: ['Votes are cast', 'Se vota'],
  unopposed: ['Nobody stands against them', 'Sin oposición'],
  counting: ['To be counted', 'Por escrutar'],
  tied: ['A tie', 'Empate'],
  'run-off': ['Run-off', 'Desempate'],
  decided: ['Decided', 'Decidida'],
  ended: ['Over', 'Terminada'],
})
