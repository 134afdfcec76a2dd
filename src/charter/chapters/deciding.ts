import { z } from 'zod'
import { electorate } from '../electorate.js'
import { field, type Fieldset, type Kind, maybe } from '../field.js'
import {
  bareRefs,
  classes,
  count,
  countOf,
  day,
  days,
  everyMonths,
  ID,
  minor,
  months,
  NUMBER,
  number,
  oneOf,
  ref,
  refs,
  rounding,
  share,
  someOf,
  text,
  texts,
  yesNo,
} from '../kinds.js'
import { method } from '../rule.js'
import type { LocalText } from '../say.js'
import type { Aggregation } from '../../averages/index.js'

const aggregation: Kind<Aggregation> = {
  schema: z.union([
    z.enum(['mean', 'median']),
    z.strictObject({ trimmedMean: NUMBER }),
    z.strictObject({ clampedMean: z.literal(true) }),
  ]),
  tell: (value, say) => {
    if (value === 'mean') return say.words('the mean of all proposals', 'el promedio de todas las propuestas')
    if (value === 'median') return say.words('the proposal in the middle', 'la propuesta del medio')
    if ('clampedMean' in value)
      return say.words('the mean, kept within the bounds', 'el promedio, sin salir de los límites')
    const trimmed = say.number(value.trimmedMean)
    return say.words(
      `the mean without the highest and the lowest ${trimmed}`,
      `el promedio sin ${trimmed} más alto ni ${trimmed} más bajo`,
    )
  },
}

/** What a number counts. Shares are told as such. */
const unit: Kind<LocalText> = {
  schema: text.schema,
  tell: (value, say) =>
    value === 'share'
      ? say.words('a share, as a percentage or a fraction', 'una proporción, en porcentaje o en fracción')
      : say.words(`a number of ${say.text(value)}`, `un número de ${say.text(value)}`),
}

/** How exactly a number is published. The places of a share are told as those of its percentage. */
const published: Kind<number> = {
  schema: count.schema,
  tell: (value, say, { unit: counted }) => {
    const percentage = counted === 'share' && value >= PERCENT_PLACES
    const places = percentage ? value - PERCENT_PLACES : value
    const told =
      places === 0
        ? say.words('without decimal places', 'sin decimales')
        : say.words(
            `with ${say.n.count(places, 'decimal place', 'decimal places')}`,
            `con ${say.n.count(places, 'decimal', 'decimales')}`,
          )
    return percentage ? say.words(`as a percentage ${told}`, `en porcentaje y ${told}`) : told
  },
}

const PERCENT_PLACES = 2

/** A bound or a provisional number: written here, or that of another item. */
const numberOrItem: Kind<string | number | { readonly average: string }> = {
  schema: z.union([NUMBER, z.strictObject({ average: ID })]),
  tell: (value, say) => (typeof value === 'object' ? say.name('averageItems', value.average) : say.number(value)),
  pointers: (value) =>
    typeof value === 'object' ? [{ section: 'averageItems', id: value.average, path: '.average' }] : [],
}

/** A number everyone may set: its mean is in force. */
export const averageItem = {
  unit: field(unit, ['unit', 'It is {}.'], ['unidad', 'Es {}.']),
  proposedBy: field(
    electorate,
    ['who proposes', 'It is set by {}; each of them may propose a number and change it at any time.'],
    ['quién propone', 'Quién propone: {}. Cada persona puede proponer un número y cambiarlo cuando quiera.'],
  ),
  aggregation: field(aggregation, ['what is in force', 'The number in force is {}.'], ['qué rige', 'Rige {}.']),
  provisional: field(
    numberOrItem,
    ['provisional number', 'Until enough have proposed, the number is {}.'],
    ['número provisional', 'Mientras no haya bastantes propuestas, el número es {}.'],
  ),
  minimumProposals: field(
    countOf(['proposal', 'proposals'], ['propuesta', 'propuestas']),
    ['proposals needed', 'It takes at least {}.'],
    ['propuestas necesarias', 'Hay que reunir al menos {}.'],
  ),
  min: maybe(numberOrItem, ['least', 'It is never below {}.'], ['mínimo', 'Nunca baja de {}.']),
  max: maybe(numberOrItem, ['most', 'It is never above {}.'], ['máximo', 'Nunca pasa de {}.']),
  step: maybe(number, ['step', 'Proposals go in steps of {}.'], ['paso', 'Las propuestas van en saltos de {}.']),
  acts: maybe(
    oneOf({
      'same-day': ['the same day', 'el mismo día'],
      'next-day': ['the next day', 'el día siguiente'],
      'next-month': ['the next month', 'el mes siguiente'],
      'next-year': ['the next year', 'el año siguiente'],
    }),
    ['when a change counts', 'A change counts from {} on, and never backwards.'],
    ['cuándo cuenta un cambio', 'Un cambio cuenta desde {}, y nunca con efecto retroactivo.'],
  ),
  everyMonths: maybe(everyMonths, ['voted anew', 'It is voted anew {}.'], ['se vota de nuevo', 'Se vota de nuevo {}.']),
  places: maybe(published, ['decimal places', 'It is published {}.'], ['decimales', 'Se publica {}.']),
  rounding: maybe(rounding, ['rounding', 'It is rounded {}.'], ['redondeo', 'Se redondea {}.']),
  secret: maybe(
    yesNo,
    ['secrecy', 'Proposals are secret.', 'Everyone sees the proposals.'],
    ['secreto', 'Las propuestas son secretas.', 'Las propuestas se ven.'],
  ),
  secrecy: maybe(
    ref('secrecy'),
    ['how it is kept secret', 'They are kept secret as in {}.'],
    ['cómo se guarda el secreto', 'El secreto se guarda como en {}.'],
  ),
} satisfies Fieldset

