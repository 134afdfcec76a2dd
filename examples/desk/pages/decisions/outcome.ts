import type { views } from 'coop-rules/cooperative'
import type { State } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

type Ending = views.decisions.ClosedDecisionView['ending']

/** How a decision ended, as a sign and a word. */
export const outcomeOf = async (
  asked: Asked,
  ending: Ending,
): Promise<{ readonly is: State; readonly says: string }> => {
  const t = asked.words(WORDS)
  if (ending.type === 'decision-lapsed') return { is: 'quiet', says: t[ending.why] }
  const { outcome, option, leading = [] } = ending
  switch (outcome) {
    case 'carried':
      return { is: 'good', says: t.carried }
    case 'chosen':
      return { is: 'good', says: t.chosen(await asked.nameOf(option ?? '')) }
    case 'runoff': {
      const names = await Promise.all(leading.map(asked.nameOf))
      return { is: 'open', says: t.runoff(names.join(', ')) }
    }
    case 'tied':
      return { is: 'quiet', says: t.tied }
    case 'inquorate':
      return { is: 'bad', says: t.inquorate }
    case 'nothing-chosen':
      return { is: 'bad', says: t.nothingChosen }
    case 'lost':
      return { is: 'bad', says: t.lost }
  }
}

const WORDS = wordsOf({
  carried: ['Carried', 'Aprobada'],
  lost: ['Lost', 'Rechazada'],
  tied: ['Tied', 'Empate'],
  inquorate: ['Inquorate: too few took part', 'Sin quórum: participó muy poca gente'],
  chosen: [(what: string) => `Chosen: ${what}`, (what: string) => `Elegido: ${what}`],
  runoff: [(what: string) => `To a second ballot: ${what}`, (what: string) => `A segunda votación: ${what}`],
  nothingChosen: ['Nothing was chosen', 'No se eligió nada'],
  withdrawn: ['Withdrawn by whoever proposed it', 'Retirada por quien la propuso'],
  'without-object': ['Fell: there was nothing left to decide', 'Decayó: ya no había nada que decidir'],
  'nobody-entitled': ['Fell: nobody was entitled any more', 'Decayó: ya nadie tenía derecho a voto'],
})
