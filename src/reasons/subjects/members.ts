import type { Ratio } from '../../exact/index.js'
import { isOne } from '../agreement.js'
import type { SentencesOf } from '../sentences.js'

/** What reasons about members and meetings say: the facts of each, and its sentence in each language side by side. */
export interface MemberFacts {
  // Who belongs
  'member-register': {
    readonly on: string
    readonly members: number
    readonly probationers: number
    readonly applicants: number
    readonly former: number
  }
  'application-open': { readonly member: string; readonly appliedOn: string }
  'application-carried': { readonly member: string; readonly verdict: string; readonly decidedOn: string }
  'application-turned-down': { readonly member: string; readonly verdict: string; readonly decidedOn: string }
  /** A capital contribution, what was paid of it, and how much must be before somebody belongs. */
  contribution: {
    readonly currency: string
    readonly amountMinor: bigint
    readonly paidMinor: bigint
    readonly overdueMinor: bigint
    readonly before: 'all' | 'first' | 'nothing'
  }
  /** `until` is the day on which it is over; empty where that is to be decided. */
  'on-probation': { readonly member: string; readonly from: string; readonly until: string; readonly vote: boolean }
  'not-confirmed': { readonly member: string; readonly verdict: string; readonly decidedOn: string }
  'member-from': { readonly member: string; readonly memberClass: string; readonly from: string }
  /** Days of taking part within a window, both ends included; `group` is empty for any. */
  'took-part-regularly': {
    readonly observed: number
    readonly required: number
    readonly from: string
    readonly to: string
    readonly group: string
    readonly enough: boolean
  }

  // Who votes
  'may-vote': { readonly observed: number; readonly outOf: number; readonly on: string }
  'without-vote': {
    readonly why: 'not-yet' | 'class' | 'suspended' | 'probation' | 'age'
    readonly members: readonly string[]
    readonly votingAge: number
  }
  representatives: { readonly on: string; readonly represented: number; readonly without: readonly string[] }
  'representative-refused': {
    readonly enterprise: string
    readonly person: string
    readonly mostPerPerson: number
  }
  proxies: { readonly valid: number; readonly refused: number; readonly mostPerHolder: number }
  'proxy-refused': {
    readonly giver: string
    readonly holder: string
    readonly why:
      | 'giver-not-entitled'
      | 'to-oneself'
      | 'other-meeting'
      | 'not-given-yet'
      | 'expired'
      | 'withdrawn'
      | 'replaced'
      | 'giver-attends'
      | 'not-on-this-matter'
      | 'passed-on'
      | 'holder-may-not'
      | 'holder-absent'
      | 'over-limit'
  }
  /** Every rule that gives someone more than one vote is visible: `own` of these votes, 0 or 1, are their own. */
  'more-than-one-vote': { readonly person: string; readonly own: 0 | 1; readonly votes: number }
  recused: {
    readonly matter: string
    readonly member: string
    readonly interest: string
    readonly how: 'declared' | 'decided'
  }
  'nobody-recused': { readonly matter: string }
  'interest-noted': { readonly member: string; readonly interest: string }
  'interest-alleged': { readonly member: string; readonly matter: string }
  'interest-not-found': { readonly member: string; readonly interest: string }

  // Leaving
  'expulsion-next': {
    readonly member: string
    readonly next: 'propose' | 'notify' | 'hear' | 'decide' | 'tell' | 'wait' | 'decide-appeal' | 'nothing'
    /** Empty where no day is set. */
    readonly nextFrom: string
    readonly appealTo: string
  }
  'expulsion-flawed': {
    readonly member: string
    readonly missing: readonly ('notice' | 'hearing')[]
    readonly decidedOn: string
  }
  'not-expelled': {
    readonly member: string
    readonly how: 'dropped' | 'overturned' | 'lost' | 'tied' | 'inquorate'
    readonly on: string
  }
  expelled: { readonly member: string; readonly takesEffectOn: string; readonly appealUntil: string }
  /** A member with all rights, until a day where one is set. */
  'rights-until-then': { readonly takesEffectOn: string }
  'appeal-too-late': { readonly appealedOn: string; readonly appealUntil: string }
  /** Held pay and compensation are still owed to somebody who was expelled. */
  'pay-survives': { readonly member: string }
  refund: {
    readonly member: string
    readonly how: 'left' | 'ousted' | 'died' | 'dissolved'
    readonly currency: string
    readonly share: Ratio
    readonly contributedMinor: bigint
    readonly lossesMinor: bigint
    readonly keptMinor: bigint
    readonly refundMinor: bigint
  }
  'paid-in-parts': { readonly parts: number; readonly first: string; readonly last: string }

