import { describe, expect, it } from 'vitest'
import { checkCharter } from '../../src/charter/index.js'
import { someNames } from '../../src/charter/missing.js'
import { presetCharters } from '../../src/presets/index.js'
import { explainProblem, type Problem } from '../../src/problems/index.js'
import { SMALL, smallWith } from '../arbitraries/charters.js'

const told = (charter: unknown, library: readonly unknown[] = presetCharters): readonly string[] => {
  const checked = checkCharter({ charter, library })
  const problems: readonly Problem[] = checked.kind === 'refused' ? checked.problems : []
  return problems.map((found) => explainProblem(found, 'en'))
}

describe('At the boundary', () => {
  it('no names, one, forty, and more than anybody reads', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at}`)
    expect([someNames([]), someNames(['a'])]).toEqual(['', 'a'])
    expect(someNames(names(40))).toBe(names(40).join(', '))
    expect(someNames(names(41))).toBe(`${names(40).join(', ')}, …`)
  })
})

describe('Refused', () => {
  it('a field that is not there is told with what it may say, where that is one of a few words', () => {
    const { openDays: _, ballotsCanChange: __, thresholds: ___, members: ____, ...ordinary } = SMALL.decisions.ordinary
    expect(told(smallWith({ decisions: { ordinary } }))).toEqual([
      'decisions.ordinary.ballotsCanChange: expected a value for ballotsCanChange, one of: true, false; received nothing. State it: it has no default.',
      'decisions.ordinary.thresholds: expected a value for thresholds, one of: at-opening, live; received nothing. State it: it has no default.',
      'decisions.ordinary.members: expected a value for members, one of: at-opening, live; received nothing. State it: it has no default.',
      'decisions.ordinary.openDays: expected a value for openDays; received nothing. State it: it has no default.',
    ])
  })

  it('so is one that a new provision lacks', () => {
    const friend = { title: 'Friend', plural: 'friends', kind: 'supporter' }
    expect(told(smallWith({ memberClasses: { ...SMALL.memberClasses, friend } }))).toEqual([
      'memberClasses.friend.hasVote: expected a value for hasVote, one of: true, false; received nothing. State it: it has no default.',
    ])
  })

  it('a name that is none is told with those that there are; a charter with those that are known', () => {
    const amendments = { all: { ...SMALL.amendments.all, decision: 'bigjob' } }
    expect(told(smallWith({ amendments }))[0]).toBe(
      'amendments.all.decision: expected a provision named bigjob under decisions, where there are: ordinary; received "bigjob". Name one of these, or add it.',
    )
    const kiln = { id: 'kiln', version: '1', title: 'Kiln', extends: { charter: 'worker-coop-plain', version: '2' } }
    expect(told(kiln)).toEqual([
      'extends: expected charter worker-coop-plain, version 2; received "worker-coop-plain@2". Give that charter along with this one, or extend one that is known: we-just-coop 1, workers-coop 1, worker-coop-plain 1, worker-coop-es 1, worker-coop-it 1, worker-coop-fr 1.',
    ])
    expect(told(kiln, [])[0]).toMatch(/Give that charter along with this one\.$/)
  })
})
