import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of elections. */
export interface ElectionsMinutes {
  'election-opened': {
    readonly election: string
    readonly seats: number
    readonly nominationsUntil: string
    readonly votingUntil: string
    readonly secret: boolean
  }
  'election-called-off': {
    readonly election: string
    readonly why: 'by-the-opener' | 'nobody-new' | 'undecided' | 'term-over'
  }
  'candidate-nominated': { readonly election: string; readonly candidate: string; readonly nominator: string }
  'nomination-accepted': { readonly election: string; readonly candidate: string }
  'candidacy-withdrawn': { readonly election: string; readonly candidate: string }
  'nominations-closed': { readonly election: string; readonly candidates: readonly string[] }
  'nominations-reopened': { readonly election: string; readonly nominationsUntil: string; readonly votingUntil: string }
  'election-ballot-cast': { readonly election: string; readonly member: string }
  'lot-committed': { readonly election: string; readonly member: string; readonly commitment: string }
  'lot-drawn': { readonly election: string; readonly seed: string }
  /** The number is not the one whose fingerprint was published. */
  'not-the-seed': { readonly election: string; readonly commitment: string }
  'election-voting-closed': { readonly election: string; readonly ballots: number; readonly entitled: number }
  'election-ballots-closed': { readonly election: string; readonly closing: string }
  /** Between whom the count is tied is empty where it is not. */
  'election-count-released': {
    readonly election: string
    readonly elected: readonly string[]
    readonly between: readonly string[]
  }
  'election-tied': { readonly election: string }
  'run-off-opened': { readonly election: string; readonly between: readonly string[]; readonly votingUntil: string }
  'run-off-ballot-cast': { readonly election: string; readonly member: string }
  'run-off-closed': {
    readonly election: string
    readonly order: readonly string[]
    readonly apart: 'all' | 'enough' | 'too-few'
  }
  /** `until` is empty where there is no term. */
  'election-decided': { readonly election: string; readonly elected: readonly string[]; readonly until: string }
  'seat-vacated': {
    readonly election: string
    readonly member: string
    readonly why: 'left-the-seat' | 'membership-ended'
  }
  'vacancy-filled': { readonly election: string; readonly elected: readonly string[] }
  'term-ended': { readonly election: string; readonly members: readonly string[] }
  'election-due': { readonly provision: string }
}

export const ELECTIONS_MINUTES_EN: SentencesOf<ElectionsMinutes> = {
  'election-opened': (r, n) =>
    `The election ${r.election} is open for ${n.count(r.seats, 'seat', 'seats')}: nominations until ${r.nominationsUntil}, votes until ${r.votingUntil}, both days included${r.secret ? '; the vote is secret' : ''}`,
  'election-called-off': (r) => `The election ${r.election} is called off: ${CALLED_OFF_EN[r.why]}`,
  'candidate-nominated': (r) => `${r.nominator} nominates ${r.candidate} in the election ${r.election}`,
  'nomination-accepted': (r) => `${r.candidate} agrees to stand in the election ${r.election}`,
  'candidacy-withdrawn': (r) => `${r.candidate} no longer stands in the election ${r.election}`,
  'nominations-closed': (r, n) =>
    `Nominations for the election ${r.election} are closed; ${n.list(r.candidates)} ${r.candidates.length === 1 ? 'stands' : 'stand'}`,
  'nominations-reopened': (r) =>
    `Nominations for the election ${r.election} are open again until ${r.nominationsUntil}, for too few stand; votes are cast until ${r.votingUntil}`,
  'election-ballot-cast': (r) => `${r.member} has voted in the election ${r.election}`,
  'lot-committed': (r) =>
    `For a lot in the election ${r.election}, ${r.member} holds a number whose SHA-256 is ${r.commitment}`,
  'lot-drawn': (r) => `The number for a lot in the election ${r.election} is ${r.seed}`,
  'not-the-seed': (r) =>
    `This is not the number for the lot in the election ${r.election}: the SHA-256 that was published is ${r.commitment}`,
  'election-voting-closed': (r, n) =>
    `Voting in the election ${r.election} is over: ${n.count(r.ballots, 'ballot', 'ballots')} of ${n.integer(r.entitled)} entitled`,
  'election-ballots-closed': (r) =>
    `The ballots of the election ${r.election} are closed; the record of them has the fingerprint ${r.closing}`,
  'election-count-released': (r, n) =>
    `The count of the election ${r.election} is told: ${r.elected.length === 0 ? 'nobody' : n.list(r.elected)} elected${r.between.length === 0 ? '' : `, and ${n.list(r.between)} tied`}`,
  'election-tied': (r) => `The election ${r.election} is tied`,
  'run-off-opened': (r, n) =>
    `A run-off between ${n.list(r.between)} is open in the election ${r.election} until ${r.votingUntil}, that day included`,
  'run-off-ballot-cast': (r) => `${r.member} has voted in the run-off of the election ${r.election}`,
  'run-off-closed': (r, n) =>
    r.apart === 'too-few'
      ? `The run-off of the election ${r.election} is over and does not tell ${n.list([...r.order].sort())} apart`
      : `The run-off of the election ${r.election} is over, in this order: ${n.list(r.order)}`,
  'election-decided': (r, n) =>
    `${r.elected.length === 0 ? 'Nobody is' : `${n.list(r.elected)} ${r.elected.length === 1 ? 'is' : 'are'}`} elected in the election ${r.election}${r.until === '' ? '' : `, until ${r.until}`}`,
  'seat-vacated': (r) =>
    `${r.member} holds no seat any more in ${r.election}: ${r.why === 'left-the-seat' ? 'they left it' : 'their membership ended'}`,
  'vacancy-filled': (r, n) =>
    `${n.list(r.elected)} ${r.elected.length === 1 ? 'takes' : 'take'} over what fell vacant in ${r.election}`,
  'term-ended': (r, n) =>
    `The term of ${r.members.length === 0 ? 'those' : n.list(r.members)} elected in ${r.election} is over`,
  'election-due': (r) => `An election is due: ${r.provision}`,
}

