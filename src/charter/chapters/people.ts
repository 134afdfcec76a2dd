import { field, type Fieldset, type Kind, maybe } from '../field.js'
import {
  count,
  countOf,
  days,
  everyMonths,
  minor,
  months,
  notice,
  oneOf,
  part,
  parties,
  ref,
  refs,
  someOf,
  text,
  texts,
  yesNo,
} from '../kinds.js'

/** What the cooperative is for. */
export const objective = {
  text: field(text, ['text', '{}'], ['texto', '{}']),
} satisfies Fieldset

/** What kinds of member there are. */
export const memberClass = {
  plural: field(text, ['plural', ''], ['plural', '']),
  kind: field(
    oneOf({
      person: ['people who contribute their work', 'personas que aportan su trabajo'],
      enterprise: ['enterprises', 'empresas'],
      volunteer: ['people who give their time', 'personas que dan su tiempo'],
      donor: ['people and bodies who give money', 'personas y entidades que dan dinero'],
      supporter: ['people who support the cooperative', 'personas que apoyan a la cooperativa'],
    }),
    ['who they are', 'They are {}.'],
    ['quiénes son', 'Son {}.'],
  ),
  hasVote: field(
    yesNo,
    ['vote', 'They have a voice and a vote.', 'They have a voice and no vote.'],
    ['voto', 'Tienen voz y voto.', 'Tienen voz, sin voto.'],
  ),
  votes: maybe(
    countOf(['vote', 'votes'], ['voto', 'votos']),
    ['votes each', 'Each has {}.'],
    ['votos de cada una', 'Cada una tiene {}.'],
  ),
  onlyIn: maybe(
    oneOf({
      project: ['the projects they take part in', 'los proyectos en que participan'],
      circle: ['the circles they belong to', 'los círculos a que pertenecen'],
    }),
    ['where they vote', 'They vote only in {}.'],
    ['dónde votan', 'Votan solo en {}.'],
  ),
  minimumAge: maybe(
    count,
    ['voting age', 'They vote from the age of {} on.'],
    ['edad para votar', 'Votan desde los {} años.'],
  ),
  mayPropose: maybe(
    yesNo,
    ['proposing', 'They may make proposals.', 'They do not make proposals.'],
    ['propuestas', 'Pueden hacer propuestas.', 'No hacen propuestas.'],
  ),
} satisfies Fieldset

/** From one instalment to the next; of a single one there is nothing to say. */
const betweenInstalments: Kind<number> = {
  schema: everyMonths.schema,
  tell: (value, say, provision) => (provision['instalments'] === 1 ? '' : everyMonths.tell(value, say, provision)),
}

/** How one becomes a member of a class. */
export const admission = {
  memberClass: field(
    ref('memberClasses'),
    ['class', 'It makes one a member of the class {}.'],
    ['clase', 'Da entrada a la clase {}.'],
  ),
  decision: maybe(ref('decisions'), ['decision', 'It is decided as in {}.'], ['decisión', 'Se decide como en {}.']),
  openTo: maybe(text, ['open to', 'It is open to {}.'], ['abierta a', 'Quién puede entrar: {}.']),
  attendances: maybe(
    countOf(['attendance', 'attendances'], ['asistencia', 'asistencias']),
    ['attendances', 'It takes {} at a working group.'],
    ['asistencias', 'Exige {} a un grupo de trabajo.'],
  ),
  withinMonths: maybe(
    months,
    ['period of the attendances', 'They must fall within {}.'],
    ['plazo de las asistencias', 'Han de darse en un plazo de {}.'],
  ),
  attendancesWhen: maybe(
    oneOf({
      now: ['the one that ends when one asks to join', 'el plazo que acaba al pedir la entrada'],
      once: ['any such period', 'cualquier plazo así'],
    }),
    ['when', 'The period is {}.'],
    ['cuándo', 'Vale {}.'],
  ),
  probationMonths: maybe(
    months,
    ['probation', 'There is a probation of {}.'],
    ['periodo de prueba', 'Hay un periodo de prueba de {}.'],
  ),
  probationEnds: maybe(
    oneOf({
      'by-itself': ['ends by itself', 'acaba por sí mismo'],
      'by-decision': ['ends only when that is decided', 'acaba solo cuando se decide'],
    }),
    ['end of probation', 'Probation {}.'],
    ['fin del periodo de prueba', 'El periodo de prueba {}.'],
  ),
  voteInProbation: maybe(
    yesNo,
    ['vote during probation', 'There is a vote during probation.', 'There is no vote during probation.'],
    ['voto en el periodo de prueba', 'En el periodo de prueba se vota.', 'En el periodo de prueba no se vota.'],
  ),
  rightsInProbation: maybe(
    ref('memberClasses'),
    ['rights during probation', 'During probation one has the rights of {}.'],
    ['derechos en el periodo de prueba', 'En el periodo de prueba se tienen los derechos de {}.'],
  ),
  contributionMinor: maybe(
    minor,
    ['capital contribution', 'Each contributes {} of capital.'],
    ['aportación al capital', 'Cada persona aporta {} de capital.'],
  ),
  instalments: maybe(
    countOf(['instalment', 'instalments'], ['plazo', 'plazos']),
    ['instalments', 'It may be paid in {}.'],
    ['plazos', 'Puede pagarse en {}.'],
  ),
  instalmentMonths: maybe(
    betweenInstalments,
    ['from one instalment to the next', 'One instalment is due {}.'],
    ['entre plazos', 'Vence un plazo {}.'],
  ),
  paidBefore: maybe(
    oneOf({
      all: ['all of it', 'toda la aportación'],
      first: ['the first instalment', 'el primer plazo'],
      nothing: ['nothing', 'nada'],
    }),
    ['paid before', 'Paid before membership begins: {}.'],
    ['antes de empezar', 'Se paga antes de empezar: {}.'],
  ),
} satisfies Fieldset

