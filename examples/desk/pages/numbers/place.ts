import { type CalendarDate, date } from 'coop-rules/calendar'
import { views } from 'coop-rules/cooperative'
import type { Ratio } from 'coop-rules/exact'
import { numberIn } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { itemTitle } from '../../kernel/decision-title.js'
import { wordsOf } from '../../kernel/words.js'

/** One number, of everyone or of a team or circle. */
export interface Place {
  readonly item: string
  readonly scope?: string
}

/** Which number an address speaks of; undefined where there is none such. */
export const placeOf = (asked: Asked): views.averages.NumberNow | undefined => {
  const [item, scope] = [asked.param('item'), asked.param('scope')]
  return views.averages
    .numbersInForce(asked.state, todayOf(asked))
    .find((one) => one.item === item && (one.scope ?? '') === scope)
}

/** The day of this page, as the rules take it. */
export const todayOf = ({ today }: Asked): CalendarDate => date(today)

/** The address of a number. */
export const pathOf = ({ item, scope }: Place): string =>
  scope === undefined ? `/numbers/${item}` : `/numbers/${item}/of/${scope}`

/** What a number is called, with the team or the circle whose it is. */
export const titleOfNumber = async (asked: Asked, { item, scope }: Place): Promise<string> => {
  const title = await itemTitle(asked, item)
  return scope === undefined ? title : `${title}, ${await asked.nameOf(scope)}`
}

/** What one of a number is, in the reader's words; nothing for shares, which are percentages. */
export const unitIn = async (asked: Asked, item: string): Promise<string> => {
  const unit = views.averages.numberRule(asked.state, item)?.rule.unit
  if (unit === undefined || unit === 'share') return ''
  return typeof unit === 'string' ? asked.nameOf(unit) : unit[asked.locale]
}

/** A number with its unit: 72 %, 35 hours a week. */
export const withUnit = async (asked: Asked, item: string, value: Ratio): Promise<string> => {
  const share = isShare(asked, item)
  const unit = share ? '' : await unitIn(asked, item)
  const number = numberIn(value, share ? 'share' : '', asked.locale)
  return unit === '' ? number : `${number} ${unit}`
}

/** The same without its unit. */
export const writtenAs = (asked: Asked, item: string, value: Ratio): string =>
  numberIn(value, isShare(asked, item) ? 'share' : '', asked.locale)

export const isShare = (asked: Asked, item: string): boolean =>
  views.averages.numberRule(asked.state, item)?.rule.unit === 'share'

/** What a number is of the proposals for it: their mean, their median, or their mean without the outermost. */
export const kindOf = (asked: Asked, item: string): 'mean' | 'median' | 'trimmed' => {
  const aggregation = views.averages.numberRule(asked.state, item)?.rule.aggregation
  if (aggregation === 'median') return 'median'
  return typeof aggregation === 'object' && 'trimmedMean' in aggregation ? 'trimmed' : 'mean'
}

/** The same in words, with its article. */
export const kindInWords = (asked: Asked, item: string): string => asked.words(KINDS)[kindOf(asked, item)]

const KINDS = wordsOf({
  mean: ['the mean', 'el promedio'],
  median: ['the median', 'la mediana'],
  trimmed: ['the mean without the outermost', 'el promedio sin los extremos'],
})
