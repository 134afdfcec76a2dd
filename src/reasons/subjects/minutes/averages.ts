import type { Ratio } from '../../../exact/index.js'
import type { SentencesOf } from '../../sentences.js'

/** A number that everyone sets, or each team for itself. */
interface ItemFacts {
  readonly item: string
  /** The team, or the circle, whose number it is. */
  readonly scope?: string
}

/** What the minutes say of averages. */
export interface AveragesMinutes {
  'number-proposed': ItemFacts & {
    readonly member: string
    readonly value: Ratio
    readonly percent: boolean
    /** From which day on it counts, where that is a later one. */
    readonly from?: string
  }
  'number-withdrawn': ItemFacts & { readonly member: string }
  'item-voted-anew': ItemFacts
  'item-adopted': { readonly item: string; readonly decision: string }
  /** Too few have proposed anew, so what was voted before is in force. */
  'number-stays': { readonly item: string; readonly observed: number; readonly required: number }
}

export const AVERAGES_MINUTES_EN: SentencesOf<AveragesMinutes> = {
  'number-proposed': (r, n) =>
    `${r.member} proposes ${r.percent ? n.percent(r.value) : n.number(r.value)} for ${placeEn(r)}${r.from === undefined ? '' : `; it counts from ${r.from} on`}`,
  'number-withdrawn': (r) => `${r.member} takes back what they proposed for ${placeEn(r)}; it no longer counts`,
  'item-voted-anew': (r) =>
    `${placeEn(r)} is voted anew: everyone proposes again, and the number before stays until enough have`,
  'item-adopted': (r) => `From now on ${r.item} is a number that everyone sets, by the decision ${r.decision}`,
  'number-stays': (r, n) =>
    `It was voted before and stays: ${n.count(r.observed, 'member has', 'members have')} proposed anew for ${r.item}, and the new average rules from ${n.integer(r.required)} on`,
}

export const AVERAGES_MINUTES_ES: SentencesOf<AveragesMinutes> = {
  'number-proposed': (r, n) =>
    `${r.member} propone ${r.percent ? n.percent(r.value) : n.number(r.value)} para ${placeEs(r)}${r.from === undefined ? '' : `; cuenta desde el ${r.from}`}`,
  'number-withdrawn': (r) => `${r.member} retira su propuesta para ${placeEs(r)}, que deja de contar`,
  'item-voted-anew': (r) =>
    `${placeEs(r)} se vota de nuevo: cada persona vuelve a proponer, y el número anterior sigue hasta que haya bastantes propuestas`,
  'item-adopted': (r) => `Desde ahora ${r.item} es un número que fija todo el mundo, por la decisión ${r.decision}`,
  'number-stays': (r, n) =>
    `Se votó antes y sigue: ${n.count(r.observed, 'persona ha', 'personas han')} vuelto a proponer para ${r.item}, y el nuevo promedio rige a partir de ${n.integer(r.required)}`,
}

const placeEn = ({ item, scope }: ItemFacts): string => (scope === undefined ? item : `${item} in ${scope}`)
const placeEs = ({ item, scope }: ItemFacts): string => (scope === undefined ? item : `${item} en ${scope}`)