/** How something is decided. */
export const decision = {
  electorate: field(electorate, ['electorate', 'Entitled to vote: {}.'], ['censo', 'Censo: {}.']),
  rule: field(method, ['', 'It is decided by {}.'], ['', 'Se decide por {}.']),
  by: maybe(
    oneOf({
      ballot: ['ballot', 'papeleta'],
      backing: [
        'backing the matter and its wording; with a new wording, backing starts again from nothing',
        'apoyos al asunto y a su redacción; con otra redacción se empieza de cero',
      ],
    }),
    ['how votes are given', 'Votes are given by {}.'],
    ['cómo se vota', 'Se vota mediante {}.'],
  ),
  holdForDays: maybe(
    days,
    ['standing', 'Voting stays open until the threshold has been met for {} on end.'],
    ['permanencia', 'La votación sigue abierta hasta que la mayoría exigida se mantenga {} sin interrupción.'],
  ),
  openDays: maybe(days, ['time to vote', 'Voting is open for {}.'], ['plazo para votar', 'Se vota durante {}.']),
  ballotsCanChange: maybe(
    yesNo,
    [
      'changing a ballot',
      'A ballot may be changed or withdrawn as long as voting is open.',
      'A ballot once cast is final.',
    ],
    [
      'cambiar la papeleta',
      'Mientras la votación siga abierta, la papeleta se puede cambiar o retirar.',
      'La papeleta emitida no se cambia.',
    ],
  ),
  thresholds: maybe(
    oneOf({
      'at-opening': ['in force when voting opened', 'vigente al abrirse la votación'],
      live: ['in force at each moment', 'vigente en cada momento'],
    }),
    ['which threshold', 'The threshold is the one {}.'],
    ['qué mayoría', 'La mayoría exigida es la {}.'],
  ),
  members: maybe(
    oneOf({
      'at-opening': [
        'of the day voting opened; whoever leaves is no longer counted',
        'del momento en que se abrió la votación; quien se va deja de contar',
      ],
      live: ['of each moment', 'de cada momento'],
    }),
    ['which electorate', 'The electorate is that {}.'],
    ['qué censo', 'El censo es el {}.'],
  ),
  ifNobody: maybe(
    ref('decisions'),
    ['if nobody is entitled', 'Where nobody is entitled, it is decided as in {}.'],
    ['si nadie tiene derecho', 'Si nadie tiene derecho a voto, se decide como en {}.'],
  ),
  secret: maybe(
    yesNo,
    ['secrecy', 'The vote is secret.', 'Everyone sees who voted how.'],
    ['secreto', 'El voto es secreto.', 'Se ve quién votó qué.'],
  ),
  secrecy: maybe(
    ref('secrecy'),
    ['how it is kept secret', 'It is kept secret as in {}.'],
    ['cómo se guarda el secreto', 'El secreto se guarda como en {}.'],
  ),
  inside: maybe(
    oneOf({
      project: ['inside a project', 'dentro de un proyecto'],
      cooperative: ['everywhere but inside projects', 'en todo lo que no ocurra dentro de un proyecto'],
    }),
    ['where it applies', 'It applies {}.'],
    ['dónde se aplica', 'Se aplica {}.'],
  ),
} satisfies Fieldset