  // Meetings
  /** Notice or agenda: `earliest` is the first day for which it suffices, empty beyond the calendar. */
  'given-in-time': {
    readonly what: 'notice' | 'agenda'
    readonly given: string
    readonly meetingOn: string
    readonly days: number
    readonly counted: 'clear' | 'calendar'
    readonly earliest: string
    readonly good: boolean
  }
  'no-agenda': object
  'not-told': { readonly members: readonly string[] }
  'called-by-board': { readonly may: boolean }
  /** `needed` is 0 where members may not call at all. */
  'called-by-members': {
    readonly observed: number
    readonly outOf: number
    readonly needed: number
    readonly may: boolean
  }
  /** `required` is null where a number of members is needed and no share. */
  'meeting-quorum': {
    readonly call: 'first' | 'second'
    readonly observed: number
    readonly outOf: number
    readonly needed: number
    readonly reached: boolean
    readonly required: Ratio | null
    readonly comparison: 'at-least' | 'more-than'
  }
  'presence-not-counted': { readonly by: 'in-person' | 'remote' | 'proxy'; readonly members: readonly string[] }
  'second-call': { readonly after: number; readonly unit: 'days' | 'minutes' }
  'second-call-early': { readonly observed: number; readonly required: number; readonly unit: 'days' | 'minutes' }
  'no-second-call': object
  'on-agenda': { readonly matter: string; readonly how: 'agenda' | 'always' | 'off' }
  /** The day on which they are due, or were written or approved. */
  minutes: {
    readonly meeting: string
    readonly state: 'due' | 'late' | 'written' | 'approved'
    readonly day: string
    readonly present: number
    readonly decisions: number
  }
  /** `until` is empty while the last day is not known, `annulledOn` where it was not annulled. */
  resolution: {
    readonly state: 'open' | 'challenged' | 'stands' | 'annulled'
    readonly until: string
    readonly pending: number
    readonly annulledOn: string
  }
  'challenge-too-late': { readonly observed: number; readonly until: string }
}

