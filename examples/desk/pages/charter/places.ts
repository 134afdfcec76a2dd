import { byLawsOf } from 'coop-rules/charter'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { labelOfField } from './labels.js'

/** What a chapter of the charter is called where people read it. */
export const placeInWords = (asked: Asked, section: string): string => chapterTitle(asked, section) ?? section

/** What a field of a provision, or a part of one, is called: as a form needs it, or else as the chapters of the charter have it. */
export const fieldInWords = (asked: Asked, section: string, id: string, path: string): string => {
  const { charter, locale } = asked
  const said = asked.words(WORDS) as Readonly<Record<string, string>>
  const [field = '', ...rest] = path.split('.')
  const plain = (part: string) => said[part] ?? part.replace(/([A-Z])/g, ' $1').toLowerCase()
  const label =
    said[path] ??
    [said[field] ?? labelOfField({ charter, section, id, field, locale }) ?? plain(field), ...rest.map(plain)].join(
      ', ',
    )
  return `${label.charAt(0).toLocaleUpperCase(locale)}${label.slice(1)}`
}

/** The title of a chapter, as the by-laws have it. */
const chapterTitle = ({ charter, locale }: Asked, section: string): string | undefined =>
  byLawsOf({ charter, locale }).chapters.find(({ articles }) =>
    articles.some(({ place }) => place.startsWith(`${section}.`)),
  )?.title

const WORDS = wordsOf({
  'title.en': ['Title in English', 'Título en inglés'],
  'title.es': ['Title in Spanish', 'Título en español'],
  title: ['Title', 'Título'],
  rule: ['Rule', 'Regla'],
  atLeast: ['at least', 'al menos'],
  moreThan: ['more than', 'más de'],
  quorum: ['Quorum', 'Quórum'],
  provisional: ['Provisional value', 'Valor provisional'],
  value: ['value', 'valor'],
  bounds: ['Bounds', 'Límites'],
  min: ['least', 'mínimo'],
  max: ['most', 'máximo'],
  openDays: ['Days it is open', 'Días que está abierta'],
  holdForDays: ['Days it must hold', 'Días que debe mantenerse'],
  noticeDays: ['Days of notice', 'Días de aviso'],
  agendaDays: ['Days before which the agenda is sent', 'Días de antelación del orden del día'],
  secondCallDays: ['Days until the second call', 'Días hasta la segunda convocatoria'],
  secondQuorum: ['Quorum of the second call', 'Quórum en segunda convocatoria'],
  minutesWithinDays: ['Days for the minutes', 'Días para el acta'],
  challengeDays: ['Days to challenge', 'Días para impugnar'],
  calledByShare: ['Share of members who can call it', 'Proporción que puede convocarla'],
  ballotsCanChange: ['Ballots can be changed', 'Las papeletas se pueden cambiar'],
  seats: ['Seats', 'Puestos'],
  termMonths: ['Months of a term', 'Meses de mandato'],
  mandateMonths: ['Months of a mandate', 'Meses de mandato prestado'],
  nominationsNeeded: ['Nominations needed', 'Propuestas necesarias'],
  hasVote: ['Has a vote', 'Tiene voto'],
  secret: ['Secret', 'Secreta'],
  mode: ['How secret ballots are kept', 'Cómo se guardan las papeletas secretas'],
  keyHolders: ['Key holders, where they are sealed', 'Personas custodias de la clave, si se sellan'],
  keyQuorum: ['How many of them count together', 'Cuántas de ellas cuentan juntas'],
  consensus: ['Consensus', 'Consenso'],
  consent: ['Consent', 'Consentimiento'],
  mostRounds: ['most rounds', 'rondas como máximo'],
  presence: ['Presence', 'Presencia'],
  objectionTest: ['judging objections', 'juicio de las objeciones'],
  acceptance: ['Nominees have to accept', 'Quien es propuesta ha de aceptar'],
  selfNomination: ['One may nominate oneself', 'Cabe proponerse a sí'],
  minimumFor: ['Least votes in favour', 'Mínimo de votos a favor'],
})
