import { divide, equal, multiply, ONE, type Ratio, type Rounding, ratio } from '../exact/index.js'
import { isOne } from './agreement.js'
import type { Sentences } from './en.js'
import type { Numbers } from './numbers.js'
import type {
  AveragedFacts,
  Base,
  Choice,
  Comparison,
  MetFacts,
  QuorumFacts,
  ReasonOf,
  ReserveFacts,
  SalaryFacts,
  BackingFacts,
  SharedOutFacts,
  ShareFacts,
} from './reason.js'
import { CHARTERS_ES } from './subjects/charters.js'
import { DISCLOSURE_ES } from './subjects/disclosure.js'
import { SECRECY_ES } from './subjects/secrecy.js'
import { COMMANDS_ES } from './subjects/commands.js'
import { MINUTES_ES } from './subjects/minutes/index.js'
import { CIRCLES_ES } from './subjects/circles.js'
import { ELECTIONS_ES } from './subjects/elections.js'
import { MEMBERS_ES } from './subjects/members.js'
import { PROJECTS_ES } from './subjects/projects.js'

/** Cada razón en español. El tipo exige que estén todas. */
export const SENTENCES_ES: Sentences = {
  ...MEMBERS_ES,
  ...ELECTIONS_ES,
  ...CIRCLES_ES,
  ...PROJECTS_ES,
  ...CHARTERS_ES,
  ...DISCLOSURE_ES,
  ...SECRECY_ES,
  ...COMMANDS_ES,
  ...MINUTES_ES,

  mean: (r, n) => {
    const sum = amount(multiply(r.observed, ratio(BigInt(r.count))), r.percent, n)
    return averaged(
      r,
      `la media de ${proposals(r.count, n)} es ${withTerms(as(r, n), `${sum} entre ${n.integer(r.count)}`)}`,
    )
  },
  'weighted-mean': (r, n) => {
    const sum = amount(multiply(r.observed, r.weight), r.percent, n)
    return averaged(
      r,
      `la media ponderada de ${proposals(r.count, n)} es ${withTerms(as(r, n), `${sum} entre los pesos, ${n.number(r.weight)} en total`)}`,
    )
  },
  median: (r, n) =>
    averaged(
      r,
      r.count === 1
        ? `la única propuesta, ${as(r, n)}, es la mediana`
        : `la mediana de ${proposals(r.count, n)} es ${as(r, n)}, ${r.count % 2 === 1 ? 'la de en medio' : 'la media de las dos de en medio'}`,
    ),
  'trimmed-mean': (r, n) => averaged(r, `la media de ${proposals(r.count, n)}${trimmed(r.dropped, n)} es ${as(r, n)}`),
  clamped: (r, n) =>
    averaged(
      r,
      `la media, ${as(r, n)}, queda ${r.bound === 'min' ? 'por debajo del mínimo' : 'por encima del máximo'}, así que rige ese límite: ${amount(r.required, r.percent, n)}`,
    ),
  'no-proposals': (r) => averaged(r, 'nadie ha propuesto un número, así que no hay promedio; esto no es un cero'),
  provisional: (r, n) =>
    `Rige ${provisionally(amount(r.value, r.percent, n))} para ${r.item}: ${n.count(r.observed, 'persona ha', 'personas han')} propuesto, y el promedio rige a partir de ${n.integer(r.required)}`,
  'average-in-force': (r, n) =>
    `Rige el promedio de ${proposals(r.count, n)} para ${r.item}: ${amount(r.value, r.percent, n)}`,

  'ballot-cast': () => 'La papeleta queda emitida; se puede cambiar o retirar',
  'ballot-changed': () => 'La papeleta queda cambiada; solo cuenta la última',
  'ballot-unchanged': () => 'La papeleta dice lo que ya decía',
  'ballot-withdrawn': () => 'La papeleta queda retirada, como si nunca se hubiera emitido; no es una abstención',
  'no-ballot-to-withdraw': () => 'No hay papeleta que retirar',
  joined: () => 'Se incorpora y puede votar; hasta entonces nada se le cuenta',
  left: (r) =>
    r.withProposal ? 'Se marcha, y lo que había propuesto deja de contar' : 'Se marcha sin haber propuesto nada',
  electorate: (r, n) => `${n.count(r.count, 'persona tiene', 'personas tienen')} derecho a voto`,
  'nobody-entitled': () => 'Nadie tiene derecho a decidir esto; los estatutos dicen quién decide en su lugar',
  'concerned-excluded': (r) => `A ${r.member} le afecta el asunto y no participa`,
  'took-part': (r, n) =>
    `${n.count(r.observed, 'persona ha', 'personas han')} participado; aquí no se dice qué votaron`,

  'share-reached': (r, n) => shareSentence(r, n),
  'share-not-reached': (r, n) => shareSentence(r, n),
  'empty-base': (r) => `No hay de qué tomar una parte: ${EMPTY[r.base]}`,
  'no-vote-for': () => 'Nadie votó a favor, y nada se aprueba sin un voto a favor',
  'quorum-reached': (r, n) => `Hay quórum: ${quorumSentence(r, n)}`,
  'quorum-not-reached': (r, n) => `No hay quórum: ${quorumSentence(r, n)}`,
  'minimum-reached': (r, n) =>
    `${r.counted === 'for' ? n.count(r.observed, 'voto a favor', 'votos a favor') : ballots(r.observed, n)}; hacen falta ${n.integer(r.required)} como mínimo`,
  'minimum-not-reached': (r, n) =>
    `Solo ${r.counted === 'for' ? n.count(r.observed, 'voto a favor', 'votos a favor') : ballots(r.observed, n)}; hacen falta ${n.integer(r.required)} como mínimo`,
  tie: (r, n) => `${n.integer(r.observed)} a favor y otros tantos en contra: empate`,
  'tie-policy': (r) => `Tras un empate, ${TIE[r.policy]}`,
  'votes-needed': (r, n) =>
    `${n.count(r.more, 'voto más a favor hace falta', 'votos más a favor hacen falta')} con las demás papeletas como están`,
  'out-of-reach': () => 'Ningún número de votos a favor lo aprobaría con las demás papeletas como están',
  'still-open': (r, n) =>
    r.remaining === 0
      ? 'La votación está abierta, aunque ya han votado todas las personas'
      : `La votación está abierta; ${n.count(r.remaining, 'persona puede', 'personas pueden')} votar todavía`,
  'ballots-can-change': () => 'Las papeletas aún se pueden cambiar, así que nada está resuelto todavía',
  'cannot-change': (r, n) =>
    r.remaining === 0
      ? 'El resultado está resuelto: ya han votado todas las personas'
      : `El resultado está resuelto: ${n.count(r.remaining, 'papeleta que aún puede llegar no lo cambia', 'papeletas que aún pueden llegar no lo cambian')}`,
  'pinned-at-opening': (r) =>
    `${r.what === 'thresholds' ? 'La mayoría exigida quedó fijada' : 'El censo quedó fijado'} al abrir la votación, con la versión ${r.charterVersion} de los estatutos${r.what === 'thresholds' ? '' : ', sin quienes hayan salido de él desde entonces'}`,
  'taken-live': (r) => (r.what === 'thresholds' ? 'La mayoría exigida es la vigente ahora' : 'El censo es el de ahora'),
  'left-since-opening': (r, n) =>
    `Al abrir la votación ${n.count(r.entitled, 'persona tenía', 'personas tenían')} voto y ${n.count(r.left, 'ya no lo tiene', 'ya no lo tienen')}; ${n.count(r.remaining, 'cuenta', 'cuentan')}`,
  'ballots-not-counted': (r, n) => {
    const left = n.count(r.left, 'papeleta de quien ya no tiene voto', 'papeletas de quienes ya no tienen voto')
    const joined = n.count(r.joined, 'papeleta de quien no tenía voto', 'papeletas de quienes no tenían voto')
    const parts = [...(r.left === 0 ? [] : [left]), ...(r.joined === 0 ? [] : [`${joined} al abrir la votación`])]
    return `No se cuentan: ${parts.join(' y ')}`
  },

  'nobody-blocks': (r, n) =>
    `Se preguntó a ${r.asked === 1 ? 'la única persona' : `las ${n.integer(r.asked)} personas`} y nadie bloquea; ${n.count(r.standingAside, 'se apartó', 'se apartaron')} y ${n.count(r.silent, 'calló', 'callaron')} tras el aviso`,
  blocked: (r, n) => n.count(r.observed, 'persona bloquea', 'personas bloquean'),
  'not-everyone-asked': (r, n) =>
    `Se ha preguntado a ${n.integer(r.observed)} de ${n.integer(r.required)}; el consenso las necesita a todas`,
  'notice-running': (r, n) =>
    `El plazo de aviso sigue corriendo: las respuestas pueden cambiar, y ${n.count(r.silent, 'persona no ha', 'personas no han')} respondido`,

  'most-votes': (r, n) => `${r.option} es la opción más votada: ${n.integer(r.observed)} de ${ballots(r.outOf, n)}`,
  'options-tied': (r, n) => `${n.list(r.options)} empatan con ${n.integer(r.observed)} cada una`,
  'nothing-chosen': () => 'Ninguna papeleta eligió nada',
  'runoff-needed': (r, n) => `${n.list(r.options)} pasan a una segunda votación`,

  'day-count': (r) =>
    `Del ${r.start}, incluido, al ${r.end}, no incluido, hay ${r.observed.numerator}/${r.observed.denominator} de año según ${r.dayCount}`,
  'interest-accrued': (r, n) =>
    `${n.money(r.principalMinor, r.currency)} devengó ${n.money(r.interestMinor, r.currency)} del ${r.start}, incluido, al ${r.end}, no incluido, según ${r.dayCount}, con redondeo ${ROUNDING[r.rounding]} en cada ${r.roundingAt === 'day' ? 'día' : 'asiento'}`,
  'largest-remainder': (r, n) =>
    `${n.integer(r.totalMinor)} se reparte entre ${n.integer(r.shares)} por restos mayores, y las partes suman el total`,

  'provisional-from': (r, n) =>
    `Desde el ${r.from} rige el valor provisional de ${r.item}: ${amount(r.value, r.percent, n)}`,
  'in-force-from': (r, n) =>
    `Desde el ${r.from} rige ${amount(r.value, r.percent, n)} para ${r.item}, por el cambio del ${r.changedOn}`,
  'bound-from': (r, n) =>
    `Desde el ${r.from} rige ${amount(r.value, r.percent, n)} para ${r.item}, porque cambió un límite`,
  published: (r, n) =>
    `${capital(amount(r.observed, r.percent, n))} se publica como ${amount(r.value, r.percent, n)}, con redondeo ${ROUNDING[r.rounding]}`,

  'held-pay': (r, n) =>
    `Hasta el ${r.until}, la retribución aplazada de ${n.count(r.workers, 'persona', 'personas')} llegó a ${n.money(r.heldMinor, r.currency)} y devengó ${n.money(r.interestMinor, r.currency)}; se pagaron ${n.money(r.paidMinor, r.currency)}, se renunció a ${n.money(r.forfeitedMinor, r.currency)} y se deben ${n.money(r.owedMinor, r.currency)}${r.returnedMinor === 0n ? '' : `; ${n.money(r.returnedMinor, r.currency)} se pagaron de más y se devuelven`}`,
  'rate-in-force': (r) =>
    r.rateInForce === 'each-day'
      ? 'Cada día devenga al tipo vigente ese día'
      : 'Cada fecha de pago conserva el tipo que regía en ella',
  'nothing-since': (r) => `Así queda si no se paga ni se renuncia a nada después del ${r.until}`,
  'rate-assumed': (r, n) => `Se supone que sigue rigiendo el tipo del ${r.from}, ${n.percent(r.ratePerYear)} al año`,
  'pay-held': (r, n) => `El ${r.payday} se aplazaron ${n.money(r.amountMinor, r.currency)} de retribución`,
  'interest-worked-out': (r, n) => {
    const terms = `${n.money(r.principalMinor, r.currency)} al ${n.percent(r.ratePerYear)} al año del ${r.start}, incluido, al ${r.end}, no incluido (${n.count(r.days, 'día', 'días')}, ${n.fraction(r.yearFraction)} de año según ${r.dayCount})`
    return `${terms} ${r.roundingAt === 'day' ? 'devengan, con redondeo de cada día,' : 'devengan'} ${n.exactMoney(r.interest, r.currency)}`
  },
  'interest-posted': (r, n) =>
    r.roundingAt === 'day'
      ? `En conjunto son ${n.money(r.amountMinor, r.currency)} (${ROUNDING[r.rounding]})`
      : `En conjunto son ${n.money(r.amountMinor, r.currency)}, con un solo redondeo (${ROUNDING[r.rounding]})`,
  'payment-met': (r, n) => `Se pagaron ${n.money(r.amountMinor, r.currency)}: ${met(r, n)}`,
  'held-pay-forfeited': (r, n) => `Se renunció a ${n.money(r.amountMinor, r.currency)}: ${met(r, n)}`,
  capitalised: (r, n) =>
    `${n.money(r.amountMinor, r.currency)} de intereses se suman a la retribución aplazada del ${r.payday} y devengan desde ahora`,
  'payment-returned': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} se pagaron por encima de lo debido y se devuelven`,
  'paid-out': (r, n) => {
    if (r.owedMinor === 0n) return 'No se debe nada, así que no se paga nada'
    const shared = `Hay ${n.money(r.fundsMinor, r.currency)} para ${n.money(r.owedMinor, r.currency)} debidos: se pagan ${n.money(r.paidMinor, r.currency)}`
    return r.fundsMinor >= r.owedMinor ? `${shared}, a todas las personas por entero` : `${shared}, ${PAYOUT[r.order]}`
  },

  salary: (r, n) => `${r.category} cobra ${n.price(r.ratePerUnit, r.currency)} ${UNIT[r.unit]}`,
  'salary-bound': (r, n) =>
    `${n.price(r.observed, r.currency)} ${UNIT[r.unit]} ${r.bound === 'min' ? 'no llega al mínimo permitido' : 'supera el máximo permitido'}, así que rige el límite: ${n.price(r.required, r.currency)}`,
  'weighted-salary': (r, n) =>
    `La base de ${n.number(r.base)} por el peso de ${n.number(r.weight)} es ${n.number(r.value)}`,
  'pay-line': (r, n) => {
    const one = equal(r.units, ONE)
    const unit = r.unit === 'hour' ? (one ? 'hora' : 'horas') : one ? 'mes' : 'meses'
    const units = `${n.number(r.units)} ${unit} ${LINE[r.line](one)} como ${r.category}`
    if (r.line === 'donated') return `${units}: ${one ? 'consta y nunca se debe' : 'constan y nunca se deben'}`
    const surcharge = r.surcharge.numerator === 0n ? '' : `, con un recargo del ${n.percent(r.surcharge)}`
    return `${units} a ${n.price(r.ratePerUnit, r.currency)}${surcharge}: ${n.money(r.amountMinor, r.currency)}`
  },
  'pay-forfeited': (r, n) =>
    `Se renuncia a ${n.money(r.amountMinor, r.currency)}: consta, nunca se debe y no devenga intereses`,
  withheld: (r, n) => `Se retienen ${n.money(r.amountMinor, r.currency)}: ${r.what}`,
  payroll: (r, n) =>
    `Del ${r.start}, incluido, al ${r.end}, no incluido, ${n.count(r.workers, 'persona ganó', 'personas ganaron')} ${n.money(r.grossMinor, r.currency)}; se renuncia a ${n.money(r.forfeitedMinor, r.currency)}, se retienen ${n.money(r.withheldMinor, r.currency)} y quedan por pagar ${n.money(r.payMinor, r.currency)}`,
  'funds-suffice': (r, n) =>
    `Hay ${n.money(r.fundsMinor, r.currency)} para ${n.money(r.payMinor, r.currency)} de retribuciones: se paga a todas las personas por entero`,
  'funds-short': (r, n) =>
    `Hay ${n.money(r.fundsMinor, r.currency)} para ${n.money(r.payMinor, r.currency)} de retribuciones: faltan ${n.money(r.payMinor - r.fundsMinor, r.currency)}`,
  'shortage-rule': (r) => `Se aplica lo decidido el ${r.decidedOn}: ${SHORTAGE[r.rule]}`,
  'nothing-decided': (r) =>
    r.decidedOn === ''
      ? `No se decidió nada para el ${r.payday}: se sigue debiendo toda la retribución`
      : `Lo decidido el ${r.decidedOn} llegó tarde para el ${r.payday}: se sigue debiendo toda la retribución`,
  'forfeit-binds': (r, n) =>
    r.binds === 'all'
      ? `Obliga a todas las personas (${n.integer(r.observed)})`
      : `Obliga solo a quienes lo aceptaron (${n.integer(r.observed)}); a las demás se les aplaza lo que no se les paga`,
  'pay-visible': () => 'Cualquiera ve cuánto cobra cada cual; lo que se retiene para terceros no se muestra',
  'pay-unnamed': () => 'La retribución se muestra por categorías, sin nombres',
  compensation: (r, n) =>
    r.year === 0
      ? `A quien se expulsa no le toca parte del valor de la cooperativa, pero sí siempre una compensación: ${n.money(r.amountMinor, r.currency)}`
      : `A quien se expulsa no le toca parte del valor de la cooperativa, pero sí siempre una compensación: ${n.money(r.amountMinor, r.currency)}, según lo votado para ${r.year}`,
  'compensation-floor': (r, n) => `A nadie se le da menos de ${n.number(r.floor)} ${r.currency}`,
  'pay-approved': (r, n) =>
    `${n.count(r.observed, 'persona más aprueba', 'personas más aprueban')} esta retribución; deben hacerlo ${n.integer(r.required)} además de quien la cobra`,
  'pay-not-approved': (r, n) =>
    `${n.count(r.observed, 'persona más aprueba', 'personas más aprueban')} esta retribución; deben hacerlo ${n.integer(r.required)}, porque nadie aprueba a solas su propia retribución`,

  posted: () => 'El asiento queda anotado',
  'outside-purpose': (r, n) =>
    r.allowed.length === 0
      ? `El dinero de ${r.fund} se dio para nada en que se pueda gastar`
      : `El dinero de ${r.fund} se dio para ${n.list(r.allowed)}${r.named === '' ? ', y aquí no se nombra nada de eso' : `, no para ${r.named}`}`,
  'fund-exhausted': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} es más de lo que queda de ${r.fund}, que es ${n.money(r.leftMinor, r.currency)}`,
  'not-given-back': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} de ${r.fund} perderían su finalidad: se gastan en ella o se devuelven a quien los dio`,
  'trial-balance': (r, n) =>
    `${n.count(r.entries, 'asiento', 'asientos')} en ${n.count(r.accounts, 'cuenta', 'cuentas')}: lo que entró es lo que salió`,
  budget: (r, n) =>
    `${r.project} presupuestó ${n.money(r.plannedMinor, r.currency)}; hay comprometidos ${n.money(r.committedMinor, r.currency)}, gastados ${n.money(r.actualMinor, r.currency)}, y quedan ${n.money(r.leftMinor, r.currency)}`,
  overspent: (r, n) => `${r.line} se excede en ${n.money(r.overMinor, r.currency)}`,
  unplanned: (r, n) =>
    r.line === ''
      ? `Se gastaron ${n.money(r.amountMinor, r.currency)} sin partida del presupuesto`
      : `Se gastaron ${n.money(r.amountMinor, r.currency)} en ${r.line}, que nadie presupuestó`,
  'outside-budget': (r) => `${r.line} no es una partida del presupuesto`,
  'within-budget': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} cabe en lo que queda de ${r.line}, que es ${n.money(r.leftMinor, r.currency)}`,
  'beyond-budget': (r, n) =>
    `${n.money(r.amountMinor, r.currency)} es más de lo que queda de ${r.line}, que es ${n.money(r.leftMinor, r.currency)}`,
  'spending-approved': (r, n) =>
    `${n.count(r.observed, 'persona distinta de quien cobra lo aprobó', 'personas distintas de quien cobra lo aprobaron')}; hacen falta ${n.integer(r.required)}`,
  'spending-not-approved': (r, n) =>
    r.observed === 0
      ? `No lo aprobó nadie distinto de quien cobra; hacen falta ${n.integer(r.required)}`
      : `Solo ${n.count(r.observed, 'persona distinta de quien cobra lo aprobó', 'personas distintas de quien cobra lo aprobaron')}; hacen falta ${n.integer(r.required)}`,
  documents: (r, n) =>
    `${n.count(r.documented, 'gasto tiene su documento', 'gastos tienen su documento')}; sin documento, ${n.integer(r.without)}; con documento que no se encuentra, ${n.integer(r.missing)}; con documento alterado, ${n.integer(r.altered)}`,
  'without-document': (r, n) => `No hay documento que respalde ${n.list(r.entries)}`,
  'document-missing': (r, n) => `No se encuentra el documento de ${n.list(r.entries)}`,
  'document-altered': (r, n) => `El documento de ${n.list(r.entries)} no es el que se anotó`,
  'own-data': (r) => `${DATA[r.data] ?? r.data}: lo propio puede verlo cada cual`,
  'may-see': (r) => `${DATA[r.data] ?? r.data}: ${see(r)} ${VIEWER[r.viewer] ?? r.viewer}`,
  'may-not-see': (r, n) =>
    `${DATA[r.data] ?? r.data}: no ${see(r)} ${VIEWER[r.viewer] ?? r.viewer}, ${r.allowed.length === 0 ? 'ni nadie más' : `solo ${n.list(r.allowed.map((viewer) => VIEWER[viewer] ?? viewer))}`}`,
  presented: (r, n) => `Los resultados se presentaron a ${n.list(r.to.map((one) => AUDIENCE[one]))}`,
  'not-presented': (r, n) => `Los resultados aún no se han presentado a ${n.list(r.to.map((one) => AUDIENCE[one]))}`,
  audited: (r) =>
    r.byAnother
      ? `Auditó las cuentas ${r.auditor}, porque ${r.financialCoordinator}, de la coordinación financiera, participa en el proyecto`
      : `Auditó las cuentas ${r.auditor}, de la coordinación financiera`,
  'not-audited': (r) =>
    r.byAnother
      ? `Las cuentas aún no las ha auditado nadie ajeno al proyecto, y ${r.financialCoordinator}, de la coordinación financiera, participa en él`
      : `Las cuentas aún no las ha auditado ${r.financialCoordinator}, de la coordinación financiera`,

  surplus: (r, n) =>
    `El excedente de ${n.money(r.amountMinor, r.currency)} se reparte por entero, hasta los últimos ${n.money(1n, r.currency)}: lo que toma cada paso se redondea ${ROUNDING[r.rounding]}, y el último toma todo lo que queda`,
  provision: (r, n) => {
    const amount = n.money(r.amountMinor, r.currency)
    if (r.provision === 'losses') return `Pérdidas de ejercicios anteriores: ${amount}`
    if (r.provision === 'rest')
      return r.to === ''
        ? `El resto, en retornos según el trabajo: ${amount}`
        : `El resto, a la reserva ${r.to}: ${amount}`
    const share = `${capital(n.percent(r.share))} ${BASE[r.of](n.money(r.baseMinor, r.currency))}`
    return r.amountMinor === r.askedMinor
      ? `${share} son ${amount}, ${GOES[r.provision](r.to)}`
      : `${share} serían ${n.money(r.askedMinor, r.currency)}; van ${amount}, ${GOES[r.provision](r.to)}`
  },
  'share-by-work': (r, n) =>
    `A ${n.number(r.observed)} de ${n.number(r.outOf)} del trabajo corresponden ${sharedOut(r, divide(r.observed, r.outOf), 'por trabajo', n)}`,
  'share-by-capital': (r, n) =>
    `A ${n.money(r.observedMinor, r.currency)} de ${n.money(r.outOfMinor, r.currency)} del capital corresponden ${sharedOut(r, ratio(r.observedMinor, r.outOfMinor), 'por capital', n)}`,
  'nothing-to-members': () => 'No se reparte nada entre las personas socias',
  'only-what-is-left': (r, n) =>
    `De ${n.money(r.askedMinor, r.currency)} solo se pudieron tomar los ${n.money(r.amountMinor, r.currency)} que quedaban`,
  'reserve-full': (r, n) =>
    `Se pedían ${n.money(r.askedMinor, r.currency)}, pero ${r.reserve} tiene ${n.money(r.balanceMinor, r.currency)} y no necesita más de ${n.money(r.untilMinor, r.currency)}`,
  'return-capped': (r, n) => `${n.percent(r.observed)} supera el tope, así que se aplica ${n.percent(r.required)}`,
  'losses-remain': (r, n) =>
    `De ejercicios anteriores siguen pendientes ${n.money(r.amountMinor, r.currency)} de pérdidas`,
  loss: (r, n) => `El ejercicio perdió ${n.money(r.amountMinor, r.currency)}`,
  'loss-met': (r, n) =>
    `${r.from}, que tenía ${n.money(r.balanceMinor, r.currency)}, cubre ${n.money(r.amountMinor, r.currency)} de la pérdida`,
  'loss-carried': (r, n) => `${n.money(r.amountMinor, r.currency)} de la pérdida pasan a ejercicios siguientes`,
  'reserve-drawn': (r, n) =>
    `De los ${n.money(r.balanceMinor, r.currency)} de ${r.reserve} se toman ${n.money(r.amountMinor, r.currency)} ${PURPOSE[r.purpose]}`,
  'reserve-indivisible': (r) => `${r.reserve} es irrepartible: sirve para cubrir pérdidas, no ${PURPOSE[r.purpose]}`,
  'reserve-too-small': (r, n) =>
    `${r.reserve} tiene ${n.money(r.balanceMinor, r.currency)}, menos que ${n.money(r.amountMinor, r.currency)}`,
  subscription: (r, n) =>
    `${n.fraction(r.share)} de un coste laboral de ${n.money(r.labourCostMinor, r.currency)} son ${n.money(r.amountMinor, r.currency)}, con un solo redondeo (${ROUNDING[r.rounding]})`,
  'subscription-minimum': (r, n) => `Ninguna empresa aporta menos de ${n.money(r.minimumMinor, r.currency)} de cuota`,
  federation: (r, n) =>
    `${n.count(r.enterprises, 'empresa', 'empresas')} en ${n.count(r.levels, 'nivel', 'niveles')} ${r.enterprises === 1 ? 'aporta' : 'aportan'} ${n.money(r.subscribedMinor, r.currency)} de cuota; lo que queda en todos los niveles suma justo eso`,
  'outside-income': (r, n) =>
    `De unos ingresos de ${n.money(r.incomeMinor, r.currency)}, vinieron de fuera ${n.money(r.outsideMinor, r.currency)}, es decir, ${n.percent(r.observed)}; el máximo es ${n.percent(r.required)}${r.over ? ', así que es demasiado' : ''}`,
  capital: (r, n) =>
    r.members === 1
      ? `El ${r.until}, 1 persona socia tiene un capital de ${n.money(r.capitalMinor, r.currency)} y un voto`
      : `El ${r.until}, ${n.integer(r.members)} personas socias tienen en conjunto un capital de ${n.money(r.capitalMinor, r.currency)}; cada una tiene un voto`,
  'buy-out': (r, n) =>
    `Firmado el ${r.signedOn}: ${n.count(r.members, 'persona socia compra', 'personas socias compran')} la empresa por ${n.money(r.priceMinor, r.currency)}; ${r.creditMinor === 0n ? 'quien vende no presta nada' : `quien vende presta ${n.money(r.creditMinor, r.currency)} por ${n.money(r.interestMinor, r.currency)} de intereses`}`,
  'one-vote-each': (r, n) =>
    r.members === 1
      ? 'Desde el primer día la única persona socia tiene un voto'
      : `Desde el primer día cada persona socia tiene un voto; son ${n.integer(r.members)}`,

  'backers-enough': (r, n) => backingSentence(r, n),
  'backers-too-few': (r, n) => backingSentence(r, n),
  'backing-restarted': (r, n) =>
    `El texto cambió, así que ${n.count(r.lapsed, 'apoyo anterior decae: se dio', 'apoyos anteriores decaen: se dieron')} a otras palabras`,
  'holding-since': (r, n) =>
    `La regla se cumple desde hace ${n.count(r.observed, 'día', 'días')}; debe cumplirse durante ${n.integer(r.required)}`,
  'held-long-enough': (r, n) =>
    `La regla se ha cumplido durante ${n.count(r.observed, 'día', 'días')}; hacen falta ${n.integer(r.required)}`,
  'not-holding': () => 'La regla no se cumple ahora, así que los días se cuentan de nuevo',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const met = (r: MetFacts, n: Numbers): string =>
  `${n.money(r.toInterestMinor, r.currency)} de intereses y ${n.money(r.toPrincipalMinor, r.currency)} de la retribución aplazada del ${r.payday}`

