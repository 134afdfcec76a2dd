import { describe, expect, it } from 'vitest'
import * as views from '../../src/cooperative/views.js'
import { OUTSIDE, opensBallots, PEOPLE, removal, team } from './removal.js'

describe('WJC-8: what a record of sealed ballots begins with', () => {
  it('says the rule as it was pinned, who may vote and how many hold the key, and nothing of ballots', () => {
    const told = team(10).given(removal())
    const { openedAt, disclosure: _, ...now } = views.decisions.sealedVote(told.state, 'out') ?? { openedAt: 0 }
    expect(openedAt).toBeGreaterThan(0)
    expect(now).toEqual({
      decision: 'out',
      rule: { atLeast: '0.72', of: 'electorate' },
      electorate: PEOPLE.slice(0, 10),
      keyHolders: 5,
      keyQuorum: 3,
      countedAgain: true,
      ballotsOpened: false,
      ballotsClosed: false,
      releases: 0,
    })
    told.given(opensBallots())
    expect(views.decisions.sealedVote(told.state, 'out')).toMatchObject({ ballotsOpened: true })
  })

  it('there is none where nothing is under way under that name, or so few are entitled that it is open', () => {
    const told = team(3).given(removal())
    expect(views.decisions.sealedVote(told.state, 'nothing')).toBeUndefined()
    expect(views.decisions.sealedVote(told.state, 'out')).toBeUndefined()
  })

  it('the person whom it is about is concerned by it, and others are not', () => {
    const { state } = team(10).given(removal())
    expect(views.decisions.isAbout(state, 'out', 'ana')).toBe(true)
    expect(views.decisions.isAbout(state, 'out', 'ben')).toBe(false)
    expect(views.decisions.isAbout(state, 'out', OUTSIDE[0] ?? '')).toBe(false)
  })
})
