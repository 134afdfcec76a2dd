import { describe, expect, it } from 'vitest'
import { checkCharter } from '../../src/charter/index.js'
import { presetCharters } from '../../src/presets/index.js'
import { refusedOf } from '../decisions/problems-of.js'

type Json = Readonly<Record<string, unknown>>

/** What is told of a fork of a preset. */
const wrong = (charter: string, more: Json) => {
  const fork = { id: 'kiln', version: '1', title: 'Kiln', extends: { charter, version: '1' }, ...more }
  return refusedOf(checkCharter({ charter: fork, library: presetCharters }))
}

describe('Refused', () => {
  it('what the rules on members refuse is told at the places of the charter', () => {
    const plain = (more: Json) => wrong('worker-coop-plain', more)
    expect(plain({ admissions: { 'worker-member': { instalments: 0 } } })).toEqual([
      'not-one-or-more admissions.worker-member.instalments',
    ])
    expect(plain({ memberClasses: { 'worker-member': { minimumAge: 0 } } })).toEqual([
      'not-one-or-more memberClasses.worker-member.minimumAge',
    ])
    expect(wrong('workers-coop', { admissions: { individual: { attendances: 0, withinMonths: 0 } } })).toEqual([
      'not-one-or-more admissions.individual.attendances',
      'not-one-or-more admissions.individual.withinMonths',
    ])
    // The second of two admissions to the same class.
    const second = { title: 'Another way in', memberClass: 'worker-member' }
    expect(plain({ admissions: { second } })).toEqual(['listed-twice admissions.second.memberClass'])
  })

  it('a number wrong in itself that the rules on projects rest on is told where it stands, and not of the projects', () => {
    const item = (id: string, more: Json) => wrong('we-just-coop', { averageItems: { [id]: more } })
    expect(item('project-evaluation', { min: 10, max: 0 })).toEqual([
      'least-above-most averageItems.project-evaluation.max',
    ])
    const beyond = (id: string, ...decisions: readonly string[]) => [
      ...decisions.map((decision) => `threshold-out-of-range decisions.${decision}.rule.atLeast`),
      `out-of-range averageItems.${id}.provisional`,
    ]
    for (const provisional of ['101%', '-1%'])
      expect(item('removal-threshold', { provisional })).toEqual(
        beyond('removal-threshold', 'remove-from-team', 'remove-in-assembly'),
      )
    for (const provisional of ['0%', '99%']) expect(item('removal-threshold', { provisional })).toEqual([])
  })

  it('what the rules on elections refuse is told at the places of the charter', () => {
    expect(wrong('workers-coop', { elections: { board: { nominationsNeeded: 0 } } })).toEqual([
      'not-one-or-more elections.board.nominationsNeeded',
    ])
    const scored = {
      title: 'S',
      seats: 1,
      electorate: { members: 'all' },
      method: 'score',
      scoreBy: 'sum',
      tieBreaks: ['lot'],
    }
    const scores = (lowestScore: number, highestScore: number) =>
      wrong('worker-coop-plain', { elections: { scored: { ...scored, lowestScore, highestScore } } })
    expect([scores(0, 5), scores(6, 5)]).toEqual([[], ['bounds-reversed elections.scored.highestScore']])
  })
})
