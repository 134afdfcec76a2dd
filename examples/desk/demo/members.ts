import { type DemoPart, demoText } from './part.js'

// godwit asks to become a worker-owner: two of the five others are in favour so far.
// godwit also proposed a project, `night-bus`, which waits for somebody to evaluate it.

const LETTER = demoText(
  'I have recorded sound for theatres for nine years, and I would like to own the work I do.',
  'Llevo nueve años grabando sonido para teatros y me gustaría ser dueña de mi trabajo.',
)
const HOW = demoText(
  'Stories told on the night bus, by whoever takes it, to be heard on the way home.',
  'Historias contadas en el autobús nocturno por quien lo toma, para oírlas de vuelta a casa.',
)

export const membersDemo: DemoPart = {
  names: {
    godwit: 'Ximena Duarte',
    'admission-godwit': {
      en: 'admission of Ximena Duarte',
      es: 'admisión de Ximena Duarte',
    },
    'night-bus': { en: '“The night bus”', es: '«El autobús nocturno»' },
  },
  // A letter lies under the name of the decision on it, for nothing of it is in the log.
  texts: [HOW, { ...LETTER, fingerprint: 'letter-admission-godwit' }],
  commands: (day) => [
    { at: day(6), by: 'godwit', type: 'apply', memberClass: 'worker-owner', decision: 'admission-godwit' },
    { at: day(5), by: 'otter', type: 'cast', decision: 'admission-godwit', answer: 'for' },
    { at: day(4), by: 'robin', type: 'cast', decision: 'admission-godwit', answer: 'for' },
    {
      at: day(3),
      by: 'godwit',
      type: 'propose-project',
      project: 'night-bus',
      serves: [{ objective: 'purpose', how: HOW.fingerprint }],
      areas: ['direction', 'sound'],
      budgetMinor: '240000',
    },
  ],
}
