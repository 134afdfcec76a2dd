import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MatterInput, mayDecide, tryMayDecide } from '../../src/meetings/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from '../membership/hostile.js'
import { RULE } from './given.js'

const may = (agenda: readonly string[], matter: MatterInput['matter']) => mayDecide({ rule: RULE, agenda, matter })

describe('From the source', () => {
  it('WC-2: changing the rules stands on the agenda of the general meeting, or is not decided in it', () => {
    expect(may(['accounts', 'new-rules'], { id: 'new-rules' })).toEqual({
      kind: 'may-decide',
      because: [{ code: 'on-agenda', clauses: ['WC-2'], matter: 'new-rules', how: 'agenda' }],
    })
    expect(may(['accounts'], { id: 'new-rules' })).toMatchObject({ kind: 'off-agenda', because: [{ how: 'off' }] })
  })
  it('motions on the order of business need no notice, as in Robert’s Rules of Order', () => {
    expect(may([], { id: 'a-break', kind: 'order-of-business' })).toMatchObject({
      kind: 'may-decide',
      because: [{ how: 'always' }],
    })
    expect(may([], { id: 'a-break', kind: 'removal' }).kind).toBe('off-agenda')
    expect(may([], { id: 'order-of-business' }).kind).toBe('off-agenda')
  })
})

describe('Always true', () => {
  it('more on the agenda never takes away what may be decided', () => {
    const ids = fc.constantFrom('a', 'b', 'c', '__proto__')
    always(
      fc.property(fc.uniqueArray(ids), ids, ids, (agenda, more, id) => {
        if (may(agenda, { id }).kind === 'may-decide')
          expect(may([...new Set([...agenda, more])], { id }).kind).toBe('may-decide')
        expect(may(agenda, { id }).kind === 'may-decide').toBe(agenda.includes(id))
      }),
      100,
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryMayDecide, { rule: RULE, agenda: ['accounts'], matter: { id: 'accounts', kind: 'removal' } })
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    const outcome = tryMayDecide({
      rule: { ...RULE, alwaysDecided: [7] },
      agenda: ['a', 'a'],
      matter: { id: '', sort: 'x' },
    } as never)
    expect(refusedOf(outcome)).toEqual([
      'not-a-name rule.alwaysDecided[0]',
      'listed-twice agenda[1]',
      'unknown-key matter.sort',
      'not-a-name matter.id',
    ])
    expect(thrownBy(() => mayDecide(null as never))).toEqual(['wrong-kind'])
  })
})