/** How a meeting is called and when it can decide. */
export const meeting = {
  members: field(electorate, ['who meets', 'It is the meeting of {}.'], ['quién se reúne', 'Es la asamblea de {}.']),
  noticeDays: field(
    days,
    ['notice', 'It is called with notice of {}.'],
    ['antelación', 'Se convoca con {} de antelación.'],
  ),
  noticeCounted: field(
    oneOf({
      clear: ['the day of the meeting does not count', 'no cuenta el día de la asamblea'],
      calendar: ['the day of the meeting counts', 'cuenta el día de la asamblea'],
    }),
    ['how notice is counted', 'For this, {}; the day of the notice never does.'],
    ['cómo se cuenta la antelación', 'Para ello {}; el del aviso, nunca.'],
  ),
  agendaDays: field(
    days,
    ['agenda', 'Its agenda is sent {} before.'],
    ['orden del día', 'El orden del día se envía con {} de antelación.'],
  ),
  calledBy: maybe(refs('circles'), ['who calls it', 'Called by: {}.'], ['quién la convoca', 'Convoca: {}.']),
  calledByShare: maybe(
    share,
    ['members who may call it', 'It must be called when at least {} of those entitled to vote ask for it.'],
    ['quiénes pueden pedirla', 'Ha de convocarse si lo pide al menos {} de quienes tienen derecho a voto.'],
  ),
  quorum: field(
    share,
    ['quorum', 'It can decide when at least {} of those entitled to vote are present.'],
    ['quórum', 'Puede decidir si está presente al menos {} de quienes tienen derecho a voto.'],
  ),
  secondCallDays: maybe(
    days,
    ['second call', 'Without a quorum there is a second call, {} later.'],
    ['segunda convocatoria', 'Sin quórum hay segunda convocatoria, {} después.'],
  ),
  secondCallMinutes: maybe(
    countOf(['minute', 'minutes'], ['minuto', 'minutos']),
    ['second call the same day', 'Without a quorum there is a second call, {} later.'],
    ['segunda convocatoria el mismo día', 'Sin quórum hay segunda convocatoria, {} después.'],
  ),
  secondQuorum: maybe(
    share,
    ['quorum at the second call', 'At the second call {} of those entitled to vote are enough.'],
    ['quórum en segunda convocatoria', 'En segunda convocatoria basta con {} de quienes tienen derecho a voto.'],
  ),
  presence: field(
    someOf({
      'in-person': ['in person', 'en persona'],
      remote: ['from afar', 'a distancia'],
      proxy: ['by proxy', 'por delegación de voto'],
    }),
    ['presence', 'Ways to be present: {}.'],
    ['presencia', 'Formas de asistir: {}.'],
  ),
  decides: maybe(
    refs('decisions'),
    ['what it decides', 'It takes these decisions: {}.'],
    ['qué decide', 'Toma estas decisiones: {}.'],
  ),
  alwaysDecided: maybe(
    bareRefs('matters'),
    ['without standing on the agenda', 'Without standing on the agenda it may decide on {}.'],
    ['sin figurar en el orden del día', 'Sin figurar en el orden del día puede decidir sobre {}.'],
  ),
  minutesWithinDays: field(
    days,
    ['minutes', 'Its minutes are published within {}.'],
    ['acta', 'El acta se publica en un plazo de {}.'],
  ),
  challengeDays: field(
    days,
    ['time to challenge', 'What it decided can be challenged for {}.'],
    ['plazo de impugnación', 'Lo decidido puede impugnarse durante {}.'],
  ),
  challengeFrom: field(
    oneOf({
      decided: ['the day it was decided', 'el día en que se decidió'],
      published: ['the day its minutes were published', 'el día en que se publicó el acta'],
    }),
    ['from when', 'That time runs from {}.'],
    ['desde cuándo', 'Ese plazo corre desde {}.'],
  ),
} satisfies Fieldset