export const MEMBERS_EN: SentencesOf<MemberFacts> = {
  'member-register': (r, n) =>
    `On ${r.on} the register has ${n.count(r.members, 'member', 'members')}, ${n.integer(r.probationers)} on probation, ${n.count(r.applicants, 'applicant', 'applicants')} and ${n.count(r.former, 'former member', 'former members')}`,
  'application-open': (r) => `${r.member} applied on ${r.appliedOn}, and nothing has been decided yet`,
  'application-carried': (r) => `The application of ${r.member} was carried on ${r.decidedOn}`,
  'application-turned-down': (r) =>
    `The application of ${r.member} was turned down on ${r.decidedOn}: ${VERDICT_EN[r.verdict] ?? r.verdict}`,
  contribution: (r, n) =>
    `${n.money(r.paidMinor, r.currency)} of a contribution of ${n.money(r.amountMinor, r.currency)} is paid${r.overdueMinor === 0n ? '' : `, ${n.money(r.overdueMinor, r.currency)} is overdue`}; ${BEFORE_EN[r.before]}`,
  'on-probation': (r) =>
    `${r.member} is on probation from ${r.from} on, ${r.until === '' ? 'until it is decided to end it' : `and a full member from ${r.until} on`}, ${r.vote ? 'with a vote' : 'without a vote'} meanwhile`,
  'not-confirmed': (r) =>
    `${r.member} was not confirmed after probation on ${r.decidedOn}: ${VERDICT_EN[r.verdict] ?? r.verdict}`,
  'member-from': (r) => `${r.member} is a member (${r.memberClass}) from ${r.from} on`,
  'took-part-regularly': (r, n) =>
    `Took part${r.group === '' ? '' : ` in ${r.group}`} on ${n.count(r.observed, 'day', 'days')} from ${r.from} to ${r.to}, both included; ${n.integer(r.required)} are needed${r.enough ? '' : ', so it is not regular yet'}`,

  'may-vote': (r, n) => `On ${r.on}, ${n.integer(r.observed)} of ${n.count(r.outOf, 'member', 'members')} may vote`,
  'without-vote': (r, n) => `${n.list(r.members)}: no vote, ${noVoteEn(r.why, r.votingAge)}`,
  representatives: (r, n) =>
    `On ${r.on}, ${n.count(r.represented, 'enterprise is', 'enterprises are')} represented, with one vote each whatever their size${r.without.length === 0 ? '' : `; nobody represents ${n.list(r.without)}`}`,
  'representative-refused': (r, n) =>
    `${r.person} cannot represent ${r.enterprise} too: one person represents ${n.count(r.mostPerPerson, 'enterprise', 'enterprises')} at most`,
  proxies: (r, n) =>
    `${n.count(r.valid, 'proxy counts', 'proxies count')} and ${n.integer(r.refused)} ${r.refused === 1 ? 'does' : 'do'} not; one person holds at most ${n.integer(r.mostPerHolder)}`,
  'proxy-refused': (r) =>
    `The proxy of ${r.giver} to ${r.holder} does not count: ${PROXY_EN[r.why](r.giver, r.holder)}`,
  'more-than-one-vote': (r, n) =>
    `${r.person} carries ${n.integer(r.votes)} votes${r.own === 1 ? ', their own among them' : ', none of them their own'}`,
  recused: (r) =>
    r.how === 'declared'
      ? `${r.member} declared an interest in ${r.matter} (${r.interest}) and takes no part`
      : `The others decided that ${r.member} has an interest in ${r.matter} (${r.interest}), and so takes no part`,
  'nobody-recused': (r) => `No interest keeps anybody out of ${r.matter}`,
  'interest-noted': (r) => `An interest of this kind (${r.interest}) is noted and keeps nobody out: ${r.member}`,
  'interest-alleged': (r) =>
    `It is said that ${r.member} has an interest in ${r.matter}; the others decide about that first`,
  'interest-not-found': (r) => `The others did not find that ${r.member} has the interest (${r.interest})`,

  'expulsion-next': (r) => nextEn(r),
  'expulsion-flawed': (r, n) =>
    `The expulsion of ${r.member}, decided on ${r.decidedOn}, has no effect: it was decided without ${n.list(r.missing.map((one) => (one === 'notice' ? 'the notice having run out' : 'a hearing')))}`,
  'not-expelled': (r) => `${r.member} is not expelled: on ${r.on} ${ENDED_EN[r.how]}`,
  expelled: (r) => `${r.member} is no member from ${r.takesEffectOn} on; the last day of appeal was ${r.appealUntil}`,
  'rights-until-then': (r) =>
    r.takesEffectOn === ''
      ? 'As long as no expulsion is in effect, they are a member with all rights'
      : `Before ${r.takesEffectOn} they are a member with all rights`,
  'appeal-too-late': (r) => `The appeal of ${r.appealedOn} came too late: the last day was ${r.appealUntil}`,
  'pay-survives': (r) =>
    `Pay of ${r.member} that was held stays owed, and the compensation for an ousted member is due`,
  refund: (r, n) =>
    `${r.member} had contributed ${n.money(r.contributedMinor, r.currency)} and ${LEFT_EN[r.how]}: ${n.percent(r.share)} is paid back${r.lossesMinor === 0n ? '' : ` after losses of ${n.money(r.lossesMinor, r.currency)}`}, which is ${n.money(r.refundMinor, r.currency)}, and ${n.money(r.keptMinor, r.currency)} is kept`,
  'paid-in-parts': (r, n) =>
    r.parts === 1
      ? `It is paid at once, on ${r.first}`
      : `It is paid in ${n.integer(r.parts)} parts, from ${r.first} to ${r.last}`,

  'given-in-time': (r, n) =>
    `The ${r.what} of ${r.given} is ${r.good ? 'early enough' : 'too late'} for a meeting on ${r.meetingOn}: ${n.count(r.days, r.counted === 'clear' ? 'clear day' : 'day', r.counted === 'clear' ? 'clear days' : 'days')} ${r.days === 1 ? 'is' : 'are'} needed${r.earliest === '' ? '' : `, so that it suffices from ${r.earliest} on`}`,
  'no-agenda': () => 'Nothing stands on the agenda',
  'not-told': (r, n) => `No notice was given to ${n.list(r.members)}`,
  'called-by-board': (r) => (r.may ? 'The board called it, and may' : 'The board called it, and may not'),
  'called-by-members': (r, n) =>
    r.needed === 0
      ? 'Members called it, and only the board may'
      : `${n.integer(r.observed)} of ${n.count(r.outOf, 'member', 'members')} called it; ${n.integer(r.needed)} ${r.needed === 1 ? 'is' : 'are'} needed${r.may ? '' : ', so they may not'}`,
  'meeting-quorum': (r, n) =>
    `${r.reached ? 'There is a quorum' : 'There is no quorum'} at the ${r.call} call: ${n.integer(r.observed)} of ${n.count(r.outOf, 'member takes', 'members take')} part; ${r.required === null ? `${n.integer(r.needed)} ${r.needed === 1 ? 'is' : 'are'} needed` : `${r.comparison === 'at-least' ? 'at least' : 'more than'} ${n.percent(r.required)} are needed, which is ${n.integer(r.needed)}`}`,
  'presence-not-counted': (r, n) => `${n.list(r.members)} ${PRESENCE_EN[r.by]}, which does not count here`,
  'second-call': (r, n) => `A second call may be made ${delayEn(r.after, r.unit, n)} later`,
  'second-call-early': (r, n) =>
    `The second call came after ${delayEn(r.observed, r.unit, n)}; ${delayEn(r.required, r.unit, n)} must pass`,
  'no-second-call': () => 'There is no second call under these rules: the meeting is called again',
  'on-agenda': (r) =>
    r.how === 'agenda'
      ? `${r.matter} stood on the agenda`
      : r.how === 'always'
        ? `${r.matter} may be decided without standing on the agenda`
        : `${r.matter} stood on no agenda, so it cannot be decided`,
  minutes: (r, n) =>
    `The minutes of ${r.meeting}, with ${n.integer(r.present)} present and ${n.count(r.decisions, 'decision', 'decisions')}, ${MINUTES_EN[r.state]} ${r.day}`,
  resolution: (r, n) => resolutionEn(r, n),
  'challenge-too-late': (r, n) =>
    `${n.count(r.observed, 'challenge', 'challenges')} came after ${r.until}, the last day, and did not count`,
}

