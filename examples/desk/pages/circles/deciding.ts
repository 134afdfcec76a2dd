import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { ruleInWords, sentencesAbout } from '../decisions/rule.js'
import { type CircleView, circleIn } from './find.js'

/** Whether a circle decides by consent, in rounds. */
export const byConsent = ({ charter }: Asked, circle: string): boolean => {
  const decides = charter.circles?.[circle]?.decidesBy
  return decides !== undefined && 'consent' in (charter.decisions?.[decides]?.rule ?? {})
}

/** How a circle decides, in a sentence of the charter. */
export const howItDecides = (asked: Asked, circle: string): string => {
  const decides = asked.charter.circles?.[circle]?.decidesBy
  if (decides === undefined) return ''
  // What makes a consent round one is a long sentence; here it is enough that it is one.
  return byConsent(asked, circle)
    ? asked.words(WORDS).byConsent
    : sentencesAbout(ruleInWords(asked.charter, asked.locale, 'decisions', decides), ['rule'])
}

/**
 * How one comes into a circle that is not elected, and whether anybody can let one in. The rules take people in by a consent round alone: of the circle, or, for its first members, of the wider one.
 */
export const wayInto = (
  asked: Asked,
  { circle, wider, members }: CircleView,
): { readonly open: boolean; readonly says: string } => {
  const t = asked.words(WORDS)
  const title = asked.titleOf('circles', circle)
  if (members.length > 0)
    return byConsent(asked, circle)
      ? { open: true, says: t.itself }
      : { open: false, says: `${t.noConsent(title)} ${t.mend}` }
  const appoints = wider === undefined ? undefined : circleIn(asked, wider)
  if (appoints === undefined) return { open: false, says: `${t.nobodyWider(title)} ${t.mend}` }
  const named = asked.titleOf('circles', appoints.circle)
  if (!byConsent(asked, appoints.circle))
    return { open: false, says: `${t.first(named)} ${t.noConsent(named)} ${t.mend}` }
  return { open: true, says: appoints.members.length > 0 ? t.first(named) : `${t.first(named)} ${t.emptyToo(named)}` }
}

const WORDS = wordsOf({
  byConsent: ['It decides by consent, in rounds.', 'Decide por consentimiento, en rondas.'],
  itself: [
    'Nobody is placed in a circle who did not ask. You ask; the circle decides by consent.',
    'Nadie entra en un círculo sin pedirlo. Lo pides; el círculo decide por consentimiento.',
  ],
  first: [
    (wider: string) =>
      `Nobody is in it yet. Its first members are taken in by the circle it works within, “${wider}”, in a consent round, from among those who asked.`,
    (wider: string) =>
      `Aún no hay nadie. A sus primeras personas las acoge el círculo en el que trabaja, «${wider}», en una ronda de consentimiento, de entre quienes lo pidieron.`,
  ],
  emptyToo: [
    (wider: string) => `Nobody is in “${wider}” either: it has to have members first.`,
    (wider: string) => `Tampoco hay nadie en «${wider}»: primero ha de tener a alguien.`,
  ],
  noConsent: [
    (circle: string) =>
      `“${circle}” does not decide by consent, and only a consent round takes somebody in: as the charter stands, nobody can.`,
    (circle: string) =>
      `«${circle}» no decide por consentimiento, y solo una ronda de consentimiento acoge a alguien: tal como están los estatutos, nadie puede hacerlo.`,
  ],
  nobodyWider: [
    (circle: string) =>
      `Nobody is in it yet, and “${circle}” works within no other circle that could take its first members in: as the charter stands, nobody can.`,
    (circle: string) =>
      `Aún no hay nadie, y «${circle}» no trabaja dentro de otro círculo que acoja a las primeras personas: tal como están los estatutos, nadie puede hacerlo.`,
  ],
  mend: [
    'A change of the charter can have it elected, or let it decide by consent.',
    'Una reforma de los estatutos puede hacer que se elija, o que se decida por consentimiento.',
  ],
})
