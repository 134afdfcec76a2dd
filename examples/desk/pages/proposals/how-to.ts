import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { backable, byMeeting, hasItsOwnPlace, openable } from './provisions.js'

/** How whoever asks gets something decided, in a sentence: no more is promised than the charter lets them. */
export const howToPut = (asked: Asked): string => {
  const t = asked.words(WORDS)
  if (backable(asked).length > 0) return t.whatever
  if (openable(asked).some((one) => !hasItsOwnPlace(asked, one))) return t.some
  return byMeeting(asked).length > 0 ? t.inMeetings : ''
}

const WORDS = wordsOf({
  whatever: [
    'Whatever you want decided, you can put to the vote.',
    'Lo que quieras que se decida, puedes llevarlo a votación.',
  ],
  some: [
    'What the charter lets you, you can put to the vote.',
    'Lo que te dejan los estatutos, puedes llevarlo a votación.',
  ],
  inMeetings: [
    'By your charter most is decided in meetings: under “Put to the vote” is what, and how a meeting is asked for.',
    'Según tus estatutos, casi todo se decide en asamblea: en «Llevar a votación» está qué, y cómo se pide una.',
  ],
})
