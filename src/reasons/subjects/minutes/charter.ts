import type { SentencesOf } from '../../sentences.js'

/** What the minutes say of the charter. */
export interface CharterMinutes {
  'amendment-proposed': {
    readonly amendment: string
    readonly version: string
    readonly basedOn: string
    readonly member: string
    /** The places of the charter that would change. */
    readonly places: readonly string[]
    /** The decisions of the charter that it takes. */
    readonly decisions: readonly string[]
  }
  'amendment-lost': { readonly amendment: string; readonly decision: string }
  'amendment-lapsed': {
    readonly amendment: string
    readonly why: 'charter-changed' | 'withdrawn' | 'undecided'
  }
  'charter-amended': { readonly amendment: string; readonly version: string; readonly places: readonly string[] }
}

export const CHARTER_MINUTES_EN: SentencesOf<CharterMinutes> = {
  'amendment-proposed': (r, n) =>
    `${r.member} proposes to amend version ${r.basedOn} of the charter to version ${r.version} (${r.amendment}): it would change ${n.list(r.places)}, and takes ${n.list(r.decisions)}`,
  'amendment-lost': (r) =>
    `The amendment ${r.amendment} is lost: ${r.decision} was not carried. The charter stays as it is`,
  'amendment-lapsed': (r) => `The amendment ${r.amendment} comes to nothing: ${WHY_EN[r.why]}`,
  'charter-amended': (r, n) =>
    `The charter is amended to version ${r.version} (${r.amendment}): ${n.list(r.places)}. What was opened before is decided by the rule of its opening`,
}

export const CHARTER_MINUTES_ES: SentencesOf<CharterMinutes> = {
  'amendment-proposed': (r, n) =>
    `${r.member} propone reformar los estatutos, de la versión ${r.basedOn} a la versión ${r.version} (${r.amendment}): cambiaría ${n.list(r.places)}, y requiere ${n.list(r.decisions)}`,
  'amendment-lost': (r) =>
    `La reforma ${r.amendment} queda rechazada: ${r.decision} no salió adelante. Los estatutos siguen como están`,
  'amendment-lapsed': (r) => `La reforma ${r.amendment} queda sin efecto: ${WHY_ES[r.why]}`,
  'charter-amended': (r, n) =>
    `Los estatutos se reforman y pasan a la versión ${r.version} (${r.amendment}): ${n.list(r.places)}. Lo que se abrió antes se decide por la regla de su apertura`,
}

type Why = CharterMinutes['amendment-lapsed']['why']

const WHY_EN: Record<Why, string> = {
  'charter-changed': 'the charter it would have amended is no longer in force',
  withdrawn: 'whoever proposed it withdrew it',
  undecided: 'a decision that it takes cannot be taken any more',
}

const WHY_ES: Record<Why, string> = {
  'charter-changed': 'los estatutos que habría reformado ya no están en vigor',
  withdrawn: 'quien la propuso la retiró',
  undecided: 'una decisión que requiere ya no se puede tomar',
}
