import { z } from 'zod'
import { ACCOUNTS_DATA, VIEWERS } from '../../accounts/index.js'
import { DAY_COUNTS } from '../../calendar/index.js'
import { electorate } from '../electorate.js'
import { field, type Fieldset, maybe } from '../field.js'
import {
  classes,
  count,
  countOf,
  days,
  everyMonths,
  minor,
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

const POOLS = {
  'worker-owners': ['worker-owners', 'socias y socios trabajadores'],
  volunteers: ['volunteers who applied', 'personas voluntarias que lo han solicitado'],
  outside: ['people from outside', 'personas de fuera'],
} as const

/** Projects from the idea to the evaluation. */
export const projects = {
  proposal: {
    from: field(
      oneOf({
        anyone: ['anyone, member or not', 'cualquier persona, sea o no socia'],
        members: ['members', 'las personas socias'],
      }),
      ['who may propose', 'A project may be proposed by {}.'],
      ['quién puede proponer', 'Quién puede proponer un proyecto: {}.'],
    ),
    states: field(
      someOf({
        objective: ['the objective it serves', 'el objetivo al que sirve'],
        how: ['how it is to serve it', 'cómo va a servirlo'],
        areas: ['the areas of expertise it needs', 'las áreas que necesita'],
        budget: ['a detailed budget', 'un presupuesto detallado'],
      }),
      ['what it states', 'The proposal states {}.'],
      ['qué expone', 'La propuesta expone {}.'],
    ),
    decision: field(ref('decisions'), ['decision', 'It is accepted as in {}.'], ['decisión', 'Se acepta como en {}.']),
    evaluateBefore: field(
      oneOf({
        required: ['must be evaluated by members first', 'ha de evaluarse antes'],
        optional: ['may be evaluated by members first', 'puede evaluarse antes'],
      }),
      ['evaluation beforehand', 'The proposal {}.'],
      ['evaluación previa', 'La propuesta {}.'],
    ),
  },
  coordinators: {
    decision: field(
      ref('decisions'),
      ['decision', 'Every area has one coordinator, approved as in {}.'],
      ['decisión', 'Cada área tiene una coordinación, aprobada como en {}.'],
    ),
    candidates: field(
      classes,
      ['who may stand', 'May stand: {}.'],
      ['quién puede presentarse', 'Pueden presentarse {}.'],
    ),
    otherwise: maybe(
      oneOf({ 'talent-search': ['a search outside opens', 'se abre una búsqueda fuera'] }),
      ['if nobody is found', 'Where nobody is found inside, {}.'],
      ['si no aparece nadie', 'Si dentro no aparece nadie, {}.'],
    ),
  },
  staffing: {
    pools: field(
      {
        schema: z.array(z.enum(['worker-owners', 'volunteers', 'outside'])).min(1),
        tell: (values, say) => values.map((value) => say.either(POOLS[value])).join(say.words(', then ', ', después ')),
      },
      ['order', 'Places are filled in this order: {}; going on to the next group needs a recorded reason.'],
      ['orden', 'Las plazas se cubren por este orden: {}; pasar al siguiente grupo exige un motivo anotado.'],
    ),
    after: field(
      oneOf({
        'all-coordinators': ['every area has its coordinator', 'todas las áreas tienen coordinación'],
        acceptance: ['the project is accepted', 'el proyecto está aceptado'],
      }),
      ['when it begins', 'Teams are built once {}.'],
      ['cuándo empieza', 'Los equipos se forman cuando {}.'],
    ),
    chosenBy: field(
      oneOf({ coordinators: ['the coordinators', 'la coordinación'], team: ['the team', 'el equipo'] }),
      ['who chooses', 'The choice is made by {}.'],
      ['quién elige', 'Elige {}.'],
    ),
  },
  removal: {
    decision: field(
      ref('decisions'),
      ['decision', 'Somebody is removed as in {}.'],
      ['decisión', 'Se aparta a alguien como en {}.'],
    ),
    coordinators: field(
      oneOf({
        demoted: ['stay in the team', 'sigue en el equipo'],
        ousted: ['leave the team', 'deja el equipo'],
      }),
      ['coordinators', 'Coordinators who lose their post this way {}.'],
      ['coordinaciones', 'Quien pierde así la coordinación {}.'],
    ),
    members: field(
      oneOf({ 'stay-members': ['stay members of the cooperative', 'siguen perteneciendo a la cooperativa'] }),
      ['members', 'Members removed from a team {}.'],
      ['personas socias', 'Las personas socias a quienes se aparta de un equipo {}.'],
    ),
    reaches: maybe(
      texts,
      ['who can be removed', 'Can be removed: {}.'],
      ['a quién alcanza', 'Se puede apartar a: {}.'],
    ),
  },
  participation: {
    ends: field(
      oneOf({
        'with-the-project': ['with the project', 'con el proyecto'],
        'days-after-last-work': ['when their work on it ends', 'cuando acaba su trabajo en él'],
        'when-they-say': ['when they say so', 'cuando lo dicen'],
      }),
      ['when it ends', 'Whoever takes part, however briefly, votes in that project; taking part ends {}.'],
      ['cuándo acaba', 'Quien participa, por poco que sea, vota en ese proyecto; la participación acaba {}.'],
    ),
    afterDays: maybe(days, ['how long it lasts', 'It lasts {} longer.'], ['cuánto se prolonga', 'Se prolonga {}.']),
  },
  evaluation: {
    item: field(
      ref('averageItems'),
      ['scale', 'Members evaluate before and after by {}; what was projected stands beside what was achieved.'],
      ['escala', 'Se evalúa antes y después con {}; lo previsto figura junto a lo logrado.'],
    ),
  },
  closing: {
    presentedTo: field(
      someOf({
        'worker-owners': ['worker-owners', 'socias y socios trabajadores'],
        volunteers: ['volunteers', 'personas voluntarias'],
        donors: ['donors', 'donantes'],
      }),
      ['presented to', 'At the end the results are presented to {}.'],
      ['se presenta a', 'Al final se presentan los resultados a {}.'],
    ),
    auditedBy: field(
      oneOf({
        'financial-coordinator': [
          'the financial coordinator, or somebody else where that person is involved',
          'la coordinación financiera, u otra persona si aquella está implicada',
        ],
        circle: ['the supervising circle', 'el círculo supervisor'],
      }),
      ['audited by', 'Its finances are audited by {}.'],
      ['audita', 'Sus cuentas las audita {}.'],
    ),
  },
  performance: {
    item: field(
      ref('averageItems'),
      ['measure', 'The cooperative’s own performance is measured by {}, over all its projects.'],
      ['medida', 'El desempeño de la cooperativa se mide con {} en el conjunto de sus proyectos.'],
    ),
    method: field(
      oneOf({
        'mean-of-projects': ['every project counts the same', 'todos los proyectos cuentan igual'],
        'weighted-by-budget': ['projects count by their budgets', 'los proyectos cuentan según su presupuesto'],
      }),
      ['how projects count', 'In this, {}.'],
      ['cómo cuentan los proyectos', 'En ese conjunto, {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>

/** Categories that are paid. */
export const payCategory = {
  unit: field(
    oneOf({ hour: ['hour', 'hora'], month: ['month', 'mes'] }),
    ['paid by', 'It is paid by the {}.'],
    ['se paga por', 'Se paga por {}.'],
  ),
  minimum: maybe(number, ['least', 'It is never below {}.'], ['mínimo', 'Nunca baja de {}.']),
  maximum: maybe(number, ['most', 'It is never above {}.'], ['máximo', 'Nunca pasa de {}.']),
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

type Words = Readonly<Record<string, string>>
const spoken = (ids: readonly string[], en: Words, es: Words): Record<string, [string, string]> =>
  Object.fromEntries(ids.map((id) => [id, [en[id] ?? id, es[id] ?? id]]))

const VIEWERS_EN = {
  'worker-owner': 'worker-owners',
  volunteer: 'volunteers',
  donor: 'donors',
  'financial-coordinator': 'the financial coordinator',
  auditor: 'the auditors',
  'member-enterprise': 'member enterprises',
  supporter: 'supporters',
  public: 'the public',
}
const DATA_EN = {
  budgets: 'budgets',
  expenses: 'expenses',
  documents: 'documents',
  'counterparty-names': 'the names of suppliers',
  'counterparty-contacts': 'how to reach suppliers',
  'pay-by-category': 'pay by category',
  'pay-by-person': 'pay by person',
  withholdings: 'withholdings',
  'donations-in-all': 'the total of donations',
  'donor-names': 'the names of donors',
  'bank-lines': 'the lines of the bank account',
}
const VIEWERS_ES = {
  'worker-owner': 'socias y socios trabajadores',
  volunteer: 'personas voluntarias',
  donor: 'donantes',
  'financial-coordinator': 'la coordinación financiera',
  auditor: 'la auditoría',
  'member-enterprise': 'empresas socias',
  supporter: 'simpatizantes',
  public: 'el público',
}
const DATA_ES = {
  budgets: 'presupuestos',
  expenses: 'gastos',
  documents: 'documentos',
  'counterparty-names': 'los nombres de quienes suministran',
  'counterparty-contacts': 'los contactos de quienes suministran',
  'pay-by-category': 'paga por categoría',
  'pay-by-person': 'paga por persona',
  withholdings: 'retenciones',
  'donations-in-all': 'el total de las donaciones',
  'donor-names': 'los nombres de donantes',
  'bank-lines': 'movimientos bancarios',
}

/** Where the money went, and who sees it. */
export const accounts = {
  books: {
    kept: field(
      oneOf({ 'double-entry': ['double entry', 'partida doble'] }),
      ['books', 'The books are kept by {}.'],
      ['libros', 'Los libros se llevan por {}.'],
    ),
    documents: field(
      yesNo,
      [
        'documents',
        'Every expense has its invoice or receipt; a line without one is shown as such.',
        'Expenses need no document.',
      ],
      [
        'documentos',
        'Cada gasto tiene su factura o recibo; la línea que no lo tiene se muestra como tal.',
        'Los gastos no exigen documento.',
      ],
    ),
    budgets: field(
      oneOf({
        'at-the-start': [
          'at the start of a project, and brought up to date with its documents',
          'al empezar un proyecto, y se actualizan con sus documentos',
        ],
        yearly: ['every year', 'cada año'],
      }),
      ['budgets', 'Detailed budgets are made {}.'],
      ['presupuestos', 'Los presupuestos detallados se hacen {}.'],
    ),
    donations: maybe(
      oneOf({
        'any-size': [
          'of any size, with or without a purpose, are entries like any other',
          'de cualquier cuantía, con o sin finalidad, son apuntes como los demás',
        ],
      }),
      ['donations', 'Donations {}.'],
      ['donaciones', 'Las donaciones {}.'],
    ),
    purposes: maybe(
      yesNo,
      [
        'money with strings',
        'Money given for a purpose is spent on it only.',
        'Money given for a purpose may be spent on anything.',
      ],
      [
        'dinero finalista',
        'El dinero dado para un fin se gasta solo en él.',
        'El dinero dado para un fin puede gastarse en cualquier cosa.',
      ],
    ),
  },
  visibility: {
    viewers: field(
      someOf(spoken(VIEWERS, VIEWERS_EN, VIEWERS_ES)),
      ['who sees', 'These see the accounts: {}.'],
      ['quién ve', 'Ven las cuentas: {}.'],
    ),
    data: field(
      someOf(spoken(ACCOUNTS_DATA, DATA_EN, DATA_ES)),
      ['what is seen', 'They see: {}.'],
      ['qué se ve', 'Ven: {}.'],
    ),
  },
  spending: {
    othersAboveMinor: field(
      minor,
      ['from which amount', 'An expense of {} or more needs the approval of others.'],
      ['desde qué importe', 'Un gasto de {} o más exige la aprobación de otras personas.'],
    ),
    others: field(
      countOf(['other person', 'others'], ['persona más', 'personas más']),
      ['approvals', 'It takes the approval of {}.'],
      ['aprobaciones', 'Hace falta la aprobación de {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>

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

/** How secret votes are kept: what may be told of them, who counts them, and what happens where nothing may be told. */
export const secrecy = {
  mode: field(
    oneOf({
      sealed: [
        'are sealed in the voter’s own hands, and counted by several key holders together',
        'se sellan en manos de quien vota y las escrutan juntas varias personas custodias de la clave',
      ],
      'disclosure-rules': [
        'are not shown beyond what the disclosure rules allow',
        'no se muestran más allá de lo que permiten las reglas de divulgación',
      ],
    }),
    ['how', 'Secret ballots {}.'],
    ['cómo', 'Las papeletas secretas {}.'],
  ),
  keyHolders: maybe(
    countOf(['key holder', 'key holders'], ['persona custodia', 'personas custodias']),
    ['key holders', 'There are {}.'],
    ['personas custodias', 'Hay {} de la clave.'],
  ),
  keyQuorum: maybe(
    count,
    ['needed to count', 'To count it takes {} of them.'],
    ['necesarias para escrutar', 'Para escrutar hacen falta {}.'],
  ),
  leastBallots: maybe(
    countOf(['ballot', 'ballots'], ['papeleta', 'papeletas']),
    ['least number of ballots', 'With fewer than {} nothing can be told, not even the outcome.'],
    ['número mínimo de papeletas', 'Con menos de {} no se puede decir nada, ni siquiera el resultado.'],
  ),
  leastForCounts: maybe(
    countOf(['ballot', 'ballots'], ['papeleta', 'papeletas']),
    ['least number for counts', 'With fewer than {} only the outcome is told, without counts.'],
    ['número mínimo para el escrutinio', 'Con menos de {} solo se dice el resultado, sin cifras.'],
  ),
  leastChanged: maybe(
    countOf(['ballot', 'ballots'], ['papeleta', 'papeletas']),
    ['least number of changes', 'It is counted again once at least {} changed or came in.'],
    ['número mínimo de cambios', 'Se vuelve a escrutar cuando han cambiado o llegado al menos {}.'],
  ),
  nearUnanimous: maybe(
    oneOf({
      hidden: ['is not told any closer', 'no se dice con más detalle'],
      told: ['is told all the same, with whom it exposes', 'se dice de todos modos y se indica a quién expone'],
    }),
    ['near unanimity', 'A count near unanimity, or near the end of the range, {}.'],
    ['casi unánime', 'Un escrutinio casi unánime, o cerca de los límites, {}.'],
  ),
  below: maybe(
    oneOf({
      'wait-for-more': ['counting waits for more', 'se espera a que haya más'],
      'outcome-only': [
        'counting waits until an outcome can be told',
        'se espera hasta que se pueda decir un resultado',
      ],
      open: ['the vote is taken openly if all agree', 'se vota abiertamente si todo el mundo acepta'],
      openly: ['the vote is taken openly', 'se vota abiertamente'],
      assembly: ['more people decide in their place', 'decide en su lugar un censo más amplio'],
    }),
    ['below that', 'Where there are too few for secrecy, {}.'],
    ['por debajo', 'Si no bastan para guardar el secreto, {}.'],
  ),
  assembly: maybe(
    ref('decisions'),
    ['who decides then', 'It is then decided as in {}.'],
    ['quién decide entonces', 'Entonces se decide como en {}.'],
  ),
  countEveryMonths: maybe(
    everyMonths,
    ['count dates', 'Standing secret votes are counted {}.'],
    ['fechas de escrutinio', 'Las votaciones secretas abiertas se escrutan {}.'],
  ),
} satisfies Fieldset