const PAYOUT: Record<ReasonOf<'paid-out'>['order'], string> = {
  'pro-rata': 'a cada cual en proporción a lo que se le debe',
  'oldest-first': 'primero la fecha de pago más antigua',
  'smallest-first': 'primero a quienes menos se debe',
}

const UNIT: Record<SalaryFacts['unit'], string> = { hour: 'por hora', month: 'al mes' }

const LINE: Record<ReasonOf<'pay-line'>['line'], (one: boolean) => string> = {
  ordinary: () => 'de trabajo',
  overtime: (one) => (one ? 'extraordinaria' : 'extraordinarias'),
  leave: () => 'de vacaciones o permiso retribuido',
  donated: (one) => (one ? 'donada' : 'donadas'),
  month: () => 'de trabajo',
}

const SHORTAGE: Record<ReasonOf<'shortage-rule'>['rule'], string> = {
  forfeit: 'renuncian a la retribución aquellos a quienes obliga',
  hold: 'se aplaza toda la retribución',
  'pro-rata': 'se paga a cada cual la misma parte y se aplaza el resto',
  'by-category': 'se paga por categorías en el orden decidido y se aplaza el resto',
}

const DATA: Readonly<Record<string, string>> = {
  budgets: 'Presupuestos',
  expenses: 'Gastos',
  documents: 'Documentos',
  'counterparty-names': 'Nombres de las personas contratadas',
  'counterparty-contacts': 'Datos de contacto de las personas contratadas',
  'pay-by-category': 'Retribución por categoría',
  'pay-by-person': 'Retribución de cada persona',
  withholdings: 'Lo que se retiene a cada cual',
  'donations-in-all': 'Donaciones en total',
  'donor-names': 'Nombres de quienes donan',
  'bank-lines': 'Movimientos del banco',
}

