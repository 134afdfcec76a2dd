import { DAY_COUNTS } from '../../calendar/index.js'
import { electorate } from '../electorate.js'
import { currencyPlaces, exact, multiply, ratio } from '../../exact/index.js'
import { field, type Fieldset, type Kind, maybe } from '../field.js'
import { classes, countOf, NUMBER, oneOf, ref, refs, rounding, someOf } from '../kinds.js'

const UNITS = { hour: ['hour', 'hora'], month: ['month', 'mes'] } as const

/** Pay for an hour or a month, in the charter's currency: 12.00 EUR an hour. What is no whole number of its smallest units is told as it is written. */
export const rate: Kind<string | number> = {
  schema: NUMBER,
  tell: (value, say, { currency, unit }) => {
    const code = String(currency)
    const { numerator, denominator } = multiply(exact(value), ratio(10n ** BigInt(currencyPlaces(code) ?? 0)))
    const money = denominator === 1n ? say.n.money(numerator, code) : `${say.number(value)} ${code}`
    const [en, es] = UNITS[unit as keyof typeof UNITS]
    return say.words(`${money} ${en === 'hour' ? 'an' : 'a'} ${en}`, `${money} por ${es}`)
  },
}

/** Categories that are paid. */
export const payCategory = {
  unit: field(oneOf(UNITS), ['paid by', 'It is paid by the {}.'], ['se paga por', 'Se paga por {}.']),
  minimum: maybe(rate, ['least', 'It is never below {}.'], ['mínimo', 'Nunca baja de {}.']),
  maximum: maybe(rate, ['most', 'It is never above {}.'], ['máximo', 'Nunca pasa de {}.']),
} satisfies Fieldset

const SHORTAGES = {
  forfeit: ['giving the pay up', 'renunciar a la paga'],
  hold: ['holding it until there are funds', 'aplazarla hasta que haya fondos'],
  'pro-rata': ['paying everyone the same part', 'pagar a todo el mundo la misma parte'],
  'by-category': ['paying category by category', 'pagar categoría por categoría'],
} as const

const DAY_COUNT_WORDS: Readonly<Record<(typeof DAY_COUNTS)[number], readonly [en: string, es: string]>> = {
  'ACT/365F': ['actual days, 365 to the year (ACT/365F)', 'días reales, 365 por año (ACT/365F)'],
  'ACT/360': ['actual days, 360 to the year (ACT/360)', 'días reales, 360 por año (ACT/360)'],
  'ACT/ACT ISDA': [
    'actual days, as many to the year as it has (ACT/ACT ISDA)',
    'días reales, tantos por año como tenga (ACT/ACT ISDA)',
  ],
  '30E/360': ['months of 30 days, the European way (30E/360)', 'meses de 30 días, a la europea (30E/360)'],
  '30/360 ISDA': ['months of 30 days, as ISDA has it (30/360 ISDA)', 'meses de 30 días, según ISDA (30/360 ISDA)'],
  '30/360 US': ['months of 30 days, the American way (30/360 US)', 'meses de 30 días, a la estadounidense (30/360 US)'],
}

