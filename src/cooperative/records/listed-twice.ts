import * as says from '../../problems/en.js'
import { type Problem, problem } from '../../problems/index.js'
import type { CommandOf } from '../commands.js'

/** Everything that stands twice in what a log begins with: which of the two holds nobody could tell. */
export const listedTwice = (command: CommandOf<'begin-in-mid-life'>): readonly Problem[] => {
  const { members, representatives = [], offices = [], circles = [], heldPay = [], numbers = [] } = command
  const { decisions = [] } = command
  return [
    ...twice('members', members, ({ member }) => [member]),
    ...twice('representatives', representatives, ({ enterprise }) => [enterprise]),
    ...twice('offices', offices, ({ office }) => [office]),
    ...twice('circles', circles, ({ circle, member }) => [circle, member]),
    ...twice('heldPay', heldPay, ({ payday, member, project = '' }) => [payday, member, project]),
    ...twice('numbers', numbers, ({ item, scope = '', member }) => [item, scope, member]),
    ...twice('decisions', decisions, ({ decision }) => [decision]),
    ...decisions.flatMap(({ ballots }, at) => twice(`decisions[${at}].ballots`, ballots, ({ member }) => [member])),
  ]
}

const twice = <One>(path: string, list: readonly One[], idsOf: (one: One) => readonly string[]): readonly Problem[] => {
  const seen = new Set<string>()
  return list.flatMap((one, at) => {
    const ids = idsOf(one)
    // No id has a line break in it.
    const key = ids.join('\n')
    const isNew = seen.size < seen.add(key).size
    const what = ids.filter((id) => id !== '').join(' ')
    return isNew ? [] : [problem(says.listedTwice, { path: `${path}[${at}]`, received: what, facts: { what } })]
  })
}