const VERDICT_EN: Readonly<Record<string, string>> = {
  lost: 'too few were for',
  tied: 'it was a tie',
  inquorate: 'there was no quorum',
}

const BEFORE_EN = {
  all: 'all of it comes before belonging',
  first: 'its first part comes before belonging',
  nothing: 'belonging does not wait for it',
} as const

const noVoteEn = (why: MemberFacts['without-vote']['why'], age: number): string =>
  why === 'age' ? `for the voting age is ${age}` : WHY_EN[why]

const WHY_EN = {
  'not-yet': 'for they belong from a later day on',
  class: 'for this kind of member has a voice and no vote',
  suspended: 'for they are suspended',
  probation: 'for they are on probation',
} as const

const PROXY_EN: Record<MemberFacts['proxy-refused']['why'], (giver: string, holder: string) => string> = {
  'giver-not-entitled': (giver) => `${giver} has no vote to give`,
  'to-oneself': () => 'nobody holds a proxy of their own',
  'other-meeting': () => 'it is for another meeting',
  'not-given-yet': () => 'it was given after the meeting',
  expired: () => 'it had expired',
  withdrawn: () => 'it was withdrawn',
  replaced: (giver) => `${giver} gave another one later`,
  'giver-attends': (giver) => `${giver} takes part too`,
  'not-on-this-matter': () => 'nobody votes by proxy on this matter',
  'passed-on': (_, holder) => `${holder} gave a proxy too, and a proxy cannot be passed on`,
  'holder-may-not': (_, holder) => `${holder} is nobody who may hold one`,
  'holder-absent': (_, holder) => `${holder} is not there`,
  'over-limit': (_, holder) => `${holder} holds as many as one person may`,
}

