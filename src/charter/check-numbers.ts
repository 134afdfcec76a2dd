import { compare, type Ratio, readExact, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'

/** The numbers that everyone sets: written as their unit asks, within bounds that can be kept. */
export const checkNumbers = (charter: Charter, { problems }: Findings): void => {
  for (const [id, item] of Object.entries(charter.averageItems ?? {})) {
    const read = (field: 'provisional' | 'min' | 'max' | 'step'): Ratio | undefined => {
      const value = item[field]
      // What points at another item is a number only once members have voted.
      if (value === undefined || typeof value === 'object') return undefined
      const path = `averageItems.${id}.${field}`
      const number = readExact(value, path)
      if (!('value' in number)) {
        problems.push(number)
        return undefined
      }
      if (number.percent && item.unit !== 'share') {
        const unit = typeof item.unit === 'string' ? item.unit : item.unit.en
        problems.push(problem(says.percentNotMeant, { path, received: value, facts: { unit } }))
      }
      return number.value
    }
    const [min, max, provisional, step] = [read('min'), read('max'), read('provisional'), read('step')]
    const reversed = min !== undefined && max !== undefined && compare(min, max) > 0
    if (reversed) {
      const facts = { least: written(item.min), most: written(item.max) }
      problems.push(problem(says.leastAboveMost, { path: `averageItems.${id}.max`, received: item.max, facts }))
    }
    const outside =
      provisional !== undefined &&
      !reversed &&
      ((min !== undefined && compare(provisional, min) < 0) || (max !== undefined && compare(provisional, max) > 0))
    if (outside) {
      const facts = { from: written(item.min), to: written(item.max) }
      problems.push(
        problem(says.outOfRange, { path: `averageItems.${id}.provisional`, received: item.provisional, facts }),
      )
    }
    if (step !== undefined && compare(step, ZERO) <= 0)
      problems.push(problem(says.stepNotPositive, { path: `averageItems.${id}.step`, received: item.step }))
  }
}

const written = (bound: string | number | object | undefined): string =>
  typeof bound === 'string' || typeof bound === 'number' ? String(bound) : ''
