import type { SentencesOf } from '../sentences.js'

/** What reasons about charters say: the facts of each, and its sentence in each language side by side. */
export interface CharterFacts {
  'charter-sound': { readonly charter: string; readonly provisions: number; readonly warnings: number }
  rebased: { readonly kept: number; readonly onto: string }
  'rebase-conflicts': { readonly observed: number }
  /** A decision that an amendment needed was taken. */
  'amendment-decided': { readonly decision: string; readonly on: string; readonly covers: readonly string[] }
  'amendment-undecided': { readonly decision: string; readonly covers: readonly string[] }
  'nothing-to-amend': object
  'who-decides': WhereFacts & { readonly who: 'all' | 'team' | 'circle' | 'classes' }
  'who-decides-not-said': WhereFacts
  /** Past decisions, held against another charter. */
  replayed: {
    readonly decisions: number
    readonly otherwise: number
    readonly untold: number
    readonly charter: string
  }
  'same-outcome': { readonly outcome: ReplayKind }
  'other-outcome': { readonly was: ReplayKind; readonly would: ReplayKind }
  'cannot-be-told': {
    readonly why:
      | 'no-such-decision'
      | 'only-the-outcome-is-known'
      | 'another-electorate'
      | 'another-method'
      | 'counts-do-not-fit'
  }
}

interface WhereFacts {
  readonly matter: 'removal' | 'salaries'
  readonly inside: 'project' | 'cooperative'
}

type ReplayKind = 'carried' | 'lost' | 'tied' | 'inquorate'

export const CHARTERS_EN: SentencesOf<CharterFacts> = {
  'charter-sound': (r, n) =>
    `${r.charter} is sound: ${n.count(r.provisions, 'provision', 'provisions')}${r.warnings === 0 ? '' : `, with ${n.count(r.warnings, 'warning', 'warnings')}`}`,
  rebased: (r, n) => `${n.count(r.kept, 'change of the fork was', 'changes of the fork were')} made to ${r.onto}`,
  'rebase-conflicts': (r, n) =>
    `${n.count(r.observed, 'place was', 'places were')} changed by both sides, each its own way; say which side holds`,
  'amendment-decided': (r, n) => `${r.decision} was carried on ${r.on}, and covers ${n.list(r.covers)}`,
  'amendment-undecided': (r, n) =>
    `${n.list(r.covers)} can only be changed by the decision ${r.decision}, which was not taken under this charter`,
  'nothing-to-amend': () => 'The proposed charter says what the present one says',
  'who-decides': (r) => `${MATTER_EN[r.matter]} ${INSIDE_EN[r.inside]} is for ${WHO_EN[r.who]}`,
  'who-decides-not-said': (r) =>
    `The charter does not say who decides on ${MATTER_EN[r.matter].toLowerCase()} ${INSIDE_EN[r.inside]}`,
  replayed: (r, n) =>
    `Under ${r.charter}, ${n.integer(r.otherwise)} of ${n.count(r.decisions, 'past decision', 'past decisions')} would have gone otherwise${r.untold === 0 ? '' : `; of ${n.integer(r.untold)} it cannot be told`}`,
  'same-outcome': (r) => `It would have been ${OUTCOME_EN[r.outcome]} all the same`,
  'other-outcome': (r) => `It was ${OUTCOME_EN[r.was]}, and would have been ${OUTCOME_EN[r.would]}`,
  'cannot-be-told': (r) => `It cannot be told: ${UNTOLD_EN[r.why]}`,
}