const nextEn = (r: MemberFacts['expulsion-next']): string => {
  const from = r.nextFrom === '' ? '' : `, from ${r.nextFrom} on`
  switch (r.next) {
    case 'propose':
      return `Nobody has proposed to expel ${r.member}`
    case 'notify':
      return `${r.member} has to be told of the grounds`
    case 'hear':
      return `${r.member} has to be heard${from}`
    case 'decide':
      return `The expulsion of ${r.member} can be decided${from}`
    case 'tell':
      return `${r.member} has to be told of the decision${from}`
    case 'wait':
      return `The expulsion of ${r.member} takes effect on ${r.nextFrom} unless something comes between`
    case 'decide-appeal':
      return `The appeal of ${r.member} has to be decided by ${r.appealTo}`
    case 'nothing':
      return `Nothing is left to do about ${r.member}`
  }
}

const ENDED_EN = {
  dropped: 'it was dropped',
  overturned: 'it was overturned on appeal',
  lost: 'too few were for it',
  tied: 'it ended in a tie',
  inquorate: 'there was no quorum',
} as const

const LEFT_EN = { left: 'left', ousted: 'was ousted', died: 'died', dissolved: 'was dissolved' } as const

const PRESENCE_EN = {
  'in-person': 'came in person',
  remote: 'took part by remote means',
  proxy: 'took part by proxy',
} as const

interface Counting {
  readonly count: (count: number, one: string, other: string) => string
}

const delayEn = (length: number, unit: 'days' | 'minutes', n: Counting): string =>
  unit === 'days' ? n.count(length, 'day', 'days') : n.count(length, 'minute', 'minutes')

const MINUTES_EN = {
  due: 'are due on',
  late: 'are late: they were due on',
  written: 'were written on',
  approved: 'were approved on',
} as const

const resolutionEn = (r: MemberFacts['resolution'], n: Counting): string => {
  const until = r.until === '' ? 'until a day that is not known yet' : `until ${r.until}, that day included`
  switch (r.state) {
    case 'open':
      return `The resolution is in force and can be challenged ${until}`
    case 'challenged':
      return `The resolution is in force, but ${n.count(r.pending, 'challenge has', 'challenges have')} to be decided`
    case 'stands':
      return `The resolution stands: the last day to challenge it was ${r.until}`
    case 'annulled':
      return `The resolution was set aside on ${r.annulledOn}`
  }
}