/** A body, what it may decide, and how long. */
export const circle = {
  wider: maybe(
    ref('circles'),
    ['wider circle', 'It works within {}.'],
    ['círculo más amplio', 'Trabaja dentro de {}.'],
  ),
  domain: field(bareRefs('matters'), ['domain', 'It may decide on: {}.'], ['ámbito', 'Puede decidir sobre: {}.']),
  reserved: maybe(
    bareRefs('matters'),
    ['kept for itself', 'It cannot lend to another circle: {}.'],
    ['no delegable', 'No puede delegar en otro círculo: {}.'],
  ),
  policies: maybe(texts, ['policies', 'It keeps to: {}.'], ['políticas', 'Se atiene a: {}.']),
  decidesBy: field(ref('decisions'), ['how it decides', 'It decides as in {}.'], ['cómo decide', 'Decide como en {}.']),
  mandateMonths: maybe(
    months,
    ['mandate', 'Its mandate lasts {} unless it is renewed.'],
    ['mandato', 'Su mandato dura {} si no se renueva.'],
  ),
  link: maybe(
    oneOf({
      double: [
        'two people who belong to both, one sent by each side',
        'dos personas que pertenecen a ambos, una enviada por cada parte',
      ],
      none: ['none in particular', 'ninguno en particular'],
    }),
    ['link', 'Link with its wider circle: {}.'],
    ['enlace', 'Enlace con su círculo más amplio: {}.'],
  ),
  legalResponsibility: maybe(
    yesNo,
    [
      'legal responsibility',
      'It answers for the cooperative in law.',
      'It does not answer for the cooperative in law.',
    ],
    ['responsabilidad legal', 'Responde legalmente por la cooperativa.', 'No responde legalmente por la cooperativa.'],
  ),
  supervises: maybe(
    ref('circles'),
    ['supervision', 'It supervises {}, and shares no member with it.'],
    ['supervisión', 'Supervisa {}, y no comparte integrantes con ese órgano.'],
  ),
  electedBy: maybe(
    ref('elections'),
    ['how it is elected', 'It is elected as in {}.'],
    ['cómo se elige', 'Se elige como en {}.'],
  ),
  spendsUpToMinor: maybe(
    minor,
    ['spending limit', 'A single expense it makes is at most {}.'],
    ['límite de gasto', 'Ninguno de sus gastos pasa de {}.'],
  ),
} satisfies Fieldset

/** How a body is elected. */
export const election = {
  seats: field(countOf(['seat', 'seats'], ['puesto', 'puestos']), ['seats', 'There are {}.'], ['puestos', 'Hay {}.']),
  electorate: field(electorate, ['electorate', 'It is elected by {}.'], ['censo', 'Censo: {}.']),
  method: field(
    oneOf({
      'scottish-stv': [
        'the single transferable vote, counted the Scottish way',
        'el voto único transferible, con el recuento escocés',
      ],
      'meek-stv': [
        'the single transferable vote, counted Meek’s way',
        'el voto único transferible, con el recuento de Meek',
      ],
      approval: ['approval: as many as one likes', 'la aprobación: tantas candidaturas como se quiera'],
      score: ['scoring the candidates', 'la puntuación de las candidaturas'],
    }),
    ['method', 'The method is {}.'],
    ['método', 'El método es {}.'],
  ),
  lastTransfer: maybe(
    oneOf({
      omitted: ['are not transferred any more', 'ya no se transfieren'],
      made: ['are transferred all the same', 'se transfieren igualmente'],
    }),
    ['the last papers', 'Where the remaining candidates fill the seats, the papers of the last one excluded {}.'],
    [
      'las últimas papeletas',
      'Cuando las candidaturas restantes llenan los puestos, las papeletas de la última excluida {}.',
    ],
  ),
  places: maybe(
    countOf(['decimal place', 'decimal places'], ['decimal', 'decimales']),
    ['precision', 'Votes are reckoned to {}.'],
    ['precisión', 'Los votos se calculan con {}.'],
  ),
  omega: maybe(
    countOf(['decimal place', 'decimal places'], ['decimal', 'decimales']),
    ['end of a round', 'A round ends once the surpluses vanish to {}.'],
    ['fin de una ronda', 'Una ronda acaba cuando los excedentes desaparecen con {}.'],
  ),
  most: maybe(
    countOf(['candidate', 'candidates'], ['candidatura', 'candidaturas']),
    ['most on a ballot', 'A ballot names at most {}.'],
    ['máximo por papeleta', 'Cada papeleta nombra como máximo {}.'],
  ),
  lowestScore: maybe(
    count,
    ['lowest score', 'The lowest score is {}.'],
    ['puntuación mínima', 'La puntuación mínima es {}.'],
  ),
  highestScore: maybe(
    count,
    ['highest score', 'The highest score is {}.'],
    ['puntuación máxima', 'La puntuación máxima es {}.'],
  ),
  scoreBy: maybe(
    oneOf({
      sum: ['added up', 'se suman'],
      mean: ['averaged over those who gave one', 'se promedian entre quienes puntuaron'],
    }),
    ['how scores count', 'Scores are {}.'],
    ['cómo cuentan las puntuaciones', 'Las puntuaciones {}.'],
  ),
  tieBreaks: field(
    {
      schema: z.array(z.enum(['earlier-stages', 'lot', 'run-off'])).min(1),
      tell: (values, say) =>
        values.map((value) => say.either(TIE_BREAKS[value])).join(say.words(', then ', ', después ')),
    },
    ['ties', 'A tie is broken, in this order, by {}; where none of these breaks it, it stays a tie.'],
    ['empates', 'Un empate se deshace, por este orden, con {}; si nada lo deshace, queda en empate.'],
  ),
  nominatedBy: maybe(
    classes,
    ['who nominates', 'Candidates are nominated by {}.'],
    ['quién presenta candidaturas', 'Presentan candidaturas {}.'],
  ),
  nominationsNeeded: maybe(
    countOf(['nomination', 'nominations'], ['aval', 'avales']),
    ['nominations needed', 'It takes {} to stand.'],
    ['avales necesarios', 'Para presentarse hace falta tener {}.'],
  ),
  candidatesFrom: maybe(
    classes,
    ['who may stand', 'May stand: {}.'],
    ['quién puede presentarse', 'Pueden presentarse {}.'],
  ),
  selfNomination: maybe(
    yesNo,
    ['nominating oneself', 'One may nominate oneself.', 'Nobody nominates themselves.'],
    ['proponerse', 'Cualquiera puede proponerse por su cuenta.', 'Nadie puede proponerse por su cuenta.'],
  ),
  acceptance: maybe(
    yesNo,
    ['acceptance', 'Whoever is nominated has to accept.', 'Whoever is nominated stands unless they withdraw.'],
    [
      'aceptación',
      'Quien recibe la propuesta ha de aceptarla.',
      'Quien recibe la propuesta se presenta salvo que renuncie.',
    ],
  ),
  uncontested: maybe(
    oneOf({
      elected: ['they are elected without a vote', 'quedan elegidas sin votación'],
      vote: ['there is a vote all the same', 'se vota igualmente'],
    }),
    ['as many candidates as seats', 'With as many candidates as seats, {}.'],
    ['tantas candidaturas como puestos', 'Si hay tantas candidaturas como puestos, {}.'],
  ),
  tooFew: maybe(
    oneOf({
      reopen: ['nominations are open again', 'se reabre el plazo'],
      'go-on': ['it goes on, and seats stay vacant', 'se sigue adelante y quedan puestos vacantes'],
    }),
    ['too few candidates', 'With fewer candidates than seats, {}.'],
    ['candidaturas insuficientes', 'Si hay menos candidaturas que puestos, {}.'],
  ),
  termMonths: maybe(months, ['term', 'The term is {}.'], ['mandato', 'El mandato dura {}.']),
  vacancies: maybe(
    oneOf({
      countback: ['counting the same ballots again', 'se vuelven a contar las mismas papeletas'],
      'by-election': ['an election for that seat', 'se convoca una elección para ese puesto'],
      'co-option': ['the body itself, until the next election', 'lo cubre el propio órgano hasta la próxima elección'],
      'leave-vacant': ['nobody until the next election', 'queda sin cubrir hasta la próxima elección'],
    }),
    ['vacancies', 'A seat that falls vacant is filled by {}.'],
    ['vacantes', 'Si queda un puesto vacante, {}.'],
  ),
} satisfies Fieldset