const VIEWER: Readonly<Record<string, string>> = {
  'worker-owner': 'las socias trabajadoras',
  volunteer: 'las personas voluntarias',
  donor: 'quienes donan',
  'financial-coordinator': 'la coordinación financiera',
  auditor: 'la auditoría',
  'member-enterprise': 'las empresas miembro',
  supporter: 'quienes apoyan',
  public: 'el público',
}

/** They are seen by many or by one, and are many or one themselves. */
const see = ({ viewer, data }: ReasonOf<'may-see' | 'may-not-see'>): string =>
  `${PRONOUN[data] ?? 'los'} ${['financial-coordinator', 'auditor', 'public'].includes(viewer) ? 'puede' : 'pueden'} ver`

const PRONOUN: Readonly<Record<string, string>> = {
  'pay-by-category': 'la',
  'pay-by-person': 'la',
  withholdings: 'lo',
  'donations-in-all': 'las',
}

const AUDIENCE = {
  'worker-owners': 'las socias trabajadoras',
  volunteers: 'las personas voluntarias',
  donors: 'quienes donaron',
}

/** De qué toma su parte cada paso. */
const BASE: Record<ReasonOf<'provision'>['of'], (base: string) => string> = {
  surplus: (base) => `del excedente de ${base}`,
  'after-losses': (base) => `de los ${base} del excedente que dejaron las pérdidas`,
  remaining: (base) => `de los ${base} que quedan`,
  capital: (base) => `de los ${base} de capital`,
  losses: (base) => `de los ${base} de pérdidas`,
}