export const MEMBERS_ES: SentencesOf<MemberFacts> = {
  'member-register': (r, n) =>
    `El ${r.on} hay ${n.count(r.members, 'socia o socio', 'socias y socios')}, ${n.integer(r.probationers)} a prueba, ${n.count(r.applicants, 'solicitante', 'solicitantes')} y ${n.count(r.former, 'antigua socia o socio', 'antiguas socias y socios')}`,
  'application-open': (r) => `${r.member} pidió el ingreso el ${r.appliedOn} y aún no se ha decidido nada`,
  'application-carried': (r) => `El ingreso de ${r.member} quedó aprobado el ${r.decidedOn}`,
  'application-turned-down': (r) =>
    `El ingreso de ${r.member} no se aprobó el ${r.decidedOn}: ${VERDICT_ES[r.verdict] ?? r.verdict}`,
  contribution: (r, n) =>
    `Se han pagado ${n.money(r.paidMinor, r.currency)} de una aportación de ${n.money(r.amountMinor, r.currency)}${r.overdueMinor === 0n ? '' : `, y ${n.money(r.overdueMinor, r.currency)} llevan retraso`}; ${BEFORE_ES[r.before]}`,
  'on-probation': (r) =>
    `${r.member} está a prueba desde el ${r.from}, ${r.until === '' ? 'hasta que se decida ponerle fin' : `y será miembro de pleno derecho desde el ${r.until}`}, ${r.vote ? 'con voto' : 'sin voto'} mientras tanto`,
  'not-confirmed': (r) =>
    `El ${r.decidedOn} no se confirmó a ${r.member} tras la prueba: ${VERDICT_ES[r.verdict] ?? r.verdict}`,
  'member-from': (r) => `${r.member} es miembro (${r.memberClass}) desde el ${r.from}`,
  'took-part-regularly': (r, n) =>
    `Participó${r.group === '' ? '' : ` en ${r.group}`} ${n.count(r.observed, 'día', 'días')} del ${r.from} al ${r.to}, ambos incluidos; se exigen ${n.integer(r.required)}${r.enough ? '' : ', así que aún no es con regularidad'}`,

  'may-vote': (r, n) =>
    `El ${r.on} ${isOne(r) ? 'puede' : 'pueden'} votar ${n.integer(r.observed)} de ${n.count(r.outOf, 'miembro', 'miembros')}`,
  'without-vote': (r, n) => `${n.list(r.members)}: sin voto, ${noVoteEs(r.why, r.votingAge)}`,
  representatives: (r, n) =>
    `El ${r.on} ${n.count(r.represented, 'cooperativa tiene', 'cooperativas tienen')} representante, con un voto cada una sea cual sea su tamaño${r.without.length === 0 ? '' : `; nadie representa a ${n.list(r.without)}`}`,
  'representative-refused': (r, n) =>
    `${r.person} no puede representar también a ${r.enterprise}: una persona representa como máximo a ${n.count(r.mostPerPerson, 'cooperativa', 'cooperativas')}`,
  proxies: (r, n) =>
    `${n.count(r.valid, 'delegación de voto cuenta', 'delegaciones de voto cuentan')} y ${n.integer(r.refused)} no; cada persona puede tener como máximo ${n.integer(r.mostPerHolder)}`,
  'proxy-refused': (r) =>
    `La delegación de voto de ${r.giver} en ${r.holder} no cuenta: ${PROXY_ES[r.why](r.giver, r.holder)}`,
  'more-than-one-vote': (r, n) =>
    `${r.person} lleva ${n.integer(r.votes)} votos, ${r.own === 1 ? 'entre ellos el suyo' : 'ninguno de ellos suyo'}`,
  recused: (r) =>
    r.how === 'declared'
      ? `${r.member} declaró un interés en ${r.matter} (${r.interest}) y no participa`
      : `Las demás personas decidieron que ${r.member} tiene un interés en ${r.matter} (${r.interest}), así que no participa`,
  'nobody-recused': (r) => `Ningún interés deja a nadie fuera de ${r.matter}`,
  'interest-noted': (r) => `Un interés de esta clase (${r.interest}) consta y no deja a nadie fuera: ${r.member}`,
  'interest-alleged': (r) =>
    `Se dice que ${r.member} tiene un interés en ${r.matter}; antes lo deciden las demás personas`,
  'interest-not-found': (r) => `Las demás personas no apreciaron que ${r.member} tenga ese interés (${r.interest})`,

  'expulsion-next': (r) => nextEs(r),
  'expulsion-flawed': (r, n) =>
    `La expulsión de ${r.member}, decidida el ${r.decidedOn}, no tiene efecto: se decidió sin ${n.list(r.missing.map((one) => (one === 'notice' ? 'que venciera el preaviso' : 'audiencia')))}`,
  'not-expelled': (r) => `No se expulsa a ${r.member}: el ${r.on} ${ENDED_ES[r.how]}`,
  expelled: (r) =>
    `${r.member} deja de ser miembro desde el ${r.takesEffectOn}; el último día para recurrir fue el ${r.appealUntil}`,
  'rights-until-then': (r) =>
    r.takesEffectOn === ''
      ? 'Mientras ninguna expulsión tenga efecto, es miembro con todos los derechos'
      : `Antes del ${r.takesEffectOn} es miembro con todos los derechos`,
  'appeal-too-late': (r) => `El recurso del ${r.appealedOn} llegó tarde: el último día fue el ${r.appealUntil}`,
  'pay-survives': (r) =>
    `La retribución aplazada de ${r.member} se sigue debiendo, y corresponde la compensación por expulsión`,
  refund: (r, n) =>
    `${r.member} había aportado ${n.money(r.contributedMinor, r.currency)} y ${LEFT_ES[r.how]}: se devuelve ${n.percent(r.share)}${r.lossesMinor === 0n ? '' : ` tras pérdidas de ${n.money(r.lossesMinor, r.currency)}`}, es decir, ${n.money(r.refundMinor, r.currency)}, y se retienen ${n.money(r.keptMinor, r.currency)}`,
  'paid-in-parts': (r, n) =>
    r.parts === 1
      ? `Se paga de una vez, el ${r.first}`
      : `Se paga en ${n.integer(r.parts)} partes, del ${r.first} al ${r.last}`,

  'given-in-time': (r, n) =>
    `${r.what === 'notice' ? 'La convocatoria' : 'El orden del día'} del ${r.given} ${r.good ? 'llega a tiempo' : 'llega tarde'} para una reunión el ${r.meetingOn}: ${r.days === 1 ? 'se exige' : 'se exigen'} ${n.count(r.days, r.counted === 'clear' ? 'día completo' : 'día', r.counted === 'clear' ? 'días completos' : 'días')}${r.earliest === '' ? '' : `, así que basta desde el ${r.earliest}`}`,
  'no-agenda': () => 'El orden del día está vacío',
  'not-told': (r, n) => `No se convocó a ${n.list(r.members)}`,
  'called-by-board': (r) =>
    r.may ? 'La convocó el consejo, que puede hacerlo' : 'La convocó el consejo, que no puede hacerlo',
  'called-by-members': (r, n) =>
    r.needed === 0
      ? 'La convocaron miembros, y solo puede hacerlo el consejo'
      : `La ${isOne(r) ? 'convocó' : 'convocaron'} ${n.integer(r.observed)} de ${n.count(r.outOf, 'miembro', 'miembros')}; ${r.needed === 1 ? 'se exige' : 'se exigen'} ${n.integer(r.needed)}${r.may ? '' : `, así que no ${isOne(r) ? 'puede' : 'pueden'}`}`,
  'meeting-quorum': (r, n) =>
    `${r.reached ? 'Hay quórum' : 'No hay quórum'} en ${r.call === 'first' ? 'primera' : 'segunda'} convocatoria: ${isOne(r) ? 'participa' : 'participan'} ${n.integer(r.observed)} de ${n.count(r.outOf, 'miembro', 'miembros')}; ${r.required === null ? `${r.needed === 1 ? 'se exige' : 'se exigen'} ${n.integer(r.needed)}` : `se exige ${r.comparison === 'at-least' ? 'al menos' : 'más de'} ${n.percent(r.required)}, es decir, ${n.integer(r.needed)}`}`,
  'presence-not-counted': (r, n) => `${n.list(r.members)}: participación ${PRESENCE_ES[r.by]}, que aquí no cuenta`,
  'second-call': (r, n) => `Puede haber una segunda convocatoria ${delayEs(r.after, r.unit, n)} después`,
  'second-call-early': (r, n) =>
    `La segunda convocatoria llegó a ${delayEs(r.observed, r.unit, n)} de la primera; deben pasar ${delayEs(r.required, r.unit, n)}`,
  'no-second-call': () => 'Estas reglas no prevén segunda convocatoria: la reunión se convoca de nuevo',
  'on-agenda': (r) =>
    r.how === 'agenda'
      ? `${r.matter} figuraba en el orden del día`
      : r.how === 'always'
        ? `${r.matter} se puede decidir sin figurar en el orden del día`
        : `${r.matter} no figuraba en el orden del día, así que no se puede decidir`,
  minutes: (r, n) =>
    `El acta de ${r.meeting}, con ${n.count(r.present, 'persona presente', 'personas presentes')} y ${n.count(r.decisions, 'acuerdo', 'acuerdos')}, ${MINUTES_ES[r.state]} el ${r.day}`,
  resolution: (r, n) => resolutionEs(r, n),
  'challenge-too-late': (r, n) =>
    `${n.count(r.observed, 'impugnación llegó', 'impugnaciones llegaron')} después del ${r.until}, último día, y no ${r.observed === 1 ? 'cuenta' : 'cuentan'}`,
}