export const CHARTERS_ES: SentencesOf<CharterFacts> = {
  'charter-sound': (r, n) =>
    `${r.charter}: estatutos correctos, con ${n.count(r.provisions, 'disposición', 'disposiciones')}${r.warnings === 0 ? '' : ` y ${n.count(r.warnings, 'aviso', 'avisos')}`}`,
  rebased: (r, n) => `${n.count(r.kept, 'cambio propio se ha llevado', 'cambios propios se han llevado')} a ${r.onto}`,
  'rebase-conflicts': (r, n) =>
    `Ambas partes han cambiado ${n.count(r.observed, 'lugar', 'lugares')}, cada una a su manera; indique cuál vale`,
  'amendment-decided': (r, n) => `${r.decision} se aprobó el ${r.on} y abarca ${n.list(r.covers)}`,
  'amendment-undecided': (r, n) =>
    `Solo la decisión ${r.decision} puede cambiar ${n.list(r.covers)}, y no se ha tomado bajo estos estatutos`,
  'nothing-to-amend': () => 'Los estatutos propuestos dicen lo mismo que los vigentes',
  'who-decides': (r) => `${MATTER_ES[r.matter]} ${INSIDE_ES[r.inside]} corresponde a ${WHO_ES[r.who]}`,
  'who-decides-not-said': (r) =>
    `Los estatutos no dicen quién decide (${MATTER_ES[r.matter].toLowerCase()}, ${INSIDE_ES[r.inside]})`,
  replayed: (r, n) =>
    `Bajo ${r.charter} ${r.otherwise === 1 || r.decisions === 1 ? 'habría' : 'habrían'} salido de otra manera ${n.integer(r.otherwise)} de ${n.count(r.decisions, 'decisión tomada', 'decisiones tomadas')}${r.untold === 0 ? '' : `; de ${n.integer(r.untold)} no se puede saber`}`,
  'same-outcome': (r) => `Habría quedado ${OUTCOME_ES[r.outcome]} igualmente`,
  'other-outcome': (r) => `Quedó ${OUTCOME_ES[r.was]} y habría quedado ${OUTCOME_ES[r.would]}`,
  'cannot-be-told': (r) => `No se puede saber: ${UNTOLD_ES[r.why]}`,
}

const OUTCOME_EN: Record<ReplayKind, string> = {
  carried: 'carried',
  lost: 'lost',
  tied: 'tied',
  inquorate: 'inquorate',
}
const OUTCOME_ES: Record<ReplayKind, string> = {
  carried: 'aprobada',
  lost: 'rechazada',
  tied: 'empatada',
  inquorate: 'sin quórum',
}

type Untold = CharterFacts['cannot-be-told']['why']
const UNTOLD_EN: Record<Untold, string> = {
  'no-such-decision': 'that charter has no such decision',
  'only-the-outcome-is-known': 'only the outcome is known, not the counts',
  'another-electorate': 'other people would have been entitled',
  'another-method': 'it would have been decided by another method',
  'counts-do-not-fit': 'its counts do not fit the rule, or one that the rule needs is missing',
}
const UNTOLD_ES: Record<Untold, string> = {
  'no-such-decision': 'esos estatutos no tienen tal decisión',
  'only-the-outcome-is-known': 'solo se conoce el resultado, no el escrutinio',
  'another-electorate': 'habrían tenido voto otras personas',
  'another-method': 'se habría decidido por otro método',
  'counts-do-not-fit': 'su escrutinio no casa con la regla, o falta un dato que la regla exige',
}

type Where = CharterFacts['who-decides']
const MATTER_EN: Record<Where['matter'], string> = { removal: 'Removing somebody', salaries: 'Setting salaries' }
const MATTER_ES: Record<Where['matter'], string> = { removal: 'Apartar a alguien', salaries: 'Fijar salarios' }
const INSIDE_EN: Record<Where['inside'], string> = { project: 'inside a project', cooperative: 'outside projects' }
const INSIDE_ES: Record<Where['inside'], string> = {
  project: 'dentro de un proyecto',
  cooperative: 'fuera de los proyectos',
}
const WHO_EN: Record<Where['who'], string> = {
  all: 'all members with a vote',
  team: 'the team',
  circle: 'the circle that the charter names',
  classes: 'the member classes that the charter names',
}
const WHO_ES: Record<Where['who'], string> = {
  all: 'todas las personas socias con voto',
  team: 'su equipo',
  circle: 'ese círculo que nombran los estatutos',
  classes: 'las clases que nombran los estatutos',
}