export const ELECTIONS_MINUTES_ES: SentencesOf<ElectionsMinutes> = {
  'election-opened': (r, n) =>
    `Se abre la elección ${r.election} para ${n.count(r.seats, 'puesto', 'puestos')}: propuestas hasta el ${r.nominationsUntil} y votos hasta el ${r.votingUntil}, ambos días incluidos${r.secret ? '; el voto es secreto' : ''}`,
  'election-called-off': (r) => `La elección ${r.election} se desconvoca: ${CALLED_OFF_ES[r.why]}`,
  'candidate-nominated': (r) => `${r.nominator} propone a ${r.candidate} en la elección ${r.election}`,
  'nomination-accepted': (r) => `${r.candidate} acepta presentarse en la elección ${r.election}`,
  'candidacy-withdrawn': (r) => `${r.candidate} deja de presentarse en la elección ${r.election}`,
  'nominations-closed': (r, n) =>
    `Se cierra el plazo de propuestas de la elección ${r.election}; ${r.candidates.length === 1 ? 'se presenta' : 'se presentan'} ${n.list(r.candidates)}`,
  'nominations-reopened': (r) =>
    `Se reabre el plazo de propuestas de la elección ${r.election} hasta el ${r.nominationsUntil}, pues faltan candidaturas; se vota hasta el ${r.votingUntil}`,
  'election-ballot-cast': (r) => `${r.member} ha votado en la elección ${r.election}`,
  'lot-committed': (r) =>
    `Para un sorteo en la elección ${r.election}, ${r.member} guarda un número cuyo SHA-256 es ${r.commitment}`,
  'lot-drawn': (r) => `El número para un sorteo en la elección ${r.election} es ${r.seed}`,
  'not-the-seed': (r) =>
    `Este no es el número para el sorteo de la elección ${r.election}: el SHA-256 que se publicó es ${r.commitment}`,
  'election-voting-closed': (r, n) =>
    `Se cierra la votación de la elección ${r.election}: ${n.count(r.ballots, 'papeleta', 'papeletas')} de ${n.count(r.entitled, 'persona con voto', 'personas con voto')}`,
  'election-ballots-closed': (r) =>
    `Las papeletas de la elección ${r.election} quedan cerradas; su registro tiene la huella ${r.closing}`,
  'election-count-released': (r, n) =>
    `Se comunica el escrutinio de la elección ${r.election}: ${r.elected.length === 0 ? 'nadie obtiene puesto' : `${r.elected.length === 1 ? 'obtiene' : 'obtienen'} puesto ${n.list(r.elected)}`}${r.between.length === 0 ? '' : `, y empatan ${n.list(r.between)}`}`,
  'election-tied': (r) => `La elección ${r.election} queda en empate`,
  'run-off-opened': (r, n) =>
    `Se abre la segunda vuelta de la elección ${r.election} entre ${n.list(r.between)} hasta el ${r.votingUntil}, ese día incluido`,
  'run-off-ballot-cast': (r) => `${r.member} ha votado en la segunda vuelta de la elección ${r.election}`,
  'run-off-closed': (r, n) =>
    r.apart === 'too-few'
      ? `Se cierra la segunda vuelta de la elección ${r.election} y no deshace el empate entre ${n.list([...r.order].sort())}`
      : `Se cierra la segunda vuelta de la elección ${r.election}, con este orden: ${n.list(r.order)}`,
  'election-decided': (r, n) =>
    `${r.elected.length === 0 ? 'Nadie obtiene puesto' : `${r.elected.length === 1 ? 'Obtiene' : 'Obtienen'} puesto ${n.list(r.elected)}`} en la elección ${r.election}${r.until === '' ? '' : `, hasta el ${r.until}`}`,
  'seat-vacated': (r) =>
    `${r.member} ya no ocupa su puesto de ${r.election}: ${r.why === 'left-the-seat' ? 'lo dejó' : 'dejó de ser persona socia'}`,
  'vacancy-filled': (r, n) =>
    `${n.list(r.elected)} ${r.elected.length === 1 ? 'ocupa' : 'ocupan'} lo que quedó vacante en ${r.election}`,
  'term-ended': (r, n) =>
    `Termina el mandato ${r.members.length === 0 ? '' : `de ${n.list(r.members)} `}de la elección ${r.election}`,
  'election-due': (r) => `Toca convocar una elección: ${r.provision}`,
}

type WhyCalledOff = ElectionsMinutes['election-called-off']['why']

const CALLED_OFF_EN: Record<WhyCalledOff, string> = {
  'by-the-opener': 'whoever opened it took it back',
  'nobody-new': 'nominations were open again and brought nobody new',
  undecided: 'no result came of it, and it can be held again',
  'term-over': 'the term in which the seat was vacant is over',
}

const CALLED_OFF_ES: Record<WhyCalledOff, string> = {
  'by-the-opener': 'la retiró quien la abrió',
  'nobody-new': 'se reabrió el plazo de propuestas y no trajo a nadie más',
  undecided: 'no dio ningún resultado y se puede repetir',
  'term-over': 'terminó el mandato en el que el puesto estaba vacante',
}