/** Adónde va la parte de cada paso. */
const GOES: Record<Exclude<ReasonOf<'provision'>['provision'], 'losses' | 'rest'>, (to: string) => string> = {
  reserve: (to) => `a la reserva ${to}`,
  'return-on-capital': () => 'en remuneración de las aportaciones',
  patronage: () => 'en retornos según el trabajo',
  fund: (to) => `al fondo ${to}`,
}

/** Una parte exacta es el importe; de cualquier otra se dice cómo se redondeó y qué fue de lo que sobró. */
const sharedOut = (r: SharedOutFacts, share: Ratio, by: string, n: Numbers): string => {
  const whole = `de los ${n.money(r.totalMinor, r.currency)} que se reparten ${by}`
  const exact = multiply(share, ratio(r.totalMinor))
  const amount = n.money(r.amountMinor, r.currency)
  if (exact.denominator === 1n) return `${amount} ${whole}`
  const down = `${n.exactMoney(exact, r.currency)} ${whole}, que redondeados hacia abajo son`
  return r.extraMinor === 0n
    ? `${down} ${amount}`
    : `${down} ${n.money(r.amountMinor - r.extraMinor, r.currency)}, y ${n.money(r.extraMinor, r.currency)} de lo que sobró al redondear, que va a quienes más perdieron con ello y, a igual pérdida, por orden de identificador: ${amount}`
}

