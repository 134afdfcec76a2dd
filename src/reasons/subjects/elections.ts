import type { Ratio } from '../../exact/index.js'
import type { SentencesOf } from '../sentences.js'

type Method = 'scottish-stv' | 'meek-stv' | 'approval' | 'score'
type By = 'earlier-stages' | 'lot' | 'run-off'
type For = 'exclusion' | 'surplus' | 'seat'

/** What reasons about elections say: the facts of each, and its sentence in each language side by side. */
export interface ElectionFacts {
  // Counting
  /** What was counted, how, and for how many seats. */
  'counted-by': { readonly method: Method; readonly seats: number; readonly valid: number; readonly blank: number }
  /** The votes that elect: valid ballots divided by the seats and one more, the whole part and one. */
  quota: { readonly quota: number; readonly valid: number; readonly seats: number }
  'meek-precision': { readonly places: number; readonly omega: number }
  /** The last quota of Meek's count. */
  'meek-quota': { readonly quota: Ratio; readonly seats: number }
  /** A stage is over; what is not transferable is of all stages until then. */
  stage: { readonly stage: number; readonly nonTransferable: Ratio }
  'meek-stage': {
    readonly stage: number
    readonly iterations: number
    readonly quota: Ratio
    readonly surplus: Ratio
    readonly exhausted: Ratio
  }
  'reached-quota': { readonly candidates: readonly string[]; readonly stage: number }
  /** No more candidates are left than seats. */
  'last-vacancies': { readonly candidates: readonly string[]; readonly stage: number }
  /** What `lost` names is the part of the surplus that went to nobody. */
  'surplus-transferred': {
    readonly candidate: string
    readonly surplus: Ratio
    readonly votes: Ratio
    readonly lost: Ratio
  }
  'candidate-excluded': { readonly candidate: string; readonly votes: Ratio; readonly transferred: boolean }
  'elected-by-approval': { readonly candidate: string; readonly observed: number; readonly outOf: number }
  'elected-by-score': {
    readonly candidate: string
    readonly by: 'sum' | 'mean'
    readonly value: Ratio
    readonly scoredBy: number
  }
  /** Chosen on fewer ballots than anyone who is elected needs. */
  'not-electable': { readonly candidates: readonly string[]; readonly fewest: number }
  /** A tie was broken; `stage` is the one whose votes told the candidates apart, or the one at which the lot was drawn. */
  'tie-broken': {
    readonly by: By
    readonly between: readonly string[]
    readonly chosen: readonly string[]
    readonly tieFor: For
    readonly stage: number
  }
  /** A tie is the outcome. */
  'tie-left': {
    readonly kind: 'tied' | 'seed-wanted' | 'run-off-needed'
    readonly between: readonly string[]
    readonly tieFor: For
    readonly forSeats: number
  }
  'seats-vacant': { readonly vacant: number; readonly seats: number }
  'seats-kept': { readonly candidates: readonly string[] }

  // Nominations
  /** Somebody stands for election, nominated by these. */
  stands: { readonly candidate: string; readonly nominatedBy: readonly string[] }
  'too-few-nominations': { readonly candidate: string; readonly observed: number; readonly required: number }
  'not-accepted': { readonly candidate: string }
  'may-not-stand': { readonly candidate: string; readonly classes: readonly string[] }
  'nomination-late': {
    readonly candidate: string
    readonly nominator: string
    readonly on: string
    readonly closesOn: string
  }
  'may-not-nominate': { readonly candidate: string; readonly nominator: string; readonly classes: readonly string[] }
  'nominated-self': { readonly candidate: string }
  'nominated-again': { readonly candidate: string; readonly nominator: string }
  contested: { readonly candidates: number; readonly seats: number }
  /** As many candidates as seats, or fewer; and what the rule makes of it. */
  uncontested: {
    readonly candidates: number
    readonly seats: number
    readonly then: 'elected' | 'vote' | 'reopen'
  }