const VERDICT_ES: Readonly<Record<string, string>> = {
  lost: 'faltaron votos a favor',
  tied: 'hubo empate',
  inquorate: 'no hubo quórum',
}

const BEFORE_ES = {
  all: 'antes de incorporarse hay que pagarla entera',
  first: 'antes de incorporarse hay que pagar la primera parte',
  nothing: 'la incorporación no espera al pago',
} as const

const noVoteEs = (why: MemberFacts['without-vote']['why'], age: number): string =>
  why === 'age' ? `porque se vota desde los ${age} años` : WHY_ES[why]

const WHY_ES = {
  'not-yet': 'por ser miembro solo desde un día posterior',
  class: 'porque esta clase de miembro tiene voz y no voto',
  suspended: 'por estar en suspenso',
  probation: 'por estar a prueba',
} as const

const PROXY_ES: Record<MemberFacts['proxy-refused']['why'], (giver: string, holder: string) => string> = {
  'giver-not-entitled': (giver) => `${giver} no tiene voto que delegar`,
  'to-oneself': () => 'nadie delega el voto en sí mismo',
  'other-meeting': () => 'es para otra reunión',
  'not-given-yet': () => 'se dio después de la reunión',
  expired: () => 'había caducado',
  withdrawn: () => 'se retiró',
  replaced: (giver) => `${giver} dio otra más tarde`,
  'giver-attends': (giver) => `${giver} también participa`,
  'not-on-this-matter': () => 'sobre este asunto no se delega el voto',
  'passed-on': (_, holder) => `${holder} también delegó, y una delegación no se traspasa`,
  'holder-may-not': (_, holder) => `${holder} no puede recibir delegaciones`,
  'holder-absent': (_, holder) => `${holder} no asiste`,
  'over-limit': (_, holder) => `${holder} ya tiene todas las que puede tener una persona`,
}

