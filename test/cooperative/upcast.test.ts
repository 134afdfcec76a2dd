import { describe, expect, it } from 'vitest'
import { cooperative, foldEvents, readEvent } from '../../src/cooperative/index.js'
import { readEventOf } from '../../src/cooperative/upcast.js'
import { preset } from '../../src/presets/index.js'

const EVENT = { v: 1, type: 'time-passed', at: '2026-01-01' }

describe('an event of another version', () => {
  it('is brought to the newest, one step a version', () => {
    const steps = [
      (event: object) => ({ ...event, type: 'time-passed' }),
      ({ by: _by, ...event }: { readonly by?: unknown }) => event,
    ]
    const first = { ...EVENT, type: 'days-went-by', by: 'ana' }
    expect(readEventOf(first, steps, 3)).toEqual({ kind: 'event', event: { ...EVENT, v: 3 } })
    expect(readEventOf({ ...EVENT, v: 2, by: 'ana' }, steps, 3)).toEqual({ kind: 'event', event: { ...EVENT, v: 3 } })
    expect(readEventOf(first, [], 3).kind).toBe('refused')
  })

  it('is refused where it is newer than this library', () => {
    expect(readEvent({ ...EVENT, v: 2 })).toMatchObject({ kind: 'refused', problems: [{ code: 'newer-event' }] })
  })
})

const FOUNDED = { v: 1, type: 'cooperative-founded', at: '2026-01-01', charter: 'we-just-coop', charterVersion: '1' }
const JOINED = {
  v: 1,
  type: 'member-joined',
  at: '2026-01-01',
  member: 'ana',
  memberClass: 'worker-owner',
  how: 'founded',
}
const codesOf = (read: ReturnType<typeof readEvent>) =>
  read.kind === 'refused' ? read.problems.map(({ code, path }) => `${code} ${path}`) : []

describe('Refused', () => {
  it('an older event that is none after the steps', () => {
    expect(codesOf(readEventOf({ ...JOINED, member: 7 }, [], 2))).toEqual(['wrong-kind member'])
  })
  it('no version, no type, and what is nested without an end', () => {
    let deep: unknown = 1
    for (let at = 0; at < 20_000; at++) deep = [deep]
    expect(codesOf(readEvent({ type: 'time-passed' }))).toEqual(['missing-key v'])
    expect(codesOf(readEvent({ v: 1 }))).toEqual(['missing-key type'])
    expect(codesOf(readEvent({ ...JOINED, member: deep }))[0]).toMatch(/^too-deep /)
  })
  it('a log that does not begin with its founding, is founded twice, or began under another charter', () => {
    const state = cooperative(preset('we-just-coop')).initialState()
    const folded = (...events: readonly object[]) => {
      const answer = foldEvents({ state, events })
      return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
    }
    expect(folded(FOUNDED, JOINED)).toEqual([])
    expect(folded(JOINED)).toEqual(['impossible-event events[0]'])
    expect(folded(FOUNDED, JOINED, FOUNDED)).toEqual(['impossible-event events[2]'])
    expect(folded({ ...FOUNDED, charterVersion: '2' })).toEqual(['impossible-event events[0]'])
  })
})