/** What work earns. */
export const pay = {
  salaries: {
    scale: field(
      oneOf({
        'category-means': [
          'the mean of what everyone proposed for it (a blank is not a zero)',
          'el promedio de lo que cada persona propuso para ella (un hueco no es un cero)',
        ],
        'weighted-base': [
          'the mean base times the mean weight of the category (a blank is not a zero)',
          'el promedio de la base por el promedio del peso de la categoría (un hueco no es un cero)',
        ],
        equal: ['the same for everyone', 'el mismo para todo el mundo'],
      }),
      ['scale', 'The salary of a category is {}.'],
      ['escala', 'El salario de una categoría es {}.'],
    ),
    proposedBy: field(electorate, ['who proposes', 'It is proposed by {}.'], ['quién propone', 'Quién propone: {}.']),
    places: maybe(
      countOf(['decimal place', 'decimal places'], ['decimal', 'decimales']),
      ['decimal places', 'It is published with {}.'],
      ['decimales', 'Se publica con {}.'],
    ),
    rounding: maybe(rounding, ['rounding', 'It is rounded {}.'], ['redondeo', 'Se redondea {}.']),
    acts: maybe(
      oneOf({
        'next-day': ['the next day', 'el día siguiente'],
        'next-month': ['the next month', 'el mes siguiente'],
      }),
      ['when a change counts', 'A change counts from {} on; work done keeps its rate.'],
      ['cuándo cuenta un cambio', 'Un cambio cuenta desde {}; el trabajo ya hecho conserva su tarifa.'],
    ),
  },
  workingTime: {
    hours: field(
      ref('averageItems'),
      ['hours', 'The length of the working week is set in {}.'],
      ['horas', 'La duración de la semana laboral se fija en {}.'],
    ),
    surcharge: maybe(
      ref('averageItems'),
      ['overtime', 'The surcharge for overtime is set in {}.'],
      ['horas extra', 'El recargo por las horas extra se fija en {}.'],
    ),
    vacation: maybe(
      ref('averageItems'),
      ['vacation', 'Paid vacation is set in {}.'],
      ['vacaciones', 'Las vacaciones pagadas se fijan en {}.'],
    ),
    benefits: maybe(
      refs('averageItems'),
      ['benefits', 'As money allows there are benefits, set in {}.'],
      ['prestaciones', 'Cuando el dinero lo permite hay prestaciones, fijadas en {}.'],
    ),
  },
  forfeiting: {
    who: field(
      classes,
      ['who may', 'Pay may be given up by {}; it is recorded, never owed, and earns nothing.'],
      ['quién puede', 'Pueden renunciar a la paga {}; queda anotado, nunca se debe y no produce nada.'],
    ),
  },
  shortage: {
    menu: field(
      someOf(SHORTAGES),
      ['menu', 'When money is short, the choice is among {}.'],
      ['opciones', 'Cuando falta dinero se elige entre {}.'],
    ),
    menuBy: field(
      ref('decisions'),
      ['who sets the menu', 'The menu is set as in {}.'],
      ['quién fija las opciones', 'Las opciones se fijan como en {}.'],
    ),
    chosenBy: field(
      ref('decisions'),
      ['who chooses', 'The choice is made as in {}.'],
      ['quién elige', 'Se elige como en {}.'],
    ),
    decided: field(
      oneOf({
        beforehand: ['before it comes to that', 'antes de que ocurra'],
        'any-day': ['at any time', 'en cualquier momento'],
      }),
      ['when', 'It is chosen {}.'],
      ['cuándo', 'Se elige {}.'],
    ),
    forfeitBinds: field(
      oneOf({
        'who-agrees': ['only those who agree to it', 'solo a quien lo acepta'],
        all: ['everyone', 'a todo el mundo'],
      }),
      ['whom a forfeit binds', 'Giving pay up binds {}.'],
      ['a quién obliga renunciar', 'Renunciar obliga {}.'],
    ),
    ifUndecided: maybe(
      oneOf({ hold: SHORTAGES.hold, 'pro-rata': SHORTAGES['pro-rata'] }),
      ['if nothing was chosen', 'Where nothing was chosen, it comes to {}.'],
      ['si no se eligió nada', 'Si no se eligió nada, se pasa a {}.'],
    ),
  },
  heldPay: {
    rate: field(
      ref('averageItems'),
      ['interest', 'Held pay is what workers invested: it earns interest at the rate {}.'],
      ['interés', 'La retribución aplazada es inversión de quien trabaja: produce intereses al tipo {}.'],
    ),
    charge: field(
      oneOf({ yearly: ['a rate per year', 'un tipo anual'], flat: ['one flat charge', 'un cargo único'] }),
      ['what the interest is', 'The interest is {}.'],
      ['qué es el interés', 'El interés es {}.'],
    ),
    dayCount: field(
      oneOf(
        Object.fromEntries(DAY_COUNTS.map((one) => [one, DAY_COUNT_WORDS[one]])) as unknown as Record<
          (typeof DAY_COUNTS)[number],
          [string, string]
        >,
      ),
      ['day count', 'Days are counted as {}.'],
      ['cómputo de días', 'Los días se cuentan así: {}.'],
    ),
    rateInForce: field(
      oneOf({
        'each-day': ['in force each day', 'vigente cada día'],
        'at-due-date': ['in force at the due date', 'vigente al vencer'],
      }),
      ['which rate', 'The rate is the one {}.'],
      ['qué tipo', 'El tipo es el {}.'],
    ),
    capitalised: field(
      oneOf({
        never: ['never joins what is owed', 'nunca se suma a lo debido'],
        'each-year': ['joins what is owed at the end of each year', 'se suma a lo debido al acabar cada año'],
      }),
      ['capitalisation', 'Interest {}.'],
      ['capitalización', 'El interés {}.'],
    ),
    rounding: field(rounding, ['rounding', 'Each amount is rounded {}.'], ['redondeo', 'Cada importe se redondea {}.']),
    paymentOrder: field(
      oneOf({
        'interest-first': ['interest first', 'primero los intereses'],
        'principal-first': ['the pay itself first', 'primero la paga misma'],
        'oldest-payday-first': ['the oldest payday first', 'primero el día de paga más antiguo'],
      }),
      ['what a payment meets', 'A payment meets {}.'],
      ['qué cubre un pago', 'Un pago cubre {}.'],
    ),
    payoutOrder: field(
      oneOf({
        'pro-rata': ['everyone in proportion', 'se paga a todo el mundo en proporción'],
        'oldest-first': ['the oldest debts first', 'se pagan primero las deudas más antiguas'],
        'smallest-first': ['the smallest debts first', 'se pagan primero las deudas más pequeñas'],
      }),
      ['payout', 'When money comes in, it pays {}.'],
      ['reparto', 'Cuando entra dinero {}.'],
    ),
    owedBy: field(
      oneOf({
        'who-had-to-pay': [
          'whichever had to pay it, the project or the cooperative',
          'quien tenía que pagarla, el proyecto o la cooperativa',
        ],
        cooperative: ['the cooperative', 'la cooperativa'],
      }),
      ['who owes it', 'It is owed by {}.'],
      ['quién la debe', 'La debe {}.'],
    ),
  },
  visibility: {
    shows: field(
      oneOf({
        'by-person': ['how much each person is paid', 'cuánto cobra cada persona'],
        'by-category': ['what each category is paid', 'cuánto cobra cada categoría'],
      }),
      ['what is seen', 'Everyone sees {}.'],
      ['qué se ve', 'Todo el mundo ve {}.'],
    ),
  },
  approval: {
    others: field(
      countOf(['other person', 'others'], ['persona más', 'personas más']),
      ['approvals by others', 'Nobody approves their own pay alone: it takes the approval of {}.'],
      ['aprobaciones de otras personas', 'Nadie aprueba a solas su propia paga: hace falta la aprobación de {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>