const PURPOSE: Record<ReserveFacts['purpose'], string> = {
  losses: 'para cubrir pérdidas',
  enterprise: 'para la empresa',
  members: 'para repartir entre las personas socias',
}

/** De qué es el promedio, si tiene nombre. */
const averaged = ({ scope, category }: AveragedFacts, told: string): string => {
  const named = [scope, category].filter((name) => name !== undefined).join(', ')
  return named === '' ? capital(told) : `${named}: ${told}`
}

/** Qué se dividió entre qué: entre paréntesis, salvo que ya los haya. */
const withTerms = (value: string, terms: string): string =>
  `${value}${terms}`.includes('(') ? `${value}, es decir, ${terms}` : `${value} (${terms})`

const proposals = (count: number, n: Numbers): string => n.count(count, 'propuesta', 'propuestas')

const ballots = (count: number, n: Numbers): string => n.count(count, 'papeleta', 'papeletas')

const trimmed = (dropped: number, n: Numbers): string => {
  if (dropped === 0) return ', demasiado pocas para quitar ninguna,'
  return dropped === 1
    ? ', sin la más baja ni la más alta,'
    : `, sin las ${n.integer(dropped)} más bajas ni las ${n.integer(dropped)} más altas,`
}

const amount = (value: Ratio, percent: boolean, n: Numbers): string => (percent ? n.percent(value) : n.number(value))