/** How membership ends and what it allows. */
export const membership = {
  oneVote: {
    holds: field(
      yesNo,
      [
        'one member, one vote',
        'One member, one vote: coordinating or founding gives no more.',
        'Some members have more than one vote.',
      ],
      [
        'una persona, un voto',
        'Un voto por socia o socio: ni coordinar ni haber fundado da más.',
        'Hay quien tiene más de un voto.',
      ],
    ),
  },
  founders: {
    standing: field(
      oneOf({
        'like-everyone': ['the same rights and duties as everyone', 'los mismos derechos y deberes que todo el mundo'],
      }),
      ['founders', 'Whoever founded the cooperative has {}, and can be ousted.'],
      ['fundadoras y fundadores', 'Quien fundó la cooperativa tiene {}, y se le puede expulsar.'],
    ),
  },
  expulsion: {
    decision: field(ref('decisions'), ['decision', 'It is decided as in {}.'], ['decisión', 'Se decide como en {}.']),
    grounds: field(
      texts,
      ['grounds', 'It needs one of these grounds: {}.'],
      ['causas', 'Exige una de estas causas: {}.'],
    ),
    noticeDays: field(
      days,
      ['notice', 'The member learns of the grounds {} before.'],
      ['antelación', 'La persona conoce las causas con {} de antelación.'],
    ),
    noticeCounted: field(
      oneOf({
        clear: ['the last day does not count', 'no cuenta el último día'],
        calendar: ['the last day counts', 'cuenta el último día'],
      }),
      ['how notice is counted', 'For this, {}.'],
      ['cómo se cuenta la antelación', 'Para ello {}.'],
    ),
    hearing: field(
      yesNo,
      ['hearing', 'The member is heard first.', 'There is no hearing.'],
      ['audiencia', 'Antes se escucha a la persona.', 'No hay audiencia.'],
    ),
    appealDays: field(
      days,
      ['appeal', 'One has {} to appeal, and nothing takes effect before.'],
      ['recurso', 'Hay {} para recurrir, y nada surte efecto antes.'],
    ),
    appealTo: field(
      ref('decisions'),
      ['who hears the appeal', 'The appeal is decided as in {}.'],
      ['quién resuelve el recurso', 'El recurso se decide como en {}.'],
    ),
  },
  leaving: {
    noticeDays: field(notice, ['notice', 'A member may leave {}.'], ['preaviso', 'Cualquier persona puede irse {}.']),
    refundWithinMonths: maybe(
      months,
      ['refund of capital', 'Their capital is paid back within {}.'],
      ['reembolso del capital', 'Su capital se devuelve en un plazo de {}.'],
    ),
    refundTo: maybe(
      someOf({
        left: ['those who left', 'quienes se van'],
        died: ['the heirs of those who died', 'quienes heredan de las personas fallecidas'],
        ousted: ['those who were ousted', 'las personas expulsadas'],
      }),
      ['who gets it', 'It goes to {}.'],
      ['quién lo recibe', 'Lo reciben {}.'],
    ),
    lossesTakenOff: maybe(
      yesNo,
      ['losses', 'Their part of losses that were not met is taken off first.', 'Losses are not taken off.'],
      ['pérdidas', 'Antes se descuenta su parte de las pérdidas no cubiertas.', 'No se descuentan pérdidas.'],
    ),
    heldPaySurvives: maybe(
      yesNo,
      ['held pay', 'Held pay is a debt and stays owed, however somebody leaves.', 'Held pay ends with membership.'],
      [
        'retribución aplazada',
        'La retribución aplazada es una deuda y se sigue debiendo, se vaya como se vaya.',
        'La retribución aplazada se extingue al irse.',
      ],
    ),
  },
  compensation: {
    item: field(
      ref('averageItems'),
      ['amount', 'Whoever is ousted gets the amount {} of that year, and nothing for shares.'],
      ['importe', 'A quien se expulsa se le paga el importe {} de ese año, y nada por su parte del capital.'],
    ),
    everyMonths: field(
      everyMonths,
      ['how often it is voted', 'It is voted anew {}.'],
      ['cada cuánto se vota', 'Se vota de nuevo {}.'],
    ),
  },
  voting: {
    suspendedVote: field(
      yesNo,
      ['the suspended', 'Whoever is suspended votes all the same.', 'Whoever is suspended does not vote.'],
      ['quien está en suspenso', 'Quien está en suspenso vota igualmente.', 'Quien está en suspenso no vota.'],
    ),
    leapBirthday: maybe(
      oneOf({ 'march-1': ['1 March', 'el 1 de marzo'], 'february-28': ['28 February', 'el 28 de febrero'] }),
      ['born on 29 February', 'Whoever was born on 29 February comes of age on {} in other years.'],
      ['quien nació un 29 de febrero', 'Quien nació un 29 de febrero cumple años {} en los demás años.'],
    ),
  },
  representatives: {
    each: field(
      countOf(['representative', 'representatives'], ['representante', 'representantes']),
      ['representatives', 'An enterprise is one member and names {}.'],
      ['representantes', 'Cada empresa es una socia y nombra {}.'],
    ),
    mostPerPerson: maybe(
      countOf(['enterprise', 'enterprises'], ['empresa', 'empresas']),
      ['enterprises a person', 'Nobody represents more than {}.'],
      ['empresas por persona', 'Nadie representa a más de {}.'],
    ),
  },
  proxies: {
    mostPerHolder: field(
      countOf(['proxy', 'proxies'], ['delegación', 'delegaciones']),
      ['proxies', 'Nobody carries more than {}; a proxy cannot be passed on.'],
      ['delegaciones', 'Nadie lleva más de {} de voto; no se pueden traspasar.'],
    ),
    heldBy: field(
      oneOf({ members: ['members', 'personas socias'], anyone: ['anyone', 'cualquier persona'] }),
      ['who may hold them', 'They are held by {}.'],
      ['quién puede llevarlas', 'Las llevan {}.'],
    ),
    for: field(
      oneOf({
        'one-meeting': ['one meeting', 'una asamblea'],
        'until-withdrawn': ['all meetings until it is withdrawn', 'todas las asambleas hasta que se retire'],
      }),
      ['how long', 'Each is for {}.'],
      ['cuánto duran', 'Cada una vale para {}.'],
    ),
    notOn: maybe(
      refs('decisions'),
      ['where there are none', 'Nobody votes by proxy on {}.'],
      ['dónde no se admite', 'No se vota por delegación en {}.'],
    ),
  },
  recusal: {
    parties: field(
      parties,
      ['who stands aside', 'These declare their interest and take no part: {}.'],
      ['quién se abstiene', 'Declaran su interés y no participan: {}.'],
    ),
    alleged: maybe(
      oneOf({
        'the-others-decide': ['the others decide', 'deciden las demás personas'],
        'own-word': ['their own word counts', 'vale su palabra'],
      }),
      ['if it is disputed', 'Where an interest is alleged, {}.'],
      ['si se discute', 'Si alguien alega un interés, {}.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>

/** What a federation asks of its members. */
export const federation = {
  subscription: {
    share: field(
      part,
      ['share', 'Each member enterprise subscribes {} of its labour cost of the year before.'],
      ['proporción', 'Cada empresa socia aporta {} de su coste laboral del año anterior.'],
    ),
    minimumMinor: maybe(minor, ['least', 'It is no less than {}.'], ['mínimo', 'No es menos de {}.']),
  },
  outsideIncome: {
    limit: field(
      part,
      ['limit', 'At most {} of the income of a year comes from others than members and supporters.'],
      ['límite', 'Como máximo {} de los ingresos del año procede de quienes no son personas socias ni simpatizantes.'],
    ),
  },
  levels: {
    delegates: field(
      countOf(['delegate', 'delegates'], ['persona delegada', 'personas delegadas']),
      ['delegates', 'Each member enterprise sends {} to the next level.'],
      ['delegadas y delegados', 'Cada empresa socia envía {} al siguiente nivel.'],
    ),
  },
} satisfies Readonly<Record<string, Fieldset>>
