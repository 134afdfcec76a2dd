import { z } from 'zod'
import { electorate } from '../electorate.js'
import { field, type Fieldset, type Kind, maybe } from '../field.js'
import { count, countOf, everyMonths, ID, NUMBER, number, oneOf, ref, rounding, text, yesNo } from '../kinds.js'
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

/** A number everyone may set: what its `aggregation` makes of the proposals is in force, which need not be their mean. */
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
