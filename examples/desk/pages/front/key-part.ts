import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import type { PartAsked } from '../sealed/parts-asked.js'
import { titleOfVote } from '../sealed/vote.js'
import type { Awaited } from './awaited.js'

/** The part of a key that somebody is asked to hold, or to count with: members and visitors alike. */
export const keyPartCard = async (asked: Asked, { decision, what }: PartAsked): Promise<Awaited> => {
  const t = asked.words(WORDS)
  return {
    kind: t.kind,
    title: await titleOfVote(asked, decision),
    to: `/sealed/${decision}/key`,
    act: t[what],
    now: what === 'take' ? t.takeNow : what === 'make' ? t.makeNow : t.countNow,
    untilWhen: what === 'count' ? t.untilCounted : t.untilMade,
  }
}

const WORDS = wordsOf({
  kind: ['Key of a secret vote', 'Clave de un voto secreto'],
  take: ['Take part', 'Participar'],
  make: ['Go on with your part', 'Seguir con tu parte'],
  count: ['Count with the others', 'Contar con las demás'],
  takeNow: [
    'You are asked to hold a part of the key with which its ballots are sealed. You do not vote on it.',
    'Se te pide que custodies una parte de la clave con la que se sellan sus papeletas. En ella no votas.',
  ],
  makeNow: [
    'Your browser makes your part together with those of the others, while the page is open; then you vouch for the voting keys.',
    'Tu navegador hace tu parte junto con las de las demás personas mientras la página está abierta; después respondes por las claves de voto.',
  ],
  countNow: [
    'The ballots are closed. Your part of the key is needed for the count.',
    'Las papeletas están cerradas. Para el escrutinio hace falta tu parte de la clave.',
  ],
  untilMade: [
    'Until your part is made: nobody can vote before.',
    'Hasta que esté tu parte: antes no puede votar nadie.',
  ],
  untilCounted: ['Until enough key holders have counted.', 'Hasta que hayan contado bastantes personas custodias.'],
})
