import { z } from 'zod'
import { electorate } from '../electorate.js'
import { field, type Fieldset, maybe } from '../field.js'
import { classes, count, countOf, months, oneOf, yesNo } from '../kinds.js'

/** How a body is elected. */
export const election = {
  seats: field(countOf(['seat', 'seats'], ['puesto', 'puestos']), ['seats', 'It fills {}.'], ['puestos', 'Hay {}.']),
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
  'run-off': ['a run-off', 'una segunda vuelta'],
} as const
