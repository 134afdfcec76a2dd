import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'

/** How far a project has come, in a word. */
export const STANDINGS = wordsOf({
  proposed: ['proposed', 'propuesto'],
  lost: ['not accepted', 'no aceptado'],
  'seeking-coordinators': ['looking for coordinators', 'busca coordinaciones'],
  staffing: ['building its team', 'forma su equipo'],
  running: ['under way', 'en marcha'],
  ended: ['ended, not closed yet', 'terminado, sin cerrar'],
  closed: ['closed', 'cerrado'],
  withdrawn: ['withdrawn', 'retirado'],
  abandoned: ['abandoned', 'abandonado'],
})

/** The pools of which teams are filled. What a charter calls otherwise stands as it calls it. */
export const poolIn = (asked: Asked, pool: string): string => {
  const t: Readonly<Record<string, string>> = asked.words(POOLS)
  return t[pool] ?? pool
}

const POOLS = wordsOf({
  'worker-owners': ['worker-owners', 'socias y socios trabajadores'],
  volunteers: ['volunteers', 'personas voluntarias'],
  outside: ['anyone from outside', 'cualquier persona de fuera'],
  donors: ['donors', 'donantes'],
})

/** In what projects are evaluated. */
export const unitOf = ({ charter, locale }: Asked): string => {
  const unit = charter.averageItems?.[charter.projects?.evaluation?.item ?? '']?.unit
  return unit === undefined ? '' : typeof unit === 'string' ? unit : unit[locale]
}