const TIE_BREAKS = {
  'earlier-stages': ['the earlier stages of the count', 'las etapas anteriores del recuento'],
  lot: ['lot (from a seed published beforehand)', 'sorteo (con una semilla publicada de antemano)'],
  'run-off': ['a second ballot', 'una segunda votación'],
} as const

/** What an amendment needs. */
export const amendment = {
  covers: field(
    {
      schema: z.array(z.string().regex(/^(\*|[a-zA-Z]+(\.[a-z0-9-]+)?)$/)).min(1),
      tell: (values, say) =>
        say.n.list(
          values.map((value) =>
            value === '*'
              ? say.words('everything that no other article names', 'todo lo que no se nombra en otro artículo')
              : say.name('', value),
          ),
        ),
    },
    ['what it covers', 'It covers {}.'],
    ['qué abarca', 'Abarca {}.'],
  ),
  decision: field(ref('decisions'), ['decision', 'It takes the decision {}.'], ['decisión', 'Exige la decisión {}.']),
} satisfies Fieldset

/** Something that circles decide on. */
export const matter = {
  says: maybe(text, ['what it is', '{}'], ['qué es', '{}']),
} satisfies Fieldset

/** A text that the charter rests on: a law, a contract, an organisation's own words. */
export const source = {
  says: field(text, ['what it says', '{}'], ['qué dice', '{}']),
  country: maybe(text, ['country', 'Country: {}.'], ['país', 'País: {}.']),
  checkedOn: maybe(
    day,
    ['checked on', 'Checked on {}; this is not legal advice.'],
    ['comprobado el', 'Comprobado el {}; esto no es asesoramiento jurídico.'],
  ),
} satisfies Fieldset