const nextEs = (r: MemberFacts['expulsion-next']): string => {
  const from = r.nextFrom === '' ? '' : ` desde el ${r.nextFrom}`
  switch (r.next) {
    case 'propose':
      return `Nadie ha propuesto expulsar a ${r.member}`
    case 'notify':
      return `Hay que comunicar los motivos a ${r.member}`
    case 'hear':
      return `Hay que dar audiencia a ${r.member}${from}`
    case 'decide':
      return `La expulsión de ${r.member} se puede decidir${from}`
    case 'tell':
      return `Hay que comunicar la decisión a ${r.member}${from}`
    case 'wait':
      return `La expulsión de ${r.member} tiene efecto el ${r.nextFrom} si nada lo impide`
    case 'decide-appeal':
      return `El recurso de ${r.member} lo tiene que decidir ${r.appealTo}`
    case 'nothing':
      return `No queda nada por hacer respecto de ${r.member}`
  }
}

const ENDED_ES = {
  dropped: 'se desistió',
  overturned: 'se revocó en recurso',
  lost: 'faltaron votos a favor',
  tied: 'hubo empate',
  inquorate: 'no hubo quórum',
} as const

const LEFT_ES = {
  left: 'se marchó',
  ousted: 'fue objeto de expulsión',
  died: 'falleció',
  dissolved: 'se disolvió',
} as const

const PRESENCE_ES = { 'in-person': 'presencial', remote: 'a distancia', proxy: 'por delegación' } as const

const delayEs = (length: number, unit: 'days' | 'minutes', n: Counting): string =>
  unit === 'days' ? n.count(length, 'día', 'días') : n.count(length, 'minuto', 'minutos')

const MINUTES_ES = {
  due: 'debe estar escrita',
  late: 'lleva retraso: debía estar escrita',
  written: 'se escribió',
  approved: 'se aprobó',
} as const

const resolutionEs = (r: MemberFacts['resolution'], n: Counting): string => {
  const until = r.until === '' ? 'hasta un día que aún no se conoce' : `hasta el ${r.until}, ese día incluido`
  switch (r.state) {
    case 'open':
      return `El acuerdo rige y se puede impugnar ${until}`
    case 'challenged':
      return `El acuerdo rige, pero ${n.count(r.pending, 'impugnación está', 'impugnaciones están')} por decidir`
    case 'stands':
      return `El acuerdo es firme: el último día para impugnarlo fue el ${r.until}`
    case 'annulled':
      return `El acuerdo se anuló el ${r.annulledOn}`
  }
}