const as = (r: { observed: Ratio; percent: boolean }, n: Numbers): string => amount(r.observed, r.percent, n)

const COMPARISON: Record<Comparison, string> = { 'at-least': 'al menos', 'more-than': 'más de' }

const ROUNDING: Record<Rounding, string> = {
  'half-even': 'al más cercano con mitades al par',
  'half-up': 'al más cercano con mitades hacia arriba',
  up: 'hacia arriba',
  down: 'hacia abajo',
}

const OUT_OF: Record<Base, (count: number, n: Numbers) => string> = {
  electorate: (count, n) => `${n.count(count, 'persona', 'personas')} del censo`,
  present: (count, n) => n.count(count, 'persona presente', 'personas presentes'),
  ballots: (count, n) => ballots(count, n),
  'for-or-against': (count, n) => `${ballots(count, n)} a favor o en contra`,
}

const EMPTY: Record<Base, string> = {
  electorate: 'el censo está vacío',
  present: 'no hay nadie presente',
  ballots: 'no hay papeletas',
  'for-or-against': 'no hay papeletas a favor ni en contra',
}

/** A percentage has an article, a fraction has none. */
const provisionally = (value: string): string =>
  value.includes('/') ? `provisionalmente ${value}` : `el ${value} provisional`

const TIE: Record<ReasonOf<'tie-policy'>['policy'], string> = {
  lost: 'la propuesta queda rechazada',
  'second-ballot': 'hay una segunda votación',
  'casting-vote': 'decide el voto de calidad de la presidencia',
}

