import { field, type Fieldset, maybe } from '../field.js'
import {
  countOf,
  days,
  everyMonths,
  months,
  notice,
  oneOf,
  parties,
  ref,
  refs,
  someOf,
  texts,
  yesNo,
} from '../kinds.js'

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
