import { equal, multiply, ONE, type Ratio, ratio } from '../exact/index.js'
import type { Sentences } from './en.js'
import type { Numbers } from './numbers.js'
import type { Base, Choice, Comparison, MetFacts, QuorumFacts, ReasonOf, SalaryFacts, ShareFacts } from './reason.js'

/** Cada razón en español. El tipo exige que estén todas. */
export const SENTENCES_ES: Sentences = {
  mean: (r, n) =>
    `La media de ${proposals(r.count, n)} es ${as(r, n)} (${amount(multiply(r.observed, ratio(BigInt(r.count))), r.percent, n)} entre ${n.integer(r.count)})`,
  'weighted-mean': (r, n) =>
    `La media ponderada de ${proposals(r.count, n)} es ${as(r, n)} (${amount(multiply(r.observed, r.weight), r.percent, n)} entre los pesos, ${n.number(r.weight)} en total)`,
  median: (r, n) =>
    r.count === 1
      ? `La única propuesta, ${as(r, n)}, es la mediana`
      : `La mediana de ${proposals(r.count, n)} es ${as(r, n)}, ${r.count % 2 === 1 ? 'la de en medio' : 'la media de las dos de en medio'}`,
  'trimmed-mean': (r, n) => `La media de ${proposals(r.count, n)}${trimmed(r.dropped, n)} es ${as(r, n)}`,
  clamped: (r, n) =>
    `La media, ${as(r, n)}, queda ${r.bound === 'min' ? 'por debajo del mínimo' : 'por encima del máximo'}, así que rige ese límite: ${amount(r.required, r.percent, n)}`,
  'no-proposals': () => 'Nadie ha propuesto un número, así que no hay promedio; esto no es un cero',
  provisional: (r, n) =>
    `Rige el ${amount(r.value, r.percent, n)} provisional para ${r.item}: ${n.count(r.observed, 'persona ha', 'personas han')} propuesto, y el promedio rige a partir de ${n.integer(r.required)}`,
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
  'concerned-excluded': (r) => `La persona afectada (${r.party}) no participa`,
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
    `${r.what === 'thresholds' ? 'La mayoría exigida quedó fijada' : 'El censo quedó fijado'} al abrir la votación, con la versión ${r.charterVersion} de los estatutos`,
  'taken-live': (r) => (r.what === 'thresholds' ? 'La mayoría exigida es la vigente ahora' : 'El censo es el de ahora'),

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
    `${n.money(r.principalMinor, r.currency)} devengó ${n.money(r.interestMinor, r.currency)} del ${r.start}, incluido, al ${r.end}, no incluido, según ${r.dayCount}, con redondeo ${r.rounding} en cada ${r.roundingAt === 'day' ? 'día' : 'asiento'}`,
  'largest-remainder': (r, n) =>
    `${n.integer(r.totalMinor)} se reparte entre ${n.integer(r.shares)} por restos mayores, y las partes suman el total`,

  'provisional-from': (r, n) =>
    `Desde el ${r.from} rige el valor provisional de ${r.item}: ${amount(r.value, r.percent, n)}`,
  'in-force-from': (r, n) =>
    `Desde el ${r.from} rige ${amount(r.value, r.percent, n)} para ${r.item}, por el cambio del ${r.changedOn}`,
  'bound-from': (r, n) =>
    `Desde el ${r.from} rige ${amount(r.value, r.percent, n)} para ${r.item}, porque cambió un límite`,
  published: (r, n) =>
    `${capital(amount(r.observed, r.percent, n))} se publica como ${amount(r.value, r.percent, n)}, con redondeo ${r.rounding}`,

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
      ? `En conjunto son ${n.money(r.amountMinor, r.currency)} (${r.rounding})`
      : `En conjunto son ${n.money(r.amountMinor, r.currency)}, con un solo redondeo (${r.rounding})`,
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
  'pay-approved': (r, n) =>
    `${n.count(r.observed, 'persona más aprueba', 'personas más aprueban')} esta retribución; deben hacerlo ${n.integer(r.required)} además de quien la cobra`,
  'pay-not-approved': (r, n) =>
    `${n.count(r.observed, 'persona más aprueba', 'personas más aprueban')} esta retribución; deben hacerlo ${n.integer(r.required)}, porque nadie aprueba a solas su propia retribución`,

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

const TIE: Record<ReasonOf<'tie-policy'>['policy'], string> = {
  lost: 'la propuesta queda rechazada',
  'second-ballot': 'hay una segunda votación',
  'casting-vote': 'decide el voto de calidad de la presidencia',
}

const KINDS: Record<Choice, string> = { for: 'a favor', against: 'en contra', abstain: 'abstenciones' }

const shareSentence = (r: ShareFacts, n: Numbers): string => {
  const people = r.base === 'electorate' || r.base === 'present'
  const verb = people
    ? r.observed === 1
      ? 'votó a favor'
      : 'votaron a favor'
    : r.observed === 1
      ? 'es a favor'
      : 'son a favor'
  return `${n.integer(r.observed)} de ${OUT_OF[r.base](r.outOf, n)} ${verb}; se exige ${COMPARISON[r.comparison]} ${n.percent(r.required)}, es decir, ${n.integer(r.needed)}`
}

const quorumSentence = (r: QuorumFacts, n: Numbers): string => {
  const counted = r.counting.length === 3 ? '' : `, contando solo ${n.list(r.counting.map((kind) => KINDS[kind]))}`
  return `${ballots(r.observed, n)} de ${OUT_OF[r.base](r.outOf, n)}${counted}; se exige ${COMPARISON[r.comparison]} ${n.percent(r.required)}, es decir, ${n.integer(r.needed)}`
}