const KINDS: Record<Choice, string> = { for: 'a favor', against: 'en contra', abstain: 'abstenciones' }

const shareSentence = (r: ShareFacts, n: Numbers): string => {
  const people = r.base === 'electorate' || r.base === 'present'
  const verb = people ? (isOne(r) ? 'votó a favor' : 'votaron a favor') : isOne(r) ? 'es a favor' : 'son a favor'
  return `${n.integer(r.observed)} de ${OUT_OF[r.base](r.outOf, n)} ${verb}; se exige ${COMPARISON[r.comparison]} ${n.percent(r.required)}, es decir, ${n.integer(r.needed)}`
}

const backingSentence = (r: BackingFacts, n: Numbers): string =>
  `${n.integer(r.observed)} de ${OUT_OF.electorate(r.outOf, n)} ${isOne(r) ? 'lo apoya' : 'lo apoyan'} tal como está redactado; se exige al menos ${n.percent(r.required)}, es decir, ${n.integer(r.needed)}`

const quorumSentence = (r: QuorumFacts, n: Numbers): string => {
  const counted = r.counting.length === 3 ? '' : `, contando solo ${n.list(r.counting.map((kind) => KINDS[kind]))}`
  return `${ballots(r.observed, n)} de ${OUT_OF[r.base](r.outOf, n)}${counted}; se exige ${COMPARISON[r.comparison]} ${n.percent(r.required)}, es decir, ${n.integer(r.needed)}`
}
