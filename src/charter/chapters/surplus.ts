import { z } from 'zod'
import { field, type Fieldset, maybe } from '../field.js'
import { count, minor, number, oneOf, rounding, share, text, yesNo } from '../kinds.js'

/** One step of sharing a surplus. */
export const surplusStep = {
  order: field(
    count,
    ['place in the order', 'This is step {} of sharing the surplus.'],
    ['lugar en el orden', 'Es el paso {} del reparto del excedente.'],
  ),
  step: field(
    oneOf({
      losses: ['meets losses of earlier years', 'compensa pérdidas de años anteriores'],
      reserve: ['adds to a reserve', 'dota una reserva'],
      'return-on-capital': ['pays a return on members’ capital', 'retribuye el capital de las personas socias'],
      patronage: ['goes to members by their work', 'va a las personas socias según su trabajo'],
      fund: ['goes to a fund', 'va a un fondo'],
      rest: ['takes what is left', 'recoge lo que queda'],
    }),
    ['what it does', 'It {}.'],
    ['qué hace', '{}.'],
  ),
  share: maybe(share, ['share', 'Its share is {}.'], ['proporción', 'Su parte es {}.']),
  of: maybe(
    oneOf({
      surplus: ['the whole surplus', 'todo el excedente'],
      'after-losses': ['the surplus after losses', 'el excedente tras las pérdidas'],
      remaining: ['what is left at that point', 'lo que quede en ese momento'],
    }),
    ['of what', 'The share is reckoned on {}.'],
    ['de qué', 'Esa parte se calcula sobre {}.'],
  ),
  to: maybe(
    { schema: z.string().min(1).max(200), tell: (value, say, { id }) => say.reserve(value, String(id)) },
    ['goes to', 'It goes to: {}.'],
    ['va a', 'Va a: {}.'],
  ),
  indivisible: maybe(
    yesNo,
    ['indivisible', 'What goes there is indivisible: it is never shared out.', 'What goes there may be shared out.'],
    ['irrepartible', 'Lo que va ahí es irrepartible: nunca se reparte.', 'Lo que va ahí puede repartirse.'],
  ),
  untilMinor: maybe(
    minor,
    ['until', 'It stops once the reserve holds {}.'],
    ['hasta', 'Acaba cuando la reserva llega a {}.'],
  ),
  ratePerYear: maybe(
    number,
    ['yearly rate', 'The return is {} a year.'],
    ['tipo anual', 'La retribución es de {} al año.'],
  ),
  cap: maybe(number, ['cap', 'It is never above {} a year.'], ['tope', 'Nunca pasa de {} al año.']),
} satisfies Fieldset

/** What is done with losses, and at the end. */
export const surplusRules = {
  losses: {
    from: field(
      {
        schema: z.array(z.string().min(1)).min(1),
        tell: (values, say) => values.map((value) => say.reserve(value)).join(say.words(', then ', ', después ')),
      },
      ['from where', 'A loss is met, in this order, from: {}; the rest is carried over.'],
      ['de dónde', 'Una pérdida se cubre, por este orden, con: {}; el resto pasa al año siguiente.'],
    ),
  },
  work: {
    by: field(
      oneOf({ hours: ['hours worked', 'horas trabajadas'], pay: ['pay', 'la paga'] }),
      ['how work is counted', 'Members’ work is counted by {}.'],
      ['cómo se mide el trabajo', 'El trabajo se mide por {}.'],
    ),
  },
  rounding: {
    to: field(
      rounding,
      ['rounding', 'Amounts are rounded {}; the sum is always whole.'],
      ['redondeo', 'Los importes se redondean {}; la suma siempre cuadra.'],
    ),
  },
  dissolution: {
    indivisibleTo: field(
      text,
      ['indivisible reserves', 'If the cooperative is dissolved, its indivisible reserves go to {}.'],
      ['reservas irrepartibles', 'Si la cooperativa se disuelve, sus reservas irrepartibles van a {}.'],
    ),
    capital: maybe(
      oneOf({
        'paid-back': ['is paid back at its face value', 'se devuelve por su valor nominal'],
        kept: ['is not paid back', 'no se devuelve'],
      }),
      ['capital', 'Members’ capital {}.'],
      ['capital', 'El capital de las personas socias {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>