  // Casual vacancies
  vacancy: { readonly leavers: readonly string[]; readonly leftOn: string }
  'vacancy-rule': { readonly by: 'countback' | 'by-election' | 'co-option' | 'leave-vacant' }
  /** Who came to the seats, and when the term that they take over ends. */
  'seat-filled': { readonly candidates: readonly string[]; readonly until: string }
}

export const ELECTIONS_EN: SentencesOf<ElectionFacts> = {
  'counted-by': (r, n) => {
    const blank = r.blank === 0 ? '' : `; ${n.count(r.blank, 'blank ballot is', 'blank ballots are')} not among them`
    return `${n.count(r.valid, 'valid ballot was', 'valid ballots were')} counted for ${n.count(r.seats, 'seat', 'seats')} by ${METHOD_EN[r.method]}${blank}`
  },
  quota: (r, n) =>
    `The quota is ${n.integer(r.quota)}: ${n.count(r.valid, 'valid ballot', 'valid ballots')} divided by ${n.integer(r.seats + 1)}, the whole part and one`,
  'meek-precision': (r, n) =>
    `It is reckoned to ${n.integer(r.places)} places, until the surpluses together are below 1 in 10 to the power of ${n.integer(r.omega)}`,
  'meek-quota': (r, n) =>
    `The quota came to ${n.number(r.quota)} in the end: the votes that are not exhausted divided by ${n.integer(r.seats + 1)}, and one unit of the last place`,
  stage: (r, n) => `At the end of stage ${n.integer(r.stage)}, ${n.number(r.nonTransferable)} is not transferable`,
  'meek-stage': (r, n) =>
    `Round ${n.integer(r.stage)} ended after ${n.count(r.iterations, 'iteration', 'iterations')} with a quota of ${n.number(r.quota)}, a surplus of ${n.number(r.surplus)}, and ${n.number(r.exhausted)} exhausted`,
  'reached-quota': (r, n) =>
    `${n.list(r.candidates)} reached the quota at stage ${n.integer(r.stage)} and ${r.candidates.length === 1 ? 'is' : 'are'} elected`,
  'last-vacancies': (r, n) =>
    `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'is' : 'are'} elected at stage ${n.integer(r.stage)}, for no more candidates are left than seats`,
  'surplus-transferred': (r, n) =>
    `The surplus of ${r.candidate}, ${n.number(r.surplus)} of ${n.number(r.votes)} votes, went on${r.lost.numerator === 0n ? ' in full' : `; ${n.number(r.lost)} of it is not transferable`}`,
  'candidate-excluded': (r, n) =>
    `${r.candidate} has the fewest votes, ${n.number(r.votes)}, and is excluded${r.transferred ? '' : '; nothing more is transferred, for the others fill the seats'}`,
  'elected-by-approval': (r, n) =>
    `${r.candidate} is elected, approved on ${n.integer(r.observed)} of ${n.count(r.outOf, 'ballot', 'ballots')}`,
  'elected-by-score': (r, n) =>
    `${r.candidate} is elected with ${r.by === 'sum' ? 'scores that add up to' : 'a mean score of'} ${n.number(r.value)} on ${n.count(r.scoredBy, 'ballot', 'ballots')}`,
  'not-electable': (r, n) =>
    `${n.list(r.candidates)} cannot be elected: fewer than ${n.count(r.fewest, 'ballot says', 'ballots say')} anything for them`,
  'tie-broken': (r, n) =>
    `${n.list(r.between)} were level for ${TIE_EN[r.tieFor]}; ${n.list(r.chosen)} ${TOLD_EN[r.tieFor](r.chosen.length)}, ${r.by === 'earlier-stages' ? `by the votes at stage ${n.integer(r.stage)}` : r.by === 'lot' ? `by the lot drawn at stage ${n.integer(r.stage)}` : 'by their run-off'}`,
  'tie-left': (r, n) => {
    const seats = n.count(r.forSeats, 'seat', 'seats')
    const level = `${n.list(r.between)} are level for ${r.tieFor === 'seat' ? seats : `${TIE_EN[r.tieFor]}, with ${seats} to fill`}`
    if (r.kind === 'tied') return `${level}, and the rule names nothing that would tell them apart`
    return r.kind === 'seed-wanted'
      ? `${level}; a lot tells them apart, drawn from a seed that was published before it was known who ties`
      : `${level}; a run-off between them is needed`
  },
  'seats-vacant': (r, n) =>
    `${n.integer(r.vacant)} of ${n.count(r.seats, 'seat', 'seats')} ${r.vacant === 1 ? 'stays' : 'stay'} vacant: too few could be elected`,
  'seats-kept': (r, n) => `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'keeps a seat' : 'keep their seats'}`,

  stands: (r, n) => `${r.candidate} stands, nominated by ${n.list(r.nominatedBy)}`,
  'too-few-nominations': (r, n) =>
    `${r.candidate} does not stand: ${n.count(r.observed, 'nomination counts', 'nominations count')}, and ${n.integer(r.required)} ${r.required === 1 ? 'is' : 'are'} needed`,
  'not-accepted': (r) => `${r.candidate} does not stand, for the nomination was not accepted in time`,
  'may-not-stand': (r, n) => `${r.candidate} cannot stand: only ${n.list(r.classes)} may`,
  'nomination-late': (r) =>
    `The nomination of ${r.candidate} by ${r.nominator} came on ${r.on}, after ${r.closesOn}, and does not count`,
  'may-not-nominate': (r, n) =>
    `The nomination of ${r.candidate} by ${r.nominator} does not count: only ${n.list(r.classes)} may nominate`,
  'nominated-self': (r) => `${r.candidate} cannot nominate themselves`,
  'nominated-again': (r) => `${r.nominator} nominated ${r.candidate} more than once, and that counts once`,
  contested: (r, n) =>
    `${n.count(r.candidates, 'candidate stands', 'candidates stand')} for ${n.count(r.seats, 'seat', 'seats')}: there is a vote`,
  uncontested: (r, n) =>
    `${r.candidates === 0 ? 'Nobody stands' : `Only ${n.count(r.candidates, 'candidate stands', 'candidates stand')}`} for ${n.count(r.seats, 'seat', 'seats')}: ${UNCONTESTED_EN[r.then]}`,

  vacancy: (r, n) => `${n.list(r.leavers)} left on ${r.leftOn}`,
  'vacancy-rule': (r) => VACANCY_EN[r.by],
  'seat-filled': (r, n) =>
    `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'takes' : 'take'} over until ${r.until}, when the term would have ended`,
}

const METHOD_EN: Record<Method, string> = {
  'scottish-stv': 'the single transferable vote of Scottish local elections',
  'meek-stv': "the single transferable vote by Meek's method",
  approval: 'approval',
  score: 'score',
}
const TIE_EN: Record<For, string> = {
  exclusion: 'the fewest votes',
  surplus: 'the largest surplus',
  seat: 'the last seats',
}
const TOLD_EN: Record<For, (count: number) => string> = {
  exclusion: () => 'is excluded',
  surplus: () => 'goes first',
  seat: (count) => (count === 1 ? 'is elected' : 'are elected'),
}
const UNCONTESTED_EN = {
  elected: 'no vote is needed',
  vote: 'a vote is held all the same',
  reopen: 'nominations are open again',
} as const
const VACANCY_EN = {
  countback: 'The ballots of the election are counted again without whoever left; those still sitting keep their seats',
  'by-election': 'A by-election fills the seat',
  'co-option': 'Those still sitting fill the seat by co-option',
  'leave-vacant': 'The seat stays vacant until the term ends',
} as const

export const ELECTIONS_ES: SentencesOf<ElectionFacts> = {
  'counted-by': (r, n) => {
    const blank =
      r.blank === 0
        ? ''
        : `; ${n.count(r.blank, 'papeleta en blanco no se cuenta', 'papeletas en blanco no se cuentan')} entre ellas`
    return `Se escrutó por ${METHOD_ES[r.method]} para ${n.count(r.seats, 'puesto', 'puestos')}, con ${n.count(r.valid, 'papeleta válida', 'papeletas válidas')}${blank}`
  },
  quota: (r, n) =>
    `La cuota es ${n.integer(r.quota)}: ${n.count(r.valid, 'papeleta válida', 'papeletas válidas')} entre ${n.integer(r.seats + 1)}, la parte entera más uno`,
  'meek-precision': (r, n) =>
    `Se calcula con ${n.integer(r.places)} decimales, hasta que la suma de los sobrantes baja de 1 entre 10 elevado a ${n.integer(r.omega)}`,
  'meek-quota': (r, n) =>
    `La cuota quedó al final en ${n.number(r.quota)}: los votos no agotados entre ${n.integer(r.seats + 1)}, más una unidad del último decimal`,
  stage: (r, n) => `Al final de la etapa ${n.integer(r.stage)}, lo no transferible suma ${n.number(r.nonTransferable)}`,
  'meek-stage': (r, n) =>
    `La ronda ${n.integer(r.stage)} terminó tras ${n.count(r.iterations, 'iteración', 'iteraciones')} con una cuota de ${n.number(r.quota)}, un sobrante de ${n.number(r.surplus)} y votos agotados por ${n.number(r.exhausted)}`,
  'reached-quota': (r, n) =>
    r.candidates.length === 1
      ? `${n.list(r.candidates)} alcanza la cuota en la etapa ${n.integer(r.stage)} y sale elegida o elegido`
      : `${n.list(r.candidates)} alcanzan la cuota en la etapa ${n.integer(r.stage)} y salen elegidas o elegidos`,
  'last-vacancies': (r, n) =>
    `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'obtiene puesto' : 'obtienen puesto'} en la etapa ${n.integer(r.stage)}, pues no quedan más candidaturas que puestos`,
  'surplus-transferred': (r, n) =>
    `El sobrante de ${r.candidate}, ${n.number(r.surplus)} de ${n.number(r.votes)} votos, se transfirió${r.lost.numerator === 0n ? ' entero' : `; ${n.number(r.lost)} no es transferible`}`,
  'candidate-excluded': (r, n) =>
    `${r.candidate} tiene el menor número de votos, ${n.number(r.votes)}, y queda fuera${r.transferred ? '' : '; no se transfiere nada más, pues las demás candidaturas cubren los puestos'}`,
  'elected-by-approval': (r, n) =>
    `${r.candidate} obtiene puesto, con aprobación en ${n.integer(r.observed)} de ${n.count(r.outOf, 'papeleta', 'papeletas')}`,
  'elected-by-score': (r, n) =>
    `${r.candidate} obtiene puesto con ${r.by === 'sum' ? 'puntuaciones que suman' : 'una puntuación media de'} ${n.number(r.value)} en ${n.count(r.scoredBy, 'papeleta', 'papeletas')}`,
  'not-electable': (r, n) =>
    `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'no puede' : 'no pueden'} obtener puesto: menos de ${n.count(r.fewest, 'papeleta dice', 'papeletas dicen')} algo a su favor`,
  'tie-broken': (r, n) =>
    `${n.list(r.between)} empataban por ${TIE_ES[r.tieFor]}; ${n.list(r.chosen)} ${TOLD_ES[r.tieFor](r.chosen.length)}, ${r.by === 'earlier-stages' ? `por los votos de la etapa ${n.integer(r.stage)}` : r.by === 'lot' ? `por el sorteo de la etapa ${n.integer(r.stage)}` : 'por la segunda vuelta'}`,
  'tie-left': (r, n) => {
    const seats = n.count(r.forSeats, 'puesto', 'puestos')
    const level = `${n.list(r.between)} empatan por ${r.tieFor === 'seat' ? seats : `${TIE_ES[r.tieFor]}, con ${seats} por cubrir`}`
    if (r.kind === 'tied') return `${level}, y la regla no dice cómo desempatar`
    return r.kind === 'seed-wanted'
      ? `${level}; decide un sorteo a partir de una semilla publicada antes de saber quién empata`
      : `${level}; hace falta una segunda vuelta entre estas candidaturas`
  },
  'seats-vacant': (r, n) =>
    `De ${n.count(r.seats, 'puesto', 'puestos')}, ${n.integer(r.vacant)} ${r.vacant === 1 ? 'queda vacante' : 'quedan vacantes'}: no hubo suficientes candidaturas que pudieran cubrirlos`,
  'seats-kept': (r, n) =>
    `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'conserva su puesto' : 'conservan sus puestos'}`,

  stands: (r, n) => `${r.candidate} se presenta a propuesta de ${n.list(r.nominatedBy)}`,
  'too-few-nominations': (r, n) =>
    `${r.candidate} no se presenta: ${n.count(r.observed, 'propuesta cuenta', 'propuestas cuentan')} y ${r.required === 1 ? 'hace falta' : 'hacen falta'} ${n.integer(r.required)}`,
  'not-accepted': (r) => `${r.candidate} no se presenta, pues no aceptó la propuesta a tiempo`,
  'may-not-stand': (r, n) => `${r.candidate} no puede presentarse; la candidatura corresponde a ${n.list(r.classes)}`,
  'nomination-late': (r) =>
    `La propuesta de ${r.candidate} por ${r.nominator} llegó el ${r.on}, después del ${r.closesOn}, y no cuenta`,
  'may-not-nominate': (r, n) =>
    `La propuesta de ${r.candidate} por ${r.nominator} no cuenta: solo puede proponer ${n.list(r.classes)}`,
  'nominated-self': (r) => `${r.candidate} no puede proponer su propia candidatura`,
  'nominated-again': (r) => `${r.nominator} propuso a ${r.candidate} más de una vez, y cuenta como una`,
  contested: (r, n) =>
    `${n.count(r.candidates, 'candidatura', 'candidaturas')} para ${n.count(r.seats, 'puesto', 'puestos')}: hay votación`,
  uncontested: (r, n) =>
    `${r.candidates === 0 ? 'No hay ninguna candidatura' : `Solo hay ${n.count(r.candidates, 'candidatura', 'candidaturas')}`} para ${n.count(r.seats, 'puesto', 'puestos')}: ${UNCONTESTED_ES[r.then]}`,

  vacancy: (r, n) =>
    `${n.list(r.leavers)} ${r.leavers.length === 1 ? 'dejó su puesto' : 'dejaron sus puestos'} el ${r.leftOn}`,
  'vacancy-rule': (r) => VACANCY_ES[r.by],
  'seat-filled': (r, n) =>
    `${n.list(r.candidates)} ${r.candidates.length === 1 ? 'ocupa el puesto' : 'ocupan los puestos'} hasta el ${r.until}, cuando habría terminado el mandato`,
}

const METHOD_ES: Record<Method, string> = {
  'scottish-stv': 'voto único transferible, como en las elecciones locales de Escocia,',
  'meek-stv': 'voto único transferible, con el método de Meek,',
  approval: 'aprobación',
  score: 'puntuación',
}
const TIE_ES: Record<For, string> = {
  exclusion: 'el menor número de votos',
  surplus: 'el mayor sobrante',
  seat: 'los últimos puestos',
}
const TOLD_ES: Record<For, (count: number) => string> = {
  exclusion: () => 'queda fuera',
  surplus: () => 'va primero',
  seat: (count) => (count === 1 ? 'obtiene puesto' : 'obtienen puesto'),
}
const UNCONTESTED_ES = {
  elected: 'no hace falta votar',
  vote: 'se vota de todos modos',
  reopen: 'se reabre el plazo de propuestas',
} as const
const VACANCY_ES = {
  countback:
    'Se vuelven a escrutar las papeletas de la elección sin quien dejó el puesto; quienes siguen conservan el suyo',
  'by-election': 'El puesto se cubre con una elección parcial',
  'co-option': 'Quienes siguen cubren el puesto por cooptación',
  'leave-vacant': 'El puesto queda vacante hasta el fin del mandato',
} as const
